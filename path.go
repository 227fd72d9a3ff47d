package thituyen

import (
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// Path leads from the root of a document to a value in it: keys and indexes.
// The zero Path is the root. Paths are immutable.
type Path struct{ last *step }

type step struct {
	before *step
	key    string
	index  int // -1 for a key
}

// Key returns the path of a key below p.
func (p Path) Key(key string) Path { return Path{&step{p.last, key, -1}} }

// Index returns the path of an item below p.
func (p Path) Index(i int) Path { return Path{&step{p.last, "", i}} }

// Join returns the path that leads along p and then along q.
func (p Path) Join(q Path) Path {
	for _, s := range q.steps() {
		p = Path{&step{p.last, s.key, s.index}}
	}
	return p
}

// String writes the path as scoring.parts[0].max; a key that holds a point,
// a bracket or a blank stands in quotes.
func (p Path) String() string {
	var out strings.Builder
	for _, s := range p.steps() {
		switch {
		case s.index >= 0:
			out.WriteString("[" + strconv.Itoa(s.index) + "]")
		case s.key == "" || strings.ContainsAny(s.key, ".[] \""):
			out.WriteString("[" + strconv.Quote(s.key) + "]")
		default:
			if out.Len() > 0 {
				out.WriteByte('.')
			}
			out.WriteString(s.key)
		}
	}
	return out.String()
}

// Parent returns the path without its last step, and false for the root.
func (p Path) Parent() (Path, bool) {
	if p.last == nil {
		return p, false
	}
	return Path{p.last.before}, true
}

// Steps returns the keys and indexes that the path takes, from the root: an
// index with an empty key, a key with the index -1.
func (p Path) Steps() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for _, s := range p.steps() {
			if !yield(s.key, s.index) {
				return
			}
		}
	}
}

func (p Path) steps() []*step {
	var steps []*step
	for s := p.last; s != nil; s = s.before {
		steps = append(steps, s)
	}
	for i, j := 0, len(steps)-1; i < j; i, j = i+1, j-1 {
		steps[i], steps[j] = steps[j], steps[i]
	}
	return steps
}

// Keys returns the keys that the path takes, without the indexes.
func (p Path) Keys() []string {
	var keys []string
	for _, s := range p.steps() {
		if s.index < 0 {
			keys = append(keys, s.key)
		}
	}
	return keys
}

// Item returns the index that the path takes in a list at the root, and
// whether it goes there.
func (p Path) Item(list string) (int, bool) {
	steps := p.steps()
	if len(steps) < 2 || steps[0].index >= 0 || steps[0].key != list || steps[1].index < 0 {
		return 0, false
	}
	return steps[1].index, true
}

// MarshalText writes the path as [Path.String] does.
func (p Path) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [Path.MarshalText] wrote.
func (p *Path) UnmarshalText(text []byte) error {
	if p == nil {
		return errors.New("thituyen: a path is read into a pointer to one")
	}
	read, rest := Path{}, string(text)
	for rest != "" {
		switch {
		case strings.HasPrefix(rest, `["`):
			quoted, err := strconv.QuotedPrefix(rest[1:])
			if err != nil || !strings.HasPrefix(rest[1+len(quoted):], "]") {
				return fmt.Errorf("thituyen: %q is no path: a quoted key does not end", text)
			}
			key, err := strconv.Unquote(quoted)
			if err != nil {
				return err
			}
			read, rest = read.Key(key), rest[len(quoted)+2:]
		case rest[0] == '[':
			number, after, closed := strings.Cut(rest[1:], "]")
			i, err := strconv.Atoi(number)
			if err != nil || i < 0 || !closed {
				return fmt.Errorf("thituyen: %q is no path: %q is no index", text, number)
			}
			read, rest = read.Index(i), after
		default:
			rest = strings.TrimPrefix(rest, ".")
			end := strings.IndexAny(rest, ".[")
			if end < 0 {
				end = len(rest)
			}
			if end == 0 {
				return fmt.Errorf("thituyen: %q is no path: a key is empty", text)
			}
			read, rest = read.Key(rest[:end]), rest[end:]
		}
	}
	*p = read
	return nil
}

// IsZero reports whether the path is the root.
func (p Path) IsZero() bool { return p.last == nil }
