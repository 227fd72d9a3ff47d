package scoring

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// span is the values that something can take: both ends are included, and an
// end that is nil is open without limit. The zero span is everything.
type span struct{ lo, hi *thituyen.Value }

func spanOf(lo, hi thituyen.Value) span { return span{&lo, &hi} }

// each applies a function that never falls to both ends.
func (s span) each(f func(thituyen.Value) thituyen.Value) span {
	apply := func(v *thituyen.Value) *thituyen.Value {
		if v == nil {
			return nil
		}
		out := f(*v)
		return &out
	}
	return span{apply(s.lo), apply(s.hi)}
}

// scaled multiplies by a factor of any sign.
func (s span) scaled(by thituyen.Value) span {
	if by.Sign() == 0 {
		return spanOf(thituyen.Value{}, thituyen.Value{})
	}
	out := s.each(func(v thituyen.Value) thituyen.Value { return v.Mul(by) })
	if by.Sign() < 0 {
		out.lo, out.hi = out.hi, out.lo
	}
	return out
}

func (s span) plus(t span) span {
	add := func(a, b *thituyen.Value) *thituyen.Value {
		if a == nil || b == nil {
			return nil
		}
		sum := a.Add(*b)
		return &sum
	}
	return span{add(s.lo, t.lo), add(s.hi, t.hi)}
}

// joined is the least span that holds both.
func (s span) joined(t span) span {
	out := s
	if t.lo == nil || out.lo != nil && t.lo.Cmp(*out.lo) < 0 {
		out.lo = t.lo
	}
	if t.hi == nil || out.hi != nil && t.hi.Cmp(*out.hi) > 0 {
		out.hi = t.hi
	}
	return out
}

func (s span) holds(v thituyen.Value) bool {
	return (s.lo == nil || s.lo.Cmp(v) <= 0) && (s.hi == nil || s.hi.Cmp(v) >= 0)
}

// width is the distance of the ends, nil without limit.
func (s span) width() *thituyen.Value {
	if s.lo == nil || s.hi == nil {
		return nil
	}
	w := s.hi.Sub(*s.lo)
	return &w
}

// ranges works out what each component's value can be, in the order in which
// components are scored. It errs on the wide side: what it excludes cannot be.
func (c *compiler) ranges() {
	for i := range c.nodes {
		c.nodes[i].combinedRange, c.nodes[i].valueRange = span{}, span{}
	}
	for _, i := range c.order {
		c.rangeOf(&c.nodes[i])
	}
}

func (c *compiler) rangeOf(n *node) {
	if n.panel != nil {
		n.combinedRange = c.panelRange(n)
	} else {
		n.combinedRange = c.ownRange(n)
	}
	before := c.converted(n, c.deducted(n.combinedRange))
	n.valueRange = before
	if n.bonus != nil {
		n.valueRange = c.withBonus(n.bonus, before)
	}
	n.valueRange = rounded(n.valueRange, n.round)
	c.checkPass(n, before)
}

// markerRange is what one marker's value of a component at or below a panel
// can be.
func (c *compiler) markerRange(n *node) span {
	for _, child := range n.children {
		k := &c.nodes[child]
		k.combinedRange = c.markerRange(k)
		k.valueRange = rounded(c.converted(k, c.deducted(k.combinedRange)), k.round)
	}
	return c.ownRange(n)
}

// ownRange is what a component can be before sanctions, of one marker.
func (c *compiler) ownRange(n *node) span {
	switch {
	case n.marked() && n.max == nil:
		return span{} // reported
	case n.marked():
		return spanOf(n.min, n.most)
	case n.from != nil && n.from.components != nil:
		spans := make([]span, len(n.from.components))
		for i, source := range n.from.components {
			spans[i] = c.nodes[source].valueRange
		}
		return combinedSpan(n.combine, spans, thituyen.Int(int64(len(spans))))
	case n.from != nil && n.from.table != nil:
		return tableSpan(n.from.table, n.from.otherwise, span{})
	case n.from != nil:
		var most *thituyen.Value
		if n.from.atMost != nil {
			v := n.from.atMost.value()
			most = &v
		}
		return span{nil, most}
	}
	spans, weights := make([]span, len(n.counted)), thituyen.Value{}
	for i, child := range n.counted {
		k := &c.nodes[child]
		spans[i] = rounded(k.valueRange.scaled(k.weight.value()), k.roundPoints)
		weights = weights.Add(k.weight.value())
	}
	whole := combinedSpan(n.combine, spans, weights)
	for _, child := range n.counted {
		if k := &c.nodes[child]; k.exempt || k.optional || c.mayBeExempt(k) {
			return c.withoutSome(n, spans, whole)
		}
	}
	return whole
}

