package round

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
)

// Propose is the council's report to the authority: who is selected and who
// waits in reserve stand in the entry.
//
// Its rules: the candidates are ranked, no tie waits for the authority, and
// somebody is selected.
type Propose struct {
	Note `doc:",inline"`
}

func rulePropose(x *examination, _ *Propose) {
	if !x.isRanked() {
		return
	}
	s := x.r.selection
	if len(s.Referred) > 0 {
		for _, tie := range s.Referred {
			x.refuse("tie_undecided", param("candidates", tie))
		}
	} else if len(s.Selected) == 0 {
		x.refuse("nobody_selected")
	}
	x.stateSelection(s)
}

func (x *examination) isRanked() bool {
	if x.r.selection == nil {
		x.refuse("not_ranked")
		return false
	}
	return true
}

// Recognise is the authority's recognition of the result, by the vote that
// the procedure asks for. Whom it recognises stands in the entry.
type Recognise struct {
	Note `doc:",inline"`
}

func ruleRecognise(x *examination, _ *Recognise) {
	if x.isRanked() {
		x.stateSelection(x.r.selection)
	}
}

// Reconsider sends the result back to the council.
type Reconsider struct {
	Reason string `doc:"reason" validate:"required"`
}

func ruleReconsider(*examination, *Reconsider) {}

// Appoint appoints the selected, or those of them who are named.
//
// Its rules: each is selected and not appointed yet; the criteria that are
// judged as of the appointment are judged again on its real day, and are all
// met or waived.
type Appoint struct {
	Candidates []string `doc:"candidates,id"` // left out: the act's candidate, or all who are selected
	Paper      string   `doc:"paper"`
	Post       string   `doc:"post"` // the post, where equal seats differ
}

// appointmentDate is the named date of the criteria that are judged again.
const appointmentDate = "appointment"

func ruleAppoint(x *examination, said *Appoint) {
	if !x.isRanked() {
		return
	}
	wanted := said.Candidates
	switch {
	case wanted == nil && x.act.Candidate != "":
		wanted = []string{x.act.Candidate}
	case wanted == nil:
		wanted = slices.DeleteFunc(slices.Clone(x.r.selection.Selected), func(id string) bool {
			_, done := x.r.appointed[id]
			return done
		})
	}
	if len(wanted) == 0 {
		x.refuse("nobody_selected")
	}
	day := x.act.Happened.Date
	x.result.Screened = map[string]Verdict{}
	decisions := make([]*eligibility.Decision, len(wanted))
	for i, id := range wanted {
		decisions[i] = x.mayBeAppointed(id, day)
	}
	x.result.Appointed = orNone(wanted)
	x.effect = func() {
		for i, id := range wanted {
			x.r.appointed[id] = day
			x.r.candidates[id].appointment = decisions[i]
		}
	}
}

// mayBeAppointed judges the criteria of the appointment on its day; nil where
// there are none, and where what is found is attested only.
func (x *examination) mayBeAppointed(id string, day civil.Date) *eligibility.Decision {
	if _, done := x.r.appointed[id]; done {
		x.refuse("already_appointed", param("candidate", id))
	}
	if slices.ContainsFunc(x.r.waiting, func(d ranking.Departure) bool { return d.ID == id }) {
		x.refuse("not_listed", param("candidate", id))
	}
	if !slices.Contains(x.r.selection.Selected, id) {
		x.refuse("not_selected", param("candidate", id))
		return nil
	}
	c := x.r.candidates[id]
	dates := maps.Clone(x.r.dates)
	dates[appointmentDate] = day
	if !slices.ContainsFunc(x.r.criteria(), func(criterion string) bool { return x.r.judgedAsOf(criterion, appointmentDate) }) {
		return nil
	}
	decision := x.screen(c, dates, appointmentDate, x.result.Screened)
	verdict := x.result.Screened[id]
	for _, criterion := range append(slices.Clone(verdict.NotMet), verdict.Unknown...) {
		rule, _ := x.r.criterion(criterion)
		why := sentences.Reason("by_the_record")
		if finding, judged := decision.Finding(criterion); judged {
			why = finding.Reason()
		}
		x.refuseUnder(rule.Clause, "no_longer_eligible", param("candidate", id), param("criterion", title(rule)), param("why", why))
	}
	if len(decision.Findings()) == 0 {
		return nil
	}
	return &decision
}

