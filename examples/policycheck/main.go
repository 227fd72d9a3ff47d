// Policycheck runs policy suites: cases written as text, each with the facts
// it gives a regulation and what must come out.
//
//	go run ./examples/policycheck [-lang vi|en] [-json] [-v] PATH…
//
// PATH is a suite or a folder; documents that hold no suite are passed over.
// It prints one line a case; below a failed one each expectation beside what
// came out and why; then which rules of the regulations no case has seen at
// work; last the line "N passed, N failed". The exit status is 0 where all
// passed, 1 where a case failed or a document is wrong, 2 where the command
// is.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are what the command line asks for.
type options struct {
	tag   language.Tag
	json  bool
	all   bool
	paths []string
}

func run(args []string, out, errs io.Writer) int {
	o, err := parse(args, errs)
	if err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(errs, err)
		}
		return 2
	}
	report, err := policytest.Evaluate(disk{}, o.paths, nil)
	if err != nil {
		fmt.Fprintln(errs, err)
		return 2
	}
	if err := write(report, o, out); err != nil {
		fmt.Fprintln(errs, err)
		return 2
	}
	if passed, failed := report.Count(); failed > 0 || passed == 0 {
		return 1
	}
	return 0
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("policycheck", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the output: vi or en")
	flags.BoolVar(&o.json, "json", false, "print one JSON object in place of lines")
	flags.BoolVar(&o.all, "v", false, "show what came out of the cases that passed, and the rules that were seen")
	flags.Usage = func() {
		fmt.Fprintln(errs, "policycheck [-lang vi|en] [-json] [-v] PATH…")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	switch *lang {
	case "vi":
		o.tag = language.Vietnamese
	case "en":
		o.tag = language.English
	default:
		return o, fmt.Errorf("policycheck: -lang is vi or en, not %q", *lang)
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return o, errors.New("policycheck: name a suite or a folder of suites")
	}
	for _, arg := range flags.Args() {
		o.paths = append(o.paths, filepath.ToSlash(arg))
	}
	return o, nil
}

func write(report *policytest.Report, o options, out io.Writer) error {
	if o.json {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		encoder.SetEscapeHTML(false)
		return encoder.Encode(report.JSON(o.tag))
	}
	return errors.Join(
		report.WriteCases(out, o.tag, o.all),
		report.WriteCoverage(out, o.tag, o.all),
		report.WriteCount(out),
	)
}

// disk is the file system by the paths of the command line, `..` included.
type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

func (disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(filepath.FromSlash(name)) }

func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(name)) }

func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }
