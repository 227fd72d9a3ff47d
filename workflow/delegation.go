package workflow

import (
	"slices"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Delegation lets one person act in a role of another on some days, beside
// them. A stand-in has no vote, and is no member, where the role votes or its
// people are counted.
type Delegation struct {
	Role string `doc:"role,id" validate:"required"`
	// From holds the role; To acts in it, from Since to Until, both included.
	From  string     `doc:"from,id" validate:"required"`
	To    string     `doc:"to,id" validate:"required"`
	Since civil.Date `doc:"since" validate:"required"`
	Until civil.Date `doc:"until" validate:"required"`
	// Paper is the document that says so.
	Paper string `doc:"paper"`
}

// delegation is one that was read.
type delegation struct {
	Delegation
	role int
}

// checkDelegations finds stand-ins for a role that the other does not hold,
// on days that are none, and names that mean nothing.
func (m *Machine) checkDelegations(c Case) thituyen.Mistakes {
	var out thituyen.Mistakes
	known := sortedKeys(c.People)
	for i, d := range c.Delegated {
		path := thituyen.Path{}.Key("delegated").Index(i)
		out = append(out, document.Check(d).Under(path)...)
		_, named := m.roleAt[d.Role]
		if !named && d.Role != "" {
			out = append(out, document.At(path.Key("role"), document.NotOneOf(d.Role, m.roleIDs())))
		}
		for _, end := range []struct{ key, name string }{{"from", d.From}, {"to", d.To}} {
			if _, there := c.People[end.name]; !there && end.name != "" {
				out = append(out, document.At(path.Key(end.key), document.NotOneOf(end.name, known)))
			}
		}
		roles, there := c.People[d.From]
		if there && named && !slices.Contains(roles, d.Role) {
			out = append(out, document.At(path.Key("from"), sentences.Reason("not_delegable", param("person", d.From), param("role", Named{d.Role, m.procedure.Roles[d.Role].Title}))))
		}
		if d.From == d.To && d.From != "" {
			out = append(out, document.At(path.Key("to"), sentences.Reason("delegated_to_oneself", param("person", d.To))))
		}
		out = append(out, checkStretch(path, d)...)
	}
	return out
}

func checkStretch(path thituyen.Path, d Delegation) thituyen.Mistakes {
	var out thituyen.Mistakes
	for _, end := range []struct {
		key string
		day civil.Date
	}{{"since", d.Since}, {"until", d.Until}} {
		if !end.day.IsValid() && !end.day.IsZero() {
			out = append(out, document.At(path.Key(end.key), sentences.Reason("not_date", param("found", end.day.String()))))
		}
	}
	if len(out) == 0 && d.Until.Before(d.Since) {
		out = append(out, document.At(path.Key("until"), sentences.Reason("delegated_backwards", param("since", d.Since), param("until", d.Until))))
	}
	return out
}

// delegate is the delegation by which a person acts in a role, or nil: a
// stand-in does not vote. It ends with the role of who gave it.
func (p *Proceeding) delegate(q question, role int) *delegation {
	if q.step != nil && q.step.votes != nil {
		return nil
	}
	for i := range p.delegated {
		d := &p.delegated[i]
		if d.To == q.name && d.role == role && !q.at.Date.Before(d.Since) && !q.at.Date.After(d.Until) && p.people[d.From].holds(role) {
			return d
		}
	}
	return nil
}

// actsFor is the delegation that a person needs to act in any of the roles,
// or nil where they may act in their own right.
func (p *Proceeding) actsFor(q question, roles []int) *delegation {
	var by *delegation
	for _, r := range roles {
		if len(p.unfitFor(q, p.people[q.name], r)) > 0 {
			continue
		}
		if p.people[q.name].holds(r) {
			return nil
		}
		if by == nil {
			by = p.delegate(q, r)
		}
	}
	return by
}

// Delegate lets a person act in a role of another, as [Case.Delegated] does
// from the start. A mistake in it is an error, and nothing is changed.
func (p *Proceeding) Delegate(d Delegation) error {
	if p == nil || p.machine == nil {
		return ErrNoMachine
	}
	people := map[string][]string{}
	for name := range p.people {
		people[name] = p.Roles(name)
	}
	if err := p.machine.checkDelegations(Case{People: people, Delegated: []Delegation{d}}).Err(); err != nil {
		return err
	}
	p.delegated = append(p.delegated, delegation{d, p.machine.roleAt[d.Role]})
	return nil
}

// StandIn is for whom somebody acted, and by what.
type StandIn struct {
	For   string     `json:"for"`
	Role  Named      `json:"role"`
	Since civil.Date `json:"since"`
	Until civil.Date `json:"until"`
	Paper string     `json:"paper,omitempty"`
}

func (p *Proceeding) standIn(d *delegation) *StandIn {
	return &StandIn{For: d.From, Role: p.machine.roles[d.role].name, Since: d.Since, Until: d.Until, Paper: d.Paper}
}

// Text words the delegation in Vietnamese or English; none has no words.
func (s *StandIn) Text(tag language.Tag) string {
	if s == nil {
		return ""
	}
	reason := sentences.Reason("stands_in", param("for", s.For), param("role", s.Role), param("since", s.Since), param("until", s.Until))
	if s.Paper != "" {
		reason = sentences.Reason("stands_in_by", append(reason.Params, param("paper", s.Paper))...)
	}
	return reason.Text(tag)
}
