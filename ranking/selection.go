package ranking

import (
	"slices"
	"sort"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Selection is who is chosen, who waits behind, and why. Its fields are the
// caller's to keep; what [Selection.Replace], [Selection.Why] and
// [Selection.Decided] answer does not change with them.
type Selection struct {
	Seats        *int
	Selected     []string    // in order; those who follow somebody last
	Reserve      [][]string  // in order, each tie a list of its own
	Referred     [][]string  // ties that wait for the authority
	Decisions    []Decision  // of the authority, as they were applied
	Departures   []Departure // in the order of time
	Replacements []Successor
	BySeat       []Seat            // where seats are given by class: each that is taken, by number; else nil
	Choice       []string          // where the authority chooses: those among whom the next seat lies; none where no choice waits
	Choices      []Choice          // of the authority, as they were applied
	Reasons      []thituyen.Reason // about the whole: seats unfilled, a reserve that waits …

	list  *List
	state state
}

// state is what a selection goes on from. The order is the list's, with the
// ties settled by lot or decision put in order in their places.
type state struct {
	rows     []uint32
	starts   []uint32
	outcomes []outcome // by row
	selected []uint32  // rows
	next     int       // where in rows those behind the selected begin
	behind   int       // where in rows the reserve ends
	pending  []uint32  // the tie that waits for the authority
	cutWaits bool      // it is the one across the last seat
	closed   int       // seats that stay empty
	vacant   []vacancy
	settled  []settled
	said     []thituyen.Reason // about seats that stay empty
	class    *classState       // nil: seats are of no class
	choices  []Choice
	kept     []uint32 // in reserve behind those chosen
	within   []bool   // by row: who may be chosen for a seat that falls free; nil: everybody

	decisions  []Decision
	departures []Departure
	successors []Successor
}

// settled is a tie put in order by lot or by a decision.
type settled struct {
	rows     []uint32
	ordered  int // so many are in order; the others are still tied
	decision int // its index, or -1 for a lot
}

type vacancy struct {
	left string
	on   civil.Date
}

type outcome struct {
	code   outcomeCode
	detail int32
}

type outcomeCode uint8

const (
	belowSeats outcomeCode = iota
	inOrder
	tieWhole
	byLot
	byDecision // detail: the decision
	inPlace    // detail: the successor
	inReserve
	inReserveTie
	isReferred
	leftOut
	departed    // detail: the departure
	chosenAmong // detail: the choice
)

func (st *state) clone() state {
	out := *st
	out.rows, out.starts = slices.Clone(st.rows), slices.Clone(st.starts)
	out.outcomes, out.selected = slices.Clone(st.outcomes), slices.Clone(st.selected)
	out.vacant, out.settled = slices.Clone(st.vacant), slices.Clone(st.settled)
	out.said, out.decisions = slices.Clone(st.said), slices.Clone(st.decisions)
	out.departures, out.successors = slices.Clone(st.departures), slices.Clone(st.successors)
	out.class, out.choices, out.within = st.class.clone(), slices.Clone(st.choices), slices.Clone(st.within)
	return out
}

// bounds are where in rows the group at a position begins and ends.
func (st *state) bounds(position int) (from, to int) {
	g := sort.Search(len(st.starts), func(g int) bool { return int(st.starts[g]) > position })
	to = len(st.rows)
	if g < len(st.starts) {
		to = int(st.starts[g])
	}
	return int(st.starts[g-1]), to
}

// living are the rows of a stretch without those who departed.
func (st *state) living(from, to int) []uint32 {
	out := make([]uint32, 0, to-from)
	for _, row := range st.rows[from:to] {
		if st.outcomes[row].code != departed {
			out = append(out, row)
		}
	}
	return out
}

// split writes a settled tie into its stretch: those who departed first, then
// those in order, each alone, then the others as one group.
func (st *state) split(from, to int, s settled) {
	gone := make([]uint32, 0, to-from)
	for _, row := range st.rows[from:to] {
		if st.outcomes[row].code == departed {
			gone = append(gone, row)
		}
	}
	copy(st.rows[from:to], append(gone, s.rows...))
	singles := min(len(gone)+s.ordered, to-from-1)
	more := make([]uint32, singles)
	for i := range more {
		more[i] = uint32(from + i + 1)
	}
	at, _ := slices.BinarySearch(st.starts, uint32(from))
	st.starts = slices.Insert(st.starts, at+1, more...)
	st.settled = append(st.settled, s)
}

// names are the ids of rows.
func (l *List) names(rows []uint32) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = l.ids[row]
	}
	return ids
}

// draw puts rows in the order of the list's lot.
func (l *List) draw(rows []uint32) ([]uint32, error) {
	if l.seed == nil {
		return nil, thituyen.Mistakes{document.At(thituyen.Path{}.Key("lot_seed"), sentences.Reason("seed_missing"))}
	}
	return l.rowsOf(Draw(*l.seed, l.names(rows))), nil
}

