package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

const suites = "../../workflow/regulation/testdata/suites/"

// check runs the command and returns what it shows.
func check(args ...string) (status int, out, errs string) {
	var shown, told bytes.Buffer
	status = run(args, &shown, &told)
	return status, shown.String(), told.String()
}

// written makes a folder of files and works in it.
func written(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

var small = map[string]string{
	"rules/r.yaml":  "regulation: x\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\n",
	"suites/s.yaml": "suite: s\nregulation: ../rules/r.yaml\ncases:\n  - {name: được, candidates: {A: {marks: {written: 60}}}, expect: {standing: {A: passed}}}\n  - {name: trượt, candidates: {A: {marks: {written: 40}}}, expect: {standing: {A: passed}}}\n",
	"suites/t.yaml": "suite: t\nregulation: ../rules/r.yaml\ncases:\n  - {name: được, candidates: {A: {marks: {written: 60}}}, expect: {standing: {A: passed}}}\n",
	"notes.txt":     "không phải bộ kiểm thử",
}

func TestTheLastLineAndTheStatus(t *testing.T) {
	written(t, small)
	for name, c := range map[string]struct {
		args   []string
		status int
		last   string
	}{
		"all pass":             {[]string{"suites/t.yaml"}, 0, "1 passed, 0 failed"},
		"one fails":            {[]string{"suites"}, 1, "2 passed, 1 failed"},
		"files and folders":    {[]string{"suites/t.yaml", "rules", "suites"}, 1, "2 passed, 1 failed"},
		"in English":           {[]string{"-lang", "en", "suites"}, 1, "2 passed, 1 failed"},
		"flags behind":         {[]string{"suites", "-lang", "en"}, 1, "2 passed, 1 failed"},
		"no suite":             {[]string{"rules"}, 1, "0 passed, 0 failed"},
		"floor not reached":    {[]string{"-cover", "100", "suites/t.yaml"}, 1, "1 passed, 0 failed"},
		"floor reached":        {[]string{"-cover", "50", "suites/t.yaml"}, 0, "1 passed, 0 failed"},
		"with all that is out": {[]string{"-v", "suites/t.yaml"}, 0, "1 passed, 0 failed"},
	} {
		t.Run(name, func(t *testing.T) {
			status, out, errs := check(c.args...)
			require.Equal(t, c.status, status, errs)
			lines := strings.Split(strings.TrimRight(out, "\n"), "\n")
			require.Equal(t, c.last, lines[len(lines)-1])
		})
	}
	_, _, errs := check("rules")
	require.Equal(t, "không thấy trường hợp nào ở: rules\n", errs)
	_, _, errs = check("-lang", "en", "-cover", "100", "suites/t.yaml")
	require.Equal(t, "the regulation x: the cases see 50 %, at least 100 % are asked for\n", errs)
}

func TestJSON(t *testing.T) {
	written(t, small)
	status, out, _ := check("-json", "-lang", "vi", "suites")
	require.Equal(t, 1, status)
	var report struct {
		Suites []struct {
			File  string
			Cases []struct {
				Name        string
				Passed      bool
				Differences []struct {
					Path, Expected, Came string
					Line                 int
					Why                  []string
				}
			}
		}
		Coverage       []struct{ Rule string }
		Passed, Failed int
	}
	require.NoError(t, json.Unmarshal([]byte(out), &report))
	require.Equal(t, []int{2, 1}, []int{report.Passed, report.Failed})
	require.Equal(t, "suites/s.yaml", report.Suites[0].File)
	difference := report.Suites[0].Cases[1].Differences[0]
	require.Equal(t, "expect.standing.A", difference.Path)
	require.Equal(t, 5, difference.Line)
	require.Equal(t, []string{"written: 40 không đạt mức (từ 50)"}, difference.Why)
	require.NotEmpty(t, report.Coverage)
}

func TestUpdate(t *testing.T) {
	written(t, small)
	status, out, _ := check("-update", "suites")
	require.Equal(t, 0, status, out)
	require.Contains(t, out, "-  - {name: trượt, candidates: {A: {marks: {written: 40}}}, expect: {standing: {A: passed}}}\n+  - {name: trượt, candidates: {A: {marks: {written: 40}}}, expect: {standing: {A: {failed: [written]}}}}\nđã ghi suites/s.yaml\n")
	status, out, _ = check("suites")
	require.Equal(t, 0, status, out)
	status, out, _ = check("-update", "suites")
	require.Equal(t, 0, status)
	require.Equal(t, "không có gì phải ghi\n", out)
	require.NoError(t, os.WriteFile("suites/u.yaml", []byte("suite: u\nregulation: ../rules/r.yaml\ncases: [{name: sai, candidates: {A: {marks: {viet: 1}}}}]\n"), 0o644))
	status, _, _ = check("-update", "suites")
	require.Equal(t, 1, status, "a mistake is not written away")
}

func TestALinkIsNotWritten(t *testing.T) {
	written(t, small)
	require.NoError(t, os.Symlink("s.yaml", "suites/link.yaml"))
	before, err := os.ReadFile("suites/s.yaml")
	require.NoError(t, err)
	status, out, errs := check("-update", "suites/link.yaml")
	require.Equal(t, 2, status, out+errs)
	require.Contains(t, errs, "no plain file")
	after, err := os.ReadFile("suites/s.yaml")
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

func TestRegulationsOnTheCommandLine(t *testing.T) {
	status, out, _ := check("-mutate", "btc-tw-2017", suites+"btc-tw-2017")
	require.Equal(t, 0, status, out)
	require.Contains(t, out, "0 không bị phát hiện")
	status, out, _ = check("-lang", "en", "-mutate", "nd-24-2010", suites+"nd-24-2010/ranking.yaml")
	require.Equal(t, 1, status)
	require.Contains(t, out, "no case notices when 50 becomes 51")
	status, out, _ = check("-lint", "nd-24-2010")
	require.Equal(t, 0, status)
	require.Contains(t, out, "điều hợp lệ nhưng nên xem lại")
	written(t, map[string]string{"r.yaml": "regulation: x\nin_force: {from: 2018-01-01}\n", "sai.yaml": "regulation: x\npas: 1\n"})
	status, out, _ = check("-lint", "r.yaml")
	require.Equal(t, 0, status)
	require.Equal(t, "Không thấy gì lạ.\n", out)
	for _, mode := range [][]string{{"-lint", "sai.yaml"}, {"-words", "sai.yaml"}, {"-mutate", "sai.yaml", "."}} {
		status, out, _ = check(mode...)
		require.Equal(t, 1, status)
		require.Contains(t, out, "không có khóa pas")
	}
}

func TestCopyWritesNothingOver(t *testing.T) {
	written(t, map[string]string{"r.yaml": "giữ nguyên"})
	status, _, errs := check("-copy", "btc-tw-2017", "r.yaml")
	require.Equal(t, 2, status)
	require.Contains(t, errs, "r.yaml")
	text, err := os.ReadFile("r.yaml")
	require.NoError(t, err)
	require.Equal(t, "giữ nguyên", string(text))
	status, _, errs = check("-copy", "khong-co", "s.yaml")
	require.Equal(t, 2, status)
	require.Contains(t, errs, "btc-tw-2017")
	require.NoFileExists(t, "s.yaml")
}

func TestWrongCommands(t *testing.T) {
	for _, args := range [][]string{
		{},
		{"-lang", "fr", "."},
		{"-strange"},
		{"-help"},
		{"nothing-here"},
		{"-cover", "101", "."},
		{"-words"},
		{"-words", "a", "b"},
		{"-lint"},
		{"-mutate", "x"},
		{"-lint", "-words", "x"},
		{"-words", "nothing.yaml"},
		{"-lint", "nothing.yaml"},
		{"-mutate", "nothing.yaml", "."},
		{"-copy", "x"},
		{"-mutate", "nd-24-2010", "main.go"},
	} {
		status, out, errs := check(args...)
		require.Equal(t, 2, status, args)
		require.Empty(t, out, args)
		require.NotEmpty(t, errs, args)
	}
}

// The words of the preset are in the documentation, whole.
func TestTheWordsOfHaiPhong(t *testing.T) {
	for lang, file := range map[string]string{"vi": "hai-phong-2018.vi.md", "en": "hai-phong-2018.en.md"} {
		status, out, errs := check("-lang", lang, "-words", "hai-phong-2018")
		require.Equal(t, 0, status, errs)
		if *rewrite {
			require.NoError(t, os.WriteFile(file, []byte(out), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(want), out, "run with -rewrite where this is right")
	}
}

func TestProgress(t *testing.T) {
	now := time.Date(2018, 6, 1, 9, 0, 0, 0, time.UTC)
	var out bytes.Buffer
	p := newProgress(&out, language.Vietnamese)
	p.begun, p.now = now, func() time.Time { return now }
	p.show(1, 400)
	require.Empty(t, out.String(), "a short run shows nothing")
	now = now.Add(patience)
	p.show(100, 400)
	now = now.Add(time.Second)
	p.show(200, 400)
	now = now.Add(patience)
	p.show(300, 400)
	p.done()
	require.Equal(t, "đang chạy 100/400 (25 %)\nđang chạy 300/400 (75 %)\n", out.String())

	out.Reset()
	p = newProgress(&out, language.English)
	p.terminal, p.begun, p.now = true, now, func() time.Time { return now }
	now = now.Add(pace)
	p.show(1, 4)
	p.show(2, 4)
	now = now.Add(pace)
	p.show(3, 4)
	p.done()
	require.Equal(t, "\rrunning 1/4 (25 %)\rrunning 3/4 (75 %)\r\x1b[K", out.String())

	file, err := os.CreateTemp(t.TempDir(), "")
	require.NoError(t, err)
	require.False(t, newProgress(file, language.English).terminal)
	require.NoError(t, file.Close())
}

// A full disk or a closed pipe is an error, not silence.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWhatCannotBeShown(t *testing.T) {
	var errs bytes.Buffer
	for _, args := range [][]string{{suites + "btc-tw-2017"}, {"-json", suites + "btc-tw-2017"}, {"-mutate", "btc-tw-2017", suites + "btc-tw-2017"}, {"-words", "btc-tw-2017"}} {
		require.Equal(t, 2, run(args, full{}, &errs), args)
	}
	written(t, small)
	require.Equal(t, 2, run([]string{"-update", "suites"}, full{}, &errs))
}
