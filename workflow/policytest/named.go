package policytest

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// checkNamed looks at a file that was named itself and holds no suite: a
// regulation is checked, anything else is told for what it is.
func (r *runner) checkNamed(file foundFile) {
	root, mistakes := document.Parse(file.name, file.text)
	stranger := &suiteRun{result: SuiteResult{File: file.name}}
	switch {
	case holds(file) != nil:
		stranger.result.Mistakes = thituyen.Mistakes{document.At(thituyen.Path{}, *holds(file))}
	case root == nil && saysRegulation.Match(file.text):
		r.checked = append(r.checked, known{name: path.Clean(file.name), broken: mistakes})
		return
	case root != nil && root.Get("regulation") != nil:
		r.checked = append(r.checked, r.regulations.load(path.Clean(file.name)))
		return
	case root == nil:
		stranger.result.Mistakes = mistakes
	default:
		reason := sentences.Reason("neither", param("keys", keysOf(root)))
		stranger.result.Mistakes = document.In(thituyen.Mistakes{document.At(thituyen.Path{}, reason)}, root)
	}
	r.suites = append(r.suites, stranger)
}

// keysOf are the first keys at the root of a document, as far as a sentence
// can show them.
func keysOf(root *document.Node) []string {
	const most = 8
	keys := []string{}
	for _, e := range root.Entries[:min(len(root.Entries), most)] {
		keys = append(keys, e.Key)
	}
	return keys
}

// beginnings tell kinds of files that are no text.
var beginnings = []struct{ with, code string }{
	{"PK\x03\x04", "is_office"},
	{"\xd0\xcf\x11\xe0", "is_office"},
	{"{\\rtf", "is_office"},
	{"%PDF", "is_pdf"},
}

// holds says what a file is that is no document at all; nil where it may be
// one.
func holds(file foundFile) *thituyen.Reason {
	code := ""
	for _, kind := range beginnings {
		if bytes.HasPrefix(file.text, []byte(kind.with)) {
			code = kind.code
		}
	}
	if code == "" && isTable(file) {
		code = "is_table"
	}
	if code == "" {
		return nil
	}
	reason := sentences.Reason(code)
	return &reason
}

// isTable reports whether a file is a table in text: by its name, or because
// its first lines have the same separators and no colon.
func isTable(file foundFile) bool {
	if slices.Contains([]string{".csv", ".tsv"}, strings.ToLower(path.Ext(file.name))) {
		return true
	}
	lines := bytes.SplitN(file.text, []byte("\n"), 3)
	for _, separator := range [][]byte{{';'}, {'\t'}, {','}} {
		count := bytes.Count(lines[0], separator)
		if count > 0 && len(lines) > 2 && count == bytes.Count(lines[1], separator) && !bytes.ContainsAny(lines[0], ":[{#\"") {
			return true
		}
	}
	return false
}
