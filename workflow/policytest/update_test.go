package policytest_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// Every difference of the failing suites is written in its place, or left
// with a word; what was written then holds.
func TestUpdatesOfFailingSuites(t *testing.T) {
	fsys := os.DirFS("testdata/failing")
	report, err := policytest.Evaluate(fsys, nil, nil)
	require.NoError(t, err)
	updates, err := report.Updates(fsys)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, policytest.WriteUpdates(&out, updates, language.Vietnamese))
	golden(t, "update.vi.txt", out.Bytes())
	require.Equal(t, 1, len(updates))
	require.Equal(t, 1, len(updates[0].Left), "one of a pair is not placed")

	rules, err := os.ReadFile("testdata/failing/vi-du.yaml")
	require.NoError(t, err)
	passed, failed, text := ran(t, folder(map[string]string{"vi-du.yaml": string(rules), "s.yaml": string(updates[0].Text)}))
	require.Equal(t, 7, passed, text)
	require.Equal(t, 1, failed, text)
}

// layouts are ways to lay out one wrong expectation, each beside what it
// becomes.
var layouts = map[string][2]string{
	"flow with comments": {
		"    expect: {selected: [B], standing: {A: failed}} # [giữ] nguyên\n",
		"    expect: {selected: [A], standing: {A: passed}} # [giữ] nguyên\n",
	},
	"block": {
		"    expect:\n      standing:\n        A: failed # vì sao\n      order:\n        - B\n        - A\n      scores:\n        A:\n          written: 50\n",
		"    expect:\n      standing:\n        A: passed # vì sao\n      order:\n        [A]\n      scores:\n        A:\n          written: 60\n",
	},
	"a block list at its key": {
		"    expect:\n      selected:\n      - B\n      # cuối\n",
		"    expect:\n      selected:\n        [A]\n      # cuối\n",
	},
	"quotes and nulls": {
		"    expect: {standing: {\"A\": 'failed'}, places: {A: ~}, scores: {A: {written: null, total: \"7/2\"}}}\n",
		"    expect: {standing: {\"A\": passed}, places: {A: 1}, scores: {A: {written: 60, total: 60}}}\n",
	},
	"brackets on several lines": {
		"    expect:\n      order: [\n        B, # người bị \"loại\"\n        'A',\n      ]\n      state: ~\n",
		"    expect:\n      order: [A]\n      state: ~\n",
	},
}

const standingRules = "regulation: x\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\nranking: {keys: [{by: total, prefer: highest}]}\n"

func TestUpdatesKeepTheLayout(t *testing.T) {
	const head = "suite: s # đầu\nregulation: x\ncases:\n  - name: n\n    post: {seats: 1}\n    candidates: {A: {marks: {written: 60}}, B: {marks: {written: 40}}}\n"
	const tail = "  - name: sau\n    candidates: {A: {marks: {written: 60}}}\n    expect: {standing: {A: passed}} # cuối\n"
	for name, layout := range layouts {
		for ending, newline := range map[string]string{"LF": "\n", "CRLF": "\r\n"} {
			t.Run(name+" "+ending, func(t *testing.T) {
				lay := func(text string) string { return "\ufeff" + strings.ReplaceAll(head+text+tail, "\n", newline) }
				fsys := folder(map[string]string{"s.yaml": lay(layout[0]), "r.yaml": standingRules})
				report, err := policytest.Evaluate(fsys, nil, nil)
				require.NoError(t, err)
				updates, err := report.Updates(fsys)
				require.NoError(t, err)
				require.Equal(t, 1, len(updates))
				require.Equal(t, 0, len(updates[0].Left))
				require.Equal(t, lay(layout[1]), string(updates[0].Text))
				passed, failed, text := ran(t, folder(map[string]string{"s.yaml": string(updates[0].Text), "r.yaml": standingRules}))
				require.Equal(t, []int{2, 0}, []int{passed, failed}, text)
			})
		}
	}
}

const stepRules = "regulation: x\nprocedure:\n  roles: {organiser: {}}\n  states: {start: draft, final: [done]}\n  steps: [{id: announce, by: organiser, from: draft, to: done}]\n"

