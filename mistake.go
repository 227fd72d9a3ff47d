package thituyen

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
)

// Mistake is something wrong in a document, or in a value given in its
// place: the reason with what would be right, and where it stands. A mistake
// found in a Go literal has a path and no place.
type Mistake struct {
	Reason
	Path  Path
	Place Place
}

// Text words the mistake with its place, path and excerpt, in Vietnamese or
// English.
func (m Mistake) Text(tag language.Tag) string {
	var out strings.Builder
	if !m.Place.IsZero() {
		fmt.Fprintf(&out, "%s:%d:%d: ", prose.Shown(m.Place.File), m.Place.Line, m.Place.Column)
	}
	if path := m.Path.String(); path != "" {
		out.WriteString(prose.Shown(path) + ": ")
	}
	out.WriteString(m.Reason.Text(tag))
	if m.Clause != "" {
		out.WriteString(" (" + prose.Shown(m.Clause) + ")")
	}
	out.WriteString(m.Place.Excerpt())
	return out.String()
}

// Error words the mistake in English.
func (m Mistake) Error() string { return m.Text(language.English) }

// Mistakes are all that is wrong, in the order of the document. Empty ones
// are no error: return [Mistakes.Err].
type Mistakes []Mistake

// Err returns the mistakes as an error, or nil where there are none.
func (m Mistakes) Err() error {
	if len(m) == 0 {
		return nil
	}
	return m
}

// Error words all mistakes in English, a paragraph each.
func (m Mistakes) Error() string { return m.Text(language.English) }

// Text words all mistakes in Vietnamese or English, a paragraph each.
func (m Mistakes) Text(tag language.Tag) string {
	texts := make([]string, len(m))
	for i, mistake := range m {
		texts[i] = mistake.Text(tag)
	}
	return strings.Join(texts, "\n")
}

// Unwrap gives errors.As the single mistakes.
func (m Mistakes) Unwrap() []error {
	out := make([]error, len(m))
	for i := range m {
		out[i] = m[i]
	}
	return out
}

// Under returns the mistakes with their paths taken below p.
func (m Mistakes) Under(p Path) Mistakes {
	out := slices.Clone(m)
	for i := range out {
		out[i].Path = p.Join(out[i].Path)
	}
	return out
}
