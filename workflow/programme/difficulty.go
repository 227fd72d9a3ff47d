package programme

import (
	"cmp"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// raised is a difficulty with its answer, if there is one.
type raised struct {
	difficulty Difficulty
	answer     *Reply
}

// Raise enters a difficulty. It is refused, with every reason, where the
// programme says nobody who raises any, where another body does, where it is
// not raised to all to whom it should be, on no day or before it arose, about
// a round that is not registered, without a text, and under an id that is
// taken.
func (g *Register) Raise(d Difficulty) Outcome {
	e := examination{register: g}
	rule := g.made().programme.document.Difficulties
	if rule == nil {
		e.refuse("no_difficulties")
		return e.accept(nil)
	}
	if d.ID == "" {
		e.refuse("difficulty_no_id")
	}
	if g.difficulty(d.ID) != nil {
		e.refuse("difficulty_twice", param("id", d.ID))
	}
	if !slices.Contains(rule.By, d.By) {
		e.refuse("other_body", param("found", d.By), param("by", []string(rule.By)))
	}
	if unsent := missing(rule.To, d.To); len(unsent) > 0 {
		e.refuse("not_sent_to", param("duty", rule.name()), param("missing", unsent))
	}
	if d.Text == "" {
		e.refuse("nothing_said")
	}
	switch {
	case !d.On.IsValid() || d.Arose != nil && !d.Arose.IsValid():
		e.refuse("not_a_date")
	case d.Arose != nil && d.On.Before(*d.Arose):
		e.refuse("raised_before", param("on", d.On), param("arose", *d.Arose))
	}
	if d.Round != "" && g.byID[d.Round] == nil {
		e.refuse("unknown_round", param("round", d.Round), param("known", slices.Sorted(maps.Keys(g.byID))))
	}
	e.under(0, rule.Clause)
	return e.accept(func() {
		kept := d
		kept.To = slices.Clone(d.To)
		g.difficulties = append(g.difficulties, &raised{difficulty: kept})
	})
}

// Answer enters the answer to a difficulty. It is refused, with every reason,
// where there is no such difficulty, where it is answered already, by a body
// to which it was not raised, on no day or before it was raised, and without a
// text.
func (g *Register) Answer(r Reply) Outcome {
	e := examination{register: g}
	found := g.made().difficulty(r.Difficulty)
	if !r.On.IsValid() {
		e.refuse("not_a_date")
	}
	if r.Text == "" {
		e.refuse("nothing_said")
	}
	if found == nil {
		var known []string
		for _, other := range g.made().difficulties {
			known = append(known, other.difficulty.ID)
		}
		e.refuse("unknown_difficulty", param("id", r.Difficulty), param("known", known))
		return e.accept(nil)
	}
	rule := g.programme.document.Difficulties
	if !slices.Contains(rule.To, r.By) {
		e.refuse("other_body", param("found", r.By), param("by", []string(rule.To)))
	}
	if r.On.IsValid() && r.On.Before(found.difficulty.On) {
		e.refuse("answered_before", param("on", r.On), param("raised", found.difficulty.On))
	}
	if found.answer != nil {
		e.refuse("already_answered", param("on", found.answer.On))
	}
	e.under(0, rule.Clause)
	return e.accept(func() { found.answer = &r })
}

// difficulty is one by its id, or nil.
func (g *Register) difficulty(id string) *raised {
	for _, found := range g.made().difficulties {
		if found.difficulty.ID == id {
			return found
		}
	}
	return nil
}

func (r *DifficultyRule) name() thituyen.Title { return r.Title.Or("difficulties") }

// DifficultyTold is a difficulty in the review, with its answer; nil: none.
type DifficultyTold struct {
	Difficulty
	Answer *Reply `json:"answer"`
}

// DifficultyFigures are how many difficulties were raised, and what became of
// them.
type DifficultyFigures struct {
	Raised   int `json:"raised"`
	Answered int `json:"answered"`
	Waiting  int `json:"waiting"`
	// RaisedLate and AnsweredLate are those raised and answered after the days
	// that the programme gives.
	RaisedLate   int `json:"raised_late"`
	AnsweredLate int `json:"answered_late"`
}

// raisedUntil are the difficulties raised by a day, with what had been
// answered by then, in the order of their days and ids.
func (g *Register) raisedUntil(by civil.Date) []DifficultyTold {
	var all []DifficultyTold
	for _, r := range g.difficulties {
		if r.difficulty.On.After(by) {
			continue
		}
		one := DifficultyTold{Difficulty: r.difficulty}
		one.To = slices.Clone(one.To)
		if r.answer != nil && !r.answer.On.After(by) {
			answer := *r.answer
			one.Answer = &answer
		}
		all = append(all, one)
	}
	slices.SortFunc(all, compareDifficulties)
	return all
}

// raisedLate reports whether a difficulty was raised after the days given for
// it, as far as it is said when it arose.
func (d *DifficultyTold) raisedLate(rule *DifficultyRule) bool {
	return d.Arose != nil && rule.RaisedWithin != nil && d.On.After(rule.RaisedWithin.After(*d.Arose))
}

// answeredLate reports whether it was answered after the days given for it.
func (d *DifficultyTold) answeredLate(rule *DifficultyRule) bool {
	return d.Answer != nil && rule.AnsweredWithin != nil && d.Answer.On.After(rule.AnsweredWithin.After(d.On))
}

// count counts difficulties.
func (f *DifficultyFigures) count(all []DifficultyTold, rule *DifficultyRule) {
	for i := range all {
		d := &all[i]
		f.Raised++
		if d.Answer == nil {
			f.Waiting++
		} else {
			f.Answered++
		}
		if d.raisedLate(rule) {
			f.RaisedLate++
		}
		if d.answeredLate(rule) {
			f.AnsweredLate++
		}
	}
}

// compareDifficulties puts difficulties in the order of their days.
func compareDifficulties(a, b DifficultyTold) int {
	return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.ID, b.ID))
}
