package regulation

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/scoring"
)

// Competition is the rules with a case, ready for any number of applicants.
// It is immutable and safe for concurrent use.
type Competition struct {
	rules    *Rules
	about    eligibility.Case
	screener *eligibility.Screener // nil where nobody can be judged
	mistakes thituyen.Mistakes
	missing  thituyen.Mistakes
	facts    []string // that the scoring draws from
}

// Competition makes the rules ready for a case. What is wrong with the case
// is among its [Competition.Mistakes].
func (r *Rules) Competition(c Case) *Competition {
	if r == nil {
		r = &Rules{}
	}
	out := &Competition{rules: r, about: c.eligibility()}
	if r.Scorer != nil {
		out.facts = r.Scorer.Facts()
	}
	out.post(c)
	return out
}

// found adds the mistakes of an error below keys of the case.
func (c *Competition) found(err error, keys ...string) {
	mistakes, ok := document.Of(err)
	if !ok {
		mistakes = thituyen.Mistakes{{Reason: sentences.Reason("unexpected", params("detail", err.Error())...)}}
	}
	c.mistakes = append(c.mistakes, document.Below(mistakes, keys...)...)
}

// post looks at the post and compiles what it requires.
func (c *Competition) post(of Case) {
	vocabulary := c.rules.Regulation.orEmpty().vocabulary()
	screener := c.rules.Screener
	if screener == nil {
		var err error
		if screener, err = eligibility.Compile(eligibility.Criteria{}, vocabulary); err != nil {
			c.found(err)
			return
		}
	}
	if of.Post != nil {
		c.mistakes = append(c.mistakes, document.Below(append(c.rules.CheckPost(*of.Post), of.Post.Check(vocabulary)...), "post")...)
		with, err := screener.With(of.Post.Requires)
		if err != nil {
			c.found(err, "post", "requires")
			return
		}
		screener, c.about.Post.Requires = with, nil
	}
	c.screener = screener
	if _, err := screener.Screen(nil, c.about, nil); err != nil {
		c.missing, _ = document.Of(err)
	}
}

// Mistakes are what is wrong with the case itself: a post that cannot be.
func (c *Competition) Mistakes() thituyen.Mistakes { return slices.Clone(c.made().mistakes) }

// Missing are the dates and the term that criteria ask for and the case does
// not give: where there are any, nobody can be judged.
func (c *Competition) Missing() thituyen.Mistakes { return slices.Clone(c.made().missing) }

// made is the competition to ask: of nil, one without rules.
func (c *Competition) made() *Competition {
	if c == nil || c.rules == nil {
		return (*Rules)(nil).Competition(Case{})
	}
	return c
}

// Examined is what an applicant has shown, as the rules see it.
type Examined struct {
	// Decision says who may sit; the zero one where that could not be judged.
	Decision eligibility.Decision
	// Sheet holds the performance; nil without a scoring and where what was
	// given cannot stand.
	Sheet *scoring.Sheet
	// Mistakes are all that is wrong with what was given, with paths below the
	// applicant.
	Mistakes thituyen.Mistakes
}

// Examine judges the dossier of an applicant and reads the performance, of
// those too who may not sit: their marks lead to nothing, and yet cannot be
// out of bounds.
func (c *Competition) Examine(a Applicant) Examined {
	shown := a.Shown()
	return c.made().examine(&a, &shown)
}

func (c *Competition) examine(a *Applicant, shown *eligibility.Dossier) Examined {
	var out Examined
	if c.screener != nil {
		out.Mistakes = c.dossierMistakes(a)
		decision, err := c.screener.Screen(shown, c.about, a.waivers())
		if out.Decision = decision; err != nil {
			out.found(err, len(c.missing))
		}
	}
	switch {
	case c.rules.Scorer != nil:
		sheet, err := c.rules.sheet(a, shown, c.facts)
		if out.Sheet = sheet; err != nil {
			out.found(err, 0)
		}
	case a.performed():
		out.Mistakes = append(out.Mistakes, document.At(thituyen.Path{}, sentences.Reason("no_section", params("section", "scoring")...)))
	}
	return out
}

// found adds the mistakes of an error but for the first, which are of the case.
func (e *Examined) found(err error, ofCase int) {
	mistakes, ok := document.Of(err)
	if !ok {
		mistakes = thituyen.Mistakes{{Reason: sentences.Reason("unexpected", params("detail", err.Error())...)}}
	}
	e.Mistakes = append(e.Mistakes, mistakes[min(ofCase, len(mistakes)):]...)
}

// dossierMistakes finds what in a dossier and in the facts beside it cannot be
// true.
func (c *Competition) dossierMistakes(a *Applicant) thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	if a.Dossier != nil {
		mistakes = document.Below(c.screener.Check(a.Dossier, c.about), "dossier")
	}
	if beside := a.beside(); len(beside) > 0 {
		mistakes = append(mistakes, a.factMistakes(beside)...)
		mistakes = append(mistakes, (&eligibility.Dossier{Facts: beside}).Check(c.rules.Regulation.orEmpty().vocabulary())...)
	}
	return mistakes
}

// sheet reads the performance, with the facts that the scoring draws from.
func (r *Rules) sheet(a *Applicant, shown *eligibility.Dossier, facts []string) (*scoring.Sheet, error) {
	performance := a.Performance
	performance.Facts = nil
	for _, name := range facts {
		if f, given := shown.Facts[name]; given {
			if performance.Facts == nil {
				performance.Facts = make(map[string]*thituyen.Fact, len(facts))
			}
			performance.Facts[name] = &f
		}
	}
	return r.Scorer.Sheet(a.ID, performance)
}
