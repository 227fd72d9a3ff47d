package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// Refusals returns the codes of refusals, as [Proceeding.Check] lists them.
func Refusals() []string {
	return []string{
		"unknown_step", "final_state", "wrong_state", "wrong_role", "not_apart", "related", "not_a_member",
		"same_person", "role_incomplete",
		"too_early", "too_late", "step_needed", "already_done", "already_voted", "no_quorum", "suspended",
		"not_a_moment", "unknown_choice", "bad_count", "bad_deciding", "not_a_vote",
	}
}

// Check says what would become of a step, and changes nothing. A refused step
// carries every reason; the codes are those of the document's format:
//
//	unknown_step   the procedure has no such step; then nothing else is asked
//	final_state    the case is over, and the step is none of its last state
//	wrong_state    the case is in none of the states of the step
//	wrong_role     the person holds no role that may take the step
//	role_incomplete  a role that must be filled by then is not
//	same_person    the person took a step that must be another's
//	not_apart      the person holds a role apart from the one they act in
//	related        the person is a candidate's kin, and the role forbids it;
//	               or is the candidate whom the step is about
//	not_a_member   the person holds the role outside of its `of`; or somebody
//	               votes who is not of the group
//	too_early      the clock of the step has not started, or still runs where
//	               the step waits for its end; or the step before this one
//	               was taken later
//	too_late       the clock has run out
//	step_needed    an earlier step was not taken
//	already_done   the step was taken, as often as it may be; or this part of
//	               a joint step was
//	already_voted  somebody votes twice on one proposal
//	no_quorum      the vote is closed with too few votes
//	suspended      the case is suspended
//
// Five more stand for steps that cannot be read: not_a_moment,
// unknown_choice, bad_count, bad_deciding where the vote that decides a tie
// does not agree with the count, and not_a_vote for votes on a step that is
// not voted on.
//
// A person who holds several of the step's roles, or stands in for somebody
// who does, acts in any that nothing forbids.
func (p *Proceeding) Check(act Step) Outcome {
	p = p.made()
	x := p.examine(act)
	return x.outcome()
}

// Apply takes a step: accepted, the case has changed; refused, it is as it
// was. The reasons are those of [Proceeding.Check].
func (p *Proceeding) Apply(act Step) Outcome {
	p = p.made()
	x := p.examine(act)
	if len(x.reasons) == 0 {
		x.commit()
	}
	return x.outcome()
}

// examination is a step looked at from every side.
type examination struct {
	p       *Proceeding
	act     Step
	number  int
	step    *step
	from    string
	reasons []thituyen.Reason
	joint   *jointPlan
	vote    *votePlan
	acting  *delegation // the person stands in for another
	running []int       // the clocks of the step that run
	done    bool
}

func (p *Proceeding) examine(act Step) *examination {
	x := &examination{p: p, act: act, from: p.state}
	number, known := p.machine.stepAt[act.Step]
	if !known {
		x.refuse("", "unknown_step", param("step", act.Step), hint(act.Step, p.machine.Steps()))
		return x
	}
	x.number, x.step = number, &p.machine.steps[number]
	x.moment()
	x.state()
	x.person()
	x.complete()
	x.clocks()
	x.needs()
	x.once()
	switch {
	case x.step.votes != nil:
		x.votes()
	case x.act.Votes != nil || x.act.Counted != nil:
		x.refuse("", "not_a_vote", param("step", x.step.name))
	case len(x.step.slots) > 0:
		x.jointly()
	}
	x.suspension()
	x.done = len(x.reasons) == 0 && (x.vote == nil || x.vote.result == Won) && (x.joint == nil || len(x.joint.waiting) == 0)
	return x
}

// refuse adds a reason under a clause, or under the step's where the rule
// has none of its own.
func (x *examination) refuse(clause, code string, params ...thituyen.Param) {
	if clause == "" && x.step != nil {
		clause = x.step.Clause
	}
	x.reasons = append(x.reasons, sentences.Reason(code, params...).Under(clause))
}

func (x *examination) refusedFor(code string) bool {
	return slices.ContainsFunc(x.reasons, func(r thituyen.Reason) bool { return r.Code == code })
}

