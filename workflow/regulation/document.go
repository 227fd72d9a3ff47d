// Package regulation binds eligibility, scoring, ranking and procedure in one
// document, as a regulation is issued: with its basis, the days it is in
// force, the groups of posts it holds for, what it assumes and what it leaves
// out.
//
// A document is compiled once, then asked: [Load] reads and checks all of it,
// [Regulation.For] gives the rules for a group of posts, and every answer of
// those rules carries its reasons. [Preset] gives the regulations that come
// with the library.
package regulation

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/fact"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// What the package shows of the rooms below it.
type (
	// Mistake is something wrong in a document, with its place and what
	// would be right.
	Mistake = document.Mistake
	// Mistakes are all that is wrong in a document, an error.
	Mistakes = document.Mistakes
	// Reason is a code with typed parameters and a clause.
	Reason = wording.Reason
	// FactDeclaration is the type and title of a declared fact.
	FactDeclaration = fact.Declaration
)

// Document is a regulation as written. Its sections are those of the document
// itself; what a group changes is merged when the rules of that group are
// asked for.
type Document struct {
	ID          string                     `doc:"regulation,id" validate:"required"`
	Title       string                     `doc:"title"`
	Clause      string                     `doc:"clause"`
	Basis       []string                   `doc:"basis"`
	InForce     *Period                    `doc:"in_force"`
	Assumptions []Assumption               `doc:"assumptions"`
	NotEncoded  []NotEncoded               `doc:"not_encoded"`
	Personal    []string                   `doc:"personal"`
	Facts       map[string]FactDeclaration `doc:"facts"`
	Words       *Words                     `doc:"words"`
	Groups      map[string]Group           `doc:"groups"`
	Eligibility *eligibility.Criteria      `doc:"eligibility"`
	Scoring     *scoring.Scheme            `doc:"scoring"`
	Ranking     *ranking.Rules             `doc:"ranking"`
	Procedure   *workflow.Procedure        `doc:"procedure"`
}

// Period is a stretch of days, both ends included; an end left out is open.
type Period struct {
	From  *civil.Date `doc:"from"`
	Until *civil.Date `doc:"until"`
}

// Contains reports whether a day lies in the period.
func (p *Period) Contains(day civil.Date) bool {
	return p == nil || (p.From == nil || !day.Before(*p.From)) && (p.Until == nil || !day.After(*p.Until))
}

// Assumption is a rule that no source gives and the author chose. Rule is the
// rule's path by keys and ids: scoring.project.parts.
type Assumption struct {
	Rule string `doc:"rule" validate:"required"`
	Why  string `doc:"why" validate:"required"`
}

// NotEncoded is a clause of the source that the document knowingly leaves
// out.
type NotEncoded struct {
	Clause string `doc:"clause" validate:"required"`
	Why    string `doc:"why" validate:"required"`
}

// Words are the names that dossiers and criteria may use; a list left out
// allows any.
type Words struct {
	Levels  []string `doc:"levels,id"`
	Fields  []string `doc:"fields,id"`
	Sectors []string `doc:"sectors,id"`
	Units   []string `doc:"units,id"`
}

// Group is a group of posts under one management authority: the bodies that
// organise, decide, inform and supervise there, and what it changes in the
// document's sections.
type Group struct {
	Title       string            `doc:"title"`
	Clause      string            `doc:"clause"`
	Why         string            `doc:"why"`
	Bodies      map[string]Bodies `doc:"bodies"`
	Eligibility section           `doc:"eligibility"`
	Scoring     section           `doc:"scoring"`
	Ranking     section           `doc:"ranking"`
	Procedure   section           `doc:"procedure"`
}

// Bodies are the bodies that fill a part: one, or several together.
type Bodies []string

// DocumentShape is one name or a list of names.
func (*Bodies) DocumentShape(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.TextShape, document.ListShape(document.TextShape))
}

// DecodeDocument reads one name or a list of names.
func (b *Bodies) DecodeDocument(c document.Cursor) {
	if !c.Is(document.Sequence) {
		if name, ok := c.Text(); ok {
			*b = Bodies{name}
		}
		return
	}
	*b = Bodies{}
	for _, item := range c.Items() {
		if name, ok := item.Text(); ok {
			*b = append(*b, name)
		}
	}
}

// section is a part of a section, kept as written until it is merged into
// the whole.
type section struct{ node *document.Node }

// DecodeDocument keeps what stands here; the merged whole is read strictly.
func (s *section) DecodeDocument(c document.Cursor) {
	if c.Keys(keysOf(c)...) {
		s.node = c.Node()
	}
}

// DocumentShape is any mapping.
func (*section) DocumentShape(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"type": "object"}
}

// keysOf lets every key pass, so that only doubles and other kinds are
// mistakes here.
func keysOf(c document.Cursor) []string {
	var keys []string
	for _, e := range c.Node().Entries {
		keys = append(keys, e.Key)
	}
	return keys
}
