package document

import (
	"reflect"
	"slices"
	"sync"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// What is told of a document with very many mistakes: nobody reads more, and
// a hostile one shall not make a text larger than itself.
const (
	mostTold      = 200 // mistakes
	mostSuggested = 20  // for which the nearest known name is looked for
	mostKnown     = 40  // names that a sentence lists
)

// add notes a mistake, or counts it where enough are told.
func (s *state) add(m thituyen.Mistake) {
	if s.met++; s.met <= mostTold {
		s.mistakes = append(s.mistakes, m)
	}
}

// told are the mistakes met, and how many more there are.
func (s *state) told() thituyen.Mistakes { return withMore(s.mistakes, s.met-len(s.mistakes)) }

const more = "more_mistakes"

func withMore(told thituyen.Mistakes, left int) thituyen.Mistakes {
	if left <= 0 {
		return told
	}
	return append(told, thituyen.Mistake{Reason: sentences.Reason(more, wording.P("count", left))})
}

// Cut returns the first mistakes of a long list, and how many more there are.
func Cut(all thituyen.Mistakes) thituyen.Mistakes {
	left := 0
	told := slices.DeleteFunc(slices.Clone(all), func(m thituyen.Mistake) bool {
		if m.Code != more {
			return false
		}
		count, _ := m.Param("count")
		left += count.(int)
		return true
	})
	if len(told) > mostTold {
		left += len(told) - mostTold
		told = told[:mostTold]
	}
	return withMore(told, left)
}

// Whole reports whether every mistake that was met is told.
func Whole(told thituyen.Mistakes) bool {
	return !slices.ContainsFunc(told, func(m thituyen.Mistake) bool { return m.Code == more })
}

// listed are the names that a sentence lists.
func listed(known []string) []string {
	if len(known) <= mostKnown {
		return known
	}
	return append(slices.Clone(known[:mostKnown]), "…")
}

// Strangers words names that are none of the known ones. The nearest of them
// is looked for, and the known ones are gathered, only for the first: a
// document with very many strangers takes no more than its own length.
type Strangers struct {
	met   int
	known []string // those of the last stranger looked at closely
}

// Reason is why a name is a mistake. The known names are asked for only where
// they are looked at.
func (s *Strangers) Reason(name string, known func() []string) thituyen.Reason {
	if s.met++; s.met <= mostSuggested {
		s.known = known()
		return NotOneOf(name, s.known)
	}
	return sentences.Reason("not_one_of", wording.P("found", "“"+name+"”"), wording.P("known", listed(s.known)))
}

// longs keeps the keys of each type under which lists may be long.
var longs sync.Map // of []string by reflect.Type

// LongKeys returns the keys under which a document of a type may have lists
// as long as a case has candidates: those of fields tagged `doc:"…,long"`,
// and all keys of a struct in such a field.
func LongKeys(t reflect.Type) []string {
	if known, ok := longs.Load(t); ok {
		return known.([]string)
	}
	keys := map[string]bool{}
	longKeys(t, keys, map[reflect.Type]bool{})
	list := slices.Sorted(func(yield func(string) bool) {
		for key := range keys {
			if !yield(key) {
				return
			}
		}
	})
	longs.Store(t, list)
	return list
}

func longKeys(t reflect.Type, into map[string]bool, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] || scalar(t) {
		return
	}
	seen[t] = true
	for _, f := range fieldsOf(t).list {
		of := t.FieldByIndex(f.index).Type
		if f.long {
			into[f.key] = true
			if of.Kind() == reflect.Struct {
				for _, inside := range fieldsOf(of).list {
					into[inside.key] = true
				}
			}
		}
		longKeys(of, into, seen)
	}
}

// tooLong reports a list or mapping that is too long to be looked at.
func (c Cursor) tooLong(count int) bool {
	if _, inside := c.path.Parent(); count <= MaxItems || c.state.canonical || !inside {
		return false
	}
	most := MaxItems
	if keys := c.path.Keys(); len(keys) > 0 && c.state.long[keys[len(keys)-1]] {
		most = MaxLong
	}
	if count > most {
		c.report("list_too_long", wording.P("limit", most))
	}
	return count > most
}
