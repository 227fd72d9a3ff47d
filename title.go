package thituyen

import (
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
)

// Title is a name, a word or a sentence in both languages. One that a document
// gives in a single text stands in both; see [TitleOf].
type Title struct{ Vi, En string }

// TitleOf returns the title that is the same text in both languages.
func TitleOf(text string) Title { return Title{Vi: text, En: text} }

// Text returns the title in English for an English tag and in Vietnamese for
// every other.
func (t Title) Text(tag language.Tag) string {
	if prose.English(tag) {
		return t.En
	}
	return t.Vi
}

// IsZero reports whether there is no title.
func (t Title) IsZero() bool { return t == Title{} }
