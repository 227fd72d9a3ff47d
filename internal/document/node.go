// Package document is the strict reader of the library's text formats:
// regulations, policy suites, dossiers and the files of a round.
//
// [Parse] turns YAML or JSON into nodes that keep the raw text and the place
// of everything. [Decode] walks them into plain structs by the keys in the
// structs' `doc` tags, and collects every mistake with line, column, path and
// what would be right. [Check] tests decoded or literal values by their
// `validate` tags, and [Schema] writes the JSON Schema of the same keys.
package document

import (
	"golang.org/x/text/unicode/norm"
)

// Kind is what a node is.
type Kind uint8

// The kinds of nodes.
const (
	Null Kind = iota
	Scalar
	Sequence
	Mapping
	// Comma is a number with a decimal comma, of which YAML makes two items or
	// a number and a key; whoever reads it reports that.
	Comma
)

// Node is one value of a document, immutable once parsed.
type Node struct {
	Kind    Kind
	Text    string  // of a scalar: its text, for plain ones as written
	Quoted  bool    // of a scalar: it stood in quotes or in a block
	Items   []*Node // of a sequence
	Entries []Entry // of a mapping, in the order written, doubles left in
	Place   Place
}

// Entry is a key of a mapping and its value.
type Entry struct {
	Key   string // in Unicode NFC
	At    Place  // where the key stands
	Value *Node
}

// Place is where something stands in a file. The zero Place is nowhere.
type Place struct {
	File   *File
	Line   int // from 1
	Column int // from 1, in characters
}

// Get returns the value of a key, or nil where the mapping lacks it.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Mapping {
		return nil
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return n.Entries[i].Value
		}
	}
	return nil
}

// compose returns text in Unicode NFC.
func compose(text string) string {
	if norm.NFC.IsNormalString(text) {
		return text
	}
	return norm.NFC.String(text)
}
