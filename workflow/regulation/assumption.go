package regulation

import (
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// AssumptionsOn returns what the document assumes of the rule at a path of
// keys and ids (scoring.project.parts), of the rules below it and of those
// above it, so that wherever a rule shows its assumption shows too.
func (r *Regulation) AssumptionsOn(rule string) []Assumption {
	r = r.orEmpty()
	roots := []*document.Node{r.root}
	for _, id := range r.Groups() {
		roots = append(roots, r.groups[id].root)
	}
	var out []Assumption
	for _, a := range r.document.Assumptions {
		for _, root := range roots {
			if related(root, a.Rule, rule) {
				out = append(out, a)
				break
			}
		}
	}
	return out
}

// related reports whether one of two rules lies below the other.
func related(root *document.Node, one, other string) bool {
	if one == other || strings.HasPrefix(one, other+".") || strings.HasPrefix(other, one+".") {
		return true
	}
	places := locate(root, other)
	for _, a := range locate(root, one) {
		for _, b := range places {
			if within(a, b) || within(b, a) {
				return true
			}
		}
	}
	return false
}

// assume puts the assumptions of the document to the sentences that they are
// about: those at and below the rule that an assumption names, or the one
// that the rule is a part of.
func (r *Regulation) assume(sentences []Sentence, root *document.Node, group string) {
	for _, a := range r.document.Assumptions {
		rule := a.Rule
		if group != "" {
			if own, ok := strings.CutPrefix(rule, "groups."+group+"."); ok {
				rule = own
			}
		}
		about := map[int]bool{}
		for _, place := range locate(root, rule) {
			for _, i := range concerned(sentences, place) {
				about[i] = true
			}
		}
		for i := range sentences {
			if about[i] {
				sentences[i].Assumptions = append(sentences[i].Assumptions, a)
			}
		}
	}
}

// concerned lists the sentences at or below a place or, where there is none,
// the innermost one around it.
func concerned(sentences []Sentence, place thituyen.Path) []int {
	var below []int
	around, deepest := -1, -1
	for i, s := range sentences {
		switch {
		case within(s.Path, place):
			below = append(below, i)
		case within(place, s.Path) && len(s.Path.String()) > deepest:
			around, deepest = i, len(s.Path.String())
		}
	}
	if below == nil && around >= 0 {
		return []int{around}
	}
	return below
}
