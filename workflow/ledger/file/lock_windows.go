package file

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// The locked byte lies far behind the end of any record: locks on Windows are
// mandatory, and one on the content would keep readers out.
const (
	lockLow  = 0xFFFFFFFE
	lockHigh = 0x7FFFFFFF
)

// tryLock takes the lock of the open file if no one else holds it.
func tryLock(file *os.File) (bool, error) {
	position := &windows.Overlapped{Offset: lockLow, OffsetHigh: lockHigh}
	err := windows.LockFileEx(windows.Handle(file.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, position)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return false, nil
	}
	return false, err
}

func unlock(file *os.File) error {
	position := &windows.Overlapped{Offset: lockLow, OffsetHigh: lockHigh}
	return windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, position)
}

// syncFolder does nothing: Windows does not sync folders, and NTFS keeps names
// in its journal.
func syncFolder(string) error { return nil }
