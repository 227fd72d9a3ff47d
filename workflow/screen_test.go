package workflow

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/thituyen/thituyen"
	"golang.org/x/text/language"
)

// Who has voted, who has not, who may not and why, and what would decide it.
func TestPoll(t *testing.T) {
	m := compileText(t, `
roles: {board: {kin: own_candidate}, o: {}}
states: {start: s, final: [e]}
steps:
  - {id: adopt, title: Thông qua, clause: Điều 5, by: board, from: s, to: e, votes: {quorum: 2/3, at_least: 2/3}}
  - {id: hide, by: board, from: s, to: e, votes: {quorum: 2/3, ballot: secret, base: cast}}
  - {id: stop, by: o, from: s, to: e}
`)
	p := start(t, m, Case{
		People:  map[string][]string{"a": {"board"}, "b": {"board"}, "c": {"board"}, "d": {"board"}, "e": {"board"}, "f": {"board"}, "x": {"o"}},
		Related: map[string]map[string]Kin{"f": {"A": Spouse}},
	})
	now := at(t, "2018-03-05T09:00")
	before, voted := p.Poll("adopt", "A", now)
	require.True(t, voted)
	require.Equal(t, []string{"a", "b", "c", "d", "e"}, before.Waiting)
	require.Equal(t, []any{4, 4, 2}, []any{before.ToQuorum, *before.ToWin, *before.ToLose})
	require.Equal(t, "f", before.Barred[0].Person)
	require.Equal(t, "related", before.Barred[0].Reasons[0].Code)

	require.True(t, p.Apply(Step{At: now, By: "a", Step: "adopt", Candidate: "A", Proposal: "giữ lại", Votes: map[string]Choice{"a": For, "b": Against, "c": Recuse}, Closed: yes(false)}).Accepted)
	after, _ := p.Poll("adopt", "A", now)
	require.Equal(t, []string{"a", "b"}, after.Voted)
	require.Equal(t, []string{"c"}, after.StoodBack)
	require.Equal(t, []string{"d", "e"}, after.Waiting)
	require.Equal(t, "giữ lại", after.Proposal)
	require.Nil(t, after.ToWin, "three of six are too few")
	require.Zero(t, *after.ToLose)
	other, _ := p.Poll("adopt", "B", now)
	require.Empty(t, other.Voted, "another candidate, another vote")
	require.Len(t, other.Waiting, 6)
	for tag, want := range map[language.Tag][]string{
		language.Vietnamese: {"đã biểu quyết: a, b", "đã rút lui: c", "chưa biểu quyết: d, e", "còn thiếu 2 phiếu", "thêm 0 phiếu không tán thành thì không thông qua được nữa", "f có quan hệ"},
		language.English:    {"have voted: a, b", "still to vote: d, e", "2 more votes for a quorum", "f is related to candidate A"},
	} {
		for _, text := range want {
			require.Contains(t, after.Text(tag), text)
		}
	}

	hidden, _ := p.Poll("hide", "", now)
	require.Nil(t, hidden.ToWin)
	require.Nil(t, hidden.ToLose)
	require.NotContains(t, hidden.Text(language.English), "for it")
	_, voted = p.Poll("stop", "", now)
	require.False(t, voted)
	_, voted = (*Proceeding)(nil).Poll("adopt", "", now)
	require.False(t, voted)
	require.Empty(t, Poll{}.Text(language.English))
}

// With just so many votes for it is won when closed, and with just so many
// against nothing wins it any more; one fewer leaves it open.
func TestWhatWouldDecide(t *testing.T) {
	everyRule(func(r plainRule) {
		rule := voteRule{share: half, tie: -1, base: r.base}
		for n := 1; n <= 5; n++ {
			everyBallot(n, func(b plainBallot) {
				c := count{members: n, base: n, free: b.silent, forIt: b.forIt, against: b.against, abstain: b.abstain}
				if k := rule.toWin(c); k != nil {
					require.Equal(t, Won, rule.closed(c.with(For, *k)))
					require.True(t, *k == 0 || rule.closed(c.with(For, *k-1)) != Won)
				} else {
					require.NotEqual(t, Won, rule.closed(c.with(For, c.free)))
				}
				if k := rule.toLose(c); k != nil {
					rest := c.with(Against, *k)
					for more := 0; more <= rest.free; more++ {
						require.NotEqual(t, Won, rule.closed(rest.with(For, more)))
					}
				}
			})
		}
	})
}

// What blocks the next state: whoever takes the step, or this person alone.
func TestWays(t *testing.T) {
	m := compileText(t, `
roles: {o: {title: Cơ quan}, h: {title: Người đứng đầu}, board: {members: {at_least: 3}}, none: {}}
states: {start: s, final: [e], titles: {e: Kết thúc}}
clocks: [{id: wait, title: Chờ, starts: note, lasts: 2 days}]
steps:
  - {id: note, by: o, from: s}
  - {id: sign, by: [o, h], from: s, to: e, clause: Điều 7, not_by: [note], after: wait}
  - {id: form, by: h, from: s, to: e, complete: [board]}
  - {id: lost, by: none, from: s, to: e}
`)
	p := start(t, m, Case{People: map[string][]string{"x": {"o"}, "y": {"o"}, "z": {"h"}}})
	take := func(who, step, when string) Outcome { return p.Apply(Step{At: at(t, when), By: who, Step: step}) }
	require.True(t, take("x", "note", "2018-03-05T09:00").Done)
	ways := p.Ways("", at(t, "2018-03-06T09:00"))
	require.Len(t, ways, 3)
	require.False(t, ways[0].Open())
	require.Equal(t, "too_early", ways[0].Blockers[0].Code)
	require.Equal(t, "x", ways[0].Barred[0].Person)
	require.Equal(t, "role_incomplete", ways[1].Blockers[0].Code)
	require.Equal(t, "nobody_holds", ways[2].Blockers[0].Code)

	ways = p.Ways("", at(t, "2018-03-08T09:00"))
	require.Equal(t, []string{"y", "z"}, ways[0].Takers)
	require.Equal(t, ways[0].Takers, p.TakersFor("sign", "", at(t, "2018-03-08T09:00")))
	require.Empty(t, ways[0].Blockers)
	require.Equal(t, "“sign” dẫn đến “Kết thúc”: y, z làm được lúc này\nx đã làm bước “note” nên không làm được bước “sign”; bước này phải do người khác làm (Điều 7)", ways[0].Text(language.Vietnamese))
	require.Contains(t, ways[1].Text(language.English), "nobody may take it now")
	require.Empty(t, (*Proceeding)(nil).Ways("", at(t, "2018-03-08T09:00")))
}

