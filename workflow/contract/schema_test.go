package contract_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/contract"
)

// The schemas that are kept are those that the tables give.
func TestSchemas(t *testing.T) {
	for name, write := range map[string]func() ([]byte, error){"request": contract.RequestSchema, "answer": contract.AnswerSchema} {
		text, err := write()
		require.NoError(t, err)
		file := "schema/" + name + ".schema.json"
		if *update {
			require.NoError(t, os.WriteFile(file, append(text, '\n'), 0o644))
		}
		kept, err := os.ReadFile(file)
		require.NoError(t, err)
		require.True(t, string(kept) == string(text)+"\n", "%s is not the one that the tables give; go generate writes it", file)
	}
}
