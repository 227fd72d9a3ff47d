package ranking

import (
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// What [Comparison.By] says where no key decided.
const (
	ByLot      = "lot"      // a lot was drawn
	ByDecision = "decision" // the authority decided the tie, see [Selection.Decided]
)

// Comparison is why one candidate stands above another: the first key on
// which the two differ, with what each has for it.
type Comparison struct {
	Above, Below string // ids; of two equal ones, in the order asked
	// By is the key as the rules name it, [ByLot] or [ByDecision]; empty
	// where the two are still tied.
	By                     string
	AboveValue, BelowValue KeyValue
	Clause                 string // of the key, or of the rule for ties at the cut
	title                  wording.Word
	decision               *Decision
}

// Tied reports whether nothing put one above the other.
func (c Comparison) Tied() bool { return c.By == "" }

// Decision is the authority's, where one decided.
func (c Comparison) Decision() (Decision, bool) {
	if c.decision == nil {
		return Decision{}, false
	}
	return c.decision.clone(), true
}

// Reason says it as a reason: higher_by_key, higher_by_lot,
// higher_by_decision or tied.
func (c Comparison) Reason() thituyen.Reason {
	params := []thituyen.Param{wording.P("above", c.Above), wording.P("below", c.Below)}
	switch c.By {
	case "":
		return sentences.Reason("tied", params...)
	case ByLot:
		return sentences.Reason("higher_by_lot", params...).Under(c.Clause)
	}
	if d := c.decision; d != nil {
		params = append(params, wording.P("by", d.By), wording.P("at", d.At), wording.P("reason", d.Reason))
		return sentences.Reason("higher_by_decision", params...).Under(c.Clause)
	}
	params = append(params, wording.P("key", c.title), wording.P("by", c.By),
		wording.P("above_value", c.AboveValue), wording.P("below_value", c.BelowValue))
	return sentences.Reason("higher_by_key", params...).Under(c.Clause)
}

// Text words the comparison in Vietnamese or English.
func (c Comparison) Text(tag language.Tag) string { return c.Reason().Text(tag) }

// Decided is what put one of two candidates above the other; false where the
// two are one, or one of them is not placed ([List.NotPlaced] says why).
func (l *List) Decided(a, b string) (Comparison, bool) {
	l = l.made()
	at, ok := l.find(a)
	other, found := l.find(b)
	if !ok || !found || at == other {
		return Comparison{}, false
	}
	above, below := at, other
	if l.groupAt(at) > l.groupAt(other) {
		above, below = other, at
	}
	c := Comparison{Above: l.id(above), Below: l.id(below)}
	if c := l.compareRows(int(l.rows[above]), int(l.rows[below])); c.By != "" {
		c.Above, c.Below = l.id(above), l.id(below)
		return c, true
	}
	if l.groupAt(above) != l.groupAt(below) {
		c.By = ByLot
	}
	return c, true
}

// compareRows finds the first key on which two rows of the columns differ.
func (l *List) compareRows(above, below int) Comparison {
	for i := range l.ranker.keys {
		column := &l.columns[i]
		if column.cells[above] != column.cells[below] {
			return Comparison{
				By: column.key.by, Clause: column.key.clause, title: column.key.title,
				AboveValue: column.value(above), BelowValue: column.value(below),
			}
		}
	}
	return Comparison{}
}
