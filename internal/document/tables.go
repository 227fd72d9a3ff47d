package document

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
)

// Table is a mapping of a document with fixed keys.
type Table struct {
	// Path leads to it, by keys; … stands for a name that the author gives.
	Path string
	// Also are the other paths that lead to it.
	Also []string
	// Type is what is read from it: two tables of one type are the same.
	Type reflect.Type
	Keys []Key
}

// Key is a key of a [Table].
type Key struct {
	Name     string
	Required bool
	Written  thituyen.Title // what may stand there
	Words    []Word         // where words of a list stand there
	Inside   []Inside       // the tables that stand there
	Described
	Owner string // under which name it is described; "" where nobody did
}

// Inside is a table that stands at a key: below so many names that the author
// gives.
type Inside struct {
	Path  string // of the table
	Names int
}

// Word is a word of a list of words.
type Word struct {
	Name string
	Described
	Owner string
}

// The marks that carry descriptions in shapes; [Schema] writes them as text.
const (
	keyMark   = "described" // of a keyed: a property
	wordsMark = "words"     // of a reflect.Type: an enumeration
)

// keyed is a key and the type in which it stands.
type keyed struct {
	in   reflect.Type
	name string
}

// marked is the shape with marks on what of it stands in a type: the keys of
// its mappings and its lists of words.
func marked(shape Shape, t reflect.Type) Shape {
	out := maps.Clone(shape)
	if _, some := out["enum"]; some && out[wordsMark] == nil {
		out[wordsMark] = t
	}
	if keys, some := out["properties"].(map[string]Shape); some {
		changed := make(map[string]Shape, len(keys))
		for name, of := range keys {
			if changed[name] = of; of[keyMark] == nil {
				changed[name] = withKey(of, t, name)
			}
		}
		out["properties"] = changed
	}
	if options, some := out["anyOf"].([]Shape); some {
		list := make([]Shape, len(options))
		for i, of := range options {
			list[i] = marked(of, t)
		}
		out["anyOf"] = list
	}
	for _, below := range []string{"items", "additionalProperties"} {
		if of, some := out[below].(Shape); some {
			out[below] = marked(of, t)
		}
	}
	return out
}

func withKey(of Shape, in reflect.Type, name string) Shape {
	out := maps.Clone(of)
	out[keyMark] = keyed{in, name}
	return out
}

// walk goes through the definitions of a schema as a document does.
type walk struct {
	schemaWriter
	byName map[string]*Table // of the definitions that are tables
	order  []*Table
}

// Tables lists the tables of the documents that [Decode] reads into a type,
// those nearest to the root first, from the same table of keys.
func Tables(t reflect.Type) []Table {
	w := walk{schemaWriter: schemaWriter{definitions: map[string]Shape{}, names: map[reflect.Type]string{}}, byName: map[string]*Table{}}
	w.from(w.shape(t))
	out := make([]Table, len(w.order))
	for i, table := range w.order {
		out[i] = *table
	}
	return out
}

// from lists the tables breadth first, and then what leads where.
func (w *walk) from(root Shape) {
	type place struct {
		shape Shape
		path  string
	}
	type leads struct {
		table *Table
		key   int
		to    map[string]string
	}
	types := map[string]reflect.Type{}
	for t, name := range w.names {
		types[name] = t
	}
	var later []leads
	queue := []place{{root, ""}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, name := range slices.Sorted(maps.Keys(w.inside(at.shape, at.path).tables)) {
			path := w.inside(at.shape, at.path).tables[name]
			if known, met := w.byName[name]; met {
				if !slices.Contains(known.Also, path) && known.Path != path && len(known.Also) < 12 && !strings.HasPrefix(path, known.Path+".") {
					known.Also = append(known.Also, path)
				}
				continue
			}
			table := &Table{Path: path, Type: types[name]}
			w.byName[name] = table
			w.order = append(w.order, table)
			keys, required := w.keysOf(name)
			for _, key := range slices.Sorted(maps.Keys(keys)) {
				below := path + "." + key
				if path == "" {
					below = key
				}
				entry := w.key(key, keys[key])
				entry.Required = required[key]
				table.Keys = append(table.Keys, entry)
				of := Shape{"anyOf": keys[key]}
				later = append(later, leads{table, len(table.Keys) - 1, w.inside(of, "").tables})
				queue = append(queue, place{of, below})
			}
		}
	}
	for _, l := range later {
		for _, name := range slices.Sorted(maps.Keys(l.to)) {
			l.table.Keys[l.key].Inside = append(l.table.Keys[l.key].Inside, Inside{w.byName[name].Path, strings.Count(l.to[name], "…")})
		}
	}
}

