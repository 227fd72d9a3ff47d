package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// Refusals returns the codes of refusals, as [Proceeding.Check] lists them.
func Refusals() []string {
	return []string{
		"unknown_step", "final_state", "wrong_state", "wrong_role", "not_apart", "related", "not_a_member",
		"too_early", "too_late", "step_needed", "already_done", "already_voted", "no_quorum", "suspended",
		"not_a_moment", "unknown_choice", "bad_count", "not_a_vote",
	}
}

// Check says what would become of a step, and changes nothing. A refused step
// carries every reason; the codes are those of the document's format:
//
//	unknown_step   the procedure has no such step; then nothing else is asked
//	final_state    the case is over, and the step is none of its last state
//	wrong_state    the case is in none of the states of the step
//	wrong_role     the person holds no role that may take the step
//	not_apart      the person holds a role apart from the one they act in
//	related        the person is a candidate's kin, and the role forbids it
//	not_a_member   the person holds the role outside of its `of`; or somebody
//	               votes who is not of the group
//	too_early      the clock of the step has not started, or still runs where
//	               the step waits for its end
//	too_late       the last day of the clock has passed
//	step_needed    an earlier step was not taken
//	already_done   the step was taken, as often as it may be; or this part of
//	               a joint step was
//	already_voted  somebody votes twice on one proposal
//	no_quorum      the vote is closed with too few votes
//	suspended      the case is suspended
//
// Four more stand for steps that cannot be read: not_a_moment,
// unknown_choice, bad_count, and not_a_vote for votes on a step that is not
// voted on.
//
// A person who holds several of the step's roles acts in any that nothing
// forbids.
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
	if !x.act.At.IsValid() {
		x.refuse("", "not_a_moment", param("found", x.act.At.String()))
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
	roles := x.step.may
	who := x.p.people[x.act.By]
	if !slices.ContainsFunc(roles, who.holds) {
		x.refuse("", "wrong_role", param("person", x.act.By), param("step", x.step.name), param("roles", x.p.machine.roleNames(roles)))
		return
	}
	standsBack := x.step.votes != nil && x.act.Votes[x.act.By] == Recuse
	x.reasons = append(x.reasons, x.p.unfit(x.act.By, roles, x.act.Candidate, standsBack)...)
}

// unfit is why a person who holds some of the roles may act in none of them.
func (p *Proceeding) unfit(name string, roles []int, candidate string, standsBack bool) []thituyen.Reason {
	var out []thituyen.Reason
	who := p.people[name]
	for _, r := range roles {
		if !who.holds(r) {
			continue
		}
		reasons := p.unfitFor(name, who, r, candidate, standsBack)
		if len(reasons) == 0 {
			return nil
		}
		for _, reason := range reasons {
			if !slices.ContainsFunc(out, func(o thituyen.Reason) bool { return sameReason(o, reason) }) {
				out = append(out, reason)
			}
		}
	}
	return out
}

func sameReason(a, b thituyen.Reason) bool {
	return a.Code == b.Code && a.Clause == b.Clause && slices.EqualFunc(a.Params, b.Params, func(p, q thituyen.Param) bool { return p == q })
}

// unfitFor is why a person may not act in a role that they hold: something
// stands against that role, or against one that its holders must hold.
func (p *Proceeding) unfitFor(name string, who *person, role int, candidate string, standsBack bool) []thituyen.Reason {
	var out []thituyen.Reason
	for _, r := range p.machine.roles[role].closure {
		rule := &p.machine.roles[r]
		if rule.of >= 0 && !who.holds(rule.of) {
			out = append(out, sentences.Reason("not_a_member", param("person", name), param("role", rule.name),
				param("group", p.machine.roles[rule.of].name)).Under(rule.Clause))
		}
		for _, other := range rule.apart {
			if who.holds(other) {
				clause := rule.Clause
				if !slices.Contains(rule.ApartFrom, p.machine.roles[other].name.ID) {
					clause = p.machine.roles[other].Clause
				}
				out = append(out, sentences.Reason("not_apart", param("person", name), param("role", rule.name),
					param("other", p.machine.roles[other].name)).Under(clause))
			}
		}
		if !standsBack {
			out = append(out, kinship(name, who, rule, candidate)...)
		}
	}
	return out
}

