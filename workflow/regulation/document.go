// Package regulation binds eligibility, scoring, ranking and procedure in one
// document, as a regulation is issued: with its basis, the days it is in
// force, the groups of posts it holds for, what it assumes and what it leaves
// out.
//
// A document is compiled once, then asked: [Load] reads and checks all of it,
// [Regulation.For] gives the rules for a group of posts, and every answer of
// those rules carries its reasons. [Preset] gives the regulations that come
// with the library, and [Library] the version in force on a day. [Compare]
// says in words what a new version changes.
//
// # An editor that helps
//
// The folder schema holds the JSON Schema of the format, written from the
// same table of keys that the reader reads by. Editors that know the YAML
// language server underline wrong keys and values and offer the right ones
// where the first line of a regulation names it, by address or by path:
//
//	# yaml-language-server: $schema=https://raw.githubusercontent.com/thituyen/thituyen/main/workflow/regulation/schema/regulation.schema.json
package regulation

import (
	"reflect"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Document is a regulation as written. Its sections are those of the document
// itself; what a group changes is merged when the rules of that group are
// asked for.
type Document struct {
	ID          string                              `doc:"regulation,id" validate:"required"`
	Title       thituyen.Title                      `doc:"title"`
	Clause      string                              `doc:"clause"`
	Basis       []string                            `doc:"basis"`
	InForce     *Period                             `doc:"in_force"`
	Governs     []Governs                           `doc:"governs"`
	Assumptions []Assumption                        `doc:"assumptions"`
	NotEncoded  []NotEncoded                        `doc:"not_encoded"`
	Excused     []Excuse                            `doc:"excused"`
	Personal    []string                            `doc:"personal"`
	Facts       map[string]thituyen.FactDeclaration `doc:"facts"`
	Words       *Words                              `doc:"words"`
	Groups      map[string]Group                    `doc:"groups"`
	Eligibility *eligibility.Criteria               `doc:"eligibility,any"`
	Scoring     *scoring.Scheme                     `doc:"scoring,any"`
	Ranking     *ranking.Rules                      `doc:"ranking,any"`
	Procedure   *workflow.Procedure                 `doc:"procedure,any"`
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
	Rule string `doc:"rule" json:"rule" validate:"required"`
	Why  string `doc:"why" json:"why" validate:"required"`
}

// NotEncoded is a clause of the source that the document knowingly leaves
// out.
type NotEncoded struct {
	Clause string `doc:"clause" validate:"required"`
	Why    string `doc:"why" validate:"required"`
}

// Excuse says why a change of a rule, or of one below it, needs no case that
// notices it. It changes no answer.
type Excuse struct {
	Rule string `doc:"rule" validate:"required"` // its path by keys and ids, as of an assumption
	Why  string `doc:"why" validate:"required"`
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
	Title  thituyen.Title    `doc:"title"`
	Clause string            `doc:"clause"`
	Why    string            `doc:"why"`
	Bodies map[string]Bodies `doc:"bodies"`
	// Levels are those of its posts, where the document says; see
	// [Rules.CheckPost].
	Levels []string `doc:"levels,id" validate:"omitempty,too_few=1"`
	// What the group changes is kept as written; [Regulation.For] gives the
	// whole.
	Eligibility Section[eligibility.Criteria] `doc:"eligibility"`
	Scoring     Section[scoring.Scheme]       `doc:"scoring"`
	Ranking     Section[ranking.Rules]        `doc:"ranking"`
	Procedure   Section[workflow.Procedure]   `doc:"procedure"`
}

// Bodies are the bodies that fill a part: one, or several together.
type Bodies []string

// shapeBodies is one name or a list of names.
func shapeBodies(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.TextShape, document.ListShape(document.TextShape))
}

// decodeBodies reads one name or a list of names.
func decodeBodies(b *Bodies, c document.Cursor) {
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
