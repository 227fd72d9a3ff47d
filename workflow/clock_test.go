package workflow

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// tet is the holiday of 2018: 15 to 20 February.
var tet = []civil.Date{
	{Year: 2018, Month: 2, Day: 15},
	{Year: 2018, Month: 2, Day: 16},
	{Year: 2018, Month: 2, Day: 17},
	{Year: 2018, Month: 2, Day: 18},
	{Year: 2018, Month: 2, Day: 19},
	{Year: 2018, Month: 2, Day: 20},
}

func TestLastDay(t *testing.T) {
	saturday := []civil.Date{{Year: 2018, Month: 2, Day: 10}}
	for _, c := range []struct {
		why, start, span string
		workdays         []civil.Date
		want             string
	}{
		{"the first day counted is the one after the start", "2018-03-05", "1 day", nil, "2018-03-06"},
		{"the worked example: 5 working days from a Friday", "2018-06-01", "5 working days", nil, "2018-06-08"},
		{"from a Saturday the first is Monday", "2018-06-02", "1 working day", nil, "2018-06-04"},
		{"a last day on a Saturday moves to Monday", "2018-06-01", "1 day", nil, "2018-06-04"},
		{"and on a Sunday too", "2018-06-01", "2 days", nil, "2018-06-04"},
		{"days within are not looked at", "2018-06-01", "10 days", nil, "2018-06-11"},
		{"working days across Tết", "2018-02-12", "5 working days", nil, "2018-02-23"},
		{"a last day within Tết moves behind it", "2018-02-12", "4 days", nil, "2018-02-21"},
		{"a Saturday made a working day counts", "2018-02-08", "2 working days", saturday, "2018-02-10"},
		{"and can be a last day", "2018-02-08", "2 days", saturday, "2018-02-10"},
		{"a month ends on the corresponding day", "2018-03-15", "1 month", nil, "2018-04-16"}, // 15 April 2018 is a Sunday
		{"or on the last day of a month without one", "2018-01-31", "1 month", nil, "2018-02-28"},
		{"a year", "2018-03-15", "1 year", nil, "2019-03-15"},
		{"no days: the day of the start, or the next that works", "2018-06-02", "0 days", nil, "2018-06-04"},
		{"no working days", "2018-06-01", "0 working days", nil, "2018-06-01"},
	} {
		span, err := thituyen.ParseSpan(c.span)
		require.NoError(t, err)
		require.Equal(t, c.want, newWorkdays(tet, c.workdays).last(day(t, c.start), span).String(), c.why)
	}
	both := newWorkdays(tet, tet[:1])
	require.True(t, both.works(tet[0]), "a day in both lists is worked")
}

// A plain count: every day is looked at, by name of the weekday and by lists.
func TestLastDayAgreesWithPlainCount(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2018))
	for range 2000 {
		var holidays, workdays []civil.Date
		first := civil.Date{Year: 2018, Month: 1, Day: 1}
		for range random.IntN(20) {
			holidays = append(holidays, first.AddDays(random.IntN(120)))
		}
		for range random.IntN(6) {
			workdays = append(workdays, first.AddDays(random.IntN(120)))
		}
		begin, n := first.AddDays(random.IntN(90)), random.IntN(25)
		working := random.IntN(2) == 0
		span := thituyen.Span{Count: n}
		if working {
			span.Unit = thituyen.WorkingDay
		}
		works := func(d civil.Date) bool {
			for _, w := range workdays {
				if w == d {
					return true
				}
			}
			for _, h := range holidays {
				if h == d {
					return false
				}
			}
			name := d.In(time.UTC).Weekday().String()
			return name != "Saturday" && name != "Sunday"
		}
		last := begin
		for counted := 0; counted < n; {
			last = last.AddDays(1)
			if !working || works(last) {
				counted++
			}
		}
		for !works(last) {
			last = last.AddDays(1)
		}
		require.Equal(t, last, newWorkdays(holidays, workdays).last(begin, span), fmt.Sprint(begin, span, holidays, workdays))
	}
}

const deadlines = `
roles: {organiser: {}, head: {}}
states: {start: draft, final: [ended]}
clocks:
  - {id: registration, title: Nhận hồ sơ, starts: announce, lasts: 30 days, clause: Điều 15, extension: {step: prolong, lasts: 10 days}}
  - {id: approval, starts: [close, reopen], lasts: 5 working days}
steps:
  - {id: announce, by: organiser, from: [draft, announced], to: announced}
  - {id: register, by: organiser, from: announced, within: registration}
  - {id: prolong, by: head, from: announced}
  - {id: close, by: organiser, from: announced, to: closed, after: registration}
  - {id: reopen, by: head, from: closed}
  - {id: approve, by: head, from: closed, to: ended, within: approval}
`

