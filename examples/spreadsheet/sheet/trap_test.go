package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

// small is a regulation with an essay by two markers and a fact.
const small = `
regulation: bang-nho
title: Bảng nhỏ (ví dụ)
facts: {months: {type: number, title: Số tháng công tác}}
scoring:
  parts:
    - {id: written, title: Thi viết, max: 100, step: 0.25, panel: {markers: {at_least: 2}}}
    - {id: law, title: Pháp luật, max: 10}
  bonus: {claims: {minority: 5}}
ranking: {keys: [{by: total, prefer: highest}]}
`

func smallForm(t *testing.T, wish Wish) *Form {
	t.Helper()
	r, err := regulation.Parse("small.yaml", []byte(small))
	require.NoError(t, err)
	rules, err := r.For("")
	require.NoError(t, err)
	return FormOf(rules, wish)
}

// cells makes a workbook of one sheet from its rows and whatever else is done.
func cells(t *testing.T, name string, rows [][]any, more func(*excelize.File)) []byte {
	t.Helper()
	file := excelize.NewFile()
	require.NoError(t, file.SetSheetName("Sheet1", name))
	for i, row := range rows {
		require.NoError(t, file.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &row))
	}
	if more != nil {
		more(file)
	}
	var out bytes.Buffer
	require.NoError(t, file.Write(&out))
	return out.Bytes()
}

// read opens and reads; mistakes of either come back.
func read(t *testing.T, name string, content []byte, wish Wish) (*Data, Mistakes, Mistakes) {
	t.Helper()
	book, mistakes := Open(name, content)
	if book == nil {
		return nil, mistakes, nil
	}
	data, mistakes := smallForm(t, wish).Read(book)
	return data, mistakes, book.Notes
}

func style(t *testing.T, file *excelize.File, sheet, cell, format string) {
	t.Helper()
	id, err := file.NewStyle(&excelize.Style{CustomNumFmt: &format})
	require.NoError(t, err)
	require.NoError(t, file.SetCellStyle(sheet, cell, cell, id))
}

const written = "Điểm Thi viết"

