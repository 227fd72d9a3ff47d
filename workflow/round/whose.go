package round

import (
	"github.com/thituyen/thituyen/scoring"
)

// openUnit finds the unit of a component that can still be marked.
func (x *examination) openUnit(component string) *unit {
	u := x.knownUnit(component)
	if u != nil && u.closed {
		x.refuse("component_closed", param("component", x.componentTitle(u.ID)))
	}
	return u
}

// closedUnit finds the unit of a component whose values stand.
func (x *examination) closedUnit(component string) *unit {
	u := x.knownUnit(component)
	if u != nil && !x.r.settledFor(u) {
		x.refuse("component_not_closed", param("component", x.componentTitle(u.ID)))
	}
	return u
}

func (x *examination) knownUnit(component string) *unit {
	u := x.r.unitOf(component)
	if u == nil {
		x.refuse("unknown_component", param("component", component), param("known", x.r.unitIDs()))
	}
	return u
}

// paperFor finds whose paper an act is about. On a unit that is marked by
// code the answer is the same for every code: nothing in it depends on whose
// it is.
func (x *examination) paperFor(u *unit, candidate, code string) (sheetRef, bool) {
	if x.r.byCode(u) {
		return x.paperUnder(u, candidate, code)
	}
	if code != "" {
		x.refuse("code_not_used", param("component", x.componentTitle(u.ID)))
		return sheetRef{}, false
	}
	c := x.competing(candidate)
	if c == nil {
		return sheetRef{}, false
	}
	if !x.r.maySit(c) {
		x.refuse("not_eligible", param("candidate", c.id))
		return sheetRef{}, false
	}
	return sheetRef{&c.paper, c, c.id}, true
}

// paperUnder finds the paper under a code.
func (x *examination) paperUnder(u *unit, candidate, code string) (sheetRef, bool) {
	at := u.codes[code]
	switch {
	case candidate != "" || code == "":
		x.refuseUnder(u.Clause, "code_needed", param("component", x.componentTitle(u.ID)))
	case u.codes == nil:
		x.refuseUnder(u.Clause, "codes_not_issued", param("component", x.componentTitle(u.ID)))
	case at == nil:
		x.refuse("unknown_code", param("code", code), param("component", x.componentTitle(u.ID)))
	case !u.opened:
		return sheetRef{&at.paper, nil, code}, true
	default:
		if c := x.r.candidates[at.candidate]; c != nil {
			return sheetRef{&c.paper, c, code}, true
		}
		x.refuse("unknown_code", param("code", code), param("component", x.componentTitle(u.ID)))
	}
	return sheetRef{}, false
}

// reached asks whether a candidate has passed what must be passed before a
// unit, and is shortlisted for it. Codes were issued to those alone who had.
func (x *examination) reached(u *unit, ref sheetRef) bool {
	if ref.candidate == nil {
		return true
	}
	ok := true
	for i, before := range u.before() {
		standing, known := x.r.standingAt(ref.candidate, before)
		switch {
		case !known || standing == scoring.Incomplete || standing == scoring.Referred:
			x.refuseUnder(u.Clause, "component_not_closed", param("component", x.componentTitle(before)))
			ok = false
		case i < len(u.After) && standing != scoring.Passed:
			x.refuseUnder(u.Clause, "not_reached", param("candidate", ref.id), param("component", x.componentTitle(u.ID)), param("before", x.componentTitle(before)))
			ok = false
		}
	}
	if ok && x.r.leftOut(ref.candidate, u) {
		x.refuseUnder(u.Clause, "not_shortlisted", param("candidate", ref.id), param("component", x.componentTitle(u.ID)))
		return false
	}
	return ok
}
