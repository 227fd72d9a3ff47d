package file

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// OpeningsSuffix follows the name of a record's file in that of the file
// beside it that holds the openings, a line each. It is readable by its owner
// alone, is there once there is an opening, and is never published.
const OpeningsSuffix = ".openings"

// openingsFile is the file of the openings. It is looked at under the lock on
// the record alone.
type openingsFile struct {
	path string
	// open opens it; without create, a file that is not there is os.ErrNotExist.
	open func(path string, create bool) (handle, error)
}

func openDisk(path string, create bool) (handle, error) {
	flags := os.O_RDWR | os.O_APPEND
	if create {
		flags |= os.O_CREATE
	}
	opened, err := os.OpenFile(path, flags, 0o600)
	if err != nil {
		return nil, err
	}
	return diskFile{File: opened, path: path}, nil
}

// keep writes the openings of the entry after the last one, and syncs them.
// What an append that failed has left behind is cut off before.
func (o openingsFile) keep(last int, openings []ledger.Opening) error {
	if len(openings) == 0 {
		return nil
	}
	var text []byte
	for _, opening := range openings {
		var err error
		if text, err = opening.AppendLine(text); err != nil {
			return err
		}
	}
	at, err := o.open(o.path, true)
	if err != nil {
		return err
	}
	return errors.Join(o.write(at, last, text), at.Close())
}

func (o openingsFile) write(at handle, last int, text []byte) error {
	_, end, size, err := known(at, last)
	if err == nil && size > end {
		err = at.Truncate(end)
	}
	if err == nil {
		_, err = at.Write(text)
	}
	if err == nil {
		err = at.Sync()
	}
	if err == nil && size == 0 {
		err = syncFolder(filepath.Dir(o.path)) // the file may be new
	}
	return err
}

// known reads the openings of entries up to the last, where they end, and how
// long the file is: what follows was never kept.
func known(at handle, last int) (openings []ledger.Opening, end, size int64, err error) {
	if size, err = at.Size(); err != nil {
		return nil, 0, 0, err
	}
	text := make([]byte, size)
	if err := readFull(at, text, 0); err != nil && size > 0 {
		return nil, 0, 0, err
	}
	for rest := text; ; {
		newline := bytes.IndexByte(rest, '\n')
		if newline < 0 {
			return openings, end, size, nil
		}
		for opening, err := range ledger.ReadOpenings(bytes.NewReader(rest[:newline+1])) {
			switch {
			case err != nil:
				return nil, 0, 0, err
			case opening.Entry > last:
				return openings, end, size, nil
			}
			openings = append(openings, opening)
		}
		rest = rest[newline+1:]
		end = size - int64(len(rest))
	}
}

// all are the openings of entries up to the last; none where there is no file.
func (o openingsFile) all(last int) ([]ledger.Opening, error) {
	if o.open == nil {
		return nil, nil
	}
	at, err := o.open(o.path, false)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	openings, _, _, err := known(at, last)
	return openings, errors.Join(err, at.Close())
}

// Openings gives the openings that were kept and not forgotten; see
// [ledger.Store].
func (s *Store) Openings(ctx context.Context, from int) iter.Seq2[ledger.Opening, error] {
	return func(yield func(ledger.Opening, error) bool) {
		_, err := s.enter(ctx)
		if err != nil {
			yield(ledger.Opening{}, err)
			return
		}
		openings, err := s.openings.all(s.index.head.Number)
		s.leave()
		if err != nil {
			yield(ledger.Opening{}, err)
			return
		}
		for _, opening := range openings {
			if err := ctx.Err(); err != nil {
				yield(ledger.Opening{}, err)
				return
			}
			if opening.Entry >= from && !yield(opening, nil) {
				return
			}
		}
	}
}

// Forget erases openings; see [ledger.Store]. The file is written anew beside
// the old one and put in its place, so that a machine that stops on the way
// has forgotten all of them or none.
func (s *Store) Forget(ctx context.Context, forget func(ledger.Opening) bool) (int, error) {
	_, err := s.enter(ctx)
	if err != nil {
		return 0, err
	}
	defer s.leave()
	openings, err := s.openings.all(s.index.head.Number)
	if err != nil || forget == nil {
		return 0, err
	}
	var left []byte
	gone := 0
	for _, opening := range openings {
		if forget(opening) {
			gone++
			continue
		}
		if left, err = opening.AppendLine(left); err != nil {
			return 0, err
		}
	}
	if gone == 0 {
		return 0, nil
	}
	if err := replaceFile(s.openings.path, left); err != nil {
		return 0, err
	}
	return gone, nil
}

// replaceFile puts a file with this text in the place of another.
func replaceFile(path string, text []byte) error {
	fresh, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = io.Copy(fresh, bytes.NewReader(text))
	if err = errors.Join(err, fresh.Sync(), fresh.Close()); err == nil {
		err = os.Rename(fresh.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(fresh.Name()))
	}
	return syncFolder(filepath.Dir(path))
}
