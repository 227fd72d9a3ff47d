package regulation

import (
	_ "embed"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/nodes"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow"
)

// described is what people are told of the keys and words of these forms.
//
//go:embed reference.yaml
var described []byte

// The forms of this package's types in documents and records, and the road
// for tools that change the nodes of a document.
func init() {
	document.Describe[Document](described)
	document.Enumerate[Examination](CivilServants, CommuneCivilServants, PublicEmployees, Leaders)
	document.Register(document.Form[Bodies]{Decode: decodeBodies, Shape: shapeBodies})
	document.Register(document.Form[Dates]{Decode: decodeDates, Shape: shapeDates})
	document.Register(document.Form[Document]{Shape: shapeDocument})
	nodes.Compile = func(root *document.Node) (any, error) { return compile(root, document.Decode) }
	registerSection[eligibility.Criteria]()
	registerSection[scoring.Scheme]()
	registerSection[ranking.Rules]()
	registerSection[workflow.Procedure]()
}

func registerSection[T any]() {
	document.Register(document.Form[Section[T]]{Decode: decodeSection[T], Shape: shapeSection[T], Encode: encodeSection[T]})
}
