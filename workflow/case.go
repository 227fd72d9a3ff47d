package workflow

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Case is what a procedure is applied to: who holds which roles, who is
// related to which candidate, and the calendar of working days.
type Case struct {
	// People maps each person to the roles they hold.
	People map[string][]string `doc:"people"`
	// Related maps a person to the candidates they are related to, and how:
	// in {chi: {A: sibling}} chi is A's sibling.
	Related map[string]map[string]Kin `doc:"related"`
	// Delegated are those who act in a role of another on some days.
	Delegated []Delegation `doc:"delegated"`
	// Candidates lists the candidates known when the case is opened. It is
	// used to find relations with candidates that do not exist; where it is
	// empty nothing is compared with it.
	Candidates []string `doc:"candidates,id"`
	// Holidays are days off between Monday and Friday; Workdays are Saturdays
	// and Sundays that are worked. A day in both is worked.
	Holidays []civil.Date `doc:"holidays"`
	Workdays []civil.Date `doc:"workdays"`
}

// check finds the names in a case that mean nothing to the procedure.
func (m *Machine) check(c Case) thituyen.Mistakes {
	var out thituyen.Mistakes
	for _, person := range slices.Sorted(maps.Keys(c.People)) {
		path := thituyen.Path{}.Key("people").Key(person)
		if !document.ValidID(person) {
			out = append(out, document.At(path, sentences.Reason("not_id", param("found", person))))
		}
		out = append(out, m.checkRoles(path, c.People[person])...)
	}
	for _, person := range slices.Sorted(maps.Keys(c.Related)) {
		path := thituyen.Path{}.Key("related").Key(person)
		if _, known := c.People[person]; !known && len(c.People) > 0 {
			out = append(out, document.At(path, document.NotOneOf(person, slices.Sorted(maps.Keys(c.People)))))
		}
		for _, candidate := range slices.Sorted(maps.Keys(c.Related[person])) {
			if len(c.Candidates) > 0 && !slices.Contains(c.Candidates, candidate) {
				out = append(out, document.At(path.Key(candidate), document.NotOneOf(candidate, slices.Sorted(slices.Values(c.Candidates)))))
			}
			out = append(out, checkKin(path.Key(candidate), c.Related[person][candidate])...)
		}
	}
	out = append(out, m.checkDelegations(c)...)
	out = append(out, checkDays(root.Key("holidays"), c.Holidays)...)
	out = append(out, checkDays(root.Key("workdays"), c.Workdays)...)
	slices.SortStableFunc(out, func(a, b thituyen.Mistake) int { return compareText(a.Path.String(), b.Path.String()) })
	return out
}

func checkDays(path thituyen.Path, days []civil.Date) thituyen.Mistakes {
	var out thituyen.Mistakes
	for i, day := range days {
		if !day.IsValid() {
			out = append(out, document.At(path.Index(i), sentences.Reason("not_date", param("found", day.String()))))
		}
	}
	return out
}

func (m *Machine) checkRoles(path thituyen.Path, roles []string) thituyen.Mistakes {
	var out thituyen.Mistakes
	for i, role := range roles {
		if _, known := m.roleAt[role]; !known {
			out = append(out, document.At(path.Index(i), document.NotOneOf(role, m.roleIDs())))
		}
	}
	return out
}

func checkKin(path thituyen.Path, kin Kin) thituyen.Mistakes {
	if _, known := kin.canonical(); !known {
		return thituyen.Mistakes{document.At(path, document.NotOneOf(string(kin), KnownKin()))}
	}
	return nil
}

// person is somebody in a case.
type person struct {
	roles   []int // by the procedure's numbers of roles, ascending
	related map[string]Kin
}

func (p *person) holds(role int) bool {
	return p != nil && slices.Contains(p.roles, role)
}

// SetRoles gives a person the named roles in place of those held before; none
// takes all of them away. A vote that goes on is voided where somebody who
// has voted may not vote any more. An unknown role is an error, and nothing
// is changed.
func (p *Proceeding) SetRoles(name string, roles ...string) error {
	if p == nil || p.machine == nil {
		return ErrNoMachine
	}
	path := thituyen.Path{}.Key("people").Key(name)
	mistakes := p.machine.checkRoles(path, roles)
	if !document.ValidID(name) {
		mistakes = append(mistakes, document.At(path, sentences.Reason("not_id", param("found", name))))
	}
	if err := mistakes.Err(); err != nil {
		return err
	}
	p.setRoles(name, roles)
	p.peopleChanged()
	return nil
}

func (p *Proceeding) setRoles(name string, roles []string) {
	who := p.person(name)
	who.roles = who.roles[:0]
	for _, role := range roles {
		who.roles = append(who.roles, p.machine.roleAt[role])
	}
	slices.Sort(who.roles)
	who.roles = slices.Compact(who.roles)
}

// Relate declares that a person is a candidate's kin. A vote that goes on is
// voided where somebody who has voted may not vote any more. An unknown word
// for kin is an error, and nothing is changed.
func (p *Proceeding) Relate(name, candidate string, kin Kin) error {
	if p == nil || p.machine == nil {
		return ErrNoMachine
	}
	if err := checkKin(thituyen.Path{}.Key("related").Key(name).Key(candidate), kin).Err(); err != nil {
		return err
	}
	p.relate(name, candidate, kin)
	p.peopleChanged()
	return nil
}

func (p *Proceeding) relate(name, candidate string, kin Kin) {
	who := p.person(name)
	if who.related == nil {
		who.related = map[string]Kin{}
	}
	who.related[candidate] = kin
}

// Unrelate takes back what was declared of a person and a candidate, as when
// the candidate withdraws.
func (p *Proceeding) Unrelate(name, candidate string) {
	p = p.made()
	if who := p.people[name]; who != nil {
		delete(who.related, candidate)
		p.peopleChanged()
	}
}

func (p *Proceeding) person(name string) *person {
	who := p.people[name]
	if who == nil {
		who = &person{}
		p.people[name] = who
	}
	return who
}

// Roles returns the roles that a person holds, sorted by name.
func (p *Proceeding) Roles(name string) []string {
	p = p.made()
	who := p.people[name]
	if who == nil {
		return nil
	}
	out := make([]string, len(who.roles))
	for i, role := range who.roles {
		out[i] = p.machine.roles[role].name.ID
	}
	return out
}

// Members returns the people who hold a role, sorted.
func (p *Proceeding) Members(role string) []string {
	p = p.made()
	at, known := p.machine.roleAt[role]
	if !known {
		return nil
	}
	return p.holders([]int{at})
}

// holders returns the people who hold any of the roles, sorted.
func (p *Proceeding) holders(roles []int) []string {
	var out []string
	for name, who := range p.people {
		if slices.ContainsFunc(roles, who.holds) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Relations returns the declared relations of a person that bar, by
// candidate.
func (p *Proceeding) Relations(name string) map[string]Kin {
	p = p.made()
	who := p.people[name]
	if who == nil {
		return nil
	}
	out := map[string]Kin{}
	for candidate, kin := range who.related {
		if p.machine.Bars(kin) {
			out[candidate] = kin
		}
	}
	return out
}
