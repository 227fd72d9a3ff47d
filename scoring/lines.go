package scoring

import (
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// contains reports whether a value lies on the line.
func (l *line) contains(v number) bool {
	if l.low != nil {
		if c := v.cmp(l.lowNum); c < 0 || c == 0 && l.lowOpen {
			return false
		}
	}
	if l.high != nil {
		if c := v.cmp(l.highNum); c > 0 || c == 0 && l.highOpen {
			return false
		}
	}
	return true
}

func (l *line) empty() bool {
	if l.low == nil || l.high == nil {
		return false
	}
	c := l.low.Cmp(*l.high)
	return c > 0 || c == 0 && (l.lowOpen || l.highOpen)
}

// meets reports whether some value of a span may lie on the line.
func (l *line) meets(s span) bool {
	if l.low != nil && s.hi != nil {
		if c := s.hi.Cmp(*l.low); c < 0 || c == 0 && l.lowOpen {
			return false
		}
	}
	if l.high != nil && s.lo != nil {
		if c := s.lo.Cmp(*l.high); c > 0 || c == 0 && l.highOpen {
			return false
		}
	}
	return true
}

// edge is an end of an interval on the number line: just before the value,
// or just after it. An infinite edge is before or after everything.
type edge struct {
	value    thituyen.Value
	after    bool
	infinite int // -1, 0, +1
}

func (e edge) cmp(f edge) int {
	switch {
	case e.infinite != f.infinite:
		return e.infinite - f.infinite
	case e.infinite != 0:
		return 0
	}
	if c := e.value.Cmp(f.value); c != 0 {
		return c
	}
	switch {
	case e.after == f.after:
		return 0
	case e.after:
		return 1
	}
	return -1
}

func (l *line) start() edge {
	if l.low == nil {
		return edge{infinite: -1}
	}
	return edge{value: *l.low, after: l.lowOpen}
}

func (l *line) end() edge {
	if l.high == nil {
		return edge{infinite: 1}
	}
	return edge{value: *l.high, after: !l.highOpen}
}

func (s span) start() edge {
	if s.lo == nil {
		return edge{infinite: -1}
	}
	return edge{value: *s.lo}
}

func (s span) end() edge {
	if s.hi == nil {
		return edge{infinite: 1}
	}
	return edge{value: *s.hi, after: true}
}

// gaps are the stretches between two edges that no line covers.
func gaps(lines []line, from, to edge) (out [][2]edge) {
	sorted := make([]*line, len(lines))
	for i := range lines {
		sorted[i] = &lines[i]
	}
	slices.SortStableFunc(sorted, func(a, b *line) int { return a.start().cmp(b.start()) })
	at := from
	for _, l := range sorted {
		if l.empty() || l.end().cmp(at) <= 0 {
			continue
		}
		if start := l.start(); start.cmp(at) > 0 {
			if start.cmp(to) >= 0 {
				break
			}
			out = append(out, [2]edge{at, start})
		}
		at = l.end()
	}
	if at.cmp(to) < 0 {
		out = append(out, [2]edge{at, to})
	}
	return out
}

func covers(lines []line, s span) bool { return len(gaps(lines, s.start(), s.end())) == 0 }

// holdsMultiple reports whether a multiple of the step lies between two edges.
func holdsMultiple(gap [2]edge, step thituyen.Value) bool {
	if gap[0].infinite != 0 || gap[1].infinite != 0 {
		return true
	}
	steps, _ := gap[0].value.Quo(step) // a step is above 0
	multiple := steps.Round(0, thituyen.Ceiling).Mul(step)
	if multiple.Equal(gap[0].value) && gap[0].after {
		multiple = multiple.Add(step)
	}
	return edge{value: multiple}.cmp(gap[1]) < 0
}

// between words the stretch of a gap.
func between(gap [2]edge) wording.Word {
	var vi, en string
	if e := gap[0]; e.infinite == 0 {
		word := wording.Word{Vi: "từ", En: "from"}
		if e.after {
			word = wording.Word{Vi: "trên", En: "above"}
		}
		vi, en = word.Vi+" "+formatVi(e.value), word.En+" "+formatEn(e.value)
	}
	if e := gap[1]; e.infinite == 0 {
		word := wording.Word{Vi: "dưới", En: "below"}
		if e.after {
			word = wording.Word{Vi: "đến", En: "up to"}
		}
		vi, en = join(vi, word.Vi+" "+formatVi(e.value)), join(en, word.En+" "+formatEn(e.value))
	}
	if vi == "" {
		return wording.Word{Vi: "mọi giá trị", En: "any value"}
	}
	return wording.Word{Vi: vi, En: en}
}

// words says what lies on the line.
func (l *line) words() wording.Word { return between([2]edge{l.start(), l.end()}) }

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
