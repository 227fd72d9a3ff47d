package main

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// element is a start tag of the page.
type element struct {
	name       string
	attributes map[string]string
}

// elements reads the page strictly: every element is closed, every attribute
// quoted.
func elements(t *testing.T, page string) []element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(page))
	var out []element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		require.NoError(t, err)
		if start, ok := token.(xml.StartElement); ok {
			e := element{start.Name.Local, map[string]string{}}
			for _, a := range start.Attr {
				require.NotContains(t, e.attributes, a.Name.Local, "an attribute twice")
				e.attributes[a.Name.Local] = a.Value
			}
			out = append(out, e)
		}
	}
}

var outside = regexp.MustCompile(`(?i)https?:|//[a-z]|@import|url\(\s*['"]?[^#'")]`)

// The page is whole, has no scripts and needs nothing from outside; every link
// in it leads somewhere.
func TestPage(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		page := string(runIn(t, lang).html)
		require.NotRegexp(t, outside, page)
		ids, titles := map[string]bool{}, map[string]int{}
		all := elements(t, page)
		for _, e := range all {
			require.NotContains(t, []string{"script", "iframe", "object", "embed", "link", "base", "form", "img"}, e.name)
			for key := range e.attributes {
				require.False(t, strings.HasPrefix(key, "on"), key)
			}
			if id := e.attributes["id"]; id != "" {
				require.False(t, ids[id], "the id %s twice", id)
				ids[id] = true
			}
			titles[e.name]++
		}
		for _, e := range all {
			if e.name == "html" {
				require.Equal(t, lang, e.attributes["lang"])
			}
			if href, links := e.attributes["href"]; links {
				require.True(t, ids[strings.TrimPrefix(href, "#")], href)
			}
		}
		require.Equal(t, 2, titles["svg"], "the path and the whole procedure")
		require.Equal(t, 1, titles["h1"])
		require.Contains(t, page, `name="viewport" content="width=device-width, initial-scale=1"`)
		require.Contains(t, page, "@page{size:A4")
		require.NotContains(t, page, "%!", "a sentence without its words")
		for _, id := range []string{"ranking", "sums", "vote", "path", "refusals", "events", "assumptions", "record", "sum-TS02"} {
			require.True(t, ids[id], id)
		}
	}
}

var text = regexp.MustCompile(`<text class="(path-[a-z]+)" x="(\d+)"[^>]*>([^<]*)</text>`)

// No text of the path runs out of its picture: a letter is at most 0.62 of the
// size of the type wide on average.
func TestThePathIsNotCut(t *testing.T) {
	size := map[string]float64{"path-state": 14, "path-step": 13}
	for _, lang := range []string{"vi", "en"} {
		page := string(runIn(t, lang).html)
		found := text.FindAllStringSubmatch(page, -1)
		require.NotEmpty(t, found)
		for _, m := range found {
			x := 12.0
			if m[1] == "path-step" {
				x = pathIndent
			}
			require.LessOrEqual(t, x+0.52*size[m[1]]*float64(len([]rune(m[3]))), float64(pathWidth), m[3])
		}
	}
}
