package mutation

import (
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// mutant is a regulation with one thing changed: a number, a direction, an
// order or a connective.
type mutant struct {
	rule     string // by keys and ids: scoring.written.pass
	group    string // the group of posts whose own rule it is, "" for all
	path     thituyen.Path
	place    document.Place
	from, to string
	root     func() *document.Node
}

// mutants lists every change of a regulation's document, in its order.
func mutants(root *document.Node) []mutant {
	var m mutator
	m.asked(root)
	m.sections(root, here{rebuild: func(n *document.Node) *document.Node { return n }}, "")
	return m.found
}

type mutator struct {
	found    []mutant
	complete map[string]bool // the roles of which a step asks whether they are filled
}

// asked gathers the roles of which a step asks whether they are filled: how
// many hold any other is seen by rounds alone.
func (m *mutator) asked(n *document.Node) {
	if n == nil {
		return
	}
	for _, e := range n.Entries {
		if e.Key == "complete" {
			for _, role := range append([]*document.Node{e.Value}, e.Value.Items...) {
				if m.complete == nil {
					m.complete = map[string]bool{}
				}
				m.complete[role.Text] = true
			}
		}
		m.asked(e.Value)
	}
	for _, item := range n.Items {
		m.asked(item)
	}
}

// untold reports whether a suite cannot ask about what stands under a key.
func (m *mutator) untold(h here) bool {
	if role, _, members := strings.Cut(strings.TrimPrefix(h.rule, "procedure.roles."), ".members"); h.key == "members" && members {
		return !m.complete[role]
	}
	return slices.Contains(unasked, h.key)
}

// removable are the keys whose rule can be taken out whole.
var removable = []string{"not_by", "complete", "restarts"}

// here is a place in a document while it is walked: how to make the whole
// document anew with something else standing there.
type here struct {
	rule, group string
	path        thituyen.Path
	key, above  string // the key that the value stands under, and the one above it
	rebuild     func(*document.Node) *document.Node
	taken       *thituyen.Value // of a line of a spread: up to where the lines before it decide
}

// child is the value of a mapping's entry.
func (h here) child(n *document.Node, i int) here {
	e := n.Entries[i]
	out := here{group: h.group, rule: e.Key, path: h.path.Key(e.Key), key: e.Key, above: h.key}
	if h.rule != "" {
		out.rule = h.rule + "." + e.Key
	}
	if e.Key == "from" || e.Key == "above" {
		out.taken = h.taken
	}
	out.rebuild = func(value *document.Node) *document.Node {
		return h.rebuild(withEntry(n, i, document.Entry{Key: e.Key, At: e.At, Value: value}))
	}
	return out
}

// item is an item of a list, called by its id where it has one.
func (h here) item(n *document.Node, i int) here {
	out := here{group: h.group, path: h.path.Index(i), key: h.key, above: h.above}
	out.rule = h.rule + "[" + digits(i) + "]"
	if name := itemName(n.Items[i]); name != "" {
		out.rule = listRule(h.rule, h.key) + "." + name
	}
	out.rebuild = func(value *document.Node) *document.Node {
		list := *n
		list.Items = slices.Clone(n.Items)
		list.Items[i] = value
		return h.rebuild(&list)
	}
	return out
}

// itemName is the id of an item, or what a key compares.
func itemName(n *document.Node) string {
	for _, key := range []string{"id", "by"} {
		if name := n.Get(key); name != nil && name.Kind == document.Scalar {
			return name.Text
		}
	}
	return ""
}

// listRule is the rule of a list whose items are known by their ids: the
// lists of criteria and of parts are not named.
func listRule(rule, key string) string {
	if key == "criteria" || key == "parts" {
		rule = strings.TrimSuffix(rule, "."+key)
	}
	if section, _, ok := strings.Cut(rule, "."); ok && section == "scoring" && key == "parts" {
		return section // ids are unique in the whole section
	}
	return rule
}

func withEntry(n *document.Node, i int, e document.Entry) *document.Node {
	out := *n
	out.Entries = slices.Clone(n.Entries)
	out.Entries[i] = e
	return &out
}

// sections walks the parts of a document that hold rules.
func (m *mutator) sections(n *document.Node, h here, group string) {
	for i, e := range n.Entries {
		at := h.child(n, i)
		switch e.Key {
		case "in_force", "eligibility", "scoring", "ranking", "procedure":
			at.rule, at.group = e.Key, group
			m.walk(e.Value, at)
		case "groups":
			for j, g := range e.Value.Entries {
				m.sections(g.Value, at.child(e.Value, j), g.Key)
			}
		}
	}
}

// unasked are the keys of rules that a suite cannot ask about: texts, names,
// what rounds alone look at, and what only people see.
var unasked = []string{
	"id", "title", "titles", "clause", "why", "anonymous", "minimum", "effect", "replacement", "ballot", "bodies", "omit", "why_untested",
}

func (m *mutator) walk(n *document.Node, h here) {
	if n == nil || m.untold(h) {
		return
	}
	if slices.Contains(removable, h.key) && strings.HasPrefix(h.rule, "procedure.") && !strings.HasSuffix(h.rule, "]") {
		m.add(h, n.Place, h.key, "–", &document.Node{Kind: document.Null, Place: n.Place})
	}
	switch n.Kind {
	case document.Scalar:
		m.scalar(n, h)
	case document.Sequence:
		m.order(n, h)
		m.borders(n, h)
		for i, item := range n.Items {
			at := h.item(n, i)
			if h.key == "spread" {
				at.taken = takenBefore(n, i)
			}
			m.walk(item, at)
		}
	case document.Mapping:
		m.keys(n, h)
		for i, e := range n.Entries {
			m.walk(e.Value, h.child(n, i))
		}
	}
}

func (m *mutator) add(h here, place document.Place, from, to string, value *document.Node) {
	rule := h.rule
	m.found = append(m.found, mutant{
		rule: rule, group: h.group, path: h.path, place: place, from: from, to: to,
		root: func() *document.Node { return h.rebuild(value) },
	})
}

// scalar changes a number, a span, a date, a yes or no, or a word of those
// that stand for a way.
func (m *mutator) scalar(n *document.Node, h here) {
	for _, text := range otherTexts(n, h) {
		if h.taken != nil && lowersWithin(n.Text, text, *h.taken) {
			continue // the lines before it decide there
		}
		value := *n
		value.Text = text
		m.add(h, n.Place, n.Text, text, &value)
	}
	if h.key == "pass" { // the mark itself passes; above it would not
		above := &document.Node{Kind: document.Mapping, Place: n.Place, Entries: []document.Entry{{Key: "above", At: n.Place, Value: n}}}
		m.add(h, n.Place, n.Text, "above: "+n.Text, above)
	}
	if n.Text == "before_bonus" && h.key == "on" {
		m.add(h, n.Place, "on: before_bonus", "–", &document.Node{Kind: document.Null, Place: n.Place})
	}
}

// keys changes the direction or the connective that a key says.
func (m *mutator) keys(n *document.Node, h here) {
	for i, e := range n.Entries {
		if e.Key == "not" && len(n.Entries) == 1 {
			m.add(h, e.At, "not", "–", e.Value)
		}
		for _, key := range otherKeys(e.Key, n, h) {
			if n.Get(key) != nil {
				continue
			}
			if h.taken != nil && e.Key == "above" && key == "from" && lowersWithin(e.Value.Text, e.Value.Text, *h.taken) {
				continue // the lines before it decide there
			}
			m.add(h, e.At, e.Key, key, withEntry(n, i, document.Entry{Key: key, At: e.At, Value: e.Value}))
		}
	}
}

// order swaps neighbours in the lists whose order means something.
func (m *mutator) order(n *document.Node, h here) {
	if !slices.Contains([]string{"keys", "prefer", "adjust", "spread"}, h.key) {
		return
	}
	for i := 0; i+1 < len(n.Items); i++ {
		if h.key == "spread" && apartLines(n.Items[i], n.Items[i+1]) {
			continue // whichever is read first, the same one holds
		}
		list := *n
		list.Items = slices.Clone(n.Items)
		list.Items[i], list.Items[i+1] = n.Items[i+1], n.Items[i]
		m.add(h, n.Items[i].Place, orderName(n.Items[i], i)+", "+orderName(n.Items[i+1], i+1), orderName(n.Items[i+1], i+1)+", "+orderName(n.Items[i], i), &list)
	}
}

func orderName(n *document.Node, i int) string {
	if n.Kind == document.Scalar {
		return n.Text
	}
	if name := itemName(n); name != "" {
		return name
	}
	return "[" + digits(i) + "]"
}
