package policytest

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Coverage says which rules of the regulations the cases have seen at work,
// and in which way. It is ordered by regulation and rule.
type Coverage []RuleCoverage

// RuleCoverage is what the cases have seen of one rule.
type RuleCoverage struct {
	Regulation string
	Rule       string // its path by keys and ids: eligibility.term
	Title      string
	Ways       []WayCoverage
}

// WayCoverage is one way in which a rule can be seen: a criterion met, not
// met or unknown; a pass mark passed or missed; a key deciding; a step taken
// or refused.
type WayCoverage struct {
	Way   string
	Cases []string // the names of the cases that saw it, in order, each once
}

// Seen returns how many of the ways were seen, and how many there are.
func (c Coverage) Seen() (seen, of int) {
	for _, rule := range c {
		for _, way := range rule.Ways {
			of++
			if len(way.Cases) > 0 {
				seen++
			}
		}
	}
	return seen, of
}

// The ways of each kind of rule.
var (
	criterionWays = []string{"met", "not_met", "unknown"}
	passWays      = []string{"passed", "missed"}
	stepWays      = []string{"taken", "refused"}
	decidingWays  = []string{"decided"}
	appliedWays   = []string{"applied"}
)

var wayWords = map[string]wording.Word{
	"met":     {Vi: "đạt", En: "met"},
	"not_met": {Vi: "không đạt", En: "not met"},
	"unknown": {Vi: "chưa rõ", En: "unknown"},
	"passed":  {Vi: "qua", En: "passed"},
	"missed":  {Vi: "trượt", En: "missed"},
	"taken":   {Vi: "làm được", En: "taken"},
	"refused": {Vi: "bị từ chối", En: "refused"},
	"decided": {Vi: "quyết định", En: "decided"},
	"applied": {Vi: "áp dụng", En: "applied"},
}

// observations are the rules that one case has seen at work.
type observations struct {
	name       string
	regulation *regulation.Regulation
	rules      *regulation.Rules // nil where the case names no group there is
	c          Case
	seen       map[string]map[string]bool // ways by rule
}

func newObservations(reg *regulation.Regulation, c Case) *observations {
	o := &observations{regulation: reg, c: c, seen: map[string]map[string]bool{}}
	group := ""
	if c.Post != nil {
		group = c.Post.Group
	}
	if rules, err := reg.For(group); err == nil {
		o.rules = rules
	}
	return o
}

func (o *observations) see(rule, way string) {
	if o.seen[rule] == nil {
		o.seen[rule] = map[string]bool{}
	}
	o.seen[rule][way] = true
}

func (o *observations) decision(d eligibility.Decision) {
	for _, f := range d.Findings() {
		o.see("eligibility."+f.ID(), f.Verdict().String())
	}
}

func (o *observations) score(id string, s scoring.Score) {
	failed := s.Failed()
	for component := range passMarks(o.rules.Scheme) {
		rule := "scoring." + component + ".pass"
		if slices.Contains(failed, component) {
			o.see(rule, "missed")
		} else if _, ok := s.Value(component); ok {
			o.see(rule, "passed")
		}
	}
	for _, breach := range o.c.Candidates[id].Sanctions {
		o.see("scoring.sanctions."+breach.Kind, "applied")
	}
	for _, claim := range o.c.Candidates[id].Claims {
		o.see("scoring.claims."+claim, "applied")
	}
}

// list sees which keys put one group above the next.
func (o *observations) list(l *ranking.List) {
	order := l.Order()
	for i := 0; i+1 < len(order); i++ {
		if c, ok := l.Decided(order[i][0], order[i+1][0]); ok && !c.Tied() {
			o.see("ranking.keys."+c.By, "decided")
		}
	}
}

func (o *observations) selection(s *ranking.Selection) {
	if len(s.Referred) > 0 {
		o.see("ranking.select.at_cut", "decided")
	}
}

func (o *observations) step(id string, outcome workflow.Outcome) {
	if outcome.Accepted {
		o.see("procedure.steps."+id, "taken")
	} else {
		o.see("procedure.steps."+id, "refused")
	}
}

// passMarks are the components of a scheme that have one.
func passMarks(scheme *scoring.Scheme) map[string]string {
	out := map[string]string{}
	if scheme == nil {
		return out
	}
	if scheme.Pass != nil {
		out[scoring.Root] = scheme.Title
	}
	addPassMarks(out, scheme.Parts)
	return out
}

