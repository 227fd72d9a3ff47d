package ranking

import (
	"maps"
	"slices"
)

// raisedFloor is a floor that has been applied: so many of its class are
// needed in its list.
type raisedFloor struct{ floor, need int }

// move is one coming in on the seat of another, with those who are tied with
// each.
type move struct {
	in, out   uint32
	ins, outs []uint32
}

// raise applies a floor: the best of its class take the seats of the lowest
// who are not of it, one by one. A tie on either side of which not all come or
// go is settled first.
func (s *seating) raise(number int) error {
	s.batch++
	f := &s.rules.floors[number]
	size := s.seats
	if f.of != ofAll {
		size = s.lists[f.of].size
	}
	need := f.least(size)
	for {
		m := s.movesOf(number, need, false)
		at, ins, outs := m.undecided()
		if at < 0 && s.trial == nil && s.list.ranker.atCut == CutRefer {
			at, ins = m.otherwise(s.movesOf(number, need, true))
		}
		if at < 0 {
			s.apply(m, m.moves)
			break
		}
		again, err := s.settleMoves(m, at, ins, outs)
		if err != nil || s.waiting != nil {
			return err
		}
		if !again {
			break
		}
	}
	s.raised = append(s.raised, raisedFloor{number, need})
	return nil
}

// settleMoves deals with ties among those who would come in or leave: true
// where they were put in order, so that the moves are to be made anew.
func (s *seating) settleMoves(m *moving, at int, ins, outs bool) (bool, error) {
	tied := m.moves[at]
	if s.trial != nil || s.list.ranker.atCut == CutNone {
		s.leaveOut(m, at, ins)
		return false, nil
	}
	var waiting [][]uint32
	settle := func(tie []uint32, needed int) error {
		ok, err := s.settleTie(tie, needed)
		if !ok {
			waiting = append(waiting, tie)
		}
		return err
	}
	if ins {
		if err := settle(tied.ins, m.coming(tied.ins)); err != nil {
			return false, err
		}
	}
	if outs {
		if err := settle(tied.outs, len(tied.outs)-m.going(tied.outs)); err != nil {
			return false, err
		}
	}
	if waiting != nil {
		s.apply(m, m.moves[:at])
		s.waiting = waiting
	}
	return true, nil
}

// leaveOut is what becomes of a tie where it is not settled: those who would
// come in stay out, and of those who would leave none keeps a seat that is not
// for all of them.
func (s *seating) leaveOut(m *moving, at int, ins bool) {
	if s.trial != nil {
		s.apply(m, m.moves)
		return
	}
	if ins || m.needed(m.moves[at].outs) {
		s.apply(m, m.moves[:at])
		return
	}
	s.apply(m, m.moves)
	for _, row := range m.moves[at].outs {
		if s.at(row) != 0 {
			seat := s.chairs[s.chairOf[row]]
			s.vacateChair(row, m.floor.of)
			s.stayEmpty(seat.of, 1, m.moves[at].outs)
		}
	}
}

// moving finds the moves of a floor, without making any.
type moving struct {
	s            *seating
	number, need int
	backwards    bool
	floor        *floor
	moves        []move
	came         map[uint32]int32 // and the list + 1
	went         map[uint32]bool
	ins          [][]uint32 // who may come in, best first
	outs         [][]uint32 // who may leave, lowest first
	held         []int      // by floor applied before: how many of its class its list holds
}

// Backwards, ties are broken the other way.
func (s *seating) movesOf(number, need int, backwards bool) *moving {
	m := &moving{s: s, number: number, need: need, backwards: backwards, floor: &s.rules.floors[number], came: map[uint32]int32{}, went: map[uint32]bool{}}
	lack := need - m.gather()
	for _, r := range s.raised {
		m.held = append(m.held, m.hold(&s.rules.floors[r.floor]))
	}
	for ; lack > 0; lack-- {
		next, ok := m.next()
		if !ok {
			break
		}
		m.make(next)
	}
	return m
}

// gather finds who may come in and who may leave, and counts those of the
// class who are there.
func (m *moving) gather() (there int) {
	l := m.s.list
	for g := range l.starts {
		from, to := l.bounds(g)
		var ins, outs []uint32
		for _, row := range l.rows[from:to] {
			of := m.s.list.in(row, m.floor.members)
			switch {
			case m.inside(row) && of:
				there++
			case m.inside(row):
				outs = append(outs, row)
			case of && m.s.at(row) == 0 && (m.s.pool == nil || m.s.pool[row]):
				ins = append(ins, row)
			}
		}
		if ins != nil {
			m.ins = append(m.ins, ins)
		}
		if outs != nil {
			m.outs = append(m.outs, outs)
		}
	}
	slices.Reverse(m.outs)
	return there
}

// inside reports whether a row sits in the list of the floor.
func (m *moving) inside(row uint32) bool {
	list := m.s.at(row)
	return list != 0 && (m.floor.of == ofAll || int(list-1) == m.floor.of)
}

// listOf is the list + 1 that a row would sit in after the moves so far.
func (m *moving) listOf(row uint32) int32 {
	if m.went[row] {
		return 0
	}
	if list, ok := m.came[row]; ok {
		return list
	}
	return m.s.at(row)
}

// hold counts whom a floor applied before holds.
func (m *moving) hold(f *floor) int {
	count := 0
	for row := range m.s.listed {
		if list := m.s.at(uint32(row)); list != 0 && (f.of == ofAll || int(list-1) == f.of) && m.s.list.in(uint32(row), f.members) {
			count++
		}
	}
	return count
}

