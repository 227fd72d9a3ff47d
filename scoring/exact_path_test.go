package scoring

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// TestMain runs everything twice: as the library does, and again on the exact
// path alone.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	for _, name := range []string{"test.fuzz", "test.bench", "test.list", "test.fuzzworker"} {
		if f := flag.Lookup(name); f != nil && f.Value.String() != "" && f.Value.String() != "false" {
			os.Exit(code)
		}
	}
	if code == 0 {
		wideOnly = true
		code = m.Run()
	}
	os.Exit(code)
}

// eachPerformance hands over every candidate of every suite with the scheme
// and the facts of its regulation, where each can be scored alone.
func eachPerformance(t *testing.T, do func(name string, scheme Scheme, facts Declarations, p Performance)) {
	t.Helper()
	files, err := filepath.Glob("testdata/suites/*/*.yaml")
	require.NoError(t, err)
	count := 0
	for _, file := range files {
		suite := parseFile(t, file)
		if suite.Get("suite") == nil {
			continue
		}
		regulation := parseFile(t, filepath.Join(filepath.Dir(file), suite.Get("regulation").Text))
		var scheme Scheme
		require.Empty(t, document.Decode(regulation.Get("scoring"), &scheme))
		var facts map[string]thituyen.FactDeclaration
		require.Empty(t, document.Decode(regulation.Get("facts"), &facts))
		if scorer, err := Compile(scheme, facts); err != nil || scorer.NeedsCohort() {
			require.NoError(t, err, file)
			continue // nobody can be scored alone; the tests of cohorts ask both ways
		}
		for _, c := range suite.Get("cases").Items {
			for _, candidate := range c.Get("candidates").Entries {
				var p Performance
				require.Empty(t, document.Decode(candidate.Value, &p))
				do(file+" "+c.Get("name").Text+" "+candidate.Key, scheme, facts, p)
				count++
			}
		}
	}
	require.Greater(t, count, 100)
}

func parseFile(t *testing.T, name string) *document.Node {
	t.Helper()
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	root, mistakes := document.Parse(name, text)
	require.Empty(t, mistakes)
	return root
}

func TestSuitesOnEveryPath(t *testing.T) {
	eachPerformance(t, func(name string, scheme Scheme, facts Declarations, p Performance) {
		fast, err := compile(scheme, facts, false)
		require.NoError(t, err, name)
		wide, err := compile(scheme, facts, true)
		require.NoError(t, err, name)
		sheet, err := fast.Sheet("A", p)
		require.NoError(t, err, name)
		wideSheet, err := wide.Sheet("A", p)
		require.NoError(t, err, name)
		if !namesMarkers(fast, p.Marks) && oracleKnows(scheme.Root()) {
			agree(t, map[string]int{}, scheme, p, sheet, wideSheet)
			return
		}
		score, err := fast.Score(sheet)
		require.NoError(t, err)
		wideScore, err := wide.Score(wideSheet)
		require.NoError(t, err)
		require.Equal(t, score.Trace().Text(language.English), wideScore.Trace().Text(language.English))
	})
}

// oracleKnows reports whether the plain evaluator of one performance reads the
// re-marks of a component and of all below it: it knows those that replace a
// value near them, and no others.
func oracleKnows(c Component) bool {
	return (c.Remark == nil || c.Remark.ReplaceBelow != nil && c.Remark.Panel == nil) && !slices.ContainsFunc(c.Parts, func(part Component) bool { return !oracleKnows(part) })
}

// namesMarkers reports whether marks stand by marker, which the oracle does
// not read.
func namesMarkers(s *Scorer, marks map[string]*Marks) bool {
	for key, m := range marks {
		if _, known := s.byID[key]; !known || m != nil && namesMarkers(s, m.Named) {
			return true
		}
	}
	return false
}

// everything is every byte that the suites' scores can say.
func everything(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	eachPerformance(t, func(name string, scheme Scheme, facts Declarations, p Performance) {
		s, err := compile(scheme, facts, wideOnly)
		require.NoError(t, err)
		sheet, err := s.Sheet("A", p)
		require.NoError(t, err)
		score, err := s.Score(sheet)
		require.NoError(t, err)
		trace := score.Trace()
		out.WriteString(name + "\n" + trace.Text(language.Vietnamese) + trace.Text(language.English))
		json, err := trace[0].MarshalJSON()
		require.NoError(t, err)
		out.Write(json)
		for _, id := range s.Components() {
			out.WriteString(string(score.Standing(id)) + " " + valueText(score, id) + "\n")
			points, _ := score.Points(id)
			before, _ := score.BeforeBonus(id)
			bonus, _ := score.Bonus(id)
			text, err := points.MarshalText()
			require.NoError(t, err)
			out.WriteString(string(text) + " " + before.String() + " " + bonus.String() + "\n")
		}
		for _, reason := range score.Reasons() {
			out.WriteString(reason.Text(language.Vietnamese) + "\n")
		}
	})
	return out.String()
}

func TestProcessWideSettingsChangeNoByte(t *testing.T) {
	before := everything(t)
	division, power, expansions, decoded := decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.ExpMaxIterations, decimal.MaxDecodeExponent
	unquoted, trim, scientific, zero := decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.Zero
	defer func() {
		decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.ExpMaxIterations, decimal.MaxDecodeExponent = division, power, expansions, decoded
		decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation, decimal.Zero = unquoted, trim, scientific, zero
	}()
	decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.ExpMaxIterations, decimal.MaxDecodeExponent = 0, 0, 0, 0
	decimal.MarshalJSONWithoutQuotes, decimal.UseScientificNotation, decimal.Zero = true, true, decimal.New(7, 0)
	for _, decimal.TrimTrailingZeros = range []bool{true, false} {
		require.Equal(t, before, everything(t))
	}
}
