package scoring

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
)

const gated = `
parts:
  - {id: law, max: 100, pass: 50, counts: false}
  - id: project
    title: Đề án
    after: law
    remark: {replace_below: 5}
    panel: {markers: {at_least: 2}, spread: [{up_to: 10, then: combine}, {then: refer}]}
    parts: [{id: build, max: 20}, {id: present, max: 80}]
  - {id: interview, max: 100, after: project}
  - {id: essay, max: 100, panel: {markers: {at_least: 2, at_most: 2}, spread: [{below: 5, then: combine}, {below: 10, then: refer}, {then: another_marker, third: mean}]}}
`

func TestMarksForWhatIsNotReachedAreMistakes(t *testing.T) {
	s := mustCompile(t, gated)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"marks: {law: 40, project: {build: [10, 10]}, interview: 50}", []string{"marks.build: marks_not_reached", "marks.interview: marks_not_reached"}},
		{"marks: {interview: 50}", []string{"marks.interview: marks_not_reached"}},
		{"marks: {law: absent, project: {build: [~, 10]}}", []string{"marks.build: marks_not_reached"}},
		{"marks: {law: 40}\nsettled: {project: 50}\nremarked: {project: 60}", []string{"settled.project: decided_not_reached", "remarked.project: decided_not_reached"}},
		{"marks: {law: 40, project: {build: [~, ~]}, interview: absent}\nsanctions: []", nil},
		{"marks: {essay: [50, 60, 70]}", nil},
		{"marks: {essay: [50, 51, 52]}", []string{"marks.essay: markers_above_most"}},
		{"marks: {essay: [50, 57, 52]}", []string{"marks.essay: markers_above_most"}},
	} {
		sheet, err := s.Sheet("A", performance(t, c.text))
		require.NoError(t, err)
		score, err := s.Score(sheet)
		require.Equal(t, c.want == nil, err == nil, c.text)
		if err != nil {
			require.Equal(t, c.want, codesOf(err), c.text)
			require.Equal(t, "", score.ID())
		}
	}
	four := mustCompile(t, "max: 100\npanel: {spread: [{below: 10, then: combine}, {then: another_marker}]}")
	sheet, err := four.Sheet("A", performance(t, "marks: {total: [1, 2, 30, 40]}"))
	require.NoError(t, err)
	_, err = four.Score(sheet)
	require.Equal(t, []string{"marks.total: fourth_mark"}, codesOf(err))
}

func TestPartsStandWithTheirPanel(t *testing.T) {
	s := mustCompile(t, gated)
	for text, want := range map[string][3]string{
		"marks: {law: 60, project: {build: [10, 12], present: [60, 62]}}":                                                            {"passed", "11", "72"},
		"marks: {law: 60, project: {build: [10, 20], present: [60, 80]}}":                                                            {"referred", "~", "~"},
		"marks: {law: 60, project: {build: [10, 20], present: [60, 80]}}\nsettled: {project: 85}":                                    {"passed", "~", "85"},
		"marks: {law: 60, project: {build: [10, 12], present: [60, 62]}}\nremarked: {project: 80}":                                   {"referred", "~", "~"},
		"marks: {law: 60, project: {build: [10, 12], present: [60, 62]}}\nremarked: {project: 80}\nsettled: {project: {remark: 79}}": {"passed", "11", "79"},
		"marks: {law: 60, project: {build: [10], present: [60, 62]}}":                                                                {"incomplete", "~", "~"},
		"marks: {law: 60, project: {build: absent, present: [60, 62]}}":                                                              {"absent", "~", "~"},
		"marks: {law: 60, project: absent}":                                                                                          {"absent", "~", "~"},
		"marks: {law: 40}":                                                                                                           {"", "~", "~"},
	} {
		score := scoreOf(t, s, text)
		require.Equal(t, want, [3]string{string(score.Standing("build")), valueText(score, "build"), valueText(score, "project")}, text)
	}
}

func TestOneSettlementForEachReferral(t *testing.T) {
	s := mustCompile(t, "max: 100\nremark: {replace_below: 5}\npanel: {markers: {at_least: 2}, spread: [{up_to: 5, then: combine}, {then: refer}]}")
	text := "marks: {total: [70, 80]}\nremarked: {total: 90}\n"
	for settled, want := range map[string]string{
		"settled: {total: 76}": "76", "settled: {total: {spread: 76}}": "~", "settled: {total: {spread: 76, remark: 88}}": "88", "": "~",
		"settled: {total: {spread: 86}}": "90",
	} {
		require.Equal(t, want, valueText(scoreOf(t, s, text+settled), Root), settled)
	}
}

