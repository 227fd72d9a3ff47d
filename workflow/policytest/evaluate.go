package policytest

import (
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
	sheets     map[string]*scoring.Sheet // of everybody whose performance can be read
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
	e.screened, e.sheets, e.scores = map[string]eligibility.Decision{}, map[string]*scoring.Sheet{}, map[string]scoring.Score{}
	group := ""
	if e.c.Post != nil && len(e.regulation.groups) > 0 { // else one group is as good as another
		group = e.c.Post.Group
	}
	var err error
	if e.rules, err = e.regulation.For(group); err != nil {
		e.found(err, "post", "group")
		return
	}
	if day, ok := e.c.about().NoticeDay(); ok {
		if err := e.regulation.InForce(day); err != nil {
			e.found(err)
			return
		}
	}
	e.screen()
	e.score()
	e.rank()
	e.proceed()
	e.mistakes = append(e.mistakes, e.strangers()...)
}

// about is the case as its competition needs it.
func (c Case) about() regulation.Case { return regulation.Case{AsOf: c.AsOf, Post: c.Post} }

// found adds the mistakes of an error below a path of the case; those that
// have a place of their own, in the regulation, keep their path too.
func (e *evaluation) found(err error, keys ...string) {
	mistakes, ok := document.Of(err)
	if !ok {
		mistakes = thituyen.Mistakes{{Reason: sentences.Reason("unexpected", param("detail", err.Error()))}}
	}
	e.mistakes = append(e.mistakes, document.Below(mistakes, keys...)...)
}

// candidates lists the candidates' ids in order.
func (e *evaluation) candidates() []string { return sortedKeys(e.c.Candidates) }

// candidate is what the case says of a candidate; of one of whom it says
// nothing that is nothing.
func (e *evaluation) candidate(id string) Candidate {
	var c Candidate
	if given := e.c.Candidates[id]; given != nil {
		c = *given
	}
	c.ID = id
	return c
}

// noSection adds that a case needs a section that the regulation lacks.
func (e *evaluation) noSection(section string, keys ...string) {
	path := thituyen.Path{}
	for _, key := range keys {
		path = path.Key(key)
	}
	e.mistakes = append(e.mistakes, document.At(path, sentences.Reason("no_section", param("section", section))))
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
