package workflow

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// The example of the format compiles as it stands: an excerpt, whose ends are
// still to be written.
func TestFormatExampleCompiles(t *testing.T) {
	m, err := Compile(readFile(t, "format.yaml"))
	require.NoError(t, err)
	require.Equal(t, []string{"draft", "announced", "closed", "reported", "recognised", "ended", "cancelled"}, m.States())
	require.Equal(t, []string{"announce", "close", "report", "recognise"}, m.Steps())
	require.Equal(t, &Minimum{Count: 2, Of: Registered, Otherwise: Extend}, m.Minimum())
	require.True(t, m.Final("ended"))
	require.False(t, m.Final("recognised"))
	var remarks []string
	for _, r := range m.Remarks() {
		remarks = append(remarks, r.Path.String()+" "+r.Code)
	}
	require.Equal(t, []string{
		"states.final[0] remark_final_unreached", "states.final[1] remark_final_unreached",
		"steps[3].to remark_no_way_out",
	}, remarks)
	rule, known := m.Step("recognise")
	require.True(t, known)
	require.Equal(t, "chair", rule.Votes.Tie)
	_, known = m.Step("recognize")
	require.False(t, known)
	require.Len(t, m.Procedure().Steps, 4)
}

// A small procedure without mistakes, of which each case below spoils a line.
const sound = `
roles:
  organiser: {title: Cơ quan tổ chức}
  council: {members: {at_least: 5, at_most: 9, odd: true}, apart_from: [supervisor], kin: any_candidate}
  chair: {of: council, members: {exactly: 1}}
  supervisor: {}
  codes: {}
states: {start: draft, final: [ended, cancelled], titles: {draft: Dự thảo}}
clocks:
  - {id: registration, starts: announce, lasts: 30 days, extension: {step: prolong, lasts: 10 days}}
  - {id: approval, starts: [report], lasts: 5 working days}
minimum: {count: 2, of: present, otherwise: cancel}
steps:
  - {id: announce, by: organiser, from: draft, to: announced}
  - {id: prolong, by: organiser, from: announced}
  - {id: register, by: organiser, from: announced, within: registration, once: candidate}
  - {id: close, by: [organiser, council], from: announced, to: closed, after: registration}
  - {id: open, jointly: [chair, codes], from: closed, to: opened, once: case}
  - {id: report, by: chair, from: opened, to: reported, needs: [close]}
  - {id: recognise, by: council, from: reported, to: ended, within: approval, votes: {quorum: 2/3, tie: chair}}
  - {id: cancel, by: [organiser], from: [draft, announced, closed, opened, reported], to: cancelled}
`

func TestSoundProcedureCompiles(t *testing.T) {
	m := compileText(t, sound)
	require.Empty(t, m.Remarks(), m.Remarks().Text(language.English))
}

