package eligibility

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// All asks for each of several requirements: not met where one is not met,
// else unknown where one is unknown, else met.
type All []Requirement

// decodeAll reads a list of requirements.
func decodeAll(a *All, c document.Cursor) { *a = readRequirements(c) }

// shapeAll is the shape of a list of requirements.
func shapeAll(of func(reflect.Type) document.Shape) document.Shape {
	return document.ListShape(of(reflect.TypeFor[requirementForm]()))
}

func readRequirements(c document.Cursor) []Requirement {
	items := c.Items()
	if !c.Is(document.Sequence) {
		return nil
	}
	list := make([]Requirement, len(items))
	for i, item := range items {
		var form requirementForm
		item.Into(&form)
		list[i] = form.Requirement
	}
	return list
}

func (All) kind() string { return "all" }

func (a All) compile(c *compiler, at thituyen.Path) judge {
	own := c.slot()
	return &allJudge{members{own, c.requirements(a, at)}}
}

// requirements compiles the members of a connective.
func (c *compiler) requirements(list []Requirement, at thituyen.Path) []judge {
	if len(list) == 0 && (!c.muted || list != nil) {
		c.report(at, "no_members")
	}
	var judges []judge
	for i, r := range list {
		if c.count > maxRequirements {
			break
		}
		judges = append(judges, c.requirement(r, at.Index(i)))
	}
	return judges
}

// members are the compiled requirements that a connective joins.
type members struct {
	slot
	of []judge
}

func (m *members) reads(yield func(string)) {
	for _, j := range m.of {
		j.reads(yield)
	}
}

// missing tells what the unknown members lack, where the whole is unknown:
// by Kleene's logic each of them can change it, and no other member can.
func (m *members) missing(r *record, yield func(string)) {
	if m.note(r).verdict != Unknown {
		return
	}
	for _, j := range m.of {
		j.missing(r, yield)
	}
}

// reasonFor words a connective with the reasons of all its members.
func (m *members) reasonFor(code string, r *record, on civil.Date, params ...thituyen.Param) thituyen.Reason {
	var suffix string
	switch m.note(r).verdict {
	case Met:
		suffix = "_met"
	case NotMet:
		suffix = "_not_met"
	default:
		suffix = "_unknown"
	}
	return sentences.Reason(code+suffix, append(params, wording.P("parts", partsOf(m.of, r, on)))...)
}

type allJudge struct{ members }

func (j *allJudge) judge(h *hearing) Verdict {
	verdict := Met
	for _, member := range j.of {
		verdict = both(verdict, member.judge(h))
	}
	return j.leave(h, note{verdict: verdict})
}

func (j *allJudge) reason(r *record, on civil.Date) thituyen.Reason {
	return j.reasonFor("all", r, on)
}

var allSentences = wording.Sentences{
	"all_met":     {Vi: "đạt tất cả: {parts}", En: "all are met: {parts}"},
	"all_not_met": {Vi: "không đạt đủ tất cả: {parts}", En: "not all are met: {parts}"},
	"all_unknown": {Vi: "chưa rõ có đạt đủ tất cả không: {parts}", En: "it is not settled that all are met: {parts}"},
	"no_members":  {Vi: "danh sách này cần ít nhất một yêu cầu", En: "this list needs at least one requirement"},
}
