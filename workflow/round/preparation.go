package round

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow"
)

// Open is what entry 1 of every record says: which post, under which
// regulation, and who holds the roles that exist before the council does.
//
// Its rules: By is one of the people; the regulation has rules for the post's
// group; the post, its own criteria, the people and their roles mean something
// to the regulation.
type Open struct {
	// Title is shown to people: the name of the round.
	Title string           `doc:"title"`
	Post  eligibility.Post `doc:"post"`
	// People are those who hold roles from the start, by law or by office:
	// {an: [planner], binh: [authority, head]}. Who sits on the council and
	// the boards is for those acts to say.
	People map[string][]string `doc:"people" validate:"required"`
	// Names are the people's names as shown; one left out is shown by its id.
	Names map[string]string `doc:"names"`
	// Delegated are those who act in a role of another on some days, each with
	// its paper.
	Delegated []workflow.Delegation `doc:"delegated"`
	// Holidays and Workdays are the calendar of the round, see
	// [workflow.Case].
	Holidays []civil.Date `doc:"holidays"`
	Workdays []civil.Date `doc:"workdays"`
	// Regulation and Fingerprint name the regulation: its id and the SHA-256,
	// in lower-case hexadecimal digits, of its canonical form. They are filled
	// in by the round, and refused where they name another.
	Regulation  string `doc:"regulation,id"`
	Fingerprint string `doc:"fingerprint"`
	// Rules is the regulation itself where its procedure has no step announce
	// that would bring it into the record; it is filled in by the round.
	Rules *Recorded `doc:"rules"`
}

func ruleOpen(x *examination, said *Open) {
	r := x.r
	if r.regulation == nil {
		x.refuse("regulation_needed")
		return
	}
	x.nameRegulation(&said.Regulation, &said.Fingerprint)
	rules, err := r.regulation.For(said.Post.Group)
	if err != nil {
		x.mistaken(err, "post", "group")
		return
	}
	if rules.Machine == nil {
		x.refuse("procedure_needed")
		return
	}
	fresh := &situation{rules: rules, opening: said, opener: x.act.By}
	if err := fresh.start(); err != nil {
		x.mistaken(err)
		return
	}
	if !fresh.has("announce") {
		said.Rules = x.bring(said.Rules)
	} else if said.Rules != nil {
		x.refuse("not_yet_time_for_rules")
	}
	if len(said.People[x.act.By]) == 0 {
		x.refuse("unknown_person", param("person", x.act.By), param("known", slices.Sorted(maps.Keys(said.People))))
	}
	if len(x.reasons) > 0 {
		return
	}
	x.result.State = fresh.proceeding.State()
	x.effect = func() { r.situation = fresh }
}

// nameRegulation fills in which regulation governs, or refuses another.
func (x *examination) nameRegulation(id, fingerprint *string) {
	known := x.r.regulation.ID()
	switch {
	case *id != "" && *id != known:
		x.refuse("other_regulation", param("found", *id), param("regulation", known))
	case *fingerprint != "" && *fingerprint != x.r.fingerprint:
		x.refuse("other_regulation", param("found", *fingerprint), param("regulation", x.r.fingerprint))
	}
	*id, *fingerprint = known, x.r.fingerprint
}

// bring puts the regulation into the record, or refuses another one.
func (x *examination) bring(given *Recorded) *Recorded {
	own := &Recorded{text: x.r.canonical}
	if given != nil && string(given.text) != string(own.text) {
		x.refuse("other_regulation", param("found", given.id()), param("regulation", x.r.regulation.ID()))
	}
	return own
}

// Council forms the council: each role that is named is held by exactly these
// people from now on.
//
// Its rules: the roles and their numbers are those of the procedure; nobody
// holds roles that are kept apart, or sits as a candidate's kin; roles that
// another kind of act filled first are left to it.
type Council struct {
	// Members are the people of each role: {council: [giang, minh], chair: [giang]}.
	Members map[string][]string `doc:"members" validate:"required"`
	Names   map[string]string   `doc:"names"`
	// Delegated are those who act in one of the roles for its holder on some
	// days.
	Delegated []workflow.Delegation `doc:"delegated"`
	Note      `doc:",inline"`
}

func ruleCouncil(x *examination, said *Council) {
	x.fill("council", said.Members, said.Names, nil, said.Delegated)
}

// Boards forms the boards that help the council, in the way of [Council], and
// says which of them marks what.
type Boards struct {
	Members map[string][]string `doc:"members" validate:"required"`
	Names   map[string]string   `doc:"names"`
	// Marks names the role that marks each component: {written: marking,
	// project: council}. A component that is not named is marked by any role
	// that may take the step mark.
	Marks     map[string]string     `doc:"marks"`
	Delegated []workflow.Delegation `doc:"delegated"`
	Note      `doc:",inline"`
}

func ruleBoards(x *examination, said *Boards) {
	x.fill("boards", said.Members, said.Names, said.Marks, said.Delegated)
}

