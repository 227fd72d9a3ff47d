package document

import (
	"bytes"
	"path"
	"unicode/utf8"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// The limits of a document.
const (
	MaxBytes = 16 << 20 // 16 MB
	MaxDepth = 64       // levels of lists and mappings
)

// AnyKey stands for every key.
const AnyKey = "*"

// mark is the byte-order mark, which changes nothing.
var mark = []byte("\ufeff")

// Parse reads a document, as JSON where its name ends in .json and as YAML
// elsewhere. The lists and mappings under the keys named long may be as long
// as a case has candidates, all of them where it is [AnyKey]. The mistakes it finds are few, for after one of syntax nothing
// can be trusted; a document with any has no root.
func Parse(name string, text []byte, long ...string) (*Node, thituyen.Mistakes) {
	if len(text) > MaxBytes {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("too_large", wording.P("limit", MaxBytes>>20)), Place: Place{File: newFile(name, nil), Line: 1, Column: 1}.Shown()}}
	}
	for bytes.HasPrefix(text, mark) {
		text = text[len(mark):]
	}
	if at, most, is := oversized(text, setOf(long)); is {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("list_too_long", wording.P("limit", most)), Place: around(name, text, at)}}
	}
	file := newFile(name, text)
	if at := invalidUTF8(text); at >= 0 {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("not_utf8"), Place: file.place(at).Shown()}}
	}
	if at, name := foreignBreak(text); at >= 0 {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("foreign_break", wording.P("name", name)), Place: file.place(at).Shown()}}
	}
	if path.Ext(name) == ".json" {
		return parseJSON(file)
	}
	if at := loneReturn(text); at >= 0 {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("foreign_break", wording.P("name", "U+000D")), Place: file.place(at).Shown()}}
	}
	return parseYAML(file)
}

func setOf(names []string) map[string]bool {
	out := make(map[string]bool, len(names))
	for _, name := range names {
		out[name] = true
	}
	return out
}

func invalidUTF8(text []byte) int {
	if utf8.Valid(text) {
		return -1
	}
	for at := 0; ; {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
}
