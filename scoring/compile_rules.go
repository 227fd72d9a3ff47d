package scoring

import (
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// steps compiles what happens to the combined value, in order.
func (c *compiler) steps(m Component, n *node) {
	for i, a := range m.Adjust {
		if out, ok := c.adjustment(a, placeOf(n), n.path.Key("adjust").Index(i)); ok {
			n.adjust = append(n.adjust, out)
		}
	}
	if m.Bonus != nil {
		n.bonus = c.bonus(m.Bonus, n.path.Key("bonus"))
	}
	n.round, n.roundPath = c.rounding(m.Round), n.path.Key("round")
	n.roundPoints = c.rounding(m.RoundPoints)
	if m.Remark != nil {
		path := n.path.Key("remark")
		n.remark = c.remark(m, path)
	}
	if m.Pass != nil {
		n.pass = c.pass(m.Pass, n)
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// rounding compiles a Round of which document.Check found the shape good.
func (c *compiler) rounding(r *Round) *rounding {
	if r == nil || r.Places == nil || *r.Places < 0 || *r.Places > exact.DecimalDigits {
		return nil
	}
	if !r.Mode.Known() {
		return nil
	}
	out := &rounding{places: *r.Places, mode: r.Mode, unit: 1, clause: r.Clause}
	for range out.places {
		out.unit *= 10
	}
	return out
}

// remark compiles a Remark; nil where it says nothing.
func (c *compiler) remark(m Component, path thituyen.Path) *remarking {
	out := &remarking{when: m.Remark.Replaces, path: path, clause: or(m.Remark.Clause, m.Clause)}
	if (m.Remark.ReplaceBelow != nil) == (m.Remark.Replaces != "") {
		c.report(path, "remark_one_of")
		return nil
	}
	if m.Remark.Else != "" && m.Remark.ReplaceBelow == nil {
		c.report(path.Key("else"), "else_without_replace_below")
	}
	if below, ok := c.constant(m.Remark.ReplaceBelow, path.Key("replace_below")); ok {
		ready := c.ready(below)
		out.below = &ready
	}
	if m.Remark.Panel != nil {
		if m.Remark.Panel.Each != nil {
			c.report(path.Key("panel").Key("each"), "each_of_remark")
		}
		out.panel = c.panelOf(m.Remark.Panel, m.Remark.Clause, path.Key("panel"))
		out.panel.remark = true
	}
	return out
}

// adjustment compiles one conversion of a value, at a component or of each
// mark of a panel.
func (c *compiler) adjustment(a Adjustment, where place, path thituyen.Path) (adjusting, bool) {
	out := adjusting{path: path, clause: a.Clause, round: c.rounding(a.Round), otherwise: c.ready(thituyen.Value{})}
	given := 0
	for _, kind := range []struct {
		given bool
		kind  adjustKind
	}{
		{a.Scale != nil, adjustScale},
		{a.Table != nil, adjustTable},
		{a.Round != nil, adjustRound},
		{a.AtLeast != nil, adjustAtLeast},
		{a.AtMost != nil, adjustAtMost},
		{a.Standardise != nil, adjustStandardise},
		{a.Percentile != nil, adjustPercentile},
		{a.Equate != nil, adjustEquate},
		{a.Place != nil, adjustPlace},
	} {
		if kind.given {
			given++
			out.kind = kind.kind
		}
	}
	if a.Else != nil && a.Table == nil {
		c.report(path.Key("else"), "else_without_table")
	}
	if given != 1 {
		c.report(path, "adjust_one_of", wording.P("count", given))
		return out, false
	}
	ok := true
	switch out.kind {
	case adjustScale:
		ok = c.scale(a.Scale, path.Key("scale"), &out)
	case adjustTable:
		out.table, out.otherwise = c.table(a.Table, a.Else, path)
	case adjustRound:
		ok = out.round != nil
	case adjustAtLeast, adjustAtMost:
		d, key := a.AtLeast, "at_least"
		if out.kind == adjustAtMost {
			d, key = a.AtMost, "at_most"
		}
		var limit thituyen.Value
		limit, ok = c.constant(d, path.Key(key))
		out.limit = c.ready(limit)
	default:
		out.cohort, ok = c.cohort(a, where, path)
	}
	return out, ok
}

func (c *compiler) scale(s *Scale, path thituyen.Path, out *adjusting) bool {
	if len(s.From) != 2 || len(s.To) != 2 {
		return false // reported by the shape
	}
	var ends [4]thituyen.Value
	for i, d := range []decimal.Decimal{s.From[0], s.From[1], s.To[0], s.To[1]} {
		at := path.Key([]string{"from", "to"}[i/2]).Index(i % 2)
		v, ok := c.constant(&d, at)
		if !ok {
			return false
		}
		ends[i] = v
	}
	slope, sloped := ends[3].Sub(ends[2]).Quo(ends[1].Sub(ends[0]))
	if !sloped {
		c.report(path.Key("from"), "scale_flat", wording.P("found", ends[0]))
		return false
	}
	out.from0, out.to0 = c.ready(ends[0]), c.ready(ends[2])
	out.from1, out.to1 = ends[1], ends[3]
	out.slope = c.ready(slope)
	return true
}

// table compiles the lines of a table and what stands off them.
func (c *compiler) table(lines []Line, otherwise *decimal.Decimal, path thituyen.Path) ([]line, number) {
	off, _ := c.constant(otherwise, path.Key("else"))
	at := path.Key("table")
	if len(lines) == 0 {
		c.report(at, "empty_table")
	}
	out := make([]line, 0, len(lines))
	for i, l := range lines {
		built, ok := c.interval(l.From, l.Above, l.Below, l.UpTo, at.Index(i))
		points, given := c.constant(l.Points, at.Index(i).Key("points"))
		if !ok || !given {
			continue
		}
		built.points, built.clause = c.ready(points), l.Clause
		out = append(out, built)
	}
	if len(out) == len(lines) {
		c.checkTable(out, otherwise == nil, at)
	}
	return out, c.ready(off)
}

// interval compiles the ends of a line.
func (c *compiler) interval(from, above, below, upTo *decimal.Decimal, path thituyen.Path) (line, bool) {
	l := line{path: path}
	ok := true
	end := func(closed, open *decimal.Decimal, closedKey, openKey string) (*thituyen.Value, number, bool) {
		if closed != nil && open != nil {
			c.report(path, "line_both_ends", wording.P("one", closedKey), wording.P("other", openKey))
			ok = false
		}
		d, key := closed, closedKey
		if closed == nil {
			d, key = open, openKey
		}
		if d == nil {
			return nil, number{}, false
		}
		v, bounded := c.constant(d, path.Key(key))
		ok = ok && bounded
		return &v, c.ready(v), closed == nil
	}
	l.low, l.lowNum, l.lowOpen = end(from, above, "from", "above")
	l.high, l.highNum, l.highOpen = end(upTo, below, "up_to", "below")
	if ok && l.empty() {
		c.report(path, "line_empty", wording.P("line", l.words()))
		ok = false
	}
	return l, ok
}

// checkTable finds lines that overlap, and gaps where nothing else is said.
func (c *compiler) checkTable(lines []line, strict bool, path thituyen.Path) {
	for i := range lines {
		for j := range i {
			a, b := &lines[j], &lines[i]
			if a.start().cmp(b.end()) < 0 && b.start().cmp(a.end()) < 0 {
				c.report(lines[i].path, "lines_overlap", wording.P("line", b.words()), wording.P("other", a.words()))
				break
			}
		}
	}
	if len(lines) == 0 || !strict {
		return
	}
	first, last := lines[0].start(), lines[0].end()
	for i := range lines {
		if e := lines[i].start(); e.cmp(first) < 0 {
			first = e
		}
		if e := lines[i].end(); e.cmp(last) > 0 {
			last = e
		}
	}
	for _, gap := range gaps(lines, first, last) {
		c.report(path, "lines_gap", wording.P("gap", between(gap)))
	}
}

func (c *compiler) bonus(b *Bonus, path thituyen.Path) *bonusing {
	out := &bonusing{
		claims: map[int]number{}, highest: b.Take != TakeSum, percent: b.As == AsPercent,
		path: path, clause: b.Clause,
	}
	for i, name := range c.claims {
		d, here := b.Claims[name]
		if !here {
			continue
		}
		at := path.Key("claims").Key(name)
		c.checkName(name, at)
		v, ok := c.constant(&d, at)
		if ok && v.Sign() < 0 {
			c.report(at, "claim_negative", wording.P("found", v))
		}
		out.claims[i] = c.ready(v)
	}
	if limit, ok := c.constant(b.Cap, path.Key("cap")); ok {
		ready := c.ready(limit)
		out.cap = &ready
	}
	if limit, ok := c.constant(b.UpTo, path.Key("up_to")); ok {
		ready := c.ready(limit)
		out.upTo = &ready
	}
	if b.Taper != nil {
		out.taper = c.taper(b.Taper, path.Key("taper"))
	}
	return out
}

func (c *compiler) taper(t *Taper, path thituyen.Path) *tapering {
	from, ok1 := c.constant(t.From, path.Key("from"))
	to, ok2 := c.constant(t.To, path.Key("to"))
	if !ok1 || !ok2 {
		return nil
	}
	if from.Cmp(to) >= 0 {
		c.report(path, "taper_crossed", wording.P("from", from), wording.P("to", to))
		return nil
	}
	return &tapering{from: c.ready(from), to: c.ready(to), width: c.ready(to.Sub(from))}
}

func (c *compiler) pass(p *Pass, n *node) *passing {
	path := n.path.Key("pass")
	if (p.AtLeast != nil) == (p.Above != nil) {
		c.report(path, "pass_one_of")
		return nil
	}
	out := &passing{above: p.Above != nil, beforeBonus: p.On == BeforeBonus, path: path, clause: or(p.Clause, n.clause)}
	t := p.AtLeast
	if out.above {
		t = p.Above
	}
	v := t.Value
	if t.Percent {
		if n.max == nil {
			c.report(path, "percent_without_max", wording.P("found", percentWord(t.Value)))
			return nil
		}
		v = v.Mul(*n.max)
	}
	out.threshold = c.ready(v)
	return out
}

// checkPass finds a pass mark that nobody can reach, or nobody can miss. Where
// an adjustment lifts everybody to it, that is what the adjustment is for.
func (c *compiler) checkPass(n *node, before span) {
	if n.pass == nil {
		return
	}
	tested := n.valueRange
	if n.pass.beforeBonus {
		tested = before
	}
	limit := n.pass.threshold.value()
	passes := func(v thituyen.Value) bool {
		return v.Cmp(limit) > 0 || v.Cmp(limit) == 0 && !n.pass.above
	}
	if tested.hi != nil && !passes(*tested.hi) {
		c.report(n.pass.path, "pass_unreachable", wording.P("pass", limit), wording.P("highest", *tested.hi))
	}
	if tested.lo != nil && len(n.adjust) == 0 && passes(*tested.lo) {
		c.report(n.pass.path, "pass_unmissable", wording.P("pass", limit), wording.P("lowest", *tested.lo))
	}
}

// from compiles what a component is drawn from.
func (c *compiler) from(m Component, path thituyen.Path) *drawing {
	f, at := m.From, path.Key("from")
	out := &drawing{path: at, clause: or(f.Clause, m.Clause), otherwise: c.ready(thituyen.Value{})}
	switch {
	case (f.Fact != "") == (f.Components != nil):
		c.report(at, "from_one_of")
		return out
	case f.Components != nil:
		for _, field := range []struct {
			key   string
			given bool
		}{{"per", f.Per != nil}, {"at_most", f.AtMost != nil}, {"table", f.Table != nil}, {"else", f.Else != nil}} {
			if field.given {
				c.report(at.Key(field.key), "only_with_fact", wording.P("key", field.key))
			}
		}
		if out.components = []int{}; len(f.Components) == 0 {
			c.report(at.Key("components"), "no_components")
		}
		return out
	}
	c.fact(f.Fact, at.Key("fact"), out)
	if (f.Per != nil) == (f.Table != nil) {
		c.report(at, "per_or_table")
		return out
	}
	if f.Table != nil {
		if f.AtMost != nil {
			c.report(at.Key("at_most"), "at_most_with_table")
		}
		out.table, out.otherwise = c.table(f.Table, f.Else, at)
		return out
	}
	if f.Else != nil {
		c.report(at.Key("else"), "else_without_table")
	}
	if f.Per.Sign() == 0 {
		c.report(at.Key("per"), "per_zero")
	}
	out.per = c.ready(f.Per.Value)
	if limit, ok := c.constant(f.AtMost, at.Key("at_most")); ok {
		ready := c.ready(limit)
		out.atMost = &ready
	}
	return out
}

func (c *compiler) fact(name string, path thituyen.Path, out *drawing) {
	c.checkName(name, path)
	if d, ok := c.declared[name]; ok && d.Type != thituyen.FactNumber {
		c.report(path, "fact_type", wording.P("fact", name), wording.P("type", string(d.Type)))
	} else if c.declared != nil && !ok {
		c.mistakes = append(c.mistakes, document.At(path, document.NotOneOf(name, sortedNames(c.declared))))
	}
	slot, known := c.factSlots[name]
	if !known {
		slot = len(c.facts)
		c.factSlots[name] = slot
		c.facts = append(c.facts, name)
	}
	out.fact, out.factSlot = name, slot
}
