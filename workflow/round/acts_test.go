package round

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow"
)

// Every built-in act has a kind of its own here, and there is none besides.
func TestTheActsAreThoseOfTheProcedure(t *testing.T) {
	require.Len(t, kinds, len(workflow.Acts()))
	for _, act := range workflow.Acts() {
		require.Contains(t, kinds, act)
	}
}
