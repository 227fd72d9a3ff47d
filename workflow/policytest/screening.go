package policytest

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
)

// screen judges who may sit, and reads what everybody performed. A case that
// asks for nothing that rests on who may sit need not give the dates and the
// term.
func (e *evaluation) screen() {
	e.came.Eligibility = map[string]Verdict{}
	if e.several() {
		e.screenPosts()
		return
	}
	competition := e.rules.Competition(e.c.about())
	e.mistakes = append(e.mistakes, competition.Mistakes()...)
	if e.c.Expect.judges() && len(e.c.Candidates) > 0 {
		e.mistakes = append(e.mistakes, competition.Missing()...)
	}
	for _, id := range e.candidates() {
		candidate := e.candidate(id)
		e.choices(id, candidate, nil)
		examined := competition.Examine(candidate.Applicant)
		e.mistakes = append(e.mistakes, document.Below(examined.Mistakes, "candidates", id)...)
		if examined.Sheet != nil {
			e.sheets[id] = examined.Sheet
		}
		decision := examined.Decision
		if e.partly || decision.Outcome() == "" {
			continue
		}
		e.screened[id] = decision
		e.came.Eligibility[id] = verdictOf(decision)
	}
}

// eligible reports whether a candidate may be scored: of several posts, whether
// for any.
func (e *evaluation) eligible(id string) bool {
	verdict := e.came.Eligibility[id]
	for _, at := range verdict.At {
		if at.Name == string(eligibility.Eligible) {
			return true
		}
	}
	return verdict.Name == string(eligibility.Eligible)
}

// criteria lists the ids of the criteria that hold in the case.
func (e *evaluation) criteria() []string {
	var ids []string
	if e.rules.Criteria != nil {
		for _, c := range e.rules.Criteria.Criteria {
			ids = append(ids, c.ID)
		}
	}
	for _, post := range append([]*eligibility.Post{e.c.Post}, slices.Collect(maps.Values(e.c.Posts))...) {
		if post == nil {
			continue
		}
		for _, c := range post.Requires {
			if !slices.Contains(ids, c.ID) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}
