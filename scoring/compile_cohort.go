package scoring

import (
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// cohorting is a conversion by what is asked of everybody together.
type cohorting struct {
	kind            adjustKind
	stage           int
	by              int    // the fact that splits the cohort, by slot; or one of the two below
	byName          string // for people
	mean, deviation number
	sample          bool
	statistics      *rounding
	counts          PercentileCounts
	centre          PanelWay
	high, low       int
	lowest          bool
	style           PlaceStyle
	path            thituyen.Path
}

const (
	byNothing = -1
	byMarker  = -2
)

// shortlisting is a Shortlist as compiled.
type shortlisting struct {
	owner, by, after     int // after -1: none
	stage                int
	count, plus, atLeast int
	perSeat, share       *thituyen.Value
	lowest, tiesOut      bool
	path                 thituyen.Path
	clause               string
}

// stage is one thing that is asked of everybody together: a conversion at a
// component, or of each mark of its panel, or who is shortlisted for it.
type stage struct {
	node      int // in whose turn it is asked
	cohort    *cohorting
	each      bool // of a panel's marks
	shortlist *shortlisting
}

// place is where a conversion stands.
type place uint8

const (
	atComponent place = iota
	belowPanel
	eachMark
)

func placeOf(n *node) place {
	if n.below {
		return belowPanel
	}
	return atComponent
}

// cohort compiles a conversion that is asked of everybody together.
func (c *compiler) cohort(a Adjustment, where place, path thituyen.Path) (*cohorting, bool) {
	if where == belowPanel {
		c.report(path, "cohort_below_panel")
		return nil, false
	}
	out := &cohorting{by: byNothing}
	ok := true
	switch {
	case a.Standardise != nil:
		out.kind, out.path = adjustStandardise, path.Key("standardise")
		ok = c.standardise(a.Standardise, where, out)
	case a.Percentile != nil:
		out.kind, out.path = adjustPercentile, path.Key("percentile")
		out.by, out.byName = c.splitting(a.Percentile.By, where, out.path.Key("by"))
		if out.counts = a.Percentile.Counts; out.counts == "" {
			out.counts = AtOrBelow
		}
	case a.Equate != nil:
		out.kind, out.path = adjustEquate, path.Key("equate")
		ok = c.equate(a.Equate, where, out)
	default:
		out.kind, out.path = adjustPlace, path.Key("place")
		out.lowest = a.Place.Prefer == PreferLowest
		if out.style = a.Place.Style; out.style == "" {
			out.style = PlaceCompetition
		}
	}
	return out, ok
}

func (c *compiler) standardise(s *Standardise, where place, out *cohorting) bool {
	mean, ok1 := c.constant(s.Mean, out.path.Key("mean"))
	deviation, ok2 := c.constant(s.Deviation, out.path.Key("deviation"))
	out.mean, out.deviation = c.ready(mean), c.ready(deviation)
	out.sample, out.statistics = s.As == OfSample, c.rounding(s.Statistics)
	out.by, out.byName = c.splitting(s.By, where, out.path.Key("by"))
	return ok1 && ok2 && out.statistics != nil
}

func (c *compiler) equate(e *Equate, where place, out *cohorting) bool {
	if e.By != "" {
		out.by, out.byName = c.splitting(e.By, where, out.path.Key("by"))
	}
	out.statistics = c.rounding(e.Statistics)
	if e.Centre == nil {
		return false
	}
	at := out.path.Key("centre")
	switch e.Centre.Way {
	case PanelMean, PanelMedian:
	case PanelTrimmedMean:
		trimmed := paneling{}
		c.panelCombine(*e.Centre, at, &trimmed)
		out.high, out.low = trimmed.high, trimmed.low
	default:
		c.mistakes = append(c.mistakes, document.At(at, document.NotOneOf(string(e.Centre.Way), []string{"mean", "median", "trimmed_mean"})))
		return false
	}
	out.centre = e.Centre.Way
	return true
}

// splitting finds what splits the cohort into groups: a fact that the
// regulation declares, or the markers of a panel.
func (c *compiler) splitting(by string, where place, path thituyen.Path) (int, string) {
	name, isFact := strings.CutPrefix(by, "fact.")
	declared, known := c.declared[name]
	switch {
	case by == "":
		return byNothing, ""
	case by == "marker" && where == eachMark:
		return byMarker, by
	case by == "marker":
		c.report(path, "marker_not_here")
	case !isFact:
		c.report(path, "by_what", wording.P("found", by))
	case !known && len(c.declared) == 0:
		c.report(path, "by_undeclared", wording.P("fact", name))
	case !known:
		c.mistakes = append(c.mistakes, document.At(path, document.NotOneOf(name, sortedNames(c.declared))))
	case declared.Type != thituyen.FactText && declared.Type != thituyen.FactYesNo:
		c.report(path, "by_type", wording.P("fact", name), wording.P("type", typeWords[declared.Type]))
	default:
		slot := slices.Index(c.groupFacts, name)
		if slot < 0 {
			slot = len(c.groupFacts)
			c.groupFacts = append(c.groupFacts, name)
		}
		return slot, name
	}
	return byNothing, ""
}

// shortlist compiles who reaches a component; nil where that cannot be read.
func (c *compiler) shortlist(m Component, n *node) *shortlisting {
	s, path := m.Shortlist, n.path.Key("shortlist")
	out := &shortlisting{
		owner: n.index, after: n.after, lowest: s.Prefer == PreferLowest, tiesOut: s.Ties == TiesNone,
		path: path, clause: or(s.Clause, m.Clause),
	}
	given := 0
	for _, is := range []bool{s.Count != nil, s.PerSeat != nil, s.Share != nil} {
		if is {
			given++
		}
	}
	if given != 1 {
		c.report(path, "shortlist_one_of", wording.P("count", given))
	}
	if s.Plus != nil && s.PerSeat == nil {
		c.report(path.Key("plus"), "plus_without_per_seat")
	}
	for _, field := range []struct {
		from *int
		to   *int
	}{{s.Count, &out.count}, {s.Plus, &out.plus}, {s.AtLeast, &out.atLeast}} {
		if field.from != nil {
			*field.to = *field.from
		}
	}
	if v, ok := c.constant(s.PerSeat, path.Key("per_seat")); ok {
		out.perSeat = &v
	}
	if s.Share != nil {
		if s.Share.Sign() <= 0 || s.Share.Cmp(thituyen.Int(1)) > 0 {
			c.report(path.Key("share"), "share_range", wording.P("found", percentWord(s.Share.Value)))
		}
		out.share = &s.Share.Value
	}
	if s.By == "" {
		return nil // told by the shape
	}
	if out.by = c.named(s.By, n, path.Key("by")); out.by < 0 {
		return nil
	}
	if c.nodes[out.by].below {
		c.report(path.Key("by"), "by_below_panel", wording.P("id", s.By))
		return nil
	}
	return out
}

// deferred puts what is shortlisted after all that is not, so that whoever
// cannot pass any more keeps nobody waiting.
func (c *compiler) deferred() {
	depth := make([]int, len(c.nodes))
	for _, i := range c.order {
		n := &c.nodes[i]
		for _, needed := range c.needs(n) {
			depth[i] = max(depth[i], depth[needed])
		}
		if len(n.shortlists) > 0 {
			depth[i]++
		}
	}
	slices.SortStableFunc(c.order, func(a, b int) int { return depth[a] - depth[b] })
}

// needs are the components that must be scored before one.
func (c *compiler) needs(n *node) (out []int) {
	for _, g := range n.gates {
		out = append(out, g.at)
	}
	for _, s := range n.shortlists {
		out = append(out, s.by)
	}
	if n.from != nil {
		out = append(out, n.from.components...)
	}
	out = append(out, n.children...)
	for k, i := range out {
		if c.nodes[i].below {
			out[k] = c.drafts[i].panelAt
		}
	}
	return out
}

// stage numbers what is asked of everybody together, in the order of scoring.
func (c *compiler) stage() {
	staged := map[*shortlisting]bool{}
	add := func(s stage) int {
		c.stages = append(c.stages, s)
		return len(c.stages) - 1
	}
	for _, i := range c.order {
		n := &c.nodes[i]
		for _, s := range n.shortlists {
			if !staged[s] {
				staged[s] = true
				s.stage = add(stage{node: i, shortlist: s})
			}
		}
		if n.panel != nil {
			for k := range n.panel.each {
				if a := n.panel.each[k].cohort; a != nil {
					a.stage = add(stage{node: i, cohort: a, each: true})
				}
			}
		}
		for k := range n.adjust {
			if a := n.adjust[k].cohort; a != nil {
				a.stage = add(stage{node: i, cohort: a})
			}
		}
	}
}
