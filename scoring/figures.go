package scoring

import (
	"maps"
	"math/big"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/histogram"
	"github.com/thituyen/thituyen/internal/wording"
)

// Figures are the answers to what a scheme asks of everybody together, question
// by question in the order of scoring: means and deviations, centres, how often
// each value occurs, the borders of shortlists. They never change; With gives
// those with one more answer.
type Figures struct {
	scorer *Scorer
	seats  *int
	stages []answered
}

// answered is the answer to one question.
type answered struct {
	groups        map[string]*groupFigures
	centre        number // of the whole cohort
	border        border
	able, waiting int64 // of the tally
}

// groupFigures is one group of a cohort, with its values in order.
type groupFigures struct {
	*histogram.Counts[number]
	// Of standardise and equate.
	mean, deviation, centre, factor number
	flat                            bool // everybody gets the mean
}

// border is where a shortlist ends.
type border struct {
	waiting bool // nobody's shortlist is known
	all     bool // there is place for more than there are
	nobody  bool
	value   number
	out     bool // who has just this value stays out
	places  int64
}

// Figures are those of a scheme before anything was asked. Seats are those of
// the post, nil where they are not known.
func (s *Scorer) Figures(seats *int) *Figures {
	f := &Figures{scorer: s.made()}
	if seats != nil {
		known := *seats
		f.seats = &known
	}
	return f
}

// Complete reports whether everything that the scheme asks is answered.
func (f *Figures) Complete() bool {
	return f == nil || f.scorer == nil || len(f.stages) >= len(f.scorer.stages)
}

// Score computes what a sheet earns by these figures, which are complete,
// whether the sheet was among those that they were gathered from or not; see
// [Scorer.Score].
func (f *Figures) Score(sheet *Sheet) (Score, error) {
	var score Score
	if f == nil || sheet == nil || sheet.body == nil || sheet.body.scorer != f.scorer || len(f.scorer.nodes) == 0 {
		return score, WrongSheetError{}
	}
	if !f.Complete() {
		return score, NeedsCohortError{}
	}
	err := f.scorer.scoreInto(&score, sheet, f)
	return score, err
}

// With are the figures with the answer that a tally over all sheets gives. The
// error is Mistakes of the case; see [Scorer.Cohort].
func (f *Figures) With(t *Tally) (*Figures, error) {
	if f == nil || f.Complete() || t == nil || t.scorer != f.scorer || t.stage != len(f.stages) {
		return nil, ErrOtherTally
	}
	a := answering{Figures: f, answered: answered{groups: map[string]*groupFigures{}, able: t.able, waiting: t.waiting}}
	st := f.scorer.stages[t.stage]
	for _, name := range slices.Sorted(maps.Keys(t.groups)) {
		a.groups[name] = &groupFigures{Counts: t.groups[name].Counts()}
	}
	if st.shortlist != nil {
		a.shortlist(st.shortlist, t)
	} else {
		a.statistics(st.cohort, f.scorer.nodes[st.node].name())
	}
	if len(a.mistakes) > 0 {
		return nil, a.mistakes
	}
	return &Figures{scorer: f.scorer, seats: f.seats, stages: append(slices.Clip(f.stages), a.answered)}, nil
}

// answering is the answer to one question in the making.
type answering struct {
	*Figures
	answered
	mistakes thituyen.Mistakes
}

func (a *answering) report(code string, params ...thituyen.Param) {
	a.mistakes = append(a.mistakes, document.At(thituyen.Path{}, sentences.Reason(code, params...)))
}

func (a *answering) statistics(c *cohorting, component thituyen.Title) {
	names := slices.Sorted(maps.Keys(a.groups))
	switch c.kind {
	case adjustStandardise:
		for _, name := range names {
			a.groups[name].standardise(c)
		}
	case adjustEquate:
		all := histogram.New(number.cmp)
		for _, name := range names {
			for _, item := range a.groups[name].Items {
				all.Add(item.Value, item.Count)
			}
		}
		everybody := &groupFigures{Counts: all.Counts()}
		whole, ok := everybody.middle(c)
		if !ok {
			if len(names) > 0 {
				a.report("trim_leaves_nobody", wording.P("component", component), wording.P("trimmed", c.high+c.low), wording.P("count", thituyen.Int(everybody.Total())))
			}
			return
		}
		a.centre = c.stated(whole)
		for _, name := range names {
			a.equate(c, component, name)
		}
	}
}

func (a *answering) equate(c *cohorting, component thituyen.Title, name string) {
	g := a.groups[name]
	centre, ok := g.middle(c)
	if !ok {
		a.report("trim_leaves_nobody", wording.P("component", component), wording.P("trimmed", c.high+c.low), wording.P("count", thituyen.Int(g.Total())))
		return
	}
	if g.centre = c.stated(centre); g.centre.sign() == 0 {
		a.report("centre_zero", wording.P("component", component), wording.P("group", name))
		return
	}
	g.factor = c.stated(a.centre.quo(g.centre))
}

// stated rounds a statistic where the rule says so.
func (c *cohorting) stated(v number) number {
	if c.statistics != nil {
		v = v.round(c.statistics)
	}
	return v.plain()
}

