package workflow

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// Every key with wrong values, told all at once, each at its own place.
func TestWrongValuesAreToldAllAtOnce(t *testing.T) {
	for _, c := range []struct {
		name, text string
		reading    bool // told by the reader
		want       []string
	}{
		{"unknown names everywhere", `
kin: [spouse, sister, sibling, aunty]
roles: {a: {}, b: {members: {exactly: 0}}}
states: {start: s, final: [e]}
clocks:
  - {id: one, starts: {end_of: tow}, lasts: 3 days, restarts: [agian]}
  - {id: two, starts: [go, gone], lasts: 3 days}
steps:
  - {id: go, by: a, from: s, not_by: [goo], complete: [c], effect: announced}
  - {id: end, by: a, from: s, to: e, within: [two, tow], after: []}
`, false, []string{
			"kin[2] named_twice", "kin[3] not_one_of_near", "clocks[0].starts.end_of not_one_of_near", "clocks[0].restarts not_one_of",
			"clocks[1].starts[1] not_one_of", "steps[0].not_by not_one_of_near", "steps[0].complete not_one_of", "steps[0].effect not_one_of_near",
			"steps[1].within[1] not_one_of_near", "steps[1].after no_clocks",
		}},
		{"a ring of clocks, each at its line", `
roles: {a: {}}
states: {start: s, final: [e]}
clocks:
  - {id: one, starts: {end_of: three}, lasts: 3 days}
  - {id: two, starts: {end_of: one}, lasts: 3 days}
  - {id: three, starts: {end_of: two}, lasts: 3 days}
  - {id: own, starts: {end_of: own}, lasts: 3 days}
  - {id: tail, starts: {end_of: one}, lasts: 3 days}
steps: [{id: end, by: a, from: s, to: e, within: [one, tail]}]
`, false, []string{
			"clocks[0].starts.end_of end_of_ring", "clocks[1].starts.end_of end_of_ring", "clocks[2].starts.end_of end_of_ring", "clocks[3].starts.end_of end_of_ring",
		}},
		{"restarts of a clock that never starts", `
roles: {a: {}}
states: {start: s, final: [e]}
clocks:
  - {id: one, starts: never, lasts: 3 days, restarts: [again]}
  - {id: two, starts: {end_of: lost}, lasts: 3 days}
  - {id: lost, starts: never, lasts: 3 days}
steps:
  - {id: again, by: a, from: s}
  - {id: never, by: a, from: s, needs: [never]}
  - {id: some, by: a, from: s, within: [two, lost]}
  - {id: any, by: a, from: s, within: [two, one]}
  - {id: end, by: a, from: s, to: e, after: two}
`, false, []string{"steps[1].needs needs_itself", "clocks[0].restarts restarts_never_started", "steps[2].within[0] clock_never_started", "steps[2].within[1] clock_never_started", "steps[4].after clock_never_started"}},
		{"votes that say too much", `
roles: {a: {}, b: {members: {exactly: 0}}, c: {apart_from: [a]}}
states: {start: s, final: [e]}
steps:
  - {id: v1, by: a, from: s, votes: {over: 1/2, at_least: 2/3}}
  - {id: v2, by: a, from: s, votes: {at_least: 1/2, tie: a}}
  - {id: v3, by: a, from: s, votes: {at_least: 2/3, tie: a}}
  - {id: v4, by: a, from: s, votes: {over: 2/3, tie: a}}
  - {id: v5, by: a, from: s, votes: {tie: b}}
  - {id: v6, by: a, from: s, votes: {tie: c}}
  - {id: v7, by: a, from: s, votes: {at_least: 0}}
  - {id: v8, by: a, from: s, votes: {at_least: 3/2}}
  - {id: v9, by: a, from: s, votes: {tie: a, revote: true, ballot: secret, base: cast}}
  - {id: end, by: a, from: s, to: e}
`, false, []string{
			"steps[0].votes.at_least over_and_at_least", "steps[1].votes.tie tie_is_won", "steps[2].votes.tie tie_needs_half", "steps[3].votes.tie tie_needs_half",
			"steps[4].votes.tie empty_group", "steps[5].votes.tie excluded_both", "steps[6].votes.at_least above", "steps[7].votes.at_least at_most",
		}},
		{"what the reader refuses", `
roles: {a: {}}
states: {start: s, final: [e]}
clocks:
  - {id: one, starts: {end_off: two}, lasts: 3 days, ends_at: 24:00}
  - {id: two, starts: {}, lasts: 3 days, ends_at: 5pm}
  - {id: three, starts: go, lasts: 3 days, ends_at: 7:00}
steps: [{id: go, by: a, from: s, own: maybe, votes: {base: castes, revote: 1}}]
`, true, []string{
			"clocks[0].starts.end_off unknown_key", "clocks[0].ends_at not_time_of_day", "clocks[1].starts end_of_missing", "clocks[1].ends_at not_time_of_day",
			"clocks[2].ends_at not_time_of_day", "steps[0].own not_yes_no", "steps[0].votes.base not_one_of_near", "steps[0].votes.revote not_yes_no",
		}},
	} {
		p, mistakes := read(t, "p.yaml", c.text)
		if !c.reading {
			require.Empty(t, mistakes, c.name)
			_, err := Compile(p)
			require.True(t, errors.As(err, &mistakes), c.name)
		}
		var found []string
		for _, m := range mistakes {
			code := m.Code
			if code == "unknown_key_near" {
				code = "unknown_key"
			}
			found = append(found, m.Path.String()+" "+code)
			for _, tag := range []language.Tag{language.Vietnamese, language.English} {
				require.NotContains(t, m.Reason.Text(tag), "{", m.Code)
			}
		}
		require.ElementsMatch(t, c.want, found, c.name)
	}
}

