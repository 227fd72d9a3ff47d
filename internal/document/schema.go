package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// Shape is a part of a JSON Schema (2020-12).
type Shape map[string]any

// The shapes of what documents hold.
var (
	TextShape = Shape{"type": []string{"string", "number", "boolean"}}
	// IDShape is text that can be an id, see [ValidID].
	IDShape = Shape{
		"type": []string{"string", "number", "boolean"}, "maxLength": 200, "pattern": `^\S(.*\S)?$`,
		"not": Shape{"type": "string", "pattern": " > "},
	}
	DecimalShape = Shape{"type": "number", "exclusiveMinimum": -int64(limit), "exclusiveMaximum": int64(limit)}
	NumberShape  = Shape{"anyOf": []Shape{DecimalShape, {"type": "string", "pattern": `^-?(0|[1-9][0-9]*)(\.[0-9]+)?%$|^-?(0|[1-9][0-9]*)/[1-9][0-9]*$`}}}
	WholeShape   = Shape{"type": "integer", "minimum": -maxWhole, "maximum": maxWhole}
	YesNoShape   = Shape{"type": "boolean"}
	DateShape    = Shape{"type": "string", "pattern": `^` + datePattern + `$`}
	MomentShape  = Shape{"type": "string", "pattern": `^` + datePattern + `T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$`}
	SpanShape    = Shape{"type": "string", "pattern": `^((0|[1-9][0-9]{0,4}) (days|working days|months|years)|1 (day|working day|month|year))$`}
)

// A number has at most 12 digits before the point; a year is from 1800 to 2999.
const (
	limit       = 1_000_000_000_000
	datePattern = `(1[89]|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])`
)

// OneOfShape is the shape of a fixed list of words.
func OneOfShape(words ...string) Shape { return Shape{"enum": words} }

// ListShape is the shape of a list.
func ListShape(of Shape) Shape { return Shape{"type": "array", "items": of} }

// ObjectShape is the shape of a mapping with just these keys, of which some
// are required.
func ObjectShape(keys map[string]Shape, required ...string) Shape {
	s := Shape{"type": "object", "properties": keys, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// AnyShape is the shape of what has one of several shapes.
func AnyShape(of ...Shape) Shape { return Shape{"anyOf": of} }

// Schema writes the JSON Schema of the documents that [Decode] reads into a
// type, from the same table of keys.
func Schema(t reflect.Type, id, title string) ([]byte, error) {
	s := schemaWriter{definitions: map[string]Shape{}, names: map[reflect.Type]string{}}
	root := s.shape(t)
	root = s.changes(root)
	for name := range s.definitions {
		s.definitions[name] = s.changes(s.definitions[name])
	}
	out := Shape{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id, "title": title, "$defs": eachShape(s.definitions, inWords)}
	for key, value := range inWords(root) {
		out[key] = value
	}
	return lines(out)
}

// lines writes a schema with each of its keys and each definition on a line of
// its own, so that it stays small and a change of one shows as one.
func lines(schema Shape) ([]byte, error) {
	var out bytes.Buffer
	write := func(prefix, key string, value any, last bool) error {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "%s%q: %s", prefix, key, text)
		if !last {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		return nil
	}
	definitions, _ := schema["$defs"].(map[string]Shape)
	out.WriteString("{\n\"$defs\": {\n")
	names := slices.Sorted(maps.Keys(definitions))
	for i, name := range names {
		if err := write("  ", name, definitions[name], i+1 == len(names)); err != nil {
			return nil, err
		}
	}
	out.WriteString("},\n")
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(schema)), func(key string) bool { return key == "$defs" })
	for i, key := range keys {
		if err := write("", key, schema[key], i+1 == len(keys)); err != nil {
			return nil, err
		}
	}
	out.WriteString("}")
	return out.Bytes(), nil
}

type schemaWriter struct {
	definitions map[string]Shape
	names       map[reflect.Type]string
}

func (s *schemaWriter) shape(t reflect.Type) Shape {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if words, ok := wordsOf(t); ok {
		shape := OneOfShape(words...)
		shape[wordsMark] = t
		return shape
	}
	switch t {
	case decimalType:
		return DecimalShape
	case exactType:
		return NumberShape
	case dateType:
		return DateShape
	case momentType:
		return MomentShape
	case spanType:
		return SpanShape
	}
	f := forms[t]
	if f.decode != nil && f.shape == nil {
		panic("document: " + t.String() + " reads itself but has no shape")
	}
	if f.shape != nil || t.Kind() == reflect.Struct {
		return s.defined(t)
	}
	return s.plain(t)
}

// packagePath is what leads to the package of a type argument.
var packagePath = regexp.MustCompile(`[^\[\],]*/`)

func (s *schemaWriter) plain(t reflect.Type) Shape {
	switch t.Kind() {
	case reflect.String:
		return TextShape
	case reflect.Int:
		return WholeShape
	case reflect.Bool:
		return YesNoShape
	case reflect.Slice:
		items := s.shape(t.Elem())
		if t.Elem().Kind() == reflect.Pointer {
			items = orNull(items)
		}
		return ListShape(items)
	case reflect.Map:
		values := s.shape(t.Elem())
		if t.Elem().Kind() == reflect.Pointer {
			values = orNull(values)
		}
		out := Shape{"type": "object", "additionalProperties": values, "propertyNames": IDShape}
		if words, ok := wordsOf(t.Key()); ok {
			out["propertyNames"] = OneOfShape(words...)
		}
		return out
	}
	panic("document: no shape for " + t.String())
}

// defined describes a type once and refers to it, as types may hold
// themselves.
func (s *schemaWriter) defined(t reflect.Type) Shape {
	if name, known := s.names[t]; known {
		return Shape{"$ref": definitionsPath + name}
	}
	name := t.Name()
	if _, taken := s.definitions[name]; taken || name == "" {
		name = t.String()
	}
	name = packagePath.ReplaceAllString(name, "")
	name = strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return '-'
	}, strings.TrimSuffix(name, "]"))
	s.names[t] = name
	s.definitions[name] = nil
	s.definitions[name] = marked(s.describe(t), t)
	return Shape{"$ref": definitionsPath + name}
}

func (s *schemaWriter) describe(t reflect.Type) Shape {
	if f, own := forms[t]; own && f.shape != nil {
		return f.shape(s.shape)
	}
	keys := map[string]Shape{}
	var required []string
	for _, f := range fieldsOf(t).list {
		shape := s.field(t.FieldByIndex(f.index).Type, f)
		if strings.Split(f.check, ",")[0] == "required" {
			required = append(required, f.key)
		} else {
			shape = orNull(shape)
		}
		keys[f.key] = withKey(shape, declaring(t, f.index), f.key)
	}
	out := ObjectShape(keys, required...)
	if forms[t].oneKey {
		out["minProperties"], out["maxProperties"] = 1, 1
	}
	return out
}

// orNull is a shape, or nothing.
func orNull(s Shape) Shape {
	options, some := s["anyOf"].([]Shape)
	if some && s["type"] == nil && options[len(options)-1]["type"] == "null" {
		return s
	}
	return AnyShape(s, Shape{"type": "null"})
}
