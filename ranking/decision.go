package ranking

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Decision is the authority's word on a tie that the rules refer to it.
type Decision struct {
	Tie []string `doc:"tie,id" validate:"required"` // the whole group referred, in any order
	// Order puts its members in order, best first: at least as many as take a
	// seat. Those it does not name come after, still tied.
	Order  []string       `doc:"order,id" validate:"required"`
	By     string         `doc:"by" validate:"required"` // who decided
	At     civil.DateTime `doc:"at"`                     // when, +07:00
	Reason string         `doc:"reason" validate:"required"`
}

func (d Decision) clone() Decision {
	d.Tie, d.Order = slices.Clone(d.Tie), slices.Clone(d.Order)
	return d
}

// desk holds the decisions handed to one asking: each must settle a tie that
// is there.
type desk struct {
	decisions []Decision
	used      []bool
	mistakes  thituyen.Mistakes
}

func newDesk(decisions []Decision) *desk {
	d := &desk{decisions: decisions, used: make([]bool, len(decisions))}
	for i, decision := range decisions {
		at := d.path(i)
		d.mistakes = append(d.mistakes, document.Check(decision).Under(at)...)
		switch {
		case decision.At == civil.DateTime{}:
			d.add(at.Key("at"), "moment_missing")
		case !decision.At.IsValid():
			d.add(at.Key("at"), "moment_invalid")
		}
		tie := d.doubles(decision.Tie, at.Key("tie"))
		d.doubles(decision.Order, at.Key("order"))
		for j, id := range decision.Order {
			if !tie[id] {
				d.add(at.Key("order").Index(j), "order_stranger", wording.P("id", id), wording.P("tie", slices.Clone(decision.Tie)))
			}
		}
	}
	return d
}

func (d *desk) path(i int) thituyen.Path { return thituyen.Path{}.Key("decisions").Index(i) }

func (d *desk) add(at thituyen.Path, code string, params ...thituyen.Param) {
	d.mistakes = append(d.mistakes, document.At(at, sentences.Reason(code, params...)))
}

// doubles reports the ids that stand twice, and returns all as a set.
func (d *desk) doubles(ids []string, at thituyen.Path) map[string]bool {
	seen := make(map[string]bool, len(ids))
	for i, id := range ids {
		if seen[id] {
			d.add(at.Index(i), "named_twice", wording.P("id", id))
		}
		seen[id] = true
	}
	return seen
}

// take finds the decision of a tie of which so many take a seat. One that
// does not settle it is a mistake and is not handed out.
func (d *desk) take(tie []string, needed int) (Decision, bool) {
	sorted := slices.Sorted(slices.Values(tie))
	for i, decision := range d.decisions {
		if d.used[i] || !slices.Equal(slices.Sorted(slices.Values(decision.Tie)), sorted) {
			continue
		}
		d.used[i] = true
		if len(decision.Order) < needed {
			d.add(d.path(i).Key("order"), "order_short", wording.P("found", len(decision.Order)), wording.P("needed", needed))
			return Decision{}, false
		}
		return decision.clone(), len(d.mistakes) == 0
	}
	return Decision{}, false
}

// close reports the decisions that settled nothing, after a look at every tie.
func (d *desk) close(waiting [][]string) error {
	for i, used := range d.used {
		if !used {
			d.add(d.path(i).Key("tie"), "decision_needless", wording.P("waiting", wordGroups(waiting)))
		}
	}
	return document.Join(d.mistakes).Err()
}
