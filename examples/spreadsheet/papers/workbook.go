package papers

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/thituyen/thituyen/scoring"
)

// The sheets of a workbook of results.
const (
	resultsSheet = "Kết quả"
	reasonsSheet = "Lý do"
	sumsSheet    = "Cộng điểm"
	refusedSheet = "Không đủ điều kiện"
)

// WriteResults writes the workbook of results: the list in the layout of
// offices, the reasons, how each total adds up, and who is not eligible.
// Numbers stand as numbers; a sheet prints on A4 with its headings repeated
// and the record's head in the footer.
func WriteResults(w io.Writer, h Held, o Options) error {
	b := &book{file: excelize.NewFile(), held: h, options: o}
	defer b.file.Close()
	if err := b.styles(); err != nil {
		return err
	}
	if err := b.file.SetSheetName("Sheet1", resultsSheet); err != nil {
		return err
	}
	lines := h.results(o)
	for _, write := range []func([]line) error{b.results, b.reasons, b.sums, b.refused} {
		if err := write(lines); err != nil {
			return err
		}
	}
	return b.file.Write(w)
}

// book is a workbook being written.
type book struct {
	file    *excelize.File
	held    Held
	options Options

	head, center, bold, wrap int // styles
}

func (b *book) styles() error {
	border := []excelize.Border{}
	for _, side := range []string{"left", "top", "right", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "7B8794", Style: 1})
	}
	for _, s := range []struct {
		into  *int
		style excelize.Style
	}{
		{&b.head, excelize.Style{Border: border, Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}},
		{&b.wrap, excelize.Style{Border: border, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.center, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center"}}},
		{&b.bold, excelize.Style{Font: &excelize.Font{Bold: true, Size: 13}, Alignment: &excelize.Alignment{Horizontal: "center", WrapText: true}}},
	} {
		id, err := b.file.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.into = id
	}
	return nil
}

// results writes the list of results.
func (b *book) results(lines []line) error {
	columns := b.held.headings(b.options)
	first := len(columns) - len(b.held.columns()) - 4
	at, err := b.top(resultsSheet, "DANH SÁCH KẾT QUẢ", columns)
	if err != nil {
		return err
	}
	for i, l := range lines {
		row := []any{}
		for k, text := range l.cells(i+1, b.options) {
			if k == 0 || k >= first && k < len(columns)-2 {
				row = append(row, asNumber(text))
				continue
			}
			row = append(row, text)
		}
		if err := b.row(resultsSheet, at+i, row, b.wrap); err != nil {
			return err
		}
	}
	if err := b.widths(resultsSheet, len(columns), first); err != nil {
		return err
	}
	return b.foot(resultsSheet, at+len(lines)+1, len(columns), at-1)
}

// top writes the national heading, the title and the headings of a list, and
// returns the row of the first entry.
func (b *book) top(sheet, title string, columns []string) (int, error) {
	last, err := excelize.ColumnNumberToName(len(columns))
	if err != nil {
		return 0, err
	}
	for i, text := range []string{nation, motto, "", title, b.held.title()} {
		row := i + 1
		if err := b.file.SetCellStr(sheet, fmt.Sprintf("A%d", row), text); err != nil {
			return 0, err
		}
		if err := b.file.MergeCell(sheet, fmt.Sprintf("A%d", row), fmt.Sprintf("%s%d", last, row)); err != nil {
			return 0, err
		}
		style := b.center
		if row == 1 || row == 4 {
			style = b.bold
		}
		if err := b.file.SetCellStyle(sheet, fmt.Sprintf("A%d", row), fmt.Sprintf("%s%d", last, row), style); err != nil {
			return 0, err
		}
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		heads[i] = c
	}
	return 8, b.row(sheet, 7, heads, b.head)
}

func (b *book) row(sheet string, row int, cells []any, style int) error {
	first := fmt.Sprintf("A%d", row)
	if err := b.file.SetSheetRow(sheet, first, &cells); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(cells), row)
	if err != nil {
		return err
	}
	if err := b.file.SetCellStyle(sheet, first, last, style); err != nil {
		return err
	}
	return b.file.SetRowHeight(sheet, row, height(cells))
}

// height is what a row of wrapped cells needs: 15 points a line of text, a
// line for some 90 letters of the wide last column and some 14 of the others.
func height(cells []any) float64 {
	most := 1
	for i, c := range cells {
		written, ok := c.(string)
		if !ok {
			continue
		}
		wide, lines := 16, 0
		if i == len(cells)-1 {
			wide = 80
		}
		for one := range strings.SplitSeq(written, "\n") {
			lines += 1 + len([]rune(one))/wide
		}
		most = max(most, lines)
	}
	return min(15*float64(most), 400)
}

func (b *book) widths(sheet string, columns, first int) error {
	for i := range columns {
		width := 13.0
		switch {
		case i == 0:
			width = 5
		case i == 1:
			width = 10
		case i < first:
			width = 20
		case i == columns-1:
			width = 70
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.file.SetColWidth(sheet, name, name, width); err != nil {
			return err
		}
	}
	return nil
}

// foot writes the places for signatures, and how the sheet prints.
func (b *book) foot(sheet string, row, columns, heads int) error {
	right := max(columns-2, 2)
	cell, err := excelize.CoordinatesToCellName(right, row)
	if err != nil {
		return err
	}
	for at, text := range map[string]string{fmt.Sprintf("B%d", row): "NGƯỜI LẬP DANH SÁCH", cell: "CHỦ TỊCH HỘI ĐỒNG"} {
		if err := b.file.SetCellStr(sheet, at, text); err != nil {
			return err
		}
	}
	return b.print(sheet, heads)
}

// print sets A4 across, headings on every page, the head of the record and
// page numbers below.
func (b *book) print(sheet string, heads int) error {
	size, orientation, fit := 9, "landscape", true
	across, down := 1, 0
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + headText(b.held) + "&RTrang &P/&N"}); err != nil {
		return err
	}
	return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, heads, heads), Scope: sheet})
}

