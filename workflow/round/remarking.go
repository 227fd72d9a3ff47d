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
	c := x.needCompeting()
	if u == nil || c == nil {
		return
	}
	if u.component.Remark == nil {
		x.refuseUnder(u.component.Clause, "no_remark", param("component", x.componentTitle(u.id)))
	}
	if m := c.remarks[u.id]; m != nil {
		x.refuse("already_asked", param("candidate", c.id), param("component", x.componentTitle(u.id)))
	}
	x.effect = func() { c.remark(u.id, remark{asked: true}) }
}

// closedUnit finds the unit of a component whose values stand.
func (x *examination) closedUnit(component string) *unit {
	u := x.r.scheme.unitOf(component)
	if u == nil {
		x.refuse("unknown_component", param("component", component), param("known", x.r.scheme.unitIDs()))
		return nil
	}
	if !x.r.settledFor(u) {
		x.refuse("component_not_closed", param("component", x.componentTitle(u.id)))
	}
	return u
}

func (p *paper) remark(unit string, m remark) {
	remarks := maps.Clone(p.remarks)
	if remarks == nil {
		remarks = map[string]*remark{}
	}
	remarks[unit] = &m
	p.remarks = remarks
}

// Remark is what the re-markers give, by code where the component is marked
// by code. What the component then comes to stands in the entry; where the
// regulation refers it, the step decide_remark settles it.
//
// Its rules: a re-mark was asked for; By has not marked this candidate's
// component before; one re-mark.
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
	x.inRange(u, *said.Mark)
	ref, ok := x.paperFor(u, said.Code)
	if !ok || ref.candidate == nil {
		return
	}
	switch m := ref.remarks[u.id]; {
	case m == nil:
		x.refuse("remark_not_asked", param("candidate", ref.id), param("component", x.componentTitle(u.id)))
	case m.mark != nil:
		x.refuse("already_remarked", param("candidate", ref.id), param("component", x.componentTitle(u.id)))
	}
	if slices.ContainsFunc(ref.given, func(g given) bool { return g.marker == x.act.By && g.leaf.unit == u }) {
		x.refuse("marked_before", param("person", x.r.name(x.act.By)), param("component", x.componentTitle(u.id)))
	}
	x.after(u, ref, func(c *candidate) { c.remark(u.id, remark{asked: true, marker: x.act.By, mark: said.Mark}) })
}

// after states what a unit comes to once a candidate's paper is changed.
func (x *examination) after(u *unit, ref sheetRef, change func(*candidate)) {
	if len(x.reasons) > 0 {
		return
	}
	trial := *ref.candidate
	change(&trial)
	score, wrong := x.r.score(&trial)
	if len(wrong) > 0 {
		x.mistaken(wrong)
		return
	}
	x.result.Values = map[string]map[string]Mean{}
	x.stateValue(ref.candidate, u, score)
	mean := x.result.Values[ref.candidate.id][u.id]
	x.result.Values = map[string]map[string]Mean{ref.id: {u.id: mean}} // under the code, as it was asked
	x.effect = func() {
		change(ref.candidate)
		ref.close(u.id, mean.Value, mean.Standing)
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
	x.inRange(u, *said.Value)
	ref, ok := x.paperFor(u, said.Code)
	if !ok || ref.candidate == nil {
		return
	}
	if m := ref.remarks[u.id]; m == nil || m.mark == nil || ref.standing[u.id] != scoring.Referred {
		x.refuse("not_referred", param("candidate", ref.id), param("component", x.componentTitle(u.id)))
	}
	x.after(u, ref, func(c *candidate) { c.settle(u.id, scoring.Settlement{Remark: said.Value}, x.number) })
}
