package regulation_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// mistakesOf are the mistakes of a document that has some.
func mistakesOf(t *testing.T, text string) thituyen.Mistakes {
	t.Helper()
	_, err := regulation.Parse("x.yaml", []byte(text))
	require.Error(t, err, text)
	mistakes, ok := document.Of(err)
	require.True(t, ok, err)
	return mistakes
}

func codesOf(mistakes thituyen.Mistakes) []string {
	codes := []string{}
	for _, m := range mistakes {
		codes = append(codes, m.Code)
	}
	return codes
}

func parse(t *testing.T, text string) *regulation.Regulation {
	t.Helper()
	r, err := regulation.Parse("x.yaml", []byte(text))
	require.NoError(t, err)
	return r
}

// Seven mistakes of seven kinds, each told exactly once, at its place, in
// both languages.
func TestSevenMistakesInOneRun(t *testing.T) {
	const text = `regulation: bay-loi
in_force: {from: 2018-02-30}
titel: Quy chế có bảy lỗi
scoring:
  parts:
    - id: written
      max: 100
      pass: 120
      counts: 7
    - id: project
      max: 86,79
    - id: written
      max: 50
      step: 1e3
`
	mistakes := mistakesOf(t, text)
	require.Equal(t, []string{"not_date", "unknown_key_near", "pass_unreachable", "not_yes_no", "decimal_comma", "duplicate_id", "not_number"}, codesOf(mistakes))
	for i, want := range []struct {
		line, column int
		path         string
		vi, en       string
	}{
		{2, 18, "in_force.from", "“2018-02-30” không phải là một ngày có thật", "“2018-02-30” is not a day that exists"},
		{3, 1, "titel", "có phải là title?", "is title meant?"},
		{8, 13, "scoring.parts[0].pass", "120", "120"},
		{9, 15, "scoring.parts[0].counts", "“7” không phải là true hoặc false", "“7” is neither true nor false"},
		{11, 12, "scoring.parts[1].max", "số 86,79 viết bằng dấu phẩy thập phân", "the number 86,79 has a decimal comma"},
		{12, 11, "scoring.parts[2].id", "written", "written"},
		{14, 13, "scoring.parts[2].step", "“1e3” không phải là số", "“1e3” is not a number"},
	} {
		m := mistakes[i]
		require.Equal(t, want.line, m.Place.Line, m.Error())
		require.Equal(t, want.column, m.Place.Column, m.Error())
		require.Equal(t, want.path, m.Path.String())
		require.Contains(t, m.Text(language.Vietnamese), want.vi)
		require.Contains(t, m.Text(language.English), want.en)
		require.Equal(t, 1, strings.Count(mistakes.Text(language.Vietnamese), m.Text(language.Vietnamese)), "told once")
	}
}

// The example of the format is a regulation; what is odd in it is that its
// end is not written.
func TestTheExampleOfTheFormat(t *testing.T) {
	r, err := regulation.Load(os.DirFS("testdata/documents"), "vi-du.yaml")
	require.NoError(t, err)
	for _, odd := range r.Warnings() {
		require.Contains(t, odd.Code, "remark_", odd.Error())
	}
	rules, err := r.For("city-committee")
	require.NoError(t, err)
	require.Len(t, rules.Criteria.Criteria, 1)
	again, err := regulation.Recorded(r.Canonical())
	require.NoError(t, err)
	require.Empty(t, regulation.Compare(r, again).Changes)
}

// Every broken document with its mistakes, as people read them.
func TestBrokenDocuments(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		_, err := regulation.Load(os.DirFS("testdata/broken"), filepath.Base(file))
		mistakes, ok := document.Of(err)
		require.True(t, ok, file)
		golden(t, strings.TrimSuffix(file, ".yaml")+".txt", []byte(mistakes.Text(language.Vietnamese)+"\n\n"+mistakes.Text(language.English)+"\n"))
	}
}

func TestNumbersAreReadFromTheirDigits(t *testing.T) {
	require.Equal(t, []string{"number_too_long"}, codesOf(mistakesOf(t, "regulation: a\nscoring: {parts: [{id: a, max: 0.1000000000000000055511151231257827}]}")))
	r := parse(t, "regulation: 001\nscoring: {parts: [{id: 007, max: 86.79}]}")
	require.Equal(t, "001", r.Document().ID)
	rules, err := r.For("")
	require.NoError(t, err)
	require.Equal(t, []string{"007"}, rules.Scheme.IDs())
}

// A gap in a suite's marks stays a gap: it is no zero, and leaves too few.
func TestAGapAmongMarksStaysAGap(t *testing.T) {
	folder := fstest.MapFS{
		"a.yaml": {Data: []byte("regulation: a\nscoring: {parts: [{id: written, max: 100, panel: {markers: {at_least: 2}}}]}")},
		"s.yaml": {Data: []byte(`
suite: Điểm còn thiếu
regulation: a
cases:
  - name: Một người chưa chấm
    candidates: {"001": {marks: {written: [80, ~]}}, B: {marks: {written: [80, 0]}}}
    expect:
      standing: {001: incomplete, B: passed}
      scores: {001: {written: ~, total: ~}, B: {total: 40}}
`)},
	}
	policytest.Run(t, folder)
}

