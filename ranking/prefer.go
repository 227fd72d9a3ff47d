package ranking

import (
	"reflect"

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
// zero Reserve is none.
type Reserve struct {
	All   bool
	Count int // with All: not looked at
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
		*r = Reserve{All: word == "all"}
		return
	}
	r.Count, _ = c.Whole()
}
