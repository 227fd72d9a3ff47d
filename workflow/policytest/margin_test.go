package policytest_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

const marginRegulation = `
regulation: x
title: X
scoring: {parts: [{id: w, max: 100}, {id: v, max: 100}]}
ranking: {keys: [{by: total, prefer: highest}, {by: v, prefer: highest}], ties: TIES}
`

const marginSuite = `
suite: S
regulation: x.yaml
cases:
  - name: c
    post: {seats: 1}
    lot_seed: s
    candidates: {A: {marks: {w: 50, v: 50}}, B: {marks: {w: 49.75, v: 50}}, C: {marks: {w: 20, v: 60}}, D: {}}
    expect: {margin: MARGIN}
`

func marginCase(t *testing.T, ties, margin string) policytest.CaseResult {
	t.Helper()
	replace := func(text, name, value string) []byte { return []byte(strings.ReplaceAll(text, name, value)) }
	files := fstest.MapFS{"x.yaml": {Data: replace(marginRegulation, "TIES", ties)}, "s.suite.yaml": {Data: replace(marginSuite, "MARGIN", margin)}}
	report, err := policytest.Evaluate(files, []string{"s.suite.yaml"}, nil)
	require.NoError(t, err)
	require.Empty(t, report.Regulations)
	if len(report.Suites[0].Cases) == 0 {
		return policytest.CaseResult{Mistakes: report.Suites[0].Mistakes}
	}
	return report.Suites[0].Cases[0]
}

// How far from the cut: what a suite expects holds, or is told beside what
// came out; where there is no margin the case is mistaken.
func TestMargins(t *testing.T) {
	right := "{A: {at_least: 0.25}, B: {above: 0.25}, C: {at_least: 20}, D: ~}"
	require.True(t, marginCase(t, "share", right).Passed())
	for margin, differences := range map[string]int{
		"{A: {above: 0.25}}":                   1,
		"{A: ~}":                               1,
		"{D: {at_least: 1}}":                   1,
		"{B: {at_least: 0.25}, C: {above: 1}}": 2,
	} {
		c := marginCase(t, "share", margin)
		require.Len(t, c.Differences, differences, margin)
		require.NotEmpty(t, c.Differences[0].Path.String())
	}
	c := marginCase(t, "lot", right)
	require.Len(t, c.Mistakes, 1)
	require.Equal(t, "no_margin", c.Mistakes[0].Code)
	require.NotEqual(t, c.Mistakes.Text(language.Vietnamese), c.Mistakes.Text(language.English))
	require.NotEmpty(t, marginCase(t, "share", "{A: {}}").Mistakes)
	require.NotEmpty(t, marginCase(t, "share", "{A: {at_least: 1, above: 2}}").Mistakes)
}
