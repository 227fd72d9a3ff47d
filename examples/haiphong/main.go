// Haiphong holds a whole selection round: one post of the City Party
// Committee's group, under the Hải Phòng pilot regulation of 2018, from leave
// to hold it to the appointment, with what was refused on the way. It reads
// the round from text files, prints what happened and why, and ends by
// verifying the record that the round has written.
//
//	go run ./examples/haiphong [-lang vi|en] [-in DIR] [-html FILE]
//		[-record FILE] [-public FILE] [-openings FILE]
//
// Without -in it holds the round in the folder round beside this file: the
// regulation is the preset, everybody in it is invented. With -in DIR it holds
// the round whose files stand there; all mistakes in them are told at their
// lines, and then nothing is written. -html writes the report as one page
// without scripts. -record and -public write the record, which is public as it
// stands; -openings writes the personal facts that it only commits to, to be
// kept in secret.
//
// The exit status is 0 where the round was held and its record verifies, 1
// where something in the files is wrong, 2 where the command is or a file
// cannot be read or written.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are what the command line asks for.
type options struct {
	tag                            language.Tag
	in                             string
	html, record, public, openings string
}

func parse(args []string, errs io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("haiphong", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the report: vi or en")
	flags.StringVar(&o.in, "in", "", "the folder with the files of another round")
	flags.StringVar(&o.html, "html", "", "write the report to this file as a page")
	flags.StringVar(&o.record, "record", "", "write the record to this file")
	flags.StringVar(&o.public, "public", "", "write the record to this file, to be published")
	flags.StringVar(&o.openings, "openings", "", "write the openings of personal facts to this file, to be kept in secret")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() > 0 {
		return o, fmt.Errorf("haiphong: unexpected argument %q; the folder of a round goes after -in", flags.Arg(0))
	}
	switch *lang {
	case "vi":
		o.tag = language.Vietnamese
	case "en":
		o.tag = language.English
	default:
		return o, fmt.Errorf("haiphong: -lang is vi or en, not %q", *lang)
	}
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
	story, err := read(o.in)
	if err == nil {
		err = tell(story, o, out)
	}
	if err == nil {
		return 0
	}
	fmt.Fprintln(errs, wrong(o.tag, err))
	if _, is := errors.AsType[unusable](err); is {
		return 2
	}
	return 1
}

// tell holds the round, writes the files that were asked for and prints the
// report.
func tell(s *story, o options, out io.Writer) error {
	held, err := hold(context.Background(), s)
	if err != nil {
		return err
	}
	v := look(held, o.tag)
	if err := write(held, v, o); err != nil {
		return err
	}
	return report(out, v)
}
