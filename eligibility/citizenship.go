package eligibility

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Citizenship asks for one of several citizenships. Someone with several
// meets it by one of them; someone with none (an empty list) does not.
type Citizenship struct {
	OneOf []string `doc:"one_of,id" validate:"required,too_few=1"`
}

func (Citizenship) kind() string { return "citizenship" }

func (q Citizenship) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	return &citizenshipJudge{slot: c.slot(), oneOf: c.names(at.Key("one_of"), q.OneOf, nil)}
}

// citizenshipJudge leaves the place of the citizenship that is enough in x.
type citizenshipJudge struct {
	slot
	oneOf []string
}

func (j *citizenshipJudge) judge(h *hearing) Verdict {
	held := h.dossier.Citizenship
	if held == nil {
		return j.leave(h, note{list: []string{"citizenship"}})
	}
	unknown := false
	for _, name := range held {
		if at := slices.Index(j.oneOf, name); at >= 0 && name != "" {
			return j.leave(h, note{verdict: Met, x: int32(at)})
		}
		unknown = unknown || name == ""
	}
	if unknown {
		return j.leave(h, note{list: []string{"citizenship"}})
	}
	return j.leave(h, note{verdict: NotMet, list: slices.Clone(held)})
}

func (j *citizenshipJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", namesOf(j.oneOf))
	switch n.verdict {
	case Met:
		return sentences.Reason("citizenship_met", required, wording.P("found", Name(j.oneOf[n.x])))
	case NotMet:
		return sentences.Reason("citizenship_not_met", required, wording.P("found", namesOf(n.list)))
	}
	return sentences.Reason("citizenship_unknown", required, missingOf(n))
}

func (*citizenshipJudge) reads(yield func(string)) { yield("citizenship") }

var citizenshipSentences = wording.Sentences{
	"citizenship_met":     {Vi: "có quốc tịch {found}", En: "citizen of {found}"},
	"citizenship_not_met": {Vi: "quốc tịch: {found}; yêu cầu một trong: {required}", En: "citizenship: {found}; required: one of {required}"},
	"citizenship_unknown": {Vi: "hồ sơ chưa ghi quốc tịch; yêu cầu một trong: {required}", En: "the dossier does not give the citizenship; required: one of {required}"},
}
