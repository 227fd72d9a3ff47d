package eligibility

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Not asks that a requirement be not met: what is unknown stays unknown.
type Not struct{ Requirement Requirement }

// decodeNot reads one requirement.
func decodeNot(n *Not, c document.Cursor) {
	var form requirementForm
	c.Into(&form)
	n.Requirement = form.Requirement
}

// shapeNot is the shape of one requirement.
func shapeNot(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[requirementForm]())
}

func (Not) kind() string { return "not" }

func (n Not) compile(c *compiler, at thituyen.Path) judge {
	own := c.slot()
	return &notJudge{members{own, []judge{c.requirement(n.Requirement, at)}}}
}

type notJudge struct{ members }

func (j *notJudge) judge(h *hearing) Verdict {
	return j.leave(h, note{verdict: opposite(j.of[0].judge(h))})
}

func (j *notJudge) reason(r *record, on civil.Date) thituyen.Reason {
	return j.reasonFor("not", r, on)
}

var notSentences = wording.Sentences{
	"not_met":     {Vi: "đạt, vì không thuộc trường hợp: {parts}", En: "met, since this is not so: {parts}"},
	"not_not_met": {Vi: "không đạt, vì thuộc trường hợp: {parts}", En: "not met, since this is so: {parts}"},
	"not_unknown": {Vi: "chưa rõ có thuộc trường hợp này không: {parts}", En: "it is not settled whether this is so: {parts}"},
}
