// Package policytest runs policy suites: cases written as text, each with the
// facts it gives a regulation and what must come out.
//
// A suite is a document, compiled once, then asked; the answer carries its
// reasons: [Evaluate] runs the suites of folders and returns a [Report],
// [Check] returns all that failed as an error, and [Run] makes each case a
// Go test:
//
//	func TestPolicy(t *testing.T) { policytest.Run(t, os.DirFS("testdata/suites")) }
//
// A case is asked only what it expects something of: who may sit, what they
// earn, who stands where and who is chosen, which steps may be taken. What
// stands under `expect` must hold; what is left out is not looked at.
package policytest

import (
	"io/fs"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/document"
)

// Evaluate runs every suite among the documents under the paths, folders
// walked; "." where none is given. Documents that hold no suite are passed
// over. A suite names its regulation by a path relative to it, by the id of a
// document beside it or under the paths, or by the id of a preset. The error
// is one of reading the folders; everything wrong in documents and cases is
// in the report. Progress, where not nil, is called after each suite.
func Evaluate(fsys fs.FS, paths []string, progress func(done, of int)) (*Report, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	files, err := suiteFiles(fsys, paths)
	if err != nil {
		return nil, err
	}
	r := runner{fsys: fsys, regulations: newRegulations(fsys, files), report: &Report{}}
	for i, file := range files {
		if err := r.file(file); err != nil {
			return nil, err
		}
		if progress != nil {
			progress(i+1, len(files))
		}
	}
	r.report.Coverage = r.coverage()
	return r.report, nil
}

type runner struct {
	fsys        fs.FS
	regulations *regulations
	report      *Report
	observed    []*observations
}

// file runs the suite in a document, if it holds one.
func (r *runner) file(name string) error {
	text, err := fs.ReadFile(r.fsys, name)
	if err != nil {
		return err
	}
	if !saysSuite.Match(text) {
		return nil
	}
	root, mistakes := document.Parse(name, text)
	if root != nil && root.Get("suite") == nil {
		return nil
	}
	result := SuiteResult{File: name, Mistakes: mistakes}
	if root != nil {
		r.suite(root, &result)
	}
	r.report.Suites = append(r.report.Suites, result)
	return nil
}

// suite runs the cases of a suite. A mistake inside a case fails that case
// alone; one outside stops them all.
func (r *runner) suite(root *document.Node, result *SuiteResult) {
	var suite Suite
	all := document.Join(document.Decode(root, &suite), document.Check(suite).In(root))
	result.Name = suite.Name
	inCase := make([]Mistakes, len(suite.Cases))
	for _, m := range all {
		if i, ok := m.Path.Item("cases"); ok && i < len(inCase) {
			inCase[i] = append(inCase[i], m)
		} else {
			result.Mistakes = append(result.Mistakes, m)
		}
	}
	result.Mistakes = append(result.Mistakes, repeatedNames(suite, root)...)
	for i, c := range suite.Cases {
		path := document.Path{}.Key("cases").Index(i)
		one := CaseResult{Name: c.Name, Place: path.Find(root), Mistakes: inCase[i]}
		if len(one.Mistakes) == 0 {
			r.run(c, suite.Regulation, result.File, path, root, &one)
		}
		result.Cases = append(result.Cases, one)
	}
}

func repeatedNames(suite Suite, root *document.Node) Mistakes {
	var mistakes Mistakes
	seen := map[string]bool{}
	for i, c := range suite.Cases {
		if seen[c.Name] && c.Name != "" {
			path := document.Path{}.Key("cases").Index(i).Key("name")
			mistakes = append(mistakes, document.At(path, sentences.Reason("repeated_name", param("name", c.Name))))
		}
		seen[c.Name] = true
	}
	return mistakes.In(root)
}

// run asks the regulation about one case.
func (r *runner) run(c Case, name, file string, path document.Path, root *document.Node, into *CaseResult) {
	var day *civil.Date
	if d, ok := c.noticeDay(); ok {
		day = &d
	}
	reg, err := r.regulations.named(name, file, day)
	if err != nil {
		mistakes, ok := document.Of(err)
		if !ok {
			mistakes = Mistakes{document.At(document.Path{}.Key("regulation"), sentences.Reason("cannot_read", param("detail", err.Error())))}
		}
		into.Mistakes = document.Join(mistakes.In(root))
		return
	}
	seen := newObservations(reg, c)
	e := evaluate(c, reg, seen)
	seen.name = c.Name
	r.observed = append(r.observed, seen)
	into.Came = e.came
	mistakes := append(e.mistakes, c.strangers()...)
	if c.Expect.Mistakes != nil {
		e.came.Mistakes = codes(mistakes)
		mistakes = nil
	}
	if len(mistakes) > 0 {
		into.Mistakes = document.Join(mistakes.Under(path).In(root))
		return
	}
	for _, d := range append(e.steps, compare(c.Expect, e.came)...) {
		d.Why = append(d.Why, e.reasons(d.Path)...)
		into.Differences = append(into.Differences, d)
	}
}

// reasons are those kept for the expectation at or above a path.
func (e *evaluation) reasons(path document.Path) []Text {
	name, ok := strings.CutPrefix(path.String(), "expect.")
	if !ok {
		return nil
	}
	for prefix, why := range e.why {
		if name == prefix || strings.HasPrefix(name, prefix+".") {
			return why()
		}
	}
	return nil
}

func codes(mistakes Mistakes) []string {
	out := []string{}
	for _, m := range mistakes {
		out = append(out, m.Code)
	}
	return out
}

// strangers finds candidates that a case expects something of and does not
// have.
func (c Case) strangers() Mistakes {
	var mistakes Mistakes
	check := func(key string, ids []string) {
		for _, id := range ids {
			if _, known := c.Candidates[id]; !known {
				path := document.Path{}.Key("expect").Key(key)
				mistakes = append(mistakes, document.At(path, sentences.Reason("no_candidate", param("found", id))))
			}
		}
	}
	check("eligibility", sortedKeys(c.Expect.Eligibility))
	check("standing", sortedKeys(c.Expect.Standing))
	check("scores", sortedKeys(c.Expect.Scores))
	check("places", sortedKeys(c.Expect.Places))
	check("selected", c.Expect.Selected)
	for _, key := range []struct {
		name   string
		groups []Group
	}{{"order", c.Expect.Order}, {"reserve", c.Expect.Reserve}, {"referred", c.Expect.Referred}} {
		for _, g := range key.groups {
			check(key.name, g)
		}
	}
	return mistakes
}
