package programme

import (
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// The types of other packages that this one shows.
type (
	// Reason says why: a code, typed parameters and the clause.
	Reason = wording.Reason
	// Mistake is something wrong in a document, with its place and what would
	// be right.
	Mistake = document.Mistake
	// Mistakes are all that is wrong in a document, an error.
	Mistakes = document.Mistakes
	// Value is an exact number.
	Value = exact.Value
	// Span is a length of time in days, months or years.
	Span = calendar.Span
	// Bodies are one body or several together.
	Bodies = regulation.Bodies
	// Period is a stretch of days, both ends included.
	Period = regulation.Period
	// Assumption is a rule that no source gives and the author chose.
	Assumption = regulation.Assumption
	// NotEncoded is a clause that the document knowingly leaves out.
	NotEncoded = regulation.NotEncoded
)

func param(name string, value any) wording.Param { return wording.P(name, value) }
