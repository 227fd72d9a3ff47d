package round

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// What a record states of somebody who hides claims or facts is taken over
// only as far as the public part leaves it open.

// couldBe reports whether a component can come to what is stated of it,
// whatever the candidate hides: a pass mark that is missed in public stays
// missed, and where claims alone are hidden the value lies between that
// without any and that with all of them.
func (k scores) couldBe(c *candidate, component string, score scoring.Score, stated Mean) bool {
	s := k.s
	if k.figures != nil {
		return true // the others move with it
	}
	if stated.Standing == scoring.Passed && score.Standing(component) == scoring.Failed && s.missedInPublic(component, score) {
		return false
	}
	if c.noClaims == "" || slices.ContainsFunc(s.rules.Scorer.Facts(), func(name string) bool { return c.hidesFact(name) != "" }) {
		return true // no facts are known to bound it
	}
	claiming := *c
	claiming.claims = s.rules.Scorer.Claims()
	most, wrong := k.of(&claiming)
	if len(wrong) > 0 {
		return true
	}
	least, low := score.Value(component)
	highest, high := most.Value(component)
	switch {
	case stated.Standing != score.Standing(component) && stated.Standing != most.Standing(component):
		return false
	case stated.Value == nil:
		return !low || !high
	case !low || !high:
		return low || high
	case least.Cmp(highest) > 0:
		least, highest = highest, least
	}
	return stated.Value.Cmp(least) >= 0 && stated.Value.Cmp(highest) <= 0
}

// missedInPublic reports whether a pass mark at or below a component is missed
// where nothing hidden is drawn on.
func (s *situation) missedInPublic(component string, score scoring.Score) bool {
	scorer := s.rules.Scorer
	return slices.ContainsFunc(score.Failed(), func(missed string) bool {
		return scorer.Contains(component, missed) && !scorer.Draws(missed)
	})
}

// rests lists the commitments that hide what a candidate's score draws from:
// where something is asked of everybody together, everybody's.
func (k scores) rests(c *candidate) []string {
	if k.figures == nil {
		return k.s.scoreRests(c)
	}
	var out []string
	for _, one := range k.s.sitting() {
		out = append(out, k.s.scoreRests(one)...)
	}
	return unique(out)
}

// scoreRests lists the commitments that hide what a candidate's own score
// draws from.
func (s *situation) scoreRests(c *candidate) []string {
	var out []string
	if c.noClaims != "" && len(s.rules.Scorer.Claims()) > 0 {
		out = append(out, c.noClaims)
	}
	for _, name := range s.rules.Scorer.Facts() {
		if at := c.hidesFact(name); at != "" {
			out = append(out, at)
		}
	}
	return unique(out)
}

// contradicted finds two candidates whom public keys put in another order
// than the record states, and names the second; empty where there are none.
// Entries hold what is known of each, with the totals that the record states.
func (x *examination) contradicted(entries []ranking.Entry) string {
	keys := x.r.rules.Ranker.Needs()
	filled := slices.Clone(entries)
	for i := range filled {
		filled[i].Values = slices.Clone(filled[i].Values)
		for k := range filled[i].Values {
			if x.hides(filled[i].ID, keys[k]) {
				filled[i].Values[k] = x.standIn(entries, keys, k)
			}
		}
	}
	list, err := x.r.rules.Ranker.Rank(filled, x.r.lot.seed())
	if err != nil {
		return ""
	}
	var before []string
	for _, group := range x.stated.Order {
		for i, id := range group {
			for _, other := range before {
				if decided, public := x.publicly(list, keys, other, id); public && (decided.By == "" || decided.Above != other) {
					return id
				}
			}
			for _, other := range group[:i] {
				if decided, public := x.publicly(list, keys, other, id); public && decided.By != "" {
					return id
				}
			}
		}
		before = append(before, group...)
	}
	return ""
}

// hides reports whether a candidate hides a key, or what it draws on; totals
// are stated.
func (x *examination) hides(id string, key ranking.Source) bool {
	c := x.r.candidates[id]
	switch key.Kind {
	case ranking.Born, ranking.Sex, ranking.FactValue:
		return c.hides(key) != ""
	case ranking.Total:
		return false
	}
	return x.r.rules.Scorer != nil && len(x.r.scoreRests(c)) > 0
}

// standIn is a value for a key that a candidate hides: nothing that it decides
// is looked at.
func (x *examination) standIn(entries []ranking.Entry, keys []ranking.Source, k int) ranking.KeyValue {
	for _, entry := range entries {
		if entry.Passed && !x.hides(entry.ID, keys[k]) {
			return entry.Values[k]
		}
	}
	switch keys[k].Kind {
	case ranking.Born:
		return ranking.Date(civil.Date{Year: 2000, Month: 1, Day: 1})
	case ranking.Sex:
		return ranking.Text("male")
	}
	return ranking.Ratio(0, 1)
}

// publicly is what puts one of two candidates above the other, and whether
// that is public: neither hides a key that is asked before it. A lot is not,
// since who takes part in it may rest on what is hidden.
func (x *examination) publicly(list *ranking.List, keys []ranking.Source, a, b string) (ranking.Comparison, bool) {
	decided, ok := list.Decided(a, b)
	if !ok {
		return decided, false
	}
	for _, key := range keys {
		if x.hides(a, key) || x.hides(b, key) {
			return decided, false
		}
		if decided.By == key.String() {
			return decided, true
		}
	}
	return decided, decided.By == ""
}

// statedMean is what the record states of a candidate at the root.
func (x *examination) statedMean(id string) Mean {
	mean := Mean{Standing: x.stated.Standings[id]}
	if total, there := x.stated.Totals[id]; there {
		mean.Value = &total
	}
	return mean
}

// totalled puts the stated total in the place of what a candidate's entry has.
func totalled(entry ranking.Entry, keys []ranking.Source, total thituyen.Value) ranking.Entry {
	for k := range entry.Values {
		if keys[k].Kind == ranking.Total {
			entry.Values[k] = ranking.Number(total)
		}
	}
	return entry
}
