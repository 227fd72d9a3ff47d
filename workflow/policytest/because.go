package policytest

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// because is a reason of a rule, with whom or what it is about, its clause,
// and what is assumed of the rule.
type because struct {
	about   thituyen.Texter // nil: nothing needs naming
	says    thituyen.Texter
	clause  string
	assumed []regulation.Assumption
}

// Text words the reason in Vietnamese or English.
func (b because) Text(tag language.Tag) string {
	var out strings.Builder
	if b.about != nil {
		out.WriteString(b.about.Text(tag) + ": ")
	}
	out.WriteString(b.says.Text(tag))
	if b.clause != "" {
		out.WriteString(" (" + b.clause + ")")
	}
	for _, a := range b.assumed {
		out.WriteString(" [" + sentences.Reason("assumed", param("why", a.Why)).Text(tag) + "]")
	}
	return out.String()
}

// because makes the reason of a rule.
func (e *evaluation) because(about thituyen.Texter, rule string, reason thituyen.Reason) because {
	return because{about: about, says: reason, clause: reason.Clause, assumed: e.assumed(rule)}
}

// assumed is what the regulation assumes of a rule or of what holds it, not
// of the rules below it.
func (e *evaluation) assumed(rule string) []regulation.Assumption {
	var out []regulation.Assumption
	for _, a := range e.regulation.AssumptionsOn(rule) {
		if a.Rule == rule || strings.HasPrefix(rule, a.Rule+".") {
			out = append(out, a)
		}
	}
	return out
}

// name words itself the same in both languages.
func name(text string) thituyen.Texter { return thituyen.TitleOf(text) }

// why says why something came out as it did and not as expected, by what
// bears on the difference.
func (e *evaluation) why(d Difference) []thituyen.Texter {
	want := e.c.Expect
	switch d.part.of {
	case "eligibility":
		return e.whyVerdict(d.part.id, want.Eligibility[d.part.id])
	case "standing":
		return e.whyStanding(d.part.id, want.Standing[d.part.id])
	case "scores":
		return e.whyScore(d.part.id, d.part.component)
	case "order":
		return e.whyOrder(want.Order)
	case "places":
		return e.whyPlace(d.part.id)
	case "decided":
		above, below, _ := strings.Cut(d.part.id, " > ")
		return e.whyAbove(above, below)
	case "seats":
		return e.whySeat(d.part.id)
	case "allocated":
		return asTexts(e.whyAllocated(d.part.id))
	case "selected", "reserve", "referred", "called", "choice":
		return e.whyChosen(d.part.of)
	case "margin":
		return e.whyPlace(d.part.id)
	case "state":
		return e.whyState()
	case "open":
		return e.whyOpen(d.part.id, want.Open[d.part.id])
	case "due":
		return e.whyDue(d.part.id)
	case "mistakes":
		return asTexts(e.mistakes)
	}
	return nil
}

func asTexts[T thituyen.Texter](list []T) []thituyen.Texter {
	var out []thituyen.Texter
	for _, item := range list {
		out = append(out, item)
	}
	return out
}

// whyVerdict shows the criteria on which what was expected and what came out
// differ; where the names alone differ, those that made the verdict.
func (e *evaluation) whyVerdict(id string, want Verdict) []thituyen.Texter {
	came := e.came.Eligibility[id]
	var asked []string
	if want.NotMet != nil {
		asked = append(asked, apart(want.NotMet, came.NotMet)...)
	}
	if want.Unknown != nil {
		asked = append(asked, apart(want.Unknown, came.Unknown)...)
	}
	if want.Name != came.Name {
		asked = append(asked, came.NotMet...)
		asked = append(asked, came.Unknown...)
	}
	return e.findings(id, asked)
}

// findings are those of the criteria asked for; where there is none, that all
// criteria are met.
func (e *evaluation) findings(id string, asked []string) []thituyen.Texter {
	var out []thituyen.Texter
	for _, f := range e.screened[id].Findings() {
		if slices.Contains(asked, f.ID()) {
			out = append(out, e.finding(f))
		}
	}
	if len(out) == 0 && e.screened[id].Outcome() == eligibility.Eligible {
		out = append(out, sentences.Reason("all_met"))
	}
	return out
}

func (e *evaluation) finding(f eligibility.Finding) thituyen.Texter {
	return because{says: f, assumed: e.assumed("eligibility." + f.ID())}
}