func TestReasonsSayWhyNotPassed(t *testing.T) {
	s := mustCompile(t, strings.Replace(gated, "{id: law, max: 100, pass: 50,", "{id: law, max: 100, clause: Điều 5, pass: 50,", 1))
	score := scoreOf(t, s, "marks: {law: 40, essay: [50, 57]}")
	require.Equal(t, Failed, score.Standing(Root))
	require.Equal(t, []string{"law"}, score.Failed())
	var codes, texts []string
	for _, reason := range score.Reasons() {
		codes = append(codes, reason.Code)
		texts = append(texts, reason.Text(language.Vietnamese))
	}
	require.Equal(t, []string{"pass_missed", "not_reached", "not_reached", "spread_refers"}, codes)
	require.Equal(t, "40 không đạt mức (từ 50)", texts[0])
	require.Equal(t, "Điều 5", score.Reasons()[0].Clause)
	text, err := json.Marshal(score.Trace()[1])
	require.NoError(t, err)
	require.JSONEq(t, `{"component": "law", "rule": "parts[0].pass", "reason": {"code": "pass_missed", "clause": "Điều 5", "params": {"tested": "40", "how": {"vi": "từ", "en": "at least"}, "pass": "50"}}}`, string(text))
}

func TestScoreAllKeepsTheOrder(t *testing.T) {
	s := mustCompile(t, gated)
	good, err := s.Sheet("A", performance(t, "marks: {law: 60}"))
	require.NoError(t, err)
	bad, err := s.Sheet("B", performance(t, "marks: {interview: 60}"))
	require.NoError(t, err)
	sheets := []*Sheet{good, bad, good, nil}
	var ids []string
	var failures int
	for score, err := range s.ScoreAll(slices.Values(sheets)) {
		ids = append(ids, score.ID())
		if err != nil {
			failures++
		}
	}
	require.Equal(t, []string{"A", "", "A", ""}, ids)
	require.Equal(t, 2, failures)
	for range s.ScoreAll(slices.Values(sheets)) {
		break
	}
}

func TestScoringIntoTheSameScoreAllocatesNothing(t *testing.T) {
	if wideOnly {
		return // big integers do
	}
	s := mustCompile(t, national)
	sheets := nationalSheets(t, s, 2)
	var score Score
	require.NoError(t, s.ScoreInto(&score, sheets[0]))
	require.Zero(t, testing.AllocsPerRun(100, func() {
		_ = s.ScoreInto(&score, sheets[0])
		_ = s.ScoreInto(&score, sheets[1])
	}))
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = s.Score(sheets[0]) }), 3.0)
	fresh, err := s.Score(sheets[1])
	require.NoError(t, err)
	require.Equal(t, fresh.Trace().Text(language.English), score.Trace().Text(language.English))
	require.Error(t, s.ScoreInto(&score, nil))
	require.Equal(t, "", score.ID())
}

func TestScorersAndSheetsAreShared(t *testing.T) {
	s := mustCompile(t, leadership)
	sheet, err := s.Sheet("A", performance(t, "marks: {written: [80, 82], project: {build: [15, 16, 17, 15, 16], present: [30, 32, 31, 30, 30], answer: [33, 35, 34, 33, 33]}}"))
	require.NoError(t, err)
	want, err := s.Score(sheet)
	require.NoError(t, err)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				got, err := s.Score(sheet)
				if err != nil || got.Trace().Text(language.English) != want.Trace().Text(language.English) {
					t.Error("another answer")
				}
			}
		})
	}
	group.Wait()
}

func TestTheOrderOfWhatIsGivenChangesNothing(t *testing.T) {
	s := mustCompile(t, strings.Replace(leadership, "markers: {at_least: 5}, combine: mean}", "markers: {at_least: 3}, combine: {trimmed_mean: {high: 1, low: 1}}}", 1))
	random := rand.New(rand.NewPCG(3, 4))
	give := []func(*Sheet) error{
		func(sh *Sheet) error { return sh.Mark("written", "an", dec("80")) },
		func(sh *Sheet) error { return sh.Mark("written", "binh", dec("82")) },
		func(sh *Sheet) error { return sh.Sanction("written", "reprimand") },
		func(sh *Sheet) error { return sh.Sanction("project", "warning") },
		func(sh *Sheet) error { return sh.Claim("minority") },
		func(sh *Sheet) error { return sh.Claim("service") },
	}
	for _, marker := range []string{"an", "binh", "chi", "dung"} {
		for part, mark := range map[string]string{"build": "16", "present": "30", "answer": "40"} {
			give = append(give, func(sh *Sheet) error { return sh.Mark(part, marker, dec(mark)) })
		}
	}
	want := ""
	for range 20 {
		random.Shuffle(len(give), func(i, j int) { give[i], give[j] = give[j], give[i] })
		sheet := s.NewSheet("A")
		for _, do := range give {
			require.NoError(t, do(sheet))
		}
		score, err := s.Score(sheet)
		require.NoError(t, err)
		text := score.Trace().Text(language.Vietnamese)
		if want == "" {
			want = text
		}
		require.Equal(t, want, text)
	}
	require.Contains(t, want, "trừ 25% (reprimand)")
}

