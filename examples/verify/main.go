// Verify recomputes the record of a round: that its chain is whole, that
// everybody who acted could, within their time, and that every verdict, value,
// place, vote and decision that it states follows from the acts by the
// regulation inside it.
//
//	go run ./examples/verify [-head H] [-openings FILE] [-lang vi|en] RECORD
//
// It says what holds, or the first thing that does not, by entry and field.
// With -head, a head kept elsewhere, an end cut off and a record rewritten as
// a whole are found too. With -openings what rests on personal facts is
// recomputed as well, as far as the file still opens them; what rests on
// commitments alone is named.
//
// The exit status is 0 where the record holds, 1 where it does not, 2 where
// the command is wrong or a file cannot be read.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/ledger/file"
	"github.com/thituyen/thituyen/workflow/round"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are what the command line asks for.
type options struct {
	tag              language.Tag
	head             ledger.Head
	openings, record string
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the output: vi or en")
	head := flags.String("head", "", "a head kept elsewhere, as number:hash")
	flags.StringVar(&o.openings, "openings", "", "the file with the openings of personal facts")
	flags.Usage = func() {
		fmt.Fprintln(errs, "verify [-head H] [-openings FILE] [-lang vi|en] RECORD")
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
		return o, fmt.Errorf("verify: -lang is vi or en, not %q", *lang)
	}
	if *head != "" {
		var err error
		if o.head, err = ledger.ParseHead(*head); err != nil {
			return o, fmt.Errorf("verify: -head: %w", err)
		}
	}
	if flags.NArg() != 1 {
		flags.Usage()
		return o, errors.New("verify: name one record")
	}
	o.record = flags.Arg(0)
	return o, nil
}

func run(args []string, out, errs io.Writer) int {
	out, errs = thituyen.Harmless(out), thituyen.Harmless(errs) // names come from others
	o, err := parse(args, errs)
	if err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(errs, err)
		}
		return 2
	}
	report := verify(o)
	if unreadable, ok := errors.AsType[*fs.PathError](report.Failure); ok {
		fmt.Fprintln(errs, unreadable)
		return 2
	}
	if _, err := fmt.Fprintln(out, report.Text(o.tag)); err != nil {
		fmt.Fprintln(errs, err)
		return 2
	}
	if !report.Holds {
		return 1
	}
	return 0
}

// verify reads the files and recomputes the record.
func verify(o options) *round.Report {
	asked := round.VerifyOptions{Head: o.head}
	if o.openings != "" {
		openings, err := load(o.openings)
		if err != nil {
			return &round.Report{Failure: err}
		}
		asked.Openings = openings
	}
	return round.Verify(file.Lines(o.record), asked)
}

func load(name string) (*ledger.Openings, error) {
	from, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer from.Close()
	return ledger.LoadOpenings(from)
}
