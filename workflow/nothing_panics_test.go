package workflow

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Ballot(""), Base(""), Choice(""), CountedOf(""), Kin(""), KinRule(""), Machine{}, Named{},
		Once(""), Opening{}, Otherwise(""), Outcome{}, Proceeding{}, Recused(""), Result(""), Tally{},
		Compile, KnownKin, Refusals,
	)
}
