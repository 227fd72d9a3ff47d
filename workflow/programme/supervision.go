package programme

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// Supervision is what those who oversee the programme look at, at a moment.
type Supervision struct {
	At civil.DateTime `json:"at"`
	// Overdue are the clocks of rounds that have run out without what they
	// were for.
	Overdue []Overdue `json:"overdue"`
	// NotAnnounced are the lines of plans whose months are over and of which
	// no round was announced.
	NotAnnounced []Overdue `json:"not_announced"`
	// Reports are the duties and reviews whose day has passed: missing, or
	// made late.
	Reports []Owed `json:"reports"`
	// Markers are those whose marks stand out, most questions first.
	Markers []Marker `json:"markers"`
	// Concurrent are the people in two rounds at once, and Unidentified the
	// candidates of whom it is not known who they are.
	Concurrent   []Concurrent `json:"concurrent"`
	Unidentified int          `json:"unidentified"`
}

// Overdue is something that was to happen by a day and has not.
type Overdue struct {
	Round string          `json:"round"` // empty for a line of a plan
	What  string          `json:"what"`  // the clock, or plan/line
	Last  civil.Date      `json:"last"`  // the last day, included
	Days  int             `json:"days"`  // since then
	Why   thituyen.Reason `json:"reason"`
}

// Owed is a duty or a review whose day has passed.
type Owed struct {
	ID    string          `json:"id"`
	Round string          `json:"round"` // empty for one that is owed once
	Due   civil.Date      `json:"due"`
	Done  *civil.Date     `json:"done"` // nil: missing
	Why   thituyen.Reason `json:"reason"`
}

// Supervise looks at all registered rounds as they stand, and says what is
// overdue at a moment. Everything is in the order of rounds and of the
// programme.
func (g *Register) Supervise(at civil.DateTime) Supervision {
	g = g.made()
	s := Supervision{At: at}
	for _, r := range g.Records() {
		s.rounds(r, at)
		s.Unidentified += r.unidentified
	}
	s.lines(g, at)
	s.duties(g, at)
	s.reviews(g, at)
	for _, m := range g.Markers() {
		if len(m.Questions) > 0 {
			s.Markers = append(s.Markers, m)
		}
	}
	slices.SortFunc(s.Markers, standing)
	s.Concurrent = g.Concurrent()
	return s
}

// Concurrent are all people who are or were in two rounds at once, as far as
// the identities that were given tell, in the order of time.
func (g *Register) Concurrent() []Concurrent {
	var out []Concurrent
	for _, stays := range g.made().stays {
		out = append(out, overlaps(stays)...)
	}
	slices.SortFunc(out, compareConcurrent)
	return out
}

func (s *Supervision) rounds(r *Record, at civil.DateTime) {
	if r.round.Over() {
		return
	}
	for _, d := range r.round.Overdue(at) {
		days := at.Date.DaysSince(d.Last)
		why := sentences.Reason("step_overdue", param("round", r.title()), param("clock", d.Clock), param("last", d.Last), param("days", days))
		s.Overdue = append(s.Overdue, Overdue{r.id, d.Clock.ID, d.Last, days, why.Under(d.Clause)})
	}
}

// lines finds what was planned and not announced.
func (s *Supervision) lines(g *Register, at civil.DateTime) {
	for _, plan := range g.programme.document.Plans {
		for _, line := range plan.Lines {
			last := lastOf(plan.Year, slices.Max(line.Months))
			announced := slices.ContainsFunc(g.byLine[[2]string{plan.ID, line.ID}], func(r *Record) bool { return r.notice != nil })
			if announced || !at.Date.After(last) {
				continue
			}
			days := at.Date.DaysSince(last)
			s.NotAnnounced = append(s.NotAnnounced, Overdue{
				What: plan.ID + "/" + line.ID, Last: last, Days: days,
				Why: sentences.Reason("line_overdue", param("plan", plan.ID), param("title", line.name()), param("last", last)),
			})
		}
	}
}

func (s *Supervision) duties(g *Register, at civil.DateTime) {
	for _, duty := range g.programme.document.Duties {
		if duty.Step == "" {
			s.once(duty.ID, *duty.Due, at, g.fulfilled, duty.Clause, sentences.Reason("duty_missing", param("duty", duty.name()), param("due", *duty.Due), param("by", []string(duty.By))), duty.name())
			continue
		}
		for _, r := range g.Records() {
			s.inRound(&duty, r, at)
		}
	}
}

// once looks at a duty that is owed once.
func (s *Supervision) once(id string, due civil.Date, at civil.DateTime, fulfilled map[string]Fulfilment, clause string, missing thituyen.Reason, name thituyen.Title) {
	f, done := fulfilled[id]
	switch {
	case !at.Date.After(due):
	case !done || f.On.After(at.Date):
		s.Reports = append(s.Reports, Owed{ID: id, Due: due, Why: missing.Under(clause)})
	case f.On.After(due):
		why := sentences.Reason("duty_late", param("duty", name), param("on", f.On), param("due", due))
		s.Reports = append(s.Reports, Owed{ID: id, Due: due, Done: &f.On, Why: why.Under(clause)})
	}
}

// inRound looks at a duty that every round owes from a step on, unless it was
// cancelled before the day.
func (s *Supervision) inRound(duty *Duty, r *Record, at civil.DateTime) {
	from, took := r.first[duty.After]
	if !took {
		return
	}
	due := duty.Within.After(from.Date)
	if cancel := r.cancelled(); cancel != nil && !cancel.happened.Date.After(due) {
		return
	}
	done, there := r.first[duty.Step]
	switch {
	case !at.Date.After(due):
	case !there || done.Date.After(at.Date):
		why := sentences.Reason("duty_missing_in", param("round", r.title()), param("duty", duty.name()), param("due", due), param("by", []string(duty.By)))
		s.Reports = append(s.Reports, Owed{ID: duty.ID, Round: r.id, Due: due, Why: why.Under(duty.Clause)})
	case done.Date.After(due):
		why := sentences.Reason("duty_late_in", param("round", r.title()), param("duty", duty.name()), param("on", done.Date), param("due", due))
		s.Reports = append(s.Reports, Owed{ID: duty.ID, Round: r.id, Due: due, Done: &done.Date, Why: why.Under(duty.Clause)})
	}
}

func (s *Supervision) reviews(g *Register, at civil.DateTime) {
	for _, review := range g.programme.document.Reviews {
		missing := sentences.Reason("review_to", param("duty", review.name()), param("due", *review.Until), param("by", []string(review.By)), param("to", []string(review.To)))
		s.once(review.ID, *review.Until, at, g.fulfilled, review.Clause, missing, review.name())
	}
}

// Reasons are all findings as reasons, in the order of the fields.
func (s Supervision) Reasons() []thituyen.Reason {
	var out []thituyen.Reason
	for _, o := range slices.Concat(s.Overdue, s.NotAnnounced) {
		out = append(out, o.Why)
	}
	for _, o := range s.Reports {
		out = append(out, o.Why)
	}
	for _, m := range s.Markers {
		out = append(out, m.Questions...)
	}
	for _, c := range s.Concurrent {
		out = append(out, c.Reason())
	}
	if s.Unidentified > 0 {
		out = append(out, sentences.Reason("concurrent_unknown", param("count", s.Unidentified)))
	}
	return out
}

// Text words what was found, a line each, in Vietnamese or English; empty
// where nothing was.
func (s Supervision) Text(tag language.Tag) string {
	var lines []string
	for _, r := range s.Reasons() {
		line := "– " + r.Text(tag)
		if r.Clause != "" {
			line += " (" + r.Clause + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
