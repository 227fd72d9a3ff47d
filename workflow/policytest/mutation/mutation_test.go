package mutation_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest/mutation"
)

// rewrite writes the golden files anew: go test ./workflow/policytest/mutation -rewrite
var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *rewrite {
		require.NoError(t, os.WriteFile(file, text, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(text), "run with -rewrite where this is right")
}

// folder makes a file system of texts.
func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// The cases notice a pass mark that moves up and not one that moves down.
var tried = map[string]string{
	"r.yaml":        "regulation: x\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\n",
	"s.yaml":        "suite: s\nregulation: x\ncases: [{name: đúng 50, candidates: {A: {marks: {written: 50}}}, expect: {standing: {A: passed}}}]\n",
	"elsewhere.yml": "suite: s\nregulation: nd-24-2010\ncases: [{name: khác}]\n",
}

func with(files map[string]string, more map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range []map[string]string{files, more} {
		for name, text := range m {
			out[name] = text
		}
	}
	return out
}

func TestChangesThatNoCaseNotices(t *testing.T) {
	var calls atomic.Int64
	m, err := mutation.Mutate(folder(tried), "r.yaml", nil, func(done, of int) {
		calls.Add(1)
		require.LessOrEqual(t, done, of)
	})
	require.NoError(t, err)
	require.EqualValues(t, 5, calls.Load())
	require.Equal(t, 1, m.Cases)
	require.False(t, m.Passed())
	var unnoticed []string
	for _, c := range m.Unnoticed() {
		unnoticed = append(unnoticed, c.Rule+" "+c.From+" "+c.To)
	}
	require.Equal(t, []string{"scoring.written.max 100 101", "scoring.written.max 100 99", "scoring.written.pass 50 49"}, unnoticed)
	var out bytes.Buffer
	require.NoError(t, m.Write(&out, language.Vietnamese, true))
	golden(t, "mutate.vi.txt", out.Bytes())
	out.Reset()
	require.NoError(t, m.Write(&out, language.English, false))
	golden(t, "mutate.en.txt", out.Bytes())
}

func TestExcuses(t *testing.T) {
	rules := "regulation: x\nexcused: [{rule: scoring.written.max, why: thang điểm do cấp trên định}, {rule: scoring.oral, why: cũ}, {rule: scoring.writ, why: không phải quy tắc ấy}]\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\n"
	m, err := mutation.Mutate(folder(with(tried, map[string]string{"r.yaml": rules})), "./r.yaml", nil, nil)
	require.NoError(t, err)
	require.Len(t, m.Excused(), 2)
	require.Len(t, m.Unnoticed(), 1)
	require.Equal(t, []string{"scoring.oral", "scoring.writ"}, m.Stale)
	require.Equal(t, 0, m.MostExcused(), "one in twenty of five")
	require.False(t, m.Passed())
	var out bytes.Buffer
	require.NoError(t, m.Write(&out, language.English, false))
	golden(t, "excused.en.txt", out.Bytes())
}

func TestChangesAllNoticed(t *testing.T) {
	more := map[string]string{"more.yaml": `
suite: s
regulation: r.yaml
cases:
  - {name: 49 trượt, candidates: {A: {marks: {written: 49.5}}}, expect: {standing: {A: failed}}}
  - {name: 100 được, candidates: {A: {marks: {written: 100}}}, expect: {standing: {A: passed}}}
  - {name: 101 không được, candidates: {A: {marks: {written: 100.5}}}, expect: {mistakes: [mark_above_max]}}
`}
	m, err := mutation.Mutate(folder(with(tried, more)), "r.yaml", nil, nil)
	require.NoError(t, err)
	require.Empty(t, m.Unnoticed())
	require.True(t, m.Passed())
}

func TestChangesOfAPresetByItsID(t *testing.T) {
	m, err := mutation.Mutate(os.DirFS("../../regulation/testdata/suites"), "btc-tw-2017", nil, nil)
	require.NoError(t, err)
	require.Equal(t, "btc-tw-2017", m.Regulation)
	require.True(t, m.Passed())
	again, err := mutation.Mutate(os.DirFS("../../regulation/testdata/suites"), "btc-tw-2017", []string{"btc-tw-2017"}, nil)
	require.NoError(t, err)
	require.Equal(t, m, again, "the same whatever else stands there and however the work is shared")
}

func TestChangesThatCannotBeTried(t *testing.T) {
	_, err := mutation.Mutate(folder(tried), "r.yaml", []string{"elsewhere.yml"}, nil)
	require.ErrorIs(t, err, mutation.ErrNotNamed)
	_, err = mutation.Mutate(folder(tried), "r.yaml", []string{"nothing"}, nil)
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = mutation.Mutate(folder(tried), "nothing.yaml", nil, nil)
	require.ErrorIs(t, err, os.ErrNotExist)
	failing := map[string]string{"s.yaml": "suite: s\nregulation: x\ncases: [{name: hỏng, candidates: {A: {marks: {written: 50}}}, expect: {standing: {A: failed}}}]\n"}
	_, err = mutation.Mutate(folder(with(tried, failing)), "r.yaml", nil, nil)
	require.ErrorIs(t, err, mutation.ErrFailing)
	require.ErrorContains(t, err, "s.yaml:3 hỏng")
}
