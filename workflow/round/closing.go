package round

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// CloseComponent ends the marking of a component. What it comes to for each
// candidate, or each code, stands in the entry.
//
// Its rules: nobody's marks are missing, nothing waits to be settled.
type CloseComponent struct {
	Component string `doc:"component,id" validate:"required"`
	Note      `doc:",inline"`
}

// Mean is the value of a component and where a candidate stands at it; a
// component without a value has none.
type Mean struct {
	Value    *thituyen.Value  `doc:"value"`
	Standing scoring.Standing `doc:"standing"`
}

func ruleCloseComponent(x *examination, said *CloseComponent) {
	u := x.openUnit(said.Component)
	if u == nil {
		return
	}
	if x.r.byCode(u) && u.codes == nil {
		x.refuseUnder(u.Clause, "codes_not_issued", param("component", x.componentTitle(u.ID)))
		return
	}
	x.settledBefore(u)
	refs := x.r.owed(u)
	x.result.Values = x.closing(u, refs)
	if len(x.reasons) > 0 {
		return
	}
	x.effect = func() {
		u.closed = true
		for _, ref := range refs {
			ref.close(u.ID, x.result.Values[ref.id][u.ID])
		}
		x.r.standings()
	}
}

// settledBefore refuses an act on a unit as long as it is open who reaches it.
func (x *examination) settledBefore(u *unit) {
	for _, before := range x.r.unsettledBefore(u) {
		x.refuse("component_not_closed", param("component", x.componentTitle(before.ID)))
	}
}

// closing scores a unit for everybody who owes it, and refuses where
// something is missing.
func (x *examination) closing(u *unit, refs []sheetRef) map[string]map[string]Mean {
	values := map[string]map[string]Mean{}
	var papers map[string]scoring.Score
	var k scores
	if x.r.byCode(u) && !u.opened {
		var wrong thituyen.Mistakes
		if papers, wrong = u.byCodes(); len(wrong) > 0 {
			x.mistaken(wrong)
		}
	} else {
		k = x.r.scores()
	}
	var incomplete, referred []string
	before := len(x.reasons)
	for _, ref := range refs {
		score := papers[ref.id]
		if ref.candidate != nil {
			var wrong thituyen.Mistakes
			if score, wrong = k.of(ref.candidate); len(wrong) > 0 {
				x.mistaken(wrong)
				continue
			}
		}
		mean := meanOf(score, u.ID)
		if ref.candidate != nil {
			mean = x.meanFor(k, ref.candidate, u, score)
		} else {
			x.recomputed++
		}
		switch mean.Standing {
		case scoring.Incomplete:
			incomplete = append(incomplete, ref.id)
		case scoring.Referred:
			referred = append(referred, ref.id)
		}
		values[ref.id] = map[string]Mean{u.ID: mean}
	}
	x.reasons = append(x.reasons[:before:before], candidatesOnce(x.reasons[before:])...)
	if len(incomplete) > 0 {
		x.refuse("marks_missing", param("component", x.componentTitle(u.ID)), param("candidates", incomplete))
	}
	if len(referred) > 0 {
		x.refuse("not_settled", param("component", x.componentTitle(u.ID)), param("candidates", referred))
	}
	return values
}

// meanFor is a candidate's value, unless it rests on claims or facts that are
// hidden: then what the record states is taken over as far as it can be.
func (x *examination) meanFor(k scores, c *candidate, u *unit, score scoring.Score) Mean {
	mean := meanOf(score, u.ID)
	rests := k.rests(c)
	if len(rests) == 0 || x.stated == nil || !u.Draws && k.figures == nil {
		x.recomputed++
		return mean
	}
	if stated, ok := x.stated.Values[c.id][u.ID]; ok && k.couldBe(c, u.ID, score, stated) {
		mean = stated
	}
	x.attest("result.values."+c.id+"."+u.ID, rests)
	return mean
}
