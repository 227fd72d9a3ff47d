package file

import (
	"context"
	"io"
	"os"
	"time"
)

// handle is what a store needs of its file. Tests put one in its place that
// fails at a chosen step.
type handle interface {
	io.ReaderAt
	io.Writer // at the end, in one write
	io.Closer
	Sync() error
	Truncate(size int64) error
	Size() (int64, error)
	// Current reports whether the path still names this file.
	Current() (bool, error)
	Lock(ctx context.Context) error
	Unlock() error
}

// diskFile is the handle of a file on disk, opened for appending.
type diskFile struct {
	*os.File
	path string
}

func (f diskFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Truncate goes by the path: on Windows a file opened for appending cannot be
// shortened. The lock is held and the path was found to name this file.
func (f diskFile) Truncate(size int64) error { return os.Truncate(f.path, size) }

func (f diskFile) Current() (bool, error) {
	own, err := f.Stat()
	if err != nil {
		return false, err
	}
	named, err := os.Stat(f.path)
	if os.IsNotExist(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return os.SameFile(own, named), nil
}

// Lock waits for the lock by asking again and again, since a lock that blocks
// could not be given up when the context ends.
func (f diskFile) Lock(ctx context.Context) error {
	const shortest, longest = 100 * time.Microsecond, 5 * time.Millisecond
	for wait := shortest; ; wait = min(2*wait, longest) {
		taken, err := tryLock(f.File)
		if taken || err != nil {
			return err
		}
		timer := time.NewTimer(wait)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		}
	}
}

func (f diskFile) Unlock() error { return unlock(f.File) }
