package workflow

import (
	"encoding/json"
	"sync"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

const refusals = `
title: Quy trình ví dụ
roles:
  organiser: {title: Cơ quan tổ chức}
  council: {title: Hội đồng, apart_from: [supervisor], kin: any_candidate, clause: Điều 8}
  chair: {title: Chủ tịch, of: council}
  marker: {title: Người chấm, kin: own_candidate}
  supervisor: {title: Ban giám sát}
states: {start: draft, final: [ended], titles: {draft: Dự thảo, ended: Kết thúc}}
clocks:
  - {id: window, starts: announce, lasts: 10 days}
steps:
  - {id: announce, by: organiser, from: draft, to: open, once: case}
  - {id: admit, by: [organiser, council], from: open, once: candidate}
  - {id: note, by: [organiser, council, supervisor], from: [open, closed], once: person}
  - {id: mark, by: [marker, council], from: open, needs: [admit]}
  - {id: close, by: chair, from: open, to: closed, after: window, clause: Điều 15}
  - {id: seal, jointly: [chair, marker, supervisor], from: closed}
  - {id: end, by: chair, from: closed, to: ended, needs: [note, seal]}
  - {id: archive, by: organiser, from: ended}
  - {id: suspend, by: organiser, from: [open, closed]}
  - {id: resume, by: organiser, from: [open, closed]}
`

func refusalCase() Case {
	return Case{
		People: map[string][]string{
			"an": {"organiser"}, "binh": {"council", "chair"}, "chi": {"council"}, "dung": {"marker"},
			"em": {"supervisor"}, "giang": {"council", "chair", "supervisor"}, "hoa": {"chair"},
			"khanh": {"council"}, "lan": {"council", "organiser", "supervisor"}, "minh": {"council", "chair"},
		},
		Related: map[string]map[string]Kin{
			"khanh": {"A": Sibling, "B": "cousin"}, "dung": {"A": Parent}, "em": {"A": Spouse}, "minh": {"B": Child},
		},
	}
}

// One reason each, as the format says.
func TestRefusals(t *testing.T) {
	p := start(t, compileText(t, refusals), refusalCase())
	take := func(moment, who, step, candidate string, codes ...string) Outcome {
		t.Helper()
		act := Step{At: at(t, moment), By: who, Step: step, Candidate: candidate}
		checked := p.Check(act)
		out := p.Apply(act)
		require.Equal(t, checked, out, "checking says what applying does")
		require.ElementsMatch(t, codes, out.Codes(), who+" "+step)
		require.Equal(t, len(codes) == 0, out.Accepted)
		for _, reason := range out.Reasons {
			for _, tag := range []language.Tag{language.Vietnamese, language.English} {
				require.NotContains(t, reason.Text(tag), "{")
			}
			_, err := json.Marshal(reason)
			require.NoError(t, err)
		}
		return out
	}
	require.Contains(t, take("2018-03-01T09:00", "an", "anounce", "", "unknown_step").Text(language.Vietnamese), "có phải là “announce”?")
	take("2018-03-01T09:00", "an", "wholly_else", "", "unknown_step")
	take("2018-03-01T09:00", "chi", "announce", "", "wrong_role")
	take("2018-03-01T09:00", "nobody", "announce", "", "wrong_role")
	take("2018-03-01T09:00", "nobody", "close", "", "wrong_role", "wrong_state", "too_early")
	take("2018-03-01T09:00", "an", "announce", "")
	take("2018-03-02T09:00", "an", "announce", "", "wrong_state", "already_done")
	take("2018-03-02T09:00", "chi", "announce", "", "wrong_role", "wrong_state", "already_done")

	// Who holds the role, and how.
	take("2018-03-02T09:00", "giang", "admit", "A", "not_apart")
	take("2018-03-02T09:00", "khanh", "admit", "B", "related")
	take("2018-03-02T09:00", "em", "note", "") // kin of a candidate, in a role that does not ask
	take("2018-03-02T09:00", "hoa", "close", "", "not_a_member", "too_early")
	take("2018-03-02T09:00", "giang", "close", "", "not_apart", "too_early") // the chair sits as a member of the council
	require.Contains(t, take("2018-03-02T09:00", "minh", "close", "", "related", "too_early").Text(language.Vietnamese),
		"minh có quan hệ với thí sinh B (con đẻ) nên không được tham gia với vai trò Hội đồng (Điều 8)")
	take("2018-03-02T09:00", "lan", "admit", "A") // as organiser, which nothing forbids

	// How often.
	take("2018-03-03T09:00", "an", "admit", "A", "already_done")
	take("2018-03-03T09:00", "an", "note", "")
	take("2018-03-03T09:00", "an", "note", "", "already_done")
	take("2018-03-03T09:00", "chi", "note", "")

	// An earlier step, for this candidate where it is taken once for each.
	take("2018-03-03T09:00", "dung", "mark", "B", "step_needed")
	take("2018-03-03T09:00", "dung", "mark", "A", "related")
	take("2018-03-03T09:00", "an", "admit", "B")
	take("2018-03-03T09:00", "dung", "mark", "B")
	take("2018-03-03T09:00", "dung", "mark", "") // by code: nobody is told whose paper it is
	take("2018-03-03T09:00", "khanh", "mark", "B", "related")
	take("2018-03-03T09:00", "giang", "mark", "A", "not_apart")

	// Suspension, and all reasons together.
	take("2018-03-04T09:00", "an", "resume", "", "step_needed")
	take("2018-03-04T09:00", "an", "suspend", "")
	require.True(t, p.Suspended())
	take("2018-03-04T09:00", "dung", "mark", "B", "suspended")
	take("2018-03-04T09:00", "hoa", "seal", "", "suspended", "not_a_member", "wrong_state")
	take("2018-03-04T09:00", "an", "suspend", "", "suspended")
	take("2018-03-04T09:00", "an", "wholly_else", "", "unknown_step")
	take("2018-03-04T09:00", "an", "resume", "")
	require.False(t, p.Suspended())

	take("2018-03-13T09:00", "binh", "close", "")
	out := take("2018-03-13T10:00", "binh", "end", "", "step_needed")
	require.Len(t, out.Reasons, 1, "a note was taken, the seal was not")

	// Jointly, by different people.
	require.Len(t, take("2018-03-13T10:00", "binh", "seal", "").Waiting, 2)
	take("2018-03-13T10:01", "binh", "seal", "", "already_done")
	take("2018-03-13T10:01", "minh", "seal", "", "related")
	take("2018-03-13T10:01", "em", "seal", "")
	require.Equal(t, 0, p.Taken("seal"))
	out = take("2018-03-13T10:02", "dung", "seal", "")
	require.True(t, out.Done)
	require.Equal(t, 1, p.Taken("seal"))

	take("2018-03-14T09:00", "binh", "end", "")
	require.True(t, p.Over())
	out = take("2018-03-15T09:00", "binh", "close", "", "final_state")
	require.Equal(t, "Điều 15", out.Reasons[0].Clause)
	take("2018-03-15T09:00", "chi", "announce", "", "final_state", "wrong_role", "already_done")
	take("2018-03-15T09:00", "an", "archive", "") // a step of the final state is open
	require.Equal(t, []string{"announce", "close", "end"}, steps(p.Path()))
	require.Equal(t, Move{At: at(t, "2018-03-01T09:00"), By: "an", Step: "announce", From: "draft", To: "open"}, p.Path()[0])
}

func steps(moves []Move) []string {
	var out []string
	for _, m := range moves {
		out = append(out, m.Step)
	}
	return out
}

func TestWrongCalls(t *testing.T) {
	p := start(t, compileText(t, refusals), refusalCase())
	out := p.Apply(Step{By: "an", Step: "announce"})
	require.Equal(t, []string{"not_a_moment"}, out.Codes())
	out = p.Apply(Step{At: civil.DateTime{Date: civil.Date{Year: 2018, Month: 2, Day: 30}}, By: "an", Step: "announce"})
	require.Equal(t, []string{"not_a_moment"}, out.Codes())
	out = p.Apply(Step{At: moment, By: "an", Step: "announce", Votes: map[string]Choice{"an": For}})
	require.Equal(t, []string{"not_a_vote"}, out.Codes())
	require.Equal(t, "draft", p.State())
	require.Equal(t, 0, p.Taken("anounce"))
	require.Empty(t, p.Members("councill"))
	require.Empty(t, p.Roles("nobody"))
	require.Nil(t, p.Relations("nobody"))
	require.Empty(t, p.Voted("anounce", ""))
	require.Equal(t, "draft", p.Machine().States()[0])
}

// A step `suspend` that moves to a state of its own is a step like others.
func TestSuspensionByState(t *testing.T) {
	p := start(t, compileText(t, `
roles: {a: {}}
states: {start: one, final: [end]}
steps:
  - {id: suspend, by: a, from: one, to: halted}
  - {id: resume, by: a, from: halted, to: one}
  - {id: finish, by: a, from: one, to: end}
`), Case{People: map[string][]string{"x": {"a"}}})
	moment := at(t, "2018-03-01T09:00")
	require.True(t, p.Apply(Step{At: moment, By: "x", Step: "suspend"}).Accepted)
	require.Equal(t, []string{"wrong_state"}, p.Apply(Step{At: moment, By: "x", Step: "finish"}).Codes())
	require.True(t, p.Apply(Step{At: moment, By: "x", Step: "resume"}).Accepted)
	p.Suspend("finish")
	require.Equal(t, []string{"suspended", "wrong_state"}, p.Apply(Step{At: moment, By: "x", Step: "resume"}).Codes())
	require.True(t, p.Apply(Step{At: moment, By: "x", Step: "finish"}).Accepted)
	p.Resume()
	require.False(t, p.Suspended())
}

func TestOpen(t *testing.T) {
	p := start(t, compileText(t, refusals), refusalCase())
	moment := at(t, "2018-03-01T09:00")
	openings := p.Open("binh", moment)
	require.Len(t, openings, 10)
	require.False(t, openings[0].Open())
	require.Equal(t, []string{"wrong_role"}, openings[0].Codes())
	require.Equal(t, Named{ID: "close"}, openings[4].Step)
	require.Equal(t, []string{"too_early", "wrong_state"}, openings[4].Codes())
	require.Equal(t, "bước “close” chỉ làm được ở trạng thái: open; hiện đang ở “Dự thảo” (Điều 15)\n"+
		"chưa đến lúc: “window” chưa bắt đầu tính; chỉ tính từ bước: announce (Điều 15)", openings[4].Text(language.Vietnamese))
	require.Equal(t, []string{"announce"}, p.OpenSteps("an", moment))
	require.Equal(t, []string{"an", "lan"}, p.Takers("announce", moment))
	require.Empty(t, p.Takers("anounce", moment))
	require.True(t, p.Apply(Step{At: moment, By: "an", Step: "announce"}).Accepted)
	require.Equal(t, []string{"admit", "note", "suspend"}, p.OpenSteps("an", moment))
	require.True(t, p.Apply(Step{At: moment, By: "an", Step: "admit", Candidate: "A"}).Accepted)
	for _, o := range p.OpenFor("an", "A", moment) {
		if o.Step.ID == "admit" {
			require.Equal(t, []string{"already_done"}, o.Codes())
		}
	}
	require.Contains(t, p.OpenSteps("an", moment), "admit", "for another candidate")
}

// Asking changes nothing, and so may be done by many at once.
func TestAskingConcurrently(t *testing.T) {
	p := start(t, compileText(t, refusals), refusalCase())
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, who := range []string{"an", "binh", "giang"} {
				p.Open(who, moment)
				p.Due(moment)
				p.Findings()
				p.SVG(language.English, moment)
			}
		})
	}
	all.Wait()
	require.Equal(t, "draft", p.State())
}

