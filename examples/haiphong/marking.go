package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/round"
)

// examined says what came of the acts of the examination and of those after
// it: codes, marks, values, places, votes.
func (v *view) examined(it *item) []string {
	e := it.events[0]
	var lines []string
	add := func(key string, values ...any) { lines = append(lines, v.say(key, values...)) }
	switch said := e.act.Body.(type) {
	case *round.Open:
		v.members(add, byRole(said.People))
	case *round.Codes, round.Codes:
		add("sealed", len(codesOf(said)))
	case *round.Attendance:
		add("present", len(said.Present))
		if len(said.Absent) > 0 {
			add("absent", strings.Join(said.Absent, ", "))
		}
	case *round.Sanction:
		add("sanctioned", said.Code+e.act.Candidate, v.sanction(said.Kind), said.Reason)
	case *round.Mark:
		lines = append(lines, v.component(said.Component)+": "+v.counted(it))
	case *round.Settle:
		add("settled", v.component(said.Component), said.Code+e.act.Candidate, v.number(said.Value), said.Reason)
	case *round.CloseComponent, *round.OpenCodes:
		lines = append(lines, v.values(e.out.Result.Values)...)
	case round.OpenCodes:
		var codes []string
		for _, code := range slices.Sorted(maps.Keys(said.Codes)) {
			codes = append(codes, v.say("opened", code, said.Codes[code].Candidate))
		}
		lines = append(lines, strings.Join(codes, ", "))
		lines = append(lines, v.values(e.out.Result.Values)...)
	case *round.Rank, *round.DecideTie, *round.Propose, *round.Recognise, *round.Replace:
		lines = append(lines, v.chosen(e.out.Result)...)
	case *round.Note:
	default:
		lines = append(lines, e.out.Text(v.tag))
	}
	if tally := e.out.Result.Vote; tally != nil {
		lines = append([]string{v.tally(tally)}, lines...)
	}
	return lines
}

// byRole are the people of each role.
func byRole(people map[string][]string) map[string][]string {
	out := map[string][]string{}
	for _, person := range slices.Sorted(maps.Keys(people)) {
		for _, role := range people[person] {
			out[role] = append(out[role], person)
		}
	}
	return out
}

func codesOf(body any) map[string]string {
	switch said := body.(type) {
	case *round.Codes:
		return said.Codes
	case round.Codes:
		return said.Codes
	}
	return nil
}

func (v *view) sanction(kind string) string {
	return v.titled(kind, v.held.Rules().Scheme.Sanctions[kind].Title)
}

// counted says how many were marked how often.
func (v *view) counted(it *item) string {
	papers := map[string]bool{}
	for _, e := range it.events {
		papers[e.act.Body.(*round.Mark).Code+e.act.Candidate] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(papers)), ", ") + "; " + v.say("and_more", len(it.events))
}

// values lists values by candidate or code, component by component.
func (v *view) values(values map[string]map[string]round.Mean) []string {
	byComponent := map[string][]string{}
	for _, id := range slices.Sorted(maps.Keys(values)) {
		for component, mean := range values[id] {
			text := v.standing(mean)
			if mean.Value != nil {
				text = v.number(*mean.Value)
				if mean.Standing != scoring.Passed {
					text += " (" + v.standing(mean) + ")"
				}
			}
			byComponent[component] = append(byComponent[component], id+" "+text)
		}
	}
	var lines []string
	for _, component := range slices.Sorted(maps.Keys(byComponent)) {
		lines = append(lines, v.component(component)+": "+strings.Join(byComponent[component], ", "))
	}
	return lines
}

// standing words where somebody stands at a component.
func (v *view) standing(mean round.Mean) string { return v.say("standing_" + string(mean.Standing)) }

// chosen says who stands where and who is chosen.
func (v *view) chosen(result round.Result) []string {
	var lines []string
	add := func(key, text string) {
		if text != "" {
			lines = append(lines, v.say(key, text))
		}
	}
	if len(result.Order) > 0 {
		var order []string
		for _, group := range result.Order {
			order = append(order, strings.Join(group, " = "))
		}
		add("order", strings.Join(order, " > "))
	}
	if result.Selected != nil {
		add("selected", v.whoAll(result.Selected))
	}
	for _, part := range []struct {
		key    string
		groups []round.Names
	}{{"reserve", result.Reserve}, {"referred", result.Referred}} {
		var groups [][]string
		for _, group := range part.groups {
			groups = append(groups, group)
		}
		add(part.key, v.groups(groups))
	}
	return lines
}
