package sheet

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/xuri/excelize/v2"
)

// openWorkbook reads every sheet of a workbook that is not hidden.
func openWorkbook(name string, content []byte) (*Book, Mistakes) {
	file, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked,
	})
	if err != nil {
		return nil, Mistakes{at(name, "broken", "không đọc được sổ tính: "+err.Error(), "the workbook cannot be read: "+err.Error())}
	}
	defer file.Close()
	w := &workbook{file: file, book: &Book{Name: name}, formats: map[int]format{}}
	if props, err := file.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		w.since1904 = *props.Date1904
	}
	for _, sheet := range file.GetSheetList() {
		w.read(sheet)
	}
	if len(w.mistakes) > 0 {
		return nil, w.mistakes
	}
	return w.book, nil
}

// workbook is a workbook being read.
type workbook struct {
	file      *excelize.File
	book      *Book
	mistakes  Mistakes
	since1904 bool // days are counted from 1904, as older Macs do
	formats   map[int]format
}

// format is what a cell's style says of its number.
type format struct {
	date  bool
	zeros int // digits always shown
}

func (w *workbook) read(name string) {
	if visible, err := w.file.GetSheetVisible(name); err == nil && !visible {
		w.note(name, "hidden_sheet", "trang đang ẩn nên không được đọc", "the sheet is hidden and was not read")
		return
	}
	rows, err := w.file.GetRows(name)
	if err != nil {
		w.wrong(name, "broken", "không đọc được trang: "+err.Error(), "the sheet cannot be read: "+err.Error())
		return
	}
	if len(rows) > MaxRows {
		w.wrong(name, "too_large", fmt.Sprintf("nhiều nhất %d dòng", MaxRows), fmt.Sprintf("at most %d rows", MaxRows))
		return
	}
	table := &Table{Name: name, rows: make([][]Cell, len(rows))}
	for i, row := range rows {
		if len(row) > MaxColumns {
			w.wrong(name, "too_large", fmt.Sprintf("nhiều nhất %d cột", MaxColumns), fmt.Sprintf("at most %d columns", MaxColumns))
			return
		}
		table.rows[i] = make([]Cell, len(row))
		for j, raw := range row {
			table.rows[i][j] = w.cell(table, i, j, raw)
		}
	}
	w.merged(table)
	w.hidden(table)
	w.book.Tables = append(w.book.Tables, table)
}

// cell reads one cell as it is stored, whatever its format shows.
func (w *workbook) cell(t *Table, row, column int, raw string) Cell {
	address := letters(column) + strconv.Itoa(row+1)
	place := t.place(row, column)
	formula, _ := w.file.GetCellFormula(t.Name, address)
	if raw == "" {
		if formula != "" {
			w.wrong(place, "formula_without_value",
				"công thức chưa có kết quả được lưu; mở tệp bằng Excel hay LibreOffice, lưu lại, hoặc dán giá trị thay công thức",
				"the formula has no stored result; open the file in a spreadsheet and save it, or paste values in place of formulas")
		}
		return Cell{}
	}
	switch kindOf, _ := w.file.GetCellType(t.Name, address); kindOf {
	case excelize.CellTypeBool:
		return Cell{kind: yesNo, text: strconv.FormatBool(raw == "1" || strings.EqualFold(raw, "true"))}
	case excelize.CellTypeError:
		w.wrong(place, "formula_error", "ô báo lỗi "+raw, "the cell holds the error "+raw)
		return Cell{}
	case excelize.CellTypeSharedString, excelize.CellTypeInlineString:
		return textCell(raw)
	case excelize.CellTypeDate:
		if date, err := civil.ParseDate(raw[:min(len(raw), 10)]); err == nil {
			return Cell{kind: day, text: date.String(), day: date}
		}
		return textCell(raw)
	}
	if formula != "" && !plain.MatchString(raw) {
		return textCell(raw)
	}
	return w.number(t, row, column, address, raw)
}

// plain is a number as workbooks store it.
var plain = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)

