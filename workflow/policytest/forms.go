package policytest

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
	document.Describe[Suite](described)
	document.Register(document.Form[Decisions]{Decode: decodeDecisions, Shape: shapeDecisions})
	document.Register(document.Form[Group]{Decode: decodeGroup, Shape: shapeGroup})
	document.Register(document.Form[IDs]{Decode: decodeIDs, Shape: shapeIDs})
	document.Register(document.Form[Margin]{Decode: decodeMargin, Shape: shapeMargin})
	document.Register(document.Form[Standing]{Decode: decodeStanding, Shape: shapeStanding})
	document.Register(document.Form[Verdict]{Decode: decodeVerdict, Shape: shapeVerdict})
}
