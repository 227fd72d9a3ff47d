package scoring

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// panel compiles a component's panel; nil where it has none.
func (c *compiler) panel(m Component, path thituyen.Path) *paneling {
	if m.Panel == nil || m.From != nil {
		return nil
	}
	at := path.Key("panel")
	out := c.panelOf(m.Panel, m.Clause, at)
	for i, a := range m.Panel.Each {
		if each, ok := c.adjustment(a, eachMark, at.Key("each").Index(i)); ok {
			out.each = append(out.each, each)
		}
	}
	return out
}

// panelOf compiles how several marks become one.
func (c *compiler) panelOf(p *Panel, clause string, at thituyen.Path) *paneling {
	out := &paneling{way: PanelMean, atLeast: 1, path: at, clause: or(p.Clause, clause)}
	if p.Combine != nil {
		c.panelCombine(*p.Combine, at.Key("combine"), out)
	}
	if p.Markers != nil {
		if p.Markers.AtLeast != nil {
			out.atLeast = *p.Markers.AtLeast
		}
		if p.Markers.AtMost != nil {
			if out.atMost = *p.Markers.AtMost; out.atMost < out.atLeast {
				c.report(at.Key("markers").Key("at_most"), "markers_crossed", wording.P("most", out.atMost), wording.P("least", out.atLeast))
			}
		}
	}
	if trimmed := out.high + out.low; trimmed >= out.atLeast && out.way == PanelTrimmedMean && trimmed > 0 {
		c.report(at.Key("combine"), "trim_leaves_none", wording.P("trimmed", trimmed), wording.P("least", out.atLeast))
	}
	if p.Outliers != nil {
		if beyond, ok := c.constant(p.Outliers.Beyond, at.Key("outliers").Key("beyond")); ok {
			ready := c.ready(beyond)
			out.beyond, out.repeat = &ready, p.Outliers.Repeat
			out.outlierClause = or(p.Outliers.Clause, out.clause)
		}
	}
	if p.Spread != nil && len(p.Spread) == 0 {
		c.report(at.Key("spread"), "empty_table")
	}
	for i, b := range p.Spread {
		c.band(b, at.Key("spread").Index(i), out)
	}
	return out
}

func (c *compiler) panelCombine(m PanelCombine, path thituyen.Path, out *paneling) {
	switch out.way = m.Way; m.Way {
	case PanelMean, PanelMedian, PanelSum, PanelHighest, PanelLowest:
	case PanelTrimmedMean:
		out.high, out.low = m.Trim.High, m.Trim.Low
		at := path.Key("trimmed_mean")
		switch {
		case out.high < 0 || out.low < 0 || out.high > maxMarkers || out.low > maxMarkers:
			c.report(at, "trim_range", wording.P("limit", maxMarkers))
			out.high, out.low = 0, 0
		case out.high+out.low == 0:
			c.report(at, "trim_nothing")
		}
	default:
		c.mistakes = append(c.mistakes, document.At(path, document.NotOneOf(string(m.Way), append([]string{"trimmed_mean"}, panelWords...))))
	}
}

func (c *compiler) band(b Band, path thituyen.Path, out *paneling) {
	interval, ok := c.interval(b.From, b.Above, b.Below, b.UpTo, path)
	another := b.Then == ThenAnotherMarker
	if b.Third != "" && !another {
		c.report(path.Key("third"), "third_unasked", wording.P("then", string(b.Then)))
	}
	if another && out.atLeast > 3 {
		c.report(path.Key("then"), "another_too_late", wording.P("least", out.atLeast))
	}
	out.third = out.third || another
	out.refers = out.refers || b.Then == ThenRefer || another && b.Third == ThirdTwoEqualElseRefer
	if !ok {
		out.broken = true
		return
	}
	interval.clause = or(b.Clause, out.clause)
	out.bands = append(out.bands, band{line: interval, then: b.Then, third: b.Third})
}

// checkBands finds the spreads that no line holds for, and the lines that
// lines before them leave nothing to.
func (c *compiler) checkBands() {
	for i := range c.nodes {
		n := &c.nodes[i]
		c.checkBandsOf(n, n.panel, n.markerSpan, n.marked() && n.panel != nil && n.panel.each == nil)
		if n.remark != nil {
			c.checkBandsOf(n, n.remark.panel, n.valueRange, false)
		}
	}
}

// checkBandsOf looks at one panel. Where its marks are as they were given, they
// are multiples of the step, and so are their spreads.
func (c *compiler) checkBandsOf(n *node, p *paneling, each span, stepped bool) {
	if p == nil || len(p.bands) == 0 || p.broken {
		return
	}
	lines := make([]line, len(p.bands))
	for k := range p.bands {
		lines[k] = p.bands[k].line
	}
	all := span{lo: new(thituyen.Value), hi: each.width()}
	step := thituyen.Int(1)
	if stepped {
		step = thituyen.Fraction(1, n.unit)
		if n.step != nil {
			step = *n.step
		}
	}
	possible := func(stretch [2]edge) bool { return !stepped || holdsMultiple(stretch, step) }
	for _, gap := range gaps(lines, all.start(), all.end()) {
		if possible(gap) {
			c.report(p.path.Key("spread"), "spread_gap", wording.P("gap", between(gap)))
		}
	}
	for k := range lines {
		// No spread is negative, and none is beyond that of the ends.
		from, to := lines[k].start(), lines[k].end()
		if from.cmp(all.start()) < 0 {
			from = all.start()
		}
		if to.cmp(all.end()) > 0 {
			to = all.end()
		}
		if from.cmp(to) >= 0 || !slices.ContainsFunc(gaps(lines[:k], from, to), possible) {
			c.report(lines[k].path, "band_shadowed", wording.P("line", lines[k].words()))
		}
	}
}
