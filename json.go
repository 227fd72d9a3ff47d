package thituyen

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/plainjson"
	"github.com/thituyen/thituyen/internal/prose"
)

// A parameter stands in JSON as text, true or false, null or a list where it
// is one of these, and otherwise as an object of one key that names its type:
// {"count": "3"}, {"decimal": "49.75"}, {"number": "260/3"}, {"date": …},
// {"moment": …}, {"span": "60 months"}, {"duration": "36h0m0s"},
// {"texts": […]}, {"fact": …}, {"reason": …}, {"title": …}, and
// {"word": "bachelor", "of": "eligibility.EducationLevel"} or, of what is more
// than a word, {"value": […], "of": "eligibility.Parts"}. What words itself and
// has no type of its own here stands as its title, in both languages.
type paramForm struct {
	Count    *string         `json:"count,omitempty"`
	Decimal  *string         `json:"decimal,omitempty"`
	Number   *Value          `json:"number,omitempty"`
	Date     *civil.Date     `json:"date,omitempty"`
	Moment   *civil.DateTime `json:"moment,omitempty"`
	Span     *Span           `json:"span,omitempty"`
	Duration *string         `json:"duration,omitempty"`
	Texts    []string        `json:"texts,omitzero"`
	Fact     *Fact           `json:"fact,omitempty"`
	Reason   *Reason         `json:"reason,omitempty"`
	Title    *Title          `json:"title,omitempty"`
	Word     *string         `json:"word,omitempty"`
	Value    json.RawMessage `json:"value,omitempty"`
	Of       string          `json:"of,omitempty"`
}

// MarshalJSON writes {"book": …, "code": …, "params": {…}, "clause": …} with
// typed parameters and every number as text, so that [Reason.UnmarshalJSON]
// reads the same reason back, and its sentence is the same in both languages.
func (r Reason) MarshalJSON() ([]byte, error) {
	return plainjson.Marshal(struct {
		Book   string `json:"book,omitempty"`
		Code   string `json:"code"`
		Params params `json:"params,omitempty"`
		Clause string `json:"clause,omitempty"`
	}{r.Book, r.Code, r.Params, r.Clause})
}

// UnmarshalJSON reads what [Reason.MarshalJSON] wrote.
func (r *Reason) UnmarshalJSON(text []byte) error {
	var form struct {
		Book   string `json:"book"`
		Code   string `json:"code"`
		Params params `json:"params"`
		Clause string `json:"clause"`
	}
	if err := json.Unmarshal(text, &form); err != nil {
		return err
	}
	*r = Reason{Book: form.Book, Code: form.Code, Params: form.Params, Clause: form.Clause}
	return nil
}

// params keep their order in JSON.
type params []Param

