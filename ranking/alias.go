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
	// Code, Params, Clause, Path and Place are its fields; Text(tag) words it.
	Mistake = document.Mistake
	// Mistakes are all that is wrong; as an error, the one to ask errors.As for.
	// Text(tag) words them all; each has Code, Params, Clause, Path and Place.
	Mistakes = document.Mistakes
	// Reason says why: a code, typed parameters and the clause.
	// Its fields are Code, Params and Clause; Text(tag) words it, Param(name)
	// finds one parameter.
	Reason = wording.Reason
	// Value is an exact number.
	// Ask Cmp, Sign, Decimal, Rat or String; Add, Sub, Mul, Quo and Round
	// compute with it.
	Value = exact.Value
	// Span is a length of time.
	// Its fields are Count and Unit; After(day) counts on from a day, String
	// writes it.
	Span = calendar.Span
	// Fact is a fact of a dossier as written.
	// String is as written; Type, Number, Date and YesNo read it, Text(tag)
	// words it.
	Fact = fact.Value
	// Declaration is a regulation's word on a fact: its type and title.
	Declaration = fact.Declaration
)

func factOf(text string) Fact { return fact.Of(text) }
