package policytest

import (
	"slices"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
)

// screen judges who may sit, and reads what everybody performed. A case that
// asks for nothing that rests on who may sit need not give the dates and the
// term.
func (e *evaluation) screen() {
	competition := e.rules.Competition(e.c.about())
	e.mistakes = append(e.mistakes, competition.Mistakes()...)
	if e.c.Expect.judges() && len(e.c.Candidates) > 0 {
		e.mistakes = append(e.mistakes, competition.Missing()...)
	}
	e.came.Eligibility = map[string]Verdict{}
	for _, id := range e.candidates() {
		examined := competition.Examine(e.candidate(id).Applicant)
		e.mistakes = append(e.mistakes, document.Below(examined.Mistakes, "candidates", id)...)
		if examined.Sheet != nil {
			e.sheets[id] = examined.Sheet
		}
		decision := examined.Decision
		if e.partly || decision.Outcome() == "" {
			continue
		}
		e.screened[id] = decision
		e.came.Eligibility[id] = Verdict{
			Name: string(decision.Outcome()), NotMet: orEmpty(decision.NotMet()), Unknown: orEmpty(decision.Unknown()),
		}
	}
}

// eligible reports whether a candidate may be scored.
func (e *evaluation) eligible(id string) bool {
	return e.came.Eligibility[id].Name == string(eligibility.Eligible)
}

// criteria lists the ids of the criteria that hold in the case.
func (e *evaluation) criteria() []string {
	var ids []string
	if e.rules.Criteria != nil {
		for _, c := range e.rules.Criteria.Criteria {
			ids = append(ids, c.ID)
		}
	}
	if e.c.Post != nil {
		for _, c := range e.c.Post.Requires {
			if !slices.Contains(ids, c.ID) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}
