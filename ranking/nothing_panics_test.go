package ranking

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		AllocateBy(""), Allocation{}, Band{}, Border{}, Choice{}, Comparison{}, Cut(""), DepartureKind(""), Direction(""),
		KeyValue{}, List{}, Move{}, Ranker{}, ReplaceFrom(""), Rounding(""), Seat{}, Selection{}, Source{}, Style(""),
		Tally{}, Ties(""), Unfilled(""), ValuesError{}, WhenMissing(""),
		Compile, Date, Draw, Number, OfFact, Ratio, Text,
	)
}
