package regulation

import (
	"strings"

	"github.com/thituyen/thituyen/internal/document"
)

// AssumptionsOn returns what the document assumes of the rule at a path of
// keys and ids (scoring.project.parts), of the rules below it and of those
// above it, so that wherever a rule shows its assumption shows too.
func (r *Regulation) AssumptionsOn(rule string) []Assumption {
	var out []Assumption
	for _, a := range r.document.Assumptions {
		if a.Rule == rule || strings.HasPrefix(rule, a.Rule+".") || strings.HasPrefix(a.Rule, rule+".") {
			out = append(out, a)
		}
	}
	return out
}

// lint finds what is legal but odd in the whole document.
func (r *Regulation) lint() Mistakes {
	var odd Mistakes
	for i, a := range r.document.Assumptions {
		if !r.stands(a.Rule) {
			path := document.Path{}.Key("assumptions").Index(i).Key("rule")
			odd = append(odd, document.At(path, sentences.Reason("rule_not_found", params("rule", a.Rule)...)))
		}
	}
	return odd.In(r.root)
}

// stands reports whether a rule is found in the document or in what a group
// makes of it.
func (r *Regulation) stands(rule string) bool {
	if follow(r.root, rule) {
		return true
	}
	for _, rules := range r.groups {
		if follow(rules.root, rule) {
			return true
		}
	}
	return false
}

// follow walks keys and ids; either may hold a point, so every way to cut the
// path is tried.
func follow(n *document.Node, rule string) bool {
	if n == nil {
		return false
	}
	if rule == "" {
		return true
	}
	for _, e := range n.Entries {
		if rest, ok := step(rule, e.Key); ok && follow(e.Value, rest) {
			return true
		}
		// An id may be named without the list that holds it.
		if e.Value.Kind == document.Sequence && follow(e.Value, rule) {
			return true
		}
	}
	for _, item := range n.Items {
		for _, key := range []string{"id", "by"} {
			if name := item.Get(key); name != nil && name.Kind == document.Scalar {
				if rest, ok := step(rule, name.Text); ok && follow(item, rest) {
					return true
				}
			}
		}
		if item.Get("parts") != nil && follow(item, rule) {
			return true
		}
	}
	return false
}

// step takes a name off the front of a path.
func step(rule, name string) (rest string, ok bool) {
	if rule == name {
		return "", true
	}
	return strings.CutPrefix(rule, name+".")
}
