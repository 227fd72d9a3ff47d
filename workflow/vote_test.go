package workflow

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

const committee = `
roles:
  board: {title: Ban Thường vụ}
  chair: {title: Bí thư, of: board}
  organiser: {}
states: {start: asked, final: [granted, refused]}
steps:
  - {id: grant, title: Quyết định, by: board, from: asked, to: granted, votes: {%s}}
  - {id: drop, by: organiser, from: asked, to: refused}
`

// board opens a case with n members a, b, c … of whom a is the chair.
func board(t testing.TB, votes string, n int) *Proceeding {
	t.Helper()
	people := map[string][]string{"o": {"organiser"}}
	for i := range n {
		people[string(rune('a'+i))] = []string{"board"}
	}
	people["a"] = append(people["a"], "chair")
	return start(t, compileText(t, fmt.Sprintf(committee, votes)), Case{People: people})
}

// ballots reads "a+ b- c0" as votes.
func ballots(text string) map[string]Choice {
	out := map[string]Choice{}
	for i := 0; i+1 < len(text); i += 3 {
		out[text[i:i+1]] = map[byte]Choice{'+': For, '-': Against, '0': Abstain, '/': Recuse}[text[i+1]]
	}
	return out
}

func TestMeetings(t *testing.T) {
	for _, c := range []struct {
		name, votes string
		members     int
		cast        string
		want        Result
		codes       []string
	}{
		{"more than half of the members", "quorum: 2/3", 5, "a+ b+ c+ d-", Won, nil},
		{"more than half of those present is not of the members", "quorum: 1/2", 5, "a- b+ c+", Lost, nil},
		{"of those present it is", "quorum: 1/2, base: present", 5, "a- b+ c+", Won, nil},
		{"exactly half is not more than half", "quorum: 1/2", 4, "a- b+ c+", Lost, nil},
		{"exactly the quorum is a quorum", "quorum: 2/3", 6, "a+ b+ c+ d+", Won, nil},
		{"one less is none", "quorum: 2/3", 6, "a+ b+ c+", "", []string{"no_quorum"}},
		{"a tie goes the chair's way: won", "quorum: 1/2, tie: chair", 4, "a+ b+ c- d-", Won, nil},
		{"a tie goes the chair's way: lost", "quorum: 1/2, tie: chair", 4, "a- b+ c+ d-", Lost, nil},
		{"a tie without the chair's vote is lost", "quorum: 1/2, tie: chair", 5, "b+ c+ d- e-", Lost, nil},
		{"a tie in which the chair abstains is lost", "quorum: 1/2, tie: chair", 5, "a0 b+ c+ d- e-", Lost, nil},
		{"a tie is lost where nobody decides it", "quorum: 1/2, tie: lost", 4, "a+ b+ c- d-", Lost, nil},
		{"a tie is lost where the rule is silent", "quorum: 1/2", 4, "a+ b+ c- d-", Lost, nil},
		{"all abstain: as many for as against, but none for", "quorum: 1/2, tie: chair", 4, "a0 b0 c0 d0", Lost, nil},
		{"abstaining makes a quorum", "quorum: 3/4", 4, "a+ b+ c+ d0", Won, nil},
		{"standing back does not", "quorum: 3/4", 4, "a+ b+ c/ d/", "", []string{"no_quorum"}},
		{"nor where a recusal shrinks the base: the quorum is of all", "quorum: 3/4, recused: shrink", 4, "a+ b+ c/ d/", "", []string{"no_quorum"}},
		{"the base it shrinks", "quorum: 1/2, recused: shrink", 4, "a+ b+ c/ d/", Won, nil},
		{"six of seven stand back: one may not decide for seven", "quorum: 1/2, recused: shrink", 7, "a+ b/ c/ d/ e/ f/ g/", "", []string{"no_quorum"}},
		{"six of nine under at least two thirds", "quorum: 2/3, at_least: 2/3", 9, "a+ b+ c+ d+ e+ f+ g- h- i-", Won, nil},
		{"five are not enough", "quorum: 2/3, at_least: 2/3", 9, "a+ b+ c+ d+ e+ f- g- h- i-", Lost, nil},
		{"one for, one against, nine of neither: no half of the members", "quorum: 2/3, tie: chair", 11, "a+ b- c0 d0 e0 f0 g0 h0 i0 j0 k0", Lost, nil},
		{"of those cast it is half", "quorum: 2/3, tie: chair, base: cast", 11, "a+ b- c0 d0 e0 f0 g0 h0 i0 j0 k0", Won, nil},
		{"of those present it is not", "quorum: 2/3, tie: chair, base: present", 11, "a+ b- c0 d0 e0 f0 g0 h0 i0 j0 k0", Lost, nil},
		{"at least some, and none is for", "at_least: 1/9, base: cast, quorum: 1/2", 4, "a0 b0 c0 d0", Lost, nil},
		{"a recusal counts unless the rule says otherwise", "quorum: 1/2, recused: count", 4, "a+ b+ c/", Lost, nil},
		{"nobody voted", "quorum: 1/2", 3, "", "", []string{"no_quorum"}},
		{"nobody voted, and no quorum is asked", "over: 1/2", 3, "", "", []string{"no_quorum"}},
		{"a stranger votes", "quorum: 1/2", 3, "a+ b+ o+", "", []string{"not_a_member"}},
		{"somebody unknown votes", "quorum: 1/2", 3, "a+ b+ z+", "", []string{"not_a_member"}},
		{"only strangers vote", "quorum: 1/2", 3, "o+ z+", "", []string{"not_a_member", "no_quorum"}},
		{"secret", "quorum: 1/2, ballot: secret", 3, "a+ b+ c-", Won, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := board(t, c.votes, c.members)
			out := p.Apply(Step{At: at(t, "2018-03-01T09:00"), By: "a", Step: "grant", Votes: ballots(c.cast)})
			require.ElementsMatch(t, c.codes, out.Codes())
			require.Equal(t, len(c.codes) == 0, out.Accepted)
			if c.want == "" {
				require.Nil(t, out.Vote)
				require.Equal(t, "asked", p.State())
				return
			}
			require.Equal(t, c.want, out.Vote.Result)
			require.Equal(t, c.want == Won, out.Done)
			require.Equal(t, map[bool]string{true: "granted", false: "asked"}[c.want == Won], p.State())
			require.Equal(t, p.State(), out.State)
			require.Equal(t, map[bool]int{true: 1, false: 0}[c.want == Won], p.Taken("grant"))
		})
	}
}