// whyStanding shows what of the scoring decided where the candidate stands.
func (e *evaluation) whyStanding(id string, want *Standing) []thituyen.Texter {
	if !e.eligible(id) {
		return e.findings(id, slices.Concat(e.came.Eligibility[id].NotMet, e.came.Eligibility[id].Unknown))
	}
	var asked []string
	if came := e.came.Standing[id]; want != nil && came != nil {
		asked = apart(want.Components, came.Components)
	}
	if causes := e.traced(id, func(s scoring.Step) bool { return decides[s.Code] }); len(causes) > 0 {
		return causes
	}
	return e.traced(id, func(s scoring.Step) bool {
		return s.Code == "not_reached" || strings.HasPrefix(s.Code, "pass_met") && (len(asked) == 0 || slices.Contains(asked, s.Component))
	})
}

// decides are the lines of a trace that say why somebody has not passed, save
// those that follow from another.
var decides = map[string]bool{
	"void_all": true, "voided": true, "absent": true, "part_absent": true, "no_mark": true, "too_few_marks": true,
	"third_awaited": true, "fact_missing": true, "source_without_value": true, "spread_refers": true,
	"remark_refers": true, "pass_missed": true, "pass_missed_before_bonus": true,
}

// whyScore shows how the value of a component came about, or what left it
// without one: there, in what it is made of, or at the gate before it.
func (e *evaluation) whyScore(id, component string) []thituyen.Texter {
	if !e.eligible(id) {
		return e.whyStanding(id, nil)
	}
	bears := map[string]bool{}
	if e.came.Scores[id][component] == nil {
		e.bearing(component, bears)
	}
	return e.traced(id, func(s scoring.Step) bool {
		return s.Component == component && !concludes(s.Code) || bears[s.Component] && decides[s.Code]
	})
}

// concludes reports whether a line of a trace says what follows from a value, or
// what stands in the sum below it again,
// and not how it came about.
func concludes(code string) bool {
	return strings.HasPrefix(code, "standing") || strings.HasPrefix(code, "pass_") || code == "mark_of_part"
}

// bearing notes the components that can leave one without a value.
func (e *evaluation) bearing(component string, into map[string]bool) {
	if e.rules.Scheme == nil || into[component] {
		return
	}
	into[component] = true
	var walk func(parts []scoring.Component, inside bool)
	walk = func(parts []scoring.Component, inside bool) {
		for _, c := range parts {
			within := inside || c.ID == component
			if within {
				into[c.ID] = true
				if c.From != nil {
					for _, source := range c.From.Components {
						e.bearing(source, into)
					}
				}
				if c.After != "" {
					e.bearing(c.After, into)
				}
			}
			walk(c.Parts, within)
		}
	}
	walk(e.rules.Scheme.Parts, component == scoring.Root)
}

// traced are the lines of a candidate's trace that are asked for.
func (e *evaluation) traced(id string, asked func(scoring.Step) bool) []thituyen.Texter {
	score, scored := e.scores[id]
	if !scored {
		return nil
	}
	var out []thituyen.Texter
	for _, step := range score.Trace() {
		if asked(step) {
			out = append(out, e.because(step.Name, step.RuleName(), step.Reason))
		}
	}
	return out
}

// whyOrder shows what decided between each two that are expected one above
// the other, or side by side, and are not.
func (e *evaluation) whyOrder(want []Group) []thituyen.Texter {
	var out []thituyen.Texter
	placed := map[string]bool{}
	for _, g := range e.came.Order {
		for _, id := range g {
			placed[id] = true
		}
	}
	expected := map[string]bool{}
	for i, g := range want {
		for j, id := range g {
			expected[id] = true
			switch {
			case !placed[id]:
				out = append(out, e.whyNotPlaced(id)...)
			case j > 0:
				out = append(out, e.whyUnless(g[0], id, true)...)
			case i > 0 && len(want[i-1]) > 0:
				out = append(out, e.whyUnless(want[i-1][0], id, false)...)
			}
		}
	}
	for _, g := range e.came.Order {
		for _, id := range g {
			if !expected[id] {
				out = append(out, e.whyPlace(id)...)
			}
		}
	}
	return out
}

// whyUnless compares two who are placed unless they are tied, or the first is
// above the second, as expected.
func (e *evaluation) whyUnless(above, below string, tied bool) []thituyen.Texter {
	c, ok := e.compared(above, below)
	if !ok || c.Tied() == tied && (tied || c.Above == above) {
		return nil
	}
	return []thituyen.Texter{e.comparison(c)}
}

func (e *evaluation) comparison(c ranking.Comparison) thituyen.Texter {
	reason := c.Reason()
	return e.because(nil, "ranking.keys."+c.By, reason)
}

func (e *evaluation) whyAbove(above, below string) []thituyen.Texter {
	if e.list == nil {
		return nil
	}
	c, ok := e.compared(above, below)
	if !ok {
		return append(e.whyNotPlaced(above), e.whyNotPlaced(below)...)
	}
	return []thituyen.Texter{e.comparison(c)}
}

