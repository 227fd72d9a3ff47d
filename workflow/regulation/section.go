package regulation

import (
	"reflect"
	"slices"
	"strings"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// Section is what a group changes of a section. The changes are merged into
// the document's section key by key, and lists of things with ids item by
// item: the same id replaces the item in its place, a new one goes last.
// [Regulation.For] gives the whole.
type Section[T any] struct {
	// Changes hold the keys that differ; what is left out stays. Nil: none.
	Changes *T
	// Omit takes items out of lists of things with ids: the ids by the keys
	// that lead to their list, as in {"criteria": {"term"}}.
	Omit map[string][]string
}

// decodeSection reads the changes as far as they can be read by themselves;
// the merged whole is read strictly, and tells what is wrong with them.
func decodeSection[T any](s *Section[T], c document.Cursor) {
	c.Keys(keysOf(c)...)
	omitted := map[string][]string{}
	rest := withoutOmissions(c.Node(), "", omitted)
	if len(omitted) > 0 {
		s.Omit = omitted
	}
	if len(rest.Entries) == 0 {
		return
	}
	s.Changes = new(T)
	if c.Canonical() {
		document.DecodeCanonical(rest, s.Changes)
	} else {
		document.Decode(rest, s.Changes)
	}
}

// keysOf lets every key pass, so that only doubles and other kinds are
// mistakes here.
func keysOf(c document.Cursor) []string {
	var keys []string
	for _, e := range c.Node().Entries {
		keys = append(keys, e.Key)
	}
	return keys
}

// withoutOmissions takes the items that omit others out of the lists below a
// mapping, and names them. What holds nothing else goes too.
func withoutOmissions(n *document.Node, at string, omitted map[string][]string) *document.Node {
	out := &document.Node{Kind: n.Kind, Place: n.Place}
	for _, e := range n.Entries {
		path, before := at+e.Key, len(omitted)
		switch e.Value.Kind {
		case document.Mapping:
			e.Value = withoutOmissions(e.Value, path+".", omitted)
		case document.Sequence:
			rest := &document.Node{Kind: document.Sequence, Place: e.Value.Place}
			for _, item := range e.Value.Items {
				if id := document.ItemID(item); id != "" && document.Omitted(item) {
					omitted[path] = append(omitted[path], id)
				} else {
					rest.Items = append(rest.Items, item)
				}
			}
			e.Value = rest
		}
		if len(omitted) > before && len(e.Value.Entries)+len(e.Value.Items) == 0 {
			continue
		}
		out.Entries = append(out.Entries, e)
	}
	return out
}

// encodeSection writes the changes; what is omitted is laid beside them by
// [omit].
func encodeSection[T any](s Section[T], e *canonical.Encoder) {
	if s.Changes == nil {
		e.BeginObject()
		e.EndObject()
		return
	}
	document.Encode(e, *s.Changes)
}

// shapeSection is the shape of any changes to a section.
func shapeSection[T any](of func(reflect.Type) document.Shape) document.Shape {
	return document.ChangesShape(of(reflect.TypeFor[T]()))
}

// omit adds to the nodes of a literal what its groups omit.
func (d Document) omit(root *document.Node) {
	for id, g := range d.Groups {
		group := root.Get("groups").Get(id)
		for section, lists := range map[string]map[string][]string{
			"eligibility": g.Eligibility.Omit, "scoring": g.Scoring.Omit, "ranking": g.Ranking.Omit, "procedure": g.Procedure.Omit,
		} {
			for list, ids := range lists {
				keys := strings.Split(section+"."+list, ".")
				at := group
				for i, key := range keys {
					at = below(at, key, i+1 == len(keys))
				}
				for _, id := range ids {
					at.Items = append(at.Items, omissionOf(id))
				}
			}
		}
	}
}

// below is the value of a key, made where there is none.
func below(n *document.Node, key string, list bool) *document.Node {
	if value := n.Get(key); value != nil {
		return value
	}
	made := &document.Node{Kind: document.Mapping}
	if list {
		made.Kind = document.Sequence
	}
	at := slices.IndexFunc(n.Entries, func(e document.Entry) bool { return e.Key > key })
	if at < 0 {
		at = len(n.Entries)
	}
	n.Entries = slices.Insert(n.Entries, at, document.Entry{Key: key, Value: made})
	return made
}

// omissionOf is an item of a list that omits another.
func omissionOf(id string) *document.Node {
	return &document.Node{Kind: document.Mapping, Entries: []document.Entry{
		{Key: "id", Value: &document.Node{Kind: document.Scalar, Text: id, Quoted: true}},
		{Key: "omit", Value: &document.Node{Kind: document.Scalar, Text: "true"}},
	}}
}
