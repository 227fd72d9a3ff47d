package workflow

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Compile checks a procedure whole and makes the machine of it. The error is
// [Mistakes]: all that is wrong, each with its path and what would be right.
//
// Mistakes are: a name that nothing has; an id twice; a role that cannot be
// filled, or excludes itself; a step that nobody may take or that can never
// come about; a group without members; a quorum or majority that cannot be
// met; roles that exclude each other where one person needs both; a state
// that nothing leads to; a clock that nothing starts, or that waits for its
// own end.
//
// A state that is not final and has no way out is a mistake only where its
// name is near to that of a final state, or of one that nothing leads to;
// else it is among the [Machine.Remarks]. So are a final state that no step
// leads to and a clock that no step reads.
func Compile(p Procedure) (*Machine, error) {
	mistakes := document.Check(p)
	c := compiler{m: &Machine{procedure: p.clone()}}
	if p.States == nil {
		c.m.procedure.States = &States{} // missing, and said; the rest is looked at all the same
	}
	c.kin()
	c.roles()
	c.states()
	c.clocks()
	c.steps()
	c.clockSteps()
	c.people()
	c.reach()
	c.unused()
	if mistakes = document.Join(mistakes, c.mistakes); len(mistakes) > 0 {
		return nil, mistakes
	}
	return c.m, nil
}

type compiler struct {
	m         *Machine
	mistakes  thituyen.Mistakes
	strangers document.Strangers
	leaving   map[string][]int // the steps that may be taken in each state

	startable []bool // the clocks that some way of going on starts
}

var root thituyen.Path

func (c *compiler) add(path thituyen.Path, reason thituyen.Reason) {
	c.mistakes = append(c.mistakes, document.At(path, reason))
}

func (c *compiler) remark(path thituyen.Path, reason thituyen.Reason) {
	c.m.remarks = append(c.m.remarks, document.At(path, reason))
}

// id checks a name that something is given.
func (c *compiler) id(path thituyen.Path, id string) {
	if id != "" && !document.ValidID(id) {
		c.add(path, sentences.Reason("not_id", param("found", id)))
	}
}

// find returns the number of a name, or -1 with a mistake; an empty one was
// reported where it is needed.
func (c *compiler) find(path thituyen.Path, name string, at map[string]int) int {
	if name == "" {
		return -1
	}
	if i, known := at[name]; known {
		return i
	}
	c.add(path, c.strangers.Reason(name, func() []string { return slices.Sorted(maps.Keys(at)) }))
	return -1
}

// item is the path of one of several names; a single one may stand without a
// list.
func item(path thituyen.Path, names []string, i int) thituyen.Path {
	if len(names) > 1 {
		return path.Index(i)
	}
	return path
}

// findAll returns the numbers of names, each once, without those unknown.
func (c *compiler) findAll(path thituyen.Path, names []string, at map[string]int) []int {
	var out []int
	for i, name := range names {
		here := item(path, names, i)
		switch found := c.find(here, name, at); {
		case found < 0:
		case slices.Contains(out, found):
			c.add(here, sentences.Reason("named_twice", param("name", name)))
		default:
			out = append(out, found)
		}
	}
	return out
}

func (c *compiler) roles() {
	m := c.m
	names := slices.Sorted(maps.Keys(m.procedure.Roles))
	m.roleAt = make(map[string]int, len(names))
	for i, name := range names {
		m.roleAt[name] = i
		m.roles = append(m.roles, role{Role: m.procedure.Roles[name], name: Named{name, m.procedure.Roles[name].Title}, of: -1})
		c.id(root.Key("roles").Key(name), name)
	}
	for i := range m.roles {
		r, path := &m.roles[i], root.Key("roles").Key(names[i])
		r.of = c.find(path.Key("of"), r.Of, m.roleAt)
		for k, other := range r.ApartFrom {
			if at := c.find(path.Key("apart_from").Index(k), other, m.roleAt); at == i {
				c.add(path.Key("apart_from").Index(k), sentences.Reason("apart_from_itself", param("role", r.name)))
			} else if at >= 0 {
				r.apart = append(r.apart, at)
				m.roles[at].apart = append(m.roles[at].apart, i)
			}
		}
	}
	for i := range m.roles {
		slices.Sort(m.roles[i].apart)
		m.roles[i].apart = slices.Compact(m.roles[i].apart)
		m.roles[i].closure = m.closure(i)
	}
}

