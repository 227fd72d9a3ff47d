package scoring

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// outside reports whether the candidate is out of competition.
func (b *body) outside() bool { return b.more != nil && b.more.outside }

// tallied gathers what the question of a tally asks, in the turn of its
// component.
func (r *run) tallied(n *node) {
	if s := r.stages[r.tally.stage].shortlist; s != nil {
		if !r.outside() {
			r.tallyShortlist(s)
		}
		return
	}
	r.component(n)
}

// tallyShortlist counts a candidate among those who could go on, or who keep
// the others waiting.
func (r *run) tallyShortlist(s *shortlisting) {
	if r.mayGoOn(s) {
		r.tally.able++
		if by := r.results[s.by]; by.has() {
			r.tally.add("", by.number)
		}
	}
	waits := r.results[s.by].rank.waits() || s.after >= 0 && r.results[s.after].rank.waits()
	if waits && !r.outOfIt() {
		r.tally.waiting++
	}
}

// waits reports whether more is to come that may make another standing of it.
func (r rank) waits() bool { return r == rankReferred || r == rankIncomplete }

// outOfIt reports whether nothing that is to come can let the candidate pass.
func (r *run) outOfIt() bool {
	for i := range r.nodes {
		if k := r.results[i].rank; k >= rankVoid && k <= rankNotShortlisted {
			return true
		}
	}
	return r.voidWithin(&r.nodes[0]) || r.more != nil && r.sanctionedVoid(0)
}

func (r *run) sanctionedVoid(i int) bool {
	for _, b := range r.more.breaches {
		if b.node == i && r.sanctions[b.kind].void != "" {
			return true
		}
	}
	return false
}

// mayGoOn reports whether a candidate is one of those of whom the best are
// shortlisted.
func (r *run) mayGoOn(s *shortlisting) bool {
	owner := &r.nodes[s.owner]
	for _, g := range owner.gates {
		if r.results[g.at].rank != rankPassed {
			return false
		}
	}
	for _, outer := range owner.shortlists {
		if outer != s && !r.onShortlist(outer) {
			return false
		}
	}
	return s.after >= 0 || r.results[s.by].has()
}

// onShortlist reports whether a candidate is known to be on a shortlist.
func (r *run) onShortlist(s *shortlisting) bool {
	b, by := &r.figures.stages[s.stage].border, r.results[s.by]
	return !b.waiting && r.mayGoOn(s) && by.has() && b.admits(by.number, s.lowest)
}

// shortlisted reports whether a candidate who passed every gate reaches a
// component; if not, why is said and stands in its results.
func (r *run) shortlisted(n *node) bool {
	for _, s := range n.shortlists {
		b := &r.figures.stages[s.stage].border
		if r.onShortlist(s) {
			if n.index == s.owner {
				r.sayShortlist(n, s, b, "on_shortlist")
			}
			continue
		}
		switch {
		case !r.mayGoOn(s):
			r.say(n, s.path, s.clause, "not_reached", wording.P("gate", r.nodes[s.by].name()))
		case b.waiting:
			r.results[n.index].rank = rankIncomplete
			if n.index == s.owner {
				r.say(n, s.path, s.clause, "shortlist_awaited", wording.P("by", r.nodes[s.by].name()))
			}
			return false
		case n.index == s.owner:
			r.results[n.index].rank = rankNotShortlisted
			r.sayShortlist(n, s, b, "off_shortlist")
		}
		r.forbid(n, "not_shortlisted", wording.P("component", n.name()))
		return false
	}
	return true
}

