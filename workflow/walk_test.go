package workflow

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// A joint step agrees with trying every way to give the people its parts.
func TestJointStepsAgreeWithEnumeration(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 2018))
	for range 1500 {
		parts := 1 + random.IntN(4)
		text := "roles:\n"
		for i := range 5 {
			text += fmt.Sprintf("  r%d: {}\n", i)
		}
		text += "states: {start: a, final: [b]}\nsteps:\n  - {id: j, from: a, to: b, jointly: ["
		for i := range parts {
			text += fmt.Sprintf("r%d,", i)
		}
		text = text[:len(text)-1] + "]"
		by := random.IntN(2) == 0
		if by {
			text += ", by: [r4]"
			parts++
		}
		m := compileText(t, text+"}\n")
		people := map[string][]string{}
		for i := range 6 {
			var roles []string
			for r := range 5 {
				if random.IntN(3) == 0 {
					roles = append(roles, fmt.Sprintf("r%d", r))
				}
			}
			people[fmt.Sprint("p", i)] = roles
		}
		p := start(t, m, Case{People: people})
		moment := civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}}
		var taken []string
		for step := 0; step < 8 && p.State() == "a"; step++ {
			who := fmt.Sprint("p", random.IntN(6))
			out := p.Apply(Step{At: moment, By: who, Step: "j"})
			may := !slices.Contains(taken, who) && assignable(m, people, append(slices.Clone(taken), who))
			require.Equal(t, may, out.Accepted, "%v %v %s %v", people, taken, who, out.Codes())
			if may {
				taken = append(taken, who)
			}
			require.Equal(t, len(taken) == parts, out.Done && out.Accepted, "%v %v", people, taken)
			if out.Accepted && !out.Done {
				require.NotEmpty(t, out.Waiting)
			}
		}
	}
}

// assignable tries every way to give each of the people a part of their own.
func assignable(m *Machine, people map[string][]string, who []string) bool {
	slots := m.steps[0].slots
	var try func(i int, used map[int]bool) bool
	try = func(i int, used map[int]bool) bool {
		if i == len(who) {
			return true
		}
		for s, slot := range slots {
			fits := slices.ContainsFunc(slot, func(r int) bool { return slices.Contains(people[who[i]], m.roles[r].name.ID) })
			if !used[s] && fits {
				used[s] = true
				if try(i+1, used) {
					return true
				}
				used[s] = false
			}
		}
		return false
	}
	return try(0, map[int]bool{})
}

// randomProcedure makes some procedure, of which many do not compile.
func randomProcedure(random *rand.Rand) Procedure {
	pick := func(names []string) string { return names[random.IntN(len(names))] }
	some := func(names []string) []string {
		var out []string
		for _, n := range names {
			if random.IntN(3) == 0 {
				out = append(out, n)
			}
		}
		return out
	}
	roles, states := []string{"r0", "r1", "r2", "r3"}, []string{"s0", "s1", "s2", "s3", "end"}
	p := Procedure{Roles: map[string]Role{}, States: &States{Start: "s0", Final: []string{"end"}}}
	for i, r := range roles {
		role := Role{Kin: []KinRule{"", "", AnyCandidate, OwnCandidate}[random.IntN(4)]}
		if i > 0 && random.IntN(3) == 0 {
			role.Of = roles[i-1]
		}
		if random.IntN(4) == 0 {
			role.ApartFrom = []string{roles[(i+1)%4]}
		}
		p.Roles[r] = role
	}
	clocks := []string{}
	if random.IntN(2) == 0 {
		clocks = append(clocks, "c")
		p.Clocks = []Clock{{ID: "c", Starts: StartsWith("t0"), Lasts: &thituyen.Span{Count: random.IntN(12)}}}
		if random.IntN(2) == 0 {
			clocks = append(clocks, "d")
			p.Clocks = append(p.Clocks, Clock{ID: "d", Starts: StartsAtEndOf("c"), Lasts: new(thituyen.WorkingDays(random.IntN(4))), EndsAt: &TimeOfDay{random.IntN(24), 30}})
		}
		if random.IntN(3) == 0 {
			p.Clocks[0].Restarts = Names{"t1"}
		}
	}
	n := 3 + random.IntN(6)
	for i := range n {
		s := StepRule{ID: fmt.Sprint("t", i), By: some(roles), From: some(states[:4]), Once: []Once{"", "", OncePerCase, OncePerPerson, OncePerCandidate}[random.IntN(5)]}
		if i == 0 {
			s.From = Names{"s0"}
		}
		if len(s.By) == 0 {
			s.By = Names{pick(roles)}
		}
		if random.IntN(4) > 0 {
			s.To = pick(states)
		}
		switch random.IntN(6) {
		case 0:
			s.Jointly = some(roles)
		case 1:
			s.Votes = &Votes{
				Over: new(thituyen.Fraction(1, 2)), Tie: []string{"", "lost", "r0"}[random.IntN(3)], Base: []Base{"", BasePresent, BaseCast}[random.IntN(3)],
				Ballot: []Ballot{"", SecretBallot}[random.IntN(2)], Revote: random.IntN(4) == 0, Recused: []Recused{"", RecusedShrink}[random.IntN(2)],
			}
			if random.IntN(3) == 0 {
				s.Votes.Over, s.Votes.Tie, s.Votes.AtLeast = nil, "", new(thituyen.Fraction(2, 3))
			}
		}
		s.Own = random.IntN(4) == 0
		if i > 0 && random.IntN(5) == 0 {
			s.NotBy = []string{"t0"}
		}
		if i > 0 && random.IntN(5) == 0 {
			s.Needs = []string{"t0"}
		}
		if len(clocks) > 0 && i > 0 {
			if i%2 == 1 {
				s.Within = Names{pick(clocks)}
			} else {
				s.After = clocks
			}
		}
		p.Steps = append(p.Steps, s)
	}
	if random.IntN(3) == 0 {
		p.Steps[n-1].ID, p.Steps[n-1].To = "suspend", ""
		p.Steps = append(p.Steps, StepRule{ID: "resume", By: Names{"r0"}, From: states[:4]})
	}
	for i, state := range states[:4] { // a way to every state, and out of it
		p.Steps = append(p.Steps, StepRule{ID: fmt.Sprint("on", i), By: Names{"r0"}, From: Names{state}, To: states[i+1]})
	}
	return p
}

