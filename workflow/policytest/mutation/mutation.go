// Package mutation tells which changes of a regulation its policy suites
// notice: [Mutate] changes each number, direction, order and connective in
// turn, and runs the cases that name the regulation until one fails.
package mutation

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/nodes"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Mutation says which changes of a regulation its cases notice.
type Mutation struct {
	Regulation string
	Cases      int // that name the regulation
	Changes    []Change
	// Refused is how many changes made no regulation any more: reading them
	// tells the mistake. They are not among Changes.
	Refused int
	// Stale are the excuses, by the path of their rule, that excuse no change
	// that goes unnoticed.
	Stale []string
}

// Change is one number, direction, order or connective of a regulation,
// changed.
type Change struct {
	Rule     string // by keys and ids: scoring.written.pass
	Place    thituyen.Place
	From, To string
	Noticed  string // the name of a case that then fails, "" where none does
	Excuse   string // why no case need notice it, as the regulation says
}

// Unnoticed returns the changes that no case notices and nothing excuses.
func (m *Mutation) Unnoticed() []Change {
	return m.with(func(c Change) bool { return c.Noticed == "" && c.Excuse == "" })
}

// Excused returns the changes that no case notices, with an excuse.
func (m *Mutation) Excused() []Change {
	return m.with(func(c Change) bool { return c.Noticed == "" && c.Excuse != "" })
}

// MostExcused is how many changes may be excused: one in twenty.
func (m *Mutation) MostExcused() int { return len(m.orEmpty().Changes) / 20 }

// Passed reports whether every change is noticed or excused, no more are
// excused than may be, and no excuse is stale.
func (m *Mutation) Passed() bool {
	return len(m.Unnoticed()) == 0 && len(m.Excused()) <= m.MostExcused() && len(m.orEmpty().Stale) == 0
}

// orEmpty is the mutation, or an empty one for nil.
func (m *Mutation) orEmpty() *Mutation {
	if m == nil {
		return &Mutation{}
	}
	return m
}

func (m *Mutation) with(holds func(Change) bool) []Change {
	var out []Change
	for _, c := range m.orEmpty().Changes {
		if holds(c) {
			out = append(out, c)
		}
	}
	return out
}

// ErrFailing says that cases fail by the regulation as it is: whether they
// notice a change cannot be told then.
var ErrFailing = errors.New("mutation: cases that name the regulation fail already; mend them first")

// ErrNotNamed says that no suite under the paths names the regulation.
var ErrNotNamed = errors.New("mutation: no case under the paths names the regulation")

// Mutate changes each number, direction, order and connective of a regulation
// in turn, one at a time, and runs the cases under the paths that name it.
// The regulation is the path of its document, or the id of a preset. Progress,
// where not nil, is called after each change, never twice at once. The report
// is the same however the work is shared between cores.
//
// What a suite cannot ask about is left as it is: `minimum`, `members` of which no step asks,
// `replacement`, who marks by code, how a ballot is kept.
func Mutate(fsys fs.FS, name string, paths []string, progress func(done, of int)) (*Mutation, error) {
	t := trial{name: name, out: &Mutation{}}
	file, text, err := regulation.ReadText(fsys, name)
	if err != nil {
		return nil, err
	}
	root, mistakes := document.Parse(file, text)
	if root == nil {
		return nil, mistakes
	}
	t.root = root
	if t.regulation, err = compiled(root); err != nil {
		return nil, err
	}
	t.out.Regulation = t.regulation.ID()
	if err := t.gather(fsys, paths); err != nil {
		return nil, err
	}
	t.run(progress)
	return t.out, nil
}

// trial is a regulation on trial before its cases.
type trial struct {
	name       string // the file, or the preset's id
	root       *document.Node
	regulation *regulation.Regulation
	cases      []trialCase
	out        *Mutation
}

// trialCase is a case with the rules that it saw at work.
type trialCase struct {
	*policytest.Asked
	rules []string
}

