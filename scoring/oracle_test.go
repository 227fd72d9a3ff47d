package scoring

import (
	"math/big"
	"slices"
	"sort"

	"github.com/shopspring/decimal"
)

// The oracle scores a performance by a plain reading of format.md, section
// 1.2, in big.Rat and recursion. It shares no code with the scorer; it trusts
// that the scheme compiles and the sheet is accepted.
type oracle struct {
	scheme Scheme
	p      Performance
	nodes  map[string]Component
	parent map[string]string
	done   map[string]*verdict
	wrong  bool // the outcome forbids what was given
}

type verdict struct {
	standing             Standing
	value, before, bonus *big.Rat
	missed               bool
}

func newOracle(s Scheme, p Performance) *oracle {
	o := &oracle{s, p, map[string]Component{}, map[string]string{}, map[string]*verdict{}, false}
	var walk func(Component)
	walk = func(m Component) {
		o.nodes[m.ID] = m
		for _, part := range m.Parts {
			o.parent[part.ID] = m.ID
			walk(part)
		}
	}
	walk(s.Root())
	return o
}

func (o *oracle) run() {
	for _, b := range o.p.Sanctions {
		if o.scheme.Sanctions[b.Kind].Void == VoidAll {
			for id := range o.nodes {
				o.done[id] = &verdict{standing: Voided}
			}
			return
		}
	}
	for id := range o.nodes {
		if o.panelAbove(id) == "" {
			o.at(id)
		}
	}
}

// panelAbove is the component whose panel marks this part, if any.
func (o *oracle) panelAbove(id string) string {
	for up, ok := o.parent[id]; ok; up, ok = o.parent[up] {
		if o.nodes[up].Panel != nil {
			return up
		}
	}
	return ""
}

func rat(d *decimal.Decimal) *big.Rat { return d.Rat() }

func (o *oracle) at(id string) *verdict {
	if v := o.done[id]; v != nil {
		return v
	}
	if top := o.panelAbove(id); top != "" {
		o.at(top)
		if o.done[id] == nil {
			o.done[id] = &verdict{}
		}
		return o.done[id]
	}
	v := &verdict{}
	m := o.nodes[id]
	for up, ok := id, true; ok; up, ok = o.parent[up] {
		if gate := o.nodes[up].After; gate != "" && o.at(gate).standing != Passed {
			if o.anyMarks(m) || o.p.Settled[id] != nil || o.p.Remarked[id] != nil {
				o.wrong = true
			}
			o.done[id] = v
			return v
		}
	}
	o.done[id] = v
	o.order(m, v)
	if v.standing != Passed && v.standing != Failed || v.value == nil {
		v.value, v.before, v.bonus = nil, nil, nil
		if m.Panel != nil {
			o.clear(m)
		}
	}
	return v
}

// clear takes the values of the parts below a panel that has none.
func (o *oracle) clear(m Component) {
	for _, part := range m.Parts {
		o.done[part.ID] = &verdict{}
		o.clear(part)
	}
}

// marksOf finds what stands for a component, wherever its parents nest it.
func (o *oracle) marksOf(id string) *Marks {
	var find func(map[string]*Marks) *Marks
	find = func(named map[string]*Marks) *Marks {
		if m := named[id]; m != nil {
			return m
		}
		for key, m := range named {
			if _, ok := o.nodes[key]; ok && m != nil {
				if found := find(m.Named); found != nil {
					return found
				}
			}
		}
		return nil
	}
	return find(o.p.Marks)
}

// word is absent or exempt at the component or above it.
func (o *oracle) word(id string) Word {
	for up, ok := id, true; ok; up, ok = o.parent[up] {
		if m := o.marksOf(up); m != nil && m.Word != "" {
			return m.Word
		}
	}
	return ""
}