// content is what a shape holds, as far as the next tables.
type content struct {
	tables map[string]string // the names of definitions, with the path to each
	forms  []thituyen.Title  // how scalars are written
	words  []Word
	seen   map[string]bool
}

func (w *walk) inside(shape Shape, path string) content {
	c := content{tables: map[string]string{}, seen: map[string]bool{}}
	w.into(&c, shape, path)
	return c
}

// into goes down to the tables; a definition that is none is gone through.
func (w *walk) into(c *content, shape Shape, path string) {
	for _, mark := range []string{partMark, changesMark} {
		if of, some := shape[mark].(Shape); some {
			w.into(c, of, path)
		}
	}
	if ref, some := shape["$ref"].(string); some {
		name := strings.TrimPrefix(ref, definitionsPath)
		keys, _ := w.keysOf(name)
		switch {
		case len(keys) > 0:
			c.tables[name] = path
			c.form(formTable)
			if w.definitions[name]["properties"] != nil {
				return
			}
			fallthrough // what else may stand in its place
		case !c.seen[name]:
			c.seen[name] = true
			w.into(c, w.definitions[name], path)
		}
		return
	}
	if options, some := shape["anyOf"].([]Shape); some {
		for _, of := range options {
			w.into(c, of, path)
		}
	}
	if items, some := shape["items"].(Shape); some {
		c.below(w, items, path, listOf)
	}
	if values, some := shape["additionalProperties"].(Shape); some {
		c.below(w, values, path+".…", mappingOf)
	}
	w.scalar(c, shape)
}

func (w *walk) scalar(c *content, shape Shape) {
	if words, some := shape["enum"]; some {
		in, _ := shape[wordsMark].(reflect.Type)
		for _, name := range wordsIn(words) {
			word := Word{Name: name}
			if in != nil {
				if d, owner, known := descriptionOf(in, name); known {
					word.Described, word.Owner = d, owner
				}
			}
			if !slices.ContainsFunc(c.words, func(other Word) bool { return other.Name == name }) {
				c.words = append(c.words, word)
			}
			c.form(thituyen.TitleOf(name))
		}
		return
	}
	if title, some := formOf(shape); some {
		c.form(title)
	}
}

// below goes into a list or a mapping, whose own form is worded as a whole.
func (c *content) below(w *walk, shape Shape, path string, whole func([]thituyen.Title) thituyen.Title) {
	inside := content{tables: c.tables, words: c.words, seen: c.seen}
	w.into(&inside, shape, path)
	c.words = inside.words
	c.form(whole(inside.forms))
}

func wordsIn(enum any) []string {
	var out []string
	list := reflect.ValueOf(enum)
	for i := range list.Len() {
		out = append(out, fmt.Sprint(list.Index(i).Interface()))
	}
	return out
}

func (c *content) form(title thituyen.Title) {
	if !slices.Contains(c.forms, title) {
		c.forms = append(c.forms, title)
	}
}

// keysOf gathers the keys of a definition, over all its alternatives.
func (w *walk) keysOf(name string) (keys map[string][]Shape, required map[string]bool) {
	keys, required = map[string][]Shape{}, map[string]bool{}
	var gather func(shape Shape)
	gather = func(shape Shape) {
		if shape == nil {
			return
		}
		if ref, some := shape["$ref"].(string); some {
			gather(w.definitions[strings.TrimPrefix(ref, definitionsPath)])
		}
		properties, _ := shape["properties"].(map[string]Shape)
		for key, of := range properties {
			if of[keyMark] != nil || len(keys[key]) > 0 {
				keys[key] = append(keys[key], of)
			}
		}
		list, _ := shape["required"].([]string)
		for _, key := range list {
			if properties[key] != nil {
				required[key] = true
			}
		}
		for _, several := range []string{"allOf", "anyOf"} {
			options, _ := shape[several].([]Shape)
			for _, of := range options {
				if several == "allOf" || of["$ref"] == nil {
					gather(of)
				}
			}
		}
		for _, one := range []string{"then", "else"} {
			of, _ := shape[one].(Shape)
			gather(of)
		}
	}
	if refersOnly(w.definitions[name]) {
		return keys, required
	}
	gather(w.definitions[name])
	return keys, required
}

