package ranking

import "github.com/thituyen/thituyen"

// What a seat of no class is called, and what floors call all seats together.
const (
	Open = "open"
	All  = "all"
)

// Who says who belongs to a class: those whose sex or fact is one of some
// values. Who does not tell belongs to none.
type Who struct {
	By string   `doc:"by,id" validate:"required"` // sex or fact.NAME, of a text or a yes or no
	Is []string `doc:"is" validate:"required"`
}

// Reserved is seats for a class: Seats of them, or a Share of the post's. One
// of the two is given, and neither where seats follow a pattern.
type Reserved struct {
	ID    string          `doc:"id,id" validate:"required"`
	Who   Who             `doc:"who"`
	Seats *int            `doc:"seats" validate:"omitnil,at_least=0,at_most=1000000000"`
	Share *thituyen.Value `doc:"share"`                                                 // above 0, at most 1
	Round Rounding        `doc:"round"`                                                 // of a share, to a whole number; needed there
	From  *int            `doc:"from" validate:"omitnil,at_least=1,at_most=1000000000"` // none where the post has fewer seats
	Note  `doc:",inline"`
}

// Floor is a least number of a class inside a list of seats: AtLeast of them,
// or a Share of the list's seats, filled or not. One of the two is given.
type Floor struct {
	ID      string          `doc:"id,id" validate:"required"`
	Who     Who             `doc:"who"`
	AtLeast *int            `doc:"at_least" validate:"omitnil,at_least=0,at_most=1000000000"`
	Share   *thituyen.Value `doc:"share"`                     // above 0, at most 1
	Round   Rounding        `doc:"round"`                     // of a share, to a whole number; needed there
	Of      string          `doc:"of,id" validate:"required"` // open, the id of one of Reserved, or all
	Note    `doc:",inline"`
}

// Rounding is how a share of seats becomes a whole number.
type Rounding string

// The three ways, as [thituyen.Mode] has them.
const (
	RoundHalfUp Rounding = Rounding(thituyen.HalfUp)
	RoundUp     Rounding = Rounding(thituyen.Up)
	RoundDown   Rounding = Rounding(thituyen.Down)
)

// Unfilled says what becomes of a reserved seat that nobody of its class takes.
type Unfilled string

// What becomes of it.
const (
	UnfilledOpen Unfilled = "open" // it goes to the best not yet seated, and counts as open
	UnfilledKeep Unfilled = "keep" // it stays empty
)

// of is so many of some seats.
func (r Rounding) of(share thituyen.Value, seats int) int {
	whole, _ := share.Mul(thituyen.Int(int64(seats))).Round(0, thituyen.Mode(r)).Numerator()
	return int(whole)
}