// judgedAsOf reports whether a criterion is judged as of a named date.
func (s *situation) judgedAsOf(criterion, date string) bool {
	rule, known := s.criterion(criterion)
	return known && rule.AsOf == date
}

// asOf keeps of a verdict the criteria that are judged as of a named date.
func (s *situation) asOf(v Verdict, date string) Verdict {
	other := func(id string) bool { return !s.judgedAsOf(id, date) }
	out := Verdict{
		NotMet:  slices.DeleteFunc(slices.Clone(v.NotMet), other),
		Unknown: slices.DeleteFunc(slices.Clone(v.Unknown), other),
		Waived:  slices.DeleteFunc(slices.Clone(v.Waived), other),
	}
	switch {
	case len(out.NotMet) > 0:
		out.Outcome = eligibility.Ineligible
	case len(out.Unknown) > 0:
		out.Outcome = eligibility.Incomplete
	default:
		out.Outcome = eligibility.Eligible
	}
	return out
}

// Decline notes that somebody selected or in reserve gives the place up.
//
// Its rule: they are selected or in reserve, and have not left before.
type Decline struct {
	Reason string `doc:"reason"`
}

func ruleDecline(x *examination, said *Decline) { x.depart(ranking.Declined, said.Reason) }

// StrikeOff takes somebody off the list of the selected or the reserve, with
// a reason.
type StrikeOff struct {
	Reason string `doc:"reason" validate:"required"`
}

func ruleStrikeOff(x *examination, said *StrikeOff) { x.depart(ranking.StruckOff, said.Reason) }

func (x *examination) depart(how ranking.DepartureKind, reason string) {
	id := x.act.Candidate
	c := x.needCandidate()
	if !x.isRanked() || c == nil {
		return
	}
	gone := slices.ContainsFunc(append(slices.Clone(x.r.departed), x.r.waiting...), func(d ranking.Departure) bool { return d.ID == id })
	if gone || !x.r.isListed(id) {
		x.refuse("not_listed", param("candidate", id))
	}
	departure := ranking.Departure{ID: id, Kind: how, On: x.act.Happened.Date, By: x.act.By, Reason: reason}
	x.effect = func() {
		x.r.waiting = append(slices.Clip(x.r.waiting), departure)
		if how == ranking.StruckOff {
			c.withdrawn = true
		}
	}
}

// isListed reports whether somebody is selected, in reserve or in a tie that
// waits for the authority.
func (s *situation) isListed(id string) bool {
	within := func(group []string) bool { return slices.Contains(group, id) }
	return within(s.selection.Selected) || slices.ContainsFunc(s.selection.Reserve, within) || slices.ContainsFunc(s.selection.Referred, within)
}

// Replace gives the seats of those who declined or were struck off to the
// next in order, as the regulation allows. Who is then selected and who is in
// reserve stand in the entry.
//
// Its rule: somebody's departure has not been dealt with yet.
type Replace struct {
	Note `doc:",inline"`
}

func ruleReplace(x *examination, _ *Replace) {
	if !x.isRanked() {
		return
	}
	if len(x.r.waiting) == 0 {
		x.refuse("nobody_left")
		return
	}
	if len(x.r.selection.Referred) > 0 && len(x.r.departed) == 0 {
		var gone []string
		for _, departure := range x.r.waiting {
			gone = append(gone, departure.ID)
		}
		x.without(gone, func() {
			x.r.waiting = nil
			for _, id := range gone {
				x.r.candidates[id].withdrawn = true
			}
		})
		return
	}
	x.leave(append(slices.Clone(x.r.departed), x.r.waiting...), func() { x.r.waiting = nil })
}

// leave finds who follows those who have left.
func (x *examination) leave(departed []ranking.Departure, then func()) {
	before, err := x.r.list.Select(x.r.opening.Post.Seats, x.r.decisions...)
	if err != nil {
		x.mistaken(err)
		return
	}
	after, err := before.Replace(x.r.result, departed)
	if err != nil {
		x.mistaken(err)
		return
	}
	x.stateSelection(after)
	x.effect = func() {
		then()
		x.r.selection, x.r.departed = after, departed
	}
}
