package workflow

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// Poll is where a vote stands at a moment: who has voted, who may still,
// who may not and why, and what would decide it.
type Poll struct {
	Step      Named
	Clause    string
	Candidate string // whom the vote is about, where it is about one
	Proposal  string
	Tally     *Tally
	// Voted, StoodBack and Waiting are members, sorted: those who have voted,
	// those who stood back, and those who may still vote.
	Voted, StoodBack, Waiting []string
	// Barred are the members who may not vote, sorted.
	Barred []Barred
	// ToQuorum is how many more votes make a quorum; 0 where there is one.
	ToQuorum int
	// ToWin is the least number of votes for with which the vote, closed then,
	// is won; ToLose the least number of votes against with which nothing can
	// win it any more. Nil where no votes still to come do, and of a secret
	// ballot.
	ToWin, ToLose *int
}

// Barred is somebody who may not act, with every reason.
type Barred struct {
	Person  string
	Reasons []thituyen.Reason
}

// Poll returns where the vote on a step stands, about a candidate where it
// is about one, and whether the step is voted on. Before the first vote it
// says who may vote and what would decide it.
func (p *Proceeding) Poll(step, candidate string, at civil.DateTime) (Poll, bool) {
	p = p.made()
	i, known := p.machine.stepAt[step]
	if !known || p.machine.steps[i].votes == nil {
		return Poll{}, false
	}
	s := &p.machine.steps[i]
	x := &examination{p: p, act: Step{At: at, Step: step, Candidate: candidate}, number: i, step: s}
	plan, before := x.votePlan()
	b := Poll{Step: s.name, Clause: s.Votes.Clause, Candidate: candidate, Proposal: plan.proposal}
	if b.Clause == "" {
		b.Clause = s.Clause
	}
	for _, name := range p.group(s) {
		stoodBack, voted := before[name]
		reasons := p.unfit(x.question(name), s.by)
		switch {
		case stoodBack:
			b.StoodBack = append(b.StoodBack, name)
		case voted:
			b.Voted = append(b.Voted, name)
		case len(reasons) > 0:
			b.Barred = append(b.Barred, Barred{name, reasons})
		default:
			b.Waiting = append(b.Waiting, name)
		}
	}
	c := p.count(x.question(""), plan, before)
	b.Tally = s.votes.tally(c, s.votes.result(c))
	b.ToQuorum = max(s.votes.needed(c.members)-c.voted(), 0)
	if !s.votes.secret {
		b.ToWin, b.ToLose = s.votes.toWin(c), s.votes.toLose(c)
	}
	return b, true
}

// toWin is the least number of votes for with which the vote is won when it
// is closed then.
func (v *voteRule) toWin(c count) *int {
	for n := 0; n <= c.free; n++ {
		if v.closed(c.with(For, n)) == Won {
			return &n
		}
	}
	return nil
}

// toLose is the least number of votes against with which it cannot be won any
// more, whoever else votes; whether there is a quorum is another matter.
func (v *voteRule) toLose(c count) *int {
	for n := 0; n <= c.free; n++ {
		if then := c.with(Against, n); v.closed(then.with(For, then.free)) != Won {
			return &n
		}
	}
	return nil
}

// Text words where the vote stands, in Vietnamese or English, a line for each
// thing to say.
func (b Poll) Text(tag language.Tag) string {
	if b.Tally == nil {
		return ""
	}
	out := b.Tally.Text(tag)
	say := func(code string, params ...thituyen.Param) {
		out += "\n" + sentences.Reason(code, params...).Text(tag)
	}
	if len(b.Voted) > 0 {
		say("ballot_voted", param("people", b.Voted))
	}
	if len(b.StoodBack) > 0 {
		say("ballot_stood_back", param("people", b.StoodBack))
	}
	if len(b.Waiting) > 0 {
		say("ballot_waiting", param("people", b.Waiting))
	}
	for _, barred := range b.Barred {
		out += "\n" + reasonsText(barred.Reasons, tag)
	}
	if b.ToQuorum > 0 {
		say("ballot_to_quorum", param("count", b.ToQuorum))
	}
	if b.ToWin != nil && len(b.Waiting) > 0 {
		say("ballot_to_win", param("count", *b.ToWin))
	}
	if b.ToLose != nil && len(b.Waiting) > 0 {
		say("ballot_to_lose", param("count", *b.ToLose))
	}
	return out
}
