package scoring

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// outcome is a value on its way through the order at a component, where it
// has one, and the component's standing so far.
type outcome struct {
	number
	rank rank
}

func without(why rank) outcome { return outcome{rank: why} }

// all scores every component, those that others need first.
func (r *run) all() {
	if b, ok := r.voidsAll(); ok {
		r.voidEverything(b)
		return
	}
	marksAlone := r.trace == nil && (r.more == nil ||
		r.more.words == nil && len(r.more.breaches) == 0 && len(r.more.remarked) == 0)
	for _, i := range r.order {
		n := &r.nodes[i]
		if r.tally != nil && i == r.stages[r.tally.stage].node {
			r.tallied(n)
			return
		}
		if !marksAlone || !n.plain || !r.plainly(n) {
			r.component(n)
		}
	}
}

// voidsAll finds a breach whose sanction takes the whole performance.
func (r *run) voidsAll() (breach, bool) {
	if r.more != nil {
		for _, b := range r.more.breaches {
			if r.sanctions[b.kind].void == VoidAll {
				return b, true
			}
		}
	}
	return breach{}, false
}

// voidEverything: where everything is void, nothing else is asked, not even
// whether a component was reached.
func (r *run) voidEverything(b breach) {
	for i := range r.nodes {
		r.results[i].rank = rankVoid
	}
	if r.trace == nil {
		return
	}
	r.say(&r.nodes[0], r.sanctions[b.kind].path, r.sanctions[b.kind].clause, "void_all",
		wording.P("kind", r.sanctions[b.kind].title), wording.P("component", r.nodes[b.node].name()))
}

// component takes one component through its order.
func (r *run) component(n *node) {
	if len(n.gates) > 0 && !r.reached(n) || len(n.shortlists) > 0 && !r.shortlisted(n) {
		return
	}
	out := r.combined(n)
	if out.rank == rankVoid || out.rank == rankAbsent {
		out.number = number{} // of what is void or not sat, nothing is worked out
	}
	if r.more != nil && len(r.more.breaches) > 0 {
		out = r.sanctioned(n, out)
	}
	if out.has() {
		out = r.converted(n, out)
	}
	if out.has() {
		out = r.finished(n, out)
	}
	if out.rank.valueless() || !out.has() {
		out.number = number{}
		r.forget(n)
	}
	if n.panel != nil {
		r.standBelow(n, out)
	}
	r.results[n.index].number, r.results[n.index].rank = out.number, out.rank
	if r.trace != nil {
		r.standing(n, out)
	}
}

// forget takes back what was kept of a value that does not stand.
func (r *run) forget(n *node) {
	if n.beforeSlot >= 0 {
		r.results[n.beforeSlot] = result{}
	}
	if n.bonusSlot >= 0 {
		r.results[n.bonusSlot] = result{}
	}
}

// standBelow: the parts below a panel stand with it, save those with a
// standing of their own, and have a value only where the panel has.
func (r *run) standBelow(n *node, out outcome) {
	for _, child := range n.children {
		k := &r.results[child]
		switch {
		case r.word(child) == WordExempt:
			k.rank = rankPassed
		case out.has():
			k.rank = rankPassed
		case k.rank == rankNone || k.rank == rankPassed:
			k.rank = out.rank
		}
		if !out.has() {
			k.number = number{}
		}
		r.standBelow(&r.nodes[child], out)
	}
}

// reached reports whether every component to be passed first was. What was
// given for a component not reached is a mistake.
func (r *run) reached(n *node) bool {
	for _, g := range n.gates {
		if r.results[g.at].rank == rankPassed {
			continue
		}
		if n.group >= 0 {
			for _, leaf := range r.groups[n.group].leaves {
				if r.anyMark(leaf) {
					k := &r.nodes[r.leaves[leaf]]
					r.report(thituyen.Path{}.Key("marks").Key(k.id), "marks_not_reached", wording.P("component", k.name()), wording.P("gate", r.nodes[g.at].name()))
				}
			}
		}
		if r.more != nil {
			r.decidedUnreached(n, g)
		}
		if r.trace != nil {
			r.say(n, n.path.Key("after"), n.clause, "not_reached", wording.P("gate", r.nodes[g.at].name()))
		}
		return false
	}
	return true
}

