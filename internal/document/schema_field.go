package document

import (
	"encoding/json"
	"maps"
	"reflect"
	"strings"
)

// field describes a field by its type, by its tag's `id` and by the bounds of
// its `validate` tag.
func (s *schemaWriter) field(t reflect.Type, f field) Shape {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if f.any {
		return Shape{"type": "object"}
	}
	shape := s.shape(t)
	if values, some := shape["additionalProperties"].(Shape); some && f.sparse {
		shape["additionalProperties"] = orNull(values)
	}
	if f.id && plainText(t) {
		shape = IDShape
	}
	if f.id && t.Kind() == reflect.Slice && plainText(t.Elem()) {
		shape = ListShape(IDShape)
	}
	if _, refers := shape["$ref"]; refers || f.check == "" {
		return shape
	}
	if options, some := shape["anyOf"].([]Shape); some && t == exactType {
		// The bounds are those of the number; a fraction stands as text.
		return AnyShape(bounded(options[0], t, f.check), options[1])
	}
	return bounded(shape, t, f.check)
}

func plainText(t reflect.Type) bool {
	_, enumerated := wordsOf(t)
	return t.Kind() == reflect.String && !enumerated
}

// bounds are the words of a schema for the tags of [Check].
var bounds = map[string]string{"at_least": "minimum", "at_most": "maximum", "above": "exclusiveMinimum"}

func bounded(shape Shape, t reflect.Type, check string) Shape {
	out := maps.Clone(shape)
	for tag := range strings.SplitSeq(check, ",") {
		name, param, _ := strings.Cut(tag, "=")
		switch {
		case name == "required" && plainText(t):
			out["minLength"] = 1
		case name == "too_few" && t.Kind() == reflect.Slice:
			out["minItems"] = json.Number(param)
		case name == "too_many" && t.Kind() == reflect.Slice:
			out["maxItems"] = json.Number(param)
		case name == "too_few" && t.Kind() == reflect.Map:
			out["minProperties"] = json.Number(param)
		case name == "too_many" && t.Kind() == reflect.Map:
			out["maxProperties"] = json.Number(param)
		case bounds[name] != "":
			if name == "above" {
				delete(out, "minimum")
			}
			out[bounds[name]] = json.Number(param)
		}
	}
	return out
}

// PartShape is the shape of a part of something that others complete by
// [Merge]: any of its keys.
func PartShape(of Shape) Shape { return Shape{partMark: of} }

// ChangesShape is the shape of what is laid upon something by [Merge]: any of
// its keys, and lists of things with ids in which an item may also be one
// that omits another.
func ChangesShape(of Shape) Shape { return Shape{changesMark: of} }

// The marks are replaced when all types are described; their names end the
// names of the definitions made.
const (
	partMark    = "part"
	changesMark = "changes"
)

// omissionShape is an item that takes another out of a list.
var omissionShape = ObjectShape(map[string]Shape{
	"id": IDShape, "omit": {"const": true}, "title": orNull(TextShape), "clause": orNull(TextShape), "why": orNull(TextShape),
}, "id", "omit")

// changes replaces the marks of [PartShape] and [ChangesShape] by shapes of
// their own.
func (s *schemaWriter) changes(shape Shape) Shape {
	out := make(Shape, len(shape))
	for key, value := range shape {
		if key == changesMark || key == partMark {
			return s.changesTo(value.(Shape), key)
		}
		switch v := value.(type) {
		case Shape:
			out[key] = s.changes(v)
		case map[string]Shape:
			out[key] = eachShape(v, s.changes)
		case []Shape:
			list := make([]Shape, len(v))
			for i := range v {
				list[i] = s.changes(v[i])
			}
			out[key] = list
		default:
			out[key] = value
		}
	}
	return out
}

func eachShape(in map[string]Shape, f func(Shape) Shape) map[string]Shape {
	out := make(map[string]Shape, len(in))
	for key, shape := range in {
		out[key] = f(shape)
	}
	return out
}

// changesTo is the shape of a part of, or a change to, a value of a shape.
func (s *schemaWriter) changesTo(shape Shape, mark string) Shape {
	inside := func(of Shape) Shape { return s.changesTo(of, mark) }
	nullable := func(of Shape) Shape { return orNull(inside(of)) }
	if ref, ok := shape["$ref"].(string); ok {
		name := strings.TrimPrefix(ref, definitionsPath)
		changed := name + "-" + mark
		if _, known := s.definitions[changed]; !known {
			s.definitions[changed] = nil
			s.definitions[changed] = inside(s.definitions[name])
		}
		return Shape{"$ref": definitionsPath + changed}
	}
	out := maps.Clone(shape)
	delete(out, "required")
	if one := shape["minProperties"] != nil && shape["minProperties"] == shape["maxProperties"]; mark == changesMark || !one {
		delete(out, "minProperties")
	}
	if keys, ok := shape["properties"].(map[string]Shape); ok {
		out["properties"] = eachShape(keys, nullable)
	}
	if values, ok := shape["additionalProperties"].(Shape); ok {
		out["additionalProperties"] = inside(values)
		if mark == changesMark {
			out["additionalProperties"] = nullable(values)
		}
	}
	if options, ok := shape["anyOf"].([]Shape); ok {
		changed := make([]Shape, len(options))
		for i := range options {
			changed[i] = inside(options[i])
		}
		out["anyOf"] = changed
	}
	if items, ok := shape["items"].(Shape); ok && s.hasID(items) {
		delete(out, "minItems")
		if mark == changesMark {
			out["items"] = AnyShape(items, omissionShape)
		}
	}
	return out
}

const definitionsPath = "#/$defs/"

// hasID reports whether things of a shape have an id.
func (s *schemaWriter) hasID(shape Shape) bool {
	for {
		ref, ok := shape["$ref"].(string)
		if !ok {
			break
		}
		shape = s.definitions[strings.TrimPrefix(ref, definitionsPath)]
	}
	keys, _ := shape["properties"].(map[string]Shape)
	_, has := keys["id"]
	return has
}
