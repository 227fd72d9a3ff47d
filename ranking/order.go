package ranking

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// sorter puts rows in order by the columns, one column at a time: rows are
// sorted by the first, and only those equal by it are looked at by the next.
// So a million candidates cost a few passes over one column of integers.
type sorter struct {
	columns []column
	ids     []string
	pairs   []pair // rows in order, with their cells by the column at work
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

func newSorter(columns []column, ids []string, rows int) *sorter {
	s := &sorter{columns: columns, ids: ids, pairs: make([]pair, rows), fewest: sortByDigitsFrom}
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
		if len(group) > 1 {
			slices.SortFunc(group, func(a, b pair) int { return strings.Compare(s.ids[a.row], s.ids[b.row]) })
		}
		s.starts = append(s.starts, uint32(from))
		return
	}
	most := s.load(group, &s.columns[column])
	if most > 0 {
		s.byCell(group, most)
	}
	for start := from; start < to; {
		end := start + 1
		for end < to && s.pairs[end].cell == s.pairs[start].cell {
			end++
		}
		s.group(start, end, column+1)
		start = end
	}
}

// load writes the cells of a group as distances from the best, so that few
// digits tell them apart, and returns the largest.
func (s *sorter) load(group []pair, c *column) uint64 {
	least, greatest := int64(math.MaxInt64), int64(none)
	missing := false
	for _, p := range group {
		cell := c.cells[p.row]
		if cell == none {
			missing = true
			continue
		}
		least, greatest = min(least, cell), max(greatest, cell)
	}
	if least > greatest { // nobody has a value
		for i := range group {
			group[i].cell = 0
		}
		return 0
	}
	span, shift, absent := uint64(greatest)-uint64(least), uint64(0), uint64(0)
	if missing && c.key.missing == MissingFirst {
		shift = 1
	} else if missing {
		absent = span + 1
	}
	for i := range group {
		cell := c.cells[group[i].row]
		switch {
		case cell == none:
			group[i].cell = absent
		case c.key.descend:
			group[i].cell = uint64(greatest) - uint64(cell) + shift
		default:
			group[i].cell = uint64(cell) - uint64(least) + shift
		}
	}
	return max(span+shift, absent)
}

func (s *sorter) byCell(group []pair, most uint64) {
	if len(group) < s.fewest {
		slices.SortFunc(group, func(a, b pair) int { return cmp.Compare(a.cell, b.cell) })
		return
	}
	s.byDigits(group, most)
}

// byDigits sorts by 11 bits at a time, the lowest first.
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
