package reference

import (
	"slices"
	"sync"

	"github.com/thituyen/thituyen"
)

// Kind says what an entry tells of.
type Kind string

// The kinds of entries.
const (
	Key  Kind = "key"  // a key of a document
	Code Kind = "code" // a code of a reason, a refusal or a mistake
)

// Document is one of the formats.
type Document string

// The formats.
const (
	Regulation Document = "regulation"
	Suite      Document = "suite"
	Programme  Document = "programme"
)

// Entry tells of one key or of one code.
type Entry struct {
	Kind Kind   `json:"kind"`
	Name string `json:"name"`
	// Document is where the key stands first; of a code it is empty.
	Document Document `json:"document,omitempty"`
	// Paths lead to the key, by keys: scoring.parts.pass. A name that the
	// author gives stands as “…”.
	Paths []string `json:"paths,omitempty"`
	// Package is the package whose code it is, Refusal whether a step of a
	// suite may expect it under `refused`.
	Package  string         `json:"package,omitempty"`
	Refusal  bool           `json:"refusal,omitempty"`
	Meaning  thituyen.Title `json:"meaning"`
	Required bool           `json:"required,omitempty"`
	Written  thituyen.Title `json:"written,omitzero"` // what may stand there
	Unit     thituyen.Title `json:"unit,omitzero"`
	Default  thituyen.Title `json:"default,omitzero"` // what a key left out means
	Example  string         `json:"example,omitempty"`
	Words    []Word         `json:"words,omitempty"`
	// Keys are those of the mappings that stand there.
	Keys []string `json:"keys,omitempty"`

	find []string
}

// Word is a word that may stand at a key.
type Word struct {
	Name    string         `json:"name"`
	Meaning thituyen.Title `json:"meaning"`
}

// copied is an entry that its caller may change.
func (e *Entry) copied() Entry {
	out := *e
	out.Paths, out.Words, out.Keys, out.find = slices.Clone(e.Paths), slices.Clone(e.Words), slices.Clone(e.Keys), slices.Clone(e.find)
	return out
}

// All lists every entry: the keys in the order in which they stand in the
// formats, then the codes by package.
func All() []Entry {
	whole := made()
	out := make([]Entry, len(whole.entries))
	for i, e := range whole.entries {
		out[i] = e.copied()
	}
	return out
}

// whole is the reference, made when it is first asked.
type whole struct {
	entries  []*Entry
	sections []section
	formats  map[Document]*format
}

var made = sync.OnceValue(func() *whole {
	w := &whole{formats: map[Document]*format{}}
	w.keys()
	w.codes()
	return w
})