// Single votes add up, and the vote ends as soon as it is certain.
func TestSingleVotes(t *testing.T) {
	p := board(t, "quorum: 2/3", 5)
	vote := func(who string, votes map[string]Choice) Outcome {
		return p.Apply(Step{At: at(t, "2018-03-01T09:00"), By: who, Step: "grant", Votes: votes, Closed: yes(false)})
	}
	out := vote("a", nil) // without votes: one's own, for
	require.Equal(t, &Tally{Result: Pending, Members: 5, Base: 5, Needed: 4, Voted: 1, Counts: &Counts{For: 1}}, out.Vote)
	require.False(t, out.Done)
	require.Equal(t, []string{"already_voted"}, vote("a", nil).Codes())
	require.Equal(t, []string{"already_voted"}, vote("b", map[string]Choice{"a": Against, "b": For}).Codes())
	require.Equal(t, Pending, vote("b", nil).Vote.Result)
	require.Equal(t, []string{"a", "b"}, p.Voted("grant", ""))
	require.Equal(t, Pending, vote("c", nil).Vote.Result, "three of five for, but four make a quorum")
	require.Equal(t, []string{"drop"}, p.OpenSteps("o", at(t, "2018-03-01T09:00")))
	require.Empty(t, p.OpenSteps("a", at(t, "2018-03-01T09:00")))
	require.Equal(t, []string{"grant"}, p.OpenSteps("d", at(t, "2018-03-01T09:00")))
	out = vote("d", map[string]Choice{"d": Against})
	require.Equal(t, Won, out.Vote.Result, "the fifth vote cannot change it")
	require.Equal(t, "granted", p.State())
	require.Empty(t, p.Voted("grant", ""))
	require.Equal(t, []string{"final_state"}, vote("e", nil).Codes())
}

