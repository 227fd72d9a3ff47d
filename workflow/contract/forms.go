package contract

import "github.com/thituyen/thituyen/internal/document"

// The forms of this package's types in requests.
func init() {
	document.Enumerate(AskCheck, AskWords, AskScreen, AskScore, AskRank, AskSelect, AskWhy, AskNext, AskVerify)
	document.Enumerate(Vietnamese, English)
	document.Enumerate(Full, Short)
}
