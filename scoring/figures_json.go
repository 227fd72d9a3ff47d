package scoring

import (
	"fmt"

	"github.com/thituyen/thituyen/internal/histogram"
	"github.com/thituyen/thituyen/internal/stored"
)

// figuresForm is the form in which figures are kept.
var figuresForm = stored.Form{Name: "scoring.figures", Version: "1"}

// MarshalJSON writes the seats and, question by question, the tally over all
// that each answer follows from: figures that answer alike give the same
// bytes, in how many parts they were ever gathered. Figures of no scorer are
// null.
func (f *Figures) MarshalJSON() ([]byte, error) {
	if f == nil || f.scorer == nil {
		return []byte("null"), nil
	}
	body := struct {
		Seats   *int           `json:"seats,omitempty"`
		Answers []writtenTally `json:"answers"`
	}{Seats: f.seats, Answers: []writtenTally{}}
	for i, a := range f.stages {
		groups := map[string]*histogram.Counts[number]{}
		for name, g := range a.groups {
			groups[name] = g.Counts
		}
		body.Answers = append(body.Answers, written(i, groups, a.able, a.waiting))
	}
	return figuresForm.Marshal(body)
}

// ReadFigures reads what MarshalJSON of figures of this scorer wrote, to score
// sheets by them elsewhere. Every answer is worked out anew from its tally.
func (s *Scorer) ReadFigures(data []byte) (*Figures, error) {
	var body struct {
		Seats   *int        `json:"seats"`
		Answers []readTally `json:"answers"`
	}
	if err := figuresForm.Unmarshal(data, &body); err != nil {
		return nil, fmt.Errorf("scoring: these are no figures: %w", err)
	}
	f := s.Figures(body.Seats)
	for _, answer := range body.Answers {
		t, err := f.scorer.readTally(answer)
		if err == nil {
			f, err = f.With(t)
		}
		if err != nil {
			return nil, err
		}
	}
	return f, nil
}
