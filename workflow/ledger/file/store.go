package file

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strconv"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// Store is a [ledger.Store] in a file. It is safe for concurrent use, and so
// are several stores on one file, in one process or in several.
type Store struct {
	handle   handle
	openings openingsFile
	// turn is a lock that can be waited for together with a context. It
	// guards what follows.
	turn   chan struct{}
	index  index
	failed error // once set, every call returns it
}

// State is what a file holds.
type State struct {
	// Head is that of the last complete line. The store has hashed that line
	// but not checked the record; ledger.Reader does.
	Head ledger.Head
	// Torn is how many bytes of a torn line follow it.
	Torn int64
}

// Open opens the record in a file, or creates the file, readable by its owner
// alone. It looks for the ends of lines and does not check what they say. A
// torn last line is no error here; see [Store.State].
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	opened, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	store := newStore(diskFile{File: opened, path: path})
	store.openings = openingsFile{path: path + OpeningsSuffix, open: openDisk}
	state, err := store.State(ctx)
	if err == nil && state == (State{}) {
		err = syncFolder(filepath.Dir(path)) // the file may be new
	}
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	return store, nil
}

func newStore(file handle) *Store {
	return &Store{handle: file, turn: make(chan struct{}, 1)}
}

// never reports whether a store was never opened: nil, or its zero value. Its
// calls return [os.ErrClosed].
func (s *Store) never() bool { return s == nil || s.handle == nil }

// Close closes the file after the append under way, if any. Every later call
// returns [os.ErrClosed].
func (s *Store) Close() error {
	if s.never() {
		return os.ErrClosed
	}
	s.turn <- struct{}{}
	defer func() { <-s.turn }()
	if errors.Is(s.failed, os.ErrClosed) {
		return s.failed
	}
	s.failed = os.ErrClosed
	return s.handle.Close()
}

// State returns what the file holds now.
func (s *Store) State(ctx context.Context) (State, error) {
	torn, err := s.enter(ctx)
	if err != nil {
		return State{}, err
	}
	defer s.leave()
	return State{Head: s.index.head, Torn: torn}, nil
}

// Append keeps a line and its openings if the head is after; see
// [ledger.Store]. Behind a torn
// line it refuses with [ledger.CodeTornLine] until [Store.Recover] was called.
// If the line could not be written, it is taken back and the error has
// [ledger.CodeStoreFailed]; if it could not be synced, the store is of no more
// use and the file must be opened again.
func (s *Store) Append(ctx context.Context, after ledger.Head, line []byte, openings ...ledger.Opening) error {
	if err := errors.Join(ledger.CheckLine(line), ledger.CheckOpenings(after.Number+1, openings)); err != nil {
		return err
	}
	written := make([]byte, 0, len(line)+1)
	written = append(append(written, line...), '\n')
	hash := ledger.HashLine(line)

	torn, err := s.enter(ctx)
	if err != nil {
		return err
	}
	defer s.leave()
	if torn > 0 {
		return s.tornLine()
	}
	if s.index.head != after {
		return &ledger.ConflictError{After: after, Head: s.index.head}
	}
	failed := &ledger.Error{Code: ledger.CodeStoreFailed, Entry: after.Number + 1}
	// The openings go first: without the line that they are of they count for
	// nothing, while a line without them could never be opened again.
	if failed.Err = s.openings.keep(s.index.head.Number, openings); failed.Err != nil {
		return failed
	}
	if _, err := s.handle.Write(written); err != nil {
		failed.Err = errors.Join(err, s.cut())
		return failed
	}
	if err := s.handle.Sync(); err != nil {
		// After a failed sync the system may have forgotten what it could not
		// write, and a second sync would succeed without it.
		failed.Err = errors.Join(err, s.cut())
		s.failed = failed
		return failed
	}
	s.index.add(hash, s.index.end+int64(len(written)))
	return nil
}

// Read gives the lines kept when it starts, from entry number from on; see
// [ledger.Store]. A torn line is reported after them as a [ledger.Error] with
// [ledger.CodeTornLine].
func (s *Store) Read(ctx context.Context, from int) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		from := max(from, 1)
		torn, err := s.enter(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		known, tornLine := s.index, s.tornLine()
		s.leave()
		if from <= known.head.Number && !readLines(ctx, s.handle, known, from, yield) {
			return
		}
		if torn > 0 {
			yield(nil, tornLine)
		}
	}
}

// Recover cuts off a torn last line and returns its bytes, for whoever wants
// to look at them. Without one it changes nothing and returns none.
func (s *Store) Recover(ctx context.Context) ([]byte, error) {
	torn, err := s.enter(ctx)
	if err != nil || torn == 0 {
		if err == nil {
			s.leave()
		}
		return nil, err
	}
	defer s.leave()
	rest := make([]byte, torn)
	if err := readFull(s.handle, rest, s.index.end); err != nil {
		return nil, err
	}
	if err := s.cut(); err != nil {
		return nil, err
	}
	return rest, nil
}

// enter waits for the turn among goroutines and for the lock among processes,
// and takes in what others have appended. When it returns no error, leave must
// follow.
func (s *Store) enter(ctx context.Context) (torn int64, err error) {
	if s.never() {
		return 0, os.ErrClosed
	}
	if ctx == nil {
		return 0, errors.New("file: no context was given")
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	select {
	case s.turn <- struct{}{}:
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	err = s.failed
	if err == nil {
		err = s.handle.Lock(ctx)
	}
	if err != nil {
		<-s.turn
		return 0, err
	}
	if torn, err = s.refresh(); err != nil {
		s.leave()
		return 0, err
	}
	return torn, nil
}

func (s *Store) leave() {
	if err := s.handle.Unlock(); err != nil && s.failed == nil {
		s.failed = err // what was done is done; others wait until Close
	}
	<-s.turn
}

// refresh takes in what was appended since.
func (s *Store) refresh() (torn int64, err error) {
	current, err := s.handle.Current()
	if err != nil {
		return 0, err
	}
	if !current {
		return 0, &ledger.Error{Code: ledger.CodeFileChanged, Have: "another file or none under this name"}
	}
	size, err := s.handle.Size()
	if err != nil {
		return 0, err
	}
	if size < s.index.end {
		return 0, &ledger.Error{
			Code: ledger.CodeFileChanged, Entry: s.index.head.Number,
			Want: strconv.FormatInt(s.index.end, 10) + " bytes", Have: strconv.FormatInt(size, 10) + " bytes",
		}
	}
	if size > s.index.end {
		extended, err := s.index.extend(s.handle, size)
		if err != nil {
			return 0, err
		}
		s.index = extended
	}
	return size - s.index.end, nil
}

// cut takes off everything behind the last complete line.
func (s *Store) cut() error {
	if err := s.handle.Truncate(s.index.end); err != nil {
		return err
	}
	return s.handle.Sync()
}

func (s *Store) tornLine() *ledger.Error {
	return &ledger.Error{Code: ledger.CodeTornLine, Entry: s.index.head.Number + 1, Offset: int(s.index.end)}
}
