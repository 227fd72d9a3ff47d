package coverage

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Collector{}, Coverage(nil), Coverage{{}}, RuleCoverage{}, WayCoverage{},
		Rules,
	)
}