// whyNotPlaced says why a candidate has no place; nothing where they have.
func (e *evaluation) whyNotPlaced(id string) []thituyen.Texter {
	if _, placed := e.list.Place(id); placed {
		return nil
	}
	var out []thituyen.Texter
	for _, why := range e.whyStanding(id, nil) {
		out = append(out, because{about: name(id), says: why})
	}
	return out
}

// whyPlace compares a candidate with their neighbours.
func (e *evaluation) whyPlace(id string) []thituyen.Texter {
	if e.list == nil {
		return nil
	}
	at := slices.IndexFunc(e.came.Order, func(g Group) bool { return slices.Contains(g, id) })
	if at < 0 {
		return e.whyNotPlaced(id)
	}
	var out []thituyen.Texter
	for _, neighbour := range []int{at - 1, at, at + 1} {
		if neighbour < 0 || neighbour >= len(e.came.Order) {
			continue
		}
		other := e.came.Order[neighbour][0]
		if other == id {
			other = e.came.Order[neighbour][len(e.came.Order[neighbour])-1]
		}
		if c, ok := e.compared(id, other); ok {
			out = append(out, e.comparison(c))
		}
	}
	return out
}

// whyChosen says of those on whom what was expected and what came out differ
// why they are where they are.
func (e *evaluation) whyChosen(key string) []thituyen.Texter {
	if e.selection == nil {
		return nil
	}
	flat := func(groups []Group) []string {
		var out []string
		for _, g := range groups {
			out = append(out, g...)
		}
		return out
	}
	var asked []string
	switch key {
	case "selected":
		asked = apart(e.c.Expect.Selected, e.came.Selected)
	case "called":
		asked = orEmpty(e.c.Expect.Called)
	case "choice":
		asked = apart(e.c.Expect.Choice, e.came.Choice)
	case "reserve":
		asked = apart(flat(e.c.Expect.Reserve), flat(e.came.Reserve))
	default:
		asked = apart(flat(e.c.Expect.Referred), flat(e.came.Referred))
	}
	if len(asked) == 0 && key == "reserve" { // the order alone differs
		return e.whyOrder(e.c.Expect.Reserve)
	}
	var out []thituyen.Texter
	for _, id := range asked {
		if _, placed := e.list.Place(id); !placed {
			out = append(out, e.whyNotPlaced(id)...)
		} else if reason, ok := e.selection.Why(id); ok {
			out = append(out, e.because(name(id), "ranking.select.at_cut", reason))
		}
	}
	for _, reason := range e.selection.Reasons {
		out = append(out, e.because(nil, "ranking.select", reason))
	}
	return out
}

// whyState shows the way to the state, and the votes that did not lead on.
func (e *evaluation) whyState() []thituyen.Texter {
	if e.proceeding == nil {
		return nil
	}
	var out []thituyen.Texter
	for _, m := range e.proceeding.Path() {
		out = append(out, sentences.Reason("moved", param("at", m.At), param("step", m.Step), param("by", m.By), param("from", m.From), param("to", m.To)))
	}
	if len(out) == 0 {
		out = append(out, sentences.Reason("never_moved", param("state", e.proceeding.State())))
	}
	for _, v := range e.votes {
		out = append(out, because{about: name(v.step), says: v.tally})
	}
	return out
}

// whyOpen says what stands in the way of the steps that are not open though
// expected, and by which clause the others are.
func (e *evaluation) whyOpen(person string, want []string) []thituyen.Texter {
	if e.proceeding == nil {
		return nil
	}
	asked := apart(want, e.came.Open[person])
	var out []thituyen.Texter
	for _, option := range e.proceeding.Open(person, e.last) {
		if !slices.Contains(asked, option.Step.ID) {
			continue
		}
		if option.Open() {
			reason := sentences.Reason("may_take", param("person", person), param("roles", e.proceeding.Roles(person)), param("state", e.proceeding.State()))
			out = append(out, because{about: name(option.Step.ID), says: reason, clause: option.Clause, assumed: e.assumed("procedure.steps." + option.Step.ID)})
		}
		for _, blocker := range option.Blockers {
			out = append(out, e.because(name(option.Step.ID), "procedure.steps."+option.Step.ID, blocker))
		}
	}
	return out
}

// whyDue says when a clock was started and how long it lasts.
func (e *evaluation) whyDue(clock string) []thituyen.Texter {
	if e.proceeding == nil {
		return nil
	}
	d, started := e.proceeding.Clock(clock)
	if !started {
		return []thituyen.Texter{sentences.Reason("clock_not_started", param("clock", clock))}
	}
	code := "clock_started"
	if d.Extended {
		code = "clock_extended"
	}
	reason := sentences.Reason(code, param("clock", clock), param("start", d.Started), param("last", d.Last), param("now", e.last))
	return []thituyen.Texter{because{says: reason, clause: d.Clause, assumed: e.assumed("procedure.clocks." + clock)}}
}
