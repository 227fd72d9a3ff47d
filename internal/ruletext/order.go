package ruletext

import (
	"cmp"
	"maps"
	"slices"

	"github.com/thituyen/thituyen/workflow"
)

// severity are the kinds of discipline, then the sanctions of an examination,
// the lightest first.
var severity = []string{
	"reprimand", "warning", "pay_reduction", "demotion", "dismissal", "forced_resignation", "expulsion",
	"suspension", "cancellation",
}

// bySeverity lists the kinds that a rule speaks of, the lightest first; those
// not known here come after, by name.
func bySeverity[V any](of map[string]V) []string {
	rank := func(kind string) int {
		if i := slices.Index(severity, kind); i >= 0 {
			return i
		}
		return len(severity)
	}
	return slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
	})
}

// InOrder lists the keys of a mapping as the document has them; those that are
// not written there come after, by name.
func InOrder[V any](written []string, of map[string]V) []string {
	place := make(map[string]int, len(written))
	for i, key := range written {
		place[key] = i - len(written)
	}
	return slices.SortedFunc(maps.Keys(of), func(a, b string) int {
		return cmp.Or(cmp.Compare(place[a], place[b]), cmp.Compare(a, b))
	})
}

// statesInOrder lists the states that have a title as the procedure comes to
// them: its start, then by the steps; those that no step names come after, by
// name.
func statesInOrder(p *workflow.Procedure) []string {
	left := maps.Clone(p.States.Titles)
	var out []string
	come := func(ids ...string) {
		for _, id := range ids {
			if _, titled := left[id]; titled {
				out = append(out, id)
				delete(left, id)
			}
		}
	}
	come(p.States.Start)
	for _, step := range p.Steps {
		come(step.From...)
		come(step.To)
	}
	come(p.States.Final...)
	come(slices.Sorted(maps.Keys(left))...)
	return out
}
