package document

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// A tab in the indentation is told for what it is.
func TestTab(t *testing.T) {
	_, err := Parse("a.yaml", []byte("a:\n  b: 1\n\tc: 2\n"))
	require.ErrorContains(t, err, "a.yaml:3:1: this line is indented with a tab; YAML takes blanks alone")
	require.Contains(t, err.Text(language.Vietnamese), "thụt vào bằng dấu tab")
	_, err = Parse("a.yaml", []byte("a: [1\n"))
	require.ErrorContains(t, err, "the syntax is wrong")
}
