// Package handed changes what was handed out: it is how the tests of a package
// hold its promise that nothing it returns can change what is inside.
package handed

import (
	"fmt"
	"reflect"
	"testing"
)

// Given are the arguments that methods are called with, by their types: each
// of them once, and zero where there is none.
type Given []any

// Out asks the values given, compiled and filled, and functions among them:
// every exported method whose answer can be changed is called, everything
// reachable in the answer is changed, and the same question must have the
// same answer still. Methods that change the value itself are left out by
// their names.
func Out(t *testing.T, given Given, leftOut []string, values ...any) {
	t.Helper()
	for _, v := range values {
		of := reflect.ValueOf(v)
		if of.Kind() == reflect.Func {
			given.ask(t, of.Type().String(), of)
			continue
		}
		if of.Kind() != reflect.Pointer { // the methods of pointers too
			made := reflect.New(of.Type())
			made.Elem().Set(of)
			of = made
		}
		for i := range of.NumMethod() {
			name := of.Type().Method(i).Name
			if !listed(leftOut, name) {
				given.ask(t, fmt.Sprintf("%s.%s", of.Type().Elem(), name), of.Method(i))
			}
		}
	}
}

func listed(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// ask calls a function with each combination of the arguments given.
func (g Given) ask(t *testing.T, name string, f reflect.Value) {
	t.Helper()
	if f.Type().NumOut() == 0 {
		return
	}
	for _, in := range g.arguments(f.Type(), 0) {
		call(f, in) // what is made when first asked for is made now
		before := call(f, in)
		said := dump(before...)
		for _, out := range before {
			change(out, map[uintptr]bool{})
		}
		if again := dump(call(f, in)...); again != said {
			t.Errorf("%s hands out what is inside:\n%s\nand after a change\n%s", name, said, again)
			return
		}
	}
}

// call gives the answers, those worked out one by one gone through.
func call(f reflect.Value, in []reflect.Value) []reflect.Value {
	var out []reflect.Value
	for _, answer := range f.Call(in) {
		switch {
		case answer.Kind() != reflect.Func || answer.IsNil():
			out = append(out, answer)
		case answer.Type().CanSeq():
			for one := range answer.Seq() {
				out = append(out, one)
			}
		case answer.Type().CanSeq2():
			for one, other := range answer.Seq2() {
				out = append(out, one, other)
			}
		}
	}
	return out
}

func (g Given) arguments(of reflect.Type, from int) [][]reflect.Value {
	if from == of.NumIn() || of.IsVariadic() && from == of.NumIn()-1 {
		return [][]reflect.Value{nil}
	}
	var here []reflect.Value
	for _, v := range g {
		if given := reflect.ValueOf(v); given.Type().AssignableTo(of.In(from)) {
			here = append(here, given)
		}
	}
	if len(here) == 0 {
		here = append(here, reflect.Zero(of.In(from)))
	}
	var out [][]reflect.Value
	for _, rest := range g.arguments(of, from+1) {
		for _, v := range here {
			out = append(out, append([]reflect.Value{v}, rest...))
		}
	}
	return out
}
