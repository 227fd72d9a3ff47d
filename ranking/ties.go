package ranking

import (
	"iter"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// broken deals with a tie that does not fit into the room there is: true where
// the seats can be given on, false where the tie waits for the authority.
func (s *seating) broken(c *cursor, tie []uint32, room int) (bool, error) {
	drawn := s.list.ranker.atCut == CutLot && s.list.seed != nil
	if s.trial != nil || !drawn && !s.matters(c, tie) {
		c.ordered = tie // however it is broken, all of them come to the same
		return true, nil
	}
	ok, err := s.settleTie(tie, room)
	if err == nil && !ok {
		s.waiting = [][]uint32{tie}
	}
	return ok, err
}

// matters reports whether those tied do not all get a seat, or get seats of
// different lists, were the tie broken one way or another: theirs, and that
// with whoever else no key tells from them.
func (s *seating) matters(c *cursor, tie []uint32) bool {
	if c.last {
		return true // there is no more room than this
	}
	for order := range s.breakings(tie) {
		t := s.fork(order, tie)
		if s.rules.pattern != nil {
			_ = t.inTurn() // a trial meets no tie that it cannot break
		} else {
			_ = t.byNumbers(c.of)
		}
		for _, row := range tie {
			if t.at(row) == 0 || t.at(row) != t.at(tie[0]) {
				return true
			}
		}
	}
	return false
}

// breakings are the orders to try of a tie and of all who are free and equal
// to it. Those who belong to the same classes are alike, so it is enough to
// put the kinds in every order; where there are many, each comes last once.
func (s *seating) breakings(tie []uint32) iter.Seq[[]uint32] {
	l := s.list
	from, to := l.bounds(l.groupAt(int(l.position[tie[0]])))
	kinds, of := []string{}, map[string][]uint32{}
	for _, row := range l.rows[from:to] {
		if !s.free(row, 0) {
			continue
		}
		kind := s.kind(row)
		if of[kind] == nil {
			kinds = append(kinds, kind)
		}
		of[kind] = append(of[kind], row)
	}
	return func(yield func([]uint32) bool) {
		for order := range permuted(kinds) {
			var rows []uint32
			for _, kind := range order {
				rows = append(rows, of[kind]...)
			}
			if !yield(rows) {
				return
			}
		}
	}
}

// mostPermuted is how many kinds are put in every order.
const mostPermuted = 4

// permuted are all orders of a few words, and of many those that begin with
// each in turn.
func permuted(words []string) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		if len(words) <= mostPermuted {
			permute(words, 0, yield)
			return
		}
		for i := range words {
			if !yield(append(slices.Clone(words[i:]), words[:i]...)) {
				return
			}
		}
	}
}

func permute(words []string, from int, yield func([]string) bool) bool {
	if from >= len(words)-1 {
		return yield(slices.Clone(words))
	}
	for i := from; i < len(words); i++ {
		words[from], words[i] = words[i], words[from]
		if !permute(words, from+1, yield) {
			return false
		}
		words[from], words[i] = words[i], words[from]
	}
	return true
}

// kind says to which classes a row belongs.
func (s *seating) kind(row uint32) string {
	kind := make([]byte, 0, len(s.rules.reserved)+len(s.rules.floors))
	note := func(c class) {
		if s.list.in(row, c) {
			kind = append(kind, '1')
		} else {
			kind = append(kind, '0')
		}
	}
	for i := range s.rules.reserved {
		note(s.rules.reserved[i].members)
	}
	for i := range s.rules.floors {
		note(s.rules.floors[i].members)
	}
	return string(kind)
}

// settleTie puts a tie in order by lot, or by the authority's decision; false
// where none was handed in.
func (s *seating) settleTie(tie []uint32, needed int) (bool, error) {
	if s.list.ranker.atCut == CutLot {
		drawn, err := s.list.draw(tie)
		if err != nil {
			return false, err
		}
		s.settled = append(s.settled, settled{rows: drawn, ordered: len(drawn), decision: -1})
		return true, nil
	}
	decision, ok := s.desk.take(s.list.names(tie), needed)
	if !ok {
		return false, nil
	}
	s.settled = append(s.settled, s.list.decide(tie, decision, len(s.decided)))
	s.decided = append(s.decided, decision)
	return true, nil
}

// decide is a tie in the order of a decision: those it names, then the others.
func (l *List) decide(tie []uint32, decision Decision, index int) settled {
	order := l.rowsOf(decision.Order)
	named := make(map[uint32]bool, len(order))
	for _, row := range order {
		named[row] = true
	}
	for _, row := range tie {
		if !named[row] {
			order = append(order, row)
		}
	}
	return settled{rows: order, ordered: len(decision.Order), decision: index}
}

// mistakes are those of a case that no seats by class can be given to.
func (s *seating) mistakes() thituyen.Mistakes {
	reserved := s.seats - s.lists[0].size
	if s.rules.pattern != nil || reserved <= s.seats {
		return nil
	}
	return thituyen.Mistakes{document.At(thituyen.Path{}.Key("post").Key("seats"), sentences.Reason("more_reserved_than_seats",
		thituyen.Param{Name: "reserved", Value: reserved}, thituyen.Param{Name: "seats", Value: s.seats}))}
}
