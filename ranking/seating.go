package ranking

import (
	"maps"
	"slices"
)

// seating gives the seats of a post by class. Lists are known by number: 0 the
// open one, then the reserved in their order.
//
// A tie is looked at where it does not fit. Whether it matters is found by
// giving the seats on as if it were broken one way and another, on a trial
// that shares with the seating all that it does not change.
type seating struct {
	list  *List
	rules *classRules
	seats int
	desk  *desk

	pool    []bool            // by row: may be seated; nil: everybody
	listed  []int32           // by row: the list seated in + 1; 0: not seated
	left    []map[uint32]bool // by list, the last of all seats: who left it and may not come back
	lists   []seatList
	chairs  []chair
	chairOf map[uint32]int
	settled []settled
	decided []Decision
	raised  []raisedFloor // those applied so far

	turn    int      // with a pattern: the seat whose turn it is, from 0
	cursors []cursor // with a pattern: by list
	freely  []int    // with a pattern: by list, how many of its class are free

	batch   int        // how many fillings and floors came before
	waiting [][]uint32 // ties that matter and that the authority decides; nothing is filled after them
	empty   []emptySeats
	gaveWay map[uint32]int // who left a seat to a floor, and the chair

	trial *trial // nil: this is no trial
}

// seatList is one list of seats.
type seatList struct {
	size, taken int
	first       int  // the number of its first seat, from 1
	closed      bool // a tie stayed out of it
}

// chair is a seat that is taken.
type chair struct {
	number  int
	of      int // the list it counts in
	meant   int // the list it was for
	row     uint32
	free    int    // of its class and not yet seated then, oneself among them
	settled int    // the tie that was settled for it, -1 none
	floor   int    // that gave it, -1 none
	need    int    // so many of its class that floor asks for
	from    uint32 // who left it to the floor
	gone    bool   // and who took it then left it in turn
	batch   int    // the filling of a list or floor in which it was taken
}

// emptySeats are seats of a list that stay empty.
type emptySeats struct {
	list, count int
	tie         []uint32 // that stayed out; nil: nobody was left
}

// trial is giving seats on with ties broken at will.
type trial struct {
	over     map[uint32]int32 // rows whose list differs from that of the seating
	watched  map[uint32]bool  // those whose seats are asked for
	watching int              // so many of them have none yet
}

func newSeating(l *List, seats int, d *desk) *seating {
	s := &seating{
		list: l, rules: l.ranker.classes, seats: seats, desk: d, listed: make([]int32, l.placed),
		chairOf: map[uint32]int{}, gaveWay: map[uint32]int{}, left: make([]map[uint32]bool, len(l.ranker.classes.reserved)+2),
	}
	s.lists = make([]seatList, len(s.rules.reserved)+1)
	open := seats
	for i := range s.rules.reserved {
		s.lists[i+1].size = s.rules.reserved[i].size(seats)
		open -= s.lists[i+1].size
	}
	s.lists[0].size = open
	next := 1
	for i := range s.lists {
		s.lists[i].first = next
		next += s.lists[i].size
	}
	return s
}

// at is the list that a row is seated in + 1; 0: not seated.
func (s *seating) at(row uint32) int32 {
	if s.trial != nil {
		if list, ok := s.trial.over[row]; ok {
			return list
		}
	}
	return s.listed[row]
}

// free reports whether a row may take a seat of a list by its class.
func (s *seating) free(row uint32, list int) bool {
	return s.at(row) == 0 && (s.pool == nil || s.pool[row]) && s.of(row, list)
}

// of reports whether a row is of the class of a list.
func (s *seating) of(row uint32, list int) bool {
	return list == 0 || s.list.in(row, s.rules.reserved[list-1].members)
}

// in reports whether a row belongs to a class.
func (l *List) in(row uint32, c class) bool {
	column := &l.columns[len(l.ranker.keys)+c.column]
	value := column.book.values[column.words[row]]
	return !value.Missing() && c.is[value.name(column.key.values)]
}

