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
	// rows holds row + 1 in the lower half, 0 being a free place, and half of
	// the id's hash in the upper: most ids need not be looked at.
	rows []uint64
}

// enrol makes the register of ids and returns the rows of those that repeat
// an earlier one.
func enrol(ids []string) (register, []int) {
	r := register{seed: maphash.MakeSeed(), ids: ids, rows: make([]uint64, 1<<bits.Len(uint(2*len(ids))))}
	var repeated []int
	for row, id := range ids {
		at, tag, found := r.find(id)
		if found {
			repeated = append(repeated, row)
			continue
		}
		r.rows[at] = tag | uint64(row+1)
	}
	return r, repeated
}

const lowerHalf = 1<<32 - 1

// find returns the place of an id in the table, or the free one for it, and
// the upper half of what stands there.
func (r *register) find(id string) (at int, tag uint64, found bool) {
	hash := maphash.String(r.seed, id)
	tag = hash &^ lowerHalf
	mask := len(r.rows) - 1
	for at = int(hash&lowerHalf) & mask; ; at = (at + 1) & mask {
		entry := r.rows[at]
		if entry == 0 {
			return at, tag, false
		}
		if entry&^lowerHalf == tag && r.ids[entry&lowerHalf-1] == id {
			return at, tag, true
		}
	}
}

// row returns the row of an id.
func (r *register) row(id string) (int, bool) {
	if len(r.rows) == 0 {
		return 0, false
	}
	at, _, found := r.find(id)
	if !found {
		return 0, false
	}
	return int(r.rows[at]&lowerHalf) - 1, true
}
