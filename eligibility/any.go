package eligibility

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Any asks for one of several requirements: met where one is met, else
// unknown where one is unknown, else not met.
type Any []Requirement

// decodeAny reads a list of requirements.
func decodeAny(a *Any, c document.Cursor) { *a = readRequirements(c) }

// shapeAny is the shape of a list of requirements.
func shapeAny(of func(reflect.Type) document.Shape) document.Shape {
	return document.ListShape(of(reflect.TypeFor[requirementForm]()))
}

func (Any) kind() string { return "any" }

func (a Any) compile(c *compiler, at thituyen.Path) judge {
	own := c.slot()
	return &anyJudge{members{own, c.requirements(a, at)}}
}

type anyJudge struct{ members }

func (j *anyJudge) judge(h *hearing) Verdict {
	verdict := NotMet
	for _, member := range j.of {
		verdict = either(verdict, member.judge(h))
	}
	return j.leave(h, note{verdict: verdict})
}

func (j *anyJudge) reason(r *record, on civil.Date) thituyen.Reason {
	return j.reasonFor("any", r, on)
}

var anySentences = wording.Sentences{
	"any_met":     {Vi: "đạt một trong các yêu cầu: {parts}", En: "one of these is met: {parts}"},
	"any_not_met": {Vi: "không đạt yêu cầu nào: {parts}", En: "none of these is met: {parts}"},
	"any_unknown": {Vi: "chưa rõ có đạt một trong các yêu cầu không: {parts}", En: "it is not settled that one of these is met: {parts}"},
}
