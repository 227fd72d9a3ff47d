package mutation_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/policytest/mutation"
)

func BenchmarkMutatePreset(b *testing.B) {
	for b.Loop() {
		m, err := mutation.Mutate(os.DirFS("../../regulation/testdata/suites"), "btc-tw-2017", nil, nil)
		require.NoError(b, err)
		require.True(b, m.Passed())
	}
}
