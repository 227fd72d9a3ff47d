package round

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// knownNames holds the group of the post against the regulation, and finds
// the steps that acts may name: those of the procedure for that group, or of
// any group where the post's is unknown, and the built-in ones.
func (r *caseReader) knownNames(rules *regulation.Regulation, opening *document.Node, said *Open) {
	if rules == nil || said == nil {
		return // what is wrong with the file itself is told
	}
	groups := []string{said.Post.Group}
	if _, err := rules.For(said.Post.Group); err != nil {
		wrong := mistakesOf(err)
		if len(rules.Groups()) == 0 {
			wrong = thituyen.Mistakes{{Reason: sentences.Reason("no_groups", param("found", said.Post.Group))}}
		}
		r.mistakes = append(r.mistakes, placed(wrong, opening, "post", "group")...)
		groups = append([]string{""}, rules.Groups()...)
	}
	for _, group := range groups {
		if bound, err := rules.For(group); err == nil && bound.Machine != nil {
			for _, id := range bound.Machine.Steps() {
				rule, _ := bound.Machine.Step(id)
				r.does[id] = rule.Act()
			}
			r.steps = append(r.steps, bound.Machine.Steps()...)
		}
	}
	if r.steps != nil {
		r.steps = unique(append(r.steps, workflow.Acts()...))
	}
}

// placed puts mistakes at a path below a node, at the deepest part of the
// path that the file has.
func placed(mistakes thituyen.Mistakes, root *document.Node, keys ...string) thituyen.Mistakes {
	at := root
	for _, key := range keys {
		next := at.Get(key)
		if next == nil {
			break
		}
		at = next
	}
	out := slices.Clone(mistakes)
	for i := range out {
		out[i].Path, out[i].Place = pathOf(keys...), at.Place.Shown()
	}
	return out
}

// stepKind is the kind of the act whose step a node names. An unknown step is
// told, and what the act says is then read as the nearest known one would say
// it; false where none is near.
func (r *caseReader) stepKind(step *document.Node, refused []string) (k kind, mistakes thituyen.Mistakes, readable bool) {
	name := ""
	if step != nil {
		name = step.Text
	}
	if name == "" || r.steps == nil || slices.Contains(r.steps, name) || slices.Contains(refused, "unknown_step") {
		return r.kindOf(name), nil, true
	}
	nearest := wording.Nearest(name, r.steps)
	wrong := thituyen.Mistake{Reason: document.NotOneOf(name, r.steps), Path: pathOf("step"), Place: step.Place.Shown()}
	return r.kindOf(nearest), thituyen.Mistakes{wrong}, nearest != ""
}

// kindOf is the kind of the act whose effect a step has.
func (r *caseReader) kindOf(step string) kind {
	if act, known := r.does[step]; known {
		return kindFor(act, false)
	}
	return kindFor(step, false)
}
