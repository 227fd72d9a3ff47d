package document

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

type changedItem struct {
	ID  string `doc:"id,id" validate:"required"`
	Max *int   `doc:"max" validate:"required,at_least=1"`
}

type changedSection struct {
	Items  []changedItem     `doc:"items" validate:"required,too_few=1,too_many=9"`
	Plain  []string          `doc:"plain" validate:"too_few=1"`
	Named  map[string]choice `doc:"named" validate:"too_few=1,too_many=5"`
	Weight *int              `doc:"weight" validate:"above=0"`
	Any    *sample           `doc:"any,any"`
}

// whole holds a section, a part of one and changes to one.
type whole struct {
	Section *changedSection `doc:"section"`
	Part    part            `doc:"part"`
	Changes change          `doc:"changes"`
}

type (
	part   struct{}
	change struct{}
)

func init() {
	section := reflect.TypeFor[changedSection]()
	Register(Form[part]{Decode: func(*part, Cursor) {}, Shape: func(of func(reflect.Type) Shape) Shape { return PartShape(of(section)) }})
	Register(Form[change]{Decode: func(*change, Cursor) {}, Shape: func(of func(reflect.Type) Shape) Shape { return ChangesShape(of(section)) }})
}

// definitions are those of a schema, as JSON.
func definitions(t *testing.T, of reflect.Type) map[string]any {
	t.Helper()
	text, err := Schema(of, "https://example.org/whole", "A whole")
	require.NoError(t, err)
	var schema struct {
		Definitions map[string]any `json:"$defs"`
	}
	require.NoError(t, json.Unmarshal(text, &schema))
	return schema.Definitions
}

func get(value any, keys ...string) any {
	for _, key := range keys {
		value = value.(map[string]any)[key]
	}
	return value
}

func first(value any) any { return get(value, "anyOf").([]any)[0] }

func TestSchemaOfPartsAndChanges(t *testing.T) {
	of := definitions(t, reflect.TypeFor[whole]())
	full, part, changes := of["changedSection"], of["changedSection-part"], of["changedSection-changes"]

	require.Equal(t, []any{"items"}, get(full, "required"))
	require.Nil(t, get(part, "required"))
	require.Nil(t, get(changes, "required"))

	items := get(full, "properties", "items")
	require.EqualValues(t, 1, get(items, "minItems"))
	require.EqualValues(t, 9, get(items, "maxItems"))
	require.Equal(t, "#/$defs/changedItem", get(items, "items", "$ref"), "an item replaces another whole")
	inPart, inChanges := first(get(part, "properties", "items")), first(get(changes, "properties", "items"))
	require.Nil(t, get(inPart, "minItems"))
	require.Equal(t, "#/$defs/changedItem", get(inPart, "items", "$ref"))
	omission := get(inChanges, "items", "anyOf").([]any)[1]
	require.Equal(t, []any{"id", "omit"}, get(omission, "required"))

	named := first(get(full, "properties", "named"))
	require.EqualValues(t, 1, get(named, "minProperties"))
	require.EqualValues(t, 5, get(named, "maxProperties"))
	require.EqualValues(t, 0, get(first(get(full, "properties", "weight")), "exclusiveMinimum"))
	require.Equal(t, map[string]any{"type": "object"}, first(get(full, "properties", "any")))
	require.EqualValues(t, 1, get(of["choice-part"], "minProperties"), "one key is one key in a part too")
	require.Nil(t, get(of["choice-changes"], "minProperties"))
}

func TestCursorsOfReaders(t *testing.T) {
	root, mistakes := Parse("x.yaml", []byte("{a: 1, b: [x, ~], a: 2, c: ~, d: {e: 7}}"))
	require.Empty(t, mistakes)
	s := &state{}
	c := Cursor{node: root, state: s}
	require.Same(t, root, c.Node())
	require.Empty(t, c.Path().String())
	require.False(t, c.Canonical())
	require.True(t, c.Keys("a", "b", "d"))
	require.Equal(t, 2, c.Mistaken(), "a twice, and c")
	_, ok := c.Get("c")
	require.False(t, ok)
	b, ok := c.Get("b")
	require.True(t, ok)
	require.Len(t, b.Items(), 2)
	require.False(t, b.Keys("x"))
	d, _ := c.Get("d")
	require.Empty(t, d.Items())
	_, ok = d.ID()
	require.False(t, ok)
	_, ok = d.OneOf([]string{"x"})
	require.False(t, ok)
	e, _ := d.Get("e")
	require.Equal(t, []string{"d", "e"}, e.Path().Keys())
	require.Equal(t, []string{"cases"}, thituyen.Path{}.Key("cases").Index(3).Keys())
	require.Equal(t, 6, c.Mistaken())
	require.Equal(t, -1, c.keyAt("nowhere"))
}

// One place can hold several mistakes of one code; each is told once.
func TestMistakesOfOnePlace(t *testing.T) {
	root, _ := Parse("x.yaml", []byte("a: 1"))
	at := func(found string) thituyen.Mistake {
		return In(thituyen.Mistakes{At(thituyen.Path{}.Key("a"), NotOneOf(found, []string{"x"}))}, root)[0]
	}
	joined := Join(thituyen.Mistakes{at("aaaa"), at("bbbb"), at("cccc"), at("bbbb")}, nil)
	require.Len(t, joined, 3)
	require.Contains(t, joined.Text(language.Vietnamese), "cccc")
	require.Empty(t, Join(nil, thituyen.Mistakes{}))
	nowhere := At(thituyen.Path{}.Key("b"), NotOneOf("q", nil))
	require.Len(t, Join(thituyen.Mistakes{nowhere, nowhere}), 1)
}