func (l *List) rowsOf(ids []string) []uint32 {
	rows := make([]uint32, len(ids))
	for i, id := range ids {
		row, _ := l.register.row(id)
		rows[i] = uint32(row)
	}
	return rows
}

// settle puts a tie in order by lot, or by the decision handed in; false
// where none was. It is for the policies `lot` and `refer`.
func (s *Selection) settle(from, to int, tie []uint32, needed int, d *desk) (outcome, bool, error) {
	if s.list.ranker.atCut == CutLot {
		drawn, err := s.list.draw(tie)
		if err != nil {
			return outcome{}, false, err
		}
		s.state.split(from, to, settled{rows: drawn, ordered: len(drawn), decision: -1})
		return outcome{code: byLot}, true, nil
	}
	names := s.list.names(tie)
	decision, ok := d.take(names, needed)
	if !ok {
		return outcome{}, false, nil
	}
	index := len(s.state.decisions)
	s.state.decisions = append(s.state.decisions, decision)
	s.state.split(from, to, s.list.decide(tie, decision, index))
	return outcome{code: byDecision, detail: int32(index)}, true, nil
}

// Decided is [List.Decided], and for two whom no key tells apart the lot or
// the decision that settled their tie.
func (s *Selection) Decided(a, b string) (Comparison, bool) {
	if s == nil || s.list == nil {
		return Comparison{}, false
	}
	c, ok := s.list.Decided(a, b)
	if !ok || !c.Tied() {
		return c, ok
	}
	above, _ := s.list.register.row(c.Above)
	below, _ := s.list.register.row(c.Below)
	for _, tie := range s.state.settled {
		first, second := slices.Index(tie.rows, uint32(above)), slices.Index(tie.rows, uint32(below))
		if first < 0 || second < 0 || min(first, second) >= tie.ordered {
			continue
		}
		if second < first {
			c.Above, c.Below = c.Below, c.Above
		}
		c.By, c.Clause = ByLot, s.list.ranker.cutClause
		if tie.decision >= 0 {
			c.By, c.decision = ByDecision, &s.state.decisions[tie.decision]
		}
		return c, true
	}
	return c, true
}

// Why says for one candidate of the case why they are where they are; false
// for an id that is not of the case.
func (s *Selection) Why(id string) (thituyen.Reason, bool) {
	if s == nil || s.list == nil {
		return thituyen.Reason{}, false
	}
	l := s.list
	row, ok := l.register.row(id)
	if !ok {
		return thituyen.Reason{}, false
	}
	if row >= l.placed {
		return sentences.Reason("not_passed"), true
	}
	place, _ := l.Place(id)
	params := []thituyen.Param{wording.P("place", place)}
	if s.state.outcomes == nil {
		return sentences.Reason("no_seats"), true
	}
	seats := s.seats()
	o, clause := s.state.outcomes[row], l.ranker.cutClause
	if s.state.class != nil && o.code != departed {
		return s.whyByClass(uint32(row), place), true
	}
	switch o.code {
	case inOrder:
		return sentences.Reason("selected_in_order", append(params, wording.P("seats", seats))...).Under(clause), true
	case byDecision:
		d := s.state.decisions[o.detail]
		return sentences.Reason("selected_by_decision", append(params, wording.P("by", d.By), wording.P("at", d.At), wording.P("reason", d.Reason))...).Under(clause), true
	case inPlace:
		return sentences.Reason("selected_in_place", append(params, wording.P("departed", s.state.successors[o.detail].For))...).Under(l.ranker.replacement.Clause), true
	case departed:
		return s.state.departures[o.detail].reason(), true
	case chosenAmong:
		return s.whyChosen(s.state.choices[o.detail], place), true
	case belowSeats:
		switch {
		case l.ranker.among > 0 && slices.Contains(s.reach(), uint32(row)):
			return sentences.Reason("waiting_choice", params...).Under(clause), true
		case slices.Contains(s.state.kept, uint32(row)):
			return sentences.Reason("in_reserve", params...).Under(clause), true
		case s.state.cutWaits:
			return sentences.Reason("waiting", params...).Under(clause), true
		}
		return sentences.Reason("below_seats", append(params, wording.P("seats", seats))...).Under(clause), true
	}
	return sentences.Reason(outcomeSentences[o.code], params...).Under(clause), true
}

var outcomeSentences = map[outcomeCode]string{
	tieWhole: "selected_tie_whole", byLot: "selected_by_lot", inReserve: "in_reserve",
	inReserveTie: "in_reserve_tie", isReferred: "referred", leftOut: "tie_left_out",
}
