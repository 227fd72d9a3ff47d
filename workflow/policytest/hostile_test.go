package policytest_test

import (
	"fmt"
	"maps"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// Suites that nobody would write for a good reason end quickly, in a mistake.
func TestHostileSuites(t *testing.T) {
	const head = "suite: s\nregulation: x\n"
	many := "candidates: {" + strings.Repeat("A: {}, ", 4000) + "}"
	for name, suite := range map[string]string{
		"100 KB of brackets":    head + "cases: " + strings.Repeat("[", 100_000),
		"an alias bomb":         "suite: s\na: &a [x]\ncases: [*a, *a]\n",
		"4,000 keys":            head + "cases: [{name: n, " + many + "}]\n",
		"4,000 strange keys":    head + "cases: [{name: n" + strangeKeys(4000) + "}]\n",
		"deep expectations":     head + "cases: [{name: n, expect: {order: " + strings.Repeat("[", 70) + strings.Repeat("]", 70) + "}}]\n",
		"a long number":         head + "cases: [{name: n, candidates: {A: {marks: {written: 0.1000000000000000055511151231257827}}}, expect: {standing: {A: passed}}}]\n",
		"an enormous number":    head + "cases: [{name: n, candidates: {A: {marks: {written: 1e999999999}}}, expect: {standing: {A: passed}}}]\n",
		"4,000 strange names":   head + "cases: [{name: n, expect: {selected: [" + strings.Repeat("A, ", 4000) + "]}}]\n",
		"an id of 1,000,000":    head + "cases: [{name: n, candidates: {" + strings.Repeat("a", 1_000_000) + ": {}}}]\n",
		"a second document":     head + "cases: []\n---\nsuite: t\n",
		"not UTF-8":             head + "cases: [{name: \xff}]\n",
		"a regulation as suite": "suite: s\nregulation: s.yaml\ncases: [{name: n}]\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, failed, text := ran(t, folder(map[string]string{"s.yaml": suite, "r.yaml": gate("x", "50", "")}))
			require.NotZero(t, failed, text[:min(len(text), 2000)])
		})
	}
}

func strangeKeys(n int) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, ", k%d: 1", i)
	}
	return out.String()
}

// Neither the order of candidates nor that of cases and files in the folder
// changes a byte of what is shown.
func TestShuffledCandidatesGiveTheSameBytes(t *testing.T) {
	marks := []string{}
	for i := range 12 {
		marks = append(marks, fmt.Sprintf("K%02d: {dossier: {sex: %s}, marks: {written: %d}}", i, []string{"male", "female"}[i%2], 50+i/3*7%20))
	}
	rules := "regulation: x\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\nranking: {keys: [{by: total, prefer: highest}, {by: sex, prefer: [female]}], select: {reserve: 2}}\n"
	suite := func(list []string) string {
		return "suite: s\nregulation: x\ncases: [{name: n, post: {seats: 3}, candidates: {" + strings.Join(list, ", ") + "}, expect: {order: [], selected: [], reserve: [], referred: [[]], places: {K00: 99}, standing: {K01: failed}}}]\n"
	}
	shown := map[string]bool{}
	random := rand.New(rand.NewSource(1))
	for range 20 {
		random.Shuffle(len(marks), func(i, j int) { marks[i], marks[j] = marks[j], marks[i] })
		_, failed, text := ran(t, folder(map[string]string{"s.yaml": suite(marks), "r.yaml": rules}))
		require.Equal(t, 1, failed)
		lines := strings.Split(text, "\n")
		shown[strings.Join(lines, "\n")] = true
	}
	require.Len(t, shown, 1)
}

// The same folder gives the same bytes however often and in whatever order
// its files are run, on one core or several.
func TestTheSameFolderGivesTheSameBytes(t *testing.T) {
	files := map[string]string{"r.yaml": gate("x", "50", "")}
	for i := range 40 {
		files[fmt.Sprintf("s%02d.yaml", i)] = asks("x", []string{"passed", "failed", "void"}[i%3], "")
	}
	names := slices.Sorted(maps.Keys(files))
	_, _, first := ran(t, folder(files), names...)
	_, _, walked := ran(t, folder(files))
	require.Contains(t, first, walked, "a regulation is checked where it is named itself")
	for range 5 {
		slices.Reverse(names)
		_, _, text := ran(t, folder(files), names...)
		require.Equal(t, first, text)
	}
}

// Nothing that is written as a suite, or as its regulation, makes the kit
// panic.
func FuzzEvaluate(f *testing.F) {
	// Small seeds: the engine spends its time making big ones smaller.
	for _, name := range []string{"failing/wrong.yaml", "failing/unknown.yaml", "failing/forgotten.yaml", "failing/syntax.yaml", "failing/wrong-b.json"} {
		text, err := os.ReadFile("testdata/" + name)
		require.NoError(f, err)
		f.Add(text, strings.HasSuffix(name, ".json"))
	}
	for _, text := range []string{
		"{suite: s, regulation: vi-du, cases: [{as_of: 2018-06-01, post: {group: departments, seats: 1}, candidates: {A: {dossier: {born: 1978-05-20, sex: male}, facts: {months: 9}, marks: {written: [80, ~], project: {g: {build: 1}}}, claims: [hero], settled: {written: 9}}}, expect: {eligibility: {A: {ineligible: [term]}}, standing: {A: ~}, scores: {A: {written: 8}}}}]}",
		"{suite: s, regulation: vi-du, cases: [{as_of: 2018-06-01, lot_seed: x, post: {group: departments, seats: 1}, candidates: {A: , B: }, expect: {order: [A, [B]], places: {A: 1.5}, decided: {A > B: lot}, selected: [A], reserve: [[B]], referred: []}}]}",
		"{suite: s, regulation: vi-du, cases: [{post: {group: city-committee}, people: {an: [organiser], b: [council, chair]}, related: {b: {A: sibling}}, holidays: [2018-06-15], steps: [{at: 2018-06-01T09:00, by: an, step: announce, refused: [x]}], expect: {state: ended, open: {an: []}, due: {approval: ~}, mistakes: []}}]}",
		"suite: s\nregulation: moi-cach\ncases:\n  - expect:\n      selected:\n      - A # x\n    candidates: {A: {marks: {test: [1, 2, 3]}}}\n",
	} {
		f.Add([]byte(text), false)
	}
	rules, err := os.ReadFile("testdata/suites/forms/vi-du.yaml")
	require.NoError(f, err)
	more, err := os.ReadFile("testdata/suites/forms/moi-cach.yaml")
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text []byte, json bool) {
		name := "s.yaml"
		if json {
			name = "s.json"
		}
		fsys := fstest.MapFS{name: {Data: text}, "vi-du.yaml": {Data: rules}, "moi-cach.yaml": {Data: more}}
		report, err := policytest.Evaluate(fsys, nil, nil)
		require.NoError(t, err)
		_ = screen(t, report, language.Vietnamese, true)
		_ = report.JSON(language.English)
		updates, err := report.Updates(fsys)
		require.NoError(t, err)
		for _, u := range updates {
			require.NotNil(t, u.Text)
		}
	})
}
