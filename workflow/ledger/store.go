package ledger

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
)

// Store keeps the lines of one record, and in secret the openings of what is
// committed to in them. It is small enough for two tables in a database: the
// number and the line; the entry, the path and the opening. A store knows
// bytes: it compares heads and keeps lines, and leaves what a line says to
// [Chain]. Stores are safe for concurrent use. ledger/storetest checks an
// implementation.
type Store interface {
	// Append keeps line, given without a newline, as the next one if the head
	// of the record is after: after.Number lines are kept and the hash of the
	// last of them is after.Hash (HashLine). Otherwise it keeps nothing and
	// returns a *ConflictError. It returns nil only when the line will be read
	// again even after a loss of power; after any other error the line may or
	// may not have been kept. It refuses with an *Error what CheckLine
	// refuses, and does not hold on to line.
	//
	// The openings are those of this line. They are kept with it in one step:
	// who reads the line later finds them, whenever a process or a machine
	// died, and those of a line that was not kept are never given out. Openings
	// of another entry, and what [Opening.AppendLine] refuses, are refused with
	// an *Error.
	Append(ctx context.Context, after Head, line []byte, openings ...Opening) error

	// Read gives the lines from entry number from on (from 1 when it is less),
	// in order and without newlines, up to at least those kept when it starts.
	// Each line is in memory of its own and never changed by the store.
	Read(ctx context.Context, from int) iter.Seq2[[]byte, error]

	// Openings gives the openings of the lines from entry number from on that
	// were kept and not forgotten, in the order of entries. They are secret.
	Openings(ctx context.Context, from int) iter.Seq2[Opening, error]

	// Forget erases the openings for which forget is true, and returns how
	// many. The lines stay as they are. What was forgotten is never given out
	// again; whether the medium still holds it is another matter.
	Forget(ctx context.Context, forget func(Opening) bool) (int, error)
}

// CheckOpenings refuses openings that are not of an entry, or that no store
// may keep.
func CheckOpenings(entry int, openings []Opening) error {
	for _, opening := range openings {
		if opening.Entry != entry {
			return &Error{Code: CodeStrayOpening, Entry: opening.Entry, Field: opening.Path}
		}
		if _, err := opening.AppendLine(nil); err != nil {
			return err
		}
	}
	return nil
}

// ConflictError says that a line was not appended because the record has
// another head than expected. Nothing was changed.
type ConflictError struct {
	After Head // the head that the caller expected
	Head  Head // the head of the record
}

// Error names both heads and says what to do.
func (e *ConflictError) Error() string {
	if e == nil {
		e = &ConflictError{}
	}
	return fmt.Sprintf("ledger: %s: %s (want %s, have %s)", CodeConflict, CodeConflict.advice(), e.After, e.Head)
}

// ErrNoStore says that a record was to be kept or read without a store.
var ErrNoStore = errors.New("ledger: there is no store; give one, such as new(Memory) or that of ledger/file")

// given is the context, or one that never ends where none is given.
func given(ctx context.Context) context.Context {
	if ctx == nil {
		return context.Background()
	}
	return ctx
}

// CheckLine refuses what no store may keep: a line that is empty, longer than
// [MaxLine] or holds a newline.
func CheckLine(line []byte) error {
	switch {
	case len(line) == 0:
		return &Error{Code: CodeBadValue, Field: "line", Want: "a line that is not empty"}
	case len(line) > MaxLine:
		return &Error{Code: CodeLineTooLong}
	case bytes.IndexByte(line, '\n') >= 0:
		return &Error{Code: CodeBadValue, Field: "line", Want: "one line without a newline"}
	}
	return nil
}
