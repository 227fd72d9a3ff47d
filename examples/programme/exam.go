package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/round"
)

// mark draws a mark around an ability, on half points between 0 and the
// highest.
func (h *hall) mark(ability, noise, highest float64) float64 {
	m := math.Round(2*(ability+noise*h.chance.NormFloat64())) / 2
	return min(max(m, 0), highest)
}

// habit is how a marker marks: strict, uneven or neither.
func (h *hall) habit(marker string, ability float64) float64 {
	switch h.names[marker] {
	case markers[0]:
		return h.mark(ability-8, 1.5, 100)
	case markers[1]:
		return h.mark(ability, 13, 100)
	}
	return h.mark(ability, 2.5, 100)
}

// written holds the written paper, marked by code.
func (h *hall) written() {
	h.day(7)
	sitting := h.sitting()
	if len(sitting) == 0 {
		h.do("cancel", "binh", round.WithReason{Reason: "Không có người đủ điều kiện dự thi"})
		panic(stopped{})
	}
	codes := h.codes(sitting)
	sealed, book, err := round.SealCodes("written", codes, h.round.Registered(), h.salt)
	if err != nil {
		panic(err)
	}
	h.do("issue_codes", "k1", sealed)
	code := map[string]string{}
	for c, candidate := range codes {
		code[candidate] = c
	}
	present, absent := slices.Sorted(maps.Keys(codes)), []string(nil)
	if h.absent && len(sitting) > 2 {
		gone := code[sitting[len(sitting)-1]]
		present = slices.DeleteFunc(present, func(c string) bool { return c == gone })
		absent = []string{gone}
	}
	h.do("attendance", "i1", round.Attendance{Component: "written", Present: present, Absent: absent})
	if h.sanction != "" {
		h.do("sanction", "c1", round.Sanction{Component: "written", Code: code[sitting[len(sitting)-1]], Kind: h.sanction, Reason: "Vi phạm nội quy thi"})
	}
	if len(present) < 2 { // competition is counted by who sits
		h.wrong("mark", "m1", round.Mark{Component: "written", Code: present[0], Mark: number1(50)})
		h.do("cancel", "binh", round.WithReason{Reason: cmp.Or(h.cancelled, "Chỉ có một người dự thi")})
		panic(stopped{})
	}
	h.wrong("mark", "m1", round.Mark{Component: "written", Mark: number1(50)}, of(sitting[0]))
	h.day(2)
	var first [2]float64
	for i, candidate := range sitting {
		if slices.Contains(absent, code[candidate]) {
			continue
		}
		ability := h.people[at(candidate)].ability
		marks := [2]float64{h.habit("m1", ability), h.habit("m2", ability)}
		switch {
		case h.tied && i == 1:
			marks = first
		case h.nearTie && i == 1:
			marks = [2]float64{first[0] - 2, first[1] - 2}
		case h.spread && i == 0:
			marks = [2]float64{math.Round(ability) - 9, math.Round(ability) + 8}
		}
		if i == 0 {
			first = marks
		}
		h.both(code[candidate], marks)
	}
	h.wrong("rank", "c1", round.Rank{})
	h.do("close_component", "c1", round.CloseComponent{Component: "written"})
	h.day(1)
	h.do("open_codes", "c1", round.OpenCodes{Component: "written"})
	h.do("open_codes", "k1", round.OpenCodes{Component: "written", Codes: book})
}

// both gives the marks of the two markers, and settles them where they lie too
// far apart.
func (h *hall) both(code string, marks [2]float64) {
	for i, marker := range []string{"m1", "m2"} {
		h.do("mark", marker, round.Mark{Component: "written", Code: code, Mark: number1(marks[i])})
	}
	value := math.Round(marks[0]*0.4 + marks[1]*0.6)
	body := round.Settle{Component: "written", Code: code, Value: number1(value), Reason: "Chấm lại cùng hai giám khảo"}
	if h.round.Check(round.Act{Step: "settle", By: "c1", Happened: h.at, Body: body}).Accepted {
		h.do("settle", "c1", body)
	}
}

// codes gives each candidate a code that says nothing about them.
func (h *hall) codes(sitting []string) map[string]string {
	for {
		out := map[string]string{}
		for i, j := range h.chance.Perm(len(sitting)) {
			out[fmt.Sprintf("P%02d", 11+i)] = sitting[j]
		}
		if _, _, err := round.SealCodes("written", out, h.round.Registered(), h.salt); err == nil {
			return out
		}
	}
}

// sitting are those who may sit, as they registered.
func (h *hall) sitting() []string {
	var out []string
	for _, c := range h.round.Candidates() {
		if !c.Withdrawn && c.Verdict.Outcome == eligibility.Eligible {
			out = append(out, c.ID)
		}
	}
	return out
}

func at(candidate string) int {
	n := 0
	fmt.Sscanf(candidate, "TS%d", &n)
	return n - 1
}

// project has those who passed the written paper present their projects, and
// every member of the council mark them.
func (h *hall) project() {
	h.day(6)
	var through []string
	for _, id := range h.sitting() {
		if c, _ := h.round.Candidate(id); c.Values["written"].Standing == scoring.Passed {
			through = append(through, id)
		}
	}
	if len(through) == 0 {
		return
	}
	h.do("attendance", "c2", round.Attendance{Component: "project", Present: through})
	var first []map[string]decimal.Decimal
	for i, candidate := range through {
		for j, member := range h.council {
			parts := h.parts(h.people[at(candidate)].ability - 2)
			if i == 0 {
				first = append(first, parts)
			}
			if i == 1 && (h.tied || h.nearTie || h.corrected) {
				parts = maps.Clone(first[j])
				if h.corrected && j == 0 {
					parts["answer"] = parts["answer"].Sub(decimal.NewFromInt(1))
				}
			}
			h.entries[member+candidate] = h.do("mark", member, round.Mark{Component: "project", Parts: parts}, of(candidate))
		}
	}
	h.do("close_component", "c1", round.CloseComponent{Component: "project"})
}

// parts draws a marker's marks for the parts of a project: each group of posts
// has its own.
func (h *hall) parts(ability float64) map[string]decimal.Decimal {
	share, out := min(max(ability, 0), 95)/100, map[string]decimal.Decimal{}
	for _, part := range []string{"build", "present", "answer"} {
		within, _ := h.round.Rules().Scorer.Range(part)
		highest, _ := within.Max.Rat().Float64()
		out[part] = number(h.mark(highest*share, 0.03*highest, highest-1))
	}
	return out
}

// correct corrects a mark that was written down wrong; the winner is then
// another, and the council and the authority decide again.
func (h *hall) correct() {
	winner := h.round.Selection().Selected[0]
	wrong := h.round.Marks(winner)
	parts := map[string]decimal.Decimal{}
	for _, g := range wrong {
		if g.Marker == "c1" && g.Component != "written" {
			parts[g.Component], _ = decimal.NewFromString(g.Mark)
		}
	}
	parts["answer"] = parts["answer"].Sub(decimal.NewFromInt(3))
	instead, err := round.InsteadOf(round.Act{Body: round.Mark{Component: "project", Parts: parts}})
	if err != nil {
		panic(err)
	}
	h.day(1)
	h.do("correct", "c1", round.Correct{Entry: h.entries["c1"+winner], Instead: instead, Reason: "Chép nhầm điểm trả lời chất vấn từ phiếu chấm"})
}
