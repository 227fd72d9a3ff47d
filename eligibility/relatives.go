package eligibility

import (
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Relatives asks that no relative hold one of some roles in the unit of the
// post. A relative whose role is not given is unknown.
type Relatives struct {
	NoneAs []string `doc:"none_as,id" validate:"required,too_few=1"`
}

func (Relatives) kind() string { return "relatives" }

func (q Relatives) compile(c *compiler, at document.Path) judge {
	c.check(q, at)
	return &relativesJudge{slot: c.slot(), noneAs: c.names(at.Key("none_as"), q.NoneAs, nil)}
}

type relativesJudge struct {
	slot
	noneAs []string
}

// judge leaves the kin and the role of the first relative in the way.
func (j *relativesJudge) judge(h *hearing) Verdict {
	relatives := h.dossier.Relatives
	if relatives == nil {
		return j.leave(h, note{list: []string{"relatives"}})
	}
	n := note{verdict: Met}
	for i := range relatives {
		switch listed(relatives[i].Role, j.noneAs) {
		case Met:
			return j.leave(h, note{verdict: NotMet, text: relatives[i].Role, list: []string{relatives[i].Kin}})
		case Unknown:
			n.verdict, n.list = Unknown, append(n.list, "relatives["+strconv.Itoa(i)+"].role")
		}
	}
	return j.leave(h, n)
}

func (j *relativesJudge) reason(r *record, _ civil.Date) wording.Reason {
	n, required := j.note(r), wording.P("required", j.noneAs)
	switch {
	case n.verdict == Met:
		return sentences.Reason("relatives_met", required)
	case n.verdict == Unknown:
		return sentences.Reason("relatives_unknown", required, missingOf(n))
	case n.list[0] == "":
		return sentences.Reason("relatives_not_met", required, wording.P("found", n.text))
	}
	return sentences.Reason("relatives_not_met_kin", required, wording.P("found", n.text), wording.P("kin", n.list[0]))
}

func (*relativesJudge) reads(yield func(string)) { yield("relatives") }

var relativesSentences = wording.Book{
	"relatives_met":         {Vi: "không có người thân giữ vai trò {required} tại đơn vị", En: "no relative holds the role {required} in the unit"},
	"relatives_not_met":     {Vi: "có người thân giữ vai trò {found} tại đơn vị; yêu cầu không có người thân là: {required}", En: "a relative holds the role {found} in the unit; required: no relative as {required}"},
	"relatives_not_met_kin": {Vi: "có người thân ({kin}) giữ vai trò {found} tại đơn vị; yêu cầu không có người thân là: {required}", En: "a relative ({kin}) holds the role {found} in the unit; required: no relative as {required}"},
	"relatives_unknown":     {Vi: "chưa rõ người thân tại đơn vị, hồ sơ còn thiếu: {missing}; yêu cầu không có người thân là: {required}", En: "relatives in the unit are not settled, the dossier lacks: {missing}; required: no relative as {required}"},
}
