package document

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// plainExcerpt draws an excerpt letter by letter from the whole line.
func plainExcerpt(text string, line, column int) string {
	letters := []rune(strings.TrimSuffix(strings.Split(text, "\n")[line-1], "\r"))
	if len(letters) == 0 {
		return ""
	}
	column = min(max(column-1, 0), len(letters))
	from := max(0, column-50)
	to := min(len(letters), from+100)
	gutter := fmt.Sprintf("%6d | ", line)
	return "\n" + gutter + strings.ReplaceAll(string(letters[from:to]), "\t", " ") + "\n" + strings.Repeat(" ", len(gutter)-2) + "| " + strings.Repeat(" ", column-from) + "^"
}

func TestExcerptsOfLinesOfAnyLength(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	alphabet := []rune("abc 123:{}\tđặngế–")
	for range 500 {
		var text strings.Builder
		for range 1 + random.Intn(3) {
			for range random.Intn(300) {
				text.WriteRune(alphabet[random.Intn(len(alphabet))])
			}
			text.WriteString([]string{"\n", "\r\n"}[random.Intn(2)])
		}
		file := newFile("x", []byte(text.String()))
		for range 10 {
			line, column := 1+random.Intn(len(file.lines)), random.Intn(320)
			require.Equal(t, plainExcerpt(text.String(), line, column), Place{file, line, column}.Shown().Excerpt())
		}
	}
	require.Empty(t, Place{newFile("x", nil), 2, 1}.Shown().Excerpt())
	require.Empty(t, Place{}.Shown().Excerpt())
}

// Many mistakes on one endless line are told without the square of its length.
func TestExcerptsOfOneEndlessLine(t *testing.T) {
	file := newFile("x", []byte(strings.Repeat("k: 1, ", 100_000)))
	for _, stops := range file.stops {
		require.Len(t, stops, 600_000/stride, "a place is found from the stop before it")
	}
	for i := range 1000 {
		require.NotEmpty(t, Place{file, 1, i * 600}.Shown().Excerpt())
	}
}
