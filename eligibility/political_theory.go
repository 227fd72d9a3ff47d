package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// PoliticalTheory asks for a level of political theory. The dossier's `none`
// does not meet it.
type PoliticalTheory struct {
	AtLeast TheoryLevel `doc:"at_least" validate:"required"`
}

func (PoliticalTheory) kind() string { return "political_theory" }

func (p PoliticalTheory) compile(c *compiler, at thituyen.Path) judge {
	c.check(p, at)
	return &theoryJudge{slot: c.slot(), atLeast: c.level(at.Key("at_least"), theoryLevels, string(p.AtLeast))}
}

type theoryJudge struct {
	slot
	atLeast int32
}

// judge leaves the rank of the level given in x.
func (j *theoryJudge) judge(h *hearing) Verdict {
	given := rank(theoryLevels, string(h.dossier.PoliticalTheory))
	if given < 0 {
		return j.leave(h, note{list: []string{"political_theory"}})
	}
	return j.leave(h, note{verdict: holds(given >= j.atLeast), x: given})
}

func (j *theoryJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", TheoryLevel(levelAt(theoryLevels, j.atLeast)))
	found := wording.P("found", TheoryLevel(levelAt(theoryLevels, n.x)))
	switch {
	case n.verdict == Met:
		return sentences.Reason("political_theory_met", required, found)
	case n.verdict == Unknown:
		return sentences.Reason("political_theory_unknown", required, missingOf(n))
	case n.x == 0:
		return sentences.Reason("political_theory_none", required)
	}
	return sentences.Reason("political_theory_not_met", required, found)
}

func (*theoryJudge) reads(yield func(string)) { yield("political_theory") }

var theorySentences = wording.Sentences{
	"political_theory_met":     {Vi: "lý luận chính trị {found}; yêu cầu từ {required} trở lên", En: "political theory: {found}; required: at least {required}"},
	"political_theory_not_met": {Vi: "lý luận chính trị mới {found}; yêu cầu từ {required} trở lên", En: "political theory: only {found}; required: at least {required}"},
	"political_theory_none":    {Vi: "chưa qua đào tạo lý luận chính trị; yêu cầu từ {required} trở lên", En: "no level of political theory; required: at least {required}"},
	"political_theory_unknown": {Vi: "hồ sơ chưa ghi trình độ lý luận chính trị; yêu cầu từ {required} trở lên", En: "the dossier does not give the level of political theory; required: at least {required}"},
}
