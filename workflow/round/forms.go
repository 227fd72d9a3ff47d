package round

import "github.com/thituyen/thituyen/internal/document"

// The forms of this package's types in documents and records.
func init() {
	document.Enumerate[Published](PublishApplicants, PublishEligible, PublishMarks, PublishRanking, PublishResult)
	document.Register(document.Form[Instead]{Decode: decodeInstead, Encode: encodeInstead})
	document.Register(document.Form[Names]{Encode: encodeNames})
	document.Register(document.Form[Recorded]{Decode: decodeRecorded, Encode: encodeRecorded})
}
