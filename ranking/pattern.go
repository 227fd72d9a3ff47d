package ranking

// inTurn gives seats one by one, each to the class that the pattern names, from
// the one whose turn it is.
func (s *seating) inTurn() error {
	idle := 0 // seats in a row that nobody took: a whole round of them, and nobody ever will
	for ; s.turn < s.seats && idle < len(s.rules.pattern) && !s.ran(); s.turn++ {
		meant := s.rules.pattern[s.turn%len(s.rules.pattern)]
		of := meant
		best := s.cursors[of].best()
		if best == nil && !s.rules.keep {
			of = 0
			best = s.cursors[of].best()
		}
		if best == nil {
			s.stayEmpty(meant, 1, nil)
			idle++
			continue
		}
		idle = 0
		if len(best) > 1 {
			ok, err := s.broken(&s.cursors[of], best, 1)
			if err != nil || !ok {
				return err
			}
			s.turn-- // again, with the tie in order
			continue
		}
		s.batch++
		s.take(best[0], of, meant, s.turn+1, chair{free: s.freeOf(of, best[0]), floor: -1})
	}
	s.idle()
	return nil
}

// freeOf is how many of a list's class were free when a row took a seat, which
// is then one less for every class of that row.
func (s *seating) freeOf(of int, row uint32) int {
	if s.trial != nil {
		return 0
	}
	free := s.freely[of]
	for list := range s.lists {
		if s.of(row, list) {
			s.freely[list]--
		}
	}
	return free
}

// idle notes the seats that are left when nobody can take one any more.
func (s *seating) idle() {
	if s.ran() {
		return
	}
	period := len(s.rules.pattern)
	for i := range period {
		rest := s.seats - s.turn - i
		if rest > 0 {
			s.stayEmpty(s.rules.pattern[(s.turn+i)%period], (rest+period-1)/period, nil)
		}
	}
}
