package contract

import (
	"iter"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// road takes the candidates as far as is asked. Each is handed to told as it
// is answered, or kept in the reply where told is nil.
func (a *asked) road(applicants iter.Seq[regulation.Applicant], told func(string, Candidate) error) {
	rules := *a.rules
	switch a.request.Ask {
	case AskScreen:
		rules.Scorer, rules.Ranker = nil, nil
		applicants = unperformed(applicants)
	case AskScore:
		rules.Ranker = nil
		if rules.Scorer == nil {
			a.fail("", fails("no_section", param("section", "scoring")))
			return
		}
	default:
		if rules.Ranker == nil {
			a.fail("", fails("no_section", param("section", "ranking")))
			return
		}
	}
	if told == nil {
		a.reply.Candidates = Candidates{}
		told = func(id string, c Candidate) error {
			a.reply.Candidates[id] = c
			return nil
		}
	}
	var others []string
	result, err := rules.SelectEach(a.request.Case, applicants, a.request.LotSeed, func(answer regulation.Answer) error {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		if !answer.Passed() {
			others = append(others, answer.ID)
		}
		return told(answer.ID, a.says.candidate(answer, a.request.Ask != AskScreen))
	})
	if err != nil && (result == nil || result.List == nil || a.request.Ask != AskRank) {
		a.fail("bad_case", err)
		return
	}
	if result.List == nil {
		return
	}
	switch a.request.Ask {
	case AskRank:
		a.ranking(result.List)
	case AskSelect:
		a.ranking(result.List)
		a.selection(result.Selection)
	case AskWhy:
		a.reply.Candidates = nil
		a.why(result.Selection)
	}
}

// unperformed are applicants without their performance, save their facts.
func unperformed(applicants iter.Seq[regulation.Applicant]) iter.Seq[regulation.Applicant] {
	return func(yield func(regulation.Applicant) bool) {
		for applicant := range applicants {
			applicant.Performance = scoring.Performance{Facts: applicant.Facts}
			if !yield(applicant) {
				return
			}
		}
	}
}

func (a *asked) ranking(list *ranking.List) {
	out := &Ranked{Order: list.Order(), Places: map[string]*thituyen.Value{}}
	for group := range list.All() {
		for _, id := range group.IDs {
			out.Places[id] = &group.Place
		}
	}
	for _, other := range list.NotPlaced() {
		out.NotPlaced = append(out.NotPlaced, other.ID)
	}
	if a.says.full {
		out.Text = list.Text(a.says.tag)
	}
	a.reply.Ranking = out
}

func (a *asked) selection(s *ranking.Selection) {
	out := &Selected{Selected: orNone(s.Selected), Reserve: orNone(s.Reserve), Referred: orNone(s.Referred)}
	if a.says.full {
		out.Reasons, out.Text = a.says.reasons(s.Reasons), s.Text(a.says.tag)
	}
	a.reply.Selection = out
}

// orNone is a list, empty where it is nil.
func orNone[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// why compares two candidates, and says how far each is from the cut.
func (a *asked) why(s *ranking.Selection) {
	one, other := a.request.Pair[0], a.request.Pair[1]
	c, ok := s.Decided(one, other)
	if !ok {
		missing := one
		if _, placed := s.Why(one); placed {
			missing = other
		}
		a.fail("", fails("unknown_candidate", param("found", missing)))
		return
	}
	reason := c.Reason()
	out := &Compared{Above: c.Above, Below: c.Below, By: c.By, AboveValue: c.AboveValue.String(), BelowValue: c.BelowValue.String(), Reason: Reason{reason.Under(c.Clause), c.Text(a.says.tag)}}
	for _, id := range a.request.Pair {
		margin, some, err := s.Margin(id)
		if err != nil {
			break // these rules have no margins
		}
		if out.Margins == nil {
			out.Margins = map[string]Far{}
		}
		if !some {
			out.Margins[id] = Far{Text: sentences.Reason("margin_none").Text(a.says.tag)}
			continue
		}
		out.Margins[id] = Far{Amount: &margin.Amount, Above: margin.Above, Selected: margin.Selected, Text: margin.Text(a.says.tag)}
	}
	a.reply.Why = out
}
