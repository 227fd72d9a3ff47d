package ranking

import (
	"container/heap"
	"crypto/sha256"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// stable lets candidates propose in the order of their choices, everybody whom
// nobody holds once in each round; a post holds the best it has seats for and
// lets the others go on. A proposal is made once and refused at most once, so
// all of it takes time in the number of choices, times the logarithm of what a
// post holds.
func (a *Allocation) stable() error {
	l := a.list
	rooms := a.rooms()
	order := l.proposals()
	posts := make([]holding, len(l.postNames))
	for i := range posts {
		posts[i].order = order
	}
	next := make([]int32, l.placed) // by row: the choice to propose for
	proposing := make([]uint32, 0, l.placed)
	for row := range l.placed {
		if !a.state.gone[row] && len(l.preferences(uint32(row))) > 0 {
			proposing = append(proposing, uint32(row))
		}
	}
	a.Rounds = 0
	touched := make([]uint32, 0, len(posts))
	for len(proposing) > 0 {
		a.Rounds++
		touched = touched[:0]
		for _, row := range proposing {
			p := l.preferences(row)[next[row]]
			post := &posts[p.post]
			if post.round != a.Rounds {
				post.round = a.Rounds
				touched = append(touched, p.post)
			}
			heap.Push(post, proposal{p.row, row})
		}
		proposing = proposing[:0]
		slices.Sort(touched)
		var mistakes thituyen.Mistakes
		for _, number := range touched {
			let, tied := posts[number].keep(rooms[number])
			if tied != nil {
				mistakes = append(mistakes, l.tieDecides(number, tied, rooms[number]))
			}
			lowest := int32(-1)
			if len(posts[number].held) > 0 {
				lowest = int32(posts[number].held[0].row)
			}
			for _, p := range let {
				a.state.refused[l.prefStart(p.by)+int(next[p.by])] = refusal{uint32(a.Rounds), lowest}
				if next[p.by]++; int(next[p.by]) < len(l.preferences(p.by)) {
					proposing = append(proposing, p.by)
				}
			}
		}
		if order.unseeded {
			mistakes = thituyen.Mistakes{document.At(thituyen.Path{}.Key("lot_seed"), sentences.Reason("seed_missing"))}
		}
		if mistakes != nil {
			return document.Join(mistakes).Err()
		}
	}
	for _, post := range posts {
		for _, p := range post.held {
			a.state.held[p.by] = next[p.by]
		}
	}
	return nil
}

// proposal is a candidate at a post: the row of the columns that holds there,
// and the candidate's own.
type proposal struct{ row, by uint32 }

// proposalOrder compares proposals: by the place of their rows among all rows,
// and those that no key tells apart by lot.
type proposalOrder struct {
	list     *List
	rank     []uint32 // by row of the columns
	lot      bool
	unseeded bool // a lot decided something and there was no seed
	tickets  map[uint32][sha256.Size]byte
}

// proposals puts the rows of all candidates at all posts in one order.
func (l *List) proposals() *proposalOrder {
	o := &proposalOrder{list: l, lot: l.ranker.ties == TiesLot, tickets: map[uint32][sha256.Size]byte{}}
	ids := make([]string, l.columnRows())
	copy(ids, l.ids[:l.placed]) // rows of a post alone need none: equal rows stand together
	s := newSorter(l.columns[:len(l.ranker.keys)], ids)
	s.sort()
	o.rank = make([]uint32, len(ids))
	rank := uint32(0)
	for i, p := range s.pairs {
		if i > 0 && int(rank)+1 < len(s.starts) && s.starts[rank+1] == uint32(i) {
			rank++
		}
		o.rank[p.row] = rank
	}
	return o
}

// columnRows is how many rows the columns have: one of each of the placed, and
// one for each choice with values of its own.
func (l *List) columnRows() int { return l.placed + len(l.ownPrefs) }

// worse reports whether a stands below b; two equal ones stand as they are.
func (o *proposalOrder) worse(a, b proposal) bool {
	if o.rank[a.row] != o.rank[b.row] {
		return o.rank[a.row] > o.rank[b.row]
	}
	if !o.lot {
		return a.by > b.by
	}
	x, y := o.ticket(a.by), o.ticket(b.by)
	if c := slices.Compare(x[:], y[:]); c != 0 {
		return c > 0
	}
	return strings.Compare(o.list.ids[a.by], o.list.ids[b.by]) > 0
}

func (o *proposalOrder) ticket(row uint32) [sha256.Size]byte {
	if o.list.seed == nil {
		o.unseeded = true
		return [sha256.Size]byte{}
	}
	t, drawn := o.tickets[row]
	if !drawn {
		one, _ := ticketOf(nil, *o.list.seed, o.list.ids[row])
		t = one.sum
		o.tickets[row] = t
	}
	return t
}

// holding is what a post holds, as a heap with the worst on top.
type holding struct {
	order *proposalOrder
	held  []proposal
	round int // the last in which somebody proposed
}

// Len is how many are held.
func (h *holding) Len() int { return len(h.held) }

// Less puts the worse first.
func (h *holding) Less(i, j int) bool { return h.order.worse(h.held[i], h.held[j]) }

// Swap swaps two.
func (h *holding) Swap(i, j int) { h.held[i], h.held[j] = h.held[j], h.held[i] }

// Push adds one.
func (h *holding) Push(p any) { h.held = append(h.held, p.(proposal)) }

// Pop takes the last one off.
func (h *holding) Pop() any {
	last := h.held[len(h.held)-1]
	h.held = h.held[:len(h.held)-1]
	return last
}

// keep keeps the best and returns who is let go; tied are those on both sides
// whom no key tells apart, where nothing else does.
func (h *holding) keep(room int) (let []proposal, tied []uint32) {
	for len(h.held) > room {
		let = append(let, heap.Pop(h).(proposal))
	}
	if let == nil || len(h.held) == 0 || h.order.lot {
		return let, nil
	}
	border := h.order.rank[h.held[0].row]
	if h.order.rank[let[len(let)-1].row] != border {
		return let, nil
	}
	for _, p := range slices.Concat(h.held, let) {
		if h.order.rank[p.row] == border {
			tied = append(tied, p.by)
		}
	}
	return let, tied
}
