package scoring

import (
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Unit is what is marked and closed as one: the component that has the panel,
// or a marked component without any.
type Unit struct {
	ID    string
	Title thituyen.Title // or the id where there is none
	// After are the components that must be passed to reach it, its own and
	// those of the components above it.
	After []string
	// Anonymous says that it, or what it stands in, is marked by code.
	Anonymous bool
	// Marked are the components at or below it that take marks.
	Marked []string
	// Markers bounds how many may mark; AtMost 0: any number.
	AtLeast, AtMost int
	// Draws says that its value rests on more than its marks: claims, facts
	// or other components.
	Draws bool
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
	u := Unit{ID: n.id, Title: n.name(), Anonymous: n.anonymous, AtLeast: 1, AtMost: 1, Draws: s.draws(n)}
	for _, g := range n.gates {
		u.After = append(u.After, s.nodes[g.at].id)
	}
	for _, leaf := range s.groups[group].leaves {
		u.Marked = append(u.Marked, s.nodes[s.leaves[leaf]].id)
	}
	if p := n.panel; p != nil {
		u.AtLeast, u.AtMost = p.atLeast, p.atMost
		if p.third {
			u.AtMost = max(3, p.atMost)
		}
	}
	return u
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
// claims and without the gates before it: as long as codes hide what else a
// candidate has, that is what a paper is worth. The error is Mistakes where
// the unit draws on other components, so that no code can stand for it, or
// where there is no such unit.
func (s *Scorer) Alone(unit string) (*Scorer, error) {
	s = s.made()
	i, known := s.byID[unit]
	if !known || s.nodes[i].group < 0 || s.groups[s.nodes[i].group].node != i {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("no_unit", wording.P("found", unit))}}
	}
	if i == 0 {
		one := s.scheme
		one.Bonus = nil
		return Compile(one, s.declared)
	}
	component, _ := find(s.scheme.Parts, unit)
	component.After, component.Bonus = "", nil
	return Compile(Scheme{Parts: []Component{component}, Sanctions: s.scheme.Sanctions}, s.declared)
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
