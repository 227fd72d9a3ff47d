package policytest_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// folder makes a file system of texts.
func folder(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// ran runs the suites of a folder and returns the counts and the screen.
func ran(t *testing.T, fsys fs.FS, paths ...string) (passed, failed int, text string) {
	t.Helper()
	report, err := policytest.Evaluate(fsys, paths, nil)
	require.NoError(t, err)
	passed, failed = report.Count()
	return passed, failed, string(screen(t, report, language.English, false))
}

// gate is a regulation with one pass mark.
func gate(id, pass, more string) string {
	return "regulation: " + id + "\n" + more + "scoring: {parts: [{id: written, max: 100, pass: " + pass + "}]}\n"
}

// asks is a suite that expects of 60 marks to pass or to fail.
func asks(regulation, standing, more string) string {
	return "suite: s\nregulation: " + regulation + "\ncases: [{name: n, " + more + "candidates: {A: {marks: {written: 60}}}, expect: {standing: {A: " + standing + "}}}]\n"
}

func TestWhereARegulationIsFound(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"beside the suite, before one elsewhere": {
			"a/s.yaml": asks("x", "passed", ""), "a/r.yaml": gate("x", "50", ""), "b/r.yaml": gate("x", "70", ""),
		},
		"nearest as folders go": {
			"a/suites/deep/s.yaml": asks("x", "passed", ""), "a/rules/r.yaml": gate("x", "50", ""), "b/r.yaml": gate("x", "70", ""),
		},
		"a document before a preset":          {"s.yaml": asks("nd-24-2010", "passed", ""), "r.yaml": gate("nd-24-2010", "50", "")},
		"by a path beside":                    {"a/s.yaml": asks("r.yaml", "passed", ""), "a/r.yaml": gate("x", "50", "")},
		"by a path above":                     {"a/s.yaml": asks("../rules/r.json", "passed", ""), "rules/r.json": `{"scoring": {"parts": [{"id": "written", "max": 100, "pass": 50}]}, "regulation": "x"}`},
		"by a path without its ending":        {"a/s.yaml": asks("./r", "passed", ""), "a/r.yml": gate("x", "50", "")},
		"by an id that looks like a path":     {"a/s.yaml": asks("24/2010/NĐ-CP", "passed", ""), "a/r.yaml": gate("24/2010/NĐ-CP", "50", "")},
		"by an id in another form of Unicode": {"s.yaml": asks("quy-che\u0302", "passed", ""), "r.yaml": gate("quy-chê", "50", "")},
		"by an id in quotes":                  {"s.yaml": asks(`"001"`, "passed", ""), "r.yaml": gate("001", "50", "")},
		"in one line of JSON":                 {"s.json": `{"regulation": "x", "cases": [{"name": "n", "candidates": {"A": {"marks": {"written": 60}}}, "expect": {"standing": {"A": "passed"}}}], "suite": "s"}`, "r.yaml": gate("x", "50", "")},
		"in one line of YAML":                 {"s.yaml": `{regulation: x, cases: [{name: n, candidates: {A: {marks: {written: 60}}}, expect: {standing: {A: passed}}}], suite: s}`, "r.yaml": gate("x", "50", "")},
		"with a byte-order mark and CRLF":     {"s.yaml": "\ufeff" + strings.ReplaceAll(asks("x", "passed", ""), "\n", "\r\n"), "r.yaml": gate("x", "50", "")},
		"the version in force": {
			"s.yaml":  asks("x", "passed", "as_of: {notice: 2019-06-01, registration: 2021-01-01}, "),
			"r1.yaml": gate("x", "50", "in_force: {from: 2019-01-01, until: 2019-12-31}\n"),
			"r2.yaml": gate("x", "70", "in_force: {from: 2020-01-01}\n"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			passed, failed, text := ran(t, folder(files))
			require.Equal(t, []int{1, 0}, []int{passed, failed}, text)
		})
	}
}

func TestARegulationAroundASuiteThatIsNamedAlone(t *testing.T) {
	for name, rules := range map[string]string{"above": "r.yaml", "beside its folder": "rules/r.yaml"} {
		t.Run(name, func(t *testing.T) {
			fsys := folder(map[string]string{"suites/s.yaml": asks("x", "passed", ""), rules: gate("x", "50", "")})
			passed, failed, text := ran(t, fsys, "suites/s.yaml")
			require.Equal(t, []int{1, 0}, []int{passed, failed}, text)
		})
	}
}

func TestRegulationsThatCannotBeTold(t *testing.T) {
	for name, c := range map[string]struct {
		files map[string]string
		says  string
	}{
		"two with one id": {map[string]string{
			"s.yaml": asks("x", "passed", ""), "r1.yaml": gate("x", "50", ""), "r2.yaml": gate("x", "70", ""),
		}, "several documents have the id x: r1.yaml, r2.yaml; name one by its path"},
		"two in force": {map[string]string{
			"s.yaml": asks("x", "passed", "as_of: 2019-01-01, "), "r1.yaml": gate("x", "50", ""), "r2.yaml": gate("x", "70", ""),
		}, "several documents have the id x"},
		"none of the versions in force": {map[string]string{
			"s.yaml":  asks("x", "passed", "as_of: 2021-01-01, "),
			"r1.yaml": gate("x", "50", "in_force: {from: 2019-01-01, until: 2019-12-31}\n"),
			"r2.yaml": gate("x", "70", "in_force: {from: 2020-01-01, until: 2020-06-30}\n"),
		}, "no longer in force on 1 January 2021; its last day in force was 30 June 2020"},
		"a version with mistakes": {map[string]string{
			"s.yaml": asks("x", "passed", "as_of: 2019-01-01, "), "r1.yaml": gate("x", "50", ""), "r2.yaml": gate("x", "700", ""),
		}, "nobody can reach the pass mark 700"},
		"one that cannot be parsed": {map[string]string{
			"s.yaml": asks("x", "passed", ""), "r.yaml": "regulation: x\nscoring: [",
		}, "the syntax is wrong"},
		"an unknown id": {map[string]string{
			"s.yaml": asks("nd-24-2001", "passed", ""), "r.yaml": gate("x", "50", ""),
		}, "there is no “nd-24-2001”; is nd-24-2010 meant?"},
		"a file that is not there":      {map[string]string{"s.yaml": asks("r.yaml", "passed", "")}, "there is no file r.yaml"},
		"a path that leaves the folder": {map[string]string{"s.yaml": asks("../r.yaml", "passed", "")}, "there is no file ../r.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			passed, failed, text := ran(t, folder(c.files))
			require.Equal(t, []int{0, 1}, []int{passed, failed}, text)
			require.Contains(t, text, c.says)
			require.Equal(t, 1, strings.Count(text, c.says), "told once")
		})
	}
}

