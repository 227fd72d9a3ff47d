package policytest

import "github.com/thituyen/thituyen/internal/document"

// The forms of this package's types in documents and records.
func init() {
	document.Register(document.Form[Decisions]{Decode: decodeDecisions, Shape: shapeDecisions})
	document.Register(document.Form[Group]{Decode: decodeGroup, Shape: shapeGroup})
	document.Register(document.Form[IDs]{Decode: decodeIDs, Shape: shapeIDs})
	document.Register(document.Form[Margin]{Decode: decodeMargin, Shape: shapeMargin})
	document.Register(document.Form[Standing]{Decode: decodeStanding, Shape: shapeStanding})
	document.Register(document.Form[Verdict]{Decode: decodeVerdict, Shape: shapeVerdict})
}