func (r *run) decidedUnreached(n *node, g gate) {
	for _, s := range r.more.settled {
		if s.node == n.index {
			r.report(thituyen.Path{}.Key("settled").Key(n.id), "decided_not_reached", wording.P("component", n.name()), wording.P("gate", r.nodes[g.at].name()))
		}
	}
	for _, m := range r.more.remarked {
		if m.node == n.index {
			r.report(thituyen.Path{}.Key("remarked").Key(n.id), "decided_not_reached", wording.P("component", n.name()), wording.P("gate", r.nodes[g.at].name()))
		}
	}
}

// combined is what a component is before its sanctions.
func (r *run) combined(n *node) outcome {
	switch r.word(n.index) {
	case WordAbsent:
		r.say(n, n.path, n.clause, "absent")
		if r.voidWithin(n) {
			return without(rankVoid)
		}
		return without(rankAbsent)
	case WordExempt:
		r.say(n, n.path, n.clause, "exempt")
		r.results[n.index].exempt = true
		return without(rankPassed)
	}
	switch {
	case n.panel != nil:
		return r.paneled(n)
	case n.marked():
		return r.single(n)
	case n.from != nil:
		return r.drawn(n)
	}
	return r.parts(n)
}

// word stands in place of a component's marks: as given, or exempt where it is
// optional and nothing was given.
func (r *run) word(i int) Word {
	if w := r.body.word(i); w != "" {
		return w
	}
	for _, k := range r.nodes[i].optionals {
		if !r.given(k) {
			return WordExempt
		}
	}
	return ""
}

// given reports whether anything was given at or below a component.
func (r *run) given(i int) bool {
	n := &r.nodes[i]
	if r.body.word(i) != "" || n.marked() && r.anyMark(n.leaf) {
		return true
	}
	return slices.ContainsFunc(n.children, r.given)
}

// voidWithin reports whether a sanction makes something below a component
// void.
func (r *run) voidWithin(n *node) bool {
	return r.more != nil && slices.ContainsFunc(r.more.breaches, func(b breach) bool {
		return r.sanctions[b.kind].void != "" && r.within(b.node, n.index)
	})
}

// single is the one mark of a component without a panel.
func (r *run) single(n *node) outcome {
	for slot, units := range r.row(n.leaf) {
		if units != missingCell {
			mark := r.load(n, slot, units)
			if r.trace != nil {
				r.sayMark(n, n, slot, mark)
			}
			return outcome{mark, rankPassed}
		}
	}
	r.say(n, n.path, n.clause, "no_mark")
	return without(rankIncomplete)
}

// load turns a cell into a number.
func (r *run) load(n *node, slot int, units int64) number {
	if units == wideCell {
		v := r.more.wide[cell{n.leaf, slot}]
		return r.constant(numberOf(v))
	}
	return r.constant(number{num: units, den: n.unit})
}

// parts combines the points of the parts that count. The standing is over all
// parts.
func (r *run) parts(n *node) outcome {
	out := without(rankPassed)
	unreached, lacking, exempted := false, len(n.counted) == 0, 0
	for _, child := range n.children {
		part := &r.results[child]
		out.rank = first(out.rank, part.rank)
		if !r.nodes[child].counts {
			continue
		}
		if part.exempt && part.rank == rankPassed {
			exempted++
			if k := &r.nodes[child]; n.combine.way != Mean && !k.optional {
				out.rank = first(out.rank, rankIncomplete)
			}
			continue
		}
		unreached = unreached || part.rank == rankNone
		lacking = lacking || !part.has()
	}
	if exempted > 0 && exempted == len(n.counted) && out.rank == rankPassed {
		r.say(n, n.path, n.clause, "exempt")
		r.results[n.index].exempt = true
		return out
	}
	if unreached && out.rank == rankPassed {
		out.rank = rankNone // what it is made of was never to be marked
	}
	if !lacking && exempted < len(n.counted) {
		out.number = r.combine(n, func(i int) number { return r.results[i].number })
	}
	return out
}

