package round

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const cohortProcedure = `
procedure:
  roles: {office: {}, marking: {}, board: {}}
  states: {start: draft, final: [done]}
  steps:
    - {id: announce, by: office, from: draft, to: open}
    - {id: register, by: office, from: open}
    - {id: attendance, by: office, from: open}
    - {id: issue_codes, by: board, from: open}
    - {id: open_codes, jointly: [office, board], from: open}
    - {id: mark, by: marking, from: open}
    - {id: settle, by: office, from: open}
    - {id: close_component, by: office, from: open}
    - {id: ask_remark, by: office, from: open}
    - {id: remark, by: marking, from: open}
    - {id: withdraw, by: office, from: [open, ranked]}
    - {id: exclude, by: office, from: [open, ranked]}
    - {id: rank, by: office, from: open, to: ranked}
    - {id: propose, by: office, from: ranked, to: done}
`

// together begins a round under a scheme; everybody sits everything that they
// reach.
func together(t *testing.T, rules string, seats int, people map[string]Register) *player {
	reg, err := regulation.Parse("chung.yaml", []byte("regulation: chung\n"+rules+cohortProcedure))
	require.NoError(t, err)
	p := &player{t: t, r: New(reg)}
	p.do("open", "an", "", Open{
		Post:   eligibility.Post{ID: "p", Seats: &seats},
		People: map[string][]string{"an": {"office"}, "kin": {"board"}, "m1": {"marking"}, "m2": {"marking"}, "m3": {"marking"}},
	})
	p.do("announce", "an", "", nil)
	for _, id := range sortedKeys(people) {
		p.do("register", "an", id, people[id])
	}
	return p
}

func (p *player) present(component string, who ...string) {
	p.do("attendance", "an", "", Attendance{Component: component, Present: who})
}

func (p *player) closed(component string) map[string]string {
	out := map[string]string{}
	for id, of := range p.do("close_component", "an", "", CloseComponent{Component: component}).Result.Values {
		out[id] = of[component].Text(language.English)
	}
	return out
}

var three = map[string]Register{"A": {}, "B": {}, "C": {}}

// What is asked of everybody together is asked of those who sat; who leaves
// moves the others, and that is told.
func TestACohortInARound(t *testing.T) {
	p := together(t, `scoring: {parts: [{id: essay, max: 100, adjust: [{standardise: {mean: 50, deviation: 10, as: population, statistics: {places: 2, mode: half_up}}}]}]}
ranking: {keys: [{by: total, prefer: highest}], select: {at_cut: refer, reserve: all}}`, 1,
		map[string]Register{"A": {}, "B": {}, "C": {}, "D": {OutOfCompetition: true}})
	p.present("essay", "A", "B", "C", "D")
	for id, n := range map[string]int64{"A": 40, "B": 60, "C": 80, "D": 100} {
		p.do("mark", "m1", id, mark("essay", n))
	}
	require.Equal(t, map[string]string{"A": "37.7526 (passed)", "B": "50 (passed)", "C": "62.2474 (passed)", "D": "74.4948 (passed)"}, rounded(p.closed("essay")))
	out := p.do("withdraw", "an", "C", Withdraw{Reason: "ốm"})
	require.Equal(t, "40 (passed)", out.Result.Values["A"]["essay"].Text(language.English))
	require.Equal(t, "60 (passed)", out.Result.Values["B"]["essay"].Text(language.English))
	require.Len(t, out.Moved, 3)
	require.Equal(t, "A", out.Moved[0].Candidate)
	require.Contains(t, out.Moved[0].Why.Text(vietnamese), "C")
	c, _ := p.r.Candidate("A")
	require.Equal(t, "40 (passed)", c.Values["essay"].Text(language.English))
	ranked := p.do("rank", "an", "", nil)
	require.Equal(t, []Names{{"B"}, {"A"}}, ranked.Result.Order, "who is out of competition has no place")
	excluded := p.do("exclude", "an", "B", Exclude{Paper: "QĐ 1", Reason: "hồ sơ giả"})
	require.Equal(t, "50 (passed)", excluded.Result.Values["A"]["essay"].Text(language.English), "alone, one has the mean")
	require.Equal(t, []string{"A"}, p.r.Selection().Selected)
	require.Equal(t, "50", excluded.Result.Totals["A"].String())
	verified(t, p.r)
}

// rounded are values to four decimals.
func rounded(values map[string]string) map[string]string {
	out := map[string]string{}
	for id, value := range values {
		fields := strings.Fields(value)
		if v, err := thituyen.ParseValue(fields[0]); err == nil {
			fields[0] = v.Round(4, thituyen.HalfUp).String()
		}
		out[id] = fields[0] + " " + fields[len(fields)-1]
	}
	return out
}

