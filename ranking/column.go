package ranking

import (
	"math"
	"slices"

	"github.com/thituyen/thituyen"
)

// column holds one key of everybody placed, a cell a row, so that comparing
// two candidates is comparing two integers. A number's cell is its numerator
// over the scale of the column; a date's, its digits; a listed value's, its
// place in the list. Numbers that do not fit over one scale go to wide, and
// their cells are then their places among all numbers.
type column struct {
	key   *key
	cells []int64
	scale int64 // of numbers; 0 before the first
	most  uint64
	wide  []thituyen.Value
	words []uint32 // of listed keys, by row: which of the different values
	book  wordbook
}

// none is the cell of a missing value; no other cell is that small.
const none = math.MinInt64

const widest = math.MaxInt64 / 2

func (c *column) add(v KeyValue) {
	switch {
	case c.key.listed != nil:
		word := c.book.enter(v)
		c.words = append(c.words, word)
		c.cells = append(c.cells, c.book.cells[word])
	case c.wide != nil:
		c.addWide(v)
	case v.Missing():
		c.cells = append(c.cells, none)
	case v.form == date:
		c.cells = append(c.cells, v.num)
	case v.wide == nil && v.den == c.scale && size(v.num) <= widest:
		c.most = max(c.most, size(v.num))
		c.cells = append(c.cells, v.num)
	default:
		c.addScaled(v)
	}
}

// again adds what a row has once more.
func (c *column) again(row int) {
	c.cells = append(c.cells, c.cells[row])
	if c.words != nil {
		c.words = append(c.words, c.words[row])
	}
	if c.wide != nil {
		c.wide = append(c.wide, c.wide[row])
	}
}

// addScaled adds a number over another scale than the column's: over the
// smallest common one, if everything still fits.
func (c *column) addScaled(v KeyValue) {
	if c.scale == 0 {
		c.scale = 1
	}
	if v.wide == nil {
		if factor, own, ok := commonScale(c.scale, v.den); ok && c.rescale(factor) {
			if scaled, fits := timesWithin(v.num, own); fits {
				c.most = max(c.most, size(scaled))
				c.cells = append(c.cells, scaled)
				return
			}
		}
	}
	c.wide = make([]thituyen.Value, len(c.cells), max(cap(c.cells), 1))
	for row, cell := range c.cells {
		if cell != none {
			c.wide[row] = thituyen.Fraction(cell, c.scale)
		}
	}
	c.addWide(v)
}

func (c *column) addWide(v KeyValue) {
	n, given := v.Number()
	c.wide = append(c.wide, n)
	if given {
		c.cells = append(c.cells, 0) // settled when all are known
		return
	}
	c.cells = append(c.cells, none)
}

// commonScale returns what to multiply by on either side to reach the least
// common multiple of two denominators.
func commonScale(scale, den int64) (factor, own int64, ok bool) {
	divisor := gcd(scale, den)
	factor, own = den/divisor, scale/divisor
	return factor, own, factor <= widest/scale
}

func (c *column) rescale(factor int64) bool {
	if factor == 1 {
		return true
	}
	if c.most > uint64(widest/factor) {
		return false
	}
	for row, cell := range c.cells {
		if cell != none {
			c.cells[row] = cell * factor
		}
	}
	c.scale *= factor
	c.most *= uint64(factor)
	return true
}

// settle gives the cells of wide numbers their places.
func (c *column) settle() {
	if c.wide == nil {
		return
	}
	rows := make([]int, 0, len(c.cells))
	for row, cell := range c.cells {
		if cell != none {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b int) int { return c.wide[a].Cmp(c.wide[b]) })
	place := int64(0)
	for i, row := range rows {
		if i > 0 && c.wide[row].Cmp(c.wide[rows[i-1]]) != 0 {
			place++
		}
		c.cells[row] = place
	}
}

// above reports whether a cell stands above another that differs from it.
func (c *column) above(x, y int64) bool {
	switch {
	case x == none:
		return c.key.missing == MissingFirst
	case y == none:
		return c.key.missing != MissingFirst
	case c.key.descend:
		return x > y
	}
	return x < y
}

// value returns what a row's candidate has, in lowest terms.
func (c *column) value(row int) KeyValue {
	cell := c.cells[row]
	switch {
	case c.words != nil:
		return c.book.values[c.words[row]]
	case cell == none:
		return KeyValue{}
	case c.wide != nil:
		return Number(c.wide[row])
	case c.key.values == dates:
		return KeyValue{form: date, num: cell}
	}
	return Number(thituyen.Fraction(cell, c.scale))
}

func size(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

func timesWithin(n, factor int64) (int64, bool) {
	if size(n) > uint64(widest/factor) {
		return 0, false
	}
	return n * factor, true
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