func TestFindings(t *testing.T) {
	m := compileText(t, `
roles:
  council: {members: {at_least: 5, odd: true}, apart_from: [supervisor], kin: any_candidate, clause: Điều 8}
  chair: {of: council, members: {exactly: 1}}
  marker: {members: {at_most: 1}, kin: own_candidate}
  supervisor: {}
states: {start: draft, final: [end]}
steps: [{id: finish, by: [council, chair, marker, supervisor], from: draft, to: end}]
`)
	p := start(t, m, Case{
		People: map[string][]string{
			"a": {"council", "chair"}, "b": {"council"}, "c": {"council", "supervisor"}, "d": {"council"},
			"e": {"chair"}, "f": {"marker"}, "g": {"marker"},
		},
		Related: map[string]map[string]Kin{"d": {"A": "brother"}, "f": {"A": Spouse}, "g": {"A": "cousin"}},
	})
	var found []string
	for _, r := range p.Findings() {
		require.NotContains(t, r.Text(language.Vietnamese)+r.Text(language.English), "{")
		found = append(found, r.Code)
	}
	require.Equal(t, []string{
		"wrong_number", "not_a_member", // the chairs
		"too_few_members", "not_odd", "not_apart", "related", // the council
		"too_many_members", "not_apart", // the markers; the supervisor
	}, found)
	fit := func(who, role string) []string { return wording.Codes(p.Fit(who, role)) }
	require.Equal(t, []string{"related"}, fit("f", "marker"), "a board that marks by code must know before it is formed")
	require.Empty(t, fit("g", "marker"), "a cousin is not on the list")
	require.Equal(t, []string{"related"}, fit("f", "council"))
	require.Equal(t, []string{"not_a_member"}, fit("g", "chair"))
	require.Equal(t, []string{"not_apart"}, fit("b", "supervisor"))
	require.Empty(t, fit("z", "marker"))
	require.Equal(t, []string{"unknown_role"}, fit("z", "markers"))
	require.Equal(t, map[string]Kin{"A": Spouse}, p.Relations("f"))
	require.Empty(t, p.Relations("g"))
	require.Equal(t, []string{"a", "b", "c", "d"}, p.Members("council"))
	require.Equal(t, []string{"chair", "council"}, p.Roles("a"))
}

