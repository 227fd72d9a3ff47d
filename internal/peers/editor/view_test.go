package editor

import (
	"encoding/json"
	"math/big"
	"regexp"

	"github.com/thituyen/thituyen/internal/document"
)

// The plain scalars of YAML's core schema, by which editors tell values apart.
var (
	truths   = map[string]bool{"true": true, "True": true, "TRUE": true, "false": false, "False": false, "FALSE": false}
	whole    = regexp.MustCompile(`^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$`)
	floating = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
)

// view is what an editor hands to a validator for a node.
func view(n *document.Node) any {
	switch n.Kind {
	case document.Null:
		return nil
	case document.Sequence:
		out := []any{}
		for _, item := range n.Items {
			out = append(out, view(item))
		}
		return out
	case document.Mapping:
		out := map[string]any{}
		for _, e := range n.Entries {
			out[e.Key] = view(e.Value)
		}
		return out
	}
	if n.Quoted {
		return n.Text
	}
	if truth, ok := truths[n.Text]; ok {
		return truth
	}
	if whole.MatchString(n.Text) {
		base := 10
		if len(n.Text) > 1 && (n.Text[1] == 'x' || n.Text[1] == 'o') {
			base = 0
		}
		if i, ok := new(big.Int).SetString(n.Text, base); ok {
			return json.Number(i.String())
		}
	}
	if floating.MatchString(n.Text) {
		if f, _, err := big.ParseFloat(n.Text, 10, 200, big.ToNearestEven); err == nil {
			return json.Number(f.Text('f', 30))
		}
	}
	return n.Text
}