func (x *examination) moment() {
	switch {
	case !x.act.At.IsValid():
		x.refuse("", "not_a_moment", param("found", x.act.At.String()))
	case x.act.At.Before(x.p.latest):
		x.refuse("", "too_early", param("why", sentences.Reason("before_the_last", param("at", x.act.At), param("last", x.p.latest))))
	}
}

func (x *examination) state() {
	m := x.p.machine
	switch {
	case x.step.from[x.p.state]:
	case m.final[x.p.state]:
		x.refuse(m.procedure.States.Clause, "final_state", param("step", x.step.name), param("state", m.stateName(x.p.state)))
	default:
		x.refuse("", "wrong_state", param("step", x.step.name), param("state", m.stateName(x.p.state)), param("from", list(x.step.fromNames)))
	}
}

// person asks whether who takes the step may.
func (x *examination) person() {
	q := x.question(x.act.By)
	roles := x.p.fitting(q)
	if len(roles) == 0 {
		x.refuse("", "wrong_role", param("person", x.act.By), param("step", x.step.name), param("roles", x.p.machine.roleNames(x.step.may)))
		return
	}
	reasons := x.p.unfit(q, x.step.may)
	x.reasons = append(x.reasons, reasons...)
	if len(reasons) == 0 {
		x.acting = x.p.actsFor(q, roles)
	}
}

// question asks about a person and this step.
func (x *examination) question(name string) question {
	return question{step: x.step, name: name, candidate: x.act.Candidate, at: x.act.At, standsBack: x.step.votes != nil && x.act.Votes[name] == Recuse}
}

// complete asks whether the roles that must be filled by then are.
func (x *examination) complete() {
	for _, r := range x.step.complete {
		rule := &x.p.machine.roles[r]
		for _, finding := range x.p.numberFindings(rule, len(x.p.holders([]int{r}))) {
			x.refuse("", "role_incomplete", param("role", rule.name), param("why", finding))
		}
	}
}

func (x *examination) needs() {
	for _, i := range x.step.needs {
		need := &x.p.machine.steps[i]
		done := x.p.taken[i].count > 0
		if need.Once == OncePerCandidate && x.act.Candidate != "" {
			done = x.p.taken[i].candidates[x.act.Candidate]
		}
		if !done {
			x.refuse("", "step_needed", param("step", x.step.name), param("needed", need.name))
		}
	}
	if x.step.effect == resumes && !x.p.suspended && !x.refusedFor("step_needed") {
		x.refuse("", "step_needed", param("step", x.step.name), param("needed", x.p.machine.nameOf(suspendAct)))
	}
}

func (x *examination) once() {
	t := &x.p.taken[x.number]
	var why thituyen.Reason
	switch {
	case x.step.Once == OncePerCase && t.count > 0:
		why = sentences.Reason("done_in_case", param("step", x.step.name), param("at", t.last))
	case x.step.Once == OncePerPerson && t.people[x.act.By]:
		why = sentences.Reason("done_by_person", param("step", x.step.name), param("person", x.act.By))
	case x.step.Once == OncePerCandidate && t.candidates[x.act.Candidate]:
		why = sentences.Reason("done_for_candidate", param("step", x.step.name), param("candidate", x.act.Candidate))
	default:
		return
	}
	x.refuse("", "already_done", param("why", why))
}

func (x *examination) suspension() {
	if !x.p.suspended || x.step.effect == resumes || slices.Contains(x.p.allowed, x.step.ID) {
		return
	}
	x.refuse("", "suspended", param("step", x.step.name))
}

func (x *examination) outcome() Outcome {
	out := Outcome{Accepted: len(x.reasons) == 0, Reasons: x.reasons, From: x.from, State: x.from, machine: x.p.machine}
	if !out.Accepted {
		return out
	}
	for _, i := range x.running {
		out.Within = append(out.Within, x.p.machine.clocks[i].name)
	}
	if x.acting != nil {
		out.OnBehalf = x.p.standIn(x.acting)
	}
	out.Done = x.done
	if x.done && x.step.To != "" {
		out.State = x.step.To
	}
	if x.vote != nil {
		out.Vote = x.step.votes.tally(x.vote.count, x.vote.result)
	}
	if x.joint != nil {
		for _, slot := range x.joint.waiting {
			for _, r := range slot {
				out.Waiting = append(out.Waiting, x.p.machine.roles[r].name)
			}
		}
	}
	return out
}
