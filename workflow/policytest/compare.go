package policytest

import (
	"maps"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// Difference is one expectation that did not hold: where it stands in the
// case, what was expected and what came out, written as in a suite, and why
// it came out so, in the words of the rules.
type Difference struct {
	Path     thituyen.Path // from the case: expect.scores.A.written, steps[2]
	Place    thituyen.Place
	Expected string
	Came     string // – where nothing was answered
	Why      []thituyen.Texter

	came written
	part part
}

// part names what a difference is about: a part of `expect`, and in it a
// candidate, a person, a pair or a clock, and below a candidate's scores a
// component.
type part struct{ of, id, component string }

// comparison lists what of the expectations does not hold.
type comparison struct {
	path        thituyen.Path
	differences []Difference
}

// compare lists what of the expectations does not hold.
func compare(want, came Expect) []Difference {
	c := comparison{path: thituyen.Path{}.Key("expect")}
	compareMaps(&c, part{of: "eligibility"}, want.Eligibility, came.Eligibility, Verdict.written, Verdict.agrees)
	compareMaps(&c, part{of: "standing"}, want.Standing, came.Standing, (*Standing).written, (*Standing).agrees)
	for _, id := range sortedKeys(want.Scores) {
		compareMaps(&c, part{of: "scores", id: id}, want.Scores[id], came.Scores[id], numberWritten, sameNumber)
	}
	c.groups("order", want.Order, came.Order, true)
	compareMaps(&c, part{of: "places"}, want.Places, came.Places, numberWritten, sameNumber)
	c.decided(want.Decided, came.Decided)
	c.list("selected", want.Selected, came.Selected)
	c.groups("reserve", want.Reserve, came.Reserve, true)
	c.groups("referred", want.Referred, came.Referred, false)
	compareMaps(&c, part{of: "margin"}, want.Margin, came.Margin, marginWritten, sameMargin)
	compareMaps(&c, part{of: "seats"}, want.Seats, came.Seats, idWritten, sameID)
	if want.Called != nil && !slices.Equal(want.Called, came.Called) {
		c.add(part{of: "called"}, idsWritten(want.Called), idsWritten(came.Called))
	}
	c.list("choice", want.Choice, came.Choice)
	compareMaps(&c, part{of: "allocated"}, want.Allocated, came.Allocated, idWritten, sameID)
	if want.State != nil && (came.State == nil || *want.State != *came.State) {
		c.add(part{of: "state"}, stateWritten(want.State), stateWritten(came.State))
	}
	compareMaps(&c, part{of: "open"}, want.Open, came.Open, idsWritten, func(a, b IDs) bool { return sameList(a, b) })
	compareMaps(&c, part{of: "due"}, want.Due, came.Due, dateWritten, sameDate)
	c.list("mistakes", eachOnce(want.Mistakes), came.Mistakes)
	return c.differences
}

func (c *comparison) add(about part, want, came written) {
	path := c.path.Key(about.of)
	if about.id != "" {
		path = path.Key(about.id)
	}
	if about.component != "" {
		path = path.Key(about.component)
	}
	c.differences = append(c.differences, Difference{Path: path, Expected: want.String(), Came: came.String(), came: came, part: about})
}

// decided compares what put the first of each pair above the second; one that
// came out the other way round is written so.
func (c *comparison) decided(want, came Decisions) {
	for _, pair := range sortedKeys(want) {
		about := part{of: "decided", id: pair}
		key, answered := came[pair]
		reversed, otherWay := strings.CutPrefix(key, reversedMark)
		switch {
		case !answered:
			c.add(about, keyWritten(want[pair]), written{})
		case otherWay:
			above, below, _ := strings.Cut(pair, " > ")
			c.add(about, keyWritten(want[pair]), written{}.with(below+" > "+above, keyWritten(reversed)))
		case key != want[pair]:
			c.add(about, keyWritten(want[pair]), keyWritten(key))
		}
	}
}

// reversedMark stands before a key that put the second of a pair above the
// first; no id can begin so.
const reversedMark = " < "

// list compares lists in any order; nil is not looked at.
func (c *comparison) list(key string, want, came []string) {
	if want != nil && !sameList(want, came) {
		c.add(part{of: key}, listWritten(want), listWritten(came))
	}
}

// compareMaps compares what is expected under each key; what came out beside
// it is not looked at.
func compareMaps[V any](c *comparison, about part, want, came map[string]V, form func(V) written, same func(a, b V) bool) {
	for _, key := range sortedKeys(want) {
		one := part{of: about.of, id: key}
		if about.id != "" {
			one = part{of: about.of, id: about.id, component: key}
		}
		value, answered := came[key]
		switch {
		case !answered:
			c.add(one, form(want[key]), written{})
		case !same(want[key], value):
			c.add(one, form(want[key]), form(value))
		}
	}
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
		c.add(part{of: key}, groupsWritten(want), groupsWritten(came))
	}
}

func groupKeys(groups []Group) []string {
	out := make([]string, len(groups))
	for i, g := range groups {
		out[i] = g.key()
	}
	return out
}

