package policytest

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Asked{}, BrokenRegulation{}, Candidate{}, Case{}, CaseEffect{}, CaseResult{}, Decisions(nil), Difference{}, Effect{},
		Expect{}, Group(nil), Hunk{}, IDs(nil), Margin{}, OutcomeChange{}, Report{}, ReportJSON{}, Side{}, SoundRegulation{}, Standing{},
		Step{}, Suite{}, SuiteResult{}, Taken{}, Updated{}, Verdict{},
		Check, CompareEffect, Evaluate, Holds, Schema, WriteUpdates,
	)
}