// combine combines the points of the counted parts, whose values are given.
func (r *run) combine(n *node, value func(i int) number) number {
	if n.combine.way == Sum && r.trace == nil {
		var sum number
		for k, i := range n.counted {
			points := r.nodes[i].points(value(i))
			if k == 0 {
				sum = points
			} else {
				sum = sum.add(points)
			}
		}
		return sum
	}
	parts, points, weights := make([]int, 0, len(n.counted)), make([]number, 0, len(n.counted)), r.constant(whole(0))
	for _, i := range n.counted {
		if v := value(i); v.has() { // else left out: exempt
			parts, points = append(parts, i), append(points, r.nodes[i].points(v))
			weights = weights.add(r.nodes[i].weight)
		}
	}
	if len(parts) == 0 {
		return number{}
	}
	out := n.combine.of(points, weights)
	if r.trace != nil {
		r.sayParts(n, parts, value, points, weights, out)
	}
	return out
}

// points is value × weight, rounded where the component says so.
func (n *node) points(value number) number {
	if n.weighted || n.weight.den != 1 {
		value = value.mul(n.weight)
	}
	if n.roundPoints != nil {
		value = value.round(n.roundPoints)
	}
	return value
}

// of combines points; of a mean, over the sum of the weights.
func (m combining) of(points []number, weights number) number {
	switch m.way {
	case Highest:
		return slices.MaxFunc(points, number.cmp)
	case Lowest:
		return slices.MinFunc(points, number.cmp)
	case Best:
		points = slices.Clone(points)
		slices.SortStableFunc(points, func(a, b number) int { return b.cmp(a) })
		return sum(points[:min(m.best, len(points))])
	case Mean:
		return sum(points).quo(weights)
	case Product:
		out := points[0]
		for _, v := range points[1:] {
			out = out.mul(v)
		}
		return out
	}
	return sum(points)
}

func sum(numbers []number) number {
	out := numbers[0]
	for _, v := range numbers[1:] {
		out = out.add(v)
	}
	return out
}

// drawn is a value from a fact or from other components.
func (r *run) drawn(n *node) outcome {
	if n.from.components != nil {
		return r.drawnFromComponents(n)
	}
	if r.more == nil || r.more.facts == nil || r.more.facts[n.from.factSlot] == nil {
		if r.trace != nil {
			r.say(n, n.from.path, n.from.clause, "fact_missing", wording.P("fact", n.from.fact))
		}
		return without(rankIncomplete)
	}
	given := r.constant(numberOf(*r.more.facts[n.from.factSlot]))
	if n.from.table != nil {
		points, l := look(n.from.table, n.from.otherwise, given)
		if r.trace != nil {
			r.sayTable(n, thituyen.Title{}.Or(n.from.fact), given, points, l, n.from.path, n.from.clause)
		}
		return outcome{points, rankPassed}
	}
	value := given.mul(n.from.per)
	code := "fact_per"
	if most := n.from.atMost; most != nil && value.cmp(*most) > 0 {
		value, code = *most, "fact_capped"
	}
	if r.trace != nil {
		params := []thituyen.Param{
			wording.P("fact", n.from.fact), wording.P("given", term(given.value())), wording.P("per", term(n.from.per.value())),
			wording.P("product", given.mul(n.from.per).value()), wording.P("value", value.value()),
		}
		r.say(n, n.from.path, n.from.clause, code, params...)
	}
	return outcome{value, rankPassed}
}

// look finds what a value is worth by a table, and the line it falls on; nil
// where it falls on none.
func look(table []line, otherwise, v number) (number, *line) {
	for i := range table {
		if table[i].contains(v) {
			return table[i].points, &table[i]
		}
	}
	return otherwise, nil
}

// drawnFromComponents combines the values of other components. One without a
// value leaves none, and lends its standing: void, absent, referred and
// incomplete as they are; not reached where the source failed or was not
// reached. A source that was exempt makes a component that counts incomplete,
// and leaves one that does not count passed.
func (r *run) drawnFromComponents(n *node) outcome {
	why, lacking := rankNone, false
	values := make([]number, len(n.from.components))
	for k, i := range n.from.components {
		source := &r.results[i]
		if values[k] = source.number; source.has() {
			continue
		}
		lacking = true
		lent := source.rank
		switch {
		case lent == rankFailed:
			lent = rankNone
		case lent == rankPassed && n.counts:
			lent = rankIncomplete
		}
		why = first(why, lent)
		if r.trace != nil {
			r.say(n, n.from.path, n.from.clause, "source_without_value", wording.P("source", r.nodes[i].name()))
		}
	}
	if lacking {
		return without(why)
	}
	out := n.combine.of(values, r.constant(whole(len(values))))
	if r.trace != nil {
		r.saySources(n, values, out)
	}
	return outcome{out, rankPassed}
}
