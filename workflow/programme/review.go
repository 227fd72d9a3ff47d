package programme

import (
	"cmp"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Review is what the registered rounds show, as data: over all, by group of
// posts and by quarter. It is taken from the records as they stand; only what
// is overdue depends on the moment. Everything in it can be written as JSON;
// exact numbers stand as text.
type Review struct {
	Programme string         `json:"programme"`
	Title     thituyen.Title `json:"title"`
	Window    Window         `json:"window"`
	At        civil.DateTime `json:"at"`
	Total     Figures        `json:"total"`
	// Groups are the groups of posts in the order of their ids, and Quarters
	// the quarters from the first to the last of which something is planned or
	// held: a line of a plan belongs to the quarter of its first month, a
	// round to that of its notice, or its opening where there was no notice.
	Groups   []Part `json:"groups"`
	Quarters []Part `json:"quarters"`
	Rounds   []Told `json:"rounds"`
	// Plans are the yearly plans of each group, owed or made; Reports what was
	// reported, in the order of its days; Difficulties what was raised, with
	// its answers.
	Plans             []PlannedYear     `json:"plans"`
	Reports           []Reported        `json:"reports"`
	Difficulties      []DifficultyTold  `json:"difficulties"`
	DifficultyFigures DifficultyFigures `json:"difficulty_figures"`
	// Days are those from the notice to the appointment, and Clocks the
	// clocks, by their ids, in order.
	Days        *Days       `json:"days"`
	Clocks      []Clock     `json:"clocks"`
	Supervision Supervision `json:"supervision"`
	// Assumptions are those of the programme: what no source gives.
	Assumptions []Assumption `json:"assumptions"`
}

// Window is the window of the programme, both ends included.
type Window struct {
	From  civil.Date `json:"from"`
	Until civil.Date `json:"until"`
}

// Part is a part of the programme with its figures.
type Part struct {
	ID      string         `json:"id"`
	Title   thituyen.Title `json:"title"`
	Figures Figures        `json:"figures"`
}

// Reported is a report that fulfilled a duty or a review.
type Reported struct {
	Title thituyen.Title `json:"title"` // of the duty or the review
	Fulfilment
}

// Told is one round in the review.
type Told struct {
	ID    string `json:"id"`
	Plan  string `json:"plan"`
	Line  string `json:"line"`
	Title string `json:"title"`
	Group string `json:"group"`
	State string `json:"state"`
	// Head is the head of the record that was read, Recomputed how much of
	// what it states was recomputed, and Attested how much rests on
	// commitments alone.
	Head       string  `json:"head"`
	Recomputed int     `json:"recomputed"`
	Attested   int     `json:"attested"`
	Figures    Figures `json:"figures"`
}

// Clock is how the rounds kept one clock of the procedure.
type Clock struct {
	ID       string         `json:"id"`
	Title    thituyen.Title `json:"title"`
	Started  int            `json:"started"`
	InTime   int            `json:"in_time"`
	Late     int            `json:"late"`
	Open     int            `json:"open"` // what it is for was not done
	Extended int            `json:"extended"`
	// Taken are the days from the start to what it is for.
	Taken *Days `json:"taken"`
	// Allowed are the days from the start to the last day, with extensions.
	Allowed *Days `json:"allowed"`
}

// Review sums up the registered rounds; at is the moment for what is overdue.
// The same rounds give the same review, in whatever order they were
// registered.
func (g *Register) Review(at civil.DateTime) *Review {
	g = g.made()
	d := &g.programme.document
	v := &Review{
		Programme: d.ID, Title: d.Title, At: at, Plans: g.programme.plannedYears(at.Date), Reports: g.reportsUntil(at.Date),
		Difficulties: g.raisedUntil(at.Date), Supervision: g.Supervise(at), Assumptions: slices.Clone(d.Assumptions),
	}
	if d.Window != nil {
		v.Window = Window{*d.Window.From, *d.Window.Until}
	}
	v.DifficultyFigures.count(v.Difficulties, d.Difficulties)
	groups, quarters := map[string]*Figures{}, map[string]*Figures{}
	for id := range d.Groups {
		groups[id] = &Figures{}
	}
	count := func(group, quarter string, f *Figures) {
		if quarters[quarter] == nil {
			quarters[quarter] = &Figures{}
		}
		for _, sum := range []*Figures{&v.Total, groups[group], quarters[quarter]} {
			sum.add(f)
		}
	}
	for _, plan := range d.Plans {
		for _, line := range plan.Lines {
			f := Figures{Planned: 1, PlannedSeats: line.Seats}
			if len(g.byLine[[2]string{plan.ID, line.ID}]) == 0 {
				f.NotStarted = 1
			}
			count(plan.Group, quarter(lastOf(plan.Year, slices.Min(line.Months))), &f)
		}
	}
	for _, r := range g.Records() {
		count(g.programme.plans[r.plan].Group, quarter(r.Day()), &r.figures)
		v.Rounds = append(v.Rounds, r.summary(g.programme.plans[r.plan].Group))
	}
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		v.Groups = append(v.Groups, Part{id, d.Groups[id].Title, *groups[id]})
	}
	for _, id := range through(slices.Sorted(maps.Keys(quarters))) {
		part := Part{ID: id, Title: thituyen.TitleOf(id)}
		if f := quarters[id]; f != nil {
			part.Figures = *f
		}
		v.Quarters = append(v.Quarters, part)
	}
	v.sumUp()
	return document.Clone(v)
}

