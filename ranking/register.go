package ranking

import (
	"hash/maphash"
	"math/bits"
)

// register finds a candidate's row by id. It is a table of rows beside the
// ids themselves: a map of a million texts would cost more than the ranking.
type register struct {
	seed maphash.Seed
	ids  []string
	rows []uint32 // row + 1; 0 is a free place
}

// enrol makes the register of ids and returns the rows of those that repeat
// an earlier one.
func enrol(ids []string) (register, []int) {
	r := register{seed: maphash.MakeSeed(), ids: ids, rows: make([]uint32, 1<<bits.Len(uint(2*len(ids))))}
	var repeated []int
	for row, id := range ids {
		at, found := r.find(id)
		if found {
			repeated = append(repeated, row)
			continue
		}
		r.rows[at] = uint32(row) + 1
	}
	return r, repeated
}

// find returns the place of an id in the table, or the free one for it.
func (r *register) find(id string) (int, bool) {
	mask := len(r.rows) - 1
	for at := int(maphash.String(r.seed, id)) & mask; ; at = (at + 1) & mask {
		row := r.rows[at]
		if row == 0 {
			return at, false
		}
		if r.ids[row-1] == id {
			return at, true
		}
	}
}

// row returns the row of an id.
func (r *register) row(id string) (int, bool) {
	if len(r.rows) == 0 {
		return 0, false
	}
	at, found := r.find(id)
	if !found {
		return 0, false
	}
	return int(r.rows[at]) - 1, true
}