func TestClosingAVote(t *testing.T) {
	p := board(t, "quorum: 3/5", 5)
	moment := at(t, "2018-03-01T09:00")
	require.True(t, p.Apply(Step{At: moment, By: "a", Step: "grant"}).Accepted)
	require.Equal(t, []string{"no_quorum"}, p.Apply(Step{At: moment, By: "b", Step: "grant", Closed: yes(true)}).Codes())
	require.True(t, p.Apply(Step{At: moment, By: "b", Step: "grant"}).Accepted)
	require.True(t, p.Apply(Step{At: moment, By: "c", Step: "grant", Votes: map[string]Choice{"c": Against}, Closed: yes(false)}).Accepted)
	out := p.Apply(Step{At: moment, By: "d", Step: "grant", Closed: yes(true)})
	require.Equal(t, Lost, out.Vote.Result, "closing casts no vote")
	require.Equal(t, 3, out.Vote.Voted)
	require.Equal(t, "asked", p.State())

	again := p.Apply(Step{At: moment, By: "a", Step: "grant", Votes: ballots("a+ b+ c+")})
	require.Equal(t, Won, again.Vote.Result, "what was lost may be voted on again")
}

// A changed proposal voids earlier votes; none given means the same one.
func TestChangedProposal(t *testing.T) {
	p := board(t, "quorum: 2/3", 4)
	moment := at(t, "2018-03-01T09:00")
	vote := func(who, proposal string) Outcome {
		return p.Apply(Step{At: moment, By: who, Step: "grant", Proposal: proposal})
	}
	require.Equal(t, 1, vote("a", "A trúng tuyển").Vote.Voted)
	require.Equal(t, 2, vote("b", "A trúng tuyển").Vote.Voted)
	require.Equal(t, []string{"already_voted"}, vote("a", "").Codes())
	require.Equal(t, 1, vote("a", "B trúng tuyển").Vote.Voted)
	require.Equal(t, []string{"a"}, p.Voted("grant", ""))
	require.Equal(t, 2, vote("b", "").Vote.Voted)
	require.Equal(t, Won, vote("c", "B trúng tuyển").Vote.Result)
}

// The same step about two candidates is two votes.
func TestVotesByCandidate(t *testing.T) {
	p := board(t, "quorum: 2/3", 4)
	moment := at(t, "2018-03-01T09:00")
	require.True(t, p.Apply(Step{At: moment, By: "a", Step: "grant", Candidate: "A"}).Accepted)
	require.Equal(t, 1, p.Apply(Step{At: moment, By: "a", Step: "grant", Candidate: "B"}).Vote.Voted)
	require.Equal(t, []string{"already_voted"}, p.Apply(Step{At: moment, By: "a", Step: "grant", Candidate: "B"}).Codes())
}

// Of a secret ballot it is known who voted, and not how.
func TestSecretBallot(t *testing.T) {
	p := board(t, "quorum: 2/3, ballot: secret", 4)
	moment := at(t, "2018-03-01T09:00")
	out := p.Apply(Step{At: moment, By: "a", Step: "grant", Votes: map[string]Choice{"a": Against}, Closed: yes(false)})
	require.Nil(t, out.Vote.Counts)
	require.True(t, out.Vote.Secret)
	require.Equal(t, []string{"a"}, p.Voted("grant", ""))
	for key, so := range p.pending {
		require.NotContains(t, fmt.Sprintf("%+v %+v", key, so.voted), string(Against))
		require.Empty(t, so.deciding)
	}
	require.Contains(t, out.Text(language.Vietnamese), "biểu quyết kín chưa ngã ngũ: 1 trên 4 thành viên đã bỏ phiếu")

	counted := func(c Counted) Outcome {
		return p.Apply(Step{At: moment, By: "b", Step: "grant", Counted: &c})
	}
	require.Equal(t, []string{"bad_count"}, counted(Counted{Voters: []string{"b", "c"}, For: 3}).Codes())
	require.Equal(t, []string{"bad_count"}, counted(Counted{Voters: []string{"b"}, For: 2, Against: -1}).Codes())
	require.Equal(t, []string{"already_voted"}, counted(Counted{Voters: []string{"b", "a"}, For: 2}).Codes())
	require.Equal(t, []string{"already_voted"}, counted(Counted{Voters: []string{"b", "c", "b"}, For: 3}).Codes())
	require.Equal(t, []string{"not_a_member"}, counted(Counted{Voters: []string{"b", "c", "o"}, For: 3}).Codes())
	require.Equal(t, []string{"bad_count"}, p.Apply(Step{At: moment, By: "b", Step: "grant", Votes: ballots("b+"), Counted: &Counted{Voters: []string{"b"}, For: 1}}).Codes())
	out = counted(Counted{Voters: []string{"b", "c", "d"}, For: 3})
	require.Equal(t, Won, out.Vote.Result)
	require.Equal(t, &Counts{For: 3, Against: 1}, out.Vote.Counts)

	open := board(t, "quorum: 2/3", 4)
	require.Equal(t, []string{"bad_count"}, open.Apply(Step{At: moment, By: "a", Step: "grant", Counted: &Counted{Voters: []string{"a"}, For: 1}}).Codes())
}

