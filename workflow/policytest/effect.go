package policytest

import (
	"io/fs"
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Side is one of two regulations whose effect on cases is compared: the
// regulation, and the group of posts that every case is asked for; where ""
// the group that the case names, if the regulation has any.
type Side struct {
	Regulation *regulation.Regulation
	Group      string
}

// side is one of the two, on whatever day.
type side struct {
	*bound
	group string
}

func (s Side) bind() side { return side{bind(s.Regulation.AnyDay()), s.Group} }

// Effect is what one regulation makes of cases otherwise than another.
type Effect struct {
	Old, New Side
	Cases    []CaseEffect // in the order of the suites, the unchanged ones too
}

// CaseEffect is what changes in one case. Old and New are why the case cannot
// be asked under one of the two regulations; nothing is compared then.
type CaseEffect struct {
	File, Name string
	Changes    []OutcomeChange
	Old, New   thituyen.Mistakes
	// Rules are those that differ between the two regulations and that the
	// changes rest on.
	Rules []regulation.Change
}

// OutcomeChange is one thing that comes out otherwise: whose, what, and how
// it was and is, written as in a suite.
type OutcomeChange struct {
	Who   string // a candidate; "" for a step or the state
	What  string // eligibility, standing, a component's id, place, selected, the id of a step, state
	Old   string
	New   string
	Rules []string // the paths of the rules that it rests on
}

// Changed reports whether anything comes out otherwise.
func (c CaseEffect) Changed() bool { return len(c.Changes) > 0 }

// CompareEffect asks two regulations about every case of the suites under the
// paths, whatever regulation a suite names, and returns whose outcome differs
// and by which rule. The days on which either is in force are not looked at.
func CompareEffect(fsys fs.FS, paths []string, old, newer Side) (*Effect, error) {
	r, err := newRunner(fsys, paths)
	if err != nil {
		return nil, err
	}
	effect := &Effect{Old: old, New: newer, Cases: make([]CaseEffect, len(r.tasks))}
	before, after := old.bind(), newer.bind()
	sideBySide(len(r.tasks), func(i int) {
		t := r.tasks[i]
		c := t.suite.suite.Cases[t.at]
		effect.Cases[i] = CaseEffect{File: t.suite.result.File, Name: c.Name}
		if broken := t.suite.inCase[t.at]; len(broken) > 0 && c.Expect.Mistakes == nil {
			effect.Cases[i].Old, effect.Cases[i].New = broken, broken
			return
		}
		effect.Cases[i].ask(c, before, after)
	})
	return effect, nil
}

// ask asks both sides about a case.
func (c *CaseEffect) ask(asked Case, old, newer side) {
	before, after := old.evaluate(asked), newer.evaluate(asked)
	c.Old, c.New = before.mistakes, after.mistakes
	if before.rules == nil || after.rules == nil || !slices.Equal(mistakeCodes(c.Old), mistakeCodes(c.New)) {
		return
	}
	c.Old, c.New = nil, nil // what is wrong with the case is wrong under both
	changes := regulation.CompareRules(before.rules, after.rules).Changes
	o := outcomes{before: before, after: after, ranking: rulesUnder(changes, "ranking"), changed: map[string]bool{}}
	for _, change := range changes {
		o.changed[change.Rule] = true
	}
	o.candidates()
	o.places()
	o.steps()
	c.Changes = o.found
	for _, change := range changes {
		if slices.ContainsFunc(o.found, func(f OutcomeChange) bool { return slices.Contains(f.Rules, change.Rule) }) {
			c.Rules = append(c.Rules, change)
		}
	}
}

// evaluate asks one side. Steps are taken as they come, refused or not.
func (s side) evaluate(c Case) *evaluation {
	c.Steps = slices.Clone(c.Steps)
	for i := range c.Steps {
		c.Steps[i].Refused = nil
	}
	e := s.evaluateOnce(c)
	for range maxGates {
		if !leaveOutUnreached(&c, e.mistakes) {
			break
		}
		e = s.evaluateOnce(c)
	}
	return e
}

// maxGates is how many components may stand after one another, each not
// reached because the one before it is not passed.
const maxGates = 16

// leaveOutUnreached takes out of a case the marks and decisions for components
// that a candidate does not reach under these rules: they would not have been
// given.
func leaveOutUnreached(c *Case, mistakes thituyen.Mistakes) bool {
	some := false
	for _, m := range mistakes {
		keys := m.Path.Keys()
		if m.Code != "marks_not_reached" && m.Code != "decided_not_reached" || len(keys) < 4 {
			continue
		}
		if !some {
			c.Candidates, some = maps.Clone(c.Candidates), true
		}
		candidate := *c.Candidates[keys[1]]
		component := keys[len(keys)-1]
		candidate.Marks = withoutMarks(candidate.Marks, component)
		candidate.Settled, candidate.Remarked = maps.Clone(candidate.Settled), maps.Clone(candidate.Remarked)
		delete(candidate.Settled, component)
		delete(candidate.Remarked, component)
		c.Candidates[keys[1]] = &candidate
	}
	return some
}

// withoutMarks are marks without those of a component, at whatever depth they
// stand.
func withoutMarks(marks map[string]*scoring.Marks, component string) map[string]*scoring.Marks {
	out := map[string]*scoring.Marks{}
	for id, m := range marks {
		switch {
		case id == component:
			continue
		case m != nil && m.Named != nil:
			rest := *m
			if rest.Named = withoutMarks(m.Named, component); len(rest.Named) > 0 {
				out[id] = &rest
			}
		default:
			out[id] = m
		}
	}
	return out
}

// evaluateOnce asks about a case for the group of this side.
func (s side) evaluateOnce(c Case) *evaluation {
	group := s.group
	if group == "" && c.Post != nil && len(s.groups) > 0 {
		group = c.Post.Group
	}
	post := eligibility.Post{}
	if c.Post != nil {
		post = *c.Post
	}
	post.Group = group
	c.Post = &post
	return evaluate(c, s.bound, false)
}

// outcomes collects what came out otherwise.
type outcomes struct {
	before, after *evaluation
	ranking       []string        // the rules of the ranking that differ
	changed       map[string]bool // all rules that differ
	found         []OutcomeChange
}

func (o *outcomes) add(who, what, old, newer string, rules ...string) {
	if old != newer {
		o.found = append(o.found, OutcomeChange{Who: who, What: what, Old: old, New: newer, Rules: rules})
	}
}

func (o *outcomes) candidates() {
	for _, id := range o.before.candidates() {
		a, b := o.before.came.Eligibility[id], o.after.came.Eligibility[id]
		o.add(id, "eligibility", a.String(), b.String(), prefixed("eligibility.", differing(append(a.NotMet, a.Unknown...), append(b.NotMet, b.Unknown...)))...)
		s, t := o.before.came.Standing[id], o.after.came.Standing[id]
		if a.Name == b.Name {
			o.add(id, "standing", s.String(), t.String(), o.standingRules(id, s, t)...)
		}
		o.values(id)
	}
}

// standingRules are the components that one of two standings misses, or else
// those whose values differ.
func (o *outcomes) standingRules(id string, a, b *Standing) []string {
	var missedBefore, missedAfter []string
	if a != nil {
		missedBefore = a.Components
	}
	if b != nil {
		missedAfter = b.Components
	}
	if missed := differing(missedBefore, missedAfter); len(missed) > 0 {
		return prefixed("scoring.", missed)
	}
	return o.sources(id)
}

// values compares what the two schemes give a candidate: the total, and each
// component that both have.
func (o *outcomes) values(id string) {
	a, b := o.before.came.Scores[id], o.after.came.Scores[id]
	o.add(id, scoring.Root, number(a[scoring.Root]), number(b[scoring.Root]), o.sources(id)...)
	for _, component := range o.before.components() {
		if _, both := b[component]; both && component != scoring.Root {
			o.add(id, component, number(a[component]), number(b[component]), "scoring."+component)
		}
	}
}

// sources are the components whose values differ while none of their parts
// does, with those of their parts and of the candidate's sanctions of which
// the rules differ: a weight shows in the component above.
func (o *outcomes) sources(id string) []string {
	a, b := o.before.came.Scores[id], o.after.came.Scores[id]
	differs := map[string]bool{}
	for component := range allKeys(a, b) {
		_, inOld := a[component]
		_, inNew := b[component]
		differs[component] = inOld != inNew || !sameNumber(a[component], b[component])
	}
	inside := map[string]bool{} // something in it differs
	parts := map[string][]string{}
	for _, e := range []*evaluation{o.before, o.after} {
		if e.rules.Scheme != nil {
			differsInside(scoring.Root, e.rules.Scheme.Parts, differs, inside, parts)
		}
	}
	var out []string
	add := func(rule string) {
		if !slices.Contains(out, rule) {
			out = append(out, rule)
		}
	}
	for _, component := range sortedKeys(differs) {
		if !differs[component] || inside[component] {
			continue
		}
		add("scoring." + component)
		for _, part := range parts[component] {
			if o.changed["scoring."+part] {
				add("scoring." + part)
			}
		}
	}
	for _, breach := range o.before.candidate(id).Sanctions {
		if rule := "scoring.sanctions." + breach.Kind; o.changed[rule] && len(out) > 0 {
			add(rule)
		}
	}
	return out
}

// differsInside marks the components of which some part differs, and lists
// the parts that each counts.
func differsInside(id string, list []scoring.Component, differs, inside map[string]bool, parts map[string][]string) bool {
	some := false
	for _, part := range list {
		if part.Counts == nil || *part.Counts {
			parts[id] = append(parts[id], part.ID)
		}
		below := differsInside(part.ID, part.Parts, differs, inside, parts)
		some = some || below || differs[part.ID]
	}
	inside[id] = inside[id] || some
	return some
}

// places compares places and who is chosen. They rest on what the candidates
// earned; where that is the same, on the rules of the ranking.
func (o *outcomes) places() {
	var rules []string
	for _, f := range o.found {
		rules = append(rules, f.Rules...)
	}
	slices.Sort(rules)
	if rules = slices.Compact(rules); len(rules) == 0 {
		rules = o.ranking
	}
	a, b := o.before.came, o.after.came
	for _, id := range o.before.candidates() {
		if a.Places != nil && b.Places != nil {
			o.add(id, "place", number(a.Places[id]), number(b.Places[id]), rules...)
		}
		if a.Selected != nil && b.Selected != nil {
			o.add(id, "selected", chosen(a, id), chosen(b, id), rules...)
		}
	}
}

// chosen says what the selection made of a candidate.
func chosen(e Expect, id string) string {
	holds := func(g Group) bool { return slices.Contains(g, id) }
	switch {
	case slices.Contains(e.Selected, id):
		return "selected"
	case slices.ContainsFunc(e.Referred, holds):
		return "referred"
	case slices.ContainsFunc(e.Reserve, holds):
		return "reserve"
	}
	return "~"
}

func (o *outcomes) steps() {
	if o.before.proceeding == nil || o.after.proceeding == nil {
		return
	}
	a, b := o.before.refusals(), o.after.refusals()
	for i, step := range o.before.c.Steps {
		o.add("", step.Step, a[i], b[i], "procedure.steps."+step.Step)
	}
	o.add("", "state", stateWritten(o.before.came.State).String(), stateWritten(o.after.came.State).String())
}

// refusals are what came of each step.
func (e *evaluation) refusals() []string {
	out := make([]string, len(e.c.Steps))
	for i := range out {
		out[i] = refusal(nil)
	}
	for _, d := range e.wrong {
		if i, ok := d.Path.Item("steps"); ok {
			out[i] = d.Came
		}
	}
	return out
}

func number(v *thituyen.Value) string { return numberWritten(v).String() }

// differing lists the names that only one of two lists has.
func differing(a, b []string) []string {
	var out []string
	for _, name := range slices.Concat(a, b) {
		if slices.Contains(a, name) != slices.Contains(b, name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = prefix + name
	}
	return out
}

func allKeys[V any](a, b map[string]V) map[string]V {
	out := maps.Clone(a)
	if out == nil {
		out = map[string]V{}
	}
	maps.Copy(out, b)
	return out
}

// rulesUnder lists the rules of a section that differ.
func rulesUnder(changes []regulation.Change, section string) []string {
	var out []string
	for _, c := range changes {
		if c.In(section) {
			out = append(out, c.Rule)
		}
	}
	return out
}
