// Package storetest checks that a store of one's own keeps what [ledger.Store]
// promises, in the manner of testing/fstest:
//
//	func TestStore(t *testing.T) {
//		err := storetest.Check(t.Context(), 1000, func() (ledger.Store, error) {
//			return newEmptyStore(t)
//		})
//		if err != nil {
//			t.Fatal(err)
//		}
//	}
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// Check exercises stores and returns everything that it finds wrong, joined.
// open returns an empty store, a new one for each call. writers goroutines race
// to append to one of them; 1,000 is a good number where the store is fast.
// What Check cannot see is whether a line lasts when the power goes.
func Check(ctx context.Context, writers int, open func() (ledger.Store, error)) error {
	if ctx == nil || open == nil {
		return errors.New("storetest: a context and a way to open an empty store are needed")
	}
	var problems []error
	for _, part := range []struct {
		name  string
		check func(context.Context, ledger.Store) error
	}{
		{"empty store", checkEmpty},
		{"reading", checkReading},
		{"memory", checkMemory},
		{"conflicts", checkConflicts},
		{"refusals", checkRefusals},
		{"cancelled context", checkCancelled},
		{"openings", checkOpenings},
		{"forgetting", checkForgetting},
		{"race", func(ctx context.Context, store ledger.Store) error { return checkRace(ctx, store, writers) }},
	} {
		store, err := open()
		if err == nil && store == nil {
			err = errors.New("open returned no store")
		}
		if err == nil {
			err = part.check(ctx, store)
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("storetest: %s: %w", part.name, err))
		}
	}
	return errors.Join(problems...)
}

// line returns a line for a place; a store does not look into it.
func line(number int) []byte { return fmt.Appendf(nil, `{"line":%d}`, number) }

// fill appends lines 1 to count and returns the heads after 0, 1, 2, … of them.
func fill(ctx context.Context, store ledger.Store, count int) ([]ledger.Head, error) {
	heads := []ledger.Head{{}}
	for number := 1; number <= count; number++ {
		if err := store.Append(ctx, heads[number-1], line(number)); err != nil {
			return nil, fmt.Errorf("append line %d after its head: %w", number, err)
		}
		heads = append(heads, ledger.Head{Number: number, Hash: ledger.HashLine(line(number))})
	}
	return heads, nil
}

// expect reads from an entry on and compares with lines first to last.
func expect(ctx context.Context, store ledger.Store, from, first, last int) error {
	number := first
	for read, err := range store.Read(ctx, from) {
		if err != nil {
			return fmt.Errorf("read from %d: %w", from, err)
		}
		if number > last {
			return fmt.Errorf("read from %d: line %d was never kept: %q", from, number, read)
		}
		if !bytes.Equal(read, line(number)) {
			return fmt.Errorf("read from %d: line %d is %q, want %q", from, number, read, line(number))
		}
		number++
	}
	if number <= last {
		return fmt.Errorf("read from %d: ends before line %d, want lines up to %d", from, number, last)
	}
	return nil
}

func checkEmpty(ctx context.Context, store ledger.Store) error {
	return errors.Join(expect(ctx, store, 1, 1, 0), expect(ctx, store, 7, 7, 6))
}

func checkReading(ctx context.Context, store ledger.Store) error {
	const count = 600
	if _, err := fill(ctx, store, count); err != nil {
		return err
	}
	var problems []error
	for _, from := range []int{-1, 0, 1, 2, 255, 256, 257, 513, count, count + 1, count + 1000} {
		problems = append(problems, expect(ctx, store, from, max(from, 1), count))
	}
	stopped := 0
	for range store.Read(ctx, 1) {
		if stopped++; stopped == 3 {
			break
		}
	}
	if stopped != 3 {
		problems = append(problems, fmt.Errorf("a reading that ends after 3 lines gave %d", stopped))
	}
	// The loop below would not end if Read waited for, or locked out, Append.
	for range store.Read(ctx, count) {
		after := ledger.Head{Number: count, Hash: ledger.HashLine(line(count))}
		if err := store.Append(ctx, after, line(count+1)); err != nil {
			problems = append(problems, fmt.Errorf("append while reading: %w", err))
		}
		break
	}
	return errors.Join(append(problems, expect(ctx, store, 1, 1, count+1))...)
}

