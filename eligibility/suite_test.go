package eligibility_test

import (
	"os"
	"testing"

	"github.com/thituyen/thituyen/workflow/policytest"
)

func TestPolicySuites(t *testing.T) { policytest.Run(t, os.DirFS("testdata/suites")) }
