package round

import (
	"slices"

	"github.com/thituyen/thituyen/scoring"
)

// unit is a unit of the scheme, and where its marking stands.
type unit struct {
	scoring.Unit
	// alone scores it by itself, as long as codes hide whose a paper is; nil
	// where it is not anonymous.
	alone  *scoring.Scorer
	begun  bool // a mark was given
	closed bool
	// codes are those of an anonymous unit once they were issued; opened says
	// that they were opened, and whose they are.
	codes  map[string]*coded
	opened bool
}

// coded is a code and what was marked under it.
type coded struct {
	committed string // the commitment, in hexadecimal digits
	candidate string // once opened
	paper
}

// unitsOf are the units of a scheme before anything is marked. One that draws
// on other components is marked openly: no code can stand for it.
func unitsOf(scorer *scoring.Scorer) []*unit {
	var out []*unit
	for _, one := range scorer.Units() {
		u := &unit{Unit: one}
		if u.Anonymous {
			alone, err := scorer.Alone(u.ID)
			if u.Anonymous = err == nil; u.Anonymous {
				u.alone = alone
			}
		}
		out = append(out, u)
	}
	return out
}

// unit is a unit by its id; nil where there is none.
func (s *situation) unit(id string) *unit {
	for _, u := range s.units {
		if u.ID == id {
			return u
		}
	}
	return nil
}

// unitOf is the unit that a component is, or stands in; nil where it is
// neither.
func (s *situation) unitOf(component string) *unit {
	one, _ := s.rules.Scorer.UnitOf(component)
	return s.unit(one.ID)
}

func (s *situation) unitIDs() []string {
	out := make([]string, len(s.units))
	for i, u := range s.units {
		out[i] = u.ID
	}
	return out
}

// byCode reports whether a unit is marked by code: it is anonymous, and the
// procedure has a step that issues codes.
func (s *situation) byCode(u *unit) bool { return s.byCodes && u.Anonymous }

// settledFor reports whether the values of a unit stand with the candidates:
// it is closed and, where it is marked by code, the codes are opened.
func (s *situation) settledFor(u *unit) bool { return u.closed && (!s.byCode(u) || u.opened) }

// before are the components on which it rests who reaches a unit.
func (u *unit) before() []string { return slices.Concat(u.After, u.Shortlisted) }

// unsettledBefore are the units on which it rests who reaches a unit, and
// whose values do not stand yet.
func (s *situation) unsettledBefore(u *unit) []*unit {
	var out []*unit
	for _, component := range u.before() {
		for _, other := range s.units {
			if !s.settledFor(other) && s.rules.Scorer.Contains(component, other.ID) && !slices.Contains(out, other) {
				out = append(out, other)
			}
		}
	}
	return out
}

// sheetRef is whose paper an act is about: a candidate's, or that of a code
// about which nothing more is known.
type sheetRef struct {
	*paper
	candidate *candidate // nil for a code that is not opened
	id        string     // the code or the candidate, as the act named it
}

// owed are those of whom a unit wants marks: by code where it is marked so,
// else the candidates who may sit and have reached it.
func (s *situation) owed(u *unit) []sheetRef {
	var out []sheetRef
	if s.byCode(u) && !u.opened {
		for _, code := range sortedKeys(u.codes) {
			out = append(out, sheetRef{&u.codes[code].paper, nil, code})
		}
		return out
	}
	for _, c := range s.sitters(u) {
		out = append(out, sheetRef{&c.paper, c, c.id})
	}
	return out
}

// sitters are the candidates who sit a unit.
func (s *situation) sitters(u *unit) []*candidate {
	return slices.DeleteFunc(s.sitting(), func(c *candidate) bool { return !s.hasReached(c, u) })
}

// hasReached reports whether a candidate has passed what must be passed before
// a unit, and is on the shortlist where there is one.
func (s *situation) hasReached(c *candidate, u *unit) bool {
	for _, before := range u.After {
		if standing, _ := s.standingAt(c, before); standing != scoring.Passed {
			return false
		}
	}
	return !s.leftOut(c, u)
}

// leftOut reports whether a shortlist leaves a candidate out of a unit, as far
// as that is known.
func (s *situation) leftOut(c *candidate, u *unit) bool {
	if len(u.Shortlisted) == 0 {
		return false
	}
	standing, _ := s.standingAt(c, u.ID)
	return standing == scoring.NotShortlisted
}

// standingAt is where a candidate stands at a component: as it was closed or,
// where the procedure has no step for that, by the marks so far.
func (s *situation) standingAt(c *candidate, component string) (scoring.Standing, bool) {
	standing, known := c.standing[component]
	if known || s.has("close_component") {
		return standing, known
	}
	score, wrong := s.scores().of(c)
	return score.Standing(component), len(wrong) == 0
}
