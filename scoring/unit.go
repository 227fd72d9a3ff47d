package scoring

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Unit is what is marked and closed as one: the component that has the panel,
// or a marked component without any.
type Unit struct {
	ID     string
	Title  thituyen.Title // or the id where there is none
	Clause string
	// After are the components that must be passed to reach it, its own and
	// those of the components above it.
	After []string
	// Shortlisted are the components by whose values a shortlist says who
	// reaches it.
	Shortlisted []string
	// Anonymous says that it, or what it stands in, is marked by code.
	Anonymous bool
	// Marked are the components at or below it that take marks.
	Marked []string
	// Markers are how many mark it. Named says that it has a panel: each mark
	// is that of a marker by name, and a sheet takes none without.
	Markers MarkerCount
	Named   bool
	// Remarkers are how many mark it once more; nil where the scheme has no
	// rule for that.
	Remarkers *MarkerCount
	// Draws says that its value rests on more than its marks: claims, facts
	// or other components.
	Draws bool
}

// MarkerCount bounds how many markers there are, both ends included; AtMost 0:
// any number. Third says that a third is taken, beyond AtMost too, where the
// spread of the marks asks for one.
type MarkerCount struct {
	AtLeast, AtMost int
	Third           bool
}

// Takes reports whether one more mark may come after so many.
func (c MarkerCount) Takes(given int) bool {
	return c.AtMost == 0 || given < c.AtMost || c.Third && given < 3
}

func (p *paneling) count() MarkerCount {
	if p == nil {
		return MarkerCount{AtLeast: 1, AtMost: 1}
	}
	return MarkerCount{p.atLeast, p.atMost, p.third}
}

// Units are the units of the scheme, in the order of the document.
func (s *Scorer) Units() []Unit {
	s = s.made()
	out := make([]Unit, len(s.groups))
	for i := range s.groups {
		out[i] = s.unit(i)
	}
	return out
}

// UnitOf is the unit that a component is or stands in; false where it is
// neither.
func (s *Scorer) UnitOf(component string) (Unit, bool) {
	s = s.made()
	i, known := s.byID[component]
	if !known || s.nodes[i].group < 0 {
		return Unit{}, false
	}
	return s.unit(s.nodes[i].group), true
}

func (s *Scorer) unit(group int) Unit {
	n := &s.nodes[s.groups[group].node]
	u := Unit{
		ID: n.id, Title: n.name(), Clause: n.clause, Anonymous: n.anonymous, Draws: s.draws(n),
		Markers: n.panel.count(), Named: n.panel != nil,
	}
	for _, g := range n.gates {
		u.After = append(u.After, s.nodes[g.at].id)
	}
	for _, short := range n.shortlists {
		u.Shortlisted = append(u.Shortlisted, s.nodes[short.by].id)
	}
	for _, leaf := range s.groups[group].leaves {
		u.Marked = append(u.Marked, s.nodes[s.leaves[leaf]].id)
	}
	if n.remark != nil {
		count := n.remark.panel.count()
		u.Remarkers = &count
	}
	return u
}

// Draws reports whether a component's value rests on more than its own marks
// and those of the others: claims or facts; false for an unknown one.
func (s *Scorer) Draws(component string) bool {
	s = s.made()
	i, known := s.byID[component]
	return known && s.draws(&s.nodes[i])
}

// Contains reports whether a component is another, or stands above it.
func (s *Scorer) Contains(whole, part string) bool {
	s = s.made()
	above, known := s.byID[whole]
	i, there := s.byID[part]
	return known && there && (above == i || s.within(i, above))
}

// draws reports whether a value rests on more than marks.
func (s *Scorer) draws(n *node) bool {
	if n.bonus != nil || n.from != nil {
		return true
	}
	for _, child := range n.children {
		if s.draws(&s.nodes[child]) {
			return true
		}
	}
	return false
}

