package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// StateManagement asks for a level of training in State management. The
// dossier's `none` does not meet it.
type StateManagement struct {
	AtLeast ManagementLevel `doc:"at_least" validate:"required"`
}

func (StateManagement) kind() string { return "state_management" }

func (s StateManagement) compile(c *compiler, at thituyen.Path) judge {
	c.check(s, at)
	return &managementJudge{slot: c.slot(), atLeast: c.level(at.Key("at_least"), managementLevels, string(s.AtLeast))}
}

type managementJudge struct {
	slot
	atLeast int32
}

// judge leaves the rank of the level given in x.
func (j *managementJudge) judge(h *hearing) Verdict {
	given := rank(managementLevels, string(h.dossier.StateManagement))
	if given < 0 {
		return j.leave(h, note{list: []string{"state_management"}})
	}
	return j.leave(h, note{verdict: holds(given >= j.atLeast), x: given})
}

func (j *managementJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", ManagementLevel(levelAt(managementLevels, j.atLeast)))
	found := wording.P("found", ManagementLevel(levelAt(managementLevels, n.x)))
	switch {
	case n.verdict == Met:
		return sentences.Reason("state_management_met", required, found)
	case n.verdict == Unknown:
		return sentences.Reason("state_management_unknown", required, missingOf(n))
	case n.x == 0:
		return sentences.Reason("state_management_none", required)
	}
	return sentences.Reason("state_management_not_met", required, found)
}

func (*managementJudge) reads(yield func(string)) { yield("state_management") }

var managementSentences = wording.Sentences{
	"state_management_met":     {Vi: "bồi dưỡng quản lý nhà nước {found}; yêu cầu từ {required} trở lên", En: "State management: {found}; required: at least {required}"},
	"state_management_not_met": {Vi: "bồi dưỡng quản lý nhà nước mới {found}; yêu cầu từ {required} trở lên", En: "State management: only {found}; required: at least {required}"},
	"state_management_none":    {Vi: "chưa qua bồi dưỡng quản lý nhà nước; yêu cầu từ {required} trở lên", En: "no training in State management; required: at least {required}"},
	"state_management_unknown": {Vi: "hồ sơ chưa ghi trình độ quản lý nhà nước; yêu cầu từ {required} trở lên", En: "the dossier does not give the level of State management; required: at least {required}"},
}
