package policytest

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// score gives everybody who is eligible what their performance earns.
func (e *evaluation) score() {
	e.came.Standing, e.came.Scores = map[string]*Standing{}, map[string]map[string]*thituyen.Value{}
	var sheets []*scoring.Sheet
	for _, id := range e.candidates() {
		e.came.Standing[id], e.came.Scores[id] = nil, e.noValues()
		sheet := e.sheets[id]
		switch {
		case !e.eligible(id):
		case e.rules.Scorer == nil:
			e.came.Standing[id] = &Standing{Name: string(scoring.Passed), Components: []string{}}
		case sheet != nil:
			sheets = append(sheets, sheet)
		}
	}
	if !e.partly && len(sheets) > 0 {
		e.scoreAll(sheets)
	}
}

// scoreAll scores those who are eligible; together, where the scheme asks
// something of everybody together.
func (e *evaluation) scoreAll(sheets []*scoring.Sheet) {
	score := e.rules.Scorer.Score
	if e.rules.Scorer.NeedsCohort() {
		if len(e.mistakes) > 0 {
			return // of a cohort of which some cannot be read, nothing is known
		}
		cohort, err := e.rules.Scorer.Cohort(slices.Values(sheets), e.seats())
		if err != nil {
			under := "candidates"
			if e.seats() == nil && e.rules.Scorer.NeedsSeats() {
				under = "post"
			}
			e.found(err, under)
			return
		}
		score = cohort.Figures().Score
	}
	for _, sheet := range sheets {
		e.scoreOne(sheet.ID(), sheet, score)
	}
}

// seats are those of the post, or of all posts together; nil where the case
// names none.
func (e *evaluation) seats() *int {
	if e.several() {
		all := 0
		for _, post := range e.c.Posts {
			if post == nil || post.Seats == nil {
				return nil
			}
			all += *post.Seats
		}
		return &all
	}
	if e.c.Post == nil {
		return nil
	}
	return e.c.Post.Seats
}

// noValues holds every component without a value.
func (e *evaluation) noValues() map[string]*thituyen.Value {
	out := map[string]*thituyen.Value{}
	for _, component := range e.components() {
		out[component] = nil
	}
	return out
}

// components lists what may have a value: the total first.
func (e *evaluation) components() []string {
	ids := []string{scoring.Root}
	if e.rules.Scheme != nil {
		for _, id := range e.rules.Scheme.IDs() {
			if id != scoring.Root {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (e *evaluation) scoreOne(id string, sheet *scoring.Sheet, of func(*scoring.Sheet) (scoring.Score, error)) {
	score, err := of(sheet)
	if err != nil {
		e.found(err, "candidates", id)
		return
	}
	e.scores[id] = score
	e.came.Standing[id] = &Standing{Name: string(score.Standing(scoring.Root)), Components: orEmpty(score.Failed())}
	for component := range e.came.Scores[id] {
		if v, ok := score.Value(component); ok {
			e.came.Scores[id][component] = &v
		}
	}
}

// passed reports whether a candidate is to be placed.
func (e *evaluation) passed(id string) bool {
	return e.came.Standing[id].name() == string(scoring.Passed) && !e.candidate(id).OutOfCompetition
}
