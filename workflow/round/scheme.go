package round

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/scoring"
)

// scheme is what marking needs to know of the components: where marks are
// given and within what range.
type scheme struct {
	titles map[string]string
	leaves map[string]*leaf
	units  map[string]*unit
	order  []string // units in the order of the document
}

// unit is a component that is marked and closed as one: the one with the
// panel, or a marked component without any.
type unit struct {
	id        string
	component scoring.Component
	after     []string // components that must be passed to reach this one
	anonymous bool
	leaves    []*leaf
	atMost    int // marks by different markers on a leaf; 0: any number
	// draws says that its value draws on claims, facts or other components.
	draws bool
	// alone scores this unit and nothing else; nil where it is not anonymous.
	alone *scoring.Scorer
}

// leaf is a component that takes marks.
type leaf struct {
	id             string
	unit           *unit
	min, max, step *decimal.Decimal
}

func newScheme(from *scoring.Scheme) *scheme {
	s := &scheme{titles: map[string]string{}, leaves: map[string]*leaf{}, units: map[string]*unit{}}
	if from == nil {
		return s
	}
	s.walk(from.Root(), nil, nil, false)
	for _, u := range s.units {
		u.prepare(from)
	}
	return s
}

// prepare compiles what scores an anonymous unit by itself, as long as codes
// hide what else a candidate has.
func (u *unit) prepare(from *scoring.Scheme) {
	if !u.anonymous {
		return
	}
	component := u.component
	component.After, component.Bonus = "", nil
	one := scoring.Scheme{Parts: []scoring.Component{component}, Sanctions: from.Sanctions}
	if component.ID == scoring.Root {
		one = *from
		one.Bonus = nil
	}
	u.alone, _ = scoring.Compile(one, nil)
	if u.alone == nil {
		u.anonymous = false // it draws on other components, so that no code can stand for it
	}
}

// walk finds the units and leaves below a component.
func (s *scheme) walk(c scoring.Component, within *unit, after []string, anonymous bool) {
	s.titles[c.ID] = c.Title
	if c.Title == "" {
		s.titles[c.ID] = c.ID
	}
	if c.After != "" {
		after = append(slices.Clone(after), c.After)
	}
	anonymous = anonymous || c.Anonymous
	marked := len(c.Parts) == 0 && c.From == nil
	if within == nil && (c.Panel != nil || marked) {
		within = &unit{id: c.ID, component: c, after: after, anonymous: anonymous, atMost: mostMarks(c.Panel), draws: draws(c)}
		s.units[c.ID] = within
		s.order = append(s.order, c.ID)
	}
	if marked {
		l := &leaf{id: c.ID, unit: within, min: c.Min, max: c.Max, step: c.Step}
		s.leaves[c.ID] = l
		within.leaves = append(within.leaves, l)
	}
	for _, part := range c.Parts {
		s.walk(part, within, after, anonymous)
	}
}

// draws reports whether a component's value rests on more than its marks.
func draws(c scoring.Component) bool {
	return c.Bonus != nil || c.From != nil || slices.ContainsFunc(c.Parts, draws)
}

// contains reports whether a component is, or stands below, another.
func contains(c scoring.Component, id string) bool {
	return c.ID == id || slices.ContainsFunc(c.Parts, func(part scoring.Component) bool { return contains(part, id) })
}

// mostMarks is how many markers a panel takes.
func mostMarks(p *scoring.Panel) int {
	switch {
	case p == nil:
		return 1
	case slices.ContainsFunc(p.Spread, func(b scoring.Band) bool { return b.Then == scoring.ThenAnotherMarker }):
		return 3
	case p.Markers != nil && p.Markers.AtMost != nil:
		return *p.Markers.AtMost
	}
	return 0
}

func (s *scheme) unitIDs() []string { return slices.Clone(s.order) }

// rangeText is the range of marks, both ends included, as shown.
func (l *leaf) rangeText() string {
	text := "0"
	if l.min != nil {
		text = exact.Digits(*l.min)
	}
	text += "–"
	if l.max != nil {
		text += exact.Digits(*l.max)
	}
	if l.step != nil {
		text += " / " + exact.Digits(*l.step)
	}
	return text
}

// unitOf is the unit that a component is, or stands in.
func (s *scheme) unitOf(component string) *unit {
	if u, known := s.units[component]; known {
		return u
	}
	if l, known := s.leaves[component]; known {
		return l.unit
	}
	for _, id := range s.order {
		if u := s.units[id]; contains(u.component, component) {
			return u
		}
	}
	return nil
}

// fault is the code of the reason why the leaf cannot take a mark, and whether
// there is one.
func (l *leaf) fault(mark decimal.Decimal) (string, bool) {
	least := decimal.Decimal{}
	if !exact.Bounded(mark) {
		return "mark_out_of_range", true
	}
	if l.min != nil {
		least = *l.min
	}
	switch {
	case mark.Cmp(least) < 0 || l.max != nil && mark.Cmp(*l.max) > 0:
		return "mark_out_of_range", true
	case l.step != nil && !mark.Mod(*l.step).IsZero():
		return "mark_off_step", true
	}
	return "", false
}
