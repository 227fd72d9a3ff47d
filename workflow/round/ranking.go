package round

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// Rank puts the candidates in order by what they earned and gives the seats.
// Places, standings, totals and who is selected stand in the entry.
//
// Its rules: every component that somebody owes is closed and its codes are
// opened; nothing is missing or waits to be settled; where a lot may be drawn,
// its shares are revealed.
type Rank struct {
	Note `doc:",inline"`
}

func ruleRank(x *examination, _ *Rank) {
	if x.r.rules.Ranker == nil {
		x.refuse("no_ranking")
		return
	}
	x.allClosed()
	x.lotReady()
	if len(x.reasons) > 0 {
		return
	}
	list := x.order()
	if list == nil {
		return
	}
	x.choose(list, nil, func() { x.r.ranked, x.r.decisions, x.r.result = true, nil, x.act.Happened.Date })
}

// allClosed refuses to rank while the marking goes on. A procedure without a
// step that closes components ends it by ranking.
func (x *examination) allClosed() {
	closes := x.r.has("close_component")
	for _, u := range x.r.units {
		if x.r.settledFor(u) || len(x.r.sitters(u)) == 0 && len(u.codes) == 0 {
			continue
		}
		switch {
		case closes && !u.closed:
			x.refuse("component_not_closed", param("component", x.componentTitle(u.ID)))
		case x.r.byCode(u) && !u.opened:
			x.refuse("codes_not_opened", param("component", x.componentTitle(u.ID)))
		}
	}
}

// order ranks all who may sit; nil where something is missing.
func (x *examination) order() *ranking.List {
	var entries []ranking.Entry
	var missing, referred, rests []string
	x.result.Standings, x.result.Totals = map[string]scoring.Standing{}, map[string]thituyen.Value{}
	placing := x.placing()
	k := scores{s: x.r.situation}
	if x.r.rules.Scorer != nil {
		k = x.r.scoresOf(placing)
	}
	for _, c := range placing {
		if x.r.rules.Scorer == nil {
			entries = append(entries, x.r.rules.Entry(c.id, !c.outside, nil, &c.dossier))
			continue
		}
		score, own, ok := x.total(k, c)
		if !ok {
			continue
		}
		rests = append(rests, own...)
		standing := x.result.Standings[c.id]
		switch standing {
		case scoring.Incomplete:
			missing = append(missing, c.id)
		case scoring.Referred:
			referred = append(referred, c.id)
		}
		entry := x.r.rules.Entry(c.id, standing == scoring.Passed && !c.outside, &score, &c.dossier)
		entry.Why = score.Reasons()
		if total, has := x.result.Totals[c.id]; has {
			entry = totalled(entry, x.r.rules.Ranker.Needs(), total)
		}
		entries = append(entries, entry)
		x.recomputed++
	}
	x.reasons = candidatesOnce(x.reasons)
	if len(missing) > 0 {
		x.refuse("marks_missing", param("component", x.componentTitle(scoring.Root)), param("candidates", missing))
	}
	if len(referred) > 0 {
		x.refuse("not_settled", param("component", x.componentTitle(scoring.Root)), param("candidates", referred))
	}
	if len(x.reasons) > 0 {
		return nil
	}
	list, err := x.r.rules.Ranker.Rank(entries, x.r.lot.seed())
	if err != nil {
		list = nil
	}
	if rests = append(rests, x.orderRests(list)...); len(rests) > 0 {
		return x.adopt(unique(rests), entries)
	}
	if err != nil {
		x.mistaken(err)
		return nil
	}
	return list
}

// total states where a candidate stands over all, with the commitments on
// which that rests; false where that cannot be said.
func (x *examination) total(k scores, c *candidate) (score scoring.Score, rests []string, ok bool) {
	score, wrong := k.of(c)
	if len(wrong) > 0 {
		x.mistaken(wrong)
		return score, nil, false
	}
	mean := meanOf(score, scoring.Root)
	if rests = k.rests(c); len(rests) > 0 {
		if x.stated == nil {
			x.refuse("hidden", param("candidate", c.id))
			return score, nil, false
		}
		if mean = x.statedMean(c.id); !k.couldBe(c, scoring.Root, score, mean) {
			x.refuse("score_impossible", param("candidate", c.id), param("found", mean))
			return score, nil, false
		}
		x.attest("result.totals."+c.id, rests)
		x.recomputed--
	}
	x.result.Standings[c.id] = mean.Standing
	if mean.Value != nil {
		x.result.Totals[c.id] = *mean.Value
	}
	return score, rests, true
}

