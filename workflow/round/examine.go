package round

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/ledger"
)

// examination is an act looked at from every side, before anything changes.
type examination struct {
	r       *Round
	act     *Act
	body    any
	number  int    // the entry that the act would be
	does    string // the act whose effect the step has
	kind    kind
	step    workflow.Outcome
	reasons []thituyen.Reason
	result  Result
	effect  func()
	names   map[string]string // that the act gives to people

	// Of a replay: what the record states, which personal fields have no
	// opening, and what was recomputed and what rests on commitments alone.
	stated     *Result
	hidden     map[string]bool // by their paths in the body
	again      bool            // after a correction: see [examination.standsFor]
	fallen     []Fallen
	movedFor   []Moved
	gone       []string // who leaves with this act, before the seats are given for good
	hiddenIn   int      // the entry that holds them, where it is another
	recomputed int
	attested   []Attested
	commits    []ledger.Committed // of the entry replayed
}

// examine asks the procedure and the rules of the act, and collects every
// reason against it.
func (r *Round) examine(act *Act, replayed *replayed) *examination {
	x := &r.scratch // one act of a record is done before the next is read
	if replayed == nil {
		x = new(examination)
	}
	*x = examination{r: r, act: act, number: r.chain.Head().Number + 1}
	if replayed != nil {
		x.stated, x.hidden, x.commits, x.again = &replayed.result, replayed.hidden, replayed.commits, replayed.again
		x.number = replayed.number
	}
	first := !r.Opened()
	x.shape(first)
	if len(x.reasons) > 0 {
		return x
	}
	x.does = r.actOf(act.Step)
	x.kind = kindFor(x.does, first)
	body, ok := act.Body, true
	if replayed == nil {
		body, ok = x.kind.read(act.Body)
	}
	if !ok {
		x.refuse("wrong_body", param("step", act.Step))
		return x
	}
	x.body = body
	if !first {
		x.step = r.proceeding.Check(act.step())
		x.reasons = append(x.reasons, pairsOnce(x.step.Reasons)...)
		if len(x.reasons) > 0 && x.reasons[0].Code == "unknown_step" {
			return x
		}
		if x.suspendedAlone() {
			return x
		}
	}
	if x.readable() {
		x.kind.rule(x)
	}
	x.conclude(first)
	return x
}

// readable reports whether the body has all that its rule looks at, and
// refuses what is missing.
func (x *examination) readable() bool {
	if x.kind.plain {
		return true
	}
	mistakes := document.Check(x.body)
	for _, mistake := range mistakes {
		x.reasons = append(x.reasons, mistake.Reason)
	}
	return len(mistakes) == 0
}

// suspendedAlone reports whether the suspension is all that stands against
// the act: nothing else is then looked at.
func (x *examination) suspendedAlone() bool {
	return len(x.reasons) == 1 && x.reasons[0].Code == "suspended"
}

// shape asks for what every act has.
func (x *examination) shape(first bool) {
	act := x.act
	switch {
	case act.Step == "":
		x.refuse("step_missing")
	case first && act.Step != openStep:
		x.refuse("not_opened", param("step", act.Step))
	}
	if act.By == "" || !document.ValidID(act.By) {
		x.refuse("person_missing")
	}
	if x.stated != nil {
		return // moments of a record were read as such
	}
	if !act.Happened.IsValid() || act.Happened.Date.Year < 1 || act.Happened.Date.Year > 9999 {
		x.refuse("moment_missing")
		return
	}
	recorded := act.recorded()
	if !recorded.IsValid() || recorded.Before(act.Happened) {
		x.refuse("recorded_before_happened", param("happened", act.Happened), param("recorded", recorded))
		return
	}
	if last := x.r.chain.Recorded(); !last.IsZero() {
		if moment := momentOf(recorded); moment.Before(last) {
			x.refuse("recorded_back", param("recorded", recorded), param("last", civil.DateTimeOf(last)))
		}
	}
}

// conclude adds to the result what the machine says of the act.
func (x *examination) conclude(first bool) {
	if len(x.reasons) > 0 {
		x.effect, x.result = nil, Result{}
		return
	}
	if first {
		return
	}
	x.result.Vote, x.result.OnBehalf = tallyOf(x.step.Vote), onBehalf(x.step.OnBehalf)
	if !x.step.Done {
		x.result = Result{Vote: x.result.Vote, OnBehalf: x.result.OnBehalf, Pending: true}
		if x.step.Vote != nil && x.step.Vote.Result == workflow.Lost {
			x.result.Pending = false
		}
		for _, role := range x.step.Waiting {
			x.result.Waiting = append(x.result.Waiting, role.ID)
		}
		x.effect = nil
		return
	}
	if x.step.State != x.step.From {
		x.result.State = x.step.State
	}
}

// commit does what the act does. Nothing here may fail.
func (x *examination) commit() {
	first := !x.r.Opened()
	if !first {
		x.r.proceeding.Apply(x.act.step())
	}
	if x.effect != nil {
		x.effect()
	}
	x.r.figures = nil
}

// actMember names the act in the entry where the step is called otherwise.
func (x *examination) actMember() string {
	if x.does == x.act.Step {
		return ""
	}
	return x.does
}

func (x *examination) outcome() Outcome {
	out := Outcome{
		Accepted: len(x.reasons) == 0, Reasons: x.reasons, Step: x.stepName(x.act.Step), By: x.act.By,
		Clause: x.clause(), From: x.step.From, State: x.step.State, Result: x.result,
		Recomputed: x.recomputed, Attested: x.attested, Fallen: x.fallen, Moved: x.movedFor, titles: x.r.situation, names: x.names,
	}
	out.Done = out.Accepted && !x.result.Pending && (x.step.Vote == nil || x.step.Vote.Result == workflow.Won)
	if x.step.From == "" && out.Accepted {
		out.State = x.result.State
	}
	return out
}
