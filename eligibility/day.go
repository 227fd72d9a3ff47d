package eligibility

import (
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// moment is the date that a criterion is judged on, in the forms that
// judging asks for.
type moment struct {
	date   civil.Date
	number int32 // its day number
}

func momentOf(d civil.Date) moment { return moment{date: d, number: numberOf(d)} }

func numberOf(d civil.Date) int32 { return int32(calendar.DayNumber(d)) }

// stamp is a date in one word, in the order of dates; 0 is none.
type stamp int32

func stampOf(d civil.Date) stamp { return stamp(d.Year<<9 | int(d.Month)<<5 | d.Day) }

func (s stamp) date() civil.Date {
	return civil.Date{Year: int(s >> 9), Month: time.Month(s >> 5 & 15), Day: int(s & 31)}
}

// exists reports whether a date is a day of the years 1 to 9999.
func exists(d civil.Date) bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 &&
		d.Day >= 1 && d.Day <= calendar.DaysIn(d.Year, d.Month)
}

// given returns a date of a dossier. One that does not exist is as good as
// missing: [Dossier.Check] tells it.
func given(d *civil.Date) (civil.Date, bool) {
	if d == nil || !exists(*d) {
		return civil.Date{}, false
	}
	return *d, true
}

// after reports whether a lies after b; it is the comparison of civil.Date
// made on one word.
func after(a, b civil.Date) bool { return stampOf(a) > stampOf(b) }

// Gap is the time between two days, in whole months and the days left over.
type Gap struct{ Months, Days int }

// between returns the gap from one day to a later or equal one, counting
// months as reach does.
func between(from, to civil.Date, reach func(civil.Date, int) civil.Date) Gap {
	months := (to.Year-from.Year)*12 + int(to.Month) - int(from.Month)
	for months > 0 && after(reach(from, months), to) {
		months--
	}
	months = max(months, 0)
	return Gap{Months: months, Days: calendar.DayNumber(to) - calendar.DayNumber(reach(from, months))}
}

// gap is the time between two days of the calendar.
func gap(from, to civil.Date) Gap { return between(from, to, calendar.AddMonths) }

var gapWords = [...]wording.Word{{Vi: "năm", En: "year"}, {Vi: "tháng", En: "month"}, {Vi: "ngày", En: "day"}}

// Text words the gap: "1 năm 2 tháng 3 ngày", "1 year 2 months 3 days".
func (g Gap) Text(tag language.Tag) string {
	var parts []string
	for i, n := range [...]int{g.Months / 12, g.Months % 12, g.Days} {
		if n == 0 && (i < 2 || len(parts) > 0) {
			continue
		}
		word := strconv.Itoa(n) + " " + gapWords[i].Text(tag)
		if prose.English(tag) && n != 1 {
			word += "s"
		}
		parts = append(parts, word)
	}
	return strings.Join(parts, " ")
}

// MarshalText writes the gap in English.
func (g Gap) MarshalText() ([]byte, error) { return []byte(g.Text(language.English)), nil }
