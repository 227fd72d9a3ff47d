package scoring

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// notMarked tells what a component that takes no marks takes instead.
func (r *reader) notMarked(n *node, path thituyen.Path) {
	if n.from != nil {
		r.report(path, "drawn_not_marked", wording.P("component", n.name()))
		return
	}
	r.report(path, "parts_are_marked", wording.P("component", n.name()), wording.P("parts", r.scorer.ids(n.children)))
}

func (s *Scorer) ids(of []int) []string {
	out := make([]string, len(of))
	for i, k := range of {
		out[i] = s.nodes[k].id
	}
	return out
}

// named puts the mark of a named marker, who keeps a slot over all parts of a
// panel.
func (r *reader) named(n *node, marker string, mark decimal.Decimal, path thituyen.Path) {
	if r.roster(n.group) == nil && r.unnamed(n.group) {
		r.report(path, "mixed_markers")
		return
	}
	slot := r.slot(n.group, marker)
	if slot < len(r.row(n.leaf)) && r.row(n.leaf)[slot] != missingCell {
		r.report(path, "marked_twice", wording.P("marker", marker))
		return
	}
	r.mark(n, slot, marker, mark, spot{path, -1})
}

// slot finds a named marker among those of a group, or adds it.
func (r *reader) slot(group int, marker string) int {
	m := r.extra()
	if m.rosters == nil {
		m.rosters = make([][]string, len(r.scorer.groups))
	}
	names := &m.rosters[group]
	slot := slices.Index(*names, marker)
	if slot < 0 {
		slot = len(*names)
		*names = append(*names, marker)
	}
	return slot
}

// spot is where a mark stands; the path of an item of a list is made only
// where something is wrong with it.
type spot struct {
	under thituyen.Path
	index int // -1: the path itself
}

func (s spot) path() thituyen.Path {
	if s.index < 0 {
		return s.under
	}
	return s.under.Index(s.index)
}

// mark checks a mark and puts it at a marker's slot.
func (r *reader) mark(n *node, slot int, marker string, mark decimal.Decimal, at spot) {
	switch {
	case slot >= maxMarkers:
		r.report(at.path(), "too_many_markers", wording.P("limit", maxMarkers))
		return
	case r.word(n.index) != "":
		r.report(at.path(), "mark_beside_word", wording.P("word", string(r.word(n.index))))
		return
	case marker == "" && r.roster(n.group) != nil, marker != "" && r.unnamed(n.group):
		r.report(at.path(), "mixed_markers")
		return
	}
	units, wide, ok := r.checkMark(n, mark, at)
	if !ok {
		return
	}
	if wide != nil {
		if r.extra().wide == nil {
			r.extra().wide = map[cell]thituyen.Value{}
		}
		r.extra().wide[cell{n.leaf, slot}] = *wide
	}
	r.put(n.leaf, slot, units)
}

// checkMark checks a mark's range and step, and gives it as the sheet keeps
// it: in the component's units, or, where those do not hold it, as a value.
func (r *reader) checkMark(n *node, mark decimal.Decimal, at spot) (units int64, wide *thituyen.Value, ok bool) {
	units, fits := n.units(mark)
	if fits && n.unitsFit {
		switch {
		case units < n.low:
			r.report(at.path(), "mark_below_min", wording.P("mark", mark), wording.P("min", n.min))
		case units > n.high:
			r.report(at.path(), "mark_above_max", wording.P("mark", mark), wording.P("max", n.most))
		case n.stepUnits > 0 && units%n.stepUnits != 0:
			r.report(at.path(), "mark_off_step", wording.P("mark", mark), wording.P("step", *n.step))
		default:
			return units, nil, true
		}
		return 0, nil, false
	}
	value, ok := r.bounded(mark, at.path())
	if !ok {
		return 0, nil, false
	}
	switch {
	case value.Cmp(n.min) < 0:
		r.report(at.path(), "mark_below_min", wording.P("mark", mark), wording.P("min", n.min))
	case value.Cmp(n.most) > 0:
		r.report(at.path(), "mark_above_max", wording.P("mark", mark), wording.P("max", n.most))
	case n.step != nil && !multiple(value, *n.step):
		r.report(at.path(), "mark_off_step", wording.P("mark", mark), wording.P("step", *n.step))
	default:
		return wideCell, &value, true
	}
	return 0, nil, false
}

