package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// foreignBreaks end a line for some readers and not for others, so that what
// stands behind one may be a comment to the eye and a rule to the machine.
var foreignBreaks = []string{"\u0085", "\u2028", "\u2029"}

// foreignBreak finds the first break that is none of ours.
func foreignBreak(text []byte) (at int, name string) {
	at = -1
	for _, b := range foreignBreaks {
		if i := bytes.Index(text, []byte(b)); i >= 0 && (at < 0 || i < at) {
			r, _ := utf8.DecodeRuneInString(b)
			at, name = i, fmt.Sprintf("U+%04X", r)
		}
	}
	return at, name
}

// loneReturn finds a carriage return that no line feed follows: YAML ends the
// line there, and no editor shows it.
func loneReturn(text []byte) int {
	for from := 0; ; {
		i := bytes.IndexByte(text[from:], '\r')
		if i < 0 {
			return -1
		}
		if at := from + i; at+1 == len(text) || text[at+1] != '\n' {
			return at
		}
		from += i + 1
	}
}

// version is the one directive that a document may begin with.
var version = regexp.MustCompile(`^%YAML[ \t]+1\.2[ \t]*(\r?$|[ \t]#)`)

// directives checks the lines before the document and returns the text to
// parse, in which a `%YAML 1.2` is a comment: the YAML library knows 1.1 alone.
func directives(file *File) ([]byte, *thituyen.Mistake) {
	text, versions := file.text, 0
	for number := 1; number <= len(file.lines); number++ {
		line, _ := file.line(number)
		place := Place{File: file, Line: number, Column: 1}
		blank := bytes.TrimLeft(line, " \t")
		switch {
		case len(blank) == 0 || blank[0] == '#':
		case line[0] != '%':
			if versions > 0 && !bytes.HasPrefix(line, []byte("---")) {
				return nil, &thituyen.Mistake{Reason: sentences.Reason("directive_without_start"), Place: place.Shown()}
			}
			return text, nil
		case versions > 0 || !version.Match(line):
			return nil, &thituyen.Mistake{Reason: sentences.Reason("directive", wording.P("found", strings.TrimSpace(string(line)))), Place: place.Shown()}
		default:
			versions++
			text = bytes.Clone(text)
			text[file.lines[number-1]] = '#'
		}
	}
	return text, nil
}

// tracker finds the bytes of places that come in the order of the document,
// each looked at once.
type tracker struct {
	file             *File
	line, column, at int
}

func (t *tracker) offset(line, column int) int {
	if line != t.line || column < t.column {
		t.line, t.column, t.at = line, 1, int(t.file.lines[min(line, len(t.file.lines))-1])
	}
	count, size := letters(t.file.text[t.at:], column-t.column)
	t.column, t.at = t.column+count, t.at+size
	return t.at
}

// unindented finds the first line of a quoted text, opened at an offset, that
// is not indented deeper than its key: there the closing quote was forgotten,
// and the lines below were swallowed.
func (f *File) unindented(at, indent int) bool {
	if at >= len(f.text) {
		return false
	}
	quote, text := f.text[at], f.text[at+1:]
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && quote == '"':
			if i++; i < len(text) && text[i] == '\n' && shallow(text[i+1:], indent) {
				return true
			}
		case c == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case c == quote:
			return false
		case c == '\n' && shallow(text[i+1:], indent):
			return true
		}
	}
	return false
}

// shallow reports whether a line that holds something begins at or before a
// column.
func shallow(line []byte, column int) bool {
	blanks := 0
	for blanks < len(line) && line[blanks] == ' ' {
		blanks++
	}
	return blanks < column && blanks < len(line) && line[blanks] != '\n' && line[blanks] != '\r'
}

// swallowsItem reports whether a plain text that goes on over several lines
// holds a line that looks like an item of a list: one indented too deep.
func (f *File) swallowsItem(at int, value string) bool {
	if !strings.Contains(value, " - ") || bytes.HasPrefix(f.text[at:], []byte(value)) {
		return false
	}
	rest := f.text[at:min(len(f.text), at+2*len(value)+4*wide)]
	for line := range bytes.Lines(rest) {
		if bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("- ")) {
			return true
		}
	}
	return false
}

// wide is how much the indentation of a swallowed line may take.
const wide = 256

// decimalComma returns the number of which the comma before an offset may be
// the decimal comma, and where it begins: digits on both sides and no blank.
func (f *File) decimalComma(at int) (number string, from int, ok bool) {
	text := f.text
	if at < 2 || at >= len(text) || text[at-1] != ',' || !digit(text[at-2]) || !digit(text[at]) {
		return "", 0, false
	}
	from, to := at-2, at+1
	for from > 0 && (digit(text[from-1]) || text[from-1] == '.') {
		from--
	}
	if from > 1 && text[from-1] == '-' && strings.IndexByte(" [{,:", text[from-2]) >= 0 {
		from--
	}
	for to < len(text) && digit(text[to]) {
		to++
	}
	return string(text[from:to]), from, true
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// pointed writes a number with a decimal comma with a point: points before
// the comma part its thousands.
func pointed(number string) string {
	return strings.Replace(strings.ReplaceAll(number, ".", ""), ",", ".", 1)
}

// commaNumber is a number written whole with a decimal comma.
var commaNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]{3})*,[0-9]+$`)

// isJSON reports whether a document is written as JSON, where a comma never
// belongs to a number.
func isJSON(text []byte) bool {
	text = bytes.TrimLeft(text, " \t\r\n")
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}

// loneSurrogate finds an escape in the strings of a JSON text that is half a
// letter: it would be read as U+FFFD.
func loneSurrogate(text []byte) int {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		first, some := escape(text[i:])
		switch {
		case !some:
			i++
		case first >= 0xD800 && first < 0xDC00:
			if second, some := escape(text[i+6:]); !some || second < 0xDC00 || second > 0xDFFF {
				return i
			}
			i += 11
		case first >= 0xDC00 && first <= 0xDFFF:
			return i
		default:
			i += 5
		}
	}
	return -1
}

// escape reads \uXXXX.
func escape(text []byte) (code int, ok bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	_, err := fmt.Sscanf(string(text[2:6]), "%04x", &code)
	return code, err == nil
}
