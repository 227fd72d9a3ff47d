package regulation_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// Names of one section that another gives, and the nearest of them.
func TestNamesAcrossSections(t *testing.T) {
	for _, c := range []struct{ text, path, nearest string }{
		{"personal: [born, ethnicty]", "personal[1]", "ethnicity"},
		{"facts: {months: {type: number}}\npersonal: [month]", "personal[0]", "months"},
		{"words: {levels: [head]}\neligibility: {criteria: [{id: a, require: {current_post: {level: [hed]}}}]}", "eligibility.criteria[0].require.current_post.level[0]", "head"},
		{"words: {fields: [law]}\neligibility: {criteria: [{id: a, require: {education: {fields: [laws]}}}]}", "eligibility.criteria[0].require.education.fields[0]", "law"},
		{"facts: {months: {type: number}}\neligibility: {criteria: [{id: a, require: {fact: {name: monts, equals: 1}}}]}", "eligibility.criteria[0].require.fact.name", "months"},
		{"facts: {months: {type: number}}\nscoring: {parts: [{id: a, from: {fact: monts, per: 1}}]}", "scoring.parts[0].from.fact", "months"},
		{"facts: {months: {type: number}}\nranking: {keys: [{by: fact.monts, prefer: highest}]}", "ranking.keys[0].by", "fact.months"},
		{"scoring: {parts: [{id: written, max: 10}]}\nranking: {keys: [{by: writen, prefer: highest}]}", "ranking.keys[0].by", "written"},
		{"facts: {months: {type: number}}\ngroups: {g: {eligibility: {criteria: [{id: a, require: {fact: {name: monts, equals: 1}}}]}}}", "eligibility.criteria[0].require.fact.name", "months"},
		{"procedure: " + procedure + "\neligibility: {criteria: [{id: a, waivable_by: authorty, require: {health: {fit: true}}}]}", "eligibility.criteria[0].waivable_by", "authority"},
		{"procedure: " + procedure + "\ngroups: {g: {bodies: {organizer: X}}}", "groups.g.bodies.organizer", "organiser"},
	} {
		mistakes := mistakesOf(t, "regulation: a\n"+c.text)
		require.Len(t, mistakes, 1, c.text)
		require.Equal(t, "not_one_of_near", mistakes[0].Code, c.text)
		require.Equal(t, c.path, mistakes[0].Path.String())
		nearest, _ := mistakes[0].Param("nearest")
		require.Equal(t, c.nearest, nearest)
	}
	require.Equal(t, []string{"named_twice", "named_twice"}, codesOf(mistakesOf(t, "regulation: a\npersonal: [born, born]\nwords: {units: [a, b, a]}")))
}

const procedure = "{roles: {organiser: {}, authority: {members: {at_least: 3}}}, states: {start: draft, final: [ended]}, steps: [{id: decide, by: authority, from: draft, to: ended}, {id: announce, by: organiser, from: draft}]}"

