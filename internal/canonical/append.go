package canonical

import "fmt"

// Append appends a tree of map[string]any, []any, string, bool, nil, int,
// int64 and [Value] in canonical form. Any other type is refused, floating
// point numbers above all, and dst is then returned unchanged.
func Append(dst []byte, tree any) ([]byte, error) {
	var encoder Encoder
	encoder.Reset(dst)
	encoder.tree(tree)
	written, err := encoder.Bytes()
	if err != nil {
		return dst, err
	}
	return written, nil
}

func (e *Encoder) tree(tree any) {
	if e.failed != nil {
		return // a tree that contains itself ends at the depth limit
	}
	switch value := tree.(type) {
	case nil:
		e.Null()
	case bool:
		e.Bool(value)
	case string:
		e.String(value)
	case int:
		e.Int(int64(value))
	case int64:
		e.Int(value)
	case Value:
		e.Value(value)
	case []any:
		e.BeginArray()
		for _, element := range value {
			e.tree(element)
		}
		e.EndArray()
	case map[string]any:
		e.BeginObject()
		for key, member := range value {
			e.Key(key)
			e.tree(member)
		}
		e.EndObject()
	default:
		e.fail(FaultType, fmt.Sprintf("%T", tree))
	}
}
