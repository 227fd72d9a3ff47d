package regulation

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed presets/*.yaml
var presets embed.FS

// Presets lists the ids of the regulations that come with the library, in
// order. What in them rests on no source stands among their assumptions.
func Presets() []string {
	var ids []string
	files, _ := fs.Glob(presets, "presets/*.yaml")
	for _, file := range files {
		ids = append(ids, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	return ids
}

// PresetText returns a preset as written, to read or to start a regulation of
// one's own from.
func PresetText(id string) ([]byte, error) {
	if !slices.Contains(Presets(), id) {
		return nil, fmt.Errorf("regulation: no preset %q; there are %s", id, strings.Join(Presets(), ", "))
	}
	return presets.ReadFile("presets/" + id + ".yaml")
}

// compiled keeps each preset once it was asked for: the texts are constant,
// and so are the answers.
var compiled sync.Map // of func() (*Regulation, error) by id

// Preset returns a regulation that comes with the library.
func Preset(id string) (*Regulation, error) {
	text, err := PresetText(id)
	if err != nil {
		return nil, err
	}
	once, _ := compiled.LoadOrStore(id, sync.OnceValues(func() (*Regulation, error) { return Parse(id+".yaml", text) }))
	return once.(func() (*Regulation, error))()
}
