package policytest

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.Book{
	"no_section":    {Vi: "trường hợp này cần phần {section}, nhưng quy chế không có phần ấy", En: "this case needs the section {section}, which the regulation does not have"},
	"not_a_pair":    {Vi: "{found} phải viết dạng \"A > C\": người trên, dấu lớn hơn, người dưới", En: "{found} must be written \"A > C\": who stands above, and who below"},
	"unexpected":    {Vi: "lỗi ngoài dự kiến: {detail}", En: "an unexpected error: {detail}"},
	"no_candidate":  {Vi: "không có người dự tuyển {found} trong trường hợp này", En: "there is no candidate {found} in this case"},
	"cannot_read":   {Vi: "không đọc được tệp: {detail}", En: "the file cannot be read: {detail}"},
	"no_cases":      {Vi: "bộ kiểm thử không có trường hợp nào", En: "the suite holds no case"},
	"coverage":      {Vi: "Các trường hợp đã thấy {seen} trên {of} cách vận hành của quy tắc. Chưa thấy:", En: "The cases have seen {seen} of {of} ways in which rules work. Not seen:"},
	"not_seen":      {Vi: "{regulation} {rule}: {ways}", En: "{regulation} {rule}: {ways}"},
	"repeated_name": {Vi: "tên trường hợp {name} đã dùng ở trên", En: "the name {name} stands above already"},
}

func param(name string, value any) wording.Param { return wording.P(name, value) }
