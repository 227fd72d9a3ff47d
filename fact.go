package thituyen

import (
	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/prose"
)

// FactType is what a fact is.
type FactType string

// The types of facts.
const (
	FactNumber FactType = "number"
	FactDate   FactType = "date"
	FactText   FactType = "text"
	FactYesNo  FactType = "yes_no"
)

// FactDeclaration is what a regulation says of a fact: its type and its title.
type FactDeclaration struct {
	Type  FactType `doc:"type" validate:"required"`
	Title Title    `doc:"title"`
}

// Fact is one fact of a dossier that no field of the library names, as it was
// written. The zero Fact is no fact.
type Fact struct {
	text   string
	quoted bool
}

// FactOf returns the fact written as text, as if it stood unquoted in a
// document: a number, a date as 2018-06-01, true or false, or any other text.
func FactOf(text string) Fact { return Fact{text: text} }

// QuotedFact returns the fact written in quotes: text, even where it looks
// like a number.
func QuotedFact(text string) Fact { return Fact{text: text, quoted: true} }

// String returns the fact as written.
func (f Fact) String() string { return f.text }

// Type is what the fact looks like: a number, a date, true or false, and
// anything else, or anything in quotes, is text. A date in quotes is a date,
// as JSON has no other way to write one.
func (f Fact) Type() FactType {
	if _, ok := f.Date(); ok {
		return FactDate
	}
	if !f.quoted {
		if _, ok := f.Number(); ok {
			return FactNumber
		}
		if _, ok := f.YesNo(); ok {
			return FactYesNo
		}
	}
	return FactText
}

// Is reports whether the fact can be read as one of a type. Everything can be
// read as text.
func (f Fact) Is(t FactType) bool {
	ok := true
	switch t {
	case FactNumber:
		_, ok = f.Number()
	case FactDate:
		_, ok = f.Date()
	case FactYesNo:
		_, ok = f.YesNo()
	}
	return ok
}

// Number reads the fact as a number.
func (f Fact) Number() (Value, bool) {
	d, err := exact.ParseDecimal(f.text)
	if err != nil {
		return Value{}, false
	}
	return FromDecimal(d), true
}

// Date reads the fact as a day.
func (f Fact) Date() (civil.Date, bool) {
	d, err := calendar.ParseDate(f.text)
	return d, err == nil
}

// YesNo reads the fact as true or false.
func (f Fact) YesNo() (bool, bool) { return f.text == "true", f.text == "true" || f.text == "false" }

// Text words the fact in Vietnamese or English.
func (f Fact) Text(tag language.Tag) string {
	switch f.Type() {
	case FactNumber:
		return prose.Number(tag, f.text)
	case FactDate:
		d, _ := f.Date()
		return Format(tag, d)
	case FactYesNo:
		if f.text == "true" {
			return Title{Vi: "có", En: "yes"}.Text(tag)
		}
		return Title{Vi: "không", En: "no"}.Text(tag)
	}
	return f.text
}
