package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// jointPlan is what a step would do to a joint step.
type jointPlan struct {
	people  []string // who has then taken a part
	waiting [][]int  // the parts still to be taken
}

// jointly asks whether the person's part of a joint step is still open.
func (x *examination) jointly() {
	if x.refusedFor("wrong_role") {
		return
	}
	var so []string
	if begun := x.p.pending[x.key()]; begun != nil {
		so = begun.joint
	}
	why := thituyen.Reason{}
	plan := &jointPlan{people: append(slices.Clip(so), x.act.By)}
	matched, ok := x.p.match(x.step, plan.people, x.act.Candidate)
	switch {
	case slices.Contains(so, x.act.By):
		why = sentences.Reason("done_by_person", param("step", x.step.name), param("person", x.act.By))
	case !ok && len(x.p.unfit(x.act.By, x.step.may, x.act.Candidate, false)) == 0:
		why = sentences.Reason("part_taken", param("step", x.step.name), param("person", x.act.By))
	case !ok:
		return // what stands against the person is said already
	}
	if why.Code != "" {
		x.refuse("", "already_done", param("why", why))
		return
	}
	for i, slot := range x.step.slots {
		if matched[i] < 0 {
			plan.waiting = append(plan.waiting, slot)
		}
	}
	x.joint = plan
}

// match gives each of the people a part of the joint step of their own, and
// reports whether it could; -1 stands for a part without a person. Parts are
// given in the order of the people and taken over where that makes room for
// another (Kuhn's augmenting paths), so that who comes first with several
// roles does not keep out who comes later with one.
func (p *Proceeding) match(s *step, people []string, candidate string) ([]int, bool) {
	parts := make([]int, len(s.slots))
	for i := range parts {
		parts[i] = -1
	}
	var place func(who int, tried []bool) bool
	place = func(who int, tried []bool) bool {
		for i, slot := range s.slots {
			if tried[i] || !p.mayFill(people[who], slot, candidate) {
				continue
			}
			tried[i] = true
			if parts[i] < 0 || place(parts[i], tried) {
				parts[i] = who
				return true
			}
		}
		return false
	}
	for who := range people {
		if !place(who, make([]bool, len(parts))) {
			return parts, false
		}
	}
	return parts, true
}

func (p *Proceeding) mayFill(name string, slot []int, candidate string) bool {
	return slices.ContainsFunc(slot, p.people[name].holds) && len(p.unfit(name, slot, candidate, false)) == 0
}

// peopleChanged forgets the groups, and voids what was begun by people who
// may not go on with it.
func (p *Proceeding) peopleChanged() {
	p.gather()
	for key, so := range p.pending {
		s := &p.machine.steps[key.step]
		void := false
		for name, stoodBack := range so.voted {
			void = void || !slices.ContainsFunc(s.by, p.people[name].holds) || len(p.unfit(name, s.by, key.candidate, stoodBack)) > 0
		}
		if len(so.joint) > 0 {
			_, ok := p.match(s, so.joint, key.candidate)
			void = void || !ok
		}
		if void {
			delete(p.pending, key)
		}
	}
}