// forbid tells of whatever was given for a component that is not reached.
func (r *run) forbid(n *node, code string, params ...thituyen.Param) {
	if n.group >= 0 {
		for _, leaf := range r.groups[n.group].leaves {
			if r.anyMark(leaf) {
				r.report(thituyen.Path{}.Key("marks").Key(r.nodes[r.leaves[leaf]].id), code, params...)
			}
		}
	}
	if r.more == nil {
		return
	}
	for _, s := range r.more.settled {
		if s.node == n.index {
			r.report(thituyen.Path{}.Key("settled").Key(n.id), code, params...)
		}
	}
	for _, m := range r.more.remarked {
		if m.node == n.index {
			r.report(thituyen.Path{}.Key("remarked").Key(n.id), code, params...)
		}
	}
}

// groupOf is the group of the cohort that a candidate, or a marker, is in;
// false where that is not known.
func (r *run) groupOf(c *cohorting, marker string) (string, bool) {
	switch c.by {
	case byNothing:
		return "", true
	case byMarker:
		return marker, true
	}
	if r.more == nil || r.more.groups == nil || r.more.groups[c.by] == nil {
		return "", false
	}
	return *r.more.groups[c.by], true
}

// gatherInto notes a value in the tally where it is of the cohort.
func (r *run) gatherInto(c *cohorting, marker string, v number) {
	if group, ok := r.groupOf(c, marker); ok && !r.outside() {
		r.tally.add(group, v)
	}
}

// convertedMarks takes each mark through the lines of its panel; false where
// that leaves the component without a value.
func (r *run) convertedMarks(n *node, marks []given) ([]given, bool) {
	names := r.roster(n.group)
	for i := range n.panel.each {
		a := &n.panel.each[i]
		c := a.cohort
		if c != nil && c.by == byMarker && names == nil && len(marks) > 0 {
			r.report(thituyen.Path{}.Key("marks").Key(n.id), "markers_not_named", wording.P("component", n.name()))
			return nil, false
		}
		gathering := c != nil && r.tally != nil && r.tally.stage == c.stage
		for k, g := range marks {
			name := ""
			if g.slot < len(names) {
				name = names[g.slot]
			}
			var after number
			ok := true
			switch {
			case c == nil:
				after = r.alone(n, a, g.value)
			case gathering && !r.voidAround(n):
				r.gatherInto(c, name, g.value)
				continue
			case gathering:
				continue
			default:
				after, ok = r.byCohort(n, a, g.value, name)
			}
			if !ok {
				return nil, false
			}
			marks[k].value = after
			if r.trace != nil {
				r.say(n, a.path, or(a.clause, n.panel.clause), "mark_converted", wording.P("marker", r.marker(n, g.slot)),
					wording.P("before", g.value.value()), wording.P("after", after.value()))
			}
		}
		if gathering {
			return nil, false
		}
	}
	return marks, true
}

// voidAround reports whether a component is void, or something below or above
// it is.
func (r *run) voidAround(n *node) bool {
	if r.more == nil || len(r.more.breaches) == 0 {
		return false
	}
	for i := n.index; i >= 0; i = r.nodes[i].parent {
		if r.sanctionedVoid(i) {
			return true
		}
	}
	return r.voidWithin(n)
}

// byCohort converts a value by what was asked of everybody together; false
// where nobody can say.
func (r *run) byCohort(n *node, a *adjusting, v number, marker string) (number, bool) {
	c := a.cohort
	name, known := r.groupOf(c, marker)
	if !known {
		r.say(n, c.path, or(a.clause, n.clause), "group_unknown", wording.P("fact", c.byName))
		return number{}, false
	}
	answer := &r.figures.stages[c.stage]
	g := answer.groups[name]
	if g == nil {
		r.say(n, c.path, or(a.clause, n.clause), "group_empty", wording.P("group", groupWord(name)))
		return number{}, false
	}
	said := cohortSaying{n, c, or(a.clause, n.clause), groupWord(name), g}
	switch c.kind {
	case adjustStandardise:
		return r.standardised(said, v), true
	case adjustPercentile:
		return r.percentile(said, v), true
	case adjustEquate:
		after := v.mul(g.factor)
		if r.trace != nil {
			r.sayCohort(said, "equated", wording.P("before", term(v.value())), wording.P("factor", term(g.factor.value())),
				wording.P("whole", answer.centre.value()), wording.P("centre", g.centre.value()), wording.P("after", after.value()))
		}
		return after, true
	}
	return r.placed(said, v), true
}

