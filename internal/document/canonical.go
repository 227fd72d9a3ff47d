package document

import "errors"

// Value returns the document as plain values for a canonical encoder: maps,
// slices, strings, booleans and nil. Every number stands as the text of its
// digits, so that no reader of a record can round it; [DecodeCanonical] reads
// it back. A repeated key is an error, for one of the two would be lost.
func (n *Node) Value() (any, error) {
	switch n.Kind {
	case Null:
		return nil, nil
	case Sequence:
		out := make([]any, len(n.Items))
		for i, item := range n.Items {
			value, err := item.Value()
			if err != nil {
				return nil, err
			}
			out[i] = value
		}
		return out, nil
	case Mapping:
		out := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			if _, double := out[e.Key]; double {
				return nil, errors.New("document: the key " + e.Key + " stands twice")
			}
			value, err := e.Value.Value()
			if err != nil {
				return nil, err
			}
			out[e.Key] = value
		}
		return out, nil
	}
	if !n.Quoted && (n.Text == "true" || n.Text == "false") {
		return n.Text == "true", nil
	}
	return n.Text, nil
}
