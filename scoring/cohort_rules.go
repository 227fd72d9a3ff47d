package scoring

import (
	"github.com/shopspring/decimal"
	"github.com/thituyen/thituyen"
)

// Standardise makes Mean + Deviation × (value − m) / s of a value, where m is
// the arithmetic mean and s the standard deviation of its group, each rounded
// as Statistics says before it is used. Where s comes out 0, or a sample has
// one value, everybody of the group gets Mean.
type Standardise struct {
	Mean      *decimal.Decimal `doc:"mean" validate:"required"`
	Deviation *decimal.Decimal `doc:"deviation" validate:"required,omitnil,above=0"`
	// By splits the cohort: fact.NAME, or marker in a panel's Each; left out:
	// one group.
	By         string    `doc:"by,id"`
	As         Deviation `doc:"as" validate:"required"`
	Statistics *Round    `doc:"statistics" validate:"required"`
}

// Deviation is which standard deviation is meant.
type Deviation string

// Over all n values, or over n − 1 as of a sample.
const (
	OfPopulation Deviation = "population"
	OfSample     Deviation = "sample"
)

// Percentile makes 100 × (how many of the group are counted) / (how many are
// in it) of a value.
type Percentile struct {
	By     string           `doc:"by,id"`
	Counts PercentileCounts `doc:"counts"` // left out: at_or_below
}

// PercentileCounts is who is counted.
type PercentileCounts string

// Who has this value or less; who has less; who has less and half of those who
// have the same, oneself among them.
const (
	AtOrBelow PercentileCounts = "at_or_below"
	Below     PercentileCounts = "below"
	Midpoint  PercentileCounts = "midpoint"
)

// Equate multiplies a value by C / c, where c is the centre of its group and C
// that of the whole cohort; each, and their quotient, is rounded as Statistics
// says; nil: exact.
type Equate struct {
	By         string        `doc:"by,id" validate:"required"`
	Centre     *PanelCombine `doc:"centre" validate:"required"` // mean, median or trimmed_mean
	Statistics *Round        `doc:"statistics"`
}

// Place makes the place among the cohort of a value.
type Place struct {
	Prefer Prefer     `doc:"prefer" validate:"required"`
	Style  PlaceStyle `doc:"style"` // left out: competition
}

// Prefer is which value is the better.
type Prefer string

// The higher or the lower one.
const (
	PreferHighest Prefer = "highest"
	PreferLowest  Prefer = "lowest"
)

// PlaceStyle is how places are counted where values are equal.
type PlaceStyle string

// 1 2 2 4; 1 2 2 3; 1 3 3 4; 1 2.5 2.5 4.
const (
	PlaceCompetition PlaceStyle = "competition"
	PlaceDense       PlaceStyle = "dense"
	PlaceModified    PlaceStyle = "modified"
	PlaceAverage     PlaceStyle = "average"
)

// Shortlist lets only the best by the value at By reach the component, of
// those who could go on: everybody who passed at the component's After;
// without it, everybody with a value at By. Exactly one of Count, PerSeat and
// Share is given. Who is left out is [NotShortlisted].
type Shortlist struct {
	Title  thituyen.Title `doc:"title"`
	Clause string         `doc:"clause"`
	Why    string         `doc:"why"`

	By    string `doc:"by,id" validate:"required"`
	Count *int   `doc:"count" validate:"omitnil,at_least=1,at_most=1000000000"`
	// PerSeat times the seats, rounded up, plus Plus.
	PerSeat *decimal.Decimal `doc:"per_seat" validate:"omitnil,above=0"`
	Plus    *int             `doc:"plus" validate:"omitnil,at_least=0,at_most=1000000000"`
	// Share of those who could go on, rounded up.
	Share   *Percent      `doc:"share"`
	AtLeast *int          `doc:"at_least" validate:"omitnil,at_least=0,at_most=1000000000"` // never fewer than these
	Prefer  Prefer        `doc:"prefer"`                                                    // left out: highest
	Ties    ShortlistTies `doc:"ties"`                                                      // left out: all
}

// ShortlistTies is what becomes of a tie at the border.
type ShortlistTies string

// It goes in whole, or stays out whole.
const (
	TiesAll  ShortlistTies = "all"
	TiesNone ShortlistTies = "none"
)
