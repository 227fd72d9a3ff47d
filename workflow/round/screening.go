package round

import (
	"maps"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
)

// Waive lets a criterion pass for one candidate.
//
// Its rules: the criterion may be waived, By holds the role that may waive it,
// and a reason is given.
type Waive struct {
	Criterion string `doc:"criterion,id" validate:"required"`
	Reason    string `doc:"reason" validate:"required"`
}

func ruleWaive(x *examination, said *Waive) {
	c := x.needCompeting()
	criterion, known := x.r.criterion(said.Criterion)
	switch {
	case !known:
		x.refuse("unknown_criterion", param("criterion", said.Criterion), param("known", x.r.criteria()))
		return
	case criterion.WaivableBy == "":
		x.refuseUnder(criterion.Clause, "not_waivable", param("criterion", title(criterion)))
	case !slices.Contains(x.r.people[x.act.By], criterion.WaivableBy):
		x.refuseUnder(criterion.Clause, "may_not_waive", param("person", x.r.name(x.act.By)), param("criterion", title(criterion)), param("role", x.roleName(criterion.WaivableBy)))
	}
	if c == nil {
		return
	}
	if slices.ContainsFunc(c.waivers, func(w eligibility.Waiver) bool { return w.Criterion == said.Criterion }) {
		x.refuse("already_waived", param("candidate", c.id), param("criterion", title(criterion)))
	}
	x.effect = func() {
		c.waivers = append(slices.Clip(c.waivers), eligibility.Waiver{Criterion: said.Criterion, By: criterion.WaivableBy, Reason: said.Reason})
	}
}

func (s *situation) criteria() []string {
	var out []string
	if s.screener != nil {
		for _, c := range s.screener.Criteria() {
			out = append(out, c.ID)
		}
	}
	return out
}

func (s *situation) criterion(id string) (eligibility.Criterion, bool) {
	if s.screener != nil {
		for _, c := range s.screener.Criteria() {
			if c.ID == id {
				return c, true
			}
		}
	}
	return eligibility.Criterion{}, false
}

func title(c eligibility.Criterion) string {
	if c.Title != "" {
		return c.Title
	}
	return c.ID
}

// Screen judges the dossiers of all candidates, or of those named, by the
// criteria of the regulation and of the post. What it finds stands in the
// entry.
//
// Its rule: the dates that criteria are judged on are known: `registration`
// is the last day for applying, any other is named by the notice.
type Screen struct {
	Candidates []string `doc:"candidates,id"`
	Note       `doc:",inline"`
}

// Verdict is what the screening of one candidate found: the outcome, and the
// criteria that are not met, unknown and waived, in the order of the
// regulation.
type Verdict struct {
	Outcome eligibility.Outcome `doc:"outcome"`
	NotMet  []string            `doc:"not_met,id"`
	Unknown []string            `doc:"unknown,id"`
	Waived  []string            `doc:"waived,id"`
}

func ruleScreen(x *examination, said *Screen) {
	list := x.named(said.Candidates, x.r.competing())
	if len(x.reasons) > 0 {
		return
	}
	x.result.Screened = make(map[string]Verdict, len(list))
	decisions := make([]eligibility.Decision, len(list))
	for i, c := range list {
		decisions[i] = x.screen(c, x.r.dates, "", x.result.Screened)
	}
	x.effect = func() {
		for i, c := range list {
			c.screened, c.decision, c.verdict = true, decisions[i], x.result.Screened[c.id]
			c.outcome = c.verdict.Outcome
		}
	}
}

// named finds candidates who compete by their ids; all of them where none is
// named.
func (x *examination) named(names []string, all []*candidate) []*candidate {
	if names == nil {
		return all
	}
	var out []*candidate
	before := len(x.reasons)
	for _, id := range names {
		c := x.r.candidates[id]
		switch {
		case c == nil:
			x.standsFor(id, func() { x.refuse("unknown_candidate", param("candidate", id)) })
		case c.withdrawn:
			x.standsFor(id, func() { x.refuse("has_withdrawn", param("candidate", id)) })
		case !slices.Contains(out, c):
			out = append(out, c)
		}
	}
	x.reasons = append(x.reasons[:before:before], candidatesOnce(x.reasons[before:])...)
	return out
}

