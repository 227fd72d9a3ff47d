package thituyen

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
)

// Title is a name, a word or a sentence in both languages. A document gives it
// as one text, which stands in both (see [TitleOf]), or as {vi: …, en: …}.
type Title struct{ Vi, En string }

// TitleOf returns the title that is the same text in both languages.
func TitleOf(text string) Title { return Title{Vi: text, En: text} }

// Text returns the title in English for an English tag and in Vietnamese for
// every other, on one line and harmless to a screen (see [Format]).
func (t Title) Text(tag language.Tag) string {
	if prose.English(tag) {
		return prose.Shown(t.En)
	}
	return prose.Shown(t.Vi)
}

// IsZero reports whether there is no title.
func (t Title) IsZero() bool { return t == Title{} }

// Or returns what to call a thing: its title, or where there is none its id,
// read as words. Of a title that is one text nobody knows the language, so it
// is the Vietnamese one, and English calls the thing by its id.
func (t Title) Or(id string) Title {
	words := strings.ReplaceAll(id, "_", " ")
	switch {
	case t.IsZero():
		return Title{Vi: id, En: words}
	case t.Vi == t.En:
		return Title{Vi: t.Vi, En: words}
	}
	return t
}
