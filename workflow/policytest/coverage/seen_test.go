package coverage_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
)

// The rules that one case has seen at work: those it asks, each once, and none
// that it does not come near.
func TestTheRulesThatACaseHasSeen(t *testing.T) {
	files := fstest.MapFS{
		"x.yaml": {Data: []byte(`
regulation: x
title: X
eligibility: {criteria: [{id: health, require: {health: {fit: true}}}]}
scoring: {parts: [{id: w, max: 100, pass: 50, adjust: [{at_most: 90}, {percentile: {}}]}, {id: v, max: 100}]}
ranking: {keys: [{by: total, prefer: highest}, {by: v, prefer: highest}]}
`)},
		"s.suite.yaml": {Data: []byte(`
suite: S
regulation: x.yaml
cases:
  - name: c
    as_of: 2018-06-01
    post: {seats: 1}
    candidates:
      A: {dossier: {health: {fit: true}}, marks: {w: 95, v: 50}}
      B: {dossier: {health: {fit: false}}}
      C: {dossier: {health: {fit: true}}, marks: {w: 60, v: 50}}
    expect: {selected: [A]}
`)},
	}
	var seen []string
	report, err := policytest.Evaluate(files, []string{"s.suite.yaml"}, nil, func(a *policytest.Asked) { seen = coverage.Rules(a) })
	require.NoError(t, err)
	passed, failed := report.Count()
	require.Equal(t, []int{1, 0}, []int{passed, failed})
	require.Contains(t, seen, "eligibility.health")
	require.Contains(t, seen, "ranking.keys.total")
	require.NotContains(t, seen, "ranking.keys.v", "no tie went on to it")
	require.IsIncreasing(t, seen)
	require.Empty(t, coverage.Rules(&policytest.Asked{}))
}