// headText is the record's head for a footer: short enough to be read aloud,
// the whole of it stands in the sheet of reasons.
func headText(h Held) string {
	head := h.Head().String()
	return "Mã chốt biên bản " + head[:min(len(head), 24)]
}

// reasons writes, for each candidate, every reason.
func (b *book) reasons(lines []line) error {
	if _, err := b.file.NewSheet(reasonsSheet); err != nil {
		return err
	}
	at, err := b.top(reasonsSheet, "LÝ DO", []string{"SBD", "Kết quả", "Lý do"})
	if err != nil {
		return err
	}
	for i, l := range lines {
		if err := b.row(reasonsSheet, at+i, []any{l.id, l.result, strings.Join(l.reasons, "\n")}, b.wrap); err != nil {
			return err
		}
	}
	if err := b.file.SetCellStr(reasonsSheet, fmt.Sprintf("A%d", at+len(lines)+1), "Mã chốt biên bản: "+b.held.Head().String()); err != nil {
		return err
	}
	if err := b.file.SetColWidth(reasonsSheet, "C", "C", 100); err != nil {
		return err
	}
	return b.print(reasonsSheet, at-1)
}

// sums writes how each total adds up: the parts' values and, where a formula
// says it, the formula; elsewhere the value and every step of the trace.
func (b *book) sums(lines []line) error {
	if _, err := b.file.NewSheet(sumsSheet); err != nil {
		return err
	}
	scheme := b.held.Rules().Scheme
	if scheme == nil {
		return nil
	}
	root := scheme.Root()
	columns := []string{"SBD"}
	for _, part := range root.Parts {
		columns = append(columns, b.held.component(part.ID))
	}
	at, err := b.top(sumsSheet, "CỘNG ĐIỂM", append(columns, "Tổng điểm", "Cách tính"))
	if err != nil {
		return err
	}
	for i, l := range lines {
		if err := b.sum(root, l, at+i); err != nil {
			return err
		}
	}
	last, err := excelize.ColumnNumberToName(len(columns) + 2)
	if err != nil {
		return err
	}
	if err := b.file.SetColWidth(sumsSheet, last, last, 90); err != nil {
		return err
	}
	return b.print(sumsSheet, at-1)
}

func (b *book) sum(root scoring.Component, l line, row int) error {
	score, scored := b.held.Score(l.id)
	cells := []any{l.id}
	places := map[string]string{}
	for i, part := range root.Parts {
		cells = append(cells, asNumber(valueOf(score, scored, part.ID)))
		name, err := excelize.CoordinatesToCellName(i+2, row)
		if err != nil {
			return err
		}
		places[part.ID] = name
	}
	var steps []string
	if scored {
		for _, s := range score.Trace() {
			steps = append(steps, s.Name.Text(vietnamese)+": "+s.Text(vietnamese))
		}
	}
	cells = append(cells, asNumber(l.total), strings.Join(steps, "\n"))
	if err := b.row(sumsSheet, row, cells, b.wrap); err != nil {
		return err
	}
	if s, ok := sumOf(root, score, places); scored && ok {
		name, err := excelize.CoordinatesToCellName(len(root.Parts)+2, row)
		if err != nil {
			return err
		}
		return b.file.SetCellFormula(sumsSheet, name, s.formula)
	}
	return nil
}

// refused writes who is not eligible, with criteria and clauses.
func (b *book) refused([]line) error {
	if _, err := b.file.NewSheet(refusedSheet); err != nil {
		return err
	}
	at, err := b.top(refusedSheet, "DANH SÁCH KHÔNG ĐỦ ĐIỀU KIỆN", []string{"SBD", "Họ và tên", "Kết luận", "Tiêu chuẩn, điều kiện và căn cứ"})
	if err != nil {
		return err
	}
	rows := b.held.refused(b.options)
	for i, r := range rows {
		cells := []any{}
		for _, c := range r {
			cells = append(cells, c)
		}
		if err := b.row(refusedSheet, at+i, cells, b.wrap); err != nil {
			return err
		}
	}
	if err := b.file.SetColWidth(refusedSheet, "D", "D", 100); err != nil {
		return err
	}
	return b.print(refusedSheet, at-1)
}

// asNumber is a number as a number where a spreadsheet can hold it exactly;
// any other text stays text.
func asNumber(digits string) any {
	if n, ok := floatOf(digits); ok {
		return n
	}
	return digits
}

// headings are the columns of the list of results.
func (h Held) headings(o Options) []string {
	out := []string{"TT", "SBD"}
	if !o.Public {
		out = append(out, "Họ và tên", "Ngày sinh", "Đơn vị")
	}
	for _, id := range h.columns() {
		out = append(out, h.component(id))
	}
	return slices.Concat(out, []string{"Tổng điểm", "Xếp hạng", "Kết quả", "Ghi chú"})
}
