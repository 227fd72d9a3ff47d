package regulation_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// A preset taken as a literal is the same regulation: the same document, and
// no rule of any group differs.
func TestEveryPresetAsALiteral(t *testing.T) {
	for _, id := range regulation.Presets() {
		for _, version := range regulation.PresetVersions(id) {
			t.Run(version, func(t *testing.T) {
				read := preset(t, version)
				literal, err := regulation.Compile(read.Document())
				require.NoError(t, err)
				require.Equal(t, read.Document(), literal.Document())
				require.Equal(t, read.Groups(), literal.Groups())
				require.Empty(t, regulation.Compare(read, literal).Changes)
				for _, group := range read.Groups() {
					a, err := read.For(group)
					require.NoError(t, err)
					b, err := literal.For(group)
					require.NoError(t, err)
					require.Empty(t, regulation.CompareRules(a, b).Changes)
					require.Equal(t, a.Procedure, b.Procedure)
				}
				again, err := regulation.Compile(literal.Document())
				require.NoError(t, err)
				require.Equal(t, string(literal.Canonical()), string(again.Canonical()))
			})
		}
	}
}

// literal is the document of the group test, as Go writes it.
func literal() regulation.Document {
	whole := func(text string) *decimal.Decimal { return new(decimal.RequireFromString(text)) }
	return regulation.Document{
		ID: "nhom",
		Groups: map[string]regulation.Group{
			"a": {
				Bodies: map[string]regulation.Bodies{"organiser": {"Cơ quan A"}},
				Eligibility: regulation.Section[eligibility.Criteria]{
					Changes: &eligibility.Criteria{Criteria: []eligibility.Criterion{{ID: "added", Require: eligibility.Proceedings{None: new(true)}}}},
					Omit:    map[string][]string{"criteria": {"age"}},
				},
				Scoring:   regulation.Section[scoring.Scheme]{Changes: &scoring.Scheme{Pass: scoring.PassAtLeast(60)}},
				Procedure: regulation.Section[workflow.Procedure]{},
			},
			"b": {},
		},
		Eligibility: &eligibility.Criteria{Criteria: []eligibility.Criterion{
			{ID: "age", Require: eligibility.Age{AtLeast: eligibility.OfAge(new(thituyen.Years(25)))}},
			{ID: "last", Require: eligibility.Citizenship{OneOf: []string{"vietnam"}}},
		}},
		Scoring: &scoring.Scheme{
			Pass: scoring.PassAtLeast(50), Bonus: &scoring.Bonus{Claims: map[string]decimal.Decimal{"hero": decimal.New(75, -1)}},
			Parts: []scoring.Component{{ID: "project", Max: whole("100"), Weight: scoring.WeightOf(2, 3), Panel: &scoring.Panel{Markers: &scoring.Markers{AtLeast: new(3)}, Combine: &scoring.PanelCombine{Way: scoring.PanelTrimmedMean, Trim: scoring.Trim{High: 1}}}}},
		},
		Ranking: &ranking.Rules{Keys: []ranking.Key{{By: "total", Prefer: ranking.Prefer{Direction: ranking.Highest}}}},
	}
}

func TestALiteralWithGroups(t *testing.T) {
	r, err := regulation.Compile(literal())
	require.NoError(t, err)
	require.Equal(t, literal(), r.Document())
	a, err := r.For("a")
	require.NoError(t, err)
	var ids []string
	for _, c := range a.Criteria.Criteria {
		ids = append(ids, c.ID)
	}
	require.Equal(t, []string{"last", "added"}, ids)
	require.Equal(t, "60", a.Scheme.Pass.AtLeast.Value.String())
	b, err := r.For("b")
	require.NoError(t, err)
	require.Equal(t, "50", b.Scheme.Pass.AtLeast.Value.String())

	written, err := regulation.Parse("nhom.yaml", []byte(`
regulation: nhom
groups:
  a:
    bodies: {organiser: Cơ quan A}
    eligibility: {criteria: [{id: age, omit: true}, {id: added, require: {proceedings: {none: true}}}]}
    scoring: {pass: 60}
  b: {}
eligibility: {criteria: [{id: age, require: {age: {at_least: 25 years}}}, {id: last, require: {citizenship: {one_of: [vietnam]}}}]}
scoring: {pass: 50, bonus: {claims: {hero: 7.5}}, parts: [{id: project, max: 100, weight: 2/3, panel: {markers: {at_least: 3}, combine: {trimmed_mean: {high: 1}}}}]}
ranking: {keys: [{by: total, prefer: highest}]}
`))
	require.NoError(t, err)
	require.Equal(t, written.Document(), r.Document())
	require.Equal(t, "{", string(r.Canonical()[:1]))
	recorded, err := regulation.Recorded(r.Canonical())
	require.NoError(t, err)
	require.Equal(t, r.Fingerprint(), recorded.Fingerprint())
}

