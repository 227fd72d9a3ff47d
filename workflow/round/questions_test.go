package round

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow"
)

// peopleRules have every rule about people: four eyes, a council that must be
// whole, kin, one's own steps, a stand-in, and a vote that may be changed.
func peopleRounds(t *testing.T) *player {
	reg := plainRegulation(t, `  roles: {office: {}, marking: {}, head: {}}`,
		`  roles: {office: {}, marking: {kin: own_candidate, members: {at_least: 2}}, head: {of: council, members: {exactly: 1}}, council: {members: {at_least: 3}, kin: any_candidate}, self: {}}`,
		`    - {id: boards, by: office, from: [draft, open]}`,
		`    - {id: boards, by: office, from: [draft, open]}
    - {id: thanh_lap, effect: council, by: office, from: [draft, open]}
    - {id: relation, by: office, from: [draft, open]}
    - {id: xac_nhan, by: [head, office], from: open, not_by: [register]}
    - {id: don_xin_rut, effect: withdraw, by: [office, self], own: true, from: open}
    - {id: thong_qua, by: council, from: open, votes: {quorum: 2/3, over: 1/2, revote: true}}`,
		`{id: announce, by: office, from: draft, to: open}`, `{id: announce, by: office, from: draft, to: open, complete: [council]}`,
		`{id: rank, by: head, from: open, to: ranked}`, `{id: xep_hang, effect: rank, by: head, from: open, to: ranked}`,
		"  minimum: {count: 2, of: present, otherwise: cancel}\n", "",
		`starts: rank,`, `starts: xep_hang,`)
	p := &player{t: t, r: New(reg)}
	p.do("open", "an", "", Open{People: map[string][]string{"an": {"office"}, "bo": {"office"}}})
	p.do("boards", "an", "", Boards{Members: map[string][]string{"marking": {"m1", "m2"}}})
	return p
}

func TestRulesAboutPeopleHoldInRounds(t *testing.T) {
	p := peopleRounds(t)
	p.refused("announce", "an", "", nil, "role_incomplete")
	delegated := workflow.Delegation{Role: "head", From: "he", To: "bo", Since: minute(0).Date, Until: minute(0).Date, Paper: "Giấy ủy quyền 7"}
	p.refused("thanh_lap", "an", "", Council{Members: map[string][]string{"council": {"he", "c1"}, "head": {"he"}}}, "too_few_members")
	wrong := delegated
	wrong.From = "m1"
	p.refused("thanh_lap", "an", "", Council{Members: map[string][]string{"council": {"he", "c1", "c2"}, "head": {"he"}}, Delegated: []workflow.Delegation{wrong}}, "not_delegable")
	p.do("thanh_lap", "an", "", Council{Members: map[string][]string{"council": {"he", "c1", "c2"}, "head": {"he"}}, Names: map[string]string{"he": "Lê Hè"}, Delegated: []workflow.Delegation{delegated}})
	p.do("announce", "an", "", nil)
	p.do("register", "an", "A", Register{})
	p.do("register", "an", "B", Register{})

	p.refused("xac_nhan", "an", "A", nil, "same_person")
	out := p.do("xac_nhan", "bo", "A", nil)
	require.Nil(t, out.Result.OnBehalf, "bo holds a role of the step in their own right")

	p.do("relation", "an", "A", Relation{Person: "m1", Kin: workflow.Sibling})
	p.do("relation", "an", "B", Relation{Person: "m2", Kin: workflow.Self})
	p.do("attendance", "an", "", Attendance{Component: "essay", Present: []string{"A", "B"}})
	p.refused("mark", "m1", "A", mark("essay", 80), "related")
	p.do("mark", "m1", "B", mark("essay", 80))
	p.refused("mark", "m2", "A", mark("essay", 80), "related") // a candidate marks nobody

	out = p.try("xep_hang", "bo", "", nil)
	require.False(t, out.Accepted)
	require.Equal(t, []string{"marks_missing"}, out.Codes())
	p.do("don_xin_rut", "an", "A", nil)
	p.do("attendance", "an", "", Attendance{Component: "talk", Present: []string{"B"}})
	p.do("mark", "m1", "B", parts(15, 20))
	out = p.do("xep_hang", "bo", "", nil)
	require.Equal(t, &OnBehalf{For: "he", Role: "head", Paper: "Giấy ủy quyền 7"}, out.Result.OnBehalf)
	require.Contains(t, out.Text(vietnamese), "thừa ủy quyền của Lê Hè")
	require.Contains(t, out.Text(language.English), "on behalf of Lê Hè")
	verified(t, p.r)
}

// What a screen asks of a round: what somebody may do and why not, who may,
// where a vote stands, and what blocks the next state.
func TestQuestionsOfAScreen(t *testing.T) {
	var none *Round
	require.Empty(t, none.Takers("rank", "", minute(0)))
	require.Empty(t, none.Ways("", minute(0)))
	_, voted := none.Poll("rank", "", minute(0))
	require.False(t, voted)

	p := peopleRounds(t)
	p.do("thanh_lap", "an", "", Council{Members: map[string][]string{"council": {"he", "c1", "c2"}, "head": {"he"}}})
	p.do("announce", "an", "", nil)
	p.do("register", "an", "A", Register{})
	at := minute(p.minutes + 1)
	opening := func(person, candidate, step string) workflow.Opening {
		for _, o := range p.r.OpenFor(person, candidate, at) {
			if o.Step.ID == step {
				return o
			}
		}
		t.Fatal(step)
		return workflow.Opening{}
	}
	require.True(t, opening("an", "", "register").Open())
	require.Equal(t, []string{"marks_missing"}, opening("he", "", "xep_hang").Codes())
	require.Equal(t, []string{"same_person"}, opening("an", "A", "xac_nhan").Codes())
	require.True(t, opening("an", "A", "don_xin_rut").Open())
	require.Equal(t, []string{"unknown_candidate"}, opening("an", "Z", "don_xin_rut").Codes())
	require.Empty(t, p.r.Takers("xep_hang", "", at))
	require.Equal(t, []string{"bo", "he"}, p.r.Takers("xac_nhan", "A", at))
	for _, way := range p.r.Ways("", at) {
		require.NotContains(t, way.Text(vietnamese), "{")
		if way.Step.ID == "xep_hang" {
			require.False(t, way.Open())
			require.Equal(t, "marks_missing", way.Blockers[0].Code)
		}
	}

	vote := func(by string, choice workflow.Choice) Outcome {
		p.minutes++
		out, err := p.r.Apply(Act{Step: "thong_qua", By: by, Happened: minute(p.minutes), Votes: map[string]workflow.Choice{by: choice}, Closed: new(false)}, nil)
		require.NoError(t, err)
		require.True(t, out.Accepted, out.Text(vietnamese))
		return out
	}
	require.True(t, vote("c1", workflow.For).Accepted)
	require.True(t, vote("c1", workflow.Against).Accepted, "a vote may be changed while it is open")
	poll, ok := p.r.Poll("thong_qua", "", at)
	require.True(t, ok)
	require.Equal(t, []string{"c1"}, poll.Voted)
	require.Equal(t, []string{"c2", "he"}, poll.Waiting)
	require.Equal(t, 2, *poll.ToWin)
	_, ok = p.r.Poll("xep_hang", "", civil.DateTime{})
	require.False(t, ok)
	verified(t, p.r)
}
