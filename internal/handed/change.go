package handed

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// change changes everything that a caller could reach from v: elements of
// lists and what lies behind them in the same array, members of mappings, and
// exported fields behind pointers.
func change(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			change(v.Elem(), seen)
		}
	case reflect.Pointer:
		if !v.IsNil() && !seen[v.Pointer()] {
			seen[v.Pointer()] = true
			change(v.Elem(), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				change(v.Field(i), seen)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			change(v.Index(i), seen)
		}
	case reflect.Slice:
		for i := range v.Len() {
			change(v.Index(i), seen)
		}
		whole := v.Slice3(0, v.Cap(), v.Cap())
		for i := range whole.Len() {
			whole.Index(i).SetZero()
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			change(v.MapIndex(key), seen)
			v.SetMapIndex(key, reflect.Zero(v.Type().Elem()))
		}
		v.Clear()
	}
	if v.CanSet() && v.Kind() != reflect.Struct {
		v.SetZero()
	}
}

// deepest is how far dump goes down: a compiled rule leads to a regulation,
// and that to every other.
const deepest = 12

// dump writes values down: what they show, and what stands in those that show
// no field; pointers are written as what they point to.
func dump(values ...reflect.Value) string {
	d := dumper{seen: map[uintptr]bool{}}
	for _, v := range values {
		d.value(v, 0)
		d.WriteByte('\n')
	}
	return d.String()
}

type dumper struct {
	strings.Builder
	seen map[uintptr]bool // those above
}

func (d *dumper) value(v reflect.Value, depth int) {
	if depth > deepest {
		d.WriteString("…")
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		if v.IsNil() {
			d.WriteString("nil")
			return
		}
		d.WriteString(v.Elem().Type().String() + ":")
		d.value(v.Elem(), depth+1)
	case reflect.Pointer:
		d.pointer(v, depth)
	case reflect.Struct:
		d.WriteByte('{')
		shows := !opaque(v.Type())
		for i := range v.NumField() {
			if shows && !v.Type().Field(i).IsExported() {
				continue
			}
			d.WriteString(v.Type().Field(i).Name + ":")
			d.value(v.Field(i), depth+1)
			d.WriteByte(' ')
		}
		d.WriteByte('}')
	case reflect.Slice, reflect.Array:
		d.WriteByte('[')
		for i := range v.Len() {
			d.value(v.Index(i), depth+1)
			d.WriteByte(' ')
		}
		d.WriteByte(']')
	case reflect.Map:
		d.mapping(v, depth)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer, reflect.Uintptr:
		d.WriteString(v.Kind().String())
	default:
		fmt.Fprintf(d, "%v", v)
	}
}

func (d *dumper) pointer(v reflect.Value, depth int) {
	switch {
	case v.IsNil():
		d.WriteString("nil")
	case d.seen[v.Pointer()] || opaque(v.Type().Elem()):
		d.WriteString(v.Type().String())
	default:
		d.seen[v.Pointer()] = true
		d.WriteByte('&')
		d.value(v.Elem(), depth+1)
		delete(d.seen, v.Pointer())
	}
}

func (d *dumper) mapping(v reflect.Value, depth int) {
	var members []string
	for _, key := range v.MapKeys() {
		one := dumper{seen: d.seen}
		one.value(key, depth+1)
		one.WriteByte(':')
		one.value(v.MapIndex(key), depth+1)
		members = append(members, one.String())
	}
	slices.Sort(members)
	d.WriteString("map[" + strings.Join(members, " ") + "]")
}

// opaque reports whether a type shows nothing of itself: what was compiled is
// asked by methods of its own.
func opaque(of reflect.Type) bool {
	if of.Kind() != reflect.Struct || of.NumField() == 0 {
		return false
	}
	for i := range of.NumField() {
		if of.Field(i).IsExported() {
			return false
		}
	}
	return true
}
