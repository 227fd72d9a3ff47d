package regulation

import "github.com/thituyen/thituyen/internal/document"

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
	if len(locate(r.root, rule)) > 0 {
		return true
	}
	for _, rules := range r.groups {
		if len(locate(rules.root, rule)) > 0 {
			return true
		}
	}
	return false
}
