package thituyen_test

import (
	"bytes"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/thituyen/thituyen"

// publicPackages are the library's packages as the compiler exports them.
func publicPackages(t *testing.T) []*types.Package {
	t.Helper()
	var failed bytes.Buffer
	list := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}} {{.Name}}", "./...")
	list.Stderr = &failed
	text, err := list.Output()
	require.NoError(t, err, failed.String())
	exports := map[string]string{}
	var public []string
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		exports[words[0]] = words[1]
		ours := words[0] == module || strings.HasPrefix(words[0], module+"/")
		if ours && words[len(words)-1] != "main" && !strings.Contains(words[0], "/internal/") && !strings.Contains(words[0], "/examples") {
			public = append(public, words[0])
		}
	}
	compiler := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	var out []*types.Package
	for _, path := range public {
		pkg, err := compiler.Import(path)
		require.NoError(t, err, path)
		out = append(out, pkg)
	}
	return out
}

// door looks at what one public declaration names.
type door struct {
	at    string
	found []string
	seen  map[types.Type]bool
}

func (d *door) refuse(what string, args ...any) {
	d.found = append(d.found, d.at+": "+fmt.Sprintf(what, args...))
}

// named looks at the name of a type: it must be one that a reader of the
// documentation can follow.
func (d *door) named(object *types.TypeName) {
	switch {
	case object.Pkg() == nil || !strings.HasPrefix(object.Pkg().Path(), module):
	case strings.Contains(object.Pkg().Path(), "/internal/"):
		d.refuse("names %s of an internal package", object.Name())
	case !object.Exported():
		d.refuse("names %s.%s, which is not exported", object.Pkg().Name(), object.Name())
	}
}

func (d *door) look(t types.Type) {
	if d.seen[t] {
		return
	}
	d.seen[t] = true
	switch t := t.(type) {
	case *types.Alias:
		d.named(t.Obj())
		d.arguments(t.TypeArgs())
	case *types.Named:
		d.named(t.Obj())
		d.arguments(t.TypeArgs())
	case *types.Pointer:
		d.look(t.Elem())
	case *types.Slice:
		d.look(t.Elem())
	case *types.Array:
		d.look(t.Elem())
	case *types.Chan:
		d.look(t.Elem())
	case *types.Map:
		d.look(t.Key())
		d.look(t.Elem())
	case *types.Signature:
		for v := range t.Params().Variables() {
			d.look(v.Type())
		}
		for v := range t.Results().Variables() {
			d.look(v.Type())
		}
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() {
				d.look(f.Type())
			}
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			if m.Exported() {
				d.look(m.Type())
			}
		}
	}
}

func (d *door) arguments(list *types.TypeList) {
	for t := range list.Types() {
		d.look(t)
	}
}

// readersAlone are methods that only the reader of documents would call.
var readersAlone = []string{"DecodeDocument", "DocumentShape", "EncodeDocument", "DocumentOneKey"}

// No public declaration names a type of an internal package or one that is
// not exported, and no exported method is the reader's alone.
func TestWhatIsPublicNamesWhatIsPublic(t *testing.T) {
	var found []string
	for _, pkg := range publicPackages(t) {
		for _, name := range pkg.Scope().Names() {
			object := pkg.Scope().Lookup(name)
			if !object.Exported() {
				continue
			}
			at := strings.TrimPrefix(pkg.Path(), module+"/") + "." + name
			d := door{at: at, seen: map[types.Type]bool{}}
			if declared, ok := object.(*types.TypeName); ok {
				if alias, ok := declared.Type().(*types.Alias); ok {
					d.look(alias.Rhs())
				} else {
					d.look(declared.Type().Underlying())
				}
				set := types.NewMethodSet(types.NewPointer(declared.Type()))
				for selection := range set.Methods() {
					method := selection.Obj()
					if !method.Exported() {
						continue
					}
					d.at = at + "." + method.Name()
					d.look(method.Type())
					if slices.Contains(readersAlone, method.Name()) || method.Name() == "Values" && method.Type().String() == "func() []string" {
						d.refuse("is for the reader of documents alone")
					}
				}
			} else {
				d.look(object.Type())
			}
			found = append(found, d.found...)
		}
	}
	require.Empty(t, found, strings.Join(found, "\n"))
}
