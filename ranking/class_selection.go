package ranking

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Seat is one seat of a selection by class: whose it is and why.
type Seat struct {
	// Number counts from 1: the open seats first, then those of each class; or
	// by the turns of a pattern.
	Number int `json:"number,string"`
	// Of is [Open] or the id of the class. A seat that nobody of its class took
	// and that went to the best not yet seated is open.
	Of  string            `json:"of"`
	ID  string            `json:"id"` // who sits there
	Why []thituyen.Reason `json:"why"`
}

// Text words the seat in Vietnamese or English.
func (s Seat) Text(tag language.Tag) string {
	out := ""
	for i, reason := range s.Why {
		if i > 0 {
			out += "; "
		}
		out += reason.Text(tag)
	}
	return out
}

// classState is what a selection by class goes on from.
type classState struct {
	chairs  []chair // who sits, in the order in which they were seated
	waiting [][]uint32
	reserve [][]uint32
	empty   []emptySeats
	gaveWay map[uint32]chair // who left a seat to a floor, and who took it
	pool    []bool           // by row: may follow; nil: everybody
	frozen  bool             // the limit of replacement is reached: seats that fall free stay so
}

func (c *classState) clone() *classState {
	if c == nil {
		return nil
	}
	out := *c
	out.chairs, out.waiting, out.reserve = slices.Clone(c.chairs), slices.Clone(c.waiting), slices.Clone(c.reserve)
	return &out
}

// chairOf is where a row sits; -1 nowhere.
func (c *classState) chairOf(row uint32) int {
	return slices.IndexFunc(c.chairs, func(s chair) bool { return s.row == row })
}

// fillByClass gives the seats of the post by class.
func (s *Selection) fillByClass(d *desk) error {
	seating := newSeating(s.list, s.seats(), d)
	if mistakes := seating.mistakes(); mistakes != nil {
		return mistakes
	}
	if err := seating.run(); err != nil {
		return err
	}
	s.state.class = &classState{}
	s.adopt(seating)
	if s.list.ranker.replacement.From == ReplaceFromReserve {
		s.state.class.pool = s.within()
	}
	return nil
}

// adopt takes over what a seating came to.
func (s *Selection) adopt(seating *seating) {
	c := s.state.class
	c.chairs = slices.DeleteFunc(slices.Clone(seating.chairs), func(c chair) bool { return c.gone })
	c.waiting, c.empty, c.gaveWay = seating.waiting, seating.empty, map[uint32]chair{}
	for row, at := range seating.gaveWay {
		c.gaveWay[row] = seating.chairs[at]
	}
	s.state.settled = seating.settled
	s.state.decisions = seating.decided
	s.keepReserveOfAll()
}

// Together reports whether two of the selected share a place and were seated at
// one time, so that neither was called before the other.
func (s *Selection) Together(a, b string) bool {
	if s == nil || s.list == nil {
		return false
	}
	at, placed := s.list.find(a)
	other, too := s.list.find(b)
	if !placed || !too || s.list.groupAt(at) != s.list.groupAt(other) {
		return false
	}
	st := &s.state
	x, y := s.list.rows[at], s.list.rows[other]
	if !slices.Contains(st.selected, x) || !slices.Contains(st.selected, y) {
		return false
	}
	if st.class == nil {
		return s.list.ranker.among == 0
	}
	one, two := st.class.chairs[st.class.chairOf(x)], st.class.chairs[st.class.chairOf(y)]
	if one.batch == two.batch {
		return true
	}
	c, _ := s.Decided(a, b)
	return one.of == two.of && one.floor < 0 && two.floor < 0 && c.Tied()
}

// keepReserveOfAll keeps the next so many in order, whatever their class, a tie
// at the end whole.
func (s *Selection) keepReserveOfAll() {
	c, l := s.state.class, s.list
	c.reserve = nil
	if c.waiting != nil {
		return
	}
	seated := map[uint32]bool{}
	for i := range c.chairs {
		seated[c.chairs[i].row] = true
	}
	refiner := &seating{settled: s.state.settled}
	count, keep := 0, l.ranker.reserve
	for g := 0; g < len(l.starts) && (keep.All || count < keep.Count); g++ {
		from, to := l.bounds(g)
		var free []uint32
		for _, row := range l.rows[from:to] {
			if !seated[row] && s.state.outcomes[row].code != departed && (c.pool == nil || c.pool[row]) {
				free = append(free, row)
			}
		}
		if free == nil {
			continue
		}
		for _, tie := range refiner.refine(free) {
			if keep.All || count < keep.Count {
				c.reserve = append(c.reserve, tie)
				count += len(tie)
			}
		}
	}
}

// within are those who sit or stand in the reserve.
func (s *Selection) within() []bool {
	pool := make([]bool, s.list.placed)
	for _, c := range s.state.class.chairs {
		pool[c.row] = true
	}
	for _, tie := range s.state.class.reserve {
		for _, row := range tie {
			pool[row] = true
		}
	}
	return pool
}

// listName is the id of a list.
func (l *List) listName(of int) string {
	if of == 0 {
		return Open
	}
	return l.ranker.classes.reserved[of-1].id
}

// listTitle is what sentences call a list.
func (l *List) listTitle(of int) wording.Word {
	if of == 0 {
		return wordOpenSeats
	}
	return l.ranker.classes.reserved[of-1].title
}

