package workflow_test

import (
	"os"
	"testing"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// The policy suites of this package: cases that people reason about, one
// reason each.
func TestSuites(t *testing.T) {
	policytest.Run(t, os.DirFS("testdata/suites"))
}
