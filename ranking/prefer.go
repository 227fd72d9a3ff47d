package ranking

import (
	"reflect"
	"strconv"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// Direction is a way along a scale.
type Direction string

// The directions: the first two for numbers, the others for dates.
const (
	Highest  Direction = "highest"
	Lowest   Direction = "lowest"
	Earliest Direction = "earliest"
	Latest   Direction = "latest"
)

// Prefer says which of two values stands above the other: a direction, or a
// list of values in order of preference. Those not listed come after, equal.
// One of the two is given.
type Prefer struct {
	Direction Direction
	Listed    []string
}

// shapePrefer is the shape of a direction or a list.
func shapePrefer(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(
		document.OneOfShape(document.Words[Direction]()...),
		document.Shape{"type": "array", "items": document.TextShape, "minItems": 1},
	)
}

// decodePrefer reads a direction or a list of values.
func decodePrefer(p *Prefer, c document.Cursor) {
	if !c.Is(document.Sequence) {
		word, _ := c.OneOf(document.Words[Direction]())
		p.Direction = Direction(word)
		return
	}
	p.Listed = []string{}
	for _, item := range c.Items() {
		text, _ := item.Text() // what could not be read keeps its place
		p.Listed = append(p.Listed, text)
	}
}

// Reserve is how many come after the selected: a number, all or none. The
// zero Reserve is none too; None is how a document says so.
type Reserve struct {
	All, None bool
	Count     int // with All and None: not looked at
}

// shapeReserve is the shape of a number, all or none.
func shapeReserve(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(
		document.OneOfShape(reserveWords...),
		document.Shape{"type": "integer", "minimum": 0},
	)
}

var reserveWords = []string{"all", "none"}

// decodeReserve reads a number, all or none.
func decodeReserve(r *Reserve, c document.Cursor) {
	if text := c.Node().Text; c.Is(document.Scalar) && (text == "" || text[0] != '-' && (text[0] < '0' || text[0] > '9')) {
		word, _ := c.OneOf(reserveWords)
		*r = Reserve{All: word == "all", None: word == "none"}
		return
	}
	r.Count, _ = c.Whole()
}

// encodePrefer writes a direction or a list of values.
func encodePrefer(p Prefer, e *canonical.Encoder) {
	if p.Listed != nil && p.Direction == "" {
		document.Encode(e, p.Listed)
		return
	}
	e.String(string(p.Direction))
}

// encodeReserve writes a number, all or none.
func encodeReserve(r Reserve, e *canonical.Encoder) {
	switch {
	case r.All:
		e.String("all")
	case r.None:
		e.String("none")
	default:
		e.String(strconv.Itoa(r.Count))
	}
}

// said is the reserve with nothing that its own words rule out.
func (r Reserve) said() Reserve {
	if r.None && !r.All {
		return Reserve{}
	}
	return r
}
