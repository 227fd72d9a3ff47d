// Package coverage tells which rules of regulations the cases of policy suites
// have seen at work, and in which way: a criterion met and not met, a pass mark
// passed and missed, a vote won and lost. It watches [policytest.Evaluate]:
//
//	var seen coverage.Collector
//	report, err := policytest.Evaluate(fsys, paths, nil, seen.Watch)
//	missing := seen.Coverage()
package coverage

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Coverage says which rules of the regulations the cases have seen at work,
// and in which way. It is ordered by regulation and rule.
type Coverage []RuleCoverage

// RuleCoverage is what the cases have seen of one rule.
type RuleCoverage struct {
	Regulation string
	Rule       string // its path by keys and ids: eligibility.term
	Title      thituyen.Title
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

// Collector watches cases while they are asked; its Watch is given to
// [policytest.Evaluate]. Its zero value is ready, and safe for concurrent use.
type Collector struct {
	mutex sync.Mutex
	seen  []*observations
}

// Watch sees which rules were at work while a case was asked.
func (c *Collector) Watch(a *policytest.Asked) {
	if c == nil || a == nil || a.Rules == nil {
		return
	}
	o := observe(a)
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.seen = append(c.seen, o)
}

// Coverage puts what the cases saw together, by regulation. Versions of one
// regulation are told apart.
func (c *Collector) Coverage() Coverage {
	if c == nil {
		return nil
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	slices.SortFunc(c.seen, func(a, b *observations) int { return cmp.Compare(a.number, b.number) })
	byVersion, names := map[string][]*observations{}, map[*regulation.Regulation]string{}
	for _, o := range c.seen {
		name, known := names[o.regulation]
		if !known {
			name = versionName(o.regulation)
			names[o.regulation] = name
		}
		byVersion[name] = append(byVersion[name], o)
	}
	var out Coverage
	for _, name := range slices.Sorted(maps.Keys(byVersion)) {
		id, _, _ := strings.Cut(name, "\n")
		out = append(out, cover(id, byVersion[name][0].regulation, byVersion[name])...)
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
