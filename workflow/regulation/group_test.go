package regulation_test

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const grouped = `
regulation: nhom
groups:
  a:
    bodies: {organiser: Cơ quan A, supervisor: [Cơ quan B, Cơ quan C]}
    eligibility:
      criteria:
        - {id: age, omit: true, why: không xét}
        - {id: health, title: Thay, require: {health: {fit: true, issued_within: 3 months}}}
        - {id: added, require: {proceedings: {none: true}}}
    scoring: {pass: 60, bonus: {claims: {service: 2}}}
    ranking: {keys: [{by: project, prefer: lowest}]}
  b: {}
eligibility:
  criteria:
    - {id: age, require: {age: {at_least: 25 years}}}
    - {id: health, require: {health: {fit: true}}}
    - {id: last, require: {citizenship: {one_of: [vietnam]}}}
scoring:
  pass: 50
  bonus: {claims: {hero: 7}}
  parts: [{id: project, max: 100}]
ranking: {keys: [{by: total, prefer: highest}, {by: project, prefer: highest}], ties: lot}
`

func TestGroupsAreMerged(t *testing.T) {
	r := parse(t, grouped)
	require.Equal(t, []string{"a", "b"}, r.Groups())
	a, err := r.For("a")
	require.NoError(t, err)
	var ids []string
	for _, c := range a.Criteria.Criteria {
		ids = append(ids, c.ID)
	}
	require.Equal(t, []string{"health", "last", "added"}, ids, "omitted; replaced in its place; a new one last")
	require.Equal(t, thituyen.TitleOf("Thay"), a.Criteria.Criteria[0].Title)
	require.Equal(t, "60", a.Scheme.Pass.AtLeast.Value.String(), "a value is replaced")
	require.Len(t, a.Scheme.Bonus.Claims, 2, "mappings are merged key by key")
	require.Len(t, a.Order.Keys, 1, "a list without ids is replaced whole")
	require.Equal(t, "lot", string(a.Order.Ties), "what the group does not name stays")
	require.Equal(t, regulation.Bodies{"Cơ quan A"}, a.Bodies["organiser"])
	require.Equal(t, regulation.Bodies{"Cơ quan B", "Cơ quan C"}, a.Bodies["supervisor"])

	b, err := r.For("b")
	require.NoError(t, err)
	whole, err := r.For("")
	require.NoError(t, err, "a document that is whole without its groups has common rules too")
	require.Same(t, whole.Scorer, b.Scorer, "what a group does not change is shared")
	require.Same(t, whole.Screener, b.Screener)
	require.Same(t, whole.Ranker, b.Ranker)
	require.NotSame(t, whole.Scorer, a.Scorer)
	require.Len(t, whole.Criteria.Criteria, 3)
}

func TestAGroupIsNeeded(t *testing.T) {
	r := parse(t, `
regulation: nhom
groups:
  mot: {scoring: {parts: [{id: written, max: 100}]}}
  hai: {scoring: {parts: [{id: written, max: 50}]}}
scoring: {parts: [{id: written, after: missing}]}
`)
	_, err := r.For("")
	mistakes, ok := document.Of(err)
	require.True(t, ok)
	require.Equal(t, "group_needed", mistakes[0].Code)
	require.Contains(t, mistakes[0].Text(language.Vietnamese), "hai, mot")
	_, err = r.For("mott")
	mistakes, _ = document.Of(err)
	require.Equal(t, "not_one_of_near", mistakes[0].Code)
	require.Contains(t, mistakes[0].Error(), "mot")
	one, err := r.For("mot")
	require.NoError(t, err)
	require.Nil(t, one.Ranker)
	require.Nil(t, one.Procedure)
}

func TestMistakesOfGroupsAreToldOnce(t *testing.T) {
	mistakes := mistakesOf(t, `
regulation: nhom
groups: {a: {}, b: {ranking: {ties: lot}}, c: {scoring: {pas: 5}}}
scoring: {parts: [{id: written, max: 100, pass: 120}]}
ranking: {keys: [{by: writen, prefer: highest}]}
`)
	require.Equal(t, []string{"unknown_key_near", "pass_unreachable", "not_one_of_near"}, codesOf(mistakes))
}

func TestOmissions(t *testing.T) {
	mistakes := mistakesOf(t, `
regulation: nhom
groups:
  a: {eligibility: {criteria: [{id: agee, omit: true}, {id: age, omit: true, whi: x}]}, procedure: {clocks: [{id: none, omit: true}]}}
eligibility: {criteria: [{id: age, require: {age: {at_least: 25 years}}}]}
`)
	require.Equal(t, []string{"not_one_of_near", "unknown_key_near", "missing_key", "missing_key", "missing_key", "not_one_of"}, codesOf(mistakes)[:6:6])
}

func TestInForce(t *testing.T) {
	day := func(text string) civil.Date {
		d, err := civil.ParseDate(text)
		require.NoError(t, err)
		return d
	}
	r := parse(t, "regulation: a\nin_force: {from: 2018-01-01, until: 2020-12-31}")
	for text, code := range map[string]string{
		"2017-12-31": "not_yet_in_force", "2018-01-01": "", "2019-06-01": "", "2020-12-31": "", "2021-01-01": "no_longer_in_force",
	} {
		err := r.InForce(day(text))
		if code == "" {
			require.NoError(t, err, text)
			continue
		}
		mistakes, ok := document.Of(err)
		require.True(t, ok)
		require.Equal(t, code, mistakes[0].Code)
		require.Equal(t, 2, mistakes[0].Place.Line)
	}
	err := r.InForce(day("2021-01-01"))
	require.ErrorContains(t, err, "31 December 2020")
	mistakes, _ := document.Of(err)
	require.Contains(t, mistakes[0].Text(language.Vietnamese), "31/12/2020")

	require.NoError(t, parse(t, "regulation: a").InForce(day("1999-01-01")))
	require.NoError(t, parse(t, "regulation: a\nin_force: {from: 2018-01-01}").InForce(day("2999-01-01")))
	require.NoError(t, parse(t, "regulation: a\nin_force: {until: 2018-01-01}").InForce(day("1900-01-01")))
	require.Equal(t, []string{"ends_before_start"}, codesOf(mistakesOf(t, "regulation: a\nin_force: {from: 2018-01-02, until: 2018-01-01}")))
	parse(t, "regulation: a\nin_force: {from: 2018-01-02, until: 2018-01-02}")
}