// A count that no list can meet is a mistake, not a panic.
func TestImpossibleCounts(t *testing.T) {
	for _, count := range []string{"-1", "0", "999999999"} {
		mistakes := mistakesOf(t, "regulation: a\nscoring: {combine: {best: "+count+"}, parts: [{id: written, max: 100}]}")
		require.Len(t, mistakes, 1, count)
		require.Equal(t, "scoring.combine.best", mistakes[0].Path.String())
	}
}

func TestLoad(t *testing.T) {
	fsys := fstest.MapFS{"a.yaml": {Data: []byte("regulation: a")}, "a.json": {Data: []byte(`{"regulation": "a"}`)}}
	for name := range fsys {
		r, err := regulation.Load(fsys, name)
		require.NoError(t, err)
		require.Equal(t, "a", r.Document().ID)
		require.Empty(t, r.Warnings())
	}
	_, err := regulation.Load(fsys, "b.yaml")
	require.ErrorIs(t, err, os.ErrNotExist)
	for _, text := range []string{"", "[", "a: &b c", "- a", "7"} {
		require.NotEmpty(t, mistakesOf(t, text), text)
	}
}

// inAnyOrder are the lines of a text and the words of each, sorted: a record
// holds a regulation in canonical form, which does not keep the order in which
// roles, bodies and facts were written.
func inAnyOrder(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".;:,", r) })
		slices.Sort(words)
		lines[i] = strings.Join(words, " ")
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// What a record holds gives the same rules, byte for byte and word for word.
func TestRecordedGivesTheSameRules(t *testing.T) {
	text, _ := everything(t)
	texts := map[string][]byte{"everything": text}
	for _, id := range regulation.Presets() {
		preset, err := regulation.PresetText(id)
		require.NoError(t, err)
		texts[id] = preset
	}
	for id, text := range texts {
		r, err := regulation.Parse(id+".yaml", text)
		require.NoError(t, err)
		again, err := regulation.Recorded(r.Canonical())
		require.NoError(t, err, id)
		require.Equal(t, string(r.Canonical()), string(again.Canonical()))
		require.Equal(t, r.Document().ID, again.Document().ID)
		require.Equal(t, inAnyOrder(said(r)), inAnyOrder(said(again)))
		require.Equal(t, r.Groups(), again.Groups())
	}
}

func TestRecordedTakesNothingElse(t *testing.T) {
	for _, text := range []string{`{"regulation": "a"}`, "regulation: a", `{"title":"b","regulation":"a"}`, ""} {
		_, err := regulation.Recorded([]byte(text))
		require.ErrorIs(t, err, regulation.ErrNotCanonical, text)
	}
	for _, text := range []string{`{"regulation":"a","titel":"b"}`, `null`, `{"regulation":"a","scoring":{"max":"86,79"}}`} {
		_, err := regulation.Recorded([]byte(text))
		require.Error(t, err, text)
		require.NotErrorIs(t, err, regulation.ErrNotCanonical, text)
	}
}

// Hostile documents are refused within 50 MB.
func TestHostileDocumentsEndSoon(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'z'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+",", 9) + "]\n"
	}
	var flat, nested strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&flat, "key%d: 1\n", i)
	}
	nested.WriteString("regulation: a\nassumptions: [{rule: " + strings.Repeat("parts.", 200) + "x, why: y}]\nscoring: ")
	for range 28 {
		nested.WriteString("{parts: [{id: parts, parts: [], ")
	}
	nested.WriteString(strings.Repeat("x: 1}]}", 28))
	for name, text := range map[string]string{
		"brackets": strings.Repeat("[", 100_000), "bomb": bomb, "flat": flat.String(), "nested": nested.String(),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			_, err := regulation.Parse("hostile.yaml", []byte(text))
			runtime.ReadMemStats(&after)
			require.Error(t, err)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(50<<20))
		})
	}
}

func FuzzParse(f *testing.F) {
	text, err := os.ReadFile("testdata/documents/everything.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	for _, id := range regulation.Presets() {
		preset, _ := regulation.PresetText(id)
		f.Add(preset)
	}
	broken, _ := filepath.Glob("testdata/broken/*.yaml")
	for _, file := range broken {
		text, _ := os.ReadFile(file)
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := regulation.Parse("fuzz.yaml", text)
		if err != nil {
			mistakes, ok := document.Of(err)
			require.True(t, ok)
			require.NotEmpty(t, mistakes.Text(language.Vietnamese)+mistakes.Text(language.English))
			return
		}
		again, err := regulation.Recorded(r.Canonical())
		require.NoError(t, err)
		require.Equal(t, inAnyOrder(said(r)), inAnyOrder(said(again)))
		require.NotEmpty(t, regulation.Compare(r, again).Text(language.Vietnamese))
		_ = regulation.Lint(r).Text(language.English)
		require.NoError(t, r.WriteWords(io.Discard, language.English))
		_ = r.AssumptionsOn("scoring.written")
	})
}
