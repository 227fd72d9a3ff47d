package coverage

import (
	"slices"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// sight is one rule seen at work in one way.
type sight struct{ rule, way string }

// observations are the rules that one case has seen at work.
type observations struct {
	number     int
	name       string
	regulation *regulation.Regulation
	rules      *regulation.Rules
	seen       map[sight]bool
}

// observe sees which rules were at work while a case was asked.
func observe(a *policytest.Asked) *observations {
	o := &observations{number: a.Number, name: a.Name, regulation: a.Regulation, rules: a.Rules, seen: map[sight]bool{}}
	for _, d := range a.Decisions {
		o.decision(d)
	}
	for id, s := range a.Scores {
		if c := a.Case.Candidates[id]; c != nil {
			o.score(*c, s)
		} else {
			o.score(policytest.Candidate{}, s)
		}
	}
	if a.List != nil {
		o.ranked(a.List, a.Selection)
	}
	for _, taken := range a.Steps {
		o.step(taken.Act, taken.Outcome)
		if p := a.Proceeding; p != nil && taken.Outcome.Accepted && p.Relations(taken.Act.By)[taken.Act.Candidate] == workflow.Self {
			o.see("procedure.steps."+taken.Act.Step+".own", "taken")
		}
	}
	if a.Proceeding != nil {
		o.clocks(a.Proceeding, a.Last)
	}
	return o
}

func (o *observations) see(rule, way string) { o.seen[sight{rule, way}] = true }

func (o *observations) decision(d eligibility.Decision) {
	for _, f := range d.Findings() {
		o.see("eligibility."+f.ID(), f.Verdict().String())
	}
}

// tracedWays are the ways that the lines of a trace show, by code; the rule
// is the line's own.
var tracedWays = map[string]string{
	"spread": "decided", "table_line": "applied", "struck_out": "applied",
	"raised": "applied", "lowered": "applied", "remark_replaces": "replaces", "remark_refers": "refers", "remark_settled": "refers",
	"remark_stands": "replaces", "remark_not_higher": "kept", "bonus_tapered": "applied", "bonus_tapered_off": "applied", "bonus_up_to": "applied",
	"standardised": "applied", "standardised_flat": "applied", "percentile_at_or_below": "applied", "percentile_below": "applied",
	"percentile_midpoint": "applied", "equated": "applied", "placed_at": "applied",
	"on_shortlist": "reached", "on_shortlist_whole": "reached", "off_shortlist": "not_reached", "off_shortlist_whole": "not_reached",
	"off_shortlist_without_value": "not_reached",
	"pass_met":                    "passed", "pass_met_before_bonus": "passed", "pass_missed": "missed", "pass_missed_before_bonus": "missed",
}

func (o *observations) score(candidate policytest.Candidate, s scoring.Score) {
	missed, acted := map[string]bool{}, map[string]bool{}
	for _, line := range s.Trace() {
		at := line.RuleName()
		component := "scoring." + line.Component
		switch line.Code {
		case "table_off":
			o.see(at+".else", "applied")
		case "fact_capped":
			o.see(component+".from.at_most", "capped")
		case "fact_per":
			o.see(component+".from.at_most", "below")
		case "too_few_marks":
			o.see(at+".markers", "too_few")
		case "not_reached":
			o.see(component+".after", "not_reached")
			missed[line.Component] = true
		case "exempt":
			o.see(component+".exempt", "exempt")
			o.see(component+".optional", "exempt")
		default:
			if way := tracedWays[line.Code]; way != "" {
				o.see(at, way)
				acted[at] = true
			}
		}
		if strings.HasPrefix(line.Code, "combined_") {
			o.see(strings.TrimSuffix(at, ".combine")+".markers", "enough")
		}
	}
	for _, breach := range candidate.Sanctions {
		o.see("scoring.sanctions."+breach.Kind, "applied")
	}
	o.components(o.rules.Scheme.Parts, s, missed, acted)
	o.bonus(scoring.Root, o.rules.Scheme.Bonus, candidate, s)
	o.adjusted(scoring.Root, o.rules.Scheme.Adjust, s, acted)
	o.bonuses(o.rules.Scheme.Parts, candidate, s)
}

// components sees who reached what comes after a gate.
func (o *observations) components(parts []scoring.Component, s scoring.Score, missed, acted map[string]bool) {
	for _, c := range parts {
		if c.After != "" && !missed[c.ID] && s.Standing(c.ID) != scoring.NotReached {
			o.see("scoring."+c.ID+".after", "reached")
		}
		o.adjusted(c.ID, c.Adjust, s, acted)
		o.components(c.Parts, s, missed, acted)
	}
}

// adjusted sees the bounds that had nothing to do.
func (o *observations) adjusted(id string, adjust []scoring.Adjustment, s scoring.Score, acted map[string]bool) {
	if _, ok := s.Value(id); !ok {
		return
	}
	for i, a := range adjust {
		at := "scoring." + id + ".adjust[" + strconv.Itoa(i) + "]"
		if (a.AtLeast != nil || a.AtMost != nil) && !acted[at] {
			o.see(at, "idle")
		}
	}
}

func (o *observations) bonuses(parts []scoring.Component, candidate policytest.Candidate, s scoring.Score) {
	for _, c := range parts {
		o.bonus(c.ID, c.Bonus, candidate, s)
		o.bonuses(c.Parts, candidate, s)
	}
}

// bonus sees which claims were made, and whether the cap bound them.
func (o *observations) bonus(id string, b *scoring.Bonus, candidate policytest.Candidate, s scoring.Score) {
	if _, ok := s.Value(id); b == nil || !ok {
		return
	}
	var taken []string
	for _, claim := range candidate.Claims {
		if _, ok := b.Claims[claim]; ok {
			o.see("scoring."+id+".bonus.claims."+claim, "applied")
			taken = append(taken, claim)
		}
	}
	if b.Cap == nil || len(taken) == 0 {
		return
	}
	most := b.Claims[taken[0]]
	for _, claim := range taken[1:] {
		switch points := b.Claims[claim]; {
		case b.Take == scoring.TakeSum:
			most = most.Add(points)
		case points.GreaterThan(most):
			most = points
		}
	}
	if most.GreaterThan(*b.Cap) {
		o.see("scoring."+id+".bonus.cap", "capped")
	} else {
		o.see("scoring."+id+".bonus.cap", "below")
	}
}

// ranked sees which keys put one group above the next, and what became of a
// tie at the cut.
func (o *observations) ranked(list *ranking.List, selection *ranking.Selection) {
	order := list.Order()
	for i := 0; i+1 < len(order); i++ {
		c, ok := list.Decided(order[i][0], order[i+1][0])
		switch {
		case !ok || c.Tied():
		case c.By == ranking.ByLot:
			o.see("ranking.ties", "decided")
		default:
			o.see("ranking.keys."+c.By, "decided")
		}
	}
	if selection == nil {
		return
	}
	if len(selection.Reserve) > 0 {
		o.see("ranking.select.reserve", "applied")
	}
	if cutDecided(order, selection) {
		o.see("ranking.select.at_cut", "decided")
	}
}

// cutDecided reports whether a tie went across the last seat.
func cutDecided(order [][]string, s *ranking.Selection) bool {
	for _, reason := range s.Reasons {
		if reason.Code == "seats_left_empty" {
			return true
		}
	}
	for _, group := range order {
		for _, id := range group {
			if why, ok := s.Why(id); ok && slices.Contains([]string{"referred", "selected_tie_whole", "selected_by_lot"}, why.Code) {
				return true
			}
		}
	}
	return false
}

func (o *observations) step(act policytest.Act, outcome workflow.Outcome) {
	at := "procedure.steps." + act.Step
	if !outcome.Accepted {
		o.see(at, "refused")
		for _, reason := range outcome.Reasons {
			o.refusal(at, reason)
		}
		return
	}
	o.see(at, "taken")
	if outcome.Vote != nil {
		o.see(at+".votes", string(outcome.Vote.Result))
	}
	if !outcome.Done {
		return
	}
	rule, _ := o.rules.Machine.Step(act.Step)
	for _, clock := range outcome.Within {
		o.see("procedure.clocks."+clock.ID+".within", "met")
	}
	for _, clock := range rule.After {
		o.see("procedure.clocks."+clock+".after", "ended")
	}
	for _, clock := range o.rules.Procedure.Clocks {
		if slices.Contains(clock.Restarts, act.Step) {
			o.see("procedure.clocks."+clock.ID+".restarts", "applied")
		}
	}
}

// refusal sees which rule of a role or a clock refused a step.
func (o *observations) refusal(at string, reason thituyen.Reason) {
	named := func(param string) string {
		value, _ := reason.Param(param)
		thing, _ := value.(workflow.Named)
		return thing.ID
	}
	switch reason.Code {
	case "not_a_member":
		o.see("procedure.roles."+named("role")+".of", "refused")
	case "not_apart":
		o.see("procedure.roles."+named("role")+".apart_from", "refused")
		o.see("procedure.roles."+named("other")+".apart_from", "refused")
	case "related":
		o.see("procedure.roles."+named("role")+".kin", "refused")
	case "same_person":
		o.see(at+".not_by", "refused")
	case "role_incomplete":
		o.see(at+".complete", "refused")
	case "too_late":
		o.see("procedure.clocks."+named("clock")+".within", "late")
	case "too_early":
		why, _ := reason.Param("why")
		if inner, ok := why.(thituyen.Reason); ok && inner.Code == "clock_runs" {
			reason = inner
			o.see("procedure.clocks."+named("clock")+".after", "running")
		}
	}
}

// clocks sees those whose last day passed without what had to be done.
func (o *observations) clocks(p *workflow.Proceeding, at civil.DateTime) {
	for _, d := range p.Overdue(at) {
		o.see("procedure.clocks."+d.Clock.ID+".within", "late")
	}
}

// Rules lists the rules that a case has seen at work, in order, each once.
func Rules(a *policytest.Asked) []string {
	if a == nil || a.Rules == nil {
		return nil
	}
	var out []string
	for s := range observe(a).seen {
		out = append(out, s.rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