// agrees reports whether a verdict that came out is the one expected.
func (v Verdict) agrees(came Verdict) bool {
	for post, at := range v.At {
		if other, judged := came.At[post]; !judged || !at.agrees(other) {
			return false
		}
	}
	if v.At != nil {
		return true
	}
	return v.Name == came.Name &&
		(v.NotMet == nil || sameList(v.NotMet, came.NotMet)) &&
		(v.Unknown == nil || sameList(v.Unknown, came.Unknown))
}

// written writes the verdict with its criteria, where it has any.
func (v Verdict) written() written {
	var out written
	for _, post := range sortedKeys(v.At) {
		out = out.with(post, v.At[post].written())
	}
	if v.Name == "ineligible" && v.NotMet != nil {
		out = out.with("ineligible", listWritten(v.NotMet))
	}
	if v.Unknown != nil && (v.Name == "incomplete" || v.Name == "ineligible" && len(v.Unknown) > 0) {
		out = out.with("incomplete", listWritten(v.Unknown))
	}
	if len(out.keys) == 0 {
		return textWritten(v.Name)
	}
	return out
}

// String writes the verdict as a suite does.
func (v Verdict) String() string { return v.written().String() }

// agrees reports whether a standing that came out is the one expected; nil
// and "" are none.
func (s *Standing) agrees(came *Standing) bool {
	return s.name() == came.name() && (s == nil || came == nil || s.Components == nil || sameList(s.Components, came.Components))
}

func (s *Standing) name() string {
	if s == nil {
		return ""
	}
	return s.Name
}

func (s *Standing) written() written {
	switch {
	case s.name() == "":
		return textWritten("none")
	case s.Name == "failed" && s.Components != nil:
		return written{}.with("failed", listWritten(s.Components))
	}
	return textWritten(s.Name)
}

// String writes the standing as a suite does.
func (s *Standing) String() string { return s.written().String() }

// keyWritten writes the key that decided; nothing where two are tied.
func keyWritten(key string) written {
	if key == "" {
		return written{kind: writtenNull}
	}
	return textWritten(key)
}

// idWritten writes an id, or that there is none.
func idWritten(id *string) written {
	if id == nil {
		return written{kind: writtenNull}
	}
	return textWritten(*id)
}

func sameID(a, b *string) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func stateWritten(state *string) written {
	if state == nil {
		return written{}
	}
	return textWritten(*state)
}

func sameNumber(a, b *thituyen.Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

func sameDate(a, b *civil.Date) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// sameList reports whether two lists hold the same, in any order.
func sameList(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// sameSet is sameList where naming something twice says it once.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Compact(slices.Sorted(slices.Values(a))), slices.Compact(slices.Sorted(slices.Values(b))))
}

// apart lists, sorted, what stands in one of two lists only.
func apart(a, b []string) []string {
	var out []string
	for _, id := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b)))) {
		if slices.Contains(a, id) != slices.Contains(b, id) {
			out = append(out, id)
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// answer is one thing that came out, written as a suite would.
type answer struct {
	path  thituyen.Path
	value written
}

// answers lists what came out, part by part.
func (e Expect) answers() []answer {
	var out []answer
	add := func(value written, keys ...string) {
		var path thituyen.Path
		for _, key := range keys {
			path = path.Key(key)
		}
		out = append(out, answer{path, value})
	}
	for _, id := range sortedKeys(e.Eligibility) {
		add(e.Eligibility[id].written(), "eligibility", id)
	}
	for _, id := range sortedKeys(e.Standing) {
		add(e.Standing[id].written(), "standing", id)
	}
	for _, id := range sortedKeys(e.Scores) {
		for _, component := range sortedKeys(e.Scores[id]) {
			add(numberWritten(e.Scores[id][component]), "scores", id, component)
		}
	}
	if e.Order != nil {
		add(groupsWritten(e.Order), "order")
	}
	for _, id := range sortedKeys(e.Places) {
		add(numberWritten(e.Places[id]), "places", id)
	}
	for _, pair := range sortedKeys(e.Decided) {
		add(keyWritten(e.Decided[pair]), "decided", pair)
	}
	if e.Selected != nil {
		add(listWritten(e.Selected), "selected")
		add(groupsWritten(e.Reserve), "reserve")
		add(groupsWritten(e.Referred), "referred")
	}
	for _, id := range sortedKeys(e.Seats) {
		add(idWritten(e.Seats[id]), "seats", id)
	}
	if e.Called != nil {
		add(idsWritten(e.Called), "called")
	}
	if e.Choice != nil {
		add(idsWritten(e.Choice), "choice")
	}
	for _, id := range sortedKeys(e.Allocated) {
		add(idWritten(e.Allocated[id]), "allocated", id)
	}
	for _, id := range sortedKeys(e.Margin) {
		add(marginWritten(e.Margin[id]), "margin", id)
	}
	if e.State != nil {
		add(stateWritten(e.State), "state")
	}
	for _, person := range sortedKeys(e.Open) {
		add(idsWritten(e.Open[person]), "open", person)
	}
	for _, clock := range sortedKeys(e.Due) {
		add(dateWritten(e.Due[clock]), "due", clock)
	}
	if e.Mistakes != nil {
		add(listWritten(e.Mistakes), "mistakes")
	}
	return out
}

// eachOnce leaves out codes that stand twice: one code stands for all mistakes
// that have it. An empty list goes on to say that there is none.
func eachOnce(codes []string) []string {
	once := slices.Clone(codes)
	slices.Sort(once)
	return slices.Compact(once)
}
