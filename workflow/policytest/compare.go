package policytest

import (
	"maps"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
)

// Difference is one expectation that did not hold: where it stands in the
// case, what was expected and what came out, written as in a suite, and why
// it came out so, in the words of the rules.
type Difference struct {
	Path     document.Path // from the root of the suite
	Expected string
	Came     string
	Why      []Text
}

// compare lists what of the expectations does not hold.
func compare(want, came Expect) []Difference {
	c := comparison{path: document.Path{}.Key("expect")}
	compareMaps(&c, "eligibility", want.Eligibility, came.Eligibility, Verdict.String, func(a, b Verdict) bool { return a.agrees(b) })
	compareMaps(&c, "standing", want.Standing, came.Standing, Standing.String, func(a, b Standing) bool { return a.agrees(b) })
	for _, id := range sortedKeys(want.Scores) {
		c.in("scores", func() { compareMaps(&c, id, want.Scores[id], came.Scores[id], numberText, sameNumber) })
	}
	c.groups("order", want.Order, came.Order, true)
	compareMaps(&c, "places", want.Places, came.Places, numberText, sameNumber)
	compareMaps(&c, "decided", want.Decided, came.Decided, func(s string) string { return orNone(s) }, func(a, b string) bool { return a == b })
	if want.Selected != nil && !sameSet(want.Selected, came.Selected) {
		c.add("selected", listText(want.Selected), listText(came.Selected))
	}
	c.groups("reserve", want.Reserve, came.Reserve, true)
	c.groups("referred", want.Referred, came.Referred, false)
	if want.State != nil && (came.State == nil || *want.State != *came.State) {
		c.add("state", *want.State, orMissing(came.State))
	}
	compareMaps(&c, "open", want.Open, came.Open, listText, sameSet)
	compareMaps(&c, "due", want.Due, came.Due, dateText, sameDate)
	if want.Mistakes != nil && !sameSet(want.Mistakes, came.Mistakes) {
		c.add("mistakes", listText(want.Mistakes), listText(came.Mistakes))
	}
	return c.differences
}

type comparison struct {
	path        document.Path
	differences []Difference
}

func (c *comparison) add(key, want, came string) {
	c.differences = append(c.differences, Difference{Path: c.path.Key(key), Expected: want, Came: came})
}

// in runs a part of the comparison below a key.
func (c *comparison) in(key string, compare func()) {
	before := c.path
	c.path = c.path.Key(key)
	compare()
	c.path = before
}

// compareMaps compares what is expected under each key; what came out beside
// it is not looked at.
func compareMaps[V any](c *comparison, key string, want, came map[string]V, text func(V) string, same func(a, b V) bool) {
	c.in(key, func() {
		for _, id := range sortedKeys(want) {
			value, ok := came[id]
			switch {
			case !ok:
				c.add(id, text(want[id]), "–")
			case !same(want[id], value):
				c.add(id, text(want[id]), text(value))
			}
		}
	})
}

// groups compares lists of candidates and of those who share a place; within
// a group, and where the whole is in any order, order does not count.
func (c *comparison) groups(key string, want, came []Group, ordered bool) {
	if want == nil {
		return
	}
	a, b := groupKeys(want), groupKeys(came)
	if !ordered {
		slices.Sort(a)
		slices.Sort(b)
	}
	if !slices.Equal(a, b) {
		c.add(key, groupsText(want), groupsText(came))
	}
}

func groupKeys(groups []Group) []string {
	var out []string
	for _, g := range groups {
		out = append(out, strings.Join(slices.Sorted(slices.Values(g)), "\n"))
	}
	return out
}

// agrees reports whether a verdict that came out is the one expected.
func (v Verdict) agrees(came Verdict) bool {
	return v.Name == came.Name &&
		(v.NotMet == nil || sameSet(v.NotMet, came.NotMet)) &&
		(v.Unknown == nil || sameSet(v.Unknown, came.Unknown))
}

// String writes the verdict as a suite does.
func (v Verdict) String() string {
	switch {
	case v.NotMet != nil && v.Unknown != nil && v.Name == "ineligible" && len(v.Unknown) > 0:
		return "{ineligible: " + listText(v.NotMet) + ", incomplete: " + listText(v.Unknown) + "}"
	case v.NotMet != nil && v.Name == "ineligible":
		return "{ineligible: " + listText(v.NotMet) + "}"
	case v.Unknown != nil && v.Name == "incomplete":
		return "{incomplete: " + listText(v.Unknown) + "}"
	}
	return v.Name
}

func (s Standing) agrees(came Standing) bool {
	return s.Name == came.Name && (s.Components == nil || sameSet(s.Components, came.Components))
}

// String writes the standing as a suite does.
func (s Standing) String() string {
	if s.Name == "failed" && s.Components != nil {
		return "{failed: " + listText(s.Components) + "}"
	}
	return orNone(s.Name)
}

func orNone(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

func orMissing(text *string) string {
	if text == nil {
		return "–"
	}
	return *text
}

func numberText(v *exact.Value) string {
	if v == nil {
		return "~"
	}
	return v.String()
}

func sameNumber(a, b *exact.Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

func dateText(d *civil.Date) string {
	if d == nil {
		return "~"
	}
	return d.String()
}

func sameDate(a, b *civil.Date) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func listText(list []string) string { return "[" + strings.Join(list, ", ") + "]" }

func groupsText(groups []Group) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = listText(g)
		if len(g) == 1 {
			parts[i] = g[0]
		}
	}
	return listText(parts)
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// lines writes what came out, a line a part, as a suite would.
func (e Expect) lines() []string {
	var out []string
	add := func(key, text string) { out = append(out, key+": "+text) }
	for _, id := range sortedKeys(e.Eligibility) {
		add("eligibility."+id, e.Eligibility[id].String())
	}
	for _, id := range sortedKeys(e.Standing) {
		add("standing."+id, e.Standing[id].String())
	}
	for _, id := range sortedKeys(e.Scores) {
		for _, component := range sortedKeys(e.Scores[id]) {
			add("scores."+id+"."+component, numberText(e.Scores[id][component]))
		}
	}
	if e.Order != nil {
		add("order", groupsText(e.Order))
	}
	for _, id := range sortedKeys(e.Places) {
		add("places."+id, numberText(e.Places[id]))
	}
	for _, pair := range sortedKeys(e.Decided) {
		add("decided."+pair, orNone(e.Decided[pair]))
	}
	if e.Selected != nil {
		add("selected", listText(e.Selected))
		add("reserve", groupsText(e.Reserve))
		add("referred", groupsText(e.Referred))
	}
	if e.State != nil {
		add("state", *e.State)
	}
	for _, person := range sortedKeys(e.Open) {
		add("open."+person, listText(e.Open[person]))
	}
	for _, clock := range sortedKeys(e.Due) {
		add("due."+clock, dateText(e.Due[clock]))
	}
	return out
}
