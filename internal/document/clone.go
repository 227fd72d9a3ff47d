package document

import "reflect"

// Clone copies a document, or a part of one, with everything that stands
// behind its pointers, lists and mappings. What a type keeps to itself cannot
// be changed from outside and is shared.
func Clone[T any](v T) T {
	return cloned(reflect.ValueOf(&v).Elem()).Interface().(T)
}

func cloned(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || !open(v.Type().Elem()) {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(cloned(v.Elem()))
		return out.Convert(v.Type())
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type()).Elem()
		out.Set(cloned(v.Elem()))
		return out
	case reflect.Slice:
		return clonedList(v)
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeMapWithSize(v.Type(), v.Len())
		for members := v.MapRange(); members.Next(); {
			out.SetMapIndex(members.Key(), cloned(members.Value()))
		}
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && refers(v.Field(i).Kind()) {
				out.Field(i).Set(cloned(v.Field(i)))
			}
		}
		return out
	}
	return v
}

func clonedList(v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(out, v)
	if refers(v.Type().Elem().Kind()) {
		for i := range v.Len() {
			out.Index(i).Set(cloned(v.Index(i)))
		}
	}
	return out
}

// open reports whether anything behind a pointer can be changed from outside.
func open(of reflect.Type) bool {
	if of.Kind() != reflect.Struct {
		return true
	}
	for i := range of.NumField() {
		if of.Field(i).IsExported() {
			return true
		}
	}
	return false
}

// refers reports whether a value of this kind can lead to what is shared.
func refers(k reflect.Kind) bool {
	switch k {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map, reflect.Struct:
		return true
	}
	return false
}
