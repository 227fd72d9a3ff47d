package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/thituyen/thituyen/examples/spreadsheet/papers"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

func exporting(args []string, out io.Writer) error {
	set := flags("export")
	folder := set.String("round", "", "the folder of a round, as examples/haiphong/round")
	record := set.String("record", "", "the record of a round")
	openings := set.String("openings", "", "the openings of personal facts beside the record")
	public := set.Bool("public", false, "leave out personal facts")
	to := set.String("out", "", "the folder to write into")
	if err := set.Parse(args); err != nil {
		return err
	}
	if *to == "" || (*folder == "") == (*record == "") {
		return fmt.Errorf("%w: export needs -out FOLDER and one of -round and -record", errUsage)
	}
	held, err := heldOf(*folder, *record, *openings)
	if err != nil {
		return err
	}
	files, err := paperFiles(held, papers.Options{Public: *public}, *to)
	if err != nil {
		return err
	}
	return createAll(files, out)
}

// heldOf holds the round of a folder, or replays a record.
func heldOf(folder, record, openings string) (papers.Held, error) {
	if folder != "" {
		return hold(os.DirFS(folder))
	}
	text, err := os.ReadFile(record)
	if err != nil {
		return papers.Held{}, err
	}
	var opened *ledger.Openings
	if openings != "" {
		file, err := os.Open(openings)
		if err != nil {
			return papers.Held{}, err
		}
		defer file.Close()
		opened = new(ledger.Openings)
		for one, err := range ledger.ReadOpenings(file) {
			if err == nil {
				err = opened.Add(one)
			}
			if err != nil {
				return papers.Held{}, err
			}
		}
	}
	return papers.Replayed(text, opened)
}

// saltSeed is the file from which the salts of an invented round are made, so
// that every run writes the same record.
const saltSeed = "salt-seed.txt"

// hold does the acts of a round in a folder one after the other; one that is
// refused and was not meant to be ends it.
func hold(fsys fs.FS) (papers.Held, error) {
	c, err := round.ReadCase(fsys)
	if err != nil {
		return papers.Held{}, err
	}
	salts := drawn
	if seed, err := fs.ReadFile(fsys, saltSeed); err == nil {
		salts = derived(bytes.TrimSpace(seed))
	}
	h := papers.Held{Round: round.New(c.Regulation)}
	for _, told := range c.Acts {
		act, err := c.Prepare(h.Round, told.Act, salts)
		if err != nil {
			return h, fmt.Errorf("%s: %w", act.Step, err)
		}
		done, err := h.Apply(act, salts)
		switch {
		case err != nil:
			return h, fmt.Errorf("%s: %w", act.Step, err)
		case done.Accepted:
			h.Lines = append(h.Lines, bytes.Clone(done.Entry.Line))
		case told.Refused == nil:
			return h, fmt.Errorf("%s %s: %s", act.Happened, act.Step, done.Text(vietnamese))
		}
	}
	return h, nil
}

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

// paperFiles are all papers of a round: the workbook, the list as text, the
// minutes as documents and as pages.
func paperFiles(held papers.Held, o papers.Options, to string) ([]written, error) {
	var files []written
	add := func(name string, write func(io.Writer) error) error {
		var text bytes.Buffer
		err := write(&text)
		files = append(files, written{filepath.Join(to, name), text.Bytes()})
		return err
	}
	minutes, err := papers.Minutes(held, o)
	if err != nil {
		return nil, err
	}
	err = errors.Join(
		add("ket-qua.xlsx", func(w io.Writer) error { return papers.WriteResults(w, held, o) }),
		add("ket-qua.csv", func(w io.Writer) error { return papers.WriteText(w, held, o) }),
	)
	for _, p := range minutes {
		err = errors.Join(err,
			add(p.Name+".docx", func(w io.Writer) error { return papers.WriteDocument(w, p) }),
			add(p.Name+".html", func(w io.Writer) error { return papers.WritePage(w, p) }),
		)
	}
	return files, err
}

func words(args []string, out io.Writer) error {
	var f formFlags
	set := flags("words")
	set.StringVar(&f.regulation, "regulation", "", "a preset or a file")
	set.StringVar(&f.group, "group", "", "the group of posts")
	to := set.String("out", "", "the folder to write into")
	if err := set.Parse(args); err != nil {
		return err
	}
	if *to == "" {
		return fmt.Errorf("%w: -out is needed", errUsage)
	}
	rules, err := f.rules()
	if err != nil {
		return err
	}
	p := papers.Words(rules)
	var document, page bytes.Buffer
	if err := errors.Join(papers.WriteDocument(&document, p), papers.WritePage(&page, p)); err != nil {
		return err
	}
	return createAll([]written{{filepath.Join(*to, p.Name+".docx"), document.Bytes()}, {filepath.Join(*to, p.Name+".html"), page.Bytes()}}, out)
}

//go:embed demo
var demoFiles embed.FS