// kinship is why relations keep a person from acting in a role: any for
// any_candidate, that with the candidate of the step for own_candidate.
func kinship(name string, who *person, rule *role, candidate string) []thituyen.Reason {
	if rule.Kin == "" || len(who.related) == 0 {
		return nil
	}
	var out []thituyen.Reason
	for _, other := range sortedKeys(who.related) {
		if kin := who.related[other]; kin.Bars() && (rule.Kin == AnyCandidate || other == candidate) {
			out = append(out, sentences.Reason("related", param("person", name), param("role", rule.name),
				param("kin", kin), param("candidate", other)).Under(rule.Clause))
		}
	}
	return out
}

func (x *examination) clocks() {
	at := x.act.At
	if i := x.step.within; i >= 0 {
		rule, c := &x.p.machine.clocks[i], &x.p.clocks[i]
		switch {
		case !c.startedBy(at):
			x.refuse(rule.Clause, "too_early", param("why", x.p.notStarted(i)))
		case at.Date.After(c.last):
			x.refuse(rule.Clause, "too_late", param("clock", rule.name), param("last", c.last))
		}
	}
	if i := x.step.after; i >= 0 {
		rule, c := &x.p.machine.clocks[i], &x.p.clocks[i]
		switch {
		case !c.startedBy(at):
			x.refuse(rule.Clause, "too_early", param("why", x.p.notStarted(i)))
		case !at.Date.After(c.last):
			x.refuse(rule.Clause, "too_early", param("why", sentences.Reason("clock_runs", param("clock", rule.name), param("last", c.last))))
		}
	}
	for _, i := range x.step.extends {
		x.reasons = append(x.reasons, x.p.extensionBlockers(i, at)...)
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

// Findings returns what is wrong with how the roles of the case are filled:
// too_few_members, too_many_members, wrong_number, not_odd, and for single
// people not_a_member, not_apart and related (of roles that no relative of
// any candidate may hold). A round asks before it forms its boards; steps are
// not refused for what stands here about numbers.
func (p *Proceeding) Findings() []thituyen.Reason {
	p = p.made()
	var out []thituyen.Reason
	for i := range p.machine.roles {
		members := p.holders([]int{i})
		out = append(out, p.numberFindings(&p.machine.roles[i], len(members))...)
		for _, name := range members {
			out = append(out, p.own(name, i)...)
		}
	}
	return out
}

// own is what stands against a person in a role itself.
func (p *Proceeding) own(name string, role int) []thituyen.Reason {
	var out []thituyen.Reason
	for _, reason := range p.unfitFor(name, p.people[name], role, "", false) {
		if r, _ := reason.Param("role"); r == p.machine.roles[role].name {
			out = append(out, reason)
		}
	}
	return out
}

// Fit returns why a person may not be given a role in this case, as it would
// be with the role: not_a_member, not_apart, related. For a role that no
// relative may act in on the own candidate (own_candidate) every relation is
// named, as a board that marks by code must know before it is formed. An
// unknown role is a reason too, unknown_role.
func (p *Proceeding) Fit(name, role string) []thituyen.Reason {
	p = p.made()
	at, known := p.machine.roleAt[role]
	if !known {
		return []thituyen.Reason{sentences.Reason("unknown_role", param("role", role), hint(role, p.machine.roleIDs()))}
	}
	with := &person{}
	if who := p.people[name]; who != nil {
		with.roles, with.related = slices.Clone(who.roles), who.related
	}
	with.roles = append(with.roles, at)
	out := p.unfitFor(name, with, at, "", false)
	for _, r := range p.machine.roles[at].closure {
		if rule := &p.machine.roles[r]; rule.Kin == OwnCandidate {
			for _, candidate := range sortedKeys(with.related) {
				out = append(out, kinship(name, with, rule, candidate)...)
			}
		}
	}
	return out
}

func (p *Proceeding) numberFindings(r *role, count int) []thituyen.Reason {
	rule := r.Members
	if rule == nil {
		return nil
	}
	var out []thituyen.Reason
	add := func(code string, limit int) {
		out = append(out, sentences.Reason(code, param("role", r.name), param("found", count), param("limit", limit)).Under(r.Clause))
	}
	if rule.Exactly != nil && count != *rule.Exactly {
		add("wrong_number", *rule.Exactly)
	}
	if rule.AtLeast != nil && count < *rule.AtLeast {
		add("too_few_members", *rule.AtLeast)
	}
	if rule.AtMost != nil && count > *rule.AtMost {
		add("too_many_members", *rule.AtMost)
	}
	if rule.Odd && count%2 == 0 {
		out = append(out, sentences.Reason("not_odd", param("role", r.name), param("found", count)).Under(r.Clause))
	}
	return out
}
