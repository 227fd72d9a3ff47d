package round

import (
	"reflect"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// Result is what an act came to, as the entry states it: everything that
// follows from the acts by the regulation, so that whoever holds the record
// recomputes it. What does not apply is nil or empty.
type Result struct {
	// State is the state that the act moved the round to; empty where it
	// stayed.
	State string `doc:"state"`
	// Pending says that the act did not take effect yet: a vote goes on, or
	// others must take the step too. Waiting names their roles.
	Pending bool     `doc:"pending"`
	Waiting []string `doc:"waiting"`
	Vote    *Tally   `doc:"vote"`
	// OnBehalf is for whom the act was done, where By stood in for another.
	OnBehalf *OnBehalf `doc:"on_behalf"`
	// Screened are verdicts by candidate.
	Screened map[string]Verdict `doc:"screened"`
	// Values are values by candidate, or by code, and component.
	Values map[string]map[string]Mean `doc:"values"`
	// Standings and Totals are those of the root, by candidate.
	Standings map[string]scoring.Standing `doc:"standings"`
	Totals    map[string]thituyen.Value   `doc:"totals"`
	// Order are the placed, best first; those who share a place together.
	Order  []Names                   `doc:"order"`
	Places map[string]thituyen.Value `doc:"places"`
	// Selected, Reserve and Referred are who is chosen, who waits, and the
	// ties that the authority must decide.
	Selected []string `doc:"selected"`
	Reserve  []Names  `doc:"reserve"`
	Referred []Names  `doc:"referred"`
	// Appointed are those whom the act appoints.
	Appointed []string `doc:"appointed"`
	// List is a list of candidates that is closed or published.
	List []string `doc:"list"`
	// Seed is that of the lot, once its last share is there.
	Seed string `doc:"seed"`
	// Missing are roles whose share of the lot was not revealed.
	Missing []string `doc:"missing"`
	// Dropped are those whom an act about several names and for whom it no
	// longer stands, since something earlier was corrected.
	Dropped []string `doc:"dropped"`
	// Changes are what a correction changes in what was stated before.
	Changes []Change `doc:"changes"`
}

// empty reports whether there is nothing to state.
func (r *Result) empty() bool { return reflect.ValueOf(r).Elem().IsZero() }

// OnBehalf is for whom somebody acted, in which role, and on what paper.
type OnBehalf struct {
	For   string `doc:"for,id"`
	Role  string `doc:"role,id"`
	Paper string `doc:"paper"`
}

func onBehalf(s *workflow.StandIn) *OnBehalf {
	if s == nil {
		return nil
	}
	return &OnBehalf{For: s.For, Role: s.Role.ID, Paper: s.Paper}
}

// Tally is where a vote stands.
type Tally struct {
	Result  string `doc:"result"`
	Members int    `doc:"members"`
	Needed  int    `doc:"needed"`
	Voted   int    `doc:"voted"`
	For     *int   `doc:"for"` // nil while a secret ballot goes on
	Against *int   `doc:"against"`
	Abstain *int   `doc:"abstain"`
}

func tallyOf(t *workflow.Tally) *Tally {
	if t == nil {
		return nil
	}
	out := &Tally{Result: string(t.Result), Members: t.Members, Needed: t.Needed, Voted: t.Voted}
	if c := t.Counts; c != nil {
		out.For, out.Against, out.Abstain = &c.For, &c.Against, &c.Abstain
	}
	return out
}

// Change is one thing that a correction changes: a field of what an earlier
// entry states, before and after, as canonical JSON; nothing where it is not
// there. An act that no longer stands is told with the field "refused".
type Change struct {
	Entry int    `doc:"entry"`
	Field string `doc:"field"`
	From  string `doc:"from"`
	To    string `doc:"to"`
}