func TestPeopleChangeDuringTheCase(t *testing.T) {
	p := start(t, compileText(t, `
roles:
  board: {kin: any_candidate}
  other: {}
states: {start: asked, final: [granted]}
steps:
  - {id: grant, by: board, from: asked, to: granted, votes: {quorum: 1}}
  - {id: both, jointly: [board, other], from: asked}
`), Case{People: map[string][]string{"a": {"board"}, "b": {"board"}, "c": {"board"}, "d": {"other"}}})
	moment := at(t, "2018-03-01T09:00")
	vote := func(who string) Outcome { return p.Apply(Step{At: moment, By: who, Step: "grant"}) }
	require.True(t, vote("a").Accepted)
	require.NoError(t, p.SetRoles("e", "board")) // one more member: the vote goes on
	require.Equal(t, 4, vote("b").Vote.Members)
	require.NoError(t, p.Relate("c", "A", Sibling)) // who has not voted: the vote goes on
	require.Equal(t, []string{"a", "b"}, p.Voted("grant", ""))
	require.NoError(t, p.Relate("a", "A", Sibling)) // who has voted: it is void
	require.Empty(t, p.Voted("grant", ""))
	require.Equal(t, []string{"related"}, vote("a").Codes())
	p.Unrelate("a", "A")
	p.Unrelate("nobody", "A")
	require.True(t, vote("a").Accepted)
	require.NoError(t, p.SetRoles("a"))
	require.Empty(t, p.Voted("grant", ""))
	require.Equal(t, []string{"wrong_role"}, vote("a").Codes())

	require.True(t, p.Apply(Step{At: moment, By: "b", Step: "both"}).Accepted)
	require.Equal(t, []string{"already_done"}, p.Apply(Step{At: moment, By: "e", Step: "both"}).Codes())
	require.NoError(t, p.SetRoles("b", "other"))
	require.True(t, p.Apply(Step{At: moment, By: "b", Step: "grant", Votes: map[string]Choice{}}).Codes() != nil)
	require.Equal(t, []string{"already_done"}, p.Apply(Step{At: moment, By: "b", Step: "both"}).Codes(), "b's part counts as the other role now")
	require.NoError(t, p.SetRoles("b"))
	require.True(t, p.Apply(Step{At: moment, By: "e", Step: "both"}).Accepted, "b's part is void")
	require.True(t, p.Apply(Step{At: moment, By: "d", Step: "both"}).Done)

	before := p.Roles("e")
	require.Error(t, p.SetRoles("e", "boards"))
	require.Error(t, p.SetRoles(" e", "board"))
	require.Equal(t, before, p.Roles("e"))
	require.ErrorContains(t, p.Relate("e", "A", "syblings"), "sibling")
	require.Empty(t, p.Relations("e"))
}