// What is stored is read, not what is shown; what spreadsheets do to numbers,
// dates and ids is undone or told.
func TestStoredValues(t *testing.T) {
	head := []any{"SBD", "Giám khảo 1", "Giám khảo 2"}
	t.Run("49.5 shown as 50", func(t *testing.T) {
		content := cells(t, written, [][]any{head, {"A1", 49.5, 50}}, func(f *excelize.File) { style(t, f, written, "B2", "0") })
		data, mistakes, _ := read(t, "x.xlsx", content, Wish{})
		require.Empty(t, mistakes)
		require.Equal(t, "49.5", data.Marks[0].Mark)
	})
	t.Run("more digits than a spreadsheet keeps", func(t *testing.T) {
		content := cells(t, written, [][]any{head, {"A1", nil, 50}}, func(f *excelize.File) {
			require.NoError(t, f.SetCellDefault(written, "B2", "86.75000000000001"))
		})
		data, mistakes, notes := read(t, "x.xlsx", content, Wish{})
		require.Empty(t, mistakes)
		require.Equal(t, "86.75", data.Marks[0].Mark)
		require.Equal(t, "Điểm Thi viết!B2", notes[0].Place)
	})
	t.Run("text with a decimal comma", func(t *testing.T) {
		data, mistakes, _ := read(t, "x.xlsx", cells(t, written, [][]any{head, {"A1", "87,25", "087.50"}}, nil), Wish{})
		require.Empty(t, mistakes)
		require.Equal(t, "87.25", data.Marks[0].Mark)
		require.Equal(t, "87.5", data.Marks[1].Mark)
	})
	t.Run("dates in both systems and as text", func(t *testing.T) {
		for _, since1904 := range []bool{false, true} {
			content := cells(t, "Danh sách", [][]any{{"SBD", "Ngày sinh"}, {"A1", nil}, {"A2", "30/04/1975"}, {"A3", "1975-04-30"}}, func(f *excelize.File) {
				require.NoError(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &since1904}))
				require.NoError(t, f.SetCellValue("Danh sách", "B2", time.Date(1975, 4, 30, 0, 0, 0, 0, time.UTC)))
				style(t, f, "Danh sách", "B2", `[$-409]dd\ "ngày" mm/yyyy`)
			})
			data, mistakes, _ := read(t, "x.xlsx", content, Wish{})
			require.Empty(t, mistakes, "%v", since1904)
			for _, c := range data.Candidates {
				require.Equal(t, plainText("1975-04-30"), c.Dossier["born"], "%s %v", c.ID, since1904)
			}
		}
	})
	t.Run("ids shown with zeros", func(t *testing.T) {
		content := cells(t, "Danh sách", [][]any{{"SBD", "Họ và tên"}, {7, "An"}, {12, "Bình"}}, func(f *excelize.File) {
			style(t, f, "Danh sách", "A2", "000")
			style(t, f, "Danh sách", "A3", "000")
		})
		data, mistakes, _ := read(t, "x.xlsx", content, Wish{})
		require.Empty(t, mistakes)
		require.Equal(t, "007", data.Candidates[0].ID)
		require.Equal(t, "012", data.Candidates[1].ID)
	})
	t.Run("hidden rows and filters are read and told", func(t *testing.T) {
		content := cells(t, written, [][]any{head, {"A1", 60, 70}, {"A2", 61, 71}}, func(f *excelize.File) {
			require.NoError(t, f.AutoFilter(written, "A1:C3", nil))
			require.NoError(t, f.SetRowVisible(written, 3, false))
		})
		data, mistakes, notes := read(t, "x.xlsx", content, Wish{})
		require.Empty(t, mistakes)
		require.Len(t, data.Marks, 4)
		require.True(t, notes.has("hidden_row"))
		require.True(t, notes.has("filter"))
	})
	t.Run("ragged rows", func(t *testing.T) {
		data, mistakes, _ := read(t, "x.xlsx", cells(t, written, [][]any{head, {"A1", 60}, {}, {"A2", 61, 71}}, nil), Wish{})
		require.Empty(t, mistakes)
		require.Len(t, data.Marks, 3)
	})
}

