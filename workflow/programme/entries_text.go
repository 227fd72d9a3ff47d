package programme

import "strings"

// What the review says of plans, reports and difficulties, in lines.

func (s speaker) plannedYear(y PlannedYear) string {
	group := s.named(y.Group, y.Title)
	if len(y.Plans) == 0 {
		return s.say("plan_none", "group", group, "year", y.Year, "last", y.Last)
	}
	return s.say("plan_year", "group", group, "year", y.Year, "plans", len(y.Plans), "lines", y.Lines, "seats", y.Seats)
}

// reported is a report with what it says.
func (s speaker) reported(r Reported) []string {
	head := s.say("made_by", "title", s.named(r.ID, r.Title), "by", r.By, "paper", r.Paper, "on", r.On)
	if len(r.To) > 0 {
		head += "; " + s.say("made_to", "to", strings.Join(r.To, ", "))
	}
	out := []string{head}
	if r.Text != "" {
		out = append(out, r.Text)
	}
	out = append(out, r.Findings...)
	if f := r.Figures; f != nil {
		out = append(out, s.say("with_figures", "rounds", f.Rounds, "filled", f.Filled, "seats", f.Seats))
	}
	return out
}

func (s speaker) difficulties(f DifficultyFigures) string {
	return s.with(s.say("difficulties", "raised", f.Raised), "; ", some{"n_answered", f.Answered}, some{"n_waiting", f.Waiting},
		some{"n_raised_late", f.RaisedLate}, some{"n_late_answer", f.AnsweredLate})
}

// difficulty is a difficulty with its answer.
func (s speaker) difficulty(d DifficultyTold) []string {
	out := []string{s.say("difficulty", "id", d.ID, "by", d.By, "on", d.On, "text", d.Text)}
	if d.Answer != nil {
		out = append(out, s.say("answer", "by", d.Answer.By, "on", d.Answer.On, "text", d.Answer.Text))
	}
	return out
}

// entered writes the plans, reports and difficulties of a review.
func (w *writer) entered(v *Review) {
	w.head("plans")
	for _, line := range orNone(w.speaker, each(v.Plans, w.plannedYear)) {
		w.line(1, line)
	}
	w.head("made")
	w.told(each(v.Reports, w.reported))
	w.head("troubles")
	w.line(1, w.difficulties(v.DifficultyFigures))
	for _, lines := range each(v.Difficulties, w.difficulty) {
		w.nested(lines)
	}
}

// told writes things of several lines, or that there are none.
func (w *writer) told(things [][]string) {
	if len(things) == 0 {
		w.line(1, w.say("none"))
	}
	for _, lines := range things {
		w.nested(lines)
	}
}

// nested writes lines of which all but the first belong to the first.
func (w *writer) nested(lines []string) {
	for i, line := range lines {
		w.line(1+min(i, 1), line)
	}
}

// entries are the sections of the page for plans, reports and difficulties.
func (s speaker) entries(v *Review) []pageSection {
	block := func(lines []string) pageBlock { return pageBlock{lines[0], lines[1:]} }
	made := pageSection{Heading: s.say("made"), Blocks: each(each(v.Reports, s.reported), block)}
	if len(v.Reports) == 0 {
		made.Lines = []string{s.say("none")}
	}
	return []pageSection{
		{Heading: s.say("plans"), Lines: orNone(s, each(v.Plans, s.plannedYear))},
		made,
		{Heading: s.say("troubles"), Lines: []string{s.difficulties(v.DifficultyFigures)}, Blocks: each(each(v.Difficulties, s.difficulty), block)},
	}
}
