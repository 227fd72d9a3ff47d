package ranking

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// DepartureKind is how somebody leaves a selection.
type DepartureKind string

// How somebody leaves a selection.
const (
	Declined  DepartureKind = "declined"
	StruckOff DepartureKind = "struck_off"
)

// Departure is somebody selected or in reserve who declines or is struck off.
type Departure struct {
	ID     string        `doc:"id,id" validate:"required"`
	Kind   DepartureKind `doc:"kind" validate:"required"`
	On     civil.Date    `doc:"on"`     // the day from which the seat is vacant
	By     string        `doc:"by"`     // who decided; needed where struck off
	Reason string        `doc:"reason"` // needed where struck off
}

func (d Departure) reason() thituyen.Reason {
	if d.Kind == StruckOff {
		return sentences.Reason("struck_off", wording.P("on", d.On), wording.P("by", d.By), wording.P("reason", d.Reason))
	}
	return sentences.Reason("declined", wording.P("on", d.On))
}

// Successor is somebody who takes the seat of another.
type Successor struct {
	ID  string
	For string     // who left the seat
	On  civil.Date // the day it fell vacant
}

// Replace goes on from a selection: it takes away those who decline or are
// struck off and gives each seat that falls vacant to the next in order, as
// [Replacement] allows. `result` is the day of the result, from which a limit
// on time counts; without such a limit it is not looked at. Departures are
// given in the order of time, and each is dealt with before the next, so that
// nothing done for an earlier one changes with a later one. A tie that does
// not fit goes by `at_cut`; decisions are the authority's of ties referred
// here, now or by an earlier call. The selection itself is left as it was.
func (s *Selection) Replace(result civil.Date, departures []Departure, decisions ...Decision) (*Selection, error) {
	if s == nil || s.list == nil {
		s = &Selection{list: &List{ranker: &Ranker{}}}
	}
	d := newDesk(decisions)
	next := &Selection{list: s.list, Seats: copied(s.Seats), state: s.state.clone()}
	last, limited := s.list.lastDay(result)
	if limited && !result.IsValid() {
		within := *s.list.ranker.replacement.Within
		d.add(thituyen.Path{}.Key("result"), "day_missing", wording.P("within", within))
	}
	checkDepartures(s.state.departures, departures, d)
	if s.state.cutWaits || s.state.class != nil && s.state.class.waiting != nil && len(s.state.departures) == 0 {
		d.add(thituyen.Path{}.Key("departures"), "cut_waits")
	}
	if len(d.mistakes) > 0 {
		return nil, document.Join(d.mistakes).Err()
	}
	if err := next.follow(d); err != nil {
		return nil, err
	}
	for i, departure := range departures {
		if err := next.depart(i, departure, last, limited, d); err != nil {
			return nil, err
		}
	}
	next.report()
	if err := d.close(next.Referred); err != nil {
		return nil, err
	}
	return next, nil
}

// lastDay is the last day on which a seat that falls vacant is still filled.
func (l *List) lastDay(result civil.Date) (civil.Date, bool) {
	if l.ranker.replacement.Within == nil {
		return civil.Date{}, false
	}
	if !result.IsValid() {
		return civil.Date{}, true
	}
	return l.ranker.replacement.Within.After(result), true
}

// checkDepartures looks at what each says by itself and at their order.
func checkDepartures(earlier, departures []Departure, d *desk) {
	var before civil.Date
	if n := len(earlier); n > 0 {
		before = earlier[n-1].On
	}
	for i, departure := range departures {
		at := thituyen.Path{}.Key("departures").Index(i)
		d.mistakes = append(d.mistakes, document.Check(departure).Under(at)...)
		if departure.Kind == StruckOff && (departure.By == "" || departure.Reason == "") {
			d.add(at, "departure_unsigned", wording.P("id", departure.ID))
		}
		if !departure.On.IsValid() {
			d.add(at.Key("on"), "day_invalid", wording.P("found", departure.On.String()))
			continue
		}
		if before.IsValid() && calendar.DayNumber(departure.On) < calendar.DayNumber(before) {
			d.add(at.Key("on"), "departure_backwards", wording.P("found", departure.On), wording.P("earlier", before))
		}
		before = departure.On
	}
}

