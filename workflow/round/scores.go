package round

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// scores answers what candidates earn by what was given so far. Where the
// scheme asks something of everybody together that is answered once.
type scores struct {
	s       *situation
	figures *scoring.Figures  // nil where nothing is asked of everybody together
	wrong   thituyen.Mistakes // of everybody together
}

// scores are those of everybody who may sit, with some candidates as they
// would be in place of what they are.
func (s *situation) scores(would ...*candidate) scores {
	scorer := s.rules.Scorer
	switch {
	case !scorer.NeedsCohort():
		return scores{s: s}
	case len(would) == 0 && s.figures != nil:
		return scores{s: s, figures: s.figures}
	}
	all := s.sitting()
	for i, c := range all {
		if at := slices.IndexFunc(would, func(w *candidate) bool { return w.id == c.id }); at >= 0 {
			all[i] = would[at]
		}
	}
	out := s.scoresOf(all)
	if len(would) == 0 && len(out.wrong) == 0 {
		s.figures = out.figures
	}
	return out
}

// scoresOf are those of just these candidates together.
func (s *situation) scoresOf(all []*candidate) scores {
	if !s.rules.Scorer.NeedsCohort() {
		return scores{s: s}
	}
	cohort, err := s.rules.Scorer.Cohort(func(yield func(*scoring.Sheet) bool) {
		for _, c := range all {
			if sheet, wrong := s.sheet(c); len(wrong) == 0 && !yield(sheet) {
				return
			}
		}
	}, s.opening.Post.Seats)
	return scores{s: s, figures: cohort.Figures(), wrong: mistakesOf(err)}
}

// of scores all that is known of a candidate.
func (k scores) of(c *candidate) (scoring.Score, thituyen.Mistakes) {
	if len(k.wrong) > 0 {
		return scoring.Score{}, k.wrong
	}
	sheet, wrong := k.s.sheet(c)
	if len(wrong) > 0 {
		return scoring.Score{}, wrong
	}
	if k.figures != nil {
		score, err := k.figures.Score(sheet)
		return score, mistakesOf(err)
	}
	score, err := k.s.rules.Scorer.Score(sheet)
	return score, mistakesOf(err)
}

// sheet is a candidate's paper with what they claim and what is known of them.
func (s *situation) sheet(c *candidate) (*scoring.Sheet, thituyen.Mistakes) {
	given := c.performance()
	given.Claims, given.OutOfCompetition = c.claims, c.outside
	given.Facts = factsOf(c.dossier.Facts)
	sheet, err := s.rules.Scorer.Sheet(c.id, given)
	return sheet, mistakesOf(err)
}

func factsOf(facts map[string]thituyen.Fact) map[string]*thituyen.Fact {
	out := make(map[string]*thituyen.Fact, len(facts))
	for name, fact := range facts {
		out[name] = &fact
	}
	return out
}

// byCode scores a unit by what was marked in it alone, for one code.
func (u *unit) byCode(code string) (scoring.Score, thituyen.Mistakes) {
	if u.alone.NeedsCohort() {
		all, wrong := u.byCodes()
		return all[code], wrong
	}
	sheet, err := u.alone.Sheet(code, u.codes[code].performance())
	if err != nil {
		return scoring.Score{}, mistakesOf(err)
	}
	score, err := u.alone.Score(sheet)
	return score, mistakesOf(err)
}

// byCodes scores a unit by what was marked in it alone, for every code.
func (u *unit) byCodes() (map[string]scoring.Score, thituyen.Mistakes) {
	var wrong thituyen.Mistakes
	sheets := make([]*scoring.Sheet, 0, len(u.codes))
	for _, code := range sortedKeys(u.codes) {
		sheet, err := u.alone.Sheet(code, u.codes[code].performance())
		if err != nil {
			wrong = append(wrong, mistakesOf(err)...)
			continue
		}
		sheets = append(sheets, sheet)
	}
	ask := u.alone.Score
	if u.alone.NeedsCohort() {
		cohort, err := u.alone.Cohort(slices.Values(sheets), nil)
		if err != nil {
			return nil, append(wrong, mistakesOf(err)...)
		}
		ask = cohort.Figures().Score
	}
	out := make(map[string]scoring.Score, len(sheets))
	for _, sheet := range sheets {
		score, err := ask(sheet)
		wrong = append(wrong, mistakesOf(err)...)
		out[sheet.ID()] = score
	}
	return out, wrong
}

func meanOf(score scoring.Score, component string) Mean {
	m := Mean{Standing: score.Standing(component)}
	if value, ok := score.Value(component); ok {
		m.Value = &value
	}
	return m
}

// standings notes, after a unit was closed, where every candidate stands at
// the components on which it rests who reaches another, and whom a shortlist
// leaves out.
func (s *situation) standings() {
	s.figures = nil
	var before []string
	for _, u := range s.units {
		before = append(before, u.before()...)
	}
	if before = unique(before); len(before) == 0 {
		return
	}
	k := s.scores()
	for _, c := range s.sitting() {
		score, wrong := k.of(c)
		if len(wrong) > 0 {
			continue
		}
		for _, component := range before {
			if score.Standing(component) != scoring.Incomplete {
				c.close(component, meanOf(score, component))
			}
		}
		for _, u := range s.units {
			s.shortlist(c, u, score)
		}
	}
}

// shortlist notes whether a candidate is left out of a unit once all on which
// that rests is settled.
func (s *situation) shortlist(c *candidate, u *unit, score scoring.Score) {
	if len(u.Shortlisted) == 0 || u.closed || len(s.unsettledBefore(u)) > 0 {
		return
	}
	if out := meanOf(score, u.ID); out.Standing == scoring.NotShortlisted {
		c.close(u.ID, out)
	} else if c.standing[u.ID] == scoring.NotShortlisted {
		delete(c.standing, u.ID)
		delete(c.value, u.ID)
	}
}

// moved are the values that are others once the cohort is another, by
// candidate and component: of those who may sit and of closed components.
func (x *examination) moved(k scores, all []*candidate, why thituyen.Reason) map[string]map[string]Mean {
	out := map[string]map[string]Mean{}
	if k.figures == nil {
		return out
	}
	for _, c := range all {
		score, wrong := k.of(c)
		if len(wrong) > 0 {
			x.mistaken(wrong)
			return out
		}
		for _, u := range x.r.units {
			before, known := c.standing[u.ID]
			if !known || !x.r.settledFor(u) {
				continue
			}
			now := x.meanFor(k, c, u, score)
			if now.Standing == before && sameValue(now.Value, c.value[u.ID]) {
				continue
			}
			if out[c.id] == nil {
				out[c.id] = map[string]Mean{}
			}
			out[c.id][u.ID] = now
			x.movedFor = append(x.movedFor, Moved{c.id, u.ID, Mean{c.value[u.ID], before}, now, why})
		}
	}
	return out
}

func sameValue(a, b *thituyen.Value) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Equal(*b)
}

// keepValues notes values that an act states of candidates.
func (s *situation) keepValues(values map[string]map[string]Mean) {
	for id, of := range values {
		for component, m := range of {
			s.candidates[id].close(component, m)
		}
	}
}
