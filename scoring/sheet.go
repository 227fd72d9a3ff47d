package scoring

import (
	"maps"
	"slices"
	"sync/atomic"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Sheet holds what one candidate was given: marks at the scheme's own scale,
// a word each, so that a million sheets fit in memory. It is made by a
// [Scorer], for that scorer.
//
// A sheet is filled by one goroutine. Once filled, any number may score it.
// A [Score] keeps what the sheet held when it was scored: a later change
// makes a copy.
type Sheet struct{ body *body }

type body struct {
	scorer *Scorer
	id     string
	cells  []int64 // where each row of marks ends, then the rows
	more   *more   // what few sheets hold
	sealed atomic.Bool
}

// Cells that hold no mark of their own.
const (
	missingCell = -1 << 63   // not given
	wideCell    = -1<<63 + 1 // kept as a Value, for it fits no word
)

type more struct {
	words    []Word // by component; nil: none
	rosters  [][]string
	wide     map[cell]thituyen.Value
	claims   []int // sorted
	breaches []breach
	settled  []settled
	remarked []remarked
	facts    []*thituyen.Value
	groups   []*string // the facts that split the cohort
	outside  bool      // out of competition
}

type cell struct{ row, slot int }

type breach struct{ node, kind int }

type settled struct {
	node           int
	spread, remark *thituyen.Value
}

type remarked struct {
	node   int
	values []thituyen.Value // one without a panel, in the order of the markers
}

// NewSheet makes an empty sheet for a candidate.
func (s *Scorer) NewSheet(id string) *Sheet {
	if s == nil {
		return &Sheet{}
	}
	return &Sheet{&body{scorer: s, id: id, cells: make([]int64, len(s.leaves), max(s.room, len(s.leaves)))}}
}

// ID is the candidate's id.
func (sh *Sheet) ID() string {
	if sh == nil || sh.body == nil {
		return ""
	}
	return sh.body.id
}

// open readies the sheet for a change: what a score keeps is left alone.
func (sh *Sheet) open() *body {
	b := sh.body
	if !b.sealed.Load() {
		return b
	}
	fresh := &body{scorer: b.scorer, id: b.id, cells: slices.Clone(b.cells)}
	if m := b.more; m != nil {
		fresh.more = &more{
			words: slices.Clone(m.words), rosters: slices.Clone(m.rosters), wide: maps.Clone(m.wide),
			claims: slices.Clone(m.claims), breaches: slices.Clone(m.breaches), settled: slices.Clone(m.settled),
			remarked: slices.Clone(m.remarked), facts: slices.Clone(m.facts),
			groups: slices.Clone(m.groups), outside: m.outside,
		}
		for i, names := range fresh.more.rosters {
			fresh.more.rosters[i] = slices.Clone(names)
		}
	}
	sh.body = fresh
	return fresh
}

// seal says that a score keeps the body.
func (b *body) seal() {
	if !b.sealed.Load() {
		b.sealed.Store(true)
	}
}

func (b *body) extra() *more {
	if b.more == nil {
		b.more = &more{}
	}
	return b.more
}

// row returns the marks of a row, by marker.
func (b *body) row(leaf int) []int64 {
	rows := b.cells[len(b.scorer.leaves):]
	from := int64(0)
	if leaf > 0 {
		from = b.cells[leaf-1]
	}
	return rows[from:b.cells[leaf]]
}

// put stores a mark in a row at a marker's slot.
func (b *body) put(leaf, slot int, units int64) {
	leaves := len(b.scorer.leaves)
	for len(b.row(leaf)) <= slot {
		b.cells = slices.Insert(b.cells, leaves+int(b.cells[leaf]), missingCell)
		for k := leaf; k < leaves; k++ {
			b.cells[k]++
		}
	}
	b.row(leaf)[slot] = units
}

func (b *body) word(i int) Word {
	if b.more == nil || b.more.words == nil {
		return ""
	}
	return b.more.words[i]
}

func (b *body) roster(group int) []string {
	if b.more == nil || b.more.rosters == nil {
		return nil
	}
	return b.more.rosters[group]
}

// Mark gives a component the mark of one marker. A marker of "" is the next
// in order; where markers have names, all of the panel's have. The error is
// Mistakes: an unknown component, a mark out of bounds or off the step, a
// mark too many, a marker's second mark.
func (sh *Sheet) Mark(component, marker string, mark decimal.Decimal) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	path := thituyen.Path{}.Key("marks").Key(component)
	n, ok := r.component(component, path)
	if !ok {
		return r.mistakes.Err()
	}
	switch {
	case !n.marked():
		r.notMarked(n, path)
	case marker == "":
		slot := len(r.row(n.leaf))
		r.mark(n, slot, "", mark, spot{path, slot})
	default:
		r.named(n, marker, mark, path.Key(marker))
	}
	r.count(n, path)
	return r.mistakes.Err()
}

