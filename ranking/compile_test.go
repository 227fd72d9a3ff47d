package ranking

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// names are those of a regulation with two components and four facts.
var names = Names{
	Components: []string{"written", "project", "bonus.extra"},
	Facts: map[string]thituyen.FactDeclaration{
		"months": {Type: thituyen.FactNumber, Title: thituyen.TitleOf("Số tháng công tác")}, "joined": {Type: thituyen.FactDate},
		"status": {Type: thituyen.FactText}, "exempt": {Type: thituyen.FactYesNo},
	},
	Titles: map[string]thituyen.Title{"project": thituyen.TitleOf("Đề án")},
}

// read decodes and compiles the section written as YAML.
func read(t *testing.T, text string, known Names) (*Ranker, thituyen.Mistakes) {
	t.Helper()
	root, wrong := document.Parse("ranking.yaml", []byte(text))
	require.Empty(t, wrong)
	var rules Rules
	wrong = document.Decode(root, &rules)
	ranker, err := Compile(rules, known)
	found, _ := document.Of(err)
	return ranker, document.Join(wrong, document.In(found, root))
}

func mustCompile(t *testing.T, text string, known Names) *Ranker {
	t.Helper()
	ranker, wrong := read(t, text, known)
	require.Empty(t, wrong, wrong.Text(language.English))
	return ranker
}

