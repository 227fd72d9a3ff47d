package reference

import (
	"cmp"
	"slices"
	"strings"

	"github.com/thituyen/thituyen/internal/wording"
)

// Find looks entries up, the likeliest first: by the name of a key, of a word
// that stands there or of a code, by the end of a path (panel.combine), or by
// words of what they mean, in Vietnamese or English, with or without the marks
// of letters. Where a name is meant, only what has that name is found.
func Find(query string) []Entry {
	asked := newQuestion(query)
	if asked.text == "" {
		return nil
	}
	type found struct {
		entry *Entry
		fit   int
	}
	var all []found
	best := 0
	for _, e := range made().entries {
		if fit := asked.fit(e); fit > 0 {
			all = append(all, found{e, fit})
			best = max(best, fit)
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.fit, a.fit) })
	var out []Entry
	for _, f := range all {
		if best >= fitsByName && f.fit < fitsByPhrase || best > fitsInWords && f.fit*2 < best {
			break
		}
		out = append(out, f.entry.copied())
	}
	return out
}

// How well an entry fits a question.
const (
	fitsByPath   = 1000
	fitsByName   = 900
	fitsByWord   = 800
	fitsByPhrase = 600 // less the place of the phrase in its list
	fitsInPhrase = 400
	fitsInWords  = 100 // and more for more of the words
)

// question is what is looked for, without marks and capitals.
type question struct {
	text  string
	words []string
}

func newQuestion(query string) question {
	text := strings.Join(strings.Fields(wording.Plain(query)), " ")
	return question{text, strings.Fields(text)}
}

func (q question) fit(e *Entry) int {
	name := wording.Plain(e.Name)
	for _, path := range e.Paths {
		if plain := wording.Plain(path); strings.Contains(q.text, ".") && (plain == q.text || strings.HasSuffix(plain, "."+q.text)) {
			return fitsByPath
		}
	}
	switch {
	case name == q.text && e.Kind == Key:
		return fitsByName + 1
	case name == q.text:
		return fitsByName
	case slices.ContainsFunc(e.Words, func(w Word) bool { return wording.Plain(w.Name) == q.text }):
		return fitsByWord
	}
	most := 0
	for i, phrase := range e.find {
		plain := wording.Plain(phrase)
		switch {
		case plain == q.text:
			most = max(most, fitsByPhrase-i)
		case within(q.text, plain), strings.Contains(plain, " ") && within(plain, q.text), q.sameWords(plain):
			most = max(most, fitsInPhrase-i)
		}
	}
	return max(most, q.inWords(e))
}

// sameWords reports whether a phrase has the words of the question in another
// order.
func (q question) sameWords(phrase string) bool {
	return slices.Equal(slices.Sorted(slices.Values(strings.Fields(phrase))), slices.Sorted(slices.Values(q.words)))
}

// within reports whether a text stands in another as whole words.
func within(text, other string) bool { return strings.Contains(" "+other+" ", " "+text+" ") }

// inWords counts how much of the question the entry's own words hold.
func (q question) inWords(e *Entry) int {
	var all strings.Builder
	for _, text := range append([]string{e.Name, e.Meaning.Vi, e.Meaning.En}, e.find...) {
		all.WriteString(" " + wording.Plain(text))
	}
	for _, word := range e.Words {
		all.WriteString(" " + wording.Plain(word.Name+" "+word.Meaning.Vi+" "+word.Meaning.En))
	}
	held := map[string]bool{}
	for _, word := range strings.FieldsFunc(all.String(), func(r rune) bool { return strings.ContainsRune(" .,;:()“”{}|", r) }) {
		held[word] = true
	}
	count := 0
	for _, word := range q.words {
		if held[word] {
			count++
		}
	}
	if count*3 < len(q.words)*2 {
		return 0
	}
	return fitsInWords * count / len(q.words)
}

// Near is the name of a key, a word or a code that is closest to a mistyped
// one, or "" where none is near.
func Near(name string) string {
	var known []string
	for _, e := range made().entries {
		known = append(known, e.Name)
		for _, word := range e.Words {
			known = append(known, word.Name)
		}
	}
	slices.Sort(known)
	return wording.Nearest(name, slices.Compact(known))
}
