package policytest

import (
	"slices"
	"sync"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// bound is a regulation as cases are asked of it: what its documents say is
// taken from it once, for all cases.
type bound struct {
	*regulation.Regulation
	document func() regulation.Document
	groups   []string

	mutex sync.Mutex
	rules map[string]func() (*regulation.Rules, error) // by group
}

func bind(r *regulation.Regulation) *bound {
	if r == nil {
		return nil
	}
	return &bound{
		Regulation: r, document: sync.OnceValue(r.Document),
		groups: r.Groups(), rules: map[string]func() (*regulation.Rules, error){},
	}
}

// For returns the rules for a group of posts, the same ones every time.
func (b *bound) For(group string) (*regulation.Rules, error) {
	b.mutex.Lock()
	rules := b.rules[group]
	if rules == nil {
		rules = sync.OnceValues(func() (*regulation.Rules, error) { return b.Regulation.For(group) })
		if group == "" || slices.Contains(b.groups, group) {
			b.rules[group] = rules
		}
	}
	b.mutex.Unlock()
	return rules()
}

// from is the first day in force, "" where that is open.
func (b *bound) from() string {
	if p := b.document().InForce; p != nil && p.From != nil {
		return p.From.String()
	}
	return ""
}

// Holds returns the question whether a case passes by another regulation. It
// is safe for concurrent use.
func Holds(r *regulation.Regulation) func(*Asked) bool {
	by := bind(r)
	return func(a *Asked) bool {
		if a == nil {
			return false
		}
		e := evaluate(a.Case, by, false)
		if a.Case.Expect.Mistakes != nil {
			e.came.Mistakes = mistakeCodes(document.Join(e.placed(a.path, a.root)))
			e.mistakes = nil
		}
		return len(e.mistakes) == 0 && len(e.wrong) == 0 && len(compare(a.Case.Expect, e.came)) == 0
	}
}
