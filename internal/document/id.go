package document

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// mostLetters is how long an id may be.
const mostLetters = 200

// hidden are letters that nobody sees, and blanks that are not the blank.
var hidden = []*unicode.RangeTable{
	unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector,
}

// ValidID reports whether text can be an id: one line in Unicode NFC, neither
// empty nor longer than 200 letters, without " > ", without hidden letters,
// and with blanks only inside, U+0020 and one at a time.
func ValidID(text string) bool {
	return text != "" && utf8.RuneCountInString(text) <= mostLetters && text == compose(text) && text == strings.TrimSpace(text) &&
		!strings.Contains(text, " > ") && !strings.Contains(text, "  ") && !strings.ContainsFunc(text, func(r rune) bool {
		switch {
		case r < utf8.RuneSelf:
			return r < ' ' || r == 0x7f
		case r == utf8.RuneError:
			return true
		}
		return unicode.Is(unicode.Zs, r) || unicode.In(r, hidden...)
	})
}

// Folded is an id as it looks: two ids of one kind that are equal so are a
// mistake, for nobody could tell them apart.
func Folded(id string) string {
	for i := range len(id) {
		if id[i] >= utf8.RuneSelf {
			return norm.NFKC.String(cases.Fold().String(norm.NFKC.String(id)))
		}
	}
	return strings.ToLower(id)
}

// Lookalikes finds among the ids of one kind those that look the same as one
// before them, by their numbers. Ids that are equal are not among them:
// doubles are told as such.
func Lookalikes(ids []string) map[int]thituyen.Reason {
	var out map[int]thituyen.Reason
	first := make(map[string]string, len(ids))
	for i, id := range ids {
		folded := Folded(id)
		other, some := first[folded]
		if !some {
			first[folded] = id
			continue
		}
		if other != id {
			if out == nil {
				out = map[int]thituyen.Reason{}
			}
			out[i] = sentences.Reason("lookalike_id", wording.P("found", id), wording.P("other", other))
		}
	}
	return out
}

// lookalikes adds the keys of a mapping, or the ids of the things in a list,
// that look the same as one before them.
func (c *checker) lookalikes(ids []string, path func(i int) thituyen.Path) {
	found := Lookalikes(ids)
	for i := range ids {
		if reason, is := found[i]; is {
			c.add(path(i), reason)
		}
	}
}

// idsOf returns the ids of the things in a list, nil where they have none.
func idsOf(list reflect.Value) []string {
	of := list.Type().Elem()
	for of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() != reflect.Struct || list.Len() < 2 {
		return nil
	}
	id, has := fieldsOf(of).byKey["id"]
	if !has || of.FieldByIndex(id.index).Type.Kind() != reflect.String {
		return nil
	}
	ids := make([]string, list.Len())
	for i := range ids {
		item := list.Index(i)
		for item.Kind() == reflect.Pointer && !item.IsNil() {
			item = item.Elem()
		}
		if item.Kind() == reflect.Struct {
			ids[i] = item.FieldByIndex(id.index).String()
		}
	}
	return ids
}
