package scoring

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// sanctioned lays the sanctions on a component's combined value.
func (r *run) sanctioned(n *node, out outcome) outcome {
	d, ok := r.share(n)
	if !ok {
		out.number, out.rank = number{}, rankVoid
		return out
	}
	if out.has() {
		out.number = r.deducted(n, d, out.number)
	}
	return out
}

// deduction is what breaches take off: a share of the value, then points.
type deduction struct {
	of            *node
	share, points number
}

// deducted takes off a value what breaches cost, the share first; points never
// take it below 0, and leave what is below already.
func (r *run) deducted(at *node, d deduction, v number) number {
	if d.share.has() {
		before := v
		v = v.sub(v.mul(d.share))
		if r.trace != nil {
			r.sayDeduction(at, d, before, v)
		}
	}
	if d.points.has() && v.sign() > 0 {
		before := v
		if v = v.sub(d.points); v.sign() < 0 {
			v = r.constant(whole(0))
		}
		if r.trace != nil {
			r.sayPointsOff(at, d, before, v)
		}
	}
	return v
}

// share adds what all breaches on a component take off, the percentages to
// 100 % at most; false where one makes the component void.
func (r *run) share(n *node) (deduction, bool) {
	total := deduction{of: n}
	plus := func(sum *number, v number) {
		if v.has() && sum.has() {
			v = sum.add(v)
		}
		if v.has() {
			*sum = v
		}
	}
	for _, b := range r.more.breaches {
		if b.node != n.index {
			continue
		}
		s := &r.sanctions[b.kind]
		if s.void != "" {
			if r.trace != nil {
				r.say(n, s.path, s.clause, "voided", wording.P("kind", s.title))
			}
			return deduction{}, false
		}
		plus(&total.share, s.share)
		plus(&total.points, s.points)
	}
	if one := whole(1); total.share.has() && total.share.cmp(one) > 0 {
		total.share = r.constant(one)
	}
	return total, true
}

// converted takes a value through the adjustments. It has none where what is
// asked of everybody together leaves none.
func (r *run) converted(n *node, out outcome) outcome {
	for i := range n.adjust {
		a := &n.adjust[i]
		if a.cohort == nil {
			out.number = r.alone(n, a, out.number)
			continue
		}
		if r.tally != nil && r.tally.stage == a.cohort.stage {
			if out.rank.scored() {
				r.gatherInto(a.cohort, "", out.number)
			}
			return without(out.rank)
		}
		v, ok := r.byCohort(n, a, out.number, "")
		if !ok {
			return without(first(out.rank, rankIncomplete))
		}
		out.number = v
	}
	return out
}

// alone takes a value through one adjustment that asks nothing of others.
func (r *run) alone(n *node, a *adjusting, before number) number {
	after := before
	var on *line
	switch a.kind {
	case adjustScale:
		after = before.sub(a.from0).mul(a.slope).add(a.to0)
	case adjustTable:
		after, on = look(a.table, a.otherwise, before)
	case adjustRound:
		after = before.round(a.round)
	case adjustAtLeast:
		if before.cmp(a.limit) < 0 {
			after = a.limit
		}
	case adjustAtMost:
		if before.cmp(a.limit) > 0 {
			after = a.limit
		}
	}
	if r.trace != nil {
		r.sayAdjustment(n, a, before, after, on)
	}
	return after
}

// finished takes a value through bonus, rounding, re-mark and pass mark.
func (r *run) finished(n *node, out outcome) outcome {
	before := out.number
	var added number
	if n.bonus != nil {
		added = r.bonus(n, before)
		out.number = before.add(added)
	}
	if n.round != nil {
		unrounded := out.number
		out.number = unrounded.round(n.round)
		if r.trace != nil {
			r.sayRounding(n, n.round, n.roundPath, unrounded, out.number)
		}
	}
	if n.remark != nil && r.more != nil {
		if remarked, replaced := r.remark(n, out); replaced {
			out, before = remarked, remarked.number
			if added.has() && before.has() {
				before = before.sub(added)
			}
		}
	}
	if n.beforeSlot >= 0 {
		r.results[n.beforeSlot].number = before
	}
	if n.bonusSlot >= 0 {
		r.results[n.bonusSlot].number = added
	}
	if n.pass != nil && out.has() && (out.rank == rankNone || out.rank > rankAbsent) {
		out.rank = r.pass(n, out, before)
	}
	return out
}

