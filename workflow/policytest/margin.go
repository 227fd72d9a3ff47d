package policytest

import (
	"reflect"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/ranking"
)

// Margin is an expected distance from the cut: {at_least: 0.25} where just
// that much is enough, {above: 1.5} where it takes more.
type Margin struct {
	AtLeast *thituyen.Value
	Above   *thituyen.Value
}

// decodeMargin reads {at_least: x} or {above: x}.
func decodeMargin(m *Margin, c document.Cursor) {
	whole := c.Keys("at_least", "above")
	if at, ok := c.Get("at_least"); ok {
		if v, ok := at.Number(); ok {
			m.AtLeast = &v
		}
	}
	if at, ok := c.Get("above"); ok {
		if v, ok := at.Number(); ok {
			m.Above = &v
		}
	}
	if whole && m.AtLeast == nil && m.Above == nil || m.AtLeast != nil && m.Above != nil {
		c.Report(sentences.Reason("says_nothing", param("known", []string{"at_least", "above"})))
	}
}

// shapeMargin is a mapping of one of the two keys.
func shapeMargin(func(reflect.Type) document.Shape) document.Shape {
	shape := document.ObjectShape(map[string]document.Shape{"at_least": document.NumberShape, "above": document.NumberShape})
	shape["minProperties"], shape["maxProperties"] = 1, 1
	return shape
}

func marginWritten(m *Margin) written {
	if m == nil {
		return written{kind: writtenNull}
	}
	var out written
	if m.AtLeast != nil {
		out = out.with("at_least", numberWritten(m.AtLeast))
	}
	if m.Above != nil {
		out = out.with("above", numberWritten(m.Above))
	}
	return out
}

func sameMargin(a, b *Margin) bool {
	if a == nil || b == nil {
		return a == b
	}
	return sameNumber(a.AtLeast, b.AtLeast) && sameNumber(a.Above, b.Above)
}

// margins asks how far from the cut each candidate stands of whom the case
// expects it.
func (e *evaluation) margins(selection *ranking.Selection) {
	if e.c.Expect.Margin == nil {
		return
	}
	e.came.Margin = map[string]*Margin{}
	for _, id := range sortedKeys(e.c.Expect.Margin) {
		m, ok, err := selection.Margin(id)
		switch {
		case err != nil:
			e.mistakes = append(e.mistakes, document.At(thituyen.Path{}.Key("expect").Key("margin"), sentences.Reason("no_margin")))
			return
		case !ok:
			e.came.Margin[id] = nil
		case m.Above:
			e.came.Margin[id] = &Margin{Above: &m.Amount}
		default:
			e.came.Margin[id] = &Margin{AtLeast: &m.Amount}
		}
	}
}
