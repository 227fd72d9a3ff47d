package scoring

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
)

// wideOnly makes the whole suite run on the exact path alone; see
// TestTheWholeSuiteOnTheExactPath.
var wideOnly bool

func readScheme(t testing.TB, text string) (Scheme, thituyen.Mistakes) {
	t.Helper()
	root, mistakes := document.Parse("scheme.yaml", []byte(text))
	require.Empty(t, mistakes)
	var s Scheme
	return s, append(document.Decode(root, &s), mistakes...)
}

func mustScheme(t testing.TB, text string) Scheme {
	t.Helper()
	s, mistakes := readScheme(t, text)
	require.Empty(t, mistakes)
	return s
}

func mustCompile(t testing.TB, text string) *Scorer {
	t.Helper()
	scorer, err := compile(mustScheme(t, text), nil, wideOnly)
	require.NoError(t, err)
	return scorer
}

// compileMistakes are those of reading and of compiling, as "path: code".
func compileMistakes(t testing.TB, text string, facts Declarations) []string {
	t.Helper()
	root, mistakes := document.Parse("scheme.yaml", []byte(text))
	require.Empty(t, mistakes)
	var s Scheme
	decoded := document.Decode(root, &s)
	_, err := compile(s, facts, wideOnly)
	found, _ := document.Of(err)
	return codes(document.Join(decoded, document.In(found, root)))
}

func codes(mistakes thituyen.Mistakes) []string {
	out := []string{}
	for _, m := range mistakes {
		out = append(out, m.Path.String()+": "+m.Code)
	}
	return out
}

func codesOf(err error) []string {
	found, _ := document.Of(err)
	return codes(found)
}

func performance(t testing.TB, text string) Performance {
	t.Helper()
	root, mistakes := document.Parse("candidate.yaml", []byte(text))
	require.Empty(t, mistakes)
	var p Performance
	require.Empty(t, document.Decode(root, &p))
	return p
}

func scoreOf(t testing.TB, s *Scorer, text string) Score {
	t.Helper()
	sheet, err := s.Sheet("A", performance(t, text))
	require.NoError(t, err)
	score, err := s.Score(sheet)
	require.NoError(t, err)
	return score
}

// valueText is a component's value, "~" where it has none.
func valueText(s Score, id string) string {
	v, ok := s.Value(id)
	if !ok {
		return "~"
	}
	return v.String()
}

func dec(text string) decimal.Decimal {
	d, err := exact.ParseDecimal(text)
	if err != nil {
		panic(err)
	}
	return d
}