// marks are a marked component's, one per marker, nil where missing.
func (o *oracle) marks(id string) []*big.Rat {
	m := o.marksOf(id)
	var out []*big.Rat
	switch {
	case m == nil || m.Word != "":
	case m.Single != nil:
		out = append(out, m.Single.Rat())
	default:
		for _, d := range m.List {
			if d == nil {
				out = append(out, nil)
			} else {
				out = append(out, d.Rat())
			}
		}
	}
	return out
}

func (o *oracle) anyMarks(m Component) bool {
	if m.Parts == nil || m.Panel != nil {
		if slices.ContainsFunc(o.marks(m.ID), func(r *big.Rat) bool { return r != nil }) {
			return true
		}
		if m.Panel != nil {
			return slices.ContainsFunc(m.Parts, o.anyMarksBelow)
		}
	}
	return false
}

func (o *oracle) anyMarksBelow(m Component) bool {
	return slices.ContainsFunc(o.marks(m.ID), func(r *big.Rat) bool { return r != nil }) || slices.ContainsFunc(m.Parts, o.anyMarksBelow)
}

var oracleOrder = []Standing{Voided, Absent, Failed, Referred, Incomplete, Passed}

// worse is the one of two standings that stands first in the list.
func worse(a, b Standing) Standing {
	for _, s := range oracleOrder {
		if a == s || b == s {
			return s
		}
	}
	return NotReached
}

func (o *oracle) order(m Component, v *verdict) {
	v.standing = Passed
	if w := o.word(m.ID); w == WordAbsent {
		v.standing = Absent
	} else if w == "" {
		o.combined(m, v)
	}
	if o.voided(m.ID) {
		v.standing = Voided
	}
	if v.standing == Voided || v.standing == Absent {
		v.value = nil
	}
	if v.value == nil {
		return
	}
	v.value = o.deduct(m.ID, v.value)
	v.value = adjust(m.Adjust, v.value)
	v.before = v.value
	v.bonus = o.bonus(m.Bonus, v.value)
	v.value = new(big.Rat).Add(v.value, v.bonus)
	v.value = round(m.Round, v.value)
	if re := o.p.Remarked[m.ID]; re != nil && m.Remark != nil {
		re := re.Single
		away := new(big.Rat).Sub(re.Rat(), v.value)
		settled := o.p.Settled[m.ID]
		switch {
		case m.Remark.Replaces == ReplacesIfHigher && away.Sign() <= 0:
		case m.Remark.Replaces != "":
			v.value = re.Rat()
			v.before = new(big.Rat).Sub(v.value, v.bonus)
		case away.Abs(away).Cmp(rat(m.Remark.ReplaceBelow)) < 0:
			v.value = re.Rat()
			v.before = new(big.Rat).Sub(v.value, v.bonus)
		case settled != nil && settled.Remark != nil:
			v.value = settled.Remark.Rat()
			v.before = new(big.Rat).Sub(v.value, v.bonus)
		default:
			v.value, v.standing = nil, worse(v.standing, Referred)
			return
		}
	}
	if p := m.Pass; p != nil {
		tested := v.value
		if p.On == BeforeBonus {
			tested = v.before
		}
		t, least := p.AtLeast, 0
		if t == nil {
			t, least = p.Above, 1
		}
		limit := t.Value.Rat()
		if t.Percent {
			limit.Mul(limit, m.Max.Rat())
		}
		if tested.Cmp(limit) < least {
			v.missed, v.standing = true, worse(v.standing, Failed)
		}
	}
}

func (o *oracle) voided(id string) bool {
	for _, b := range o.p.Sanctions {
		if b.Component == id && o.scheme.Sanctions[b.Kind].Void != "" {
			return true
		}
	}
	return false
}

func (o *oracle) deduct(id string, v *big.Rat) *big.Rat {
	share, points, one := new(big.Rat), new(big.Rat), big.NewRat(1, 1)
	for _, b := range o.p.Sanctions {
		if d := o.scheme.Sanctions[b.Kind].Deduct; b.Component == id && d != nil && !d.Percent {
			points.Add(points, d.Rat())
		} else if b.Component == id && d != nil {
			share.Add(share, d.Rat())
		}
	}
	if share.Cmp(one) > 0 {
		share = one
	}
	v = new(big.Rat).Mul(v, new(big.Rat).Sub(one, share))
	if v.Sign() <= 0 {
		return v
	}
	if v.Sub(v, points); v.Sign() < 0 {
		v.SetInt64(0)
	}
	return v
}

