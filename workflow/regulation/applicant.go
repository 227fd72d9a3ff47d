package regulation

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/scoring"
)

// Applicant is all that the rules ask of one who wants the post: the dossier,
// what was waived, and the performance, where there is one already.
type Applicant struct {
	ID                  string // in documents the key that the applicant stands under
	scoring.Performance `doc:",inline"`
	Dossier             *eligibility.Dossier `doc:"dossier"`
	Waived              map[string]Waiver    `doc:"waived"` // by criterion
}

// Waiver is the waiving of one criterion.
type Waiver struct {
	By     string `doc:"by,id" validate:"required"`
	Reason string `doc:"reason"`
}

type plainApplicant Applicant

// UnmarshalJSON is the strict reader: what it does not know, or cannot read,
// is among the [thituyen.Mistakes] that it returns. The id is not in the text.
func (a *Applicant) UnmarshalJSON(text []byte) error {
	return document.UnmarshalJSON(text, (*plainApplicant)(a))
}

// Shown is what the applicant has shown: the dossier, with the facts that
// stand beside it among those in it.
func (a Applicant) Shown() eligibility.Dossier {
	var d eligibility.Dossier
	if a.Dossier != nil {
		d = *a.Dossier
	}
	beside := a.beside()
	if len(beside) == 0 {
		return d
	}
	facts := make(map[string]thituyen.Fact, len(d.Facts)+len(beside))
	maps.Copy(facts, d.Facts)
	maps.Copy(facts, beside)
	d.Facts = facts
	return d
}

// beside are the facts that stand beside the dossier; one that is null is
// missing, as in it.
func (a Applicant) beside() map[string]thituyen.Fact {
	var facts map[string]thituyen.Fact
	for name, f := range a.Facts {
		if f == nil {
			continue
		}
		if facts == nil {
			facts = make(map[string]thituyen.Fact, len(a.Facts))
		}
		facts[name] = *f
	}
	return facts
}

// factMistakes finds the facts that stand in the dossier and beside it and
// differ.
func (a Applicant) factMistakes(beside map[string]thituyen.Fact) thituyen.Mistakes {
	if a.Dossier == nil {
		return nil
	}
	var mistakes thituyen.Mistakes
	for _, name := range slices.Sorted(maps.Keys(beside)) {
		one, twice := a.Dossier.Facts[name]
		if other := beside[name]; twice && one.String() != other.String() {
			at := thituyen.Path{}.Key("facts").Key(name)
			mistakes = append(mistakes, document.At(at, sentences.Reason("fact_twice", params("fact", name, "one", one.String(), "other", other.String())...)))
		}
	}
	return mistakes
}

// waivers are what was waived, by criterion.
func (a Applicant) waivers() []eligibility.Waiver {
	var waivers []eligibility.Waiver
	for _, criterion := range slices.Sorted(maps.Keys(a.Waived)) {
		w := a.Waived[criterion]
		waivers = append(waivers, eligibility.Waiver{Criterion: criterion, By: w.By, Reason: w.Reason})
	}
	return waivers
}

// performed reports whether anything was given for a scoring to count.
func (a Applicant) performed() bool {
	return len(a.Marks)+len(a.Claims)+len(a.Sanctions)+len(a.Settled)+len(a.Remarked) > 0
}
