package round

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// CloseComponent ends the marking of a component. What it comes to for each
// candidate, or each code, stands in the entry.
//
// Its rules: nobody's marks are missing, nothing waits to be settled.
type CloseComponent struct {
	Component string `doc:"component,id" validate:"required"`
	Note      `doc:",inline"`
}

// Mean is the value of a component and where a candidate stands at it; a
// component without a value has none.
type Mean struct {
	Value    *thituyen.Value  `doc:"value"`
	Standing scoring.Standing `doc:"standing"`
}

func ruleCloseComponent(x *examination, said *CloseComponent) {
	u := x.openUnit(said.Component)
	if u == nil {
		return
	}
	if x.r.byCode(u) && x.r.units[u.id].codes == nil {
		x.refuseUnder(u.component.Clause, "codes_not_issued", param("component", x.componentTitle(u.id)))
		return
	}
	for _, before := range u.after {
		if b := x.r.scheme.units[before]; b != nil && !x.r.settledFor(b) {
			x.refuse("component_not_closed", param("component", x.componentTitle(before)))
		}
	}
	refs := x.r.owed(u)
	x.closing(u, refs)
	if len(x.reasons) > 0 {
		return
	}
	x.effect = func() {
		x.r.units[u.id].closed = true
		for _, ref := range refs {
			m := x.result.Values[ref.id][u.id]
			ref.close(u.id, m.Value, m.Standing)
		}
		x.r.standings()
	}
}

// settledFor reports whether the values of a unit stand with the candidates:
// it is closed and, where it is marked by code, the codes are opened.
func (s *situation) settledFor(u *unit) bool {
	return s.units[u.id].closed && (!s.byCode(u) || s.units[u.id].opened)
}

// closing scores a unit for everybody who owes it, and refuses where
// something is missing.
func (x *examination) closing(u *unit, refs []sheetRef) {
	var incomplete, referred []string
	x.result.Values = map[string]map[string]Mean{}
	for _, ref := range refs {
		score, ok := x.scoreUnit(u, ref)
		if !ok {
			continue
		}
		switch score.Standing(u.id) {
		case scoring.Incomplete:
			incomplete = append(incomplete, ref.id)
		case scoring.Referred:
			referred = append(referred, ref.id)
		}
		if ref.candidate != nil {
			x.stateValue(ref.candidate, u, score)
			continue
		}
		x.result.Values[ref.id] = map[string]Mean{u.id: meanOf(score, u.id)}
		x.recomputed++
	}
	if len(incomplete) > 0 {
		x.refuse("marks_missing", param("component", x.componentTitle(u.id)), param("candidates", incomplete))
	}
	if len(referred) > 0 {
		x.refuse("not_settled", param("component", x.componentTitle(u.id)), param("candidates", referred))
	}
}

// stateValue states a candidate's value, unless it rests on claims or facts
// that are hidden: then what the record states is taken over.
func (x *examination) stateValue(c *candidate, u *unit, score scoring.Score) {
	mean := meanOf(score, u.id)
	if rests := x.r.scoreRests(c); u.draws && len(rests) > 0 && x.stated != nil {
		if stated, ok := x.stated.Values[c.id][u.id]; ok && x.r.couldBe(c, u.id, score, stated) {
			mean = stated
		}
		x.attest("result.values."+c.id+"."+u.id, rests)
	} else {
		x.recomputed++
	}
	x.result.Values[c.id] = map[string]Mean{u.id: mean}
}

// scoreRests lists the commitments that hide what a candidate's score draws
// from.
func (s *situation) scoreRests(c *candidate) []string {
	var out []string
	if c.noClaims != "" && len(s.rules.Scorer.Claims()) > 0 {
		out = append(out, c.noClaims)
	}
	for _, name := range s.rules.Scorer.Facts() {
		if at := c.hidesFact(name); at != "" {
			out = append(out, at)
		}
	}
	return unique(out)
}

func meanOf(score scoring.Score, component string) Mean {
	m := Mean{Standing: score.Standing(component)}
	if value, ok := score.Value(component); ok {
		m.Value = &value
	}
	return m
}

// keep notes what a score says of a component.
func keep(p *paper, component string, score scoring.Score) {
	m := meanOf(score, component)
	p.close(component, m.Value, m.Standing)
}

// standings notes, after a unit was closed, where every candidate stands at
// the components that others come after.
func (s *situation) standings() {
	wanted := map[string]bool{}
	for _, u := range s.scheme.units {
		for _, before := range u.after {
			wanted[before] = true
		}
	}
	if len(wanted) == 0 {
		return
	}
	for _, c := range s.sitting() {
		score, wrong := s.score(c)
		if len(wrong) > 0 {
			continue
		}
		for component := range wanted {
			if score.Standing(component) != scoring.Incomplete {
				keep(&c.paper, component, score)
			}
		}
	}
}

// score scores all that is known of a candidate.
func (s *situation) score(c *candidate) (scoring.Score, thituyen.Mistakes) {
	sheet := s.rules.Scorer.NewSheet(c.id)
	wrong := c.fill(sheet)
	if len(c.claims) > 0 {
		wrong = append(wrong, mistakesOf(sheet.Claim(c.claims...))...)
	}
	wrong = append(wrong, factsOn(sheet, c.dossier.Facts)...)
	if len(wrong) > 0 {
		return scoring.Score{}, wrong
	}
	score, err := s.rules.Scorer.Score(sheet)
	return score, mistakesOf(err)
}

// factsOn puts facts on a sheet, in the order of their names, and returns what
// the scorer cannot read.
func factsOn(sheet *scoring.Sheet, facts map[string]thituyen.Fact) thituyen.Mistakes {
	var wrong thituyen.Mistakes
	for _, name := range sortedKeys(facts) {
		wrong = append(wrong, mistakesOf(sheet.Fact(name, facts[name]))...)
	}
	return wrong
}
