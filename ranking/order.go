package ranking

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// sorter puts rows in order by the columns. As many columns as fit are written
// into one word a row, so that a few passes over those words settle most of
// the order, and only rows equal by all of these are looked at again.
type sorter struct {
	columns []column
	ids     []string
	inOrder bool   // the ids ascend with the rows: equal rows need no look at them
	pairs   []pair // rows in order, with what they are sorted by
	spare   []pair
	starts  []uint32 // where each group of equals begins
	fewest  int      // from so many rows on, sort by digits
}

// pair is a row with what it is sorted by, lowest first.
type pair struct {
	cell uint64
	row  uint32
}

// sortByDigitsFrom is where passes over the digits overtake comparing.
const sortByDigitsFrom = 1 << 10

func newSorter(columns []column, ids []string) *sorter {
	s := &sorter{columns: columns, ids: ids, inOrder: slices.IsSorted(ids), pairs: make([]pair, len(ids)), fewest: sortByDigitsFrom}
	for row := range s.pairs {
		s.pairs[row].row = uint32(row)
	}
	return s
}

// sort orders everybody; those equal by every column stand in order of their
// ids, which only makes the answer the same whatever the order of the input.
func (s *sorter) sort() {
	if len(s.pairs) > 0 {
		s.group(0, len(s.pairs), 0)
	}
}

func (s *sorter) group(from, to, column int) {
	group := s.pairs[from:to]
	if len(group) == 1 || column == len(s.columns) {
		if !s.inOrder && len(group) > 1 {
			slices.SortFunc(group, func(a, b pair) int { return strings.Compare(s.ids[a.row], s.ids[b.row]) })
		}
		s.starts = append(s.starts, uint32(from))
		return
	}
	next, most := s.load(group, column)
	if most > 0 {
		s.byCell(group, most)
	}
	for start := from; start < to; {
		end := start + 1
		for end < to && s.pairs[end].cell == s.pairs[start].cell {
			end++
		}
		s.group(start, end, next)
		start = end
	}
}

// load writes into each pair of a group its cells by the columns from one on,
// as many as fit into a word, the first one weighing most. It returns the
// column after them and the largest word.
func (s *sorter) load(group []pair, from int) (next int, most uint64) {
	for i := range group {
		group[i].cell = 0
	}
	for next = from; next < len(s.columns); next++ {
		e := s.columns[next].extent(group)
		over, whole := bits.Mul64(most, e.most+1)
		if over != 0 || whole > math.MaxUint64-e.most {
			break // never the first: most is 0 then
		}
		most = whole + e.most
		e.write(group)
	}
	return next, most
}

// extent is how far the cells of a column reach within a group. They are
// written as distances from the best, so that few digits tell them apart.
type extent struct {
	column          *column
	least, greatest int64
	shift, absent   uint64 // added to a cell; what a missing one is
	most            uint64
}

func (c *column) extent(group []pair) extent {
	e := extent{column: c, least: math.MaxInt64, greatest: none}
	missing := false
	for i := range group {
		cell := c.cells[group[i].row]
		if cell == none {
			missing = true
			continue
		}
		e.least, e.greatest = min(e.least, cell), max(e.greatest, cell)
	}
	if e.least > e.greatest { // nobody has a value
		return e
	}
	span := uint64(e.greatest) - uint64(e.least)
	if missing && c.key.missing == MissingFirst {
		e.shift = 1
	} else if missing {
		e.absent = span + 1
	}
	e.most = max(span+e.shift, e.absent)
	return e
}

func (e extent) write(group []pair) {
	cells, descend, wide := e.column.cells, e.column.key.descend, e.most+1
	for i := range group {
		cell := cells[group[i].row]
		written := e.absent
		switch {
		case cell == none:
		case descend:
			written = uint64(e.greatest) - uint64(cell) + e.shift
		default:
			written = uint64(cell) - uint64(e.least) + e.shift
		}
		group[i].cell = group[i].cell*wide + written
	}
}

func (s *sorter) byCell(group []pair, most uint64) {
	if len(group) < s.fewest {
		slices.SortFunc(group, func(a, b pair) int {
			if a.cell != b.cell {
				return cmp.Compare(a.cell, b.cell)
			}
			return cmp.Compare(a.row, b.row)
		})
		return
	}
	s.byDigits(group, most)
}

// byDigits sorts by 11 bits at a time, the lowest first. Equal rows keep their
// order.
func (s *sorter) byDigits(group []pair, most uint64) {
	const width, mask = 11, 1<<11 - 1
	if len(s.spare) < len(group) {
		s.spare = make([]pair, len(group))
	}
	from, to := group, s.spare[:len(group)]
	var next [1 << width]uint32
	passes := (bits.Len64(most) + width - 1) / width
	for pass := range passes {
		shift := uint(pass * width)
		clear(next[:])
		for i := range from {
			next[from[i].cell>>shift&mask]++
		}
		at := uint32(0)
		for digit, count := range next {
			next[digit] = at
			at += count
		}
		for i := range from {
			digit := from[i].cell >> shift & mask
			to[next[digit]] = from[i]
			next[digit]++
		}
		from, to = to, from
	}
	if passes%2 == 1 {
		copy(group, from)
	}
}
