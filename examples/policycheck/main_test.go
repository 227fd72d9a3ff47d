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
	status = run(args, strings.NewReader(""), &shown, &told)
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
					Why                  []struct{ Code, Text, Clause string }
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
	require.Len(t, difference.Why, 1)
	require.Equal(t, "written: 40 không đạt mức (từ 50)", difference.Why[0].Text)
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
	require.Contains(t, errs, "không phải là tệp thường")
	after, err := os.ReadFile("suites/s.yaml")
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

func TestRegulationsOnTheCommandLine(t *testing.T) {
	status, out, _ := check("mutate", "btc-tw-2017", suites+"btc-tw-2017")
	require.Equal(t, 0, status, out)
	require.Contains(t, out, "0 không bị phát hiện")
	status, out, _ = check("-lang", "en", "mutate", "nd-24-2010", suites+"nd-24-2010/ranking.yaml")
	require.Equal(t, 1, status)
	require.Contains(t, out, "no case notices when 50 becomes 51")
	status, out, _ = check("lint", "nd-24-2010")
	require.Equal(t, 0, status)
	require.Contains(t, out, "điều hợp lệ nhưng nên xem lại")
	written(t, map[string]string{"r.yaml": "regulation: x\nin_force: {from: 2018-01-01}\n", "sai.yaml": "regulation: x\npas: 1\n"})
	status, out, _ = check("lint", "r.yaml")
	require.Equal(t, 0, status)
	require.Equal(t, "Không thấy gì lạ.\n", out)
	for _, mode := range [][]string{{"lint", "sai.yaml"}, {"words", "sai.yaml"}, {"mutate", "sai.yaml", "."}, {"compare", "r.yaml", "sai.yaml"}} {
		status, out, _ = check(mode...)
		require.Equal(t, 1, status)
		require.Contains(t, out, "không có khóa pas")
	}
}

func TestCopyWritesNothingOver(t *testing.T) {
	written(t, map[string]string{"r.yaml": "giữ nguyên"})
	status, _, errs := check("copy", "btc-tw-2017", "r.yaml")
	require.Equal(t, 2, status)
	require.Contains(t, errs, "r.yaml")
	text, err := os.ReadFile("r.yaml")
	require.NoError(t, err)
	require.Equal(t, "giữ nguyên", string(text))
	status, _, errs = check("copy", "khong-co", "s.yaml")
	require.Equal(t, 2, status)
	require.Contains(t, errs, "btc-tw-2017")
	require.NoFileExists(t, "s.yaml")
}

func TestWrongCommands(t *testing.T) {
	for _, args := range [][]string{
		{},
		{"-lang", "fr", "."},
		{"-strange"},
		{"words", "-strange", "x"},
		{"words", "-cover", "50", "x"},
		{"nothing-here"},
		{"-cover", "101", "."},
		{"-cover"},
		{"words"},
		{"words", "a", "b"},
		{"lint"},
		{"mutate", "x"},
		{"words", "nothing.yaml"},
		{"lint", "nothing.yaml"},
		{"mutate", "nothing.yaml", "."},
		{"copy", "x"},
		{"copy", "btc-tw-2017", "x", "y"},
		{"mutate", "nd-24-2010", "main.go"},
		{"-update", "-watch", "."},
		{"-update", "-json", "."},
		{"schema", "x"},
		{"completion", "x"},
		{"help", "x"},
		{"explain"},
		{"explain", "xyzzy"},
		{"new", "-kind", "x"},
		{"new", "-pass", "0"},
		{"new", "-id", "a/b"},
		{"compare", "nd-24-2010"},
	} {
		status, out, errs := check(args...)
		if args == nil || len(args) > 0 && args[0] == "explain" && len(args) > 1 {
			require.NotZero(t, status, args)
		} else {
			require.Equal(t, 2, status, args)
		}
		require.Empty(t, out, args)
		require.NotEmpty(t, errs, args)
	}
}

func TestHelpIsInTheLanguageAskedFor(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"-help"}, {"-h"}} {
		status, out, errs := check(args...)
		require.Equal(t, 0, status, errs)
		for _, c := range commands {
			require.Contains(t, out, "\n  "+c.name+" ", args)
			require.Contains(t, out, c.about.Vi)
		}
		require.Contains(t, out, "Mã thoát: 0")
	}
	_, out, _ := check("help", "-lang", "en")
	require.Contains(t, out, "Exit status: 0")
	_, of, _ := check("help", "mutate")
	_, same, _ := check("mutate", "-h")
	require.Equal(t, of, same)
	require.Contains(t, of, "policycheck mutate")
	status, out, _ := check("-version")
	require.Equal(t, 0, status)
	require.Contains(t, out, "policycheck")
}

