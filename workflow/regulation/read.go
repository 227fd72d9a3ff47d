package regulation

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/thituyen/thituyen/internal/document"
)

// Read reads a regulation by the path of its document, or by the id of a
// preset. Mistakes in the document are the error.
func Read(fsys fs.FS, name string) (*Regulation, error) {
	file, text, err := ReadText(fsys, name)
	if err != nil {
		return nil, err
	}
	return Parse(file, text)
}

// ReadText reads the text of a document by its path, or by the id of a preset,
// and the name to show as its file.
func ReadText(fsys fs.FS, name string) (file string, text []byte, err error) {
	if IsPreset(name) {
		file = name + ".yaml"
		text, err = PresetText(name)
	} else {
		file = path.Clean(name)
		text, err = document.ReadFile(fsys, file)
	}
	if err != nil {
		return "", nil, fmt.Errorf("%w; name the file of a regulation, or one of the presets: %s", err, strings.Join(Presets(), ", "))
	}
	return file, text, nil
}
