package sheet

import (
	"strings"

	"golang.org/x/text/language"
)

// A Mistake is something wrong in a table: where it stands, a stable code, and
// what would be right in Vietnamese and English.
type Mistake struct {
	Code  string `json:"code"`
	Place string `json:"place"` // Danh sách!E4; a file or a sheet where no cell is to blame
	vi    string
	en    string
}

// Text says the mistake, its place first.
func (m Mistake) Text(tag language.Tag) string {
	base, _ := tag.Base()
	text := m.vi
	if base.String() == "en" {
		text = m.en
	}
	return m.Place + ": " + text
}

// Error says the mistake in English.
func (m Mistake) Error() string { return m.Text(language.English) }

// Mistakes are all that is wrong in a book, in the order of its cells.
type Mistakes []Mistake

// Text says each mistake on a line of its own.
func (m Mistakes) Text(tag language.Tag) string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = one.Text(tag)
	}
	return strings.Join(lines, "\n")
}

// Error says each mistake in English.
func (m Mistakes) Error() string { return m.Text(language.English) }

// at makes a mistake; vi and en say what is wrong and what would be right.
func at(place, code, vi, en string) Mistake { return Mistake{Code: code, Place: place, vi: vi, en: en} }

// has reports whether any of the mistakes has a code.
func (m Mistakes) has(code string) bool {
	for _, one := range m {
		if one.Code == code {
			return true
		}
	}
	return false
}