func TestCompileFindsEachMistake(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           []string // path, code
	}{
		{"a role that nobody declared", "by: organiser, from: draft", "by: organizer, from: draft", []string{"steps[0].by not_one_of_near"}},
		{"one of several roles unknown", "[organiser, council]", "[organiser, counsel]", []string{"steps[3].by[1] not_one_of_near"}},
		{"a role named twice", "[organiser, council]", "[organiser, organiser]", []string{"steps[3].by[1] named_twice"}},
		{"apart from an unknown role", "apart_from: [supervisor]", "apart_from: [supervisors]", []string{"roles.council.apart_from[0] not_one_of_near"}},
		{"apart from itself", "apart_from: [supervisor]", "apart_from: [council]", []string{"roles.council.apart_from[0] apart_from_itself"}},
		{"of an unknown role", "of: council", "of: senate", []string{"roles.chair.of not_one_of"}},
		{"of itself", "of: council", "of: chair", []string{"roles.chair.of of_ring"}},
		{"of in a ring", "supervisor: {}\n  codes: {}", "supervisor: {of: codes}\n  codes: {of: supervisor}", []string{"roles.codes.of of_ring", "roles.supervisor.of of_ring"}},
		{"of a role it is apart from", "chair: {of: council,", "chair: {of: council, apart_from: [council],", []string{"roles.chair.of of_apart", "steps[6].votes.tie excluded_both"}},
		{"more than the group has", "chair: {of: council, members: {exactly: 1}}", "chair: {of: council, members: {at_least: 10}}", []string{"roles.chair.members more_than_of"}},
		{"no number fits: above and below", "{at_least: 5, at_most: 9, odd: true}", "{at_least: 10, at_most: 9}", []string{"roles.council.members members_impossible"}},
		{"no number fits: odd", "{at_least: 5, at_most: 9, odd: true}", "{exactly: 6, odd: true}", []string{"roles.council.members members_impossible"}},
		{"no number fits: exactly and at most", "{at_least: 5, at_most: 9, odd: true}", "{exactly: 6, at_most: 5}", []string{"roles.council.members members_impossible"}},
		{"no number fits: odd and none", "codes: {}", "codes: {members: {at_most: 0, odd: true}}", []string{"roles.codes.members members_impossible", "steps[4].jointly[1] empty_group"}},
		{"a number below zero", "at_least: 5", "at_least: -5", []string{"roles.council.members.at_least at_least"}},
		{"an empty group votes", "{at_least: 5, at_most: 9, odd: true}", "{exactly: 0}", []string{"roles.chair.members more_than_of", "steps[6].by empty_group"}},
		{"an empty part of a joint step", "codes: {}", "codes: {members: {exactly: 0}}", []string{"steps[4].jointly[1] empty_group"}},
		{"a tie that its decider cannot settle", "chair: {of: council,", "chair: {apart_from: [council],", []string{"steps[6].votes.tie excluded_both"}},
		{"a quorum above all", "quorum: 2/3", "quorum: 4/3", []string{"steps[6].votes.quorum at_most"}},
		{"a quorum in heads", "quorum: 2/3", "quorum: 5", []string{"steps[6].votes.quorum at_most"}},
		{"a quorum of nobody", "quorum: 2/3", "quorum: 0", []string{"steps[6].votes.quorum above"}},
		{"a majority over all", "quorum: 2/3", "over: 100%", []string{"steps[6].votes.over over_all"}},
		{"a majority below none", "quorum: 2/3", "over: -1/2", []string{"steps[6].votes.over at_least"}},
		{"a tie by nobody known", "tie: chair", "tie: chairs", []string{"steps[6].votes.tie not_one_of_near"}},
		{"a vote taken jointly", "jointly: [chair, codes]", "jointly: [chair, codes], votes: {quorum: 1/2}", []string{"steps[4].jointly votes_jointly"}},
		{"nobody may take it", "{id: prolong, by: organiser,", "{id: prolong,", []string{"steps[1].by nobody_may"}},
		{"an empty list of roles", "{id: prolong, by: organiser,", "{id: prolong, by: [],", []string{"steps[1].by nobody_may"}},
		{"an empty joint step", "jointly: [chair, codes]", "jointly: []", []string{"steps[4].by nobody_may", "steps[4].jointly empty_jointly"}},
		{"no state to take it in", "id: prolong, by: organiser, from: announced", "id: prolong, by: organiser, from: []", []string{"steps[1].from no_from"}},
		{"from left out", "id: prolong, by: organiser, from: announced", "id: prolong, by: organiser", []string{"steps[1].from missing_key"}},
		{"a state twice", "from: [draft, announced, closed", "from: [draft, announced, announced, closed", []string{"steps[7].from[2] named_twice"}},
		{"a step twice", "{id: prolong, by", "{id: announce, by", []string{"clocks[0].extension.step not_one_of", "steps[1].id double_id"}},
		{"a clock twice", "{id: approval,", "{id: registration,", []string{"clocks[1].id double_id", "steps[6].within not_one_of"}},
		{"a state that nothing leads to", "from: draft, to: announced", "from: draft, to: anounced", []string{"steps[0].to no_way_out_other", "steps[1].from unreached_state_near"}},
		{"a state that is near none", "by: chair, from: opened", "by: chair, from: elsewhere", []string{"steps[5].from unreached_state"}},
		{"no way out, near a final state", "from: [draft, announced, closed, opened, reported], to: cancelled", "from: [draft], to: canceled", []string{"steps[7].to no_way_out_near"}},
		{"the start is final", "start: draft", "start: ended", []string{"states.final start_is_final", "steps[0].from unreached_state"}},
		{"a final state twice", "[ended, cancelled]", "[ended, cancelled, ended]", []string{"states.final[2] named_twice"}},
		{"a title for no state", "titles: {draft: ", "titles: {drafts: ", []string{"states.titles.drafts not_one_of_near"}},
		{"a clock that no step starts", "starts: announce", "starts: anounce", []string{"clocks[0].starts not_one_of_near"}},
		{"a clock with an empty start", "starts: announce", "starts: []", []string{"clocks[0].starts clock_without_start"}},
		{"a clock that begins too late", "starts: announce", "starts: close", []string{"steps[2].within clock_never_started", "steps[3].after clock_never_started"}},
		{"an unknown clock", "within: approval", "within: aproval", []string{"steps[6].within not_one_of_near"}},
		{"within and after one clock", "within: registration, once: candidate", "within: registration, after: registration", []string{"steps[2].after within_and_after"}},
		{"needs itself", "needs: [close]", "needs: [report]", []string{"steps[5].needs needs_itself"}},
		{"needs what comes later", "needs: [close]", "needs: [recognise]", []string{"steps[5].needs[0] never_before"}},
		{"needs an unknown step", "needs: [close]", "needs: [closed]", []string{"steps[5].needs not_one_of_near"}},
		{"an unknown word", "once: candidate", "once: candidates", []string{"steps[2].once not_one_of_near"}},
		{"kin of nobody", "kin: any_candidate", "kin: all", []string{"roles.council.kin not_one_of"}},
		{"no minimum at all", "count: 2", "count: 0", []string{"minimum.count missing_key"}},
		{"a clock without length", "starts: announce, lasts: 30 days,", "starts: announce,", []string{"clocks[0].lasts missing_key"}},
		{"an extension by nothing known", "step: prolong", "step: prolonged", []string{"clocks[0].extension.step not_one_of_near"}},
		{"two at once", "quorum: 2/3, tie: chair", "quorum: 3/2, tie: chairs", []string{"steps[6].votes.quorum at_most", "steps[6].votes.tie not_one_of_near"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Contains(t, sound, c.old)
			found := codesOf(t, strings.Replace(sound, c.old, c.new, 1))
			require.ElementsMatch(t, c.want, found)
		})
	}
}

