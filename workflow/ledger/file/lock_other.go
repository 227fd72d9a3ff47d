//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package file

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

// tryLock refuses: without a lock two writers could append after the same
// entry, so there is no store here at all. Lines still reads.
func tryLock(*os.File) (bool, error) {
	return false, fmt.Errorf("no file locks on %s: %w", runtime.GOOS, errors.ErrUnsupported)
}

func unlock(*os.File) error { return nil }

func syncFolder(string) error { return nil }