// withoutSome is what is combined where parts may be left out.
func (c *compiler) withoutSome(n *node, spans []span, out span) span {
	low, high := thituyen.Value{}, thituyen.Value{}
	for i, child := range n.counted {
		points := spans[i]
		if n.combine.way == Mean {
			inverse, _ := thituyen.Int(1).Quo(c.nodes[child].weight.value())
			points = points.scaled(inverse)
		}
		out = out.joined(points)
		if points.lo != nil {
			low = low.Add(larger(points.lo.Neg(), thituyen.Value{}).Neg())
		}
		if points.hi != nil {
			high = high.Add(larger(*points.hi, thituyen.Value{}))
		}
	}
	if n.combine.way == Best && out.lo != nil && out.hi != nil {
		out = out.joined(spanOf(low, high))
	}
	return out
}

func (c *compiler) panelRange(n *node) span {
	one := c.markerRange(n)
	if n.panel.each != nil {
		one = c.convertedBy(n.panel.each, one)
	}
	n.markerSpan = one
	if n.panel.way != PanelSum {
		return one
	}
	c.unbound(n)
	least, most := thituyen.Int(int64(n.panel.atLeast)), thituyen.Int(int64(n.panel.atMost))
	sum := one.scaled(least)
	switch {
	case n.panel.atMost > 0:
		return sum.joined(one.scaled(most))
	case one.hi == nil || one.hi.Sign() > 0:
		sum.hi = nil
	}
	if one.lo == nil || one.lo.Sign() < 0 {
		sum.lo = nil
	}
	return sum
}

// unbound forgets what parts below a summing panel can be, over all markers.
func (c *compiler) unbound(n *node) {
	for _, child := range n.children {
		c.nodes[child].valueRange = span{}
		c.unbound(&c.nodes[child])
	}
}

// combinedSpan combines ends: no way of combining falls where a part rises.
func combinedSpan(m combining, spans []span, weights thituyen.Value) span {
	if len(spans) == 0 {
		return span{}
	}
	if m.way == Product {
		return productSpan(spans)
	}
	ends := func(end func(span) *thituyen.Value) *thituyen.Value {
		values := make([]thituyen.Value, len(spans))
		for i, s := range spans {
			if end(s) == nil {
				return nil
			}
			values[i] = *end(s)
		}
		slices.SortFunc(values, thituyen.Value.Cmp)
		from := 0
		switch m.way {
		case Highest:
			return &values[len(values)-1]
		case Lowest:
			return &values[0]
		case Best:
			from = min(max(0, len(values)-m.best), len(values)) // a count below 1 is told elsewhere
		}
		sum := thituyen.Value{}
		for _, v := range values[from:] {
			sum = sum.Add(v)
		}
		if m.way == Mean && weights.Sign() > 0 {
			sum, _ = sum.Quo(weights)
		}
		return &sum
	}
	return span{ends(func(s span) *thituyen.Value { return s.lo }), ends(func(s span) *thituyen.Value { return s.hi })}
}

// productSpan multiplies the ends, whatever their signs.
func productSpan(spans []span) span {
	out := spanOf(thituyen.Int(1), thituyen.Int(1))
	for _, s := range spans {
		if s.lo == nil || s.hi == nil {
			return span{}
		}
		low, high := out.scaled(*s.lo), out.scaled(*s.hi)
		out = low.joined(high)
	}
	return out
}

