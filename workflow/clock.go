package workflow

import (
	"cloud.google.com/go/civil"

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
	extended bool
	met      bool // a step that had to be taken within it took effect
}

// startedBy reports whether the clock had started at a moment.
func (c *clockState) startedBy(at civil.DateTime) bool { return c.started && !at.Before(c.from) }

// runs reports whether the clock runs at a moment, the last day included.
func (c *clockState) runs(at civil.DateTime) bool {
	return c.startedBy(at) && !at.Date.After(c.last)
}

// Deadline is a clock that was started.
type Deadline struct {
	Clock    Named
	Started  civil.DateTime
	Last     civil.Date // the last day, included
	Extended bool
	Clause   string
}

// Due returns the clocks that run at a moment, in the order of the procedure.
// A clock runs to the end of its last day, whether or not what it waits for
// was done.
func (p *Proceeding) Due(at civil.DateTime) []Deadline {
	p = p.made()
	return p.deadlines(func(c *clockState) bool { return c.runs(at) })
}

// Overdue returns the clocks whose last day has passed at a moment without
// any of the steps that had to be taken within them, in the order of the
// procedure. A clock that steps only wait for (after) is never overdue.
func (p *Proceeding) Overdue(at civil.DateTime) []Deadline {
	p = p.made()
	var out []Deadline
	for i, d := range p.machine.clocks {
		if c := &p.clocks[i]; d.awaited && c.startedBy(at) && at.Date.After(c.last) && !c.met {
			out = append(out, p.deadline(i))
		}
	}
	return out
}

// Clock returns a clock of the case by its name, and whether it was started.
func (p *Proceeding) Clock(id string) (Deadline, bool) {
	p = p.made()
	i, known := p.machine.clockAt[id]
	if !known || !p.clocks[i].started {
		return Deadline{}, false
	}
	return p.deadline(i), true
}

func (p *Proceeding) deadlines(holds func(*clockState) bool) []Deadline {
	var out []Deadline
	for i := range p.clocks {
		if holds(&p.clocks[i]) {
			out = append(out, p.deadline(i))
		}
	}
	return out
}

func (p *Proceeding) deadline(i int) Deadline {
	rule, c := &p.machine.clocks[i], &p.clocks[i]
	return Deadline{Clock: rule.name, Started: c.from, Last: c.last, Extended: c.extended, Clause: rule.Clause}
}

// startClocks starts the clocks that a step starts, save those that were
// started before.
func (p *Proceeding) startClocks(s *step, at civil.DateTime) {
	for _, i := range s.starts {
		if c := &p.clocks[i]; !c.started {
			*c = clockState{started: true, from: at, last: p.workdays.last(at.Date, *p.machine.clocks[i].Lasts)}
		}
	}
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
	out.Reasons = p.extensionBlockers(i, at)
	if !countable(by) {
		out.Reasons = append(out.Reasons, badSpan(by))
	}
	if len(out.Reasons) > 0 {
		return out
	}
	p.extend(i, by, at)
	out.Accepted, out.Done = true, true
	return out
}

func (p *Proceeding) extensionBlockers(i int, at civil.DateTime) []thituyen.Reason {
	rule, c := &p.machine.clocks[i], &p.clocks[i]
	var out []thituyen.Reason
	if !c.startedBy(at) {
		out = append(out, sentences.Reason("too_early", param("why", p.notStarted(i))).Under(rule.Clause))
	}
	if c.extended {
		out = append(out, sentences.Reason("already_done", param("why", sentences.Reason("extended_before", param("clock", rule.name)))).Under(rule.Clause))
	}
	return out
}

func (p *Proceeding) notStarted(i int) thituyen.Reason {
	rule := &p.machine.clocks[i]
	return sentences.Reason("clock_not_started", param("clock", rule.name), param("starts", p.machine.stepNames(rule.startedBy)))
}
