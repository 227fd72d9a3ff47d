package scoring

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// component compiles one component and all below it. Above is the node of
// its parent, nil for the root.
func (c *compiler) component(m Component, above *node, path thituyen.Path) int {
	n := node{
		index: len(c.nodes), parent: -1, id: m.ID, title: m.Title, clause: m.Clause, path: path,
		counts: m.Counts == nil || *m.Counts, exempt: m.Exempt, optional: m.Optional, anonymous: m.Anonymous || above != nil && above.anonymous, after: -1, leaf: -1, group: -1,
		weight: c.ready(thituyen.Int(1)),
	}
	panelAt := -1
	if above != nil {
		n.parent = above.index
		if panelAt = c.drafts[above.index].panelAt; above.panel != nil {
			panelAt = above.index
		}
	}
	n.below = panelAt >= 0
	if above != nil {
		n.optionals = slices.Clone(above.optionals)
	}
	if n.optional {
		n.optionals = append(n.optionals, n.index)
	}
	c.nodes, c.drafts = append(c.nodes, n), append(c.drafts, draft{m, panelAt})
	c.identify(m, &n)
	c.kind(m, &n)
	if n.below {
		c.belowPanel(m, &n, c.nodes[panelAt].id)
	} else {
		n.panel = c.panel(m, path)
	}
	c.steps(m, &n)
	if m.Weight != nil {
		if m.Weight.Sign() <= 0 {
			c.report(path.Key("weight"), "weight_not_above_zero", wording.P("found", m.Weight.Value))
		} else {
			n.weight, n.weighted = c.ready(m.Weight.Value), !m.Weight.Equal(thituyen.Int(1))
		}
	}
	c.marking(&n, panelAt)
	c.nodes[n.index] = n
	for i, part := range m.Parts {
		child := c.component(part, &n, path.Key("parts").Index(i))
		n.children = append(n.children, child)
		if c.nodes[child].counts {
			n.counted = append(n.counted, child)
		}
	}
	c.combine(m, &n)
	c.nodes[n.index] = n
	return n.index
}

func (c *compiler) identify(m Component, n *node) {
	at := n.path.Key("id")
	if m.ID == "" {
		return // reported as missing
	}
	c.checkName(m.ID, at)
	if before, double := c.byID[m.ID]; double {
		c.report(at, "duplicate_id", wording.P("id", m.ID), wording.P("first", c.where(before)))
		return
	}
	c.byID[m.ID] = n.index
}

// where names the place of a component for people.
func (c *compiler) where(i int) string {
	if path := c.nodes[i].path.String(); path != "" {
		return path
	}
	return "scoring"
}

// kind sees to it that a component is one of marked, made of parts and drawn.
func (c *compiler) kind(m Component, n *node) {
	composite, drawn := m.Parts != nil, m.From != nil
	if limit, ok := c.constant(m.Max, n.path.Key("max")); ok {
		n.max = &limit
	}
	switch {
	case composite && drawn:
		c.report(n.path.Key("from"), "parts_and_from")
	case composite && len(m.Parts) == 0:
		c.report(n.path.Key("parts"), "empty_parts")
	case composite:
	case drawn:
		n.from = c.from(m, n.path)
		if m.Panel != nil {
			c.report(n.path.Key("panel"), "panel_drawn")
		}
	default:
		c.leaf(m, n)
		return
	}
	for _, field := range []struct {
		key string
		d   *decimal.Decimal
	}{{"min", m.Min}, {"step", m.Step}} {
		if field.d != nil {
			c.report(n.path.Key(field.key), "only_where_marked", wording.P("key", field.key))
		}
	}
}