// In a secret ballot the member who decides a tie declares their vote.
func TestSecretTie(t *testing.T) {
	moment := at(t, "2018-03-01T09:00")
	for _, c := range []struct {
		deciding Choice
		want     Result
	}{{For, Won}, {Against, Lost}, {"", Lost}} {
		p := board(t, "quorum: 2/3, tie: chair, ballot: secret", 4)
		out := p.Apply(Step{At: moment, By: "a", Step: "grant", Counted: &Counted{Voters: []string{"a", "b", "c", "d"}, For: 2, Against: 2, Deciding: c.deciding}})
		require.Equal(t, c.want, out.Vote.Result)
	}
	p := board(t, "quorum: 2/3, tie: chair", 4)
	require.NoError(t, p.SetRoles("b", "board", "chair"))
	out := p.Apply(Step{At: moment, By: "a", Step: "grant", Votes: ballots("a+ b+ c- d-")})
	require.Equal(t, Lost, out.Vote.Result, "two chairs: neither is the one who decides")
}

func TestUnknownChoice(t *testing.T) {
	p := board(t, "quorum: 1/2", 2)
	out := p.Apply(Step{At: at(t, "2018-03-01T09:00"), By: "a", Step: "grant", Votes: map[string]Choice{"a": "fore", "b": For}})
	require.Equal(t, []string{"unknown_choice"}, out.Codes())
	require.Contains(t, out.Text(language.English), "is “for” meant?")
}

// A relative of the candidate may not vote, and stands back; whether that
// shrinks the base is the rule's to say.
func TestRecusalForKinship(t *testing.T) {
	text := `
roles:
  board: {kin: own_candidate}
states: {start: asked, final: [granted]}
steps:
  - {id: grant, by: board, from: asked, to: granted, votes: {quorum: 1/2, recused: %s}}
`
	moment := at(t, "2018-03-01T09:00")
	for _, c := range []struct {
		recused string
		want    Result
	}{{"shrink", Won}, {"count", Lost}} {
		p := start(t, compileText(t, fmt.Sprintf(text, c.recused)), Case{
			People:  map[string][]string{"a": {"board"}, "b": {"board"}, "c": {"board"}, "d": {"board"}},
			Related: map[string]map[string]Kin{"c": {"A": Spouse}, "d": {"A": "cousin"}},
		})
		meeting := func(votes string) Outcome {
			return p.Apply(Step{At: moment, By: "a", Step: "grant", Candidate: "A", Votes: ballots(votes)})
		}
		require.Equal(t, []string{"related"}, meeting("a+ b+ c+").Codes())
		require.Equal(t, []string{"related"}, p.Check(Step{At: moment, By: "c", Step: "grant", Candidate: "A"}).Codes())
		require.Equal(t, Pending, p.Check(Step{At: moment, By: "c", Step: "grant", Candidate: "A", Votes: ballots("c/"), Closed: yes(false)}).Vote.Result)
		require.Equal(t, c.want, meeting("a+ b+ d-").Vote.Result)
	}
}

func TestTallyText(t *testing.T) {
	p := board(t, "quorum: 2/3", 5)
	out := p.Apply(Step{At: at(t, "2018-03-01T09:00"), By: "a", Step: "grant", Votes: ballots("a+ b+ c- d0")})
	require.Equal(t, "đã ghi nhận; trạng thái: asked; biểu quyết không được thông qua: 2 tán thành, 1 không tán thành, 1 không có ý kiến; 4 trên 5 thành viên, cần ít nhất 4", out.Text(language.Vietnamese))
	require.Equal(t, "accepted; the state is asked; the vote is lost: 2 for, 1 against, 1 abstained; 4 of 5 members, at least 4 needed", out.Text(language.English))
}
