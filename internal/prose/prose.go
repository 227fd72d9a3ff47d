// Package prose holds the sentences of all packages in Vietnamese and in
// English, by the name of their book and their code. It knows nothing of the
// values that stand in them.
package prose

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Sentence is one sentence in both languages. A parameter stands in it as
// {name}; {name|day|days} is a word that goes with a count.
type Sentence struct{ Vi, En string }

// Text returns the sentence in the language of the tag.
func (s Sentence) Text(tag language.Tag) string {
	if English(tag) {
		return s.En
	}
	return s.Vi
}

// books are the sentences by the names of their books. They are written while
// packages are initialised, which is sequential, and only read from then on.
var books = map[string]map[string]Sentence{}

// Register gives a book its name. A name given twice panics: it is a mistake
// of ours that starting any program finds.
func Register(name string, sentences map[string]Sentence) {
	if _, taken := books[name]; taken {
		panic("prose: two books are called " + name)
	}
	books[name] = sentences
}

// Find returns the sentence of a code in a book.
func Find(book, code string) (Sentence, bool) {
	sentence, known := books[book][code]
	return sentence, known
}

// Codes lists the codes of a book in order.
func Codes(book string) []string { return slices.Sorted(maps.Keys(books[book])) }

// words are the text types whose values word themselves, by the names of the
// types; written and read as books are.
var words = map[string]reflect.Type{}

// RegisterWord gives reasons a type that words itself, so that a value of it that
// was kept is read back as what it was.
func RegisterWord(t reflect.Type) { words[t.String()] = t }

// WordType returns the text type of a name.
func WordType(name string) (reflect.Type, bool) {
	t, known := words[name]
	return t, known
}

// English reports whether a tag asks for English; every other tag is worded
// in Vietnamese, the users' own language.
func English(tag language.Tag) bool {
	if tag == language.Vietnamese {
		return false
	}
	base, _, _ := tag.Raw() // Base would guess English for an undetermined tag
	return base == englishBase
}

var englishBase, _ = language.English.Base()

// Number writes plain digits with the decimal point of the language.
func Number(tag language.Tag, digits string) string {
	if English(tag) {
		return digits
	}
	return strings.Replace(digits, ".", ",", 1)
}

// Fill puts the parameters of a sentence in place of their braces: worded
// words the one of a name. No brace of the sentence comes out, whatever it
// holds.
func Fill(sentence string, worded func(name, one, other string) string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		inside, after, _ := strings.Cut(rest, "}")
		name, forms, _ := strings.Cut(inside, "|")
		one, other, _ := strings.Cut(forms, "|")
		out.WriteString(worded(name, one, other))
		sentence = after
	}
}