// gather finds the cases that name the regulation, and runs them once.
func (t *trial) gather(fsys fs.FS, paths []string) error {
	var mutex sync.Mutex
	_, err := policytest.Evaluate(fsys, paths, nil, func(a *policytest.Asked) {
		if a.Source != t.name && path.Clean(a.Source) != path.Clean(t.name) {
			return
		}
		c := trialCase{a, coverage.Rules(a)}
		mutex.Lock()
		defer mutex.Unlock()
		t.cases = append(t.cases, c)
	})
	if err != nil {
		return err
	}
	slices.SortFunc(t.cases, func(a, b trialCase) int { return cmp.Compare(a.Number, b.Number) })
	for _, c := range t.cases {
		if !c.Passed {
			return fmt.Errorf("%w: %s:%d %s", ErrFailing, c.Suite, c.Place.Line, c.Name)
		}
	}
	t.out.Cases = len(t.cases)
	if len(t.cases) == 0 {
		return ErrNotNamed
	}
	return nil
}

// run tries every change, on as many cores as there are.
func (t *trial) run(progress func(done, of int)) {
	all := mutants(t.root)
	changes := make([]*Change, len(all))
	var mutex sync.Mutex
	var group sync.WaitGroup
	next, done := 0, 0
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		group.Go(func() {
			mutex.Lock()
			defer mutex.Unlock()
			for next < len(all) {
				i := next
				next++
				mutex.Unlock()
				change := t.try(all[i])
				mutex.Lock()
				changes[i] = change
				done++
				if progress != nil {
					progress(done, len(all))
				}
			}
		})
	}
	group.Wait()
	for _, c := range changes {
		if c == nil {
			t.out.Refused++
		} else {
			t.out.Changes = append(t.out.Changes, *c)
		}
	}
	t.excuse()
}

// try changes one thing and asks the cases until one fails; nil where what
// comes of it is no regulation.
func (t *trial) try(m mutant) *Change {
	reg, err := compiled(m.root())
	if err != nil {
		return nil
	}
	holds := policytest.Holds(reg)
	change := &Change{Rule: m.ruleName(), Place: m.place.Shown(), From: m.from, To: m.to}
	for _, i := range t.inOrder(m) {
		if !holds(t.cases[i].Asked) {
			change.Noticed = t.cases[i].Name
			break
		}
	}
	return change
}

// ruleName is the rule with the group whose own it is.
func (m mutant) ruleName() string {
	if m.group == "" {
		return m.rule
	}
	return "groups." + m.group + "." + m.rule
}

// inOrder puts first the cases that saw the rule at work, for they are the
// ones to notice; those of other groups of posts than the rule's cannot.
func (t *trial) inOrder(m mutant) []int {
	words := strings.FieldsFunc(m.rule, func(r rune) bool { return r == '.' || r == '[' })
	near := strings.Join(words[:min(len(words), 2)], ".")
	if len(words) > 2 && (words[0] == "procedure" || words[0] == "ranking") {
		near = strings.Join(words[:3], ".")
	}
	var first, second []int
	for i, c := range t.cases {
		switch {
		case m.group != "" && (c.Case.Post == nil || c.Case.Post.Group != m.group):
		case c.sees(near):
			first = append(first, i)
		default:
			second = append(second, i)
		}
	}
	return append(first, second...)
}

func (c trialCase) sees(rule string) bool {
	return slices.ContainsFunc(c.rules, func(seen string) bool { return seen == rule || strings.HasPrefix(seen, rule+".") })
}

// excuse gives the changes that nobody notices the excuses that the
// regulation writes down.
func (t *trial) excuse() {
	for _, x := range t.regulation.Document().Excused {
		used := false
		for i := range t.out.Changes {
			if c := &t.out.Changes[i]; c.Noticed == "" && ruleWithin(c.Rule, x.Rule) {
				c.Excuse, used = x.Why, true
			}
		}
		if !used {
			t.out.Stale = append(t.out.Stale, x.Rule)
		}
	}
}

// ruleWithin reports whether a rule is another or lies below it.
func ruleWithin(rule, other string) bool {
	rest, ok := strings.CutPrefix(rule, other)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// compiled is the regulation of nodes.
func compiled(root *document.Node) (*regulation.Regulation, error) {
	made, err := nodes.Compile(root)
	if err != nil {
		return nil, err
	}
	return made.(*regulation.Regulation), nil
}