func (p params) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, param := range p {
		if i > 0 {
			out.WriteByte(',')
		}
		name, err := plainjson.Marshal(param.Name)
		if err != nil {
			return nil, err
		}
		value, err := marshalParam(param.Value)
		if err != nil {
			return nil, fmt.Errorf("thituyen: parameter %s: %w", param.Name, err)
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

func (p *params) UnmarshalJSON(text []byte) error {
	reader := json.NewDecoder(bytes.NewReader(text))
	if open, err := reader.Token(); err != nil || open != json.Delim('{') {
		return errors.New("thituyen: the parameters of a reason are an object")
	}
	*p = nil
	for reader.More() {
		name, err := reader.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := reader.Decode(&raw); err != nil {
			return err
		}
		value, err := unmarshalParam(raw)
		if err != nil {
			return fmt.Errorf("thituyen: parameter %s: %w", name, err)
		}
		*p = append(*p, Param{Name: name.(string), Value: value})
	}
	return nil
}

func marshalParam(value any) ([]byte, error) {
	switch v := value.(type) {
	case nil, string, bool:
		return plainjson.Marshal(v)
	case []any:
		list := make([]json.RawMessage, len(v))
		for i, item := range v {
			text, err := marshalParam(item)
			if err != nil {
				return nil, err
			}
			list[i] = text
		}
		return plainjson.Marshal(list)
	}
	form, err := formOf(value)
	if err != nil {
		return nil, err
	}
	return plainjson.Marshal(form)
}

func formOf(value any) (paramForm, error) {
	text := func(s string) *string { return &s }
	switch v := value.(type) {
	case int:
		return paramForm{Count: text(strconv.Itoa(v))}, nil
	case decimal.Decimal:
		return paramForm{Decimal: text(exact.Digits(v))}, nil
	case Value:
		return paramForm{Number: &v}, nil
	case civil.Date:
		return paramForm{Date: &v}, nil
	case civil.DateTime:
		return paramForm{Moment: &v}, nil
	case Span:
		return paramForm{Span: &v}, nil
	case time.Duration:
		return paramForm{Duration: text(v.String())}, nil
	case []string:
		if v == nil {
			v = []string{}
		}
		return paramForm{Texts: v}, nil
	case Fact:
		return paramForm{Fact: &v}, nil
	case Reason:
		return paramForm{Reason: &v}, nil
	case Title:
		return paramForm{Title: &v}, nil
	case Texter:
		name := reflect.TypeOf(v).String()
		if of, known := prose.WordType(name); known && of == reflect.TypeOf(v) {
			if of.Kind() == reflect.String {
				return paramForm{Word: text(reflect.ValueOf(v).String()), Of: name}, nil
			}
			raw, err := plainjson.Marshal(v)
			return paramForm{Value: raw, Of: name}, err
		}
		return paramForm{Title: &Title{Vi: v.Text(language.Vietnamese), En: v.Text(language.English)}}, nil
	}
	return paramForm{}, fmt.Errorf("a %T has no form in JSON", value)
}

func unmarshalParam(text json.RawMessage) (any, error) {
	switch text[0] {
	case '[':
		var raw []json.RawMessage
		if err := json.Unmarshal(text, &raw); err != nil {
			return nil, err
		}
		list := make([]any, len(raw))
		for i, item := range raw {
			value, err := unmarshalParam(item)
			if err != nil {
				return nil, err
			}
			list[i] = value
		}
		return list, nil
	case '{':
		var form paramForm
		if err := json.Unmarshal(text, &form); err != nil {
			return nil, err
		}
		return form.value()
	}
	var scalar any
	err := json.Unmarshal(text, &scalar)
	if _, number := scalar.(float64); number {
		return nil, errors.New("a number stands as text, with its type")
	}
	return scalar, err
}

func (f paramForm) value() (any, error) {
	switch {
	case f.Count != nil:
		return strconv.Atoi(*f.Count)
	case f.Decimal != nil:
		v, err := parseExactly(*f.Decimal)
		if err != nil {
			return nil, err
		}
		d, finite := v.Decimal()
		if !finite {
			return nil, exact.ErrNotNumber
		}
		return d, nil
	case f.Number != nil:
		return *f.Number, nil
	case f.Date != nil:
		return *f.Date, nil
	case f.Moment != nil:
		return *f.Moment, nil
	case f.Span != nil:
		return *f.Span, nil
	case f.Duration != nil:
		return time.ParseDuration(*f.Duration)
	case f.Texts != nil:
		return f.Texts, nil
	case f.Fact != nil:
		return *f.Fact, nil
	case f.Reason != nil:
		return *f.Reason, nil
	case f.Title != nil:
		return *f.Title, nil
	case f.Word != nil, f.Value != nil:
		return f.registered()
	}
	return nil, errors.New("an object without a type that is known")
}

// registered is a value of a type that its package gave to reasons.
func (f paramForm) registered() (any, error) {
	of, known := prose.WordType(f.Of)
	switch {
	case !known:
		return nil, fmt.Errorf("values of %q are not known to this program; import their package", f.Of)
	case f.Word != nil && of.Kind() == reflect.String:
		return reflect.ValueOf(*f.Word).Convert(of).Interface(), nil
	case f.Value == nil:
		return nil, fmt.Errorf("%q is no word", f.Of)
	}
	into := reflect.New(of)
	if err := json.Unmarshal(f.Value, into.Interface()); err != nil {
		return nil, err
	}
	return into.Elem().Interface(), nil
}

// MarshalJSON writes the reason with path, file, line, column and the line
// itself.
func (m Mistake) MarshalJSON() ([]byte, error) {
	return plainjson.Marshal(mistakeForm{m.Reason, m.Path, m.Place.File, m.Place.Line, m.Place.Column, m.Place.Source, m.Place.Mark})
}

// UnmarshalJSON reads what [Mistake.MarshalJSON] wrote.
func (m *Mistake) UnmarshalJSON(text []byte) error {
	var f mistakeForm
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	*m = Mistake{Reason: f.Reason, Path: f.Path, Place: Place{File: f.File, Line: f.Line, Column: f.Column, Source: f.Source, Mark: f.Mark}}
	return nil
}

// mistakeForm is a mistake in JSON. Lines and columns are places, not values,
// and stand as text as every number does.
type mistakeForm struct {
	Reason Reason `json:"reason"`
	Path   Path   `json:"path,omitzero"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,string,omitempty"`
	Column int    `json:"column,string,omitempty"`
	Source string `json:"source,omitempty"`
	Mark   int    `json:"mark,string,omitempty"`
}

// UnmarshalText reads what [Value.MarshalText] wrote: digits, with a point
// where there are decimals, or a fraction of whole numbers.
func (v *Value) UnmarshalText(text []byte) error {
	read, err := parseExactly(string(text))
	if err == nil {
		*v = read
	}
	return err
}

// UnmarshalText reads "60 months", "5 working days" and the like.
func (s *Span) UnmarshalText(text []byte) error {
	read, err := ParseSpan(string(text))
	if err == nil {
		*s = read
	}
	return err
}

// MarshalJSON writes the fact as written; text that looks like something else
// as {"quoted": "12"}.
func (f Fact) MarshalJSON() ([]byte, error) {
	if f.quoted && FactOf(f.text).Type() != f.Type() {
		return plainjson.Marshal(map[string]string{"quoted": f.text})
	}
	return plainjson.Marshal(f.text)
}

// UnmarshalJSON reads what [Fact.MarshalJSON] wrote.
func (f *Fact) UnmarshalJSON(text []byte) error {
	var quoted struct {
		Quoted *string `json:"quoted"`
	}
	if json.Unmarshal(text, &quoted) == nil && quoted.Quoted != nil {
		*f = QuotedFact(*quoted.Quoted)
		return nil
	}
	var written string
	err := json.Unmarshal(text, &written)
	if err == nil {
		*f = FactOf(written)
	}
	return err
}

// MarshalJSON writes {"vi": …, "en": …}, or the one text that is both.
func (t Title) MarshalJSON() ([]byte, error) {
	if t.Vi == t.En {
		return plainjson.Marshal(t.Vi)
	}
	return plainjson.Marshal(titleForm(t))
}

// UnmarshalJSON reads what [Title.MarshalJSON] wrote.
func (t *Title) UnmarshalJSON(text []byte) error {
	var one string
	if json.Unmarshal(text, &one) == nil {
		*t = TitleOf(one)
		return nil
	}
	return json.Unmarshal(text, (*titleForm)(t))
}

type titleForm struct {
	Vi string `json:"vi"`
	En string `json:"en"`
}
