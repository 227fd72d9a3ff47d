package scoring_test

import (
	"os"
	"testing"

	"github.com/thituyen/thituyen/workflow/policytest"
)

func TestSuites(t *testing.T) { policytest.Run(t, os.DirFS("testdata/suites")) }
