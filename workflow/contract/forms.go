package contract

import (
	_ "embed"

	"github.com/thituyen/thituyen/internal/document"
)

//go:embed reference.yaml
var described []byte

// The forms of this package's types in requests.
func init() {
	document.Describe[Request](described)
	document.Enumerate(AskCheck, AskWords, AskScreen, AskScore, AskRank, AskSelect, AskWhy, AskNext, AskVerify)
	document.Enumerate(Vietnamese, English)
	document.Enumerate(Full, Short)
}
