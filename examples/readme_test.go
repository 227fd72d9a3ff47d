// Package examples holds programs, each one a way to use the library. Its own
// test does what the READMEs say, word by word.
package examples

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// block is a fenced block of a README with the text that leads to it.
type block struct{ kind, text, lead string }

var fence = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$")

func blocks(t *testing.T, file string) []block {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", file))
	require.NoError(t, err)
	var out []block
	from := 0
	for _, m := range fence.FindAllStringSubmatchIndex(string(text), -1) {
		out = append(out, block{string(text[m[2]:m[3]]), string(text[m[4]:m[5]]), string(text[from:m[0]])})
		from = m[1]
	}
	require.NotEmpty(t, out)
	return out
}

var readmes = []string{"README.md", "README.vi.md"}

// programs builds each example once and runs it in a folder.
type programs struct {
	t   *testing.T
	bin string
}

func (p programs) run(folder, command string) string {
	p.t.Helper()
	words := strings.Fields(command)
	require.GreaterOrEqual(p.t, len(words), 3, command)
	name := strings.TrimPrefix(words[2], "./examples/")
	binary := filepath.Join(p.bin, name)
	if _, err := os.Stat(binary); err != nil {
		build := exec.Command("go", "build", "-o", binary, "./"+name)
		output, err := build.CombinedOutput()
		require.NoError(p.t, err, string(output))
	}
	run := exec.Command(binary, words[3:]...)
	run.Dir = folder
	output, err := run.CombinedOutput()
	if name == "compare" && run.ProcessState.ExitCode() == 1 {
		err = nil // as diff does where the two differ
	}
	require.NoError(p.t, err, "%s\n%s", command, output)
	return string(output)
}

var (
	namedFile    = regexp.MustCompile("`([a-z-]+\\.yaml)`")
	namedCommand = regexp.MustCompile("`(go run [^`]+)`")
)

// Every command in a README runs, every document in it is read, and every
// result it shows is what the command prints.
func TestREADMEs(t *testing.T) {
	for _, file := range readmes {
		t.Run(file, func(t *testing.T) {
			folder := t.TempDir()
			p := programs{t, t.TempDir()}
			for _, b := range blocks(t, file) {
				switch b.kind {
				case "yaml":
					names := namedFile.FindAllStringSubmatch(b.lead, -1)
					require.NotEmpty(t, names, "say which file this is:\n%s", b.text)
					require.NoError(t, os.WriteFile(filepath.Join(folder, names[len(names)-1][1]), []byte(b.text), 0o644))
				case "sh":
					for _, command := range strings.Split(strings.TrimSpace(b.text), "\n") {
						if command == "go test ./..." {
							continue // this very run; that CI calls it is tested below
						}
						p.run(folder, command)
					}
				case "text":
					shown := namedCommand.FindAllStringSubmatch(b.lead, -1)
					require.NotEmpty(t, shown, "say which command prints this:\n%s", b.text)
					printed := p.run(folder, shown[len(shown)-1][1])
					for _, line := range strings.Split(strings.TrimSpace(b.text), "\n") {
						require.Contains(t, printed, line)
					}
				case "go":
					runProgram(t, b.text)
				default:
					t.Fatalf("nothing checks blocks of kind %s", b.kind)
				}
			}
		})
	}
}

// runProgram compiles and runs a snippet as a program of somebody else's
// module.
func runProgram(t *testing.T, text string) {
	t.Helper()
	root, err := filepath.Abs("..")
	require.NoError(t, err)
	folder := t.TempDir()
	module, err := os.ReadFile("../go.mod")
	require.NoError(t, err)
	foreign := strings.Replace(string(module), "module github.com/thituyen/thituyen", "module example.org/agency", 1) +
		"\nrequire github.com/thituyen/thituyen v0.0.0\n\nreplace github.com/thituyen/thituyen => " + root + "\n"
	sums, err := os.ReadFile("../go.sum")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "go.mod"), []byte(foreign), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "go.sum"), sums, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "main.go"), []byte(text), 0o644))
	run := exec.Command("go", "run", ".")
	run.Dir = folder
	run.Env = append(os.Environ(), "GOFLAGS=-mod=mod")
	output, err := run.CombinedOutput()
	require.NoError(t, err, string(output))
	require.NotEmpty(t, output)
}

// Both READMEs name the same two commands, and CI runs the second.
func TestTheTwoCommands(t *testing.T) {
	var commands []string
	for _, file := range readmes {
		for _, b := range blocks(t, file) {
			if b.kind == "sh" {
				commands = append(commands, b.text)
				break
			}
		}
	}
	require.Equal(t, commands[0], commands[1])
	two := strings.Split(strings.TrimSpace(commands[0]), "\n")
	require.Len(t, two, 2)
	ci, err := os.ReadFile("../.ci/run")
	require.NoError(t, err)
	require.Contains(t, string(ci), "\n"+two[1]+"\n")
}