func TestCompileTellsEveryMistakeAtOnce(t *testing.T) {
	cases := []struct {
		name, text string
		known      Names
		want       []string // path code
	}{
		{"no keys", `{ties: share}`, names, []string{"keys missing_key"}},
		{"an empty list of keys", `{keys: []}`, names, []string{"keys no_keys"}},
		{"a key without anything", `{keys: [{}]}`, names, []string{"keys[0].by missing_key"}},
		{"no preference", `{keys: [{by: total}]}`, names, []string{"keys[0].prefer prefer_missing"}},
		{"no preference for a sex", `{keys: [{by: sex}]}`, names, []string{"keys[0].prefer prefer_missing"}},
		{"no preference for an unknown name", `{keys: [{by: writen}]}`, names, []string{"keys[0].by not_one_of_near", "keys[0].prefer prefer_missing"}},
		{"a key twice", `{keys: [{by: total, prefer: highest}, {by: born, prefer: earliest}, {by: total, prefer: lowest}]}`, names, []string{"keys[2].by key_twice"}},
		{"an unknown component", `{keys: [{by: writen, prefer: highest}]}`, names, []string{"keys[0].by not_one_of_near"}},
		{"points of an unknown component", `{keys: [{by: points.writen, prefer: highest}]}`, names, []string{"keys[0].by not_one_of_near"}},
		{"points of nothing", `{keys: [{by: points., prefer: highest}]}`, Names{}, []string{"keys[0].by not_one_of"}},
		{"an unknown fact", `{keys: [{by: fact.monts, prefer: highest}]}`, names, []string{"keys[0].by not_one_of_near"}},
		{"a fact without a name", `{keys: [{by: fact., prefer: highest}]}`, Names{}, []string{"keys[0].by not_one_of"}},
		{"a fact where none is declared", `{keys: [{by: fact.months, prefer: highest}]}`, Names{Facts: map[string]thituyen.FactDeclaration{}}, []string{"keys[0].by not_one_of"}},
		{"a total without a scoring", `{keys: [{by: total, prefer: highest}]}`, Names{Components: []string{}}, []string{"keys[0].by no_scoring"}},
		{"a component without a scoring", `{keys: [{by: written, prefer: highest}]}`, Names{Components: []string{}}, []string{"keys[0].by no_scoring"}},
		{"a word that is a component too", `{keys: [{by: born, prefer: earliest}]}`, Names{Components: []string{"born"}}, []string{"keys[0].by by_ambiguous"}},
		{"a total by date", `{keys: [{by: total, prefer: earliest}]}`, names, []string{"keys[0].prefer direction_unfit"}},
		{"a birth by height", `{keys: [{by: born, prefer: highest}]}`, names, []string{"keys[0].prefer direction_unfit"}},
		{"a sex by height", `{keys: [{by: sex, prefer: highest}]}`, names, []string{"keys[0].prefer direction_needs_list"}},
		{"a text by height", `{keys: [{by: fact.status, prefer: highest}]}`, names, []string{"keys[0].prefer direction_needs_list"}},
		{"a yes or no by date", `{keys: [{by: fact.exempt, prefer: latest}]}`, names, []string{"keys[0].prefer direction_needs_list"}},
		{"a date by height", `{keys: [{by: fact.joined, prefer: lowest}]}`, names, []string{"keys[0].prefer direction_unfit"}},
		{"a number by date", `{keys: [{by: fact.months, prefer: earliest}]}`, names, []string{"keys[0].prefer direction_unfit"}},
		{"marks by a list", `{keys: [{by: written, prefer: [90, 80]}]}`, names, []string{"keys[0].prefer list_unfit"}},
		{"births by a list", `{keys: [{by: born, prefer: [1975-04-30]}]}`, names, []string{"keys[0].prefer list_unfit"}},
		{"dates by a list", `{keys: [{by: fact.joined, prefer: [1975-04-30]}]}`, names, []string{"keys[0].prefer list_unfit"}},
		{"an empty list", `{keys: [{by: sex, prefer: []}]}`, names, []string{"keys[0].prefer list_empty"}},
		{"a value twice", `{keys: [{by: fact.status, prefer: [a, b, a]}]}`, names, []string{"keys[0].prefer[2] value_twice"}},
		{"a number twice", `{keys: [{by: fact.months, prefer: [1, 1.0]}]}`, names, []string{"keys[0].prefer[1] value_twice"}},
		{"no sex of people", `{keys: [{by: sex, prefer: [femal]}]}`, names, []string{"keys[0].prefer[0] not_one_of_near"}},
		{"neither yes nor no", `{keys: [{by: fact.exempt, prefer: [yes]}]}`, names, []string{"keys[0].prefer[0] not_one_of_near"}},
		{"no number", `{keys: [{by: fact.months, prefer: [many]}]}`, names, []string{"keys[0].prefer[0] value_unlistable"}},
		{"a list in a list", `{keys: [{by: fact.status, prefer: [[a]]}]}`, names, []string{"keys[0].prefer[0] not_text"}},
		{"a direction mistyped", `{keys: [{by: total, prefer: higest}]}`, names, []string{"keys[0].prefer not_one_of_near"}},
		{"missing mistyped", `{keys: [{by: total, prefer: highest, missing: lst}]}`, names, []string{"keys[0].missing not_one_of_near"}},
		{"ordinal without a lot", `{keys: [{by: total, prefer: highest}], style: ordinal}`, names, []string{"style ordinal_needs_lot"}},
		{"ordinal with shares", `{keys: [{by: total, prefer: highest}], style: ordinal, ties: share}`, names, []string{"style ordinal_needs_lot"}},
		{"style and ties mistyped", `{keys: [{by: total, prefer: highest}], style: densely, ties: lots}`, names, []string{"style not_one_of_near", "ties not_one_of_near"}},
		{"a cut mistyped", `{keys: [{by: total, prefer: highest}], select: {at_cut: al}}`, names, []string{"select.at_cut not_one_of_near"}},
		{"a negative reserve", `{keys: [{by: total, prefer: highest}], select: {reserve: -1}}`, names, []string{"select.reserve reserve_negative"}},
		{"a broken reserve", `{keys: [{by: total, prefer: highest}], select: {reserve: 1.5}}`, names, []string{"select.reserve not_whole"}},
		{"a reserve mistyped", `{keys: [{by: total, prefer: highest}], select: {reserve: al}}`, names, []string{"select.reserve not_one_of_near"}},
		{"a list for a reserve", `{keys: [{by: total, prefer: highest}], select: {reserve: [1]}}`, names, []string{"select.reserve not_whole"}},
		{"fewer than none replaced", `{keys: [{by: total, prefer: highest}], replacement: {at_most: -1}}`, names, []string{"replacement.at_most at_least"}},
		{"working days", `{keys: [{by: total, prefer: highest}], replacement: {within: 5 working days}}`, names, []string{"replacement.within within_working_days"}},
		{"replaced from nowhere", `{keys: [{by: total, prefer: highest}], replacement: {from: lst}}`, names, []string{"replacement.from not_one_of_near"}},
		{"an unknown key", `{keys: [{by: total, prefer: highest, misssing: last}]}`, names, []string{"keys[0].misssing unknown_key_near"}},
		{
			"many", `{keys: [{by: totl, prefer: highest}, {by: born, prefer: lowest}, {by: sex, prefer: [x]}], style: ordinal}`, names,
			[]string{"keys[0].by not_one_of_near", "keys[1].prefer direction_unfit", "keys[2].prefer[0] not_one_of", "style ordinal_needs_lot"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, wrong := read(t, c.text, c.known)
			var got []string
			for _, m := range wrong {
				got = append(got, m.Path.String()+" "+m.Code)
				for _, tag := range []language.Tag{language.Vietnamese, language.English} {
					assert.NotContains(t, m.Text(tag), "{by}")
				}
			}
			assert.ElementsMatch(t, c.want, got, wrong.Text(language.English))
		})
	}
}

func TestCompileNamesTheNearest(t *testing.T) {
	_, wrong := read(t, `{keys: [{by: points.writen, prefer: highest}, {by: fact.mnths, prefer: highest}, {by: proect, prefer: highest}]}`, names)
	require.Len(t, wrong, 3)
	for i, want := range []string{"points.written", "fact.months", "project"} {
		nearest, _ := wrong[i].Param("nearest")
		assert.Equal(t, want, nearest)
	}
}

