package sheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// rowsReady is how many rows of a new workbook are prepared for entries.
const rowsReady = 500

// Write makes the empty workbook of the form: a sheet for each layout with
// its headings, validation of what may be entered and notes from the
// regulation. Nothing in it depends on the clock: two workbooks of one form
// hold the same parts.
func (f *Form) Write(w io.Writer) error {
	file := excelize.NewFile()
	defer file.Close()
	b := &builder{file: file}
	if err := b.styles(); err != nil {
		return err
	}
	for i, l := range f.layouts() {
		if i == 0 {
			if err := file.SetSheetName("Sheet1", l.Name); err != nil {
				return err
			}
		} else if _, err := file.NewSheet(l.Name); err != nil {
			return err
		}
		if err := b.sheet(l); err != nil {
			return err
		}
	}
	return file.Write(w)
}

// builder writes the sheets of a form.
type builder struct {
	file                 *excelize.File
	head, asText, asDate int
}

func (b *builder) styles() error {
	var err error
	if b.head, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2EC"}},
		Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"},
		Border:    borders(),
	}); err != nil {
		return err
	}
	if b.asText, err = b.file.NewStyle(&excelize.Style{NumFmt: 49}); err != nil { // text: 001 stays 001
		return err
	}
	dates := "dd/mm/yyyy"
	b.asDate, err = b.file.NewStyle(&excelize.Style{CustomNumFmt: &dates})
	return err
}

func borders() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: "7B8794", Style: 1})
	}
	return out
}

// shownColumns are the columns that a new workbook has: date of birth stands
// once, marks stand on their own sheets.
func (l *Layout) shownColumns() []Column {
	var out []Column
	for _, c := range l.Columns {
		if c.sex == "" && !(l.component == "" && c.Type == Mark) && !strings.HasPrefix(c.Key, "skip:") {
			out = append(out, c)
		}
	}
	return out
}

func (b *builder) sheet(l *Layout) error {
	columns := l.shownColumns()
	first := 2 // the first row of data
	for _, c := range columns {
		if c.Group != "" {
			first = 3
		}
	}
	if err := b.headings(l, columns, first); err != nil {
		return err
	}
	for i, c := range columns {
		if err := b.column(l, c, i, first); err != nil {
			return err
		}
	}
	return b.file.SetPanes(l.Name, &excelize.Panes{Freeze: true, YSplit: first - 1, TopLeftCell: fmt.Sprintf("A%d", first), ActivePane: "bottomLeft"})
}

// headings writes one or two rows of headings, merged where one stands for
// several columns or both rows.
func (b *builder) headings(l *Layout, columns []Column, first int) error {
	for i, c := range columns {
		top, low := letters(i)+"1", letters(i)+fmt.Sprint(first-1)
		text := c.Heading
		if c.Group != "" {
			text = c.Group
			if err := b.file.SetCellStr(l.Name, low, c.Heading); err != nil {
				return err
			}
		} else if top != low {
			if err := b.file.MergeCell(l.Name, top, low); err != nil {
				return err
			}
		}
		if c.Group != "" && i > 0 && columns[i-1].Group == c.Group {
			continue
		}
		if err := b.file.SetCellStr(l.Name, top, text); err != nil {
			return err
		}
		last := i
		for last+1 < len(columns) && c.Group != "" && columns[last+1].Group == c.Group {
			last++
		}
		if last > i {
			if err := b.file.MergeCell(l.Name, top, letters(last)+"1"); err != nil {
				return err
			}
		}
	}
	return b.file.SetCellStyle(l.Name, "A1", letters(len(columns)-1)+fmt.Sprint(first-1), b.head)
}

// column sets the width, format, validation and note of a column.
func (b *builder) column(l *Layout, c Column, i, first int) error {
	name := letters(i)
	width := max(10, min(30, float64(len([]rune(c.Heading)))*1.2+2))
	if err := b.file.SetColWidth(l.Name, name, name, width); err != nil {
		return err
	}
	span := fmt.Sprintf("%s%d:%s%d", name, first, name, first+rowsReady-1)
	style := 0
	switch c.Type {
	case ID, Text, List, Pairs:
		style = b.asText
	case Date:
		style = b.asDate
	}
	if style != 0 {
		if err := b.file.SetCellStyle(l.Name, fmt.Sprintf("%s%d", name, first), fmt.Sprintf("%s%d", name, first+rowsReady-1), style); err != nil {
			return err
		}
	}
	if rule := b.validation(c, span); rule != nil {
		if err := b.file.AddDataValidation(l.Name, rule); err != nil {
			return err
		}
	}
	if note := c.note(); note != "" {
		return b.file.AddComment(l.Name, excelize.Comment{Cell: fmt.Sprintf("%s%d", name, first-1), Author: "Quy chế", Text: note})
	}
	return nil
}

// note is what a column tells who fills it in.
func (c *Column) note() string {
	parts := []string{}
	if c.Note != "" {
		parts = append(parts, c.Note)
	}
	if c.Type == Mark && c.Max != nil {
		least := "0"
		if c.Min != nil {
			least = c.Min.String()
		}
		bounds := "Điểm từ " + least + " đến " + c.Max.String()
		if c.Step != nil {
			bounds += ", bội của " + c.Step.String()
		}
		parts = append(parts, bounds)
	}
	if len(c.Words) > 0 {
		parts = append(parts, "Một trong: "+c.words())
	}
	return strings.Join(parts, ". ")
}

// validation is what a spreadsheet lets be entered into a column; nil where
// anything goes.
func (b *builder) validation(c Column, span string) *excelize.DataValidation {
	rule := excelize.NewDataValidation(true)
	rule.Sqref = span
	rule.SetError(excelize.DataValidationErrorStyleStop, "Không hợp lệ", c.note())
	switch {
	case c.Type == Mark && c.Max != nil:
		least := 0.0
		if c.Min != nil {
			least, _ = c.Min.Float64()
		}
		most, _ := c.Max.Float64()
		if rule.SetRange(least, most, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween) != nil {
			return nil
		}
	case c.Type == YesNo:
		if rule.SetDropList([]string{"có", "không", "x"}) != nil {
			return nil
		}
	case c.Type == Text && len(c.Words) > 0:
		shown := make([]string, len(c.Words))
		for i, w := range c.Words {
			shown[i] = w.Shown
		}
		if rule.SetDropList(shown) != nil { // a list too long for a workbook: the note has it
			return nil
		}
	default:
		return nil
	}
	return rule
}
