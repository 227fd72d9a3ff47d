package workflow

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen/internal/document"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// pendingKey tells apart what waits for more people: the same step about two
// candidates is two votes.
type pendingKey struct {
	step      int
	candidate string
}

// pending is a joint step or a vote begun and not ended.
type pending struct {
	joint    []string // who has taken a part of a joint step, in order
	proposal string
	voted    map[string]bool   // who voted or stood back; true: stood back
	choices  map[string]Choice // how, while votes may be changed
	counts   Counts
	deciding Choice // the vote of the member who decides a tie
}

// votePlan is what a step would do to a vote.
type votePlan struct {
	fresh    bool // earlier votes are void
	proposal string
	choices  map[string]Choice // of the votes so far that may be changed
	cast     []castVote
	counts   Counts
	deciding Choice
	count    count
	result   Result
}

type castVote struct {
	by       string
	choice   Choice // of a secret ballot given in numbers: empty
	standing bool   // stood back
}

// votes asks who votes, how many make a quorum, and what comes of it.
func (x *examination) votes() {
	plan, before := x.votePlan()
	x.vote = plan
	readable := x.cast(plan, before)
	closing := x.act.Votes != nil || x.act.Counted != nil
	if x.act.Closed != nil {
		closing = *x.act.Closed
	}
	plan.count = x.p.count(x.question(""), plan, before)
	if !closing {
		plan.result = x.step.votes.result(plan.count)
		return
	}
	if plan.result = x.step.votes.closed(plan.count); plan.result == NoQuorum && readable {
		x.refuse(x.step.Votes.Clause, "no_quorum", param("voted", plan.count.voted()), param("members", plan.count.members),
			param("needed", x.step.votes.needed(plan.count.members)))
	}
}

func (x *examination) key() pendingKey { return pendingKey{x.number, x.act.Candidate} }

// votePlan begins with the votes so far, unless the proposal has changed.
func (x *examination) votePlan() (*votePlan, map[string]bool) {
	so := x.p.pending[x.key()]
	if so == nil {
		return &votePlan{fresh: true, proposal: x.act.Proposal}, nil
	}
	if x.act.Proposal != "" && x.act.Proposal != so.proposal {
		return &votePlan{fresh: true, proposal: x.act.Proposal}, nil
	}
	return &votePlan{proposal: so.proposal, choices: so.choices, counts: so.counts, deciding: so.deciding}, so.voted
}

// cast adds the votes of the step that may be given, and a reason for each
// that may not; it reports whether all could be read.
func (x *examination) cast(plan *votePlan, before map[string]bool) bool {
	if x.act.Counted != nil {
		return x.castCounted(plan, before)
	}
	readable := true
	votes := x.act.Votes
	if votes == nil && (x.act.Closed == nil || !*x.act.Closed) {
		votes = map[string]Choice{x.act.By: For}
	}
	for _, name := range sortedKeys(votes) {
		choice := votes[name]
		if !document.Known(choice) {
			x.refuse(x.step.Votes.Clause, "unknown_choice", param("person", name), hint(string(choice), document.Words[Choice]()))
			readable = false
			continue
		}
		if !x.mayVote(name, before, choice == Recuse) {
			continue
		}
		plan.counts.add(plan.choices[name], -1) // a vote that is changed
		plan.counts.add(choice, 1)
		plan.cast = append(plan.cast, castVote{name, choice, choice == Recuse})
		if x.p.decides(x.step, name) {
			plan.deciding = choice
		}
	}
	return readable
}

// add counts a vote, or takes it back; who stands back is not counted.
func (c *Counts) add(choice Choice, n int) {
	switch choice {
	case For:
		c.For += n
	case Against:
		c.Against += n
	case Abstain:
		c.Abstain += n
	}
}

// castCounted adds a secret ballot given in numbers.
func (x *examination) castCounted(plan *votePlan, before map[string]bool) bool {
	c := x.act.Counted
	asked := false
	for i, name := range c.Voters {
		if slices.Contains(c.Voters[:i], name) {
			x.refuse(x.step.Votes.Clause, "already_voted", param("person", name))
			continue
		}
		if x.mayVote(name, before, false) {
			plan.cast = append(plan.cast, castVote{by: name})
			if x.p.decides(x.step, name) {
				plan.deciding, asked = c.Deciding, true
			}
		}
	}
	if !x.step.votes.secret || x.act.Votes != nil || !c.addsUp() {
		x.refuse(x.step.Votes.Clause, "bad_count", param("voters", len(c.Voters)), param("for", c.For), param("against", c.Against), param("abstain", c.Abstain))
		return false
	}
	if !x.deciding(c, asked) {
		return false
	}
	plan.counts.For += c.For
	plan.counts.Against += c.Against
	plan.counts.Abstain += c.Abstain
	return true
}

func (c *Counted) addsUp() bool {
	n := len(c.Voters)
	return min(c.For, c.Against, c.Abstain) >= 0 && max(c.For, c.Against, c.Abstain) <= n && c.For+c.Against+c.Abstain == n
}

