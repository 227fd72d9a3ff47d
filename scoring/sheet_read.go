package scoring

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Sheet reads what a document gives for one candidate. The error is Mistakes
// with paths relative to the candidate, such as marks.written[1]: everything
// that is wrong, save what shows only when scoring (marks on a component that
// is not reached; a fourth mark where a third settles).
func (s *Scorer) Sheet(id string, p Performance) (*Sheet, error) {
	sheet := s.NewSheet(id)
	if sheet.body == nil {
		return nil, WrongSheetError{}
	}
	r := reader{body: sheet.body}
	root := thituyen.Path{}.Key("marks")
	for _, key := range slices.Sorted(maps.Keys(p.Marks)) {
		if n, ok := r.component(key, root.Key(key)); ok {
			r.marks(n, p.Marks[key], root.Key(key))
		}
	}
	r.claims(p.Claims)
	r.breaches(p.Sanctions)
	for _, key := range slices.Sorted(maps.Keys(p.Settled)) {
		if p.Settled[key] != nil {
			r.settled(key, p.Settled[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(p.Remarked)) {
		if p.Remarked[key] != nil {
			r.remarks(key, p.Remarked[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(p.Facts)) {
		if p.Facts[key] != nil {
			r.fact(key, *p.Facts[key])
		}
	}
	if p.OutOfCompetition {
		r.extra().outside = true
	}
	if len(r.mistakes) > 0 {
		return nil, r.mistakes
	}
	return sheet, nil
}

// marks reads what stands for a component.
func (r *reader) marks(n *node, m *Marks, path thituyen.Path) {
	switch {
	case m == nil:
	case m.Word != "":
		r.setWord(n, m.Word, path)
	case n.marked():
		r.leaf(n, m, path)
	case n.from != nil, m.Named == nil:
		r.notMarked(n, path)
	case n.panel != nil || n.below:
		r.panel(n, m.Named, path)
	default:
		for _, key := range slices.Sorted(maps.Keys(m.Named)) {
			if part, ok := r.part(n, key, path.Key(key)); ok {
				r.marks(part, m.Named[key], path.Key(key))
			}
		}
	}
}

// leaf reads the marks of a marked component.
func (r *reader) leaf(n *node, m *Marks, path thituyen.Path) {
	if r.anyMark(n.leaf) {
		r.report(path, "marks_twice", wording.P("component", n.name()))
		return
	}
	switch {
	case m.Named != nil:
		r.roll(n.group, slices.Sorted(maps.Keys(m.Named)))
		for _, marker := range slices.Sorted(maps.Keys(m.Named)) {
			r.ofMarker(n, marker, m.Named[marker], path.Key(marker))
		}
	case m.Single != nil:
		r.mark(n, 0, "", *m.Single, spot{path, -1})
	case len(m.List) > maxMarkers:
		r.report(path, "too_many_markers", wording.P("limit", maxMarkers))
		return
	default:
		r.body.cells = slices.Grow(r.body.cells, len(m.List))
		for i, mark := range m.List {
			if mark != nil {
				r.mark(n, i, "", *mark, spot{path, i})
			}
		}
	}
	r.count(n, path)
}

// roll enters markers by name, so that their order is that of their names
// and not of a mapping.
func (r *reader) roll(group int, markers []string) {
	for _, marker := range markers {
		r.slot(group, marker)
	}
}

// part finds a component below another.
func (r *reader) part(n *node, key string, path thituyen.Path) (*node, bool) {
	if i, ok := r.scorer.byID[key]; ok && r.scorer.within(i, n.index) {
		return &r.scorer.nodes[i], true
	}
	r.mistakes = append(r.mistakes, document.At(path, document.NotOneOf(key, r.scorer.ids(n.children))))
	return nil, false
}

// within reports whether a component stands below another.
func (s *Scorer) within(i, above int) bool {
	for i = s.nodes[i].parent; i >= 0; i = s.nodes[i].parent {
		if i == above {
			return true
		}
	}
	return false
}

// panel reads the marks of parts below a panel: by part, or by marker.
func (r *reader) panel(n *node, named map[string]*Marks, path thituyen.Path) {
	keys := slices.Sorted(maps.Keys(named))
	isPart := func(key string) bool {
		i, ok := r.scorer.byID[key]
		return ok && r.scorer.within(i, n.index)
	}
	markers := !slices.ContainsFunc(keys, isPart) && !slices.ContainsFunc(keys, func(key string) bool {
		return named[key] != nil && named[key].Named == nil
	})
	if markers {
		r.roll(n.group, keys)
	} else {
		r.roll(n.group, r.names(n, named))
	}
	for _, key := range keys {
		at := path.Key(key)
		if markers {
			r.ofMarker(n, key, named[key], at)
		} else if part, ok := r.part(n, key, at); ok {
			r.marks(part, named[key], at)
		}
	}
	r.count(n, path)
}

// names gathers the markers named below a panel, sorted.
func (r *reader) names(n *node, named map[string]*Marks) []string {
	found := map[string]bool{}
	var gather func(*node, *Marks)
	gather = func(n *node, m *Marks) {
		if m == nil {
			return
		}
		for key, inner := range m.Named {
			i, known := r.scorer.byID[key]
			if !n.marked() && known && r.scorer.within(i, n.index) {
				gather(&r.scorer.nodes[i], inner)
			} else if n.marked() {
				found[key] = true
			}
		}
	}
	gather(n, &Marks{Named: named})
	return slices.Sorted(maps.Keys(found))
}

// ofMarker reads what one marker gave a component: a mark, or marks by part.
func (r *reader) ofMarker(n *node, marker string, m *Marks, path thituyen.Path) {
	switch {
	case m == nil:
	case n.marked() && m.Single != nil:
		r.named(n, marker, *m.Single, path)
	case !n.marked() && m.Named != nil:
		for _, key := range slices.Sorted(maps.Keys(m.Named)) {
			if part, ok := r.part(n, key, path.Key(key)); ok {
				r.ofMarker(part, marker, m.Named[key], path.Key(key))
			}
		}
	default:
		r.report(path, "one_mark_per_marker", wording.P("marker", marker))
	}
}

func (r *reader) claims(claims []string) {
	for i, name := range claims {
		path := thituyen.Path{}.Key("claims").Index(i)
		claim, ok := r.scorer.claimIndex[name]
		switch {
		case !ok:
			r.mistakes = append(r.mistakes, document.At(path, document.NotOneOf(name, r.scorer.claims)))
		case slices.Contains(r.extra().claims, claim):
			r.report(path, "claimed_twice", wording.P("claim", name))
		default:
			m := r.extra()
			m.claims = append(m.claims, claim)
			slices.Sort(m.claims)
		}
	}
}

func (r *reader) breaches(list []Breach) {
	for i, b := range list {
		path := thituyen.Path{}.Key("sanctions").Index(i)
		n, ok := r.component(b.Component, path.Key("component"))
		kind, known := r.scorer.kinds[b.Kind]
		switch {
		case b.Kind == "":
			r.report(path.Key("kind"), "kind_missing", wording.P("known", r.scorer.SanctionKinds()))
		case !known:
			r.mistakes = append(r.mistakes, document.At(path.Key("kind"), document.NotOneOf(b.Kind, r.scorer.SanctionKinds())))
		}
		if ok && known {
			m := r.extra()
			m.breaches = append(m.breaches, breach{n.index, kind})
			slices.SortFunc(m.breaches, func(a, b breach) int {
				if a.node != b.node {
					return a.node - b.node
				}
				return a.kind - b.kind
			})
		}
	}
}

func (r *reader) settled(component string, s *Settlement) {
	path := thituyen.Path{}.Key("settled").Key(component)
	n, ok := r.component(component, path)
	if !ok {
		return
	}
	out := settled{node: n.index}
	both := s.Spread != nil && s.Remark != nil && s.Spread.Equal(*s.Remark)
	spread := n.panel != nil && n.panel.refers
	remark := n.remark != nil && (n.remark.below != nil || n.remark.panel != nil && n.remark.panel.refers)
	switch {
	case !spread && !remark:
		r.report(path, "nothing_refers", wording.P("component", n.name()))
		return
	case !both && s.Spread != nil && !spread:
		r.report(path.Key("spread"), "nothing_refers", wording.P("component", n.name()))
	case !both && s.Remark != nil && !remark:
		r.report(path.Key("remark"), "nothing_refers", wording.P("component", n.name()))
	}
	take := func(d *decimal.Decimal, possible bool, within span, at thituyen.Path) *thituyen.Value {
		if d == nil || !possible {
			return nil
		}
		v, ok := r.bounded(*d, at)
		if !ok || !r.inRange(v, within, at) {
			return nil
		}
		return &v
	}
	at := path
	if !both {
		at = path.Key("spread")
	}
	out.spread = take(s.Spread, spread, n.combinedRange, at)
	if !both {
		at = path.Key("remark")
	}
	out.remark = take(s.Remark, remark, n.valueRange, at)
	r.mistakes = slices.CompactFunc(r.mistakes, func(a, b thituyen.Mistake) bool { return a.Error() == b.Error() })
	m := r.extra()
	for i := range m.settled {
		if k := &m.settled[i]; k.node == n.index {
			if k.spread != nil && out.spread != nil || k.remark != nil && out.remark != nil {
				r.report(path, "settled_twice", wording.P("component", n.name()))
				return
			}
			if out.spread != nil {
				k.spread = out.spread
			} else {
				k.remark = out.remark
			}
			return
		}
	}
	m.settled = append(m.settled, out)
}

func (r *reader) inRange(v thituyen.Value, within span, path thituyen.Path) bool {
	if within.holds(v) {
		return true
	}
	r.report(path, "beyond_component", wording.P("found", v), wording.P("range", between([2]edge{within.start(), within.end()})))
	return false
}

// spotted is a number with the place where it stands.
type spotted struct {
	value decimal.Decimal
	at    spot
}

// remarks reads the re-marks of a component: one, a list, or those of named
// markers in the order of their names.
func (r *reader) remarks(component string, m *Marks) {
	path := thituyen.Path{}.Key("remarked").Key(component)
	var marks []spotted
	switch {
	case m.Word != "":
		r.report(path, "remark_is_a_number", wording.P("found", string(m.Word)))
		return
	case m.Single != nil:
		marks = append(marks, spotted{*m.Single, spot{path, -1}})
	case m.Named != nil:
		for _, marker := range slices.Sorted(maps.Keys(m.Named)) {
			switch one := m.Named[marker]; {
			case one == nil:
			case one.Single == nil:
				r.report(path.Key(marker), "one_mark_per_marker", wording.P("marker", marker))
				return
			default:
				marks = append(marks, spotted{*one.Single, spot{path.Key(marker), -1}})
			}
		}
	case len(m.List) > maxMarkers:
		r.report(path, "too_many_markers", wording.P("limit", maxMarkers))
		return
	default:
		for i, mark := range m.List {
			if mark != nil {
				marks = append(marks, spotted{*mark, spot{path, i}})
			}
		}
	}
	r.remarked(component, marks)
}

func (r *reader) remarked(component string, marks []spotted) {
	path := thituyen.Path{}.Key("remarked").Key(component)
	n, ok := r.component(component, path)
	switch {
	case !ok || len(marks) == 0:
		return
	case n.remark == nil:
		r.report(path, "no_remark_rule", wording.P("component", n.name()))
		return
	case n.remark.panel == nil && len(marks) > 1:
		r.report(path, "one_remark", wording.P("component", n.name()), wording.P("count", len(marks)))
		return
	case slices.ContainsFunc(r.extra().remarked, func(m remarked) bool { return m.node == n.index }):
		r.report(path, "remarked_twice", wording.P("component", n.name()))
		return
	}
	p := n.remark.panel
	if p != nil && p.atMost > 0 && len(marks) > p.atMost && !(p.third && len(marks) <= 3) {
		r.report(path, "markers_above_most", wording.P("count", len(marks)), wording.P("most", p.atMost))
		return
	}
	values, total := make([]thituyen.Value, 0, len(marks)), thituyen.Value{}
	for _, mark := range marks {
		v, bounded := r.bounded(mark.value, mark.at.path())
		if !bounded || (p == nil || p.way != PanelSum) && !r.inRange(v, n.valueRange, mark.at.path()) {
			return
		}
		values, total = append(values, v), total.Add(v)
	}
	if p != nil && p.way == PanelSum && !r.inRange(total, n.valueRange, path) {
		return
	}
	r.extra().remarked = append(r.extra().remarked, remarked{n.index, values})
}

func (r *reader) fact(name string, value thituyen.Fact) {
	path := thituyen.Path{}.Key("facts").Key(name)
	declared, ok := r.scorer.declared[name]
	if r.scorer.declared != nil && !ok {
		r.mistakes = append(r.mistakes, document.At(path, document.NotOneOf(name, sortedNames(r.scorer.declared))))
		return
	}
	slot, drawn := r.scorer.factSlots[name]
	want := declared.Type
	if drawn {
		want = thituyen.FactNumber
	}
	if ok || drawn {
		if !value.Is(want) {
			r.report(path, "fact_is_not", wording.P("fact", name), wording.P("found", value.String()), wording.P("type", typeWords[want]))
			return
		}
	}
	if slot := slices.Index(r.scorer.groupFacts, name); slot >= 0 {
		m := r.extra()
		if m.groups == nil {
			m.groups = make([]*string, len(r.scorer.groupFacts))
		}
		group := value.String()
		m.groups[slot] = &group
	}
	if !drawn {
		return
	}
	m := r.extra()
	if m.facts == nil {
		m.facts = make([]*thituyen.Value, len(r.scorer.facts))
	}
	number, _ := value.Number()
	m.facts[slot] = &number
}
