package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "write demo/danh-sach.xlsx anew from the rows in this file")

// demoRows are the rows of demo/danh-sach.xlsx by sheet: heading → cell.
var demoRows = map[string][]map[string]any{
	"Danh sách": {
		{"SBD": "001", "Họ và tên": "Nguyễn Văn An", "Ngày sinh": "12/03/1980", "Giới tính": "Nam", "Dân tộc": "Kinh", "Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "02/02/2018", "Số tháng công tác": 96},
		{"SBD": "002", "Họ và tên": "Trần Thị Bích", "Ngày sinh": "25/11/1984", "Giới tính": "Nữ", "Dân tộc": "Tày", "Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "05/02/2018", "Số tháng công tác": 60},
		{"SBD": "003", "Họ và tên": "Lê Văn Tài", "Ngày sinh": "01/07/1979", "Giới tính": "Nam", "Dân tộc": "Kinh", "Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "20/01/2018", "Số tháng công tác": 120},
		{"SBD": "004", "Họ và tên": "Phạm Thị Duyên", "Ngày sinh": "30/04/1990", "Giới tính": "Nữ", "Dân tộc": "Kinh", "Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "11/02/2018", "Số tháng công tác": 24},
		{"SBD": "005", "Họ và tên": "Hoàng Văn Kiên", "Ngày sinh": "29/02/1988", "Giới tính": "Nam", "Dân tộc": "Mường", "Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "15/02/2018", "Số tháng công tác": 48},
		{"SBD": "006", "Họ và tên": "Đỗ Thị Vân", "Ngày sinh": "14/09/1986", "Giới tính": "Nữ", "Dân tộc": "Kinh", "Đủ sức khỏe": "có", "Ngày cấp giấy khám sức khỏe": "28/01/2018", "Số tháng công tác": 84},
	},
	"Văn bằng": {
		{"SBD": "001", "Trình độ": "Đại học", "Chuyên ngành": "economics", "Ngày cấp": "15/07/2003"},
		{"SBD": "002", "Trình độ": "Thạc sĩ", "Chuyên ngành": "planning", "Ngày cấp": "20/12/2012"},
		{"SBD": "003", "Trình độ": "Đại học", "Chuyên ngành": "law", "Ngày cấp": "01/08/2002"},
		{"SBD": "004", "Trình độ": "Đại học", "Chuyên ngành": "economics", "Ngày cấp": "30/06/2013"},
		{"SBD": "005", "Trình độ": "Tiến sĩ", "Chuyên ngành": "economics", "Ngày cấp": "10/10/2017"},
		{"SBD": "006", "Trình độ": "Đại học", "Chuyên ngành": "planning", "Ngày cấp": "15/07/2009"},
	},
	"Quá trình công tác": {
		{"SBD": "001", "Chức vụ": "Chuyên viên", "Cấp": "officer", "Đơn vị": "phong-ke-hoach", "Từ ngày": "01/03/2010"},
		{"SBD": "002", "Chức vụ": "Chuyên viên", "Cấp": "officer", "Đơn vị": "phong-to-chuc", "Từ ngày": "01/03/2013"},
	},
	"Điểm Thi viết": {
		{"SBD": "001", "Giám khảo cham-1": "78,25", "Giám khảo cham-2": 80.5},
		{"SBD": "002", "Giám khảo cham-1": 85, "Giám khảo cham-2": "83,75"},
		{"SBD": "003", "Giám khảo cham-1": 44.5, "Giám khảo cham-2": 47},
		{"SBD": "005", "Vắng": "x"},
		{"SBD": "006", "Giám khảo cham-1": 81, "Giám khảo cham-2": 82},
	},
	"Điểm Phỏng vấn": {
		{"SBD": "001", "Giám khảo cham-1": 90},
		{"SBD": "002", "Giám khảo cham-1": 76.5},
		{"SBD": "006", "Giám khảo cham-1": "79,5"},
	},
}

// filled fills the rows into an empty workbook of a form.
func filled(t *testing.T, form func(*bytes.Buffer) error, rows map[string][]map[string]any) []byte {
	t.Helper()
	var empty, out bytes.Buffer
	require.NoError(t, form(&empty))
	file, err := excelize.OpenReader(&empty)
	require.NoError(t, err)
	for name, list := range rows {
		heads, err := file.GetRows(name)
		require.NoError(t, err, name)
		for i, row := range list {
			for column, heading := range heads[len(heads)-1] {
				if value, ok := row[heading]; ok {
					cell, err := excelize.CoordinatesToCellName(column+1, len(heads)+1+i)
					require.NoError(t, err)
					require.NoError(t, file.SetCellValue(name, cell, value))
				}
			}
			for heading := range row {
				require.Contains(t, heads[len(heads)-1], heading, name)
			}
		}
	}
	require.NoError(t, file.Write(&out))
	return out.Bytes()
}

func TestDemo(t *testing.T) {
	if *update {
		rules, err := rulesOf("demo/regulation.yaml", "")
		require.NoError(t, err)
		content := filled(t, func(b *bytes.Buffer) error { return demoForm(rules).Write(b) }, demoRows)
		require.NoError(t, os.WriteFile("demo/danh-sach.xlsx", content, 0o644))
		t.Skip("run it again without -update: the workbook is embedded")
	}
	folder := t.TempDir()
	var out, errs bytes.Buffer
	require.Equal(t, fine, run([]string{"demo", "-out", folder}, &out, &errs), errs.String())
	require.Contains(t, out.String(), fmt.Sprintf("%d người dự tuyển", len(demoRows["Danh sách"])))
	require.Contains(t, out.String(), "ended")
	require.Equal(t, failed, run([]string{"demo", "-out", folder}, &out, &errs), "nothing is written over")
}
