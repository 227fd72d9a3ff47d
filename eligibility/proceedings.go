package eligibility

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Proceedings asks that no proceedings be open against the person. None is
// always true; it stands so that the document says what it asks.
type Proceedings struct {
	None *bool `doc:"none" validate:"required"`
}

func (Proceedings) kind() string { return "proceedings" }

func (p Proceedings) compile(c *compiler, at thituyen.Path) judge {
	c.check(p, at)
	c.only(at.Key("none"), p.None)
	return &proceedingsJudge{slot: c.slot()}
}

// only reports a yes or no that can only be yes.
func (c *compiler) only(at thituyen.Path, yes *bool) {
	if yes != nil && !*yes {
		c.report(at, "only_true")
	}
}

type proceedingsJudge struct{ slot }

func (j *proceedingsJudge) judge(h *hearing) Verdict {
	open := h.dossier.Proceedings
	if open == nil {
		return j.leave(h, note{list: []string{"proceedings"}})
	}
	if len(open) == 0 {
		return j.leave(h, note{verdict: Met})
	}
	return j.leave(h, note{verdict: NotMet, list: slices.Clone(open)})
}

func (j *proceedingsJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	switch n := j.note(r); n.verdict {
	case Met:
		return sentences.Reason("proceedings_met")
	case NotMet:
		if slices.Equal(n.list, []string{"true"}) {
			return sentences.Reason("proceedings_open")
		}
		return sentences.Reason("proceedings_not_met", wording.P("found", namesOf(n.list)))
	default:
		return sentences.Reason("proceedings_unknown", missingOf(n))
	}
}

func (*proceedingsJudge) reads(yield func(string)) { yield("proceedings") }

var proceedingsSentences = wording.Sentences{
	"proceedings_met":     {Vi: "không có vụ việc nào đang bị xem xét, xử lý", En: "no proceedings are open"},
	"proceedings_not_met": {Vi: "đang bị xem xét, xử lý: {found}", En: "proceedings are open: {found}"},
	"proceedings_open":    {Vi: "đang trong thời gian bị xem xét, xử lý", En: "proceedings are open"},
	"proceedings_unknown": {Vi: "hồ sơ chưa cho biết có đang bị xem xét, xử lý hay không", En: "the dossier does not say whether proceedings are open"},
	"only_true":           {Vi: "ở đây chỉ có thể là true; muốn bỏ yêu cầu thì bỏ khóa này", En: "this can only be true; leave the key out where nothing is asked"},
}
