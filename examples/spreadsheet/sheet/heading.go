package sheet

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings a heading to what is compared: NFC, small letters, one blank
// between words, no marks at its end.
func fold(heading string) string {
	heading = strings.ToLower(norm.NFC.String(heading))
	heading = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, heading)
	return strings.Join(strings.Fields(strings.Trim(heading, " .:*")), " ")
}

// headLines is how many rows of a sheet are looked at for its headings:
// offices put a national heading and a title above them.
const headLines = 30

// heads are the headings of a table: for each column the folded texts from
// the top row of the headings down, and the first row of data.
type heads struct {
	texts [][]string
	shown []string // as they are written, for messages
	first int
}

// findHeads looks for the row that knows a candidate's id column, and takes
// the merged row above or the row below it that divides its cells.
func findHeads(t *Table, isID func(string) bool) (heads, bool) {
	for row := range min(len(t.rows), headLines) {
		for column := range t.rows[row] {
			if isID(fold(t.cell(row, column).text)) {
				return readHeads(t, row, column), true
			}
		}
	}
	return heads{}, false
}

// readHeads reads one row of headings, or two where the id's cell is merged
// with the one below it, or where cells of the row are merged sideways.
func readHeads(t *Table, row, idColumn int) heads {
	last := row
	for _, s := range t.spans {
		if s.top == row && s.left <= idColumn && idColumn <= s.right {
			last = max(last, s.bottom)
		}
	}
	if last == row && divided(t, row) {
		last = row + 1
	}
	h := heads{first: last + 1}
	width := 0
	for i := row; i <= last && i < len(t.rows); i++ {
		width = max(width, len(t.rows[i]))
	}
	for column := range width {
		var texts, shown []string
		for i := row; i <= last; i++ {
			written := t.above(i, column)
			if folded := fold(written); folded != "" && (len(texts) == 0 || texts[len(texts)-1] != folded) {
				texts, shown = append(texts, folded), append(shown, strings.Join(strings.Fields(written), " "))
			}
		}
		h.texts, h.shown = append(h.texts, texts), append(h.shown, strings.Join(shown, " / "))
	}
	return h
}

// divided reports whether a cell of the row is merged over several columns and
// text stands below it.
func divided(t *Table, row int) bool {
	for _, s := range t.spans {
		if s.top == row && s.bottom == row && s.right > s.left {
			for column := s.left; column <= s.right; column++ {
				if t.cell(row+1, column).kind == text {
					return true
				}
			}
		}
	}
	return false
}

// above is the text of a cell, or of the merged stretch that it lies in.
func (t *Table) above(row, column int) string {
	for _, s := range t.spans {
		if s.top <= row && row <= s.bottom && s.left <= column && column <= s.right {
			return t.cell(s.top, s.left).text
		}
	}
	return t.cell(row, column).text
}
