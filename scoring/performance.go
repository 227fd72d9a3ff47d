package scoring

import (
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Performance is what a document gives for one candidate. [Scorer.Sheet]
// checks it against a scheme. A key left out or null is missing, never zero.
type Performance struct {
	Marks     map[string]*Marks      `doc:"marks"`
	Claims    []string               `doc:"claims,id"`
	Sanctions []Breach               `doc:"sanctions"`
	Settled   map[string]*Settlement `doc:"settled"`
	// Remarked are the re-marks: one, or a list or mapping of those of a panel.
	Remarked map[string]*Marks         `doc:"remarked"`
	Facts    map[string]*thituyen.Fact `doc:"facts"`
	// OutOfCompetition says that the candidate is scored by the numbers of the
	// others and is not one of them; see [Cohort].
	OutOfCompetition bool `doc:"out_of_competition"`
}

// Marks are what stands for a component: one of a word, a single mark, a list
// of one mark per marker in order, or a mapping. The keys of a mapping are
// markers on a marked component and parts on one made of parts; below a panel
// they may be either: {build: {gv1: 15}, …} or {gv1: {build: 15, …}, …}.
type Marks struct {
	Word   Word
	Single *decimal.Decimal
	List   []*decimal.Decimal // nil items were not given
	Named  map[string]*Marks  // nil items were not given
}

// Word stands in place of marks.
type Word string

// Absent: the candidate was not there. Exempt: owes no marks here, where the
// component allows it.
const (
	WordAbsent Word = "absent"
	WordExempt Word = "exempt"
)

// Breach is a sanction laid on a candidate for one component.
type Breach struct {
	Component string `doc:"component,id" validate:"required"`
	Kind      string `doc:"kind,id" validate:"required"`
}

// Settlement is the competent person's decision on what a rule referred. A
// number stands wherever a rule referred the component; {spread: 81, remark: 83} says one
// for the spread of the marks and one for the re-mark. On a component that no
// rule can refer it is a mistake; where none did, it changes nothing, and the
// trace says so.
type Settlement struct {
	Spread *decimal.Decimal `doc:"spread"`
	Remark *decimal.Decimal `doc:"remark"`
}

type settlementMapping Settlement

// decodeMarks reads a word, a number, a list or a mapping.
func decodeMarks(m *Marks, c document.Cursor) {
	switch {
	case c.Is(document.Mapping):
		c.Into(&m.Named)
	case c.Is(document.Sequence):
		c.Into(&m.List)
	case c.Node().Text == "absent" || c.Node().Text == "exempt":
		m.Word = Word(c.Node().Text)
	default:
		c.Into(&m.Single)
	}
}

// shapeMarks is the shape of all that may stand for marks.
func shapeMarks(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.DecimalShape, document.OneOfShape("absent", "exempt"),
		of(reflect.TypeFor[[]*decimal.Decimal]()), of(reflect.TypeFor[map[string]*Marks]()))
}

// decodeSettlement reads a number or a mapping.
func decodeSettlement(s *Settlement, c document.Cursor) {
	if c.Is(document.Mapping) {
		c.Into((*settlementMapping)(s))
		return
	}
	c.Into(&s.Spread)
	s.Remark = s.Spread
}

// shapeSettlement is the shape of a number or a mapping.
func shapeSettlement(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.DecimalShape, of(reflect.TypeFor[settlementMapping]()))
}