// A re-mark moves the others too.
func TestARemarkMovesTheCohort(t *testing.T) {
	p := together(t, "scoring: {parts: [{id: essay, max: 100, remark: {replaces: always}, adjust: [{percentile: {counts: at_or_below}}]}]}", 1, three)
	p.present("essay", "A", "B", "C")
	for id, n := range map[string]int64{"A": 40, "B": 60, "C": 80} {
		p.do("mark", "m1", id, mark("essay", n))
	}
	p.closed("essay")
	p.do("ask_remark", "an", "A", AskRemark{Component: "essay"})
	out := p.do("remark", "m2", "A", Remark{Component: "essay", Mark: mark("", 60).Mark})
	for _, moved := range out.Moved {
		require.Contains(t, moved.Why.Text(language.English), "A was marked once more")
		require.False(t, moved.Before.Value.Equal(*moved.After.Value))
	}
	verified(t, p.r)
}

// A shortlist says who goes on; the others are marked no further.
func TestAShortlistInARound(t *testing.T) {
	p := together(t, `scoring: {parts: [{id: essay, max: 100, pass: 50}, {id: talk, max: 100, after: essay, shortlist: {by: essay, per_seat: 2}}]}
ranking: {keys: [{by: total, prefer: highest}]}`, 1, map[string]Register{"A": {}, "B": {}, "C": {}, "D": {}})
	p.present("essay", "A", "B", "C", "D")
	for id, n := range map[string]int64{"A": 40, "B": 60, "C": 80, "D": 90} {
		p.do("mark", "m1", id, mark("essay", n))
	}
	p.refused("attendance", "an", "", Attendance{Component: "talk", Present: []string{"D"}}, "component_not_closed")
	p.closed("essay")
	p.refused("attendance", "an", "", Attendance{Component: "talk", Present: []string{"B"}}, "not_shortlisted")
	p.refused("attendance", "an", "", Attendance{Component: "talk", Present: []string{"A"}}, "not_reached")
	p.present("talk", "C", "D")
	p.refused("mark", "m1", "B", mark("talk", 70), "attendance_needed", "not_shortlisted")
	p.do("withdraw", "an", "C", nil)
	p.present("talk", "B") // the next best is called
	for id, n := range map[string]int64{"B": 70, "D": 60} {
		p.do("mark", "m1", id, mark("talk", n))
	}
	require.Equal(t, map[string]string{"B": "70 (passed)", "D": "60 (passed)"}, p.closed("talk"))
	out := p.do("rank", "an", "", nil)
	require.Equal(t, []Names{{"D"}, {"B"}}, out.Result.Order)
	verified(t, p.r)

	p = together(t, "scoring: {parts: [{id: essay, max: 100}, {id: talk, max: 100, shortlist: {by: essay, count: 1}}]}\nranking: {keys: [{by: total, prefer: highest}]}", 1, three)
	p.present("essay", "A", "B", "C")
	for id, n := range map[string]int64{"A": 40, "B": 60, "C": 80} {
		p.do("mark", "m1", id, mark("essay", n))
	}
	p.closed("essay")
	p.present("talk", "C")
	p.do("mark", "m1", "C", mark("talk", 70))
	p.closed("talk")
	out = p.do("rank", "an", "", nil)
	require.Equal(t, scoring.NotShortlisted, out.Result.Standings["A"])
	require.Equal(t, []Names{{"C"}}, out.Result.Order)
	verified(t, p.r)
}

// By code, what a marker's marks are beside all they gave is known; what a
// value is beside the others' waits until the codes are opened.
func TestACohortByCode(t *testing.T) {
	p := together(t, `facts: {room: {type: text}}
scoring: {parts: [{id: essay, max: 100, anonymous: true, pass: 45,
  panel: {markers: {at_least: 1}, each: [{standardise: {mean: 50, deviation: 10, by: marker, as: population, statistics: {places: 2, mode: half_up}}}]},
  adjust: [{percentile: {by: fact.room}}]}]}
ranking: {keys: [{by: total, prefer: highest}]}`, 1, map[string]Register{"A": in("r1"), "B": in("r1"), "C": in("r2"), "D": in("r2")})
	codes := map[string]string{"K1": "C", "K2": "A", "K3": "D", "K4": "B"}
	sealed, book, err := SealCodes("essay", codes, p.r.Registered(), salts("codes"))
	require.NoError(t, err)
	p.do("issue_codes", "kin", "", sealed)
	p.present("essay", "K1", "K2", "K3", "K4")
	for code, n := range map[string]int64{"K1": 60, "K2": 40, "K3": 80, "K4": 60} {
		m := mark("essay", n)
		m.Code = code
		p.do("mark", "m1", "", m)
	}
	values := rounded(p.closed("essay"))
	require.Equal(t, map[string]string{"K1": "50 (passed)", "K2": "35.8557 (passed)", "K3": "64.1443 (passed)", "K4": "50 (passed)"}, values)
	p.do("open_codes", "an", "", OpenCodes{Component: "essay"})
	opened := p.do("open_codes", "kin", "", OpenCodes{Component: "essay", Codes: book})
	require.Equal(t, "50 (passed)", opened.Result.Values["A"]["essay"].Text(language.English))
	require.Equal(t, "100 (passed)", opened.Result.Values["B"]["essay"].Text(language.English))
	p.do("rank", "an", "", nil)
	verified(t, p.r)
}

