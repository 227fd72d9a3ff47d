package workflow

import (
	_ "embed"
	"reflect"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/prose"
)

// described is what people are told of the keys and words of these forms.
//
//go:embed reference.yaml
var described []byte

// The forms of this package's types in documents and records.
func init() {
	document.Describe[Procedure](described)
	document.Enumerate[Ballot](OpenBallot, SecretBallot)
	document.Enumerate[Base](BaseMembers, BasePresent, BaseCast)
	document.Enumerate[Choice](For, Against, Abstain, Recuse)
	document.Enumerate[CountedOf](Registered, Eligible, Present)
	document.Enumerate[KinRule](AnyCandidate, OwnCandidate)
	document.Enumerate[Once](OncePerCase, OncePerPerson, OncePerCandidate)
	document.Enumerate[Otherwise](Extend, Cancel)
	document.Enumerate[Recused](RecusedCount, RecusedShrink)
	document.Register(document.Form[Names]{Decode: decodeNames, Shape: shapeNames})
	document.Register(document.Form[Starts]{Decode: decodeStarts, Shape: shapeStarts, Encode: encodeStarts})
	document.Register(document.Form[TimeOfDay]{Decode: decodeTimeOfDay, Shape: shapeTimeOfDay, Encode: encodeTimeOfDay})
}

// What stands in reasons and words itself.
func init() {
	prose.RegisterWord(reflect.TypeFor[Named]())
	prose.RegisterWord(reflect.TypeFor[Kin]())
	prose.RegisterWord(reflect.TypeFor[Result]())
	prose.RegisterWord(reflect.TypeFor[TimeOfDay]())
}
