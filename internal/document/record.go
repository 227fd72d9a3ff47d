package document

import (
	"fmt"
	"reflect"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/exact"
)

// Encode writes a value by the `doc` tags of its fields, so that
// [DecodeCanonical] reads the same value back from [FromCanonical]. What is
// nil, and text, numbers and dates that are zero and no pointers, are left
// out; every number stands as the text of its digits.
func Encode(e *canonical.Encoder, value any) { encode(e, reflect.ValueOf(value)) }

func encode(e *canonical.Encoder, v reflect.Value) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			e.Null()
			return
		}
		v = v.Elem()
	}
	if f, own := forms[v.Type()]; own && f.encode != nil {
		f.encode(v.Interface(), e)
		return
	}
	if v.Kind() == reflect.String && v.String() == "" {
		if words, ok := wordsOf(v.Type()); ok && len(words) > 0 {
			e.Null() // a word left out inside a list or mapping
			return
		}
	}
	if text, ok := scalarText(v); ok {
		e.String(text)
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		e.Bool(v.Bool())
	case reflect.Slice:
		e.BeginArray()
		for i := range v.Len() {
			encode(e, v.Index(i))
		}
		e.EndArray()
	case reflect.Map:
		e.BeginObject()
		for _, key := range v.MapKeys() { // the encoder puts keys into order
			e.Key(fmt.Sprint(key.Interface()))
			encode(e, v.MapIndex(key))
		}
		e.EndObject()
	case reflect.Struct:
		encodeFields(e, v)
	default:
		panic("document: no way to write a " + v.Type().String())
	}
}

func encodeFields(e *canonical.Encoder, v reflect.Value) {
	e.BeginObject()
	for _, f := range fieldsOf(v.Type()).list {
		field, err := v.FieldByIndexErr(f.index)
		if err != nil || field.IsZero() {
			continue
		}
		e.Key(f.key)
		encode(e, field)
	}
	e.EndObject()
}

// scalars are the types whose values stand as text although they are structs.
var scalars = map[reflect.Type]bool{
	reflect.TypeFor[decimal.Decimal](): true, reflect.TypeFor[thituyen.Value](): true, reflect.TypeFor[civil.Date](): true,
	reflect.TypeFor[civil.DateTime](): true, reflect.TypeFor[thituyen.Span](): true,
}

// scalarText is the text of what stands as text in a record.
func scalarText(v reflect.Value) (string, bool) {
	switch v.Kind() {
	case reflect.Struct:
		if !scalars[v.Type()] {
			return "", false // a copy of it is not made only to ask
		}
		switch value := v.Interface().(type) {
		case decimal.Decimal:
			return exact.Digits(value), true
		case thituyen.Value:
			return value.String(), true
		case civil.Date:
			return value.String(), true
		case civil.DateTime:
			return MomentText(value), true
		case thituyen.Span:
			return value.String(), true
		}
	case reflect.String:
		return v.String(), true
	case reflect.Int:
		return fmt.Sprint(v.Int()), true
	}
	return "", false
}

// MomentText writes a moment as documents do, with seconds only where there
// are any.
func MomentText(m civil.DateTime) string {
	text := fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", m.Date.Year, int(m.Date.Month), m.Date.Day, m.Time.Hour, m.Time.Minute)
	if m.Time.Second != 0 {
		text += fmt.Sprintf(":%02d", m.Time.Second)
	}
	return text
}

// FromCanonical makes nodes of a value in a record; they have no places.
func FromCanonical(v canonical.Value) *Node {
	switch v.Kind() {
	case canonical.Array:
		n := &Node{Kind: Sequence}
		for item := range v.Elements() {
			n.Items = append(n.Items, FromCanonical(item))
		}
		return n
	case canonical.Object:
		n := &Node{Kind: Mapping}
		for key, value := range v.Members() {
			n.Entries = append(n.Entries, Entry{Key: string(key), Value: FromCanonical(value)})
		}
		return n
	case canonical.Bool:
		if truth, _ := v.Bool(); truth {
			return &Node{Kind: Scalar, Text: "true"}
		}
		return &Node{Kind: Scalar, Text: "false"}
	case canonical.Int:
		return &Node{Kind: Scalar, Text: string(v.Raw())}
	case canonical.String:
		text, _ := v.Text()
		return &Node{Kind: Scalar, Text: text, Quoted: true}
	}
	return &Node{Kind: Null}
}
