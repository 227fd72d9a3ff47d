package regulation

import (
	"reflect"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/ruletext"
	"github.com/thituyen/thituyen/internal/wording"
)

// wordList is one list of the words of a document, with the titles of those
// that have one.
type wordList struct {
	key    string
	words  *[]string
	titles *map[string]thituyen.Title
	name   wording.Word
}

// lists are the lists of words, by their keys.
func (w *Words) lists() []wordList {
	return []wordList{
		{"levels", &w.Levels, &w.Titles.Levels, ruletext.Say("Các chức vụ được dùng", "The levels of posts")},
		{"fields", &w.Fields, &w.Titles.Fields, ruletext.Say("Các ngành, lĩnh vực được dùng", "The fields")},
		{"sectors", &w.Sectors, &w.Titles.Sectors, ruletext.Say("Các ngành công tác được dùng", "The sectors")},
		{"units", &w.Units, &w.Titles.Units, ruletext.Say("Các đơn vị được dùng", "The units")},
	}
}

// decodeWords reads lists of names, and mappings from names to titles; a name
// without a title has null.
func decodeWords(w *Words, c document.Cursor) {
	lists := w.lists()
	keys := make([]string, len(lists))
	for i, list := range lists {
		keys[i] = list.key
	}
	if !c.Keys(keys...) {
		return
	}
	for _, list := range lists {
		at, given := c.Get(list.key)
		switch {
		case !given:
		case at.Is(document.Mapping):
			*list.words, *list.titles = titledWords(at)
		default:
			*list.words = []string{}
			for _, item := range at.Items() {
				if word, ok := item.ID(); ok {
					*list.words = append(*list.words, word)
				}
			}
		}
	}
}

// titledWords reads a mapping from names to titles or null; the names are in
// order, since a mapping in a record has no other.
func titledWords(c document.Cursor) (words []string, titles map[string]thituyen.Title) {
	var given map[string]*thituyen.Title
	c.Into(&given)
	words, titles = []string{}, map[string]thituyen.Title{}
	for _, word := range sortedKeys(given) {
		words = append(words, word)
		if title := given[word]; title != nil {
			titles[word] = *title
		}
	}
	return words, titles
}

// shapeWords is the shape of the lists and mappings.
func shapeWords(of func(reflect.Type) document.Shape) document.Shape {
	title := document.AnyShape(of(reflect.TypeFor[thituyen.Title]()), document.Shape{"type": "null"})
	list := document.AnyShape(document.ListShape(document.IDShape),
		document.Shape{"type": "object", "additionalProperties": title, "propertyNames": document.IDShape})
	keys := map[string]document.Shape{}
	for _, l := range (&Words{}).lists() {
		keys[l.key] = list
	}
	return document.ObjectShape(keys)
}

// encodeWords writes them as they are read: a list without titles as a list.
func encodeWords(w Words, e *canonical.Encoder) {
	e.BeginObject()
	for _, list := range w.lists() {
		switch {
		case *list.words == nil:
		case len(*list.titles) == 0:
			e.Key(list.key)
			document.Encode(e, *list.words)
		default:
			e.Key(list.key)
			e.BeginObject()
			for _, word := range *list.words {
				e.Key(word)
				if title := (*list.titles)[word]; !title.IsZero() {
					document.Encode(e, title)
				} else {
					e.Null()
				}
			}
			e.EndObject()
		}
	}
	e.EndObject()
}

// Vocabulary is what the regulation declares of the words of dossiers. It is
// the caller's own; ask for it once, not for each dossier.
func (r *Regulation) Vocabulary() eligibility.Vocabulary {
	return document.Clone(r.orEmpty().vocabulary())
}

// vocabulary is what the document declares of the words of dossiers.
func (r *Regulation) vocabulary() eligibility.Vocabulary {
	v := eligibility.Vocabulary{Facts: r.document.Facts}
	if w := r.document.Words; w != nil {
		v.Levels, v.Fields, v.Sectors, v.Units, v.Titles = w.Levels, w.Fields, w.Sectors, w.Units, w.Titles
	}
	return v
}

// wordSentences word the lists of words.
func wordSentences(w *Words, at thituyen.Path) []Sentence {
	if w == nil {
		return nil
	}
	var out []Sentence
	for _, list := range w.lists() {
		if *list.words == nil {
			continue
		}
		s := ruletext.New("words."+list.key, at.Key(list.key), list.name, thituyen.Title{}, "", "")
		for i, word := range ruletext.Words(*list.words, *list.titles) {
			s.Add(list.key+"."+(*list.words)[i], word)
		}
		out = append(out, sentenceOf(s))
	}
	return out
}
