package ranking

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
	document.Describe[Rules](described)
	document.Enumerate[AllocateBy](ByMerit, ByStable)
	document.Enumerate[Cut](CutRefer, CutAll, CutNone, CutLot)
	document.Enumerate[DepartureKind](Declined, StruckOff)
	document.Enumerate[Direction](Highest, Lowest, Earliest, Latest)
	document.Enumerate[ReplaceFrom](ReplaceFromReserve, ReplaceFromList)
	document.Enumerate[Rounding](RoundHalfUp, RoundUp, RoundDown)
	document.Enumerate[Style](Competition, Dense, Modified, Ordinal, Average)
	document.Enumerate[Ties](TiesShare, TiesLot)
	document.Enumerate[Unfilled](UnfilledOpen, UnfilledKeep)
	document.Enumerate[WhenMissing](MissingLast, MissingFirst, MissingRefuse)
	document.Register(document.Form[Prefer]{Decode: decodePrefer, Shape: shapePrefer, Encode: encodePrefer})
	document.Register(document.Form[Reserve]{Decode: decodeReserve, Shape: shapeReserve, Encode: encodeReserve})
}
