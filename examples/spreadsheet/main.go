// Spreadsheet lets an office keep its candidates and marks in workbooks and
// sign paper, with every rule asked of the library.
//
//	go run -C examples/spreadsheet . template -regulation hai-phong-2018 -group city-committee -out mau.xlsx
//	go run -C examples/spreadsheet . import -regulation hai-phong-2018 -group city-committee [-check] [-suite FILE | -round FOLDER -by PERSON -at MOMENT] WORKBOOK…
//	go run -C examples/spreadsheet . export -round FOLDER | -record FILE [-openings FILE] [-public] -out FOLDER
//	go run -C examples/spreadsheet . words -regulation hai-phong-2018 [-group G] -out FOLDER
//	go run -C examples/spreadsheet . demo [-out FOLDER]
//
// template makes the workbook that a regulation needs; import reads workbooks
// and tables of text into a suite or into candidates and acts of a round, or
// says everything that is wrong, each at its cell, and writes nothing; export
// makes the list of results, the reasons, the sums and the minutes of a round;
// words makes a regulation's own words; demo holds a small round from a
// workbook to the signed lists.
//
// The exit status is 0 where all was done, 1 where something in the files is
// wrong, 2 where the command is. A file that exists is never written over.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/language"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	fine   = 0
	failed = 1
	misled = 2
)

// errUsage says that the command line is wrong.
var errUsage = errors.New("usage: spreadsheet template | import | export | words | demo [flags]; -h after a command lists its flags")

// commands by name.
var commands = map[string]func(args []string, out io.Writer) error{
	"template": template, "import": importing, "export": exporting, "words": words, "demo": demo,
}

func run(args []string, out, errs io.Writer) int {
	if len(args) == 0 || commands[args[0]] == nil {
		fmt.Fprintln(errs, errUsage)
		return misled
	}
	err := commands[args[0]](args[1:], out)
	var worded interface{ Text(language.Tag) string }
	switch {
	case err == nil:
		return fine
	case errors.Is(err, flag.ErrHelp), errors.Is(err, errUsage):
		fmt.Fprintln(errs, err)
		return misled
	case errors.As(err, &worded):
		fmt.Fprintln(errs, worded.Text(language.Vietnamese))
	default:
		fmt.Fprintln(errs, err)
	}
	return failed
}

// flags makes the flags of one command.
func flags(name string) *flag.FlagSet {
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	return set
}

// lists is a flag of lists by name: written=a,b.
type lists map[string][]string

func (l lists) String() string { return fmt.Sprint(map[string][]string(l)) }

func (l lists) Set(text string) error {
	name, names, ok := strings.Cut(text, "=")
	if !ok || name == "" || names == "" {
		return errors.New("write it as COMPONENT=NAME,NAME")
	}
	l[name] = strings.Split(names, ",")
	return nil
}
