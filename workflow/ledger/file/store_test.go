package file

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/ledger/storetest"
)

func open(t testing.TB, path string) *Store {
	t.Helper()
	store, err := Open(t.Context(), path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func newPath(t testing.TB) string { return filepath.Join(t.TempDir(), "record.jsonl") }

// draft is the act of a writer.
func draft(actor string) ledger.Draft {
	moment := time.Date(2018, time.June, 1, 9, 0, 0, 0, ledger.Zone())
	return ledger.Draft{Kind: "mark", Actor: actor, Happened: moment, Recorded: moment, Body: []byte(`{"mark":"82.5"}`)}
}

// fill appends entries and returns the content of the file.
func fill(t testing.TB, store *Store, path string, count int) []byte {
	t.Helper()
	appender, err := ledger.Open(t.Context(), store)
	require.NoError(t, err)
	for range count {
		_, err := appender.Append(t.Context(), draft("giám-khảo-"+strconv.Itoa(count)))
		require.NoError(t, err)
	}
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return content
}

// count verifies the record and returns how many entries it has.
func count(t testing.TB, store *Store) int {
	t.Helper()
	statement, err := ledger.Reader{}.Verify(store.Read(t.Context(), 1))
	require.NoError(t, err)
	return statement.Head.Number
}

// TestStoreKeepsThePromises includes a race of 1,000 goroutines on one store.
func TestStoreKeepsThePromises(t *testing.T) {
	folder := t.TempDir()
	number := 0
	require.NoError(t, storetest.Check(t.Context(), 1000, func() (ledger.Store, error) {
		number++
		return open(t, filepath.Join(folder, strconv.Itoa(number))), nil
	}))
}

// several gives each append to one of several stores on the same file.
type several struct {
	*Store
	all []*Store
	ask chan int
}

func (s several) Append(ctx context.Context, after ledger.Head, line []byte, openings ...ledger.Opening) error {
	turn := <-s.ask
	s.ask <- turn + 1
	return s.all[turn%len(s.all)].Append(ctx, after, line, openings...)
}

// TestSeveralStoresOnOneFile opens each file several times: only the lock on
// the file keeps their writers apart.
func TestSeveralStoresOnOneFile(t *testing.T) {
	folder := t.TempDir()
	number := 0
	require.NoError(t, storetest.Check(t.Context(), 40, func() (ledger.Store, error) {
		number++
		path := filepath.Join(folder, strconv.Itoa(number))
		stores := several{ask: make(chan int, 1)}
		stores.ask <- 0
		for range 4 {
			stores.all = append(stores.all, open(t, path))
		}
		stores.Store = stores.all[0]
		return stores, nil
	}))
}

func TestARecordIsThereWhenOpenedAgain(t *testing.T) {
	path := newPath(t)
	store := open(t, path)
	content := fill(t, store, path, 3)
	before, err := store.State(t.Context())
	require.NoError(t, err)
	require.NoError(t, store.Close())

	again := open(t, path)
	state, err := again.State(t.Context())
	require.NoError(t, err)
	require.Equal(t, before, state)
	require.Equal(t, 3, state.Head.Number)
	_, err = ledger.Reader{Known: state.Head}.Verify(again.Read(t.Context(), 1))
	require.NoError(t, err)

	// Without a store, from the same file.
	statement, err := ledger.Reader{Known: state.Head}.Verify(Lines(path))
	require.NoError(t, err)
	require.Equal(t, state.Head, statement.Head)
	unchanged, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, content, unchanged)
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "readable by its owner alone")
	}
}

// TestCuttingTheFileAtEveryByte is a write that stopped anywhere: all complete
// entries survive, the torn rest is reported, and appending goes on.
func TestCuttingTheFileAtEveryByte(t *testing.T) {
	original := newPath(t)
	content := fill(t, open(t, original), original, 3)
	path := newPath(t)
	complete, start := 0, 0 // complete lines before the cut, and where the last one ends
	for size := 0; size <= len(content); size++ {
		if size > 0 && content[size-1] == '\n' {
			complete, start = complete+1, size
		}
		require.NoError(t, os.WriteFile(path, content[:size], 0o600))
		store, err := Open(t.Context(), path)
		require.NoError(t, err)
		state, err := store.State(t.Context())
		require.NoError(t, err)
		require.Equal(t, complete, state.Head.Number)
		require.Equal(t, int64(size-start), state.Torn)

		statement, err := ledger.Reader{}.Verify(store.Read(t.Context(), 1))
		require.Equal(t, complete, statement.Head.Number)
		require.Equal(t, state.Head, statement.Head)
		if state.Torn > 0 {
			expected := &ledger.Error{Code: ledger.CodeTornLine, Entry: complete + 1, Offset: start}
			require.Equal(t, expected, err)
			entry, err := ledger.After(ledger.Entry{Number: complete, Hash: state.Head.Hash}).Next(draft("a"))
			require.NoError(t, err)
			require.Equal(t, expected, store.Append(t.Context(), state.Head, entry.Line), "no append behind a torn line")
		} else {
			require.NoError(t, err)
		}

		rest, err := store.Recover(t.Context())
		require.NoError(t, err)
		require.Equal(t, string(content[start:size]), string(rest))
		appender, err := ledger.Open(t.Context(), store)
		require.NoError(t, err)
		_, err = appender.Append(t.Context(), draft("a"))
		require.NoError(t, err)
		require.Equal(t, complete+1, count(t, store))
		kept, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, string(content[:start]), string(kept[:start]), "complete entries stay as they were written")
		require.NoError(t, store.Close())
	}
}

