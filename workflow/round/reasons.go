package round

import (
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow"
)

var vietnamese = language.Vietnamese

// refuse adds a reason under the clause of the step.
func (x *examination) refuse(code string, params ...thituyen.Param) {
	x.refuseUnder("", code, params...)
}

// refuseUnder adds a reason under a clause, or under the step's where the
// rule has none.
func (x *examination) refuseUnder(clause, code string, params ...thituyen.Param) {
	if clause == "" {
		clause = x.clause()
	}
	x.reasons = append(x.reasons, sentences.Reason(code, params...).Under(clause))
}

// mistaken adds what another package found wrong, with where.
func (x *examination) mistaken(err error, keys ...string) {
	for _, mistake := range mistakesOf(err).Under(pathOf(keys...)) {
		clause := mistake.Clause
		if clause == "" {
			clause = x.clause()
		}
		x.reasons = append(x.reasons, mistake.Reason.Under(clause))
	}
}

func pathOf(keys ...string) thituyen.Path {
	var p thituyen.Path
	for _, key := range keys {
		p = p.Key(key)
	}
	return p
}

// mistakesOf are the mistakes that an error holds; another error is one.
func mistakesOf(err error) thituyen.Mistakes {
	if err == nil {
		return nil
	}
	if mistakes, ok := document.Of(err); ok {
		return mistakes
	}
	return thituyen.Mistakes{{Reason: sentences.Reason("unexpected", param("detail", err.Error()))}}
}

// clause is that of the act's step.
func (x *examination) clause() string {
	return x.r.steps[x.act.Step].Clause
}

// stepName is a step with its title.
func (x *examination) stepName(id string) workflow.Named { return x.r.stepName(id) }

// stepName is a step, or the one with the effect of an act, with its title.
func (s *situation) stepName(id string) workflow.Named {
	if rule, known := s.steps[id]; known {
		return workflow.Named{ID: id, Title: rule.Title}
	}
	if steps := s.does[id]; len(steps) > 0 {
		return workflow.Named{ID: steps[0].ID, Title: steps[0].Title}
	}
	if id == openStep {
		return workflow.Named{ID: id, Title: thituyen.Title{Vi: "Mở kỳ thi", En: "open the round"}}
	}
	return workflow.Named{ID: id}
}

// roleName is a role with its title.
func (x *examination) roleName(id string) workflow.Named {
	if rule, known := x.r.rules.Procedure.Roles[id]; known {
		return workflow.Named{ID: id, Title: rule.Title}
	}
	return workflow.Named{ID: id}
}

// componentTitle is a component as shown.
func (x *examination) componentTitle(id string) workflow.Named {
	return workflow.Named{ID: id, Title: x.r.rules.Scorer.Title(id)}
}

func (x *examination) componentTitles(ids []string) []any {
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = x.componentTitle(id)
	}
	return out
}

// needCandidate finds the act's candidate, or refuses the act.
func (x *examination) needCandidate() *candidate { return x.candidate(x.act.Candidate) }

func (x *examination) candidate(id string) *candidate {
	if id == "" {
		x.refuse("candidate_needed", param("step", x.stepName(x.act.Step)))
		return nil
	}
	c := x.r.candidates[id]
	if c == nil {
		x.refuse("unknown_candidate", param("candidate", id))
	}
	return c
}

// needCompeting is needCandidate for one who has not withdrawn.
func (x *examination) needCompeting() *candidate { return x.competing(x.act.Candidate) }

// competing finds a candidate who has not withdrawn, or refuses the act.
func (x *examination) competing(id string) *candidate {
	c := x.candidate(id)
	if c != nil && c.withdrawn {
		x.refuse("has_withdrawn", param("candidate", c.id))
		return nil
	}
	return c
}

func param(name string, value any) thituyen.Param { return wording.P(name, value) }