// Marks gives a component its marks, one per marker in order. The error is
// Mistakes, as for Mark.
func (sh *Sheet) Marks(component string, marks ...decimal.Decimal) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	path := thituyen.Path{}.Key("marks").Key(component)
	n, ok := r.component(component, path)
	if !ok {
		return r.mistakes.Err()
	}
	if !n.marked() {
		r.notMarked(n, path)
		return r.mistakes.Err()
	}
	r.body.cells = slices.Grow(r.body.cells, len(marks))
	slot := len(r.row(n.leaf))
	for i, mark := range marks {
		r.mark(n, slot+i, "", mark, spot{path, slot + i})
	}
	r.count(n, path)
	return r.mistakes.Err()
}

// Absent says that the candidate was not there for a component, and for all
// below it.
func (sh *Sheet) Absent(component string) error { return sh.word(component, WordAbsent) }

// Exempt says that the candidate owes no marks for a component that allows
// it.
func (sh *Sheet) Exempt(component string) error { return sh.word(component, WordExempt) }

func (sh *Sheet) word(component string, word Word) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	path := thituyen.Path{}.Key("marks").Key(component)
	if n, ok := r.component(component, path); ok {
		r.setWord(n, word, path)
	}
	return r.mistakes.Err()
}

// Claim adds what the candidate claims for priority points.
func (sh *Sheet) Claim(claims ...string) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	r.claims(claims)
	return r.mistakes.Err()
}

// Sanction lays a sanction on the candidate for a component.
func (sh *Sheet) Sanction(component, kind string) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	r.breaches([]Breach{{Component: component, Kind: kind}})
	return r.mistakes.Err()
}

// Settle gives the competent person's decision, to stand wherever a rule
// referred the component.
func (sh *Sheet) Settle(component string, value decimal.Decimal) error {
	return sh.settle(component, &Settlement{Spread: &value, Remark: &value})
}

// SettleSpread gives the competent person's decision on the spread of the marks alone.
func (sh *Sheet) SettleSpread(component string, value decimal.Decimal) error {
	return sh.settle(component, &Settlement{Spread: &value})
}

// SettleRemark gives the competent person's decision on a re-mark alone.
func (sh *Sheet) SettleRemark(component string, value decimal.Decimal) error {
	return sh.settle(component, &Settlement{Remark: &value})
}

func (sh *Sheet) settle(component string, s *Settlement) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	r.settled(component, s)
	return r.mistakes.Err()
}

// OutOfCompetition says that the candidate is scored by the numbers of the
// cohort and is not in it.
func (sh *Sheet) OutOfCompetition() error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	r.extra().outside = true
	return nil
}

// Remark gives the value of a re-marking; those of several where the scheme
// says how they are combined.
func (sh *Sheet) Remark(component string, values ...decimal.Decimal) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	marks := make([]spotted, len(values))
	for i, value := range values {
		marks[i] = spotted{value, spot{thituyen.Path{}.Key("remarked").Key(component), -1}}
	}
	r.remarked(component, marks)
	return r.mistakes.Err()
}

// Fact gives a fact of the candidate. Facts that the scheme does not draw
// from change nothing.
func (sh *Sheet) Fact(name string, value thituyen.Fact) error {
	if sh == nil || sh.body == nil {
		return WrongSheetError{}
	}
	r := reader{body: sh.open()}
	r.fact(name, value)
	return r.mistakes.Err()
}

// reader puts what is given into a sheet and collects what is wrong with it.
type reader struct {
	*body
	mistakes thituyen.Mistakes
}

func (r *reader) report(path thituyen.Path, code string, params ...thituyen.Param) {
	r.mistakes = append(r.mistakes, document.At(path, sentences.Reason(code, params...)))
}

func (r *reader) component(id string, path thituyen.Path) (*node, bool) {
	if i, ok := r.scorer.byID[id]; ok {
		return &r.scorer.nodes[i], true
	}
	r.mistakes = append(r.mistakes, document.At(path, document.NotOneOf(id, r.scorer.Components())))
	return nil, false
}

// bounded takes a decimal of the caller as a Value, if it keeps the limits.
func (r *reader) bounded(d decimal.Decimal, path thituyen.Path) (thituyen.Value, bool) {
	if !exact.Bounded(d) {
		r.report(path, "out_of_bounds", wording.P("found", d))
		return thituyen.Value{}, false
	}
	return thituyen.FromDecimal(d), true
}
