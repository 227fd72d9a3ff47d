package policytest

import (
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// evaluation asks a regulation about one case, part by part, and keeps what
// came out with the reasons.
type evaluation struct {
	c        Case
	rules    *regulation.Rules
	mistakes Mistakes
	came     Expect
	why      map[string]func() []Text // by the path of an expectation, worded when asked
	steps    []Difference             // steps that did not go as expected
	seen     *observations

	screened map[string]eligibility.Decision
	scores   map[string]scoring.Score
}

// evaluate asks everything that the case expects something of. What is wrong
// with the case is in the result's mistakes, with paths from the case.
func evaluate(c Case, reg *regulation.Regulation, seen *observations) *evaluation {
	e := &evaluation{c: c, why: map[string]func() []Text{}, seen: seen, screened: map[string]eligibility.Decision{}, scores: map[string]scoring.Score{}}
	group := ""
	if c.Post != nil {
		group = c.Post.Group
	}
	var err error
	if e.rules, err = reg.For(group); err != nil {
		e.found(err, "post", "group")
		return e
	}
	if day, ok := c.noticeDay(); ok {
		if err := reg.InForce(day); err != nil {
			e.found(err)
			return e
		}
	}
	e.screen()
	e.score()
	e.rank()
	e.proceed()
	return e
}

// noticeDay is the day whose rules hold: that of the notice where the case
// names one, else of registration.
func (c Case) noticeDay() (civil.Date, bool) {
	if day, ok := c.AsOf.On("notice"); ok {
		return day, true
	}
	return c.AsOf.On("registration")
}

// found adds the mistakes of an error below a path of the case.
func (e *evaluation) found(err error, keys ...string) {
	mistakes, ok := document.Of(err)
	if !ok {
		mistakes = Mistakes{{Reason: sentences.Reason("unexpected", param("detail", err.Error()))}}
	}
	var path document.Path
	for _, key := range keys {
		path = path.Key(key)
	}
	e.mistakes = append(e.mistakes, mistakes.Under(path)...)
}

// candidates lists the candidates' ids in order.
func (e *evaluation) candidates() []string { return sortedKeys(e.c.Candidates) }

func (e *evaluation) screen() {
	if e.rules.Screener == nil {
		for _, id := range e.candidates() {
			e.setVerdict(id, Verdict{Name: string(eligibility.Eligible), NotMet: []string{}, Unknown: []string{}}, func() []Text { return nil })
		}
		return
	}
	screener := e.rules.Screener
	about := eligibility.Case{Dates: map[string]civil.Date{}}
	if e.c.AsOf != nil {
		about.Dates = e.c.AsOf.Named
		if e.c.AsOf.All != nil {
			about.Date = *e.c.AsOf.All
		}
	}
	if e.c.Post != nil {
		about.Post = *e.c.Post
		with, err := screener.With(e.c.Post.Requires)
		if err != nil {
			e.found(err, "post", "requires")
			return
		}
		screener = with
	}
	for _, id := range e.candidates() {
		e.screenOne(screener, id, about)
	}
}

func (e *evaluation) screenOne(screener *eligibility.Screener, id string, about eligibility.Case) {
	candidate := e.c.Candidates[id]
	dossier := candidate.dossier()
	var waivers []eligibility.Waiver
	for _, criterion := range sortedKeys(candidate.Waived) {
		w := candidate.Waived[criterion]
		waivers = append(waivers, eligibility.Waiver{Criterion: criterion, By: w.By, Reason: w.Reason})
	}
	decision, err := screener.Screen(&dossier, about, waivers)
	if err != nil {
		e.found(err, "candidates", id)
		return
	}
	e.screened[id] = decision
	e.seen.decision(decision)
	why := func() (out []Text) {
		for _, finding := range decision.Findings() {
			if finding.Verdict() == eligibility.NotMet || finding.Verdict() == eligibility.Unknown {
				out = append(out, finding)
			}
		}
		return out
	}
	e.setVerdict(id, Verdict{Name: string(decision.Outcome()), NotMet: orEmpty(decision.NotMet()), Unknown: orEmpty(decision.Unknown())}, why)
}

// dossier is what the candidate has shown, with the facts that stand beside
// the dossier among those in it.
func (c Candidate) dossier() eligibility.Dossier {
	var d eligibility.Dossier
	if c.Dossier != nil {
		d = *c.Dossier
	}
	if len(c.Facts) > 0 {
		merged := map[string]eligibility.Fact{}
		for name, f := range d.Facts {
			merged[name] = f
		}
		for name, f := range c.Facts {
			if f != nil {
				merged[name] = *f
			}
		}
		d.Facts = merged
	}
	return d
}

func (e *evaluation) setVerdict(id string, v Verdict, why func() []Text) {
	if e.came.Eligibility == nil {
		e.came.Eligibility = map[string]Verdict{}
	}
	e.came.Eligibility[id] = v
	e.why["eligibility."+id] = why
}

// eligible reports whether a candidate may be scored.
func (e *evaluation) eligible(id string) bool {
	return e.came.Eligibility[id].Name == string(eligibility.Eligible)
}

func (e *evaluation) score() {
	e.came.Standing, e.came.Scores = map[string]Standing{}, map[string]map[string]*exact.Value{}
	for _, id := range e.candidates() {
		switch {
		case !e.eligible(id):
			e.came.Standing[id] = Standing{}
			e.why["standing."+id] = e.why["eligibility."+id]
			e.came.Scores[id] = e.noValues()
		case e.rules.Scorer == nil:
			e.came.Standing[id] = Standing{Name: string(scoring.Passed), Components: []string{}}
		default:
			e.scoreOne(id)
		}
	}
}

// noValues holds every component without a value.
func (e *evaluation) noValues() map[string]*exact.Value {
	out := map[string]*exact.Value{}
	if e.rules.Scheme != nil {
		out[scoring.Root] = nil
		for _, component := range e.rules.Scheme.IDs() {
			out[component] = nil
		}
	}
	return out
}

func (e *evaluation) scoreOne(id string) {
	candidate := e.c.Candidates[id]
	performance := candidate.Performance
	performance.Facts = map[string]*scoring.Fact{}
	for name, f := range candidate.dossier().Facts {
		performance.Facts[name] = &f
	}
	sheet, err := e.rules.Scorer.Sheet(id, performance)
	if err != nil {
		e.found(err, "candidates", id)
		return
	}
	score, err := e.rules.Scorer.Score(sheet)
	if err != nil {
		e.found(err, "candidates", id)
		return
	}
	e.scores[id] = score
	e.seen.score(id, score)
	e.came.Standing[id] = Standing{Name: string(score.Standing(scoring.Root)), Components: orEmpty(score.Failed())}
	values := e.noValues()
	for component := range values {
		if v, ok := score.Value(component); ok {
			values[component] = &v
		}
	}
	e.came.Scores[id] = values
	e.why["standing."+id] = func() (out []Text) {
		for _, line := range score.Trace() {
			out = append(out, line)
		}
		return out
	}
	e.why["scores."+id] = e.why["standing."+id]
}

func (e *evaluation) rank() {
	if !e.c.Expect.ranked() || len(e.mistakes) > 0 {
		return
	}
	if e.rules.Ranker == nil {
		e.mistakes = append(e.mistakes, document.At(document.Path{}.Key("expect"), sentences.Reason("no_section", param("section", "ranking"))))
		return
	}
	var entries []ranking.Entry
	for _, id := range e.candidates() {
		entries = append(entries, e.entry(id)) // who may not sit is not placed, but may hold a fact
	}
	list, err := e.rules.Ranker.Rank(entries, e.c.LotSeed)
	if err != nil {
		e.found(err)
		return
	}
	e.seen.list(list)
	e.places(list)
	var seats *int
	if e.c.Post != nil {
		seats = e.c.Post.Seats
	}
	selection, err := list.Select(seats)
	if err != nil {
		e.found(err)
		return
	}
	e.seen.selection(selection)
	e.chosen(list, selection)
}

// entry is a candidate as the ranker needs them.
func (e *evaluation) entry(id string) ranking.Entry {
	dossier := e.c.Candidates[id].dossier()
	var score *scoring.Score
	if s, scored := e.scores[id]; scored {
		score = &s
	}
	return e.rules.Entry(id, e.came.Standing[id].Name == string(scoring.Passed), score, &dossier)
}

func (e *evaluation) places(list *ranking.List) {
	e.came.Order = []Group{}
	for _, group := range list.Order() {
		e.came.Order = append(e.came.Order, group)
	}
	e.came.Places = map[string]*exact.Value{}
	for _, id := range e.candidates() {
		e.came.Places[id] = nil
		if place, ok := list.Place(id); ok {
			e.came.Places[id] = &place
		}
	}
	e.why["order"] = func() []Text { return []Text{list} }
	e.why["places"] = e.why["order"]
}

func (e *evaluation) chosen(list *ranking.List, s *ranking.Selection) {
	e.came.Selected, e.came.Reserve, e.came.Referred = orEmpty(s.Selected), asGroups(s.Reserve), asGroups(s.Referred)
	for _, key := range []string{"selected", "reserve", "referred"} {
		e.why[key] = func() []Text { return []Text{s} }
	}
	e.came.Decided = Decisions{}
	for pair := range e.c.Expect.Decided {
		above, below, _ := strings.Cut(pair, " > ")
		e.came.Decided[pair] = e.decided(list, s, above, below, pair)
	}
}

// decided names what put the first of two above the second; "" where nothing
// did, and "<" and the key where it is the other way round.
func (e *evaluation) decided(list *ranking.List, s *ranking.Selection, above, below, pair string) string {
	comparison, ok := s.Decided(above, below)
	if !ok {
		return ""
	}
	e.why["decided."+pair] = func() []Text { return []Text{comparison} }
	switch {
	case comparison.Tied():
		return ""
	case comparison.Above != above:
		return "< " + comparison.By
	}
	return comparison.By
}

func asGroups(lists [][]string) []Group {
	out := []Group{}
	for _, l := range lists {
		out = append(out, l)
	}
	return out
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// proceed takes the steps of the case in their order.
func (e *evaluation) proceed() {
	expect := e.c.Expect
	if len(e.c.Steps) == 0 && expect.State == nil && expect.Open == nil && expect.Due == nil {
		return
	}
	if e.rules.Machine == nil {
		e.mistakes = append(e.mistakes, document.At(document.Path{}.Key("steps"), sentences.Reason("no_section", param("section", "procedure"))))
		return
	}
	proceeding, err := e.rules.Machine.Start(workflow.Case{
		People: e.c.People, Related: e.c.Related, Candidates: e.candidates(), Holidays: e.c.Holidays, Workdays: e.c.Workdays,
	})
	if err != nil {
		e.found(err)
		return
	}
	var last civil.DateTime
	for i, step := range e.c.Steps {
		last = step.At
		outcome := proceeding.Apply(step.Act)
		e.seen.step(step.Act.Step, outcome)
		if codes := outcome.Codes(); !sameSet(step.Refused, codes) {
			d := Difference{Path: document.Path{}.Key("steps").Index(i), Expected: refusal(step.Refused), Came: refusal(codes)}
			for _, reason := range outcome.Reasons {
				d.Why = append(d.Why, reason)
			}
			e.steps = append(e.steps, d)
		}
	}
	e.afterwards(proceeding, last)
}

// refusal writes the codes of a refusal as a suite does.
func refusal(codes []string) string {
	if len(codes) == 0 {
		return "accepted"
	}
	return "refused: " + listText(codes)
}

func (e *evaluation) afterwards(p *workflow.Proceeding, at civil.DateTime) {
	state := p.State()
	e.came.State = &state
	e.came.Open, e.came.Due = map[string][]string{}, map[string]*civil.Date{}
	for person := range e.c.Expect.Open {
		e.came.Open[person] = []string{}
		for _, option := range p.Open(person, at) {
			if option.Open() {
				e.came.Open[person] = append(e.came.Open[person], option.Step.ID)
			}
		}
	}
	for clock := range e.c.Expect.Due {
		e.came.Due[clock] = nil
	}
	for _, deadline := range p.Due(at) {
		e.came.Due[deadline.Clock.ID] = &deadline.Last
	}
}