// What is legal and odd is a remark.
func TestRemarksOfRules(t *testing.T) {
	m := compileText(t, `
roles: {a: {}}
states: {start: s, final: [e]}
steps:
  - {id: v, by: a, from: s, complete: [a], votes: {quorum: 1/2, tie: a, revote: true, ballot: secret}}
  - {id: end, by: a, from: s, to: e}
`)
	var found []string
	for _, r := range m.Remarks() {
		found = append(found, r.Path.String()+" "+r.Code)
	}
	require.ElementsMatch(t, []string{"steps[0].complete remark_complete_of_any_number", "steps[0].votes.revote remark_secret_revote", "steps[0].votes.tie remark_secret_tie"}, found)
}

// Clocks written as Go literals are held to the same.
func TestClockLiterals(t *testing.T) {
	p := brief(new(thituyen.Days(3)), new(thituyen.Days(3)))
	p.Clocks[0].EndsAt = &TimeOfDay{Hour: 25}
	_, err := Compile(p)
	require.ErrorContains(t, err, "25:00")
	p = brief(new(thituyen.Days(3)), new(thituyen.Days(3)))
	p.Clocks[0].Starts.EndOf = "notice"
	_, err = Compile(p)
	var mistakes thituyen.Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.ErrorContains(t, err, "may not lead in a ring")
	require.ErrorContains(t, err, "choose one")
	require.True(t, Clock{Starts: StartsWith("a"), Restarts: Names{"b"}}.StartedBy("b"))
	require.False(t, Clock{Starts: StartsAtEndOf("c")}.StartedBy("c"))
	require.False(t, Clock{}.StartedBy("c"))
}

func TestTimeOfDay(t *testing.T) {
	read, err := ParseTimeOfDay("07:05")
	require.NoError(t, err)
	require.Equal(t, TimeOfDay{7, 5}, read)
	text, err := read.MarshalJSON()
	require.NoError(t, err)
	var again TimeOfDay
	require.NoError(t, again.UnmarshalJSON(text))
	require.Equal(t, read, again)
	require.Error(t, again.UnmarshalJSON([]byte(`"7:05"`)))
	require.Error(t, again.UnmarshalJSON([]byte(`7`)))
	require.Equal(t, "07:05", read.Text(language.Vietnamese))
}
