package regulation_test

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const titledWords = `
regulation: a
words:
  levels: {division_head: {vi: Trưởng phòng, en: Head of division}, clerk: ~, guard: Bảo vệ}
  fields: [law]
  sectors: {}
groups:
  city: {title: Thành phố, levels: [division_head, clerk]}
eligibility:
  criteria:
    - {id: post, require: {current_post: {level: [division_head, clerk], at_least: 12 months}}}
    - {id: served, require: {experience: {at_least: 5 years, in: {level: [division_head]}}}}
`

// Words are a list of names, or a mapping from names to titles: the names are
// what dossiers use, the titles what people read.
func TestWordsWithTitles(t *testing.T) {
	r := parse(t, titledWords)
	w := r.Document().Words
	require.Equal(t, []string{"clerk", "division_head", "guard"}, w.Levels, "in their order, as in a record")
	require.Equal(t, map[string]thituyen.Title{"division_head": {Vi: "Trưởng phòng", En: "Head of division"}, "guard": thituyen.TitleOf("Bảo vệ")}, w.Titles.Levels)
	require.Equal(t, []string{"law"}, w.Fields)
	require.NotNil(t, w.Sectors, "an empty mapping says that there is none")
	require.Empty(t, w.Sectors)
	require.Nil(t, w.Units)

	var vi, en strings.Builder
	require.NoError(t, r.WriteWords(&vi, language.Vietnamese))
	require.NoError(t, r.WriteWords(&en, language.English))
	require.Contains(t, vi.String(), "Các chức vụ được dùng: clerk; Trưởng phòng; Bảo vệ")
	require.Contains(t, en.String(), "The levels of posts: clerk; Head of division; guard")
	require.Contains(t, vi.String(), "chỉ gồm các chức vụ: Trưởng phòng, clerk")
	require.Contains(t, en.String(), "holding a post of level Head of division or clerk for at least 12 months")
	require.Contains(t, vi.String(), "ở chức vụ Trưởng phòng")

	rules, err := r.For("city")
	require.NoError(t, err)
	decision, err := rules.Screener.Screen(&eligibility.Dossier{Posts: []eligibility.HeldPost{{Level: "guard", From: new(on(2020, 1, 1))}}},
		eligibility.Case{Dates: map[string]civil.Date{"registration": on(2024, 1, 1)}}, nil)
	require.NoError(t, err)
	require.Contains(t, decision.Text(language.Vietnamese), "Trưởng phòng hoặc clerk")
	require.Contains(t, decision.Text(language.English), "Head of division or clerk")
}

// A record holds the words as the document has them.
func TestWordsWithTitlesInRecords(t *testing.T) {
	r := parse(t, titledWords)
	canonical := r.Canonical()
	require.Contains(t, string(canonical), `"levels":{"clerk":null,"division_head":{"en":"Head of division","vi":"Trưởng phòng"},"guard":"Bảo vệ"}`)
	require.Contains(t, string(canonical), `"fields":["law"]`)
}

func TestMistakesInWords(t *testing.T) {
	for text, code := range map[string]string{
		"{levels: director}":                     "not_list",
		"{levels: {a: {vi: A}}}":                 "missing_key",
		"{levels: {a: [A]}}":                     "not_text",
		"{ranks: [a]}":                           "unknown_key",
		"{levels: {'a > b': A}}":                 "not_id",
		"{levels: [a, a]}":                       "named_twice",
		"{levels: [[a]]}":                        "not_text",
		"{levels: {a: A}, fields: [b, c, b, d]}": "named_twice",
	} {
		_, err := regulation.Parse("a.yaml", []byte("regulation: a\nwords: "+text))
		var mistakes thituyen.Mistakes
		require.ErrorAs(t, err, &mistakes, text)
		require.Contains(t, codesOf(mistakes), code, text)
	}
}
