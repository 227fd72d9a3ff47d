package round

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/scoring"
)

// paper is what was marked: of a candidate, or under a code until the codes
// are opened.
type paper struct {
	attended  []sat
	given     []given
	sanctions []breach
	settled   map[string]*settlement
	remarks   map[string]*remark // by unit
	standing  map[string]scoring.Standing
	value     map[string]*thituyen.Value // at the closing of each unit; nil: none
}

type sat struct {
	unit   string
	absent bool
}

// given is one mark.
type given struct {
	leaf   *leaf
	marker string
	mark   decimal.Decimal
	entry  int
}

type breach struct {
	scoring.Breach
	unit  string
	entry int
}

type settlement struct {
	scoring.Settlement
	entry int
}

type remark struct {
	asked  bool
	marker string
	mark   *decimal.Decimal
}

// absentAnywhere reports whether somebody was absent from a unit.
func (p *paper) absentAnywhere() bool {
	return slices.ContainsFunc(p.attended, func(s sat) bool { return s.absent })
}

// attendance is whether the attendance at a unit was taken, and whether it
// says absent.
func (p *paper) attendance(unit string) (taken, absent bool) {
	for _, s := range p.attended {
		if s.unit == unit {
			return true, s.absent
		}
	}
	return false, false
}

// markOf is a marker's mark on a leaf.
func (p *paper) markOf(l *leaf, marker string) (given, bool) {
	for _, g := range p.given {
		if g.leaf == l && g.marker == marker {
			return g, true
		}
	}
	return given{}, false
}

// markers is how many markers have marked a leaf.
func (p *paper) markers(l *leaf) int {
	count := 0
	for i := range p.given {
		if p.given[i].leaf == l {
			count++
		}
	}
	return count
}

// fill puts the paper into a sheet: the units named, or all of them where
// none is. What the scorer finds wrong is returned together.
func (p *paper) fill(sheet *scoring.Sheet, only ...string) thituyen.Mistakes {
	var wrong thituyen.Mistakes
	add := func(err error) {
		if mistakes, ok := document.Of(err); ok {
			wrong = append(wrong, mistakes...)
		}
	}
	wanted := func(unit string) bool { return len(only) == 0 || slices.Contains(only, unit) }
	for _, s := range p.attended {
		if s.absent && wanted(s.unit) {
			add(sheet.Absent(s.unit))
		}
	}
	for i := range p.given {
		g := &p.given[i]
		if _, absent := p.attendance(g.leaf.unit.id); absent || !wanted(g.leaf.unit.id) {
			continue
		}
		marker := g.marker
		if g.leaf.unit.component.Panel == nil {
			marker = ""
		}
		add(sheet.Mark(g.leaf.id, marker, g.mark))
	}
	for _, b := range p.sanctions {
		if unit := b.unit; wanted(unit) {
			add(sheet.Sanction(b.Component, b.Kind))
		}
	}
	for _, unit := range sortedKeys(p.settled) {
		s := p.settled[unit]
		if !wanted(unit) {
			continue
		}
		if s.Spread != nil {
			add(sheet.SettleSpread(unit, *s.Spread))
		}
		if s.Remark != nil {
			add(sheet.SettleRemark(unit, *s.Remark))
		}
	}
	for _, unit := range sortedKeys(p.remarks) {
		if m := p.remarks[unit]; m.mark != nil && wanted(unit) {
			add(sheet.Remark(unit, *m.mark))
		}
	}
	return wrong
}

// setAttendance notes who was there; what was noted before is replaced.
func (p *paper) setAttendance(unit string, absent bool) {
	for i := range p.attended {
		if p.attended[i].unit == unit {
			p.attended[i].absent = absent
			return
		}
	}
	p.attended = append(p.attended, sat{unit, absent})
}

// close keeps the value and standing of a component.
func (p *paper) close(component string, value *thituyen.Value, standing scoring.Standing) {
	if p.value == nil {
		p.value, p.standing = map[string]*thituyen.Value{}, map[string]scoring.Standing{}
	}
	p.value[component], p.standing[component] = value, standing
}
