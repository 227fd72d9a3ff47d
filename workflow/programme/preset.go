package programme

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed presets/*.yaml
var presets embed.FS

// Presets lists the ids of the programmes that come with the library, in
// order. What in them rests on no source stands among their assumptions.
func Presets() []string {
	var ids []string
	files, _ := fs.Glob(presets, "presets/*.yaml") // the pattern is well formed
	for _, file := range files {
		ids = append(ids, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	return ids
}

// PresetText returns a preset as written, to read or to start a programme of
// one's own from.
func PresetText(id string) ([]byte, error) {
	if !slices.Contains(Presets(), id) {
		return nil, fmt.Errorf("programme: no preset %q; there are %s", id, strings.Join(Presets(), ", "))
	}
	return presets.ReadFile("presets/" + id + ".yaml")
}

// Preset returns a programme that comes with the library. It has no plans:
// give it each year's by [Programme.With].
func Preset(id string) (*Programme, error) {
	text, err := PresetText(id)
	if err != nil {
		return nil, err
	}
	return Parse(id+".yaml", text)
}
