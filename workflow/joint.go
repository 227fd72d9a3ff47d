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
	matched, ok := x.p.match(x.question(""), plan.people)
	switch {
	case slices.Contains(so, x.act.By):
		why = sentences.Reason("done_by_person", param("step", x.step.name), param("person", x.act.By))
	case !ok && len(x.p.unfit(x.question(x.act.By), x.step.may)) == 0:
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
func (p *Proceeding) match(q question, people []string) ([]int, bool) {
	slots := q.step.slots
	parts := make([]int, len(slots))
	for i := range parts {
		parts[i] = -1
	}
	var place func(who int, tried []bool) bool
	place = func(who int, tried []bool) bool {
		for i, slot := range slots {
			if q.name = people[who]; tried[i] || !p.mayFill(q, slot) {
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

func (p *Proceeding) mayFill(q question, slot []int) bool {
	return slices.ContainsFunc(slot, func(r int) bool { return p.acts(q, r) }) && len(p.unfitIn(q, slot)) == 0
}

// peopleChanged forgets the groups, and voids what was begun by people who
// may not go on with it.
func (p *Proceeding) peopleChanged() {
	p.gather()
	var voided []pendingKey // together: what one of them makes of another is asked before any is gone
	for key, so := range p.pending {
		q := question{step: &p.machine.steps[key.step], candidate: key.candidate, at: p.latest}
		void := false
		for name, stoodBack := range so.voted {
			q.name, q.standsBack = name, stoodBack
			void = void || !slices.ContainsFunc(q.step.by, p.people[name].holds) || len(p.unfit(q, q.step.by)) > 0
		}
		q.standsBack = false
		if len(so.joint) > 0 {
			_, ok := p.match(q, so.joint)
			void = void || !ok
		}
		if void {
			voided = append(voided, key)
		}
	}
	for _, key := range voided {
		delete(p.pending, key)
	}
}
