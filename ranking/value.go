package ranking

import (
	"encoding/json"
	"strconv"
	"time"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// KeyValue is what a candidate has for a key: a number, a date, a text, or
// nothing. The zero KeyValue is missing. KeyValues are immutable.
type KeyValue struct {
	form form
	num  int64 // of a number, over den; of a date, its digits: 20180601
	den  int64
	text string
	wide *thituyen.Value // a number that does not fit in machine words
}

type form uint8

const (
	absent form = iota
	number
	date
	text
	unread // a fact, read as what the key needs
	broken
)

// Number is an exact number.
func Number(v thituyen.Value) KeyValue {
	num, fits := v.Numerator()
	den, _ := v.Denominator()
	if !fits {
		wide := v // not &v, which would cost every number an allocation
		return KeyValue{form: number, wide: &wide}
	}
	return KeyValue{form: number, num: num, den: den}
}

// Ratio is the number num/den, which need not be in lowest terms. Rankings of
// many candidates are fastest where all have one den. A den of 0 or less is a
// mistake that ranking tells.
func Ratio(num, den int64) KeyValue {
	if den <= 0 {
		return KeyValue{form: broken, text: strconv.FormatInt(num, 10) + "/" + strconv.FormatInt(den, 10)}
	}
	return KeyValue{form: number, num: num, den: den}
}

// Date is a day of the years 1 to 9999.
func Date(d civil.Date) KeyValue {
	if !d.IsValid() || d.Year < 1 || d.Year > 9999 {
		return KeyValue{form: broken, text: d.String()}
	}
	return KeyValue{form: date, num: int64(d.Year)*10000 + int64(d.Month)*100 + int64(d.Day)}
}

// Text is a word, such as female. An empty one is missing.
func Text(word string) KeyValue {
	if word == "" {
		return KeyValue{}
	}
	return KeyValue{form: text, text: word}
}

// OfFact is a fact as a dossier gives it, read as what the key needs. The
// zero fact is missing.
func OfFact(f thituyen.Fact) KeyValue {
	if f.String() == "" {
		return KeyValue{}
	}
	return KeyValue{form: unread, text: f.String()}
}

// Missing reports whether there is no value.
func (v KeyValue) Missing() bool { return v.form == absent }

// Number returns the number, and whether the value is one.
func (v KeyValue) Number() (thituyen.Value, bool) {
	switch {
	case v.form != number:
		return thituyen.Value{}, false
	case v.wide != nil:
		return *v.wide, true
	}
	return thituyen.Fraction(v.num, v.den), true
}

// Date returns the day, and whether the value is one.
func (v KeyValue) Date() (civil.Date, bool) {
	if v.form != date {
		return civil.Date{}, false
	}
	return civil.Date{Year: int(v.num / 10000), Month: time.Month(v.num / 100 % 100), Day: int(v.num % 100)}, true
}

// String writes the value as a document does; a missing one is empty.
func (v KeyValue) String() string {
	if n, ok := v.Number(); ok {
		return n.String()
	}
	if d, ok := v.Date(); ok {
		return d.String()
	}
	return v.text
}

// Text words the value in Vietnamese or English.
func (v KeyValue) Text(tag language.Tag) string {
	if v.Missing() {
		return wordMissing.Text(tag)
	}
	if n, ok := v.Number(); ok {
		return thituyen.Format(tag, n)
	}
	if d, ok := v.Date(); ok {
		return thituyen.Format(tag, d)
	}
	if word, ok := valueWords[v.text]; ok {
		return word.Text(tag)
	}
	return thituyen.FactOf(v.text).Text(tag)
}

// MarshalJSON writes the value as text, and null where it is missing.
func (v KeyValue) MarshalJSON() ([]byte, error) {
	if v.Missing() {
		return []byte("null"), nil
	}
	return json.Marshal(v.String())
}

// read turns a fact into what a key needs; other values must be that already.
func (v KeyValue) read(t valueType) (KeyValue, bool) {
	if v.form == unread {
		v = readFact(v, t)
	}
	switch t {
	case numbers:
		return v, v.form == number
	case dates:
		return v, v.form == date
	case sexes:
		return v, v.form == text && (v.text == "male" || v.text == "female")
	case yesNos:
		return v, v.form == text && (v.text == "true" || v.text == "false")
	}
	return v, v.form == text || v.form == number && t == anything
}

func readFact(v KeyValue, t valueType) KeyValue {
	f := thituyen.FactOf(v.text)
	switch t {
	case numbers:
		if n, ok := f.Number(); ok {
			return Number(n)
		}
	case dates:
		if d, ok := f.Date(); ok {
			return Date(d)
		}
	default:
		return Text(v.text)
	}
	return v
}
