package programme

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"reflect"

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
	document.Enumerate[Yearly](YearlyAlways, YearlyWhenPlanning)
	document.Register(document.Form[Figures]{Decode: decodeFigures, Shape: shapeFigures})
}

// decodeFigures reads figures in the form in which a review keeps them as JSON.
func decodeFigures(f *Figures, c document.Cursor) {
	if err := f.UnmarshalJSON(jsonOf(c.Node())); err != nil {
		*f = Figures{}
		c.Report(sentences.Reason("not_figures", param("error", err.Error())))
	}
}

// jsonOf writes a node as JSON, its numbers as they were written.
func jsonOf(n *document.Node) []byte {
	var out bytes.Buffer
	writeJSON(&out, n)
	return out.Bytes()
}

func writeJSON(out *bytes.Buffer, n *document.Node) {
	quoted := func(text string) {
		line, _ := json.Marshal(text) // text always can be
		out.Write(line)
	}
	switch n.Kind {
	case document.Null:
		out.WriteString("null")
	case document.Sequence:
		out.WriteByte('[')
		for i, item := range n.Items {
			if i > 0 {
				out.WriteByte(',')
			}
			writeJSON(out, item)
		}
		out.WriteByte(']')
	case document.Mapping:
		out.WriteByte('{')
		for i, e := range n.Entries {
			if i > 0 {
				out.WriteByte(',')
			}
			quoted(e.Key)
			out.WriteByte(':')
			writeJSON(out, e.Value)
		}
		out.WriteByte('}')
	default:
		if !n.Quoted && json.Valid([]byte(n.Text)) {
			out.WriteString(n.Text)
			return
		}
		quoted(n.Text)
	}
}

func shapeFigures(func(reflect.Type) document.Shape) document.Shape {
	return document.Shape{"type": "object"}
}
