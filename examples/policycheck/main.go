// Policycheck runs policy suites: cases written as text, each with the facts
// it gives a regulation and what must come out.
//
//	go run ./examples/policycheck [-lang vi|en] [-json] [-v] [-cover N] [-update] PATH…
//	go run ./examples/policycheck -mutate REGULATION PATH…
//	go run ./examples/policycheck -lint REGULATION…
//	go run ./examples/policycheck -words REGULATION
//	go run ./examples/policycheck -presets
//	go run ./examples/policycheck -copy PRESET FILE
//
// PATH is a suite or a folder; documents that hold no suite are passed over.
// It prints one line a case; below a failed one each expectation beside what
// came out and why; then which ways of the regulations' rules no case has
// seen at work; last the line "N passed, N failed". With -update it shows
// what would change in the suites for every case to pass, and changes it.
//
// REGULATION is the path of a document or the id of a preset. -mutate changes
// each number, direction, order and connective of it in turn and says which
// changes no case notices; -lint says what in it is legal but odd; -words
// prints every rule as a sentence; -copy writes the document of a preset into
// a new file, to start a regulation of one's own from.
//
// The exit status is 0 where all passed, 1 where a case failed, a document is
// wrong or a floor is not reached, 2 where the command is wrong. A progress
// line on standard error shows long runs.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are what the command line asks for.
type options struct {
	tag     language.Tag
	json    bool
	all     bool
	floor   int // in percent; below 0: none
	update  bool
	mutate  bool
	lint    bool
	words   bool
	presets bool
	copy    bool
	paths   []string
}

// The exit statuses.
const (
	fine   = 0
	failed = 1
	misled = 2
)

func run(args []string, out, errs io.Writer) int {
	errs = thituyen.Harmless(errs) // names come from others
	o, err := parse(args, errs)
	if !o.json {
		out = thituyen.Harmless(out)
	}
	if errors.Is(err, flag.ErrHelp) {
		return misled
	}
	if err == nil {
		var status int
		if status, err = o.do(out, errs); err == nil {
			return status
		}
	}
	fmt.Fprintln(errs, worded(err, o.tag))
	return misled
}

// worded is an error in the language asked for, where it speaks it.
func worded(err error, tag language.Tag) string {
	var speaks interface{ Text(language.Tag) string }
	if errors.As(err, &speaks) {
		return speaks.Text(tag)
	}
	return err.Error()
}

func parse(args []string, errs io.Writer) (options, error) {
	o := options{tag: language.Vietnamese}
	flags := flag.NewFlagSet("policycheck", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the output: vi or en")
	flags.BoolVar(&o.json, "json", false, "print one JSON object in place of lines")
	flags.BoolVar(&o.all, "v", false, "show what came out of the cases that passed, and which cases saw each rule")
	flags.IntVar(&o.floor, "cover", -1, "fail where the cases see less than so many percent of the ways in which the rules work")
	flags.BoolVar(&o.update, "update", false, "write what came out into the suites, after showing the difference")
	flags.BoolVar(&o.mutate, "mutate", false, "change each number, direction, order and connective of a regulation; say which changes no case notices")
	flags.BoolVar(&o.lint, "lint", false, "say what is legal but odd in a regulation")
	flags.BoolVar(&o.words, "words", false, "print every rule of a regulation as a sentence")
	flags.BoolVar(&o.presets, "presets", false, "list the regulations that come with the library")
	flags.BoolVar(&o.copy, "copy", false, "write the document of a preset into a new file")
	flags.Usage = func() { usage(flags, errs) }
	for rest := args; ; { // flags may stand behind paths too
		if err := flags.Parse(rest); err != nil {
			return o, flag.ErrHelp // the flag set has said what is wrong
		}
		if rest = flags.Args(); len(rest) == 0 {
			break
		}
		o.paths = append(o.paths, filepath.ToSlash(rest[0]))
		rest = rest[1:]
	}
	switch *lang {
	case "vi":
	case "en":
		o.tag = language.English
	default:
		return o, fmt.Errorf("policycheck: -lang is vi or en, not %q", *lang)
	}
	if o.floor > 100 {
		return o, fmt.Errorf("policycheck: -cover is at most 100, not %d", o.floor)
	}
	return o, o.check(flags)
}

// check finds what does not go together.
func (o options) check(flags *flag.FlagSet) error {
	modes := 0
	for _, mode := range []bool{o.mutate, o.lint, o.words, o.presets, o.copy, o.update} {
		if mode {
			modes++
		}
	}
	switch n := len(o.paths); {
	case modes > 1:
		return errors.New("policycheck: -mutate, -lint, -words, -presets, -copy and -update do not go together")
	case o.presets:
		return nil
	case o.copy && n != 2:
		return errors.New("policycheck: -copy takes the id of a preset (-presets lists them) and the name of a new file")
	case o.mutate && n < 2:
		return errors.New("policycheck: -mutate takes a regulation and then the suites or folders of its cases")
	case o.words && n != 1:
		return errors.New("policycheck: -words takes one regulation: a file, or the id of a preset (-presets lists them)")
	case o.lint && n == 0:
		return errors.New("policycheck: -lint takes a regulation: a file, or the id of a preset (-presets lists them)")
	case n == 0:
		flags.Usage()
		return errors.New("policycheck: name a suite or a folder of suites")
	}
	return nil
}

func usage(flags *flag.FlagSet, errs io.Writer) {
	fmt.Fprintln(errs, `policycheck [-lang vi|en] [-json] [-v] [-cover N] [-update] PATH…
policycheck -mutate REGULATION PATH…
policycheck -lint REGULATION…
policycheck -words REGULATION
policycheck -presets
policycheck -copy PRESET FILE`)
	flags.PrintDefaults()
}

// disk is the file system by the paths of the command line, `..` included.
type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

func (disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(filepath.FromSlash(name)) }

func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(name)) }

func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }
