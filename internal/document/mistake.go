package document

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// At makes a mistake at a path.
func At(path thituyen.Path, reason thituyen.Reason) thituyen.Mistake {
	return thituyen.Mistake{Reason: reason, Path: path}
}

// Below takes mistakes below keys. Those that have a place stand in another
// document, and keep their paths too.
func Below(mistakes thituyen.Mistakes, keys ...string) thituyen.Mistakes {
	var path thituyen.Path
	for _, key := range keys {
		path = path.Key(key)
	}
	out := make(thituyen.Mistakes, len(mistakes))
	for i, m := range mistakes {
		if out[i] = m; m.Place.IsZero() {
			out[i].Path = path.Join(m.Path)
		}
	}
	return out
}

// In returns the mistakes with the places that their paths lead to in a
// document; those that have a place keep it.
func In(m thituyen.Mistakes, root *Node) thituyen.Mistakes {
	out := slices.Clone(m)
	for i := range out {
		if out[i].Place.IsZero() {
			out[i].Place = Find(out[i].Path, root).Shown()
		}
	}
	return out
}

// Of returns the mistakes that an error holds, and whether it is one of
// mistakes at all.
func Of(err error) (thituyen.Mistakes, bool) {
	var all thituyen.Mistakes
	if errors.As(err, &all) {
		return all, true
	}
	var one thituyen.Mistake
	if errors.As(err, &one) {
		return thituyen.Mistakes{one}, true
	}
	return nil, false
}

// Join puts the mistakes of several looks at one document together, in its
// order and each once. What a later look finds at or below a path that an
// earlier one could not read follows from that and is left out.
func Join(looks ...thituyen.Mistakes) thituyen.Mistakes {
	total := 0
	for _, look := range looks {
		total += len(look)
	}
	if total == 0 {
		return nil
	}
	out, unread, said := make(thituyen.Mistakes, 0, total), map[string]bool{}, spots{first: make(map[spot]int, total)}
	for _, look := range looks {
		earlier := len(out)
		for _, m := range look {
			if !said.holds(m, out) && !below(m.Path, unread) {
				said.add(m, len(out))
				out = append(out, m)
			}
		}
		for _, m := range out[earlier:] {
			if !atRoot(m.Path) && !strings.HasPrefix(m.Code, "unknown_key") && m.Code != "duplicate_key" {
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
	file         string
	line, column int
	path, code   string
}

func spotOf(m thituyen.Mistake) spot {
	if m.Place.IsZero() {
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
func (s *spots) holds(m thituyen.Mistake, told thituyen.Mistakes) bool {
	at := spotOf(m)
	first, some := s.first[at]
	return some && (alike(m, told[first]) || slices.ContainsFunc(s.others[at], func(i int) bool { return alike(m, told[i]) }))
}

func (s *spots) add(m thituyen.Mistake, number int) {
	at := spotOf(m)
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
func alike(a, b thituyen.Mistake) bool {
	return a.Reason.Text(language.English) == b.Reason.Text(language.English)
}

func compareMistakes(a, b thituyen.Mistake) int {
	if c := strings.Compare(a.Place.File, b.Place.File); c != 0 {
		return c
	}
	if a.Place.Line != b.Place.Line {
		return a.Place.Line - b.Place.Line
	}
	return a.Place.Column - b.Place.Column
}

// below reports whether a path or one it lies below is among those written.
func below(p thituyen.Path, written map[string]bool) bool {
	if len(written) == 0 {
		return false
	}
	for inside := true; inside; p, inside = p.Parent() {
		if !atRoot(p) && written[p.String()] {
			return true
		}
	}
	return false
}

func atRoot(p thituyen.Path) bool {
	_, inside := p.Parent()
	return !inside
}

// Find returns the place of the deepest thing on a path that the document
// holds: the value, or the key or mapping it is missing from.
func Find(p thituyen.Path, root *Node) Place {
	if root == nil {
		return Place{}
	}
	node, place := root, root.Place
	for key, index := range p.Steps() {
		switch {
		case index < 0 && node.Kind == Mapping:
			next := node.Get(key)
			if next == nil {
				return place
			}
			node = next
		case index >= 0 && node.Kind == Sequence && index < len(node.Items):
			node = node.Items[index]
		default:
			return place
		}
		place = node.Place
	}
	return place
}
