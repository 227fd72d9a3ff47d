package workflow

import (
	"slices"

	"github.com/thituyen/thituyen"
)

// people finds roles that cannot be filled, and steps that need of one person
// what nobody can be.
func (c *compiler) people() {
	for i := range c.m.roles {
		path := root.Key("roles").Key(c.m.roles[i].name.ID)
		c.numbers(path, i)
		c.memberOf(path, i)
	}
	for i := range c.m.steps {
		c.takers(root.Key("steps").Index(i), &c.m.steps[i])
	}
}

// bounds are the least and the most people who may hold a role.
type bounds struct {
	least, most int
	open        bool // there is no most
}

func (b bounds) impossible() bool { return !b.open && b.least > b.most }

// bounds reads the numbers of a role, an odd number moved into both ends.
func (r *role) bounds() bounds {
	b := bounds{open: true}
	rule := r.Members
	if rule == nil {
		return b
	}
	if rule.AtLeast != nil {
		b.least = *rule.AtLeast
	}
	if rule.AtMost != nil {
		b.most, b.open = *rule.AtMost, false
	}
	if rule.Exactly != nil {
		b.least = max(b.least, *rule.Exactly)
		if b.open || b.most > *rule.Exactly {
			b.most, b.open = *rule.Exactly, false
		}
	}
	if rule.Odd {
		b.least += 1 - b.least%2
		b.most -= 1 - b.most%2
	}
	return b
}

func (c *compiler) numbers(path thituyen.Path, i int) {
	r := &c.m.roles[i]
	if b := r.bounds(); b.impossible() {
		c.add(path.Key("members"), sentences.Reason("members_impossible", param("role", r.name)))
	}
}

// memberOf looks along `of`: for a ring, for a role apart from one that its
// holders must hold, and for more people than that one may have.
func (c *compiler) memberOf(path thituyen.Path, i int) {
	m := c.m
	r := &m.roles[i]
	least := r.bounds().least
	seen := map[int]bool{i: true}
	for of := r.of; of >= 0; of = m.roles[of].of {
		if seen[of] {
			if of == i {
				c.add(path.Key("of"), sentences.Reason("of_ring", param("role", r.name)))
			}
			return
		}
		seen[of] = true
		if slices.Contains(r.apart, of) {
			c.add(path.Key("of"), sentences.Reason("of_apart", param("role", r.name), param("other", m.roles[of].name)))
		}
		if b := m.roles[of].bounds(); !b.open && least > b.most {
			c.add(path.Key("members"), sentences.Reason("more_than_of", param("role", r.name), param("least", least), param("other", m.roles[of].name), param("most", b.most)))
		}
	}
}

// closure is a role with all that its holders must hold besides.
func (m *Machine) closure(i int) []int {
	var out []int
	for ; i >= 0 && !slices.Contains(out, i); i = m.roles[i].of {
		out = append(out, i)
	}
	return out
}

// exclude returns two roles, one that a holder of a must hold and one that a
// holder of b must, that nobody may hold together.
func (m *Machine) exclude(a, b int) (int, int, bool) {
	for _, x := range m.closure(a) {
		for _, y := range m.closure(b) {
			if slices.Contains(m.roles[x].apart, y) {
				return x, y, true
			}
		}
	}
	return 0, 0, false
}

// empty reports whether a role may have no member at all.
func (m *Machine) empty(i int) bool {
	b := m.roles[i].bounds()
	return !b.open && b.most <= 0
}

// takers finds groups without members, and a tie that the deciding member
// could never settle.
func (c *compiler) takers(path thituyen.Path, s *step) {
	m := c.m
	for k, slot := range s.slots {
		if !slices.ContainsFunc(slot, func(r int) bool { return !m.empty(r) }) {
			c.add(path.Key("jointly").Index(k), sentences.Reason("empty_group", param("roles", m.roleNames(slot))))
		}
	}
	if len(s.slots) == 0 && len(s.by) > 0 && !slices.ContainsFunc(s.by, func(r int) bool { return !m.empty(r) }) {
		c.add(path.Key("by"), sentences.Reason("empty_group", param("roles", m.roleNames(s.by))))
	}
	if s.votes == nil || s.votes.tie < 0 || len(s.by) == 0 {
		return
	}
	if m.empty(s.votes.tie) {
		c.add(path.Key("votes").Key("tie"), sentences.Reason("empty_group", param("roles", m.roleNames([]int{s.votes.tie}))))
		return
	}
	var x, y int
	for _, r := range s.by {
		a, b, excluded := m.exclude(s.votes.tie, r)
		if !excluded {
			return
		}
		x, y = a, b
	}
	c.add(path.Key("votes").Key("tie"), sentences.Reason("excluded_both", param("role", m.roles[s.votes.tie].name),
		param("group", m.roleNames(s.by)), param("one", m.roles[x].name), param("other", m.roles[y].name)))
}
