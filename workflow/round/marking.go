package round

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
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
	if !u.begun {
		x.enough(workflow.Eligible)
		x.enough(workflow.Present)
	}
	x.rightBoard(u)
	ref, ok := x.paperFor(u, x.act.Candidate, said.Code)
	marks := x.marksOf(u, said)
	if !ok {
		return
	}
	x.present(u, ref)
	x.reached(u, ref)
	for i := range marks {
		x.mayMark(u, ref, &marks[i])
	}
	x.effect = func() {
		ref.given = append(ref.given, marks...)
		u.begun = true
	}
}

// rightBoard asks whether the marker sits on the board that marks the unit.
func (x *examination) rightBoard(u *unit) {
	if role := x.r.markedBy[u.ID]; role != "" && !slices.Contains(x.r.people[x.act.By], role) {
		x.refuse("wrong_board", param("person", x.r.name(x.act.By)), param("component", x.componentTitle(u.ID)), param("role", x.roleName(role)))
	}
}

// present refuses marks for somebody absent or exempt; where attendance is
// taken by a step of the procedure, for somebody whom none names too.
func (x *examination) present(u *unit, ref sheetRef) {
	how, taken := ref.attendance(u.ID)
	switch {
	case how == scoring.WordAbsent:
		x.refuse("was_absent", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
	case how == scoring.WordExempt:
		x.refuse("is_exempt", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
	case x.r.attends && !taken:
		x.refuse("attendance_needed", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
	}
}

// marksOf reads the mark, or the marks of the parts.
func (x *examination) marksOf(u *unit, said *Mark) []given {
	one := given{unit: u.ID, component: said.Component, marker: x.act.By, named: u.Named, entry: x.number}
	if slices.Contains(u.Marked, said.Component) {
		if said.Mark == nil || said.Parts != nil {
			x.refuse("one_mark_needed", param("component", x.componentTitle(said.Component)))
			return nil
		}
		one.mark = *said.Mark
		return []given{one}
	}
	if said.Mark != nil || len(said.Parts) == 0 {
		x.refuse("marks_of_parts_needed", param("component", x.componentTitle(said.Component)), param("parts", x.componentTitles(u.Marked)))
		return nil
	}
	var out []given
	for _, part := range sortedKeys(said.Parts) {
		if !slices.Contains(u.Marked, part) || !x.r.rules.Scorer.Contains(said.Component, part) {
			x.refuse("unknown_part", param("part", part), param("component", x.componentTitle(said.Component)), param("parts", x.componentTitles(u.Marked)))
			continue
		}
		one.component, one.mark = part, said.Parts[part]
		out = append(out, one)
	}
	return out
}

func (x *examination) mayMark(u *unit, ref sheetRef, g *given) {
	if err := x.r.rules.Scorer.CheckMark(g.component, g.mark); err != nil {
		x.mistaken(err)
	}
	if how, _ := ref.attendance(g.component); how == scoring.WordExempt && g.component != u.ID {
		x.refuse("is_exempt", param("candidate", ref.id), param("component", x.componentTitle(g.component)))
	}
	if before, marked := ref.markOf(g.component, g.marker); marked {
		x.refuse("already_marked", param("person", x.r.name(g.marker)), param("component", x.componentTitle(g.component)), param("candidate", ref.id), param("entry", before.entry))
		return
	}
	if before := ref.markers(g.component); !u.Markers.Takes(before) || before >= u.Markers.AtMost && u.Markers.AtMost > 0 && !x.thirdAsked(u, ref) {
		x.refuse("too_many_marks", param("component", x.componentTitle(g.component)), param("candidate", ref.id), param("limit", before))
	}
}

// thirdAsked reports whether the marks so far lie so far apart that the rules
// ask for another.
func (x *examination) thirdAsked(u *unit, ref sheetRef) bool {
	score, ok := x.scoreUnit(u, ref)
	return ok && score.Standing(u.ID) == scoring.Incomplete
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
	ref, ok := x.paperFor(u, x.act.Candidate, said.Code)
	if !ok {
		return
	}
	decided := scoring.Settlement{Spread: said.Value}
	score, ok := x.scoreUnit(u, ref)
	if ok && score.Standing(u.ID) != scoring.Referred {
		x.refuse("not_referred", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
	} else {
		x.maySettle(u, decided)
	}
	x.effect = func() { ref.settle(u.ID, decided) }
}

// maySettle asks the scorer whether a decision may stand.
func (x *examination) maySettle(u *unit, decided scoring.Settlement) {
	_, err := x.r.rules.Scorer.Sheet("", scoring.Performance{Settled: map[string]*scoring.Settlement{u.ID: &decided}})
	x.mistaken(err)
}

// scoreUnit scores a unit: of a candidate all that is known is scored, of a
// code what was marked in the unit alone.
func (x *examination) scoreUnit(u *unit, ref sheetRef) (scoring.Score, bool) {
	var score scoring.Score
	var wrong thituyen.Mistakes
	if ref.candidate != nil {
		score, wrong = x.r.scores().of(ref.candidate)
	} else {
		score, wrong = u.byCode(ref.id)
	}
	if len(wrong) > 0 {
		x.mistaken(wrong)
	}
	return score, len(wrong) == 0
}
