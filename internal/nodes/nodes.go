// Package nodes lets the tools of this module compile a regulation from the
// nodes of its document, which they change before: a public call cannot take
// what only this module knows.
package nodes

import "github.com/thituyen/thituyen/internal/document"

// Compile is set by package regulation while it is initialised, and returns
// its *Regulation.
var Compile func(root *document.Node) (any, error)
