package document

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Decode reads a document into a pointer to a struct. A field is read from
// the key in its `doc` tag; `doc:",inline"` reads an embedded struct's keys
// here, `doc:"name,id"` reads text as an id, and in `doc:"name,sparse"` a null
// value of a mapping is as if it were left out; for `long` see [LongKeys]. A key left out or null
// leaves the field as it is: nil or zero; an empty list or mapping becomes an
// empty one, not nil. A null inside a list stays as nil where the items are
// pointers and is a mistake elsewhere.
//
// What cannot be read is left out, so that a later look at the value finds
// the rest of the mistakes; join the two with [Join].
func Decode(root *Node, into any) thituyen.Mistakes { return decode(root, into, false) }

// DecodeCanonical reads a document from its form in a record, where every
// number stands as text.
func DecodeCanonical(root *Node, into any) thituyen.Mistakes { return decode(root, into, true) }

func decode(root *Node, into any, canonical bool) thituyen.Mistakes {
	if root == nil {
		return nil
	}
	s := &state{canonical: canonical, long: setOf(LongKeys(reflect.TypeOf(into)))}
	Cursor{node: root, state: s}.Into(into)
	return s.told()
}

// Into reads what stands here into a pointer, as [Decode] does.
func (c Cursor) Into(into any) { c.value(reflect.ValueOf(into).Elem(), false) }

var (
	decimalType = reflect.TypeFor[decimal.Decimal]()
	exactType   = reflect.TypeFor[thituyen.Value]()
	dateType    = reflect.TypeFor[civil.Date]()
	momentType  = reflect.TypeFor[civil.DateTime]()
	spanType    = reflect.TypeFor[thituyen.Span]()
)

func (c Cursor) value(v reflect.Value, id bool) {
	if v.Kind() == reflect.Pointer {
		fresh := reflect.New(v.Type().Elem())
		before := c.state.met
		c.value(fresh.Elem(), id)
		// A scalar that could not be read stays missing; a struct keeps what
		// of it could.
		if v.Type().Elem().Kind() == reflect.Struct && !scalar(v.Type().Elem()) || c.state.met == before {
			v.Set(fresh)
		}
		return
	}
	if f, own := forms[v.Type()]; own && f.decode != nil {
		f.decode(v.Addr().Interface(), c)
		return
	}
	if c.scalarInto(v, id) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		c.structInto(v)
	case reflect.Slice:
		c.sliceInto(v, id)
	case reflect.Map:
		c.mapInto(v)
	default:
		panic("document: no way to read a " + v.Type().String())
	}
}

func scalar(t reflect.Type) bool {
	switch t {
	case decimalType, exactType, dateType, momentType, spanType:
		return true
	}
	return false
}

// scalarInto reads the scalar types, and reports whether v is of one.
func (c Cursor) scalarInto(v reflect.Value, id bool) bool {
	switch into := v.Addr().Interface().(type) {
	case *decimal.Decimal:
		*into, _ = c.Decimal()
	case *thituyen.Value:
		*into, _ = c.Number()
	case *civil.Date:
		*into, _ = c.Date()
	case *civil.DateTime:
		*into, _ = c.Moment()
	case *thituyen.Span:
		*into, _ = c.Span()
	default:
		switch v.Kind() {
		case reflect.String:
			v.SetString(c.word(v, id))
		case reflect.Int:
			n, _ := c.Whole()
			v.SetInt(int64(n))
		case reflect.Bool:
			b, _ := c.YesNo()
			v.SetBool(b)
		default:
			return false
		}
	}
	return true
}

func (c Cursor) word(v reflect.Value, id bool) string {
	var text string
	switch words, enumerated := wordsOf(v.Type()); {
	case enumerated:
		text, _ = c.OneOf(words)
	case id:
		text, _ = c.ID()
	default:
		text, _ = c.Text()
	}
	return text
}

func (c Cursor) sliceInto(v reflect.Value, id bool) {
	if c.node.Kind != Sequence {
		c.report("not_list", wording.P("found", found(c.node)))
		return
	}
	items := c.Items()
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		switch {
		case !item.Missing():
			item.value(out.Index(i), id)
		case v.Type().Elem().Kind() != reflect.Pointer:
			item.report("missing_value")
		}
	}
	v.Set(out)
}

