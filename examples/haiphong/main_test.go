package main

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what was made against a file.
func golden(t *testing.T, file string, made []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, made, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(made), file)
}

// outputs are the files of one run.
type outputs struct {
	report                         string
	html, record, public, openings []byte
}

func runTo(t *testing.T, args ...string) outputs {
	t.Helper()
	folder := t.TempDir()
	name := func(file string) string { return filepath.Join(folder, file) }
	args = append([]string{
		"-html", name("html"), "-record", name("record"), "-public", name("public"), "-openings", name("openings"),
	}, args...)
	var out, errs bytes.Buffer
	require.Zero(t, run(args, &out, &errs), errs.String())
	require.Empty(t, errs.String())
	read := func(file string) []byte {
		text, err := os.ReadFile(name(file))
		require.NoError(t, err)
		return text
	}
	return outputs{out.String(), read("html"), read("record"), read("public"), read("openings")}
}

// ran is one run in each language, which many tests look at.
var ran = map[string]outputs{}

func runIn(t *testing.T, lang string) outputs {
	t.Helper()
	if _, done := ran[lang]; !done {
		ran[lang] = runTo(t, "-lang", lang)
	}
	return ran[lang]
}

// The golden files are what a person reads. The record goes to the program
// that verifies it.
func TestReport(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		made := runIn(t, lang)
		golden(t, "testdata/report."+lang+".txt", []byte(made.report))
		golden(t, "testdata/page."+lang+".html", made.html)
		golden(t, "../verify/testdata/record.jsonl", made.record)
		golden(t, "../verify/testdata/openings.jsonl", made.openings)
	}
}

func TestTheSameRunGivesTheSameBytes(t *testing.T) {
	require.Equal(t, runIn(t, "vi"), runTo(t))
	require.Equal(t, runIn(t, "vi"), runTo(t, "-in", "round"), "the files beside the program are those inside it")
}

// The openings are for their owner alone.
func TestOpeningsAreSecret(t *testing.T) {
	file := filepath.Join(t.TempDir(), "openings")
	var out, errs bytes.Buffer
	require.Zero(t, run([]string{"-openings", file}, &out, &errs), errs.String())
	about, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, fs.FileMode(0o600), about.Mode().Perm())
}

func TestWrongCalls(t *testing.T) {
	for _, args := range [][]string{
		{"-lang", "fr"}, {"-nope"}, {"round"}, {"-in", "nowhere"}, {"-record", filepath.Join("nowhere", "record")}, {"-h"},
	} {
		var out, errs bytes.Buffer
		require.Equal(t, 2, run(args, &out, &errs), args)
		require.Empty(t, out.String(), args)
		require.NotEmpty(t, errs.String(), args)
	}
}

// copied copies the round's files into a folder and lets them be changed.
func copied(t *testing.T, changes map[string][2]string) string {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(folder, os.DirFS("round")))
	for file, change := range changes {
		name := filepath.Join(folder, file)
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Contains(t, string(text), change[0])
		require.NoError(t, os.WriteFile(name, []byte(strings.Replace(string(text), change[0], change[1], 1)), 0o644))
	}
	return folder
}

// refusedFiles runs a folder that is wrong: nothing may be written.
func refusedFiles(t *testing.T, folder string, lang string) string {
	t.Helper()
	to := t.TempDir()
	var out, errs bytes.Buffer
	args := []string{"-in", folder, "-lang", lang}
	for _, file := range []string{"html", "record", "public", "openings"} {
		args = append(args, "-"+file, filepath.Join(to, file))
	}
	require.Equal(t, 1, run(args, &out, &errs), out.String())
	require.Empty(t, out.String())
	written, err := os.ReadDir(to)
	require.NoError(t, err)
	require.Empty(t, written, "nothing is written")
	return errs.String()
}

var placed = regexp.MustCompile(`(?m)^([a-z0-9-]+\.yaml):(\d+):\d+: `)

// Every mistake of all files is told at its file and line, in both languages.
// No file is written where it would take the place of another one that was
// asked for, of a device or of a link.
func TestWhatIsNotWrittenOver(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "record"), filepath.Join(folder, "link")
	require.NoError(t, os.WriteFile(file, []byte("kept"), 0o644))
	require.NoError(t, os.Symlink(file, link))
	for name, args := range map[string][]string{
		"one file for two":        {"-public", file, "-openings", file},
		"the same by another way": {"-public", file, "-openings", filepath.Join(folder, ".", "x", "..", "record")},
		"a link":                  {"-record", link},
		"a device":                {"-html", os.DevNull},
		"a folder":                {"-openings", folder},
	} {
		var out, errs bytes.Buffer
		require.Equal(t, 2, run(args, &out, &errs), name)
		require.NotEmpty(t, errs.String(), name)
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, "kept", string(text), name)
	}
	is, err := os.Lstat(link)
	require.NoError(t, err)
	require.Equal(t, fs.ModeSymlink, is.Mode().Type())
}

