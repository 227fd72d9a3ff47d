package document

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// File is the text of a document, kept for excerpts.
type File struct {
	Name  string
	text  []byte
	lines []int // where each line begins
}

func newFile(name string, text []byte) *File {
	f := &File{Name: name, text: text, lines: []int{0}}
	for i, c := range text {
		if c == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// line returns a line without its end.
func (f *File) line(number int) (string, bool) {
	if f == nil || number < 1 || number > len(f.lines) {
		return "", false
	}
	text := f.text[f.lines[number-1]:]
	if end := bytes.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSuffix(string(text), "\r"), true
}

// widest is how much of a long line an excerpt shows.
const widest = 100

// Excerpt draws the line of the place with a mark below the column, on two
// lines of its own; nothing for a place that is nowhere.
func (p Place) Excerpt() string {
	line, ok := p.File.line(p.Line)
	if !ok {
		return ""
	}
	letters := []rune(line)
	column := min(max(p.Column-1, 0), len(letters))
	from := max(0, column-widest/2)
	to := min(len(letters), from+widest)
	shown := strings.ReplaceAll(string(letters[from:to]), "\t", " ")
	gutter := fmt.Sprintf("%6d | ", p.Line)
	return "\n" + gutter + shown + "\n" + strings.Repeat(" ", len(gutter)-2) + "| " + strings.Repeat(" ", column-from) + "^"
}

// place returns the place of a byte offset.
func (f *File) place(offset int) Place {
	lo, hi := 0, len(f.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; f.lines[mid] <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return Place{File: f, Line: lo + 1, Column: utf8.RuneCount(f.text[f.lines[lo]:offset]) + 1}
}
