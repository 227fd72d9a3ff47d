// Compare says what a new regulation changes: rule by rule, in words, and by
// its effect on a folder of cases.
//
//	go run ./examples/compare [-lang vi|en] [-cases PATH] OLD NEW
//
// OLD and NEW are presets or files of regulations. A group of posts may stand
// behind a colon, as in nd-170-2025:officer-essay: then the rules of that
// group are compared, and every case is asked for it. With -cases, the cases
// of the suites under PATH that come out otherwise follow, each with the
// rules that it rests on.
//
// The exit status is 0 where the two are the same, 1 where they differ, 2
// where something could not be read.
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

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

type options struct {
	tag        language.Tag
	cases      string
	old, newer policytest.Side
}

func run(args []string, out, errs io.Writer) int {
	out, errs = thituyen.Harmless(out), thituyen.Harmless(errs) // names come from others
	o, err := parse(args, errs)
	if err == nil {
		var differ bool
		if differ, err = o.write(out); err == nil {
			if differ {
				return 1
			}
			return 0
		}
	}
	var text interface{ Text(language.Tag) string }
	switch {
	case errors.As(err, &text):
		fmt.Fprintln(errs, text.Text(o.tag))
	case !errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(errs, err)
	}
	return 2
}

func parse(args []string, errs io.Writer) (options, error) {
	o := options{tag: language.Vietnamese}
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.SetOutput(errs)
	lang := flags.String("lang", "vi", "the language of the output: vi or en")
	flags.StringVar(&o.cases, "cases", "", "a suite or a folder of suites to ask both regulations about")
	flags.Usage = func() {
		fmt.Fprintln(errs, "compare [-lang vi|en] [-cases PATH] OLD NEW")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	switch *lang {
	case "vi":
	case "en":
		o.tag = language.English
	default:
		return o, fmt.Errorf("compare: -lang is vi or en, not %q", *lang)
	}
	if flags.NArg() != 2 {
		flags.Usage()
		return o, errors.New("compare: name two regulations, the old and the new one")
	}
	var err error
	if o.old, err = side(flags.Arg(0)); err != nil {
		return o, err
	}
	o.newer, err = side(flags.Arg(1))
	return o, err
}

// side reads a preset or a file, and the group behind it.
func side(name string) (policytest.Side, error) {
	id, group, _ := strings.Cut(name, ":")
	if regulation.IsPreset(id) {
		r, err := regulation.Preset(id)
		return policytest.Side{Regulation: r, Group: group}, err
	}
	// A path may hold a colon of its own.
	for _, path := range []string{name, id} {
		r, err := regulation.Load(os.DirFS(filepath.Dir(path)), filepath.Base(path))
		switch {
		case err == nil && path == name:
			return policytest.Side{Regulation: r}, nil
		case err == nil:
			return policytest.Side{Regulation: r, Group: group}, nil
		case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid):
			return policytest.Side{}, err
		}
	}
	return policytest.Side{}, fmt.Errorf("compare: there is no file %s, and the presets are %s", name, strings.Join(regulation.Presets(), ", "))
}

// write writes the comparison and the effect, and reports whether there is a
// difference.
func (o options) write(out io.Writer) (bool, error) {
	comparison, err := o.compare()
	if err != nil {
		return false, err
	}
	differ := len(comparison.Changes) > 0
	if _, err := io.WriteString(out, comparison.Text(o.tag)); err != nil || o.cases == "" {
		return differ, err
	}
	effect, err := policytest.CompareEffect(os.DirFS(filepath.Dir(o.cases)), []string{filepath.Base(o.cases)}, o.old, o.newer)
	if err != nil {
		return differ, err
	}
	fmt.Fprintln(out)
	return differ || slices.ContainsFunc(effect.Cases, policytest.CaseEffect.Changed), effect.Write(out, o.tag)
}

func (o options) compare() (regulation.Comparison, error) {
	if o.old.Group == "" && o.newer.Group == "" {
		return regulation.Compare(o.old.Regulation, o.newer.Regulation), nil
	}
	old, err := o.old.Regulation.For(o.old.Group)
	if err != nil {
		return regulation.Comparison{}, err
	}
	newer, err := o.newer.Regulation.For(o.newer.Group)
	if err != nil {
		return regulation.Comparison{}, err
	}
	return regulation.CompareRules(old, newer), nil
}
