package regulation_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/regulation"
)

var update = flag.Bool("update", false, "write what came out into the golden files")

// golden compares a text with the file that holds what it should be.
func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, text, 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err, "write it with go test -update")
	require.Equal(t, string(want), string(text), "the golden file is behind; look at the difference and write it with go test -update")
}

// The schema in the repository is the one that the reader's table gives.
func TestSchema(t *testing.T) {
	schema, err := regulation.Schema()
	require.NoError(t, err)
	golden(t, "schema/regulation.schema.json", append(schema, '\n'))
}
