package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// parseJSON walks the tokens itself: decoding to Go values would lose
// repeated keys, the digits of numbers and every place.
func parseJSON(file *File) (*Node, thituyen.Mistakes) {
	p := jsonParser{file: file, decoder: json.NewDecoder(bytes.NewReader(file.text))}
	p.decoder.UseNumber()
	root, mistake := p.value(0)
	if mistake == nil {
		if _, err := p.decoder.Token(); err == nil {
			m := p.mistake("second_document")
			mistake = &m
		} else if !errors.Is(err, io.EOF) {
			m := p.syntax(err)
			mistake = &m
		}
	}
	if at := loneSurrogate(file.text); mistake == nil && at >= 0 {
		mistake = &thituyen.Mistake{Reason: sentences.Reason("lone_surrogate", wording.P("found", string(file.text[at:at+6]))), Place: file.place(at).Shown()}
	}
	if mistake == nil && !json.Valid(file.text) { // the tokens alone are read leniently
		m := p.syntax(json.Unmarshal(file.text, new(json.RawMessage)))
		mistake = &m
	}
	if mistake == nil && root.Kind == Null {
		m := p.mistake("empty")
		mistake = &m
	}
	if mistake != nil {
		return nil, thituyen.Mistakes{*mistake}
	}
	return root, nil
}

type jsonParser struct {
	file    *File
	decoder *json.Decoder
	seen    int // the offset of the last place asked for
	place   Place
}

// next is where the next token begins: behind blanks and separators.
func (p *jsonParser) next() Place {
	at := int(p.decoder.InputOffset())
	for at < len(p.file.text) && bytes.IndexByte([]byte(" \t\r\n,:"), p.file.text[at]) >= 0 {
		at++
	}
	// Counted on from the last place: a document of one long line would take
	// the square of its length otherwise.
	if p.place.File == nil || bytes.IndexByte(p.file.text[p.seen:at], '\n') >= 0 {
		p.place = p.file.place(at)
	} else {
		p.place.Column += utf8.RuneCount(p.file.text[p.seen:at])
	}
	p.seen = at
	return p.place
}

func (p *jsonParser) mistake(code string, params ...thituyen.Param) thituyen.Mistake {
	return thituyen.Mistake{Reason: sentences.Reason(code, params...), Place: p.next().Shown()}
}

func (p *jsonParser) syntax(err error) thituyen.Mistake {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		if len(bytes.TrimSpace(p.file.text)) == 0 {
			return thituyen.Mistake{Reason: sentences.Reason("empty"), Place: p.file.place(0).Shown()}
		}
		return thituyen.Mistake{Reason: sentences.Reason("syntax", wording.P("detail", "the text ends too early")), Place: p.file.place(len(p.file.text)).Shown()}
	}
	m := p.mistake("syntax", wording.P("detail", err.Error()))
	var at *json.SyntaxError
	if errors.As(err, &at) {
		m.Place = p.file.place(min(max(int(at.Offset)-1, 0), len(p.file.text))).Shown()
	}
	return m
}

func (p *jsonParser) value(depth int) (*Node, *thituyen.Mistake) {
	place := p.next()
	token, err := p.decoder.Token()
	if err != nil {
		m := p.syntax(err)
		return nil, &m
	}
	n := &Node{Kind: Scalar, Place: place}
	switch t := token.(type) {
	case nil:
		n.Kind = Null
	case bool:
		n.Text = "false"
		if t {
			n.Text = "true"
		}
	case json.Number:
		n.Text = t.String()
	case string:
		n.Text, n.Quoted = t, true
	case json.Delim:
		if depth >= MaxDepth {
			return nil, &thituyen.Mistake{Reason: sentences.Reason("too_deep", wording.P("limit", MaxDepth)), Place: place.Shown()}
		}
		return p.container(n, t, depth)
	}
	return n, nil
}

func (p *jsonParser) container(n *Node, open json.Delim, depth int) (*Node, *thituyen.Mistake) {
	n.Kind = Sequence
	if open == '{' {
		n.Kind = Mapping
	}
	for p.decoder.More() {
		var entry Entry
		if n.Kind == Mapping {
			entry.At = p.next()
			key, err := p.decoder.Token()
			if err != nil {
				m := p.syntax(err)
				return nil, &m
			}
			entry.Key = compose(key.(string))
		}
		value, mistake := p.value(depth + 1)
		if mistake != nil {
			return nil, mistake
		}
		if n.Kind == Mapping {
			entry.Value = value
			n.Entries = append(n.Entries, entry)
		} else {
			n.Items = append(n.Items, value)
		}
	}
	if _, err := p.decoder.Token(); err != nil {
		m := p.syntax(err)
		return nil, &m
	}
	return n, nil
}
