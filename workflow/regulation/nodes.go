package regulation

import "github.com/thituyen/thituyen/internal/document"

// FromNodes compiles a regulation from the nodes of its document, for tools of
// this module that change them: [Parse] is the road for everybody else.
func FromNodes(root *document.Node) (*Regulation, error) { return compile(root, document.Decode) }