// deducted allows for sanctions, which take a value towards 0.
func (c *compiler) deducted(s span) span {
	for i := range c.sanctions {
		if c.sanctions[i].void == "" {
			return s.joined(spanOf(thituyen.Value{}, thituyen.Value{}))
		}
	}
	return s
}

func (c *compiler) converted(n *node, s span) span { return c.convertedBy(n.adjust, s) }

func (c *compiler) convertedBy(lines []adjusting, s span) span {
	for i := range lines {
		a := &lines[i]
		switch a.kind {
		case adjustScale:
			slope, from, to := a.slope.value(), a.from0.value(), a.to0.value()
			s = s.plus(spanOf(from.Neg(), from.Neg())).scaled(slope).plus(spanOf(to, to))
		case adjustTable:
			s = tableSpan(a.table, a.otherwise, s)
		case adjustRound:
			s = rounded(s, a.round)
		case adjustAtLeast:
			limit := a.limit.value()
			s = s.each(func(v thituyen.Value) thituyen.Value { return larger(v, limit) })
			if s.lo == nil {
				s.lo = &limit
			}
		case adjustAtMost:
			limit := a.limit.value()
			s = s.each(func(v thituyen.Value) thituyen.Value { return larger(v.Neg(), limit.Neg()).Neg() })
			if s.hi == nil {
				s.hi = &limit
			}
		case adjustPercentile:
			s = spanOf(thituyen.Value{}, thituyen.Int(100))
		case adjustPlace:
			least := thituyen.Int(1)
			s = span{lo: &least}
		case adjustStandardise, adjustEquate:
			s = span{}
		}
	}
	return s
}

func larger(a, b thituyen.Value) thituyen.Value {
	if a.Cmp(b) < 0 {
		return b
	}
	return a
}

// tableSpan is what the lines that a span can fall on are worth, and what
// stands off the lines.
func tableSpan(table []line, otherwise number, s span) span {
	out := spanOf(otherwise.value(), otherwise.value())
	alone := true // the first line replaces it where the lines leave no place
	covered := covers(table, s)
	for i := range table {
		if !table[i].meets(s) {
			continue
		}
		points := spanOf(table[i].points.value(), table[i].points.value())
		if covered && alone {
			out, alone = points, false
			continue
		}
		out = out.joined(points)
	}
	return out
}

func (c *compiler) withBonus(b *bonusing, before span) span {
	most := thituyen.Value{}
	for _, claim := range b.claims {
		if v := claim.value(); b.highest {
			most = larger(most, v)
		} else {
			most = most.Add(v)
		}
	}
	if b.cap != nil {
		most = larger(most.Neg(), b.cap.value().Neg()).Neg()
	}
	if b.percent {
		return before.joined(c.bounded(&bonusing{upTo: b.upTo}, before, before.scaled(thituyen.Int(1).Add(most.Mul(thituyen.Fraction(1, 100))))))
	}
	return before.joined(c.bounded(b, before, before.plus(spanOf(most, most))))
}

// bounded is what a bonus can lift a value to at most, by its taper and its
// upper bound.
func (c *compiler) bounded(b *bonusing, before, with span) span {
	if b.taper != nil && before.hi != nil && before.hi.Cmp(b.taper.from.value()) > 0 && with.hi != nil {
		added, from, to := with.hi.Sub(*before.hi), b.taper.from.value(), b.taper.to.value()
		kept, _ := larger(to.Sub(*before.hi), thituyen.Value{}).Mul(added).Quo(to.Sub(from))
		hi := larger(from.Add(added), before.hi.Add(kept))
		with.hi = &hi
	}
	if b.upTo != nil {
		limit := b.upTo.value()
		if with.hi == nil || with.hi.Cmp(limit) > 0 {
			with.hi = &limit
		}
	}
	return with
}

func rounded(s span, r *rounding) span {
	if r == nil {
		return s
	}
	return s.each(func(v thituyen.Value) thituyen.Value { return v.Round(r.places, r.mode) })
}
