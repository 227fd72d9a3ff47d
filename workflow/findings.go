package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

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
	for _, reason := range p.unfitFor(question{name: name}, p.people[name], role) {
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
	out := p.unfitFor(question{name: name}, with, at)
	for _, r := range p.machine.inherited(with, at) {
		if rule := &p.machine.roles[r]; rule.Kin == OwnCandidate {
			for _, candidate := range sortedKeys(with.related) {
				out = append(out, p.machine.kinship(question{name: name, candidate: candidate}, with, rule)...)
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