// cohortSaying is what every line of a trace says of a group.
type cohortSaying struct {
	n      *node
	c      *cohorting
	clause string
	group  wording.Word
	of     *groupFigures
}

func (r *run) sayCohort(s cohortSaying, code string, params ...thituyen.Param) {
	r.say(s.n, s.c.path, s.clause, code, append(params, wording.P("group", s.group), wording.P("count", thituyen.Int(s.of.Total())))...)
}

// groupWord names a group for people.
func groupWord(name string) wording.Word {
	if name == "" {
		return wording.Word{Vi: "mọi người", En: "everybody"}
	}
	return wording.Word{Vi: "nhóm " + name, En: "group " + name}
}

func (r *run) standardised(s cohortSaying, v number) number {
	g := s.of
	if g.flat {
		if r.trace != nil {
			r.sayCohort(s, "standardised_flat", wording.P("after", s.c.mean.value()))
		}
		return s.c.mean
	}
	after := s.c.mean.add(s.c.deviation.mul(v.sub(g.mean)).quo(g.deviation))
	if r.trace != nil {
		r.sayCohort(s, "standardised", wording.P("to", term(s.c.mean.value())), wording.P("by", term(s.c.deviation.value())),
			wording.P("before", term(v.value())), wording.P("mean", term(g.mean.value())), wording.P("deviation", term(g.deviation.value())), wording.P("after", after.value()))
	}
	return after
}

func (r *run) percentile(s cohortSaying, v number) number {
	below, same := s.of.Around(v)
	counted := number{num: below, den: 1}
	switch s.c.counts {
	case AtOrBelow:
		counted.num += same
	case Midpoint:
		counted = number{num: 2*below + same, den: 2}
	}
	after := r.constant(counted.mul(whole(100)).quo(number{num: s.of.Total(), den: 1}))
	if r.trace != nil {
		r.sayCohort(s, "percentile_"+string(s.c.counts), wording.P("before", v.value()), wording.P("counted", counted.value()), wording.P("after", after.value()))
	}
	return after
}

// placed is the place of a value. Whoever is out of competition has the place
// that their value would have.
func (r *run) placed(s cohortSaying, v number) number {
	better, same := s.of.Around(v)
	ranks := s.of.Distinct(v)
	if !s.c.lowest {
		better = s.of.Total() - better - same
		ranks = int64(len(s.of.Items)) - ranks
		if same > 0 {
			ranks--
		}
	}
	same = max(same, 1)
	out := number{num: better + 1, den: 1}
	switch s.c.style {
	case PlaceDense:
		out.num = ranks + 1
	case PlaceModified:
		out.num = better + same
	case PlaceAverage:
		out = number{num: 2*better + same + 1, den: 2}
	}
	out = r.constant(out)
	if r.trace != nil {
		r.sayCohort(s, "placed_at", wording.P("before", v.value()), wording.P("place", out.value()))
	}
	return out
}

func (r *run) sayShortlist(n *node, s *shortlisting, b *border, code string) {
	if r.trace == nil {
		return
	}
	value := r.results[s.by]
	name := wording.P("by", r.nodes[s.by].name())
	switch {
	case !value.has():
		r.say(n, s.path, s.clause, "off_shortlist_without_value", name)
	case b.all, b.nobody:
		r.say(n, s.path, s.clause, code+"_whole", name, wording.P("value", value.value()), wording.P("places", thituyen.Int(b.places)))
	default:
		r.say(n, s.path, s.clause, code, name, wording.P("value", value.value()), wording.P("border", b.value.value()), wording.P("places", thituyen.Int(b.places)))
	}
}
