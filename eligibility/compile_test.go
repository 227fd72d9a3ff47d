package eligibility

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// told lists mistakes as code and path.
func told(mistakes thituyen.Mistakes) []string {
	var list []string
	for _, m := range mistakes {
		list = append(list, m.Code+" "+m.Path.String())
	}
	return list
}

func TestMistakesAreToldTogetherAndOnce(t *testing.T) {
	words := Vocabulary{
		Levels: []string{"head"}, Fields: []string{"law"}, Sectors: []string{"construction"}, Units: []string{},
		Facts: map[string]thituyen.FactDeclaration{"months": {Type: thituyen.FactNumber}, "joined": {Type: thituyen.FactDate}},
	}
	for _, c := range []struct {
		requirement string
		want        []string
	}{
		{"{age: {at_least: abc}}", []string{"not_span age.at_least"}},
		{"{age: {at_least: abc, at_most: 5 years, x: 1}}", []string{"not_span age.at_least", "unknown_key age.x"}},
		{"{age: {at_least: {male: 5 years, female: x}}}", []string{"not_span age.at_least.female"}},
		{"{age: {at_least: 900 days, at_most: 800 days}}", []string{"age_nobody age"}},
		{"{age: {at_least: {male: 5 working days, female: 5 years}}}", []string{"working_days age.at_least.male"}},
		{"{age: ~}", []string{"not_mapping age"}},
		{"{age: 5}", []string{"not_mapping age"}},
		{"{remaining_service: {}}", []string{"missing_key remaining_service.at_least"}},
		{"{remaining_service: {at_least: terms}}", []string{"not_span remaining_service.at_least"}},
		{"{remaining_service: {at_least: 5 working days}}", []string{"working_days remaining_service.at_least"}},
		{"{education: {}}", []string{"one_of_keys education"}},
		{"{education: {at_least: phd}}", []string{"not_one_of education.at_least"}},
		{"{education: {at_least: bachelr, fields: [construction]}}", []string{"not_one_of_near education.at_least", "not_one_of education.fields[0]"}},
		{"{education: {fields: []}}", []string{"too_few education.fields"}},
		{"{education: {fields: law}}", []string{"not_list education.fields"}},
		{"{education: {fields: [~]}}", []string{"missing_value education.fields[0]"}},
		{"{language: {at_least: B7}}", []string{"not_one_of_near language.at_least"}},
		{"{experience: {in: {}}}", []string{"missing_key experience.at_least", "one_of_keys experience.in"}},
		{"{experience: {at_least: 1 years, in: {level: [haed], unit: [x], sector: [construction], field: [la]}}}", []string{"not_one_of_near experience.in.level[0]", "not_one_of experience.in.unit[0]", "not_one_of_near experience.in.field[0]"}},
		{"{current_post: {}}", []string{"one_of_keys current_post"}},
		{"{planning: {for: this}}", []string{"not_one_of planning.for"}},
		{"{nomination: {}}", []string{"one_of_keys nomination"}},
		{"{rating: {last: 0 years, at_least: good}}", []string{"rated_years rating.last"}},
		{"{rating: {last: 61 years, at_least: godo}}", []string{"rated_years rating.last", "not_one_of_near rating.at_least"}},
		{"{rating: {last: 3 working days, at_least: good}}", []string{"working_days rating.last"}},
		{"{discipline: {clear_for: {}}}", []string{"too_few discipline.clear_for"}},
		{"{discipline: {clear_for: {x: 3 working days}}}", []string{"working_days discipline.clear_for.x"}},
		{"{discipline: {clear_for: {x: 3 days}, changes: [{clear_for: {x: 1 days}}, {from: 2020-01-01, clear_for: {}}, {from: 2020-01-01, clear_for: {x: 3 working days}}]}}", []string{
			"missing_key discipline.changes[0].from", "too_few discipline.changes[1].clear_for", "change_not_later discipline.changes[2].from", "working_days discipline.changes[2].clear_for.x",
		}},
		{"{health: {}}", []string{"one_of_keys health"}},
		{"{health: {fit: false}}", []string{"only_true health.fit"}},
		{"{proceedings: {}}", []string{"missing_key proceedings.none"}},
		{"{fact: {name: months, at_least: 5, at_most: 6}}", []string{"only_one_key fact"}},
		{"{fact: {name: joined, one_of: [2018-01-01, 5]}}", []string{"bad_fact fact.one_of[1]"}},
		{"{fact: {equals: 5}}", []string{"missing_key fact.name"}},
		{"{fact: {name: x, equals: 5}}", []string{"not_one_of fact.name"}},
		{"{fact: {name: months, at_least: [5]}}", []string{"not_text fact.at_least"}},
		{"{any: [{agee: {}}, {health: {}}]}", []string{"unknown_key_near any[0].agee", "one_of_keys any[1].health"}},
		{"{any: {age: {}}}", []string{"not_list any"}},
		{"{all: [~, 5]}", []string{"not_mapping all[0]", "not_mapping all[1]"}},
		{"{not: {}}", []string{"one_kind not"}},
		{"{not: [1]}", []string{"not_mapping not"}},
		{"{at_least: {count: 0, of: [{health: {fit: true}}]}}", []string{"bad_count at_least.count"}},
		{"{at_least: {of: [{health: {fit: true}}]}}", []string{"bad_count at_least.count"}},
		{"{at_least: {count: 1}}", []string{"no_members at_least.of"}},
		{"{at_least: {count: x, of: []}}", []string{"not_whole at_least.count", "no_members at_least.of"}},
		{"{age: {at_least: 1 years}, health: {fit: true}}", []string{"one_kind "}},
	} {
		var want []string
		for _, w := range c.want {
			code, path, _ := strings.Cut(w, " ")
			want = append(want, strings.TrimSuffix(code+" criteria[0].require."+path, "."))
		}
		got := told(mistakesIn(t, "criteria: [{id: a, require: "+c.requirement+"}]", words))
		require.ElementsMatch(t, want, got, c.requirement)
	}
}

