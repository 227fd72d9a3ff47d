package policytest

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// source is a regulation with the nodes of its document.
type source struct {
	name       string // the file, or the preset's id
	root       *document.Node
	regulation *regulation.Regulation
	index      sync.Once
	places     map[string]thituyen.Path // of the rules, see [source.find]
}

// readSource reads a regulation by the path of its document or the id of a
// preset.
func readSource(fsys fs.FS, name string) (*source, error) {
	file, text, err := name, []byte(nil), error(nil)
	if slices.Contains(regulation.Presets(), name) {
		file = name + ".yaml"
		text, err = regulation.PresetText(name)
	} else {
		file = path.Clean(name)
		text, err = fs.ReadFile(fsys, file)
	}
	if err != nil {
		return nil, fmt.Errorf("%w; name the file of a regulation, or one of the presets: %s", err, strings.Join(regulation.Presets(), ", "))
	}
	root, mistakes := document.Parse(file, text)
	if root == nil {
		return nil, mistakes
	}
	reg, err := regulation.FromNodes(root)
	if err != nil {
		return nil, err
	}
	return &source{name: name, root: root, regulation: reg}, nil
}

// excuses are why changes of some rules need no case that notices them, as
// the regulation writes it down.
func (s *source) excuses() []regulation.Excuse { return s.regulation.Document().Excused }
