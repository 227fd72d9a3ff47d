package coverage_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
)

// collected is what the suites of a folder see.
func collected(t *testing.T, folder string) coverage.Coverage {
	t.Helper()
	var seen coverage.Collector
	_, err := policytest.Evaluate(os.DirFS(folder), nil, nil, seen.Watch)
	require.NoError(t, err)
	return seen.Coverage()
}

// What the suites see: each rule with its ways and how many cases saw each.
func TestWhatTheCasesSee(t *testing.T) {
	var out strings.Builder
	for _, folder := range []string{"suites", "failing"} {
		for _, rule := range collected(t, "../testdata/"+folder) {
			fmt.Fprintf(&out, "%s %s", rule.Regulation, rule.Rule)
			for _, way := range rule.Ways {
				fmt.Fprintf(&out, " %s:%d", way.Way, len(way.Cases))
			}
			out.WriteString("\n")
		}
	}
	const file = "testdata/seen.txt"
	if os.Getenv("REWRITE") != "" {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(file, []byte(out.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), out.String(), "run with REWRITE=1 where this is right")
}

// The suite of every way of every kind of rule sees all of them, in order.
func TestEveryWayOfEveryKindOfRule(t *testing.T) {
	every := collected(t, "../testdata/suites").Of("moi-cach")
	require.Equal(t, 100, every.Percent())
	require.Equal(t, []string{"moi-cach"}, every.Regulations())
	for _, rule := range every.JSON() {
		for way, cases := range rule.Ways {
			require.NotEmpty(t, cases, rule.Rule+" "+way)
		}
	}
	require.Equal(t, 100, coverage.Coverage{}.Percent())
}

// The report names what nobody saw and, asked for all, who saw the rest.
func TestCoverageInWords(t *testing.T) {
	for _, tag := range []language.Tag{language.Vietnamese, language.English} {
		for _, all := range []bool{false, true} {
			var out bytes.Buffer
			require.NoError(t, collected(t, "../testdata/failing").Write(&out, tag, all))
			require.Contains(t, out.String(), "scoring.written.remark")
			require.NotContains(t, out.String(), "{")
			require.Equal(t, all, strings.Contains(out.String(), "“"))
		}
	}
	require.Error(t, collected(t, "../testdata/failing").Write(full{}, language.English, true))
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

// Versions of one regulation are told apart by their first days.
func TestVersionsAreCoveredApart(t *testing.T) {
	rules := func(days string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("regulation: x\nin_force: " + days + "\nscoring: {parts: [{id: written, max: 100, pass: 50}]}\n")}
	}
	var seen coverage.Collector
	report, err := policytest.Evaluate(fstest.MapFS{
		"a.yaml": rules("{until: 2018-12-31}"), "b.yaml": rules("{from: 2019-01-01}"),
		"s.yaml": {Data: []byte("suite: s\nregulation: x\ncases:\n" +
			"  - {name: cũ, as_of: {registration: 2018-06-01}, candidates: {A: {marks: {written: 60}}}, expect: {standing: {A: passed}}}\n" +
			"  - {name: mới, as_of: {registration: 2019-06-01}, candidates: {A: {marks: {written: 40}}}, expect: {standing: {A: failed}}}\n")},
	}, nil, nil, seen.Watch)
	require.NoError(t, err)
	passed, failed := report.Count()
	require.Equal(t, []int{2, 0}, []int{passed, failed})
	require.Equal(t, coverage.Coverage{
		{Regulation: "x", Rule: "scoring.written.pass", Ways: []coverage.WayCoverage{{Way: "passed", Cases: []string{"cũ"}}, {Way: "missed"}}},
		{Regulation: "x", Rule: "scoring.written.pass", Ways: []coverage.WayCoverage{{Way: "passed"}, {Way: "missed", Cases: []string{"mới"}}}},
	}, seen.Coverage())
}
