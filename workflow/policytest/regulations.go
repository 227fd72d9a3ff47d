package policytest

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"cloud.google.com/go/civil"
	"golang.org/x/text/unicode/norm"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// regulations finds the regulations that suites name: by path, by id among
// the documents beside them and those that were given, and by id among the
// presets. Each is read once. It is safe for concurrent use.
type regulations struct {
	fsys  fs.FS
	files []string // documents among which ids are looked for

	mutex  sync.Mutex
	loads  map[string]func() known   // by file, or by the id of a preset behind a colon
	ids    map[string]func() string  // by file, "" for none
	beside map[string][]string       // the documents of a folder
	named  map[nameFrom]func() found // where each suite's name leads
}

// nameFrom is a name as suites in a folder say it.
type nameFrom struct{ name, folder string }

// found is where a name leads: to documents of which one is the version in
// force, or to one regulation. Of a preset, one is its last version.
type found struct {
	id       string
	versions []string
	load     func(version string) known
	one      known
}

// known is a regulation that a suite names: compiled, or with the mistakes of
// its document, or with what is wrong with the name itself.
type known struct {
	name       string // the file, or the preset's id
	regulation *bound
	broken     thituyen.Mistakes
	missing    error
}

func newRegulations(fsys fs.FS, files []string) *regulations {
	return &regulations{
		fsys: fsys, files: files, loads: map[string]func() known{},
		ids: map[string]func() string{}, beside: map[string][]string{}, named: map[nameFrom]func() found{},
	}
}

// holdNone notes files that are known to hold no regulation.
func (r *regulations) holdNone(files []string) {
	for _, file := range files {
		r.ids[file] = func() string { return "" }
	}
}

// load reads the regulation in a file.
func (r *regulations) load(file string) known {
	return r.once(file, func() known {
		reg, err := regulation.Load(r.fsys, file)
		return knownAs(file, reg, err)
	})
}

// preset reads a regulation that comes with the library.
func (r *regulations) preset(name string) known {
	return r.once(":"+name, func() known {
		reg, err := regulation.Preset(name)
		return knownAs(name, reg, err)
	})
}

// once is what was loaded under a name, loaded now where it was not.
func (r *regulations) once(name string, load func() known) known {
	r.mutex.Lock()
	loaded := r.loads[name]
	if loaded == nil {
		loaded = sync.OnceValue(load)
		r.loads[name] = loaded
	}
	r.mutex.Unlock()
	return loaded()
}

func knownAs(name string, reg *regulation.Regulation, err error) known {
	out := known{name: name, regulation: bind(reg)}
	if mistakes, ok := document.Of(err); ok {
		out.regulation, out.broken = nil, mistakes
	} else if errors.Is(err, fs.ErrNotExist) {
		out.regulation, out.missing = nil, wrongName("no_file", param("file", name))
	} else if err != nil {
		out.regulation, out.missing = nil, wrongName("cannot_read", param("detail", name+": "+plainError(err)))
	}
	return out
}

// wrongName is the mistake of a name that leads to no regulation.
func wrongName(code string, params ...thituyen.Param) error {
	return document.At(thituyen.Path{}.Key("regulation"), sentences.Reason(code, params...))
}

// find returns the regulation that a suite names, in the version in force on
// a day where several documents have that id.
func (r *regulations) find(name, suite string, day *civil.Date) known {
	key := nameFrom{name, path.Dir(suite)}
	r.mutex.Lock()
	lead := r.named[key]
	if lead == nil {
		lead = sync.OnceValue(func() found { return r.lead(name, suite) })
		r.named[key] = lead
	}
	r.mutex.Unlock()
	f := lead()
	if len(f.versions) == 0 || day == nil && f.one.regulation != nil {
		return f.one
	}
	return f.inForce(day)
}

// lead is where a name leads.
func (r *regulations) lead(name, suite string) found {
	if isDocument(name) {
		return found{one: r.load(path.Join(path.Dir(suite), name))}
	}
	id := norm.NFC.String(name)
	if files := r.withID(id, suite, r.folder(path.Dir(suite)), r.files); len(files) > 0 {
		return found{id: id, versions: files, load: r.load}
	}
	if versions := regulation.PresetVersions(id); len(versions) > 0 {
		return found{id: id, versions: versions, load: r.preset, one: r.preset(id)}
	}
	if regulation.IsPreset(id) {
		return found{one: r.preset(id)}
	}
	if files := r.withID(id, suite, r.around(path.Dir(suite))); len(files) > 0 {
		return found{id: id, versions: files, load: r.load}
	}
	for _, extension := range []string{".yaml", ".yml", ".json"} {
		file := path.Join(path.Dir(suite), name+extension)
		if _, err := fs.Stat(r.fsys, file); err == nil {
			return found{one: r.load(file)}
		}
	}
	return found{one: known{missing: document.At(thituyen.Path{}.Key("regulation"), document.NotOneOf(name, r.allIDs(suite)))}}
}

