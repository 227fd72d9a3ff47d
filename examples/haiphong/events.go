package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/thituyen/thituyen/workflow/round"
)

// item is something that happened, or was refused.
type item struct {
	When    string // the moment, or the first and the last of several
	Title   string
	Who     []string // people with the roles in which they acted
	Lines   []string // the outcome
	State   string   // the state that it led to
	Entry   string   // the entries of the record
	Late    string   // when it was recorded, if later
	Clause  string
	Assumed []int
	Refused bool
	Why     []why // the reasons of a refusal

	key    string // acts of one key that follow each other are one item
	events []*event
}

// why is a reason with its clause.
type why struct{ Text, Clause string }

// tell puts an event among the items. Marks and dossiers that follow each
// other are told together.
func (v *view) tell(e *event) {
	if !e.out.Accepted {
		v.refusal(e)
		return
	}
	key := ""
	switch said := e.act.Body.(type) {
	case *round.Mark:
		key = "mark " + said.Component
	case *round.Register:
		key = "register"
	}
	if last := v.lastDone(); last != nil && key != "" && last.key == key {
		last.events = append(last.events, e)
		v.describe(last)
		return
	}
	it := &item{key: key, events: []*event{e}}
	v.describe(it)
	v.Events = append(v.Events, it)
}

// lastDone is the last item that was not refused.
func (v *view) lastDone() *item {
	for _, it := range slices.Backward(v.Events) {
		if !it.Refused {
			return it
		}
	}
	return nil
}

func (v *view) refusal(e *event) {
	it := &item{
		When: v.moment(e.act.Happened), Title: v.step(e.out.Step), Who: v.actors([]*event{e}), Refused: true,
		Assumed: v.restsOn(e),
	}
	for _, reason := range e.out.Reasons {
		it.Why = append(it.Why, why{v.text(reason), reason.Clause})
	}
	v.Events = append(v.Events, it)
	v.Refusals = append(v.Refusals, it)
}

// actors are those who acted, with the roles in which they did. Several in the
// same roles are told together.
func (v *view) actors(events []*event) []string {
	names, order := map[string][]string{}, []string{}
	for _, e := range events {
		roles, name := v.actingAs(e), v.held.Name(e.act.By)
		if names[roles] == nil {
			order = append(order, roles)
		}
		if !slices.Contains(names[roles], name) {
			names[roles] = append(names[roles], name)
		}
	}
	var out []string
	for _, roles := range order {
		switch {
		case roles == "":
			out = append(out, strings.Join(names[roles], ", "))
		case len(names[roles]) == 1:
			out = append(out, names[roles][0]+", "+roles)
		default:
			out = append(out, roles+": "+strings.Join(names[roles], ", "))
		}
	}
	return out
}

// actingAs are the roles in which somebody acted, and the bodies that fill
// them.
func (v *view) actingAs(e *event) string {
	var roles []string
	for _, role := range e.roles {
		text := v.role(role)
		if bodies := v.held.Rules().Bodies[role]; len(bodies) > 0 {
			text += " (" + strings.Join(bodies, ", ") + ")"
		}
		roles = append(roles, text)
	}
	return strings.Join(roles, "; ")
}

// describe fills in what an item shows of its events.
func (v *view) describe(it *item) {
	first, last := it.events[0], it.events[len(it.events)-1]
	it.When, it.Title = v.moment(first.act.Happened), v.step(first.out.Step)
	if first != last {
		if end := last.act.Happened; end.Date == first.act.Happened.Date {
			it.When += "–" + v.hour(end)
		} else {
			it.When += " – " + v.moment(end)
		}
	}
	it.Who = v.actors(it.events)
	it.State, it.Entry, it.Late = "", v.entries(it), ""
	if e := last; e.out.Done && e.out.State != e.out.From && e.out.State != "" {
		it.State = v.state(e.out.State)
	}
	if r := first.act.Recorded; first == last && !r.IsZero() && r != first.act.Happened {
		it.Late = v.say("late", v.moment(r))
	}
	it.Clause = first.out.Clause
	it.Assumed = v.restsOn(first)
	it.Lines = v.outcome(it)
}

// entries are the numbers of the entries of an item.
func (v *view) entries(it *item) string {
	var parts []string
	for i := 0; i < len(it.events); {
		k := i
		for k+1 < len(it.events) && it.events[k+1].out.Entry.Number == it.events[k].out.Entry.Number+1 {
			k++
		}
		one, other := it.events[i].out.Entry.Number, it.events[k].out.Entry.Number
		if one == other {
			parts = append(parts, fmt.Sprint(one))
		} else {
			parts = append(parts, fmt.Sprintf("%d–%d", one, other))
		}
		i = k + 1
	}
	return strings.Join(parts, ", ")
}

// restsOn are the assumptions that an event rests on. That who takes a step is
// assumed holds only of steps for which no source is cited.
func (v *view) restsOn(e *event) []int {
	but := ""
	if e.out.Clause != "" {
		but = "procedure.steps"
	}
	return v.assumeBut(but, v.rulesOf(e)...)
}

// rulesOf are the rules of the regulation that an event rests on, by their
// paths.
func (v *view) rulesOf(e *event) []string {
	rules := []string{"procedure.steps." + e.act.Step}
	for _, clock := range v.held.Rules().Procedure.Clocks {
		if clock.StartedBy(e.act.Step) || slices.Contains(v.stepRule(e.act.Step).Within, clock.ID) {
			rules = append(rules, "procedure.clocks."+clock.ID)
		}
	}
	for _, role := range e.roles {
		if len(v.held.Rules().Bodies[role]) > 0 {
			rules = append(rules, "groups."+v.held.Opening().Post.Group+".bodies."+role)
		}
	}
	switch said := e.act.Body.(type) {
	case *round.Open:
		rules = append(rules, "in_force", "procedure.states", "personal")
	case *round.Council:
		for role := range said.Members {
			rules = append(rules, "procedure.roles."+role)
		}
	case *round.Boards:
		rules = append(rules, "procedure.roles")
	case *round.Close:
		rules = append(rules, "procedure.minimum")
	case *round.Screen:
		rules = append(rules, "eligibility")
	case *round.Sanction:
		rules = append(rules, "scoring.sanctions")
	case *round.Codes:
		rules = append(rules, "scoring."+said.Component+".anonymous")
	case *round.Settle:
		rules = append(rules, "scoring."+said.Component+".panel")
	case *round.CloseComponent:
		rules = append(rules, "scoring."+said.Component)
	case *round.Rank:
		rules = append(rules, "ranking")
	case *round.Appoint:
		for _, c := range v.held.Rules().Screener.Criteria() {
			if c.AsOf == "appointment" {
				rules = append(rules, "eligibility."+c.ID)
			}
		}
	}
	return rules
}
