package ranking

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Select gives the seats of the post to the placed, in order. Without seats
// (nil) nobody is selected. Decisions are the authority's of the tie that the
// rules refer to it; one of anything else is a mistake.
//
// What is wrong is returned as [Mistakes]: seats below 0, a decision that
// does not settle the tie, a lot without a seed.
func (l *List) Select(seats *int, decisions ...Decision) (*Selection, error) {
	l = l.made()
	s, d := &Selection{list: l, Seats: copied(seats)}, newDesk(decisions)
	if seats != nil && *seats < 0 {
		d.mistakes = append(d.mistakes, document.At(thituyen.Path{}.Key("post").Key("seats"), sentences.Reason("seats_negative", wording.P("found", *seats))))
	}
	if err := document.Join(d.mistakes).Err(); err != nil {
		return nil, err
	}
	if seats != nil {
		s.state.outcomes = make([]outcome, l.placed)
		if err := s.give(*seats, d); err != nil {
			return nil, err
		}
	}
	s.report()
	if err := d.close(s.Referred); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Selection) seats() int {
	if s.Seats == nil {
		return 0
	}
	return *s.Seats
}

// give gives the seats: by class, to those whom the authority will choose, or
// in order.
func (s *Selection) give(seats int, d *desk) error {
	l := s.list
	switch {
	case l.ranker.among > 0:
		return nil
	case l.ranker.classes != nil:
		return s.fillByClass(d)
	}
	s.state.rows, s.state.starts = slices.Clone(l.rows), slices.Clone(l.starts)
	if err := s.fillSeats(seats, d); err != nil {
		return err
	}
	s.keepReserve()
	return nil
}

// fillSeats takes whole groups while they fit, and settles the one that does
// not by the rule for the cut.
func (s *Selection) fillSeats(seats int, d *desk) error {
	st := &s.state
	for st.next < len(st.rows) && len(st.selected) < seats {
		from, to := st.bounds(st.next)
		if to-from > seats-len(st.selected) {
			return s.cut(from, to, seats-len(st.selected), d)
		}
		st.choose(from, to, outcome{code: inOrder})
	}
	return nil
}

func (st *state) choose(from, to int, why outcome) {
	for _, row := range st.rows[from:to] {
		st.outcomes[row] = why
		st.selected = append(st.selected, row)
	}
	st.next = to
}

// cut settles a tie across the last seat, of which `left` fit.
func (s *Selection) cut(from, to, left int, d *desk) error {
	st := &s.state
	tie := slices.Clone(st.rows[from:to])
	switch s.list.ranker.atCut {
	case CutAll:
		st.choose(from, to, outcome{code: tieWhole})
		return nil
	case CutNone:
		st.closed = left
		st.mark(from, to, leftOut)
		st.said = append(st.said, sentences.Reason("seats_left_empty",
			wording.P("empty", left), wording.P("tie", s.list.names(tie))).Under(s.list.ranker.cutClause))
		return nil
	}
	why, ok, err := s.settle(from, to, tie, left, d)
	if err != nil {
		return err
	}
	if !ok {
		st.pending, st.cutWaits = tie, true
		st.mark(from, to, isReferred)
		return nil
	}
	st.choose(from, from+left, why)
	return nil
}

func (st *state) mark(from, to int, code outcomeCode) {
	for _, row := range st.rows[from:to] {
		st.outcomes[row] = outcome{code: code}
	}
}

// keepReserve keeps the next so many in order, a tie at the end whole.
func (s *Selection) keepReserve() {
	st, reserve := &s.state, s.list.ranker.reserve
	st.behind = st.next
	if st.cutWaits {
		return
	}
	for st.behind < len(st.rows) && (reserve.All || st.behind-st.next < reserve.Count) {
		from, to := st.bounds(st.behind)
		code := inReserve
		if !reserve.All && to-st.next > reserve.Count {
			code = inReserveTie
		}
		st.mark(from, to, code)
		st.behind = to
	}
}

// report writes the fields that the caller sees from the state.
func (s *Selection) report() {
	st, l := &s.state, s.list
	switch {
	case st.class != nil:
		s.reportByClass()
	case l.ranker.among > 0:
		s.reportChoice()
	default:
		s.reportInOrder()
	}
	s.Selected = l.names(st.selected)
	s.Decisions = make([]Decision, len(st.decisions))
	for i, d := range st.decisions {
		s.Decisions[i] = d.clone()
	}
	s.Departures, s.Replacements = slices.Clone(st.departures), slices.Clone(st.successors)
	s.Reasons = append(slices.Clone(st.said), s.shortfall()...)
}

func (s *Selection) reportInOrder() {
	st, l := &s.state, s.list
	s.Reserve, s.Referred = [][]string{}, [][]string{}
	for at := st.next; at < st.behind; {
		from, to := st.bounds(at)
		if group := st.living(max(from, at), to); len(group) > 0 {
			s.Reserve = append(s.Reserve, l.names(group))
		}
		at = to
	}
	if st.pending != nil {
		s.Referred = append(s.Referred, l.names(st.pending))
	}
}

// shortfall says why fewer are selected than there are seats.
func (s *Selection) shortfall() []thituyen.Reason {
	st, l := &s.state, s.list
	if st.class != nil {
		return s.shortfallByClass()
	}
	var out []thituyen.Reason
	add := func(code, clause string, params ...thituyen.Param) {
		out = append(out, sentences.Reason(code, params...).Under(clause))
	}
	if l.placed == 0 {
		add("nobody_passed", "")
	}
	empty := s.seats() - st.closed - len(st.selected)
	switch {
	case s.Seats == nil:
		add("no_seats", "")
	case len(s.Choice) > 0:
		add("choice_waits", l.ranker.cutClause, wording.P("among", slices.Clone(s.Choice)), wording.P("empty", empty))
	case st.cutWaits:
		add("reserve_waits", l.ranker.cutClause, wording.P("tie", l.names(st.pending)))
	case st.pending != nil:
		add("replacement_tie", l.ranker.cutClause, wording.P("tie", l.names(st.pending)), wording.P("seats", len(st.vacant)))
	case empty > 0 && len(st.vacant) > 0:
		add("nobody_left", "", wording.P("empty", empty))
	case empty > 0 && l.placed > 0:
		out = append(out, sentences.Reason("seats_unfilled", wording.P("seats", s.seats()), wording.P("selected", len(st.selected)), wording.P("empty", empty)))
	}
	return out
}
