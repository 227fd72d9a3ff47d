package round

import (
	"maps"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Register takes in an application: Candidate is a new id, which says nothing
// about the person.
//
// Its rules: the id is new; the dossier can be true ([eligibility.Dossier.Check]);
// claims are those of the regulation. What the regulation calls personal is
// committed to and stands in the openings alone.
type Register struct {
	Dossier eligibility.Dossier `doc:"dossier"`
	// Claims are the priority points that the candidate claims.
	Claims []string `doc:"claims,id"`
	// OutOfCompetition says that the candidate is scored, by the numbers of
	// the others where the scheme asks for them, and never placed.
	OutOfCompetition bool `doc:"out_of_competition"`
}

func ruleRegister(x *examination, said *Register) {
	id := x.act.Candidate
	switch {
	case id == "":
		x.refuse("candidate_needed", param("step", x.stepName(x.act.Step)))
	case !document.ValidID(id):
		x.refuse("not_an_id", param("found", id))
	case x.r.candidates[id] != nil:
		x.refuse("already_registered", param("candidate", id))
	}
	x.checkDossier(said.Dossier)
	x.checkClaims(said.Claims)
	if said.Claims == nil && x.r.hidesClaims() && !x.hidesClaimsHere() {
		said.Claims = []string{} // that somebody claims nothing is not to be seen either
	}
	x.effect = func() {
		c := &candidate{id: id, entry: x.number, registered: x.act.Happened, dossier: said.Dossier, claims: said.Claims, outside: said.OutOfCompetition}
		c.hide(x)
		x.r.candidates[id] = c
		x.r.order = append(x.r.order, id)
	}
}

func (x *examination) checkDossier(dossier eligibility.Dossier) {
	if mistakes := dossier.Check(x.r.words); len(mistakes) > 0 {
		x.mistaken(mistakes, "dossier")
		return
	}
	if scorer := x.r.rules.Scorer; scorer != nil { // the ranking would refuse them
		_, err := scorer.Sheet(x.act.Candidate, scoring.Performance{Facts: factsOf(dossier.Facts)})
		x.mistaken(err, "dossier")
	}
}

// hidesClaims reports whether claims stand as commitments.
func (s *situation) hidesClaims() bool {
	return len(s.personal) > 0 && s.rules.Scorer != nil && len(s.rules.Scorer.Claims()) > 0
}

// hidesClaimsHere reports whether the claims of the act are committed to.
func (x *examination) hidesClaimsHere() bool {
	for at := range x.hidden {
		if rest, ok := holderOf(at); ok && rest == "claims" {
			return true
		}
	}
	return false
}

func (x *examination) checkClaims(claims []string) {
	var known []string
	if x.r.rules.Scorer != nil {
		known = x.r.rules.Scorer.Claims()
	}
	for _, claim := range claims {
		if !slices.Contains(known, claim) {
			x.refuse("unknown_claim", param("claim", claim), param("known", known))
		}
	}
}

// Supplement adds to a dossier: a field that is given replaces that field
// whole, the others stay.
//
// Its rules: once the list was screened only a candidate whose dossier was
// incomplete may supplement it, and is screened again by the step screen.
type Supplement struct {
	Dossier eligibility.Dossier `doc:"dossier"`
	Claims  []string            `doc:"claims,id"`
}

func ruleSupplement(x *examination, said *Supplement) {
	c := x.needCompeting()
	x.checkDossier(said.Dossier)
	x.checkClaims(said.Claims)
	if c == nil {
		return
	}
	if c.screened && c.outcome != eligibility.Incomplete {
		x.refuse("not_incomplete", param("candidate", c.id), param("outcome", c.outcome))
	}
	x.effect = func() {
		supplement(&c.dossier, &said.Dossier)
		if said.Claims != nil {
			c.claims, c.noClaims = said.Claims, ""
		}
		for field := range dossierFields {
			if says(&said.Dossier, field) {
				c.shown(field)
			}
		}
		c.hide(x)
	}
}

// shown forgets what was hidden of a field that is given anew.
func (c *candidate) shown(field string) {
	delete(c.hidden, field)
	if field == "facts" {
		maps.DeleteFunc(c.hidden, func(key, _ string) bool { return strings.HasPrefix(key, "facts.") })
	}
}

// Withdraw takes a candidate out of the round at their own wish. Once the
// candidates are ranked the next in order follow, as the regulation allows:
// who is then selected and in reserve stands in the entry.
type Withdraw struct {
	Reason string `doc:"reason"`
}

func ruleWithdraw(x *examination, said *Withdraw) {
	if c := x.needCompeting(); c != nil {
		x.takeOut(c, ranking.Declined, said.Reason, func() { c.withdrawn = true })
	}
}

// Exclude takes a candidate out of the round from a day on: a file proved
// false, or cheating found later. What they earned stays in the record and
// counts for nothing from then on; places and seats are given anew and stand
// in the entry.
//
// Its rules: the candidate competes; the day is not after that of the act; the
// paper and the grounds are given.
type Exclude struct {
	From   civil.Date `doc:"from_day"` // left out: the day of the act
	Paper  string     `doc:"paper" validate:"required"`
	Reason string     `doc:"reason" validate:"required"`
}

func ruleExclude(x *examination, said *Exclude) {
	c := x.needCompeting()
	from := said.From
	if from.IsZero() {
		from = x.act.Happened.Date
	}
	if !from.IsValid() || from.After(x.act.Happened.Date) {
		x.refuse("excluded_later", param("from", from), param("day", x.act.Happened.Date))
	}
	if c == nil {
		return
	}
	x.takeOut(c, ranking.StruckOff, said.Reason, func() {
		c.withdrawn, c.excluded = true, &Excluded{From: from, Paper: said.Paper, Reason: said.Reason}
	})
}

// takeOut takes a candidate out; once the candidates are ranked the others are
// placed without one who is excluded, or who leaves before the seats are given
// for good, and the next in order follow one who leaves later.
func (x *examination) takeOut(c *candidate, how ranking.DepartureKind, reason string, then func()) {
	then = x.leaveCohort(c, then)
	x.effect = then
	if x.r.selection == nil {
		return
	}
	_, placed := x.r.list.Place(c.id)
	first := len(x.r.departed)+len(x.r.appointed) == 0
	switch {
	case placed && (x.r.undecided() && !slices.Contains(x.r.selection.Selected, c.id) || how == ranking.StruckOff && first):
		x.without([]string{c.id}, then)
	case x.r.isListed(c.id):
		departure := ranking.Departure{ID: c.id, Kind: how, On: x.act.Happened.Date, By: x.act.By, Reason: reason}
		x.leave(append(slices.Clone(x.r.departed), departure), then)
	}
}

// leaveCohort states whose values are others once a candidate is no longer one
// of those who are scored together.
func (x *examination) leaveCohort(c *candidate, then func()) func() {
	if !x.r.rules.Scorer.NeedsCohort() || !x.r.maySit(c) {
		return then
	}
	rest := slices.DeleteFunc(x.r.sitting(), func(other *candidate) bool { return other == c })
	moved := x.moved(x.r.scoresOf(rest), rest, sentences.Reason("left_cohort", param("candidate", c.id)))
	if len(moved) > 0 {
		x.result.Values = moved
	}
	return func() {
		then()
		x.r.keepValues(moved)
		x.r.standings()
	}
}

// Extend makes the clock longer that the procedure says.
//
// Its rule: where the procedure wants more candidates than there are by an
// extension, one is only made as long as there are too few.
type Extend struct {
	Reason string `doc:"reason"`
}

func ruleExtend(x *examination, _ *Extend) {
	minimum := x.r.minimum
	if minimum == nil || minimum.Otherwise != workflow.Extend {
		return
	}
	if count := x.r.count(minimum.Of); minimum.Of != workflow.Present && count >= minimum.Count {
		x.refuseUnder(minimum.Clause, "enough_candidates", param("count", count), param("minimum", minimum.Count))
	}
}

// Close ends the taking in of applications.
//
// Its rule: with fewer candidates than the procedure's minimum the round is
// not closed but extended or cancelled, as the procedure says.
type Close struct {
	Note `doc:",inline"`
}

func ruleClose(x *examination, _ *Close) {
	x.enough(workflow.Registered)
	x.committedAll()
	x.result.List = ids(x.r.competing())
	x.effect = func() {
		s := x.r.situation
		s.closed = true
		if _, named := s.dates["registration"]; !named {
			s.dates["registration"] = s.lastDayOfRegistration(x.act.Happened.Date)
		}
	}
}

// lastDayOfRegistration is the day on which the conditions for applying are
// judged, the same for everybody: the last day of the clocks within which
// candidates register, or, without one, the day on which the list is closed.
func (s *situation) lastDayOfRegistration(closed civil.Date) civil.Date {
	last := civil.Date{}
	for _, step := range s.does["register"] {
		for _, id := range step.Within {
			if clock, started := s.proceeding.Clock(id); started && clock.Last.After(last) {
				last = clock.Last
			}
		}
	}
	if last.IsValid() {
		return last
	}
	return closed
}

// count is how many candidates a minimum counts.
func (s *situation) count(of workflow.CountedOf) int {
	switch of {
	case workflow.Eligible:
		return len(s.sitting())
	case workflow.Present:
		count := 0
		for _, c := range s.sitting() {
			if !c.absentAnywhere() {
				count++
			}
		}
		return count
	}
	return len(s.competing())
}

// enough refuses an act where a minimum that is counted here is not reached.
// It was asked when the act was done: that one person turns out not to count
// takes nothing from what the others did.
func (x *examination) enough(of workflow.CountedOf) {
	minimum := x.r.minimum
	if minimum == nil || x.again || minimum.Of != of && (minimum.Of != "" || of != workflow.Registered) {
		return
	}
	if count := x.r.count(of); count < minimum.Count {
		x.refuseUnder(minimum.Clause, "too_few_candidates", param("count", count), param("minimum", minimum.Count),
			param("then", sentences.Reason("then_"+string(otherwise(minimum)))))
	}
}

func otherwise(m *workflow.Minimum) workflow.Otherwise {
	if m.Otherwise == "" {
		return workflow.Cancel
	}
	return m.Otherwise
}

func ids(candidates []*candidate) []string {
	out := make([]string, len(candidates))
	for i, c := range candidates {
		out[i] = c.id
	}
	return out
}