// kept reports whether a floor applied before needs a row where it sits.
func (m *moving) kept(row uint32) bool {
	for i, r := range m.s.raised {
		f := &m.s.rules.floors[r.floor]
		if (f.of == ofAll || int(m.listOf(row)-1) == f.of) && m.held[i] <= r.need && m.s.list.in(row, f.members) {
			return true
		}
	}
	return false
}

// needed reports whether a floor applied before would miss those of a tie who
// still sit there, were all of them to leave.
func (m *moving) needed(tie []uint32) bool {
	for i, r := range m.s.raised {
		f := &m.s.rules.floors[r.floor]
		stay := 0
		for _, row := range tie {
			if !m.went[row] && (f.of == ofAll || int(m.listOf(row)-1) == f.of) && m.s.list.in(row, f.members) {
				stay++
			}
		}
		if stay > 0 && m.held[i]-stay < r.need {
			return true
		}
	}
	return false
}

// may reports whether a row may take a seat of a list.
func (m *moving) may(row uint32, list int) bool {
	return !m.s.left[list][row] && !m.s.left[len(m.s.lists)][row] && m.s.of(row, list)
}

// next finds the lowest who may leave and the best who may take that seat.
func (m *moving) next() (move, bool) {
	for _, tie := range m.outs {
		var outs []uint32
		for _, row := range tie {
			if !m.went[row] && !m.kept(row) && m.taker(row) != nil {
				outs = append(outs, row)
			}
		}
		if outs != nil {
			groups := m.s.refine(outs)
			outs = groups[len(groups)-1]
			out := outs[len(outs)-1]
			if m.backwards {
				out = outs[0]
			}
			ins := m.taker(out)
			in := ins[0]
			if m.backwards {
				in = ins[len(ins)-1]
			}
			return move{in: in, out: out, ins: ins, outs: outs}, true
		}
	}
	return move{}, false
}

// taker are the best who may take the seat of a row, all who are tied.
func (m *moving) taker(row uint32) []uint32 {
	list := int(m.listOf(row) - 1)
	for _, tie := range m.ins {
		var ins []uint32
		for _, in := range tie {
			if _, came := m.came[in]; !came && m.may(in, list) {
				ins = append(ins, in)
			}
		}
		if ins != nil {
			return m.s.refine(ins)[0]
		}
	}
	return nil
}

func (m *moving) make(next move) {
	list := m.listOf(next.out)
	for i, r := range m.s.raised {
		f := &m.s.rules.floors[r.floor]
		if f.of != ofAll && int(list-1) != f.of {
			continue
		}
		if m.s.list.in(next.out, f.members) {
			m.held[i]--
		}
		if m.s.list.in(next.in, f.members) {
			m.held[i]++
		}
	}
	m.came[next.in], m.went[next.out] = list, true
	m.moves = append(m.moves, next)
}

func (m *moving) coming(tie []uint32) int {
	count := 0
	for _, row := range tie {
		if _, came := m.came[row]; came {
			count++
		}
	}
	return count
}

func (m *moving) going(tie []uint32) int {
	count := 0
	for _, row := range tie {
		if m.went[row] {
			count++
		}
	}
	return count
}

// otherwise is the first move with a tie of which all come in, where others
// would leave if it were broken the other way; -1 where there is none.
func (m *moving) otherwise(other *moving) (at int, ins bool) {
	if maps.Equal(m.went, other.went) {
		return -1, false
	}
	return slices.IndexFunc(m.moves, func(next move) bool { return len(next.ins) > 1 }), true
}

// undecided is the first move with a tie of which not all come or go; -1 where
// there is none. Where a lot is drawn it is drawn for every tie.
func (m *moving) undecided() (at int, ins, outs bool) {
	drawn := m.s.trial == nil && m.s.list.ranker.atCut == CutLot && m.s.list.seed != nil
	for i, next := range m.moves {
		if drawn && len(next.ins)+len(next.outs) > 2 {
			return i, len(next.ins) > 1, len(next.outs) > 1
		}
		ins, outs = m.coming(next.ins) < len(next.ins), m.going(next.outs) < len(next.outs)
		if ins || outs {
			return i, ins, outs
		}
	}
	return -1, false, false
}

// apply makes the moves of a floor.
func (s *seating) apply(m *moving, moves []move) {
	f := m.floor
	for _, next := range moves {
		list := int(s.at(next.out) - 1)
		if s.trial != nil {
			if s.trial.watched[next.out] {
				s.trial.watching++
			}
			s.trial.over[next.out] = 0
			s.leave(next.out, f.of)
			s.take(next.in, list, list, 0, chair{})
			continue
		}
		seat := s.chairs[s.chairOf[next.out]]
		s.vacateChair(next.out, f.of)
		s.take(next.in, seat.of, seat.meant, seat.number, chair{floor: m.number, need: m.need, from: next.out, free: seat.free})
		s.gaveWay[next.out] = len(s.chairs) - 1
	}
}

// leave notes that somebody left a list and may not come back to it.
func (s *seating) leave(row uint32, list int) {
	if list == ofAll {
		list = len(s.lists)
	}
	if s.left[list] == nil {
		s.left[list] = map[uint32]bool{}
	}
	s.left[list][row] = true
}

// vacateChair takes somebody off a seat.
func (s *seating) vacateChair(row uint32, list int) {
	s.chairs[s.chairOf[row]].gone = true
	delete(s.chairOf, row)
	s.listed[row] = 0
	s.leave(row, list)
}