// deciding holds the vote that would decide a tie, as its member declares it,
// against the count: somebody must have voted so.
func (x *examination) deciding(c *Counted, asked bool) bool {
	if c.Deciding == "" {
		return true
	}
	votes, known := map[Choice]int{For: c.For, Against: c.Against, Abstain: c.Abstain}[c.Deciding]
	switch {
	case !known:
		x.refuse(x.step.Votes.Clause, "bad_deciding", param("why", hint(string(c.Deciding), []string{string(For), string(Against), string(Abstain)}).Value))
	case !asked:
		x.refuse(x.step.Votes.Clause, "bad_deciding", param("why", sentences.Reason("nobody_decides")))
	case votes == 0:
		x.refuse(x.step.Votes.Clause, "bad_deciding", param("why", sentences.Reason("nobody_voted_so", param("choice", c.Deciding))))
	default:
		return true
	}
	return false
}

// mayVote adds why a person may not vote. Of the person who takes the step
// all but a second vote is said already.
func (x *examination) mayVote(name string, before map[string]bool, standsBack bool) bool {
	who := x.p.people[name]
	if !slices.ContainsFunc(x.step.by, who.holds) {
		if name != x.act.By {
			x.refuse(x.step.Votes.Clause, "not_a_member", param("person", name), param("role", x.step.name), param("group", x.p.machine.roleNames(x.step.by)))
		}
		return false
	}
	q := x.question(name)
	q.standsBack = standsBack
	unfit := x.p.unfit(q, x.step.by)
	if name != x.act.By {
		x.reasons = append(x.reasons, unfit...)
	}
	if stoodBack, voted := before[name]; voted && (stoodBack || !x.mayChange(name)) {
		x.refuse(x.step.Votes.Clause, "already_voted", param("person", name))
		return false
	}
	return len(unfit) == 0
}

// mayChange reports whether the vote of a person who has voted may still be
// changed: one given in numbers cannot be taken out of them.
func (x *examination) mayChange(name string) bool {
	_, kept := x.vote.choices[name]
	return kept && x.act.Counted == nil
}

// decides reports whether a person is the one member who decides a tie.
func (p *Proceeding) decides(s *step, name string) bool {
	decider, ok := p.decider(s)
	return ok && decider == name
}

func (p *Proceeding) decider(s *step) (string, bool) {
	if s.votes.tie < 0 {
		return "", false
	}
	found := ""
	for _, name := range p.group(s) {
		if p.people[name].holds(s.votes.tie) {
			if found != "" {
				return "", false // two of them: neither is the one
			}
			found = name
		}
	}
	return found, found != ""
}

// group is everybody who holds a role that votes, sorted.
func (p *Proceeding) group(s *step) []string { return p.groups[s.number] }

// gather finds the groups of all votes, anew when the people change.
func (p *Proceeding) gather() {
	p.groups = make([][]string, len(p.machine.steps))
	for i := range p.machine.steps {
		if s := &p.machine.steps[i]; s.votes != nil {
			p.groups[i] = p.holders(s.by)
		}
	}
}

// count puts a vote in numbers, with what the step adds.
func (p *Proceeding) count(q question, plan *votePlan, before map[string]bool) count {
	group := p.group(q.step)
	c := count{members: len(group), base: len(group), forIt: plan.counts.For, against: plan.counts.Against, abstain: plan.counts.Abstain}
	decider, ties := p.decider(q.step)
	c.tieChoice = plan.deciding
	now := make(map[string]bool, len(plan.cast))
	for _, v := range plan.cast {
		now[v.by] = v.standing
	}
	for _, name := range group {
		stood, voted := before[name]
		if stoodNow, votedNow := now[name]; votedNow {
			stood, voted = stoodNow, true
		}
		q.name = name
		barred := !voted && len(p.unfit(q, q.step.by)) > 0
		if q.step.votes.shrinks && (stood || barred) {
			c.base--
		}
		if !voted && !barred {
			c.free++
			if ties && name == decider {
				c.tieFree = true
			}
		}
	}
	return c
}

// record writes the votes of an accepted step down; of a secret ballot only
// who voted, save the vote that decides a tie, which its member declares, and
// votes that may still be changed until it is closed.
func (x *examination) record() {
	plan := x.vote
	so := x.p.pending[x.key()]
	if plan.result == Won || plan.result == Lost {
		if so != nil && !plan.fresh {
			x.note(so.voted)
		}
		for _, v := range plan.cast {
			x.note(map[string]bool{v.by: v.standing})
		}
		delete(x.p.pending, x.key())
		return
	}
	if so == nil || plan.fresh {
		so = &pending{proposal: plan.proposal, voted: map[string]bool{}, choices: map[string]Choice{}}
		x.p.pending[x.key()] = so
	}
	for _, v := range plan.cast {
		so.voted[v.by] = v.standing
		if delete(so.choices, v.by); x.step.Votes.Revote && v.choice != "" {
			so.choices[v.by] = v.choice
		}
	}
	so.counts, so.deciding = plan.counts, plan.deciding
}

// note keeps who voted in a step, who took it then.
func (x *examination) note(voted map[string]bool) {
	for name, stoodBack := range voted {
		if !stoodBack && x.step.watched {
			x.p.taken[x.number].takers.note(name, x.act.Candidate)
		}
	}
}

// Voted returns who has voted, or stood back, in a vote that is pending on a
// step, sorted; nothing where none is.
func (p *Proceeding) Voted(step, candidate string) []string {
	p = p.made()
	i, known := p.machine.stepAt[step]
	if so := p.pending[pendingKey{i, candidate}]; known && so != nil {
		return sortedKeys(so.voted)
	}
	return nil
}
