package workflow

import (
	"errors"

	"cloud.google.com/go/civil"
)

// Proceeding is one case under way: the state it is in, the steps taken, the
// votes and clocks that run. [Proceeding.Check] changes nothing;
// [Proceeding.Apply] changes it or, refused, leaves it as it was. It has one
// writer: nothing else may be called while Apply or another method that
// changes it runs. Its size depends on the procedure, the people and the
// moves between states, not on how often a step that stays was taken. It is
// made by [Machine.Start]; a nil or zero Proceeding answers as a case of a
// procedure without steps, which refuses everything and never changes.
type Proceeding struct {
	machine  *Machine
	workdays workdays
	state    string
	people   map[string]*person
	clocks   []clockState
	taken    []taken // by step
	pending  map[pendingKey]*pending
	moves    []Move
	groups   [][]string     // who votes, by step
	latest   civil.DateTime // the moment of the last step

	delegated []delegation

	suspended bool
	allowed   []string // the steps that a suspension leaves open
}

// nobody is the case that stands in for one that Start did not make.
var nobody = &Proceeding{machine: &Machine{}}

// made is the case to ask.
func (p *Proceeding) made() *Proceeding {
	if p == nil || p.machine == nil {
		return nobody
	}
	return p
}

// taken is how often a step took effect; by whom and for whom is kept only
// where the procedure asks.
type taken struct {
	count      int
	first      civil.DateTime
	last       civil.DateTime
	people     map[string]bool
	candidates map[string]bool
	takers     takers // kept where another step is not by them
}

// ErrNoMachine says that a case was to be opened from a machine that
// [Compile] did not return, or changed that [Machine.Start] did not.
var ErrNoMachine = errors.New("workflow: the machine is nil or zero; make it with Compile, and look at its error first")

// Move is a step that moved the case from one state to another.
type Move struct {
	At       civil.DateTime
	By, Step string
	From, To string
}

// Start opens a case. The error is [Mistakes]: roles, people, candidates and
// words of kinship in the case that mean nothing, each with the nearest known
// name. Whether the roles are rightly filled is no question of reading the
// case: ask [Proceeding.Findings]. Of a machine that [Compile] did not return
// nothing is opened: ErrNoMachine.
func (m *Machine) Start(c Case) (*Proceeding, error) {
	if m == nil || m.procedure.States == nil {
		return nil, ErrNoMachine
	}
	if err := m.check(c).Err(); err != nil {
		return nil, err
	}
	p := &Proceeding{
		machine:  m,
		workdays: newWorkdays(c.Holidays, c.Workdays),
		state:    m.procedure.States.Start,
		people:   make(map[string]*person, len(c.People)),
		clocks:   make([]clockState, len(m.clocks)),
		taken:    make([]taken, len(m.steps)),
		pending:  map[pendingKey]*pending{},
	}
	for name, roles := range c.People {
		p.setRoles(name, roles)
	}
	for name, relations := range c.Related {
		for candidate, kin := range relations {
			p.relate(name, candidate, kin)
		}
	}
	for _, d := range c.Delegated {
		p.delegated = append(p.delegated, delegation{d, m.roleAt[d.Role]})
	}
	p.gather()
	return p, nil
}

// Machine returns the machine that the case was opened from.
func (p *Proceeding) Machine() *Machine {
	if p == nil {
		return nil
	}
	return p.machine
}

// State returns the state that the case is in.
func (p *Proceeding) State() string { return p.made().state }

// Over reports whether the case is in a final state.
func (p *Proceeding) Over() bool { return p.made().machine.final[p.State()] }

// Path returns the moves from state to state so far, in their order. Steps
// that stay in their state are counted by [Proceeding.Taken] alone.
func (p *Proceeding) Path() []Move { return append([]Move(nil), p.made().moves...) }

// Taken returns how often a step has taken effect; an unknown step never has.
// A vote counts when it is won, a joint step when its last part is taken.
func (p *Proceeding) Taken(step string) int {
	p = p.made()
	i, known := p.machine.stepAt[step]
	if !known {
		return 0
	}
	return p.taken[i].count
}

// Suspend stops the case: until [Proceeding.Resume] every step is refused as
// suspended, save those named. A step `suspend` that stays in its state does
// this by itself, and leaves `resume` and `cancel` open.
func (p *Proceeding) Suspend(save ...string) {
	if p == nil {
		return
	}
	p.suspended, p.allowed = true, append([]string(nil), save...)
}

// Resume ends a suspension.
func (p *Proceeding) Resume() {
	if p != nil {
		p.suspended, p.allowed = false, nil
	}
}

// Suspended reports whether the case is suspended.
func (p *Proceeding) Suspended() bool { return p.made().suspended }