// What the format allows is taken, and told as odd at most.
func TestOdditiesAreNoMistakes(t *testing.T) {
	for _, c := range []struct {
		text string
		odd  []string
	}{
		{"assumptions: [{rule: scoring.nothing, why: x}]", []string{"rule_not_found"}},
		{"assumptions: [{rule: in_force.from, why: x}]\nin_force: {from: 2018-01-01}", []string{}},
		{"personal: [facts.any, born]", []string{}},
		{"facts: {months: {type: number}}\npersonal: [facts.months, months]", []string{}},
		{"eligibility: {criteria: [{id: a, waivable_by: authority, require: {health: {fit: true}}}]}", []string{}},
		{"procedure: " + procedure + "\neligibility: {criteria: [{id: a, waivable_by: minister, require: {health: {fit: true}}}]}", []string{"role_of_nobody"}},
		{"eligibility: {criteria: [{id: a, as_of: apointment, require: {health: {fit: true}}}, {id: b, as_of: interview, require: {health: {fit: true}}}]}", []string{"date_like"}},
		{"scoring: {parts: [{id: a, max: 10}, {id: gate, max: 10, pass: 5, counts: false}]}", []string{"gate_not_followed"}},
		{"scoring: {parts: [{id: gate, max: 10, pass: 5, counts: false}, {id: a, max: 10, after: gate}]}", []string{}},
		{"scoring: {parts: [{id: gate, counts: false, parts: [{id: x, max: 10, pass: 5}]}, {id: a, max: 10}]}", []string{"gate_not_followed"}},
		{"scoring: {parts: [{id: gate, counts: false, parts: [{id: x, max: 10, pass: 5, counts: false}, {id: y, max: 3}]}, {id: a, max: 10, after: gate}]}", []string{}},
		{"scoring: {parts: [{id: loose, max: 10, counts: false}, {id: a, max: 10}]}", []string{"without_effect"}},
		{"scoring: {parts: [{id: loose, max: 10, counts: false}, {id: a, from: {components: [loose]}}]}", []string{}},
		{"scoring: {from: {components: [loose]}, parts: []}", nil},
		{"scoring: {parts: [{id: loose, max: 10, counts: false}, {id: a, max: 10}]}\nranking: {keys: [{by: points.loose, prefer: highest}]}", []string{}},
		{"procedure: " + procedure + "\ngroups: {g: {bodies: {authority: X, informer: Y}}}", []string{"role_unfilled"}},
		{"procedure: " + procedure + "\ngroups: {g: {bodies: {organiser: X}}}", []string{}},
		{"procedure: {roles: {board: {}}, states: {start: draft, final: [ended]}, steps: [{id: screen, by: board, from: draft, to: ended}, {id: mark, by: board, from: draft}]}", []string{"act_without_section", "act_without_section"}},
		{"procedure: {roles: {board: {}, idle: {}}, states: {start: draft, final: [ended]}, steps: [{id: decide, by: board, from: draft, to: ended}]}", []string{"remark_unused_role"}},
	} {
		if c.odd == nil {
			mistakesOf(t, "regulation: a\n"+c.text)
			continue
		}
		odd := parse(t, "regulation: a\n"+c.text).Warnings()
		require.Equal(t, c.odd, codesOf(odd), c.text)
		for _, m := range odd {
			require.NotZero(t, m.Place.Line, m.Error())
			require.NotEqual(t, m.Text(language.Vietnamese), m.Text(language.English))
		}
	}
}

func TestAssumptionsShowWhereverTheirRuleShows(t *testing.T) {
	r := parse(t, `
regulation: a
assumptions:
  - {rule: scoring.project.parts, why: chia phần}
  - {rule: scoring.build, why: một phần}
  - {rule: scoring.parts.written.pass, why: mốc}
  - {rule: groups.g.scoring.written.max, why: thang riêng}
  - {rule: ranking.keys.fact.a.b, why: thứ tự}
facts: {a.b: {type: number}}
groups: {g: {scoring: {parts: [{id: written, max: 50, pass: 30}]}}}
scoring:
  parts:
    - {id: written, max: 100, pass: 50}
    - {id: project, parts: [{id: build, max: 20}, {id: answer, max: 80}]}
ranking: {keys: [{by: total, prefer: highest}, {by: fact.a.b, prefer: highest}]}
`)
	require.Empty(t, r.Warnings())
	why := func(rule string) []string {
		out := []string{}
		for _, a := range r.AssumptionsOn(rule) {
			out = append(out, a.Why)
		}
		return out
	}
	require.Equal(t, []string{"chia phần", "một phần"}, why("scoring.project"))
	require.Equal(t, []string{"chia phần", "một phần"}, why("scoring.build"))
	require.Equal(t, []string{"chia phần"}, why("scoring.project.answer"))
	require.Equal(t, []string{"mốc"}, why("scoring.written"))
	require.Equal(t, []string{"thang riêng"}, why("groups.g"))
	require.Equal(t, []string{"thứ tự"}, why("ranking.keys"))
	require.Empty(t, why("procedure"))
	require.Len(t, why("scoring"), 3)

	rules, err := r.For("g")
	require.NoError(t, err)
	for _, s := range rules.Sentences() {
		if s.Rule == "scoring.written" {
			require.Len(t, s.Assumptions, 2, "the group's own and the common one")
		}
	}
}