func TestAMillionSheetsFitInMemory(t *testing.T) {
	if testing.Short() || wideOnly {
		return
	}
	s := mustCompile(t, national)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	sheets := nationalSheets(t, s, 20_000)
	runtime.GC()
	runtime.ReadMemStats(&after)
	each := (after.HeapAlloc - before.HeapAlloc) / uint64(len(sheets))
	require.Less(t, each, uint64(500), "bytes a sheet of 15 marks")
	runtime.KeepAlive(sheets)
}

func TestPerformancesAreReadStrictly(t *testing.T) {
	for text, want := range map[string][]string{
		"marks: {a: [1e3, 0x1F, .5, NaN, 010]}":        {"marks.a[0]: not_number", "marks.a[1]: not_number", "marks.a[2]: not_number", "marks.a[3]: not_number", "marks.a[4]: not_number"},
		"marks: {a: absentt}":                          {"marks.a: not_number"},
		"mark: {a: 1}":                                 {"mark: unknown_key_near"},
		"marks: [1]":                                   {"marks: not_mapping"},
		"sanctions: [{component: a, kind: b, why: c}]": {"sanctions[0].why: unknown_key"},
		"settled: {a: {spred: 1}}":                     {"settled.a.spred: unknown_key_near"},
		"claims: hero":                                 {"claims: not_list"},
		"remarked: {a: 1/2}":                           {"remarked.a: not_number"},
		"marks: {a: 1234567890123, b: 0.0000000001}":   {"marks.a: number_too_long", "marks.b: number_too_long"},
	} {
		root, mistakes := document.Parse("c.yaml", []byte(text))
		require.Empty(t, mistakes)
		var p Performance
		found := document.Decode(root, &p)
		require.Equal(t, want, codes(found), text)
		require.Equal(t, 1, found[0].Place.Line)
	}
}

func TestDocumentsAsJSON(t *testing.T) {
	var s Scheme
	root, mistakes := document.Parse("s.json", []byte(`{"parts": [{"id": "a", "max": 90, "weight": "2/9", "pass": "50%", "panel": {"combine": {"trimmed_mean": {"high": 1}}, "markers": {"at_least": 2}}}], "sanctions": {"x": {"deduct": "25%"}, "y": {"void": true}, "z": {"void": "all"}}}`))
	require.Empty(t, mistakes)
	require.Empty(t, document.Decode(root, &s))
	scorer, err := Compile(s, nil)
	require.NoError(t, err)
	root, mistakes = document.Parse("c.json", []byte(`{"marks": {"a": [45, 90, null]}}`))
	require.Empty(t, mistakes)
	var p Performance
	require.Empty(t, document.Decode(root, &p))
	sheet, err := scorer.Sheet("A", p)
	require.NoError(t, err)
	score, err := scorer.Score(sheet)
	require.NoError(t, err)
	require.Equal(t, "10", valueText(score, Root))
	root, _ = document.Parse("c.json", []byte(`{"marks": {"a": "absent"}}`))
	p = Performance{}
	require.Empty(t, document.Decode(root, &p))
	require.Equal(t, WordAbsent, p.Marks["a"].Word)
}

func TestSchemas(t *testing.T) {
	for _, of := range []reflect.Type{reflect.TypeFor[Scheme](), reflect.TypeFor[Performance]()} {
		schema, err := document.Schema(of, "x", "x")
		require.NoError(t, err)
		require.True(t, json.Valid(schema))
	}
	schema, _ := document.Schema(reflect.TypeFor[Scheme](), "x", "x")
	for _, want := range []string{"trimmed_mean", "two_equal_else_refer", "before_bonus", "half_even"} {
		require.Contains(t, string(schema), want)
	}
}

func TestEverySentenceIsWhole(t *testing.T) {
	for code, word := range sentences.Sentences() {
		require.NotEmpty(t, word.Vi, code)
		require.NotEmpty(t, word.En, code)
		require.ElementsMatch(t, parameters(word.Vi), parameters(word.En), code)
	}
}

func parameters(sentence string) (names []string) {
	for _, part := range strings.Split(sentence, "{")[1:] {
		name, _, _ := strings.Cut(part, "}")
		name, _, _ = strings.Cut(name, "|")
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
