package eligibility

import (
	"encoding/json"
	"strconv"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// PlanningFor is what a place in the planning is worth for the post competed
// for.
type PlanningFor string

// The worth of a place in the planning: it is for the post itself, for an
// equivalent one, or for a higher one.
const (
	ForPost       PlanningFor = "post"
	ForEquivalent PlanningFor = "equivalent"
	ForHigher     PlanningFor = "higher"
)

var planningNames = []string{string(ForPost), string(ForEquivalent), string(ForHigher)}

var planningWords = map[string]wording.Word{
	"post":       {Vi: "chính chức danh dự thi", En: "the post itself"},
	"equivalent": {Vi: "chức danh tương đương", En: "an equivalent post"},
	"higher":     {Vi: "chức danh cao hơn", En: "a higher post"},
}

// Text words it in Vietnamese or English.
func (p PlanningFor) Text(tag language.Tag) string { return wordOf(planningWords, string(p), tag) }

// MarshalJSON writes it as documents do.
func (p PlanningFor) MarshalJSON() ([]byte, error) { return json.Marshal(string(p)) }

// Planning asks for a place in the planning (quy hoạch) for the post, for an
// equivalent or for a higher one.
//
// An entry counts by its own `for`, whatever else it says. One with a `post`
// instead counts as
// `post` where it names this post, and as `equivalent` where it is among the
// post's equivalents. It names this post by the post's id or title, its
// level, or its unit and level together, as in so-xay-dung/deputy_director.
// An entry with neither is unknown.
type Planning struct {
	For PlanningFor `doc:"for" validate:"required"`
}

func (Planning) kind() string { return "planning" }

func (p Planning) compile(c *compiler, at thituyen.Path) judge {
	c.check(p, at)
	return &planningJudge{slot: c.slot(), asked: p.For}
}

type planningJudge struct {
	slot
	asked PlanningFor
}

// The codes of notes; text is the post that an entry names.
const (
	planningOther uint8 = iota
	planningNone
)

func (j *planningJudge) judge(h *hearing) Verdict {
	entries := h.dossier.Planning
	if entries == nil {
		return j.leave(h, note{list: []string{"planning"}})
	}
	n := note{verdict: NotMet}
	if len(entries) == 0 {
		n.code = planningNone
	}
	for i := range entries {
		switch j.of(&entries[i], h.post) {
		case Met:
			return j.leave(h, note{verdict: Met, text: entries[i].Post})
		case Unknown:
			n.verdict, n.list = Unknown, append(n.list, "planning["+strconv.Itoa(i)+"].for")
		}
	}
	return j.leave(h, n)
}

func (j *planningJudge) of(entry *PlanningEntry, post *Post) Verdict {
	switch {
	case entry.For != "":
		if !contains(planningNames, string(entry.For)) {
			return Unknown
		}
		return holds(entry.For == j.asked)
	case entry.Post == "":
		return Unknown
	}
	switch j.asked {
	case ForPost:
		return holds(post.names(entry.Post))
	case ForEquivalent:
		return holds(contains(post.Equivalents, entry.Post))
	}
	return NotMet
}

func (j *planningJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n, required := j.note(r), wording.P("required", j.asked)
	switch {
	case n.verdict == Met && n.text != "":
		return sentences.Reason("planning_met_post", required, wording.P("found", n.text))
	case n.verdict == Met:
		return sentences.Reason("planning_met", required)
	case n.verdict == Unknown:
		return sentences.Reason("planning_unknown", required, missingOf(n))
	case n.code == planningNone:
		return sentences.Reason("planning_none", required)
	}
	return sentences.Reason("planning_not_met", required)
}

func (*planningJudge) reads(yield func(string)) { yield("planning") }

var planningSentences = wording.Sentences{
	"planning_met":      {Vi: "được quy hoạch {required}", En: "in the planning for {required}"},
	"planning_met_post": {Vi: "được quy hoạch {found}, tính là {required}", En: "in the planning for {found}, which counts as {required}"},
	"planning_not_met":  {Vi: "không có quy hoạch nào tính là {required}", En: "no place in the planning counts as {required}"},
	"planning_none":     {Vi: "không thuộc diện quy hoạch; yêu cầu quy hoạch {required}", En: "not in the planning; required: for {required}"},
	"planning_unknown":  {Vi: "chưa rõ quy hoạch, hồ sơ còn thiếu: {missing}; yêu cầu quy hoạch {required}", En: "the planning is not settled, the dossier lacks: {missing}; required: for {required}"},
}
