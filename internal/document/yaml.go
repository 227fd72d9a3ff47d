package document

import (
	"bytes"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

var errTooDeep = errors.New("document: nested too deep")

func parseYAML(file *File) (*Node, thituyen.Mistakes) {
	deep := false
	limits := loaderlimits.New(loaderlimits.AliasValue(0), loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
		if depth > MaxDepth {
			deep = true // the library wraps the error in text alone
			return errTooDeep
		}
		return nil
	}))
	loader, err := yaml.NewLoader(bytes.NewReader(file.text), yaml.WithUniqueKeys(false), yaml.WithPlugin(limits))
	if err != nil {
		return nil, thituyen.Mistakes{syntax(file, err)}
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		if deep {
			err = errors.Join(errTooDeep, err)
		}
		if errors.Is(err, io.EOF) {
			return nil, thituyen.Mistakes{{Reason: sentences.Reason("empty"), Place: file.place(0)}}
		}
		return nil, thituyen.Mistakes{syntax(file, err)}
	}
	c := converter{file: file}
	root := c.node(&document, 0)
	if len(c.refused) > 0 {
		return nil, c.refused[:1]
	}
	var second yaml.Node
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("second_document"), Place: c.place(&second)}}
	case !errors.Is(err, io.EOF):
		return nil, thituyen.Mistakes{syntax(file, err)}
	}
	if root == nil || root.Kind == Null {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("empty"), Place: file.place(0)}}
	}
	return root, nil
}

// syntax words an error of the YAML library. Its message is English only.
func syntax(file *File, err error) thituyen.Mistake {
	place, detail := file.place(0), err.Error()
	var load *yaml.LoadError
	if errors.As(err, &load) {
		place = Place{File: file, Line: max(load.Mark.Line, 1), Column: max(load.Mark.Column, 1)}
		detail = load.Message
	}
	if errors.Is(err, errTooDeep) {
		return thituyen.Mistake{Reason: sentences.Reason("too_deep", wording.P("limit", MaxDepth)), Place: place}
	}
	if file.tabbed(place.Line) {
		return thituyen.Mistake{Reason: sentences.Reason("tab"), Place: place}
	}
	return thituyen.Mistake{Reason: sentences.Reason("syntax", wording.P("detail", detail)), Place: place}
}

// tabbed reports whether a tab stands in the indentation of a line.
func (f *File) tabbed(line int) bool {
	if line < 1 || line > len(f.lines) {
		return false
	}
	for _, c := range f.text[f.lines[line-1]:] {
		if c != ' ' {
			return c == '\t'
		}
	}
	return false
}

// converter makes our nodes of the library's, and stops at what is refused.
type converter struct {
	file    *File
	refused thituyen.Mistakes
}

func (c *converter) place(n *yaml.Node) Place {
	return Place{File: c.file, Line: max(n.Line, 1), Column: max(n.Column, 1)}
}

func (c *converter) refuse(n *yaml.Node, code string, params ...thituyen.Param) *Node {
	c.refused = append(c.refused, thituyen.Mistake{Reason: sentences.Reason(code, params...), Place: c.place(n)})
	return nil
}

func (c *converter) node(n *yaml.Node, depth int) *Node {
	switch {
	case len(c.refused) > 0:
		return nil
	case n.Kind == yaml.DocumentNode && len(n.Content) == 0:
		return nil
	case n.Kind == yaml.DocumentNode:
		return c.node(n.Content[0], depth)
	case n.Kind == yaml.AliasNode:
		return c.refuse(n, "alias")
	case n.Anchor != "":
		return c.refuse(n, "anchor", wording.P("name", n.Anchor))
	case n.Style&yaml.TaggedStyle != 0:
		return c.refuse(n, "tag", wording.P("name", n.Tag))
	case n.Kind != yaml.ScalarNode && depth >= MaxDepth:
		return c.refuse(n, "too_deep", wording.P("limit", MaxDepth))
	}
	out := &Node{Place: c.place(n)}
	switch n.Kind {
	case yaml.SequenceNode:
		out.Kind = Sequence
		for _, item := range n.Content {
			out.Items = append(out.Items, c.node(item, depth+1))
		}
	case yaml.MappingNode:
		out.Kind = Mapping
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := c.node(n.Content[i], depth+1)
			if key == nil {
				return nil
			}
			if key.Kind != Scalar {
				return c.refuse(n.Content[i], "key_not_text")
			}
			out.Entries = append(out.Entries, Entry{Key: compose(key.Text), At: key.Place, Value: c.node(n.Content[i+1], depth+1)})
		}
	default:
		const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
		out.Kind, out.Text, out.Quoted = Scalar, n.Value, n.Style&quoted != 0
		if !out.Quoted && isNull(n.Value) {
			out.Kind = Null
		}
	}
	return out
}

// isNull lists the ways in which YAML 1.2 writes that a value is missing.
func isNull(text string) bool {
	return text == "" || text == "~" || text == "null" || text == "Null" || text == "NULL"
}
