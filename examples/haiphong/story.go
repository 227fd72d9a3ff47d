package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/round"
)

// story is a round as its files tell it, and where its salts come from.
type story struct {
	*round.Case
	salts round.Salts
}

//go:embed round
var files embed.FS

// saltSeed is the file from which the salts of an invented round are made, so
// that every run writes the same record. A real round does not have it: its
// salts are drawn.
const saltSeed = "salt-seed.txt"

// read reads the files of a round in a folder, or those embedded here.
func read(folder string) (*story, error) {
	from, err := fs.Sub(files, "round")
	if folder != "" {
		from = os.DirFS(folder)
		_, err = os.Stat(folder)
	}
	if err != nil {
		return nil, unusable{err}
	}
	c, err := round.ReadCase(from)
	if err != nil {
		return nil, err
	}
	seed, err := fs.ReadFile(from, saltSeed)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &story{c, drawn}, nil
	case err != nil:
		return nil, err
	}
	return &story{c, derived(bytes.TrimSpace(seed))}, nil
}

// unusable is a folder or file of the command line that cannot be read or
// written.
type unusable struct{ error }

// drawn is a fresh secret salt.
func drawn() []byte {
	salt := make([]byte, 32)
	_, _ = rand.Read(salt) // never fails
	return salt
}

// derived gives the same salts in the same order on every run.
func derived(seed []byte) round.Salts {
	count := uint64(0)
	return func() []byte {
		count++
		mac := hmac.New(sha256.New, seed)
		_ = binary.Write(mac, binary.BigEndian, count) // a hash takes everything
		return mac.Sum(nil)
	}
}

// wrong words what is wrong with the files of a round: every mistake in the
// language asked for, any other error as it is.
func wrong(tag language.Tag, err error) string {
	if mistakes, ok := errors.AsType[thituyen.Mistakes](err); ok {
		return words["wrong"].in(tag, len(mistakes)) + "\n\n" + mistakes.Text(tag)
	}
	if unlike, ok := errors.AsType[unlike](err); ok {
		return unlike.text(tag)
	}
	return err.Error()
}
