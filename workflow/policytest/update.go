package policytest

import (
	"bytes"
	"io"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
)

// Updated is a suite with what came out written in place of what it expected.
type Updated struct {
	File  string
	Text  []byte // the whole new text; comments and layout as they were
	Hunks []Hunk
	// Left are the differences that could not be written in their place, and
	// that people must mend by hand.
	Left []Difference
}

// Hunk is some neighbouring lines before and after.
type Hunk struct {
	Line          int // of the first of them, from 1
	Before, After []string
}

// Updates writes, for each suite of the report with expectations that did not
// hold, what came out in their place. Cases with mistakes are left as they
// are. Nothing is stored: the caller looks at the hunks and writes the texts.
// The report must be that of suites in the same file system, unchanged since.
func (r *Report) Updates(fsys fs.FS) ([]Updated, error) {
	var out []Updated
	for _, s := range r.orEmpty().Suites {
		if !slices.ContainsFunc(s.Cases, func(c CaseResult) bool { return len(c.Differences) > 0 }) {
			continue
		}
		text, err := document.ReadFile(fsys, s.File)
		if err != nil {
			return nil, err
		}
		if u := update(s, text); len(u.Hunks)+len(u.Left) > 0 {
			out = append(out, u)
		}
	}
	return out, nil
}

// byteOrderMark is left where it stands: places do not count it.
var byteOrderMark = []byte("\ufeff")

// update writes what came out into one suite.
func update(s SuiteResult, text []byte) Updated {
	body, marked := bytes.CutPrefix(text, byteOrderMark)
	u := Updated{File: s.File, Text: text}
	root, _ := document.Parse(s.File, text, document.AnyKey)
	if root == nil {
		return u
	}
	e := &editor{text: body, json: strings.HasSuffix(s.File, ".json")}
	var all []change
	for i, c := range s.Cases {
		for _, d := range c.Differences {
			edits, ok := e.edits(root.Get("cases").Items[i], d)
			if !ok {
				u.Left = append(u.Left, d)
				continue
			}
			all = append(all, change{i, d, edits})
		}
	}
	if !e.holds(s, all) { // one by one, those that do
		var good []change
		for _, c := range all {
			if e.holds(s, append(slices.Clip(good), c)) {
				good = append(good, c)
			} else {
				u.Left = append(u.Left, c.difference)
			}
		}
		all = good
	}
	for _, c := range all {
		e.all = append(e.all, c.edits...)
	}
	slices.SortStableFunc(e.all, func(a, b edit) int { return a.from - b.from })
	u.Text, u.Hunks = e.apply(e.all), e.hunks()
	if marked {
		u.Text = append(slices.Clone(byteOrderMark), u.Text...)
	}
	return u
}

// change is one difference with the edits that put it right.
type change struct {
	at         int // the case
	difference Difference
	edits      []edit
}

// holds reports whether the text reads, once some changes are made, as the
// same suite save that it expects what came out.
func (e *editor) holds(s SuiteResult, changes []change) bool {
	var edits []edit
	mended := make([]int, len(s.Cases))
	for _, c := range changes {
		edits = append(edits, c.edits...)
		mended[c.at]++
	}
	var suite Suite
	root, _ := document.Parse(s.File, e.apply(edits), document.AnyKey)
	if root == nil || len(document.Decode(root, &suite)) > 0 || len(suite.Cases) != len(s.Cases) {
		return false
	}
	for i, c := range s.Cases {
		if mended[i] > 0 && len(still(suite.Cases[i], c)) != len(c.Differences)-mended[i] {
			return false
		}
	}
	return true
}

// still are the paths of the expectations of a case that do not agree with
// what came out.
func still(c Case, result CaseResult) []string {
	var out []string
	for _, d := range compare(c.Expect, result.Came) {
		out = append(out, d.Path.String())
	}
	for _, d := range result.Differences {
		if i, ok := d.Path.Item("steps"); ok && (i >= len(c.Steps) || !sameSet(c.Steps[i].Refused, d.came.texts())) {
			out = append(out, d.Path.String())
		}
	}
	return out
}

// WriteUpdates writes the lines that change, and what people must mend by
// hand.
func WriteUpdates(out io.Writer, updates []Updated, tag language.Tag) error {
	w := &writer{out: document.Writer(out), tag: tag}
	for _, u := range updates {
		w.line("%s", u.File)
		for _, h := range u.Hunks {
			w.line("@@ %s %d", w.word("line"), h.Line)
			for _, line := range h.Before {
				w.line("-%s", line)
			}
			for _, line := range h.After {
				w.line("+%s", line)
			}
		}
		for _, d := range u.Left {
			w.line("%s", sentences.Reason("by_hand", param("line", d.Place.Line), param("path", d.Path.String()), param("came", d.Came)).Text(tag))
		}
	}
	return w.err
}
