package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/handed"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// What is handed out is the caller's own: no change of it changes a later
// answer.
func TestHandedOut(t *testing.T) {
	entries := smallRecord(t)
	memory := filled(t)
	openings := &ledger.Openings{}
	require.NoError(t, openings.Add(opening(1, 1, "/name", `"An"`)))
	handed.Out(t, handed.Given{t.Context(), 1, "/name", entries[0].Line}, []string{"Append", "Add", "Drop", "WriteTo"},
		entries[0], memory, *openings, entries[0].Head(), ledger.After(entries[0]), ledger.Commitments, ledger.Zone)
}
