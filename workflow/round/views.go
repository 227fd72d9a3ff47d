package round

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/scoring"
)

// Registered are the ids of all who registered, in that order.
func (r *Round) Registered() []string {
	r = r.made()
	return slices.Clone(r.order)
}

// Candidate is a candidate as the round knows them.
type Candidate struct {
	ID         string
	Entry      int // of the registration
	Registered civil.DateTime
	// Dossier is what was shown; personal fields without openings are left
	// out, and Hidden names them.
	Dossier eligibility.Dossier
	Hidden  []string
	Claims  []string
	Waived  []eligibility.Waiver

	// Withdrawn says that the candidate has left, or was excluded: Excluded
	// then says from which day and why.
	Withdrawn bool
	Excluded  *Excluded
	// Screened says that the dossier was judged: Verdict is what was found
	// and Decision why, empty where the verdict is attested only.
	Screened bool
	Verdict  Verdict
	Decision eligibility.Decision
	// Values are those of the closed components.
	Values map[string]Mean
	// Selected and Appointed are where the candidate stands in the end.
	Selected  bool
	Appointed *civil.Date
	// Appointment is what was found on the real day of the appointment, by
	// which criteria with `as_of: appointment` were judged again; Decision
	// stays that of the screening. Nil before the appointment, where no
	// criterion is judged as of it, and where what was found is attested only.
	Appointment *eligibility.Decision
}

// Excluded is why a candidate was excluded, and from which day on.
type Excluded struct {
	From          civil.Date
	Paper, Reason string
}

// Candidates are all who registered, in that order.
func (r *Round) Candidates() []Candidate {
	r = r.made()
	out := make([]Candidate, 0, len(r.order))
	for _, id := range r.order {
		c, _ := r.Candidate(id)
		out = append(out, c)
	}
	return out
}

// Candidate is one candidate, and whether there is one with this id.
func (r *Round) Candidate(id string) (Candidate, bool) {
	r = r.made()
	c := r.candidates[id]
	if c == nil {
		return Candidate{}, false
	}
	out := Candidate{
		ID: c.id, Entry: c.entry, Registered: c.registered, Dossier: c.dossier, Hidden: slices.Sorted(maps.Keys(c.hidden)),
		Claims: slices.Clone(c.claims), Waived: slices.Clone(c.waivers), Withdrawn: c.withdrawn,
		Screened: c.screened, Verdict: c.verdict, Decision: c.decision, Values: map[string]Mean{},
	}
	for component, standing := range c.standing {
		out.Values[component] = Mean{Value: c.value[component], Standing: standing}
	}
	if r.selection != nil {
		out.Selected = slices.Contains(r.selection.Selected, id)
	}
	if day, done := r.appointed[id]; done {
		out.Appointed = &day
	}
	if c.excluded != nil {
		excluded := *c.excluded
		out.Excluded = &excluded
	}
	if c.appointment != nil {
		found := *c.appointment
		out.Appointment = &found
	}
	return out, true
}

// Component is where the marking of a component stands.
type Component struct {
	ID     string
	Title  thituyen.Title
	ByCode bool // it is marked by code
	Issued bool // its codes were issued
	Opened bool // and opened
	Closed bool // its marking is closed
}

// Components are those that are marked and closed as one, in the order of the
// regulation.
func (r *Round) Components() []Component {
	r = r.made()
	var out []Component
	for _, u := range r.units {
		out = append(out, Component{
			ID: u.ID, Title: u.Title, ByCode: r.byCode(u), Issued: u.codes != nil, Opened: u.opened, Closed: u.closed,
		})
	}
	return out
}

// Given is one mark as it was given.
type Given struct {
	Component, Marker string
	Mark              string // in plain digits
	Entry             int
}

// Marks are the marks of a candidate, or under a code that is not opened, as
// they were given; nothing of a code leads to the candidate before.
func (r *Round) Marks(candidateOrCode string) []Given {
	r = r.made()
	var out []Given
	add := func(p *paper) {
		for _, g := range p.given {
			out = append(out, Given{g.component, g.marker, exact.Digits(g.mark), g.entry})
		}
	}
	if c := r.candidates[candidateOrCode]; c != nil {
		add(&c.paper)
		return out
	}
	for _, u := range r.units {
		if at := u.codes[candidateOrCode]; at != nil && !u.opened {
			add(&at.paper)
		}
	}
	return out
}

// Standing is where a candidate stands over all, and the ids of the components
// whose pass marks are missed; false where there is no score.
func (r *Round) Standing(candidate string) (scoring.Standing, []string, bool) {
	r = r.made()
	score, ok := r.Score(candidate)
	if !ok {
		return "", nil, false
	}
	return score.Standing(scoring.Root), score.Failed(), true
}

// Objections are the ids of all objections, and whether each is answered.
func (r *Round) Objections() map[string]bool {
	r = r.made()
	return maps.Clone(r.objections)
}
