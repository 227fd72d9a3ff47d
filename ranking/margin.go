package ranking

import (
	"errors"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Margin is how far somebody stands from the cut: by how much their value of
// the first key must change in its preferred direction (or against it, for who
// is selected), all else as it is, for the outcome to become another.
type Margin struct {
	// Amount is never below 0.
	Amount thituyen.Value
	// Above says that just that much is not enough: it takes more, be it ever
	// so little. Otherwise just that much is enough, since a later key then
	// decides.
	Above bool
	// Selected says that the amount is what may be lost, not what is lacking.
	Selected bool
}

// Text words the margin in Vietnamese or English.
func (m Margin) Text(tag language.Tag) string { return m.Reason().Text(tag) }

// Reason says the margin as a reason: margin_lacking, margin_lacking_above,
// margin_kept or margin_kept_above.
func (m Margin) Reason() thituyen.Reason {
	code := "margin_lacking"
	if m.Selected {
		code = "margin_kept"
	}
	if m.Above {
		code += "_above"
	}
	return sentences.Reason(code, wording.P("amount", m.Amount))
}

// ErrNoMargin says that these rules have no margins: a lot or the authority
// decides, seats are given by class, or the first key is not a number.
var ErrNoMargin = errors.New("ranking: no margin where a lot or a choice among the best decides, where seats are given by class, or where the first key is not a number")

// Margin says how far a candidate stands from the cut; false where no change
// of the first key would do, where the candidate is not placed and where there
// are no seats. Referred counts as not selected. Only the list and the seats
// are looked at: a decision of the authority on a tie changes no margin. It
// takes time linear in the placed. The error is [ErrNoMargin].
func (s *Selection) Margin(id string) (Margin, bool, error) {
	if s == nil || s.list == nil || len(s.list.ranker.keys) == 0 {
		return Margin{}, false, ErrNoMargin
	}
	l := s.list
	first := &l.ranker.keys[0]
	if l.ranker.ties == TiesLot || l.ranker.atCut == CutLot || l.ranker.classes != nil || l.ranker.among > 0 || l.ranker.allocate != "" || first.values != numbers || first.listed != nil {
		return Margin{}, false, ErrNoMargin
	}
	position, placed := l.find(id)
	if s.Seats == nil || !placed || l.columns[0].cells[l.rows[position]] == none {
		return Margin{}, false, nil
	}
	b := border{list: l, row: int(l.rows[position]), seats: *s.Seats}
	m, ok := b.margin(position)
	return m, ok, nil
}

// border looks at the outcome of one candidate at other values of the first
// key.
type border struct {
	list  *List
	row   int
	seats int
}

// in reports whether the candidate would be selected with so many before them
// and a tie of so many, oneself among them.
func (b *border) in(before, tie int) bool {
	if b.list.ranker.atCut == CutAll {
		return before < b.seats
	}
	return before+tie <= b.seats
}

// margin walks the levels of the first key away from the candidate, towards
// the top for who is not selected and towards the end for who is.
func (b *border) margin(position int) (Margin, bool) {
	l := b.list
	group := l.groupAt(position)
	from, to := l.bounds(group)
	selected := b.in(from, to-from)
	levels := b.levels()
	own := l.columns[0].value(b.row)
	at := 0
	for !levels[at].has(position) {
		at++
	}
	step := -1
	if selected {
		step = 1
	}
	for ; at >= 0 && at < len(levels); at += step {
		level := levels[at]
		if l.columns[0].cells[l.rows[level.from]] == none {
			return Margin{}, false // nobody comes to stand among those without a value
		}
		if !level.has(position) {
			before, tie := b.at(level)
			if b.in(before, tie) != selected {
				return Margin{Amount: distance(own, l.columns[0].value(int(l.rows[level.from]))), Selected: selected}, true
			}
		}
		before := level.from // just above the level
		if selected {
			before = level.to - 1 // just below it, oneself not counted
		}
		if b.in(before, 1) != selected {
			return Margin{Amount: distance(own, l.columns[0].value(int(l.rows[level.from]))), Above: true, Selected: selected}, true
		}
	}
	return Margin{}, false
}

// level is a stretch of the order whose first key is one value.
type level struct{ from, to int }

func (v level) has(position int) bool { return v.from <= position && position < v.to }

func (b *border) levels() []level {
	l := b.list
	var out []level
	cells := l.columns[0].cells
	for at := range l.rows {
		if at == 0 || cells[l.rows[at]] != cells[l.rows[at-1]] {
			out = append(out, level{at, at})
		}
		out[len(out)-1].to = at + 1
	}
	return out
}

// at counts who would stand before the candidate, and how many would be tied,
// oneself among them, were the first key that of a level: the later keys then
// decide. The candidate is counted where they would be, not where they are.
func (b *border) at(v level) (before, tie int) {
	before, tie = v.from, 1
	l := b.list
	if l.position[b.row] < uint32(v.from) {
		before-- // one of those before is oneself
	}
	for _, row := range l.rows[v.from:v.to] {
		switch order := b.later(int(row)); {
		case order < 0:
			before++
		case order == 0:
			tie++
		}
	}
	return before, tie
}

// later compares another candidate with this one on all keys but the first: -1
// where the other stands above.
func (b *border) later(row int) int {
	l := b.list
	for i := 1; i < len(l.ranker.keys); i++ {
		c := &l.columns[i]
		x, y := c.cells[row], c.cells[b.row]
		if x == y {
			continue
		}
		if c.above(x, y) {
			return -1
		}
		return 1
	}
	return 0
}

func distance(a, b KeyValue) thituyen.Value {
	x, _ := a.Number()
	y, _ := b.Number()
	return x.Sub(y).Abs()
}
