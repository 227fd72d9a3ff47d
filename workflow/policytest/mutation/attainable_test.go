package mutation

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

func triedOn(t *testing.T, text string) string {
	t.Helper()
	root, mistakes := document.Parse("a.yaml", []byte(text))
	require.Empty(t, mistakes)
	var out []string
	for _, m := range mutants(root) {
		out = append(out, m.rule+" "+m.to)
	}
	return strings.Join(out, "\n")
}

// A pass mark is not moved to where every value that can be had passes or
// fails as before: no case could tell.
func TestPassMarksThatNoMarkTellsApart(t *testing.T) {
	for text, want := range map[string][]string{
		"{id: a, max: 60, step: 1, pass: {at_least: 50%}}":            {"51%"},
		"{id: a, max: 30, step: 1, pass: {at_least: 50%}}":            {"51%"},
		"{id: a, max: 60, pass: {at_least: 50%}}":                     {"51%", "49%"},
		"{id: a, max: 200, step: 1, pass: {at_least: 50%}}":           {"51%", "49%"},
		"{id: a, max: 60, step: 1, pass: {at_least: 50%}, panel: {}}": {"51%", "49%"},
		"{id: a, max: 100, step: 5, pass: 50}":                        {"51"},
		"{id: a, max: 100, step: 5, pass: 48}":                        {},
		"{id: a, max: 100, step: 5, min: 1, pass: 50}":                {},
		"{id: a, max: 100, min: 1, step: 5, pass: 51}":                {"52"},
	} {
		tried := triedOn(t, "regulation: a\nscoring: {parts: ["+text+"]}\n")
		var got []string
		for line := range strings.SplitSeq(tried, "\n") {
			if rule, to, _ := strings.Cut(line, " "); strings.HasPrefix(rule, "scoring.a.pass") && !strings.Contains(to, "above") {
				got = append(got, to)
			}
		}
		require.ElementsMatch(t, want, got, text)
	}
}

// Sanctions leave values between the steps.
func TestPassMarksThatSanctionsTellApart(t *testing.T) {
	part := "parts: [{id: a, max: 60, step: 1, pass: {at_least: 50%}}]"
	for sanctions, told := range map[string]bool{
		"{reprimand: {deduct: 25%}, warning: {deduct: 50%}}": true, // half of 59 is 29.5
		"{reprimand: {deduct: 100%}, away: {void: true}}":    false,
		"{reprimand: {deduct: 0.5}}":                         true,
	} {
		tried := triedOn(t, "regulation: a\nscoring: {"+part+", sanctions: "+sanctions+"}\n")
		require.Equal(t, told, strings.Contains(tried, "scoring.a.pass.at_least 49%"), sanctions)
	}
}

// Every value that a plain loop over marks and sets of sanctions finds is
// among those that count.
func TestWhatSanctionsLeave(t *testing.T) {
	root, mistakes := document.Parse("a.yaml", []byte("scoring: {sanctions: {a: {deduct: 30%}, b: {deduct: 25%}, c: {void: all}}}\n"))
	require.Empty(t, mistakes)
	left, ok := leftBySanctions(root.Get("scoring"), nil)
	require.True(t, ok)
	for a := range 6 {
		for b := range 6 {
			rest := max(100-30*int64(a)-25*int64(b), 0)
			require.True(t, containsValue(left, thituyen.Fraction(rest, 100)), "%d times 30 %%, %d times 25 %%", a, b)
		}
	}
	_, ok = leftBySanctions(nil)
	require.True(t, ok)
	for _, deduct := range []string{"1/3", "0.1%", "{a: 1}", "x%"} {
		root, _ := document.Parse("a.yaml", []byte("sanctions: {a: {deduct: "+deduct+"}}\n"))
		_, ok := leftBySanctions(root)
		require.False(t, ok, deduct)
	}
}

func containsValue(values []thituyen.Value, v thituyen.Value) bool {
	for _, w := range values {
		if w.Equal(v) {
			return true
		}
	}
	return false
}

// Of a list of one thing, any and all are the same.
func TestConnectivesOfOneThing(t *testing.T) {
	one := triedOn(t, "regulation: a\neligibility: {criteria: [{id: c, require: {certificate: {one_of: [x]}}}, {id: d, require: {any: [{proceedings: {none: true}}]}}]}\n")
	require.NotContains(t, one, "all")
	two := triedOn(t, "regulation: a\neligibility: {criteria: [{id: c, require: {certificate: {one_of: [x, y]}}}, {id: d, require: {any: [{proceedings: {none: true}}, {health: {fit: true}}]}}]}\n")
	require.Contains(t, two, "all_of")
	require.Contains(t, two, " all")
}
