package document

import (
	_ "embed"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/thituyen/thituyen"
)

// Described is what people are told of a key, or of a word, of the formats.
type Described struct {
	Vi string `doc:"vi" validate:"required"`
	En string `doc:"en" validate:"required"`
	// Unit is what a number counts.
	Unit thituyen.Title `doc:"unit"`
	// Default is what a key left out means.
	Default thituyen.Title `doc:"default"`
	// Example is a value of the key, as a document has it.
	Example string `doc:"example"`
	// Find are other words by which people look for it.
	Find []string `doc:"find"`
}

// Meaning is what it means, in both languages.
func (d Described) Meaning() thituyen.Title { return thituyen.Title{Vi: d.Vi, En: d.En} }

// descriptions are the texts that describe the types of a package: a mapping
// from the name of a type to a mapping from its keys and words to what they
// mean. They are written while packages are initialised and read when they are
// first asked for.
var descriptions = map[string][]byte{}

//go:embed reference.yaml
var ownDescription []byte

func init() { Describe[Described](ownDescription) }

// anyType is the name under which keys stand that mean the same in every type.
const anyType = "any"

// Describe enters the text that describes the types of the package of T.
func Describe[T any](text []byte) { describeIn(packageOf(reflect.TypeFor[T]()), text) }

func describeIn(name string, text []byte) {
	if _, twice := descriptions[name]; twice {
		panic("document: two descriptions for " + name)
	}
	descriptions[name] = text
}

// packageOf is the package whose text describes a type: the root package's
// own types are described here.
func packageOf(t reflect.Type) string {
	if root := reflect.TypeFor[thituyen.Title]().PkgPath(); t.PkgPath() == root {
		return reflect.TypeFor[Described]().PkgPath()
	}
	return t.PkgPath()
}

// described holds what was read, by package, type and name.
var described = sync.OnceValue(func() map[string]map[string]map[string]Described {
	out := map[string]map[string]map[string]Described{}
	for name, text := range descriptions {
		root, mistakes := Parse("reference.yaml", text)
		var of map[string]map[string]Described
		mistakes = Join(mistakes, Decode(root, &of))
		if err := Join(mistakes, In(Check(of), root)).Err(); err != nil {
			panic(fmt.Sprintf("document: the description of %s: %v", name, err))
		}
		out[name] = of
	}
	return out
})

// descriptionOf is what is told of a key or word of a type, and the type under
// whose name it stands.
func descriptionOf(t reflect.Type, name string) (Described, string, bool) {
	all := described()
	own := all[packageOf(t)]
	typeName, _, _ := strings.Cut(t.Name(), "[") // of a generic type
	if d, known := own[typeName][name]; known {
		return d, packageOf(t) + "." + typeName, true
	}
	here := reflect.TypeFor[Described]().PkgPath()
	d, known := all[here][anyType][name]
	return d, here + "." + anyType, known
}

// declaring is the type in which a field stands that may be promoted from an
// embedded one.
func declaring(t reflect.Type, index []int) reflect.Type {
	for _, i := range index[:len(index)-1] {
		if t = t.Field(i).Type; t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
	}
	return t
}

// Stray lists the descriptions of keys and words that no type of these
// documents has.
func Stray(roots ...reflect.Type) []string {
	used := map[string]bool{}
	for _, root := range roots {
		for _, table := range Tables(root) {
			for _, key := range table.Keys {
				used[key.Owner+"."+key.Name] = true
				for _, word := range key.Words {
					used[word.Owner+"."+word.Name] = true
				}
			}
		}
	}
	var out []string
	for pkg, types := range described() {
		for name, keys := range types {
			for key := range keys {
				if full := pkg + "." + name + "." + key; !used[full] {
					out = append(out, full)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}

// inWords writes the marks of descriptions as an editor shows them.
func inWords(shape Shape) Shape {
	out := make(Shape, len(shape))
	for key, value := range shape {
		switch v := value.(type) {
		case Shape:
			out[key] = inWords(v)
		case map[string]Shape:
			out[key] = eachShape(v, inWords)
		case []Shape:
			list := make([]Shape, len(v))
			for i := range v {
				list[i] = inWords(v[i])
			}
			out[key] = list
		case keyed:
			if d, _, known := descriptionOf(v.in, v.name); known {
				out["description"] = d.hover()
			}
		default:
			if key != wordsMark {
				out[key] = value
			}
		}
	}
	if in, some := shape[wordsMark].(reflect.Type); some {
		var vi, en []string
		for _, name := range wordsIn(shape["enum"]) {
			if d, _, known := descriptionOf(in, name); known {
				vi, en = append(vi, name+": "+d.Vi), append(en, name+": "+d.En)
			}
		}
		if len(vi) > 0 {
			out["description"] = strings.Join(vi, "\n") + "\n\n" + strings.Join(en, "\n")
		}
	}
	return out
}

// hover is the description as an editor shows it over a key.
func (d Described) hover() string {
	line := func(meaning, unit, unless, left string) string {
		if unit != "" {
			meaning += " (" + unit + ")"
		}
		if unless != "" {
			meaning += " " + left + ": " + unless + "."
		}
		return meaning
	}
	vi := line(d.Vi, d.Unit.Vi, d.Default.Vi, "Không ghi thì hiểu là")
	en := line(d.En, d.Unit.En, d.Default.En, "Left out")
	if d.Example != "" {
		return vi + "\n" + en + "\n→ " + d.Example
	}
	return vi + "\n" + en
}
