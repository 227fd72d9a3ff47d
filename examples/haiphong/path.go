package main

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// The picture of the path: a box for each state that the round has been in,
// and between two the step that led on, with its day. It is 340 wide, so that
// it reads on a phone.
const (
	pathWidth  = 340
	pathBox    = 30 // the height of a box
	pathLine   = 17 // between lines of text
	pathIndent = 34
)

// path draws the way through the states.
func (v *view) path() string {
	moves := v.held.Path()
	var body strings.Builder
	y := 1
	box := func(state, class string) {
		fmt.Fprintf(&body, `<rect class="%s" x="1" y="%d" width="%d" height="%d" rx="6"/>`+"\n", class, y, pathWidth-2, pathBox)
		fmt.Fprintf(&body, `<text class="path-state" x="12" y="%d">%s</text>`+"\n", y+20, html.EscapeString(v.state(state)))
		y += pathBox
	}
	if len(moves) == 0 {
		box(v.held.State(), "path-here")
	}
	for i, move := range moves {
		if i == 0 {
			box(move.From, "path-box")
		}
		lines := broken(v.day(move.At.Date)+" · "+v.step(v.stepNamed(move.Step)), 44)
		end := y + len(lines)*pathLine + 14
		fmt.Fprintf(&body, `<path class="path-line" d="M17,%d V%d"/><path class="path-tip" d="M12,%d L22,%d L17,%d z"/>`+"\n", y, end-8, end-9, end-9, end-1)
		for k, line := range lines {
			fmt.Fprintf(&body, `<text class="path-step" x="%d" y="%d">%s</text>`+"\n", pathIndent, y+(k+1)*pathLine+2, html.EscapeString(line))
		}
		y = end
		class := "path-box"
		if i == len(moves)-1 {
			class = "path-here"
		}
		box(move.To, class)
	}
	return fmt.Sprintf(`<svg viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s" style="max-width:100%%;height:auto">`+"\n",
		pathWidth, y+1, pathWidth, y+1, html.EscapeString(v.say("part_path"))) + pathStyle + body.String() + "</svg>"
}

const pathStyle = `<style>
.path-box{fill:#e6f2e9;stroke:#1f6b3a;stroke-width:1.2}
.path-here{fill:#fff;stroke:#1d4e89;stroke-width:2}
.path-line{fill:none;stroke:#1f6b3a;stroke-width:2}
.path-tip{fill:#1f6b3a}
.path-state{font:600 14px system-ui,"Noto Sans","DejaVu Sans",sans-serif;fill:#1b2430;text-anchor:start}
.path-step{font:13px system-ui,"Noto Sans","DejaVu Sans",sans-serif;fill:#4a525c;text-anchor:start}
</style>
`

// broken breaks a text into lines of at most so many characters.
func broken(text string, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > most {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}