func TestMistakesHaveTheirLines(t *testing.T) {
	all := mistakesIn(t, "criteria:\n  - id: a\n    require: {age: {}}\n  - id: a\n    require:\n      raiting: {}\n", Vocabulary{})
	require.Equal(t, []string{"one_of_keys criteria[0].require.age", "same_id criteria[1].id", "unknown_key_near criteria[1].require.raiting"}, told(all))
	require.Equal(t, []int{3, 4, 6}, []int{all[0].Place.Line, all[1].Place.Line, all[2].Place.Line})
}

func TestLiteralsAreCheckedLikeDocuments(t *testing.T) {
	var nothing *Age
	_, err := Compile(Criteria{Criteria: []Criterion{
		{ID: "a"},
		{ID: "b", Require: nothing},
		{ID: "c", Require: &Health{}},
		{ID: "d", Require: All{nil}},
		{ID: "e", Require: PoliticalTheory{AtLeast: "phd"}},
		{ID: "f", Require: AtLeast{}},
		{ID: "g", Require: PartyMember{OfficialFor: &thituyen.Span{Count: 1, Unit: 99}}},
		{ID: "h", Require: Not{}},
		{},
	}}, Vocabulary{})
	mistakes, _ := document.Of(err)
	require.ElementsMatch(t, []string{
		"no_requirement criteria[0].require", "no_requirement criteria[1].require", "one_of_keys criteria[2].require.health",
		"no_requirement criteria[3].require.all[0]", "not_one_of criteria[4].require.political_theory.at_least",
		"no_members criteria[5].require.at_least.of", "bad_count criteria[5].require.at_least.count",
		"bad_span criteria[6].require.party_member.official_for", "no_requirement criteria[7].require.not",
		"missing_key criteria[8].id", "no_requirement criteria[8].require",
	}, told(mistakes))
}

func TestCyclicLiteralsEnd(t *testing.T) {
	cycle := make(All, 2)
	cycle[0], cycle[1] = cycle, Any(cycle)
	_, err := Compile(Criteria{Criteria: []Criterion{{ID: "a", Require: cycle}}}, Vocabulary{})
	mistakes, _ := document.Of(err)
	require.NotEmpty(t, mistakes)
	require.Less(t, len(mistakes), 10)
	require.Equal(t, "too_many_requirements", mistakes[0].Code)
}

func TestPostsAreChecked(t *testing.T) {
	p := read[Post](t, "{group: g, unit: x, level: haed, seats: -1, term: 5 working days, equivalents: [a], requires: [{id: a, require: {health: {fit: true}}}]}")
	p.Equivalents[0] = ""
	require.ElementsMatch(t, []string{"at_least seats", "not_one_of_near level", "not_one_of unit", "working_days term", "empty_name equivalents[0]"},
		told(p.Check(Vocabulary{Levels: []string{"head"}, Units: []string{"so-xay-dung"}})))
	require.Empty(t, Post{}.Check(Vocabulary{Levels: []string{"head"}}))
}

func TestPostNames(t *testing.T) {
	p := Post{ID: "pgd", Title: "Phó Giám đốc Sở Xây dựng", Unit: "so-xay-dung", Level: "deputy_director"}
	for _, name := range []string{"pgd", "Phó Giám đốc Sở Xây dựng", "deputy_director", "so-xay-dung/deputy_director", "so-xay-dung deputy_director"} {
		require.True(t, p.names(name), name)
	}
	for _, name := range []string{"", "so-xay-dung", "so-xay-dungXdeputy_director", "so-y-te/deputy_director", "director"} {
		require.False(t, p.names(name), name)
	}
	require.False(t, (&Post{}).names("/"))
}

func TestKinds(t *testing.T) {
	require.Len(t, Kinds(), 24)
	require.Equal(t, "age", Kinds()[0])
}

func TestSchema(t *testing.T) {
	text, err := document.Schema(reflect.TypeFor[Criteria](), "https://example.org/eligibility", "eligibility")
	require.NoError(t, err)
	var schema struct {
		Defs map[string]struct {
			Properties                   map[string]any
			Required                     []string
			MinProperties, MaxProperties int
		} `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(text, &schema))
	kind := schema.Defs["requirementForm"]
	require.Equal(t, slices.Sorted(slices.Values(Kinds())), slices.Sorted(maps.Keys(kind.Properties)))
	require.Equal(t, []int{1, 1}, []int{kind.MinProperties, kind.MaxProperties}, "exactly one kind")
	require.Equal(t, []string{"id", "require"}, schema.Defs["criterionForm"].Required)
	require.Equal(t, []string{"at_least"}, schema.Defs["Experience"].Required)

	text, err = document.Schema(reflect.TypeFor[Dossier](), "https://example.org/dossier", "dossier")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, &schema))
	for _, field := range evidenced {
		require.Contains(t, schema.Defs["Dossier"].Properties, field)
	}
	require.Len(t, schema.Defs["Dossier"].Properties, len(evidenced)+1, "every field may have evidence, save evidence")
	_, err = document.Schema(reflect.TypeFor[Post](), "https://example.org/post", "post")
	require.NoError(t, err)
}