func TestCompileLiterals(t *testing.T) {
	highest := Prefer{Direction: Highest}
	for name, rules := range map[string]Rules{
		"an id that is none":    {Keys: []Key{{By: "a > b", Prefer: highest}}},
		"a blank around a name": {Keys: []Key{{By: " total", Prefer: highest}}},
		"both preferences":      {Keys: []Key{{By: "sex", Prefer: Prefer{Direction: Highest, Listed: []string{"female"}}}}},
		"a direction invented":  {Keys: []Key{{By: "total", Prefer: Prefer{Direction: "upwards"}}}},
		"an enumeration":        {Keys: []Key{{By: "total", Prefer: highest, Missing: "never"}}},
		"an empty value":        {Keys: []Key{{By: "fact.x", Prefer: Prefer{Listed: []string{""}}}}},
		"a span of nothing":     {Keys: []Key{{By: "total", Prefer: highest}}, Replacement: &Replacement{Within: &thituyen.Span{Count: -1}}},
		"a span of an age":      {Keys: []Key{{By: "total", Prefer: highest}}, Replacement: &Replacement{Within: &thituyen.Span{Count: 1, Unit: 9}}},
	} {
		_, err := Compile(rules, Names{})
		var wrong thituyen.Mistakes
		require.ErrorAs(t, err, &wrong, name)
		assert.Len(t, wrong, 1, name)
	}
}

func TestCompileKeepsNothingOfTheRules(t *testing.T) {
	most := 1
	rules := Rules{
		Keys:        []Key{{By: "sex", Prefer: Prefer{Listed: []string{"female"}}}},
		Replacement: &Replacement{AtMost: &most, Within: &thituyen.Span{Count: 3}},
	}
	ranker, err := Compile(rules, Names{})
	require.NoError(t, err)
	rules.Keys[0].Prefer.Listed[0], most, rules.Replacement.Within.Count = "male", 9, 9
	assert.Contains(t, ranker.keys[0].listed, "female")
	assert.Equal(t, 1, *ranker.replacement.AtMost)
	assert.Equal(t, 3, ranker.replacement.Within.Count)
}

func TestCompileAcceptsEveryFittingPreference(t *testing.T) {
	ranker := mustCompile(t, `
title: Xếp hạng
keys:
  - {by: total, prefer: highest, missing: first}
  - {by: before_bonus, prefer: lowest, missing: refuse}
  - {by: bonus, prefer: highest}
  - {by: written, prefer: highest}
  - {by: points.written, prefer: highest, title: Điểm viết, clause: "khoản 1", why: "theo đề án"}
  - {by: points.total, prefer: highest}
  - {by: bonus.extra, prefer: highest}
  - {by: born, prefer: latest}
  - {by: sex, prefer: [female, male]}
  - {by: fact.months, prefer: highest}
  - {by: fact.joined, prefer: earliest}
  - {by: fact.status, prefer: [hero, martyr_child]}
  - {by: fact.exempt, prefer: [true]}
ties: lot
style: ordinal
select: {at_cut: none, reserve: all, title: Chọn}
replacement: {from: list, at_most: 0, within: 6 months, clause: "khoản 9"}
`, names)
	want := []Source{
		{Total, ""},
		{BeforeBonus, ""},
		{Bonus, ""},
		{ComponentValue, "written"},
		{ComponentPoints, "written"},
		{ComponentPoints, "total"},
		{ComponentValue, "bonus.extra"},
		{Born, ""},
		{Sex, ""},
		{FactValue, "months"},
		{FactValue, "joined"},
		{FactValue, "status"},
		{FactValue, "exempt"},
	}
	assert.Equal(t, want, ranker.Needs())
	for i, s := range want {
		assert.Equal(t, ranker.keys[i].by, s.String())
	}
}

func TestUndeclaredNamesAreNotChecked(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: anything, prefer: highest}, {by: fact.n, prefer: lowest}, {by: fact.d, prefer: latest}, {by: fact.t, prefer: [x, 1]}]}`, Names{})
	assert.Equal(t, []valueType{numbers, numbers, dates, anything}, []valueType{ranker.keys[0].values, ranker.keys[1].values, ranker.keys[2].values, ranker.keys[3].values})
}

func TestSchemaOfTheSection(t *testing.T) {
	schema, err := document.Schema(reflect.TypeFor[Rules](), "ranking", "Ranking")
	require.NoError(t, err)
	for _, part := range []string{`"highest"`, `"ordinal"`, `"at_cut"`, `"replacement"`, `"none"`, `"required"`} {
		assert.Contains(t, string(schema), part)
	}
}

func TestSentencesInBothLanguages(t *testing.T) {
	for code, word := range sentences.Sentences() {
		assert.NotEmpty(t, word.Vi, code)
		assert.NotEmpty(t, word.En, code)
		assert.Equal(t, parametersOf(word.Vi), parametersOf(word.En), code)
	}
}

func parametersOf(sentence string) map[string]bool {
	out := map[string]bool{}
	for _, part := range strings.Split(sentence, "{")[1:] {
		name, _, _ := strings.Cut(part, "}")
		name, _, _ = strings.Cut(name, "|")
		out[name] = true
	}
	return out
}
