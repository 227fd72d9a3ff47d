// Package fact holds the facts of a dossier that no field of the library
// names: a number, a date, a text or a yes or no, told apart by the types
// that a regulation declares.
package fact

import (
	"reflect"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Type is what a fact is.
type Type string

// The types of facts.
const (
	Number Type = "number"
	Date   Type = "date"
	Text   Type = "text"
	YesNo  Type = "yes_no"
)

// Values lists the types by their names in documents.
func (Type) Values() []string { return []string{"number", "date", "text", "yes_no"} }

// Declaration is what a regulation says of a fact: its type and its title.
type Declaration struct {
	Type  Type   `doc:"type" validate:"required"`
	Title string `doc:"title"`
}

// Value is one fact as a dossier gives it. The zero Value is no fact.
type Value struct {
	text   string
	quoted bool
}

// Of returns the fact written as text, as if it stood unquoted in a document.
func Of(text string) Value { return Value{text: text} }

// String returns the fact as written.
func (v Value) String() string { return v.text }

// Type is what the fact looks like: a number, a date, true or false, and
// anything else, or anything in quotes, is text. A date in quotes is a date,
// as JSON has no other way to write one.
func (v Value) Type() Type {
	if _, ok := v.Date(); ok {
		return Date
	}
	if _, ok := v.Number(); ok {
		return Number
	}
	if _, ok := v.YesNo(); ok {
		return YesNo
	}
	return Text
}

// Is reports whether the fact can be read as one of a type. Everything can be
// read as text.
func (v Value) Is(t Type) bool {
	ok := true
	switch t {
	case Number:
		_, ok = v.Number()
	case Date:
		_, ok = v.Date()
	case YesNo:
		_, ok = v.YesNo()
	}
	return ok
}

// Number reads the fact as a number; "12" in quotes is a text.
func (v Value) Number() (exact.Value, bool) {
	if v.quoted {
		return exact.Value{}, false
	}
	d, err := exact.ParseDecimal(v.text)
	if err != nil {
		return exact.Value{}, false
	}
	return exact.FromDecimal(d), true
}

// Date reads the fact as a day.
func (v Value) Date() (civil.Date, bool) {
	d, err := calendar.ParseDate(v.text)
	return d, err == nil
}

// YesNo reads the fact as true or false; in quotes they are words.
func (v Value) YesNo() (bool, bool) {
	return !v.quoted && v.text == "true", !v.quoted && (v.text == "true" || v.text == "false")
}

// Text words the fact in Vietnamese or English.
func (v Value) Text(tag language.Tag) string {
	switch v.Type() {
	case Number:
		return wording.Number(tag, v.text)
	case Date:
		d, _ := v.Date()
		return wording.Format(tag, d)
	case YesNo:
		if v.text == "true" {
			return wording.Word{Vi: "có", En: "yes"}.Text(tag)
		}
		return wording.Word{Vi: "không", En: "no"}.Text(tag)
	}
	return v.text
}

// MarshalText writes the fact as written.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.text), nil }

// EncodeDocument writes the fact as text.
func (v Value) EncodeDocument(e *canonical.Encoder) { e.String(v.text) }

// DecodeDocument reads any scalar. In a record, where everything stands in
// quotes, a number is a number.
func (v *Value) DecodeDocument(c document.Cursor) {
	if text, ok := c.Text(); ok {
		*v = Value{text: text, quoted: c.Node().Quoted && !c.Canonical()}
	}
}

// DocumentShape is the shape of any scalar.
func (*Value) DocumentShape(func(reflect.Type) document.Shape) document.Shape {
	return document.TextShape
}
