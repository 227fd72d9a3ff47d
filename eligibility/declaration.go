package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Declaration asks that all of some declarations were made, as of assets.
type Declaration struct {
	AllOf []string `doc:"all_of,id" validate:"required,too_few=1"`
}

func (Declaration) kind() string { return "declaration" }

func (q Declaration) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	return &declarationJudge{slot: c.slot(), allOf: c.names(at.Key("all_of"), q.AllOf, nil)}
}

type declarationJudge struct {
	slot
	allOf []string
}

// judge leaves the declarations that are lacking.
func (j *declarationJudge) judge(h *hearing) Verdict {
	made := h.dossier.Declarations
	if made == nil {
		return j.leave(h, note{list: []string{"declarations"}})
	}
	lacking := notAmong(j.allOf, made)
	return j.leave(h, note{verdict: holds(len(lacking) == 0), list: lacking})
}

func (j *declarationJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", namesOf(j.allOf))
	switch n.verdict {
	case Met:
		return sentences.Reason("declaration_met", required)
	case NotMet:
		return sentences.Reason("declaration_not_met", required, wording.P("lacking", namesOf(n.list)))
	}
	return sentences.Reason("declaration_unknown", required, missingOf(n))
}

func (*declarationJudge) reads(yield func(string)) { yield("declarations") }

var declarationSentences = wording.Sentences{
	"declaration_met":     {Vi: "đã kê khai: {required}", En: "declared: {required}"},
	"declaration_not_met": {Vi: "chưa kê khai: {lacking}; yêu cầu kê khai đủ: {required}", En: "not declared: {lacking}; required: {required}"},
	"declaration_unknown": {Vi: "hồ sơ chưa ghi việc kê khai; yêu cầu kê khai: {required}", En: "the dossier does not give declarations; required: {required}"},
}
