package round

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Mark is what one marker gives one candidate, or one code, for a component:
// a mark, or a mark for each of its parts.
//
// Its rules: By marks for themself, in the role that marks this component;
// the candidate may sit, has reached the component and was present; the
// component is not closed; the mark is within its range and on its step; one
// mark a marker, and no more markers than the panel takes. On a component
// that is marked by code, the answer never depends on whose paper it is.
type Mark struct {
	Component string                     `doc:"component,id" validate:"required"`
	Code      string                     `doc:"code,id"`
	Mark      *decimal.Decimal           `doc:"mark"`
	Parts     map[string]decimal.Decimal `doc:"parts"`
}

func ruleMark(x *examination, said *Mark) {
	u := x.openUnit(said.Component)
	if u == nil {
		return
	}
	if !x.r.units[u.id].begun {
		x.enough(workflow.Eligible)
		x.enough(workflow.Present)
	}
	x.rightBoard(u)
	ref, ok := x.paperFor(u, said.Code)
	marks := x.marksOf(u, said)
	if !ok {
		return
	}
	x.present(u, ref)
	x.reached(u, ref)
	for i := range marks {
		x.mayMark(ref, &marks[i])
	}
	x.effect = func() {
		ref.given = append(ref.given, marks...)
		x.r.units[u.id].begun = true
	}
}

// rightBoard asks whether the marker sits on the board that marks the unit.
func (x *examination) rightBoard(u *unit) {
	if role := x.r.markedBy[u.id]; role != "" && !slices.Contains(x.r.people[x.act.By], role) {
		x.refuse("wrong_board", param("person", x.r.name(x.act.By)), param("component", x.componentTitle(u.id)), param("role", x.roleName(role)))
	}
}

// present refuses marks for somebody absent; where attendance is taken by a
// step of the procedure, for somebody whom none names too.
func (x *examination) present(u *unit, ref sheetRef) {
	taken, absent := ref.attendance(u.id)
	switch {
	case absent:
		x.refuse("was_absent", param("candidate", ref.id), param("component", x.componentTitle(u.id)))
	case x.r.attends && !taken:
		x.refuse("attendance_needed", param("candidate", ref.id), param("component", x.componentTitle(u.id)))
	}
}

// marksOf reads the mark, or the marks of the parts.
func (x *examination) marksOf(u *unit, said *Mark) []given {
	if l := x.r.scheme.leaves[said.Component]; l != nil {
		if said.Mark == nil || said.Parts != nil {
			x.refuse("one_mark_needed", param("component", x.componentTitle(l.id)))
			return nil
		}
		return []given{{leaf: l, marker: x.act.By, mark: *said.Mark, entry: x.number}}
	}
	if said.Mark != nil || len(said.Parts) == 0 {
		x.refuse("marks_of_parts_needed", param("component", x.componentTitle(said.Component)), param("parts", x.leafTitles(u)))
		return nil
	}
	var out []given
	for _, part := range slices.Sorted(maps.Keys(said.Parts)) {
		l := x.r.scheme.leaves[part]
		if l == nil || l.unit != u {
			x.refuse("unknown_part", param("part", part), param("component", x.componentTitle(said.Component)), param("parts", x.leafTitles(u)))
			continue
		}
		out = append(out, given{leaf: l, marker: x.act.By, mark: said.Parts[part], entry: x.number})
	}
	return out
}

func (x *examination) mayMark(ref sheetRef, g *given) {
	if code, found := g.leaf.fault(g.mark); found {
		x.refuse(code, param("mark", g.mark), param("component", x.componentTitle(g.leaf.id)), param("range", g.leaf.rangeText()))
	}
	if before, marked := ref.markOf(g.leaf, g.marker); marked {
		x.refuse("already_marked", param("person", x.r.name(g.marker)), param("component", x.componentTitle(g.leaf.id)), param("candidate", ref.id), param("entry", before.entry))
		return
	}
	if most := g.leaf.unit.atMost; most > 0 && ref.markers(g.leaf) >= most {
		x.refuse("too_many_marks", param("component", x.componentTitle(g.leaf.id)), param("candidate", ref.id), param("limit", most))
	}
}

// Settle is the head's decision where the rules refer a component: the marks
// of a panel lie too far apart, or a re-mark lies too far from the mark.
//
// Its rules: the rules did refer it; the value is within the range of the
// component; a reason is given; the component is not closed, unless it is a
// re-mark that is settled.
type Settle struct {
	Component string           `doc:"component,id" validate:"required"`
	Code      string           `doc:"code,id"`
	Value     *decimal.Decimal `doc:"value" validate:"required"`
	Reason    string           `doc:"reason" validate:"required"`
}

func ruleSettle(x *examination, said *Settle) {
	u := x.openUnit(said.Component)
	if u == nil {
		return
	}
	ref, ok := x.paperFor(u, said.Code)
	x.inRange(u, *said.Value)
	if !ok {
		return
	}
	score, ok := x.scoreUnit(u, ref)
	if ok && score.Standing(u.id) != scoring.Referred {
		x.refuse("not_referred", param("candidate", ref.id), param("component", x.componentTitle(u.id)))
	}
	x.effect = func() {
		ref.settle(u.id, scoring.Settlement{Spread: said.Value}, x.number)
	}
}

func (p *paper) settle(unit string, s scoring.Settlement, entry int) {
	settled := maps.Clone(p.settled)
	if settled == nil {
		settled = map[string]*settlement{}
	}
	if before := settled[unit]; before != nil {
		if s.Spread == nil {
			s.Spread = before.Spread
		}
		if s.Remark == nil {
			s.Remark = before.Remark
		}
	}
	settled[unit] = &settlement{s, entry}
	p.settled = settled
}

// inRange refuses a value that the component cannot have.
func (x *examination) inRange(u *unit, value decimal.Decimal) {
	whole := leaf{id: u.id, unit: u, min: u.component.Min, max: u.component.Max}
	if _, out := whole.fault(value); out {
		x.refuse("mark_out_of_range", param("mark", value), param("component", x.componentTitle(u.id)), param("range", whole.rangeText()))
	}
}

// scoreUnit scores a unit: of a candidate all that is known is scored, of a
// code what was marked in the unit alone.
func (x *examination) scoreUnit(u *unit, ref sheetRef) (scoring.Score, bool) {
	if ref.candidate != nil {
		score, wrong := x.r.score(ref.candidate)
		if len(wrong) > 0 {
			x.mistaken(wrong)
		}
		return score, len(wrong) == 0
	}
	sheet := u.alone.NewSheet(ref.id)
	wrong := ref.fill(sheet, u.id)
	score, err := u.alone.Score(sheet)
	if wrong = append(wrong, mistakesOf(err)...); len(wrong) > 0 {
		x.mistaken(wrong)
	}
	return score, len(wrong) == 0
}
