package eligibility

import (
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/fact"
	"github.com/thituyen/thituyen/internal/wording"
)

// The types of the library that stand in this package's documents and
// answers.
type (
	// Mistake is something wrong in a document, a case or a dossier, with its
	// path and what would be right.
	// Code, Params, Clause, Path and Place are its fields; Text(tag) words it.
	Mistake = document.Mistake
	// Mistakes are all mistakes of one look, in the order of the document.
	// Text(tag) words them all; each has Code, Params, Clause, Path and Place.
	Mistakes = document.Mistakes
	// Reason is a code with typed parameters; Text words it.
	// Its fields are Code, Params and Clause; Text(tag) words it, Param(name)
	// finds one parameter.
	Reason = wording.Reason
	// Span is a length of time: days, months or years.
	// Its fields are Count and Unit; After(day) counts on from a day, String
	// writes it.
	Span = calendar.Span
	// Fact is a fact of a dossier that a regulation declares.
	// String is as written; Type, Number, Date and YesNo read it, Text(tag)
	// words it.
	Fact = fact.Value
	// FactDeclaration is what a regulation says of a fact: its type and title.
	FactDeclaration = fact.Declaration
)

// FactOf returns the fact written as text: a number, a date as 2018-06-01,
// true or false, or any other text.
func FactOf(text string) Fact { return fact.Of(text) }

// Days makes a span of days for documents written as Go literals.
func Days(n int) *Span { return &Span{Count: n, Unit: calendar.Days} }

// Months makes a span of months; see [Days].
func Months(n int) *Span { return &Span{Count: n, Unit: calendar.Months} }

// Years makes a span of years; see [Days].
func Years(n int) *Span { return &Span{Count: n, Unit: calendar.Years} }