// through fills in the quarters between the first and the last.
func through(quarters []string) []string {
	if len(quarters) == 0 {
		return nil
	}
	out := quarters[:1:1]
	for day := firstOf(quarters[0]); out[len(out)-1] != quarters[len(quarters)-1]; {
		day = civil.Date{Year: day.Year, Month: day.Month, Day: 1}.AddMonths(3)
		out = append(out, quarter(day))
	}
	return out
}

// firstOf is the first day of a quarter.
func firstOf(quarter string) civil.Date {
	year := 0
	for _, digit := range quarter[:len(quarter)-3] {
		year = year*10 + int(digit-'0')
	}
	return civil.Date{Year: year, Month: 1, Day: 1}.AddMonths(3 * int(quarter[len(quarter)-1]-'1'))
}

func (r *Record) summary(group string) Told {
	return Told{
		ID: r.id, Plan: r.plan, Line: r.line, Title: r.title(), Group: group, State: r.round.State(),
		Head: r.report.Statement.Head.String(), Recomputed: r.report.Recomputed, Attested: r.report.Attested, Figures: r.figures.clone(),
	}
}

// sumUp brings the days of all rounds together.
func (v *Review) sumUp() {
	var days []int
	for _, way := range v.Total.Ways {
		days = append(days, way.Days)
	}
	if all, some := DaysOf(days); some {
		v.Days = &all
	}
	clocks := map[string]*Clock{}
	taken, allowed := map[string][]int{}, map[string][]int{}
	for _, d := range v.Total.Deadlines {
		if clocks[d.Clock] == nil {
			clocks[d.Clock] = &Clock{ID: d.Clock}
		}
		clocks[d.Clock].Title = cmp.Or(clocks[d.Clock].Title, d.Title)
		clocks[d.Clock].count(d)
		allowed[d.Clock] = append(allowed[d.Clock], d.Last.DaysSince(d.Started))
		if d.Done != nil {
			taken[d.Clock] = append(taken[d.Clock], d.Days())
		}
	}
	for _, id := range slices.Sorted(maps.Keys(clocks)) {
		c := clocks[id]
		if all, some := DaysOf(taken[id]); some {
			c.Taken = &all
		}
		if all, some := DaysOf(allowed[id]); some {
			c.Allowed = &all
		}
		v.Clocks = append(v.Clocks, *c)
	}
}

func (c *Clock) count(d Deadline) {
	c.Started++
	if d.Extended {
		c.Extended++
	}
	switch {
	case d.Done == nil:
		c.Open++
	case d.Late() > 0:
		c.Late++
	default:
		c.InTime++
	}
}
