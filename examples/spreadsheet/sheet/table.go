package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"cloud.google.com/go/civil"
)

// The limits of what is read. A larger file is refused before it is unpacked.
const (
	MaxBytes    = 20 << 20 // of the file
	MaxUnpacked = 40 << 20 // of a workbook's parts, unpacked
	MaxRows     = 300_000  // of a table
	MaxColumns  = 500
)

// kind is what a cell holds.
type kind uint8

const (
	empty kind = iota
	text
	number
	day
	yesNo
)

// Cell is one cell as it is stored.
type Cell struct {
	kind   kind
	text   string // plain digits of a number, true or false of a yes or no
	day    civil.Date
	padded bool // a number that is shown with leading zeros, which text holds
}

// Blank reports whether nothing stands in the cell.
func (c Cell) Blank() bool { return c.kind == empty }

// String returns what stands in the cell: a date as 2018-06-01, a number in
// plain digits.
func (c Cell) String() string { return c.text }

// Table is one sheet: rows of cells from A1 on, ragged rows as they are.
type Table struct {
	Name  string
	rows  [][]Cell
	spans []span // merged cells
}

// span is a stretch of merged cells, counted from 0, both ends included.
type span struct{ top, left, bottom, right int }

// Book is what was read from a file.
type Book struct {
	Name   string
	Tables []*Table
	// Notes say what a reader should know though nothing is wrong: hidden rows
	// that were read, a filter, digits beyond what a spreadsheet keeps.
	Notes Mistakes
}

// cell returns the cell at a row and column counted from 0; one that is not
// there is empty.
func (t *Table) cell(row, column int) Cell {
	if row >= len(t.rows) || column >= len(t.rows[row]) {
		return Cell{}
	}
	return t.rows[row][column]
}

// place names a cell: Danh sách!E4.
func (t *Table) place(row, column int) string {
	return fmt.Sprintf("%s!%s%d", t.Name, letters(column), row+1)
}

// blank reports whether a row holds nothing.
func (t *Table) blank(row int) bool {
	for _, c := range t.rows[row] {
		if !c.Blank() {
			return false
		}
	}
	return true
}

// letters are a column's letters, counted from 0: A, Z, AA.
func letters(column int) string {
	var out []byte
	for column >= 0 {
		out = append([]byte{byte('A' + column%26)}, out...)
		column = column/26 - 1
	}
	return string(out)
}

// significant writes a stored binary number with the 15 digits that a
// spreadsheet keeps, and says whether that left anything out.
func significant(raw string) (digits string, shortened bool, err error) {
	value, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return "", false, err
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(value, 'e', 14, 64), 64)
	if err != nil {
		return "", false, err
	}
	digits = strconv.FormatFloat(short, 'f', -1, 64)
	return digits, short != value, nil
}

// zeros counts the digits that a number format such as 000 always shows.
func zeros(format string) int {
	if format == "" || strings.Trim(format, "0") != "" {
		return 0
	}
	return len(format)
}
