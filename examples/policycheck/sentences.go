package main

import (
	"errors"
	"fmt"

	"github.com/thituyen/thituyen"
)

// sentences are what the program says, with what stands in them as %s.
var sentences = map[string]thituyen.Title{
	"nothing_odd":    {Vi: "Không thấy gì lạ.", En: "Nothing odd was found."},
	"odd":            {Vi: "%s điều hợp lệ nhưng nên xem lại", En: "legal but odd: %s"},
	"no_case":        {Vi: "không thấy trường hợp nào ở: %s", En: "no case was found in: %s"},
	"below_floor":    {Vi: "quy chế %s: các trường hợp mới thấy %s %%, cần ít nhất %s %%", En: "the regulation %s: the cases see %s %%, at least %s %% are asked for"},
	"updated":        {Vi: "đã ghi %s", En: "wrote %s"},
	"unchanged":      {Vi: "không có gì phải ghi", En: "there is nothing to write"},
	"running":        {Vi: "đang chạy", En: "running"},
	"watching":       {Vi: "đang chờ thay đổi; nhấn Ctrl+C để dừng", En: "waiting for a change; Ctrl+C ends"},
	"see":            {Vi: "Tra cách viết: policycheck explain %s", En: "How it is written: policycheck explain %s"},
	"same":           {Vi: "Hai quy chế như nhau.", En: "The two are the same."},
	"more":           {Vi: "và %s mục khác; hãy ghi rõ hơn, ví dụ scoring.parts.pass", En: "and %s more; name it more exactly, as in scoring.parts.pass"},
	"not_found":      {Vi: "không thấy gì về “%s”", En: "nothing is known of “%s”"},
	"not_found_near": {Vi: "không thấy gì về “%s”; có phải là %s?", En: "nothing is known of “%s”; is %s meant?"},

	"usage":    {Vi: "policycheck LỆNH …: viết, thử và hiểu một quy chế. Các lệnh:", En: "policycheck COMMAND …: write, try and understand a regulation. The commands:"},
	"flags":    {Vi: "Cờ dùng được ở mọi lệnh (cờ riêng: policycheck help LỆNH):", En: "Flags of every command (its own: policycheck help COMMAND):"},
	"statuses": {Vi: "Mã thoát: 0 mọi thứ đạt; 1 có trường hợp hỏng, tài liệu sai, hai bản khác nhau hoặc chưa đủ mức; 2 câu lệnh sai hoặc không đọc, ghi được.", En: "Exit status: 0 all is well; 1 a case failed, a document is wrong, two differ or a floor is not reached; 2 the command is wrong, or something cannot be read or written."},

	"no_command":    {Vi: "không có lệnh %s; gõ policycheck help để xem các lệnh", En: "there is no command %s; policycheck help lists them"},
	"no_shell":      {Vi: "không biết %s; có bash, zsh, fish, powershell", En: "%s is not known; there are bash, zsh, fish and powershell"},
	"no_format":     {Vi: "không có định dạng %s; có regulation, suite, programme", En: "there is no format %s; there are regulation, suite and programme"},
	"no_kind":       {Vi: "không có kiểu %s; có essay-project, two-rounds, panel-interview", En: "there is no kind %s; there are essay-project, two-rounds and panel-interview"},
	"bad_id":        {Vi: "mã “%s” dùng làm tên tệp nên không được trống và không có dấu cách, dấu hai chấm hay gạch chéo", En: "the id “%s” names the files: it may not be empty and has no blank, colon or slash"},
	"no_flag":       {Vi: "không có cờ %s, hoặc cờ thiếu giá trị; gõ policycheck help %s", En: "there is no flag %s, or it lacks its value; see policycheck help %s"},
	"flag_not_here": {Vi: "cờ %s không dùng với lệnh %s", En: "the flag %s does not go with %s"},
	"too_few":       {Vi: "lệnh %s cần: %s", En: "%s takes: %s"},
	"too_many":      {Vi: "lệnh %s chỉ cần: %s. Thừa: %s (đường dẫn có dấu cách thì đặt trong ngoặc kép)", En: "%s takes only: %s. Too many: %s (a path with spaces stands in quotes)"},
	"wrong_lang":    {Vi: "-lang là vi hoặc en, không phải %s", En: "-lang is vi or en, not %s"},
	"wrong_cover":   {Vi: "-cover nhiều nhất là 100, không phải %s", En: "-cover is at most 100, not %s"},
	"not_together":  {Vi: "%s và %s không đi cùng nhau", En: "%s and %s do not go together"},
	"out_of_range":  {Vi: "%s phải từ %s đến %s", En: "%s must be from %s to %s"},
	"not_plain":     {Vi: "%s không phải là tệp thường nên không ghi đè; hãy gọi chính tệp ấy", En: "%s is no plain file and is not written; name the file itself"},
	"split_path":    {Vi: "không có tệp %s; có tệp “%s”: đường dẫn có dấu cách phải đặt trong ngoặc kép", En: "there is no file %s; there is “%s”: a path with spaces stands in quotes"},
	"no_path":       {Vi: "không có tệp hay thư mục %s", En: "there is no file or folder %s"},
	"exists":        {Vi: "đã có tệp %s nên không ghi; hãy chọn tên khác", En: "%s is there already and is not written over; choose another name"},

	"ask_kind":    {Vi: "Kiểu kỳ thi: essay-project (thi viết rồi bảo vệ đề án), two-rounds (vòng 1 kiến thức, vòng 2 chuyên môn), panel-interview (hội đồng phỏng vấn)", En: "The kind: essay-project, two-rounds or panel-interview"},
	"ask_id":      {Vi: "Mã quy chế (chữ không dấu, ví dụ quy-che-2026)", En: "The regulation's id"},
	"ask_title":   {Vi: "Tên quy chế", En: "The regulation's title"},
	"ask_markers": {Vi: "Số người chấm của hội đồng", En: "How many markers the panel has"},
	"ask_pass":    {Vi: "Mức điểm đạt trên 100", En: "The pass mark out of 100"},
	"ask_seats":   {Vi: "Số chỉ tiêu", En: "The seats"},
	"ask_reserve": {Vi: "Số người dự phòng", En: "How many are held in reserve"},
	"next":        {Vi: "Chạy thử: policycheck %s", En: "Try: policycheck %s"},
}

// wrong is an error of the command, in the language asked for.
func (o options) wrong(code string, values ...any) error {
	return errors.New("policycheck: " + o.text(code, values...))
}

// text fills a sentence.
func (o options) text(code string, values ...any) string {
	worded := make([]any, len(values))
	for i, value := range values {
		worded[i] = thituyen.Format(o.tag, value)
	}
	return fmt.Sprintf(sentences[code].Text(o.tag), worded...)
}
