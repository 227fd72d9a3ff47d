package policytest

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
)

// screen judges who may sit. Where the regulation has no criteria everybody
// may, save for those that the post adds. A case that asks for nothing that
// rests on it need not give the dates and the term.
func (e *evaluation) screen() {
	vocabulary := e.regulation.words()
	screener := e.rules.Screener
	if screener == nil {
		var err error
		if screener, err = eligibility.Compile(eligibility.Criteria{}, vocabulary); err != nil {
			e.found(err)
			return
		}
	}
	about := eligibility.Case{Dates: map[string]civil.Date{}}
	if e.c.AsOf != nil {
		about.Dates = e.c.AsOf.Named
		if e.c.AsOf.All != nil {
			about.Date = *e.c.AsOf.All
		}
	}
	if e.c.Post != nil {
		about.Post = *e.c.Post
		e.mistakes = append(e.mistakes, below(about.Post.Check(vocabulary), "post")...)
		with, err := screener.With(about.Post.Requires)
		if err != nil {
			e.found(err, "post", "requires")
			return
		}
		screener = with
	}
	e.came.Eligibility = map[string]Verdict{}
	for _, id := range e.candidates() {
		e.dossierMistakes(screener, id, about)
		e.screenOne(screener, id, about)
	}
}

// dossierMistakes finds what in a dossier cannot be true, and the facts that
// stand both in it and beside it and differ.
func (e *evaluation) dossierMistakes(screener *eligibility.Screener, id string, about eligibility.Case) {
	candidate := e.candidate(id)
	in := func(mistakes thituyen.Mistakes, keys ...string) {
		e.mistakes = append(e.mistakes, below(mistakes, append([]string{"candidates", id}, keys...)...)...)
	}
	if candidate.Dossier != nil {
		in(screener.Check(candidate.Dossier, about), "dossier")
	}
	beside := map[string]thituyen.Fact{}
	for _, name := range sortedKeys(candidate.Facts) {
		f := candidate.Facts[name]
		if f == nil {
			continue
		}
		beside[name] = *f
		if candidate.Dossier == nil {
			continue
		}
		if inside, twice := candidate.Dossier.Facts[name]; twice && inside.String() != f.String() {
			path := thituyen.Path{}.Key("facts").Key(name)
			in(thituyen.Mistakes{document.At(path, sentences.Reason("fact_twice", param("fact", name), param("one", inside.String()), param("other", f.String())))})
		}
	}
	if len(beside) > 0 {
		in((&eligibility.Dossier{Facts: beside}).Check(e.regulation.words()))
	}
}

func (e *evaluation) screenOne(screener *eligibility.Screener, id string, about eligibility.Case) {
	candidate := e.candidate(id)
	dossier := candidate.dossier()
	var waivers []eligibility.Waiver
	for _, criterion := range sortedKeys(candidate.Waived) {
		w := candidate.Waived[criterion]
		waivers = append(waivers, eligibility.Waiver{Criterion: criterion, By: w.By, Reason: w.Reason})
	}
	decision, err := screener.Screen(&dossier, about, waivers)
	if err != nil {
		e.notScreened(id, err)
		return
	}
	if e.partly {
		return
	}
	e.screened[id] = decision
	e.came.Eligibility[id] = Verdict{
		Name: string(decision.Outcome()), NotMet: orEmpty(decision.NotMet()), Unknown: orEmpty(decision.Unknown()),
	}
}

// notScreened sorts the mistakes of a screening: those of the candidate, and
// those of the case, which matter only where it asks for a verdict.
func (e *evaluation) notScreened(id string, err error) {
	mistakes, ok := document.Of(err)
	if !ok {
		e.found(err, "candidates", id)
		return
	}
	for _, m := range mistakes {
		switch {
		case !aboutCase(m):
			e.mistakes = append(e.mistakes, below(thituyen.Mistakes{m}, "candidates", id)...)
		case e.c.Expect.judges():
			e.mistakes = document.Join(e.mistakes, thituyen.Mistakes{m})
		}
	}
}

// eligible reports whether a candidate may be scored.
func (e *evaluation) eligible(id string) bool {
	return e.came.Eligibility[id].Name == string(eligibility.Eligible)
}

// criteria lists the ids of the criteria that hold in the case.
func (e *evaluation) criteria() []string {
	var ids []string
	if e.rules.Criteria != nil {
		for _, c := range e.rules.Criteria.Criteria {
			ids = append(ids, c.ID)
		}
	}
	if e.c.Post != nil {
		for _, c := range e.c.Post.Requires {
			if !slices.Contains(ids, c.ID) {
				ids = append(ids, c.ID)
			}
		}
	}
	return ids
}
