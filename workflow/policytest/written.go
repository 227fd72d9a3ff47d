package policytest

import (
	"encoding/json"
	"strings"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
)

// written is a value as a suite writes it: nothing (~), a text, a list or a
// mapping. The zero written is nothing at all: no answer was given.
type written struct {
	kind  writtenKind
	text  string
	keys  []string // of a mapping
	items []written
}

type writtenKind uint8

const (
	unanswered writtenKind = iota
	writtenNull
	writtenText
	writtenNumber
	writtenList
	writtenMapping
)

func textWritten(text string) written { return written{kind: writtenText, text: text} }

func numberWritten(v *thituyen.Value) written {
	if v == nil {
		return written{kind: writtenNull}
	}
	return written{kind: writtenNumber, text: v.String()}
}

func dateWritten(d *civil.Date) written {
	if d == nil {
		return written{kind: writtenNull}
	}
	return textWritten(d.String())
}

func listWritten(ids []string) written {
	out := written{kind: writtenList}
	for _, id := range ids {
		out.items = append(out.items, textWritten(id))
	}
	return out
}

func idsWritten(ids IDs) written { return listWritten(ids) }

func groupsWritten(groups []Group) written {
	out := written{kind: writtenList}
	for _, g := range groups {
		item := listWritten(g)
		if len(g) == 1 {
			item = item.items[0]
		}
		out.items = append(out.items, item)
	}
	return out
}

func (w written) with(key string, value written) written {
	w.kind = writtenMapping
	w.keys, w.items = append(w.keys, key), append(w.items, value)
	return w
}

// texts are the texts of a list.
func (w written) texts() []string {
	out := make([]string, len(w.items))
	for i, item := range w.items {
		out[i] = item.text
	}
	return out
}

// String writes the value as YAML does, on one line.
func (w written) String() string {
	switch w.kind {
	case writtenNull:
		return "~"
	case writtenText:
		return plainText(w.text)
	case writtenNumber:
		return w.text
	case writtenList, writtenMapping:
		parts := make([]string, len(w.items))
		for i, item := range w.items {
			if parts[i] = item.String(); w.kind == writtenMapping {
				parts[i] = plainText(w.keys[i]) + ": " + parts[i]
			}
		}
		if w.kind == writtenMapping {
			return "{" + strings.Join(parts, ", ") + "}"
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "–"
}

// json writes the value as JSON does, on one line.
func (w written) json() string {
	switch w.kind {
	case writtenText:
		return quotedText(w.text)
	case writtenNumber:
		if strings.Contains(w.text, "/") {
			return quotedText(w.text)
		}
		return w.text
	case writtenList, writtenMapping:
		parts := make([]string, len(w.items))
		for i, item := range w.items {
			if parts[i] = item.json(); w.kind == writtenMapping {
				parts[i] = quotedText(w.keys[i]) + ": " + parts[i]
			}
		}
		if w.kind == writtenMapping {
			return "{" + strings.Join(parts, ", ") + "}"
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return "null"
}

// plainText writes a text without quotes where YAML reads the same text back,
// inside brackets too.
func plainText(text string) string {
	switch {
	case text == "", text == "~", strings.EqualFold(text, "null"),
		text != strings.TrimSpace(text),
		strings.ContainsAny(text, "\"'\\,[]{}#&*!|%@`\t\n"),
		strings.Contains(text, ": "), strings.HasSuffix(text, ":"),
		strings.ContainsAny(text[:1], "-?:<=>"):
		return quotedText(text)
	}
	return text
}

func quotedText(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return `""` // text always encodes
	}
	return strings.TrimSuffix(out.String(), "\n")
}
