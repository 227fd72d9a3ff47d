package programme

import (
	"strings"

	"golang.org/x/text/language"
)

// title is what the programme is called; its id where it has no title.
func (v *Review) title(tag language.Tag) string {
	if v.Title.IsZero() {
		return v.Programme
	}
	return v.Title.Text(tag)
}

// made is the review itself, or an empty one where nobody made it.
func (v *Review) made() *Review {
	if v == nil {
		return new(Review)
	}
	return v
}

// Text words the review in Vietnamese or English: headings stand on lines of
// their own, what belongs to them below.
func (v *Review) Text(tag language.Tag) string {
	v = v.made()
	w := &writer{speaker: speaker{tag}}
	w.line(0, v.title(tag))
	w.line(0, w.say("as_of", "at", v.At.Date, "from", v.Window.From, "until", v.Window.Until))
	w.head("total")
	w.figures(&v.Total)
	w.days(v)
	w.entered(v)
	w.parts("groups", v.Groups, w.group)
	w.parts("quarters", v.Quarters, w.quarter)
	w.rounds(v.Rounds)
	w.supervision(&v.Supervision)
	return strings.TrimRight(w.text.String(), "\n")
}

// writer writes the review as text.
type writer struct {
	speaker
	text strings.Builder
}

func (w *writer) line(depth int, text string) {
	w.text.WriteString(strings.Repeat("  ", depth) + text + "\n")
}

func (w *writer) head(key string) { w.line(0, "\n"+w.say(key)) }

// lines are what the figures say, in sentences of one line.
func (s speaker) lines(f *Figures) []string {
	out := []string{
		s.with(s.say("planned", "lines", f.Planned, "seats", f.PlannedSeats), "; ", some{"not_started", f.NotStarted}),
		s.with(s.say("held", "rounds", f.Rounds), "; ", some{"n_held", f.Held - f.WithoutResult}, some{"n_without", f.WithoutResult},
			some{"n_going", f.GoingOn}, some{"n_cancelled", f.Cancelled}),
	}
	for _, c := range f.WhyCancelled {
		out = append(out, s.say("cancelled", "round", c.Round, "on", c.On, "why", c.Why))
	}
	if f.Rounds == 0 {
		return out
	}
	g := f.Screening
	return append(out,
		s.say("filled", "seats", f.Seats, "filled", f.Filled),
		s.with(s.say("screening", "registered", g.Registered), "; ", some{"n_eligible", g.Eligible}, some{"n_ineligible", g.Ineligible},
			some{"n_incomplete", g.Incomplete}, some{"n_not_screened", g.NotScreened}, some{"n_withdrawn", g.Withdrawn}),
	)
}

// openness words who the people were, a line for each.
func (s speaker) openness(o *Openness) []string {
	var bands []string
	for i, n := range o.Ages.Bands {
		if n > 0 {
			bands = append(bands, s.band(i)+": "+s.format(n))
		}
	}
	if mean, known := o.Ages.Mean(); known {
		bands = append(bands, s.say("mean_age", "mean", onePlace(mean)))
	}
	if o.Ages.Unknown > 0 || bands == nil {
		bands = append(bands, s.say("n_unknown", "n", o.Ages.Unknown))
	}
	return []string{
		s.say("outside_unit") + ": " + s.share(o.OutsideUnit),
		s.say("outside_plan") + ": " + s.share(o.OutsidePlanning),
		s.say("women") + ": " + s.share(o.Women),
		s.say("ages") + ": " + strings.Join(bands, "; "),
	}
}

func (s speaker) component(c ComponentFigures) string {
	text := s.say("component", "title", s.named(c.ID, c.Title), "passed", c.Passed, "sat", c.Sat(), "percent", percentOf(c.Passed, c.Sat()))
	return s.with(text, "; ", some{"n_absent", c.Absent}, some{"n_voided", c.Voided})
}

// tieIn words a tie of some figures.
func (s speaker) tieIn(f *Figures) func(Tie) string {
	return func(t Tie) string {
		return s.say("tie", "round", t.Round, "candidates", t.Candidates, "settled", s.ways(f, t))
	}
}

// spreadIn words a spread of some figures.
func (s speaker) spreadIn(f *Figures) func(Settled) string {
	return func(g Settled) string {
		marks := make([]string, len(g.Marks))
		for i, mark := range g.Marks {
			marks[i] = s.format(mark)
		}
		return s.say("spread", "round", g.Round, "component", s.componentNamed(f, g.Component), "paper", g.Paper, "marks", strings.Join(marks, " – "),
			"spread", g.Spread, "value", g.Value, "mean", g.Mean, "moved", s.signed(g.Moved))
	}
}

