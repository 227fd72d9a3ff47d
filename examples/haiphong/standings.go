package main

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/round"
)

// row is a line of the ranking table.
type row struct {
	Place, ID, Name string
	Values          []string // of the components below the root
	Total           string
	Outcome         string
	Above           *why // why above the next, nil for the last
	Chosen          bool
}

// outsider is somebody who is not placed.
type outsider struct {
	ID, Name string
	Why      []why
}

// parts are the components right below the root.
func (v *view) parts() []string {
	var out []string
	if scheme := v.held.Rules().Scheme; scheme != nil {
		for _, part := range scheme.Parts {
			out = append(out, part.ID)
		}
	}
	return out
}

// Columns are the titles of the parts.
func (v *view) Columns() []string {
	var out []string
	for _, id := range v.parts() {
		out = append(out, v.component(id))
	}
	return out
}

// rank fills in the ranking table, and below it those who are not placed.
func (v *view) rank() {
	list := v.held.List()
	if list == nil {
		return
	}
	var order []string
	for _, group := range list.Order() {
		order = append(order, group...)
	}
	for i, id := range order {
		p := row{ID: id, Name: v.nameOf(id), Outcome: v.chance(id)}
		if at, ok := list.Place(id); ok {
			p.Place = v.number(at)
		}
		score, _ := v.held.Score(id)
		for _, part := range v.parts() {
			p.Values = append(p.Values, v.valueOf(score, part))
		}
		p.Total = v.valueOf(score, scoring.Root)
		if s := v.held.Selection(); s != nil {
			p.Chosen = slices.Contains(s.Selected, id)
		}
		if i+1 < len(order) {
			if c, ok := v.held.Selection().Decided(id, order[i+1]); ok {
				p.Above = v.above(c)
			}
		}
		v.Ranking = append(v.Ranking, p)
	}
	for _, out := range list.NotPlaced() {
		o := outsider{ID: out.ID, Name: v.nameOf(out.ID)}
		score, _ := v.held.Score(out.ID)
		for _, reason := range out.Why {
			o.Why = append(o.Why, v.short(score, reason))
		}
		v.NotPlaced = append(v.NotPlaced, o)
	}
	v.unseated()
}

// short is why a candidate fell short, with the clause and what the rule of
// that component rests on.
func (v *view) short(score scoring.Score, reason thituyen.Reason) why {
	basis := reason.Clause
	for _, step := range score.Trace() {
		if step.Code == reason.Code && step.Clause == reason.Clause {
			if assumed := v.Assumed(v.assume("scoring." + step.Component)); assumed != "" {
				basis = strings.TrimPrefix(basis+"; "+assumed, "; ")
			}
			break
		}
	}
	return why{v.text(reason), basis}
}

func (v *view) above(c ranking.Comparison) *why {
	clause := c.Clause
	if assumed := v.Assumed(v.assume("ranking.keys." + c.By)); assumed != "" {
		if clause != "" {
			clause += "; "
		}
		clause += assumed
	}
	text := c.Text(v.tag)
	above, _ := v.held.Score(c.Above)
	below, _ := v.held.Score(c.Below)
	if total, ok := above.Total(); ok && c.By != scoring.Root {
		if other, ok := below.Total(); ok && total.Cmp(other) == 0 {
			text = v.say("same_total", v.number(total)) + text
		}
	}
	return &why{text, clause}
}

// unseated are those who never sat.
func (v *view) unseated() {
	for _, c := range v.held.Candidates() {
		switch {
		case c.Withdrawn:
			v.NotPlaced = append(v.NotPlaced, outsider{c.ID, c.Dossier.Name, []why{{v.say("withdrew"), ""}}})
		case c.Screened && c.Verdict.Outcome != eligibility.Eligible:
			o := outsider{ID: c.ID, Name: c.Dossier.Name}
			for _, f := range c.Decision.Findings() {
				if f.Verdict() == eligibility.NotMet || f.Verdict() == eligibility.Unknown {
					o.Why = append(o.Why, why{Text: v.found(f)})
				}
			}
			v.NotPlaced = append(v.NotPlaced, o)
		}
	}
	slices.SortStableFunc(v.NotPlaced, func(a, b outsider) int {
		return slices.Index(v.held.Registered(), a.ID) - slices.Index(v.held.Registered(), b.ID)
	})
}

// chance is what a candidate's place has come to.
func (v *view) chance(id string) string {
	c, _ := v.held.Candidate(id)
	s := v.held.Selection()
	switch {
	case c.Appointed != nil:
		return v.say("is_selected") + ", " + v.say("is_appointed")
	case c.Selected:
		return v.say("is_selected")
	case s != nil && slices.ContainsFunc(s.Reserve, func(g []string) bool { return slices.Contains(g, id) }):
		return v.say("is_reserve")
	}
	return ""
}

func (v *view) valueOf(score scoring.Score, component string) string {
	if value, ok := score.Value(component); ok {
		return v.number(value)
	}
	return "–"
}

// vote is a decision of a group: how each member voted.
type vote struct {
	When, Step, Tally string
	Ballots           []ballot
}

type ballot struct{ Name, Choice string }

// vote fills in the votes that were held, as they stood at their end.
func (v *view) vote() {
	for i := range v.held.events {
		e := &v.held.events[i]
		if !e.out.Accepted || e.out.Result.Vote == nil || e.out.Result.Pending {
			continue
		}
		one := vote{When: v.moment(e.act.Happened), Step: v.step(e.out.Step), Tally: v.tally(e.out.Result.Vote)}
		for _, member := range v.voters(e) {
			choice := v.say("did_not_vote")
			if how, voted := e.act.Votes[member]; voted {
				choice = v.say(string(how))
			}
			one.Ballots = append(one.Ballots, ballot{v.held.Name(member), choice})
		}
		v.Votes = append(v.Votes, one)
	}
}

// voters are those who may vote on a step, where the votes are open.
func (v *view) voters(e *event) []string {
	rule := v.stepRule(e.act.Step)
	if rule.Votes == nil || rule.Votes.Ballot == workflow.SecretBallot || e.act.Votes == nil {
		return nil
	}
	var out []string
	for person, roles := range v.held.People() {
		if slices.ContainsFunc(roles, func(role string) bool { return slices.Contains(rule.By, role) }) {
			out = append(out, person)
		}
	}
	names := collate.New(language.Vietnamese)
	slices.SortFunc(out, func(a, b string) int {
		if more := rankOf(e.act.Votes[a]) - rankOf(e.act.Votes[b]); more != 0 {
			return more
		}
		return names.CompareString(v.held.Name(a), v.held.Name(b))
	})
	return out
}

func rankOf(c workflow.Choice) int {
	if at := slices.Index([]workflow.Choice{workflow.For, workflow.Against, workflow.Abstain, workflow.Recuse}, c); at >= 0 {
		return at
	}
	return 4
}

func (v *view) tally(t *round.Tally) string {
	if t.For == nil || t.Against == nil || t.Abstain == nil {
		return t.Text(v.tag)
	}
	return v.say("tally", workflow.Result(t.Result).Text(v.tag), *t.For, *t.Against, *t.Abstain, t.Voted, t.Members, t.Needed)
}
