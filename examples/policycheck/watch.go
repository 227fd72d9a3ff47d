package main

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"
)

// look is how often files are looked at while a change is waited for. Asking
// the system for news would take a library; a folder of suites is small.
const look = 400 * time.Millisecond

// stamp is what tells one version of a file from the next.
type stamp struct {
	size int64
	at   time.Time
}

// waitForChange returns when a file in or below the folders of the paths has
// changed, come or gone: a regulation stands beside its suites.
func waitForChange(paths []string) bool {
	for before := stamps(paths); ; {
		time.Sleep(look)
		if !maps.Equal(before, stamps(paths)) {
			return true
		}
	}
}

// stamps looks at the files in and below the folders of the paths.
func stamps(paths []string) map[string]stamp {
	out := map[string]stamp{}
	for _, name := range paths {
		folder := filepath.FromSlash(name)
		if info, err := os.Stat(folder); err == nil && !info.IsDir() {
			folder = filepath.Dir(folder)
		}
		_ = filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // gone while it was looked at: the next look says so
			case entry.IsDir() && entry.Name() == ".git":
				return fs.SkipDir
			case entry.IsDir():
				return nil
			}
			if info, err := entry.Info(); err == nil {
				out[file] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
	}
	return out
}
