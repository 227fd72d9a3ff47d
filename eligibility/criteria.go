package eligibility

import (
	"reflect"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Criteria is the eligibility section of a regulation.
type Criteria struct {
	Criteria []Criterion `doc:"criteria"`
}

// UnmarshalJSON is the strict reader: what it does not know, or cannot read, is
// among the [thituyen.Mistakes] that it returns.
func (c *Criteria) UnmarshalJSON(text []byte) error { return document.UnmarshalJSON(text, c) }

// Criterion is one condition that a candidate must meet.
type Criterion struct {
	ID     string         `doc:"id,id" validate:"required"` // unique in the section
	Title  thituyen.Title `doc:"title"`                     // shown to people
	Clause string         `doc:"clause"`                    // its citation
	Why    string         `doc:"why"`                       // a remark of the authors, not shown
	// AsOf names the date of the case that the criterion is judged on; ""
	// stands for registration.
	AsOf string `doc:"as_of,id"`
	// WaivableBy names the role that may waive the criterion; "": nobody may.
	WaivableBy string `doc:"waivable_by,id"`
	// Require is what must be met; it is never nil in a valid document.
	Require Requirement
}

// DefaultDate is the named date of a criterion that names none.
const DefaultDate = "registration"

func (c Criterion) dateName() string {
	if c.AsOf == "" {
		return DefaultDate
	}
	return c.AsOf
}

// criterionForm is a criterion as a document writes it.
type criterionForm struct {
	ID         string          `doc:"id,id" validate:"required"`
	Title      thituyen.Title  `doc:"title"`
	Clause     string          `doc:"clause"`
	Why        string          `doc:"why"`
	AsOf       string          `doc:"as_of,id"`
	WaivableBy string          `doc:"waivable_by,id"`
	Require    requirementForm `doc:"require" validate:"required"`
}

// decodeCriterion reads a criterion.
func decodeCriterion(c *Criterion, at document.Cursor) {
	var form criterionForm
	at.Into(&form)
	*c = Criterion{
		ID: form.ID, Title: form.Title, Clause: form.Clause, Why: form.Why,
		AsOf: form.AsOf, WaivableBy: form.WaivableBy, Require: form.Require.Requirement,
	}
	if !at.Is(document.Mapping) {
		c.Require = unread{}
	}
}

// shapeCriterion is the shape of a criterion.
func shapeCriterion(of func(reflect.Type) document.Shape) document.Shape {
	return of(reflect.TypeFor[criterionForm]())
}