func in(room string) Register {
	return Register{Dossier: eligibility.Dossier{Facts: map[string]thituyen.Fact{"room": thituyen.FactOf(room)}}}
}

// Where what splits the cohort is hidden, everybody's values rest on it.
func TestAHiddenFactThatSplitsTheCohort(t *testing.T) {
	p := together(t, `personal: [room]
facts: {room: {type: text}}
scoring: {parts: [{id: essay, max: 100, adjust: [{percentile: {by: fact.room}}]}]}
ranking: {keys: [{by: total, prefer: highest}]}`, 1, map[string]Register{"A": in("r1"), "B": in("r1"), "C": in("r2")})
	p.present("essay", "A", "B", "C")
	for id, n := range map[string]int64{"A": 40, "B": 60, "C": 80} {
		p.do("mark", "m1", id, mark("essay", n))
	}
	require.Equal(t, map[string]string{"A": "50 (passed)", "B": "100 (passed)", "C": "100 (passed)"}, p.closed("essay"))
	p.do("rank", "an", "", nil)
	verified(t, p.r)
	report := Verify(p.r.history, VerifyOptions{})
	require.True(t, report.Holds, report.Text(vietnamese))
	require.Equal(t, 7, report.Attested, "three values, three totals and the order")
	require.Len(t, report.Rests[0].Rests, 3)
}

// Who is exempt owes no marks, where the regulation lets it be; a panel may
// mark once more.
func TestExemptionsAndAPanelOfRemarkers(t *testing.T) {
	p := together(t, `scoring: {combine: mean, parts: [{id: essay, max: 100, panel: {markers: {at_least: 1, at_most: 2}, spread: [{up_to: 20, then: combine}, {above: 20, then: another_marker}]}, remark: {replaces: always, panel: {markers: {at_least: 2, at_most: 2}}}}, {id: language, max: 100, exempt: true}]}
ranking: {keys: [{by: total, prefer: highest}]}`, 1, three)
	p.refused("attendance", "an", "", Attendance{Component: "essay", Exempt: []string{"A"}}, "not_exemptible")
	p.present("essay", "A", "B", "C")
	p.do("attendance", "an", "", Attendance{Component: "language", Present: []string{"A", "B"}, Exempt: []string{"C"}, Note: Note{Paper: "Chứng chỉ 12"}})
	p.refused("mark", "m1", "C", mark("language", 50), "is_exempt")
	for id, n := range map[string]int64{"A": 60, "B": 70, "C": 80} {
		p.do("mark", "m1", id, mark("essay", n))
		if id != "C" {
			p.do("mark", "m1", id, mark("language", n))
		}
	}
	p.do("mark", "m2", "B", mark("essay", 72))
	p.refused("mark", "m3", "B", mark("essay", 71), "too_many_marks")
	p.do("mark", "m2", "A", mark("essay", 90))
	p.refused("close_component", "an", "", CloseComponent{Component: "essay"}, "marks_missing")
	p.do("mark", "m3", "A", mark("essay", 90))
	require.Equal(t, map[string]string{"A": "80 (passed)", "B": "71 (passed)", "C": "80 (passed)"}, p.closed("essay"))
	p.closed("language")
	p.do("ask_remark", "an", "C", AskRemark{Component: "essay"})
	out := p.do("remark", "m2", "C", Remark{Component: "essay", Mark: mark("", 90).Mark})
	require.Equal(t, scoring.Incomplete, out.Result.Values["C"]["essay"].Standing)
	p.refused("rank", "an", "", nil, "marks_missing")
	p.refused("remark", "m2", "C", Remark{Component: "essay", Mark: mark("", 90).Mark}, "marked_before")
	out = p.do("remark", "m3", "C", Remark{Component: "essay", Mark: mark("", 94).Mark})
	require.Equal(t, "92 (passed)", out.Result.Values["C"]["essay"].Text(language.English))
	p.refused("remark", "m3", "C", Remark{Component: "essay", Mark: mark("", 94).Mark}, "already_remarked")
	ranked := p.do("rank", "an", "", nil)
	require.Equal(t, []Names{{"C"}, {"B"}, {"A"}}, ranked.Result.Order, fmt.Sprint(ranked.Result.Totals))
	verified(t, p.r)
}