// Random walks: whatever is asked of whatever procedure, checking changes
// nothing, a refusal changes nothing and has a reason, and every move is one
// that the procedure allows to that person there.
func TestRandomWalks(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 2018))
	compiled, accepted := 0, 0
	for range 3000 {
		m, err := Compile(randomProcedure(random))
		if err != nil {
			continue
		}
		compiled++
		accepted += walk(t, m, random)
	}
	require.Greater(t, compiled, 500)
	require.Greater(t, accepted, 1500)
}

func walk(t *testing.T, m *Machine, random *rand.Rand) (accepted int) {
	t.Helper()
	c := Case{People: map[string][]string{}, Related: map[string]map[string]Kin{"p1": {"A": Sibling}, "p2": {"B": Self}}}
	for i := range 5 {
		c.People[fmt.Sprint("p", i)] = nil
		for _, r := range m.roleIDs() {
			if random.IntN(2) == 0 {
				c.People[fmt.Sprint("p", i)] = append(c.People[fmt.Sprint("p", i)], r)
			}
		}
	}
	p := start(t, m, c)
	now := civil.Date{Year: 2018, Month: 3, Day: 1}
	for range 40 {
		now = now.AddDays(random.IntN(4) - random.IntN(8)/7)
		act := Step{At: civil.DateTime{Date: now, Time: civil.Time{Hour: random.IntN(24)}}, By: fmt.Sprint("p", random.IntN(6)), Step: m.Steps()[random.IntN(len(m.steps))]}
		act.Candidate = []string{"", "A", "B"}[random.IntN(3)]
		if rule, _ := m.Step(act.Step); rule.Votes != nil && random.IntN(2) == 0 || random.IntN(20) == 0 {
			act.Votes = map[string]Choice{}
			for i := range 6 {
				if random.IntN(2) == 0 {
					act.Votes[fmt.Sprint("p", i)] = []Choice{For, Against, Abstain, Recuse}[random.IntN(4)]
				}
			}
		}
		before := image(p)
		checked := p.Check(act)
		p.Open(act.By, act.At)
		p.Due(act.At)
		require.Equal(t, before, image(p), "checking changes nothing")
		moves := len(p.Path())
		out := p.Apply(act)
		require.Equal(t, checked, out)
		require.Equal(t, out.Accepted, len(out.Reasons) == 0)
		if !out.Accepted {
			require.Equal(t, before, image(p), "a refusal changes nothing")
			continue
		}
		accepted++
		require.Equal(t, out.State, p.State())
		lawful(t, m, c, p, act, moves)
	}
	return accepted
}

