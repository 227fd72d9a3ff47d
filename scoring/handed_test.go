package scoring

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	out "github.com/thituyen/thituyen/internal/handed"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	scorer := mustCompile(t, `
parts:
  - {id: written, max: 100, pass: 50, panel: {markers: {at_least: 2}, spread: [{up_to: 5, then: combine}, {above: 5, then: refer}]}}
  - {id: spoken, max: 100, parts: [{id: voice, max: 50}, {id: sense, max: 50}]}
sanctions: {reprimand: {deduct: 25%}}
bonus: {claims: {hero: 5}}
`)
	sheet, err := scorer.Sheet("a", performance(t, `{marks: {written: [80, 82], spoken: {voice: 40, sense: 41}}, claims: [hero]}`))
	require.NoError(t, err)
	score, err := scorer.Score(sheet)
	require.NoError(t, err)
	cohort, err := scorer.Cohort(slices.Values([]*Sheet{sheet}), nil)
	require.NoError(t, err)
	given := out.Given{language.Vietnamese, "written", "spoken", Root, sheet}
	values := []any{*scorer, score, *cohort, *cohort.Figures(), score.Trace(), Scheme{}, Standing(""), Take(""), Then(""), Third(""), PassOn(""), RemarkElse(""), BonusUnit("")}
	for _, u := range scorer.Units() {
		values = append(values, u)
	}
	out.Out(t, given, []string{"Merge", "ScoreInto", "Alone"}, values...)
}
