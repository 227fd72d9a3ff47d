// Package wording keeps the sentences of each package in a [Book], from which
// its reasons are made.
package wording

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
)

// Word is a word in both languages.
type Word = thituyen.Title

// Sentences are those of the codes of a package, or of a part of one. A
// parameter stands in a sentence as {name}; {name|day|days} is a word that
// goes with a count.
type Sentences map[string]Word

// Book holds the sentence of each code of a package. It is written once, as a
// package variable, and never changed.
type Book struct {
	name      string
	sentences Sentences
}

// NewBook makes the book of a package, by the package's name. A code that two
// parts hold, or a name given twice, panics: it is a mistake of ours that
// starting any program finds.
func NewBook(name string, parts ...Sentences) Book {
	b := Book{name: name, sentences: Sentences{}}
	registered := map[string]prose.Sentence{}
	for _, part := range parts {
		for code, word := range part {
			if _, double := registered[code]; double {
				panic("wording: two sentences for the code " + code + " of " + name)
			}
			b.sentences[code] = word
			registered[code] = prose.Sentence{Vi: word.Vi, En: word.En}
		}
	}
	prose.Register(name, registered)
	return b
}

// Sentences returns a copy of the sentences of the book.
func (b Book) Sentences() Sentences { return maps.Clone(b.sentences) }

// Reason makes a reason of the book. A code that the book lacks panics: it is
// a mistake of ours that any test of the reason finds.
func (b Book) Reason(code string, params ...thituyen.Param) thituyen.Reason {
	if _, ok := b.sentences[code]; !ok {
		panic("wording: no sentence for the code " + code)
	}
	for i, p := range params {
		if list, is := p.Value.([]string); is {
			params[i].Value = slices.Clone(list) // mostly one of the rules' own
		}
	}
	return thituyen.Reason{Book: b.name, Code: code, Params: params}
}

// P makes a parameter.
func P(name string, value any) thituyen.Param { return thituyen.Param{Name: name, Value: value} }

// Codes returns the codes of reasons, each once, sorted.
func Codes(reasons []thituyen.Reason) []string {
	out := make([]string, 0, len(reasons))
	for _, r := range reasons {
		out = append(out, r.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
