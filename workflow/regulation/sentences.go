package regulation

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.Book{
	"ends_before_start":  {Vi: "ngày cuối {until} đứng trước ngày đầu {from}", En: "the last day {until} is before the first day {from}"},
	"not_yet_in_force":   {Vi: "quy chế {regulation} chưa có hiệu lực ngày {day}; ngày đầu có hiệu lực là {from}", En: "the regulation {regulation} is not yet in force on {day}; its first day is {from}"},
	"no_longer_in_force": {Vi: "quy chế {regulation} không còn hiệu lực ngày {day}; ngày cuối còn hiệu lực là {until}", En: "the regulation {regulation} is no longer in force on {day}; its last day in force was {until}"},
	"group_needed":       {Vi: "quy chế này chia chức danh theo nhóm; hãy ghi rõ nhóm: {known}", En: "this regulation has groups of posts; name one: {known}"},
	"rule_not_found":     {Vi: "giả định nói về {rule}, nhưng không thấy quy tắc ấy trong tài liệu", En: "the assumption is about {rule}, but no such rule stands in the document"},
	"unexpected":         {Vi: "lỗi ngoài dự kiến khi biên dịch: {detail}", En: "an unexpected error while compiling: {detail}"},
}
