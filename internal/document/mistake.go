package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/wording"
)

// Mistake is something wrong in a document, or in a value given in its
// place: the reason with what would be right, and where it stands. A mistake
// found in a Go literal has a path and no place.
type Mistake struct {
	wording.Reason
	Path  Path
	Place Place
}

// Text words the mistake with its place, path and excerpt, in Vietnamese or
// English.
func (m Mistake) Text(tag language.Tag) string {
	var out strings.Builder
	if m.Place.File != nil {
		fmt.Fprintf(&out, "%s:%d:%d: ", m.Place.File.Name, m.Place.Line, m.Place.Column)
	}
	if path := m.Path.String(); path != "" {
		out.WriteString(path + ": ")
	}
	out.WriteString(m.Reason.Text(tag))
	if m.Clause != "" {
		out.WriteString(" (" + m.Clause + ")")
	}
	out.WriteString(m.Place.Excerpt())
	return out.String()
}

// Error words the mistake in English.
func (m Mistake) Error() string { return m.Text(language.English) }

// MarshalJSON writes the reason's fields with path, file, line and column.
func (m Mistake) MarshalJSON() ([]byte, error) {
	out := struct {
		Reason wording.Reason `json:"reason"`
		Path   string         `json:"path,omitempty"`
		File   string         `json:"file,omitempty"`
		Line   int            `json:"line,omitempty"`
		Column int            `json:"column,omitempty"`
		Text   string         `json:"text"`
	}{Reason: m.Reason, Path: m.Path.String(), Line: m.Place.Line, Column: m.Place.Column, Text: m.Reason.Text(language.English)}
	if m.Place.File != nil {
		out.File = m.Place.File.Name
	}
	return json.Marshal(out)
}

// At makes a mistake at a path.
func At(path Path, reason wording.Reason) Mistake { return Mistake{Reason: reason, Path: path} }

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

// In returns the mistakes with the places that their paths lead to in a
// document; those that have a place keep it.
func (m Mistakes) In(root *Node) Mistakes {
	out := slices.Clone(m)
	for i := range out {
		if out[i].Place.File == nil {
			out[i].Place = out[i].Path.Find(root)
		}
	}
	return out
}

// Of returns the mistakes that an error holds, and whether it is one of
// mistakes at all.
func Of(err error) (Mistakes, bool) {
	var all Mistakes
	if errors.As(err, &all) {
		return all, true
	}
	var one Mistake
	if errors.As(err, &one) {
		return Mistakes{one}, true
	}
	return nil, false
}

// Join puts the mistakes of several looks at one document together, in its
// order and each once. What a later look finds at or below a path that an
// earlier one could not read follows from that and is left out.
func Join(looks ...Mistakes) Mistakes {
	total := 0
	for _, look := range looks {
		total += len(look)
	}
	if total == 0 {
		return nil
	}
	out, unread, said := make(Mistakes, 0, total), map[string]bool{}, spots{first: make(map[spot]int, total)}
	for _, look := range looks {
		earlier := len(out)
		for _, m := range look {
			if !said.holds(m, out) && !m.Path.below(unread) {
				said.add(m, len(out))
				out = append(out, m)
			}
		}
		for _, m := range out[earlier:] {
			if m.Path.last != nil && !strings.HasPrefix(m.Code, "unknown_key") && m.Code != "duplicate_key" {
				unread[m.Path.String()] = true
			}
		}
	}
	slices.SortStableFunc(out, compareMistakes)
	return Cut(out)
}

// spot tells apart what is said of different places: the path counts only
// where there is no place, for groups meet one mistake on many paths.
type spot struct {
	file         *File
	line, column int
	path, code   string
}

func (m Mistake) spot() spot {
	if m.Place.File == nil {
		return spot{path: m.Path.String(), code: m.Code}
	}
	return spot{file: m.Place.File, line: m.Place.Line, column: m.Place.Column, code: m.Code}
}

// spots are the numbers of the mistakes told of each spot: the first, and the
// others, of which there are few.
type spots struct {
	first  map[spot]int
	others map[spot][]int
}

// holds reports whether a mistake is among those told.
func (s *spots) holds(m Mistake, told Mistakes) bool {
	at := m.spot()
	first, some := s.first[at]
	return some && (alike(m, told[first]) || slices.ContainsFunc(s.others[at], func(i int) bool { return alike(m, told[i]) }))
}

func (s *spots) add(m Mistake, number int) {
	at := m.spot()
	if _, some := s.first[at]; !some {
		s.first[at] = number
		return
	}
	if s.others == nil {
		s.others = map[spot][]int{}
	}
	s.others[at] = append(s.others[at], number)
}

// alike reports whether two mistakes of one spot say the same.
func alike(a, b Mistake) bool {
	return a.Reason.Text(language.English) == b.Reason.Text(language.English)
}

func compareMistakes(a, b Mistake) int {
	fileA, fileB := "", ""
	if a.Place.File != nil {
		fileA = a.Place.File.Name
	}
	if b.Place.File != nil {
		fileB = b.Place.File.Name
	}
	if c := strings.Compare(fileA, fileB); c != 0 {
		return c
	}
	if a.Place.Line != b.Place.Line {
		return a.Place.Line - b.Place.Line
	}
	return a.Place.Column - b.Place.Column
}