func TestUpdatesOfSteps(t *testing.T) {
	const head = "suite: s\nregulation: x\ncases:\n  - name: n\n    people: {an: [organiser], binh: []}\n    expect: {state: done}\n    steps:\n"
	for name, layout := range map[string][2]string{
		"flow": {
			"      - {at: 2018-06-01T09:00, by: binh, step: announce}\n      - {at: 2018-06-01T09:00, by: an, refused: [wrong_role], step: announce}\n      - {refused: [wrong_role], at: 2018-06-01T09:00, by: an, step: announce}\n",
			"      - {at: 2018-06-01T09:00, by: binh, step: announce, refused: [wrong_role]}\n      - {at: 2018-06-01T09:00, by: an, step: announce}\n      - {refused: [final_state], at: 2018-06-01T09:00, by: an, step: announce}\n",
		},
		"block": {
			"      - at: 2018-06-01T09:00\n        by: binh\n        step: announce\n      - at: 2018-06-01T09:00\n        refused:\n          - wrong_role\n        by: an\n        step: announce\n",
			"      - at: 2018-06-01T09:00\n        by: binh\n        step: announce\n        refused: [wrong_role]\n      - at: 2018-06-01T09:00\n        by: an\n        step: announce\n",
		},
		"first in brackets": {
			"      - {refused: [wrong_role], at: 2018-06-01T09:00, by: an, step: announce}\n",
			"      - {at: 2018-06-01T09:00, by: an, step: announce}\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := folder(map[string]string{"s.yaml": head + layout[0], "r.yaml": stepRules})
			report, err := policytest.Evaluate(fsys, nil, nil)
			require.NoError(t, err)
			updates, err := report.Updates(fsys)
			require.NoError(t, err)
			require.Equal(t, 1, len(updates))
			require.Equal(t, 0, len(updates[0].Left))
			require.Equal(t, head+layout[1], string(updates[0].Text))
		})
	}
}

func TestUpdatesInJSON(t *testing.T) {
	suite := `{"suite": "s", "regulation": "x", "cases": [{"name": "n", "post": {"seats": 1}, "candidates": {"A": {"marks": {"written": 60}}, "B": {"marks": {"written": 40}}},
 "expect": {"standing": {"B": "passed"}, "scores": {"A": {"written": 1}, "B": {"total": null}}, "decided": {"B > A": null}, "order": ["B"], "places": {"A": 2}}}]}`
	fsys := folder(map[string]string{"s.json": suite, "r.yaml": standingRules})
	report, err := policytest.Evaluate(fsys, nil, nil)
	require.NoError(t, err)
	updates, err := report.Updates(fsys)
	require.NoError(t, err)
	require.Equal(t, 1, len(updates))
	require.Equal(t, 1, len(updates[0].Left), "B is not placed")
	require.Contains(t, string(updates[0].Text), `"standing": {"B": {"failed": ["written"]}}, "scores": {"A": {"written": 60}, "B": {"total": 40}}`)
	require.Contains(t, string(updates[0].Text), `"order": ["A"], "places": {"A": 1}`)
}

// Quotes, brackets and comments inside what is replaced do not mislead.
func TestUpdatesOfQuotedText(t *testing.T) {
	rules := "regulation: x\nscoring: {parts: [{id: \"it's\", max: 100, pass: 50}, {id: 'a \"]b', max: 100}]}\n"
	const head = "suite: s\nregulation: x\ncases:\n  - name: n\n    candidates: {A: {marks: {\"it's\": 60, 'a \"]b': 50}}}\n"
	for before, after := range map[string]string{
		"    expect: {standing: {A: {failed: ['it''s', \"a \\\"]b\"]}}} # it's ]}\n":           "    expect: {standing: {A: passed}} # it's ]}\n",
		"    expect:\n      standing: {A: {failed: [ # ]\n        it's, 'a \"]b'\n      ]}}\n": "    expect:\n      standing: {A: passed}\n",
		"    expect: {scores: {A: {'a \"]b': 'x'}}}\n":                                         "",
	} {
		fsys := folder(map[string]string{"s.yaml": head + before, "r.yaml": rules})
		report, err := policytest.Evaluate(fsys, nil, nil)
		require.NoError(t, err)
		updates, err := report.Updates(fsys)
		require.NoError(t, err)
		if after == "" {
			require.Equal(t, 0, len(updates), "what cannot be read is a mistake")
			continue
		}
		require.Equal(t, 1, len(updates))
		require.Equal(t, head+after, string(updates[0].Text))
	}
}

func TestUpdatesThatPeopleMustMake(t *testing.T) {
	const suite = "suite: s\nregulation: x\ncases:\n  - name: n\n    candidates: {A: {marks: {written: 60}}}\n    expect:\n      standing:\n        A:\n      order: [\"B\n        \"]\n"
	fsys := folder(map[string]string{"s.yaml": suite, "r.yaml": standingRules})
	report, err := policytest.Evaluate(fsys, nil, nil)
	require.NoError(t, err)
	updates, err := report.Updates(fsys)
	require.NoError(t, err)
	require.Equal(t, 0, len(updates), "B is nobody: a mistake, which is not updated")
	fsys["s.yaml"].Data = []byte(strings.Replace(suite, "      order: [\"B\n        \"]\n", "", 1))
	report, err = policytest.Evaluate(fsys, nil, nil)
	require.NoError(t, err)
	updates, err = report.Updates(fsys)
	require.NoError(t, err)
	require.Equal(t, 1, len(updates))
	require.Equal(t, 1, len(updates[0].Left))
	require.Equal(t, string(fsys["s.yaml"].Data), string(updates[0].Text))
	var out bytes.Buffer
	require.NoError(t, policytest.WriteUpdates(&out, updates, language.English))
	require.Equal(t, "s.yaml\nline 8: expect.standing.A: cannot be written in place, mend it by hand; what came out is passed\n", out.String())

	delete(fsys, "s.yaml")
	_, err = report.Updates(fsys)
	require.Error(t, err)
}