func TestFilesThatHoldNoSuiteArePassedOver(t *testing.T) {
	fsys := folder(map[string]string{
		"r.yaml": gate("x", "50", ""), "notes.md": "suite: no", "list.yaml": "- suite: x", "data.json": `{"cases": [1], "name": "published"}`,
		"broken.yaml": "a: [", ".git/s.yaml": asks("x", "failed", ""), "s.yml": asks("x", "passed", ""),
	})
	passed, failed, text := ran(t, fsys)
	require.Equal(t, []int{1, 0}, []int{passed, failed}, text)
	passed, failed, _ = ran(t, folder(map[string]string{"named.txt": asks("r.yaml", "passed", ""), "r.yaml": gate("x", "50", "")}), "named.txt", "named.txt")
	require.Equal(t, []int{1, 0}, []int{passed, failed}, "a file named itself is read, once")
}

func TestAPathThatDoesNotExist(t *testing.T) {
	_, err := policytest.Evaluate(folder(nil), []string{"nothing"}, nil)
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorIs(t, policytest.Check(folder(nil), "nothing"), fs.ErrNotExist)
}

// locked refuses to open some of its files and folders.
type locked struct {
	fs.FS
	name string
}

func (l locked) Open(name string) (fs.File, error) {
	if name == l.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("the drawer is locked")}
	}
	return l.FS.Open(name)
}

func TestWhatCannotBeReadFails(t *testing.T) {
	fsys := folder(map[string]string{"a/s.yaml": asks("x", "passed", ""), "a/r.yaml": gate("x", "50", ""), "b/s.yaml": asks("x", "passed", "")})
	for _, name := range []string{"b/s.yaml", "b"} {
		passed, failed, text := ran(t, locked{fsys, name})
		require.Equal(t, []int{1, 1}, []int{passed, failed}, text)
		require.Contains(t, text, "the drawer is locked")
	}
	_, failed, text := ran(t, locked{fsys, "a/r.yaml"})
	require.Equal(t, 3, failed, text)
}

func TestABrokenSuiteIsNotPassedOver(t *testing.T) {
	for name, text := range map[string]string{
		"s.yaml": "regulation: x\nsuite: s\ncases: [",
		"s.json": `{"regulation": "x", "suite": "s", "cases": [`,
		"t.yaml": "{regulation: x, suite: s, cases: [}",
		"u.yaml": "suite: s\n\tregulation: x\n",
	} {
		passed, failed, shown := ran(t, folder(map[string]string{name: text, "other.yaml": "a: ["}))
		require.Equal(t, []int{0, 1}, []int{passed, failed}, shown)
	}
}

// What the format leaves open: a group where the regulation has none, a name
// on several lines, a case without a name.
func TestWhatIsLetPass(t *testing.T) {
	suite := "suite: s\nregulation: x\ncases:\n  - name: |\n      hai\n      dòng\n    post: {group: any}\n    candidates: {A: {marks: {written: 60}}}\n    expect: {standing: {A: passed}}\n  - candidates: {A: ~}\n    expect: {standing: {A: incomplete}}\n"
	passed, failed, shown := ran(t, folder(map[string]string{"s.yaml": suite, "r.yaml": gate("x", "50", "")}))
	require.Equal(t, []int{2, 0}, []int{passed, failed}, shown)
	require.Contains(t, shown, "\n  ok   hai dòng\n  ok   #2\n")
}

func TestCheck(t *testing.T) {
	require.NoError(t, policytest.Check(os.DirFS("testdata/suites")))
	require.NoError(t, policytest.Check(os.DirFS("testdata"), "suites/forms"))
	require.ErrorIs(t, policytest.Check(folder(nil)), policytest.ErrNoCase)
	err := policytest.Check(os.DirFS("testdata/failing"))
	require.Error(t, err)
	text := err.Error()
	require.Equal(t, 1, strings.Count(text, "nobody can reach the pass mark 150"))
	require.Contains(t, text, "differences.yaml:4:")
	require.Contains(t, text, "because written: 41 misses the pass mark (at least 50) (Điều 7)")
	require.Contains(t, text, "empty.yaml:3:8: cases: the suite holds no case")
}

func TestSuitesOnDiskWithPathsAboveThem(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "suites"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(root, "r.yaml"), []byte(gate("x", "50", "")), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(root, "suites", "s.yaml"), []byte(asks("../r.yaml", "passed", "")), 0o644))
	require.NoError(t, policytest.Check(os.DirFS(root)))
	require.Error(t, policytest.Check(os.DirFS(filepath.Join(root, "suites"))), "a file system ends at its root")
}