// leaf compiles a marked component: the bounds of its marks and the unit in
// which they are kept.
func (c *compiler) leaf(m Component, n *node) {
	n.leaf = len(c.leaves)
	c.leaves = append(c.leaves, n.index)
	switch {
	case m.Max == nil && n.parent < 0:
		c.report(n.path, "root_is_nothing")
	case m.Max == nil:
		c.report(n.path.Key("max"), "max_needed", wording.P("id", m.ID))
	}
	n.min, _ = c.constant(m.Min, n.path.Key("min"))
	if n.max != nil {
		if n.most = *n.max; n.most.Cmp(n.min) <= 0 {
			c.report(n.path.Key("max"), "max_not_above_min", wording.P("max", n.most), wording.P("min", n.min))
			n.max = nil // nothing more can be told from it
		}
	}
	n.places = exact.DecimalDigits
	if step, ok := c.constant(m.Step, n.path.Key("step")); ok && step.Sign() > 0 {
		n.step = &step
		for n.places = 0; !step.Round(n.places, thituyen.Down).Equal(step); n.places++ {
		}
	}
	n.unit = 1
	for range n.places {
		n.unit *= 10
	}
	units := func(v thituyen.Value) (int64, bool) {
		scaled := v.Mul(thituyen.Int(n.unit)).Round(0, thituyen.Down)
		return scaled.Numerator()
	}
	low, ok1 := units(n.min)
	high, ok2 := units(n.most)
	const far = 1 << 45 // so that the sum of as many marks as may be fits
	n.unitsFit = ok1 && ok2 && low > -far && high < far
	n.low, n.high = low, high
	if n.step != nil {
		n.stepUnits, _ = units(*n.step)
	}
}

// marking gives a component its set of markers.
func (c *compiler) marking(n *node, panelAt int) {
	switch {
	case n.below:
		n.group = c.nodes[panelAt].group
	case n.panel != nil || n.marked():
		n.group = len(c.groups)
		c.groups = append(c.groups, group{node: n.index})
	default:
		return
	}
	if n.marked() && n.group >= 0 {
		c.groups[n.group].leaves = append(c.groups[n.group].leaves, n.leaf)
	}
}

// belowPanel refuses what has no meaning for the marks of one marker.
func (c *compiler) belowPanel(m Component, n *node, panel string) {
	for _, field := range []struct {
		key   string
		given bool
	}{
		{"pass", m.Pass != nil},
		{"bonus", m.Bonus != nil},
		{"from", m.From != nil},
		{"remark", m.Remark != nil},
		{"after", m.After != ""},
		{"shortlist", m.Shortlist != nil},
	} {
		if field.given {
			c.report(n.path.Key(field.key), "not_below_panel", wording.P("key", field.key), wording.P("panel", panel))
		}
	}
	if m.Panel != nil {
		c.report(n.path.Key("panel"), "panel_below_panel", wording.P("panel", panel))
	}
}

func (c *compiler) combine(m Component, n *node) {
	n.combine = combining{way: Sum}
	written, path := m.Combine, n.path.Key("combine")
	if m.From != nil && m.From.Combine != nil {
		if written != nil {
			c.report(path, "combine_twice")
		}
		written, path = m.From.Combine, n.path.Key("from").Key("combine")
	}
	count := len(n.counted)
	if m.From != nil {
		count = len(m.From.Components)
	}
	if written == nil {
		c.countsSomething(m, n)
		return
	}
	if m.Parts == nil && (m.From == nil || m.From.Components == nil) {
		c.report(path, "combine_without_parts")
		return
	}
	if n.combine.way = written.Way; written.Way == "" && written.Best != 0 {
		n.combine.way = Best
	}
	n.combine.best = written.Best
	switch n.combine.way {
	case Sum, Mean, Highest, Lowest, Product:
	case Best:
		if written.Best < 1 || written.Best > count {
			c.report(path.Key("best"), "best_range", wording.P("found", written.Best), wording.P("count", count))
		}
	default:
		c.mistakes = append(c.mistakes, document.At(path, document.NotOneOf(string(written.Way), append([]string{"best"}, ways...))))
	}
	c.countsSomething(m, n)
}

// countsSomething refuses rules on the value of parts of which none counts.
func (c *compiler) countsSomething(m Component, n *node) {
	if len(m.Parts) == 0 || len(n.counted) > 0 {
		return
	}
	needed := m.Combine != nil || m.Pass != nil || m.Adjust != nil || m.Bonus != nil || m.Round != nil ||
		m.Remark != nil || m.Panel != nil || n.below || n.parent >= 0 && n.counts
	if needed {
		c.report(n.path.Key("parts"), "nothing_counts", wording.P("id", m.ID))
	}
}