func TestCompletionNamesEveryCommand(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		status, out, errs := check("completion", shell)
		require.Equal(t, 0, status, errs)
		for _, c := range commands {
			require.Contains(t, out, c.name, shell)
		}
		require.Contains(t, out, "hai-phong-2018", shell)
	}
}

func TestSchemas(t *testing.T) {
	for _, format := range []string{"regulation", "suite", "programme"} {
		status, out, errs := check("schema", format)
		require.Equal(t, 0, status, errs)
		require.True(t, json.Valid([]byte(out)), format)
		require.Contains(t, out, "description")
	}
}

func TestExplain(t *testing.T) {
	status, out, _ := check("explain", "bỏ", "điểm", "cao", "nhất")
	require.Equal(t, 0, status)
	require.True(t, strings.HasPrefix(out, "trimmed_mean\n"), out)
	status, out, _ = check("explain", "-lang", "en", "trimmed_mean")
	require.Equal(t, 0, status)
	require.Contains(t, out, "Example: trimmed_mean: {high: 1, low: 1}")
	_, _, errs := check("explain", "trimed_mean")
	require.Contains(t, errs, "có phải là trimmed_mean?")
	_, out, _ = check("explain", "title")
	require.NotEmpty(t, out)
	_, out, _ = check("explain", "-json", "wrong_role")
	var found struct{ Entries []struct{ Kind, Name string } }
	require.NoError(t, json.Unmarshal([]byte(out), &found))
	require.Equal(t, "wrong_role", found.Entries[0].Name)
	t.Chdir(t.TempDir())
	status, _, errs = check("explain", "-html", "khoa.html")
	require.Equal(t, 0, status, errs)
	require.FileExists(t, "khoa.html")
}

// Mistakes lead to what explains them.
func TestMistakesNameWhatToLookUp(t *testing.T) {
	written(t, map[string]string{"r.yaml": "regulation: x\nscoring: {parts: [{id: a, max: 10, panel: {combine: trimmed_mean}}]}\n"})
	_, out, _ := check("words", "r.yaml")
	require.Contains(t, out, "Tra cách viết: policycheck explain combine\n")
	_, out, _ = check("r.yaml")
	require.Contains(t, out, "Tra cách viết: policycheck explain combine\n")
}

// What is begun with passes as it is, whatever is asked for.
func TestNewWritesWhatPasses(t *testing.T) {
	t.Chdir(t.TempDir())
	for i, args := range [][]string{
		{}, {"-markers", "3", "-pass", "90", "-seats", "20", "-reserve", "20"}, {"-markers", "15", "-pass", "1", "-reserve", "0"},
	} {
		for _, kind := range kinds {
			folder := kind + string(rune('0'+i))
			status, out, errs := check(append([]string{"new", folder, "-kind", kind, "-id", "q"}, args...)...)
			require.Equal(t, 0, status, errs)
			require.Contains(t, out, "đã ghi "+folder+"/q.yaml\n")
			status, out, errs = check(folder)
			require.Equal(t, 0, status, out+errs)
			status, _, errs = check("new", folder, "-kind", kind, "-id", "q")
			require.Equal(t, 2, status, "nothing is written over")
			require.Contains(t, errs, "q.yaml")
		}
	}
}

func TestNewAsks(t *testing.T) {
	t.Chdir(t.TempDir())
	var out, errs bytes.Buffer
	answers := strings.NewReader("panel-interview\nphong-van\nQuy chế phỏng vấn\n7\n60\n2\n3\n")
	require.Equal(t, 0, run([]string{"new"}, answers, &out, &errs), errs.String())
	require.Contains(t, out.String(), "Số chỉ tiêu [1]: ")
	text, err := os.ReadFile("phong-van.yaml")
	require.NoError(t, err)
	require.Contains(t, string(text), "title: \"Quy chế phỏng vấn\"")
	require.Contains(t, string(text), "pass: 60")
	status, shown, _ := check(".")
	require.Equal(t, 0, status, shown)
	require.Equal(t, 2, run([]string{"new"}, strings.NewReader("panel-interview\nx\nX\nbảy\n"), &out, &errs))
	require.Contains(t, errs.String(), "bảy")
}

func TestPages(t *testing.T) {
	t.Chdir(t.TempDir())
	status, out, errs := check("words", "hai-phong-2018", "-html", "quy-che.html")
	require.Equal(t, 0, status, errs)
	require.Equal(t, "đã ghi quy-che.html\n", out)
	page, err := os.ReadFile("quy-che.html")
	require.NoError(t, err)
	require.Contains(t, string(page), "<h2>Điều kiện dự tuyển</h2>")
	require.NotContains(t, string(page), "<script")
	status, _, errs = check("compare", "-html", "so-sanh.html", "nd-138-2020", "nd-170-2025")
	require.Equal(t, 1, status, errs)
	page, err = os.ReadFile("so-sanh.html")
	require.NoError(t, err)
	require.Contains(t, string(page), "nd-138-2020 → nd-170-2025")
	status, out, _ = check("compare", "nd-24-2010", "nd-24-2010")
	require.Equal(t, 0, status)
	require.Equal(t, "Hai quy chế như nhau.\n", out)
}