func adjust(list []Adjustment, v *big.Rat) *big.Rat {
	for _, a := range list {
		switch {
		case a.Scale != nil:
			a0, a1, b0, b1 := a.Scale.From[0].Rat(), a.Scale.From[1].Rat(), a.Scale.To[0].Rat(), a.Scale.To[1].Rat()
			t := new(big.Rat).Quo(new(big.Rat).Sub(v, a0), new(big.Rat).Sub(a1, a0))
			v = t.Add(t.Mul(t, new(big.Rat).Sub(b1, b0)), b0)
		case a.Table != nil:
			v = table(a.Table, a.Else, v)
		case a.Round != nil:
			v = round(a.Round, v)
		case a.AtLeast != nil:
			if v.Cmp(rat(a.AtLeast)) < 0 {
				v = rat(a.AtLeast)
			}
		case a.AtMost != nil:
			if v.Cmp(rat(a.AtMost)) > 0 {
				v = rat(a.AtMost)
			}
		}
	}
	return v
}

func on(from, above, below, upTo *decimal.Decimal, v *big.Rat) bool {
	return (from == nil || v.Cmp(rat(from)) >= 0) && (above == nil || v.Cmp(rat(above)) > 0) &&
		(below == nil || v.Cmp(rat(below)) < 0) && (upTo == nil || v.Cmp(rat(upTo)) <= 0)
}

func table(lines []Line, otherwise *decimal.Decimal, v *big.Rat) *big.Rat {
	for _, l := range lines {
		if on(l.From, l.Above, l.Below, l.UpTo, v) {
			return rat(l.Points)
		}
	}
	if otherwise != nil {
		return rat(otherwise)
	}
	return new(big.Rat)
}

// round by the definition: among the two neighbours, which is taken.
func round(r *Round, v *big.Rat) *big.Rat {
	if r == nil {
		return v
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(*r.Places)), nil))
	scaled := new(big.Rat).Mul(v, scale)
	lower := new(big.Int).Div(scaled.Num(), scaled.Denom()) // Euclidean: the floor
	below := new(big.Rat).SetInt(lower)
	if below.Cmp(scaled) == 0 {
		return v
	}
	above := new(big.Rat).Add(below, big.NewRat(1, 1))
	middle := new(big.Rat).Add(below, big.NewRat(1, 2)).Cmp(scaled)
	positive := scaled.Sign() > 0
	up := false
	switch r.Mode {
	case "ceiling":
		up = true
	case "floor":
		up = false
	case "up":
		up = positive
	case "down":
		up = !positive
	case "half_up":
		up = middle < 0 || middle == 0 && positive
	case "half_down":
		up = middle < 0 || middle == 0 && !positive
	case "half_even":
		up = middle < 0 || middle == 0 && lower.Bit(0) == 1
	}
	if !up {
		above = below
	}
	return above.Quo(above, scale)
}

func (o *oracle) bonus(b *Bonus, before *big.Rat) *big.Rat {
	taken := new(big.Rat)
	if b == nil {
		return taken
	}
	for _, claim := range o.p.Claims {
		worth, ok := b.Claims[claim]
		switch {
		case !ok:
		case b.Take == TakeSum:
			taken.Add(taken, worth.Rat())
		case worth.Rat().Cmp(taken) > 0:
			taken = worth.Rat()
		}
	}
	if b.Cap != nil && taken.Cmp(rat(b.Cap)) > 0 {
		taken = rat(b.Cap)
	}
	if b.As == AsPercent {
		taken.Mul(taken, before)
		taken.Mul(taken, big.NewRat(1, 100))
	}
	if t := b.Taper; t != nil && before.Cmp(rat(t.From)) >= 0 {
		left := new(big.Rat).Sub(rat(t.To), before)
		if left.Sign() < 0 {
			left.SetInt64(0)
		}
		taken = new(big.Rat).Mul(taken, left.Quo(left, new(big.Rat).Sub(rat(t.To), rat(t.From))))
	}
	if b.UpTo != nil {
		most := rat(b.UpTo)
		if before.Cmp(most) > 0 {
			most = before
		}
		if new(big.Rat).Add(before, taken).Cmp(most) > 0 {
			taken = new(big.Rat).Sub(most, before)
		}
	}
	return taken
}

