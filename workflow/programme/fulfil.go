package programme

import (
	"cmp"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// owing is a duty that is owed once, or a review, as a report is held against
// it.
type owing struct {
	id     string
	name   thituyen.Title
	clause string
	by, to Bodies
	each   bool
	from   *civil.Date // the first day on which it can be made
	due    civil.Date
	review bool
}

// owings are the duties that are owed once and the reviews, in the order of
// the document.
func (p *Programme) owings() []owing {
	var out []owing
	for i := range p.document.Duties {
		if d := &p.document.Duties[i]; d.Step == "" {
			out = append(out, owing{d.ID, d.name(), d.Clause, d.By, d.To, d.Each, d.earliest(), *d.Due, false})
		}
	}
	for i := range p.document.Reviews {
		r := &p.document.Reviews[i]
		out = append(out, owing{r.ID, r.name(), r.Clause, r.By, r.To, false, r.From, *r.Until, true})
	}
	return out
}

// earliest is the first day on which a duty that is owed once can be done:
// what is made public in a period from its first day on, a report on one from
// its last.
func (d *Duty) earliest() *civil.Date {
	if d.Kind == Publicity {
		return d.Period.From
	}
	return d.Period.Until
}

// Fulfil notes that a duty or a review was done, by a report. It is refused,
// with every reason, where the programme has none by the id, where it is one
// of the rounds' own, where another body did it, on no day or before its time,
// a second time, without paper or content, where it was not sent to all to
// whom it is owed, and, of a review, without findings or figures.
func (g *Register) Fulfil(f Fulfilment) Outcome {
	e := examination{register: g}
	p, known := g.made().programme, map[string]bool{}
	for i := range p.document.Duties {
		duty := &p.document.Duties[i]
		known[duty.ID] = true
		if duty.ID == f.ID && duty.Step != "" {
			e.refuse("duty_of_rounds", param("duty", duty.name()), param("step", duty.Step))
		}
	}
	for _, review := range p.document.Reviews {
		known[review.ID] = true
	}
	if !known[f.ID] {
		e.refuse("unknown_duty", param("id", f.ID), param("known", slices.Sorted(maps.Keys(known))))
	}
	e.report(&f)
	for _, o := range p.owings() {
		if o.id == f.ID {
			e.fulfils(&o, &f)
		}
	}
	return e.accept(func() { g.fulfilled[f.ID] = append(slices.Clip(g.fulfilled[f.ID]), f.clone()) })
}

// report asks whether a report says anything, on a day.
func (e *examination) report(f *Fulfilment) {
	if !f.On.IsValid() {
		e.refuse("not_a_date")
	}
	if f.Paper == "" {
		e.refuse("no_paper")
	}
	if f.Text == "" && len(f.Findings) == 0 {
		e.refuse("nothing_said")
	}
}

// fulfils holds a report against what it is to fulfil.
func (e *examination) fulfils(o *owing, f *Fulfilment) {
	before := len(e.reasons)
	if !slices.Contains(o.by, f.By) {
		e.refuse("other_body", param("found", f.By), param("by", []string(o.by)))
	}
	if unsent := missing(o.to, f.To); len(unsent) > 0 {
		e.refuse("not_sent_to", param("duty", o.name), param("missing", unsent))
	}
	if o.from != nil && f.On.IsValid() && f.On.Before(*o.from) {
		e.refuse("report_too_early", param("duty", o.name), param("from", *o.from), param("on", f.On))
	}
	if o.review && len(f.Findings) == 0 {
		e.refuse("no_findings", param("duty", o.name))
	}
	if o.review && f.Figures == nil {
		e.refuse("no_figures", param("duty", o.name))
	}
	for _, earlier := range e.register.fulfilled[f.ID] {
		if !o.each || earlier.By == f.By {
			e.refuse("already_fulfilled", param("on", earlier.On))
		}
	}
	e.under(before, o.clause)
}

// clone copies a report, so that callers may keep and change theirs.
func (f *Fulfilment) clone() Fulfilment {
	out := *f
	out.To, out.Findings = slices.Clone(f.To), slices.Clone(f.Findings)
	if f.Figures != nil {
		figures := f.Figures.clone()
		out.Figures = &figures
	}
	return out
}

// reported is the first report that fulfils a duty for a body by a day: its
// own where each owes one, else anybody's; nil: there is none.
func (g *Register) reported(o *owing, body string, by civil.Date) *Fulfilment {
	var first *Fulfilment
	for i := range g.fulfilled[o.id] {
		f := &g.fulfilled[o.id][i]
		if (body == "" || f.By == body) && !f.On.After(by) && (first == nil || f.On.Before(first.On)) {
			first = f
		}
	}
	return first
}

// reportsUntil are the reports made by a day, in the order of their days.
func (g *Register) reportsUntil(by civil.Date) []Reported {
	var out []Reported
	for _, o := range g.programme.owings() {
		for i := range g.fulfilled[o.id] {
			if f := &g.fulfilled[o.id][i]; !f.On.After(by) {
				out = append(out, Reported{o.name, f.clone()})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Reported) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.By, b.By)) })
	return out
}

// missing are those of the bodies that should have something who were not
// sent it.
func missing(owed, sent Bodies) []string {
	var out []string
	for _, body := range owed {
		if !slices.Contains(sent, body) {
			out = append(out, body)
		}
	}
	return out
}
