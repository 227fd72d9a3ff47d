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
	text, mistake := directives(file)
	if mistake != nil {
		return nil, thituyen.Mistakes{*mistake}
	}
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithUniqueKeys(false), yaml.WithPlugin(limits))
	if err != nil {
		return nil, thituyen.Mistakes{syntax(file, err)}
	}
	var document yaml.Node
	if err := loader.Load(&document); err != nil {
		if deep {
			err = errors.Join(errTooDeep, err)
		}
		if errors.Is(err, io.EOF) {
			return nil, thituyen.Mistakes{{Reason: sentences.Reason("empty"), Place: file.place(0).Shown()}}
		}
		return nil, thituyen.Mistakes{syntax(file, err)}
	}
	c := converter{file: file, tracker: tracker{file: file}, json: isJSON(file.text)}
	root := c.node(&document, within{})
	if len(c.refused) > 0 {
		return nil, c.refused[:1]
	}
	var second yaml.Node
	switch err := loader.Load(&second); {
	case err == nil:
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("second_document"), Place: c.place(&second).Shown()}}
	case !errors.Is(err, io.EOF):
		return nil, thituyen.Mistakes{syntax(file, err)}
	}
	if root == nil || root.Kind == Null {
		return nil, thituyen.Mistakes{{Reason: sentences.Reason("empty"), Place: file.place(0).Shown()}}
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
		return thituyen.Mistake{Reason: sentences.Reason("too_deep", wording.P("limit", MaxDepth)), Place: place.Shown()}
	}
	if file.tabbed(place.Line) {
		return thituyen.Mistake{Reason: sentences.Reason("tab"), Place: place.Shown()}
	}
	return thituyen.Mistake{Reason: sentences.Reason("syntax", wording.P("detail", detail)), Place: place.Shown()}
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
	tracker tracker
	json    bool // the whole is JSON: no comma is a decimal one
	refused thituyen.Mistakes
}

// within is what a node stands in: how many collections, the column of the
// innermost key or dash outside brackets, and whether brackets are around it.
type within struct {
	depth, indent int
	flow          bool
	line          int // where the outermost bracket opens
}

func (w within) inside(n *yaml.Node) within {
	w.depth++
	switch {
	case n.Style&yaml.FlowStyle == 0:
		w.indent = n.Column
	case !w.flow:
		w.flow, w.line = true, n.Line
	}
	return w
}

func (c *converter) place(n *yaml.Node) Place {
	return Place{File: c.file, Line: max(n.Line, 1), Column: max(n.Column, 1)}
}

func (c *converter) refuse(n *yaml.Node, code string, params ...thituyen.Param) *Node {
	c.refused = append(c.refused, thituyen.Mistake{Reason: sentences.Reason(code, params...), Place: c.place(n).Shown()})
	return nil
}

func (c *converter) node(n *yaml.Node, in within) *Node {
	if n.Kind == yaml.DocumentNode {
		if len(n.Content) == 0 {
			return nil
		}
		n = n.Content[0]
	}
	at := c.tracker.offset(max(n.Line, 1), max(n.Column, 1))
	switch {
	case len(c.refused) > 0:
		return nil
	case n.Kind == yaml.AliasNode:
		return c.refuse(n, "alias")
	case n.Anchor != "":
		return c.refuse(n, "anchor", wording.P("name", n.Anchor))
	case n.Style&yaml.TaggedStyle != 0 || n.Tag == "!":
		return c.refuse(n, "tag", wording.P("name", n.Tag))
	case n.Kind != yaml.ScalarNode && in.depth >= MaxDepth:
		return c.refuse(n, "too_deep", wording.P("limit", MaxDepth))
	case in.flow && n.Line > in.line && n.Column <= in.indent && (n.Kind != yaml.ScalarNode || n.Value != ""):
		return c.refuse(n, "flow_not_indented", wording.P("line", in.line))
	}
	out := &Node{Place: c.place(n)}
	switch n.Kind {
	case yaml.SequenceNode:
		out.Kind = Sequence
		c.items(out, n, in.inside(n))
	case yaml.MappingNode:
		out.Kind = Mapping
		c.entries(out, n, in.inside(n))
	default:
		c.scalar(out, n, at, in)
	}
	return out
}

func (c *converter) scalar(out *Node, n *yaml.Node, at int, in within) {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	out.Kind, out.Text, out.Quoted = Scalar, n.Value, n.Style&quoted != 0
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 && c.file.unindented(at, in.indent):
		c.refuse(n, "quote_open")
	case !out.Quoted && c.file.swallowsItem(at, n.Value):
		c.refuse(n, "item_too_deep")
	case !out.Quoted && isNull(n.Value):
		out.Kind = Null
	}
}

func (c *converter) items(out *Node, n *yaml.Node, in within) {
	for _, item := range n.Content {
		node := c.node(item, in)
		if number, place, is := c.comma(item, in); is {
			if last := len(out.Items) - 1; last >= 0 {
				if before := out.Items[last].Kind; before == Scalar || before == Comma {
					out.Items = out.Items[:last] // the two are one number
				}
			}
			node = &Node{Kind: Comma, Text: number, Place: place}
		}
		out.Items = append(out.Items, node)
	}
}

func (c *converter) entries(out *Node, n *yaml.Node, in within) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := c.node(n.Content[i], in)
		if key == nil {
			return
		}
		if key.Kind != Scalar {
			c.refuse(n.Content[i], "key_not_text")
			return
		}
		number, place, is := c.comma(n.Content[i], in)
		value := c.node(n.Content[i+1], in)
		if last := len(out.Entries) - 1; is && last >= 0 {
			out.Entries[last].Value = &Node{Kind: Comma, Text: number, Place: place}
			if value != nil && value.Kind == Null {
				continue // the key is what stands behind the comma
			}
		}
		out.Entries = append(out.Entries, Entry{Key: compose(key.Text), At: key.Place, Value: value})
	}
}

// comma returns the number with a decimal comma that ends where a node in
// brackets begins.
func (c *converter) comma(n *yaml.Node, in within) (string, Place, bool) {
	if !in.flow || c.json {
		return "", Place{}, false
	}
	number, from, is := c.file.decimalComma(c.tracker.offset(max(n.Line, 1), max(n.Column, 1)))
	if !is {
		return "", Place{}, false
	}
	return number, c.file.place(from), true
}

// isNull lists the ways in which YAML 1.2 writes that a value is missing.
func isNull(text string) bool {
	return text == "" || text == "~" || text == "null" || text == "Null" || text == "NULL"
}
