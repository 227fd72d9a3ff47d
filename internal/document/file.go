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
	lines []uint32 // where each line begins
	// stops of a long line are where every so many letters of it begin, so
	// that a thousand mistakes on one line do not take the square of it.
	stops map[int][]int
}

// stride is how many letters lie between two stops.
const stride = 512

var newline = []byte("\n")

// around shows the place of an offset in a text of which no lines are known.
func around(name string, text []byte, at int) thituyen.Place {
	at = min(at, len(text))
	from := bytes.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := bytes.Cut(text[at:min(len(text), at+widest*utf8.UTFMax)], newline)
	before, start := lettersBack(text[from:at], widest/2)
	_, size := letters(line, widest-before)
	return thituyen.Place{
		File: name, Line: bytes.Count(text[:at], newline) + 1, Column: utf8.RuneCount(text[from:at]) + 1,
		Source: strings.ReplaceAll(string(text[from+start:at])+strings.TrimSuffix(string(line[:size]), "\r"), "\t", " "), Mark: before,
	}
}

func newFile(name string, text []byte) *File {
	f := &File{Name: name, text: text, lines: make([]uint32, 1, bytes.Count(text, newline)+1), stops: map[int][]int{}}
	letters := 0
	for i, c := range text {
		switch {
		case c == '\n':
			f.lines = append(f.lines, uint32(i+1)) // a document is far smaller than 4 GB
			letters = 0
			continue
		case !utf8.RuneStart(c):
			continue
		case letters > 0 && letters%stride == 0:
			line := len(f.lines)
			f.stops[line] = append(f.stops[line], i-int(f.lines[line-1]))
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
	if f == nil {
		return nil, false
	}
	if number < 1 || number > len(f.lines) {
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
		if mid := (lo + hi) / 2; int(f.lines[mid]) <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return Place{File: f, Line: lo + 1, Column: utf8.RuneCount(f.text[f.lines[lo]:offset]) + 1}
}
