package ranking

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/wording"
)

// departByClass takes one away who sits or may follow; the seats are then given
// as if that one had never been there, among those who may follow.
func (s *Selection) departByClass(row uint32, departure Departure, last civil.Date, limited bool, d *desk) error {
	st := &s.state
	held := st.class.chairOf(row) >= 0
	st.outcomes[row] = outcome{code: departed, detail: int32(len(st.departures))}
	st.departures = append(st.departures, departure)
	if held && !st.class.frozen {
		if limited && calendar.DayNumber(departure.On) > calendar.DayNumber(last) {
			s.say("limit_past", wording.P("on", departure.On), wording.P("last", last))
			st.class.frozen = true
		} else {
			st.vacant = append(st.vacant, vacancy{left: departure.ID, on: departure.On})
		}
	}
	return s.followByClass(d)
}

// maySit reports whether a row sits, or may follow somebody who does.
func (s *Selection) maySit(row uint32) bool {
	c := s.state.class
	if c.chairOf(row) >= 0 || s.list.ranker.replacement.From == ReplaceFromList {
		return true
	}
	return slices.ContainsFunc(c.reserve, func(tie []uint32) bool { return slices.Contains(tie, row) })
}

// followByClass gives the seats anew to those who are left, where one is
// vacant and the rules allow it.
func (s *Selection) followByClass(d *desk) error {
	st := &s.state
	c := st.class
	if len(st.vacant) > 0 && s.allowed() == 0 {
		s.say("limit_reached", wording.P("limit", *s.list.ranker.replacement.AtMost))
		c.frozen, st.vacant = true, nil
	}
	c.waiting = nil
	if len(st.vacant) == 0 || c.frozen {
		s.dismiss()
		return nil
	}
	seating := newSeating(s.list, s.seats(), d)
	seating.settled, seating.decided = slices.Clip(st.settled), slices.Clip(st.decisions)
	seating.pool = make([]bool, s.list.placed)
	for row := range seating.pool {
		seating.pool[row] = st.outcomes[row].code != departed && (c.pool == nil || c.pool[row])
	}
	if err := seating.run(); err != nil {
		return err
	}
	if seating.waiting != nil {
		s.dismiss()
		c.waiting, c.reserve = seating.waiting, nil
		return nil
	}
	before := slices.Clone(c.chairs)
	s.adopt(seating)
	s.succession(before)
	return nil
}

// dismiss leaves the seats of those who departed empty.
func (s *Selection) dismiss() {
	c := s.state.class
	c.chairs = slices.DeleteFunc(c.chairs, func(seat chair) bool { return s.state.outcomes[seat.row].code == departed })
	s.keepReserveOfAll()
}

// succession notes who follows whom, and who now sits on another seat. Who
// comes beyond the limit does not come.
func (s *Selection) succession(before []chair) {
	st, l := &s.state, s.list
	sat := map[uint32]chair{}
	for _, c := range before {
		sat[c.row] = c
	}
	allowed, kept := s.allowed(), st.class.chairs[:0:0]
	var seat vacancy
	for _, c := range st.class.chairs {
		earlier, stays := sat[c.row]
		switch {
		case stays && earlier.of != c.of:
			s.say("seat_moved", wording.P("id", l.ids[c.row]), wording.P("before", l.listTitle(earlier.of)), wording.P("after", l.listTitle(c.of)))
		case !stays && allowed == 0:
			st.class.frozen = true
			continue
		case !stays:
			allowed--
			if len(st.vacant) > 0 {
				seat, st.vacant = st.vacant[0], st.vacant[1:]
			}
			st.successors = append(st.successors, Successor{ID: l.ids[c.row], For: seat.left, On: seat.on})
		}
		kept = append(kept, c)
	}
	st.class.chairs = kept
	for _, c := range before {
		if st.class.chairOf(c.row) < 0 && st.outcomes[c.row].code != departed {
			s.say("seat_lost", wording.P("id", l.ids[c.row]), wording.P("seat", c.number))
		}
	}
	if st.class.frozen {
		s.say("limit_reached", wording.P("limit", *l.ranker.replacement.AtMost))
		st.vacant = nil
		s.keepReserveOfAll()
	}
}
