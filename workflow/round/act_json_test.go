package round

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow"
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

// An act of a form is read by the round's own regulation, each mistake with
// its place; nothing is done.
func TestParseAct(t *testing.T) {
	p := peopleRounds(t)
	act, err := p.r.ParseAct("form.yaml", []byte("step: thanh_lap\nby: an\nat: 2018-03-01T09:00\nmembers: {council: [he]}\n"))
	require.NoError(t, err)
	require.Equal(t, []string{"he"}, act.Body.(*Council).Members["council"])
	_, err = p.r.ParseAct("form.json", []byte(`{"step": "thanh_lap", "by": "an", "at": "2018-03-01T09:00", "membres": {}}`))
	require.ErrorContains(t, err, "form.json:1:")
	require.ErrorContains(t, err, "members")
	_, err = p.r.ParseAct("form.yaml", []byte("step: mark\nby: an\n"))
	require.ErrorContains(t, err, "at")
	_, err = (*Round)(nil).ParseAct("form.yaml", nil)
	require.Error(t, err)
	require.Empty(t, p.r.Path())
}

// Each kind of act has a schema with the keys of its body beside its own.
func TestActSchemas(t *testing.T) {
	for _, act := range append(workflow.Acts(), openStep, "conclude") {
		text, err := ActSchema(act)
		require.NoError(t, err, act)
		var schema map[string]any
		require.NoError(t, json.Unmarshal(text, &schema))
	}
	text, err := ActSchema("mark")
	require.NoError(t, err)
	for _, key := range []string{`"step"`, `"by"`, `"candidate"`, `"component"`, `"parts"`} {
		require.Contains(t, string(text), key)
	}
}
