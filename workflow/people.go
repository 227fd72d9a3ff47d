package workflow

import (
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// question is about one person and one step, at a moment: may they act?
type question struct {
	step       *step // nil: about the role alone
	name       string
	candidate  string
	at         civil.DateTime
	standsBack bool // they stand back, which kin and earlier steps do not keep them from
}

// fitting are the roles of the step that a person acts in at that moment: as
// holder or, where the step is not voted on, as stand-in.
func (p *Proceeding) fitting(q question) []int {
	var out []int
	for _, r := range q.step.may {
		if p.acts(q, r) {
			out = append(out, r)
		}
	}
	return out
}

func (p *Proceeding) acts(q question, role int) bool {
	return p.people[q.name].holds(role) || p.delegate(q, role) != nil
}

// unfit is why a person who acts in some of the roles may act in none of
// them, with what stands against them in any role.
func (p *Proceeding) unfit(q question, roles []int) []thituyen.Reason {
	out := p.unfitIn(q, roles)
	if q.standsBack {
		return out
	}
	for _, before := range q.step.notBy {
		if p.took(before, q.name, q.candidate) {
			out = append(out, sentences.Reason("same_person", param("person", q.name), param("step", q.step.name),
				param("other", p.machine.steps[before].name)).Under(q.step.Clause))
		}
	}
	if who := p.people[q.name]; who != nil && q.candidate != "" && !q.step.Own && who.related[q.candidate] == Self {
		out = append(out, sentences.Reason("related", param("person", q.name), param("kin", Self), param("candidate", q.candidate),
			param("bars", sentences.Reason("kin_self", param("step", q.step.name)))).Under(q.step.Clause))
	}
	return out
}

// unfitIn is why a person may act in none of the roles that they act in.
func (p *Proceeding) unfitIn(q question, roles []int) []thituyen.Reason {
	var out []thituyen.Reason
	for _, r := range roles {
		if !p.acts(q, r) {
			continue
		}
		reasons := p.unfitFor(q, p.people[q.name], r)
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
	return a.Code == b.Code && a.Clause == b.Clause && slices.EqualFunc(a.Params, b.Params, func(p, q thituyen.Param) bool {
		left, nested := p.Value.(thituyen.Reason)
		right, both := q.Value.(thituyen.Reason)
		if nested || both {
			return nested && both && p.Name == q.Name && sameReason(left, right)
		}
		return p == q
	})
}

// inherited are a role and those whose rules bind its holder: a role takes
// the rules of the one it is `of` for who is a member of that one.
func (m *Machine) inherited(who *person, role int) []int {
	out := []int{role}
	for of := m.roles[role].of; of >= 0 && who.holds(of) && !slices.Contains(out, of); of = m.roles[of].of {
		out = append(out, of)
	}
	return out
}

// unfitFor is why a person may not act in a role: something stands against
// it, or against one whose rules it takes; or they are not of the group that
// its holder must be of, which a stand-in need not be.
func (p *Proceeding) unfitFor(q question, who *person, role int) []thituyen.Reason {
	m := p.machine
	var out []thituyen.Reason
	for _, r := range m.inherited(who, role) {
		rule := &m.roles[r]
		if rule.of >= 0 && who.holds(r) && !who.holds(rule.of) {
			out = append(out, sentences.Reason("not_a_member", param("person", q.name), param("role", rule.name),
				param("group", m.roles[rule.of].name)).Under(rule.Clause))
		}
		for _, other := range rule.apart {
			if who.holds(other) {
				clause := rule.Clause
				if !slices.Contains(rule.ApartFrom, m.roles[other].name.ID) {
					clause = m.roles[other].Clause
				}
				out = append(out, sentences.Reason("not_apart", param("person", q.name), param("role", rule.name),
					param("other", m.roles[other].name)).Under(clause))
			}
		}
		if !q.standsBack {
			out = append(out, m.kinship(q, who, rule)...)
		}
	}
	return out
}

// kinship is why relations keep a person from acting in a role: any that bars
// for any_candidate, that with the candidate of the step for own_candidate;
// being a candidate always.
func (m *Machine) kinship(q question, who *person, rule *role) []thituyen.Reason {
	if rule.Kin == "" || who == nil || len(who.related) == 0 {
		return nil
	}
	var out []thituyen.Reason
	for _, other := range sortedKeys(who.related) {
		kin := who.related[other]
		if m.Bars(kin) && (rule.Kin == AnyCandidate || other == q.candidate || kin == Self) {
			out = append(out, sentences.Reason("related", param("person", q.name), param("role", rule.name), param("kin", kin),
				param("candidate", other), param("bars", sentences.Reason("kin_role", param("role", rule.name)))).Under(rule.Clause))
		}
	}
	return out
}

// personFor is who did something for whom; the candidate may be nobody.
type personFor struct{ person, candidate string }

// took reports whether a person took a step, or a part in it: for the same
// candidate, where both are about one.
func (p *Proceeding) took(step int, name, candidate string) bool {
	if p.taken[step].takers.took(name, candidate) {
		return true
	}
	for key, so := range p.pending {
		if key.step == step && (candidate == "" || key.candidate == "" || key.candidate == candidate) {
			stoodBack, voted := so.voted[name]
			if voted && !stoodBack || slices.Contains(so.joint, name) {
				return true
			}
		}
	}
	return false
}

// takers are who took a step, and for whom.
type takers struct {
	pairs  map[personFor]bool
	people map[string]bool
}

func (t takers) took(name, candidate string) bool {
	if candidate == "" {
		return t.people[name]
	}
	return t.pairs[personFor{name, candidate}] || t.pairs[personFor{name, ""}]
}

func (t *takers) note(name, candidate string) {
	if t.pairs == nil {
		t.pairs, t.people = map[personFor]bool{}, map[string]bool{}
	}
	t.pairs[personFor{name, candidate}], t.people[name] = true, true
}
