package document

import "slices"

// Merge returns base with over laid upon it, as a group of posts is laid upon
// its regulation: mappings key by key; lists of things with ids item by item,
// where the same id replaces the item in its place, a new id goes last and
// `omit: true` removes; any other list or value is replaced whole. A null in
// over changes nothing. Neither node is changed; places stay those of the
// files.
func Merge(base, over *Node) *Node {
	switch {
	case over == nil || over.Kind == Null:
		return base
	case base == nil || base.Kind == Null:
		return complete(over)
	case base.Kind == Mapping && over.Kind == Mapping:
		return mergeMappings(base, over)
	case identified(base) && identified(over):
		return mergeItems(base, over)
	}
	return over
}

// complete is what stands where there was nothing: the same, without items
// that omit others.
func complete(over *Node) *Node {
	switch {
	case !omits(over):
		return over
	case over.Kind == Mapping:
		return mergeMappings(&Node{Kind: Mapping}, over)
	case over.Kind == Sequence && identified(over):
		return mergeItems(&Node{Kind: Sequence}, over)
	}
	return over
}

// omits reports whether a list at or below a node omits an item.
func omits(n *Node) bool {
	return slices.ContainsFunc(n.Entries, func(e Entry) bool { return omits(e.Value) }) ||
		slices.ContainsFunc(n.Items, func(item *Node) bool { return Omitted(item) || omits(item) })
}

func mergeMappings(base, over *Node) *Node {
	out := &Node{Kind: Mapping, Place: over.Place, Entries: slices.Clone(base.Entries)}
	for _, e := range over.Entries {
		at := slices.IndexFunc(out.Entries, func(b Entry) bool { return b.Key == e.Key })
		if at < 0 {
			out.Entries = append(out.Entries, Entry{Key: e.Key, At: e.At, Value: complete(e.Value)})
			continue
		}
		merged := Merge(out.Entries[at].Value, e.Value)
		if merged != out.Entries[at].Value {
			out.Entries[at] = Entry{Key: e.Key, At: e.At, Value: merged}
		}
	}
	return out
}

func mergeItems(base, over *Node) *Node {
	out := &Node{Kind: Sequence, Place: over.Place, Items: slices.Clone(base.Items)}
	for _, item := range over.Items {
		at := slices.IndexFunc(out.Items, func(b *Node) bool { return ItemID(b) == ItemID(item) })
		omit := Omitted(item)
		switch {
		case omit && at >= 0:
			out.Items = slices.Delete(out.Items, at, at+1)
		case omit: // what it omits is not there: reported by the regulation
		case at >= 0:
			out.Items[at] = item
		default:
			out.Items = append(out.Items, item)
		}
	}
	return out
}

// Omitted reports whether an item of a list says `omit: true`.
func Omitted(item *Node) bool {
	omit := item.Get("omit")
	return omit != nil && omit.Kind == Scalar && omit.Text == "true"
}

// identified reports whether a node is a list of which every item has an id.
func identified(n *Node) bool {
	return n.Kind == Sequence && !slices.ContainsFunc(n.Items, func(item *Node) bool { return ItemID(item) == "" })
}

// ItemID returns the id of an item of a list, in Unicode NFC, or "" where it
// has none.
func ItemID(n *Node) string {
	if id := n.Get("id"); id != nil && id.Kind == Scalar {
		return compose(id.Text)
	}
	return ""
}