// Who acts for another is shown beside the act, with the paper.
func TestStandInIsShown(t *testing.T) {
	m := compileText(t, `
roles: {h: {title: Người đứng đầu}, o: {}}
states: {start: s, final: [e]}
steps: [{id: sign, by: h, from: s}, {id: end, by: o, from: s, to: e}]
`)
	paper := Delegation{Role: "h", From: "a", To: "b", Since: day(t, "2018-03-01"), Until: day(t, "2018-03-02"), Paper: "QĐ 12"}
	p := start(t, m, Case{People: map[string][]string{"a": {"h"}, "b": {"o"}, "c": {"o"}}, Delegated: []Delegation{paper}})
	out := p.Apply(Step{At: at(t, "2018-03-02T23:59"), By: "b", Step: "sign"})
	require.True(t, out.Done)
	require.Equal(t, &StandIn{For: "a", Role: Named{"h", thituyen.TitleOf("Người đứng đầu")}, Since: paper.Since, Until: paper.Until, Paper: "QĐ 12"}, out.OnBehalf)
	require.Contains(t, out.Text(language.Vietnamese), "thừa ủy quyền của a (Người đứng đầu), từ 01/03/2018 đến 02/03/2018, theo QĐ 12")
	require.Nil(t, p.Check(Step{At: at(t, "2018-03-02T23:59"), By: "a", Step: "sign"}).OnBehalf)
	require.Empty(t, (*StandIn)(nil).Text(language.English))

	paper.To, paper.Since, paper.Until, paper.Paper = "c", day(t, "2018-03-05"), day(t, "2018-03-05"), ""
	require.NoError(t, p.Delegate(paper))
	out = p.Apply(Step{At: at(t, "2018-03-05T09:00"), By: "c", Step: "sign"})
	require.Contains(t, out.Text(language.English), "acting for a (h), from 5 March 2018 to 5 March 2018")
	require.NoError(t, p.SetRoles("a"))
	require.Equal(t, []string{"wrong_role"}, p.Check(Step{At: at(t, "2018-03-05T09:00"), By: "c", Step: "sign"}).Codes(), "it ends with the role of who gave it")
	require.ErrorIs(t, (*Proceeding)(nil).Delegate(paper), ErrNoMachine)

	for text, d := range map[string]Delegation{
		"not_delegable":        {Role: "h", From: "c", To: "b", Since: paper.Since, Until: paper.Until},
		"delegated_to_oneself": {Role: "o", From: "b", To: "b", Since: paper.Since, Until: paper.Until},
		"delegated_backwards":  {Role: "o", From: "b", To: "c", Since: paper.Since, Until: paper.Since.AddDays(-1)},
		"not_one_of":           {Role: "o", From: "b", To: "zzzzzz", Since: paper.Since, Until: paper.Until},
		"missing_key":          {Role: "o", From: "b", To: "c", Since: paper.Since},
	} {
		mistakes := m.checkDelegations(Case{People: map[string][]string{"a": {"h"}, "b": {"o"}, "c": {"o"}}, Delegated: []Delegation{d}})
		require.Len(t, mistakes, 1, text)
		require.Equal(t, text, mistakes[0].Code)
		require.Error(t, p.Delegate(d))
	}
	wrong := m.checkDelegations(Case{People: map[string][]string{"b": {"o"}}, Delegated: []Delegation{{Role: "hh", From: "b", To: "b", Since: paper.Since, Until: paper.Until}}})
	require.Len(t, wrong, 2)
}

// How a member who decides a tie declares to have voted is held against the
// count.
func TestDecidingVoteAgreesWithTheCount(t *testing.T) {
	for _, c := range []struct {
		counted Counted
		codes   []string
	}{
		{Counted{Voters: []string{"a", "b", "c", "d"}, For: 2, Against: 2, Deciding: For}, nil},
		{Counted{Voters: []string{"a", "b", "c"}, Abstain: 3, Deciding: For}, []string{"bad_deciding"}},
		{Counted{Voters: []string{"a", "b", "c"}, For: 3, Deciding: Against}, []string{"bad_deciding"}},
		{Counted{Voters: []string{"a", "b", "c"}, For: 3, Deciding: Recuse}, []string{"bad_deciding"}},
		{Counted{Voters: []string{"b", "c", "d"}, For: 3, Deciding: For}, []string{"bad_deciding"}},
		{Counted{Voters: []string{"a", "b", "c"}, For: math.MaxInt, Against: math.MaxInt, Abstain: 5}, []string{"bad_count"}},
	} {
		p := board(t, "quorum: 2/3, tie: chair, ballot: secret", 4)
		out := p.Apply(Step{At: moment, By: "a", Step: "grant", Counted: &c.counted})
		require.ElementsMatch(t, c.codes, out.Codes(), "%+v", c.counted)
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.NotContains(t, out.Text(tag), "{")
		}
	}
}