func (c *compiler) states() {
	m, states := c.m, c.m.procedure.States
	m.final = map[string]bool{}
	path := root.Key("states")
	c.id(path.Key("start"), states.Start)
	for i, name := range states.Final {
		c.id(path.Key("final").Index(i), name)
		if m.final[name] {
			c.add(path.Key("final").Index(i), sentences.Reason("named_twice", param("name", name)))
		}
		m.final[name] = true
	}
	if m.final[states.Start] {
		c.add(path.Key("final"), sentences.Reason("start_is_final", param("state", m.stateName(states.Start))))
	}
}

func (c *compiler) clocks() {
	m := c.m
	m.clockAt = make(map[string]int, len(m.procedure.Clocks))
	for i, rule := range m.procedure.Clocks {
		path := root.Key("clocks").Index(i)
		c.id(path.Key("id"), rule.ID)
		if _, double := m.clockAt[rule.ID]; double && rule.ID != "" {
			c.add(path.Key("id"), sentences.Reason("double_id", param("id", rule.ID)))
		} else {
			m.clockAt[rule.ID] = i
		}
		c.span(path.Key("lasts"), rule.Lasts)
		if rule.Extension != nil {
			c.span(path.Key("extension").Key("lasts"), rule.Extension.Lasts)
		}
		if rule.EndsAt != nil && !rule.EndsAt.valid() {
			c.add(path.Key("ends_at"), sentences.Reason("not_time_of_day", param("found", rule.EndsAt.String())))
		}
		m.clocks = append(m.clocks, clock{Clock: rule, name: Named{rule.ID, rule.Title}, endOf: -1})
	}
	delete(m.clockAt, "")
}

// span checks a length of time, which a Go literal may give any number.
func (c *compiler) span(path thituyen.Path, s *thituyen.Span) {
	if s != nil && !countable(*s) {
		c.add(path, badSpan(*s))
	}
}

func (c *compiler) steps() {
	m := c.m
	m.stepAt = make(map[string]int, len(m.procedure.Steps))
	for i, rule := range m.procedure.Steps {
		path := root.Key("steps").Index(i)
		c.id(path.Key("id"), rule.ID)
		if _, double := m.stepAt[rule.ID]; double && rule.ID != "" {
			c.add(path.Key("id"), sentences.Reason("double_id", param("id", rule.ID)))
		} else {
			m.stepAt[rule.ID] = i
		}
	}
	delete(m.stepAt, "")
	seen := map[string]bool{}
	state := func(name string) {
		if name != "" && !seen[name] {
			seen[name] = true
			m.states = append(m.states, name)
		}
	}
	state(m.procedure.States.Start)
	for i, rule := range m.procedure.Steps {
		m.steps = append(m.steps, c.step(root.Key("steps").Index(i), rule))
		m.steps[i].number = i
		for _, name := range rule.From {
			state(name)
		}
		state(rule.To)
	}
	for _, name := range m.procedure.States.Final {
		state(name)
	}
	for _, name := range slices.Sorted(maps.Keys(m.procedure.States.Titles)) {
		if !seen[name] {
			c.add(root.Key("states").Key("titles").Key(name), document.NotOneOf(name, m.states))
		}
	}
}

