package eligibility

import (
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Relatives asks that no relative hold one of some roles in the unit of the
// post. A relative whose role is not given is unknown.
type Relatives struct {
	NoneAs []string `doc:"none_as,id" validate:"required,too_few=1"`
}

func (Relatives) kind() string { return "relatives" }

func (q Relatives) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	return &relativesJudge{slot: c.slot(), noneAs: c.names(at.Key("none_as"), q.NoneAs, nil)}
}

type relativesJudge struct {
	slot
	noneAs []string
}

// judge leaves the relatives in the way: kin and role of each in turn.
func (j *relativesJudge) judge(h *hearing) Verdict {
	relatives := h.dossier.Relatives
	if relatives == nil {
		return j.leave(h, note{list: []string{"relatives"}})
	}
	n := note{verdict: Met}
	var inTheWay []string
	for i := range relatives {
		switch listed(relatives[i].Role, j.noneAs) {
		case Met:
			inTheWay = append(inTheWay, relatives[i].Kin, relatives[i].Role)
		case Unknown:
			n.verdict, n.list = Unknown, append(n.list, "relatives["+strconv.Itoa(i)+"].role")
		}
	}
	if inTheWay != nil {
		n = note{verdict: NotMet, list: inTheWay}
	}
	return j.leave(h, n)
}

func (j *relativesJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", namesOf(j.noneAs))
	switch {
	case n.verdict == Met:
		return sentences.Reason("relatives_met", required)
	case n.verdict == Unknown:
		return sentences.Reason("relatives_unknown", required, missingOf(n))
	}
	return sentences.Reason("relatives_not_met", required, wording.P("found", rolesOf(n.list)))
}

func (*relativesJudge) reads(yield func(string)) { yield("relatives") }

// RelativeRoles are relatives found in roles that none may hold.
type RelativeRoles []Relative

func rolesOf(list []string) RelativeRoles {
	var found RelativeRoles
	for i := 0; i+1 < len(list); i += 2 {
		found = append(found, Relative{Kin: list[i], Role: list[i+1]})
	}
	return found
}

// Text words each role, with the kin where it is given.
func (r RelativeRoles) Text(tag language.Tag) string {
	texts := make([]string, len(r))
	for i, relative := range r {
		texts[i] = Name(relative.Role).Text(tag)
		if relative.Kin != "" {
			texts[i] += " (" + Name(relative.Kin).Text(tag) + ")"
		}
	}
	return strings.Join(texts, ", ")
}

var relativesSentences = wording.Sentences{
	"relatives_met":     {Vi: "không có người thân giữ vai trò {required} tại đơn vị", En: "no relative holds the role {required} in the unit"},
	"relatives_not_met": {Vi: "có người thân tại đơn vị là: {found}; yêu cầu không có người thân là: {required}", En: "a relative in the unit is: {found}; required: no relative as {required}"},
	"relatives_unknown": {Vi: "chưa rõ người thân tại đơn vị, hồ sơ còn thiếu: {missing}; yêu cầu không có người thân là: {required}", En: "relatives in the unit are not settled, the dossier lacks: {missing}; required: no relative as {required}"},
}
