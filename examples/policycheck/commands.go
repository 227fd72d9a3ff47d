package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
	"github.com/thituyen/thituyen/workflow/policytest/mutation"
	"github.com/thituyen/thituyen/workflow/programme"
	"github.com/thituyen/thituyen/workflow/reference"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// say writes a sentence on a line.
func (o options) say(out io.Writer, code string, values ...any) {
	fmt.Fprintln(out, o.text(code, values...))
}

// asJSON writes a value as JSON, with every letter as itself.
func asJSON(out io.Writer, value any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}

// listed prints the ids of the presets.
func (o options) listed(out, _ io.Writer) (int, error) {
	if o.json {
		return fine, asJSON(out, map[string]any{"presets": regulation.Presets()})
	}
	for _, id := range regulation.Presets() {
		fmt.Fprintln(out, id)
	}
	return fine, nil
}

// copied writes a preset into a file that is not there yet.
func (o options) copied(out, _ io.Writer) (int, error) {
	text, err := regulation.PresetText(o.paths[0])
	if err != nil {
		return misled, err
	}
	return fine, o.written(out, map[string][]byte{o.paths[1]: text}, o.paths[1])
}

// written writes files none of which may be there yet.
func (o options) written(out io.Writer, files map[string][]byte, order ...string) error {
	for _, name := range order {
		if _, err := os.Lstat(filepath.FromSlash(name)); err == nil {
			return o.wrong("exists", name)
		}
	}
	for _, name := range order {
		file, err := os.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = file.Write(files[name])
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
		o.say(out, "updated", name)
	}
	return nil
}

// schema prints the JSON Schema of a format.
func (o options) schema(out, _ io.Writer) (int, error) {
	write, known := map[string]func() ([]byte, error){
		string(reference.Regulation): regulation.Schema, string(reference.Suite): policytest.Schema, string(reference.Programme): programme.Schema,
	}[o.paths[0]]
	if !known {
		return misled, o.wrong("no_format", o.paths[0])
	}
	text, err := write()
	if err == nil {
		_, err = fmt.Fprintf(out, "%s\n", text)
	}
	return fine, err
}

// judged sorts an error: mistakes of a document are for its author, and the
// status says so.
func (o options) judged(out io.Writer, err error) (int, error) {
	mistakes, are := mistakesIn(err)
	switch {
	case !are:
		return misled, o.unread(err)
	case o.json:
		return failed, asJSON(out, map[string]any{"mistakes": policytest.MistakesJSON(mistakes, o.tag)})
	}
	fmt.Fprintln(out, mistakes.Text(o.tag))
	o.seeKeys(out, reference.Regulation, mistakes)
	return failed, nil
}

func mistakesIn(err error) (thituyen.Mistakes, bool) {
	var mistakes thituyen.Mistakes
	return mistakes, errors.As(err, &mistakes)
}

// unread words an error about a path, and finds a path that its spaces have
// split.
func (o options) unread(err error) error {
	var at *fs.PathError
	if !errors.As(err, &at) || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	name := filepath.ToSlash(at.Path)
	for i, first := range o.paths {
		whole := first
		for _, next := range o.paths[i+1:] {
			whole += " " + next
			if _, err := os.Stat(filepath.FromSlash(whole)); err == nil && strings.Contains(whole, name) {
				return o.wrong("split_path", name, whole)
			}
		}
	}
	if regulation.IsPreset(name) || len(o.paths) == 0 {
		return err
	}
	return o.wrong("no_path", name)
}

// inWords prints a regulation in words, or writes a page of them.
func (o options) inWords(out, _ io.Writer) (int, error) {
	r, err := regulation.Read(disk{}, o.paths[0])
	if err != nil {
		return o.judged(out, err)
	}
	if o.html == "" {
		return fine, r.WriteWords(out, o.tag)
	}
	return o.page(out, func(text io.Writer) error { return r.WriteWords(text, o.tag) })
}