func TestCaseMistakes(t *testing.T) {
	m := compileText(t, refusals)
	_, err := m.Start(Case{
		People:     map[string][]string{"an": {"organizer", "council"}, "x > y": {"chair"}},
		Related:    map[string]map[string]Kin{"ann": {"A": Sibling}, "an": {"C": "sybling", "A": "uncle"}},
		Candidates: []string{"A", "B"},
		Holidays:   []civil.Date{{Year: 2018, Month: 2, Day: 30}},
		Workdays:   []civil.Date{{Year: 2018, Month: 13, Day: 1}},
	})
	mistakes, ok := document.Of(err)
	require.True(t, ok)
	var found []string
	for _, one := range mistakes {
		found = append(found, one.Path.String()+" "+one.Code)
		require.NotContains(t, one.Text(language.Vietnamese), "{")
	}
	require.Equal(t, []string{
		"holidays[0] not_date", "people.an[0] not_one_of_near", `people["x > y"] not_id`,
		"related.an.C not_one_of", "related.an.C not_one_of_near", "related.ann not_one_of_near", "workdays[0] not_date",
	}, found)
	_, err = m.Start(Case{Related: map[string]map[string]Kin{"an": {"Z": Sibling}}})
	require.NoError(t, err, "where nobody is listed nothing is compared")
}

func TestKin(t *testing.T) {
	m := compileText(t, sound)
	for _, k := range []Kin{Self, Spouse, Parent, AdoptiveParent, SpouseParent, Child, AdoptedChild, Sibling, AuntUncle, SpouseSibling, SiblingSpouse, "brother", "wife", "uncle", "mother_in_law", "sister_in_law"} {
		require.True(t, m.Bars(k), k)
		require.NotEqual(t, string(k), k.Text(language.Vietnamese))
	}
	for _, k := range []Kin{"cousin", "nephew", "son_in_law", "friend", "grandmother", "strange"} {
		require.False(t, m.Bars(k), k)
	}
	require.Equal(t, "strange", Kin("strange").Text(language.English))
	require.Contains(t, KnownKin(), "sibling")
	text, err := json.Marshal(Sibling)
	require.NoError(t, err)
	require.JSONEq(t, `"sibling"`, string(text))
	for other, same := range kinNames {
		_, known := kinWords[same]
		require.True(t, known, other)
	}
}