// What is omitted where nothing else changes, and what cannot be omitted.
func TestOmissionsOfALiteral(t *testing.T) {
	d := literal()
	d.Groups["b"] = regulation.Group{Eligibility: regulation.Section[eligibility.Criteria]{Omit: map[string][]string{"criteria": {"last"}}}}
	r, err := regulation.Compile(d)
	require.NoError(t, err)
	require.Equal(t, d, r.Document())
	b, err := r.For("b")
	require.NoError(t, err)
	require.Len(t, b.Criteria.Criteria, 1)

	d.Groups["b"] = regulation.Group{Procedure: regulation.Section[workflow.Procedure]{Omit: map[string][]string{"steps": {"x"}}}}
	_, err = regulation.Compile(d)
	require.ErrorContains(t, err, "groups.b.procedure.steps[0].id")
}

// All mistakes of a literal are told together, by path.
func TestMistakesOfALiteral(t *testing.T) {
	d := literal()
	d.ID = ""
	d.Scoring.Parts[0].ID = "proj > ect"
	d.Ranking.Keys[0].By = "totl"
	d.Eligibility.Criteria[1].Require = nil
	d.InForce = &regulation.Period{From: &civil.Date{Year: 2018, Month: 2, Day: 30}}
	_, err := regulation.Compile(d)
	mistakes, ok := document.Of(err)
	require.True(t, ok)
	paths := map[string]bool{}
	for _, m := range mistakes {
		require.True(t, m.Place.IsZero())
		paths[m.Path.String()] = true
	}
	for _, path := range []string{"regulation", "scoring.parts[0].id", "ranking.keys[0].by", "eligibility.criteria[1].require", "in_force.from"} {
		require.True(t, paths[path], "%s: %v", path, err)
	}
	d = literal()
	d.ID = "\xff"
	_, err = regulation.Compile(d)
	_, ok = document.Of(err)
	require.True(t, ok, err)
}

// A regulation as a Go literal: compiled as one that is read, and asked the
// whole road at once.
func ExampleCompile() {
	r, err := regulation.Compile(regulation.Document{
		ID: "tuyen-chon",
		Eligibility: &eligibility.Criteria{Criteria: []eligibility.Criterion{
			{ID: "age", Clause: "Điều 1", Require: eligibility.Age{AtLeast: eligibility.OfAge(new(thituyen.Years(30)))}},
		}},
		Scoring: &scoring.Scheme{Parts: []scoring.Component{{ID: "written", Max: new(decimal.NewFromInt(100)), Pass: scoring.PassAtLeast(50)}}},
		Ranking: &ranking.Rules{Keys: []ranking.Key{{By: "total", Prefer: ranking.Prefer{Direction: ranking.Highest}}}},
	})
	if err != nil {
		fmt.Println(err) // every mistake, with its path
		return
	}
	rules, _ := r.For("")
	applicant := func(id string, born int, mark int64) regulation.Applicant {
		return regulation.Applicant{
			ID: id, Dossier: &eligibility.Dossier{Born: &civil.Date{Year: born, Month: time.May, Day: 1}},
			Performance: scoring.Performance{Marks: map[string]*scoring.Marks{"written": {Single: new(decimal.NewFromInt(mark))}}},
		}
	}
	result, err := rules.Select(
		regulation.Case{AsOf: &regulation.Dates{All: &civil.Date{Year: 2018, Month: time.June, Day: 1}}, Post: &eligibility.Post{Seats: new(1)}},
		slices.Values([]regulation.Applicant{applicant("A", 1980, 80), applicant("B", 1999, 90), applicant("C", 1985, 180)}), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Selection.Selected)
	for _, answer := range result.Answers {
		for _, why := range answer.Reasons() {
			fmt.Println(answer.ID, why.Text(language.English), why.Clause)
		}
	}
	// Output:
	// [A]
	// B only 19 years 1 month old on 1 June 2018 (born 1 May 1999); required: at least 30 years, reached on 1 May 2029, short by 10 years 11 months Điều 1
	// C the mark 180 is above max, 100
}
