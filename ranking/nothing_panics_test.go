package ranking

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Band{}, Border{}, Tally{}, Comparison{}, Cut(""), DepartureKind(""), Direction(""), KeyValue{}, List{}, Ranker{},
		ReplaceFrom(""), Selection{}, Source{}, Style(""), Ties(""), ValuesError{}, WhenMissing(""),
		Compile, Date, Draw, Number, OfFact, Ratio, Text,
	)
}
