package eligibility

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// AtLeast asks for so many of several requirements: met where so many are
// met, not met where even with all unknown ones too few would be.
type AtLeast struct {
	Count int // 1 to the number of requirements
	Of    []Requirement
}

// atLeastForm is an AtLeast as a document writes it.
type atLeastForm struct {
	Count *int              `doc:"count" validate:"required"`
	Of    []requirementForm `doc:"of" validate:"required"`
}

// decodeAtLeast reads the count and the list of requirements.
func decodeAtLeast(a *AtLeast, c document.Cursor) {
	var form atLeastForm
	c.Into(&form)
	if form.Count != nil {
		a.Count = *form.Count
	}
	if form.Of != nil {
		a.Of = []Requirement{}
	}
	for _, r := range form.Of {
		a.Of = append(a.Of, r.Requirement)
	}
}

// shapeAtLeast is the shape of a count and a list of requirements.
func shapeAtLeast(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[atLeastForm]())
}

func (AtLeast) kind() string { return "at_least" }

func (a AtLeast) compile(c *compiler, at thituyen.Path) judge {
	own := c.slot()
	j := &atLeastJudge{members{own, c.requirements(a.Of, at.Key("of"))}, a.Count}
	if (a.Count < 1 || a.Count > len(a.Of) && len(a.Of) > 0) && !c.muted {
		c.report(at.Key("count"), "bad_count", wording.P("found", a.Count), wording.P("limit", len(a.Of)))
	}
	return j
}

type atLeastJudge struct {
	members
	count int
}

// judge leaves the number of members met in x.
func (j *atLeastJudge) judge(h *hearing) Verdict {
	met, open := 0, 0
	for _, member := range j.of {
		switch member.judge(h) {
		case Met:
			met++
		case Unknown:
			open++
		}
	}
	n := note{x: int32(met)}
	switch {
	case met >= j.count:
		n.verdict = Met
	case met+open < j.count:
		n.verdict = NotMet
	}
	return j.leave(h, n)
}

func (j *atLeastJudge) reason(r *record, on civil.Date) thituyen.Reason {
	return j.reasonFor("at_least", r, on, wording.P("required", j.count), wording.P("found", int(j.note(r).x)), wording.P("of", len(j.of)))
}

var atLeastSentences = wording.Sentences{
	"at_least_met":     {Vi: "đạt {found} trong {of} yêu cầu, cần ít nhất {required}: {parts}", En: "{found} of {of} are met, at least {required} needed: {parts}"},
	"at_least_not_met": {Vi: "chỉ đạt {found} trong {of} yêu cầu, cần ít nhất {required}: {parts}", En: "only {found} of {of} are met, at least {required} needed: {parts}"},
	"at_least_unknown": {Vi: "mới rõ đạt {found} trong {of} yêu cầu, cần ít nhất {required}: {parts}", En: "{found} of {of} are known to be met, at least {required} needed: {parts}"},
	"bad_count":        {Vi: "count phải từ 1 đến số yêu cầu trong of ({limit}), không phải {found}", En: "count must be from 1 to the number of requirements in of ({limit}), not {found}"},
}
