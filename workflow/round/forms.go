package round

import (
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
)

// The forms of this package's types in documents and records.
func init() {
	document.Enumerate[Published](PublishApplicants, PublishEligible, PublishMarks, PublishRanking, PublishResult)
	document.Register(document.Form[Instead]{Decode: decodeInstead, Encode: encodeInstead, Shape: anyKeys})
	document.Register(document.Form[Names]{Encode: encodeNames})
	document.Register(document.Form[Recorded]{Decode: decodeRecorded, Encode: encodeRecorded, Shape: anyKeys})
}

// anyKeys is the shape of what is read when it is known of what kind it is.
func anyKeys(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"type": "object"}
}