func (c Cursor) mapInto(v reflect.Value) {
	keys, values := c.Entries()
	if c.node.Kind != Mapping {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(keys))
	for i, key := range keys {
		if !ValidID(key) {
			values[i].report("not_id", wording.P("found", "“"+key+"”"))
			continue
		}
		name := reflect.ValueOf(key).Convert(v.Type().Key())
		if words, ok := wordsOf(name.Type()); ok && !contains(words, key) {
			c.Unknown(key, words)
			continue
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if values[i].Missing() {
			if item.Kind() != reflect.Pointer {
				values[i].report("missing_value")
				continue
			}
		} else {
			values[i].value(item, false)
		}
		out.SetMapIndex(name, item)
	}
	v.Set(out)
}

func contains(list []string, name string) bool {
	for _, s := range list {
		if s == name {
			return true
		}
	}
	return false
}

func (c Cursor) structInto(v reflect.Value) {
	fields := fieldsOf(v.Type())
	if c.node.Kind != Mapping {
		if mend, is := c.mapping(v.Type(), fields); is {
			c.report("not_mapping_but", wording.P("found", found(c.node)), wording.P("mend", mend))
			return
		}
		list := strings.Join(listed(fields.keys), ", ")
		c.report("not_mapping", wording.P("found", found(c.node)), wording.P("keys", thituyen.Title{Vi: " (" + list + ")", En: " (" + list + ")"}))
		return
	}
	keys, values := c.Entries()
	for i, key := range keys {
		f, known := fields.byKey[key]
		if !known {
			c.Unknown(key, fields.keys)
			continue
		}
		if !values[i].Missing() {
			values[i].sparse(f).value(v.FieldByIndex(f.index), f.id)
		}
	}
	if forms[v.Type()].oneKey && len(keys) != 1 {
		c.report("one_key", wording.P("count", len(keys)), wording.P("known", fields.keys))
	}
}

// mapping is the mapping that a scalar here most likely stands for: that with
// the one key that must be given, where the scalar is one of its words or like
// one.
func (c Cursor) mapping(t reflect.Type, of fields) (string, bool) {
	var needed []field
	for _, f := range of.list {
		if strings.HasPrefix(f.check, "required") {
			needed = append(needed, f)
		}
	}
	if c.node.Kind != Scalar || len(needed) != 1 {
		return "", false
	}
	words, enumerated := wordsOf(t.FieldByIndex(needed[0].index).Type)
	word := c.node.Text
	if enumerated && !contains(words, word) {
		word = meant(word, words)
	}
	if !enumerated || word == "" {
		return "", false
	}
	return "{" + needed[0].key + ": " + word + "}", true
}

// sparse is the mapping here without its null values, where the field asks.
func (c Cursor) sparse(f field) Cursor {
	if !f.sparse || c.node.Kind != Mapping {
		return c
	}
	given := *c.node
	given.Entries = slices.DeleteFunc(slices.Clone(given.Entries), func(e Entry) bool { return e.Value.Kind == Null })
	c.node = &given
	return c
}

type field struct {
	key    string
	index  []int
	id     bool
	long   bool   // its lists may be as long as a case has candidates
	sparse bool   // null values of the mapping are left out
	any    bool   // its type's own shape is left to the shape of the whole
	check  string // the `validate` tag
}

type fields struct {
	list  []field
	keys  []string
	byKey map[string]field
}

// tables keeps the table of each type once it was read: tags are constant.
var tables sync.Map // of fields by reflect.Type

// fieldsOf reads the table of keys from the tags of a struct type.
func fieldsOf(t reflect.Type) fields {
	if known, ok := tables.Load(t); ok {
		return known.(fields)
	}
	read := readFields(t)
	tables.Store(t, read)
	return read
}

func readFields(t reflect.Type) fields {
	out := fields{byKey: map[string]field{}}
	for _, f := range reflect.VisibleFields(t) {
		tag, tagged := f.Tag.Lookup("doc")
		if !tagged {
			continue
		}
		key, options, _ := strings.Cut(tag, ",")
		if key == "" {
			continue // an inlined struct, whose own fields are visible here
		}
		option := func(name string) bool { return slices.Contains(strings.Split(options, ","), name) }
		e := field{key: key, index: f.Index, id: option("id"), sparse: option("sparse"), long: option("long"), any: option("any"), check: f.Tag.Get("validate")}
		out.list = append(out.list, e)
		out.keys = append(out.keys, key)
		out.byKey[key] = e
	}
	slices.Sort(out.keys) // the order in which a reader is told of them
	return out
}
