package programme

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/workflow/round"
)

// Openness says how open the rounds were: where people came from, how old
// they were, of which sex. What the record does not show, or hides and no
// opening shows, is unknown.
type Openness struct {
	People int `json:"people"`
	// OutsideUnit are those whose posts, on the day they registered, are none
	// in the unit of the post.
	OutsideUnit Share `json:"outside_unit"`
	// OutsidePlanning are those whose planning counts neither for the post nor
	// for an equivalent or a higher one.
	OutsidePlanning Share `json:"outside_planning"`
	Women           Share `json:"women"`
	Ages            Ages  `json:"ages"`
}

// Share is how many are something, are not, and how many it is not known of.
type Share struct {
	Yes     int `json:"yes"`
	No      int `json:"no"`
	Unknown int `json:"unknown"`
}

// Known is of how many it is known.
func (s Share) Known() int { return s.Yes + s.No }

func (s *Share) add(t Share) {
	s.Yes += t.Yes
	s.No += t.No
	s.Unknown += t.Unknown
}

func (s *Share) count(verdict eligibility.Verdict) {
	switch verdict {
	case eligibility.Met:
		s.Yes++
	case eligibility.NotMet:
		s.No++
	default:
		s.Unknown++
	}
}

// Ages are full years of age on the day of registration.
type Ages struct {
	// Bands are the first ages of the bands, see [AgeBands], with how many are
	// in each.
	Bands   [len(AgeBands)]int `json:"bands"`
	Unknown int                `json:"unknown"`
	// Sum is that of all known ages, for the mean.
	Sum int `json:"sum"`
}

// AgeBands are the first ages of the bands: below 30 is the first, from 0 on,
// and the last is open.
var AgeBands = [...]int{0, 30, 35, 40, 45, 50, 55}

// Known is of how many the age is known.
func (a Ages) Known() int {
	known := 0
	for _, n := range a.Bands {
		known += n
	}
	return known
}

// Mean is the mean of the known ages; false where none is known.
func (a Ages) Mean() (thituyen.Value, bool) { return quotient(a.Sum, a.Known()) }

func (a *Ages) add(b Ages) {
	for i, n := range b.Bands {
		a.Bands[i] += n
	}
	a.Unknown += b.Unknown
	a.Sum += b.Sum
}

func (a *Ages) count(born *civil.Date, on civil.Date) {
	if born == nil {
		a.Unknown++
		return
	}
	age := max(on.Year-born.Year, 0)
	if age > 0 && on.Before(calendar.Anniversary(*born, 12*age)) {
		age--
	}
	for i := len(AgeBands) - 1; i >= 0; i-- {
		if age >= AgeBands[i] {
			a.Bands[i]++
			break
		}
	}
	a.Sum += age
}

func (o *Openness) add(p *Openness) {
	o.People += p.People
	o.OutsideUnit.add(p.OutsideUnit)
	o.OutsidePlanning.add(p.OutsidePlanning)
	o.Women.add(p.Women)
	o.Ages.add(p.Ages)
}

// count counts one candidate.
func (o *Openness) count(c *round.Candidate, post *eligibility.Post) {
	o.People++
	o.OutsideUnit.count(outsideUnit(&c.Dossier, post.Unit, c.Registered.Date))
	o.OutsidePlanning.count(outsidePlanning(&c.Dossier, post))
	switch c.Dossier.Sex {
	case eligibility.Female:
		o.Women.Yes++
	case eligibility.Male:
		o.Women.No++
	default:
		o.Women.Unknown++
	}
	o.Ages.count(c.Dossier.Born, c.Registered.Date)
}

// outsideUnit asks whether none of the posts held on a day is in a unit.
// Somebody without any post is outside; posts of which the unit or the days
// are not given leave it open.
func outsideUnit(d *eligibility.Dossier, unit string, on civil.Date) eligibility.Verdict {
	if d.Posts == nil || unit == "" {
		return eligibility.Unknown
	}
	verdict := eligibility.Met
	for _, p := range d.Posts {
		switch {
		case p.Until != nil && p.Until.Before(on) || p.From != nil && on.Before(*p.From):
		case p.Unit == "" || p.From == nil:
			verdict = eligibility.Unknown
		case p.Unit == unit:
			return eligibility.NotMet
		}
	}
	return verdict
}

// planned asks of a dossier whether its planning counts for the post, in the
// sense of the requirement planning.
var planned, _ = eligibility.Compile(eligibility.Criteria{Criteria: []eligibility.Criterion{{
	ID: "planned",
	Require: &eligibility.Any{
		eligibility.Planning{For: eligibility.ForPost},
		eligibility.Planning{For: eligibility.ForEquivalent},
		eligibility.Planning{For: eligibility.ForHigher},
	},
}}}, eligibility.Vocabulary{})

func outsidePlanning(d *eligibility.Dossier, post *eligibility.Post) eligibility.Verdict {
	bare := *post
	bare.Requires = nil
	decision, err := planned.Screen(d, eligibility.Case{Post: bare, Dates: map[string]civil.Date{"registration": {Year: 2000, Month: 1, Day: 1}}}, nil)
	if err != nil {
		return eligibility.Unknown
	}
	switch decision.Outcome() {
	case eligibility.Eligible:
		return eligibility.NotMet
	case eligibility.Ineligible:
		return eligibility.Met
	}
	return eligibility.Unknown
}
