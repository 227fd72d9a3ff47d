package policytest

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
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
// met, unknown or waived; a pass mark passed or missed; a key deciding; a
// step taken or refused; a vote won or lost; a clock met or late.
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

// Percent is the share of the ways that were seen, rounded down so that 100
// means all of them; 100 where there are no rules.
func (c Coverage) Percent() int {
	seen, of := c.Seen()
	if of == 0 {
		return 100
	}
	return seen * 100 / of
}

// Of returns the coverage of one regulation.
func (c Coverage) Of(id string) Coverage {
	var out Coverage
	for _, rule := range c {
		if rule.Regulation == id {
			out = append(out, rule)
		}
	}
	return out
}

// Regulations lists the regulations in their order, each once.
func (c Coverage) Regulations() []string {
	var out []string
	for i, rule := range c {
		if i == 0 || c[i-1].Regulation != rule.Regulation {
			out = append(out, rule.Regulation)
		}
	}
	return out
}

// coverage puts what the cases saw together, by regulation. Versions of one
// regulation are told apart.
func coverage(suites []*suiteRun) Coverage {
	type seen struct {
		regulation *regulation.Regulation
		by         []*observations
	}
	byVersion := map[string]*seen{}
	for _, s := range suites {
		for _, o := range s.seen {
			if o == nil || o.rules == nil {
				continue
			}
			name := versionName(o.regulation)
			if byVersion[name] == nil {
				byVersion[name] = &seen{regulation: o.regulation}
			}
			byVersion[name].by = append(byVersion[name].by, o)
		}
	}
	var out Coverage
	for _, name := range sortedKeys(byVersion) {
		v := byVersion[name]
		id, _, _ := strings.Cut(name, "\n")
		out = append(out, cover(id, v.regulation, v.by)...)
	}
	return out
}

func versionName(r *regulation.Regulation) string {
	d := r.Document()
	if p := d.InForce; p != nil && p.From != nil {
		return d.ID + "\n" + p.From.String()
	}
	return d.ID
}

// cover lists every rule of a regulation with the cases that saw it.
func cover(id string, reg *regulation.Regulation, observed []*observations) Coverage {
	table := newRuleTable(reg)
	out := make(Coverage, len(table.rules))
	for i, rule := range table.rules {
		out[i] = RuleCoverage{Regulation: id, Rule: rule.path, Title: rule.title}
		for _, way := range rule.ways {
			out[i].Ways = append(out[i].Ways, WayCoverage{Way: way})
		}
	}
	told := map[*WayCoverage]map[string]bool{}
	for _, o := range observed {
		for s := range o.seen {
			i, known := table.find(o.rules.Group, s.rule)
			if !known {
				continue
			}
			for w := range out[i].Ways {
				way := &out[i].Ways[w]
				if way.Way != s.way || told[way][o.name] {
					continue
				}
				if told[way] == nil {
					told[way] = map[string]bool{}
				}
				told[way][o.name] = true
				way.Cases = append(way.Cases, o.name)
			}
		}
	}
	return out
}

// write writes, for each regulation, how much was seen and the rules of which
// a way was not; with all, every rule with its cases.
func (c Coverage) write(w *writer, all bool) {
	for _, id := range c.Regulations() {
		rules := c.Of(id)
		seen, of := rules.Seen()
		w.line("%s", sentences.Reason("coverage", param("regulation", id), param("seen", seen), param("of", of), param("percent", rules.Percent())).Text(w.tag))
		for _, rule := range rules {
			rule.write(w, all)
		}
	}
}

// mostNames is how many cases a line of the table names.
const mostNames = 3

func (r RuleCoverage) write(w *writer, all bool) {
	var missing []any
	for _, way := range r.Ways {
		if len(way.Cases) == 0 {
			missing = append(missing, wayWords[way.Way])
		}
	}
	name := r.Rule
	if r.Title != "" && !prose.English(w.tag) {
		name += " (" + r.Title + ")"
	}
	if len(missing) > 0 {
		w.line("  %s", sentences.Reason("not_seen", param("rule", name), param("ways", missing)).Text(w.tag))
	} else if all {
		w.line("  %s", name)
	}
	if !all {
		return
	}
	for _, way := range r.Ways {
		if len(way.Cases) > 0 {
			w.line("    %s: %s", wayWords[way.Way].Text(w.tag), way.names(w.tag))
		}
	}
}

// names lists the first cases, and how many more there are.
func (w WayCoverage) names(tag language.Tag) string {
	if len(w.Cases) <= mostNames {
		return quoted(w.Cases)
	}
	return sentences.Reason("and_more", param("names", quoted(w.Cases[:mostNames])), param("more", len(w.Cases)-mostNames)).Text(tag)
}

func quoted(names []string) string { return "“" + strings.Join(names, "”, “") + "”" }
