package reference

import (
	"reflect"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/programme"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// roots are the types of the formats.
var roots = []struct {
	document Document
	of       reflect.Type
}{
	{Regulation, reflect.TypeFor[regulation.Document]()},
	{Suite, reflect.TypeFor[policytest.Suite]()},
	{Programme, reflect.TypeFor[programme.Document]()},
}

// format is the table of keys of one of the formats, with the entry of each.
type format struct {
	tables map[string]document.Table // by path
	entry  map[string]*Entry         // by the path of the table, a blank and the key
}

// section is a mapping and its keys, as the written reference shows them.
type section struct {
	document Document
	path     string
	keys     []*Entry
}

// common are the keys that mean the same wherever they stand.
const common = ".any"

func (w *whole) keys() {
	known := map[string]*Entry{} // by type and key
	for _, root := range roots {
		first := len(w.sections)
		f := &format{tables: map[string]document.Table{}, entry: map[string]*Entry{}}
		w.formats[root.document] = f
		for _, table := range document.Tables(root.of) {
			f.tables[table.Path] = table
			s := section{document: root.document, path: table.Path}
			for _, key := range table.Keys {
				id := table.Type.String() + " " + key.Name
				if strings.HasSuffix(key.Owner, common) {
					id = common + " " + key.Name
				}
				e, met := known[id]
				if !met {
					e = entryOf(root.document, key)
					known[id] = e
					w.entries = append(w.entries, e)
				}
				for _, path := range append([]string{table.Path}, table.Also...) {
					e.Paths = append(e.Paths, strings.TrimPrefix(path+"."+key.Name, "."))
				}
				f.entry[table.Path+" "+key.Name] = e
				if !met {
					s.keys = append(s.keys, e)
				}
			}
			if len(s.keys) > 0 {
				w.sections = append(w.sections, s)
			}
		}
		slices.SortStableFunc(w.sections[first:], func(a, b section) int { return strings.Compare(a.path, b.path) })
		for at, e := range f.entry {
			path, name, _ := strings.Cut(at, " ")
			for _, key := range f.tables[path].Keys {
				if key.Name == name && len(e.Keys) == 0 {
					e.Keys = f.inside(key)
				}
			}
		}
	}
}

func entryOf(in Document, key document.Key) *Entry {
	e := &Entry{
		Kind: Key, Name: key.Name, Document: in, Required: key.Required, Written: key.Written,
		Meaning: key.Meaning(), Unit: key.Unit, Default: key.Default, Example: key.Example, find: key.Find,
	}
	for _, word := range key.Words {
		e.Words = append(e.Words, Word{Name: word.Name, Meaning: word.Meaning()})
	}
	return e
}

// inside lists the keys of the tables that stand at a key.
func (f *format) inside(key document.Key) []string {
	var out []string
	for _, to := range key.Inside {
		for _, inner := range f.tables[to.Path].Keys {
			out = append(out, inner.Name)
		}
	}
	return out
}

// place is a table on the way along a path, or the names still to be passed
// before it.
type place struct {
	table string
	names int
}

// At tells of the key that a path of a document ends at, or of the last key
// that the path passes before names and words of the author's own; false where
// it passes none.
func At(in Document, path thituyen.Path) (Entry, bool) {
	f, known := made().formats[in]
	if !known {
		return Entry{}, false
	}
	var last *Entry
	at := []place{{}}
	for _, name := range path.Keys() {
		var next []place
		for _, p := range at {
			if p.names > 0 {
				next = append(next, place{p.table, p.names - 1})
				continue
			}
			for _, key := range f.tables[p.table].Keys {
				if key.Name != name {
					continue
				}
				last = f.entry[p.table+" "+name]
				for _, to := range key.Inside {
					next = append(next, place{to.Path, to.Names})
				}
			}
		}
		at = next
	}
	if last == nil {
		return Entry{}, false
	}
	return last.copied(), true
}
