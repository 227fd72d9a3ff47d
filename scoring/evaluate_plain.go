package scoring

// layPlain finds the components that most candidates take in one pass over
// the words of a row: marked, by one or for the mean of several, and then
// neither adjusted nor raised by a bonus.
func (c *compiler) layPlain() {
	for i := range c.nodes {
		n := &c.nodes[i]
		n.plain = !c.wide && n.marked() && !n.below && n.unitsFit && n.shortlists == nil && n.adjust == nil && n.bonus == nil &&
			(n.panel == nil || n.panel.way == PanelMean && n.panel.each == nil && n.panel.beyond == nil) &&
			(n.round == nil || n.unit%n.round.unit == 0)
		if n.round != nil {
			n.roundStep = n.unit / n.round.unit
		}
	}
}

// plainly scores a plain component of a candidate with nothing but marks, as
// the long way would; it leaves to that whatever asks for more: a
// component not reached, too few marks, a spread that is not just combined.
func (r *run) plainly(n *node) bool {
	for _, g := range n.gates {
		if r.results[g.at].rank != rankPassed {
			return false
		}
	}
	var total, count int64
	low, high := int64(1<<62), int64(-1<<62)
	for _, units := range r.row(n.leaf) {
		if units == missingCell {
			continue
		}
		total += units // far from the end of a word: see leaf
		count++
		low, high = min(low, units), max(high, units)
	}
	if count == 0 {
		return false
	}
	if p := n.panel; p != nil {
		if count < int64(p.atLeast) || p.atMost > 0 && count > int64(p.atMost) {
			return false
		}
		if len(p.bands) > 0 {
			if b := p.band(number{num: high - low, den: n.unit}); b == nil || b.then != ThenCombine {
				return false
			}
		}
	}
	out := &r.results[n.index]
	out.number, out.rank = number{num: total, den: n.unit * count}, rankPassed
	before := out.number
	if n.beforeSlot >= 0 {
		r.results[n.beforeSlot].number = before
	}
	if n.round != nil {
		out.number = n.round.words(total, n.roundStep*count)
	}
	if n.pass != nil {
		out.rank = r.pass(n, outcome{out.number, rankPassed}, before)
	}
	return true
}
