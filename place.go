package thituyen

import (
	"fmt"
	"strings"

	"github.com/thituyen/thituyen/internal/prose"
)

// Place is where something stands in a file. The zero Place is nowhere.
type Place struct {
	File   string
	Line   int    // from 1
	Column int    // from 1, in characters
	Source string // the line, empty where it is not known, or of a long one what surrounds the place
	Mark   int    // how many characters of Source stand before the place
}

// IsZero reports whether the place is nowhere.
func (p Place) IsZero() bool { return p.Line == 0 }

// Excerpt draws the line of the place with a mark below the column, on two
// lines of its own; nothing where there is no line to draw.
func (p Place) Excerpt() string {
	if p.Source == "" {
		return ""
	}
	gutter := fmt.Sprintf("%6d | ", p.Line)
	return "\n" + gutter + prose.Lines(p.Source) + "\n" + strings.Repeat(" ", len(gutter)-2) + "| " + strings.Repeat(" ", max(0, p.Mark)) + "^"
}
