package programme

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/prose"
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
	// Plans are the yearly plans that are owed and not there.
	Plans []PlanOwed `json:"plans"`
	// Reports are the duties and reviews whose day has passed: missing, or
	// made late.
	Reports []Owed `json:"reports"`
	// Difficulties are those that were raised late, that lie unanswered beyond
	// their day, or that were answered after it.
	Difficulties []DifficultyOwed `json:"difficulties"`
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
	By    string          `json:"by"`    // whose it is, where each of several owes one
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
	s.Plans = g.programme.plansOwed(at.Date)
	s.duties(g, at)
	s.difficulties(g, at.Date)
	for _, m := range g.Markers() {
		if len(m.Questions) > 0 {
			s.Markers = append(s.Markers, m)
		}
	}
	slices.SortFunc(s.Markers, standing)
	s.Concurrent = g.Concurrent()
	return document.Clone(s)
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

// duties looks at what the rounds owe and at what is owed once.
func (s *Supervision) duties(g *Register, at civil.DateTime) {
	for i := range g.programme.document.Duties {
		if duty := &g.programme.document.Duties[i]; duty.Step != "" {
			for _, r := range g.Records() {
				s.inRound(duty, r, at)
			}
		}
	}
	for _, o := range g.programme.owings() {
		if !at.Date.After(o.due) {
			continue
		}
		bodies := Bodies{""}
		if o.each {
			bodies = o.by
		}
		for _, body := range bodies {
			s.once(g, &o, body, at.Date)
		}
	}
}

// once looks at a duty that is owed once, or a review, after its day; body is
// whose it is where each of several owes one.
func (s *Supervision) once(g *Register, o *owing, body string, by civil.Date) {
	owed := Owed{ID: o.id, By: body, Due: o.due}
	charged := []string(o.by)
	if body != "" {
		charged = []string{body}
	}
	params := []thituyen.Param{param("duty", o.name), param("due", o.due), param("by", charged)}
	switch f := g.reported(o, body, by); {
	case f == nil && len(o.to) > 0:
		owed.Why = sentences.Reason("report_missing", append(params, param("to", []string(o.to)))...)
	case f == nil:
		owed.Why = sentences.Reason("duty_missing", params...)
	case f.On.After(o.due):
		on := f.On
		owed.Done = &on
		owed.Why = sentences.Reason("duty_late", param("duty", o.name), param("due", o.due), param("by", f.By), param("on", on))
	default:
		return
	}
	owed.Why = owed.Why.Under(o.clause)
	s.Reports = append(s.Reports, owed)
}

// DifficultyOwed is a difficulty that was raised late, lies unanswered, or was
// answered late. Days are those since it was raised, until it was answered.
type DifficultyOwed struct {
	ID       string          `json:"id"`
	Round    string          `json:"round"`
	Raised   civil.Date      `json:"raised"`
	Answered *civil.Date     `json:"answered"`
	Days     int             `json:"days"`
	Why      thituyen.Reason `json:"reason"`
}

// difficulties looks at the difficulties raised by a day.
func (s *Supervision) difficulties(g *Register, by civil.Date) {
	rule := g.programme.document.Difficulties
	for _, d := range g.raisedUntil(by) {
		owed := DifficultyOwed{ID: d.ID, Round: d.Round, Raised: d.On, Days: by.DaysSince(d.On)}
		params := []thituyen.Param{param("id", d.ID), param("text", d.Text), param("by", d.By), param("raised", d.On), param("to", []string(rule.To))}
		told := func(code string, more ...thituyen.Param) {
			owed.Why = sentences.Reason(code, append(slices.Clip(params), more...)...).Under(rule.Clause)
			s.Difficulties = append(s.Difficulties, owed)
		}
		if d.Answer != nil {
			on := d.Answer.On
			owed.Answered, owed.Days = &on, on.DaysSince(d.On)
		}
		if d.raisedLate(rule) {
			told("difficulty_raised_late", param("arose", *d.Arose), param("last", rule.RaisedWithin.After(*d.Arose)))
		}
		last := d.On
		if rule.AnsweredWithin != nil {
			last = rule.AnsweredWithin.After(d.On)
		}
		switch {
		case d.Answer == nil && by.After(last):
			told("difficulty_unanswered", param("days", owed.Days))
		case d.answeredLate(rule):
			told("difficulty_answered_late", param("on", *owed.Answered), param("last", last))
		}
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

// Reasons are all findings as reasons, in the order of the fields.
func (s Supervision) Reasons() []thituyen.Reason {
	var out []thituyen.Reason
	for _, o := range slices.Concat(s.Overdue, s.NotAnnounced) {
		out = append(out, o.Why)
	}
	for _, o := range s.Plans {
		out = append(out, o.Why)
	}
	for _, o := range s.Reports {
		out = append(out, o.Why)
	}
	for _, o := range s.Difficulties {
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
	return document.Clone(out)
}

// Text words what was found, a line each, in Vietnamese or English; empty
// where nothing was.
func (s Supervision) Text(tag language.Tag) string {
	var lines []string
	for _, r := range s.Reasons() {
		line := "– " + r.Text(tag)
		if r.Clause != "" {
			line += " (" + prose.Shown(r.Clause) + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
