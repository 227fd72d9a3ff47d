package policytest

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// foundFile is a document under the paths, or a folder that could not be
// read.
type foundFile struct {
	name  string
	named bool // itself, not the folder it is in
	err   error
	text  []byte // once it was read
}

// suiteFiles lists the documents under the given paths in order and each
// once. Folders are walked; a file that is named itself is taken whatever its
// name. The error is that of a path that does not exist.
func suiteFiles(fsys fs.FS, paths []string) ([]foundFile, error) {
	var files []foundFile
	for _, p := range paths {
		root := path.Clean(p)
		err := fs.WalkDir(document.Files(fsys), root, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil && name == root:
				return err
			case err != nil:
				files = append(files, foundFile{name: name, err: err})
				return fs.SkipDir
			case entry.IsDir() && entry.Name() == ".git":
				return fs.SkipDir
			case !entry.IsDir() && (isDocument(name) || name == root):
				files = append(files, foundFile{name: name, named: name == root})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(files, func(a, b foundFile) int {
		if a.name == b.name && a.named != b.named {
			return map[bool]int{true: -1, false: 1}[a.named]
		}
		return strings.Compare(a.name, b.name)
	})
	return slices.CompactFunc(files, func(a, b foundFile) bool { return a.name == b.name }), nil
}

func isDocument(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".txt") // which some editors add unseen
	return slices.Contains([]string{".yaml", ".yml", ".json"}, path.Ext(name))
}

// saysSuite recognises a suite whose text cannot be read as a document.
var saysSuite = regexp.MustCompile(`(?m)(^\s*|[{,]\s*)["']?suite["']?\s*:`)

// readSuite reads the suite in a document: nil where it holds none.
func readSuite(fsys fs.FS, file *foundFile) *suiteRun {
	s := &suiteRun{result: SuiteResult{File: file.name}}
	if file.err == nil {
		file.text, file.err = document.ReadFile(fsys, file.name)
	}
	text, err := file.text, file.err
	if err != nil {
		reason := sentences.Reason("cannot_read", param("detail", plainError(err)))
		s.result.Mistakes = thituyen.Mistakes{document.At(thituyen.Path{}.Key(file.name), reason)}
		return s
	}
	if !bytes.Contains(text, []byte("suite")) && !bytes.Contains(text, []byte("cases")) && !bytes.Contains(text, []byte(`\u`)) {
		return nil
	}
	root, mistakes := document.Parse(file.name, text, document.LongKeys(reflect.TypeFor[Suite]())...)
	switch {
	case root == nil && !saysSuite.Match(text):
		return nil
	case root != nil && !isSuite(root):
		return nil
	}
	s.root, s.result.Mistakes = root, mistakes
	if root != nil {
		s.decode()
	}
	return s
}

// isSuite reports whether a document is a suite, or one whose author forgot
// to say so: no other document has cases and a regulation that is a name.
func isSuite(root *document.Node) bool {
	if root.Get("suite") != nil {
		return true
	}
	cases, named := root.Get("cases"), root.Get("regulation")
	return cases != nil && cases.Kind == document.Sequence && named != nil && named.Kind == document.Scalar
}

// plainError is an error of the file system without the name that stands
// beside it.
func plainError(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}
