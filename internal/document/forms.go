package document

import (
	"reflect"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// Form is how a type with a form of its own stands in documents and records.
// What is left out is what the type's fields and tags say.
type Form[T any] struct {
	// Decode reads the value from the cursor and reports what is wrong there.
	Decode func(into *T, c Cursor)
	// Shape says in a schema what Decode reads; of describes another type.
	Shape func(of func(reflect.Type) Shape) Shape
	// Encode writes exactly one value, with every number as text: the reverse
	// of Decode in a record.
	Encode func(value T, e *canonical.Encoder)
}

// form is a [Form] as the reader meets it, by reflection.
type form struct {
	decode func(into any, c Cursor)
	shape  func(of func(reflect.Type) Shape) Shape
	encode func(value any, e *canonical.Encoder)
	words  []string
	oneKey bool
}

// forms is the table of forms. Packages write theirs while they are
// initialised, which is sequential; from then on it is only read.
var forms = map[reflect.Type]form{}

// Register enters the form of a type.
func Register[T any](f Form[T]) {
	entry := form{shape: f.Shape}
	if f.Decode != nil {
		entry.decode = func(into any, c Cursor) { f.Decode(into.(*T), c) }
	}
	if f.Encode != nil {
		entry.encode = func(value any, e *canonical.Encoder) { f.Encode(value.(T), e) }
	}
	enter(reflect.TypeFor[T](), entry)
}

// Enumerate enters the words of a text type, in the order that a reader is
// told of them.
func Enumerate[T ~string](words ...T) {
	list := make([]string, len(words))
	for i, word := range words {
		list[i] = string(word)
	}
	enter(reflect.TypeFor[T](), form{words: list})
	prose.RegisterWord(reflect.TypeFor[T]())
}

// OneKey enters a struct of which a document gives exactly one key.
func OneKey[T any]() { enter(reflect.TypeFor[T](), form{oneKey: true}) }

func enter(t reflect.Type, f form) {
	if _, twice := forms[t]; twice {
		panic("document: two forms for " + t.String())
	}
	forms[t] = f
}

// wordsOf returns the words of an enumerated type, which are not to be
// changed, and whether it is one.
func wordsOf(t reflect.Type) ([]string, bool) {
	if t.Kind() != reflect.String {
		return nil, false
	}
	words := forms[t].words
	return words, words != nil
}

// Known reports whether a word is one of its type.
func Known[T ~string](word T) bool {
	words, _ := wordsOf(reflect.TypeFor[T]())
	return contains(words, string(word))
}

// Words returns a copy of the words of an enumerated type.
func Words[T ~string]() []string {
	words, _ := wordsOf(reflect.TypeFor[T]())
	return append([]string{}, words...)
}

// The forms of the root package's own types. Numbers, days and spans are
// scalars that the reader knows.
func init() {
	Enumerate(thituyen.HalfUp, thituyen.HalfEven, thituyen.HalfDown, thituyen.Up, thituyen.Down, thituyen.Ceiling, thituyen.Floor)
	Enumerate(thituyen.FactNumber, thituyen.FactDate, thituyen.FactText, thituyen.FactYesNo)
	Register(Form[thituyen.Fact]{
		// Any scalar. In a record, where everything stands in quotes, a number
		// is a number.
		Decode: func(into *thituyen.Fact, c Cursor) {
			text, ok := c.Text()
			switch {
			case !ok:
			case c.Node().Quoted && !c.Canonical():
				*into = thituyen.QuotedFact(text)
			default:
				*into = thituyen.FactOf(text)
			}
		},
		Shape:  func(func(reflect.Type) Shape) Shape { return TextShape },
		Encode: func(f thituyen.Fact, e *canonical.Encoder) { e.String(f.String()) },
	})
	Register(Form[thituyen.Title]{
		// One text, or one in each language.
		Decode: func(into *thituyen.Title, c Cursor) {
			if !c.Is(Mapping) {
				if text, ok := c.Text(); ok {
					*into = thituyen.TitleOf(text)
				}
				return
			}
			c.Keys("vi", "en")
			for _, language := range []struct {
				key  string
				text *string
			}{{"vi", &into.Vi}, {"en", &into.En}} {
				if at, given := c.Get(language.key); given {
					*language.text, _ = at.Text()
				} else {
					c.report("missing_key", wording.P("key", language.key))
				}
			}
		},
		Shape: func(func(reflect.Type) Shape) Shape {
			return AnyShape(TextShape, ObjectShape(map[string]Shape{"vi": TextShape, "en": TextShape}, "vi", "en"))
		},
		Encode: func(t thituyen.Title, e *canonical.Encoder) {
			if t.Vi == t.En {
				e.String(t.Vi)
				return
			}
			e.BeginObject()
			e.Key("en")
			e.String(t.En)
			e.Key("vi")
			e.String(t.Vi)
			e.EndObject()
		},
	})
}
