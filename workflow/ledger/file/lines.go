package file

import (
	"context"
	"errors"
	"io"
	"iter"
	"os"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// Lines reads a record from a file without a lock and without the right to
// write, line by line as [ledger.Lines] does. Of a record that is being
// appended to it may see the last line torn; use a [Store] for those.
func Lines(path string) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		opened, err := os.Open(path)
		if err != nil {
			yield(nil, err)
			return
		}
		defer func() { _ = opened.Close() }() // nothing was written
		ledger.Lines(opened)(yield)
	}
}

// readLines gives the lines from number on of those in the index. It says
// whether the caller wants more.
func readLines(ctx context.Context, source io.ReaderAt, known index, number int, yield func([]byte, error) bool) bool {
	position, before := known.start(number)
	place := before
	for line, err := range ledger.Lines(io.NewSectionReader(source, position, known.end-position)) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			yield(nil, shift(err, before-1))
			return false
		}
		if place >= number && !yield(line, nil) {
			return false
		}
		place++
	}
	return true
}

// shift turns a place counted from where the reading started into the place in
// the record.
func shift(err error, lines int) error {
	if failed, ok := errors.AsType[*ledger.Error](err); ok {
		failed.Entry += lines
	}
	return err
}
