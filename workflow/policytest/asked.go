package policytest

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Asked is a case as its regulation was asked about it, with all the answers:
// what is built on running suites, such as coverage and mutation, watches
// these. It is not to be changed.
type Asked struct {
	Number     int    // of the case among all that are run, from 0
	Suite      string // the file
	Name       string // the case's
	Place      thituyen.Place
	Passed     bool
	Case       Case
	Source     string // the regulation's file, or the preset's id
	Regulation *regulation.Regulation
	Rules      *regulation.Rules // nil where the case names no group there is

	Decisions map[string]eligibility.Decision // by candidate, as are the scores
	Scores    map[string]scoring.Score
	List      *ranking.List // nil where the case asks for no order
	Selection *ranking.Selection
	Steps     []Taken
	// Proceeding is nil where the case takes no steps; Last is the moment of
	// the last one.
	Proceeding *workflow.Proceeding
	Last       civil.DateTime

	path thituyen.Path
	root *document.Node
}

// Taken is a step that was tried, with what came of it.
type Taken struct {
	Act     Act
	Outcome workflow.Outcome
}

// watched is what a watcher sees of an evaluation.
func (e *evaluation) watched() *Asked {
	return &Asked{
		Case: e.c, Regulation: e.regulation.Regulation, Rules: e.rules, Decisions: e.screened, Scores: e.scores,
		List: e.list, Selection: e.selection, Steps: e.steps, Proceeding: e.proceeding, Last: e.last,
	}
}

// mistakeCodes are the codes of mistakes, each once.
func mistakeCodes(mistakes thituyen.Mistakes) []string {
	codes := make([]string, len(mistakes))
	for i, m := range mistakes {
		codes[i] = m.Code
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
