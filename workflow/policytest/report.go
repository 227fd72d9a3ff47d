package policytest

import (
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Report is what came of running suites.
type Report struct {
	// Regulations are those whose documents have mistakes, by file, each
	// once; every case that names one fails.
	Regulations []BrokenRegulation
	// Sound are the regulations among the files named themselves in whose
	// documents nothing is wrong.
	Sound  []SoundRegulation
	Suites []SuiteResult
}

// BrokenRegulation is a regulation whose document has mistakes.
type BrokenRegulation struct {
	File     string // or the id of a preset
	Mistakes thituyen.Mistakes
}

// SoundRegulation is a regulation in whose document nothing is wrong.
type SoundRegulation struct{ File, ID string }

// SuiteResult is what came of one suite. Mistakes are those outside its
// cases.
type SuiteResult struct {
	File     string
	Name     string
	Mistakes thituyen.Mistakes
	Cases    []CaseResult
}

// CaseResult is what came of one case: mistakes for which it could not be
// asked, or the expectations that did not hold; it passed where there are
// neither.
type CaseResult struct {
	Name        string
	Place       thituyen.Place
	Mistakes    thituyen.Mistakes
	Differences []Difference
	Came        Expect // what came out of everything that was asked
}

// Passed reports whether the case was asked and all it expects held.
func (c CaseResult) Passed() bool { return len(c.Mistakes) == 0 && len(c.Differences) == 0 }

// orEmpty is the report, or an empty one for nil.
func (r *Report) orEmpty() *Report {
	if r == nil {
		return &Report{}
	}
	return r
}

// Count returns how many cases passed and failed. A suite with mistakes
// outside its cases of which no case failed counts as one failure, and so does
// each regulation with mistakes where nothing else failed.
func (r *Report) Count() (passed, failed int) {
	r = r.orEmpty()
	for _, s := range r.Suites {
		lost := 0
		for _, c := range s.Cases {
			if c.Passed() {
				passed++
			} else {
				lost++
			}
		}
		if lost == 0 && len(s.Mistakes) > 0 {
			lost = 1
		}
		failed += lost
	}
	if failed == 0 {
		failed = len(r.Regulations)
	}
	return passed, failed
}

var words = map[string]wording.Word{
	"passed":   {Vi: "đạt ", En: "ok  "},
	"failed":   {Vi: "HỎNG", En: "FAIL"},
	"expected": {Vi: "mong đợi", En: "expected"},
	"came":     {Vi: "kết quả", En: "came out"},
	"because":  {Vi: "vì", En: "because"},
	"line":     {Vi: "dòng", En: "line"},
}

// WriteCases writes the mistakes of regulations, then one line a case; below
// a failed one each expectation beside what came out and why. With all, what
// came out is shown for the passed ones too.
func (r *Report) WriteCases(out io.Writer, tag language.Tag, all bool) error {
	r = r.orEmpty()
	w := &writer{out: document.Writer(out), tag: tag}
	for _, reg := range r.Regulations {
		w.line("%s", reg.File)
		for _, m := range reg.Mistakes {
			w.line("  %s %s", w.word("failed"), m.Text(tag))
		}
	}
	for _, reg := range r.Sound {
		w.line("%s", sentences.Reason("sound", param("file", reg.File), param("regulation", reg.ID)).Text(tag))
	}
	for _, s := range r.Suites {
		w.line("%s  %s", s.File, s.Name)
		for _, m := range s.Mistakes {
			w.line("  %s %s", w.word("failed"), m.Text(tag))
		}
		for _, c := range s.Cases {
			w.result(c, all)
		}
	}
	return w.err
}

// WriteCount writes the last line: "N passed, N failed".
func (r *Report) WriteCount(out io.Writer) error {
	passed, failed := r.Count()
	_, err := fmt.Fprintf(document.Writer(out), "%d passed, %d failed\n", passed, failed)
	return err
}

// notRun are the mistakes of a case that was not run for a reason told above.
var notRun = map[string]bool{"regulation_wrong": true, "regulation_missing": true}

type writer struct {
	out io.Writer
	tag language.Tag
	err error
}

func (w *writer) line(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format+"\n", args...)
	}
}

func (w *writer) word(key string) string { return words[key].Text(w.tag) }

func (w *writer) result(c CaseResult, all bool) {
	verdict := w.word("failed")
	if c.Passed() {
		verdict = w.word("passed")
	}
	w.line("  %s %s", verdict, c.Name)
	for _, m := range c.Mistakes {
		if notRun[m.Code] {
			w.line("       %s", m.Reason.Text(w.tag)) // told in full above
		} else {
			w.line("       %s", m.Text(w.tag))
		}
	}
	for _, d := range c.Differences {
		w.line("       %s %d: %s", w.word("line"), d.Place.Line, d.Path)
		w.line("         %s: %s", w.word("expected"), d.Expected)
		w.line("         %s: %s", w.word("came"), d.Came)
		for _, why := range d.Why {
			w.line("         %s %s", w.word("because"), why.Text(w.tag))
		}
	}
	if all {
		for _, a := range c.Came.answers() {
			w.line("       %s: %s", a.path, a.value)
		}
	}
}
