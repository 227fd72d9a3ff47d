package storetest_test

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/ledger/storetest"
)

func TestMemoryKeepsThePromises(t *testing.T) {
	require.NoError(t, storetest.Check(t.Context(), 1000, func() (ledger.Store, error) {
		return new(ledger.Memory), nil
	}))
}

func TestAStoreThatDoesNotOpen(t *testing.T) {
	none := errors.New("no database")
	err := storetest.Check(t.Context(), 2, func() (ledger.Store, error) { return nil, none })
	require.ErrorIs(t, err, none)
}

// faulty is a store that breaks one promise and keeps the others.
type faulty struct {
	ledger.Memory
	fault
	turn sync.Mutex // of onAppend, which may hold on to lines
	held [][]byte
}

type fault struct {
	onAppend func(*faulty, context.Context, ledger.Head, []byte) error
	onRead   func(*faulty, context.Context, int) iter.Seq2[[]byte, error]
	onKeep   func([]ledger.Opening) []ledger.Opening
	onForget func(*faulty, context.Context, func(ledger.Opening) bool) (int, error)
}

func (f *faulty) Append(ctx context.Context, after ledger.Head, line []byte, openings ...ledger.Opening) error {
	if f.onAppend != nil {
		f.turn.Lock()
		defer f.turn.Unlock()
		return f.onAppend(f, ctx, after, line)
	}
	if f.onKeep != nil {
		openings = f.onKeep(openings)
	}
	return f.Memory.Append(ctx, after, line, openings...)
}

func (f *faulty) Forget(ctx context.Context, forget func(ledger.Opening) bool) (int, error) {
	if f.onForget != nil {
		return f.onForget(f, ctx, forget)
	}
	return f.Memory.Forget(ctx, forget)
}

func (f *faulty) Read(ctx context.Context, from int) iter.Seq2[[]byte, error] {
	if f.onRead != nil {
		return f.onRead(f, ctx, from)
	}
	return f.Memory.Read(ctx, from)
}

