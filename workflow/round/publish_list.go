package round

import (
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/wording"
)

// PublishList makes a list or result public. What is published stands in the
// entry: it is taken from the round, not from the act.
//
// Its rule: what is to be published is there.
type PublishList struct {
	What  Published `doc:"what"` // left out: the latest that there is
	Where string    `doc:"where"`
	Note  `doc:",inline"`
}

// Published is what may be published.
type Published string

// What may be published: who applied, who may sit, the values of the closed
// components (by code until the codes are opened), places, who is selected.
const (
	PublishApplicants Published = "applicants"
	PublishEligible   Published = "eligible"
	PublishMarks      Published = "marks"
	PublishRanking    Published = "ranking"
	PublishResult     Published = "result"
)

func rulePublish(x *examination, said *PublishList) {
	what := said.What
	if what == "" {
		what = x.r.latest(x.does)
	}
	there := false
	switch what {
	case PublishApplicants:
		there = x.r.closed
		x.result.List = ids(x.r.competing())
	case PublishEligible:
		there = x.publishVerdicts()
	case PublishMarks:
		x.closeAll()
		there = len(x.reasons) > 0 || x.publishValues()
	case PublishRanking:
		if there = x.r.list != nil; there {
			x.statePlaces(x.r.list)
		}
	case PublishResult:
		if there = x.r.selection != nil; there {
			x.stateSelection(x.r.selection)
		}
	}
	if !there {
		x.refuse("nothing_to_publish", param("what", what))
	}
}

// latest is the latest that there is to publish.
func (s *situation) latest(act string) Published {
	switch {
	case act == "publish_marks":
		return PublishMarks
	case s.selection != nil:
		return PublishResult
	case s.anyClosed():
		return PublishMarks
	case s.anyScreened():
		return PublishEligible
	}
	return PublishApplicants
}

func (s *situation) anyClosed() bool {
	return slices.ContainsFunc(s.units, func(u *unit) bool { return u.closed })
}

func (s *situation) anyScreened() bool {
	return slices.ContainsFunc(s.competing(), func(c *candidate) bool { return c.screened })
}

// publishVerdicts states who may sit, and of the others why not.
func (x *examination) publishVerdicts() bool {
	x.result.Screened = map[string]Verdict{}
	for _, c := range x.r.competing() {
		if c.screened {
			x.result.Screened[c.id] = c.verdict
			x.recomputed++
		}
	}
	x.result.List = ids(x.r.sitting())
	return len(x.result.Screened) > 0
}

// closeAll ends the marking where the procedure has no step for that: what is
// published can no longer be marked.
func (x *examination) closeAll() {
	if x.r.has("close_component") {
		return
	}
	closed := map[*unit][]sheetRef{}
	values := map[string]map[string]Mean{}
	for _, u := range x.r.units {
		refs := x.r.owed(u)
		if u.closed || x.r.byCode(u) && !u.opened || len(refs) == 0 || !u.begun {
			continue
		}
		closed[u] = refs
		for who, of := range x.closing(u, refs) {
			if values[who] == nil {
				values[who] = map[string]Mean{}
			}
			maps.Copy(values[who], of)
		}
	}
	x.result.Values = values
	x.effect = func() {
		for u, refs := range closed {
			u.closed = true
			for _, ref := range refs {
				ref.close(u.ID, values[ref.id][u.ID])
			}
		}
		x.r.standings()
	}
}

// publishValues states what the closed units came to.
func (x *examination) publishValues() bool {
	if x.result.Values == nil {
		x.result.Values = map[string]map[string]Mean{}
	}
	for _, u := range x.r.units {
		if !u.closed {
			continue
		}
		for _, ref := range x.r.owed(u) {
			if x.result.Values[ref.id] == nil {
				x.result.Values[ref.id] = map[string]Mean{}
			}
			x.result.Values[ref.id][u.ID] = Mean{Value: ref.value[u.ID], Standing: ref.standing[u.ID]}
			x.recomputed++
		}
	}
	return len(x.result.Values) > 0
}

// Text words what is published.
func (p Published) Text(tag language.Tag) string { return publishedWords[p].Text(tag) }

var publishedWords = map[Published]wording.Word{
	PublishApplicants: {Vi: "danh sách người dự tuyển", En: "the list of applicants"},
	PublishEligible:   {Vi: "danh sách đủ điều kiện", En: "the list of those who may sit"},
	PublishMarks:      {Vi: "điểm thi", En: "the marks"},
	PublishRanking:    {Vi: "kết quả xếp hạng", En: "the ranking"},
	PublishResult:     {Vi: "người trúng tuyển, dự phòng", En: "who is selected and in reserve"},
}
