package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

// The golden files are what a person reads: the published totals as sums that
// add up, before and after the corrected mark.
func TestReport(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		var out, errs bytes.Buffer
		require.Zero(t, run([]string{"-lang", lang}, &out, &errs), errs.String())
		want, err := os.ReadFile("testdata/report." + lang + ".txt")
		require.NoError(t, err)
		require.Equal(t, string(want), out.String())
	}
}

func TestPublishedTotals(t *testing.T) {
	var out, errs bytes.Buffer
	require.Zero(t, run(nil, &out, &errs))
	for _, sum := range []string{
		"81 + 92 + 2 × 74,5 + 0 = 322", "77 + 72 + 2 × 75 + 20 = 319", "77 + 72 + 2 × 87 + 20 = 343",
	} {
		require.Contains(t, out.String(), sum)
	}
}

func TestWrongCalls(t *testing.T) {
	for _, args := range [][]string{{"-lang", "fr"}, {"-nope"}} {
		var out, errs bytes.Buffer
		require.Equal(t, 2, run(args, &out, &errs))
		require.Empty(t, out.String())
		require.NotEmpty(t, errs.String())
	}
}

// A result that did not change is said to be the same.
func TestWithoutACorrectionTheWinnerStays(t *testing.T) {
	preset, err := regulation.Preset("nd-112-2011")
	require.NoError(t, err)
	rules, err := preset.For("")
	require.NoError(t, err)
	r, err := compute(rules, published)
	require.NoError(t, err)
	var out bytes.Buffer
	p := printer{out: &out, tag: language.English, rules: rules}
	p.change(r, r)
	require.Contains(t, out.String(), "stays the same: C.")
	_, err = compute(rules, []candidate{{id: "X", marks: map[string]string{"general": "101", "informatics": "1", "multiple_choice": "1", "essay": "1"}}})
	require.Error(t, err, "a mark above the maximum is refused")
}
