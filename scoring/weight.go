package scoring

import (
	"reflect"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Weight is a factor: a decimal or a fraction such as 2/9.
type Weight struct{ thituyen.Value }

// WeightOf returns the weight num/den. A den of 0 gives the weight 0, which
// [Compile] refuses.
func WeightOf(num, den int64) *Weight {
	if den == 0 {
		return &Weight{}
	}
	return &Weight{thituyen.Fraction(num, den)}
}

// decodeWeight reads a decimal or a fraction.
func decodeWeight(w *Weight, c document.Cursor) {
	if strings.HasSuffix(c.Node().Text, "%") {
		c.Decimal() // which says that this is no number
		return
	}
	w.Value, _ = c.Number()
}

// shapeWeight is the shape of a decimal or a fraction.
func shapeWeight(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.DecimalShape,
		document.Shape{"type": "string", "pattern": `^-?(0|[1-9][0-9]*)/[1-9][0-9]*$`})
}

// Percent is a share written as a percentage, 25%; its value is 1/4.
type Percent struct{ thituyen.Value }

// Deduction is what a breach takes off: points, or a share of the value.
type Deduction struct {
	thituyen.Value
	Percent bool // Value is a share, 1/4 for 25%
}

// DeductPercent takes off n hundredths of the value.
func DeductPercent(n int64) *Deduction {
	return &Deduction{Value: thituyen.Fraction(n, 100), Percent: true}
}

// DeductPoints takes off n points.
func DeductPoints(n int64) *Deduction { return &Deduction{Value: thituyen.Int(n)} }

// decodeDeduction reads a number of points or a percentage.
func decodeDeduction(d *Deduction, c document.Cursor) {
	if d.Percent = strings.HasSuffix(c.Node().Text, "%"); d.Percent {
		d.Value, _ = c.Number()
		return
	}
	points, _ := c.Decimal()
	d.Value = thituyen.FromDecimal(points)
}

// shapeDeduction is the shape of a number of points or a percentage.
func shapeDeduction(func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.DecimalShape,
		document.Shape{"type": "string", "pattern": `^(0|[1-9][0-9]*)(\.[0-9]+)?%$`})
}

// PercentOf returns n hundredths.
func PercentOf(n int64) *Percent { return &Percent{thituyen.Fraction(n, 100)} }

// decodePercent reads a percentage; a number without the sign is a mistake,
// for it could be meant as points.
func decodePercent(p *Percent, c document.Cursor) {
	if text, ok := c.Text(); ok && !strings.HasSuffix(text, "%") {
		c.Report(sentences.Reason("not_percent"))
		return
	}
	p.Value, _ = c.Number()
}

// shapePercent is the shape of a percentage.
func shapePercent(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"type": "string", "pattern": `^(0|[1-9][0-9]*)(\.[0-9]+)?%$`}
}
