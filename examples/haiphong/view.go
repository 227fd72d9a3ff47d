package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"

	"golang.org/x/text/language"
)

// view is what the report and the page show, in one language.
type view struct {
	tongue
	held *held

	Title, Post, Regulation string
	Result                  []string
	Events                  []*item
	Refusals                []*item
	Ranking                 []row
	NotPlaced               []outsider
	Sums                    []sums
	Votes                   []vote
	Assumptions             []assumption
	Record                  record

	numbers map[string]int // of assumptions, by rule
}

// assumption is one that something in the round rests on.
type assumption struct {
	Number    int
	Rule, Why string
}

// record is what verifying the record has shown.
type record struct {
	Lines []string
	Head  string
}

// look makes the view of a round.
func look(h *held, tag language.Tag) *view {
	v := &view{tongue: tongue{tag}, held: h, numbers: map[string]int{}}
	v.heading()
	for i := range h.events {
		v.tell(&h.events[i])
	}
	v.rank()
	v.addUp()
	v.vote()
	v.result()
	v.Record = record{strings.Split(h.report.Text(tag), "\n"), h.Head().String()}
	return v
}

func (v *view) heading() {
	opening, document := v.held.Opening(), v.held.Regulation().Document()
	v.Title = opening.Title
	if v.Title == "" {
		v.Title = opening.Post.Title
	}
	parts := []string{v.say("post", opening.Post.Title)}
	if group := document.Groups[opening.Post.Group]; opening.Post.Group != "" {
		parts = append(parts, v.say("group", v.titled(opening.Post.Group, group.Title)))
	}
	if opening.Post.Seats != nil {
		parts = append(parts, v.say("seats", *opening.Post.Seats))
	}
	v.Post = strings.Join(parts, "; ")
	v.Regulation = v.say("regulation", document.Title.Text(v.tag)+" ("+document.ID+")")
}

// who is a candidate with the name.
func (v *view) who(id string) string {
	if name := v.nameOf(id); name != "" {
		return id + " " + name
	}
	return id
}

func (v *view) nameOf(id string) string {
	if c, known := v.held.Candidate(id); known {
		return c.Dossier.Name
	}
	return ""
}

func (v *view) whoAll(ids []string) string {
	if len(ids) == 0 {
		return v.say("nobody")
	}
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = v.who(id)
	}
	return strings.Join(out, ", ")
}

// people are the names of people of the round.
func (v *view) people(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = v.held.Name(id)
	}
	return strings.Join(out, ", ")
}

func (v *view) role(id string) string {
	return v.titled(id, v.held.Rules().Procedure.Roles[id].Title)
}

func (v *view) component(id string) string {
	scorer := v.held.Rules().Scorer
	if id == scoring.Root || scorer == nil {
		return v.titled(id, thituyen.TitleOf(v.say("total")))
	}
	return v.titled(id, scorer.Title(id))
}

func (v *view) state(id string) string {
	return v.titled(id, v.held.Rules().Procedure.States.Titles[id])
}

// text words a reason with the people in it by their names.
func (v *view) text(r thituyen.Reason) string {
	r.Params = slices.Clone(r.Params)
	for i, p := range r.Params {
		if id, ok := p.Value.(string); ok && p.Name != "candidate" {
			r.Params[i].Value = v.held.Name(id)
		}
	}
	return r.Text(v.tag)
}

// assume numbers the assumptions that some rules rest on, and returns the
// numbers in order.
func (v *view) assume(rules ...string) []int { return v.assumeBut("", rules...) }

// assumeBut is assume without the assumption on one rule.
func (v *view) assumeBut(but string, rules ...string) []int {
	var out []int
	for _, rule := range rules {
		for _, a := range v.held.Regulation().AssumptionsOn(rule) {
			if a.Rule == but {
				continue
			}
			if v.numbers[a.Rule] == 0 {
				v.numbers[a.Rule] = len(v.Assumptions) + 1
				v.Assumptions = append(v.Assumptions, assumption{len(v.Assumptions) + 1, a.Rule, a.Why})
			}
			out = append(out, v.numbers[a.Rule])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Assumed words the numbers of assumptions: as. 3, 5–7.
func (v *view) Assumed(numbers []int) string {
	if len(numbers) == 0 {
		return ""
	}
	var parts []string
	for first := 0; first < len(numbers); {
		last := first
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		switch last - first {
		case 0:
			parts = append(parts, fmt.Sprint(numbers[first]))
		case 1:
			parts = append(parts, fmt.Sprint(numbers[first]), fmt.Sprint(numbers[last]))
		default:
			parts = append(parts, fmt.Sprintf("%d–%d", numbers[first], numbers[last]))
		}
		first = last + 1
	}
	return v.say("assumed", strings.Join(parts, ", "))
}

// result says in a few lines what came of the round.
func (v *view) result() {
	h := v.held
	withdrew, sat, ineligible, registered := 0, 0, 0, h.Candidates()
	for _, c := range registered {
		_, sits := h.Score(c.ID)
		switch {
		case c.Withdrawn:
			withdrew++
		case sits:
			sat++
		case c.Screened:
			ineligible++
		}
		if c.Appointed != nil {
			v.Result = append(v.Result, v.say("r_appointed", v.who(c.ID), v.day(*c.Appointed)))
		}
	}
	placed := 0
	if s := h.Selection(); s != nil {
		placed = h.List().Len()
		if len(v.Result) == 0 && len(s.Selected) > 0 {
			v.Result = append(v.Result, v.say("r_selected", v.whoAll(s.Selected)))
		}
		if len(s.Selected) == 0 {
			v.Result = append(v.Result, v.say("r_none"))
		}
		if len(s.Reserve) > 0 {
			v.Result = append(v.Result, v.say("r_reserve", v.groups(s.Reserve)))
		}
	}
	v.Result = append(v.Result, v.say("r_numbers", len(registered), withdrew, ineligible, sat, placed))
	for _, vote := range v.Votes {
		v.Result = append(v.Result, v.say("r_vote", vote.Step, vote.Tally))
	}
	if len(v.Refusals) > 0 {
		v.Result = append(v.Result, v.say("r_refused", len(v.Refusals)))
	}
}

// groups words groups of candidates in order, ties in parentheses.
func (v *view) groups(groups [][]string) string {
	out := make([]string, len(groups))
	for i, group := range groups {
		out[i] = v.whoAll(group)
		if len(group) > 1 {
			out[i] = "(" + out[i] + ")"
		}
	}
	return strings.Join(out, ", ")
}

// stepNamed is a step with its title.
func (v *view) stepNamed(id string) workflow.Named {
	return workflow.Named{ID: id, Title: v.stepRule(id).Title}
}

// stepRule is the rule of a step.
func (v *view) stepRule(id string) workflow.StepRule {
	rule, _ := v.held.Rules().Machine.Step(id)
	return rule
}
