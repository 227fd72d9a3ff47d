package mutation

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func rulesOnDisk(t *testing.T, name string) *document.Node {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash(name))
	require.NoError(t, err)
	root, mistakes := document.Parse(name, text)
	require.Empty(t, mistakes)
	return root
}

// Every number, direction, order and connective of the document is changed,
// and nothing else: names, texts and what suites cannot ask about.
func TestWhatIsChanged(t *testing.T) {
	root := rulesOnDisk(t, "testdata/rules.yaml")
	before, err := root.Value()
	require.NoError(t, err)
	var list strings.Builder
	for _, m := range mutants(root) {
		what := "regulation"
		if _, err := compiled(m.root()); err != nil {
			what = "refused"
		}
		fmt.Fprintf(&list, "%d %s: %s -> %s (%s)\n", m.place.Line, m.ruleName(), m.from, m.to, what)
		changed, err := m.root().Value()
		require.NoError(t, err)
		require.NotEqual(t, before, changed, m.ruleName())
	}
	after, err := root.Value()
	require.NoError(t, err)
	require.Equal(t, before, after, "the document itself is left as it is")
	file := filepath.Join("testdata", "golden", "changes.txt")
	if os.Getenv("REWRITE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(list.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), list.String(), "run with REWRITE=1 where this is right")
}

// Every change of a rule reads differently in words, so that no number,
// direction, order or connective of it goes unworded.
func TestEveryChangeOfARuleReadsDifferently(t *testing.T) {
	for _, id := range []string{"nd-24-2010", "btc-tw-2017"} {
		text, err := regulation.PresetText(id)
		require.NoError(t, err)
		root, mistakes := document.Parse(id, text)
		require.Empty(t, mistakes)
		inWords := func(reg *regulation.Regulation) string {
			var out strings.Builder
			require.NoError(t, reg.WriteWords(&out, language.Vietnamese))
			return out.String()
		}
		r, err := compiled(root)
		require.NoError(t, err)
		before := inWords(r)
		for _, m := range mutants(root) {
			if reg, err := compiled(m.root()); err == nil {
				require.NotEqual(t, before, inWords(reg), "%s %s: %s -> %s", id, m.ruleName(), m.from, m.to)
			}
		}
	}
}
