package papers

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A text that a spreadsheet would run is made harmless; numbers stay.
func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{
		"=1+1": "'=1+1", "+84": "'+84", "-x": "'-x", "@A1": "'@A1", "  =A1": "'  =A1", "Nguyễn": "Nguyễn", "": "", "\t=1": "'\t=1",
	} {
		require.Equal(t, want, harmless(text), text)
	}
}

// Only what a spreadsheet keeps exactly is written as a number.
func TestNumbers(t *testing.T) {
	for digits, want := range map[string]bool{
		"86.75": true, "0": true, "-3.5": true, "1/3": false, "": false, "001": false, "86.74600000000001": false, "0.25": true, "1e3": false,
	} {
		_, ok := floatOf(digits)
		require.Equal(t, want, ok, digits)
	}
	require.Equal(t, "30/04/1975", vietnameseDate("1975-04-30"))
}

// Texts from documents never become markup, in pages and in documents.
func TestNoMarkup(t *testing.T) {
	p := Paper{Title: "<b>Biên bản</b>", Blocks: []Block{{Heading: "a & b", Text: "<script>", Head: []string{"x<y"}, Rows: [][]string{{"<img src=x>"}}}}, Sign: []string{"<i>"}}
	var page, document bytes.Buffer
	require.NoError(t, WritePage(&page, p))
	require.NoError(t, WriteDocument(&document, p))
	for _, bad := range []string{"<b>", "<script>", "<img", "<i>"} {
		require.NotContains(t, page.String(), bad)
	}
	require.True(t, strings.HasPrefix(document.String(), "PK"))
}