// take seats a row in a list, on a seat that was meant for another where
// nobody of that one's class was left.
func (s *seating) take(row uint32, of, meant, number int, why chair) {
	if t := s.trial; t != nil {
		t.over[row] = int32(of + 1)
		if t.watched[row] {
			t.watching--
		}
		return
	}
	s.listed[row] = int32(of + 1)
	why.number, why.of, why.meant, why.row, why.batch = number, of, meant, row, s.batch
	why.settled = s.settledFor(row)
	s.chairOf[row] = len(s.chairs)
	s.chairs = append(s.chairs, why)
}

// settledFor is the last tie that was settled for a row, -1 where none was.
func (s *seating) settledFor(row uint32) int {
	for i := len(s.settled) - 1; i >= 0; i-- {
		if at := slices.Index(s.settled[i].rows, row); at >= 0 && at < s.settled[i].ordered {
			return i
		}
	}
	return -1
}

// fork is a trial that breaks a tie in an order, and watches some of it.
func (s *seating) fork(order, watched []uint32) *seating {
	out := *s
	out.waiting = nil
	out.trial = &trial{over: map[uint32]int32{}, watched: map[uint32]bool{}, watching: len(watched)}
	for _, row := range watched {
		out.trial.watched[row] = true
	}
	out.lists, out.left = slices.Clone(s.lists), slices.Clone(s.left)
	for i := range out.left {
		out.left[i] = maps.Clone(out.left[i])
	}
	out.raised = slices.Clip(s.raised)
	out.cursors = slices.Clone(s.cursors)
	for i := range out.cursors {
		out.cursors[i].s = &out
	}
	out.settled = append(slices.Clip(s.settled), settled{rows: order, ordered: len(order), decision: -1})
	return &out
}

// ran reports whether there is nothing more to do: a tie waits, or a trial
// knows what it asks.
func (s *seating) ran() bool { return s.waiting != nil || s.trial != nil && s.trial.watching == 0 }

// run gives all seats.
func (s *seating) run() error {
	if s.rules.pattern != nil {
		s.cursors, s.freely = make([]cursor, len(s.lists)), make([]int, len(s.lists))
		for list := range s.lists {
			s.cursors[list] = cursor{s: s, of: list}
			s.freely[list] = s.count(list)
		}
		if err := s.inTurn(); err != nil {
			return err
		}
	} else if err := s.byNumbers(0); err != nil {
		return err
	}
	for i := range s.rules.floors {
		if s.rules.floors[i].of == ofAll && s.waiting == nil {
			if err := s.raise(i); err != nil {
				return err
			}
		}
	}
	return nil
}

// byNumbers fills the lists one after another, from one on, and then gives
// the seats that no class took.
func (s *seating) byNumbers(from int) error {
	for of := from; of < len(s.lists); of++ {
		if err := s.fill(of); err != nil || s.ran() {
			return err
		}
		for i := range s.rules.floors {
			if s.rules.floors[i].of != of {
				continue
			}
			if err := s.raise(i); err != nil || s.ran() {
				return err
			}
		}
	}
	if s.waiting != nil {
		return nil
	}
	return s.giveUnfilled()
}

// fill gives the seats of a list to the best of its class.
func (s *seating) fill(of int) error {
	s.batch++
	list := &s.lists[of]
	c := &cursor{s: s, of: of}
	free := s.count(of)
	return s.seatFrom(c, list.size-list.taken, func(row uint32) {
		s.take(row, of, of, list.first+list.taken, chair{free: free, floor: -1})
		list.taken++
		free--
	}, func(room int, tie []uint32) {
		list.closed = true
		s.stayEmpty(of, room, tie)
	})
}

// count is how many of a class are not yet seated; a trial does not ask.
func (s *seating) count(of int) int {
	if s.trial != nil {
		return 0
	}
	count := 0
	for row := range s.listed {
		if s.free(uint32(row), of) {
			count++
		}
	}
	return count
}

