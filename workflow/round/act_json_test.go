package round

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// An act is read from JSON as from the file of a round: strictly.
func TestActsFromJSON(t *testing.T) {
	var act Act
	require.NoError(t, json.Unmarshal([]byte(`{"step":"register","by":"an","at":"2018-06-01T09:00","candidate":"B","dossier":{"political_theory":"none"}}`), &act))
	require.Equal(t, "register", act.Step)
	require.Equal(t, "none", string(act.Body.(*Register).Dossier.PoliticalTheory))
	for text, path := range map[string]string{
		`{"step":"register","by":"an","dossier":{"politcal_theory":"none"}}`: "dossier.politcal_theory",
		`{"step":"register","who":"an"}`:                                     "who",
		`{"step":"register","refused":["x"]}`:                                "refused",
		`{"Step":"register"}`:                                                "Step",
	} {
		var mistakes thituyen.Mistakes
		require.ErrorAs(t, json.Unmarshal([]byte(text), new(Act)), &mistakes, text)
		require.Equal(t, path, mistakes[0].Path.String())
	}
	require.Error(t, json.Unmarshal([]byte(`[]`), new(Act)))
}