// Range is what a marked component's marks may be, both ends included, and of
// which step they are multiples; nil: of none.
type Range struct {
	Min, Max thituyen.Value
	Step     *thituyen.Value
}

// Range is the range of a marked component's marks; false where it takes none.
func (s *Scorer) Range(component string) (Range, bool) {
	s = s.made()
	i, known := s.byID[component]
	if !known || !s.nodes[i].marked() {
		return Range{}, false
	}
	n := &s.nodes[i]
	out := Range{Min: n.min, Max: n.most}
	if n.step != nil {
		step := *n.step
		out.Step = &step
	}
	return out, true
}

// CheckMark says whether one mark may stand for a component. The error is
// Mistakes, as for [Sheet.Mark]: it takes no marks, or the mark is out of its
// range or off its step.
func (s *Scorer) CheckMark(component string, mark decimal.Decimal) error {
	if s == nil || len(s.nodes) == 0 {
		return WrongSheetError{}
	}
	r := reader{body: &body{scorer: s}}
	path := thituyen.Path{}.Key("marks").Key(component)
	n, ok := r.component(component, path)
	switch {
	case !ok:
	case !n.marked():
		r.notMarked(n, path)
	default:
		r.checkMark(n, mark, spot{path, -1})
	}
	return r.mistakes.Err()
}

// Alone is the scorer of one unit and nothing else, without what it draws from
// claims, without the gates before it and without what makes its value
// comparable with the others': as long as codes hide whose a paper is, that is
// what it is worth. What is done with each marker's marks beside all they gave
// stays; it then needs a [Cohort] of all papers. The error is Mistakes where
// the unit draws on other components, so that no code can stand for it, or
// where there is no such unit.
func (s *Scorer) Alone(unit string) (*Scorer, error) {
	s = s.made()
	i, known := s.byID[unit]
	if !known || s.nodes[i].group < 0 || s.groups[s.nodes[i].group].node != i {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("no_unit", wording.P("found", unit))}}
	}
	component := s.scheme.Root()
	if i > 0 {
		component, _ = find(s.scheme.Parts, unit)
	}
	component.After, component.Bonus, component.Shortlist = "", nil, nil
	if alone, cut := component.beforeCohort(); cut {
		component = alone
		component.Pass = nil // of a value that is none yet
	}
	if i > 0 {
		return Compile(Scheme{Parts: []Component{component}, Sanctions: s.scheme.Sanctions}, s.declared)
	}
	one := s.scheme
	one.Bonus, one.Adjust, one.Pass = component.Bonus, component.Adjust, component.Pass
	return Compile(one, s.declared)
}

// beforeCohort is a component up to the first step that asks for the cohort,
// and whether there is one.
func (m Component) beforeCohort() (Component, bool) {
	cut := slices.IndexFunc(m.Adjust, Adjustment.needsCohort)
	if cut >= 0 {
		m.Adjust = m.Adjust[:cut]
	}
	m.Parts = slices.Clone(m.Parts)
	below := false
	for i := range m.Parts {
		part, also := m.Parts[i].beforeCohort()
		m.Parts[i], below = part, below || also
	}
	return m, below || cut >= 0
}

// needsCohort reports whether a step is asked of everybody together.
func (a Adjustment) needsCohort() bool {
	return a.Standardise != nil || a.Percentile != nil || a.Equate != nil || a.Place != nil
}

func find(parts []Component, id string) (Component, bool) {
	for _, part := range parts {
		if part.ID == id {
			return part, true
		}
		if found, ok := find(part.Parts, id); ok {
			return found, true
		}
	}
	return Component{}, false
}

// MarkedIn lists the components at or below one that take marks, in the order
// of the document; none for an unknown id.
func (s *Scorer) MarkedIn(component string) []string {
	s = s.made()
	at, known := s.byID[component]
	if !known {
		return nil
	}
	var out []string
	for _, i := range s.leaves {
		if i == at || s.within(i, at) {
			out = append(out, s.nodes[i].id)
		}
	}
	return out
}
