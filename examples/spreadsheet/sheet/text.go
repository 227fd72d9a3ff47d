package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// openText reads a table of text in UTF-8: cells parted by ; , or a tab, told
// by the first line that is not empty.
func openText(name string, content []byte) (*Book, Mistakes) {
	if bytes.HasPrefix(content, []byte("\xFF\xFE")) || bytes.HasPrefix(content, []byte("\xFE\xFF")) {
		return nil, Mistakes{at(name, "not_utf8",
			"tệp ghi bằng mã UTF-16; trong Excel chọn Lưu thành… «CSV UTF-8»", "the file is in UTF-16; save it as CSV UTF-8")}
	}
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(content) {
		return nil, Mistakes{at(name, "not_utf8",
			"tệp không phải UTF-8 (có lẽ là Windows-1258 hay TCVN3); trong Excel chọn Lưu thành… «CSV UTF-8»",
			"the file is not in UTF-8 (perhaps Windows-1258); save it as CSV UTF-8")}
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return nil, Mistakes{at(name, "not_a_table", "đây không phải bảng chữ", "this is no table of text")}
	}
	table := &Table{Name: baseName(name)}
	comma := separator(content)
	reader := csv.NewReader(bytes.NewReader(content))
	reader.Comma, reader.FieldsPerRecord = comma, -1
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, Mistakes{at(name, "broken", "dấu ngoặc kép không khớp: "+err.Error(), "quotes do not match: "+err.Error())}
		}
		line, _ := reader.FieldPos(0)
		for len(table.rows) < line-1 {
			table.rows = append(table.rows, nil) // lines that the reader passes over keep their numbers
		}
		if len(table.rows) >= MaxRows || len(record) > MaxColumns {
			return nil, Mistakes{at(name, "too_large", fmt.Sprintf("nhiều nhất %d dòng, %d cột", MaxRows, MaxColumns), fmt.Sprintf("at most %d rows and %d columns", MaxRows, MaxColumns))}
		}
		row := make([]Cell, len(record))
		for i, field := range record {
			row[i] = textCell(field)
		}
		table.rows = append(table.rows, row)
	}
	return &Book{Name: name, Tables: []*Table{table}}, nil
}

// separator is what parts the cells of the first line that has any: the one
// that stands in it most often outside quotes.
func separator(content []byte) rune {
	for line := range strings.Lines(string(content)) {
		count := map[rune]int{}
		inside := false
		for _, r := range line {
			if r == '"' {
				inside = !inside
			} else if !inside {
				count[r]++
			}
		}
		best := ','
		for _, r := range []rune{';', '\t', ','} {
			if count[r] > count[best] || best == ',' && count[r] > 0 && count[r] == count[best] {
				best = r
			}
		}
		if count[best] > 0 {
			return best
		}
	}
	return ','
}
