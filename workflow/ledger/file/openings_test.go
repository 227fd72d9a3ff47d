package file

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

func secret(entry int, path string) ledger.Opening {
	var salt ledger.Salt
	copy(salt[:], path)
	salt[31] = byte(entry)
	return ledger.Opening{Entry: entry, Path: path, Salt: salt, Value: []byte(`"x"`)}
}

// A machine that dies between any two writes leaves a record that goes on:
// each line that is there has its openings, and what was not kept is never
// given out.
func TestACutBetweenEveryTwoWrites(t *testing.T) {
	for cut := range 12 {
		path := filepath.Join(t.TempDir(), "record.jsonl")
		store, err := Open(t.Context(), path)
		require.NoError(t, err)
		require.NoError(t, store.Append(t.Context(), ledger.Head{}, []byte("one"), secret(1, "/a")))
		head := ledger.Head{Number: 1, Hash: ledger.HashLine([]byte("one"))}

		// The writes of the second append, cut off after some of their bytes:
		// those to the file of openings come first.
		before, err := os.ReadFile(path + OpeningsSuffix)
		require.NoError(t, err)
		require.NoError(t, store.Append(t.Context(), head, []byte("two"), secret(2, "/a"), secret(2, "/b")))
		after, err := os.ReadFile(path + OpeningsSuffix)
		require.NoError(t, err)
		require.NoError(t, store.Close())
		written := len(after) - len(before)
		part := min(written*cut/8, written)
		require.NoError(t, os.WriteFile(path+OpeningsSuffix, after[:len(before)+part], 0o600))
		lines := "one\n" + "two\n"[:max(0, min(cut-8, 4))]
		require.NoError(t, os.WriteFile(path, []byte(lines), 0o600))

		store, err = Open(t.Context(), path)
		require.NoError(t, err)
		require.Equal(t, []string{"/a"}, paths(t, store), "cut %d: the second line is not there", cut)
		_, err = store.Recover(t.Context())
		require.NoError(t, err)
		require.NoError(t, store.Append(t.Context(), head, []byte("zwei"), secret(2, "/c")))
		require.Equal(t, []string{"/a", "/c"}, paths(t, store), "cut %d", cut)
		gone, err := store.Forget(t.Context(), func(o ledger.Opening) bool { return o.Entry == 1 })
		require.NoError(t, err)
		require.Equal(t, 1, gone)
		require.Equal(t, []string{"/c"}, paths(t, store))
		require.NoError(t, store.Close())
		require.ErrorIs(t, first(store), os.ErrClosed)
	}
}

func paths(t *testing.T, store *Store) []string {
	t.Helper()
	var out []string
	for opening, err := range store.Openings(t.Context(), 1) {
		require.NoError(t, err)
		out = append(out, opening.Path)
	}
	return out
}

func first(store *Store) error {
	for _, err := range store.Openings(context.Background(), 1) {
		return err
	}
	return nil
}

// What stands beside a record is not read as openings where it is none.
func TestAFileOfOpeningsThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.jsonl")
	store, err := Open(t.Context(), path)
	require.NoError(t, err)
	require.NoError(t, store.Append(t.Context(), ledger.Head{}, []byte("one"), secret(1, "/a")))
	require.NoError(t, os.WriteFile(path+OpeningsSuffix, []byte("{}\n"), 0o600))
	head := ledger.Head{Number: 1, Hash: ledger.HashLine([]byte("one"))}
	require.Error(t, store.Append(t.Context(), head, []byte("two"), secret(2, "/a")))
	_, err = store.Forget(t.Context(), func(ledger.Opening) bool { return true })
	require.Error(t, err)
	require.Error(t, first(store))
	require.NoError(t, os.Remove(path+OpeningsSuffix))
	require.NoError(t, os.Mkdir(path+OpeningsSuffix, 0o700))
	require.Error(t, first(store))
	require.Error(t, store.Append(t.Context(), head, []byte("two"), secret(2, "/a")))
	require.NoError(t, store.Append(t.Context(), head, []byte("two")))
	require.True(t, strings.HasSuffix(store.openings.path, OpeningsSuffix))
}
