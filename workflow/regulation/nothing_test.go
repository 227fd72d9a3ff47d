package regulation

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Assumption{}, Bodies{}, Change{}, ChangeKind(""), Comparison{}, Document{}, Excuse{}, Group{}, Library{},
		NotEncoded{}, Period{}, Regulation{}, Rules{}, Sentence{}, Words{},
		Compare, CompareRules, FromNodes, Load, LoadLibrary, NewLibrary, Parse, Preset, PresetText, Presets, Recorded,
		Schema,
	)
}
