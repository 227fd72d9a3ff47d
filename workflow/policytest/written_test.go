package policytest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/document"
)

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
