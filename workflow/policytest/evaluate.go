package policytest

import (
	"maps"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// evaluation asks a regulation about one case, part by part, and keeps what
// came out with all that the reasons are made from.
type evaluation struct {
	c          Case
	regulation *bound
	rules      *regulation.Rules
	mistakes   thituyen.Mistakes
	came       Expect
	wrong      []Difference // steps that did not go as expected
	steps      []Taken

	screened   map[string]eligibility.Decision
	scores     map[string]scoring.Score
	list       *ranking.List
	selection  *ranking.Selection
	proceeding *workflow.Proceeding
	last       civil.DateTime // the moment of the last step
	votes      []voted
	partly     bool // some of the case could not be read: only look for more mistakes
}

// evaluate asks everything that the case expects something of, and whatever
// else it gives the facts for. What is wrong with the case is in the result's
// mistakes, with paths from the case. Of a case that could only partly be read
// nothing is asked that its missing parts would change.
func evaluate(c Case, reg *bound, partly bool) *evaluation {
	e := &evaluation{c: c, regulation: reg, partly: partly}
	e.evaluate()
	return e
}

func (e *evaluation) evaluate() {
	e.screened, e.scores = map[string]eligibility.Decision{}, map[string]scoring.Score{}
	group := ""
	if e.c.Post != nil && len(e.regulation.groups) > 0 { // else one group is as good as another
		group = e.c.Post.Group
	}
	var err error
	if e.rules, err = e.regulation.For(group); err != nil {
		e.found(err, "post", "group")
		return
	}
	if day, ok := e.c.noticeDay(); ok {
		if err := e.regulation.InForce(day); err != nil {
			e.found(err)
			return
		}
	}
	if e.c.Post != nil {
		e.mistakes = append(e.mistakes, below(e.rules.CheckPost(*e.c.Post), "post")...)
	}
	e.screen()
	e.score()
	e.rank()
	e.proceed()
	e.mistakes = append(e.mistakes, e.strangers()...)
}

// noticeDay is the day whose rules hold: that of the notice where the case
// names one, else of registration.
func (c Case) noticeDay() (civil.Date, bool) {
	if day, ok := c.AsOf.On("notice"); ok {
		return day, true
	}
	return c.AsOf.On("registration")
}

// found adds the mistakes of an error below a path of the case; those that
// have a place of their own, in the regulation, keep their path too.
func (e *evaluation) found(err error, keys ...string) {
	mistakes, ok := document.Of(err)
	if !ok {
		mistakes = thituyen.Mistakes{{Reason: sentences.Reason("unexpected", param("detail", err.Error()))}}
	}
	e.mistakes = append(e.mistakes, below(mistakes, keys...)...)
}

// below takes mistakes without a place below keys.
func below(mistakes thituyen.Mistakes, keys ...string) thituyen.Mistakes {
	var path thituyen.Path
	for _, key := range keys {
		path = path.Key(key)
	}
	out := make(thituyen.Mistakes, len(mistakes))
	for i, m := range mistakes {
		if out[i] = m; m.Place.IsZero() {
			out[i].Path = path.Join(m.Path)
		}
	}
	return out
}

// candidates lists the candidates' ids in order.
func (e *evaluation) candidates() []string { return sortedKeys(e.c.Candidates) }

// candidate is what the case says of a candidate; of one of whom it says
// nothing that is nothing.
func (e *evaluation) candidate(id string) Candidate {
	if c := e.c.Candidates[id]; c != nil {
		return *c
	}
	return Candidate{}
}

// noSection adds that a case needs a section that the regulation lacks.
func (e *evaluation) noSection(section string, keys ...string) {
	path := thituyen.Path{}
	for _, key := range keys {
		path = path.Key(key)
	}
	e.mistakes = append(e.mistakes, document.At(path, sentences.Reason("no_section", param("section", section))))
}

// dossier is what the candidate has shown, with the facts that stand beside
// the dossier among those in it.
func (c Candidate) dossier() eligibility.Dossier {
	var d eligibility.Dossier
	if c.Dossier != nil {
		d = *c.Dossier
	}
	var given map[string]thituyen.Fact
	for name, f := range c.Facts {
		if f == nil {
			continue // missing, beside the dossier as in it
		}
		if given == nil {
			given = maps.Clone(d.Facts)
		}
		if given == nil {
			given = map[string]thituyen.Fact{}
		}
		given[name] = *f
	}
	if given != nil {
		d.Facts = given
	}
	return d
}

// aboutCase reports whether a mistake of a screening is about the case and
// not about the candidate.
func aboutCase(m thituyen.Mistake) bool {
	first, _, _ := strings.Cut(m.Path.String(), ".")
	return first == "as_of" || first == "post"
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
