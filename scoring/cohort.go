package scoring

import (
	"cmp"
	"errors"
	"iter"
	"slices"
)

// NeedsCohortError is a programmer's mistake: the scheme asks something of
// everybody together, so that no sheet can be scored alone.
type NeedsCohortError struct{}

func (NeedsCohortError) Error() string {
	return "scoring: the scheme asks something of everybody together; make a Cohort of all sheets and ask that for the score"
}

// ErrNotInCohort is a programmer's mistake: no sheet of the cohort has the id.
var ErrNotInCohort = errors.New("scoring: the cohort holds no sheet of this candidate")

// NeedsCohort reports whether the scheme asks something of everybody together:
// to standardise, a percentile, to equate, a place, or a shortlist.
func (s *Scorer) NeedsCohort() bool { return len(s.made().stages) > 0 }

// NeedsSeats reports whether the scheme shortlists by the number of seats.
func (s *Scorer) NeedsSeats() bool {
	return slices.ContainsFunc(s.made().stages, func(st stage) bool { return st.shortlist != nil && st.shortlist.perSeat != nil })
}

// Cohort is all whose sheets are scored together. It answers every question
// once, when it is made, and never changes; any number of goroutines may ask
// it.
type Cohort struct {
	figures *Figures
	sheets  []*Sheet // by id
}

// Cohort makes a cohort of all sheets: of those who are eligible and have not
// withdrawn. Seats are those of the post; nil where they are not known. Of two
// sheets with one id the later stands. The error is Mistakes of the case: a
// trim that leaves nobody of a group, a centre of 0, no seats where they are
// asked for. What is wrong with one sheet shows when it is scored.
func (s *Scorer) Cohort(sheets iter.Seq[*Sheet], seats *int) (*Cohort, error) {
	c := &Cohort{}
	if sheets != nil {
		for sheet := range sheets {
			if sheet == nil || sheet.body == nil || sheet.body.scorer != s {
				return nil, WrongSheetError{}
			}
			sheet.body.seal()
			c.sheets = append(c.sheets, &Sheet{sheet.body})
		}
	}
	slices.SortStableFunc(c.sheets, func(a, b *Sheet) int { return cmp.Compare(a.body.id, b.body.id) })
	c.sheets = slices.Clip(lastOfEach(c.sheets))
	return c.answer(s.Figures(seats))
}

// lastOfEach keeps the last of those with one id.
func lastOfEach(sheets []*Sheet) []*Sheet {
	kept := sheets[:0]
	for _, sheet := range sheets {
		if last := len(kept) - 1; last >= 0 && kept[last].body.id == sheet.body.id {
			kept[last] = sheet
		} else {
			kept = append(kept, sheet)
		}
	}
	return kept
}

func (c *Cohort) answer(f *Figures) (*Cohort, error) {
	for !f.Complete() {
		t, err := f.Tally(slices.Values(c.sheets))
		if err == nil {
			f, err = f.With(t)
		}
		if err != nil {
			return nil, err
		}
	}
	c.figures = f
	return c, nil
}

// With is the cohort with more sheets, or others in place of those with the
// same ids.
func (c *Cohort) With(sheets ...*Sheet) (*Cohort, error) {
	if c == nil || c.figures == nil {
		return nil, ErrNotInCohort
	}
	return c.figures.scorer.Cohort(slices.Values(append(slices.Clone(c.sheets), sheets...)), c.figures.seats)
}

// Without is the cohort without some candidates.
func (c *Cohort) Without(ids ...string) (*Cohort, error) {
	if c == nil || c.figures == nil {
		return nil, ErrNotInCohort
	}
	left := slices.DeleteFunc(slices.Clone(c.sheets), func(sheet *Sheet) bool { return slices.Contains(ids, sheet.body.id) })
	return c.figures.scorer.Cohort(slices.Values(left), c.figures.seats)
}

// IDs lists the candidates, in the order of their ids.
func (c *Cohort) IDs() []string {
	if c == nil {
		return nil
	}
	out := make([]string, len(c.sheets))
	for i, sheet := range c.sheets {
		out[i] = sheet.body.id
	}
	return out
}

// Figures are the answers of the cohort.
func (c *Cohort) Figures() *Figures {
	if c == nil {
		return nil
	}
	return c.figures
}

// Score computes what one of the cohort's sheets earns; see [Scorer.Score].
func (c *Cohort) Score(id string) (Score, error) {
	if c == nil || c.figures == nil {
		return Score{}, ErrNotInCohort
	}
	i, found := slices.BinarySearchFunc(c.sheets, id, func(sheet *Sheet, id string) int { return cmp.Compare(sheet.body.id, id) })
	if !found {
		return Score{}, ErrNotInCohort
	}
	return c.figures.Score(c.sheets[i])
}

// All scores every sheet, in the order of the ids.
func (c *Cohort) All() iter.Seq2[Score, error] {
	return func(yield func(Score, error) bool) {
		if c == nil || c.figures == nil {
			return
		}
		for _, sheet := range c.sheets {
			if !yield(c.figures.Score(sheet)) {
				return
			}
		}
	}
}
