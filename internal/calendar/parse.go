package calendar

import (
	"fmt"

	"cloud.google.com/go/civil"
)

// ParseDate reads YYYY-MM-DD, years 1800 to 2999, a day that exists.
func ParseDate(text string) (civil.Date, error) {
	if len(text) != len("2018-06-01") {
		return civil.Date{}, fmt.Errorf("calendar: %q is not written as 2018-06-01", text)
	}
	d, err := civil.ParseDate(text)
	if err != nil {
		return civil.Date{}, fmt.Errorf("calendar: %q is not a day of the calendar written as 2018-06-01", text)
	}
	if d.Year < 1800 || d.Year > 2999 {
		return civil.Date{}, fmt.Errorf("calendar: the year of %q is not between 1800 and 2999", text)
	}
	return d, nil
}

// ParseMoment reads YYYY-MM-DDTHH:MM, with seconds where given; the zone is
// +07:00 and is not written.
func ParseMoment(text string) (civil.DateTime, error) {
	const short, long = "2018-06-01T09:00", "2018-06-01T09:00:00"
	full := text
	if len(text) == len(short) {
		full += ":00"
	}
	if len(full) == len(long) && full[10] == ' ' {
		full = full[:10] + "T" + full[11:] // as people write it
	}
	if len(full) != len(long) || full[10] != 'T' {
		return civil.DateTime{}, fmt.Errorf("calendar: %q is not written as %s", text, short)
	}
	if _, err := ParseDate(full[:10]); err != nil {
		return civil.DateTime{}, err
	}
	m, err := civil.ParseDateTime(full)
	if err != nil {
		return civil.DateTime{}, fmt.Errorf("calendar: %q is not a moment written as %s", text, short)
	}
	return m, nil
}
