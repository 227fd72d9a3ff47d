package scoring

import (
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
)

// Way is how the points of parts are combined.
type Way string

// The ways of parts: the sum of points; the sum of points over the sum of
// weights; the sum of the k largest points; the largest; the smallest; the
// product.
const (
	Sum     Way = "sum"
	Mean    Way = "mean"
	Best    Way = "best"
	Highest Way = "highest"
	Lowest  Way = "lowest"
	Product Way = "product"
)

// ways are the ways that a document writes as a word.
var ways = []string{"sum", "mean", "highest", "lowest", "product"}

// Combine is a way of parts, in a document a word or {best: k}.
type Combine struct {
	Way  Way
	Best int // of best: how many of the largest points are added
}

type best struct {
	Best *int `doc:"best" validate:"omitnil,at_least=1"`
}

// decodeCombine reads a word or {best: k}.
func decodeCombine(m *Combine, c document.Cursor) {
	if !c.Is(document.Mapping) {
		word, _ := c.OneOf(ways)
		m.Way = Way(word)
		return
	}
	var b best
	c.Into(&b)
	m.Way = Best
	if b.Best != nil {
		m.Best = *b.Best
	}
}

// shapeCombine is the shape of a word or {best: k}.
func shapeCombine(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.OneOfShape(ways...), of(reflect.TypeFor[best]()))
}
