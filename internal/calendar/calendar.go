// Package calendar counts days, months and spans the way Vietnamese rules
// do: on civil dates, without clocks or zones.
package calendar

import (
	"time"

	"cloud.google.com/go/civil"
)

// AddMonths returns the same day n months later (earlier for a negative n),
// or the last day of that month where it has no such day.
func AddMonths(d civil.Date, n int) civil.Date {
	months := d.Year*12 + int(d.Month) - 1 + n
	year, month := floorDiv(months, 12), time.Month(months-12*floorDiv(months, 12)+1)
	return civil.Date{Year: year, Month: month, Day: min(d.Day, DaysIn(year, month))}
}

// Anniversary returns the day on which someone born on d reaches the age of
// n months: the same day of that month, for 29 February 1 March of a year
// without one, and for another day that the month lacks its last day.
func Anniversary(d civil.Date, n int) civil.Date {
	a := AddMonths(d, n)
	if d.Month == time.February && d.Day == 29 && a.Month == time.February && a.Day == 28 {
		return civil.Date{Year: a.Year, Month: time.March, Day: 1}
	}
	return a
}

// EndOfMonth returns the last day of the month of d.
func EndOfMonth(d civil.Date) civil.Date {
	d.Day = DaysIn(d.Year, d.Month)
	return d
}

// DaysIn is the number of days of a month.
func DaysIn(year int, month time.Month) int {
	switch month {
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}

// DayNumber counts days from 1 January 1970, which is 0.
func DayNumber(d civil.Date) int {
	// Howard Hinnant's days-from-civil, on years that begin in March.
	year, month := d.Year, int(d.Month)
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*(month-3)+2)/5 + d.Day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*146097 + dayOfEra - 719468
}

// Weekday is the day of the week of d.
func Weekday(d civil.Date) time.Weekday {
	n := (DayNumber(d) + 4) % 7 // 1 January 1970 was a Thursday
	if n < 0 {
		n += 7
	}
	return time.Weekday(n)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
