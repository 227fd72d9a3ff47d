package policytest

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/thituyen/thituyen/internal/document"
)

// edit puts other text in place of some bytes.
type edit struct {
	from, to int
	with     string
}

// editor finds the bytes of nodes in the text of a document.
type editor struct {
	text  []byte
	json  bool
	lines []int // where each line begins
	all   []edit
}

// offset is the byte at a place.
func (e *editor) offset(p document.Place) int {
	if e.lines == nil {
		e.lines = []int{0}
		for i, c := range e.text {
			if c == '\n' {
				e.lines = append(e.lines, i+1)
			}
		}
	}
	at := e.lines[min(max(p.Line, 1), len(e.lines))-1]
	for range p.Column - 1 {
		_, size := utf8.DecodeRune(e.text[at:])
		at += size
	}
	return min(at, len(e.text))
}

// write writes a value as the document's format does.
func (e *editor) write(w written) string {
	if e.json {
		return w.json()
	}
	return w.String()
}

// edits are those that put what came out in the place of an expectation;
// false where that cannot be done in place.
func (e *editor) edits(c *document.Node, d Difference) ([]edit, bool) {
	if d.part.of == "steps" {
		return e.refusal(c, d)
	}
	if d.came.kind == unanswered {
		return nil, false
	}
	holder := c.Get("expect")
	keys := []string{d.part.of}
	if d.part.id != "" {
		keys = append(keys, d.part.id)
	}
	if d.part.component != "" {
		keys = append(keys, d.part.component)
	}
	for _, key := range keys[:len(keys)-1] {
		holder = holder.Get(key)
	}
	entry, ok := entryOf(holder, keys[len(keys)-1])
	if !ok {
		return nil, false
	}
	from, to, ok := e.extent(entry.Value)
	if !ok {
		return nil, false
	}
	value := d.came
	var out []edit
	if d.part.of == "decided" && value.kind == writtenMapping { // the other way round
		start, end, ok := e.keyExtent(entry)
		if !ok {
			return nil, false
		}
		out = append(out, edit{start, end, quotedText(value.keys[0])})
		value = value.items[0]
	}
	text := e.write(value)
	if entry.Value.Kind >= document.Sequence && !e.inFlow(from) && entry.Value.Place.Column <= entry.At.Column {
		text = "  " + text // a list may stand below its key; brackets may not
	}
	return append(out, edit{from, to, text}), true
}

func entryOf(n *document.Node, key string) (document.Entry, bool) {
	if n != nil {
		for _, e := range n.Entries {
			if e.Key == key {
				return e, true
			}
		}
	}
	return document.Entry{}, false
}

// inFlow reports whether what stands at a byte is written in brackets.
func (e *editor) inFlow(at int) bool {
	return at < len(e.text) && (e.text[at] == '[' || e.text[at] == '{')
}

// extent is where a value begins and ends; false where that is not plain.
func (e *editor) extent(n *document.Node) (from, to int, ok bool) {
	from = e.offset(n.Place)
	if from >= len(e.text) {
		return 0, 0, false
	}
	switch first := e.text[from]; {
	case first == '"' || first == '\'':
		to, ok = e.quoteEnd(from)
	case first == '[' || first == '{':
		to, ok = e.bracketEnd(from)
	case n.Kind == document.Scalar && bytes.HasPrefix(e.text[from:], []byte(n.Text)):
		to, ok = from+len(n.Text), true
	case n.Kind == document.Null:
		for _, word := range []string{"~", "null", "Null", "NULL"} {
			if bytes.HasPrefix(e.text[from:], []byte(word)) {
				return from, from + len(word), true
			}
		}
	case n.Kind == document.Sequence && len(n.Items) > 0:
		_, to, ok = e.extent(n.Items[len(n.Items)-1])
	case n.Kind == document.Mapping && len(n.Entries) > 0:
		_, to, ok = e.extent(n.Entries[len(n.Entries)-1].Value)
	}
	return from, to, ok
}

// keyExtent is where the key of an entry begins and ends.
func (e *editor) keyExtent(entry document.Entry) (from, to int, ok bool) {
	from = e.offset(entry.At)
	if from < len(e.text) && (e.text[from] == '"' || e.text[from] == '\'') {
		to, ok = e.quoteEnd(from)
		return from, to, ok
	}
	return from, from + len(entry.Key), bytes.HasPrefix(e.text[from:], []byte(entry.Key))
}

// quoteEnd is behind the quote that closes the one at a byte.
func (e *editor) quoteEnd(from int) (int, bool) {
	quote := e.text[from]
	for i := from + 1; i < len(e.text); i++ {
		switch {
		case quote == '"' && e.text[i] == '\\':
			i++
		case e.text[i] == quote && quote == '\'' && i+1 < len(e.text) && e.text[i+1] == quote:
			i++
		case e.text[i] == quote:
			return i + 1, true
		}
	}
	return 0, false
}