// units is a mark in the component's unit, where it is a whole number of them
// that fits in a word.
func (n *node) units(mark decimal.Decimal) (int64, bool) {
	if !n.unitsFit || mark.NumDigits() > 18 {
		return 0, false
	}
	units := mark.CoefficientInt64()
	shift := n.places + int(mark.Exponent())
	switch {
	case units == 0:
		return 0, true
	case shift < -18 || shift > 18:
		return 0, false
	case shift < 0:
		return units / pow10[-shift], units%pow10[-shift] == 0
	}
	return exact.MulWords(units, pow10[shift])
}

var pow10 = func() (p [19]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

// unnamed reports whether a group has marks by markers without names.
func (r *reader) unnamed(group int) bool {
	for _, leaf := range r.scorer.groups[group].leaves {
		for slot, units := range r.row(leaf) {
			if units != missingCell && slot >= len(r.roster(group)) {
				return true
			}
		}
	}
	return false
}

// count checks how many markers a component has: one without a panel, with
// one not more than its most, save that another marker may be asked for.
func (r *reader) count(n *node, path thituyen.Path) {
	g := r.scorer.groups
	if n.group < 0 {
		return
	}
	given := r.markers(g[n.group])
	p := r.scorer.nodes[g[n.group].node].panel
	switch {
	case p == nil && given > 1:
		r.report(path, "one_mark", wording.P("component", n.name()), wording.P("count", given))
	case p != nil && p.atMost > 0 && given > p.atMost && !(p.third && given <= 3):
		r.report(path, "markers_above_most", wording.P("count", given), wording.P("most", p.atMost))
	}
}

// markers counts those of whom some mark was given.
func (b *body) markers(g group) (given int) {
	slots := 0
	for _, leaf := range g.leaves {
		slots = max(slots, len(b.row(leaf)))
	}
	for slot := range slots {
		for _, leaf := range g.leaves {
			if row := b.row(leaf); slot < len(row) && row[slot] != missingCell {
				given++
				break
			}
		}
	}
	return given
}

// setWord puts a word in place of the marks of a component and all below it.
func (r *reader) setWord(n *node, word Word, path thituyen.Path) {
	if word != WordAbsent && word != WordExempt {
		r.report(path, "unknown_word", wording.P("found", string(word)))
		return
	}
	if word == WordExempt && !n.exempt {
		r.report(path, "not_exemptible", wording.P("component", n.name()))
		return
	}
	if n.from != nil && word == WordAbsent {
		r.notMarked(n, path)
		return
	}
	m := r.extra()
	if m.words == nil {
		m.words = make([]Word, len(r.scorer.nodes))
	}
	var set func(i int)
	set = func(i int) {
		k := &r.scorer.nodes[i]
		if k.marked() && r.anyMark(k.leaf) {
			r.report(path, "word_beside_marks", wording.P("word", string(word)), wording.P("component", k.name()))
			return
		}
		if m.words[i] != "" && m.words[i] != word {
			r.report(path, "words_differ", wording.P("component", k.name()))
			return
		}
		m.words[i] = word
		for _, child := range k.children {
			set(child)
		}
	}
	set(n.index)
}

func (b *body) anyMark(leaf int) bool {
	return slices.ContainsFunc(b.row(leaf), func(units int64) bool { return units != missingCell })
}

// multiple reports whether a value is so many whole steps.
func multiple(value, step thituyen.Value) bool {
	steps, ok := value.Quo(step)
	return ok && steps.Round(0, thituyen.Down).Equal(steps)
}
