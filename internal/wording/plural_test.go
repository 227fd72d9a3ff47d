package wording

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// counted is a noun in the plural behind a count: with 1 it would be wrong.
var counted = regexp.MustCompile(`En: "[^"]*\{[a-z_]+\} (days|months|years|seats|marks|markers|members|people|candidates|mistakes|cases|changes|rounds|entries|items|levels|lines|codes|ways)\b`)

// No sentence says “1 days”: a word that goes with a count has both forms.
func TestWordsGoWithTheirCounts(t *testing.T) {
	read := 0
	require.NoError(t, filepath.WalkDir("../..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		read++
		for _, found := range counted.FindAllString(string(text), -1) {
			t.Errorf("%s: %s", name, found)
		}
		return nil
	}))
	require.Greater(t, read, 200)
}