// fill gives people roles.
func (x *examination) fill(by string, members map[string][]string, names, marks map[string]string, delegated []workflow.Delegation) {
	r := x.r
	x.names = names
	after := maps.Clone(r.people)
	for _, role := range slices.Sorted(maps.Keys(members)) {
		if first := r.filledBy[role]; first != "" && first != by {
			x.refuse("role_filled_elsewhere", param("role", x.roleName(role)), param("step", x.stepName(first)))
			continue
		}
		after = withMembers(after, role, members[role])
	}
	for _, component := range slices.Sorted(maps.Keys(marks)) {
		if r.unit(component) == nil {
			x.refuse("unknown_component", param("component", component), param("known", r.unitIDs()))
		}
		if r.has("mark") && !slices.ContainsFunc(r.does["mark"], func(rule workflow.StepRule) bool { return slices.Contains(rule.By, marks[component]) }) {
			x.refuse("role_does_not_mark", param("role", x.roleName(marks[component])), param("component", x.componentTitle(component)))
		}
	}
	for _, d := range delegated {
		if after[d.To] == nil && d.To != "" {
			after[d.To] = []string{} // who stands in need hold no role of their own
		}
	}
	x.fitness(after, members)
	x.delegations(after, delegated)
	x.effect = func() {
		r.seat(by, after, members, names, marks)
		for _, d := range delegated {
			_ = r.proceeding.Delegate(d) // it was tried
		}
	}
}

// withMembers is who holds what once a role is held by just these people.
func withMembers(people map[string][]string, role string, members []string) map[string][]string {
	out := maps.Clone(people)
	for person, roles := range out {
		if slices.Contains(roles, role) && !slices.Contains(members, person) {
			out[person] = slices.DeleteFunc(slices.Clone(roles), func(held string) bool { return held == role })
		}
	}
	for _, person := range members {
		if !slices.Contains(out[person], role) {
			out[person] = append(slices.Clone(out[person]), role)
		}
	}
	return out
}

// fitness asks whether the people may hold the roles they would be given, and
// whether the roles are held by the right number.
func (x *examination) fitness(people map[string][]string, members map[string][]string) {
	trial, err := x.r.rules.Machine.Start(workflow.Case{People: people, Related: x.r.related})
	if err != nil {
		x.mistaken(err)
		return
	}
	seen := map[string]bool{}
	var found []thituyen.Reason
	add := func(reason thituyen.Reason) {
		if key := reason.Text(vietnamese); !seen[key] {
			seen[key] = true
			found = append(found, reason)
		}
	}
	before := map[string]bool{}
	for _, finding := range x.r.proceeding.Findings() {
		before[finding.Text(vietnamese)] = true
	}
	for _, finding := range trial.Findings() {
		role, _ := finding.Param("role")
		named, _ := role.(workflow.Named)
		if _, asked := members[named.ID]; asked || !before[finding.Text(vietnamese)] {
			add(finding)
		}
	}
	for _, role := range slices.Sorted(maps.Keys(members)) {
		for _, person := range members[role] {
			for _, reason := range trial.Fit(person, role) {
				add(reason)
			}
		}
	}
	x.reasons = append(x.reasons, pairsOnce(found)...)
}

// delegations asks whether those who would act for others may.
func (x *examination) delegations(people map[string][]string, delegated []workflow.Delegation) {
	if len(delegated) == 0 {
		return
	}
	if _, err := x.r.rules.Machine.Start(workflow.Case{People: people, Delegated: delegated}); err != nil {
		x.mistaken(err)
	}
}

// seat gives the people their roles; fitness has found nothing against it.
func (s *situation) seat(by string, after map[string][]string, members map[string][]string, names, marks map[string]string) {
	for _, person := range slices.Sorted(maps.Keys(after)) {
		if !slices.Equal(after[person], s.people[person]) {
			_ = s.proceeding.SetRoles(person, after[person]...) // the names were read by the trial
		}
	}
	s.people = after
	for role := range members {
		if s.filledBy[role] == "" {
			s.filledBy[role] = by
		}
	}
	maps.Copy(s.names, names)
	maps.Copy(s.markedBy, marks)
}

// Relation declares that a person is a candidate's kin, or any other relation
// that the words of [workflow.Kin] know.
//
// Its rules: the candidate is registered; By declares for themself unless
// Person names another.
type Relation struct {
	Person string       `doc:"person,id"` // left out: By
	Kin    workflow.Kin `doc:"kin" validate:"required"`
	Text   string       `doc:"text"`
}

func ruleRelation(x *examination, said *Relation) {
	person := said.Person
	if person == "" {
		person = x.act.By
	}
	if _, known := x.r.people[person]; !known {
		x.refuse("unknown_person", param("person", person), param("known", slices.Sorted(maps.Keys(x.r.people))))
	}
	x.needCandidate()
	if !slices.Contains(workflow.KnownKin(), string(said.Kin)) {
		x.reasons = append(x.reasons, document.NotOneOf(string(said.Kin), workflow.KnownKin()))
	}
	candidate := x.act.Candidate
	x.effect = func() {
		related := maps.Clone(x.r.related[person])
		if related == nil {
			related = map[string]workflow.Kin{}
		}
		related[candidate] = said.Kin
		x.r.related[person] = related
		_ = x.r.proceeding.Relate(person, candidate, said.Kin) // the word is known
	}
}
