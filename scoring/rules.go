package scoring

import (
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// From draws a component's value from a fact or from other components, one of
// the two.
type From struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`

	// Fact names a number: Per points for each unit of it, AtMost points in
	// all; or the points of the line of Table that it falls on, Else (0)
	// where it falls on none.
	Fact   string           `doc:"fact,id"`
	Per    *Weight          `doc:"per"`
	AtMost *decimal.Decimal `doc:"at_most"`
	Table  []Line           `doc:"table"`
	Else   *decimal.Decimal `doc:"else"`

	// Components are combined by their values, without weights, as the
	// component's `combine` says (left out: sum); it may stand here too. A
	// source without a value leaves none and lends its standing, save that one
	// who failed there or did not reach it does not reach this either.
	Components []string `doc:"components,id"`
	Combine    *Combine `doc:"combine"`
}

// Line is a line of a table: an interval and what a number in it is worth.
// Lines may not overlap, and a gap between them is a mistake unless the table
// says what else. An end left out is open without limit.
type Line struct {
	Title  thituyen.Title   `doc:"title"`
	Clause string           `doc:"clause"`
	Why    string           `doc:"why"`
	From   *decimal.Decimal `doc:"from"`  // this or more
	Above  *decimal.Decimal `doc:"above"` // more than this
	Below  *decimal.Decimal `doc:"below"` // less than this
	UpTo   *decimal.Decimal `doc:"up_to"` // this or less
	Points *decimal.Decimal `doc:"points" validate:"required"`
}

// Adjustment is one conversion of a value; exactly one of Scale, Table, Round,
// AtLeast, AtMost, Standardise, Percentile, Equate and Place is given.
type Adjustment struct {
	Title   thituyen.Title   `doc:"title"`
	Clause  string           `doc:"clause"`
	Why     string           `doc:"why"`
	Scale   *Scale           `doc:"scale"`
	Table   []Line           `doc:"table"`
	Else    *decimal.Decimal `doc:"else"` // with Table: off its lines; nil: 0
	Round   *Round           `doc:"round"`
	AtLeast *decimal.Decimal `doc:"at_least"` // a lower value becomes this
	AtMost  *decimal.Decimal `doc:"at_most"`  // a higher value becomes this
	// What is asked of everybody together; see [Cohort].
	Standardise *Standardise `doc:"standardise"`
	Percentile  *Percentile  `doc:"percentile"`
	Equate      *Equate      `doc:"equate"`
	Place       *Place       `doc:"place"`
}

// Scale maps one interval onto another, linearly and without clipping.
type Scale struct {
	From []decimal.Decimal `doc:"from" validate:"required,too_few=2,too_many=2"`
	To   []decimal.Decimal `doc:"to" validate:"required,too_few=2,too_many=2"`
}

// Round rounds to so many places after the point; both are given.
type Round struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`
	Places *int           `doc:"places" validate:"required,omitnil,at_least=0,at_most=9"`
	Mode   thituyen.Mode  `doc:"mode" validate:"required"`
}

// RoundTo rounds to so many places by a mode.
func RoundTo(places int, mode thituyen.Mode) *Round { return &Round{Places: &places, Mode: mode} }

// Bonus adds priority points for what a candidate claims.
type Bonus struct {
	Title  thituyen.Title             `doc:"title"`
	Clause string                     `doc:"clause"`
	Why    string                     `doc:"why"`
	Claims map[string]decimal.Decimal `doc:"claims" validate:"required,too_few=1"`
	Take   Take                       `doc:"take"` // left out: highest
	// Cap bounds what is taken, in the unit of the claims.
	Cap *decimal.Decimal `doc:"cap" validate:"omitnil,at_least=0"`
	As  BonusUnit        `doc:"as"` // left out: points
	// Taper lessens what is added, after the cap.
	Taper *Taper `doc:"taper"`
	// UpTo bounds the value with the bonus, after the taper: it is at most
	// this, or the value before it where that is more.
	UpTo *decimal.Decimal `doc:"up_to"`
}

// Taper multiplies a bonus by (To − value) / (To − From) where the value
// before it is From or more; from To on nothing is added.
type Taper struct {
	From *decimal.Decimal `doc:"from" validate:"required"`
	To   *decimal.Decimal `doc:"to" validate:"required"`
}

// Take is which of several claims a bonus takes.
type Take string

// The highest claim alone, or the sum of all.
const (
	TakeHighest Take = "highest"
	TakeSum     Take = "sum"
)

// BonusUnit is what the numbers of a bonus are.
type BonusUnit string

// Points, or percent of the value before the bonus.
const (
	AsPoints  BonusUnit = "points"
	AsPercent BonusUnit = "percent"
)

// Sanction is what a breach costs: a share of the component's value or points
// of it, the component, or everything; exactly one of Deduct and Void is
// given. The shares of several breaches on a component are added, to 100 % at
// most; then the points are taken off, never below 0.
type Sanction struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`
	Deduct *Deduction     `doc:"deduct"`
	Void   Void           `doc:"void"`
}

// Void is what a sanction makes void: nothing (the zero Void), the component,
// or the whole performance.
type Void string

// What a sanction makes void; in documents `true` and `all`.
const (
	VoidComponent Void = "true"
	VoidAll       Void = "all"
)

// decodeVoid reads true or all.
func decodeVoid(v *Void, c document.Cursor) {
	word, _ := c.OneOf([]string{"true", "all"})
	*v = Void(word)
}

// shapeVoid is the shape of true or all.
func shapeVoid(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"enum": []any{true, "all"}}
}

// Remark says what a re-mark does to the value. With ReplaceBelow it replaces
// it where it is less than that away, else the component is referred; with
// Replaces it replaces it always, or where it is higher. One of the two is
// given.
type Remark struct {
	Title        thituyen.Title   `doc:"title"`
	Clause       string           `doc:"clause"`
	Why          string           `doc:"why"`
	ReplaceBelow *decimal.Decimal `doc:"replace_below" validate:"omitnil,above=0"`
	Else         RemarkElse       `doc:"else"` // with ReplaceBelow: refer, which is also meant where it is left out
	Replaces     Replaces         `doc:"replaces"`
	// Panel says how the re-marks of several become one, which the component's
	// own round then rounds; nil: one re-mark. It has no Each.
	Panel *Panel `doc:"panel"`
}

// Replaces is when a re-mark stands, whatever its distance.
type Replaces string

// Always; or where it is higher than the value.
const (
	ReplacesAlways   Replaces = "always"
	ReplacesIfHigher Replaces = "if_higher"
)

// RemarkElse is what follows where a re-mark does not replace the value.
type RemarkElse string

// RemarkRefer leaves the value to the competent person.
const RemarkRefer RemarkElse = "refer"
