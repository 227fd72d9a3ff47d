package ranking

import (
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/fact"
	"github.com/thituyen/thituyen/internal/wording"
)

// What the answers of this package are made of.
type (
	// Mistake is something wrong in rules or in a case, with its path.
	Mistake = document.Mistake
	// Mistakes are all that is wrong; as an error, the one to ask errors.As for.
	Mistakes = document.Mistakes
	// Reason says why: a code, typed parameters and the clause.
	Reason = wording.Reason
	// Value is an exact number.
	Value = exact.Value
	// Span is a length of time.
	Span = calendar.Span
	// Fact is a fact of a dossier as written.
	Fact = fact.Value
	// Declaration is a regulation's word on a fact: its type and title.
	Declaration = fact.Declaration
)

func factOf(text string) Fact { return fact.Of(text) }