func TestBrokenPromisesAreFound(t *testing.T) {
	broken := errors.New("disk full")
	for name, example := range map[string]struct {
		fault  fault
		expect string
	}{
		"takes any line": {fault{onAppend: func(f *faulty, ctx context.Context, _ ledger.Head, line []byte) error {
			return f.Memory.Append(ctx, f.Head(), line)
		}}, "want a *ledger.ConflictError"},
		"conflict without heads": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			err := f.Memory.Append(ctx, after, line)
			if ledger.CodeOf(err) == ledger.CodeConflict {
				return &ledger.ConflictError{After: after, Head: after}
			}
			return err
		}}, "conflict names"},
		"keeps what it refuses": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			err := f.Memory.Append(ctx, after, line)
			if ledger.CodeOf(err) == ledger.CodeConflict {
				_ = f.Memory.Append(ctx, f.Head(), line)
			}
			return err
		}}, "after refused appends"},
		"loses lines": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			if bytes.Contains(line, []byte("writer-1")) {
				return nil
			}
			return f.Memory.Append(ctx, after, line)
		}}, "writers were told"},
		"fails": {fault{onAppend: func(*faulty, context.Context, ledger.Head, []byte) error {
			return broken
		}}, "disk full"},
		"fails for one writer": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			if bytes.Contains(line, []byte("writer-1")) {
				return broken
			}
			return f.Memory.Append(ctx, after, line)
		}}, "writer-1: disk full"},
		"not one chain": {fault{onRead: func(f *faulty, ctx context.Context, from int) iter.Seq2[[]byte, error] {
			return func(yield func([]byte, error) bool) {
				for line, err := range f.Memory.Read(ctx, from) {
					if !yield(bytes.ReplaceAll(line, []byte("race"), []byte("lace")), err) {
						return
					}
				}
			}
		}}, "not one chain"},
		"ignores where to start": {fault{onRead: func(f *faulty, ctx context.Context, _ int) iter.Seq2[[]byte, error] {
			return f.Memory.Read(ctx, 1)
		}}, "want"},
		"stops early": {fault{onRead: func(f *faulty, ctx context.Context, from int) iter.Seq2[[]byte, error] {
			return func(yield func([]byte, error) bool) {
				count := 0
				for line, err := range f.Memory.Read(ctx, from) {
					if count++; count > 500 || !yield(line, err) {
						return
					}
				}
			}
		}}, "ends before line 501"},
		"reads one line only": {fault{onRead: func(f *faulty, ctx context.Context, from int) iter.Seq2[[]byte, error] {
			return func(yield func([]byte, error) bool) {
				for line, err := range f.Memory.Read(ctx, from) {
					yield(line, err)
					return
				}
			}
		}}, "a reading that ends after 3 lines gave 1"},
		"invents lines": {fault{onRead: func(f *faulty, ctx context.Context, from int) iter.Seq2[[]byte, error] {
			return func(yield func([]byte, error) bool) {
				for line, err := range f.Memory.Read(ctx, from) {
					if !yield(line, err) {
						return
					}
				}
				yield([]byte("{}"), nil)
			}
		}}, "was never kept"},
		"fails to read": {fault{onRead: func(*faulty, context.Context, int) iter.Seq2[[]byte, error] {
			return func(yield func([]byte, error) bool) { yield(nil, broken) }
		}}, "disk full"},
		"uses one buffer": {fault{onRead: func(f *faulty, ctx context.Context, from int) iter.Seq2[[]byte, error] {
			return func(yield func([]byte, error) bool) {
				var buffer []byte
				for line, err := range f.Memory.Read(ctx, from) {
					buffer = append(buffer[:0], line...)
					if !yield(buffer, err) {
						return
					}
				}
			}
		}}, "memory of its own"},
		"holds on to lines": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			err := f.Memory.Append(ctx, after, line)
			if err == nil {
				f.held = append(f.held, line)
			}
			return err
		}, onRead: heldLines}, "holds on to the line"},
		"gives its own lines away": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			err := f.Memory.Append(ctx, after, line)
			if err == nil {
				f.held = append(f.held, bytes.Clone(line))
			}
			return err
		}, onRead: heldLines}, "reaches the store"},
		"does not look at the context": {fault{onAppend: func(f *faulty, _ context.Context, after ledger.Head, line []byte) error {
			return f.Memory.Append(context.Background(), after, line)
		}}, "want context.Canceled"},
		"reads whatever the context": {fault{onRead: func(f *faulty, _ context.Context, from int) iter.Seq2[[]byte, error] {
			return f.Memory.Read(context.Background(), from)
		}}, "want context.Canceled"},
		"cannot append while read": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			if after.Number == 600 {
				return broken
			}
			return f.Memory.Append(ctx, after, line)
		}}, "append while reading"},
		"keeps two lines as one": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			if bytes.IndexByte(line, '\n') >= 0 {
				return nil
			}
			return f.Memory.Append(ctx, after, line)
		}}, "a newline inside"},
		"keeps no openings": {fault{onKeep: func([]ledger.Opening) []ledger.Opening { return nil }}, "openings"},
		"takes any opening": {fault{onKeep: func(openings []ledger.Opening) []ledger.Opening {
			return slices.DeleteFunc(openings, func(o ledger.Opening) bool { return o.Path == "/c" })
		}}, "an opening of another entry"},
		"keeps what is no opening": {fault{onKeep: func(openings []ledger.Opening) []ledger.Opening {
			return slices.DeleteFunc(openings, func(o ledger.Opening) bool { return o.Value == nil })
		}}, "an opening without a value"},
		"forgets nothing": {fault{onForget: func(*faulty, context.Context, func(ledger.Opening) bool) (int, error) {
			return 0, nil
		}}, "want 1 forgotten"},
		"forgets all": {fault{onForget: func(f *faulty, ctx context.Context, forget func(ledger.Opening) bool) (int, error) {
			asked, _ := f.Memory.Forget(ctx, forget)
			_, err := f.Memory.Forget(ctx, func(ledger.Opening) bool { return true })
			return asked, err
		}}, "want \"1/b 2/a\""},
		"forgets what is not there": {fault{onForget: func(*faulty, context.Context, func(ledger.Opening) bool) (int, error) {
			return 1, nil
		}}, "of no openings"},
		"refuses after a conflict": {fault{onAppend: func(f *faulty, ctx context.Context, after ledger.Head, line []byte) error {
			if len(f.held) > 0 {
				return &ledger.ConflictError{After: after, Head: f.Head()}
			}
			err := f.Memory.Append(ctx, after, line)
			if ledger.CodeOf(err) == ledger.CodeConflict {
				f.held = append(f.held, line)
			}
			return err
		}}, "when others were refused"},
	} {
		t.Run(name, func(t *testing.T) {
			err := storetest.Check(t.Context(), 3, func() (ledger.Store, error) {
				return &faulty{fault: example.fault}, nil
			})
			require.ErrorContains(t, err, example.expect)
		})
	}
}

// heldLines reads the very slices that the store holds.
func heldLines(f *faulty, _ context.Context, from int) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for _, line := range f.held[min(max(from, 1)-1, len(f.held)):] {
			if !yield(line, nil) {
				return
			}
		}
	}
}
