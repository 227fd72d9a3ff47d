package regulation

import (
	"reflect"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/ruletext"
	"github.com/thituyen/thituyen/internal/wording"
)

// names checks the names that the head of the document gives: personal fields
// that no dossier has, and words that stand twice.
func (r *Regulation) names() thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	at := thituyen.Path{}
	known := append(dossierFields(), sortedKeys(r.document.Facts)...)
	for i, name := range r.document.Personal {
		if !r.isPersonal(name, known) {
			mistakes = append(mistakes, document.At(at.Key("personal").Index(i), document.NotOneOf(name, known)))
		}
	}
	if w := r.document.Words; w != nil {
		mistakes = append(mistakes, repeated(w.Levels, at.Key("words").Key("levels"))...)
		mistakes = append(mistakes, repeated(w.Fields, at.Key("words").Key("fields"))...)
		mistakes = append(mistakes, repeated(w.Sectors, at.Key("words").Key("sectors"))...)
		mistakes = append(mistakes, repeated(w.Units, at.Key("words").Key("units"))...)
	}
	for _, id := range r.Groups() {
		mistakes = append(mistakes, r.levels(r.document.Groups[id].Levels, at.Key("groups").Key(id).Key("levels"))...)
	}
	return append(mistakes, repeated(r.document.Personal, at.Key("personal"))...)
}

// levels checks the levels of a group's posts: each once, and where the
// document lists its levels each of them.
func (r *Regulation) levels(levels []string, at thituyen.Path) thituyen.Mistakes {
	mistakes := repeated(levels, at)
	w := r.document.Words
	if w == nil || w.Levels == nil {
		return mistakes
	}
	for i, level := range levels {
		if !slices.Contains(w.Levels, level) {
			mistakes = append(mistakes, document.At(at.Index(i), document.NotOneOf(level, w.Levels)))
		}
	}
	return mistakes
}

// CheckPost tells a post of a level that its group has not, with the path
// below the post. A post that says no level is of none, and not told.
func (r *Rules) CheckPost(post eligibility.Post) thituyen.Mistakes {
	if r == nil || r.Regulation.empty() {
		return nil
	}
	group := r.Regulation.document.Groups[r.Group]
	if post.Level == "" || group.Levels == nil || slices.Contains(group.Levels, post.Level) {
		return nil
	}
	return thituyen.Mistakes{document.At(thituyen.Path{}.Key("level"), sentences.Reason("level_not_of_group", params("found", post.Level, "group", ruletext.Named(r.Group, group.Title), "known", slices.Clone(group.Levels))...))}
}

// isPersonal reports whether a dossier may have a field or fact of this name;
// facts may be named with their mapping, and are free where none is declared.
func (r *Regulation) isPersonal(name string, known []string) bool {
	if fact, ok := strings.CutPrefix(name, "facts."); ok {
		_, declared := r.document.Facts[fact]
		return declared || r.document.Facts == nil
	}
	return slices.Contains(known, name)
}

func repeated(names []string, at thituyen.Path) thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	first := map[string]int{}
	for i, name := range names {
		if _, twice := first[name]; twice {
			mistakes = append(mistakes, document.At(at.Index(i), sentences.Reason("named_twice", params("name", name)...)))
			continue
		}
		first[name] = i
	}
	return mistakes
}

// dossierFields are the keys of a dossier.
func dossierFields() []string {
	var fields []string
	dossier := reflect.TypeFor[eligibility.Dossier]()
	for i := range dossier.NumField() {
		if key, ok := dossier.Field(i).Tag.Lookup("doc"); ok {
			key, _, _ = strings.Cut(key, ",")
			fields = append(fields, key)
		}
	}
	return fields
}

// across looks from one section into another. Sections may be left out and
// bodies may fill only some of the roles, so a name that nothing has is a
// mistake only where it is a slip of one that something has; the rest is odd
// (see odd), not wrong.
func (r *Rules) across() thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	slip := func(at thituyen.Path, name string, known []string) {
		if name != "" && !slices.Contains(known, name) && wording.Nearest(name, known) != "" {
			mistakes = append(mistakes, document.At(at, document.NotOneOf(name, known)))
		}
	}
	if r.Criteria != nil {
		known := r.roleNames()
		for i, c := range r.Criteria.Criteria {
			slip(criterionPath(i).Key("waivable_by"), c.WaivableBy, known)
		}
	}
	if r.Procedure != nil && r.Group != "" {
		var unfilled []string
		for _, role := range sortedKeys(r.Procedure.Roles) {
			if _, filled := r.Bodies[role]; !filled {
				unfilled = append(unfilled, role)
			}
		}
		for _, role := range sortedKeys(r.Bodies) {
			if _, known := r.Procedure.Roles[role]; !known {
				slip(thituyen.Path{}.Key("groups").Key(r.Group).Key("bodies").Key(role), role, unfilled)
			}
		}
	}
	return mistakes
}

func criterionPath(i int) thituyen.Path {
	return thituyen.Path{}.Key("eligibility").Key("criteria").Index(i)
}

// roleNames are the roles and bodies that the rules name.
func (r *Rules) roleNames() []string {
	known := map[string]bool{}
	if r.Procedure != nil {
		for role := range r.Procedure.Roles {
			known[role] = true
		}
	}
	for role := range r.Bodies {
		known[role] = true
	}
	return sortedKeys(known)
}
