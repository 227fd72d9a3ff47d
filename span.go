package thituyen

import (
	"fmt"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/calendar"
)

// Unit is what a span counts.
type Unit uint8

// The units of spans.
const (
	Day Unit = iota
	WorkingDay
	Month
	Year
)

var unitNames = [...]string{"days", "working days", "months", "years"}

// Span is a length of time as a regulation writes it: "60 months", "5 years",
// "15 days", "5 working days". The zero Span is no days.
type Span struct {
	Count int
	Unit  Unit
}

// Days is a span of n days. Where a document takes a span that may be left
// out, write new(thituyen.Days(15)).
func Days(n int) Span { return Span{Count: n, Unit: Day} }

// WorkingDays is a span of n working days.
func WorkingDays(n int) Span { return Span{Count: n, Unit: WorkingDay} }

// Months is a span of n months.
func Months(n int) Span { return Span{Count: n, Unit: Month} }

// Years is a span of n years.
func Years(n int) Span { return Span{Count: n, Unit: Year} }

// MaxSpan is the largest count of a span.
const MaxSpan = 99999

// ParseSpan reads a count, a blank and a unit; "1 day", "1 month" and so on
// may stand in the singular.
func ParseSpan(text string) (Span, error) {
	number, unit, _ := strings.Cut(text, " ")
	count, err := strconv.Atoi(number)
	if err != nil || count < 0 || count > MaxSpan || strconv.Itoa(count) != number {
		return Span{}, fmt.Errorf("thituyen: %q does not begin with a whole number up to %d", text, MaxSpan)
	}
	for i, name := range unitNames {
		if unit == name || count == 1 && unit == strings.TrimSuffix(name, "s") {
			return Span{Count: count, Unit: Unit(i)}, nil
		}
	}
	return Span{}, fmt.Errorf("thituyen: %q ends in none of days, working days, months, years", text)
}

// String writes the span as documents do.
func (s Span) String() string {
	unit := "unknown units"
	if int(s.Unit) < len(unitNames) {
		unit = unitNames[s.Unit]
	}
	return strconv.Itoa(s.Count) + " " + unit
}

// MarshalText writes the span as documents do.
func (s Span) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// InMonths is the number of months, and whether the span is one of months or
// years.
func (s Span) InMonths() (int, bool) {
	switch s.Unit {
	case Month:
		return s.Count, true
	case Year:
		return 12 * s.Count, true
	}
	return 0, false
}

// After returns d + the span. Working days are counted by a procedure's own
// calendar of holidays and are plain days here.
func (s Span) After(d civil.Date) civil.Date {
	if months, ok := s.InMonths(); ok {
		return calendar.AddMonths(d, months)
	}
	return d.AddDays(s.Count)
}

// Before returns d - the span.
func (s Span) Before(d civil.Date) civil.Date {
	if months, ok := s.InMonths(); ok {
		return calendar.AddMonths(d, -months)
	}
	return d.AddDays(-s.Count)
}

// Reached returns the day on which someone born on d reaches this age.
func (s Span) Reached(d civil.Date) civil.Date {
	if months, ok := s.InMonths(); ok {
		return calendar.Anniversary(d, months)
	}
	return d.AddDays(s.Count)
}
