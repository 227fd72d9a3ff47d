package policytest

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Suite is a policy suite as written: cases, each a regulation's answers to
// one set of facts.
type Suite struct {
	Name       string `doc:"suite" validate:"required"`
	Title      string `doc:"title"`
	Clause     string `doc:"clause"`
	Why        string `doc:"why"`
	Regulation string `doc:"regulation" validate:"required"` // an id, or a path relative to the suite
	// Defaults are what its cases have in common.
	Defaults *Defaults `doc:"defaults"`
	Cases    []Case    `doc:"cases,long" validate:"required"`
}

// Case is one set of facts and what is expected of it.
type Case struct {
	Name       string                             `doc:"name"` // left out: its number in the suite, as #3
	Title      string                             `doc:"title"`
	Clause     string                             `doc:"clause"`
	Why        string                             `doc:"why"`
	AsOf       *regulation.Dates                  `doc:"as_of"`
	Post       *eligibility.Post                  `doc:"post"`
	LotSeed    *string                            `doc:"lot_seed"`
	Candidates map[string]*Candidate              `doc:"candidates,long"` // nil: nothing is said of them
	People     map[string]IDs                     `doc:"people,long"`
	Related    map[string]map[string]workflow.Kin `doc:"related,long"`
	Delegated  []workflow.Delegation              `doc:"delegated"`
	Holidays   []civil.Date                       `doc:"holidays"`
	Workdays   []civil.Date                       `doc:"workdays"`
	Steps      []Step                             `doc:"steps"`
	Expect     Expect                             `doc:"expect,long"`
}

// Candidate is what a case says of one candidate.
type Candidate struct {
	regulation.Applicant `doc:",inline"`
}

// UnmarshalJSON reads a candidate strictly, as an applicant is read.
func (c *Candidate) UnmarshalJSON(text []byte) error {
	if c == nil {
		return (*regulation.Applicant)(nil).UnmarshalJSON(text)
	}
	return c.Applicant.UnmarshalJSON(text)
}

// Act is a step that a person takes at a moment.
type Act = workflow.Step

// Step is one act of the case, and how it is refused where it should be.
type Step struct {
	Act     `doc:",inline"`
	Refused []string `doc:"refused"` // the codes, exact, in any order; left out or empty: accepted
}

// IDs is a list of ids.
type IDs []string

// decodeIDs reads a list of ids.
func decodeIDs(ids *IDs, c document.Cursor) { *ids = listed(c) }

// shapeIDs is a list of ids.
func shapeIDs(func(reflect.Type) document.Shape) document.Shape {
	return document.ListShape(document.IDShape)
}

// listed reads a list of ids, never nil.
func listed(c document.Cursor) []string {
	list := []string{}
	for _, item := range c.Items() {
		if id, ok := item.ID(); ok {
			list = append(list, id)
		}
	}
	return list
}
