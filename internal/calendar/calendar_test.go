package calendar

import (
	"math/rand/v2"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
)

func day(text string) civil.Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestAddMonthsKeepsTheDayOrTakesTheLast(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2018-01-31", 1, "2018-02-28"},
		{"2020-01-31", 1, "2020-02-29"},
		{"2020-02-29", 12, "2021-02-28"},
		{"2020-02-29", 48, "2024-02-29"},
		{"2018-03-31", -1, "2018-02-28"},
		{"2018-01-15", -1, "2017-12-15"},
		{"2018-12-15", 1, "2019-01-15"},
		{"2018-05-31", -18, "2016-11-30"},
	} {
		require.Equal(t, c.want, AddMonths(day(c.from), c.months).String(), c)
	}
}

// The standard library is the oracle for days.
func TestDayNumbersAgreeWithTheStandardLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 20000 {
		d := civil.Date{Year: 1800 + r.IntN(1200), Month: time.Month(1 + r.IntN(12)), Day: 1}
		require.Equal(t, d.In(time.UTC).AddDate(0, 1, -1).Day(), DaysIn(d.Year, d.Month))
		d.Day = 1 + r.IntN(DaysIn(d.Year, d.Month))
		require.Equal(t, int(d.In(time.UTC).Unix()/86400), DayNumber(d)+boolToInt(d.In(time.UTC).Unix()%86400 < 0))
		require.Equal(t, d.In(time.UTC).Weekday(), Weekday(d))
		require.Equal(t, d.In(time.UTC).AddDate(0, 1, -d.Day).Day(), EndOfMonth(d).Day)
	}
	require.Equal(t, 0, DayNumber(day("1970-01-01")))
	require.Equal(t, -1, DayNumber(day("1969-12-31")))
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestDatesAndMoments(t *testing.T) {
	for _, text := range []string{"2018-02-29", "2018-13-01", "2018-00-10", "18-01-01", "2018-1-1", "2018-06-31", "0001-01-01", "3000-01-01", "2018/06/01", " 2018-06-01", ""} {
		_, err := ParseDate(text)
		require.Error(t, err, text)
	}
	m, err := ParseMoment("2018-06-01T09:00")
	require.NoError(t, err)
	require.Equal(t, civil.DateTime{Date: day("2018-06-01"), Time: civil.Time{Hour: 9}}, m)
	m, err = ParseMoment("2018-06-01T09:00:30")
	require.NoError(t, err)
	require.Equal(t, 30, m.Time.Second)
	spaced, err := ParseMoment("2018-06-01 09:00:30")
	require.NoError(t, err)
	require.Equal(t, m, spaced, "as people write it")
	for _, text := range []string{"2018-06-01", "2018-06-01  9:00", "2018-06-01T24:00", "2018-06-31T09:00", "2018-06-01T09:00Z", "2018-06-01T9:00", "2018-06-01t09:00", "1700-01-01T00:00"} {
		_, err := ParseMoment(text)
		require.Error(t, err, text)
	}
}
