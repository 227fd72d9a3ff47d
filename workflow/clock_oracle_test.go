package workflow

import (
	"fmt"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// plainCalendar counts days one by one, by the name of the weekday and by
// lists, and knows nothing of spans.
type plainCalendar struct{ holidays, workdays map[string]bool }

func (c plainCalendar) works(day time.Time) bool {
	text := day.Format(time.DateOnly)
	name := day.Weekday().String()
	return c.workdays[text] || name != "Saturday" && name != "Sunday" && !c.holidays[text]
}

func (c plainCalendar) last(start time.Time, n int, unit string) time.Time {
	day := start
	switch unit {
	case "working days":
		for n > 0 {
			if day = day.AddDate(0, 0, 1); c.works(day) {
				n--
			}
		}
	case "months":
		first := time.Date(start.Year(), start.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		if day = first.AddDate(0, 0, start.Day()-1); day.Month() != first.Month() {
			day = first.AddDate(0, 1, -1)
		}
	default:
		day = start.AddDate(0, 0, n)
	}
	for !c.works(day) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

const feeding = `
roles: {o: {}}
states: {start: s, final: [e]}
clocks:
  - {id: one, starts: go, lasts: %d %s, ends_at: 17:00, restarts: [again], extension: {step: longer, lasts: 4 days}}
  - {id: two, starts: {end_of: one}, lasts: 5 working days}
  - {id: three, starts: {end_of: two}, lasts: 1 month}
steps:
  - {id: go, by: o, from: s}
  - {id: again, by: o, from: s}
  - {id: longer, by: o, from: s}
  - {id: take, by: o, from: s, within: one}
  - {id: end, by: o, from: s, to: e, after: three}
`

// Clocks that feed each other agree with a plain count for every start day of
// three years, with holidays and Saturdays made working days: where each
// ends, when each runs, and what an extension and a fresh start before the
// end of the first do to them.
func TestClocksAgreeWithAPlainCount(t *testing.T) {
	plain := plainCalendar{map[string]bool{}, map[string]bool{}}
	c := Case{People: map[string][]string{"x": {"o"}}}
	for year := 2018; year <= 2021; year++ {
		for _, day := range []civil.Date{{Year: year, Month: 1, Day: 1}, {Year: year, Month: 2, Day: 15}, {Year: year, Month: 2, Day: 16}, {Year: year, Month: 2, Day: 18}, {Year: year, Month: 4, Day: 30}, {Year: year, Month: 5, Day: 1}, {Year: year, Month: 9, Day: 2}, {Year: year, Month: 9, Day: 3}} {
			c.Holidays, plain.holidays[day.String()] = append(c.Holidays, day), true
		}
		for _, day := range []civil.Date{{Year: year, Month: 2, Day: 10}, {Year: year, Month: 5, Day: 5}, {Year: year, Month: 9, Day: 8}, {Year: year, Month: 9, Day: 9}} {
			c.Workdays, plain.workdays[day.String()] = append(c.Workdays, day), true
		}
	}
	noon := func(day time.Time) civil.DateTime {
		return civil.DateTime{Date: civil.DateOf(day), Time: civil.Time{Hour: 12}}
	}
	for _, span := range []struct {
		n    int
		unit string
	}{{0, "days"}, {7, "days"}, {30, "days"}, {0, "working days"}, {6, "working days"}, {3, "months"}} {
		m := compileText(t, fmt.Sprintf(feeding, span.n, span.unit))
		for begin := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC); begin.Year() < 2021; begin = begin.AddDate(0, 0, 1) {
			p := start(t, m, c)
			take := func(step string, at civil.DateTime) Outcome { return p.Apply(Step{At: at, By: "x", Step: step}) }
			lasts := func() []string {
				var out []string
				for _, d := range p.Started(noon(begin.AddDate(2, 0, 0))) {
					out = append(out, d.Last.String())
				}
				return out
			}
			want := func(one time.Time) []string {
				two := plain.last(one, 5, "working days")
				return []string{one.Format(time.DateOnly), two.Format(time.DateOnly), plain.last(two, 1, "months").Format(time.DateOnly)}
			}
			require.True(t, take("go", noon(begin)).Done)
			one := plain.last(begin, span.n, span.unit)
			require.Equal(t, want(one), lasts(), "%s %v", begin, span)
			runs := noon(one)
			runs.Time = civil.Time{Hour: 17, Second: 59}
			late := runs
			late.Time = civil.Time{Hour: 17, Minute: 1}
			require.Empty(t, p.Check(Step{At: runs, By: "x", Step: "take"}).Codes())
			require.Equal(t, []string{"too_late"}, p.Check(Step{At: late, By: "x", Step: "take"}).Codes())
			if !begin.Before(one) {
				continue // the second has started with the first
			}
			require.True(t, take("longer", noon(begin)).Done)
			longer := plain.last(one, 4, "days")
			require.Equal(t, want(longer), lasts(), "%s %v", begin, span)
			require.Equal(t, []string{"already_done"}, p.Check(Step{At: noon(begin), By: "x", Step: "longer"}).Codes())
			afresh := begin.AddDate(0, 0, 1)
			require.True(t, take("again", noon(afresh)).Done)
			require.Equal(t, want(plain.last(afresh, span.n, span.unit)), lasts(), "%s %v", begin, span)
			require.Empty(t, p.Check(Step{At: noon(afresh), By: "x", Step: "longer"}).Codes())
		}
	}
}

// What has started stays whatever becomes of the clock whose end started it.
func TestWhatHasStartedStays(t *testing.T) {
	m := compileText(t, fmt.Sprintf(feeding, 7, "days"))
	p := start(t, m, Case{People: map[string][]string{"x": {"o"}}})
	take := func(step, when string) Outcome { return p.Apply(Step{At: at(t, when), By: "x", Step: step}) }
	require.Equal(t, []string{"too_early"}, take("end", "2018-03-01T09:00").Codes())
	require.True(t, take("longer", "2018-03-01T09:00").Done, "before its clock has started it does nothing")
	require.True(t, take("go", "2018-03-01T09:00").Done)
	require.Contains(t, take("end", "2018-03-08T09:00").Text(language.Vietnamese), "chỉ tính từ ngày cuối của “two”")
	_, started := p.ClockAt("two", at(t, "2018-03-07T23:59"))
	require.False(t, started)
	two, started := p.ClockAt("two", at(t, "2018-03-08T00:00"))
	require.True(t, started, "on the last day of the other, that day included")
	require.Equal(t, "2018-03-15", two.Last.String())
	require.True(t, take("again", "2018-03-08T09:00").Done)
	require.True(t, take("longer", "2018-03-08T09:00").Done)
	again, _ := p.Clock("two")
	require.Equal(t, two, again)
	one, _ := p.Clock("one")
	require.Equal(t, "2018-03-19", one.Last.String())
	require.Equal(t, "one: đến 17:00 ngày 19/03/2018", one.Text(language.Vietnamese))
}
