package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/reference"
)

// mostExplained bounds how much a question shows.
const mostExplained = 5

// explained tells of keys, words and codes; or writes all of them as a page.
func (o options) explained(out, _ io.Writer) (int, error) {
	if o.html != "" {
		file, err := os.Create(filepath.FromSlash(o.html))
		if err != nil {
			return misled, err
		}
		defer file.Close()
		if err := reference.WriteHTML(file, o.tag); err != nil {
			return misled, err
		}
		o.say(out, "updated", o.html)
		return fine, nil
	}
	query := strings.Join(o.paths, " ")
	found := reference.Find(query)
	if o.json {
		return o.whether(found), asJSON(out, map[string]any{"entries": append([]reference.Entry{}, found...)})
	}
	if len(found) == 0 {
		if near := reference.Near(query); near != "" {
			return failed, o.wrong("not_found_near", query, near)
		}
		return failed, o.wrong("not_found", query)
	}
	for i, e := range found {
		if i == mostExplained {
			o.say(out, "more", len(found)-i)
			break
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprint(out, e.Text(o.tag))
	}
	return fine, nil
}

func (o options) whether(found []reference.Entry) int {
	if len(found) == 0 {
		return failed
	}
	return fine
}

// seeKeys says under mistakes where their keys are explained.
func (o options) seeKeys(out io.Writer, in reference.Document, mistakes thituyen.Mistakes) {
	var keys []string
	for _, m := range mistakes {
		if e, known := reference.At(in, m.Path); known && !slices.Contains(keys, e.Name) {
			keys = append(keys, e.Name)
		}
	}
	const most = 4
	for _, key := range keys[:min(len(keys), most)] {
		o.say(out, "see", key)
	}
}