func (s *seating) stayEmpty(list, count int, tie []uint32) {
	if s.trial == nil && count > 0 {
		s.empty = append(s.empty, emptySeats{list, count, tie})
	}
}

// seatFrom seats the best while there is room; a tie that does not fit is
// settled, waits, or where the rules say so stays out.
func (s *seating) seatFrom(c *cursor, room int, seat func(row uint32), close func(room int, tie []uint32)) error {
	for room > 0 {
		best := c.best()
		if best == nil {
			return nil
		}
		if len(best) > room {
			if s.list.ranker.atCut == CutNone {
				close(room, best)
				return nil
			}
			ok, err := s.broken(c, best, room)
			if err != nil || !ok {
				return err
			}
			continue
		}
		for _, row := range best {
			seat(row)
			room--
		}
	}
	return nil
}

// giveUnfilled gives the reserved seats that nobody of their class took to the
// best not yet seated.
func (s *seating) giveUnfilled() error {
	s.batch++
	type seat struct{ meant, number int }
	var seats []seat
	for i := 1; i < len(s.lists); i++ {
		list := &s.lists[i]
		switch {
		case list.closed || list.taken == list.size:
		case s.rules.keep:
			s.stayEmpty(i, list.size-list.taken, nil)
		default:
			for k := list.taken; k < list.size && len(seats) < s.list.placed; k++ {
				seats = append(seats, seat{i, list.first + k})
			}
		}
	}
	free, next := s.count(0), 0
	return s.seatFrom(&cursor{s: s, last: true}, len(seats), func(row uint32) {
		s.take(row, 0, seats[next].meant, seats[next].number, chair{free: free, floor: -1})
		next++
		free--
	}, func(room int, tie []uint32) { s.stayEmpty(0, room, tie) })
}

// cursor goes through the free of a list's class, best first.
type cursor struct {
	s       *seating
	of      int
	group   int      // the next group of the list
	ordered []uint32 // of that group, in order: whom nothing ties any more
	last    bool     // there is no room but this
}

// best are the best who are free: one, or several whom nothing tells apart;
// nil where nobody is left.
func (c *cursor) best() []uint32 {
	l := c.s.list
	for {
		for len(c.ordered) > 0 {
			if c.s.free(c.ordered[0], c.of) {
				return c.ordered[:1:1]
			}
			c.ordered = c.ordered[1:]
		}
		if c.group >= len(l.starts) {
			return nil
		}
		from, to := l.bounds(c.group)
		var free []uint32
		for _, row := range l.rows[from:to] {
			if c.s.free(row, c.of) {
				free = append(free, row)
			}
		}
		switch {
		case len(free) == 0:
			c.group++
			continue
		case len(free) == 1:
			return free
		}
		groups := c.s.refine(free)
		if len(groups[0]) > 1 {
			return groups[0]
		}
		for _, g := range groups {
			if len(g) > 1 {
				break
			}
			c.ordered = append(c.ordered, g[0])
		}
	}
}

// refine puts those whom no key tells apart in the order that a lot or a
// decision gave them: the last one that was about all of them.
func (s *seating) refine(tied []uint32) [][]uint32 {
	for i := len(s.settled) - 1; i >= 0 && len(tied) > 1; i-- {
		if groups, ok := s.settled[i].order(tied); ok {
			return groups
		}
	}
	return [][]uint32{tied}
}

// order puts rows in the order of a settled tie that holds them all: each who
// is named alone, and then the others.
func (t *settled) order(rows []uint32) ([][]uint32, bool) {
	place := make(map[uint32]int, len(t.rows))
	for i, row := range t.rows {
		place[row] = i
	}
	for _, row := range rows {
		if _, ok := place[row]; !ok {
			return nil, false
		}
	}
	sorted := slices.Clone(rows)
	slices.SortFunc(sorted, func(a, b uint32) int { return place[a] - place[b] })
	var out [][]uint32
	for i, row := range sorted {
		if place[row] >= t.ordered {
			return append(out, sorted[i:]), true
		}
		out = append(out, sorted[i:i+1:i+1])
	}
	return out, true
}
