package scoring

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// A score that was kept answers as it did, wording included.
func TestScoresAreKept(t *testing.T) {
	scorer := mustCompile(t, `{max: 100, pass: 50, bonus: {claims: {hero: 5}}, parts: [{id: law, max: 100, weight: 1/3, pass: 50}, {id: talk, title: Nói, max: 100, weight: 2/3, after: law}]}`)
	for _, text := range []string{
		`{marks: {law: 40}}`, `{marks: {law: 70, talk: 80}, claims: [hero]}`, `{marks: {law: 70, talk: 20}}`, `{}`,
	} {
		score := scoreOf(t, scorer, text)
		kept, err := json.Marshal(score)
		require.NoError(t, err)
		var back Score
		require.NoError(t, json.Unmarshal(kept, &back))
		require.Equal(t, score.ID(), back.ID())
		require.Equal(t, score.Failed(), back.Failed())
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.Equal(t, score.Trace().Text(tag), back.Trace().Text(tag))
		}
		require.Len(t, back.Reasons(), len(score.Reasons()))
		for _, id := range append(scorer.Components(), "nobody") {
			require.Equal(t, score.Standing(id), back.Standing(id))
			for what, of := range map[string][2]func(string) (thituyen.Value, bool){
				"value": {score.Value, back.Value}, "points": {score.Points, back.Points},
				"before bonus": {score.BeforeBonus, back.BeforeBonus}, "bonus": {score.Bonus, back.Bonus},
			} {
				want, some := of[0](id)
				got, too := of[1](id)
				require.Equal(t, some, too, "%s of %s", what, id)
				require.True(t, want.Equal(got), "%s of %s: %s and %s", what, id, want, got)
			}
		}
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(kept), string(again))
	}
	var wrong *thituyen.FormError
	require.ErrorAs(t, json.Unmarshal([]byte(`{"form":"scoring.score/0"}`), new(Score)), &wrong)
	none, err := json.Marshal(Score{})
	require.NoError(t, err)
	require.JSONEq(t, `{"form":"scoring.score/1","components":[]}`, string(none))
}

// What a kept score looks like.
func TestTheFormOfAScore(t *testing.T) {
	scorer := mustCompile(t, `{max: 10, pass: 5}`)
	text, err := json.Marshal(scoreOf(t, scorer, `{marks: {total: 4.5}}`))
	require.NoError(t, err)
	golden := filepath.Join("testdata", "score.json")
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(text))
}
