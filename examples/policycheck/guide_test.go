package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// rewrite writes the golden files anew: go test ./examples/policycheck -rewrite
var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// block is a part of a Markdown file: text, or what stands between fences.
type block struct {
	fence string // the line that opens it, "" for text
	lines []string
}

func blocksOf(text string) []block {
	var out []block
	current := block{}
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "```") && current.fence == "":
			out = append(out, current)
			current = block{fence: line}
		case line == "```":
			out = append(out, current)
			current = block{}
		default:
			current.lines = append(current.lines, line)
		}
	}
	return append(out, current)
}

// all are the lines of the block with its fences.
func (b block) all() []string {
	if b.fence == "" {
		return b.lines
	}
	return append(append([]string{b.fence}, b.lines...), "```")
}

// do makes what a block of the guide says happen in the folder that one
// works in, and returns the block as it should be.
func (b block) do(t *testing.T) block {
	t.Helper()
	words := strings.Fields(strings.TrimPrefix(b.fence, "```"))
	switch {
	case len(words) == 0:
	case words[0] == "console":
		b.lines = typed(t, b.lines)
	case words[0] == "yaml" && len(words) > 1:
		text := strings.Join(b.lines, "\n") + "\n"
		if len(words) > 2 {
			before, err := os.ReadFile(words[1])
			require.NoError(t, err)
			text = string(before) + text
		}
		require.NoError(t, os.WriteFile(words[1], []byte(text), 0o644))
	case words[0] == "diff":
		text, err := os.ReadFile(words[1])
		require.NoError(t, err)
		before, after := strings.TrimPrefix(b.lines[0], "-")+"\n", strings.TrimPrefix(b.lines[1], "+")+"\n"
		require.Equal(t, 1, strings.Count(string(text), before), "%s: %s", words[1], before)
		require.NoError(t, os.WriteFile(words[1], []byte(strings.Replace(string(text), before, after, 1)), 0o644))
	}
	return b
}

// typed runs the commands among the lines of a console and returns the lines
// with what they show.
func typed(t *testing.T, lines []string) []string {
	t.Helper()
	var out []string
	for _, line := range lines {
		command, ok := strings.CutPrefix(line, "$ policycheck ")
		if !ok {
			continue
		}
		var shown bytes.Buffer
		run(strings.Fields(command), strings.NewReader(""), &shown, &shown)
		out = append(out, line)
		out = append(out, strings.Split(strings.TrimRight(shown.String(), "\n"), "\n")...)
	}
	return out
}

// What the guide says that the screen shows is what it shows.
func TestTheGuideShowsWhatTheScreenShows(t *testing.T) {
	file, err := filepath.Abs("HUONG-DAN.vi.md")
	require.NoError(t, err)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	var lines []string
	for _, b := range blocksOf(string(text)) {
		lines = append(lines, b.do(t).all()...)
	}
	shown := strings.Join(lines, "\n")
	if *rewrite {
		require.NoError(t, os.WriteFile(file, []byte(shown), 0o644))
	} else {
		require.Equal(t, string(text), shown, "run with -rewrite where this is right")
	}
}
