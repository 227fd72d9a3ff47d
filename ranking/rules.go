package ranking

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Rules is the section `ranking` of a regulation. It is plain data, read from
// a document or written as a Go literal; [Compile] checks it.
type Rules struct {
	Keys        []Key        `doc:"keys" validate:"required"` // the merit first, then the tie-breaks, in order
	Ties        Ties         `doc:"ties"`                     // when every key is equal; left out: share
	Style       Style        `doc:"style"`                    // how places are counted; left out: competition
	Select      Select       `doc:"select"`
	Replacement *Replacement `doc:"replacement"` // left out: from the reserve, without a limit
	Allocate    *Allocate    `doc:"allocate"`    // several posts with preferences, in place of select
	Lot         *Lot         `doc:"lot"`         // what is asked of a lot; left out: no more than a seed
	Note        `doc:",inline"`
}

// UnmarshalJSON is the strict reader: what it does not know, or cannot read, is
// among the [thituyen.Mistakes] that it returns.
func (r *Rules) UnmarshalJSON(text []byte) error { return document.UnmarshalJSON(text, r) }

// Note is what every rule may carry for people: it changes no answer.
type Note struct {
	Title  thituyen.Title `doc:"title"`  // shown to people in place of a name
	Clause string         `doc:"clause"` // the citation that reasons carry
	Why    string         `doc:"why"`    // why the rule was chosen
}

// Key is one thing that candidates are compared by.
type Key struct {
	// By is a component's id (its value), points.ID, total, before_bonus,
	// bonus, born, sex or fact.NAME.
	By      string      `doc:"by,id" validate:"required"`
	Prefer  Prefer      `doc:"prefer" validate:"required"`
	Missing WhenMissing `doc:"missing"` // left out: last
	Note    `doc:",inline"`
}

// WhenMissing says where those stand who have no value for a key.
type WhenMissing string

// Where those without a value stand. They are equal to each other by the key.
const (
	MissingLast   WhenMissing = "last"   // after everybody, those not listed too
	MissingFirst  WhenMissing = "first"  // before everybody
	MissingRefuse WhenMissing = "refuse" // a mistake of the case
)

// Ties says what becomes of those whom no key tells apart.
type Ties string

// What becomes of those whom no key tells apart.
const (
	TiesShare Ties = "share" // they share a place
	TiesLot   Ties = "lot"   // a lot is drawn, see [Draw]
)

// Style is a way to count places where some are shared. Named by the places
// of four candidates of whom the second and the third are equal.
type Style string

// The five styles.
const (
	Competition Style = "competition" // 1 2 2 4
	Dense       Style = "dense"       // 1 2 2 3
	Modified    Style = "modified"    // 1 3 3 4
	Ordinal     Style = "ordinal"     // 1 2 3 4; needs ties: lot
	Average     Style = "average"     // 1 2.5 2.5 4
)

// Select is how seats are given to the placed. With Reserved or Floors seats
// are given by class: AtCut is then refer, none or lot, and with Pattern refer
// or lot. With Among the authority chooses, and no class has seats.
type Select struct {
	AtCut    Cut        `doc:"at_cut"`  // a tie across the last seat; left out: refer
	Reserve  Reserve    `doc:"reserve"` // left out: none
	Reserved []Reserved `doc:"reserved"`
	Pattern  []string   `doc:"pattern,id"` // the class of each seat in turn, over and over: open, or the id of one of Reserved
	Unfilled Unfilled   `doc:"unfilled"`   // left out: open
	Floors   []Floor    `doc:"floors"`
	Among    *int       `doc:"among" validate:"omitnil,at_least=1,at_most=1000000000"` // each seat is chosen among so many next in order
	Note     `doc:",inline"`
}

// Cut says what becomes of a group that no key tells apart and that does not
// fit whole into the seats left.
type Cut string

// What becomes of a tie across the last seat.
const (
	CutRefer Cut = "refer" // the authority decides; until then nobody of it is selected and the reserve waits
	CutAll   Cut = "all"   // taken whole
	CutNone  Cut = "none"  // left out whole: the seats left stay empty, and the group comes first in the reserve
	CutLot   Cut = "lot"   // drawn: the losers follow in the order of the lot
)

// Replacement is who follows when somebody selected declines or is struck
// off, and within which limits. A tie there goes by the same keys and then by
// `at_cut`; where `all` would break the limit on number, it is referred.
type Replacement struct {
	From   ReplaceFrom `doc:"from"`                                  // left out: reserve
	AtMost *int        `doc:"at_most" validate:"omitnil,at_least=0"` // people who may follow in all; left out: no limit
	// Within is counted from the day of the result, which is not counted; a
	// seat that falls vacant on the last day is still filled. Left out: no
	// limit. Working days are not counted here: a ranking has no holidays.
	Within *thituyen.Span `doc:"within"`
	Note   `doc:",inline"`
}

// ReplaceFrom says among whom the next is looked for.
type ReplaceFrom string

// Among whom the next is looked for.
const (
	ReplaceFromReserve ReplaceFrom = "reserve" // the reserve, and nobody after it
	ReplaceFromList    ReplaceFrom = "list"    // everybody placed, reserve or not
)