// refersOnly reports whether a definition is but another name of one.
func refersOnly(shape Shape) bool { return len(shape) == 1 && shape["$ref"] != nil }

func (w *walk) key(name string, shapes []Shape) Key {
	out := Key{Name: name}
	for _, shape := range shapes {
		if at, some := shape[keyMark].(keyed); some && out.Owner == "" {
			if d, owner, known := descriptionOf(at.in, at.name); known {
				out.Described, out.Owner = d, owner
			}
		}
	}
	c := w.inside(Shape{"anyOf": shapes}, "")
	out.Written, out.Words = anyOfThese(c.forms), c.words
	return out
}

// The ways in which values are written.
var (
	formTable = thituyen.Title{Vi: "bảng khóa: giá trị", En: "a mapping"}
	formWords = []struct {
		sample string
		title  thituyen.Title
	}{
		{"2018-06-01", thituyen.Title{Vi: "ngày (2018-06-01)", En: "a day (2018-06-01)"}},
		{"2018-06-01T09:00", thituyen.Title{Vi: "thời điểm (2018-06-01T09:00)", En: "a moment (2018-06-01T09:00)"}},
		{"60 months", thituyen.Title{Vi: "khoảng thời gian (60 months, 5 years, 15 days, 5 working days)", En: "a span (60 months, 5 years, 15 days, 5 working days)"}},
		{"17:00", thituyen.Title{Vi: "giờ (17:00)", En: "a time of day (17:00)"}},
		{"25%", thituyen.Title{Vi: "phần trăm (25%)", En: "a percentage (25%)"}},
		{"2/9", thituyen.Title{Vi: "phân số (2/9)", En: "a fraction (2/9)"}},
	}
)

// formOf words a scalar's shape.
func formOf(shape Shape) (thituyen.Title, bool) {
	pattern, _ := shape["pattern"].(string)
	switch kind := shape["type"].(type) {
	case []string:
		if pattern != "" {
			return thituyen.Title{Vi: "mã", En: "an id"}, true
		}
		return thituyen.Title{Vi: "chữ", En: "text"}, true
	case string:
		switch kind {
		case "number":
			return thituyen.Title{Vi: "số", En: "a number"}, true
		case "integer":
			return thituyen.Title{Vi: "số nguyên", En: "a whole number"}, true
		case "boolean":
			return thituyen.Title{Vi: "true hoặc false", En: "true or false"}, true
		case "string":
			var of []thituyen.Title
			matches := regexp.MustCompile(pattern)
			for _, form := range formWords {
				if matches.MatchString(form.sample) {
					of = append(of, form.title)
				}
			}
			return anyOfThese(of), len(of) > 0
		}
	}
	return thituyen.Title{}, false
}

func anyOfThese(forms []thituyen.Title) thituyen.Title {
	var vi, en []string
	for _, form := range forms {
		vi, en = append(vi, form.Vi), append(en, form.En)
	}
	return thituyen.Title{Vi: strings.Join(vi, " | "), En: strings.Join(en, " | ")}
}

func listOf(forms []thituyen.Title) thituyen.Title {
	of := anyOfThese(forms)
	return thituyen.Title{Vi: "danh sách [" + of.Vi + "]", En: "a list [" + of.En + "]"}
}

func mappingOf(forms []thituyen.Title) thituyen.Title {
	of := anyOfThese(forms)
	return thituyen.Title{Vi: "bảng {tên: " + of.Vi + "}", En: "a mapping {name: " + of.En + "}"}
}

// HasKey reports whether a type reads a key by a field of its own.
func HasKey(t reflect.Type, key string) bool {
	_, own := forms[t]
	if own && forms[t].decode != nil || t.Kind() != reflect.Struct {
		return false
	}
	_, has := fieldsOf(t).byKey[key]
	return has
}
