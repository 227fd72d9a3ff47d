package eligibility

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		AgeLimit{}, Case{}, Change{}, Decision{}, Difference{}, Dossier{}, EducationLevel(""),
		Finding{}, Gap{}, LanguageLevel(""), ManagementLevel(""), MissingFact(""), MissingFacts(nil),
		Name(""), Names(nil), Need{}, Outcome(""), Parts(nil), PlanningFor(""), Post{},
		RatingLevel(""), RelativeRoles(nil), Screener{}, Sex(""), TheoryLevel(""), Verdict(0),
		YearRatings(nil),
		Compile, Diff, ForSpan, Kinds, OfAge, TheTerm,
	)
}
