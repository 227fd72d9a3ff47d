package workflow

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
)

// workdays is the calendar of a case: Monday to Friday, less the holidays,
// plus the days made working days in their stead.
type workdays struct {
	holidays, extra map[civil.Date]bool
}

func newWorkdays(holidays, extra []civil.Date) workdays {
	w := workdays{holidays: make(map[civil.Date]bool, len(holidays)), extra: make(map[civil.Date]bool, len(extra))}
	for _, d := range holidays {
		w.holidays[d] = true
	}
	for _, d := range extra {
		w.extra[d] = true
	}
	return w
}

func (w workdays) works(d civil.Date) bool {
	if w.extra[d] {
		return true
	}
	weekday := calendar.Weekday(d)
	return weekday >= 1 && weekday <= 5 && !w.holidays[d]
}

// last is the last day of a span that starts on a day. The first day counted
// is the one after the start; a last day that is not a working day moves to
// the next one (Civil Code 2015, articles 147 and 148).
func (w workdays) last(start civil.Date, span thituyen.Span) civil.Date {
	day := start
	if span.Unit == thituyen.WorkingDay {
		for left := span.Count; left > 0; {
			if day = day.AddDays(1); w.works(day) {
				left--
			}
		}
	} else {
		day = span.After(start)
	}
	for !w.works(day) {
		day = day.AddDays(1)
	}
	return day
}

// countable reports whether a span is one that a document could give: counting
// the working days of any other could take for ever.
func countable(s thituyen.Span) bool {
	return s.Count >= 0 && s.Count <= thituyen.MaxSpan && s.Unit <= thituyen.Year
}

func badSpan(s thituyen.Span) thituyen.Reason {
	return sentences.Reason("bad_span", param("found", s.String()), param("limit", thituyen.MaxSpan))
}

// clockState is a clock of one case.
type clockState struct {
	started  bool
	from     civil.DateTime
	last     civil.Date
	endsAt   *TimeOfDay // on the last day; nil: its end
	extended bool
	met      bool // a step that had to be taken within it took effect
}

// startedBy reports whether the clock had started at a moment.
func (c clockState) startedBy(at civil.DateTime) bool { return c.started && !at.Before(c.from) }

// runs reports whether the clock runs at a moment, the last day included, or
// the last minute given.
func (c clockState) runs(at civil.DateTime) bool { return c.startedBy(at) && !c.over(at) }

// over reports whether the last day, or the last minute on it, has passed.
func (c clockState) over(at civil.DateTime) bool {
	return at.Date.After(c.last) || at.Date == c.last && c.endsAt != nil && c.endsAt.past(at.Time)
}

// clock is a clock as it stands at a moment: one that the end of another
// starts moves with that one until its last day has come.
func (p *Proceeding) clock(i int, at civil.DateTime) clockState {
	rule := &p.machine.clocks[i]
	if p.clocks[i].started || rule.endOf < 0 {
		return p.clocks[i]
	}
	before := p.clock(rule.endOf, at)
	if !before.startedBy(at) || at.Date.Before(before.last) {
		return clockState{}
	}
	return p.freshClock(i, civil.DateTime{Date: before.last})
}

func (p *Proceeding) freshClock(i int, from civil.DateTime) clockState {
	rule := &p.machine.clocks[i]
	return clockState{started: true, from: from, last: p.workdays.last(from.Date, *rule.Lasts), endsAt: rule.EndsAt}
}

// settle keeps the clocks that have started by themselves until a moment:
// from then on they stay whatever becomes of those whose ends started them.
func (p *Proceeding) settle(at civil.DateTime) {
	for i := range p.clocks {
		p.clocks[i] = p.clock(i, at)
	}
}

