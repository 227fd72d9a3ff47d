package round

import (
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// The internal types that this package shows.
type (
	// Reason says why: a code, typed parameters and the clause.
	Reason = wording.Reason
	// Mistake is something wrong in a file of a round, with its place.
	Mistake = document.Mistake
	// Mistakes are all that is wrong in the files of a round.
	Mistakes = document.Mistakes
	// Value is an exact number.
	Value = exact.Value
)

func param(name string, value any) wording.Param { return wording.P(name, value) }