func TestAllMistakesAreTold(t *testing.T) {
	folder := copied(t, map[string][2]string{
		"round.yaml":             {"seats: 1", "seats: một"},
		"candidates.yaml":        {"born: 1978-09-05", "born: 1978-13-05"},
		"acts-1-chuan-bi.yaml":   {"step: leave, paper:", "step: leave, papers:"},
		"acts-3-thi-viet.yaml":   {"code: P12, mark: 85}", `code: P12, mark: "85,5"}`},
		"acts-5-quyet-dinh.yaml": {"pham-hoa: against", "pham-hoa: phản đối"},
		"secrets.yaml":           {"codes:", "code:"},
	})
	for _, lang := range []string{"vi", "en"} {
		told := refusedFiles(t, folder, lang)
		var files []string
		for _, m := range placed.FindAllStringSubmatch(told, -1) {
			files = append(files, m[1]+":"+m[2])
		}
		require.Equal(t, []string{
			"round.yaml:14", "candidates.yaml:27", "secrets.yaml:2", "acts-1-chuan-bi.yaml:3", "acts-3-thi-viet.yaml:6", "acts-5-quyet-dinh.yaml:19",
		}, files, told)
	}
}

// An act that does not go as the file says is told at its line: refused where
// it should not be, accepted where it should not be, refused for something
// else.
func TestActsThatGoOtherwise(t *testing.T) {
	told := refusedFiles(t, copied(t, map[string][2]string{
		"acts-2-ho-so.yaml": {", refused: [too_late]", ""},
	}), "en")
	require.Contains(t, told, "Acts that did not go as the files say: 1;")
	require.Contains(t, told, "acts-2-ho-so.yaml:15:3: “Take in dossiers” is refused (too_late)\n  too late:")

	told = refusedFiles(t, copied(t, map[string][2]string{
		"acts-2-ho-so.yaml": {"what: eligible,", "what: eligible, refused: [wrong_state],"},
	}), "vi")
	require.Regexp(t, `acts-2-ho-so.yaml:21:3: “Công bố danh sách, kết quả” được chấp nhận, .*wrong_state`, told)

	told = refusedFiles(t, copied(t, map[string][2]string{
		"acts-5-quyet-dinh.yaml": {"refused: [no_quorum]", "refused: [too_late]"},
	}), "en")
	require.Contains(t, told, "the file says for too_late, in fact for no_quorum\n  no quorum")
}

// What follows from an act that fell is told by its codes.
func TestManyActsThatGoOtherwise(t *testing.T) {
	told := refusedFiles(t, copied(t, map[string][2]string{
		"acts-3-thi-viet.yaml": {"by: la-my, step: mark, component: written, code: P76, mark: 49", "by: la-my, step: mark, component: written, code: P76, mark: 149"},
	}), "vi")
	require.Contains(t, told, "acts-3-thi-viet.yaml:21:3: “Chấm thi” bị từ chối (mark_above_max)\n  điểm 149 cao hơn điểm tối đa 100")
	require.Greater(t, strings.Count(told, "\n"), 60)
	require.Contains(t, told, "bị từ chối (attendance_needed, component_not_closed)\nacts-4", "no reasons after the first ten")
}

// Nothing can follow an opening that is refused, and a folder may lack files.
func TestRoundsThatNeverBegin(t *testing.T) {
	told := refusedFiles(t, copied(t, map[string][2]string{"round.yaml": {"group: city-committee", "group: city-comittee"}}), "en")
	require.Contains(t, told, "post.group: there is no “city-comittee”; is city-committee meant?")
	require.NotContains(t, told, "acts-")

	told = refusedFiles(t, copied(t, map[string][2]string{"round.yaml": {"by: ", "by: x-"}}), "en")
	require.Contains(t, told, "round.yaml:4:1: “open the round” is refused (unknown_person)")
	require.NotContains(t, told, "acts-")

	told = refusedFiles(t, t.TempDir(), "vi")
	require.Contains(t, told, "round.yaml")
	require.Contains(t, told, "acts.yaml")

	told = refusedFiles(t, copied(t, map[string][2]string{"secrets.yaml": {
		"{P12: TS06, P19: TS02, P23: TS09, P38: TS01, P44: TS08, P57: TS05, P61: TS04, P76: TS07}",
		"{P12: TS01, P19: TS02, P23: TS04, P38: TS05, P44: TS06, P57: TS07, P61: TS08, P76: TS09}",
	}}), "en")
	require.Contains(t, told, "acts-3-thi-viet.yaml:3:3: round: the codes follow the order of registration")
}