func (c *compiler) step(path thituyen.Path, rule StepRule) step {
	m := c.m
	s := step{StepRule: rule, name: Named{rule.ID, rule.Title}, from: make(map[string]bool, len(rule.From))}
	for i, name := range rule.From {
		here := item(path.Key("from"), rule.From, i)
		c.id(here, name)
		if s.from[name] {
			c.add(here, sentences.Reason("named_twice", param("name", name)))
		}
		s.from[name] = true
		s.fromNames = append(s.fromNames, m.stateName(name))
	}
	if rule.From != nil && len(rule.From) == 0 {
		c.add(path.Key("from"), sentences.Reason("no_from"))
	}
	c.id(path.Key("to"), rule.To)
	s.by = c.findAll(path.Key("by"), rule.By, m.roleAt)
	s.slots = c.slots(path, rule, s.by)
	s.may = s.by
	if len(s.slots) > 0 {
		s.may = slices.Concat(s.slots...)
	}
	s.within = c.findAll(path.Key("within"), rule.Within, m.clockAt)
	s.after = c.findAll(path.Key("after"), rule.After, m.clockAt)
	s.needs = c.findAll(path.Key("needs"), rule.Needs, m.stepAt)
	s.notBy = c.findAll(path.Key("not_by"), rule.NotBy, m.stepAt)
	s.complete = c.complete(path.Key("complete"), rule.Complete)
	if rule.Votes != nil {
		s.votes = c.votes(path.Key("votes"), *rule.Votes)
	}
	s.effect = effectOf(rule)
	if rule.Effect != "" && !slices.Contains(Acts(), rule.Effect) {
		c.add(path.Key("effect"), document.NotOneOf(rule.Effect, Acts()))
	}
	c.stepForm(path, rule)
	return s
}

// stepForm finds what the keys of a step say against each other.
func (c *compiler) stepForm(path thituyen.Path, rule StepRule) {
	switch {
	case len(rule.By) == 0 && len(rule.Jointly) == 0:
		c.add(path.Key("by"), sentences.Reason("nobody_may"))
	case rule.Votes != nil && len(rule.Jointly) > 0:
		c.add(path.Key("jointly"), sentences.Reason("votes_jointly"))
	}
	ended := func(clock string) bool { return slices.Contains(rule.After, clock) }
	if len(rule.Within) > 0 && !slices.ContainsFunc(rule.Within, func(clock string) bool { return !ended(clock) }) {
		c.add(path.Key("after"), sentences.Reason("within_and_after", param("clock", []string(rule.Within))))
	}
	c.someClocks(path, "within", rule.Within)
	c.someClocks(path, "after", rule.After)
	if slices.Contains(rule.Needs, rule.ID) && rule.ID != "" {
		c.add(path.Key("needs"), sentences.Reason("needs_itself"))
	}
}

// someClocks finds a list of clocks that names none.
func (c *compiler) someClocks(path thituyen.Path, key string, clocks Names) {
	if clocks != nil && len(clocks) == 0 {
		c.add(path.Key(key), sentences.Reason("no_clocks", param("key", key)))
	}
}

// slots are the parts of a joint step: one for each of its roles, and one for
// any role of `by` where none of them is among those.
func (c *compiler) slots(path thituyen.Path, rule StepRule, by []int) [][]int {
	joint := c.findAll(path.Key("jointly"), rule.Jointly, c.m.roleAt)
	if len(rule.Jointly) == 0 {
		if rule.Jointly != nil {
			c.add(path.Key("jointly"), sentences.Reason("empty_jointly"))
		}
		return nil
	}
	var out [][]int
	for _, r := range joint {
		out = append(out, []int{r})
	}
	if len(by) > 0 && !slices.ContainsFunc(by, func(r int) bool { return slices.Contains(joint, r) }) {
		out = append(out, by)
	}
	return out
}

// complete finds the roles that a step wants filled. One that asks for no
// number of people is always filled, which is odd.
func (c *compiler) complete(path thituyen.Path, names []string) []int {
	out := c.findAll(path, names, c.m.roleAt)
	for i, name := range names {
		if at, known := c.m.roleAt[name]; known && c.m.roles[at].Members == nil {
			c.remark(item(path, names, i), sentences.Reason("remark_complete_of_any_number", param("role", c.m.roles[at].name)))
		}
	}
	return out
}
