package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/round"
)

// outcome says what came of an item, a line for each thing.
func (v *view) outcome(it *item) []string {
	e := it.events[0]
	var lines []string
	add := func(key string, values ...any) { lines = append(lines, v.say(key, values...)) }
	if said, ok := noteOf(e.act.Body); ok && said.Paper+said.Text != "" {
		lines = append(lines, strings.TrimSuffix(strings.TrimPrefix(said.Paper+": "+said.Text, ": "), ": "))
	}
	switch said := e.act.Body.(type) {
	case *round.Council:
		v.members(add, said.Members)
	case *round.Boards:
		v.members(add, said.Members)
		for _, component := range slices.Sorted(maps.Keys(said.Marks)) {
			add("marks_by", v.component(component), v.role(said.Marks[component]))
		}
	case *round.Relation:
		add("related_to", said.Kin.Text(v.tag), v.who(e.act.Candidate))
	case *round.Announce:
		add("rules_in")
	case *round.Register:
		var who []string
		for _, event := range it.events {
			who = append(who, v.who(event.act.Candidate))
		}
		if len(who) > 1 {
			add("dossiers", len(who))
		}
		lines = append(lines, strings.Join(who, ", "))
	case *round.Supplement, *round.Waive:
		lines = append(lines, v.who(e.act.Candidate))
	case *round.Withdraw:
		add("about", v.who(e.act.Candidate), said.Reason)
	case *round.Close:
		add("list", len(e.out.Result.List), v.whoAll(e.out.Result.List))
	case *round.Screen:
		lines = append(lines, v.screened(e)...)
	case *round.PublishList:
		v.published(add, said, e)
	case *round.Object:
		add("objection", said.Objection, v.who(e.act.Candidate), said.About, said.Text)
	case *round.Answer:
		add(map[bool]string{true: "upheld", false: "not_upheld"}[said.Upheld], said.Objection, said.Text)
	case *round.Supervision:
		add("about", said.About, said.Text)
		if len(said.Findings) > 0 {
			add("findings", strings.Join(said.Findings, "; "))
		}
	case *round.WithReason:
		lines = append(lines, said.Reason)
	case *round.Appoint:
		add("appointed", v.whoAll(e.out.Result.Appointed))
		for _, id := range e.out.Result.Appointed {
			for _, f := range e.decisions[id].Findings() {
				if f.Criterion().AsOf == "appointment" {
					add("again", v.found(f))
				}
			}
		}
	case *round.Correct:
		add("corrects", said.Entry, said.Reason)
		for _, change := range e.out.Result.Changes {
			add("changes", change.Entry, change.Field, change.From, change.To)
		}
	default:
		lines = append(lines, v.examined(it)...)
	}
	if !e.out.Done && e.out.Result.Waiting != nil {
		var roles []string
		for _, role := range e.out.Result.Waiting {
			roles = append(roles, v.role(role))
		}
		add("waiting", strings.Join(roles, ", "))
	}
	return append(lines, v.clocks(it)...)
}

// noteOf is the paper and text that most acts may carry.
func noteOf(body any) (round.Note, bool) {
	switch said := body.(type) {
	case *round.Note:
		return *said, true
	case *round.Council:
		return said.Note, true
	case *round.Boards:
		return said.Note, true
	case *round.Announce:
		return said.Note, true
	case *round.Close:
		return said.Note, true
	case *round.Screen:
		return said.Note, true
	case *round.PublishList:
		return said.Note, true
	case *round.Attendance:
		return said.Note, true
	case *round.CloseComponent:
		return said.Note, true
	case *round.Rank:
		return said.Note, true
	case *round.Propose:
		return said.Note, true
	case *round.Recognise:
		return said.Note, true
	case *round.Appoint:
		return round.Note{Paper: said.Paper}, true
	}
	return round.Note{}, false
}

func (v *view) members(add func(string, ...any), members map[string][]string) {
	for _, role := range v.held.Rules().Roles() {
		if people, named := members[role.ID]; named {
			add("members", v.role(role.ID), v.people(people))
		}
	}
}

// clocks says until when the clocks run that an item started.
func (v *view) clocks(it *item) []string {
	var lines []string
	e := it.events[0]
	for _, due := range e.due {
		if due.Started == e.act.Happened {
			lines = append(lines, v.say("until", v.named(due.Clock), v.day(due.Last)))
		}
	}
	return lines
}

// screened counts the outcomes of a screening, and says of each who may not
// sit why.
func (v *view) screened(e *event) []string {
	by := map[eligibility.Outcome][]string{}
	for _, id := range slices.Sorted(maps.Keys(e.out.Result.Screened)) {
		outcome := e.out.Result.Screened[id].Outcome
		by[outcome] = append(by[outcome], id)
	}
	var lines []string
	for _, outcome := range []eligibility.Outcome{eligibility.Eligible, eligibility.Ineligible, eligibility.Incomplete} {
		if len(by[outcome]) > 0 {
			lines = append(lines, v.say("some", outcome.Text(v.tag), strings.Join(by[outcome], ", ")))
		}
	}
	for _, id := range append(by[eligibility.Ineligible], by[eligibility.Incomplete]...) {
		for _, f := range e.decisions[id].Findings() {
			if f.Verdict() == eligibility.NotMet || f.Verdict() == eligibility.Unknown {
				lines = append(lines, v.say("some", v.who(id), v.found(f)))
			}
		}
	}
	return lines
}

// found words what was found of a criterion, with the clause and what it
// rests on.
func (v *view) found(f eligibility.Finding) string {
	text := v.titled(f.ID(), f.Title()) + ": " + f.Verdict().Text(v.tag) + " – " + f.Reason().Text(v.tag)
	var basis []string
	if clause := f.Criterion().Clause; clause != "" {
		basis = append(basis, clause)
	}
	if assumed := v.Assumed(v.assume("eligibility." + f.ID())); assumed != "" {
		basis = append(basis, assumed)
	}
	if len(basis) > 0 {
		text += " (" + strings.Join(basis, "; ") + ")"
	}
	return text
}

func (v *view) published(add func(string, ...any), said *round.PublishList, e *event) {
	where := ""
	if said.Where != "" {
		where = v.say("where", said.Where)
	}
	what := said.What
	if what == "" {
		what = round.PublishResult
	}
	add("published", what.Text(v.tag), where)
	if what == round.PublishEligible || what == round.PublishApplicants {
		add("list", len(e.out.Result.List), strings.Join(e.out.Result.List, ", "))
	}
}
