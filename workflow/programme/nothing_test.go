package programme

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t, Document{}, Group{}, Plan{}, Line{}, Duty{}, Agreement{}, Submission{}, DifficultyRule{}, PlannedReview{}, Watch{}, Programme{}, Register{}, Outcome{}, Record{}, Filing{},
		BrokenError{}, Fulfilment{}, Difficulty{}, Reply{}, Entries{}, Review{}, Reported{}, Told{}, Clock{}, Part{}, Window{}, Supervision{}, Overdue{}, Owed{}, PlanOwed{}, DifficultyOwed{}, DifficultyTold{}, DifficultyFigures{},
		PlannedYear{}, Figures{}, Screening{}, Openness{}, Share{}, Ages{}, ComponentFigures{}, Tie{}, Settled{}, Objections{}, Incidents{}, Way{}, Deadline{}, Days{}, Marker{}, Concurrent{}, Cancelled{}, Yearly(""), DutyKind(""), ReviewKind(""),
		Presets, PresetText, Preset, Parse, Load, Compile, ParsePlans, ParseEntries, Read, NameAndBirthday, DaysOf)
}
