package workflow

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Named is a thing of a procedure: its id, and the title that the document
// gives it.
type Named struct {
	ID    string         `json:"id"`
	Title thituyen.Title `json:"title,omitzero"`
}

// Text is the title, or the id where there is none; see [thituyen.Title.Or].
func (n Named) Text(tag language.Tag) string { return n.Title.Or(n.ID).Text(tag) }

func param(name string, value any) thituyen.Param { return wording.P(name, value) }

// list is a parameter of several things.
func list(names []Named) []any {
	out := make([]any, len(names))
	for i, n := range names {
		out[i] = n
	}
	return out
}

// hint says which known name a mistyped one is near, or what names there are.
func hint(name string, known []string) thituyen.Param {
	if nearest := wording.Nearest(name, known); nearest != "" {
		return param("hint", sentences.Reason("hint_nearest", param("nearest", nearest)))
	}
	return param("hint", sentences.Reason("hint_known", param("known", known)))
}

func compareText(a, b string) int { return strings.Compare(a, b) }
