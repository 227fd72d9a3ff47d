package programme

import (
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/workflow"
)

// Way is how long a round took from its notice to its first appointment, in
// calendar days: the day after the notice is the first.
type Way struct {
	Round  string     `json:"round"`
	Notice civil.Date `json:"notice"`
	// Appointed is the day of the first appointment.
	Appointed civil.Date `json:"appointed"`
	Days      int        `json:"days"`
}

// Deadline is a clock of a round that was started.
type Deadline struct {
	Round string         `json:"round"`
	Clock string         `json:"clock"`
	Title thituyen.Title `json:"title"`
	// Started is the day on which it started, Last its last day (included),
	// with any extension.
	Started  civil.Date `json:"started"`
	Last     civil.Date `json:"last"`
	Extended bool       `json:"extended"`
	// Done is the day on which the step took effect that had to be taken
	// within the clock, or that had to wait for its end; nil: not yet. Of
	// several it is the one that moves the round on, else the latest.
	Done *civil.Date `json:"done"`
	// Waits says that the step had to wait for the end, so that it is never
	// late.
	Waits bool `json:"waits"`
}

// Days is how many days it took, from the start; 0 where it is not done.
func (d Deadline) Days() int {
	if d.Done == nil {
		return 0
	}
	return d.Done.DaysSince(d.Started)
}

// Late is how many days after the last one it was done; 0 or less: in time.
func (d Deadline) Late() int {
	if d.Done == nil || d.Waits {
		return 0
	}
	return d.Done.DaysSince(d.Last)
}

// way is the way from the notice to the appointment, where there was one.
func (r *Record) way() (Way, bool) {
	if r.notice == nil {
		return Way{}, false
	}
	var first *civil.Date
	for _, c := range r.round.Candidates() {
		if c.Appointed != nil && (first == nil || c.Appointed.Before(*first)) {
			first = c.Appointed
		}
	}
	if first == nil {
		return Way{}, false
	}
	return Way{r.id, *r.notice, *first, first.DaysSince(*r.notice)}, true
}

// deadlines are the clocks of the round that were started.
func (r *Record) deadlines() []Deadline {
	var latest civil.DateTime
	for _, a := range r.acts {
		if a.happened.After(latest) {
			latest = a.happened
		}
	}
	var out []Deadline
	for _, clock := range r.round.Started(latest) {
		d := Deadline{Round: r.id, Clock: clock.Clock.ID, Title: clock.Clock.Title, Started: clock.Started.Date, Last: clock.Last, Extended: clock.Extended}
		d.Done, d.Waits = r.doneFor(r.round.Rules().Procedure, clock.Clock.ID)
		out = append(out, d)
	}
	return out
}

// doneFor is when what a clock is for was done, and whether that had to wait
// for its end.
func (r *Record) doneFor(procedure *workflow.Procedure, clock string) (*civil.Date, bool) {
	within, after := map[string]bool{}, map[string]bool{}
	for _, step := range procedure.Steps {
		if slices.Contains(step.Within, clock) {
			within[step.ID] = true
		}
		if slices.Contains(step.After, clock) {
			after[step.ID] = true
		}
	}
	for _, steps := range []struct {
		of    map[string]bool
		waits bool
	}{{within, false}, {after, true}} {
		for _, move := range r.round.Path() {
			if steps.of[move.Step] && move.From != move.To {
				return &move.At.Date, steps.waits
			}
		}
	}
	var last *civil.Date
	for _, a := range r.acts {
		if within[a.step] && a.done {
			last = &a.happened.Date
		}
	}
	return last, false
}

// Days are how the days of several rounds lie: counted, with the least, the
// median, the mean and the most.
type Days struct {
	Count  int            `json:"count"`
	Least  int            `json:"least"`
	Median thituyen.Value `json:"median"`
	Mean   thituyen.Value `json:"mean"`
	Most   int            `json:"most"`
}

// DaysOf sums up counts of days; false where there are none. The median of an
// even number of them is the mean of the two in the middle.
func DaysOf(days []int) (Days, bool) {
	if len(days) == 0 {
		return Days{}, false
	}
	sorted := slices.Sorted(slices.Values(days))
	sum, n := 0, len(sorted)
	for _, d := range sorted {
		sum += d
	}
	middle := thituyen.Fraction(int64(sorted[(n-1)/2]+sorted[n/2]), 2)
	return Days{n, sorted[0], middle, thituyen.Fraction(int64(sum), int64(n)), sorted[n-1]}, true
}

// quotient is a fraction of whole numbers; false where it is over nothing.
func quotient(sum, count int) (thituyen.Value, bool) {
	if count == 0 {
		return thituyen.Value{}, false
	}
	return thituyen.Fraction(int64(sum), int64(count)), true
}

// quarter is the quarter of a day, as 2018-Q1.
func quarter(day civil.Date) string {
	return fmt.Sprintf("%04d-Q%d", day.Year, (day.Month+2)/3)
}

// lastOf is the last day of a month of a year.
func lastOf(year, month int) civil.Date {
	return calendar.EndOfMonth(civil.Date{Year: year, Month: time.Month(month), Day: 1})
}
