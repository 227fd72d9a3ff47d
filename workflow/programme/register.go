package programme

import (
	"maps"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Register holds the rounds of a programme, the reports that were made, and
// the difficulties that were raised. It has one writer. One that no programme
// began takes nothing.
type Register struct {
	programme    *Programme
	records      []*Record
	byID         map[string]*Record
	byLine       map[[2]string][]*Record
	stays        map[string][]stay // by person
	fulfilled    map[string][]Fulfilment
	difficulties []*raised
}

// Register begins an empty register of the programme.
func (p *Programme) Register() *Register {
	return &Register{
		programme: p.made(), byID: map[string]*Record{}, byLine: map[[2]string][]*Record{},
		stays: map[string][]stay{}, fulfilled: map[string][]Fulfilment{},
	}
}

// made is the register itself, or an empty one of an empty programme where
// nobody began it.
func (g *Register) made() *Register {
	if g == nil || g.programme == nil {
		return new(Programme).Register()
	}
	return g
}

// Outcome is what became of something brought to the register: accepted, or
// refused with every reason.
type Outcome struct {
	Accepted bool              `json:"accepted"`
	Reasons  []thituyen.Reason `json:"reasons"`
	// Concurrent are the people of an accepted round who are in another round
	// at once, and Unidentified the candidates of whom it is not known who
	// they are. They hinder nothing; they are to be looked into.
	Concurrent   []Concurrent `json:"concurrent"`
	Unidentified int          `json:"unidentified"`
}

// Codes returns the codes of the reasons, each once, sorted.
func (o Outcome) Codes() []string { return wording.Codes(o.Reasons) }

// Text words the reasons of a refusal with their clauses, or what is to be
// looked into, a line each, in Vietnamese or English.
func (o Outcome) Text(tag language.Tag) string {
	var lines []string
	for _, r := range o.Reasons {
		line := r.Text(tag)
		if r.Clause != "" {
			line += " (" + r.Clause + ")"
		}
		lines = append(lines, line)
	}
	for _, c := range o.Concurrent {
		lines = append(lines, c.Reason().Text(tag))
	}
	if o.Unidentified > 0 {
		lines = append(lines, sentences.Reason("concurrent_unknown", param("count", o.Unidentified)).Text(tag))
	}
	return strings.Join(lines, "\n")
}

// Check says what would become of a round brought to the register, and changes
// nothing.
func (g *Register) Check(r *Record) Outcome {
	g, r = g.made(), r.made()
	e := examination{register: g, record: r}
	e.examine()
	out := Outcome{Accepted: len(e.reasons) == 0, Reasons: e.reasons}
	if out.Accepted {
		out.Unidentified = r.unidentified
		for _, s := range r.stays {
			out.Concurrent = append(out.Concurrent, overlaps(append(slices.Clone(g.stays[s.person]), s))...)
		}
		out.Concurrent = slices.DeleteFunc(out.Concurrent, func(c Concurrent) bool { return c.Round != r.id && c.Other != r.id })
		slices.SortFunc(out.Concurrent, compareConcurrent)
	}
	return out
}

// Add registers a round under its line of a plan. It is refused, with every
// reason, where it lies outside the window, the plan or the authority of the
// plan: another regulation, group, unit or post, more seats than are left, a
// record without its first entry, an earlier round under the line that still
// goes on; a day outside the window or the planned months, and a plan that was
// not made, reported to all to whom it should be and agreed to before. The day
// is that of the notice, once there is one.
func (g *Register) Add(r *Record) Outcome {
	out := g.Check(r)
	if !out.Accepted {
		return out
	}
	r = r.made()
	g.records = append(g.records, r)
	g.byID[r.id] = r
	at := [2]string{r.plan, r.line}
	g.byLine[at] = append(g.byLine[at], r)
	for _, s := range r.stays {
		g.stays[s.person] = append(g.stays[s.person], s)
	}
	return out
}

// Update puts a longer record of a registered round in the place of the one
// before, as the round goes on. Like Add it is refused with every reason; the
// register then keeps the one before.
func (g *Register) Update(r *Record) Outcome {
	before, known := g.made().byID[r.made().id]
	if !known {
		return g.Add(r)
	}
	without := g.programme.Register()
	without.fulfilled, without.difficulties = g.fulfilled, g.difficulties
	var rest []*Record
	for _, other := range g.records {
		if other != before {
			rest = append(rest, other)
			without.Add(other)
		}
	}
	out := without.Add(r)
	if out.Accepted {
		without.records = append(rest, r)
		*g = *without
	}
	return out
}

// Records are the registered rounds, in the order of their ids.
func (g *Register) Records() []*Record {
	var out []*Record
	g = g.made()
	for _, id := range slices.Sorted(maps.Keys(g.byID)) {
		out = append(out, g.byID[id])
	}
	return out
}

// Programme is the programme of the register.
func (g *Register) Programme() *Programme { return g.made().programme }

// examination looks at a round that is brought to the register.
type examination struct {
	register *Register
	record   *Record
	reasons  []thituyen.Reason
}

func (e *examination) refuse(code string, params ...thituyen.Param) {
	e.reasons = append(e.reasons, sentences.Reason(code, params...))
}

// under says on which clause the reasons from one on rest.
func (e *examination) under(from int, clause string) {
	for i := range e.reasons[from:] {
		e.reasons[from+i] = e.reasons[from+i].Under(clause)
	}
}

// accept does something where nothing is refused, in a register that somebody
// began.
func (e *examination) accept(do func()) Outcome {
	if e.register == nil || e.register.programme == nil {
		e.refuse("no_register")
	}
	if len(e.reasons) == 0 {
		do()
	}
	return Outcome{Accepted: len(e.reasons) == 0, Reasons: e.reasons}
}

func (e *examination) examine() {
	r, d := e.record, &e.register.programme.document
	if r.id == "" {
		e.refuse("no_id")
	}
	if e.register.byID[r.id] != nil {
		e.refuse("already_registered", param("round", r.id))
	}
	if !r.round.Opened() {
		e.refuse("not_opened")
		return
	}
	if !slices.Contains(d.Regulations, r.regulation) {
		e.refuse("other_regulation", param("found", r.regulation), param("known", d.Regulations))
	}
	if r.notice != nil && !d.Window.Contains(*r.notice) {
		e.refuse("outside_window", param("day", *r.notice), param("from", *d.Window.From), param("until", *d.Window.Until))
	}
	plan := e.register.programme.plans[r.plan]
	if plan == nil {
		e.refuse("unknown_plan", param("plan", r.plan), param("known", slices.Sorted(maps.Keys(e.register.programme.plans))))
		return
	}
	e.authority(plan)
	if line, known := e.register.programme.Line(r.plan, r.line); known {
		e.underLine(plan, &line)
		return
	}
	var known []string
	for _, line := range plan.Lines {
		known = append(known, line.ID)
	}
	e.refuse("unknown_line", param("plan", plan.ID), param("line", r.line), param("known", known))
}

// authority asks whether the plan is one that the round may be held under.
func (e *examination) authority(plan *Plan) {
	r, group := e.record, e.register.programme.document.Groups[plan.Group]
	before := len(e.reasons)
	if grouped := r.post.Group != "" || len(r.round.Regulation().Groups()) > 0; grouped && r.post.Group != plan.Group {
		e.refuse("other_group", param("found", r.post.Group), param("plan", plan.ID), param("group", plan.Group))
	}
	e.ready(plan, &group)
	e.under(before, group.Clause)
}

// ready asks whether the plan could be used when the round was announced:
// made, reported to all to whom it should be, and agreed to, before.
func (e *examination) ready(plan *Plan, group *Group) {
	notice := e.record.notice
	late := func(day *civil.Date) bool { return notice != nil && day != nil && notice.Before(*day) }
	if late(plan.Made) {
		e.refuse("announced_before_made", param("day", *notice), param("plan", plan.ID), param("made", *plan.Made))
	}
	var told Bodies
	for _, s := range plan.Reported {
		told = append(told, s.To)
		if late(s.On) {
			e.refuse("announced_before_reported", param("day", *notice), param("plan", plan.ID), param("to", s.To), param("on", *s.On))
		}
	}
	if untold := missing(group.ReportedTo, told); len(untold) > 0 {
		e.refuse("plan_not_reported", param("plan", plan.ID), param("to", untold))
	}
	switch {
	case plan.Agreed == nil && len(group.AgreedBy) > 0:
		e.refuse("plan_not_agreed", param("plan", plan.ID), param("by", []string(group.AgreedBy)))
	case plan.Agreed != nil && late(plan.Agreed.On):
		e.refuse("announced_before", param("day", *notice), param("agreed", *plan.Agreed.On))
	}
}

// underLine holds the round against its line of the plan.
func (e *examination) underLine(plan *Plan, line *Line) {
	r := e.record
	if r.post.Unit != line.Unit {
		e.refuse("other_unit", param("planned", line.Unit), param("found", r.post.Unit))
	}
	if r.post.ID != line.Post {
		e.refuse("other_post", param("planned", line.Post), param("found", r.post.ID))
	}
	if day := r.notice; day != nil && (day.Year != plan.Year || !slices.Contains(line.Months, int(day.Month))) {
		e.refuse("outside_months", param("day", *day), param("months", line.Months), param("year", plan.Year))
	}
	left := line.Seats
	for _, other := range e.register.byLine[[2]string{r.plan, r.line}] {
		left -= other.figures.Filled
		if !other.round.Over() {
			e.refuse("round_going_on", param("round", other.id))
		}
	}
	switch seats := r.post.Seats; {
	case seats == nil:
		e.refuse("seats_unknown", param("left", left))
	case *seats > left:
		e.refuse("too_many_seats", param("seats", *seats), param("left", left))
	}
}

// CheckRegulation checks that the programme names a regulation, that every
// group of the programme is one of its groups, and that the steps by which
// rounds fulfil duties are among those of their procedures. The error holds
// every mistake as [Mistakes].
func (p *Programme) CheckRegulation(r *regulation.Regulation) error {
	p = p.made()
	var mistakes thituyen.Mistakes
	if id := r.ID(); !slices.Contains(p.document.Regulations, id) {
		mistakes = append(mistakes, document.At(thituyen.Path{}.Key("regulations"), document.NotOneOf(id, p.document.Regulations)))
	}
	for _, id := range slices.Sorted(maps.Keys(p.document.Groups)) {
		if !slices.Contains(r.Groups(), id) {
			mistakes = append(mistakes, document.At(thituyen.Path{}.Key("groups").Key(id), document.NotOneOf(id, r.Groups())))
			continue
		}
		if rules, err := r.For(id); err == nil && rules.Machine != nil {
			mistakes = document.Join(mistakes, p.steps(rules.Machine.Steps()))
		}
	}
	return mistakes.Err()
}

// steps finds the duties that name a step which a procedure does not have.
func (p *Programme) steps(known []string) thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	for i, duty := range p.document.Duties {
		at := thituyen.Path{}.Key("duties").Index(i)
		for _, step := range []struct{ key, id string }{{"step", duty.Step}, {"after", duty.After}} {
			if step.id != "" && !slices.Contains(known, step.id) {
				mistakes = append(mistakes, document.At(at.Key(step.key), document.NotOneOf(step.id, known)))
			}
		}
	}
	return mistakes
}
