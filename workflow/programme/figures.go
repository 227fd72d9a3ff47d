package programme

import (
	"cmp"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Figures are what was counted: of one round, of a group of posts, of a
// quarter, or of the whole programme. The figures of several rounds are the
// sums of theirs. What is not known is counted as unknown and never guessed.
type Figures struct {
	// Planned lines and seats, and the lines of which no round is registered.
	Planned      int `json:"planned"`
	PlannedSeats int `json:"planned_seats"`
	NotStarted   int `json:"not_started"`

	// Rounds registered: each is going on, cancelled, or held to its end;
	// WithoutResult of those held appointed nobody.
	Rounds        int         `json:"rounds"`
	GoingOn       int         `json:"going_on"`
	Held          int         `json:"held"`
	WithoutResult int         `json:"without_result"`
	Cancelled     int         `json:"cancelled"`
	WhyCancelled  []Cancelled `json:"why_cancelled"`
	// Seats of the rounds, and those to which somebody was appointed.
	Seats  int `json:"seats"`
	Filled int `json:"filled"`

	Screening  Screening `json:"screening"`
	Candidates Openness  `json:"candidates"` // all who registered
	Appointed  Openness  `json:"appointed"`
	// Components are those that were marked, by their ids, in order.
	Components []ComponentFigures `json:"components"`
	Ties       []Tie              `json:"ties"`
	Spreads    []Settled          `json:"spreads"`
	Objections Objections         `json:"objections"`
	Incidents  Incidents          `json:"incidents"`
	// Ways are the days from the notice to the appointment, a round each, and
	// Deadlines the clocks that were started.
	Ways      []Way      `json:"ways"`
	Deadlines []Deadline `json:"deadlines"`
}

// Cancelled is a round that was cancelled, and why.
type Cancelled struct {
	Round string     `json:"round"`
	On    civil.Date `json:"on"`
	Why   string     `json:"why"`
}

// Screening is what became of those who registered, as the last screening
// says. Withdrawn ones are counted there alone.
type Screening struct {
	Registered  int `json:"registered"`
	Withdrawn   int `json:"withdrawn"`
	Eligible    int `json:"eligible"`
	Ineligible  int `json:"ineligible"`
	Incomplete  int `json:"incomplete"`
	NotScreened int `json:"not_screened"`
}

// Objections are those that were raised, and what became of them.
type Objections struct {
	Raised   int `json:"raised"`
	Upheld   int `json:"upheld"`
	Rejected int `json:"rejected"`
	Waiting  int `json:"waiting"`
}

// Incidents are what else happened, each as often as it did.
type Incidents struct {
	Extended     int `json:"extended"`     // clocks made longer
	Supplemented int `json:"supplemented"` // dossiers completed
	Waived       int `json:"waived"`       // conditions waived
	Absences     int `json:"absences"`     // absences from a component
	Sanctions    int `json:"sanctions"`
	Remarks      int `json:"remarks"` // re-marks given
	VotesLost    int `json:"votes_lost"`
	Reconsidered int `json:"reconsidered"` // results sent back to the council
	Declined     int `json:"declined"`
	StruckOff    int `json:"struck_off"`
	Replaced     int `json:"replaced"` // times that seats went to the next in order
	Suspended    int `json:"suspended"`
	Corrected    int `json:"corrected"`
	CodesOpened  int `json:"codes_opened"` // components whose codes were opened
	Relations    int `json:"relations"`    // kinships declared
	Reports      int `json:"reports"`      // of supervisors
	Findings     int `json:"findings"`     // in them
	// Delayed are entries recorded later than they happened.
	Delayed int `json:"delayed"`
}

// add adds the figures of another.
func (f *Figures) add(g *Figures) {
	f.Planned += g.Planned
	f.PlannedSeats += g.PlannedSeats
	f.NotStarted += g.NotStarted
	f.Rounds += g.Rounds
	f.GoingOn += g.GoingOn
	f.Held += g.Held
	f.WithoutResult += g.WithoutResult
	f.Cancelled += g.Cancelled
	f.WhyCancelled = append(f.WhyCancelled, g.WhyCancelled...)
	f.Seats += g.Seats
	f.Filled += g.Filled
	f.Screening.add(&g.Screening)
	f.Candidates.add(&g.Candidates)
	f.Appointed.add(&g.Appointed)
	f.Components = addComponents(f.Components, g.Components)
	f.Ties = append(f.Ties, g.Ties...)
	f.Spreads = append(f.Spreads, g.Spreads...)
	f.Objections.add(&g.Objections)
	f.Incidents.add(&g.Incidents)
	f.Ways = append(f.Ways, g.Ways...)
	f.Deadlines = append(f.Deadlines, g.Deadlines...)
}

func (s *Screening) add(t *Screening) {
	s.Registered += t.Registered
	s.Withdrawn += t.Withdrawn
	s.Eligible += t.Eligible
	s.Ineligible += t.Ineligible
	s.Incomplete += t.Incomplete
	s.NotScreened += t.NotScreened
}

func (o *Objections) add(p *Objections) {
	o.Raised += p.Raised
	o.Upheld += p.Upheld
	o.Rejected += p.Rejected
	o.Waiting += p.Waiting
}

func (i *Incidents) add(j *Incidents) {
	sums, more := i.counts(), j.counts()
	for k := range sums {
		*sums[k].count += *more[k].count
	}
}

// incident is one of the counts, by the key of its word.
type incident struct {
	key   string
	count *int
}

func (i *Incidents) counts() []incident {
	return []incident{
		{"extended", &i.Extended},
		{"supplemented", &i.Supplemented},
		{"waived", &i.Waived},
		{"absences", &i.Absences},
		{"sanctions", &i.Sanctions},
		{"remarks", &i.Remarks},
		{"votes_lost", &i.VotesLost},
		{"reconsidered", &i.Reconsidered},
		{"declined", &i.Declined},
		{"struck_off", &i.StruckOff},
		{"replaced", &i.Replaced},
		{"suspended", &i.Suspended},
		{"corrected", &i.Corrected},
		{"codes_opened", &i.CodesOpened},
		{"relations", &i.Relations},
		{"reports", &i.Reports},
		{"findings", &i.Findings},
		{"delayed", &i.Delayed},
	}
}

// clone copies the figures, so that callers may keep and change theirs.
func (f *Figures) clone() Figures {
	var out Figures
	out.add(f)
	return document.Clone(out)
}

// ComponentFigures are how those who owed a component did at it.
type ComponentFigures struct {
	ID     string         `json:"id"`
	Title  thituyen.Title `json:"title"`
	Passed int            `json:"passed"`
	Failed int            `json:"failed"`
	Absent int            `json:"absent"`
	Voided int            `json:"voided"`
}

// Sat is how many sat the component: all but the absent.
func (c ComponentFigures) Sat() int { return c.Passed + c.Failed + c.Voided }

// addComponents adds up components by their ids, in the order of the ids.
func addComponents(a, b []ComponentFigures) []ComponentFigures {
	sums := map[string]ComponentFigures{}
	for _, c := range slices.Concat(a, b) {
		sum := sums[c.ID]
		sum.ID, sum.Title = c.ID, cmp.Or(sum.Title, c.Title)
		sum.Passed += c.Passed
		sum.Failed += c.Failed
		sum.Absent += c.Absent
		sum.Voided += c.Voided
		sums[c.ID] = sum
	}
	var out []ComponentFigures
	for _, id := range slices.Sorted(maps.Keys(sums)) {
		out = append(out, sums[id])
	}
	return out
}
