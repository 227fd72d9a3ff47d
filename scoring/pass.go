package scoring

import (
	"reflect"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Pass is a pass mark: AtLeast (the mark itself passes) or Above (it does
// not). In a document a number stands for AtLeast.
type Pass struct {
	Title   thituyen.Title `doc:"title"`
	Clause  string         `doc:"clause"`
	Why     string         `doc:"why"`
	AtLeast *Threshold     `doc:"at_least"`
	Above   *Threshold     `doc:"above"`
	On      PassOn         `doc:"on"`
}

// PassAtLeast is the pass mark n, which itself passes.
func PassAtLeast(n int64) *Pass { return &Pass{AtLeast: &Threshold{Value: thituyen.Int(n)}} }

// PassOn is the value that a pass mark tests. Left out, it is the component's
// value, after the whole order.
type PassOn string

// BeforeBonus tests the exact value just before the component's own bonus.
const BeforeBonus PassOn = "before_bonus"

// Threshold is a number of points, or a share of the component's max. In a Go
// literal 49.5 points are {Value: WeightOf(99, 2).Value}, and half of the max
// is {Value: PercentOf(50).Value, Percent: true}.
type Threshold struct {
	Value   thituyen.Value
	Percent bool // Value is a share (1/2 for 50%) of max
}

type passMapping Pass

// decodePass reads a number or a mapping.
func decodePass(p *Pass, c document.Cursor) {
	if c.Is(document.Mapping) {
		c.Into((*passMapping)(p))
		return
	}
	p.AtLeast = new(Threshold)
	c.Into(p.AtLeast)
}

// shapePass is the shape of a number or a mapping.
func shapePass(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(of(reflect.TypeFor[Threshold]()), of(reflect.TypeFor[passMapping]()))
}

// decodeThreshold reads a decimal or a percentage.
func decodeThreshold(t *Threshold, c document.Cursor) {
	if t.Percent = strings.HasSuffix(c.Node().Text, "%"); t.Percent {
		t.Value, _ = c.Number()
		return
	}
	d, _ := c.Decimal()
	t.Value = thituyen.FromDecimal(d)
}

// shapeThreshold is the shape of a decimal or a percentage.
func shapeThreshold(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.DecimalShape,
		document.Shape{"type": "string", "pattern": `^-?(0|[1-9][0-9]*)(\.[0-9]+)?%$`})
}
