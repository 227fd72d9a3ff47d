package document

import (
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Check tests the shape of a value, read or written as a Go literal, by the
// `validate` tags of its fields, and the values of enumerated types; the
// paths it reports use the documents' own keys. The tags that mean something
// here:
//
//	required               the key must be given (not nil, not empty)
//	at_least=0 at_most=100 above=0   bounds of numbers, both kinds
//	too_few=1 too_many=3   the number of items of a list or mapping
//	omitnil                nothing else is tested where the pointer is nil
//
// What a rule means across fields is for the package of the rule to check.
func Check(value any) thituyen.Mistakes {
	var c checker
	c.walk(reflect.ValueOf(value), thituyen.Path{})
	return c.mistakes
}

type checker struct{ mistakes thituyen.Mistakes }

func (c *checker) add(path thituyen.Path, reason thituyen.Reason) {
	c.mistakes = append(c.mistakes, At(path, reason))
}

func (c *checker) walk(v reflect.Value, path thituyen.Path) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			c.walk(v.Elem(), path)
		}
	case reflect.Slice:
		c.lookalikes(idsOf(v), func(i int) thituyen.Path { return path.Index(i).Key("id") })
		for i := range v.Len() {
			c.walk(v.Index(i), path.Index(i))
		}
	case reflect.Map:
		keys := sortedKeys(v)
		c.lookalikes(texts(keys), func(i int) thituyen.Path { return path.Key(keys[i].String()) })
		for _, key := range keys {
			c.walk(v.MapIndex(key), path.Key(fmt.Sprint(key.Interface())))
		}
	case reflect.Struct:
		c.fields(v, path)
	case reflect.String:
		if words, ok := wordsOf(v.Type()); ok && v.String() != "" && !contains(words, v.String()) {
			c.add(path, NotOneOf(v.String(), words))
		}
	}
}

func (c *checker) fields(v reflect.Value, path thituyen.Path) {
	for _, f := range fieldsOf(v.Type()).list {
		value, err := v.FieldByIndexErr(f.index)
		if err != nil {
			continue // an inlined struct that is nil
		}
		if f.check != "" {
			c.field(value, path.Key(f.key), f)
		}
		c.walk(value, path.Key(f.key))
	}
}

func (c *checker) field(v reflect.Value, path thituyen.Path, f field) {
	// The validator looks into structs, and finds nothing required in a day.
	if (v.Type() == dateType || v.Type() == momentType) && v.IsZero() && strings.HasPrefix(f.check, "required") {
		c.add(path, sentences.Reason("missing_key", wording.P("key", f.key)))
		return
	}
	var failed validator.ValidationErrors
	if err := rules().Var(v.Interface(), f.check); !errors.As(err, &failed) {
		return
	}
	for _, e := range failed {
		if e.Tag() == "required" {
			c.add(path, sentences.Reason("missing_key", wording.P("key", f.key)))
			continue
		}
		for v.Kind() == reflect.Pointer {
			v = v.Elem()
		}
		value := v.Interface()
		if v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
			value = v.Len()
		}
		c.add(path, sentences.Reason(e.Tag(), wording.P("found", value), wording.P("limit", wordLimit(e.Param()))))
	}
}

func wordLimit(text string) any {
	if d, err := exact.ParseDecimal(text); err == nil {
		return d
	}
	return text
}

// rules is the one validator, which is safe for concurrent use. Its own
// numeric tags panic on decimals; ours compare exactly.
var rules = sync.OnceValue(func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterCustomTypeFunc(numeralOf, decimal.Decimal{}, thituyen.Value{})
	register := func(tag string, holds func(sign int) bool) {
		if err := v.RegisterValidation(tag, func(level validator.FieldLevel) bool {
			limit, err := exact.ParseDecimal(level.Param())
			if err != nil {
				panic("document: the limit of " + tag + " is no number: " + level.Param())
			}
			value, ok := number(level.Field())
			return ok && holds(value.Cmp(thituyen.FromDecimal(limit)))
		}); err != nil {
			panic(err)
		}
	}
	register("at_least", func(sign int) bool { return sign >= 0 })
	register("at_most", func(sign int) bool { return sign <= 0 })
	register("above", func(sign int) bool { return sign > 0 })
	register("too_few", func(sign int) bool { return sign >= 0 })
	register("too_many", func(sign int) bool { return sign <= 0 })
	return v
})

// numeral stands for a number before the validator, which looks into structs
// and would never hand us a decimal.
type numeral string

func numeralOf(v reflect.Value) any {
	switch value := v.Interface().(type) {
	case decimal.Decimal:
		if exact.Bounded(value) {
			return numeral(thituyen.FromDecimal(value).Rat().String())
		}
	case thituyen.Value:
		return numeral(value.Rat().String())
	}
	return numeral("out of bounds")
}

// number is the value of a numeric field, or the length of a list or mapping.
func number(v reflect.Value) (thituyen.Value, bool) {
	switch v.Kind() {
	case reflect.String:
		r, ok := new(big.Rat).SetString(v.String())
		if !ok {
			return thituyen.Value{}, false
		}
		return thituyen.FromRat(r), true
	case reflect.Int:
		return thituyen.Int(v.Int()), true
	case reflect.Slice, reflect.Map:
		return thituyen.Int(int64(v.Len())), true
	}
	return thituyen.Value{}, false
}

// texts are the keys of a mapping, nil where they are no text.
func texts(keys []reflect.Value) []string {
	if len(keys) < 2 || keys[0].Kind() != reflect.String {
		return nil
	}
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = key.String()
	}
	return out
}

func sortedKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		return strings.Compare(fmt.Sprint(a.Interface()), fmt.Sprint(b.Interface()))
	})
	return keys
}