func checkMemory(ctx context.Context, store ledger.Store) error {
	given := line(1)
	if err := store.Append(ctx, ledger.Head{}, given); err != nil {
		return err
	}
	clear(given)
	if err := expect(ctx, store, 1, 1, 1); err != nil {
		return fmt.Errorf("the store holds on to the line it was given: %w", err)
	}
	for read := range store.Read(ctx, 1) {
		clear(read)
	}
	if err := expect(ctx, store, 1, 1, 1); err != nil {
		return fmt.Errorf("a change to a line that was read reaches the store: %w", err)
	}
	if err := store.Append(ctx, ledger.Head{Number: 1, Hash: ledger.HashLine(line(1))}, line(2)); err != nil {
		return err
	}
	var kept [][]byte
	for read := range store.Read(ctx, 1) {
		kept = append(kept, read)
	}
	for index, read := range kept {
		if !bytes.Equal(read, line(index+1)) {
			return fmt.Errorf("line %d does not have memory of its own: it became %q while reading on", index+1, read)
		}
	}
	return nil
}

func checkConflicts(ctx context.Context, store ledger.Store) error {
	heads, err := fill(ctx, store, 3)
	if err != nil {
		return err
	}
	head := heads[3]
	otherHash := head
	otherHash.Hash[31] ^= 1
	var problems []error
	for _, after := range []ledger.Head{
		{},
		heads[1], heads[2], otherHash,
		{Number: 4, Hash: head.Hash},
		{Number: 2, Hash: head.Hash},
		{Number: 3},
	} {
		err := store.Append(ctx, after, line(4))
		conflict, ok := errors.AsType[*ledger.ConflictError](err)
		switch {
		case !ok:
			problems = append(problems, fmt.Errorf("append after %s to a record with head %s: want a *ledger.ConflictError, have %v", after, head, err))
		case conflict.After != after || conflict.Head != head:
			problems = append(problems, fmt.Errorf("conflict names %s and %s, want %s and %s", conflict.After, conflict.Head, after, head))
		}
	}
	if err := expect(ctx, store, 1, 1, 3); err != nil {
		problems = append(problems, fmt.Errorf("after refused appends: %w", err))
	}
	if err := store.Append(ctx, head, line(4)); err != nil {
		problems = append(problems, fmt.Errorf("append after the head, when others were refused: %w", err))
	}
	return errors.Join(problems...)
}

func checkRefusals(ctx context.Context, store ledger.Store) error {
	var problems []error
	for _, refused := range []struct {
		name string
		line []byte
		code ledger.Code
	}{
		{"an empty line", nil, ledger.CodeBadValue},
		{"a newline inside", []byte("{}\n{}"), ledger.CodeBadValue},
		{"a newline at the end", []byte("{}\n"), ledger.CodeBadValue},
		{"a line that is too long", make([]byte, ledger.MaxLine+1), ledger.CodeLineTooLong},
	} {
		if err := store.Append(ctx, ledger.Head{}, refused.line); ledger.CodeOf(err) != refused.code {
			problems = append(problems, fmt.Errorf("%s: want code %s, have %v", refused.name, refused.code, err))
		}
	}
	return errors.Join(append(problems, expect(ctx, store, 1, 1, 0))...)
}

func checkCancelled(ctx context.Context, store ledger.Store) error {
	heads, err := fill(ctx, store, 1)
	if err != nil {
		return err
	}
	var problems []error
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := store.Append(cancelled, heads[1], line(2)); !errors.Is(err, context.Canceled) {
		problems = append(problems, fmt.Errorf("append: want context.Canceled, have %v", err))
	}
	var found error
	for _, err := range store.Read(cancelled, 1) {
		found = err
	}
	if !errors.Is(found, context.Canceled) {
		problems = append(problems, fmt.Errorf("read: want context.Canceled, have %v", found))
	}
	return errors.Join(append(problems, expect(ctx, store, 1, 1, 1))...)
}