// compare says what the second of two regulations changes.
func (o options) compare(out, _ io.Writer) (int, error) {
	var both [2]*regulation.Regulation
	for i, name := range o.paths {
		r, err := regulation.Read(disk{}, name)
		if err != nil {
			return o.judged(out, err)
		}
		both[i] = r
	}
	changes := regulation.Compare(both[0], both[1])
	text, status := changes.Text(o.tag), failed
	if len(changes.Changes) == 0 {
		text, status = o.text("same"), fine
	}
	if o.html == "" {
		_, err := fmt.Fprintln(out, strings.TrimRight(text, "\n"))
		return status, err
	}
	if _, err := o.page(out, func(page io.Writer) error {
		_, err := fmt.Fprintf(page, "# %s → %s\n\n%s\n", o.paths[0], o.paths[1], text)
		return err
	}); err != nil {
		return misled, err
	}
	return status, nil
}

// odd says what is legal but odd.
func (o options) odd(out, _ io.Writer) (int, error) {
	var all []*regulation.Regulation
	for _, name := range o.paths {
		r, err := regulation.Read(disk{}, name)
		if err != nil {
			return o.judged(out, err)
		}
		all = append(all, r)
	}
	odd := regulation.Lint(all...)
	switch {
	case o.json:
		return fine, asJSON(out, map[string]any{"odd": policytest.MistakesJSON(odd, o.tag)})
	case len(odd) == 0:
		o.say(out, "nothing_odd")
		return fine, nil
	}
	fmt.Fprintln(out, odd.Text(o.tag))
	o.say(out, "odd", len(odd))
	return fine, nil // odd is not wrong
}

// changes says which changes of a regulation no case notices.
func (o options) changes(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	changes, err := mutation.Mutate(disk{}, o.paths[0], o.paths[1:], p.show)
	p.done()
	if err != nil {
		return o.judged(out, err)
	}
	if o.json {
		err = asJSON(out, changesJSON(changes))
	} else {
		err = changes.Write(out, o.tag, o.all)
	}
	if err != nil {
		return misled, err
	}
	if !changes.Passed() {
		return failed, nil
	}
	return fine, nil
}

// coverage says which ways of the rules no case has seen, without the cases.
func (o options) coverage(out, errs io.Writer) (int, error) {
	p := newProgress(errs, o.tag)
	var seen coverage.Collector
	report, err := policytest.Evaluate(disk{}, o.paths, p.show, seen.Watch)
	p.done()
	if err != nil {
		return misled, o.unread(err)
	}
	if o.json {
		err = asJSON(out, map[string]any{"coverage": seen.Coverage().JSON()})
	} else {
		err = seen.Coverage().Write(out, o.tag, o.all)
	}
	if err != nil {
		return misled, err
	}
	if passed, lost := report.Count(); passed+lost == 0 {
		o.say(errs, "no_case", o.paths)
		return failed, nil
	}
	if o.belowFloor(seen.Coverage(), errs) {
		return failed, nil
	}
	return fine, nil
}

// changeJSON is a change of a regulation as JSON holds it.
type changeJSON struct {
	Rule    string `json:"rule"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	From    string `json:"from"`
	To      string `json:"to"`
	Noticed string `json:"noticed,omitempty"` // the name of a case that notices it
	Excuse  string `json:"excuse,omitempty"`
}

func changesJSON(m *mutation.Mutation) any {
	list := []changeJSON{}
	for _, c := range m.Changes {
		list = append(list, changeJSON{c.Rule, c.Place.File, c.Place.Line, c.From, c.To, c.Noticed, c.Excuse})
	}
	return map[string]any{
		"regulation": m.Regulation, "cases": m.Cases, "changes": list,
		"unnoticed": len(m.Unnoticed()), "excused": len(m.Excused()), "refused": m.Refused, "stale": append([]string{}, m.Stale...), "passed": m.Passed(),
	}
}