// Every fault is told at its cell, all together, and nothing comes out.
func TestFaultsAreTold(t *testing.T) {
	head := []any{"SBD", "Giám khảo 1", "Giám khảo 2"}
	for _, c := range []struct {
		name, sheet string
		rows        [][]any
		more        func(*excelize.File)
		want        []string // place and code
	}{
		{"thousands", written, [][]any{head, {"A1", "1.234,5", 50}}, nil, []string{"Điểm Thi viết!B2 thousands"}},
		{"above the most, below the least, off the step", written, [][]any{head, {"A1", 101, -1}, {"A2", 60.1, 60.25}}, nil, []string{"Điểm Thi viết!B2 out_of_range", "Điểm Thi viết!C2 out_of_range", "Điểm Thi viết!B3 off_step"}},
		{"a formula without a value", written, [][]any{head, {"A1", nil, 50}}, func(f *excelize.File) { _ = f.SetCellFormula(written, "B2", "SUM(C2,1)") }, []string{"Điểm Thi viết!B2 formula_without_value"}},
		{"a mark that became a day", written, [][]any{head, {"A1", time.Date(2018, 5, 8, 0, 0, 0, 0, time.UTC), 50}}, nil, []string{"Điểm Thi viết!B2 not_a_number"}},
		{"the same candidate twice", "Danh sách", [][]any{{"SBD", "Họ tên"}, {"A1", "An"}, {"A1", "Bình"}}, nil, []string{"Danh sách!A3 candidate_twice"}},
		{"zeros lost", "Danh sách", [][]any{{"SBD", "Họ tên"}, {"001", "An"}, {2, "Bình"}}, nil, []string{"Danh sách!A3 zeros_lost"}},
		{"an unknown column", "Danh sách", [][]any{{"SBD", "Họ tên", "Điểm cộng thêm"}, {"A1", "An", 3}}, nil, []string{"Danh sách!C1 unknown_column"}},
		{"a column twice", "Danh sách", [][]any{{"SBD", "Họ tên", "Họ và tên"}, {"A1", "An", "An"}}, nil, []string{"Danh sách!C1 column_twice"}},
		{"no id", "Danh sách", [][]any{{"SBD", "Họ tên"}, {nil, "An"}}, nil, []string{"Danh sách!A2 no_id"}},
		{"a word that is none", "Danh sách", [][]any{{"SBD", "Giới tính"}, {"A1", "Nử"}}, nil, []string{"Danh sách!B2 unknown_word"}},
		{"a day that is none", "Danh sách", [][]any{{"SBD", "Ngày sinh"}, {"A1", "30/02/1975"}, {"A2", "1/5/75"}}, nil, []string{"Danh sách!B2 not_a_date", "Danh sách!B3 not_a_date"}},
		{"no headings", written, [][]any{{"A1", 60, 70}}, nil, []string{"Điểm Thi viết no_headings"}},
		{"no heading above", written, [][]any{head, {"A1", 60, 70, 80}}, nil, []string{"Điểm Thi viết!D2 no_heading"}},
		{"absent and marked", written, [][]any{{"SBD", "Giám khảo 1", "Vắng"}, {"A1", 60, "x"}}, nil, []string{"Điểm Thi viết!A2 absent_and_marked"}},
		{"merged cells among the data", written, [][]any{head, {"A1", 60, 70}, {"A2"}}, func(f *excelize.File) { _ = f.MergeCell(written, "B2", "B3") }, []string{"Điểm Thi viết!B2 merged_cells"}},
		{"three faults together", written, [][]any{head, {"A1", "sáu", 500}, {"A2", "1.000,5", 70}}, nil, []string{"Điểm Thi viết!B2 not_a_number", "Điểm Thi viết!C2 out_of_range", "Điểm Thi viết!B3 thousands"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data, mistakes, _ := read(t, "x.xlsx", cells(t, c.sheet, c.rows, c.more), Wish{})
			require.Nil(t, data)
			var got []string
			for _, m := range mistakes {
				got = append(got, m.Place+" "+m.Code)
				require.NotEqual(t, m.Text(language.Vietnamese), m.Text(language.English))
			}
			require.Equal(t, c.want, got)
		})
	}
}

