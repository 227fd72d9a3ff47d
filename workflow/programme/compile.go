package programme

import (
	"io/fs"
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Programme is a compiled programme. It is immutable and safe for concurrent
// use.
type Programme struct {
	document Document
	plans    map[string]*Plan
}

// Parse reads and compiles a programme from its text: YAML, or JSON where the
// name ends in .json. The error holds every mistake as [Mistakes].
func Parse(name string, text []byte) (*Programme, error) {
	root, mistakes := document.Parse(name, text)
	if root == nil {
		return nil, mistakes.Err()
	}
	var d Document
	read := document.Decode(root, &d)
	if err := document.Join(read, document.In(check(&d), root)).Err(); err != nil {
		return nil, err
	}
	return compiled(d), nil
}

// Load reads and compiles the programme in a file. The error holds every
// mistake as [Mistakes], or is that of the file system.
func Load(fsys fs.FS, name string) (*Programme, error) {
	text, err := document.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	return Parse(name, text)
}

// Compile checks a programme written in Go. The error holds every mistake as
// [Mistakes].
func Compile(d Document) (*Programme, error) {
	if err := check(&d).Err(); err != nil {
		return nil, err
	}
	return compiled(d), nil
}

// ParsePlans reads yearly plans from a text of their own: a list of plans, or
// a mapping with the key plans. They are checked by [Programme.With], beside
// the programme that they belong to; here only the shape is.
func ParsePlans(name string, text []byte) ([]Plan, error) {
	root, mistakes := document.Parse(name, text)
	if root == nil {
		return nil, mistakes.Err()
	}
	var of struct {
		Plans []Plan `doc:"plans" validate:"required"`
	}
	var read thituyen.Mistakes
	if root.Kind == document.Sequence {
		read = document.Decode(root, &of.Plans)
	} else {
		read = document.Decode(root, &of)
		read = document.Join(read, document.In(document.Check(of), root))
	}
	if err := read.Err(); err != nil {
		return nil, err
	}
	return of.Plans, nil
}

// With returns the programme with more yearly plans: each year brings its own.
// The error holds every mistake as [Mistakes], with paths in the plans of the
// programme as it would be.
func (p *Programme) With(plans ...Plan) (*Programme, error) {
	d := p.made().document
	d.Plans = append(slices.Clip(slices.Clone(d.Plans)), plans...)
	return Compile(d)
}

// Document returns the programme as written: a copy, the caller's own.
func (p *Programme) Document() Document { return document.Clone(p.made().document) }

// made is the programme itself, or an empty one where nobody made it.
func (p *Programme) made() *Programme {
	if p == nil {
		return new(Programme)
	}
	return p
}

// Plan is a plan by its id, and whether there is one.
func (p *Programme) Plan(id string) (Plan, bool) {
	if plan, known := p.made().plans[id]; known {
		return document.Clone(*plan), true
	}
	return Plan{}, false
}

// Line is a line of a plan, and whether there is one.
func (p *Programme) Line(plan, line string) (Line, bool) {
	if at, known := p.made().plans[plan]; known {
		for _, l := range at.Lines {
			if l.ID == line {
				return document.Clone(l), true
			}
		}
	}
	return Line{}, false
}

// AssumptionsOn returns what is assumed of the rule at a path of keys and ids
// such as window.until, in the order of the document.
func (p *Programme) AssumptionsOn(rule string) []Assumption {
	var out []Assumption
	for _, a := range p.made().document.Assumptions {
		if a.Rule == rule {
			out = append(out, a)
		}
	}
	return out
}

func compiled(d Document) *Programme {
	p := &Programme{document: d, plans: map[string]*Plan{}}
	for i := range d.Plans {
		p.plans[d.Plans[i].ID] = &d.Plans[i]
	}
	return p
}

// checker looks across the fields of a document.
type checker struct {
	*Document
	mistakes thituyen.Mistakes
}

func check(d *Document) thituyen.Mistakes {
	c := &checker{Document: d}
	c.window()
	c.plans()
	seen := map[string]bool{}
	c.duties(seen)
	c.reviews(seen)
	c.bodies()
	if w := d.Watch; w != nil {
		at := thituyen.Path{}.Key("watch")
		c.positive(at.Key("mean"), w.Mean)
		c.positive(at.Key("spread"), w.Spread)
	}
	return document.Join(document.Check(*d), c.mistakes)
}

func (c *checker) wrong(at thituyen.Path, code string, params ...thituyen.Param) {
	c.mistakes = append(c.mistakes, document.At(at, sentences.Reason(code, params...)))
}

func (c *checker) wrongUnder(clause string, at thituyen.Path, code string, params ...thituyen.Param) {
	c.mistakes = append(c.mistakes, document.At(at, sentences.Reason(code, params...).Under(clause)))
}

func (c *checker) positive(at thituyen.Path, v *thituyen.Value) {
	if v != nil && v.Sign() <= 0 {
		c.wrong(at, "not_above_zero", param("found", *v))
	}
}

// window wants both ends, in their order.
func (c *checker) window() {
	at := thituyen.Path{}.Key("window")
	w := c.Window
	if w == nil {
		return
	}
	if w.From == nil || w.Until == nil {
		c.wrong(at, "window_open")
		return
	}
	c.ordered(at.Key("until"), w.From, w.Until)
}

func (c *checker) ordered(at thituyen.Path, from, until *civil.Date) {
	if from != nil && until != nil && until.Before(*from) {
		c.wrong(at, "ends_before_start", param("from", *from), param("until", *until))
	}
}

// bounded reports whether the window has both ends, in their order.
func (c *checker) bounded() bool {
	w := c.Window
	return w != nil && w.From != nil && w.Until != nil && !w.Until.Before(*w.From)
}

func (c *checker) plans() {
	seen := map[string]bool{}
	for i := range c.Plans {
		plan, at := &c.Plans[i], thituyen.Path{}.Key("plans").Index(i)
		c.once(at, plan.ID, seen)
		if group, known := c.Groups[plan.Group]; known {
			c.planned(at, plan, group)
		} else if plan.Group != "" {
			c.mistakes = append(c.mistakes, document.At(at.Key("group"), document.NotOneOf(plan.Group, slices.Sorted(maps.Keys(c.Groups)))))
		}
		if w := c.Window; c.bounded() && plan.Year != 0 && (plan.Year < w.From.Year || plan.Year > w.Until.Year) {
			c.wrong(at.Key("year"), "year_outside", param("year", plan.Year), param("from", *w.From), param("until", *w.Until))
		}
		lines := map[string]bool{}
		for j := range plan.Lines {
			c.line(at.Key("lines").Index(j), plan, &plan.Lines[j], lines)
		}
	}
}

// planned asks whether one of the bodies planned, in or before the year, and
// whether those to whom it was reported and who agreed are the right ones.
func (c *checker) planned(at thituyen.Path, plan *Plan, group Group) {
	listed := func(at thituyen.Path, body string, bodies Bodies) {
		if len(bodies) > 0 && body != "" && !slices.Contains(bodies, body) {
			c.mistakes = append(c.mistakes, document.At(at, document.NotOneOf(body, bodies).Under(group.Clause)))
		}
	}
	listed(at.Key("by"), plan.By, group.PlannedBy)
	if m := plan.Made; m != nil && plan.Year != 0 && m.Year > plan.Year {
		c.wrongUnder(group.Clause, at.Key("made"), "made_after_year", param("made", *m), param("year", plan.Year))
	}
	for i, s := range plan.Reported {
		where := at.Key("reported").Index(i)
		listed(where.Key("to"), s.To, group.ReportedTo)
		c.afterMade(where.Key("on"), plan, s.On)
	}
	if a := plan.Agreed; a != nil {
		listed(at.Key("agreed").Key("by"), a.By, group.AgreedBy)
		c.afterMade(at.Key("agreed").Key("on"), plan, a.On)
	}
}

// afterMade wants a plan to be reported or agreed to on or after the day on
// which it was made.
func (c *checker) afterMade(at thituyen.Path, plan *Plan, on *civil.Date) {
	if on != nil && plan.Made != nil && on.Before(*plan.Made) {
		c.wrong(at, "before_made", param("on", *on), param("made", *plan.Made))
	}
}

// bodies finds the bodies that a list names twice.
func (c *checker) bodies() {
	for _, id := range slices.Sorted(maps.Keys(c.Groups)) {
		group, at := c.Groups[id], thituyen.Path{}.Key("groups").Key(id)
		c.eachOnce(at.Key("planned_by"), group.PlannedBy)
		c.eachOnce(at.Key("reported_to"), group.ReportedTo)
		c.eachOnce(at.Key("agreed_by"), group.AgreedBy)
	}
}

func (c *checker) eachOnce(at thituyen.Path, bodies Bodies) {
	for i, body := range bodies {
		if slices.Contains(bodies[:i], body) {
			c.wrong(at, "body_twice", param("body", body))
		}
	}
}

func (c *checker) line(at thituyen.Path, plan *Plan, line *Line, seen map[string]bool) {
	c.once(at, line.ID, seen)
	for k, month := range line.Months {
		where := at.Key("months").Index(k)
		switch {
		case month < 1 || month > 12:
			c.wrong(where, "no_such_month", param("month", month))
		case c.bounded() && plan.Year != 0 && !c.inWindow(plan.Year, month):
			c.wrong(where, "month_outside", param("month", month), param("year", plan.Year), param("from", *c.Window.From), param("until", *c.Window.Until))
		case slices.Contains(line.Months[:k], month):
			c.wrong(where, "month_twice", param("month", month))
		}
	}
}

// inWindow reports whether a month has a day in the window.
func (c *checker) inWindow(year, month int) bool {
	at, from, until := year*12+month, c.Window.From, c.Window.Until
	return at >= from.Year*12+int(from.Month) && at <= until.Year*12+int(until.Month)
}

func (c *checker) once(at thituyen.Path, id string, seen map[string]bool) {
	if id == "" {
		return
	}
	if seen[id] {
		c.wrong(at.Key("id"), "id_twice", param("id", id))
	}
	seen[id] = true
}

func (c *checker) duties(seen map[string]bool) {
	for i := range c.Duties {
		duty, at := &c.Duties[i], thituyen.Path{}.Key("duties").Index(i)
		c.once(at, duty.ID, seen)
		c.eachOnce(at.Key("by"), duty.By)
		switch byStep := duty.Step != ""; {
		case (duty.Due != nil) == byStep:
			c.wrong(at, "due_or_step", param("duty", duty.name()))
		case byStep:
			c.dutyOfRounds(at, duty)
		default:
			c.dutyOnce(at, duty)
		}
	}
}

// dutyOfRounds looks at a duty that every round fulfils by a step: the round
// says who took it.
func (c *checker) dutyOfRounds(at thituyen.Path, duty *Duty) {
	if duty.After == "" || duty.Within == nil {
		c.wrong(at, "step_needs_time", param("step", duty.Step))
	}
	if duty.Each || duty.Period != nil || len(duty.To) > 0 {
		c.wrong(at, "step_has_no_period", param("step", duty.Step))
	}
}

// dutyOnce looks at a duty that is owed once: about a period, by a day that is
// not before it is over, and, where it is a report, to somebody.
func (c *checker) dutyOnce(at thituyen.Path, duty *Duty) {
	if duty.After != "" || duty.Within != nil {
		c.wrong(at, "due_has_no_time", param("duty", duty.name()))
	}
	if duty.Kind == Supervising && len(duty.To) == 0 {
		c.wrongUnder(duty.Clause, at, "report_to_nobody", param("duty", duty.name()))
	}
	p := duty.Period
	if p == nil || p.From == nil || p.Until == nil {
		c.wrong(at, "due_needs_period", param("duty", duty.name()))
		return
	}
	c.ordered(at.Key("period").Key("until"), p.From, p.Until)
	if duty.Due.Before(*p.Until) {
		c.wrong(at.Key("due"), "due_before_period", param("due", *duty.Due), param("until", *p.Until))
	}
}

func (d *Duty) name() thituyen.Title { return d.Title.Or(d.ID) }

func (c *checker) reviews(seen map[string]bool) {
	for i := range c.Reviews {
		review, at := &c.Reviews[i], thituyen.Path{}.Key("reviews").Index(i)
		c.once(at, review.ID, seen)
		c.ordered(at.Key("until"), review.From, review.Until)
	}
}

func (r *PlannedReview) name() thituyen.Title { return r.Title.Or(r.ID) }
