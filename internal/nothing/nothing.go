// Package nothing asks what was never made: it is how the tests of a package
// hold its promise that no call panics, whatever it is called on.
package nothing

import (
	"fmt"
	"reflect"
	"testing"
)

// Ask calls every exported method of the zero values given, and of nil where
// a method takes a pointer, twice: with zero arguments, and with pointers to
// zero values and one zero value for each open list. A function among the
// values is called the same way.
func Ask(t *testing.T, values ...any) {
	t.Helper()
	for _, v := range values {
		of := reflect.TypeOf(v)
		if of.Kind() == reflect.Func {
			call(t, of.String(), reflect.ValueOf(v))
			continue
		}
		pointer := reflect.PointerTo(of)
		for i := range pointer.NumMethod() {
			name := pointer.Method(i).Name
			call(t, fmt.Sprintf("zero %s.%s", of, name), reflect.New(of).Method(i))
			if _, byValue := of.MethodByName(name); !byValue {
				call(t, fmt.Sprintf("nil %s.%s", pointer, name), reflect.Zero(pointer).Method(i))
			}
		}
	}
}

func call(t *testing.T, name string, f reflect.Value) {
	t.Helper()
	for _, pointed := range []bool{false, true} {
		func() {
			defer func() {
				if found := recover(); found != nil {
					t.Errorf("%s panics: %v", name, found)
				}
			}()
			for _, out := range f.Call(arguments(f.Type(), pointed)) {
				walk(out)
			}
		}()
	}
}

func arguments(of reflect.Type, pointed bool) []reflect.Value {
	var in []reflect.Value
	for i := range of.NumIn() {
		kind := of.In(i)
		switch {
		case of.IsVariadic() && i == of.NumIn()-1:
			if pointed {
				in = append(in, reflect.Zero(kind.Elem()))
			}
		case pointed && kind.Kind() == reflect.Pointer:
			in = append(in, reflect.New(kind.Elem()))
		default:
			in = append(in, reflect.Zero(kind))
		}
	}
	return in
}

// walk goes through an answer that is worked out only when it is gone through.
func walk(out reflect.Value) {
	switch {
	case out.Kind() != reflect.Func || out.IsNil():
	case out.Type().CanSeq():
		for range out.Seq() {
		}
	case out.Type().CanSeq2():
		for range out.Seq2() {
		}
	}
}