func addPassMarks(out map[string]string, parts []scoring.Component) {
	for _, c := range parts {
		if c.Pass != nil {
			out[c.ID] = c.Title
		}
		addPassMarks(out, c.Parts)
	}
}

// rule is one rule to cover.
type rule struct {
	path, title string
	ways        []string
}

// rulesOf lists what the cases can see of the rules of one group.
func rulesOf(r *regulation.Rules) []rule {
	var out []rule
	if r.Criteria != nil {
		for _, c := range r.Criteria.Criteria {
			out = append(out, rule{"eligibility." + c.ID, c.Title, criterionWays})
		}
	}
	marks := passMarks(r.Scheme)
	for _, id := range sortedKeys(marks) {
		out = append(out, rule{"scoring." + id + ".pass", marks[id], passWays})
	}
	if r.Scheme != nil {
		for _, kind := range sortedKeys(r.Scheme.Sanctions) {
			out = append(out, rule{"scoring.sanctions." + kind, r.Scheme.Sanctions[kind].Title, appliedWays})
		}
		for _, claim := range r.Scorer.Claims() {
			out = append(out, rule{"scoring.claims." + claim, "", appliedWays})
		}
	}
	if r.Order != nil {
		for _, key := range r.Order.Keys {
			out = append(out, rule{"ranking.keys." + key.By, key.Title, decidingWays})
		}
	}
	if r.Procedure != nil {
		for _, step := range r.Procedure.Steps {
			out = append(out, rule{"procedure.steps." + step.ID, step.Title, stepWays})
		}
	}
	return out
}

// coverage puts what the cases saw together, by regulation.
func (r *runner) coverage() Coverage {
	byRegulation := map[string][]*observations{}
	for _, o := range r.observed {
		if o.rules != nil {
			id := o.regulation.Document().ID
			byRegulation[id] = append(byRegulation[id], o)
		}
	}
	var out Coverage
	for _, id := range sortedKeys(byRegulation) {
		out = append(out, cover(id, byRegulation[id])...)
	}
	return out
}

// cover lists every rule of the groups that the cases are about, each once,
// with the cases that saw it.
func cover(id string, observed []*observations) []RuleCoverage {
	var out []RuleCoverage
	at := map[string]int{}
	for _, o := range observed {
		for _, rule := range rulesOf(o.rules) {
			if _, known := at[rule.path]; known {
				continue
			}
			at[rule.path] = len(out)
			covered := RuleCoverage{Regulation: id, Rule: rule.path, Title: rule.title}
			for _, way := range rule.ways {
				covered.Ways = append(covered.Ways, WayCoverage{Way: way})
			}
			out = append(out, covered)
		}
	}
	for _, o := range observed {
		for path, ways := range o.seen {
			i, known := at[path]
			if !known {
				continue
			}
			for w := range out[i].Ways {
				way := &out[i].Ways[w]
				if ways[way.Way] && !slices.Contains(way.Cases, o.name) {
					way.Cases = append(way.Cases, o.name)
				}
			}
		}
	}
	return out
}

// write writes the coverage: how much was seen, and each rule of which a way
// was not; with all, every rule with the number of its cases.
func (c Coverage) write(w *writer, all bool) {
	seen, of := c.Seen()
	if of == 0 {
		return
	}
	w.line("%s", sentences.Reason("coverage", param("seen", seen), param("of", of)).Text(w.tag))
	for _, rule := range c {
		var missing []string
		for _, way := range rule.Ways {
			if len(way.Cases) == 0 {
				missing = append(missing, wayWords[way.Way].Text(w.tag))
			}
		}
		if len(missing) > 0 {
			w.line("  %s", sentences.Reason("not_seen", param("regulation", rule.Regulation), param("rule", rule.Rule), param("ways", missing)).Text(w.tag))
		} else if all {
			w.line("  %s", rule.text(w.tag))
		}
	}
}

func (r RuleCoverage) text(tag language.Tag) string {
	var ways []string
	for _, way := range r.Ways {
		ways = append(ways, wayWords[way.Way].Text(tag)+" "+wording.Format(tag, len(way.Cases)))
	}
	return r.Regulation + " " + r.Rule + ": " + strings.Join(ways, ", ")
}
