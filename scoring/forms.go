package scoring

import "github.com/thituyen/thituyen/internal/document"

// The forms of this package's types in documents and records.
func init() {
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
	document.Enumerate[Third](ThirdTwoEqualElseRefer, ThirdTwoEqualElseMean, ThirdMean, ThirdMedian, ThirdClosestTwo)
	document.OneKey[best]()
	document.OneKey[trimmedMean]()
	document.Register(document.Form[Combine]{Decode: decodeCombine, Shape: shapeCombine})
	document.Register(document.Form[Deduction]{Decode: decodeDeduction, Shape: shapeDeduction})
	document.Register(document.Form[Marks]{Decode: decodeMarks, Shape: shapeMarks})
	document.Register(document.Form[PanelCombine]{Decode: decodePanelCombine, Shape: shapePanelCombine})
	document.Register(document.Form[Pass]{Decode: decodePass, Shape: shapePass})
	document.Register(document.Form[Percent]{Decode: decodePercent, Shape: shapePercent})
	document.Register(document.Form[Settlement]{Decode: decodeSettlement, Shape: shapeSettlement})
	document.Register(document.Form[Threshold]{Decode: decodeThreshold, Shape: shapeThreshold})
	document.Register(document.Form[Void]{Decode: decodeVoid, Shape: shapeVoid})
	document.Register(document.Form[Weight]{Decode: decodeWeight, Shape: shapeWeight})
}
