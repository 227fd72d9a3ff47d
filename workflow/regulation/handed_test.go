package regulation

import (
	"bytes"
	"io"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/handed"
	"github.com/thituyen/thituyen/internal/nothing"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	for _, id := range []string{"hai-phong-2018"} {
		r, err := Preset(id)
		require.NoError(t, err)
		library, err := PresetLibrary()
		require.NoError(t, err)
		given := handed.Given{"", id, "scoring.written", civil.Date{Year: 2021, Month: 3, Day: 1}, language.Vietnamese, io.Writer(new(bytes.Buffer))}
		values := []any{*r, *library, Period{}, Presets, PresetVersions, PresetText, Preset, Examinations, Schema, Lint}
		for _, group := range append([]string{""}, r.Groups()...) {
			if rules, err := r.For(group); err == nil {
				values = append(values, *rules)
			}
		}
		for _, s := range r.Sentences()[:10] {
			values = append(values, s)
		}
		handed.Out(t, given, nil, values...)
	}
}

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Answer{}, Applicant{}, Assumption{}, Bodies(nil), Case{}, Change{}, Comparison{}, Competition{}, Dates{}, Examined{}, Result{}, Waiver{}, Document{}, Excuse{}, Examination(""), Governs{}, Group{}, Library{},
		NotEncoded{}, Period{}, Point{}, Regulation{}, Rules{}, Sentence{}, Stretch{}, Words{},
		Compare, CompareRules, Compile, Examinations, IsPreset, Lint, LoadLibrary, Load, NewLibrary, Parse, Preset, PresetLibrary,
		PresetText, PresetVersions, Presets, Read, ReadText, Recorded, Schema,
	)
}