// depart takes one away and fills the seat left, if one is.
func (s *Selection) depart(i int, departure Departure, last civil.Date, limited bool, d *desk) error {
	st := &s.state
	at := thituyen.Path{}.Key("departures").Index(i).Key("id")
	row, ok := s.list.register.row(departure.ID)
	if ok && row < len(st.outcomes) && st.outcomes[row].code == departed {
		d.add(at, "departure_twice", wording.P("id", departure.ID))
		return nil
	}
	if !ok || row >= s.list.placed || !s.follows(uint32(row)) {
		d.add(at, "departure_unknown", wording.P("id", departure.ID))
		return nil
	}
	if st.class != nil {
		return s.departByClass(uint32(row), departure, last, limited, d)
	}
	held := slices.Index(st.selected, uint32(row))
	st.outcomes[row] = outcome{code: departed, detail: int32(len(st.departures))}
	st.departures = append(st.departures, departure)
	if held >= 0 {
		st.selected = slices.Delete(st.selected, held, held+1)
		s.vacate(departure, last, limited)
	}
	return s.follow(d)
}

// follows reports whether a row is selected or may follow who is.
func (s *Selection) follows(row uint32) bool {
	st := &s.state
	switch {
	case slices.Contains(st.selected, row):
		return true
	case st.class != nil:
		return s.maySit(row)
	case s.list.ranker.among > 0:
		return st.outcomes != nil && (st.within == nil || st.within[row])
	}
	return slices.Contains(st.rows[st.next:s.end()], row)
}

// end is where in rows those who may follow end.
func (s *Selection) end() int {
	if s.list.ranker != nil && s.list.ranker.replacement.From == ReplaceFromList {
		return len(s.state.rows)
	}
	return s.state.behind
}

// vacate notes the seat that is now empty, if there are seats for it.
func (s *Selection) vacate(departure Departure, last civil.Date, limited bool) {
	st := &s.state
	if len(st.selected)+len(st.vacant) >= s.seats()-st.closed {
		return // a tie taken whole had filled more than the seats
	}
	if limited && calendar.DayNumber(departure.On) > calendar.DayNumber(last) {
		st.closed++
		s.say("limit_past", wording.P("on", departure.On), wording.P("last", last))
		return
	}
	st.vacant = append(st.vacant, vacancy{left: departure.ID, on: departure.On})
}

func (s *Selection) say(code string, params ...thituyen.Param) {
	s.state.said = append(s.state.said, sentences.Reason(code, params...).Under(s.list.ranker.replacement.Clause))
}

// follow gives the vacant seats to the next in order while the rules allow.
func (s *Selection) follow(d *desk) error {
	st := &s.state
	if st.class != nil {
		return s.followByClass(d)
	}
	st.pending = nil
	for len(st.vacant) > 0 {
		allowed := s.allowed()
		if allowed == 0 {
			s.say("limit_reached", wording.P("limit", *s.list.ranker.replacement.AtMost))
			st.closed += len(st.vacant)
			st.vacant = nil
			return nil
		}
		if s.list.ranker.among > 0 || st.next >= s.end() {
			return nil // the authority chooses who follows, or nobody does
		}
		from, to := st.bounds(st.next)
		group := st.living(from, to)
		fitting := min(len(st.vacant), allowed)
		switch {
		case len(group) <= fitting, s.list.ranker.atCut == CutAll && len(group) <= allowed:
			s.succeed(group)
			st.next = to
		case s.list.ranker.atCut == CutNone:
			s.say("seats_left_empty", wording.P("empty", len(st.vacant)), wording.P("tie", s.list.names(group)))
			st.closed += len(st.vacant)
			st.vacant = nil
			return nil
		default:
			_, ok, err := s.settle(from, to, group, fitting, d)
			if err != nil {
				return err
			}
			if !ok {
				st.pending = group
				return nil
			}
		}
	}
	return nil
}

// allowed is how many more may follow.
func (s *Selection) allowed() int {
	if most := s.list.ranker.replacement.AtMost; most != nil {
		return max(*most-len(s.state.successors), 0)
	}
	return s.list.placed
}

// succeed seats those who follow: each for the one who left the seat; beyond
// the vacant seats, with a tie taken whole, for the last of those.
func (s *Selection) succeed(rows []uint32) {
	st := &s.state
	var seat vacancy
	for _, row := range rows {
		if len(st.vacant) > 0 {
			seat, st.vacant = st.vacant[0], st.vacant[1:]
		}
		st.outcomes[row] = outcome{code: inPlace, detail: int32(len(st.successors))}
		st.selected = append(st.selected, row)
		st.successors = append(st.successors, Successor{ID: s.list.ids[row], For: seat.left, On: seat.on})
	}
}
