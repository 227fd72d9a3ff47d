package thituyen

import (
	"testing"

	"github.com/thituyen/thituyen/internal/nothing"
)

// No call panics on what was never made.
func TestNothingPanics(t *testing.T) {
	nothing.Ask(t,
		Fact{}, FactDeclaration{}, FactType(""), FormError{}, Mistake{}, Mistakes(nil), Mistakes{{}}, Mode(""), Param{}, Path{}, Place{},
		Reason{}, Span{}, Title{}, Unit(0), Value{},
		Days, FactOf, Format, Fraction, FromDecimal, FromRat, Int, Months, ParseSpan, ParseValue, QuotedFact, TitleOf, WorkingDays, Years,
	)
}
