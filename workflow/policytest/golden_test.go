package policytest_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// rewrite writes the golden files anew: go test ./workflow/policytest -rewrite
var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

func golden(t *testing.T, name string, text []byte) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *rewrite {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, text, 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), string(text), "run with -rewrite where this is right")
}

// screen is what a person sees of a report.
func screen(t *testing.T, report *policytest.Report, tag language.Tag, all bool) []byte {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, report.WriteCases(&out, tag, all))
	require.NoError(t, report.WriteCount(&out))
	return out.Bytes()
}

func TestFormsOfTheFormat(t *testing.T) { policytest.Run(t, os.DirFS("testdata/suites")) }

func TestWhatAPersonSeesOfFailingCases(t *testing.T) {
	report, err := policytest.Evaluate(os.DirFS("testdata/failing"), nil, nil)
	require.NoError(t, err)
	passed, failed := report.Count()
	require.Equal(t, []int{1, 27}, []int{passed, failed})
	golden(t, "failing.vi.txt", screen(t, report, language.Vietnamese, false))
	golden(t, "failing.en.txt", screen(t, report, language.English, false))
	text, err := json.MarshalIndent(report.JSON(language.English), "", "  ")
	require.NoError(t, err)
	golden(t, "failing.en.json", append(text, '\n'))
}

func TestWhatAPersonSeesOfPassingCases(t *testing.T) {
	report, err := policytest.Evaluate(os.DirFS("testdata/suites"), nil, nil)
	require.NoError(t, err)
	golden(t, "passing.vi.txt", screen(t, report, language.Vietnamese, true))
	golden(t, "passing.en.txt", screen(t, report, language.English, true))
}
