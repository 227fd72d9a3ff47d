package scoring

import (
	"reflect"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// Panel is how the marks of several markers become one value. In order:
// missing marks are left out; too few left is incomplete; Spread on what is
// left; Outliers; trimming; combining. Where outliers leave no more marks
// than trimming would take, none is trimmed.
//
// On a component with parts, each marker's part marks are combined first; a
// marker who left out any part, counted or not, is left out whole. Below the
// panel, sanctions, adjustments and rounding act on each marker's value; a
// part that is void or that the candidate did not sit leaves the panel
// without a value.
type Panel struct {
	Title   thituyen.Title `doc:"title"`
	Clause  string         `doc:"clause"`
	Why     string         `doc:"why"`
	Markers *Markers       `doc:"markers"`
	// Each converts every mark before anything else is done with it; on a
	// component with parts, each marker's combined value.
	Each     []Adjustment  `doc:"each"`
	Combine  *PanelCombine `doc:"combine"` // nil: mean
	Spread   []Band        `doc:"spread"`
	Outliers *Outliers     `doc:"outliers"`
}

// Markers bounds how many markers there are, both ends included.
type Markers struct {
	AtLeast *int `doc:"at_least" validate:"omitnil,at_least=1,at_most=100000"` // nil: 1
	AtMost  *int `doc:"at_most" validate:"omitnil,at_least=1,at_most=100000"`  // nil: any number
}

// Band is a line of a spread, which is the highest less the lowest of all
// marks given. The first line that holds decides.
type Band struct {
	Title  thituyen.Title   `doc:"title"`
	Clause string           `doc:"clause"`
	Why    string           `doc:"why"`
	From   *decimal.Decimal `doc:"from"`  // the spread is this or more
	Above  *decimal.Decimal `doc:"above"` // more than this
	Below  *decimal.Decimal `doc:"below"` // less than this
	UpTo   *decimal.Decimal `doc:"up_to"` // this or less
	Then   Then             `doc:"then" validate:"required"`
	Third  Third            `doc:"third"` // only with another_marker; left out: the panel's own combine
}

// Then is what a spread leads to.
type Then string

// What a spread leads to: the marks are combined; the competent person decides,
// and until then the component is referred; a third mark is given, and until
// then the component is incomplete. A third mark is taken beyond the panel's
// at_most.
const (
	ThenCombine       Then = "combine"
	ThenRefer         Then = "refer"
	ThenAnotherMarker Then = "another_marker"
)

// Third is what three marks make whose spread falls on a line that asked for
// another marker.
type Third string

// What three marks make: the mark that two of them share, else the competent
// person decides; the mark that two of them share, else the mean of the three;
// their mean; their median; the mean of the closest two, of two such pairs the
// higher.
const (
	ThirdTwoEqualElseRefer Third = "two_equal_else_refer"
	ThirdTwoEqualElseMean  Third = "two_equal_else_mean"
	ThirdMean              Third = "mean"
	ThirdMedian            Third = "median"
	ThirdClosestTwo        Third = "closest_two"
)

// Outliers strikes out, all together, the marks further than Beyond from the
// mean of all; with Repeat, again until none is. Where all that are left
// would go, none does.
type Outliers struct {
	Title  thituyen.Title   `doc:"title"`
	Clause string           `doc:"clause"`
	Why    string           `doc:"why"`
	Beyond *decimal.Decimal `doc:"beyond" validate:"required,omitnil,at_least=0"`
	Repeat bool             `doc:"repeat"`
}

// PanelWay is how a panel combines its marks.
type PanelWay string

// The ways of a panel. The median of an even number of marks is the mean of
// the middle two.
const (
	PanelMean        PanelWay = "mean"
	PanelMedian      PanelWay = "median"
	PanelSum         PanelWay = "sum"
	PanelHighest     PanelWay = "highest"
	PanelLowest      PanelWay = "lowest"
	PanelTrimmedMean PanelWay = "trimmed_mean"
)

// panelWords are the ways that a document writes as a word.
var panelWords = []string{"mean", "median", "sum", "highest", "lowest"}

// PanelCombine is a way of a panel, in a document a word or
// {trimmed_mean: {high: 1, low: 1}}.
type PanelCombine struct {
	Way  PanelWay
	Trim Trim // of trimmed_mean
}

// Trim is how many of the highest and of the lowest marks are left out.
type Trim struct {
	High int `doc:"high" validate:"at_least=0"`
	Low  int `doc:"low" validate:"at_least=0"`
}

type trimmedMean struct {
	Trim *Trim `doc:"trimmed_mean"`
}

// decodePanelCombine reads a word or {trimmed_mean: …}.
func decodePanelCombine(p *PanelCombine, c document.Cursor) {
	if !c.Is(document.Mapping) {
		word, _ := c.OneOf(panelWords)
		p.Way = PanelWay(word)
		return
	}
	var m trimmedMean
	c.Into(&m)
	p.Way = PanelTrimmedMean
	if m.Trim != nil {
		p.Trim = *m.Trim
	}
}

// shapePanelCombine is the shape of a word or {trimmed_mean: …}.
func shapePanelCombine(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.OneOfShape(panelWords...), of(reflect.TypeFor[trimmedMean]()))
}
