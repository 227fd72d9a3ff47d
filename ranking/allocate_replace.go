package ranking

import (
	"slices"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Move is somebody who takes a seat that fell free: who had no post, or one
// that they like less.
type Move struct {
	ID   string     `json:"id"`
	Post string     `json:"post"`
	From string     `json:"from,omitempty"` // the post left for it; empty: none
	For  string     `json:"for"`            // who left the seat
	On   civil.Date `json:"on"`             // the day on which the first seat fell vacant
}

// Reason says the move as a reason: post_moved or post_followed.
func (m Move) Reason() thituyen.Reason {
	params := []thituyen.Param{wording.P("id", m.ID), wording.P("post", m.Post), wording.P("left", m.For)}
	if m.From != "" {
		return sentences.Reason("post_moved", append(params, wording.P("from", m.From))...)
	}
	return sentences.Reason("post_followed", params...)
}

// Text words the move in Vietnamese or English.
func (m Move) Text(tag language.Tag) string { return m.Reason().Text(tag) }

// Replace goes on from an allocation when some decline or are struck off: the
// posts are given as if they had never chosen any, so a seat that falls free is
// offered to who would have had it, and what that one leaves to the next.
// Departures are given in the order of time; `result` is the day from which a
// limit on time counts. Once a limit is reached, seats stay empty. The
// allocation itself is left as it was.
func (a *Allocation) Replace(result civil.Date, departures []Departure) (*Allocation, error) {
	if a == nil || a.list == nil {
		a = &Allocation{list: (*List)(nil).made()}
	}
	next := &Allocation{By: a.By, Rounds: a.Rounds, list: a.list, posts: a.posts, state: a.state.clone()}
	next.Departures, next.Replacements = slices.Clone(a.Departures), slices.Clone(a.Replacements)
	d := newDesk(nil)
	last, limited := a.list.lastDay(result)
	if limited && !result.IsValid() {
		d.add(thituyen.Path{}.Key("result"), "day_missing", wording.P("within", *a.list.ranker.replacement.Within))
	}
	checkDepartures(a.Departures, departures, d)
	for i, departure := range departures {
		if len(d.mistakes) > 0 {
			break
		}
		if err := next.depart(i, departure, last, limited, d); err != nil {
			return nil, err
		}
	}
	if err := document.Join(d.mistakes).Err(); err != nil {
		return nil, err
	}
	next.report()
	return next, nil
}

func (st *allotment) clone() allotment {
	out := *st
	out.held, out.refused, out.gone = slices.Clone(st.held), slices.Clone(st.refused), slices.Clone(st.gone)
	out.said = slices.Clone(st.said)
	return out
}

// depart takes one away and gives the posts anew, where a seat fell free and
// the limits allow it.
func (a *Allocation) depart(i int, departure Departure, last civil.Date, limited bool, d *desk) error {
	at := thituyen.Path{}.Key("departures").Index(i).Key("id")
	row, ok := a.row(departure.ID)
	switch {
	case !ok:
		d.add(at, "departure_unknown", wording.P("id", departure.ID))
		return nil
	case a.state.gone[row]:
		d.add(at, "departure_twice", wording.P("id", departure.ID))
		return nil
	}
	_, held := a.Post(departure.ID)
	before := a.state.clone()
	a.state.gone[row] = true
	a.Departures = append(a.Departures, departure)
	if !held || a.state.frozen {
		return nil
	}
	rules := a.list.ranker.replacement
	say := func(code string, params ...thituyen.Param) {
		a.state.frozen = true
		a.state.said = append(a.state.said, sentences.Reason(code, params...).Under(rules.Clause))
	}
	switch {
	case limited && calendar.DayNumber(departure.On) > calendar.DayNumber(last):
		say("limit_past", wording.P("on", departure.On), wording.P("last", last))
		return nil
	case rules.AtMost != nil && a.state.newcomes >= *rules.AtMost:
		say("limit_reached", wording.P("limit", *rules.AtMost))
		return nil
	}
	if err := a.run(); err != nil {
		return err
	}
	a.moves(before.held, departure)
	return nil
}

// moves notes who now comes to another post than before, and who left the seat.
func (a *Allocation) moves(before []int32, departure Departure) {
	l := a.list
	post := func(row uint32, choice int32) string {
		if choice < 0 {
			return ""
		}
		return l.postNames[l.preferences(row)[choice].post]
	}
	leaver, _ := a.row(departure.ID)
	left := map[string][]string{post(leaver, before[leaver]): {departure.ID}}
	var moved []uint32
	for _, row := range l.rows {
		if row != leaver && !a.state.gone[row] && a.state.held[row] != before[row] {
			moved = append(moved, row)
			left[post(row, before[row])] = append(left[post(row, before[row])], l.ids[row])
		}
	}
	for _, row := range moved {
		to, from := post(row, a.state.held[row]), post(row, before[row])
		if to == "" {
			continue
		}
		m := Move{ID: l.ids[row], Post: to, From: from, On: departure.On}
		if who := left[to]; len(who) > 0 {
			m.For, left[to] = who[0], who[1:]
		}
		if from == "" {
			a.state.newcomes++
		}
		a.Replacements = append(a.Replacements, m)
	}
}