// plain is the same number in lowest terms, in words where they hold it.
func (a number) plain() number {
	if a.wide != nil {
		return number{wide: a.wide}
	}
	return a.reduced()
}

// total adds all values.
func (g *groupFigures) total() number {
	total := whole(0)
	for _, item := range g.Items {
		total = total.add(item.Value.mul(number{num: item.Count, den: 1}))
	}
	return total
}

func (g *groupFigures) standardise(c *cohorting) {
	n := number{num: g.Total(), den: 1}
	exact := g.total().quo(n)
	g.mean = c.stated(exact)
	if c.sample && n.num == 1 {
		g.flat = true
		return
	}
	squares := whole(0)
	for _, item := range g.Items {
		away := item.Value.sub(exact)
		squares = squares.add(away.mul(away).mul(number{num: item.Count, den: 1}))
	}
	over := n
	if c.sample {
		over.num--
	}
	g.deviation = numberOf(root(squares.quo(over).value(), c.statistics)).plain()
	g.flat = g.deviation.sign() == 0
}

// root rounds the square root of a value that is not negative, deciding by
// squares: of the units of the last place that lie below it, by how it lies
// to the next half.
func root(v thituyen.Value, to *rounding) thituyen.Value {
	unit := big.NewInt(to.unit)
	square := new(big.Rat).Mul(v.Rat(), new(big.Rat).SetInt(new(big.Int).Mul(unit, unit)))
	floor := new(big.Int).Sqrt(new(big.Int).Quo(square.Num(), square.Denom()))
	// Quarters beyond the floor that round just as the root does.
	beyond := int64(0)
	if new(big.Rat).SetInt(new(big.Int).Mul(floor, floor)).Cmp(square) != 0 {
		half := new(big.Int).Add(new(big.Int).Lsh(floor, 1), big.NewInt(1)) // twice the half above
		fourfold := new(big.Rat).Mul(square, big.NewRat(4, 1))
		beyond = 2 + int64(fourfold.Cmp(new(big.Rat).SetInt(half.Mul(half, half))))
	}
	quarters := floor.Lsh(floor, 2)
	quarters.Add(quarters, big.NewInt(beyond))
	rounded := thituyen.FromRat(new(big.Rat).SetFrac(quarters, big.NewInt(4))).Round(0, to.mode)
	out, _ := rounded.Quo(thituyen.Int(to.unit))
	return out
}

// middle is the centre of a group; false where a trim leaves nobody.
func (g *groupFigures) middle(c *cohorting) (number, bool) {
	n := g.Total()
	switch {
	case n == 0 || c.centre == PanelTrimmedMean && n <= int64(c.high)+int64(c.low):
		return number{}, false
	case c.centre == PanelMedian:
		low, high := g.at((n-1)/2), g.at(n/2)
		return low.add(high).quo(whole(2)), true
	case c.centre == PanelTrimmedMean:
		from, to := int64(c.low), n-int64(c.high)
		total := whole(0)
		for i, item := range g.Items {
			if kept := min(g.UpTo(i), to) - max(g.Before(i), from); kept > 0 {
				total = total.add(item.Value.mul(number{num: kept, den: 1}))
			}
		}
		return total.quo(number{num: to - from, den: 1}), true
	}
	return g.total().quo(number{num: n, den: 1}), true
}

// at is the value of the k-th from below, counted from 0.
func (g *groupFigures) at(k int64) number {
	return g.Items[g.At(k)].Value
}

func (a *answering) shortlist(s *shortlisting, t *Tally) {
	if s.perSeat != nil && a.seats == nil {
		a.report("no_seats", wording.P("component", a.scorer.nodes[s.owner].name()))
		return
	}
	b := &a.border
	if b.waiting = t.waiting > 0; b.waiting {
		return
	}
	g := a.groups[""]
	if g == nil {
		g = &groupFigures{Counts: &histogram.Counts[number]{}}
	}
	var most thituyen.Value
	switch {
	case s.perSeat != nil:
		most = s.perSeat.Mul(thituyen.Int(int64(*a.seats))).Round(0, thituyen.Ceiling).Add(thituyen.Int(int64(s.plus)))
	case s.share != nil:
		most = s.share.Mul(thituyen.Int(t.able)).Round(0, thituyen.Ceiling)
	default:
		most = thituyen.Int(int64(s.count))
	}
	places, fits := most.Numerator()
	n := g.Total()
	b.places = max(places, int64(s.atLeast))
	switch {
	case !fits || b.places > n:
		b.all = true
	case b.places <= 0:
		b.nobody = true
	default:
		last, next := b.places-1, b.places // from the best
		if !s.lowest {
			last, next = n-1-last, n-1-next
		}
		b.value = g.at(last)
		b.out = s.tiesOut && b.places < n && g.at(next).cmp(b.value) == 0
	}
}

// admits reports whether a value goes on.
func (b *border) admits(v number, lowest bool) bool {
	if b.all || b.nobody {
		return b.all
	}
	c := v.cmp(b.value)
	if lowest {
		c = -c
	}
	return c > 0 || c == 0 && !b.out
}
