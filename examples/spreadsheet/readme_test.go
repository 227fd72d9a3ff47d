package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every command of the README runs, in its order, writing into a folder that
// is thrown away.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("README.md")
	require.NoError(t, err)
	folder := t.TempDir()
	commands := regexp.MustCompile(`(?m)^go run -C examples/spreadsheet \. (.*)$`).FindAllStringSubmatch(string(text), -1)
	require.Len(t, commands, 6)
	for _, c := range commands {
		words := strings.Fields(c[1])
		for i, word := range words {
			if i > 0 && (words[i-1] == "-out" || words[i-1] == "-suite") {
				words[i] = filepath.Join(folder, word)
			}
		}
		if words[0] == "demo" {
			words = append(words, "-out", filepath.Join(folder, "demo"))
		}
		var out, errs bytes.Buffer
		require.Equal(t, fine, run(words, &out, &errs), "%s\n%s", c[1], errs.String())
	}
	require.FileExists(t, filepath.Join(folder, "giay-to", "ket-qua.xlsx"))
}