func TestWatch(t *testing.T) {
	written(t, small)
	o, _, err := parse([]string{"-watch", "suites"}, os.Stdout)
	require.NoError(t, err)
	require.True(t, o.watch)
	var out, errs bytes.Buffer
	times := 0
	status, err := o.watching(&out, &errs, func(paths []string) bool {
		before := stamps(paths)
		require.NotEmpty(t, before)
		text := strings.Replace(small["suites/s.yaml"], "written: 40", "written: 140", 1)
		require.NoError(t, os.WriteFile("suites/s.yaml", []byte(text), 0o644))
		require.NotEqual(t, before, stamps(paths))
		times++
		return times < 2
	})
	require.NoError(t, err)
	require.Equal(t, 1, status)
	require.Equal(t, 2, strings.Count(out.String(), "passed, "))
	require.Contains(t, errs.String(), "Ctrl+C")
}

func TestPathsWithSpaces(t *testing.T) {
	written(t, map[string]string{"quy che.yaml": "regulation: x\n"})
	_, _, errs := check("quy", "che.yaml")
	require.Contains(t, errs, "“quy che.yaml”: đường dẫn có dấu cách phải đặt trong ngoặc kép")
	status, _, errs := check("quy che.yaml")
	require.Equal(t, 0, status, errs)
	_, _, errs = check("words", "quy", "che.yaml")
	require.Contains(t, errs, "ngoặc kép")
	_, _, errs = check("khong-co.yaml")
	require.Equal(t, "policycheck: không có tệp hay thư mục khong-co.yaml\n", errs)
}

func TestCoverageAlone(t *testing.T) {
	written(t, small)
	status, out, _ := check("coverage", "suites")
	require.Equal(t, 0, status)
	require.NotContains(t, out, "passed")
	require.Contains(t, out, "cách vận hành")
	status, _, _ = check("coverage", "-cover", "101", "suites")
	require.Equal(t, 2, status)
	status, _, errs := check("coverage", "rules")
	require.Equal(t, 1, status, errs)
	status, out, _ = check("coverage", "-json", "suites")
	require.Equal(t, 0, status)
	require.True(t, json.Valid([]byte(out)))
}

func TestJSONOfTheOtherCommands(t *testing.T) {
	written(t, map[string]string{"r.yaml": small["rules/r.yaml"], "sai.yaml": "regulation: x\npas: 1\n", "s.yaml": strings.Replace(small["suites/t.yaml"], "../rules/", "", 1)})
	for _, args := range [][]string{{"presets"}, {"lint", "r.yaml"}, {"lint", "sai.yaml"}, {"mutate", "r.yaml", "s.yaml"}, {"khong-co"}} {
		_, out, _ := check(append(args, "-json")...)
		require.True(t, json.Valid([]byte(out)), "%v: %s", args, out)
	}
	_, out, _ := check("lint", "-json", "sai.yaml")
	require.Contains(t, out, `"code": "unknown_key`)
	_, out, _ = check("mutate", "-json", "r.yaml", "s.yaml")
	require.Contains(t, out, `"unnoticed": `)
}

// The words of the preset are in the documentation, whole.
func TestTheWordsOfHaiPhong(t *testing.T) {
	for lang, file := range map[string]string{"vi": "hai-phong-2018.vi.md", "en": "hai-phong-2018.en.md"} {
		status, out, errs := check("-lang", lang, "words", "hai-phong-2018")
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
	p.now = func() time.Time { return now }
	now = now.Add(time.Hour)
	p.show(100, 400)
	p.done()
	require.Empty(t, out.String(), "silent where no terminal is")

	p = newProgress(&out, language.English)
	p.terminal, p.shown, p.now = true, now, func() time.Time { return now }
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
	for _, args := range [][]string{{suites + "btc-tw-2017"}, {"-json", suites + "btc-tw-2017"}, {"mutate", "btc-tw-2017", suites + "btc-tw-2017"}, {"words", "btc-tw-2017"}, {"compare", "btc-tw-2017", "nd-24-2010"}} {
		require.Equal(t, 2, run(args, nil, full{}, &errs), args)
	}
	written(t, small)
	require.Equal(t, 2, run([]string{"-update", "suites"}, nil, full{}, &errs))
}
