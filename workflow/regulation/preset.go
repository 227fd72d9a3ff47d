package regulation

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"cloud.google.com/go/civil"
)

//go:embed presets/*.yaml
var presets embed.FS

// Presets lists the ids of the regulations that come with the library, in
// order. What in them rests on no source stands among their assumptions.
func Presets() []string {
	var ids []string
	for _, name := range presetNames() {
		id, _, _ := strings.Cut(name, "@")
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// PresetVersions lists the names of the versions of a preset, the first to
// come into force first: its id alone where there is one, else its id and the
// first day of each, as in nd-138-2020@2023-04-10. An id that no preset has
// has none.
func PresetVersions(id string) []string {
	var names []string
	for _, name := range presetNames() {
		if name == id || strings.HasPrefix(name, id+"@") {
			names = append(names, name)
		}
	}
	return names
}

// presetNames are the names of the files, in order: id, or id@first-day.
func presetNames() []string {
	files, _ := fs.Glob(presets, "presets/*.yaml")
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	return files
}

// IsPreset reports whether a name is one that [Preset] knows: an id, or an id
// with a day on which a version of it is in force.
func IsPreset(name string) bool {
	_, err := presetName(name)
	return err == nil
}

// presetName finds the file for a name: the last version of an id, or the one
// in force on the day behind the @.
func presetName(name string) (string, error) {
	id, day, dated := strings.Cut(name, "@")
	versions := PresetVersions(id)
	switch {
	case len(versions) == 0:
		return "", fmt.Errorf("regulation: no preset %q; there are %s", id, strings.Join(Presets(), ", "))
	case !dated:
		return versions[len(versions)-1], nil
	case slices.Contains(versions, name):
		return name, nil
	}
	asked, err := civil.ParseDate(day)
	if err != nil {
		return "", fmt.Errorf("regulation: behind the @ of %q stands a day, as in %s@2023-04-10", name, id)
	}
	for _, version := range versions {
		var r *Regulation
		if r, err = presetFile(version); err == nil {
			err = r.InForce(asked)
		}
		if err == nil {
			return version, nil
		}
	}
	return "", err
}

// PresetText returns a preset as written, to read or to start a regulation of
// one's own from. It is named as [Preset] names it.
func PresetText(name string) ([]byte, error) {
	file, err := presetName(name)
	if err != nil {
		return nil, err
	}
	return presets.ReadFile("presets/" + file + ".yaml")
}

// Preset returns a regulation that comes with the library: by its id, of
// several versions the last; or by its id and a day, as in
// nd-138-2020@2023-04-10, the version in force on that day.
func Preset(name string) (*Regulation, error) {
	file, err := presetName(name)
	if err != nil {
		return nil, err
	}
	return presetFile(file)
}

// compiled keeps each preset once it was asked for: the texts are constant,
// and so are the answers.
var compiled sync.Map // of func() (*Regulation, error) by name

func presetFile(name string) (*Regulation, error) {
	once, _ := compiled.LoadOrStore(name, sync.OnceValues(func() (*Regulation, error) {
		text, err := presets.ReadFile("presets/" + name + ".yaml")
		if err != nil {
			return nil, err
		}
		return Parse(name+".yaml", text)
	}))
	return once.(func() (*Regulation, error))()
}

var presetLibrary = sync.OnceValues(func() (*Library, error) {
	var all []*Regulation
	for _, name := range presetNames() {
		r, err := presetFile(name)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return NewLibrary(all...)
})

// PresetLibrary holds every preset in every version: to ask which one is in
// force, or which one governs an examination, on a day.
func PresetLibrary() (*Library, error) { return presetLibrary() }
