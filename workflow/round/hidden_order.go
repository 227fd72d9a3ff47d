package round

import (
	"slices"

	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// An order rests on hidden fields where a key that decided between two
// candidates, or left them tied, is one that either of them hides, or where
// their scores draw on what is hidden.

// hides lists the commitments behind a key of a candidate.
func (c *candidate) hides(key ranking.Source) string {
	switch key.Kind {
	case ranking.Born:
		return c.hidden["born"]
	case ranking.Sex:
		return c.hidden["sex"]
	case ranking.FactValue:
		return c.hidesFact(key.Name)
	}
	return ""
}

// hidesFact is the commitment behind a fact, or behind all of them.
func (c *candidate) hidesFact(name string) string {
	if at := c.hidden["facts."+name]; at != "" {
		return at
	}
	return c.hidden["facts"]
}

// orderRests lists the commitments that an order rests on; a nil list is one
// that could not be made.
func (x *examination) orderRests(list *ranking.List) []string {
	keys := x.r.rules.Ranker.Needs()
	if !slices.ContainsFunc(x.placing(), func(c *candidate) bool { return len(c.hidden) > 0 || c.noClaims != "" }) {
		return nil
	}
	var out []string
	of := func(c *candidate) {
		for _, key := range keys {
			if at := c.hides(key); at != "" {
				out = append(out, at)
			}
		}
	}
	if list == nil {
		for _, c := range x.placing() {
			of(c)
		}
		return unique(out)
	}
	var last *candidate
	for _, group := range list.Order() {
		for _, id := range group {
			c := x.r.candidates[id]
			if last != nil && x.betweenRests(list, keys, last, c) {
				of(last)
				of(c)
			}
			last = c
		}
	}
	return unique(out)
}

// betweenRests reports whether what stands between two candidates is a key
// that one of them hides.
func (x *examination) betweenRests(list *ranking.List, keys []ranking.Source, a, b *candidate) bool {
	comparison, ok := list.Decided(a.id, b.id)
	if !ok {
		return false
	}
	for _, key := range keys {
		if a.hides(key) != "" || b.hides(key) != "" {
			return true
		}
		if comparison.By == key.String() {
			return false
		}
	}
	return false
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// adopt takes the order over that the record states, as far as public keys
// leave it open: what follows from it by
// the rules on places and seats is still recomputed.
func (x *examination) adopt(rests []string, known []ranking.Entry) *ranking.List {
	if x.stated == nil {
		x.refuse("order_hidden", param("rests", rests))
		return nil
	}
	order := x.r.rules.Order
	ranker, err := ranking.Compile(ranking.Rules{
		Keys:  []ranking.Key{{By: scoring.Root, Prefer: ranking.Prefer{Direction: ranking.Lowest}}},
		Ties:  order.Ties,
		Style: order.Style, Select: order.Select, Replacement: order.Replacement,
	}, ranking.Names{})
	if err != nil {
		x.mistaken(err)
		return nil
	}
	var entries []ranking.Entry
	placed := map[string]bool{}
	for i, group := range x.stated.Order {
		for _, id := range group {
			if c := x.r.candidates[id]; c == nil || placed[id] || !x.r.maySit(c) || x.r.rules.Scorer != nil && x.result.Standings[id] != scoring.Passed {
				x.refuse("order_impossible", param("candidate", id))
				return nil
			}
			placed[id] = true
			entries = append(entries, ranking.Entry{ID: id, Passed: true, Values: []ranking.KeyValue{ranking.Ratio(int64(i), 1)}})
		}
	}
	for _, c := range x.placing() {
		if !placed[c.id] {
			entries = append(entries, ranking.Entry{ID: c.id})
			if x.r.rules.Scorer == nil || x.result.Standings[c.id] == scoring.Passed {
				x.refuse("order_impossible", param("candidate", c.id))
				return nil
			}
		}
	}
	if second := x.contradicted(known); second != "" {
		x.refuse("order_contradicted", param("candidate", second))
		return nil
	}
	list, err := ranker.Rank(entries, x.r.lot.seed())
	if err != nil {
		x.mistaken(err)
		return nil
	}
	x.attest("result.order", rests)
	return list
}
