package stored

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// described are the types that write themselves, with the type whose fields
// are what they write, and their form, where they have one.
var described = map[reflect.Type]body{}

type body struct {
	form Form
	of   reflect.Type
}

// Describe enters that an answer is kept as a body, in a form; the zero form
// is none. Packages do so while they are initialised.
func Describe[Answer, Body any](form Form) {
	described[reflect.TypeFor[Answer]()] = body{form, reflect.TypeFor[Body]()}
}

// Shape is a part of a JSON Schema (2020-12).
type Shape map[string]any

// Words describes a key of a type by the two names; "" is no description.
type Words func(of, key string) string

// Schema writes the JSON Schema of a kept answer, from the table of its kept
// fields, and lists the keys that have no description.
func Schema(t reflect.Type, id, title string, words Words) ([]byte, []string, error) {
	w := writer{words: words, definitions: map[string]Shape{}}
	root := w.shape(t)
	out := Shape{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id, "title": title, "$defs": w.definitions}
	for key, value := range root {
		out[key] = value
	}
	text, err := json.MarshalIndent(out, "", " ")
	slices.Sort(w.bare)
	return text, slices.Compact(w.bare), err
}

type writer struct {
	words       Words
	definitions map[string]Shape
	bare        []string
}

var text = Shape{"type": "string"}

// plain are the types of the vocabulary that are no mapping of keys of their
// own.
var plain = map[reflect.Type]Shape{
	reflect.TypeFor[thituyen.Value]():  {"type": "string", "pattern": `^-?[0-9]+(\.[0-9]+|/[0-9]+)?$`},
	reflect.TypeFor[thituyen.Title]():  {"anyOf": []Shape{text, {"type": "object", "properties": Shape{"vi": text, "en": text}, "required": []string{"vi", "en"}, "additionalProperties": false}}},
	reflect.TypeFor[thituyen.Fact]():   {"anyOf": []Shape{text, {"type": "object", "properties": Shape{"quoted": text}, "required": []string{"quoted"}, "additionalProperties": false}}},
	reflect.TypeFor[civil.Date]():      {"type": "string", "format": "date"},
	reflect.TypeFor[civil.DateTime]():  {"type": "string"},
	reflect.TypeFor[thituyen.Reason](): {"type": "object", "properties": Shape{"book": text, "code": text, "params": Shape{"type": "object"}, "clause": text}, "required": []string{"code"}, "additionalProperties": false},
}

var (
	marshaler = reflect.TypeFor[json.Marshaler]()
	texter    = reflect.TypeFor[encoding.TextMarshaler]()
)

func (w *writer) shape(t reflect.Type) Shape {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if shape, known := plain[t]; known {
		return shape
	}
	of, kept := described[t]
	switch {
	case kept:
		return w.defined(t, of)
	case t.Implements(texter), t.Kind() == reflect.String:
		return text
	case t.Implements(marshaler):
		panic(fmt.Sprintf("stored: %s writes itself and is not described", t))
	}
	switch t.Kind() {
	case reflect.Bool:
		return Shape{"type": "boolean"}
	case reflect.Slice:
		return Shape{"type": "array", "items": w.shape(t.Elem())}
	case reflect.Map:
		return Shape{"type": "object", "additionalProperties": w.shape(t.Elem())}
	case reflect.Struct:
		return w.defined(t, body{of: t})
	}
	panic(fmt.Sprintf("stored: no shape for %s", t))
}

// defined describes a type once and refers to it.
func (w *writer) defined(t reflect.Type, as body) Shape {
	name := strings.ReplaceAll(t.String(), ".", "-")
	ref := Shape{"$ref": "#/$defs/" + name}
	if _, known := w.definitions[name]; known {
		return ref
	}
	if as.of.Kind() != reflect.Struct {
		w.definitions[name] = w.shape(as.of)
		return ref
	}
	w.definitions[name] = nil
	keys, required := Shape{}, []string{}
	if as.form != (Form{}) {
		keys["form"], required = Shape{"const": as.form.String(), "description": "The form of the answer and its version."}, append(required, "form")
	}
	w.fields(t.Name(), as.of, keys, &required)
	w.definitions[name] = Shape{"type": "object", "properties": keys, "required": required, "additionalProperties": false}
	return ref
}

// fields describes those of a struct, and of those embedded in it.
func (w *writer) fields(name string, t reflect.Type, keys Shape, required *[]string) {
	for i := range t.NumField() {
		field := t.Field(i)
		tag, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case field.Anonymous && tag == "":
			w.fields(name, field.Type, keys, required)
			continue
		case !field.IsExported() || tag == "-" || tag == "":
			continue
		}
		shape := Shape{}
		if strings.Contains(options, "string") {
			shape["type"], shape["pattern"] = "string", "^-?[0-9]+$"
		} else {
			for key, value := range w.shape(field.Type) {
				shape[key] = value
			}
		}
		if words := w.words(name, tag); words != "" {
			shape["description"] = words
		} else {
			w.bare = append(w.bare, name+"."+tag)
		}
		keys[tag] = shape
		if !strings.Contains(options, "omit") {
			*required = append(*required, tag)
		}
	}
}
