package scoring

import (
	_ "embed"

	"github.com/thituyen/thituyen/internal/document"
)

// described is what people are told of the keys and words of these forms.
//
//go:embed reference.yaml
var described []byte

// The forms of this package's types in documents and records.
func init() {
	document.Describe[Scheme](described)
	document.Enumerate[BonusUnit](AsPoints, AsPercent)
	document.Enumerate[PassOn](BeforeBonus)
	document.Enumerate[PercentileCounts](AtOrBelow, Below, Midpoint)
	document.Enumerate[PlaceStyle](PlaceCompetition, PlaceDense, PlaceModified, PlaceAverage)
	document.Enumerate[Prefer](PreferHighest, PreferLowest)
	document.Enumerate[Deviation](OfPopulation, OfSample)
	document.Enumerate[ShortlistTies](TiesAll, TiesNone)
	document.Enumerate[RemarkElse](RemarkRefer)
	document.Enumerate[Replaces](ReplacesAlways, ReplacesIfHigher)
	document.Enumerate[Standing](Voided, Absent, Failed, NotShortlisted, Referred, Incomplete, Passed)
	document.Enumerate[Take](TakeHighest, TakeSum)
	document.Enumerate[Then](ThenCombine, ThenRefer, ThenAnotherMarker)
	document.Enumerate[Third](ThirdTwoEqualElseRefer, ThirdMean, ThirdMedian, ThirdClosestTwo)
	document.OneKey[best]()
	document.OneKey[trimmedMean]()
	document.Register(document.Form[Combine]{Decode: decodeCombine, Shape: shapeCombine, Encode: encodeCombine})
	document.Register(document.Form[Deduction]{Decode: decodeDeduction, Shape: shapeDeduction, Encode: encodeDeduction})
	document.Register(document.Form[Marks]{Decode: decodeMarks, Shape: shapeMarks, Encode: encodeMarks})
	document.Register(document.Form[PanelCombine]{Decode: decodePanelCombine, Shape: shapePanelCombine, Encode: encodePanelCombine})
	document.Register(document.Form[Pass]{Decode: decodePass, Shape: shapePass, Encode: encodePass})
	document.Register(document.Form[Percent]{Decode: decodePercent, Shape: shapePercent, Encode: encodePercent})
	document.Register(document.Form[Settlement]{Decode: decodeSettlement, Shape: shapeSettlement, Encode: encodeSettlement})
	document.Register(document.Form[Threshold]{Decode: decodeThreshold, Shape: shapeThreshold, Encode: encodeThreshold})
	document.Register(document.Form[Void]{Decode: decodeVoid, Shape: shapeVoid, Encode: encodeVoid})
	document.Register(document.Form[Weight]{Decode: decodeWeight, Shape: shapeWeight, Encode: encodeWeight})
}
