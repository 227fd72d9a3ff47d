package eligibility

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Citizenship asks for one of several citizenships. Someone with several
// meets it by one of them; someone with none (an empty list) does not. With
// Only there may be no other besides.
type Citizenship struct {
	OneOf []string `doc:"one_of,id" validate:"required,too_few=1"`
	Only  bool     `doc:"only"`
}

func (Citizenship) kind() string { return "citizenship" }

func (q Citizenship) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	return &citizenshipJudge{slot: c.slot(), oneOf: c.names(at.Key("one_of"), q.OneOf, nil), only: q.Only}
}

// citizenshipJudge leaves the place of the citizenship that is enough in x.
type citizenshipJudge struct {
	slot
	oneOf []string
	only  bool
}

// The code of a note where another citizenship stands in the way.
const citizenshipOther uint8 = 1

func (j *citizenshipJudge) judge(h *hearing) Verdict {
	held := h.dossier.Citizenship
	if held == nil {
		return j.leave(h, note{list: []string{"citizenship"}})
	}
	best, unknown, other := -1, false, false
	for _, name := range held {
		at := slices.Index(j.oneOf, name)
		switch {
		case name == "":
			unknown = true
		case at < 0:
			other = true
		case best < 0:
			best = at
		}
	}
	switch {
	case j.only && other:
		return j.leave(h, note{verdict: NotMet, code: citizenshipOther, list: slices.Clone(held)})
	case best >= 0 && !(j.only && unknown):
		return j.leave(h, note{verdict: Met, x: int32(best)})
	case unknown:
		return j.leave(h, note{list: []string{"citizenship"}})
	}
	return j.leave(h, note{verdict: NotMet, list: slices.Clone(held)})
}

func (j *citizenshipJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", namesOf(j.oneOf))
	switch {
	case n.code == citizenshipOther:
		return sentences.Reason("citizenship_other", required, wording.P("found", namesOf(n.list)))
	case n.verdict == Met:
		return sentences.Reason("citizenship_met", required, wording.P("found", Name(j.oneOf[n.x])))
	case n.verdict == NotMet:
		return sentences.Reason("citizenship_not_met", required, wording.P("found", namesOf(n.list)))
	}
	return sentences.Reason("citizenship_unknown", required, missingOf(n))
}

func (*citizenshipJudge) reads(yield func(string)) { yield("citizenship") }

var citizenshipSentences = wording.Sentences{
	"citizenship_met":     {Vi: "có quốc tịch {found}", En: "citizen of {found}"},
	"citizenship_not_met": {Vi: "quốc tịch: {found}; yêu cầu một trong: {required}", En: "citizenship: {found}; required: one of {required}"},
	"citizenship_other":   {Vi: "quốc tịch: {found}; yêu cầu chỉ có {required}, không có quốc tịch nào khác", En: "citizenship: {found}; required: {required} and no other"},
	"citizenship_unknown": {Vi: "hồ sơ chưa ghi quốc tịch; yêu cầu một trong: {required}", En: "the dossier does not give the citizenship; required: one of {required}"},
}
