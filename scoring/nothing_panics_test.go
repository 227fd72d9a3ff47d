package scoring

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		BonusUnit(""), Cohort{}, Figures{}, Tally{}, PassOn(""), RemarkElse(""), Scheme{}, Score{}, Scorer{}, Sheet{}, Standing(""),
		Step{}, Take(""), Then(""), Third(""), Trace(nil), WrongSheetError{},
		Compile, PassAtLeast, PercentOf, RoundTo, WeightOf,
	)
}