// runClocks does what a step does to clocks: it makes those longer that have
// started, starts those that have not, and starts afresh those that it
// restarts.
func (p *Proceeding) runClocks(s *step, at civil.DateTime) {
	for _, i := range s.extends {
		if p.clocks[i].started {
			p.extend(i, *p.machine.clocks[i].Extension.Lasts, at)
		}
	}
	for _, i := range s.starts {
		if !p.clocks[i].started {
			p.clocks[i] = p.freshClock(i, at)
		}
	}
	for _, i := range s.restarts {
		p.clocks[i] = p.freshClock(i, at)
	}
}

// clocks asks whether the clocks of the step let it be taken.
func (x *examination) clocks() {
	x.within()
	x.after()
	for _, i := range x.step.extends {
		if rule := &x.p.machine.clocks[i]; x.p.clock(i, x.act.At).extended {
			x.refuse(rule.Clause, "already_done", param("why", sentences.Reason("extended_before", param("clock", rule.name))))
		}
	}
}

// within asks that one of the clocks runs. Where none does it is too early
// for those not started, else too late.
func (x *examination) within() {
	early := false
	for _, i := range x.step.within {
		c := x.p.clock(i, x.act.At)
		if c.runs(x.act.At) {
			x.running = append(x.running, i)
		}
		early = early || !c.startedBy(x.act.At)
	}
	if len(x.running) > 0 {
		return
	}
	for _, i := range x.step.within {
		rule, c := &x.p.machine.clocks[i], x.p.clock(i, x.act.At)
		switch {
		case !c.startedBy(x.act.At):
			x.refuse(rule.Clause, "too_early", param("clock", rule.name), param("why", x.p.notStarted(i)))
		case !early:
			x.refuse(rule.Clause, "too_late", param("clock", rule.name), param("why", c.ended(rule.name)))
		}
	}
}

// after asks that the last day of every clock has passed.
func (x *examination) after() {
	for _, i := range x.step.after {
		rule, c := &x.p.machine.clocks[i], x.p.clock(i, x.act.At)
		switch {
		case !c.startedBy(x.act.At):
			x.refuse(rule.Clause, "too_early", param("clock", rule.name), param("why", x.p.notStarted(i)))
		case !x.act.At.Date.After(c.last):
			x.refuse(rule.Clause, "too_early", param("clock", rule.name), param("why", sentences.Reason("clock_runs", param("clock", rule.name), param("last", c.last))))
		}
	}
}

// ended says when a clock ran out.
func (c clockState) ended(name Named) thituyen.Reason {
	if c.endsAt != nil {
		return sentences.Reason("clock_ended_at", param("clock", name), param("last", c.last), param("time", *c.endsAt))
	}
	return sentences.Reason("clock_ended", param("clock", name), param("last", c.last))
}

// Deadline is a clock that was started.
type Deadline struct {
	Clock    Named          `json:"clock"`
	Started  civil.DateTime `json:"started"`
	Last     civil.Date     `json:"last"`              // the last day, included
	EndsAt   *TimeOfDay     `json:"ends_at,omitempty"` // the last minute on that day, included; nil: its end
	Extended bool           `json:"extended"`
	Clause   string         `json:"clause,omitempty"`
}

// Text words the deadline in Vietnamese or English.
func (d Deadline) Text(tag language.Tag) string {
	if d.EndsAt != nil {
		return sentences.Reason("deadline_at", param("clock", d.Clock), param("last", d.Last), param("time", *d.EndsAt)).Text(tag)
	}
	return sentences.Reason("deadline", param("clock", d.Clock), param("last", d.Last)).Text(tag)
}

// Due returns the clocks that run at a moment, in the order of the procedure.
// A clock runs to the end of its last day, whether or not what it waits for
// was done.
func (p *Proceeding) Due(at civil.DateTime) []Deadline {
	return p.deadlines(at, func(_ *clock, c clockState) bool { return c.runs(at) })
}

// Started returns the clocks that have started by a moment, running or over,
// in the order of the procedure.
func (p *Proceeding) Started(at civil.DateTime) []Deadline {
	return p.deadlines(at, func(_ *clock, c clockState) bool { return c.startedBy(at) })
}

