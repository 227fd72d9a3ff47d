package papers

import (
	"io"
	"strings"

	"github.com/gomutex/godocx"
	"github.com/gomutex/godocx/docx"
	"github.com/gomutex/godocx/wml/ctypes"
	"github.com/gomutex/godocx/wml/stypes"
)

// A4, in twentieths of a point.
const (
	short  = 11906
	long   = 16838
	margin = 1134 // 2 cm
)

// WriteDocument writes a paper as .docx.
func WriteDocument(w io.Writer, p Paper) error {
	doc, err := godocx.NewDocument()
	if err != nil {
		return err
	}
	defer doc.Close()
	doc.Document.Body.SectPr = section(p.Landscape)
	centered(doc.AddParagraph(""), nation, true)
	centered(doc.AddParagraph(""), motto, false)
	centered(doc.AddParagraph(""), strings.ToUpper(p.Title), true)
	centered(doc.AddParagraph(""), p.Under, false)
	for _, b := range p.Blocks {
		block(doc, b)
	}
	if len(p.Sign) > 0 {
		table := doc.AddTable()
		row := table.AddRow()
		for _, who := range p.Sign {
			cell := row.AddCell()
			centered(cell.AddParagraph(""), who, true)
			centered(cell.AddParagraph(""), "(ký, ghi rõ họ tên)", false)
		}
	}
	if p.Footer != "" {
		doc.AddParagraph("").AddText(p.Footer).Size(8)
	}
	return doc.Write(w)
}

func section(landscape bool) *ctypes.SectionProp {
	width, height, side := uint64(short), uint64(long), margin
	orient := stypes.PageOrientPortrait
	if landscape {
		width, height, orient = height, width, stypes.PageOrientLandscape
	}
	return &ctypes.SectionProp{
		PageSize:   &ctypes.PageSize{Width: &width, Height: &height, Orient: orient},
		PageMargin: &ctypes.PageMargin{Left: &side, Right: &side, Top: &side, Bottom: &side},
	}
}

func centered(p *docx.Paragraph, text string, bold bool) {
	p.Justification(stypes.JustificationCenter)
	p.AddText(text).Bold(bold)
}

func block(doc *docx.RootDoc, b Block) {
	if b.Heading != "" {
		doc.AddParagraph("").AddText(b.Heading).Bold(true)
	}
	for text := range strings.SplitSeq(b.Text, "\n") {
		if text != "" {
			doc.AddParagraph(text)
		}
	}
	if len(b.Head) == 0 {
		return
	}
	table := doc.AddTable()
	table.Style("TableGrid")
	fill(table.AddRow(), b.Head, true)
	for _, row := range b.Rows {
		fill(table.AddRow(), row, false)
	}
	doc.AddParagraph("")
}

func fill(row *docx.Row, cells []string, bold bool) {
	for _, text := range cells {
		cell := row.AddCell()
		for one := range strings.SplitSeq(text, "\n") {
			cell.AddParagraph("").AddText(one).Bold(bold)
		}
	}
}
