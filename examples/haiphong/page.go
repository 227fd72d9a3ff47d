package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"
	"strings"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// sheet is the view as the page shows it.
type sheet struct {
	*view
	Style       template.CSS
	Path, Whole template.HTML // pictures
	Contents    []link
}

// link leads to a place of the page.
type link struct{ ID, Title string }

// page writes the report as one page that needs nothing from outside.
func page(v *view) ([]byte, error) {
	s := &sheet{view: v, Style: template.CSS(pageStyle)}
	last := v.held.events[len(v.held.events)-1].act.Happened
	// The pictures are made by this library, their texts escaped.
	s.Path = template.HTML(v.path())
	s.Whole = template.HTML(inline(v.held.SVG(v.tag, last)))
	for _, part := range []struct {
		id, title string
		there     bool
	}{
		{"assumptions", "part_assumptions", len(v.Assumptions) > 0},
		{"ranking", "part_ranking", len(v.Ranking) > 0},
		{"sums", "part_sums", len(v.Sums) > 0},
		{"vote", "part_vote", len(v.Votes) > 0},
		{"path", "part_path", true},
		{"refusals", "part_refusals", len(v.Refusals) > 0},
		{"events", "part_events", true},
		{"record", "part_record", true},
	} {
		if part.there {
			s.Contents = append(s.Contents, link{part.id, v.say(part.title)})
		}
	}
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, s); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// inline is a picture as it stands inside a page, which knows what svg is.
func inline(svg string) string {
	return strings.Replace(svg, ` xmlns="http://www.w3.org/2000/svg"`, "", 1)
}

// Lang is the language of the page.
func (v *view) Lang() string { return v.tag.String() }

// Say words a key.
func (v *view) Say(key string, values ...any) string { return v.say(key, values...) }

// Signers are who signs the report.
func (v *view) Signers() []string {
	return []string{v.say("sign_reporter"), v.say("sign_secretary"), v.say("sign_chair")}
}

// vietnamese finds words of Vietnamese inside another language: words with
// its letters, the short ones between them, and the names that stand beside.
var vietnamese = regexp.MustCompile(`(?:[A-Z][a-z]{0,4} )*` + vietnameseWord + `(?:(?:,? [a-zA-Z]{1,6}){0,3}?,? ` + vietnameseWord + `)*(?: [A-Z][a-z]{0,4}\b)*`)

const vietnameseWord = `\pL*[À-ỹ]\pL*`

// Marked is a text in which words of the other language are marked as such.
func (v *view) Marked(text string) template.HTML {
	safe := template.HTMLEscapeString(text)
	if v.english() {
		safe = vietnamese.ReplaceAllString(safe, `<span lang="vi">$0</span>`)
	}
	return template.HTML(safe)
}

// Chip is the link from something to the first of the assumptions that it
// rests on; nil where there is none.
func (v *view) Chip(numbers []int) *link {
	if len(numbers) == 0 {
		return nil
	}
	return &link{fmt.Sprintf("as-%d", numbers[0]), v.Assumed(numbers)}
}
