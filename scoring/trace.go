package scoring

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/plainjson"
	"github.com/thituyen/thituyen/internal/wording"
)

// Trace is a score with every step written down, in the order of scoring: who
// gave which mark, what was left out, struck out, trimmed, deducted,
// converted, rounded from what to what, by which clause. What a line prints
// before "=" gives what it prints after it, so that anyone can add it up.
type Trace []Step

// Step is one line of a trace: a reason with its clause, at a component, by a rule.
type Step struct {
	Component string         // the id
	Name      thituyen.Title // the title, or the id
	Rule      thituyen.Path  // the rule's path in the section
	thituyen.Reason
}

// RuleName is the path by keys and ids of the rule that the line rests on:
// scoring.written.pass.
func (s Step) RuleName() string {
	path := s.Rule.String()
	for strings.HasPrefix(path, "parts[") { // the way to the component
		_, path, _ = strings.Cut(path, "]")
		path = strings.TrimPrefix(path, ".")
	}
	switch {
	case path == "":
		return "scoring." + s.Component
	case strings.HasPrefix(path, "sanctions"):
		return "scoring." + path
	}
	return "scoring." + s.Component + "." + path
}

// Text prints the trace, the components as headings, in Vietnamese or
// English.
func (t Trace) Text(tag language.Tag) string {
	var out strings.Builder
	last := ""
	for i, l := range t {
		if i == 0 || l.Component != last {
			name := l.Name.Text(tag)
			out.WriteString(name)
			if name != l.Component {
				out.WriteString(" (" + l.Component + ")")
			}
			out.WriteString("\n")
			last = l.Component
		}
		out.WriteString("  " + l.Reason.Text(tag))
		if l.Clause != "" {
			out.WriteString(" [" + l.Clause + "]")
		}
		out.WriteString("\n")
	}
	return out.String()
}

// stepForm is a step in JSON.
type stepForm struct {
	Component string          `json:"component"`
	Name      thituyen.Title  `json:"name"`
	Rule      thituyen.Path   `json:"rule,omitzero"`
	Reason    thituyen.Reason `json:"reason"`
}

// MarshalJSON writes {"component": …, "name": …, "rule": …, "reason": {…}}.
func (l Step) MarshalJSON() ([]byte, error) {
	return plainjson.Marshal(stepForm{l.Component, l.Name, l.Rule, l.Reason})
}

// UnmarshalJSON reads what [Step.MarshalJSON] wrote.
func (l *Step) UnmarshalJSON(text []byte) error {
	var form stepForm
	err := json.Unmarshal(text, &form)
	if err == nil {
		*l = Step{form.Component, form.Name, form.Rule, form.Reason}
	}
	return err
}

type recorder struct {
	lines Trace
	used  map[int]bool // the components whose settlement a rule asked for
}

// say writes a step down, where anything is.
func (r *run) say(n *node, rule thituyen.Path, clause, code string, params ...thituyen.Param) {
	if r.trace != nil {
		r.trace.lines = append(r.trace.lines, Step{n.id, n.name(), rule, sentences.Reason(code, params...).Under(clause)})
	}
}

// marker names who gave a mark.
func (r *run) marker(n *node, slot int) any {
	if names := r.roster(n.group); slot < len(names) {
		return names[slot]
	}
	return markerWord(slot + 1)
}

// markerOf names who gave a mark of a panel; who re-marks has no name here.
func (r *run) markerOf(n *node, p *paneling, slot int) any {
	if p.remark {
		return markerWord(slot + 1)
	}
	return r.marker(n, slot)
}

func (r *run) sayMark(top, n *node, slot int, mark number) {
	if top == n {
		r.say(top, n.path, n.clause, "mark", wording.P("marker", r.marker(n, slot)), wording.P("mark", mark.value()))
		return
	}
	r.say(top, n.path, n.clause, "mark_of_part", wording.P("marker", r.marker(n, slot)), wording.P("part", n.name()), wording.P("mark", mark.value()))
}

// sayMissing tells of a marker who is left out, for a part where one lacks.
func (r *run) sayMissing(n *node, slot int, lacking *node) {
	switch {
	case r.trace == nil:
	case lacking == nil:
		r.say(n, n.panel.path, n.panel.clause, "mark_missing", wording.P("marker", r.marker(n, slot)))
	default:
		r.say(n, n.panel.path, n.panel.clause, "marker_left_out", wording.P("marker", r.marker(n, slot)), wording.P("part", lacking.name()))
	}
}

func (r *run) saySpread(n *node, b *band, low, high, spread number) {
	then := thenWords[b.then]
	if b.then == ThenAnotherMarker && b.third != "" {
		then = thirdWords[b.third]
	}
	r.say(n, b.path, b.clause, "spread", wording.P("line", b.words()), wording.P("then", then),
		wording.P("highest", term(high.value())), wording.P("lowest", term(low.value())), wording.P("spread", spread.value()))
}

