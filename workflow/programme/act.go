package programme

import (
	"slices"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// act is an entry as the review looks at it.
type act struct {
	entry     int
	step      string
	does      string // the built-in act whose effect the step has
	by        string
	candidate string
	happened  civil.DateTime
	says      canonical.Value
	result    canonical.Value
	vote      string // the result of a vote, if the step is under one
	done      bool   // the step took effect
}

func readAct(entry ledger.Entry) (act, error) {
	body, err := canonical.Parse(slices.Clone(entry.Body))
	if err != nil {
		return act{}, err
	}
	a := act{entry: entry.Number, step: entry.Kind, by: entry.Actor, happened: civil.DateTimeOf(entry.Happened)}
	if a.does = text(body, "act"); a.does == "" {
		a.does = a.step
	}
	a.says, _ = body.Member("says")
	a.result, _ = body.Member("result")
	a.candidate = text(body, "candidate")
	vote, _ := a.result.Member("vote")
	a.vote = text(vote, "result")
	a.done = !yes(a.result, "pending") && (a.vote == "" || a.vote == "won")
	return a, nil
}

// text is a member of an object that is text, or "".
func text(v canonical.Value, key string) string {
	member, _ := v.Member(key)
	text, _ := member.Text()
	return text
}

// yes is a member of an object that is true.
func yes(v canonical.Value, key string) bool {
	member, _ := v.Member(key)
	truth, _ := member.Bool()
	return truth
}

// whole is a member of an object that is a whole number.
func whole(v canonical.Value, key string) int {
	n, err := strconv.Atoi(text(v, key))
	if err != nil {
		return 0
	}
	return n
}

// said is what the act says under a key, as text.
func (a *act) said(key string) string { return text(a.says, key) }

// correct puts corrected acts in the place of those they correct, and takes
// out those that were taken back or fell with a correction. What was recorded
// is checked before, so that everything here is well formed.
func (r *Record) correct() {
	gone := map[int]bool{}
	for i := range r.acts {
		a := &r.acts[i]
		if a.does != "correct" || !a.done {
			continue
		}
		entry := whole(a.says, "entry")
		if yes(a.says, "void") {
			gone[entry] = true
		}
		if instead, given := a.says.Member("instead"); given {
			delete(gone, entry)
			r.replace(entry, instead)
		}
		changes, _ := a.result.Member("changes")
		for change := range changes.Elements() {
			switch text(change, "field") {
			case "refused", "void":
				gone[whole(change, "entry")] = true
			case "stands":
				delete(gone, whole(change, "entry"))
			}
		}
	}
	r.acts = slices.DeleteFunc(r.acts, func(a act) bool { return gone[a.entry] })
}

// replace notes what an act should have said.
func (r *Record) replace(entry int, instead canonical.Value) {
	for i := range r.acts {
		if a := &r.acts[i]; a.entry == entry {
			a.says = instead
			if by := text(instead, "by"); by != "" {
				a.by = by
			}
			if candidate := text(instead, "candidate"); candidate != "" {
				a.candidate = candidate
			}
			if at, err := civil.ParseDateTime(text(instead, "at")); err == nil {
				a.happened = at
			}
		}
	}
}
