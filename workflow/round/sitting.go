package round

import (
	"slices"

	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Attendance says who was there for a component and who was not: candidates,
// or codes where the component is marked by code. A later one replaces what
// an earlier one said of the same.
//
// Its rules: each is named once, may sit and has reached the component; the
// component is not closed.
type Attendance struct {
	Component string   `doc:"component,id" validate:"required"`
	Present   []string `doc:"present,id"`
	Absent    []string `doc:"absent,id"`
	Note      `doc:",inline"`
}

func ruleAttendance(x *examination, said *Attendance) {
	u := x.openUnit(said.Component)
	x.enough(workflow.Eligible)
	if u == nil {
		return
	}
	if x.act.Candidate != "" {
		x.refuse("candidate_not_used", param("step", x.stepName(x.act.Step)))
	}
	if len(said.Present)+len(said.Absent) == 0 {
		x.refuse("nobody_named", param("step", x.stepName(x.act.Step)))
	}
	var refs []sheetRef
	var absent []bool
	seen, before := map[string]bool{}, len(x.reasons)
	for i, id := range append(slices.Clone(said.Present), said.Absent...) {
		if seen[id] {
			x.refuse("named_twice", param("candidate", id))
			continue
		}
		seen[id] = true
		x.standsFor(id, func() {
			if ref, ok := x.refTo(u, id); ok && x.reached(u, ref) {
				refs, absent = append(refs, ref), append(absent, i >= len(said.Present))
			}
		})
	}
	x.reasons = append(x.reasons[:before:before], candidatesOnce(x.reasons[before:])...)
	x.effect = func() {
		for i, ref := range refs {
			ref.setAttendance(u.id, absent[i])
		}
	}
}

// standsFor asks what an act says of one of several people. Once something
// earlier was corrected, an act that the rules no longer allow for one of them
// stands for the others.
func (x *examination) standsFor(id string, ask func()) {
	before := len(x.reasons)
	if ask(); x.again && len(x.reasons) > before {
		x.reasons = x.reasons[:before]
		x.result.Dropped = append(x.result.Dropped, id)
	}
}

// refTo is paperFor somebody named in a list.
func (x *examination) refTo(u *unit, id string) (sheetRef, bool) {
	named := *x.act
	code := id
	if !x.r.byCode(u) {
		named.Candidate, code = id, ""
	}
	before := x.act
	x.act = &named
	ref, ok := x.paperFor(u, code)
	x.act = before
	return ref, ok
}

// openUnit finds the unit of a component that can still be marked.
func (x *examination) openUnit(component string) *unit {
	u := x.r.scheme.unitOf(component)
	if u == nil {
		x.refuse("unknown_component", param("component", component), param("known", x.r.scheme.unitIDs()))
		return nil
	}
	if x.r.units[u.id].closed {
		x.refuse("component_closed", param("component", x.componentTitle(u.id)))
	}
	return u
}

// Sanction lays a sanction on a candidate, or on a code, for a component.
//
// Its rules: the kind is one of the regulation's; the component is not closed.
type Sanction struct {
	Component string `doc:"component,id" validate:"required"`
	Code      string `doc:"code,id"`
	Kind      string `doc:"kind,id" validate:"required"`
	Reason    string `doc:"reason" validate:"required"`
}

func ruleSanction(x *examination, said *Sanction) {
	u := x.openUnit(said.Component)
	if kinds := x.r.sanctionKinds(); !slices.Contains(kinds, said.Kind) {
		x.refuse("unknown_sanction", param("kind", said.Kind), param("known", kinds))
	}
	if u == nil {
		return
	}
	ref, ok := x.paperFor(u, said.Code)
	if !ok {
		return
	}
	x.effect = func() {
		ref.sanctions = append(slices.Clip(ref.sanctions), breach{scoring.Breach{Component: said.Component, Kind: said.Kind}, u.id, x.number})
	}
}

func (s *situation) sanctionKinds() []string {
	if s.rules.Scorer == nil {
		return nil
	}
	return s.rules.Scorer.SanctionKinds()
}
