package round

import (
	"slices"

	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Attendance says who was there for a component and who was not: candidates,
// or codes where the component is marked by code. Exempt are those who owe no
// marks there, on the paper named. A later one replaces what an earlier one
// said of the same.
//
// Its rules: each is named once, may sit and has reached the component; the
// component is not closed; exempt is only who the regulation lets be.
type Attendance struct {
	Component string   `doc:"component,id" validate:"required"`
	Present   []string `doc:"present,id"`
	Absent    []string `doc:"absent,id"`
	Exempt    []string `doc:"exempt,id"`
	Note      `doc:",inline"`
}

// told are the lists of an attendance, each with how its people stood.
func (a *Attendance) told() []told {
	return []told{{a.Present, ""}, {a.Absent, scoring.WordAbsent}, {a.Exempt, scoring.WordExempt}}
}

type told struct {
	who []string
	how scoring.Word
}

// noted is what an attendance notes on one paper.
type noted struct {
	sheetRef
	sat
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
	var notes []noted
	seen, before := map[string]bool{}, len(x.reasons)
	for _, list := range said.told() {
		for _, id := range list.who {
			if seen[id] {
				x.refuse("named_twice", param("candidate", id))
				continue
			}
			seen[id] = true
			x.standsFor(id, func() {
				if note, ok := x.attends(u, said.Component, id, list.how); ok {
					notes = append(notes, note)
				}
			})
		}
	}
	if len(seen) == 0 {
		x.refuse("nobody_named", param("step", x.stepName(x.act.Step)))
	}
	x.reasons = append(x.reasons[:before:before], candidatesOnce(x.reasons[before:])...)
	x.effect = func() {
		for _, n := range notes {
			n.attend(n.component, n.how)
		}
	}
}

// attends is what is noted of one person, by id or by code: of absence and
// presence that of the whole unit.
func (x *examination) attends(u *unit, component, id string, how scoring.Word) (noted, bool) {
	candidate, code := id, ""
	if x.r.byCode(u) {
		candidate, code = "", id
	}
	ref, ok := x.paperFor(u, candidate, code)
	if !ok || !x.reached(u, ref) {
		return noted{}, false
	}
	if how != scoring.WordExempt {
		return noted{ref, sat{u.ID, how}}, true
	}
	if err := x.r.rules.Scorer.NewSheet(ref.id).Exempt(component); err != nil {
		x.mistaken(err)
		return noted{}, false
	}
	return noted{ref, sat{component, how}}, true
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
	ref, ok := x.paperFor(u, x.act.Candidate, said.Code)
	if !ok {
		return
	}
	x.effect = func() {
		ref.sanctions = append(slices.Clip(ref.sanctions), breach{scoring.Breach{Component: said.Component, Kind: said.Kind}, u.ID})
	}
}

func (s *situation) sanctionKinds() []string {
	if s.rules.Scorer == nil {
		return nil
	}
	return s.rules.Scorer.SanctionKinds()
}
