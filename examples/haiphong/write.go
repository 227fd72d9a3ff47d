package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/thituyen/thituyen/workflow/round"
)

// write writes the files that were asked for, each whole or not at all.
func write(h *held, v *view, o options) error {
	lines := append(bytes.Join(h.lines, []byte("\n")), '\n')
	wanted := []struct {
		file string
		text func() ([]byte, error)
	}{
		{o.record, func() ([]byte, error) { return lines, nil }},
		{o.public, func() ([]byte, error) { return public(h) }},
		{o.openings, func() ([]byte, error) {
			var out bytes.Buffer
			_, err := h.openings.WriteTo(&out)
			return out.Bytes(), err
		}},
		{o.html, func() ([]byte, error) { return page(v) }},
	}
	var files []string
	for _, w := range wanted {
		if w.file != "" {
			files = append(files, w.file)
		}
	}
	if err := writable(files); err != nil {
		return unusable{err}
	}
	for _, w := range wanted {
		if w.file == "" {
			continue
		}
		text, err := w.text()
		if err != nil {
			return err
		}
		if err := replace(w.file, text, w.file == o.openings); err != nil {
			return unusable{err}
		}
	}
	return nil
}

// writable refuses what must not be replaced: a file named for two things,
// and what is no plain file but a device, a folder or a link.
func writable(files []string) error {
	named := map[string]bool{}
	for _, file := range files {
		whole, err := filepath.Abs(file)
		if err != nil {
			return err
		}
		if folder, err := filepath.EvalSymlinks(filepath.Dir(whole)); err == nil {
			whole = filepath.Join(folder, filepath.Base(whole))
		}
		if named[whole] {
			return fmt.Errorf("haiphong: %s is named for two things; give each a file of its own", file)
		}
		named[whole] = true
		if is, err := os.Lstat(file); err == nil && !is.Mode().IsRegular() {
			return fmt.Errorf("haiphong: %s is no plain file; name one, or a new one", file)
		}
	}
	return nil
}

// public is the record as it may be published, looked through for personal
// facts that stand open.
func public(h *held) ([]byte, error) {
	var out bytes.Buffer
	err := round.Publish(&out, func(yield func([]byte, error) bool) {
		for _, line := range h.lines {
			if !yield(line, nil) {
				return
			}
		}
	})
	return out.Bytes(), err
}

// replace writes a file beside the old one and puts it in its place. A secret
// one is readable by its owner alone.
func replace(name string, text []byte, secret bool) error {
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // gone once it was renamed
	if !secret {
		err = file.Chmod(0o644)
	}
	if err == nil {
		_, err = file.Write(text)
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), name)
	}
	return err
}