// Headings as offices write them: two merged rows, a national heading above,
// other blanks and capitals, a date of birth in a column for each sex.
func TestHeadings(t *testing.T) {
	rows := [][]any{
		{"ỦY BAN NHÂN DÂN", nil, nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{},
		{"TT", "Số  báo danh", "HỌ VÀ TÊN", "Ngày, tháng, năm sinh", nil, "Điểm thi", nil},
		{nil, nil, nil, "Nam", "Nữ", "Pháp luật", nil},
		{1, "A1", "An", "01/02/1980", nil, "7,5"},
		{2, "A2", "Bình", nil, "03/04/1981", 8},
	}
	content := cells(t, "Danh sách", rows, func(f *excelize.File) {
		for _, m := range [][2]string{{"A3", "A4"}, {"B3", "B4"}, {"C3", "C4"}, {"D3", "E3"}} {
			require.NoError(t, f.MergeCell("Danh sách", m[0], m[1]))
		}
	})
	data, mistakes, _ := read(t, "x.xlsx", content, Wish{})
	require.Empty(t, mistakes.Text(language.Vietnamese))
	require.Equal(t, "male", data.Candidates[0].Dossier["sex"])
	require.Equal(t, plainText("1981-04-03"), data.Candidates[1].Dossier["born"])
	require.Equal(t, "female", data.Candidates[1].Dossier["sex"])
	require.Equal(t, []string{"7.5", "8"}, []string{data.Marks[0].Mark, data.Marks[1].Mark})
}

func TestMapping(t *testing.T) {
	content := cells(t, "Danh sách", [][]any{{"SBD", "Tên đầy đủ", "Điện thoại"}, {"A1", "An", "0912"}}, nil)
	data, mistakes, _ := read(t, "x.xlsx", content, Wish{Mapping: map[string]string{"Tên đầy đủ": "name", "Điện thoại": "skip"}})
	require.Empty(t, mistakes.Text(language.Vietnamese))
	require.Equal(t, "An", data.Candidates[0].Dossier["name"])
}

func TestTextTables(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"semicolons and decimal commas":  {[]byte("SBD;Giám khảo 1;Giám khảo 2\nA1;87,25;88\n"), ""},
		"a byte-order mark and CRLF":     {[]byte("\xEF\xBB\xBFSBD,Giám khảo 1\r\nA1,\"87,25\"\r\n"), ""},
		"a comma splits a mark":          {[]byte("SBD,Giám khảo 1,Giám khảo 2\nA1,87,25,88,50\n"), "no_heading"},
		"UTF-16":                         {[]byte("\xFF\xFES\x00B\x00D\x00"), "not_utf8"},
		"quotes that do not match":       {[]byte("SBD;Giám khảo 1\nA1;\"87\n"), "broken"},
		"an old workbook":                {[]byte("\xD0\xCF\x11\xE0aaaa"), "old_workbook"},
		"a PDF":                          {[]byte("%PDF-1.4"), "not_a_table"},
		"an archive that is no workbook": {archive(t, "word/document.xml", 10), "not_a_table"},
		"a zip bomb":                     {archive(t, "xl/workbook.xml", MaxUnpacked+1), "too_large"},
		"a broken archive":               {[]byte("PK\x03\x04nothing"), "broken"},
		"a large file":                   {make([]byte, MaxBytes+1), "too_large"},
		"nothing":                        {nil, "no_headings"},
	} {
		t.Run(name, func(t *testing.T) {
			data, mistakes, _ := read(t, written+".csv", c.content, Wish{})
			if c.code == "" {
				require.Empty(t, mistakes.Text(language.Vietnamese))
				require.Equal(t, "87.25", data.Marks[0].Mark)
				return
			}
			require.Nil(t, data)
			require.True(t, mistakes.has(c.code), mistakes.Text(language.English))
		})
	}
	encoded, err := charmap.Windows1258.NewEncoder().Bytes([]byte("SBD;Ghi chu\nA1;Hôm qua\n"))
	require.NoError(t, err)
	_, mistakes, _ := read(t, written+".csv", encoded, Wish{})
	require.True(t, mistakes.has("not_utf8"))
	require.Contains(t, mistakes.Text(language.Vietnamese), "Windows-1258")
}

func archive(t *testing.T, name string, size int) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	require.NoError(t, err)
	_, err = w.Write([]byte(strings.Repeat("0", size)))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return out.Bytes()
}

// No file makes the reader panic, and what it refuses it refuses with words.
func FuzzOpen(f *testing.F) {
	f.Add("x.csv", []byte("SBD;Giám khảo 1\nA1;87,25\n"))
	f.Add("x.xlsx", []byte("PK\x03\x04"))
	r, err := regulation.Parse("small.yaml", []byte(small))
	require.NoError(f, err)
	rules, err := r.For("")
	require.NoError(f, err)
	form := FormOf(rules, Wish{})
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		book, mistakes := Open(name, content)
		if book == nil {
			require.NotEmpty(t, mistakes)
			return
		}
		data, mistakes := form.Read(book)
		require.Equal(t, data == nil, len(mistakes) > 0)
	})
}
