package workflow

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// votes compiles how a vote is counted.
func (c *compiler) votes(path thituyen.Path, rule Votes) *voteRule {
	v := &voteRule{share: half, tie: -1, base: rule.Base, secret: rule.Ballot == SecretBallot, shrinks: rule.Recused == RecusedShrink, revote: rule.Revote}
	if rule.Quorum != nil {
		v.quorum = *rule.Quorum
	} else {
		c.remark(path, sentences.Reason("remark_no_quorum"))
	}
	switch {
	case rule.Over != nil && rule.AtLeast != nil:
		c.add(path.Key("at_least"), sentences.Reason("over_and_at_least"))
	case rule.AtLeast != nil:
		v.share, v.reached = *rule.AtLeast, true
	case rule.Over != nil:
		if v.share = *rule.Over; v.share.Cmp(thituyen.Int(1)) >= 0 {
			c.add(path.Key("over"), sentences.Reason("over_all", param("found", v.share)))
		}
	}
	if v.revote && v.secret {
		c.remark(path.Key("revote"), sentences.Reason("remark_secret_revote"))
	}
	c.tie(path.Key("tie"), rule, v)
	return v
}

// tie finds who decides a vote of which half is for and half against.
func (c *compiler) tie(path thituyen.Path, rule Votes, v *voteRule) {
	if rule.Tie == "" || rule.Tie == "lost" {
		return
	}
	at, known := c.m.roleAt[rule.Tie]
	if !known {
		c.add(path, document.NotOneOf(rule.Tie, append(c.m.roleIDs(), "lost")))
		return
	}
	v.tie = at
	switch {
	case v.reached && v.share.Cmp(half) == 0:
		c.add(path, sentences.Reason("tie_is_won"))
	case (v.reached || v.share.Cmp(half) != 0) && v.share.Sign() >= 0 && (v.share.Cmp(thituyen.Int(1)) < 0 || v.reached):
		c.add(path, sentences.Reason("tie_needs_half", param("found", v.share)))
	}
	if v.secret {
		c.remark(path, sentences.Reason("remark_secret_tie", param("role", rule.Tie)))
	}
}