// number reads a stored number: a day where its format shows one.
func (w *workbook) number(t *Table, row, column int, address, raw string) Cell {
	if !plain.MatchString(raw) {
		return textCell(raw)
	}
	shown := w.format(t.Name, address)
	digits, shortened, err := significant(raw)
	if err != nil {
		w.wrong(t.place(row, column), "not_a_number", "không đọc được số "+raw, "the number "+raw+" cannot be read")
		return Cell{}
	}
	if shown.date {
		return w.date(t, row, column, raw)
	}
	if shortened {
		w.note(t.place(row, column), "digits",
			fmt.Sprintf("giá trị lưu là %s; đọc là %s, đủ 15 chữ số mà bảng tính giữ", raw, digits),
			fmt.Sprintf("the stored value is %s; it is read as %s, the 15 digits that a spreadsheet keeps", raw, digits))
	}
	c := Cell{kind: number, text: digits}
	if missing := shown.zeros - len(digits); missing > 0 && !strings.ContainsAny(digits, "-.") {
		c.text, c.padded = strings.Repeat("0", missing)+digits, true
	}
	return c
}

// date reads a serial number of days.
func (w *workbook) date(t *Table, row, column int, raw string) Cell {
	serial, err := strconv.ParseFloat(raw, 64)
	if err == nil && serial >= 0 {
		if moment, err := excelize.ExcelDateToTime(serial, w.since1904); err == nil {
			date := civil.DateOf(moment)
			return Cell{kind: day, text: date.String(), day: date}
		}
	}
	w.wrong(t.place(row, column), "not_a_date", "số "+raw+" không phải một ngày", "the number "+raw+" is no day")
	return Cell{}
}

// dateTokens are letters that only formats of dates use, once quoted text,
// colours and escapes are gone.
var (
	quoted     = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.`)
	dateTokens = regexp.MustCompile(`(?i)[yd]`)
)

func (w *workbook) format(sheet, address string) format {
	index, err := w.file.GetCellStyle(sheet, address)
	if err != nil {
		return format{}
	}
	if known, ok := w.formats[index]; ok {
		return known
	}
	var f format
	if style, err := w.file.GetStyle(index); err == nil {
		n := style.NumFmt
		f.date = n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58
		if style.CustomNumFmt != nil {
			custom := quoted.ReplaceAllString(*style.CustomNumFmt, "")
			f.date, f.zeros = dateTokens.MatchString(custom), zeros(custom)
		}
	}
	w.formats[index] = f
	return f
}

// merged keeps the stretches of merged cells, which headings use.
func (w *workbook) merged(t *Table) {
	cells, err := w.file.GetMergeCells(t.Name)
	if err != nil {
		return
	}
	for _, c := range cells {
		left, top, err1 := excelize.CellNameToCoordinates(c.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(c.GetEndAxis())
		if err1 == nil && err2 == nil {
			t.spans = append(t.spans, span{top - 1, left - 1, bottom - 1, right - 1})
		}
	}
}

// hidden tells of rows and columns that nobody sees and a filter that is set:
// they are read all the same.
func (w *workbook) hidden(t *Table) {
	for i := range t.rows {
		if t.blank(i) {
			continue
		}
		if visible, err := w.file.GetRowVisible(t.Name, i+1); err == nil && !visible {
			w.note(fmt.Sprintf("%s!%d", t.Name, i+1), "hidden_row", "dòng đang ẩn vẫn được đọc", "the row is hidden and was read all the same")
		}
	}
	for _, name := range w.file.GetDefinedName() {
		if name.Scope == t.Name && strings.Contains(name.Name, "_FilterDatabase") {
			w.note(t.Name, "filter", "trang có bộ lọc; mọi dòng đều được đọc", "the sheet has a filter; every row was read")
		}
	}
}

func (w *workbook) wrong(place, code, vi, en string) {
	w.mistakes = append(w.mistakes, at(place, code, vi, en))
}

func (w *workbook) note(place, code, vi, en string) {
	w.book.Notes = append(w.book.Notes, at(place, code, vi, en))
}

// textCell is a cell of text, blanks at its ends and no-break spaces folded.
func textCell(raw string) Cell {
	raw = strings.TrimSpace(strings.ReplaceAll(raw, "\u00a0", " "))
	if raw == "" {
		return Cell{}
	}
	return Cell{kind: text, text: raw}
}
