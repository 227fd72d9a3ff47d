package policytest

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// suiteFiles lists the documents under the given paths, folders walked, in
// order and each once.
func suiteFiles(fsys fs.FS, paths []string) ([]string, error) {
	var files []string
	for _, p := range paths {
		err := fs.WalkDir(fsys, path.Clean(p), func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !entry.IsDir() && isDocument(name) {
				files = append(files, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

func isDocument(name string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(path.Ext(name)))
}

var (
	saysSuite      = regexp.MustCompile(`(?m)^\s*[{]?\s*["']?suite["']?\s*:`)
	saysRegulation = regexp.MustCompile(`(?m)^\s*[{]?\s*["']?regulation["']?\s*:\s*([^\s,#}]+)`)
)

// regulations finds the regulations that suites name: by path, by id among
// the documents beside them and those that were given, and by id among the
// presets. Each is read once.
type regulations struct {
	fsys   fs.FS
	files  []string // documents among which ids are looked for
	byFile map[string]loaded
	ids    map[string]string   // the id of the regulation in a file, "" for none
	beside map[string][]string // the documents of a folder
}

type loaded struct {
	regulation *regulation.Regulation
	err        error
}

func newRegulations(fsys fs.FS, files []string) *regulations {
	return &regulations{fsys: fsys, files: files, byFile: map[string]loaded{}, ids: map[string]string{}, beside: map[string][]string{}}
}

// load reads the regulation in a file.
func (r *regulations) load(file string) (*regulation.Regulation, error) {
	l, known := r.byFile[file]
	if !known {
		l.regulation, l.err = regulation.Load(r.fsys, file)
		r.byFile[file] = l
	}
	return l.regulation, l.err
}

// named returns the regulation that a suite names, in the version in force on
// a day where several documents have that id.
func (r *regulations) named(name, suite string, day *civil.Date) (*regulation.Regulation, error) {
	if isDocument(name) {
		return r.load(path.Join(path.Dir(suite), name))
	}
	candidates := r.holding(name, suite)
	if len(candidates) == 0 {
		if slices.Contains(regulation.Presets(), name) {
			return regulation.Preset(name)
		}
		return nil, regulation.Mistake{Reason: document.NotOneOf(name, regulation.Presets())}
	}
	for _, file := range candidates {
		reg, err := r.load(file)
		if err != nil || len(candidates) == 1 || day != nil && reg.InForce(*day) == nil {
			return reg, err
		}
	}
	return r.load(candidates[len(candidates)-1])
}

// holding lists the files whose regulation has an id: those beside the suite
// where there are any, else those anywhere among the given documents.
func (r *regulations) holding(id, suite string) []string {
	if files := r.withID(id, r.folder(path.Dir(suite))); len(files) > 0 {
		return files
	}
	return r.withID(id, r.files)
}

func (r *regulations) folder(name string) []string {
	files, known := r.beside[name]
	if !known {
		entries, _ := fs.ReadDir(r.fsys, name) // a folder that cannot be read holds none
		for _, e := range entries {
			if !e.IsDir() && isDocument(e.Name()) {
				files = append(files, path.Join(name, e.Name()))
			}
		}
		r.beside[name] = files
	}
	return files
}

func (r *regulations) withID(id string, files []string) []string {
	var out []string
	for _, file := range files {
		if r.id(file) == id {
			out = append(out, file)
		}
	}
	return out
}

// id reads the id of the regulation in a file. Where the document cannot be
// read, the line that names it is enough to show why a suite cannot run.
func (r *regulations) id(file string) string {
	id, known := r.ids[file]
	if known {
		return id
	}
	text, err := fs.ReadFile(r.fsys, file)
	if line := saysRegulation.FindSubmatch(text); err == nil && line != nil && !saysSuite.Match(text) {
		id = strings.Trim(string(line[1]), `"'`)
		if root, _ := document.Parse(file, text); root != nil {
			if n := root.Get("regulation"); n != nil {
				id = n.Text
			}
		}
	}
	r.ids[file] = id
	return id
}
