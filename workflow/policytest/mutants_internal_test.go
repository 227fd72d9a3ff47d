package policytest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
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
	root := rulesOnDisk(t, "testdata/rules/changes/rules.yaml")
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
		s, err := readSource(os.DirFS("."), id)
		require.NoError(t, err)
		var before strings.Builder
		require.NoError(t, s.write(&before, language.Vietnamese))
		for _, m := range mutants(s.root) {
			reg, err := compiled(m.root())
			if err != nil {
				continue
			}
			var after strings.Builder
			require.NoError(t, (&source{name: id, root: m.root(), regulation: reg}).write(&after, language.Vietnamese))
			require.NotEqual(t, before.String(), after.String(), "%s %s: %s -> %s", id, m.ruleName(), m.from, m.to)
		}
	}
}

func TestWrittenValues(t *testing.T) {
	for text, want := range map[string]string{
		"A": "A", "": `""`, "~": `"~"`, "null": `"null"`, " a": `" a"`, "a, b": `"a, b"`, "a: b": `"a: b"`, "a:": `"a:"`, "-1": `"-1"`,
		"[x]": `"[x]"`, "A > C": "A > C", "Nguyễn Văn A": "Nguyễn Văn A", "#1": `"#1"`, "a\"b": `"a\"b"`, "<&>": `"<&>"`, "001": "001", "tab\t": `"tab\t"`,
	} {
		require.Equal(t, want, plainText(text))
		root, mistakes := document.Parse("x.yaml", []byte("x: ["+plainText(text)+"]"))
		require.Empty(t, mistakes)
		require.Equal(t, text, root.Get("x").Items[0].Text, "YAML reads it back")
	}
	require.Equal(t, "–", written{}.String())
	require.Equal(t, "null", written{}.json())
	require.Equal(t, `{"A > C": ["x", null, 1.5, "1/3"]}`, written{}.with("A > C", written{kind: writtenList, items: []written{
		textWritten("x"), {kind: writtenNull}, {kind: writtenNumber, text: "1.5"}, {kind: writtenNumber, text: "1/3"},
	}}).json())
}

func TestHowFarFolderNamesAgree(t *testing.T) {
	require.Greater(t, shared("a/b", "a/b"), shared("a/b", "a/b/c"))
	require.Greater(t, shared("a/b", "a/c"), shared("a/b", "b"))
	require.Equal(t, shared("a", "b"), shared("a", "."))
}
