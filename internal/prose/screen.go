package prose

import (
	"fmt"
	"strings"
	"unicode"
)

// Shown is a name, a title or an id on one line of text: letters that would
// break the line, change the screen or turn the order of writing are named,
// as ⟨U+001B⟩.
func Shown(text string) string { return named(text, changing) }

// Lines is a text of several lines, its other letters as in Shown.
func Lines(text string) string {
	return named(text, func(r rune) bool { return r != '\n' && r != '\t' && changing(r) })
}

func named(text string, these func(rune) bool) string {
	if !strings.ContainsFunc(text, these) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if these(r) {
			fmt.Fprintf(&out, "⟨U+%04X⟩", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func changing(r rune) bool {
	return r != ' ' && (unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || unicode.Is(unicode.Bidi_Control, r))
}
