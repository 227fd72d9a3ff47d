package document_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// encoding/json into a document is the strict reader.
func TestUnmarshalIsStrict(t *testing.T) {
	var dossier eligibility.Dossier
	require.NoError(t, json.Unmarshal([]byte(`{"political_theory":"none","facts":{"code":"12"}}`), &dossier))
	require.Equal(t, "none", string(dossier.PoliticalTheory))
	require.Equal(t, thituyen.FactText, dossier.Facts["code"].Type())
	for _, c := range []struct {
		into any
		text string
		path string
	}{
		{new(eligibility.Dossier), `{"Political_theory":"none"}`, "Political_theory"},
		{new(eligibility.Criteria), `{"criteria":[{"id":"a","requires":{}}]}`, "criteria[0].requires"},
		{new(scoring.Scheme), `{"max":"100"}`, "max"},
		{new(ranking.Rules), `{"order":[],"ties":"share","ties":"lot"}`, "ties"},
		{new(workflow.Procedure), `{"roles":{},"step":[]}`, "step"},
	} {
		var mistakes thituyen.Mistakes
		require.ErrorAs(t, json.Unmarshal([]byte(c.text), c.into), &mistakes, c.text)
		require.Equal(t, c.path, mistakes[0].Path.String())
		require.NotZero(t, mistakes[0].Place.Line)
		require.NoError(t, json.Unmarshal([]byte(`null`), c.into))
	}
}