// codesOf reads and compiles a text and returns what is wrong with it, path
// and code, seeing to it that each is worded in both languages.
func codesOf(t *testing.T, text string) []string {
	t.Helper()
	root, mistakes := document.Parse("procedure.yaml", []byte(text))
	require.Empty(t, mistakes)
	var p Procedure
	read := document.Decode(root, &p)
	_, err := Compile(p)
	var compiled thituyen.Mistakes
	errors.As(err, &compiled)
	var out []string
	for _, m := range document.Join(read, document.In(compiled, root)) {
		out = append(out, m.Path.String()+" "+m.Code)
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.NotContains(t, m.Reason.Text(tag), "{")
			require.NotEmpty(t, m.Reason.Text(tag))
		}
		require.NotZero(t, m.Place.Line, m.Path.String())
	}
	return out
}

// What is legal but odd is a remark and not a mistake.
func TestRemarks(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"supervisor: {}", "supervisor: {}\n  guest: {}", "roles.guest remark_unused_role"},
		{"quorum: 2/3, ", "", "steps[6].votes remark_no_quorum"},
		{"tie: chair", "tie: chair, ballot: secret", "steps[6].votes.tie remark_secret_tie"},
		{"final: [ended, cancelled]", "final: [ended, cancelled, archived]", "states.final[2] remark_final_unreached"},
		{"from: [draft, announced, closed, opened, reported], to: cancelled", "from: [draft, ended], to: cancelled", "steps[7].from[1] remark_leaves_final"},
	} {
		m := compileText(t, strings.Replace(sound, c.old, c.new, 1))
		var found []string
		for _, r := range m.Remarks() {
			found = append(found, r.Path.String()+" "+r.Code)
			require.NotContains(t, r.Text(language.Vietnamese)+r.Text(language.English), "{")
		}
		require.Contains(t, found, c.want)
	}
}

func TestCompileOfNothing(t *testing.T) {
	_, err := Compile(Procedure{})
	mistakes, ok := document.Of(err)
	require.True(t, ok)
	var found []string
	for _, m := range mistakes {
		found = append(found, m.Path.String()+" "+m.Code)
	}
	require.ElementsMatch(t, []string{"roles missing_key", "states missing_key", "steps missing_key"}, found)
}

