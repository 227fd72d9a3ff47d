package thituyen

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/prose"
)

// Param is one typed parameter of a reason.
type Param struct {
	Name  string
	Value any
}

// Reason says why: a stable code, typed parameters in a fixed order, and the
// clause of the rule that it rests on, where one does. Its sentence is made
// when [Reason.Text] is called and not before.
type Reason struct {
	Book   string // the package whose sentence it is
	Code   string
	Params []Param
	Clause string
}

// Under returns the reason with the clause that it rests on.
func (r Reason) Under(clause string) Reason {
	r.Clause = clause
	return r
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
// tag, in English. A reason whose sentence this program does not know, for its
// package is not linked in or its code is the caller's own, is worded by its
// code; a parameter that a caller took away is worded as a dash.
func (r Reason) Text(tag language.Tag) string {
	sentence, known := prose.Find(r.Book, r.Code)
	if !known {
		return prose.Shown(r.Code)
	}
	return prose.Fill(sentence.Text(tag), func(name, one, other string) string {
		value, _ := r.Param(name)
		switch {
		case one == "" && other == "":
			return Format(tag, value)
		case single(value):
			return one
		}
		return other
	})
}

// single reports whether a count is one.
func single(count any) bool {
	switch v := count.(type) {
	case int:
		return v == 1
	case []string:
		return len(v) == 1
	case []any:
		return len(v) == 1
	}
	return strings.TrimPrefix(fmt.Sprint(Format(language.English, count)), "-") == "1"
}

// Equal reports whether two reasons are the same, parameters and all.
func (r Reason) Equal(s Reason) bool {
	return r.Book == s.Book && r.Code == s.Code && r.Clause == s.Clause &&
		slices.EqualFunc(r.Params, s.Params, func(p, q Param) bool {
			return p.Name == q.Name && Format(language.English, p.Value) == Format(language.English, q.Value)
		})
}
