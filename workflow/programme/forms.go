package programme

import "github.com/thituyen/thituyen/internal/document"

// The forms of this package's types in documents and records.
func init() {
	document.Enumerate[DutyKind](Publicity, Supervising)
	document.Enumerate[ReviewKind](Preliminary, Final)
}
