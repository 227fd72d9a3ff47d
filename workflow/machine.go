package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// Machine is a compiled procedure. It is immutable and safe for concurrent
// use; every case of the procedure is opened from it by [Machine.Start].
type Machine struct {
	procedure Procedure
	roles     []role
	roleAt    map[string]int
	steps     []step
	stepAt    map[string]int
	clocks    []clock
	clockAt   map[string]int
	states    []string // the start first, then as the steps name them
	final     map[string]bool
	kin       map[Kin]bool // the relations that bar
	remarks   thituyen.Mistakes
}

// made is the machine to ask: of nil, one without steps.
func (m *Machine) made() *Machine {
	if m == nil {
		return &Machine{}
	}
	return m
}

type role struct {
	Role
	name    Named
	of      int   // or -1
	apart   []int // ascending, both ways
	closure []int // the role and those its holders must hold besides
}

type clock struct {
	Clock
	name      Named
	startedBy []int // steps
	endOf     int   // the clock at whose end it starts, or -1
	feeds     []int // the clocks that start at its end
	awaited   bool  // a step must be taken within it
}

type step struct {
	StepRule
	number        int
	name          Named
	by            []int
	may           []int   // the roles of by, or of the parts of a joint step
	slots         [][]int // of a joint step: the roles of which one takes each part
	from          map[string]bool
	fromNames     []Named
	within, after []int // clocks
	needs, notBy  []int // steps
	complete      []int // roles
	watched       bool  // another step is not by who takes this one
	votes         *voteRule
	starts        []int // clocks
	restarts      []int // clocks
	extends       []int // clocks
	effect        effect
}

// Minimum returns how many candidates a round needs, or nil where the
// procedure does not say.
func (m *Machine) Minimum() *Minimum { return m.made().procedure.clone().Minimum }

// Procedure returns a copy of what was compiled.
func (m *Machine) Procedure() Procedure { return m.made().procedure.clone() }

// Steps returns the ids of the steps in the order of the procedure.
func (m *Machine) Steps() []string { return ids(m.made().steps, func(s step) string { return s.ID }) }

// Step returns the rule of a step, and whether there is one.
func (m *Machine) Step(id string) (StepRule, bool) {
	m = m.made()
	i, known := m.stepAt[id]
	if !known {
		return StepRule{}, false
	}
	return m.steps[i].clone(), true
}

// States returns the states: the start first, the others in the order in
// which the steps name them.
func (m *Machine) States() []string { return slices.Clone(m.made().states) }

// Final reports whether a case in this state is over.
func (m *Machine) Final(state string) bool { return m.made().final[state] }

// Remarks returns what is legal but odd about the procedure: a role that no
// step uses, a final state that no step leads to, a state without a way out or
// without a way to an end, a clock that no step reads.
func (m *Machine) Remarks() thituyen.Mistakes { return slices.Clone(m.made().remarks) }

func (m *Machine) roleIDs() []string  { return ids(m.roles, func(r role) string { return r.name.ID }) }
func (m *Machine) clockIDs() []string { return ids(m.clocks, func(c clock) string { return c.ID }) }

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, item := range list {
		out[i] = id(item)
	}
	return out
}

func (m *Machine) stateName(state string) Named {
	if m == nil || m.procedure.States == nil {
		return Named{ID: state}
	}
	return Named{ID: state, Title: m.procedure.States.Titles[state]}
}

// nameOf names the first step that has the effect of an act.
func (m *Machine) nameOf(act string) Named {
	for i := range m.steps {
		if m.steps[i].Act() == act {
			return m.steps[i].name
		}
	}
	return Named{ID: act}
}

func (m *Machine) stepNames(steps []int) []any {
	out := make([]any, len(steps))
	for i, s := range steps {
		out[i] = m.steps[s].name
	}
	return out
}

func (m *Machine) roleNames(roles []int) []any {
	out := make([]any, len(roles))
	for i, r := range roles {
		out[i] = m.roles[r].name
	}
	return out
}

// clone copies what a caller could change.
func (p Procedure) clone() Procedure {
	roles := make(map[string]Role, len(p.Roles))
	for id, r := range p.Roles {
		roles[id] = r.clone()
	}
	p.Roles = roles
	p.Kin = slices.Clone(p.Kin)
	if p.States != nil {
		states := *p.States
		states.Final = slices.Clone(states.Final)
		titles := make(map[string]thituyen.Title, len(states.Titles))
		for id, title := range states.Titles {
			titles[id] = title
		}
		states.Titles = titles
		p.States = &states
	}
	p.Clocks = slices.Clone(p.Clocks)
	for i := range p.Clocks {
		p.Clocks[i] = p.Clocks[i].clone()
	}
	p.Minimum = copied(p.Minimum)
	p.Steps = slices.Clone(p.Steps)
	for i := range p.Steps {
		p.Steps[i] = p.Steps[i].clone()
	}
	return p
}

func (r Role) clone() Role {
	if r.Members != nil {
		r.Members = &Members{AtLeast: copied(r.Members.AtLeast), AtMost: copied(r.Members.AtMost), Exactly: copied(r.Members.Exactly), Odd: r.Members.Odd}
	}
	r.ApartFrom = slices.Clone(r.ApartFrom)
	return r
}

func (c Clock) clone() Clock {
	c.Starts, c.Restarts = c.Starts.clone(), slices.Clone(c.Restarts)
	c.Lasts, c.EndsAt = copied(c.Lasts), copied(c.EndsAt)
	if c.Extension = copied(c.Extension); c.Extension != nil {
		c.Extension.Lasts = copied(c.Extension.Lasts)
	}
	return c
}

func (s StepRule) clone() StepRule {
	s.By, s.Jointly, s.From, s.Needs = slices.Clone(s.By), slices.Clone(s.Jointly), slices.Clone(s.From), slices.Clone(s.Needs)
	s.Within, s.After = slices.Clone(s.Within), slices.Clone(s.After)
	s.NotBy, s.Complete = slices.Clone(s.NotBy), slices.Clone(s.Complete)
	if s.Votes = copied(s.Votes); s.Votes != nil {
		s.Votes.Quorum, s.Votes.Over, s.Votes.AtLeast = copied(s.Votes.Quorum), copied(s.Votes.Over), copied(s.Votes.AtLeast)
	}
	return s
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	value := *p
	return &value
}

var half = thituyen.Fraction(1, 2)