// lawful asks of the last move what the document says of it, in plain words.
func lawful(t *testing.T, m *Machine, c Case, p *Proceeding, act Step, moves int) {
	t.Helper()
	rule, _ := m.Step(act.Step)
	path := p.Path()
	if len(path) == moves {
		return
	}
	move := path[len(path)-1]
	require.Equal(t, rule.ID, move.Step)
	require.Equal(t, rule.To, move.To)
	require.Contains(t, []string(rule.From), move.From)
	roles := append(slices.Clone(rule.By), rule.Jointly...)
	require.True(t, slices.ContainsFunc(c.People[act.By], func(r string) bool { return slices.Contains(roles, r) }), "%s %v", act.By, roles)
	for _, need := range rule.Needs {
		require.Positive(t, p.Taken(need))
	}
	for _, clock := range rule.After {
		d, started := p.ClockAt(clock, act.At)
		require.True(t, started && act.At.Date.After(d.Last))
	}
	require.False(t, act.Candidate == "B" && act.By == "p2" && !rule.Own, "nobody takes a step about themselves")
	require.False(t, len(path) > 1 && move.At.Before(path[len(path)-2].At), "moves follow each other in time")
	if rule.Once == OncePerCase {
		require.Equal(t, 1, p.Taken(rule.ID))
	}
}

// image writes down all that a case holds.
func image(p *Proceeding) string {
	out := fmt.Sprintf("%s %v %v %v %v %v", p.state, p.clocks, p.moves, p.suspended, p.allowed, p.taken)
	keys := make([]string, 0, len(p.pending))
	for key, so := range p.pending {
		keys = append(keys, fmt.Sprintf("%v=%+v", key, *so))
	}
	slices.Sort(keys)
	return out + fmt.Sprint(keys)
}

// No document makes the compiler fail, and what compiles can be asked and
// drawn.
func FuzzCompile(f *testing.F) {
	f.Add(sound)
	f.Add(refusals)
	f.Add(deadlines)
	f.Add("roles: {a: {of: a, apart_from: [a]}}\nstates: {start: x, final: [x]}\nsteps: [{id: s, jointly: [a], by: [], from: [x, x], to: x, votes: {tie: a}}]")
	f.Fuzz(func(t *testing.T, text string) {
		root, _ := document.Parse("p.yaml", []byte(text))
		var p Procedure
		read := document.Decode(root, &p)
		m, err := Compile(p)
		if err != nil {
			mistakes, ok := document.Of(err)
			require.True(t, ok)
			_ = document.Join(read, document.In(mistakes, root)).Text(language.Vietnamese)
			return
		}
		_ = m.Remarks().Text(language.English)
		people := map[string][]string{"x": m.roleIDs(), "y": nil}
		p1, err := m.Start(Case{People: people, Related: map[string]map[string]Kin{"x": {"A": Sibling}}})
		if err != nil {
			return
		}
		moment := civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}}
		for range 3 {
			for _, s := range m.Steps() {
				out := p1.Apply(Step{At: moment, By: "x", Step: s, Votes: map[string]Choice{"x": For, "y": Against}})
				_ = out.Text(language.Vietnamese)
				_, err := json.Marshal(out.Reasons)
				require.NoError(t, err)
			}
		}
		_, _ = p1.SVG(language.Vietnamese, moment), p1.Mermaid(language.English, moment)
		_ = p1.Findings()
	})
}

// No step makes a case fail.
func FuzzApply(f *testing.F) {
	f.Add("an", "announce", "A", "binh", "for", "x", 2018, 3, 1, 9, true, true)
	f.Add("binh", "seal", "", "chi", "recused", "", 0, 0, 0, -1, false, false)
	f.Fuzz(func(t *testing.T, by, step, candidate, voter, choice, proposal string, year, month, day, hour int, closed, counted bool) {
		m, err := Compile(func() Procedure {
			root, _ := document.Parse("p.yaml", []byte(refusals))
			var p Procedure
			document.Decode(root, &p)
			for i := range p.Steps {
				if p.Steps[i].ID == "admit" {
					p.Steps[i].Votes = &Votes{Ballot: SecretBallot, Tie: "chair"}
				}
			}
			return p
		}())
		require.NoError(t, err)
		p := start(t, m, refusalCase())
		act := Step{
			At: civil.DateTime{Date: civil.Date{Year: year, Month: time.Month(month), Day: day}, Time: civil.Time{Hour: hour}},
			By: by, Step: step, Candidate: candidate, Proposal: proposal, Closed: &closed,
			Votes: map[string]Choice{voter: Choice(choice), by: For},
		}
		if counted {
			act.Counted, act.Votes = &Counted{Voters: []string{by, voter}, For: day, Against: month, Deciding: Choice(choice)}, nil
		}
		for _, name := range append(m.Steps(), step) {
			act.Step = name
			require.Equal(t, p.Check(act), p.Apply(act))
		}
		_ = p.SetRoles(voter, by)
		_ = p.Relate(voter, candidate, Kin(choice))
		_, _, _ = p.Open(voter, act.At), p.Overdue(act.At), p.Extend(step, thituyen.Span{Count: hour % 1000}, act.At)
	})
}
