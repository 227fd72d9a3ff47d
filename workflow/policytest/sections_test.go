package policytest_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What a case asks of a section that the regulation leaves out, and what then
// holds without it.
func TestRegulationsWithoutSomeSections(t *testing.T) {
	for name, c := range map[string]struct {
		rules, fields  string
		passed, failed int
		says           string
	}{
		"without eligibility everybody is eligible": {
			"scoring: {parts: [{id: written, max: 100}]}", "candidates: {A: {marks: {written: 1}}}, expect: {eligibility: {A: eligible}, standing: {A: passed}}", 1, 0, "",
		},
		"save for what the post requires": {
			"scoring: {parts: [{id: written, max: 100}]}",
			"as_of: 2018-06-01, post: {requires: [{id: fit, waivable_by: head, require: {health: {fit: true}}}]}, candidates: {A: {dossier: {health: {fit: false}}, marks: {written: 1}}, B: {waived: {fit: {by: head, reason: x}}, marks: {written: 1}}}, expect: {eligibility: {A: {ineligible: [fit]}, B: eligible}, standing: {A: ~, B: passed}}", 1, 0, "",
		},
		"nobody waives what is not asked": {
			"scoring: {parts: [{id: written, max: 100}]}", "candidates: {A: {waived: {fit: {by: head, reason: x}}}}", 0, 1, "candidates.A.waived.fit",
		},
		"a criterion of the post that is wrong": {
			"scoring: {parts: [{id: written, max: 100}]}", "as_of: 2018-06-01, post: {requires: [{id: fit, require: {healthy: {fit: true}}}]}, candidates: {A: }", 0, 1, "is health meant?",
		},
		"without scoring everybody passes": {
			"ranking: {keys: [{by: fact.votes, prefer: highest}]}", "candidates: {A: {facts: {votes: 3}}, B: {facts: {votes: 5}}}, expect: {standing: {A: passed}, order: [B, A], scores: {A: {total: ~}}}", 1, 0, "",
		},
		"and nobody has marks": {
			"ranking: {keys: [{by: fact.votes, prefer: highest}]}", "candidates: {A: {marks: {written: 3}}}", 0, 1, "this case needs the section scoring",
		},
		"a fact that nobody eligible holds is held all the same": {
			"eligibility: {criteria: [{id: fit, require: {health: {fit: true}}}]}\nranking: {keys: [{by: fact.votes, prefer: highest}]}",
			"as_of: 2018-06-01, candidates: {A: {dossier: {health: {fit: true}}}, B: {dossier: {health: {fit: false}}, facts: {votes: 5}}}, expect: {order: [A], places: {B: ~}}", 1, 0, "",
		},
		"without ranking nobody has a place": {
			"scoring: {parts: [{id: written, max: 100}]}", "candidates: {A: {marks: {written: 1}}}, expect: {order: [A]}", 0, 1, "this case needs the section ranking",
		},
		"without procedure there are no steps": {
			"scoring: {parts: [{id: written, max: 100}]}", "people: {an: [organiser]}", 0, 1, "this case needs the section procedure",
		},
		"a lot without a seed": {
			"ranking: {keys: [{by: fact.votes, prefer: highest}], select: {at_cut: lot}}", "post: {seats: 1}, candidates: {A: {facts: {votes: 5}}, B: {facts: {votes: 5}}}, expect: {selected: [A]}", 0, 1, "lot_seed",
		},
		"an order that waits for a lot": {
			"ranking: {keys: [{by: fact.votes, prefer: highest}], ties: lot}", "candidates: {A: {facts: {votes: 5}}, B: {facts: {votes: 5}}}, expect: {order: [A, B]}", 0, 1, "lot_seed",
		},
		"people who play no part that there is": {
			"procedure: {roles: {organiser: {}}, states: {start: draft, final: [end]}, steps: [{id: end, by: organiser, from: draft, to: end}]}", "people: {an: [organizer]}, candidates: {A: }, related: {an: {B: sibling}}", 0, 1, "is organiser meant?",
		},
		"a mark that is wrong and others that are not read": {
			"scoring: {parts: [{id: written, max: 100}, {id: oral, max: 10, after: written}]}", "candidates: {A: {marks: {written: x, oral: 11}}}, people: {an: []}", 0, 1, "the mark 11 is above max, 10",
		},
	} {
		t.Run(name, func(t *testing.T) {
			passed, failed, text := ran(t, folder(map[string]string{
				"r.yaml": "regulation: x\n" + c.rules + "\n",
				"s.yaml": "suite: s\nregulation: x\ncases: [{name: n, " + c.fields + "}]\n",
			}))
			require.Equal(t, []int{c.passed, c.failed}, []int{passed, failed}, text)
			require.Contains(t, text, c.says)
		})
	}
}
