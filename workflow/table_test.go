package workflow

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
)

// row is a line of a table of allowed steps, written by hand for policy
// staff.
type row struct {
	step               string
	roles              []string
	joint              bool
	states             []string
	to                 string
	needs              []string
	within             []string
	after, extend      string
	once, vote, resume bool
}

var ticked = regexp.MustCompile("`([^`]+)`")

func names(cell string) []string {
	var out []string
	for _, m := range ticked.FindAllStringSubmatch(cell, -1) {
		out = append(out, m[1])
	}
	return out
}

// readTable reads the states, in their order, and the steps of a table.
func readTable(t *testing.T, file string) (states []string, rows []row) {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(strings.Trim(line, "|"), "|")
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		switch len(cells) {
		case 2:
			states = append(states, names(cells[0])...)
		case 6:
			r := row{step: names(cells[0])[0], roles: names(cells[2]), joint: strings.Contains(cells[2], "+"), states: ranges(t, cells[3], states)}
			r.to = strings.Join(names(cells[4]), "")
			condition(t, &r, cells[5])
			rows = append(rows, r)
		}
	}
	return states, rows
}

// ranges reads "`a` – `c`, `e`".
func ranges(t *testing.T, cell string, order []string) []string {
	t.Helper()
	var out []string
	for _, part := range strings.Split(cell, ",") {
		ends := names(part)
		from, to := slices.Index(order, ends[0]), slices.Index(order, ends[len(ends)-1])
		require.True(t, 0 <= from && from <= to, part)
		require.Equal(t, len(ends) == 2, strings.Contains(part, "–"), part)
		out = append(out, order[from:to+1]...)
	}
	return out
}

func condition(t *testing.T, r *row, cell string) {
	t.Helper()
	for _, part := range strings.Split(cell, ";") {
		part = strings.TrimSpace(part)
		named := strings.Join(names(part), "")
		switch word, _, _ := strings.Cut(part, " `"); word {
		case "":
		case "trong":
			r.within = names(part)
		case "sau":
			r.after = named
		case "gia hạn":
			r.extend = named
		case "cần":
			r.needs = append(r.needs, named)
		case "một lần":
			r.once = true
		case "biểu quyết":
			r.vote = true
		case "khi đang tạm dừng":
			r.resume = true
		default:
			require.Fail(t, "a condition that the test does not know", part)
		}
	}
}

// preset reads the procedure of a preset beside this package.
func preset(t *testing.T, name string) *Machine {
	t.Helper()
	text, err := os.ReadFile("regulation/presets/" + name + ".yaml")
	require.NoError(t, err)
	root, mistakes := document.Parse(name+".yaml", text)
	require.Empty(t, mistakes)
	var p Procedure
	require.Empty(t, document.Decode(root.Get("procedure"), &p))
	m, err := Compile(p)
	require.NoError(t, err)
	return m
}

var presetTables = []string{"hai-phong-2018", "nd-170-2025"}

var moment = civil.DateTime{Date: civil.Date{Year: 2018, Month: 3, Day: 1}, Time: civil.Time{Hour: 9}}

// scene is a case put into a state in which all that a row asks besides is
// given: who holds each role, with those that its holders must hold.
func scene(t *testing.T, m *Machine, r row, state string) *Proceeding {
	t.Helper()
	people := map[string][]string{"nobody": nil}
	for i := range m.roles {
		for _, held := range m.closure(i) {
			people[m.roles[i].name.ID] = append(people[m.roles[i].name.ID], m.roles[held].name.ID)
		}
	}
	p := start(t, m, Case{People: people})
	p.state = state
	for _, need := range r.needs {
		p.taken[m.stepAt[need]].count = 1
	}
	for _, clock := range slices.DeleteFunc(append(slices.Clone(r.within), r.extend), func(name string) bool { return name == "" }) {
		p.clocks[m.clockAt[clock]] = clockState{started: true, from: moment, last: moment.Date}
	}
	if r.after != "" {
		p.clocks[m.clockAt[r.after]] = clockState{started: true, from: moment, last: moment.Date.AddDays(-1)}
	}
	if r.resume {
		p.Suspend()
	}
	return p
}

