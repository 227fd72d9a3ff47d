package policytest

import (
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
)

// rank puts those who passed in order and gives the seats, where the case
// asks for either.
func (e *evaluation) rank() {
	if !e.c.Expect.ranked() && e.c.Expect.Mistakes == nil || len(e.mistakes) > 0 || e.partly {
		return
	}
	if e.rules.Ranker == nil {
		if e.c.Expect.ranked() {
			e.noSection("ranking", "expect")
		}
		return
	}
	var entries []ranking.Entry
	for _, id := range e.candidates() {
		entries = append(entries, e.entry(id)) // of those who did not pass too: they may hold a fact
	}
	list, err := e.rules.Ranker.Rank(entries, e.c.LotSeed)
	if err != nil {
		e.found(err)
		return
	}
	e.list = list
	e.places()
	e.unfitting()
	switch {
	case e.several() && e.rules.Ranker.Allocates():
		e.allocate()
	case !e.several() && !e.rules.Ranker.Allocates():
		e.choose()
	}
	e.decisions()
}

// entry is a candidate as the ranker needs them.
func (e *evaluation) entry(id string) ranking.Entry {
	dossier := e.candidate(id).Shown()
	entry := e.entryOf(id, &dossier)
	entry.Choices = e.preferences(id)
	return entry
}

// entryOf is a candidate with what they have shown.
func (e *evaluation) entryOf(id string, dossier *eligibility.Dossier) ranking.Entry {
	var score *scoring.Score
	if s, scored := e.scores[id]; scored {
		score = &s
	}
	return e.rules.Entry(id, e.passed(id), score, dossier)
}

func (e *evaluation) places() {
	e.came.Order = []Group{}
	for _, group := range e.list.Order() {
		e.came.Order = append(e.came.Order, group)
	}
	e.came.Places = map[string]*thituyen.Value{}
	for _, id := range e.candidates() {
		e.came.Places[id] = nil
		if place, ok := e.list.Place(id); ok {
			e.came.Places[id] = &place
		}
	}
}

// choose gives the seats of the post. What hinders that matters only where
// the case asks who is chosen.
func (e *evaluation) choose() {
	selection, err := e.list.Choose(e.seats(), e.c.Chosen...)
	if err != nil {
		if e.c.Expect.selects() || e.c.Expect.Mistakes != nil || e.c.Chosen != nil {
			e.found(err)
		}
		return
	}
	e.selection = selection
	e.came.Selected, e.came.Reserve, e.came.Referred = orEmpty(selection.Selected), asGroups(selection.Reserve), asGroups(selection.Referred)
	e.margins(selection)
	e.seated()
}

// seated names whose each seat is, in which order they were called, and among
// whom the next is chosen.
func (e *evaluation) seated() {
	if e.selection.BySeat == nil && e.selection.Choice == nil && e.c.Expect.Seats == nil && e.c.Expect.Called == nil {
		return // the order says it all
	}
	e.came.Seats = map[string]*string{}
	open := ranking.Open
	for _, id := range e.candidates() {
		e.came.Seats[id] = nil
	}
	for _, id := range e.selection.Selected {
		e.came.Seats[id] = &open
	}
	for _, seat := range e.selection.BySeat {
		e.came.Seats[seat.ID] = &seat.Of
	}
	e.came.Called, e.came.Choice = orEmpty(e.selection.Selected), e.selection.Choice
	want := e.c.Expect.Called
	if !sameList(want, e.came.Called) {
		return
	}
	for i, id := range e.came.Called {
		if want[i] != id && !e.selection.Together(want[i], id) {
			return
		}
	}
	e.came.Called = want // those who were called together may be named in any order
}

// decisions names what put the first of each pair above the second: "" where
// nothing did, [reversedMark] and the key where it is the other way round. A pair of
// which one is not placed has no answer.
func (e *evaluation) decisions() {
	e.came.Decided = Decisions{}
	for pair := range e.c.Expect.Decided {
		above, below, _ := strings.Cut(pair, " > ")
		comparison, ok := e.compared(above, below)
		switch {
		case !ok:
		case comparison.Tied() || comparison.Above == above:
			e.came.Decided[pair] = comparison.By
		default:
			e.came.Decided[pair] = reversedMark + comparison.By
			e.came.Decided[below+" > "+above] = comparison.By
		}
	}
}

// compared is what put one of two above the other, by a lot at the cut too.
func (e *evaluation) compared(a, b string) (ranking.Comparison, bool) {
	if e.selection != nil {
		return e.selection.Decided(a, b)
	}
	return e.list.Decided(a, b)
}

func asGroups(lists [][]string) []Group {
	out := []Group{}
	for _, l := range lists {
		out = append(out, l)
	}
	return out
}
