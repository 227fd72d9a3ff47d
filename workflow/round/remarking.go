package round

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/scoring"
)

// AskRemark asks for a candidate's component to be marked once more.
//
// Its rules: the regulation allows a re-mark of the component, it is closed
// and its codes are opened, and none was asked for before.
type AskRemark struct {
	Component string `doc:"component,id" validate:"required"`
	Reason    string `doc:"reason"`
}

func ruleAskRemark(x *examination, said *AskRemark) {
	u := x.closedUnit(said.Component)
	c := x.competing(x.act.Candidate)
	if u == nil || c == nil {
		return
	}
	if u.Remarkers == nil {
		x.refuseUnder(u.Clause, "no_remark", param("component", x.componentTitle(u.ID)))
	}
	if _, asked := c.remarks[u.ID]; asked {
		x.refuse("already_asked", param("candidate", c.id), param("component", x.componentTitle(u.ID)))
	}
	x.effect = func() { c.askRemark(u.ID) }
}

// Remark is what a re-marker gives, by code where the component is marked by
// code. What the component then comes to stands in the entry; where the
// regulation refers it, the step decide_remark settles it.
//
// Its rules: a re-mark was asked for; By has not marked this candidate's
// component before, the first time or again; no more re-marks than the
// regulation has: one, or those of a panel.
type Remark struct {
	Component string           `doc:"component,id" validate:"required"`
	Code      string           `doc:"code,id"`
	Mark      *decimal.Decimal `doc:"mark" validate:"required"`
}

func ruleRemark(x *examination, said *Remark) {
	u := x.closedUnit(said.Component)
	if u == nil {
		return
	}
	ref, ok := x.paperFor(u, x.act.Candidate, said.Code)
	if !ok || ref.candidate == nil {
		return
	}
	before, asked := ref.remarks[u.ID]
	switch {
	case !asked || u.Remarkers == nil:
		x.refuse("remark_not_asked", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
		return
	case !u.Remarkers.Takes(len(before.marks)):
		x.refuse("already_remarked", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
	}
	marked := func(g given) bool { return g.marker == x.act.By && g.unit == u.ID }
	if slices.ContainsFunc(ref.given, marked) || u.Remarkers.Takes(len(before.marks)) && slices.ContainsFunc(before.marks, marked) {
		x.refuse("marked_before", param("person", x.r.name(x.act.By)), param("component", x.componentTitle(u.ID)))
	}
	again := given{unit: u.ID, component: u.ID, marker: x.act.By, mark: *said.Mark, entry: x.number}
	x.after(u, ref, func(c *candidate) { c.remarked(u.ID, again) })
}

// after states what a unit comes to once a candidate's paper is changed, and
// what others then come to where the scheme asks something of all together.
func (x *examination) after(u *unit, ref sheetRef, change func(*candidate)) {
	if len(x.reasons) > 0 {
		return
	}
	trial := *ref.candidate
	change(&trial)
	k := x.r.scores(&trial)
	score, wrong := k.of(&trial)
	if len(wrong) > 0 {
		x.mistaken(wrong)
		return
	}
	x.result.Values = x.moved(k, x.r.sitting(), sentences.Reason("remarked_in_cohort", param("candidate", ref.id)))
	own := map[string]Mean{u.ID: x.meanFor(k, &trial, u, score)}
	delete(x.result.Values, ref.candidate.id)
	moved := x.result.Values
	x.result.Values = maps.Clone(moved)
	x.result.Values[ref.id] = own // under the code, as it was asked
	x.effect = func() {
		change(ref.candidate)
		ref.close(u.ID, own[u.ID])
		x.r.keepValues(moved)
		x.r.standings()
	}
}

// DecideRemark settles a re-mark that the regulation refers.
//
// Its rules: it did refer it; the value is within the range; a reason is
// given.
type DecideRemark struct {
	Component string           `doc:"component,id" validate:"required"`
	Code      string           `doc:"code,id"`
	Value     *decimal.Decimal `doc:"value" validate:"required"`
	Reason    string           `doc:"reason" validate:"required"`
}

func ruleDecideRemark(x *examination, said *DecideRemark) {
	u := x.closedUnit(said.Component)
	if u == nil {
		return
	}
	ref, ok := x.paperFor(u, x.act.Candidate, said.Code)
	if !ok || ref.candidate == nil {
		return
	}
	decided := scoring.Settlement{Remark: said.Value}
	if len(ref.remarks[u.ID].marks) == 0 || ref.standing[u.ID] != scoring.Referred {
		x.refuse("not_referred", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
		return
	}
	x.maySettle(u, decided)
	x.after(u, ref, func(c *candidate) { c.settle(u.ID, decided) })
}