func TestClocks(t *testing.T) {
	p := start(t, compileText(t, deadlines), Case{People: map[string][]string{"o": {"organiser"}, "h": {"head"}}, Holidays: tet})
	take := func(moment, who, step string, codes ...string) Outcome {
		t.Helper()
		out := p.Apply(Step{At: at(t, moment), By: who, Step: step})
		require.ElementsMatch(t, codes, out.Codes(), moment+" "+step)
		return out
	}
	_, started := p.Clock("registration")
	require.False(t, started)
	out := take("2018-03-01T08:59", "o", "register", "wrong_state", "too_early")
	require.Contains(t, out.Text(language.Vietnamese), "“Nhận hồ sơ” chưa bắt đầu tính; chỉ tính từ bước: announce (Điều 15)")

	take("2018-03-01T09:00", "o", "announce")
	take("2018-03-01T08:59", "o", "register", "too_early") // before the moment that started it
	take("2018-03-01T09:00", "o", "register")
	take("2018-03-02T09:00", "o", "announce")
	d, started := p.Clock("registration")
	require.True(t, started)
	require.Equal(t, "2018-04-02", d.Last.String(), "31 March is a Saturday; and a clock once started is not restarted")
	require.Equal(t, []Deadline{d}, p.Due(at(t, "2018-04-02T23:59")))
	require.Empty(t, p.Due(at(t, "2018-04-03T00:00")))
	require.Empty(t, p.Due(at(t, "2018-03-01T08:00")))

	take("2018-04-02T23:59", "o", "register") // to the end of the last day
	out = take("2018-04-03T00:00", "o", "register", "too_late")
	require.Contains(t, out.Text(language.Vietnamese), "đã quá hạn: “Nhận hồ sơ” đã hết ngày 02/04/2018")
	out = take("2018-04-02T23:59", "o", "close", "too_early")
	require.Contains(t, out.Text(language.English), "“registration” runs to the end of 2 April 2018")

	take("2018-04-02T23:59", "h", "prolong") // the extension counts from the last day
	d, _ = p.Clock("registration")
	require.Equal(t, "2018-04-12", d.Last.String())
	require.True(t, d.Extended)
	out = take("2018-04-02T23:59", "h", "prolong", "already_done")
	require.Contains(t, out.Text(language.Vietnamese), "đã được gia hạn một lần")
	require.Equal(t, []string{"already_done"}, p.Extend("registration", thituyen.Span{Count: 5}, at(t, "2018-04-01T09:00")).Codes())

	take("2018-04-13T00:00", "o", "close")
	d, _ = p.Clock("approval")
	require.Equal(t, "2018-04-20", d.Last.String())
	require.Empty(t, p.Overdue(at(t, "2018-04-20T23:59")))
	overdue := p.Overdue(at(t, "2018-04-21T00:00"))
	require.Len(t, overdue, 1, "registration was met by a register; approval was not")
	require.Equal(t, "approval", overdue[0].Clock.ID)
	take("2018-04-14T09:00", "h", "reopen") // the second of its starts changes nothing
	again, _ := p.Clock("approval")
	require.Equal(t, d, again)

	require.True(t, p.Extend("approval", thituyen.Span{Count: 3, Unit: thituyen.WorkingDay}, at(t, "2018-04-25T09:00")).Accepted)
	d, _ = p.Clock("approval")
	require.Equal(t, "2018-04-30", d.Last.String(), "it had ended: counted from the day it was extended")
	take("2018-04-30T17:00", "h", "approve")
	require.Empty(t, p.Overdue(at(t, "2018-06-01T00:00")))
	require.Equal(t, 2, p.Taken("register"))
}

func TestExtend(t *testing.T) {
	p := start(t, compileText(t, deadlines), Case{People: map[string][]string{"o": {"organiser"}, "h": {"head"}}})
	require.Equal(t, []string{"too_early"}, p.Extend("registration", thituyen.Span{Count: 5}, at(t, "2018-03-01T09:00")).Codes())
	out := p.Extend("registrations", thituyen.Span{Count: 5}, at(t, "2018-03-01T09:00"))
	require.Equal(t, []string{"unknown_clock"}, out.Codes())
	require.Contains(t, out.Text(language.English), "is “registration” meant?")
	_, known := p.Clock("registrations")
	require.False(t, known)
}

// What only waits for the end of a clock makes it never overdue.
func TestWaitingIsNotOverdue(t *testing.T) {
	p := start(t, compileText(t, `
roles: {a: {}}
states: {start: one, final: [three]}
clocks: [{id: pause, starts: go, lasts: 3 days}]
steps:
  - {id: go, by: a, from: one, to: two}
  - {id: end, by: a, from: two, to: three, after: pause}
`), Case{People: map[string][]string{"x": {"a"}}})
	require.True(t, p.Apply(Step{At: at(t, "2018-03-05T09:00"), By: "x", Step: "go"}).Accepted)
	require.Len(t, p.Due(at(t, "2018-03-08T09:00")), 1)
	require.Empty(t, p.Overdue(at(t, "2018-05-05T09:00")))
}