// seatsOf are the seats as the caller sees them, by number.
func (s *Selection) seatsOf(chairs []chair) []Seat {
	out := make([]Seat, len(chairs))
	for i, c := range chairs {
		out[i] = Seat{Number: c.number, Of: s.list.listName(c.of), ID: s.list.ids[c.row], Why: s.whySeat(c)}
	}
	slices.SortFunc(out, func(a, b Seat) int { return a.Number - b.Number })
	return out
}

// whySeat says whose a seat is and why.
func (s *Selection) whySeat(c chair) []thituyen.Reason {
	l := s.list
	id := l.ids[c.row]
	place, _ := l.Place(id)
	params := []thituyen.Param{wording.P("seat", c.number), wording.P("id", id), wording.P("place", place)}
	code, clause := "seat_open", l.ranker.cutClause
	if c.meant > 0 {
		code, clause = "seat_of_class", l.ranker.classes.reserved[c.meant-1].clause
		params = append(params, wording.P("class", l.listTitle(c.meant)), wording.P("free", c.free))
	}
	if c.meant != c.of {
		code = "seat_unfilled"
	}
	if c.floor >= 0 {
		f := &l.ranker.classes.floors[c.floor]
		code, clause = "seat_by_floor", f.clause
		params = append(params, wording.P("left", l.ids[c.from]), wording.P("floor", f.title), wording.P("needed", c.need))
	}
	why := []thituyen.Reason{sentences.Reason(code, params...).Under(clause)}
	if c.settled >= 0 {
		if d := s.state.settled[c.settled].decision; d >= 0 {
			decision := s.state.decisions[d]
			why = append(why, sentences.Reason("selected_by_decision", wording.P("place", place), wording.P("by", decision.By), wording.P("at", decision.At), wording.P("reason", decision.Reason)).Under(l.ranker.cutClause))
		} else {
			why = append(why, sentences.Reason("selected_by_lot", wording.P("place", place)).Under(l.ranker.cutClause))
		}
	}
	return why
}

// reportByClass writes what the caller sees.
func (s *Selection) reportByClass() {
	c, l := s.state.class, s.list
	s.state.selected = s.state.selected[:0:0]
	for _, chair := range c.chairs {
		s.state.selected = append(s.state.selected, chair.row)
	}
	s.BySeat = s.seatsOf(c.chairs)
	s.Reserve, s.Referred = [][]string{}, [][]string{}
	for _, tie := range c.reserve {
		s.Reserve = append(s.Reserve, l.names(tie))
	}
	for _, tie := range c.waiting {
		s.Referred = append(s.Referred, l.names(tie))
	}
}

// shortfallByClass says which seats stay empty and why.
func (s *Selection) shortfallByClass() []thituyen.Reason {
	c, l := s.state.class, s.list
	var out []thituyen.Reason
	if l.placed == 0 {
		out = append(out, sentences.Reason("nobody_passed"))
	}
	for _, tie := range c.waiting {
		out = append(out, sentences.Reason("reserve_waits", wording.P("tie", l.names(tie))).Under(l.ranker.cutClause))
	}
	if c.frozen {
		return out
	}
	nobody := make([]int, len(l.ranker.classes.reserved)+1)
	for _, e := range c.empty {
		if e.tie == nil {
			nobody[e.list] += e.count
			continue
		}
		out = append(out, sentences.Reason("seats_left_empty", wording.P("empty", e.count), wording.P("tie", l.names(e.tie))).Under(l.ranker.cutClause))
	}
	for of, count := range nobody {
		if count > 0 && of > 0 {
			out = append(out, sentences.Reason("class_unfilled", wording.P("class", l.listTitle(of)), wording.P("empty", count)).Under(l.ranker.classes.reserved[of-1].clause))
		}
	}
	empty := s.seats() - len(c.chairs)
	for _, e := range c.empty {
		empty -= e.count
	}
	if empty+nobody[0] > 0 && c.waiting == nil && l.placed > 0 {
		out = append(out, sentences.Reason("seats_unfilled", wording.P("seats", s.seats()), wording.P("selected", len(c.chairs)), wording.P("empty", empty+nobody[0])))
	}
	return out
}

// whyByClass says where one of the placed is and why.
func (s *Selection) whyByClass(row uint32, place thituyen.Value) thituyen.Reason {
	c, l := s.state.class, s.list
	if at := c.chairOf(row); at >= 0 {
		return s.whySeat(c.chairs[at])[0]
	}
	code := "below_seats"
	params := []thituyen.Param{wording.P("place", place)}
	for _, tie := range c.waiting {
		if slices.Contains(tie, row) {
			return sentences.Reason("referred", params...).Under(l.ranker.cutClause)
		}
	}
	if c.waiting != nil {
		return sentences.Reason("waiting", params...).Under(l.ranker.cutClause)
	}
	if chair, gave := c.gaveWay[row]; gave {
		f := &l.ranker.classes.floors[chair.floor]
		return sentences.Reason("gave_way", append(params, wording.P("seat", chair.number), wording.P("taker", l.ids[chair.row]), wording.P("floor", f.title), wording.P("needed", chair.need))...).Under(f.clause)
	}
	for _, tie := range c.reserve {
		if slices.Contains(tie, row) {
			code = "in_reserve"
		}
	}
	if code == "below_seats" {
		params = append(params, wording.P("seats", s.seats()))
	}
	return sentences.Reason(code, params...).Under(l.ranker.cutClause)
}
