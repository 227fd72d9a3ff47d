package thituyen

import (
	"io"

	"github.com/thituyen/thituyen/internal/prose"
)

// Harmless returns a writer of text for a screen: letters that would change
// the screen or turn the order of writing, as terminal escapes in a name do,
// are named in their place: ⟨U+001B⟩. Each call of Write brings whole letters.
// Names that [Format] words cannot break a line either.
func Harmless(out io.Writer) io.Writer { return screen{out} }

type screen struct{ out io.Writer }

// Write writes text; what it returns counts the bytes that were given.
func (s screen) Write(text []byte) (int, error) {
	if s.out == nil {
		return 0, io.ErrClosedPipe
	}
	if _, err := io.WriteString(s.out, prose.Lines(string(text))); err != nil {
		return 0, err
	}
	return len(text), nil
}