func (r *run) sayStruck(n *node, p *paneling, g given, mean number) {
	r.say(n, p.path.Key("outliers"), p.outlierClause, "struck_out",
		wording.P("marker", r.markerOf(n, p, g.slot)), wording.P("mark", term(g.value.value())), wording.P("mean", term(mean.value())),
		wording.P("away", g.value.sub(mean).value()), wording.P("beyond", p.beyond.value()))
}

func (r *run) sayTrimmed(n *node, p *paneling, code string, g given) {
	r.say(n, p.path.Key("combine"), p.clause, code, wording.P("marker", r.markerOf(n, p, g.slot)), wording.P("mark", g.value.value()))
}

func (r *run) sayCombined(n *node, p *paneling, way PanelWay, marks []given, out number) {
	values := make(terms, len(marks))
	for i, g := range marks {
		values[i] = g.value.value()
	}
	if way == PanelMedian {
		slices.SortFunc(values, thituyen.Value.Cmp)
		way = "median_" + PanelWay([]string{"even", "odd"}[len(values)%2])
		if way == "median_even" {
			values = values[len(values)/2-1 : len(values)/2+1]
		}
	}
	if way == PanelTrimmedMean {
		way = PanelMean
	}
	r.say(n, p.path.Key("combine"), p.clause, "combined_"+string(way),
		wording.P("terms", values), wording.P("list", list(values)), wording.P("count", len(values)), wording.P("value", out.value()))
}

func (r *run) sayParts(n *node, parts []int, value func(int) number, points []number, weights, out number) {
	for k, i := range parts {
		part := &r.nodes[i]
		v := value(i)
		if part.weighted {
			r.say(n, part.path.Key("weight"), part.clause, "weighted", wording.P("part", part.name()), wording.P("value", term(v.value())),
				wording.P("weight", term(part.weight.value())), wording.P("points", v.mul(part.weight).value()))
		}
		if part.roundPoints != nil {
			r.say(n, part.path.Key("round_points"), or(part.roundPoints.clause, part.clause), "points_rounded",
				wording.P("part", part.name()), wording.P("places", part.roundPoints.places), wording.P("mode", modeWords[part.roundPoints.mode]),
				wording.P("before", v.mul(part.weight).value()), wording.P("after", points[k].value()))
		}
	}
	r.sayWay(n, points, weights, out)
}

func (r *run) saySources(n *node, values []number, out number) {
	for k, i := range n.from.components {
		r.say(n, n.from.path, n.from.clause, "source", wording.P("source", r.nodes[i].name()), wording.P("value", values[k].value()))
	}
	r.sayWay(n, values, r.constant(whole(len(values))), out)
}

func (r *run) sayWay(n *node, points []number, weights, out number) {
	values := make(terms, len(points))
	for i, p := range points {
		values[i] = p.value()
	}
	if n.combine.way == Best {
		slices.SortStableFunc(values, func(a, b thituyen.Value) int { return b.Cmp(a) })
		values = values[:min(n.combine.best, len(values))]
	}
	r.say(n, n.path.Key("combine"), n.clause, "parts_"+string(n.combine.way), wording.P("terms", values), wording.P("product", factors(values)), wording.P("list", list(values)),
		wording.P("count", len(values)), wording.P("weights", term(weights.value())), wording.P("value", out.value()))
}

func (r *run) sayTable(n *node, what thituyen.Title, given, points number, l *line, rule thituyen.Path, clause string) {
	if l == nil {
		r.say(n, rule, clause, "table_off", wording.P("what", what), wording.P("given", given.value()), wording.P("points", points.value()))
		return
	}
	r.say(n, l.path, or(l.clause, clause), "table_line", wording.P("what", what), wording.P("given", given.value()),
		wording.P("line", l.words()), wording.P("points", points.value()))
}

// breachesOf are the titles of the breaches that take off a share, or points,
// with the rule and the clause of the last.
func (r *run) breachesOf(n *node, takes func(*sanctioning) bool) (kinds []any, rule thituyen.Path, clause string) {
	for _, b := range r.more.breaches {
		if s := &r.sanctions[b.kind]; b.node == n.index && takes(s) {
			kinds = append(kinds, s.title)
			rule, clause = s.path, or(clause, s.clause)
		}
	}
	return kinds, rule, clause
}

func (r *run) sayDeduction(at *node, d deduction, before, after number) {
	kinds, rule, clause := r.breachesOf(d.of, func(s *sanctioning) bool { return s.share.has() })
	r.say(at, rule, clause, "deducted", wording.P("share", percentWord(d.share.value())), wording.P("kinds", kinds),
		wording.P("before", term(before.value())), wording.P("amount", term(before.sub(after).value())), wording.P("after", after.value()))
}

