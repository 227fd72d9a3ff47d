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
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Evaluate runs every suite among the documents under the paths, folders
// walked; "." where none is given. Documents that hold no suite are passed
// over. A suite names its regulation by a path relative to it, by the id of a
// document beside it or under the paths (the nearest, as folders go), or by
// the id of a preset. The error is that of a path that does not exist;
// everything wrong in documents and cases is in the report.
//
// Suites run side by side and the report is the same however they do.
// Progress, where not nil, is called after each case, never twice at once;
// each watcher after each case that could be asked, from several goroutines.
func Evaluate(fsys fs.FS, paths []string, progress func(done, of int), watchers ...func(*Asked)) (*Report, error) {
	r, err := newRunner(fsys, paths)
	if err != nil {
		return nil, err
	}
	r.watchers = watchers
	return r.report(progress), nil
}

// suiteRun is a suite while it is run.
type suiteRun struct {
	root   *document.Node
	suite  Suite
	inCase []thituyen.Mistakes
	result SuiteResult
	broken []known // by case, where the regulation is not usable
}

// decode reads the suite from its document. A mistake inside a case fails
// that case alone.
func (s *suiteRun) decode() {
	s.root = completed(s.root)
	all := document.Join(document.Decode(s.root, &s.suite), document.In(document.Check(s.suite), s.root), document.In(s.suite.unasked(), s.root))
	if !document.Whole(all) {
		all = append(all, s.unread()...)
	}
	s.result.Name = s.suite.Name
	s.inCase = make([]thituyen.Mistakes, len(s.suite.Cases))
	for _, m := range all {
		if i, ok := m.Path.Item("cases"); ok && i < len(s.inCase) {
			s.inCase[i] = append(s.inCase[i], m)
		} else {
			s.result.Mistakes = append(s.result.Mistakes, m)
		}
	}
	if len(s.suite.Cases) == 0 && len(all) == 0 {
		empty := document.At(thituyen.Path{}.Key("cases"), sentences.Reason("no_cases"))
		s.result.Mistakes = append(s.result.Mistakes, document.In(thituyen.Mistakes{empty}, s.root)...)
	}
	s.result.Cases = make([]CaseResult, len(s.suite.Cases))
	s.broken = make([]known, len(s.suite.Cases))
}

// unread fails every case of a suite with more mistakes than are told: which
// of them the others are about is not known.
func (s *suiteRun) unread() thituyen.Mistakes {
	out := make(thituyen.Mistakes, len(s.suite.Cases))
	for i := range out {
		out[i] = document.At(casePath(i), sentences.Reason("suite_unread"))
	}
	return document.In(out, s.root)
}

// casePath leads to a case of a suite.
func casePath(i int) thituyen.Path { return thituyen.Path{}.Key("cases").Index(i) }

// runner runs the suites of some paths.
type runner struct {
	suites      []*suiteRun
	regulations *regulations
	checked     []known // regulations that were named themselves
	tasks       []task
	watchers    []func(*Asked)
}

// task is one case of one suite.
type task struct {
	suite *suiteRun
	at    int
}

func newRunner(fsys fs.FS, paths []string) (*runner, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	files, err := suiteFiles(fsys, paths)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(files))
	suites := make([]*suiteRun, len(files))
	sideBySide(len(files), func(i int) {
		names[i] = files[i].name
		suites[i] = readSuite(fsys, &files[i])
		if suites[i] != nil || !files[i].named {
			files[i].text = nil
		}
	})
	r := &runner{regulations: newRegulations(fsys, names)}
	for i, s := range suites {
		if s == nil {
			if files[i].named {
				r.checkNamed(files[i])
			}
			continue
		}
		r.regulations.holdNone(names[i : i+1])
		r.suites = append(r.suites, s)
		for i := range s.result.Cases {
			r.tasks = append(r.tasks, task{s, i})
		}
	}
	return r, nil
}

// report runs every case.
func (r *runner) report(progress func(done, of int)) *Report {
	var mutex sync.Mutex
	done := 0
	sideBySide(len(r.tasks), func(i int) {
		r.run(i)
		if progress != nil {
			mutex.Lock()
			defer mutex.Unlock()
			done++
			progress(done, len(r.tasks))
		}
	})
	report := &Report{}
	broken := brokenRegulations{}
	for _, s := range r.suites {
		s.settle(broken)
		report.Suites = append(report.Suites, s.result)
	}
	for _, k := range r.checked {
		if k.broken != nil {
			broken[k.name] = k.broken
		} else if k.regulation != nil {
			report.Sound = append(report.Sound, SoundRegulation{File: k.name, ID: k.regulation.ID()})
		}
	}
	report.Regulations = broken.list()
	return report
}