func TestReadingFromALateEntry(t *testing.T) {
	path := newPath(t)
	var content []byte
	for number := 1; number <= 3*indexStep; number++ {
		content = fmt.Appendf(content, "%d\n", number)
	}
	require.NoError(t, os.WriteFile(path, content, 0o600))
	store := open(t, path)
	require.Len(t, store.index.starts, 3)
	for from := 1; from <= 3*indexStep; from += 97 {
		expected := from
		for line, err := range store.Read(t.Context(), from) {
			require.NoError(t, err)
			require.Equal(t, strconv.Itoa(expected), string(line))
			expected++
		}
		require.Equal(t, 3*indexStep+1, expected)
	}
}

func TestALineThatIsTooLongIsNamed(t *testing.T) {
	path := newPath(t)
	content := make([]byte, 0, ledger.MaxLine+1000)
	for range indexStep + 4 {
		content = append(content, "1\n"...)
	}
	content = append(content, make([]byte, ledger.MaxLine+1)...)
	require.NoError(t, os.WriteFile(path, append(content, '\n'), 0o600))
	store := open(t, path)
	var last error
	for _, err := range store.Read(t.Context(), indexStep+2) {
		last = err
	}
	require.Equal(t, &ledger.Error{Code: ledger.CodeLineTooLong, Entry: indexStep + 5}, last)
}

func TestAReadingEndsWithItsContext(t *testing.T) {
	path := newPath(t)
	store := open(t, path)
	fill(t, store, path, 3)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	read := 0
	var last error
	for _, err := range store.Read(ctx, 1) {
		if last = err; err == nil {
			read++
			cancel()
		}
	}
	require.Equal(t, 1, read)
	require.ErrorIs(t, last, context.Canceled)
}

func TestAClosedStore(t *testing.T) {
	path := newPath(t)
	store := open(t, path)
	require.NoError(t, store.Close())
	require.ErrorIs(t, store.Close(), os.ErrClosed)
	_, err := store.State(t.Context())
	require.ErrorIs(t, err, os.ErrClosed)
	require.ErrorIs(t, store.Append(t.Context(), ledger.Head{}, []byte("{}")), os.ErrClosed)
	_, err = store.Recover(t.Context())
	require.ErrorIs(t, err, os.ErrClosed)
	for _, err := range store.Read(t.Context(), 1) {
		require.ErrorIs(t, err, os.ErrClosed)
	}
}

func TestAFileThatWasShortenedOrReplaced(t *testing.T) {
	path := newPath(t)
	store := open(t, path)
	content := fill(t, store, path, 2)
	state, err := store.State(t.Context())
	require.NoError(t, err)

	require.NoError(t, os.Truncate(path, int64(len(content)-1)))
	_, err = store.State(t.Context())
	require.Equal(t, ledger.CodeFileChanged, ledger.CodeOf(err))
	require.NoError(t, os.WriteFile(path, content, 0o600))
	require.NoError(t, store.Append(t.Context(), state.Head, []byte("{}")), "the file is whole again")

	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be replaced on Windows")
	}
	require.NoError(t, os.Rename(path, path+".old"))
	require.Equal(t, ledger.CodeFileChanged, ledger.CodeOf(store.Append(t.Context(), state.Head, []byte("{}"))))
	require.NoError(t, os.WriteFile(path, content, 0o600))
	require.Equal(t, ledger.CodeFileChanged, ledger.CodeOf(store.Append(t.Context(), state.Head, []byte("{}"))))
	unchanged, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, content, unchanged)
}

func TestWhatCannotBeOpened(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "no", "such", "folder")
	_, err := Open(t.Context(), missing)
	require.ErrorIs(t, err, os.ErrNotExist)
	for _, err := range Lines(missing) {
		require.ErrorIs(t, err, os.ErrNotExist)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = Open(cancelled, newPath(t))
	require.ErrorIs(t, err, context.Canceled)
	require.ErrorIs(t, syncFolder(missing), os.ErrNotExist)
}

func TestWaitingForTheLockEndsWithTheContext(t *testing.T) {
	path := newPath(t)
	holder, waiter := open(t, path), open(t, path)
	require.NoError(t, holder.handle.Lock(t.Context()))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := waiter.State(ctx)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.NoError(t, holder.handle.Unlock())
	_, err = waiter.State(t.Context())
	require.NoError(t, err)

	// And so does waiting for a goroutine.
	waiter.turn <- struct{}{}
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err = waiter.State(ctx)
	require.ErrorIs(t, err, context.DeadlineExceeded)
	<-waiter.turn
}

func BenchmarkAppend(b *testing.B) {
	appender := ledger.NewAppender(open(b, newPath(b)), ledger.Chain{})
	act := draft("giam-khao-1")
	for b.Loop() {
		if _, err := appender.Append(b.Context(), act); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	const entries = 20_000
	path := newPath(b)
	var content []byte
	var chain ledger.Chain
	for range entries {
		entry, err := chain.Next(draft("giam-khao-1"))
		require.NoError(b, err)
		content = append(append(content, entry.Line...), '\n')
		chain = ledger.After(entry)
	}
	require.NoError(b, os.WriteFile(path, content, 0o600))
	store := open(b, path)
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		if _, err := (ledger.Reader{Known: chain.Head()}).Verify(store.Read(b.Context(), 1)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*entries/b.Elapsed().Seconds(), "entries/s")
}
