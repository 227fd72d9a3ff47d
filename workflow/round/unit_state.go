package round

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen/scoring"
)

// unitState is where the marking of a unit stands.
type unitState struct {
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
	entry     int    // in which the code was issued
	candidate string // once opened
	paper
}

// byCode reports whether a unit is marked by code: it is anonymous, and the
// procedure has a step that issues codes.
func (s *situation) byCode(u *unit) bool { return s.byCodes && u.anonymous }

// sheetRef is whose paper an act is about: a candidate's, or that of a code
// about which nothing more is known.
type sheetRef struct {
	*paper
	candidate *candidate // nil for a code that is not opened
	id        string     // the code or the candidate, as the act named it
}

// paperFor finds whose paper an act is about. On a unit that is marked by
// code the answer is the same for every code: nothing in it depends on whose
// it is.
func (x *examination) paperFor(u *unit, code string) (sheetRef, bool) {
	s := x.r.situation
	if s.byCode(u) {
		state := s.units[u.id]
		switch {
		case x.act.Candidate != "" || code == "":
			x.refuseUnder(u.component.Clause, "code_needed", param("component", x.componentTitle(u.id)))
			return sheetRef{}, false
		case state.codes == nil:
			x.refuseUnder(u.component.Clause, "codes_not_issued", param("component", x.componentTitle(u.id)))
			return sheetRef{}, false
		case state.codes[code] == nil:
			x.refuse("unknown_code", param("code", code), param("component", x.componentTitle(u.id)))
			return sheetRef{}, false
		}
		at := state.codes[code]
		if state.opened {
			c := s.candidates[at.candidate]
			if c == nil {
				x.refuse("unknown_code", param("code", code), param("component", x.componentTitle(u.id)))
				return sheetRef{}, false
			}
			return sheetRef{&c.paper, c, code}, true
		}
		return sheetRef{&at.paper, nil, code}, true
	}
	if code != "" {
		x.refuse("code_not_used", param("component", x.componentTitle(u.id)))
		return sheetRef{}, false
	}
	c := x.needCompeting()
	if c == nil {
		return sheetRef{}, false
	}
	if !s.maySit(c) {
		x.refuse("not_eligible", param("candidate", c.id))
		return sheetRef{}, false
	}
	return sheetRef{&c.paper, c, c.id}, true
}

// reached asks whether a candidate has passed what must be passed before a
// unit. Codes were issued to those alone who had.
func (x *examination) reached(u *unit, ref sheetRef) bool {
	if ref.candidate == nil {
		return true
	}
	ok := true
	for _, before := range u.after {
		standing, known := ref.standing[before]
		if !known && !x.r.has("close_component") {
			standing, known = x.r.standingNow(ref.candidate, before)
		}
		switch {
		case !known || standing == scoring.Incomplete || standing == scoring.Referred:
			x.refuseUnder(u.component.Clause, "component_not_closed", param("component", x.componentTitle(before)))
			ok = false
		case standing != scoring.Passed:
			x.refuseUnder(u.component.Clause, "not_reached", param("candidate", ref.id), param("component", x.componentTitle(u.id)), param("before", x.componentTitle(before)))
			ok = false
		}
	}
	return ok
}

// owed are those of whom a unit wants marks: by code where it is marked so,
// else the candidates who may sit and have reached it.
func (s *situation) owed(u *unit) []sheetRef {
	var out []sheetRef
	if state := s.units[u.id]; s.byCode(u) && !state.opened {
		for _, code := range slices.Sorted(maps.Keys(state.codes)) {
			out = append(out, sheetRef{&state.codes[code].paper, nil, code})
		}
		return out
	}
	for _, c := range s.sitting() {
		if s.hasReached(c, u) {
			out = append(out, sheetRef{&c.paper, c, c.id})
		}
	}
	return out
}

func (s *situation) hasReached(c *candidate, u *unit) bool {
	return !slices.ContainsFunc(u.after, func(before string) bool {
		standing, known := c.standing[before]
		if !known && !s.has("close_component") {
			standing, _ = s.standingNow(c, before)
		}
		return standing != scoring.Passed
	})
}

// standingNow is where a candidate stands at a component by the marks so far.
func (s *situation) standingNow(c *candidate, component string) (scoring.Standing, bool) {
	score, wrong := s.score(c)
	return score.Standing(component), len(wrong) == 0
}
