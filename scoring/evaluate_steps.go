package scoring

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// sanctioned lays the sanctions on a component's combined value.
func (r *run) sanctioned(n *node, out outcome) outcome {
	share, ok := r.share(n)
	if !ok {
		out.number, out.rank = number{}, rankVoid
		return out
	}
	if share.has() && out.has() {
		before := out.number
		out.number = before.sub(before.mul(share))
		if r.trace != nil {
			r.sayDeduction(n, share, before, out.number)
		}
	}
	return out
}

// share adds the percentages of all breaches on a component, to 100 % at
// most; false where one makes the component void.
func (r *run) share(n *node) (number, bool) {
	var total number
	for _, b := range r.more.breaches {
		if b.node != n.index {
			continue
		}
		s := &r.sanctions[b.kind]
		if s.void != "" {
			if r.trace != nil {
				r.say(n, s.path, s.clause, "voided", wording.P("kind", s.title))
			}
			return number{}, false
		}
		if total.has() {
			total = total.add(s.deduct)
		} else {
			total = s.deduct
		}
	}
	if one := whole(1); total.has() && total.cmp(one) > 0 {
		total = r.constant(one)
	}
	return total, true
}

// converted takes a value through the adjustments.
func (r *run) converted(n *node, out outcome) outcome {
	for i := range n.adjust {
		a := &n.adjust[i]
		before := out.number
		var on *line
		switch a.kind {
		case adjustScale:
			out.number = before.sub(a.from0).mul(a.slope).add(a.to0)
		case adjustTable:
			out.number, on = look(a.table, a.otherwise, before)
		case adjustRound:
			out.number = before.round(a.round)
		case adjustAtLeast:
			if before.cmp(a.limit) < 0 {
				out.number = a.limit
			}
		case adjustAtMost:
			if before.cmp(a.limit) > 0 {
				out.number = a.limit
			}
		}
		if r.trace != nil {
			r.sayAdjustment(n, a, before, out.number, on)
		}
	}
	return out
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
	if r.trace != nil && found > 0 {
		r.sayBonus(n, taken, before, added)
	}
	return added
}

// remark compares a re-mark with the value: near it, it replaces it; else the
// component waits for the competent person, or has their decision. A component
// without a value has nothing to re-mark.
func (r *run) remark(n *node, out outcome) (outcome, bool) {
	for _, m := range r.more.remarked {
		if m.node != n.index {
			continue
		}
		mark := r.constant(numberOf(m.value))
		away := mark.sub(out.number).abs()
		var params []thituyen.Param
		if r.trace != nil {
			params = []thituyen.Param{
				wording.P("remark", mark.value()), wording.P("before", out.value()), wording.P("away", away.value()),
				wording.P("limit", n.remark.below.value()),
			}
		}
		if away.cmp(n.remark.below) < 0 {
			r.say(n, n.remark.path, n.remark.clause, "remark_replaces", params...)
			out.number = mark
			return out, true
		}
		if decided, ok := r.decided(n, func(s settled) bool { return s.remark != nil }); ok {
			out.number = r.constant(numberOf(*decided.remark))
			if r.trace != nil {
				r.say(n, n.remark.path, n.remark.clause, "remark_settled", append(params, wording.P("value", out.value()))...)
			}
			return out, true
		}
		r.say(n, n.remark.path, n.remark.clause, "remark_refers", params...)
		return without(first(out.rank, rankReferred)), true
	}
	return out, false
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
