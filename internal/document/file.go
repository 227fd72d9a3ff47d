package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/thituyen/thituyen"
)

// File is the text of a document, kept for excerpts.
type File struct {
	Name  string
	text  []byte
	lines []int // where each line begins
	// stops of a long line are where every so many letters of it begin, so
	// that a thousand mistakes on one line do not take the square of it.
	stops map[int][]int
}

// stride is how many letters lie between two stops.
const stride = 512

func newFile(name string, text []byte) *File {
	f := &File{Name: name, text: text, lines: []int{0}, stops: map[int][]int{}}
	letters := 0
	for i, c := range text {
		switch {
		case c == '\n':
			f.lines = append(f.lines, i+1)
			letters = 0
			continue
		case !utf8.RuneStart(c):
			continue
		case letters > 0 && letters%stride == 0:
			line := len(f.lines)
			f.stops[line] = append(f.stops[line], i-f.lines[line-1])
		}
		letters++
	}
	return f
}

// column goes so many letters into a line, or to its end, and returns how
// many and their bytes.
func (f *File) column(number int, line []byte, most int) (count, size int) {
	if stops := f.stops[number]; len(stops) > 0 && most >= stride {
		last := min(most/stride, len(stops))
		count, size = last*stride, min(stops[last-1], len(line))
	}
	more, bytes := letters(line[size:], most-count)
	return count + more, size + bytes
}

// line returns a line without its end.
func (f *File) line(number int) ([]byte, bool) {
	if f == nil || number < 1 || number > len(f.lines) {
		return nil, false
	}
	text := f.text[f.lines[number-1]:]
	if number < len(f.lines) {
		text = f.text[f.lines[number-1] : f.lines[number]-1]
	}
	return bytes.TrimSuffix(text, []byte("\r")), true
}

// widest is how much of a long line an excerpt shows.
const widest = 100

// Shown returns the place with its line, or of a long line what surrounds it,
// as mistakes carry it.
func (p Place) Shown() thituyen.Place {
	if p.File == nil {
		return thituyen.Place{}
	}
	out := thituyen.Place{File: p.File.Name, Line: p.Line, Column: p.Column}
	line, ok := p.File.line(p.Line)
	if !ok {
		return out
	}
	// Of a long line only the window around the place is looked at closely.
	column, at := p.File.column(p.Line, line, max(p.Column-1, 0))
	from := max(0, column-widest/2)
	_, start := lettersBack(line[:at], column-from)
	_, size := letters(line[start:], widest)
	out.Source, out.Mark = strings.ReplaceAll(string(line[start:start+size]), "\t", " "), column-from
	return out
}

// letters goes so many letters forward, or to the end, and returns how many
// and their bytes.
func letters(text []byte, most int) (count, size int) {
	for count < most && size < len(text) {
		if text[size] < utf8.RuneSelf {
			size++
		} else {
			_, n := utf8.DecodeRune(text[size:])
			size += n
		}
		count++
	}
	return count, size
}

// lettersBack goes so many letters back from the end, and returns how many
// and where they begin.
func lettersBack(text []byte, most int) (count, start int) {
	start = len(text)
	for count < most && start > 0 {
		_, n := utf8.DecodeLastRune(text[:start])
		start -= n
		count++
	}
	return count, start
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
