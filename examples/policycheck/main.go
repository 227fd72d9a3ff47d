// Policycheck is an office's tool for regulations: it runs policy suites, and
// writes, explains, checks and compares regulations.
//
//	go run ./examples/policycheck [-lang vi|en] [-json] [-v] [-cover N] [-update] [-watch] PATH…
//	go run ./examples/policycheck help
//
// PATH is a suite or a folder; documents that hold no suite are passed over,
// and a regulation named itself is checked. It prints one line a case; below a
// failed one each expectation beside what came out and why; then which ways of
// the regulations' rules no case has seen at work; last the line "N passed, N
// failed". With -update it shows what would change in the suites for every
// case to pass, and changes it.
//
// The other commands are words, lint, compare, coverage, mutate, new, copy,
// presets, explain, schema and completion; `policycheck help` says what each
// takes, in Vietnamese unless -lang en asks for English.
//
// The exit status is 0 where all is well, 1 where a case failed, a document is
// wrong, two regulations differ or a floor is not reached, 2 where the command
// is wrong or something cannot be read or written. A progress line on standard
// error shows long runs, where that is a terminal.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// options are what the command line asks for.
type options struct {
	tag    language.Tag
	json   bool
	all    bool
	floor  int // in percent; below 0: none
	update bool
	watch  bool
	html   string
	start  start
	asks   bool // no flag says what to begin with
	in     io.Reader
	paths  []string
}

// The exit statuses.
const (
	fine   = 0
	failed = 1
	misled = 2
)

func run(args []string, in io.Reader, out, errs io.Writer) int {
	o, c, err := parse(args, out)
	o.in = in
	if errors.Is(err, flag.ErrHelp) {
		return fine
	}
	if err == nil {
		var status int
		if status, err = c.do(o, out, errs); err == nil {
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

// parse reads the command line: the command where the first word is one, and
// flags before and behind the rest.
func parse(args []string, out io.Writer) (options, command, error) {
	o := options{tag: language.Vietnamese, start: usualStart()}
	flags := flag.NewFlagSet("policycheck", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // what is wrong is said in the language asked for
	lang := flags.String("lang", "vi", "")
	shows := flags.Bool("version", false, "")
	o.define(flags)
	c, named, err := o.words(args, flags)
	if *lang == "en" {
		o.tag = language.English
	}
	switch {
	case errors.Is(err, flag.ErrHelp) && named:
		usage(out, o.tag, &c)
		return o, c, flag.ErrHelp
	case errors.Is(err, flag.ErrHelp):
		usage(out, o.tag, nil)
		return o, c, flag.ErrHelp
	case err != nil:
		return o, c, o.wrong("no_flag", flagIn(err), c.name)
	case *lang != "vi" && *lang != "en":
		return o, c, o.wrong("wrong_lang", *lang)
	case *shows:
		fmt.Fprintln(out, version())
		return o, c, flag.ErrHelp
	}
	if c.name != "explain" {
		for i, name := range o.paths {
			o.paths[i] = filepath.ToSlash(name)
		}
	}
	flags.Visit(func(f *flag.Flag) { o.asks = o.asks && !slices.Contains(c.flags, f.Name) })
	return o, c, o.fits(flags, c)
}

// define enters the flags.
func (o *options) define(flags *flag.FlagSet) {
	o.asks = true
	flags.BoolVar(&o.json, "json", false, "")
	flags.BoolVar(&o.all, "v", false, "")
	flags.IntVar(&o.floor, "cover", -1, "")
	flags.BoolVar(&o.update, "update", false, "")
	flags.BoolVar(&o.watch, "watch", false, "")
	flags.StringVar(&o.html, "html", "", "")
	o.start.define(flags)
}

// words sorts flags from the rest, and finds the command.
func (o *options) words(args []string, flags *flag.FlagSet) (c command, isNamed bool, err error) {
	c = commands[0]
	for first := true; ; first = false {
		if err := flags.Parse(args); err != nil {
			return c, isNamed, err
		}
		rest := flags.Args()
		if len(rest) == 0 {
			return c, isNamed, nil
		}
		if found, is := named(rest[0]); is && first {
			c, isNamed = found, true
		} else {
			o.paths = append(o.paths, rest[0])
		}
		args = rest[1:]
	}
}

// flagIn is the flag that an error of the flag set is about.
func flagIn(err error) string {
	for _, word := range strings.Fields(err.Error()) {
		if strings.HasPrefix(word, "-") {
			return strings.TrimRight(word, ":")
		}
	}
	return err.Error()
}

// fits finds what does not go together.
func (o options) fits(flags *flag.FlagSet, c command) error {
	if err := o.undefine(flags, c); err != nil {
		return err
	}
	switch n := len(o.paths); {
	case o.floor > 100:
		return o.wrong("wrong_cover", o.floor)
	case o.update && (o.json || o.watch):
		return o.wrong("not_together", "-update", map[bool]string{true: "-json", false: "-watch"}[o.json])
	case n < c.least || c.name == "explain" && n == 0 && o.html == "":
		return o.wrong("too_few", c.name, c.takes.Text(o.tag))
	case c.most >= 0 && n > c.most:
		return o.wrong("too_many", c.name, c.takes.Text(o.tag), strings.Join(o.paths[c.most:], " "))
	}
	return nil
}

// disk is the file system by the paths of the command line, `..` included.
type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

func (disk) ReadFile(name string) ([]byte, error) { return os.ReadFile(filepath.FromSlash(name)) }

func (disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(filepath.FromSlash(name)) }

func (disk) Stat(name string) (fs.FileInfo, error) { return os.Stat(filepath.FromSlash(name)) }
