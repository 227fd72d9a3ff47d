package programme

import (
	"cmp"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/round"
)

// stay is the time that a person was in a round.
type stay struct {
	person, round, candidate string
	from                     civil.DateTime
	until                    *civil.DateTime // nil: still
}

// Concurrent is one person in two rounds at once, as far as the identities
// that were given tell: something to look into. From is when both stays had
// begun, Until when the first of them ended; nil: neither has.
type Concurrent struct {
	Round     string          `json:"round"`
	Candidate string          `json:"candidate"`
	Other     string          `json:"other"`
	OtherID   string          `json:"other_candidate"`
	From      civil.DateTime  `json:"from"`
	Until     *civil.DateTime `json:"until"`
}

// Reason is the finding as a reason.
func (c Concurrent) Reason() thituyen.Reason {
	return sentences.Reason("concurrent", param("first", c.Round), param("candidate", c.Candidate), param("second", c.Other), param("other", c.OtherID), param("from", c.From.Date))
}

// identify lists who was in the round and when: from registering to
// withdrawing, or to the end of the round. The second answer is how many it is
// not known of who they are.
func (r *Record) identify(person func(round.Candidate) string) ([]stay, int) {
	unknown := 0
	left := map[string]civil.DateTime{}
	for _, a := range append(r.taken("withdraw"), r.taken("strike_off")...) {
		left[a.candidate] = a.happened
	}
	var end *civil.DateTime
	if path := r.round.Path(); r.round.Over() && len(path) > 0 {
		end = &path[len(path)-1].At
	}
	var out []stay
	for _, c := range r.round.Candidates() {
		who := ""
		if person != nil {
			who = person(c)
		}
		if who == "" {
			unknown++
			continue
		}
		s := stay{person: who, round: r.id, candidate: c.ID, from: c.Registered, until: end}
		if at, gone := left[c.ID]; gone {
			s.until = &at
		}
		out = append(out, s)
	}
	return out, unknown
}

// at once reports whether two stays of one person in different rounds overlap;
// one that ends at the moment when the other begins does not.
func (s stay) together(t stay) (Concurrent, bool) {
	if s.round == t.round || s.until != nil && !t.from.Before(*s.until) || t.until != nil && !s.from.Before(*t.until) {
		return Concurrent{}, false
	}
	if t.from.Before(s.from) {
		s, t = t, s
	}
	c := Concurrent{Round: s.round, Candidate: s.candidate, Other: t.round, OtherID: t.candidate, From: t.from, Until: s.until}
	if t.until != nil && (c.Until == nil || t.until.Before(*c.Until)) {
		c.Until = t.until
	}
	return c, true
}

func compareConcurrent(a, b Concurrent) int {
	return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Round, b.Round), cmp.Compare(a.Other, b.Other), cmp.Compare(a.Candidate, b.Candidate))
}

// overlaps finds who among some stays was in two rounds at once.
func overlaps(stays []stay) []Concurrent {
	var out []Concurrent
	for i, s := range stays {
		for _, t := range stays[i+1:] {
			if c, both := s.together(t); both {
				out = append(out, c)
			}
		}
	}
	slices.SortFunc(out, compareConcurrent)
	return out
}