// placing are those whom an order is made of.
func (x *examination) placing() []*candidate {
	return slices.DeleteFunc(x.r.sitting(), func(c *candidate) bool { return slices.Contains(x.gone, c.id) })
}

// without orders those who stay when some leave before the seats are given for
// good: nobody is asked to decide a tie with somebody who has left, and a tie
// that now fits takes the seats.
func (x *examination) without(gone []string, then func()) {
	x.gone = gone
	if list := x.order(); list != nil {
		x.choose(list, nil, func() {
			then()
			x.r.decisions = nil
		})
	}
}

// undecided reports whether the first giving of the seats is not done: a tie
// waits for the authority, or seats are empty.
func (s *situation) undecided() bool {
	if s.selection == nil || len(s.departed)+len(s.appointed) > 0 {
		return false
	}
	seats := s.opening.Post.Seats
	return len(s.selection.Referred) > 0 || seats != nil && len(s.selection.Selected) < *seats
}

// choose gives the seats and states who stands where.
func (x *examination) choose(list *ranking.List, decisions []ranking.Decision, then func()) {
	selection, err := list.Select(x.r.opening.Post.Seats, decisions...)
	if err != nil {
		x.mistaken(err)
		return
	}
	x.statePlaces(list)
	x.stateSelection(selection)
	x.effect = func() {
		then()
		x.r.list, x.r.selection = list, selection
	}
}

func (x *examination) statePlaces(list *ranking.List) {
	x.result.Places = map[string]thituyen.Value{}
	for _, group := range list.Order() {
		x.result.Order = append(x.result.Order, Names(group))
		for _, id := range group {
			place, _ := list.Place(id)
			x.result.Places[id] = place
			x.recomputed++
		}
	}
}

func (x *examination) stateSelection(s *ranking.Selection) {
	x.result.Selected = orNone(s.Selected)
	x.result.Reserve = groupsOf(s.Reserve)
	x.result.Referred = groupsOf(s.Referred)
	x.recomputed++
}

// Names are candidates who share a place: a list of ids.
type Names []string

// encodeNames writes the list.
func encodeNames(n Names, e *canonical.Encoder) {
	e.BeginArray()
	for _, id := range n {
		e.String(id)
	}
	e.EndArray()
}

func groupsOf(groups [][]string) []Names {
	out := []Names{}
	for _, g := range groups {
		out = append(out, g)
	}
	return out
}

func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// DecideTie is the authority's word on a tie that the rules refer to it.
//
// Its rules: Tie is a whole group that was referred, Order puts so many of it
// in order as take a seat, and a reason is given.
type DecideTie struct {
	Tie    []string `doc:"tie,id" validate:"required"`
	Order  []string `doc:"order,id" validate:"required"`
	Reason string   `doc:"reason" validate:"required"`
}

func ruleDecideTie(x *examination, said *DecideTie) {
	if x.r.list == nil {
		x.refuse("not_ranked")
		return
	}
	decision := ranking.Decision{Tie: said.Tie, Order: said.Order, By: x.act.By, At: x.act.Happened, Reason: said.Reason}
	decisions := append(slices.Clip(x.r.decisions), decision)
	if len(x.r.departed) > 0 || !x.tiedAtCut(said.Tie) {
		x.refuse("not_a_referred_tie", param("candidates", said.Tie))
		return
	}
	x.choose(x.r.list, decisions, func() { x.r.decisions, x.r.result = decisions, x.act.Happened.Date })
}

func (x *examination) tiedAtCut(tie []string) bool {
	asked := slices.Sorted(slices.Values(tie))
	return slices.ContainsFunc(x.r.selection.Referred, func(group []string) bool {
		return slices.Equal(slices.Sorted(slices.Values(group)), asked)
	})
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
