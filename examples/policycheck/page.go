package main

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// line is a line of the text that the library writes: a heading, an item of a
// list, or plain text.
type line struct {
	Heading int // 1 to 6; 0: none
	Item    int // how deep; 0: none
	Text    string
}

// page writes what write writes, which is headings, lists and paragraphs, as
// one page of HTML into the file asked for.
func (o options) page(out io.Writer, write func(io.Writer) error) (int, error) {
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return misled, err
	}
	lines := linesOf(text.String())
	page := struct {
		Lang, Title string
		Lines       []line
	}{Lang: "vi", Lines: lines}
	if o.tag == language.English {
		page.Lang = "en"
	}
	for _, l := range lines {
		if l.Heading == 1 {
			page.Title = l.Text
			break
		}
	}
	var whole bytes.Buffer
	if err := pageTemplate.Execute(&whole, page); err != nil {
		return misled, err
	}
	if err := os.WriteFile(filepath.FromSlash(o.html), whole.Bytes(), 0o644); err != nil {
		return misled, err
	}
	o.say(out, "updated", o.html)
	return fine, nil
}

// linesOf sorts the lines of a text.
func linesOf(text string) []line {
	var out []line
	for raw := range strings.SplitSeq(text, "\n") {
		bare := strings.TrimLeft(raw, " ")
		hashes := len(raw) - len(strings.TrimLeft(raw, "#"))
		switch item, is := strings.CutPrefix(bare, "- "); {
		case bare == "":
		case hashes > 0 && strings.HasPrefix(raw[hashes:], " "):
			out = append(out, line{Heading: min(hashes, 6), Text: strings.TrimSpace(raw[hashes:])})
		case is:
			out = append(out, line{Item: (len(raw)-len(bare))/2 + 1, Text: item})
		default:
			out = append(out, line{Text: bare})
		}
	}
	return out
}
