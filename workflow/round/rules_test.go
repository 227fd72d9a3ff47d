package round

import (
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// plainRules are rules of a small regulation, changed as a test needs.
const plainRules = `
regulation: thu
personal: [born, sex]
scoring:
  parts:
    - {id: essay, max: 100, pass: 50, panel: {markers: {at_most: 2}, combine: mean}, remark: {replace_below: 5, else: refer}}
    - {id: talk, after: essay, max: 50, parts: [{id: voice, max: 20}, {id: sense, max: 30}], panel: {combine: mean}}
ranking:
  keys: [{by: total, prefer: highest}, {by: sex, prefer: [female]}, {by: born, prefer: earliest}]
  select: {at_cut: refer, reserve: all}
procedure:
  roles: {office: {}, marking: {}, head: {}}
  states: {start: draft, final: [done, cancelled]}
  minimum: {count: 2, of: present, otherwise: cancel}
  clocks: [{id: approval, starts: rank, lasts: 3 days}]
  steps:
    - {id: boards, by: office, from: [draft, open]}
    - {id: announce, by: office, from: draft, to: open}
    - {id: register, by: office, from: open}
    - {id: supplement, by: office, from: open}
    - {id: object, by: office, from: open}
    - {id: answer, by: office, from: open}
    - {id: sanction, by: head, from: open}
    - {id: attendance, by: office, from: open}
    - {id: mark, by: marking, from: open}
    - {id: publish_marks, by: office, from: open}
    - {id: ask_remark, by: office, from: open}
    - {id: remark, by: marking, from: open}
    - {id: rank, by: head, from: open, to: ranked}
    - {id: decide_tie, by: head, from: ranked}
    - {id: propose, by: head, from: ranked}
    - {id: recognise, by: head, from: ranked, to: recognised, within: approval}
    - {id: decline, by: office, from: recognised}
    - {id: strike_off, by: head, from: recognised}
    - {id: replace, by: head, from: recognised}
    - {id: appoint, by: head, from: recognised}
    - {id: correct, by: office, from: [open, ranked]}
    - {id: cancel, by: head, from: [draft, open, ranked, recognised], to: cancelled}
`

func plainRegulation(t testing.TB, changes ...string) *regulation.Regulation {
	reg, err := regulation.Parse("thu.yaml", []byte(strings.NewReplacer(changes...).Replace(plainRules)))
	require.NoError(t, err)
	return reg
}

// player does acts one after the other, a minute apart.
type player struct {
	t       testing.TB
	r       *Round
	minutes int
}

func (p *player) do(step, by, candidate string, body any) Outcome {
	p.t.Helper()
	out := p.try(step, by, candidate, body)
	require.True(p.t, out.Accepted, "%s: %s", step, out.Text(vietnamese))
	return out
}

func (p *player) try(step, by, candidate string, body any) Outcome {
	p.t.Helper()
	p.minutes++
	out, err := p.r.Apply(Act{Step: step, By: by, Candidate: candidate, Happened: minute(p.minutes), Body: body}, salts(fmt.Sprint(step, p.minutes)))
	require.NoError(p.t, err)
	require.NotContains(p.t, out.Text(language.English)+out.Text(vietnamese), "{")
	return out
}

func (p *player) refused(step, by, candidate string, body any, codes ...string) {
	p.t.Helper()
	out := p.try(step, by, candidate, body)
	require.ElementsMatch(p.t, codes, out.Codes(), out.Text(vietnamese))
}

func mark(component string, n int64) Mark {
	m := decimal.New(n, 0)
	return Mark{Component: component, Mark: &m}
}

func parts(voice, sense int64) Mark {
	return Mark{Component: "talk", Parts: map[string]decimal.Decimal{"voice": decimal.New(voice, 0), "sense": decimal.New(sense, 0)}}
}

// begun is a round with candidates A, B, C who all are present.
func begun(t testing.TB, reg *regulation.Regulation) *player {
	p := &player{t: t, r: New(reg)}
	one := 1
	p.do("open", "an", "", Open{Post: eligibility.Post{ID: "p", Seats: &one}, People: map[string][]string{"an": {"office"}, "he": {"head"}}, Names: map[string]string{"an": "Vũ An"}})
	p.do("boards", "an", "", Boards{Members: map[string][]string{"marking": {"m1", "m2", "m3"}}})
	p.do("announce", "an", "", nil)
	for i, id := range []string{"A", "B", "C"} {
		p.do("register", "an", id, Register{Dossier: eligibility.Dossier{Sex: []eligibility.Sex{"female", "male", "male"}[i], Born: &civil.Date{Year: 1980, Month: 1, Day: 1}}})
	}
	p.do("attendance", "an", "", Attendance{Component: "essay", Present: []string{"A", "B", "C"}})
	return p
}

// A procedure without a step that closes components: publishing the marks
// ends their marking, and who passed is known as the marks stand.
func TestMarkingThatEndsByPublication(t *testing.T) {
	p := begun(t, plainRegulation(t))
	for _, id := range []string{"A", "B", "C"} {
		p.do("mark", "m1", id, mark("essay", 60))
	}
	p.refused("ask_remark", "an", "A", AskRemark{Component: "essay"}, "component_not_closed")
	p.do("attendance", "an", "", Attendance{Component: "talk", Present: []string{"A", "B"}, Absent: []string{"C"}})
	p.do("attendance", "an", "", Attendance{Component: "talk", Present: []string{"C"}})
	p.refused("mark", "m1", "A", mark("talk", 7), "marks_of_parts_needed")
	p.refused("mark", "m1", "A", Mark{Component: "talk", Parts: map[string]decimal.Decimal{"essay": decimal.New(1, 0), "voice": decimal.New(21, 0)}}, "unknown_part", "mark_above_max")
	p.refused("mark", "m1", "A", mark("tlak", 7), "unknown_component")
	out := p.do("publish_marks", "an", "", nil)
	require.Contains(t, out.Result.Values, "A")
	require.True(t, p.r.Components()[0].Closed)
	require.False(t, p.r.Components()[1].Closed, "nobody was marked there yet")
	p.refused("mark", "m2", "A", mark("essay", 60), "component_closed")
	p.refused("ask_remark", "an", "A", AskRemark{Component: "talk"}, "component_not_closed", "no_remark")
	p.refused("ask_remark", "an", "A", AskRemark{Component: "song"}, "unknown_component")
	p.do("ask_remark", "an", "A", AskRemark{Component: "essay"})
	p.do("remark", "m3", "A", Remark{Component: "essay", Mark: mark("", 62).Mark})
	for _, id := range []string{"A", "B", "C"} {
		p.do("mark", "m1", id, parts(10, 20))
	}
	p.do("publish_marks", "an", "", nil)
	p.do("rank", "he", "", nil)
	verified(t, p.r)
	require.Equal(t, [][]string{{"A"}, {"B", "C"}}, p.r.List().Order())
	standing, failed, ok := p.r.Standing("A")
	require.True(t, ok)
	require.Equal(t, scoring.Passed, standing)
	require.Empty(t, failed)
	_, _, ok = p.r.Standing("Z")
	require.False(t, ok)
	require.Len(t, p.r.Marks("A"), 3)
}

// A tie at the last seat waits for the authority; places rest on sex and
// birth, so a record without openings attests them.
func TestATieThatTheAuthorityDecides(t *testing.T) {
	p := begun(t, plainRegulation(t))
	for _, id := range []string{"A", "B", "C"} {
		p.do("mark", "m1", id, mark("essay", map[string]int64{"A": 60, "B": 80, "C": 80}[id]))
		if id == "A" {
			p.refused("rank", "he", "", nil, "marks_missing")
		}
	}
	p.refused("decide_tie", "he", "", DecideTie{Tie: []string{"B", "C"}, Order: []string{"B"}, Reason: "x"}, "wrong_state", "not_ranked")
	p.do("attendance", "an", "", Attendance{Component: "talk", Present: []string{"A", "B", "C"}})
	for _, id := range []string{"A", "B", "C"} {
		p.do("mark", "m1", id, parts(10, 20))
	}
	p.do("rank", "he", "", nil)
	require.Equal(t, [][]string{{"B", "C"}}, p.r.Selection().Referred)
	p.refused("propose", "he", "", nil, "tie_undecided")
	p.refused("decide_tie", "he", "", DecideTie{Tie: []string{"A", "C"}, Order: []string{"A"}, Reason: "x"}, "not_a_referred_tie")
	p.refused("decide_tie", "he", "", DecideTie{Tie: []string{"B", "C"}, Order: []string{"B"}}, "missing_key")
	p.do("decide_tie", "he", "", DecideTie{Tie: []string{"C", "B"}, Order: []string{"C", "B"}, Reason: "Kinh nghiệm hơn"})
	require.Equal(t, []string{"C"}, p.r.Selection().Selected)
	p.do("propose", "he", "", nil)
	require.Len(t, p.r.Due(minute(p.minutes)), 1)
	late := civil.DateTime{Date: civil.Date{Year: 2018, Month: 4, Day: 1}}
	require.Len(t, p.r.Overdue(late), 1)
	p.do("recognise", "he", "", nil)
	require.Empty(t, p.r.Overdue(late))
	p.refused("decline", "an", "Z", nil, "unknown_candidate")
	p.refused("replace", "he", "", nil, "nobody_left")
	p.refused("strike_off", "he", "C", nil, "missing_key")
	p.do("strike_off", "he", "C", StrikeOff{Reason: "Gian lận"})
	p.refused("decline", "an", "C", nil, "not_listed")
	p.refused("appoint", "he", "C", nil, "not_listed")
	p.do("replace", "he", "", nil)
	require.Equal(t, []string{"B"}, p.r.Selection().Selected)
	p.refused("appoint", "he", "A", nil, "not_selected")
	p.do("appoint", "he", "", Appoint{Paper: "QĐ 1"})
	p.refused("appoint", "he", "B", nil, "already_appointed")
	p.refused("appoint", "he", "", nil, "nobody_selected")
	c, _ := p.r.Candidate("B")
	require.True(t, c.Selected)
	require.NotNil(t, c.Appointed)
	verified(t, p.r)
	public := Verify(p.r.history, VerifyOptions{})
	require.True(t, public.Holds, public.Text(vietnamese))
	require.Equal(t, "result.order", public.Rests[0].Field, "sex and birth are compared between B and C")
	p.do("cancel", "he", "", WithReason{Reason: "Hết kinh phí"})
	require.True(t, p.r.Over())
	require.Len(t, p.r.Path(), 4)
}

func TestNobodyIsSelected(t *testing.T) {
	p := begun(t, plainRegulation(t))
	for _, id := range []string{"A", "B", "C"} {
		p.do("mark", "m1", id, mark("essay", 10))
	}
	p.do("rank", "he", "", nil)
	p.refused("propose", "he", "", nil, "nobody_selected")
	require.Empty(t, p.r.Selection().Selected)
	verified(t, p.r)
}

func TestMinimumOfThosePresent(t *testing.T) {
	p := begun(t, plainRegulation(t))
	p.do("attendance", "an", "", Attendance{Component: "essay", Absent: []string{"B", "C"}})
	p.refused("mark", "m1", "A", mark("essay", 60), "too_few_candidates")
	p.do("attendance", "an", "", Attendance{Component: "essay", Present: []string{"B"}})
	p.do("mark", "m1", "A", mark("essay", 60))
	p.do("mark", "m2", "A", mark("essay", 61))
	p.refused("mark", "m3", "A", mark("essay", 62), "too_many_marks")
	p.refused("mark", "m3", "A", Mark{Component: "essay", Code: "K1", Mark: mark("", 1).Mark}, "code_not_used")
	p.refused("mark", "m3", "", mark("essay", 1), "candidate_needed")
	p.refused("sanction", "he", "A", Sanction{Component: "essay", Kind: "warning", Reason: "x"}, "unknown_sanction")
	p.refused("object", "an", "", Object{Objection: " ", Text: "x"}, "not_an_id")
	p.do("object", "an", "", Object{Objection: "K1", Text: "x"})
	p.refused("object", "an", "Z", Object{Objection: "K1", Text: "x"}, "already_objected", "unknown_candidate")
	p.refused("answer", "an", "", Answer{Objection: "K2", Text: "x"}, "unknown_objection")
	p.do("answer", "an", "", Answer{Objection: "K1", Text: "x", Upheld: true})
	p.refused("answer", "an", "", Answer{Objection: "K1", Text: "x"}, "already_answered")
	require.Equal(t, map[string]bool{"K1": true}, p.r.Objections())
	p.do("supplement", "an", "A", Supplement{Dossier: eligibility.Dossier{Facts: map[string]thituyen.Fact{"x": thituyen.FactOf("1")}}})
	p.refused("correct", "an", "", Correct{Entry: 4, Instead: &Instead{}, Reason: "x"}, "void_or_instead")
	verified(t, p.r)
}

func TestOpenings(t *testing.T) {
	reg := plainRegulation(t)
	people := map[string][]string{"an": {"office"}}
	open := func(reg *regulation.Regulation, by string, said Open) []string {
		out, err := New(reg).Apply(Act{Step: "open", By: by, Happened: minute(0), Body: said}, nil)
		require.NoError(t, err)
		require.NotContains(t, out.Text(language.English)+out.Text(vietnamese), "{")
		return out.Codes()
	}
	require.Empty(t, open(reg, "an", Open{People: people, Regulation: "thu", Fingerprint: reg.Fingerprint()}))
	require.Equal(t, []string{"regulation_needed"}, open(nil, "an", Open{People: people}))
	require.Equal(t, []string{"other_regulation"}, open(reg, "an", Open{People: people, Regulation: "thu-2"}))
	require.Equal(t, []string{"other_regulation"}, open(reg, "an", Open{People: people, Fingerprint: "00"}))
	require.Equal(t, []string{"unknown_person"}, open(reg, "bo", Open{People: people}))
	require.Equal(t, []string{"missing_key"}, open(reg, "an", Open{}))
	require.Equal(t, []string{"not_one_of_near"}, open(reg, "an", Open{People: map[string][]string{"an": {"ofice"}}}))
	require.NotEmpty(t, open(reg, "an", Open{People: people, Post: eligibility.Post{Group: "north"}}))
	less := -1
	require.NotEmpty(t, open(reg, "an", Open{People: people, Post: eligibility.Post{Seats: &less}}))
	require.Equal(t, []string{"not_yet_time_for_rules"}, open(reg, "an", Open{People: people, Rules: &Recorded{}}))
	bare, err := regulation.Parse("b.yaml", []byte("regulation: b\nranking: {keys: [{by: born, prefer: earliest}]}"))
	require.NoError(t, err)
	require.Equal(t, []string{"procedure_needed"}, open(bare, "an", Open{People: people}))

	quiet := plainRegulation(t, "    - {id: announce, by: office, from: draft, to: open}\n", "    - {id: begin, by: office, from: draft, to: open}\n")
	r := New(quiet)
	apply(t, r, Act{Step: "open", By: "an", Happened: minute(0), Body: &Open{People: people}})
	require.True(t, Verify(r.history, VerifyOptions{}).Holds, "without a notice the opening brings the regulation")
	require.NotEmpty(t, r.Opening().Rules.Text())
	require.Equal(t, []string{"other_regulation"}, open(quiet, "an", Open{People: people, Rules: &Recorded{text: []byte(`{"regulation":"x"}`)}}))
	require.Equal(t, []string{"other_regulation"}, open(quiet, "an", Open{People: people, Rules: &Recorded{text: []byte(`{`)}}))
}

func TestActsThatAreNotWellFormed(t *testing.T) {
	p := begun(t, plainRegulation(t))
	at := minute(p.minutes + 1)
	for name, c := range map[string]struct {
		act   Act
		codes []string
	}{
		"nothing":               {Act{}, []string{"moment_missing", "person_missing", "step_missing"}},
		"no person":             {Act{Step: "register", Happened: at}, []string{"person_missing"}},
		"no moment":             {Act{Step: "register", By: "an"}, []string{"moment_missing"}},
		"30 February":           {Act{Step: "register", By: "an", Happened: civil.DateTime{Date: civil.Date{Year: 2018, Month: 2, Day: 30}}}, []string{"moment_missing"}},
		"recorded before":       {Act{Step: "register", By: "an", Happened: at, Recorded: minute(0)}, []string{"recorded_before_happened"}},
		"recorded going back":   {Act{Step: "register", By: "an", Happened: minute(0)}, []string{"recorded_back"}},
		"another kind of body":  {Act{Step: "register", By: "an", Happened: at, Candidate: "X", Body: Close{}}, []string{"wrong_body"}},
		"a step that is none":   {Act{Step: "regster", By: "an", Happened: at}, []string{"unknown_step"}},
		"an id that is none":    {Act{Step: "register", By: "an", Happened: at, Candidate: "a > b"}, []string{"not_an_id"}},
		"a pointer that is nil": {Act{Step: "register", By: "an", Happened: at, Candidate: "X", Body: (*Register)(nil)}, nil},
	} {
		out := p.r.Check(c.act)
		require.ElementsMatch(t, c.codes, out.Codes(), name)
		require.NotContains(t, out.Text(language.English)+out.Text(vietnamese), "{", name)
	}
	fresh := New(plainRegulation(t))
	require.Equal(t, []string{"not_opened"}, fresh.Check(Act{Step: "register", By: "an", Happened: at}).Codes())
	require.Empty(t, fresh.State())
	require.Empty(t, fresh.Path())
	require.Empty(t, fresh.Open("an", at))
	require.Empty(t, fresh.Due(at))
	require.Empty(t, fresh.Overdue(at))
	require.Empty(t, fresh.Components())
	require.Nil(t, fresh.Rules())
	require.Nil(t, fresh.Opening())
	require.False(t, fresh.Over())
	require.Empty(t, fresh.People())
	require.Equal(t, "x", fresh.Name("x"))
	require.Equal(t, "Vũ An", p.r.Name("an"))
	require.NotEmpty(t, p.r.Open("an", at))
	out := p.r.Check(Act{Step: "announce", By: "an", Happened: at, Body: Announce{Dates: map[string]civil.Date{"x": {Year: 2018, Month: 2, Day: 30}}, Lot: []string{"office", "head"}}})
	require.ElementsMatch(t, []string{"wrong_state", "not_a_date", "lot_roles_needed"}, out.Codes())
}

func TestARegulationOutOfForce(t *testing.T) {
	reg := plainRegulation(t, "personal:", "in_force: {from: 2019-01-01}\npersonal:")
	p := &player{t: t, r: New(reg)}
	p.do("open", "an", "", Open{People: map[string][]string{"an": {"office"}}})
	p.refused("announce", "an", "", nil, "not_yet_in_force")
}
