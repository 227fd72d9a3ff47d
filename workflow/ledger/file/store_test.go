package file

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/ledger/storetest"
)

func open(t *testing.T, path string) *Store {
	t.Helper()
	store, err := Open(t.Context(), path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func TestStoreKeepsThePromises(t *testing.T) {
	folder := t.TempDir()
	count := 0
	require.NoError(t, storetest.Check(t.Context(), 1000, func() (ledger.Store, error) {
		count++
		return open(t, filepath.Join(folder, strconv.Itoa(count))), nil
	}))
}
