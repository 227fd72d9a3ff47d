package programme

import (
	"slices"

	"github.com/thituyen/thituyen/ranking"
)

// Tie is a group of candidates whom the first key of the ranking left equal,
// and how they were told apart.
type Tie struct {
	Round      string   `json:"round"`
	Candidates []string `json:"candidates"`
	// Settled are the ways that were needed, in the order in which they first
	// told two of them apart: a key of the ranking, [ranking.ByLot],
	// [ranking.ByDecision]; and for those whom nothing told apart
	// [ReferredTie], which waits for the authority, or [SharedPlace], which
	// needed no more.
	Settled []string `json:"settled"`
}

// What stands for a tie that nothing settled.
const (
	ReferredTie = "referred"
	SharedPlace = "shared"
)

// ties finds the ties at the first key.
func (r *Record) ties() []Tie {
	list, selection := r.round.List(), r.round.Selection()
	order := r.round.Rules().Order
	if list == nil || selection == nil || order == nil || len(order.Keys) == 0 {
		return nil
	}
	var out []Tie
	open := false
	ids := slices.Concat(list.Order()...)
	for i := 1; i < len(ids); i++ {
		way := r.told(selection, ids[i-1], ids[i])
		if way == string(order.Keys[0].By) {
			open = false
			continue
		}
		if !open {
			out, open = append(out, Tie{Round: r.id, Candidates: []string{ids[i-1]}}), true
		}
		tie := &out[len(out)-1]
		tie.Candidates = append(tie.Candidates, ids[i])
		if !slices.Contains(tie.Settled, way) {
			tie.Settled = append(tie.Settled, way)
		}
	}
	return out
}

// told is what told two neighbours of the list apart.
func (r *Record) told(selection *ranking.Selection, a, b string) string {
	why, _ := selection.Decided(a, b)
	switch {
	case !why.Tied():
		return why.By
	case slices.ContainsFunc(selection.Referred, func(tie []string) bool { return slices.Contains(tie, a) && slices.Contains(tie, b) }):
		return ReferredTie
	}
	return SharedPlace
}