// screen judges one candidate and notes the verdict, on the criteria that are
// judged as of a named date alone where one is given. Where personal fields
// are hidden and the verdict rests on them, what the record states is taken
// over and counted as attested; the decision is then empty.
func (x *examination) screen(c *candidate, dates map[string]civil.Date, asOf string, into map[string]Verdict) eligibility.Decision {
	if x.r.screener == nil {
		into[c.id] = Verdict{Outcome: eligibility.Eligible}
		x.recomputed++
		return eligibility.Decision{}
	}
	dossier := &c.dossier
	if len(c.hidden) > 0 {
		marked := c.dossier
		marked.Evidence = maps.Clone(c.hidden)
		for _, field := range sortedKeys(c.hidden) {
			if strings.HasPrefix(field, "facts.") {
				marked.Evidence["facts"] = c.hidden[field]
			}
		}
		dossier = &marked
	}
	decision, err := x.r.screener.Screen(dossier, eligibility.Case{Dates: dates, Post: x.r.opening.Post}, c.waivers)
	if err != nil {
		x.mistaken(err)
		return decision
	}
	verdict := Verdict{Outcome: decision.Outcome(), NotMet: decision.NotMet(), Unknown: decision.Unknown(), Waived: decision.Waived()}
	if asOf != "" {
		verdict = x.r.asOf(verdict, asOf)
	}
	if rests := x.restsOnHidden(c, decision, asOf); len(rests) > 0 {
		stated, ok := x.statedVerdict(c.id)
		if !ok {
			x.refuse("hidden", param("candidate", c.id))
			return decision
		}
		x.attest("result.screened."+c.id, rests)
		if agrees(verdict, stated) {
			verdict = stated // what the record says of the rest is compared with it
		}
		into[c.id] = verdict
		return eligibility.Decision{}
	}
	into[c.id] = verdict
	x.recomputed++
	return decision
}

// restsOnHidden lists where the hidden fields stand that criteria which could
// not be judged would look at.
func (x *examination) restsOnHidden(c *candidate, decision eligibility.Decision, asOf string) []string {
	if len(c.hidden) == 0 {
		return nil
	}
	var out []string
	for _, finding := range decision.Findings() {
		if finding.Verdict() == eligibility.Unknown && (asOf == "" || finding.Criterion().AsOf == asOf) {
			out = append(out, finding.Evidence()...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (x *examination) statedVerdict(id string) (Verdict, bool) {
	if x.stated == nil {
		return Verdict{}, false
	}
	verdict, ok := x.stated.Screened[id]
	return verdict, ok
}

// agrees reports whether a stated verdict is one that the judged part allows:
// what could be judged stands in it as judged, and only what is unknown may
// have become anything.
func agrees(judged, stated Verdict) bool {
	within := func(list, of []string) bool {
		for _, id := range list {
			if !slices.Contains(of, id) {
				return false
			}
		}
		return true
	}
	open := judged.Unknown
	allowed := func(list, judgedList []string) bool {
		for _, id := range list {
			if !slices.Contains(judgedList, id) && !slices.Contains(open, id) {
				return false
			}
		}
		return true
	}
	outcome := eligibility.Eligible
	switch {
	case len(stated.NotMet) > 0:
		outcome = eligibility.Ineligible
	case len(stated.Unknown) > 0:
		outcome = eligibility.Incomplete
	}
	return stated.Outcome == outcome && within(judged.NotMet, stated.NotMet) && allowed(stated.NotMet, judged.NotMet) &&
		within(stated.Unknown, open) && slices.Equal(judged.Waived, stated.Waived)
}