// allIDs lists the ids that the suite could have named.
func (r *regulations) allIDs(suite string) []string {
	ids := regulation.Presets()
	for _, file := range slices.Concat(r.folder(path.Dir(suite)), r.files) {
		if id := r.id(file); id != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// inForce picks, of several documents with one id, the version in force.
func (f found) inForce(day *civil.Date) known {
	var all, inForce []known
	for _, version := range f.versions {
		k := f.load(version)
		if len(f.versions) == 1 || k.regulation == nil {
			return k
		}
		all = append(all, k)
		if day != nil && k.regulation.InForce(*day) == nil {
			inForce = append(inForce, k)
		}
	}
	switch {
	case len(inForce) == 1:
		return inForce[0]
	case day != nil && len(inForce) == 0: // running it tells which days are in force
		return nearest(all, *day)
	}
	return known{missing: wrongName("several_documents", param("id", f.id), param("files", f.versions))}
}

// nearest is, of versions of which none is in force on a day, the last that
// had begun by then, else the first to begin.
func nearest(versions []known, day civil.Date) known {
	slices.SortStableFunc(versions, func(a, b known) int { return strings.Compare(a.regulation.from(), b.regulation.from()) })
	found := versions[0]
	for _, v := range versions {
		if from := v.regulation.from(); from != "" && from <= day.String() {
			found = v
		}
	}
	return found
}

// withID lists the files whose regulation has an id: of those that are
// nearest to the suite, as folders go.
func (r *regulations) withID(id, suite string, places ...[]string) []string {
	var nearest []string
	near := -1
	for _, file := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(places...)))) {
		if r.id(file) != id {
			continue
		}
		n := shared(path.Dir(suite), path.Dir(file))
		if n > near {
			nearest, near = nil, n
		}
		if n == near {
			nearest = append(nearest, file)
		}
	}
	return nearest
}

// shared counts the folders that two share; all of them, and one more, where
// they are the same.
func shared(a, b string) int {
	if a == b {
		return len(a) + 1
	}
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return len(strings.Join(x[:n], "/"))
}

// folder lists the documents of a folder; of one that cannot be read none.
func (r *regulations) folder(name string) []string {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	files, listed := r.beside[name]
	if !listed {
		entries, _ := fs.ReadDir(r.fsys, name)
		for _, e := range entries {
			if !e.IsDir() && isDocument(e.Name()) {
				files = append(files, path.Join(name, e.Name()))
			}
		}
		r.beside[name] = files
	}
	return files
}

// mostAround bounds how many folders are looked at around a suite.
const mostAround = 50

// around lists the documents of the folder above, and of those beside.
func (r *regulations) around(name string) []string {
	above := path.Join(name, "..")
	files := r.folder(above)
	entries, _ := fs.ReadDir(r.fsys, above)
	for i, e := range entries {
		if e.IsDir() && i < mostAround {
			files = slices.Concat(files, r.folder(path.Join(above, e.Name())))
		}
	}
	return files
}

// saysRegulation finds the id in a document that cannot be read, so that its
// mistakes are shown.
var saysRegulation = regexp.MustCompile(`(?m)^\s*[{]?\s*["']?regulation["']?\s*:\s*([^\s,#}]+)`)

// id reads the id of the regulation in a file, "" where it holds none.
func (r *regulations) id(file string) string {
	r.mutex.Lock()
	read := r.ids[file]
	if read == nil {
		read = sync.OnceValue(func() string { return idOf(r.fsys, file) })
		r.ids[file] = read
	}
	r.mutex.Unlock()
	return read()
}

func idOf(fsys fs.FS, file string) string {
	text, err := document.ReadFile(fsys, file)
	if err != nil || !bytes.Contains(text, []byte("regulation")) {
		return ""
	}
	root, _ := document.Parse(file, text)
	if root == nil {
		line := saysRegulation.FindSubmatch(text)
		if line == nil || saysSuite.Match(text) {
			return ""
		}
		return norm.NFC.String(strings.Trim(string(line[1]), `"'`))
	}
	if n := root.Get("regulation"); n != nil && n.Kind == document.Scalar && !isSuite(root) {
		return norm.NFC.String(n.Text)
	}
	return ""
}

// brokenRegulations tells the mistakes of each regulation once.
type brokenRegulations map[string]thituyen.Mistakes

func (b brokenRegulations) list() []BrokenRegulation {
	var out []BrokenRegulation
	for _, file := range sortedKeys(b) {
		out = append(out, BrokenRegulation{File: file, Mistakes: b[file]})
	}
	return out
}