// sideBySide calls work for 0 … n-1 on as many cores as there are.
func sideBySide(n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}

// run asks the regulation about one case.
func (r *runner) run(number int) {
	t := r.tasks[number]
	s, c := t.suite, t.suite.suite.Cases[t.at]
	path := casePath(t.at)
	into := &s.result.Cases[t.at]
	into.Name, into.Place, into.Mistakes = strings.Join(strings.Fields(c.Name), " "), document.Find(path, s.root).Shown(), s.inCase[t.at]
	if into.Name == "" {
		into.Name = "#" + strconv.Itoa(t.at+1)
	}
	if s.suite.Regulation == "" {
		into.Mistakes = append(into.Mistakes, missingRegulation(s.root, path))
		return
	}
	k := r.named(s, c)
	if k.regulation == nil {
		s.broken[t.at] = k
		return
	}
	e := ask(c, k, s.inCase[t.at], path, s.root, into)
	for _, watch := range r.watchers {
		a := e.watched()
		a.Number, a.Suite, a.Name, a.Place, a.Passed, a.Source, a.path, a.root = number, s.result.File, into.Name, into.Place, into.Passed(), k.name, path, s.root
		watch(a)
	}
}

// named is the regulation that a case is asked of.
func (r *runner) named(s *suiteRun, c Case) known {
	if day, ok := c.about().NoticeDay(); ok {
		return r.regulations.find(s.suite.Regulation, s.result.File, &day)
	}
	return r.regulations.find(s.suite.Regulation, s.result.File, nil)
}

func missingRegulation(root *document.Node, path thituyen.Path) thituyen.Mistake {
	return document.In(thituyen.Mistakes{document.At(path, sentences.Reason("regulation_missing"))}, root)[0]
}

// ask runs a case and writes down what did not hold. What was wrong in
// reading it counts among its mistakes where it expects some.
func ask(c Case, k known, inCase thituyen.Mistakes, path thituyen.Path, root *document.Node, into *CaseResult) *evaluation {
	e := evaluate(c, k.regulation, len(inCase) > 0)
	into.Mistakes = nil
	mistakes := document.Join(inCase, e.placed(path, root))
	if c.Expect.Mistakes != nil {
		e.came.Mistakes = mistakeCodes(mistakes)
		e.mistakes, mistakes = mistakes, nil
	}
	into.Came = e.came
	if len(mistakes) > 0 {
		into.Mistakes = mistakes
		return e
	}
	for _, d := range append(e.wrong, compare(c.Expect, e.came)...) {
		if d.part.of != "steps" {
			d.Why = e.why(d)
		}
		d.Place = document.Find(path.Join(d.Path), root).Shown()
		into.Differences = append(into.Differences, d)
	}
	return e
}

// placed are the mistakes with their places in the suite.
func (e *evaluation) placed(path thituyen.Path, root *document.Node) thituyen.Mistakes {
	out := make(thituyen.Mistakes, len(e.mistakes))
	for i, m := range e.mistakes {
		if out[i] = m; m.Place.IsZero() {
			out[i].Path = path.Join(m.Path)
		}
	}
	return document.In(out, root)
}

// settle tells what is wrong with regulations once: the mistakes of a
// document for all suites, a name that leads nowhere for the suite.
func (s *suiteRun) settle(broken brokenRegulations) {
	for i, k := range s.broken {
		if k.broken == nil && k.missing == nil {
			continue
		}
		reason := sentences.Reason("regulation_missing")
		if k.broken != nil {
			broken[k.name] = k.broken
			reason = sentences.Reason("regulation_wrong", param("regulation", k.name), param("count", len(k.broken)))
		} else if mistakes, ok := document.Of(k.missing); ok {
			s.result.Mistakes = document.Join(s.result.Mistakes, document.In(mistakes, s.root))
		}
		s.result.Cases[i].Mistakes = document.In(thituyen.Mistakes{document.At(casePath(i), reason)}, s.root)
	}
}