// Every role, in every state, at every step: what the table allows is
// accepted, and anything else is refused with just the codes that the table
// gives for it.
func TestTablesOfAllowedSteps(t *testing.T) {
	for _, name := range presetTables {
		t.Run(name, func(t *testing.T) {
			m := preset(t, name)
			states, rows := readTable(t, "testdata/tables/"+name+".md")
			require.ElementsMatch(t, m.States(), states)
			require.Equal(t, m.Steps(), ids(rows, func(r row) string { return r.step }))
			allowed, refused := 0, 0
			for _, r := range rows {
				rule, _ := m.Step(r.step)
				require.Equal(t, rule.To, r.to, r.step)
				require.Equal(t, rule.Votes != nil, r.vote, r.step)
				require.Equal(t, rule.Once != "", r.once, r.step)
				for _, state := range states {
					for who := range scene(t, m, r, state).people {
						p := scene(t, m, r, state)
						var want []string
						if !slices.ContainsFunc(p.Roles(who), func(role string) bool { return slices.Contains(r.roles, role) }) {
							want = append(want, "wrong_role")
						}
						if !slices.Contains(r.states, state) {
							want = append(want, map[bool]string{true: "final_state", false: "wrong_state"}[m.Final(state)])
						}
						out := p.Check(Step{At: moment, By: who, Step: r.step})
						require.ElementsMatch(t, want, out.Codes(), "%s by %s in %s: %s", r.step, who, state, out.Text(language.English))
						if len(want) == 0 {
							allowed++
							require.Equal(t, r.joint, len(out.Waiting) > 0)
						} else {
							refused++
						}
					}
				}
			}
			t.Logf("%d combinations allowed, %d refused", allowed, refused)
			require.Positive(t, allowed)
		})
	}
}

// What a row asks besides role and state is asked, each with its code.
func TestTablesOfConditions(t *testing.T) {
	for _, name := range presetTables {
		t.Run(name, func(t *testing.T) {
			m := preset(t, name)
			_, rows := readTable(t, "testdata/tables/"+name+".md")
			for _, r := range rows {
				codes := func(change func(p *Proceeding)) []string {
					p := scene(t, m, r, r.states[0])
					change(p)
					return p.Check(Step{At: moment, By: r.roles[0], Step: r.step}).Codes()
				}
				require.Empty(t, codes(func(*Proceeding) {}), r.step)
				for _, need := range r.needs {
					require.Equal(t, []string{"step_needed"}, codes(func(p *Proceeding) { p.taken[m.stepAt[need]].count = 0 }), r.step)
				}
				without := func(clocks ...string) []string {
					return codes(func(p *Proceeding) {
						for _, clock := range clocks {
							p.clocks[m.clockAt[clock]] = clockState{}
						}
					})
				}
				last := func(days int, clocks ...string) []string {
					return codes(func(p *Proceeding) {
						for _, clock := range clocks {
							p.clocks[m.clockAt[clock]].last = moment.Date.AddDays(days)
						}
					})
				}
				if r.within != nil {
					require.Equal(t, []string{"too_early"}, without(r.within...), r.step)
					require.Equal(t, []string{"too_late"}, last(-1, r.within...), r.step)
					for i := range r.within[1:] {
						require.Empty(t, last(-1, r.within[i]), "%s: one that runs is enough", r.step)
					}
				}
				if r.after != "" {
					require.Equal(t, []string{"too_early"}, without(r.after), r.step)
					require.Equal(t, []string{"too_early"}, last(0, r.after), r.step)
				}
				if r.extend != "" {
					require.Equal(t, []string{"already_done"}, codes(func(p *Proceeding) { p.clocks[m.clockAt[r.extend]].extended = true }), r.step)
				}
				if r.once {
					require.Equal(t, []string{"already_done"}, codes(func(p *Proceeding) {
						done := &p.taken[m.stepAt[r.step]]
						done.count = 1
						note(&done.candidates, "") // where it is once for each candidate
					}), r.step)
				}
				if r.resume {
					require.Equal(t, []string{"step_needed"}, codes(func(p *Proceeding) { p.Resume() }), r.step)
				} else {
					require.Equal(t, []string{"suspended"}, codes(func(p *Proceeding) { p.Suspend() }), r.step)
				}
			}
		})
	}
}

// The tables and their presets say the same, key by key, so that neither is
// changed without the other.
func TestTablesAgreeWithTheirPresets(t *testing.T) {
	for _, name := range presetTables {
		m := preset(t, name)
		states, rows := readTable(t, "testdata/tables/"+name+".md")
		require.ElementsMatch(t, m.States(), states)
		for _, r := range rows {
			rule, _ := m.Step(r.step)
			require.ElementsMatch(t, append(slices.Clone([]string(rule.By)), rule.Jointly...), r.roles, r.step)
			require.ElementsMatch(t, []string(rule.From), r.states, r.step)
			require.ElementsMatch(t, rule.Needs, r.needs, r.step)
			require.Equal(t, []string{strings.Join(rule.Within, " "), strings.Join(rule.After, " ")}, []string{strings.Join(r.within, " "), r.after}, r.step)
		}
	}
}
