package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/examples/spreadsheet/papers"
	"github.com/thituyen/thituyen/examples/spreadsheet/sheet"
	"github.com/thituyen/thituyen/workflow/regulation"
)

var vietnamese = language.Vietnamese

// demo holds a small invented round: the candidates and marks come from the
// workbook demo/danh-sach.xlsx, everything else from the files beside it.
func demo(args []string, out io.Writer) error {
	set := flags("demo")
	to := set.String("out", "", "where the papers go; left out: a new folder of the system's")
	if err := set.Parse(args); err != nil {
		return err
	}
	if *to == "" {
		folder, err := os.MkdirTemp("", "thi-tuyen-")
		if err != nil {
			return err
		}
		*to = folder
	}
	files, data, err := demoRound()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "Đọc demo/danh-sach.xlsx: %d người dự tuyển, %d điểm\n", len(data.Candidates), len(data.Marks))
	held, err := hold(files)
	if err != nil {
		return err
	}
	written, err := paperFiles(held, papers.Options{}, *to)
	if err != nil {
		return err
	}
	if err := createAll(written, out); err != nil {
		return err
	}
	fmt.Fprintf(out, "Trạng thái: %s; biên bản %s\n", held.State(), held.Head())
	if s := held.Selection(); s != nil {
		fmt.Fprintln(out, s.Text(vietnamese))
	}
	return nil
}

// demoRound puts what the workbook holds beside the files of the round.
func demoRound() (fstest.MapFS, *sheet.Data, error) {
	files := fstest.MapFS{}
	folder, err := fs.Sub(demoFiles, "demo")
	if err != nil {
		return nil, nil, err
	}
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		text, err := fs.ReadFile(folder, e.Name())
		if err != nil {
			return nil, nil, err
		}
		files[e.Name()] = &fstest.MapFile{Data: text}
	}
	r, err := regulation.Load(files, "regulation.yaml")
	if err != nil {
		return nil, nil, err
	}
	rules, err := r.For("")
	if err != nil {
		return nil, nil, err
	}
	data, mistakes := read(demoForm(rules), files["danh-sach.xlsx"].Data)
	if len(mistakes) > 0 {
		return nil, nil, mistakes
	}
	parts := map[string]func() ([]byte, error){
		"candidates.yaml":       data.CandidatesFile,
		"acts-2-dang-ky.yaml":   func() ([]byte, error) { return data.Registrations("van-thu", "2018-03-06T09:00") },
		"acts-4-thi-viet.yaml":  func() ([]byte, error) { return data.Marking("written", "hoi-dong-2", "2018-03-26T09:00") },
		"acts-6-phong-van.yaml": func() ([]byte, error) { return data.Marking("interview", "hoi-dong-2", "2018-04-02T09:00") },
	}
	for name, make := range parts {
		text, err := make()
		if err != nil {
			return nil, nil, err
		}
		files[name] = &fstest.MapFile{Data: bytes.Clone(text)}
	}
	return files, data, nil
}

// demoForm is the form of the demonstration: who marks is known.
func demoForm(rules *regulation.Rules) *sheet.Form {
	return sheet.FormOf(rules, sheet.Wish{Markers: map[string][]string{"written": {"cham-1", "cham-2"}, "interview": {"cham-1"}}})
}

func read(form *sheet.Form, content []byte) (*sheet.Data, sheet.Mistakes) {
	book, mistakes := sheet.Open("danh-sach.xlsx", content)
	if book == nil {
		return nil, mistakes
	}
	return form.Read(book)
}
