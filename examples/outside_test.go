package examples

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every example builds when it is copied into a module of somebody else: it
// uses what the library offers to all.
func TestExamplesBuildOutsideTheModule(t *testing.T) {
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	ours, err := os.ReadFile(filepath.Join(root, "go.mod"))
	require.NoError(t, err)
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	require.NoError(t, err)

	outside := t.TempDir()
	_, requirements, _ := strings.Cut(string(ours), "\n")
	module := "module example.org/outside\n" + requirements +
		"\nrequire github.com/thituyen/thituyen v0.0.0\n\nreplace github.com/thituyen/thituyen => " + root + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(outside, "go.mod"), []byte(module), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(outside, "go.sum"), sums, 0o644))

	folders, err := os.ReadDir(".")
	require.NoError(t, err)
	copied := 0
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		if _, err := os.Stat(filepath.Join(folder.Name(), "go.mod")); err == nil {
			continue // a module of its own already
		}
		require.NoError(t, os.CopyFS(filepath.Join(outside, folder.Name()), sourcesOf(folder.Name())))
		copied++
	}
	require.NotZero(t, copied)
	build := exec.Command("go", "vet", "-mod=mod", "./...")
	build.Dir = outside
	build.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=-mod=mod", "GOWORK=off")
	output, err := build.CombinedOutput()
	require.NoError(t, err, string(output))
}

// sources is a folder without its tests.
type sources struct{ fs.FS }

func sourcesOf(folder string) fs.FS { return sources{os.DirFS(folder)} }

func (s sources) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(s.FS, name)
	var out []fs.DirEntry
	for _, entry := range all {
		if !strings.HasSuffix(entry.Name(), "_test.go") {
			out = append(out, entry)
		}
	}
	return out, err
}
