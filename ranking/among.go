package ranking

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Choice is the authority's of one seat among the best.
type Choice struct {
	Candidate string `doc:"candidate,id" json:"candidate" validate:"required"`
	// Over says of everybody within reach who stands higher why they are passed
	// over; those who share the place are not.
	Over map[string]string `doc:"over" json:"over,omitempty"`
	By   string            `doc:"by" json:"by,omitempty"` // who chose
	At   civil.DateTime    `doc:"at" json:"at,omitzero"`  // when, +07:00
}

func (c Choice) clone() Choice {
	c.Over = maps.Clone(c.Over)
	return c
}

// Choose gives seats by the authority's choices, seat after seat, where the
// rules let it choose among the best. What is wrong is returned as
// [thituyen.Mistakes]: a choice outside those within reach, somebody passed
// over without a reason, seats below 0.
func (l *List) Choose(seats *int, choices ...Choice) (*Selection, error) {
	s, err := l.Select(seats)
	if err != nil || len(choices) == 0 {
		return s, err
	}
	return s.Choose(choices...)
}

// Choose goes on from a selection with more choices, for seats that are not
// yet given or have fallen free. The selection itself is left as it was.
func (s *Selection) Choose(choices ...Choice) (*Selection, error) {
	if s == nil || s.list == nil {
		s = &Selection{list: &List{ranker: &Ranker{}}}
	}
	next := &Selection{list: s.list, Seats: copied(s.Seats), state: s.state.clone()}
	var mistakes thituyen.Mistakes
	for i, choice := range choices {
		at := thituyen.Path{}.Key("chosen").Index(i)
		mistakes = document.Check(choice).Under(at)
		if len(mistakes) == 0 {
			mistakes = next.choose(choice, at)
		}
		if len(mistakes) > 0 {
			return nil, document.Join(mistakes).Err() // of a later one nobody knows among whom it lies
		}
	}
	next.report()
	return next, nil
}

// choose takes one choice.
func (s *Selection) choose(choice Choice, at thituyen.Path) thituyen.Mistakes {
	st, l := &s.state, s.list
	if l.ranker.among == 0 {
		return thituyen.Mistakes{document.At(at, sentences.Reason("no_choice"))}
	}
	reach := s.reach()
	row, placed := l.register.row(choice.Candidate)
	if !placed || !slices.Contains(reach, uint32(row)) {
		return thituyen.Mistakes{document.At(at.Key("candidate"), sentences.Reason("choice_outside", wording.P("id", choice.Candidate), wording.P("among", l.names(reach))))}
	}
	own := l.groupAt(int(l.position[row]))
	var mistakes thituyen.Mistakes
	for _, other := range reach {
		if id := l.ids[other]; l.groupAt(int(l.position[other])) < own && choice.Over[id] == "" {
			mistakes = append(mistakes, document.At(at.Key("over").Key(id), sentences.Reason("pass_over_without_reason", wording.P("id", choice.Candidate), wording.P("over", id))))
		}
	}
	if mistakes != nil {
		return mistakes
	}
	st.outcomes[row] = outcome{code: chosenAmong, detail: int32(len(st.choices))}
	st.choices = append(st.choices, choice.clone())
	st.selected = append(st.selected, uint32(row))
	if len(st.vacant) > 0 && len(st.selected)+len(st.vacant) > s.seats()-st.closed {
		seat := st.vacant[0]
		st.vacant = st.vacant[1:]
		st.successors = append(st.successors, Successor{ID: choice.Candidate, For: seat.left, On: seat.on})
	}
	return nil
}

// reach are those among whom the next seat is chosen: the next so many in
// order, and who shares the place of the last. Nobody where no seat is left.
func (s *Selection) reach() []uint32 {
	st, l := &s.state, s.list
	if len(st.selected) >= s.seats()-st.closed {
		return nil
	}
	var out []uint32
	for g := 0; g < len(l.starts) && len(out) < l.ranker.among; g++ {
		from, to := l.bounds(g)
		for _, row := range l.rows[from:to] {
			if s.choosable(row) {
				out = append(out, row)
			}
		}
	}
	return out
}

// reportChoice writes among whom the next seat is chosen; while one waits, so
// does the reserve.
func (s *Selection) reportChoice() {
	st, l := &s.state, s.list
	s.Reserve, s.Referred, s.Choice = [][]string{}, [][]string{}, []string{}
	s.Choices = make([]Choice, len(st.choices))
	for i, c := range st.choices {
		s.Choices[i] = c.clone()
	}
	if s.Seats == nil {
		return
	}
	st.kept = nil
	if s.Choice = l.names(s.reach()); len(s.Choice) > 0 {
		return
	}
	for g := 0; g < len(l.starts) && (l.ranker.reserve.All || len(st.kept) < l.ranker.reserve.Count); g++ {
		from, to := l.bounds(g)
		var free []uint32
		for _, row := range l.rows[from:to] {
			if s.choosable(row) {
				free = append(free, row)
			}
		}
		if free != nil {
			s.Reserve = append(s.Reserve, l.names(free))
			st.kept = append(st.kept, free...)
		}
	}
	if st.within == nil && l.ranker.replacement.From == ReplaceFromReserve {
		st.within = make([]bool, l.placed)
		for _, row := range st.kept {
			st.within[row] = true
		}
	}
}

// choosable reports whether a row may be chosen.
func (s *Selection) choosable(row uint32) bool {
	code := s.state.outcomes[row].code
	return code != chosenAmong && code != departed && (s.state.within == nil || s.state.within[row])
}

// whyChosen says who chose somebody over whom.
func (s *Selection) whyChosen(c Choice, place thituyen.Value) thituyen.Reason {
	over := make([]any, 0, len(c.Over))
	for _, id := range slices.Sorted(maps.Keys(c.Over)) {
		over = append(over, sentences.Reason("passed_over", wording.P("id", id), wording.P("reason", c.Over[id])))
	}
	params := []thituyen.Param{wording.P("place", place)}
	if len(over) == 0 {
		return sentences.Reason("selected_by_choice", params...).Under(s.list.ranker.cutClause)
	}
	return sentences.Reason("selected_by_choice_over", append(params, wording.P("over", over))...).Under(s.list.ranker.cutClause)
}
