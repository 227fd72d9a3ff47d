package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/ledger/storetest"
)

func TestMemoryIsAStore(t *testing.T) {
	require.NoError(t, storetest.Check(t.Context(), 200, func() (ledger.Store, error) { return new(ledger.Memory), nil }))
}

func filled(t *testing.T) *ledger.Memory {
	t.Helper()
	store := new(ledger.Memory)
	var head ledger.Head
	for _, entry := range smallRecord(t) {
		require.NoError(t, store.Append(t.Context(), head, entry.Line))
		head = entry.Head()
	}
	require.Equal(t, head, store.Head())
	return store
}

func TestAppenderGoesOnAfterTheRecord(t *testing.T) {
	store := filled(t)
	appender, err := ledger.Open(t.Context(), store)
	require.NoError(t, err)
	require.Equal(t, store.Head(), appender.Chain().Head())

	draft := smallDrafts()[4]
	entry, err := appender.Append(t.Context(), draft)
	require.NoError(t, err)
	require.Equal(t, 6, entry.Number)
	require.Equal(t, entry.Head(), store.Head())
	_, err = ledger.Reader{Known: entry.Head()}.Verify(store.Read(t.Context(), 1))
	require.NoError(t, err)

	draft.Recorded = start
	_, err = appender.Append(t.Context(), draft)
	require.Error(t, err)
	require.Equal(t, entry.Head(), store.Head(), "what is refused is not kept")
}

func TestOpenChecksTheRecord(t *testing.T) {
	store := new(ledger.Memory)
	require.NoError(t, store.Append(t.Context(), ledger.Head{}, []byte(`{}`)))
	_, err := ledger.Open(t.Context(), store)
	require.Equal(t, ledger.CodeUnknownVersion, ledger.CodeOf(err))
}

func TestAppendersThatShareAStore(t *testing.T) {
	store := filled(t)
	first, err := ledger.Open(t.Context(), store)
	require.NoError(t, err)
	second, err := ledger.Open(t.Context(), store)
	require.NoError(t, err)

	draft := smallDrafts()[4]
	var others []ledger.Entry
	for range 3 {
		entry, err := first.Append(t.Context(), draft)
		require.NoError(t, err)
		others = append(others, entry)
	}
	_, err = second.Append(t.Context(), draft)
	require.Equal(t, ledger.CodeConflict, ledger.CodeOf(err))
	require.Contains(t, err.Error(), store.Head().String())
	for entry, err := range second.CatchUp(t.Context()) {
		require.NoError(t, err)
		require.Equal(t, others[0], entry)
		break
	}
	require.Equal(t, others[0].Head(), second.Chain().Head(), "an entry that was given is caught up with")
	for entry, err := range second.CatchUp(t.Context()) {
		require.NoError(t, err)
		require.Equal(t, second.Chain().Head(), entry.Head())
	}
	_, err = second.Append(t.Context(), draft)
	require.NoError(t, err)

	// Something that is no entry, and a store that fails.
	require.NoError(t, store.Append(t.Context(), store.Head(), []byte(`{"number":10}`)))
	var last error
	for _, err := range first.CatchUp(t.Context()) {
		last = err
	}
	require.Equal(t, ledger.CodeMissingField, ledger.CodeOf(last))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range second.CatchUp(cancelled) {
		last = err
	}
	require.ErrorIs(t, last, context.Canceled)
}

// TestAThousandWritersMakeOneChain lets writers judge again after each
// conflict, as an application does.
func TestAThousandWritersMakeOneChain(t *testing.T) {
	const writers = 1000
	store := new(ledger.Memory)
	var group sync.WaitGroup
	failures := make([]error, writers)
	for writer := range writers {
		group.Go(func() {
			failures[writer] = func() error {
				appender, err := ledger.Open(t.Context(), store)
				if err != nil {
					return err
				}
				draft := ledger.Draft{Kind: "race", Actor: fmt.Sprint(writer), Happened: start, Recorded: start, Body: []byte(`{}`)}
				for {
					_, err := appender.Append(t.Context(), draft)
					if ledger.CodeOf(err) != ledger.CodeConflict {
						return err
					}
					for _, err := range appender.CatchUp(t.Context()) {
						if err != nil {
							return err
						}
					}
				}
			}()
		})
	}
	group.Wait()
	require.NoError(t, errors.Join(failures...))
	actors := map[string]bool{}
	for entry, err := range (ledger.Reader{Known: store.Head()}).Entries(store.Read(t.Context(), 1)) {
		require.NoError(t, err)
		actors[entry.Actor] = true
	}
	require.Equal(t, writers, store.Head().Number)
	require.Len(t, actors, writers)
}

// lost keeps a line and then says that it could not.
type lost struct{ ledger.Memory }

var errLost = errors.New("connection lost")

func (l *lost) Append(ctx context.Context, after ledger.Head, line []byte, openings ...ledger.Opening) error {
	return errors.Join(l.Memory.Append(ctx, after, line, openings...), errLost)
}

func (l *lost) Read(ctx context.Context, from int) iter.Seq2[[]byte, error] {
	return l.Memory.Read(ctx, from)
}

func TestCatchUpShowsWhatWasKeptAfterAll(t *testing.T) {
	store := new(lost)
	appender := ledger.NewAppender(store, ledger.Chain{})
	_, err := appender.Append(t.Context(), smallDrafts()[0])
	require.ErrorIs(t, err, errLost)
	require.True(t, appender.Chain().Head().IsZero())
	kept := 0
	for entry, err := range appender.CatchUp(t.Context()) {
		require.NoError(t, err)
		require.Equal(t, "leave", entry.Kind)
		kept++
	}
	require.Equal(t, 1, kept)
}
