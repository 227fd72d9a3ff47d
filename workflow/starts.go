package workflow

import (
	"reflect"
	"slices"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

// Starts is what starts a clock: a step when it takes effect, or the first of
// several; or, in a document {end_of: CLOCK}, the last day of another clock.
// From that day on the clock has started, that day included, and stays
// whatever becomes of the other; before, it moves with it.
type Starts struct {
	Steps Names
	EndOf string
}

// StartsWith makes the start of a clock by steps, for procedures written as
// Go literals.
func StartsWith(steps ...string) *Starts { return &Starts{Steps: steps} }

// StartsAtEndOf makes the start of a clock at the end of another.
func StartsAtEndOf(clock string) *Starts { return &Starts{EndOf: clock} }

type endOfForm struct {
	EndOf string `doc:"end_of,id" validate:"required"`
}

// decodeStarts reads a step, a list of steps, or the clock whose end it is.
func decodeStarts(s *Starts, c document.Cursor) {
	if !c.Is(document.Mapping) {
		decodeNames(&s.Steps, c)
		return
	}
	var form endOfForm
	before := c.Mistaken()
	c.Into(&form)
	if s.EndOf = form.EndOf; form.EndOf == "" && c.Mistaken() == before {
		c.Report(sentences.Reason("end_of_missing"))
	}
}

// encodeStarts writes the names of the steps, or the clock.
func encodeStarts(s Starts, e *canonical.Encoder) {
	if s.EndOf != "" {
		document.Encode(e, endOfForm{s.EndOf})
		return
	}
	document.Encode(e, s.Steps)
}

// shapeStarts is the shape of a name, a list of names or a clock's end.
func shapeStarts(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.IDShape, document.ListShape(document.IDShape), of(reflect.TypeFor[endOfForm]()))
}

// StartedBy reports whether a step starts the clock, or starts it afresh.
func (c Clock) StartedBy(step string) bool {
	return slices.Contains(c.Starts.steps(), step) || slices.Contains(c.Restarts, step)
}

func (s *Starts) steps() Names {
	if s == nil {
		return nil
	}
	return s.Steps
}

func (s *Starts) clone() *Starts {
	if s == nil {
		return nil
	}
	return &Starts{Steps: slices.Clone(s.Steps), EndOf: s.EndOf}
}