// Overdue returns the clocks that have run out at a moment without any of the
// steps that had to be taken within them, in the order of the procedure. A
// clock that steps only wait for (after) is never overdue.
func (p *Proceeding) Overdue(at civil.DateTime) []Deadline {
	return p.deadlines(at, func(rule *clock, c clockState) bool {
		return rule.awaited && c.startedBy(at) && c.over(at) && !c.met
	})
}

// Clock returns a clock of the case by its name, as the last step left it,
// and whether it was started.
func (p *Proceeding) Clock(id string) (Deadline, bool) { return p.made().clockAt(id, p.made().latest) }

// ClockAt is [Proceeding.Clock] at a moment: a clock that the end of another
// starts may have started since.
func (p *Proceeding) ClockAt(id string, at civil.DateTime) (Deadline, bool) {
	return p.made().clockAt(id, at)
}

func (p *Proceeding) clockAt(id string, at civil.DateTime) (Deadline, bool) {
	i, known := p.machine.clockAt[id]
	if !known {
		return Deadline{}, false
	}
	c := p.clock(i, at)
	if !c.started {
		return Deadline{}, false
	}
	return p.machine.clocks[i].deadline(c), true
}

func (p *Proceeding) deadlines(at civil.DateTime, holds func(*clock, clockState) bool) []Deadline {
	p = p.made()
	var out []Deadline
	for i := range p.clocks {
		rule := &p.machine.clocks[i]
		if c := p.clock(i, at); holds(rule, c) {
			out = append(out, rule.deadline(c))
		}
	}
	return out
}

func (k *clock) deadline(c clockState) Deadline {
	return Deadline{Clock: k.name, Started: c.from, Last: c.last, EndsAt: copied(c.endsAt), Extended: c.extended, Clause: k.Clause}
}

// extend makes a clock longer; the caller has checked that it may be.
func (p *Proceeding) extend(i int, by thituyen.Span, at civil.DateTime) {
	c := &p.clocks[i]
	base := c.last
	if at.Date.After(base) {
		base = at.Date
	}
	c.last, c.extended = p.workdays.last(base, by), true
}

// Extend makes a clock longer by a span, counted from its last day or, where
// that has passed, from the day of at. A clock may be extended once: again is
// refused as already_done, before its start as too_early, by a span that no
// document could give as bad_span.
func (p *Proceeding) Extend(clock string, by thituyen.Span, at civil.DateTime) Outcome {
	p = p.made()
	i, known := p.machine.clockAt[clock]
	out := Outcome{From: p.State(), State: p.State(), machine: p.machine}
	if !known {
		out.Reasons = []thituyen.Reason{sentences.Reason("unknown_clock", param("clock", clock), hint(clock, p.machine.clockIDs()))}
		return out
	}
	c := p.clock(i, at)
	rule := &p.machine.clocks[i]
	if !c.startedBy(at) {
		out.Reasons = append(out.Reasons, sentences.Reason("too_early", param("clock", rule.name), param("why", p.notStarted(i))).Under(rule.Clause))
	}
	if c.extended {
		out.Reasons = append(out.Reasons, sentences.Reason("already_done", param("why", sentences.Reason("extended_before", param("clock", rule.name)))).Under(rule.Clause))
	}
	if !countable(by) {
		out.Reasons = append(out.Reasons, badSpan(by))
	}
	if len(out.Reasons) > 0 {
		return out
	}
	p.settle(at)
	p.extend(i, by, at)
	out.Accepted, out.Done = true, true
	return out
}

// notStarted says what a clock waits for.
func (p *Proceeding) notStarted(i int) thituyen.Reason {
	rule := &p.machine.clocks[i]
	if rule.endOf >= 0 {
		return sentences.Reason("clock_waits", param("clock", rule.name), param("other", p.machine.clocks[rule.endOf].name))
	}
	return sentences.Reason("clock_not_started", param("clock", rule.name), param("starts", p.machine.stepNames(rule.startedBy)))
}