// A state without a way out or without a way to an end, and a clock that no
// step reads, are odd but no mistake: a case may stop there, and a last day may
// be kept for people to see.
func TestOddButSound(t *testing.T) {
	p, mistakes := read(t, "p.yaml", `
roles: {a: {}}
states: {start: one, final: [end]}
clocks: [{id: notice, starts: go, lasts: 3 days}]
steps:
  - {id: go, by: a, from: one, to: two}
  - {id: on, by: a, from: two, to: three}
  - {id: back, by: a, from: three, to: two}
  - {id: halt, by: a, from: one, to: halted}
  - {id: finish, by: a, from: one, to: end}
`)
	require.Empty(t, mistakes)
	m, err := Compile(p)
	require.NoError(t, err)
	var remarks []string
	for _, r := range m.Remarks() {
		remarks = append(remarks, r.Path.String()+" "+r.Code)
	}
	require.ElementsMatch(t, []string{
		"clocks[0].id remark_clock_never_read", "steps[0].to remark_no_way_to_end",
		"steps[1].to remark_no_way_to_end", "steps[3].to remark_no_way_out",
	}, remarks)
}

// States that no way leads to are told once, at the first.
func TestUnreached(t *testing.T) {
	require.Equal(t, []string{"steps[0].from[0] unreached_state"}, codesOf(t, `
roles: {a: {}}
states: {start: one, final: [end]}
steps:
  - {id: round, by: a, from: [five, six], to: six}
  - {id: about, by: a, from: six, to: five}
  - {id: leave, by: a, from: six, to: end}
  - {id: finish, by: a, from: one, to: end}
`))
	require.Contains(t, codesOf(t, `
roles: {a: {}}
states: {start: one, final: [end]}
steps:
  - {id: stay, by: a, from: one}
  - {id: finish, by: a, from: two, to: end}
`), "steps[1].from unreached_state")
}

// The caller's literal stays the caller's: changing it, or what the machine
// hands out, changes no machine.
func TestMachineIsItsOwn(t *testing.T) {
	p, mistakes := read(t, "p.yaml", sound)
	require.Empty(t, mistakes)
	m, err := Compile(p)
	require.NoError(t, err)
	before := m.Procedure()
	picture := m.Mermaid(language.English)
	spoil := func(p Procedure) {
		p.Steps[0].From[0], p.Steps[0].By[0], p.Steps[3].By[1], p.Steps[5].Needs[0] = "x", "x", "x", "x"
		p.Steps[6].Votes.Tie, p.States.Final[0], p.States.Titles["draft"] = "x", "x", thituyen.TitleOf("x")
		p.Steps[4].Jointly[0], p.Clocks[0].Lasts.Count, p.Clocks[0].Starts.Steps[0] = "x", 99, "x"
		p.Clocks[0].Extension.Lasts.Count, p.Minimum.Count = 99, 99
		*p.Roles["council"].Members.AtLeast = 99
		p.Roles["council"].ApartFrom[0] = "x"
		delete(p.Roles, "chair")
	}
	spoil(p)
	spoil(m.Procedure())
	rule, _ := m.Step("announce")
	rule.From[0] = "x"
	m.Minimum().Count = 99
	m.States()[0] = "x"
	require.Equal(t, before, m.Procedure())
	require.Equal(t, picture, m.Mermaid(language.English))
	require.Equal(t, []string{"draft", "announced", "closed", "opened", "reported", "ended", "cancelled"}, m.States())
}

// Hostile documents end soon: the largest that the limits let through.
func TestLargeProcedures(t *testing.T) {
	var text strings.Builder
	text.WriteString("roles: {a: {}}\nstates: {start: s1000, final: [s0]}\nsteps:\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "  - {id: t%d, by: a, from: s%d, to: s%d}\n", i, i+1, i)
	}
	p, mistakes := read(t, "large.yaml", text.String())
	require.Empty(t, mistakes)
	m, err := Compile(p)
	require.NoError(t, err)
	require.Len(t, m.States(), 1001)

	p.Steps = append(p.Steps, p.Steps[0])
	_, err = Compile(p)
	require.ErrorContains(t, err, "at most 1000 items")
}

// Each code of a refusal has its sentences.
func TestRefusalCodes(t *testing.T) {
	for _, code := range Refusals() {
		require.Contains(t, sentences.Sentences(), code)
	}
	require.Len(t, Refusals(), 21)
}
