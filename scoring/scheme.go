package scoring

import (
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// The types that this package shares with the others.
type (
	// Declarations are the facts that a regulation declares, by name; nil
	// where it declares none, and any name may stand.
	Declarations = map[string]thituyen.FactDeclaration
)

// Root is the id of the root of every scheme, the total.
const Root = "total"

// Scheme is the scoring section of a regulation: the root component, whose id
// is "total", and the sanctions. It is plain data, read by the strict reader
// or written as a literal; [Compile] says what is wrong with it.
//
// The root takes every field of a component that means something without a
// parent; see [Component].
type Scheme struct {
	ID        string           `doc:"id,id"` // left out, or total
	Title     thituyen.Title   `doc:"title"`
	Clause    string           `doc:"clause"`
	Why       string           `doc:"why"`
	Max       *decimal.Decimal `doc:"max"`
	Min       *decimal.Decimal `doc:"min"`
	Step      *decimal.Decimal `doc:"step" validate:"omitnil,above=0"`
	Anonymous bool             `doc:"anonymous"`
	Panel     *Panel           `doc:"panel"`
	Combine   *Combine         `doc:"combine"`
	Parts     []Component      `doc:"parts"`
	From      *From            `doc:"from"`
	Adjust    []Adjustment     `doc:"adjust"`
	Bonus     *Bonus           `doc:"bonus"`
	Round     *Round           `doc:"round"`
	Remark    *Remark          `doc:"remark"`
	Pass      *Pass            `doc:"pass"`
	// Sanctions by kind; a breach names the kind and the component.
	Sanctions map[string]Sanction `doc:"sanctions"`
}

// UnmarshalJSON is the strict reader: what it does not know, or cannot read, is
// among the [thituyen.Mistakes] that it returns.
func (s *Scheme) UnmarshalJSON(text []byte) error { return document.UnmarshalJSON(text, s) }

// Component is what is marked, or made of parts, or drawn from something.
// The steps at each are taken in this order: combine, sanctions, adjust,
// bonus, round, remark, pass.
type Component struct {
	ID     string         `doc:"id,id" validate:"required"` // unique in the document
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`

	// Max and Min (0) bound every mark, both included; Max is needed where
	// marks are given. Marks are multiples of Step.
	Max  *decimal.Decimal `doc:"max"`
	Min  *decimal.Decimal `doc:"min"`
	Step *decimal.Decimal `doc:"step" validate:"omitnil,above=0"`

	// Weight (1) times value is the points that the parent combines.
	Weight *Weight `doc:"weight"`
	// Counts false leaves the component out of its parent's value, but not of
	// its standing. Nil: true.
	Counts *bool `doc:"counts"`
	// Anonymous says that it is marked by code.
	Anonymous bool `doc:"anonymous"`
	// After names the component that must be passed to reach this one.
	After string `doc:"after,id"`
	// Exempt allows `exempt` in place of marks; it must not count then, save in
	// a mean, which leaves it out of both its sums.
	Exempt bool `doc:"exempt"`
	// Optional says that without any mark, in any of its parts, it is as if
	// exempt, and left out of its parent's mean, best, highest or lowest.
	Optional bool `doc:"optional"`
	// Shortlist lets only the best of those who could go on reach it.
	Shortlist *Shortlist `doc:"shortlist"`

	Panel   *Panel       `doc:"panel"`
	Combine *Combine     `doc:"combine"` // of parts, or of the components drawn from
	Parts   []Component  `doc:"parts"`
	From    *From        `doc:"from"`
	Adjust  []Adjustment `doc:"adjust"`
	Bonus   *Bonus       `doc:"bonus"`
	Round   *Round       `doc:"round"`
	// RoundPoints rounds value × weight.
	RoundPoints *Round  `doc:"round_points"`
	Remark      *Remark `doc:"remark"`
	Pass        *Pass   `doc:"pass"`
}

// Root is the scheme as the component that it is, with the id "total"; nothing
// is lost but the sanctions, which stand beside the tree.
func (s Scheme) Root() Component {
	return Component{
		ID: Root, Title: s.Title, Clause: s.Clause, Why: s.Why, Max: s.Max, Min: s.Min, Step: s.Step,
		Anonymous: s.Anonymous, Panel: s.Panel, Combine: s.Combine, Parts: s.Parts, From: s.From,
		Adjust: s.Adjust, Bonus: s.Bonus, Round: s.Round, Remark: s.Remark, Pass: s.Pass,
	}
}
