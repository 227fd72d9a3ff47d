package wording

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/exact"
)

// Book holds the sentence of each code. A parameter stands in it as {name}.
// A book is written once, as a package variable, and never changed.
type Book map[string]Word

// Param is one typed parameter of a reason.
type Param struct {
	Name  string
	Value any
}

// P makes a parameter.
func P(name string, value any) Param { return Param{Name: name, Value: value} }

// Reason says why: a stable code, typed parameters in a fixed order, and the
// clause of the rule that it rests on, where one does. It is immutable.
type Reason struct {
	Code   string
	Params []Param
	Clause string
	book   Book
}

// Reason makes a reason of the book. A code that the book lacks panics: it is
// a mistake of ours that any test of the reason finds.
func (b Book) Reason(code string, params ...Param) Reason {
	if _, ok := b[code]; !ok {
		panic("wording: no sentence for the code " + code)
	}
	return Reason{Code: code, Params: params, book: b}
}

// Under returns the reason with the clause that it rests on.
func (r Reason) Under(clause string) Reason {
	r.Clause = clause
	return r
}

// Codes returns the codes of reasons, each once, sorted.
func Codes(reasons []Reason) []string {
	out := make([]string, 0, len(reasons))
	for _, r := range reasons {
		out = append(out, r.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Param returns a parameter by name, and whether the reason has it.
func (r Reason) Param(name string) (any, bool) {
	for _, p := range r.Params {
		if p.Name == name {
			return p.Value, true
		}
	}
	return nil, false
}

// Text words the reason, without its clause, in Vietnamese or, for an English
// tag, in English.
func (r Reason) Text(tag language.Tag) string {
	sentence := r.book[r.Code].Text(tag)
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := r.Param(name)
		if !closed || !known {
			panic(fmt.Sprintf("wording: the sentence of %s names {%s}, which the reason does not carry", r.Code, name))
		}
		out.WriteString(Format(tag, value))
		sentence = after
	}
}

// MarshalJSON writes {"code": …, "params": {…}, "clause": …}, decimals as
// text.
func (r Reason) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	code, err := json.Marshal(r.Code)
	if err != nil {
		return nil, err
	}
	out.WriteString(`{"code":`)
	out.Write(code)
	if len(r.Params) > 0 {
		out.WriteString(`,"params":{`)
		for i, p := range r.Params {
			if i > 0 {
				out.WriteByte(',')
			}
			name, _ := json.Marshal(p.Name)
			value, err := json.Marshal(plain(p.Value))
			if err != nil {
				return nil, fmt.Errorf("wording: parameter %s of %s: %w", p.Name, r.Code, err)
			}
			out.Write(name)
			out.WriteByte(':')
			out.Write(value)
		}
		out.WriteByte('}')
	}
	if r.Clause != "" {
		clause, _ := json.Marshal(r.Clause)
		out.WriteString(`,"clause":`)
		out.Write(clause)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// plain replaces what json would write by a process-wide setting or not at
// all by its text.
func plain(value any) any {
	switch v := value.(type) {
	case decimal.Decimal:
		return exact.Digits(v)
	case civil.Date:
		return v.String()
	case json.Marshaler:
		return v
	case Texter:
		return v.Text(language.English)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = plain(item)
		}
		return out
	}
	return value
}
