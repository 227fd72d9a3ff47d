package scoring

import (
	"fmt"
	"math/rand/v2"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// world makes schemes and performances at random, of every rule there is.
type world struct {
	*rand.Rand
	count int
	ids   []string // of components that others may name, so far
	maxes map[string]int
	made  map[string]Component
}

func newWorld(seed uint64) *world {
	return &world{Rand: rand.New(rand.NewPCG(seed, 7)), maxes: map[string]int{}, made: map[string]Component{}}
}

func (w *world) chance(of int) bool { return w.IntN(of) == 0 }

func pick[T any](w *world, from ...T) T { return from[w.IntN(len(from))] }

func (w *world) decimal(text ...string) *decimal.Decimal {
	d := dec(pick(w, text...))
	return &d
}

func (w *world) round() *Round {
	modes := document.Words[thituyen.Mode]()
	return RoundTo(w.IntN(4), thituyen.Mode(pick(w, modes...)))
}

func (w *world) scheme() Scheme {
	root := w.composite(0, false)
	s := Scheme{
		Combine: root.Combine, Parts: root.Parts, Adjust: root.Adjust, Bonus: root.Bonus, Round: root.Round, Remark: root.Remark, Pass: root.Pass,
		Sanctions: map[string]Sanction{
			"reprimand": {Deduct: DeductPercent(25)}, "warning": {Deduct: DeductPoints(2)}, "third": {Deduct: &Deduction{Value: thituyen.Fraction(1, 3), Percent: true}},
			"suspension": {Void: VoidComponent}, "cancellation": {Void: VoidAll},
		},
	}
	return s
}

func (w *world) id() string {
	w.count++
	return fmt.Sprintf("c%d", w.count)
}

func (w *world) component(depth int, below bool) Component {
	var m Component
	switch {
	case depth < 3 && w.chance(3):
		m = w.composite(depth+1, below)
	case !below && w.chance(6):
		m = w.drawn()
	default:
		m = w.leaf(below)
	}
	m.ID = w.id()
	if w.chance(3) {
		m.Weight = pick(w, WeightOf(2, 1), WeightOf(1, 3), WeightOf(7, 10), WeightOf(2, 9), WeightOf(999999937, 999999929))
	}
	if w.chance(4) {
		no := false
		m.Counts = &no
		m.Exempt = w.chance(2)
	}
	if w.chance(6) {
		m.RoundPoints = w.round()
	}
	if !below && len(w.ids) > 0 && w.chance(4) {
		m.After = pick(w, w.ids...)
	}
	if !below {
		w.ids = append(w.ids, m.ID)
	}
	w.made[m.ID] = m
	return m
}

func (w *world) composite(depth int, below bool) Component {
	panel := !below && depth > 0 && w.chance(3)
	var m Component
	n := 1 + w.IntN(3)
	counted := 0
	for range n {
		part := w.component(depth, below || panel)
		if part.Counts == nil {
			counted++
		}
		m.Parts = append(m.Parts, part)
	}
	if counted == 0 {
		m.Parts[0].Counts, m.Parts[0].Exempt = nil, false
		w.made[m.Parts[0].ID] = m.Parts[0]
		counted = 1
	}
	if w.chance(2) {
		m.Combine = &Combine{Way: pick(w, Sum, Mean, Highest, Lowest, Best)}
		if m.Combine.Way == Best {
			m.Combine.Best = 1 + w.IntN(counted)
		}
	}
	if panel {
		m.Panel = w.panel()
	}
	w.steps(&m, below, 100*counted)
	return m
}

func (w *world) leaf(below bool) Component {
	limit := pick(w, 5, 10, 20, 100, 588)
	top := decimal.NewFromInt(int64(limit))
	m := Component{Max: &top}
	if w.chance(5) {
		m.Step = w.decimal("0.25", "0.5", "1", "5")
	}
	if w.chance(8) {
		m.Min = w.decimal("-5", "1", "2.5")
	}
	if !below && !w.chance(3) {
		m.Panel = w.panel()
	}
	w.steps(&m, below, limit)
	return m
}

func (w *world) drawn() Component {
	m := Component{}
	switch {
	case len(w.ids) > 0 && w.chance(2):
		m.From = &From{Components: []string{pick(w, w.ids...)}}
		if other := pick(w, w.ids...); other != m.From.Components[0] {
			m.From.Components = append(m.From.Components, other)
		}
		m.Combine = &Combine{Way: pick(w, Sum, Mean, Highest, Lowest)}
	case w.chance(2):
		m.From = &From{Fact: "months", Per: pick(w, WeightOf(7, 1), WeightOf(5, 24), WeightOf(-1, 3)), AtMost: w.decimal("20", "588", "0.5")}
	default:
		m.From = &From{Fact: "language", Table: w.table(), Else: w.decimal("0", "0.1")}
	}
	w.steps(&m, false, 40)
	return m
}

func (w *world) table() []Line {
	return []Line{
		{From: w.decimal("12"), UpTo: w.decimal("15"), Points: w.decimal("0.25")},
		{Above: w.decimal("15"), Below: w.decimal("40"), Points: w.decimal("1", "20")},
		{From: w.decimal("40"), Points: w.decimal("1.5", "99")},
	}
}

func (w *world) steps(m *Component, below bool, limit int) {
	for range w.IntN(3) {
		if !w.chance(3) {
			continue
		}
		m.Adjust = append(m.Adjust, pick(w,
			Adjustment{Scale: &Scale{From: []decimal.Decimal{dec("3"), dec("9")}, To: []decimal.Decimal{dec("70"), dec("100")}}},
			Adjustment{Scale: &Scale{From: []decimal.Decimal{dec("0"), dec("100")}, To: []decimal.Decimal{dec("10"), dec("0.7")}}},
			Adjustment{Table: w.table(), Else: w.decimal("0", "3")},
			Adjustment{Round: w.round()}, Adjustment{AtLeast: w.decimal("10", "33.3")}, Adjustment{AtMost: w.decimal("50", "7.77")}))
	}
	if w.chance(2) {
		m.Round = w.round()
	}
	if below {
		return
	}
	if w.chance(4) {
		m.Bonus = &Bonus{Claims: map[string]decimal.Decimal{"hero": dec("7.5"), "minority": dec("5"), "service": dec("2.5")}}
		if w.chance(3) {
			m.Bonus.Taper = &Taper{From: w.decimal("5", "10"), To: w.decimal("12", "60")}
		}
		if w.chance(3) {
			m.Bonus.UpTo = w.decimal("10", "25", "100")
		}
		m.Bonus.Take = pick(w, "", TakeHighest, TakeSum)
		m.Bonus.As = pick(w, "", AsPoints, AsPercent)
		if w.chance(2) {
			m.Bonus.Cap = w.decimal("6", "9.5")
		}
	}
	if w.chance(4) {
		m.Remark = &Remark{ReplaceBelow: w.decimal("5", "0.5"), Else: RemarkRefer}
		if w.chance(2) {
			m.Remark = &Remark{Replaces: pick(w, ReplacesAlways, ReplacesIfHigher)}
		}
	}
	if w.chance(2) {
		half := thituyen.Fraction(int64(limit), 2)
		m.Pass = pick(w, &Pass{AtLeast: &Threshold{Value: half}}, &Pass{Above: &Threshold{Value: thituyen.Fraction(int64(limit), 3)}},
			&Pass{AtLeast: &Threshold{Value: half}, On: BeforeBonus})
		if m.Max != nil && w.chance(3) {
			m.Pass = &Pass{AtLeast: &Threshold{Value: thituyen.Fraction(1, 2), Percent: true}}
		}
	}
}

func (w *world) panel() *Panel {
	p := &Panel{}
	least := 1 + w.IntN(3)
	p.Markers = &Markers{AtLeast: &least}
	if w.chance(3) {
		most := least + w.IntN(3)
		p.Markers.AtMost = &most
	}
	switch w.IntN(4) {
	case 0:
	case 1:
		p.Combine = &PanelCombine{Way: PanelTrimmedMean, Trim: Trim{High: w.IntN(least), Low: 0}}
		if p.Combine.Trim.High == 0 {
			p.Combine = nil
		}
	default:
		p.Combine = &PanelCombine{Way: pick(w, PanelMean, PanelMedian, PanelSum, PanelHighest, PanelLowest)}
	}
	if w.chance(4) {
		p.Outliers = &Outliers{Beyond: w.decimal("2", "0.5", "10"), Repeat: w.chance(2)}
	}
	if w.chance(2) {
		p.Spread = []Band{
			{UpTo: w.decimal("5", "2"), Then: ThenCombine},
			{Below: w.decimal("10"), Then: pick(w, ThenRefer, ThenCombine)},
			{From: w.decimal("10"), Then: ThenAnotherMarker, Third: pick(w, "", ThirdMean, ThirdMedian, ThirdClosestTwo, ThirdTwoEqualElseRefer, ThirdTwoEqualElseMean)},
		}
	}
	return p
}

// performance makes a performance that the scheme mostly accepts.
func (w *world) performance(s *Scorer, scheme Scheme) Performance {
	p := Performance{Marks: map[string]*Marks{}, Settled: map[string]*Settlement{}, Remarked: map[string]*Marks{}, Facts: map[string]*thituyen.Fact{}}
	low := w.chance(3)
	for _, m := range scheme.Parts {
		p.Marks[m.ID] = w.marks(s, m, 0, low)
	}
	for _, claim := range []string{"hero", "minority", "service"} {
		if _, known := s.claimIndex[claim]; known && w.chance(2) {
			p.Claims = append(p.Claims, claim)
		}
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		if w.chance(8) {
			p.Sanctions = append(p.Sanctions, Breach{n.id, pick(w, "reprimand", "warning", "third", "reprimand", "warning")})
		}
		if w.chance(60) {
			p.Sanctions = append(p.Sanctions, Breach{n.id, pick(w, "suspension", "suspension", "cancellation")})
		}
		if n.remark != nil && w.chance(2) {
			p.Remarked[n.id] = &Marks{Single: w.within(n.valueRange)}
		}
		if (n.remark != nil && n.remark.below != nil || n.panel != nil && n.panel.refers) && w.chance(2) {
			d := w.within(n.valueRange)
			if n.combinedRange.holds(thituyen.FromDecimal(*d)) {
				p.Settled[n.id] = &Settlement{Spread: d, Remark: d}
			}
		}
	}
	for _, name := range []string{"months", "language"} {
		if !w.chance(5) {
			f := thituyen.FactOf(pick(w, "12", "15", "15.01", "96", "3.333333333", "40", "-2", "0"))
			p.Facts[name] = &f
		}
	}
	return p
}

// within is a decimal of a span.
func (w *world) within(s span) *decimal.Decimal {
	lo, width := thituyen.Int(0), thituyen.Int(50)
	if s.lo != nil {
		lo = *s.lo
	}
	if s.width() != nil {
		width = *s.width()
	}
	v := lo.Add(width.Mul(thituyen.Fraction(int64(w.IntN(101)), 100))).Round(2, thituyen.Down)
	d, _ := v.Decimal()
	return &d
}

func (w *world) marks(s *Scorer, m Component, markers int, low bool) *Marks {
	if m.Exempt && w.chance(3) {
		return &Marks{Word: WordExempt}
	}
	if w.chance(40) && m.From == nil {
		return &Marks{Word: WordAbsent}
	}
	if m.Panel != nil {
		n := s.nodes[s.byID[m.ID]].panel
		markers = n.atLeast + w.IntN(3)
		if n.atMost > 0 {
			markers = min(markers, n.atMost)
		}
		if w.chance(20) {
			markers--
		}
	}
	switch {
	case m.From != nil:
		return nil
	case m.Parts != nil:
		out := &Marks{Named: map[string]*Marks{}}
		for _, part := range m.Parts {
			out.Named[part.ID] = w.marks(s, part, markers, low)
		}
		return out
	case markers == 0:
		if w.chance(20) {
			return nil
		}
		return &Marks{Single: w.mark(m, low)}
	}
	out := &Marks{List: make([]*decimal.Decimal, max(0, markers))}
	for i := range out.List {
		if !w.chance(20) {
			if out.List[i] = w.mark(m, low); i > 0 && out.List[i-1] != nil && w.chance(3) {
				out.List[i] = out.List[i-1]
			}
		}
	}
	return out
}

func (w *world) mark(m Component, low bool) *decimal.Decimal {
	limit := thituyen.FromDecimal(*m.Max)
	share := 50 + w.IntN(51)
	if low {
		share = w.IntN(101)
	}
	v := limit.Mul(thituyen.Fraction(int64(share), 100))
	if m.Min != nil && v.Cmp(thituyen.FromDecimal(*m.Min)) < 0 {
		v = limit
	}
	if m.Step != nil {
		step := thituyen.FromDecimal(*m.Step)
		steps, _ := v.Quo(step)
		v = steps.Round(0, thituyen.Down).Mul(step)
		if m.Min != nil && v.Cmp(thituyen.FromDecimal(*m.Min)) < 0 {
			v = limit
		}
	} else if w.chance(6) {
		v = v.Sub(thituyen.Fraction(1, 1_000_000_000))
		if m.Min != nil && v.Cmp(thituyen.FromDecimal(*m.Min)) < 0 || v.Sign() < 0 {
			v = limit
		}
	}
	d, _ := v.Decimal()
	return &d
}