func (r *run) sayPointsOff(at *node, d deduction, before, after number) {
	kinds, rule, clause := r.breachesOf(d.of, func(s *sanctioning) bool { return s.points.has() })
	code := "points_off"
	if before.sub(d.points).cmp(after) != 0 {
		code = "points_off_to_zero"
	}
	r.say(at, rule, clause, code, wording.P("points", d.points.value()), wording.P("kinds", kinds),
		wording.P("before", term(before.value())), wording.P("after", after.value()))
}

// sayBonusLessened tells how the taper and the upper bound left less of a
// bonus.
func (r *run) sayBonusLessened(n *node, full, before, added number) {
	clause := or(n.bonus.clause, n.clause)
	if t := n.bonus.taper; t != nil && before.cmp(t.from) >= 0 {
		left := t.to.sub(before)
		if left.sign() <= 0 {
			r.say(n, n.bonus.path.Key("taper"), clause, "bonus_tapered_off", wording.P("before", before.value()), wording.P("to", t.to.value()))
			return
		}
		tapered := full.mul(left).quo(t.width)
		r.say(n, n.bonus.path.Key("taper"), clause, "bonus_tapered", wording.P("full", term(full.value())), wording.P("before", term(before.value())),
			wording.P("to", term(t.to.value())), wording.P("from", term(t.from.value())), wording.P("added", tapered.value()))
		full = tapered
	}
	if full.cmp(added) != 0 {
		r.say(n, n.bonus.path.Key("up_to"), clause, "bonus_up_to", wording.P("most", n.bonus.upTo.value()), wording.P("full", full.value()), wording.P("added", added.value()))
	}
}

func (r *run) sayAdjustment(n *node, a *adjusting, before, after number, on *line) {
	clause := or(a.clause, n.clause)
	switch a.kind {
	case adjustScale:
		r.say(n, a.path, clause, "scaled", wording.P("before", term(before.value())), wording.P("after", after.value()),
			wording.P("from_low", term(a.from0.value())), wording.P("from_high", term(a.from1)),
			wording.P("to_low", term(a.to0.value())), wording.P("to_high", term(a.to1)))
	case adjustTable:
		r.sayTable(n, n.name(), before, after, on, a.path, clause)
	case adjustRound:
		r.sayRounding(n, a.round, a.path, before, after)
	case adjustAtLeast, adjustAtMost:
		if before.cmp(after) != 0 {
			code := "raised"
			if a.kind == adjustAtMost {
				code = "lowered"
			}
			r.say(n, a.path, clause, code, wording.P("before", before.value()), wording.P("after", after.value()))
		}
	}
}

func (r *run) sayRounding(n *node, how *rounding, rule thituyen.Path, before, after number) {
	r.say(n, rule, or(how.clause, n.clause), "rounded", wording.P("places", how.places), wording.P("mode", modeWords[how.mode]),
		wording.P("before", before.value()), wording.P("after", after.value()))
}

func (r *run) sayBonus(n *node, taken, before, added number) {
	var claims []any
	for _, claim := range r.more.claims {
		if _, ok := n.bonus.claims[claim]; ok {
			claims = append(claims, r.scorer.claims[claim])
		}
	}
	code := "bonus_points"
	if n.bonus.percent {
		code = "bonus_percent"
	}
	r.say(n, n.bonus.path, or(n.bonus.clause, n.clause), code, wording.P("claims", claims), wording.P("taken", taken.value()),
		wording.P("before", term(before.value())), wording.P("added", term(added.value())), wording.P("after", before.add(added).value()))
}

func (r *run) sayPass(n *node, tested number, met bool) {
	code := "pass_met"
	if !met {
		code = "pass_missed"
	}
	if n.pass.beforeBonus {
		code += "_before_bonus"
	}
	word := passWords[n.pass.above]
	r.say(n, n.pass.path, n.pass.clause, code, wording.P("tested", tested.value()), wording.P("how", word), wording.P("pass", n.pass.threshold.value()))
}

func (r *run) standing(n *node, out outcome) {
	if r.more != nil && !r.trace.used[n.index] {
		for _, s := range r.more.settled {
			if s.node == n.index && out.rank.scored() {
				value := s.spread
				if value == nil {
					value = s.remark
				}
				r.say(n, n.path, n.clause, "settlement_unused", wording.P("value", *value))
			}
		}
	}
	word := standingWords[standings[out.rank]]
	if !out.has() {
		r.say(n, n.path, "", "standing", wording.P("standing", word))
		return
	}
	r.say(n, n.path, "", "standing_value", wording.P("standing", word), wording.P("value", out.value()))
}
