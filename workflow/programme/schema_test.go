package programme_test

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/programme"
)

var updateSchema = flag.Bool("update-schema", false, "write the schema anew")

func TestSchema(t *testing.T) {
	schema, err := programme.Schema()
	require.NoError(t, err)
	const file = "schema/programme.schema.json"
	if *updateSchema {
		require.NoError(t, os.MkdirAll("schema", 0o755))
		require.NoError(t, os.WriteFile(file, append(schema, '\n'), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(schema)+"\n", "the schema is behind; write it with go generate")
	require.Contains(t, string(schema), "The days on which a round may be announced")
}
