package policytest

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// ErrNoCase says that no document under the paths holds a suite with a case:
// a test of nothing would pass for ever.
var ErrNoCase = errors.New("policytest: no case was found; name a file or folder that holds suites")

// Check runs the suites under the paths, as [Evaluate] does, and returns all
// that failed as one error in English: mistakes of documents, and each
// expectation beside what came out and why. No case at all is [ErrNoCase].
func Check(fsys fs.FS, paths ...string) error {
	report, err := Evaluate(fsys, paths, nil)
	if err != nil {
		return err
	}
	passed, failed := report.Count()
	if passed+failed == 0 {
		return ErrNoCase
	}
	var problems []error
	for _, reg := range report.Regulations {
		problems = append(problems, reg.Mistakes)
	}
	for _, s := range report.Suites {
		if len(s.Mistakes) > 0 {
			problems = append(problems, s.Mistakes)
		}
		for _, c := range s.Cases {
			if !c.Passed() {
				problems = append(problems, c.problem(s.File))
			}
		}
	}
	return errors.Join(problems...)
}

// problem says in English what is wrong with a case.
func (c CaseResult) problem(file string) error {
	var out strings.Builder
	w := &writer{out: &out, tag: language.English}
	w.result(c, false)
	return fmt.Errorf("%s:%d:\n%s", file, c.Place.Line, strings.TrimRight(out.String(), "\n"))
}

// Run makes each case of the suites under the paths a test of its own, named
// after its suite's file and the case.
func Run(t *testing.T, fsys fs.FS, paths ...string) {
	t.Helper()
	report, err := Evaluate(fsys, paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	if passed, failed := report.Count(); passed+failed == 0 {
		t.Fatal(ErrNoCase)
	}
	for _, reg := range report.Regulations {
		t.Error(reg.Mistakes)
	}
	for _, s := range report.Suites {
		t.Run(s.File, func(t *testing.T) {
			if len(s.Mistakes) > 0 {
				t.Error(s.Mistakes)
			}
			for _, c := range s.Cases {
				t.Run(c.Name, func(t *testing.T) {
					if !c.Passed() {
						t.Error(c.problem(s.File))
					}
				})
			}
		})
	}
}