// bonus is what the candidate's claims add, in points.
func (r *run) bonus(n *node, before number) number {
	taken := r.constant(whole(0))
	found := 0
	if r.more != nil {
		for _, claim := range r.more.claims {
			worth, ok := n.bonus.claims[claim]
			switch {
			case !ok:
				continue
			case !n.bonus.highest:
				taken = taken.add(worth)
			case worth.cmp(taken) > 0:
				taken = worth
			}
			found++
		}
	}
	if n.bonus.cap != nil && taken.cmp(*n.bonus.cap) > 0 {
		taken = *n.bonus.cap
	}
	added := taken
	if n.bonus.percent {
		added = before.mul(taken).quo(whole(100))
	}
	full := added
	if t := n.bonus.taper; t != nil && before.cmp(t.from) >= 0 {
		left := t.to.sub(before)
		if left.sign() < 0 {
			left = r.constant(whole(0))
		}
		added = added.mul(left).quo(t.width)
	}
	if most := n.bonus.upTo; most != nil {
		room := most.sub(before)
		if room.sign() < 0 {
			room = r.constant(whole(0))
		}
		if added.cmp(room) > 0 {
			added = room
		}
	}
	if r.trace != nil && found > 0 {
		if full.cmp(added) != 0 {
			r.sayBonusLessened(n, full, before, added)
		}
		r.sayBonus(n, taken, before, added)
	}
	return added
}

// remark compares a re-mark with the value, and says what stands. A component
// without a value has nothing to re-mark.
func (r *run) remark(n *node, out outcome) (outcome, bool) {
	i := slices.IndexFunc(r.more.remarked, func(m remarked) bool { return m.node == n.index })
	if i < 0 {
		return out, false
	}
	again := r.remarked(n, r.more.remarked[i])
	if again.rank != rankPassed {
		return without(first(out.rank, again.rank)), true
	}
	rule := n.remark
	if again.settled {
		out.number = again.number
		return out, true
	}
	mark := again.number
	var params []thituyen.Param
	if r.trace != nil {
		params = []thituyen.Param{wording.P("remark", mark.value()), wording.P("before", out.value()), wording.P("away", mark.sub(out.number).abs().value())}
	}
	if rule.below == nil {
		if rule.when == ReplacesIfHigher && mark.cmp(out.number) <= 0 {
			r.say(n, rule.path, rule.clause, "remark_not_higher", params...)
			return out, false
		}
		r.say(n, rule.path, rule.clause, "remark_stands", params...)
		out.number = mark
		return out, true
	}
	if r.trace != nil {
		params = append(params, wording.P("limit", rule.below.value()))
	}
	if mark.sub(out.number).abs().cmp(*rule.below) < 0 {
		r.say(n, rule.path, rule.clause, "remark_replaces", params...)
		out.number = mark
		return out, true
	}
	if decided, ok := r.decided(n, func(s settled) bool { return s.remark != nil }); ok {
		out.number = r.constant(numberOf(*decided.remark))
		if r.trace != nil {
			r.say(n, rule.path, rule.clause, "remark_settled", append(params, wording.P("value", out.value()))...)
		}
		return out, true
	}
	r.say(n, rule.path, rule.clause, "remark_refers", params...)
	return without(first(out.rank, rankReferred)), true
}

// again is what a re-marking gave, and whether that was settled.
type again struct {
	outcome
	settled bool
}

// remarked is the value of a re-marking: the one mark, or what its panel makes
// of several, rounded as the component's value is.
func (r *run) remarked(n *node, m remarked) again {
	if n.remark.panel == nil {
		return again{outcome: outcome{r.constant(numberOf(m.values[0])), rankPassed}}
	}
	marks := make([]given, len(m.values))
	for i, v := range m.values {
		marks[i] = given{r.constant(numberOf(v)), i}
		if r.trace != nil {
			r.say(n, n.remark.path, n.remark.clause, "remark_mark", wording.P("marker", r.markerOf(n, n.remark.panel, i)), wording.P("mark", v))
		}
	}
	r.settledBy = false
	out := r.combinedMarks(n, n.remark.panel, marks)
	if out.has() && n.round != nil && !r.settledBy {
		before := out.number
		out.number = before.round(n.round)
		if r.trace != nil {
			r.sayRounding(n, n.round, n.roundPath, before, out.number)
		}
	}
	return again{out, r.settledBy}
}

func (r *run) decided(n *node, fits func(settled) bool) (settled, bool) {
	if r.more != nil {
		for _, s := range r.more.settled {
			if s.node == n.index && fits(s) {
				if r.trace != nil {
					r.trace.used[n.index] = true
				}
				return s, true
			}
		}
	}
	return settled{}, false
}

// pass tests the pass mark. A value that something absent or void below takes
// away is not tested.
func (r *run) pass(n *node, out outcome, before number) rank {
	tested := out.number
	if n.pass.beforeBonus {
		tested = before
	}
	c := tested.cmp(n.pass.threshold)
	met := c > 0 || c == 0 && !n.pass.above
	if r.trace != nil {
		r.sayPass(n, tested, met)
	}
	if met {
		return out.rank
	}
	r.results[n.index].missed, r.missed = true, true
	return first(out.rank, rankFailed)
}