func (o *oracle) combined(m Component, v *verdict) {
	switch {
	case m.Panel != nil:
		o.panel(m, v)
	case m.From != nil:
		o.from(m, v)
	case m.Parts != nil:
		o.parts(m, v)
	default:
		v.standing = Incomplete
		for _, mark := range o.marks(m.ID) {
			if mark != nil {
				v.value, v.standing = mark, Passed
			}
		}
	}
}

func weight(m Component) *big.Rat {
	if m.Weight == nil {
		return big.NewRat(1, 1)
	}
	return m.Weight.Rat()
}

func points(m Component, v *big.Rat) *big.Rat {
	return round(m.RoundPoints, new(big.Rat).Mul(v, weight(m)))
}

func counted(m Component) []Component {
	var out []Component
	for _, part := range m.Parts {
		if part.Counts == nil || *part.Counts {
			out = append(out, part)
		}
	}
	return out
}

func (o *oracle) parts(m Component, v *verdict) {
	var all []*big.Rat
	weights := new(big.Rat)
	unreached := false
	for _, part := range m.Parts {
		v.standing = worse(v.standing, o.at(part.ID).standing)
	}
	for _, part := range counted(m) {
		p := o.at(part.ID)
		unreached = unreached || p.standing == NotReached
		if p.value != nil {
			all = append(all, points(part, p.value))
		}
		weights.Add(weights, weight(part))
	}
	if unreached && v.standing == Passed {
		v.standing = NotReached
	}
	if len(all) > 0 && len(all) == len(counted(m)) {
		v.value = combineBy(m.Combine, all, weights)
	}
}

func combineBy(c *Combine, all []*big.Rat, weights *big.Rat) *big.Rat {
	sorted := slices.Clone(all)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Cmp(sorted[j]) > 0 })
	way := Sum
	if c != nil {
		way = c.Way
	}
	switch way {
	case Highest:
		return sorted[0]
	case Lowest:
		return sorted[len(sorted)-1]
	case Best:
		sorted = sorted[:c.Best]
	}
	out := new(big.Rat)
	for _, p := range sorted {
		out.Add(out, p)
	}
	if way == Mean {
		out.Quo(out, weights)
	}
	return out
}

func (o *oracle) from(m Component, v *verdict) {
	f := m.From
	if f.Components == nil {
		given := o.p.Facts[f.Fact]
		if given == nil {
			v.standing = Incomplete
			return
		}
		n, _ := given.Number()
		if f.Table != nil {
			v.value = table(f.Table, f.Else, n.Rat())
			return
		}
		v.value = new(big.Rat).Mul(n.Rat(), f.Per.Rat())
		if f.AtMost != nil && v.value.Cmp(rat(f.AtMost)) > 0 {
			v.value = rat(f.AtMost)
		}
		return
	}
	var all []*big.Rat
	lent := NotReached
	for _, id := range f.Components {
		source := o.at(id)
		if source.value != nil {
			all = append(all, source.value)
			continue
		}
		switch s := source.standing; {
		case s == Failed:
		case s == Passed && (m.Counts == nil || *m.Counts):
			lent = worse(lent, Incomplete)
		default:
			lent = worse(lent, s)
		}
	}
	if len(all) < len(f.Components) {
		v.standing = lent
		return
	}
	c := m.Combine
	if f.Combine != nil {
		c = f.Combine
	}
	v.value = combineBy(c, all, big.NewRat(int64(len(all)), 1))
}
