package programme

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Ages{}, Agreement{}, BrokenError{}, Cancelled{}, Clock{}, ComponentFigures{}, Concurrent{}, Days{}, Deadline{}, Document{},
		Duty{}, DutyKind(""), Figures{}, Filing{}, Fulfilment{}, Group{}, Incidents{}, Line{}, Marker{}, Objections{}, Openness{},
		Outcome{}, Overdue{}, Owed{}, Part{}, Plan{}, PlannedReview{}, Programme{}, Record{}, Register{}, Review{}, ReviewKind(""),
		Screening{}, Settled{}, Share{}, Supervision{}, Tie{}, Told{}, Watch{}, Way{}, Window{},
		Compile, DaysOf, Load, NameAndBirthday, Parse, ParsePlans, Preset, PresetText, Presets, Read,
	)
}