func (s speaker) objections(o Objections) string {
	return s.with(s.say("objections", "raised", o.Raised), "; ", some{"n_upheld", o.Upheld}, some{"n_rejected", o.Rejected}, some{"n_waiting", o.Waiting})
}

// incidents lists what happened at all, with how often.
func (s speaker) incidents(i Incidents) string {
	var parts []string
	for _, n := range i.counts() {
		if *n.count > 0 {
			parts = append(parts, s.say(n.key)+" "+s.format(*n.count))
		}
	}
	if parts == nil {
		return s.say("none")
	}
	return strings.Join(parts, "; ")
}

func (w *writer) figures(f *Figures) {
	for _, line := range w.lines(f) {
		w.line(1, line)
	}
	if f.Rounds == 0 {
		return
	}
	for _, of := range []struct {
		key string
		*Openness
	}{{"candidates", &f.Candidates}, {"appointed", &f.Appointed}} {
		if of.People == 0 {
			continue
		}
		w.line(1, w.say(of.key)+": "+w.format(of.People))
		for _, line := range w.openness(of.Openness) {
			w.line(2, line)
		}
	}
	w.list("components", f.Components == nil, func() {
		for _, c := range f.Components {
			w.line(2, w.component(c))
		}
	})
	w.list("ties", f.Ties == nil, func() {
		for _, t := range f.Ties {
			w.line(2, w.tieIn(f)(t))
		}
	})
	w.list("spreads", f.Spreads == nil, func() {
		for _, g := range f.Spreads {
			w.line(2, w.spreadIn(f)(g))
		}
	})
	w.line(1, w.objections(f.Objections))
	w.line(1, w.say("incidents")+": "+w.incidents(f.Incidents))
}

// list writes a list with its heading, or that there is nothing.
func (w *writer) list(key string, empty bool, items func()) {
	if empty {
		w.line(1, w.say(key)+": "+w.say("none"))
		return
	}
	w.line(1, w.say(key)+":")
	items()
}

func (s speaker) daysOf(d *Days) string {
	if d == nil {
		return s.say("none")
	}
	return s.say("days_of", "count", d.Count, "least", d.Least, "median", d.Median, "mean", onePlace(d.Mean), "most", d.Most)
}

func (s speaker) clock(c Clock) string {
	text := s.with(s.say("clock", "title", s.named(c.ID, c.Title), "started", c.Started), "; ",
		some{"n_in_time", c.InTime}, some{"n_late", c.Late}, some{"n_open", c.Open}, some{"n_extended", c.Extended})
	if c.Taken != nil && c.Allowed != nil {
		text += "; " + s.say("clock_taken", "taken", c.Taken.Median, "allowed", c.Allowed.Median)
	}
	return text
}

func (w *writer) days(v *Review) {
	w.line(1, w.say("days")+": "+w.daysOf(v.Days))
	for _, c := range v.Clocks {
		w.line(2, w.clock(c))
	}
}

func (w *writer) parts(key string, parts []Part, heading func(Part) string) {
	w.head(key)
	for _, p := range parts {
		b := w.block(heading)(p)
		w.line(1, b.Heading)
		for _, line := range b.Lines {
			w.line(2, line)
		}
	}
}

func (w *writer) rounds(rounds []Told) {
	w.head("rounds")
	for _, r := range rounds {
		w.line(1, r.ID+" "+r.Title+" – "+w.state(r))
		w.line(2, w.say("filled", "seats", r.Figures.Seats, "filled", r.Figures.Filled)+"; "+w.say("candidates")+": "+w.format(r.Figures.Candidates.People))
		w.line(2, w.verified(r))
		w.line(2, w.say("head")+": "+r.Head)
	}
}

// verified words how much of a record was recomputed.
func (s speaker) verified(r Told) string {
	return s.with(s.say("attested", "recomputed", r.Recomputed), "; ", some{"n_attested", r.Attested})
}

// state words how a round stands.
func (s speaker) state(r Told) string {
	switch {
	case r.Figures.Cancelled > 0:
		return s.say("legend_cancel")
	case r.Figures.Held > 0:
		return s.say("legend_held")
	}
	return s.say("legend_going")
}

func (w *writer) supervision(s *Supervision) {
	w.head("supervision")
	text := s.Text(w.tag)
	if text == "" {
		w.line(1, w.say("nothing"))
		return
	}
	w.line(1, w.say("questions"))
	for _, line := range strings.Split(text, "\n") {
		w.line(1, line)
	}
}
