package mutation

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
)

// borders moves the number at which one line of a table or a spread ends and
// the next begins, and gives the number itself to the other line: changed
// alone, either line would leave a gap or lie over the other.
func (m *mutator) borders(n *document.Node, h here) {
	if h.key != "table" && h.key != "spread" {
		return
	}
	for i := 0; i+1 < len(n.Items); i++ {
		end, start := endKey(n.Items[i]), startKey(n.Items[i+1])
		a, b := bound(n.Items[i], end), bound(n.Items[i+1], start)
		if a == nil || b == nil || !a.Equal(*b) || (end == "up_to") != (start == "above") {
			continue
		}
		text := n.Items[i].Get(end).Text
		for _, other := range otherAmounts(text) {
			m.border(n, h, i, border{end, start, text}, border{end, start, other})
		}
		m.border(n, h, i, border{end, start, text}, border{otherEnd[end], otherEnd[start], text})
	}
}

// border is where one line ends and the next begins.
type border struct{ end, start, at string }

func (b border) String() string { return b.end + ": " + b.at + ", " + b.start + ": " + b.at }

var otherEnd = map[string]string{"up_to": "below", "below": "up_to", "above": "from", "from": "above"}

func (m *mutator) border(n *document.Node, h here, i int, before, after border) {
	list := *n
	list.Items = slices.Clone(n.Items)
	list.Items[i] = withBound(n.Items[i], before.end, after.end, after.at)
	list.Items[i+1] = withBound(n.Items[i+1], before.start, after.start, after.at)
	h.rule += "[" + digits(i) + "]"
	m.add(h, n.Items[i].Get(before.end).Place, before.String(), after.String(), &list)
}

// withBound is a line with another end.
func withBound(n *document.Node, before, after, at string) *document.Node {
	out := *n
	out.Entries = slices.Clone(n.Entries)
	for i, e := range out.Entries {
		if e.Key == before {
			value := *e.Value
			value.Text = at
			out.Entries[i] = document.Entry{Key: after, At: e.At, Value: &value}
		}
	}
	return &out
}

func endKey(n *document.Node) string {
	if n.Get("up_to") != nil {
		return "up_to"
	}
	return "below"
}

func startKey(n *document.Node) string {
	if n.Get("above") != nil {
		return "above"
	}
	return "from"
}

// apartLines reports whether two lines of a spread share no value.
func apartLines(a, b *document.Node) bool { return endsBefore(a, b) || endsBefore(b, a) }

// endsBefore reports whether a line ends before another begins.
func endsBefore(a, b *document.Node) bool {
	end, start := bound(a, endKey(a)), bound(b, startKey(b))
	if end == nil || start == nil {
		return false
	}
	c := end.Cmp(*start)
	return c < 0 || c == 0 && (endKey(a) == "below" || startKey(b) == "above")
}

// takenBefore is up to where the lines before one decide; nil where none of
// them has an end.
func takenBefore(list *document.Node, i int) *thituyen.Value {
	var most *thituyen.Value
	for _, item := range list.Items[:i] {
		if end := bound(item, endKey(item)); end != nil && (most == nil || end.Cmp(*most) > 0) {
			most = end
		}
	}
	return most
}

// lowersWithin reports whether a line that begins lower than before takes in
// nothing but what the lines before it decide.
func lowersWithin(before, after string, taken thituyen.Value) bool {
	old, err := exact.ParseDecimal(before)
	next, wrong := exact.ParseDecimal(after)
	if err != nil || wrong != nil || next.GreaterThan(old) {
		return false
	}
	return thituyen.FromDecimal(old).Cmp(taken) <= 0
}

// bound is the number under a key of a line; nil where there is none.
func bound(n *document.Node, key string) *thituyen.Value {
	value := n.Get(key)
	if value == nil || value.Kind != document.Scalar {
		return nil
	}
	d, err := exact.ParseDecimal(value.Text)
	if err != nil {
		return nil
	}
	v := thituyen.FromDecimal(d)
	return &v
}