// bracketEnd is behind the bracket that closes the one at a byte.
func (e *editor) bracketEnd(from int) (int, bool) {
	depth := 0
	for i := from; i < len(e.text); i++ {
		switch c := e.text[i]; {
		case (c == '"' || c == '\'') && startsToken(e.text[i-1]):
			end, ok := e.quoteEnd(i)
			if !ok {
				return 0, false
			}
			i = end - 1
		case c == '#' && (e.text[i-1] == ' ' || e.text[i-1] == '\n'):
			for i < len(e.text) && e.text[i] != '\n' {
				i++
			}
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		}
	}
	return 0, false
}

// startsToken reports whether a quote after a byte opens a text, and is not
// an apostrophe within one.
func startsToken(before byte) bool { return strings.IndexByte(" \t\r\n[{,:", before) >= 0 }

// refusal edits how a step is refused.
func (e *editor) refusal(c *document.Node, d Difference) ([]edit, bool) {
	steps := c.Get("steps")
	i, ok := d.Path.Item("steps")
	if !ok || steps == nil || i >= len(steps.Items) || steps.Items[i].Kind != document.Mapping {
		return nil, false
	}
	step := steps.Items[i]
	entry, given := entryOf(step, "refused")
	switch accepted := len(d.came.items) == 0; {
	case given && accepted:
		return e.without(step, entry)
	case given:
		from, to, ok := e.extent(entry.Value)
		return []edit{{from, to, e.write(d.came)}}, ok
	}
	return e.with(step, "refused", e.write(d.came))
}

// with adds an entry at the end of a mapping.
func (e *editor) with(n *document.Node, key, value string) ([]edit, bool) {
	from, end, ok := e.extent(n)
	if !ok || len(n.Entries) == 0 {
		return nil, false
	}
	if e.inFlow(from) {
		if e.json {
			key = quotedText(key)
		}
		end = len(bytes.TrimRight(e.text[:end-1], " \t\r\n,"))
		return []edit{{end, end, ", " + key + ": " + value}}, true
	}
	indent := strings.Repeat(" ", n.Entries[0].At.Column-1)
	return []edit{{end, end, "\n" + indent + key + ": " + value}}, true
}

// without removes an entry of a mapping that has others.
func (e *editor) without(n *document.Node, entry document.Entry) ([]edit, bool) {
	start, _, ok := e.keyExtent(entry)
	_, end, found := e.extent(entry.Value)
	if !ok || !found || len(n.Entries) < 2 {
		return nil, false
	}
	if e.inFlow(e.offset(n.Place)) {
		if n.Entries[0].Key == entry.Key { // the first goes with the comma behind it
			rest := e.text[end:]
			end += len(rest) - len(bytes.TrimLeft(rest, " \t\r\n,"))
			return []edit{{start, end, ""}}, true
		}
		start = len(bytes.TrimRight(e.text[:start], " \t\r\n,"))
		return []edit{{start, end, ""}}, true
	}
	line := bytes.LastIndexByte(e.text[:start], '\n') + 1
	if len(bytes.TrimSpace(e.text[line:start])) > 0 {
		return nil, false // it stands behind the dash of its item
	}
	if rest := bytes.IndexByte(e.text[end:], '\n'); rest >= 0 {
		end += rest + 1
	}
	return []edit{{line, end, ""}}, true
}

// apply makes edits, which do not overlap, in the text.
func (e *editor) apply(edits []edit) []byte {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, x := range sorted {
		if x.from < at {
			continue // within one already made
		}
		out.Write(e.text[at:x.from])
		out.WriteString(x.with)
		at = x.to
	}
	out.Write(e.text[at:])
	return out.Bytes()
}

// hunks are the lines that the edits change, neighbours together.
func (e *editor) hunks() []Hunk {
	var out []Hunk
	for i := 0; i < len(e.all); {
		from, to := e.lineStart(e.all[i].from), e.lineEnd(e.all[i].to)
		j := i + 1
		for j < len(e.all) && e.all[j].from <= to {
			to = max(to, e.lineEnd(e.all[j].to))
			j++
		}
		before := e.text[from:to]
		part := &editor{text: before}
		var inside []edit
		for _, x := range e.all[i:j] {
			inside = append(inside, edit{x.from - from, x.to - from, x.with})
		}
		out = append(out, Hunk{Line: bytes.Count(e.text[:from], []byte("\n")) + 1, Before: linesOf(before), After: linesOf(part.apply(inside))})
		i = j
	}
	return out
}

func (e *editor) lineStart(at int) int { return bytes.LastIndexByte(e.text[:at], '\n') + 1 }

func (e *editor) lineEnd(at int) int {
	if i := bytes.IndexByte(e.text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(e.text)
}

func linesOf(text []byte) []string {
	if len(text) == 0 {
		return nil
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	return lines
}
