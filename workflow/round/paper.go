package round

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// paper is what was marked: of a candidate, or under a code until the codes
// are opened.
type paper struct {
	attended  []sat
	given     []given
	sanctions []breach
	settled   map[string]scoring.Settlement // by unit
	remarks   map[string]remark             // by unit
	standing  map[string]scoring.Standing
	value     map[string]*thituyen.Value // at the closing of each unit; nil: none
}

// sat is how somebody stood to a component: there or not, or exempt from it.
type sat struct {
	component string
	how       scoring.Word // empty: there
}

// given is one mark.
type given struct {
	unit, component string
	marker          string
	named           bool // the scorer asks whose it is
	mark            decimal.Decimal
	entry           int
}

type breach struct {
	scoring.Breach
	unit string
}

// remark is a re-mark that was asked for, and what the re-markers gave.
type remark struct {
	marks []given
}

// absentAnywhere reports whether somebody was absent from a unit.
func (p *paper) absentAnywhere() bool {
	return slices.ContainsFunc(p.attended, func(s sat) bool { return s.how == scoring.WordAbsent })
}

// attendance is whether the attendance at a component was taken, and what it
// says.
func (p *paper) attendance(component string) (how scoring.Word, taken bool) {
	for _, s := range p.attended {
		if s.component == component {
			return s.how, true
		}
	}
	return "", false
}

// attend notes who was there; what was noted before is replaced.
func (p *paper) attend(component string, how scoring.Word) {
	for i := range p.attended {
		if p.attended[i].component == component {
			p.attended[i].how = how
			return
		}
	}
	p.attended = append(p.attended, sat{component, how})
}

// markOf is a marker's mark on a component.
func (p *paper) markOf(component, marker string) (given, bool) {
	for _, g := range p.given {
		if g.component == component && g.marker == marker {
			return g, true
		}
	}
	return given{}, false
}

// markers is how many markers have marked a component.
func (p *paper) markers(component string) int {
	count := 0
	for i := range p.given {
		if p.given[i].component == component {
			count++
		}
	}
	return count
}

// performance is the paper as the scorer reads it. What was marked of somebody
// who is then noted as absent counts for nothing.
func (p *paper) performance() scoring.Performance {
	out := scoring.Performance{Marks: map[string]*scoring.Marks{}, Settled: map[string]*scoring.Settlement{}, Remarked: map[string]*scoring.Marks{}}
	for _, s := range p.attended {
		if s.how != "" {
			out.Marks[s.component] = &scoring.Marks{Word: s.how}
		}
	}
	for i := range p.given {
		g := &p.given[i]
		unit, _ := p.attendance(g.unit)
		if own, _ := p.attendance(g.component); own != "" || unit != "" {
			continue
		}
		if !g.named {
			out.Marks[g.component] = &scoring.Marks{Single: &g.mark}
			continue
		}
		at := out.Marks[g.component]
		if at == nil {
			at = &scoring.Marks{Named: map[string]*scoring.Marks{}}
			out.Marks[g.component] = at
		}
		at.Named[g.marker] = &scoring.Marks{Single: &g.mark}
	}
	for _, b := range p.sanctions {
		out.Sanctions = append(out.Sanctions, b.Breach)
	}
	for unit, s := range p.settled {
		out.Settled[unit] = &s
	}
	for unit, m := range p.remarks {
		if len(m.marks) == 0 {
			continue
		}
		marks := &scoring.Marks{}
		for i := range m.marks {
			marks.List = append(marks.List, &m.marks[i].mark)
		}
		out.Remarked[unit] = marks
	}
	return out
}

// settle notes what was decided of a unit beside what was decided before.
func (p *paper) settle(unit string, s scoring.Settlement) {
	settled := maps.Clone(p.settled)
	if settled == nil {
		settled = map[string]scoring.Settlement{}
	}
	before := settled[unit]
	if s.Spread == nil {
		s.Spread = before.Spread
	}
	if s.Remark == nil {
		s.Remark = before.Remark
	}
	settled[unit] = s
	p.settled = settled
}

// askRemark notes that a unit is to be marked once more.
func (p *paper) askRemark(unit string) { p.withRemark(unit, remark{}) }

// remarked adds what a re-marker gave.
func (p *paper) remarked(unit string, g given) {
	p.withRemark(unit, remark{append(slices.Clip(p.remarks[unit].marks), g)})
}

func (p *paper) withRemark(unit string, m remark) {
	remarks := maps.Clone(p.remarks)
	if remarks == nil {
		remarks = map[string]remark{}
	}
	remarks[unit] = m
	p.remarks = remarks
}

// close keeps the value and standing of a component.
func (p *paper) close(component string, m Mean) {
	p.value, p.standing = maps.Clone(p.value), maps.Clone(p.standing)
	if p.value == nil {
		p.value, p.standing = map[string]*thituyen.Value{}, map[string]scoring.Standing{}
	}
	p.value[component], p.standing[component] = m.Value, m.Standing
}

// take adds what was marked under a code.
func (p *paper) take(under *paper) {
	p.attended = append(slices.Clip(p.attended), under.attended...)
	p.given = append(slices.Clip(p.given), under.given...)
	p.sanctions = append(slices.Clip(p.sanctions), under.sanctions...)
	for unit, s := range under.settled {
		p.settle(unit, s)
	}
}
