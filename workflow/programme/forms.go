package programme

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
	document.Describe[Document](described)
	document.Enumerate[DutyKind](Publicity, Supervising)
	document.Enumerate[ReviewKind](Preliminary, Final)
}
