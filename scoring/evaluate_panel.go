package scoring

import (
	"cmp"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// given is the value of one marker on its way through a panel.
type given struct {
	value number
	slot  int
}

// paneled combines the marks of a panel.
func (r *run) paneled(n *node) outcome {
	if out, ok := r.partsStand(n); !ok {
		return out
	}
	if len(n.children) > 0 && r.allExempt(n) {
		r.say(n, n.path, n.clause, "exempt")
		r.results[n.index].exempt = true
		return without(rankPassed)
	}
	var room [16]given
	marks := r.gather(n, room[:0])
	if n.panel.each != nil {
		var ok bool
		if marks, ok = r.convertedMarks(n, marks); !ok {
			return without(rankIncomplete)
		}
	}
	return r.combinedMarks(n, n.panel, marks)
}

// combinedMarks makes one value of marks, as a panel says.
func (r *run) combinedMarks(n *node, p *paneling, marks []given) outcome {
	if len(marks) < p.atLeast {
		if r.trace != nil {
			r.say(n, p.path, p.clause, "too_few_marks", wording.P("count", len(marks)), wording.P("needed", p.atLeast))
		}
		return without(rankIncomplete)
	}
	if len(p.bands) > 0 {
		if out, done := r.spread(n, p, marks); done {
			return out
		}
	}
	marks = r.strike(n, p, marks)
	marks = r.trim(n, p, marks)
	out := outcome{p.of(marks), rankPassed}
	if r.trace != nil {
		r.sayCombined(n, p, p.way, marks, out.number)
	}
	r.partValues(n, p, p.way, marks)
	return out
}

// allExempt reports whether nothing that counts below a panel is owed.
func (r *run) allExempt(n *node) bool {
	if len(n.counted) == 0 {
		return false
	}
	for _, child := range n.counted {
		if k := &r.nodes[child]; r.word(child) != WordExempt && !r.allExempt(k) {
			return false
		}
	}
	return true
}

// band finds the first line that holds for a spread.
func (p *paneling) band(spread number) *band {
	for i := range p.bands {
		if p.bands[i].contains(spread) {
			return &p.bands[i]
		}
	}
	return nil
}

// partsStand sees to parts below a panel that were voided or not sat: of what
// counts, the panel has no value.
func (r *run) partsStand(n *node) (outcome, bool) {
	if len(n.children) == 0 {
		return outcome{}, true
	}
	why := rankPassed
	var look func(i int)
	look = func(i int) {
		k := &r.nodes[i]
		switch r.word(i) {
		case WordAbsent:
			r.results[i].rank = rankAbsent
		case WordExempt:
			r.results[i].rank = rankPassed
		}
		if r.more != nil {
			if _, ok := r.share(k); !ok {
				r.results[i].rank = rankVoid
			}
		}
		why = first(why, r.results[i].rank)
		for _, child := range k.children {
			look(child)
		}
	}
	for _, child := range n.children {
		look(child)
	}
	if why == rankPassed {
		return outcome{}, true
	}
	if why == rankAbsent {
		r.say(n, n.path, n.clause, "part_absent")
	}
	return without(why), false
}

// gather takes the value of each marker who marked all there is to mark.
func (r *run) gather(n *node, into []given) []given {
	slots := 0
	for _, leaf := range r.groups[n.group].leaves {
		slots = max(slots, len(r.row(leaf)))
	}
	names := r.roster(n.group)
	for k := range slots {
		into = append(into, given{slot: k})
	}
	if names != nil {
		// Their order is that of their names, not of who was entered first.
		slices.SortFunc(into, func(a, b given) int { return cmp.Compare(names[a.slot], names[b.slot]) })
	}
	kept := into[:0]
	for _, g := range into {
		if n.marked() {
			units := r.row(n.leaf)
			if g.slot >= len(units) || units[g.slot] == missingCell {
				r.sayMissing(n, g.slot, nil)
				continue
			}
			g.value = r.load(n, g.slot, units[g.slot])
			if r.trace != nil {
				r.sayMark(n, n, g.slot, g.value)
			}
		} else if lacking := r.lacks(n, g.slot); lacking != nil {
			r.sayMissing(n, g.slot, lacking)
			continue
		} else {
			g.value = r.ofMarker(n, n, g.slot)
		}
		kept = append(kept, g)
	}
	return kept
}

// lacks finds a part that a marker left out.
func (r *run) lacks(n *node, slot int) *node {
	for _, child := range n.children {
		k := &r.nodes[child]
		if r.word(child) == WordExempt {
			continue
		}
		if !k.marked() {
			if lacking := r.lacks(k, slot); lacking != nil {
				return lacking
			}
			continue
		}
		if row := r.row(k.leaf); slot >= len(row) || row[slot] == missingCell {
			return k
		}
	}
	return nil
}

// ofMarker is what one marker gave a component at or below the panel's.
// Sanctions, adjustments and rounding of a part act on it.
func (r *run) ofMarker(top, n *node, slot int) number {
	var v number
	if n.marked() {
		v = r.load(n, slot, r.row(n.leaf)[slot])
		if r.trace != nil {
			r.sayMark(top, n, slot, v)
		}
	} else {
		v = r.combineOfMarker(top, n, slot)
	}
	if n == top || !v.has() {
		return v
	}
	if r.more != nil {
		if d, ok := r.share(n); ok {
			v = r.deducted(top, d, v)
		}
	}
	v = r.converted(n, outcome{number: v}).number
	if n.round != nil {
		before := v
		v = v.round(n.round)
		if r.trace != nil {
			r.sayRounding(n, n.round, n.roundPath, before, v)
		}
	}
	return v
}

func (r *run) combineOfMarker(top, n *node, slot int) number {
	values := map[int]number{}
	for _, child := range n.children {
		if r.word(child) != WordExempt {
			values[child] = r.ofMarker(top, &r.nodes[child], slot)
		}
	}
	return r.combine(n, func(i int) number { return values[i] })
}

// spread sees what the spread of all marks asks for; done where it settles
// the value, or leaves none yet.
func (r *run) spread(n *node, p *paneling, marks []given) (outcome, bool) {
	low, high := marks[0].value, marks[0].value
	for _, g := range marks[1:] {
		if g.value.cmp(low) < 0 {
			low = g.value
		}
		if g.value.cmp(high) > 0 {
			high = g.value
		}
	}
	spread := high.sub(low)
	b := p.band(spread)
	if b == nil {
		// Compile has seen to it that a line holds for every spread.
		r.report(p.given().Key(n.id), "no_band", wording.P("spread", spread.value()))
		return without(rankIncomplete), true
	}
	if r.trace != nil {
		r.saySpread(n, b, low, high, spread)
	}
	if most := p.atMost; b.then != ThenAnotherMarker && most > 0 && len(marks) > most {
		r.report(p.given().Key(n.id), "markers_above_most", wording.P("count", len(marks)), wording.P("most", most))
	}
	switch b.then {
	case ThenRefer:
		return r.referred(n, p, b), true
	case ThenAnotherMarker:
		return r.another(n, p, b, marks)
	}
	return outcome{}, false
}

// referred waits for the competent person, or takes what they decided.
func (r *run) referred(n *node, p *paneling, b *band) outcome {
	decided, ok := r.decided(n, func(s settled) bool { return p.settled(s) != nil })
	if !ok {
		r.say(n, b.path, b.clause, "spread_refers")
		return without(rankReferred)
	}
	r.settledBy = true
	out := outcome{r.constant(numberOf(*p.settled(decided))), rankPassed}
	if r.trace != nil {
		r.say(n, b.path, b.clause, "spread_settled", wording.P("value", out.value()))
	}
	return out
}

// another waits for a third mark, or settles by three.
func (r *run) another(n *node, p *paneling, b *band, marks []given) (outcome, bool) {
	switch {
	case len(marks) < 3:
		if r.trace != nil {
			r.say(n, b.path, b.clause, "third_awaited", wording.P("count", len(marks)))
		}
		return without(rankIncomplete), true
	case len(marks) > 3:
		r.report(p.given().Key(n.id), "fourth_mark", wording.P("count", len(marks)))
		return without(rankIncomplete), true
	}
	sorted := slices.Clone(marks)
	slices.SortStableFunc(sorted, func(a, b given) int { return a.value.cmp(b.value) })
	low, middle, high := sorted[0], sorted[1], sorted[2]
	way := PanelMean
	switch b.third {
	case "":
		return outcome{}, false
	case ThirdMean:
	case ThirdMedian:
		way = PanelMedian
	case ThirdTwoEqualElseRefer, ThirdTwoEqualElseMean:
		switch {
		case low.value.cmp(middle.value) == 0:
			sorted = sorted[:2]
		case middle.value.cmp(high.value) == 0:
			sorted = sorted[1:]
		case b.third == ThirdTwoEqualElseRefer:
			return r.referred(n, p, b), true
		}
	case ThirdClosestTwo:
		if middle.value.sub(low.value).cmp(high.value.sub(middle.value)) < 0 {
			sorted = sorted[:2]
		} else {
			sorted = sorted[1:]
		}
	}
	out := outcome{combineMarks(way, sorted), rankPassed}
	if r.trace != nil {
		r.sayCombined(n, p, way, sorted, out.number)
	}
	r.partValues(n, p, way, sorted)
	return out, true
}

// strike takes out the marks too far from the mean of all, together; where
// all that are left would go, none does.
func (r *run) strike(n *node, p *paneling, marks []given) []given {
	if p.beyond == nil {
		return marks
	}
	// What lies too far from the mean lies at the ends.
	slices.SortStableFunc(marks, func(a, b given) int { return a.value.cmp(b.value) })
	total := sumOf(marks)
	for {
		mean := total.quo(r.constant(whole(len(marks))))
		from, to := 0, len(marks)
		for from < to && mean.sub(marks[from].value).cmp(*p.beyond) > 0 {
			from++
		}
		for from < to && marks[to-1].value.sub(mean).cmp(*p.beyond) > 0 {
			to--
		}
		if from == to || to-from == len(marks) {
			return marks
		}
		for i, g := range marks {
			if i < from || i >= to {
				total = total.sub(g.value)
				if r.trace != nil {
					r.sayStruck(n, p, g, mean)
				}
			}
		}
		if marks = marks[from:to]; !p.repeat {
			return marks
		}
	}
}

// trim leaves out the highest and the lowest marks. Where outliers left too
// few to trim, none is: as where all would be struck out.
func (r *run) trim(n *node, p *paneling, marks []given) []given {
	if p.way != PanelTrimmedMean || len(marks) <= p.high+p.low {
		return marks
	}
	slices.SortStableFunc(marks, func(a, b given) int { return a.value.cmp(b.value) })
	if r.trace != nil {
		for i, g := range marks {
			switch {
			case i < p.low:
				r.sayTrimmed(n, p, "trimmed_low", g)
			case i >= len(marks)-p.high:
				r.sayTrimmed(n, p, "trimmed_high", g)
			}
		}
	}
	return marks[p.low : len(marks)-p.high]
}

// given is where the marks of a panel stand in a document.
func (p *paneling) given() thituyen.Path {
	if p.remark {
		return thituyen.Path{}.Key("remarked")
	}
	return thituyen.Path{}.Key("marks")
}

// settled is what the competent person decided of what the panel refers.
func (p *paneling) settled(s settled) *thituyen.Value {
	if p.remark {
		return s.remark
	}
	return s.spread
}

func (p *paneling) of(marks []given) number { return combineMarks(p.way, marks) }

func sumOf(marks []given) number {
	total := marks[0].value
	for _, g := range marks[1:] {
		total = total.add(g.value)
	}
	return total
}

// combineMarks combines what is left of the marks, at least one.
func combineMarks(way PanelWay, marks []given) number {
	byValue := func(a, b given) int { return a.value.cmp(b.value) }
	switch way {
	case PanelSum:
		return sumOf(marks)
	case PanelHighest:
		return slices.MaxFunc(marks, byValue).value
	case PanelLowest:
		return slices.MinFunc(marks, byValue).value
	case PanelMedian:
		sorted := slices.Clone(marks)
		slices.SortStableFunc(sorted, byValue)
		middle := len(sorted) / 2
		if len(sorted)%2 == 1 {
			return sorted[middle].value
		}
		marks = sorted[middle-1 : middle+1]
	}
	total := sumOf(marks)
	return total.quo(number{num: int64(len(marks)), den: 1})
}

// partValues gives the parts below a panel what the panel makes of their
// marks, of the markers it kept.
func (r *run) partValues(n *node, p *paneling, way PanelWay, kept []given) {
	if len(n.children) == 0 || p.remark {
		return
	}
	quiet := *r
	quiet.trace = nil
	var each func(i int)
	each = func(i int) {
		k := &r.nodes[i]
		r.results[i].rank = rankPassed
		if r.word(i) == WordExempt {
			return
		}
		marks := make([]given, len(kept))
		for m, g := range kept {
			marks[m] = given{quiet.ofMarker(n, k, g.slot), g.slot}
		}
		if !marks[0].value.has() {
			return // all of it is exempt
		}
		r.results[i].number = combineMarks(way, marks)
		for _, child := range k.children {
			each(child)
		}
	}
	for _, child := range n.children {
		each(child)
	}
}
