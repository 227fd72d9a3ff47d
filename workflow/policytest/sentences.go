package policytest

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.Book{
	// Suites and cases.
	"no_section":         {Vi: "trường hợp này cần phần {section}, nhưng quy chế không có phần ấy", En: "this case needs the section {section}, which the regulation does not have"},
	"not_a_pair":         {Vi: "{found} phải viết dạng \"A > C\": người trên, dấu lớn hơn, người dưới", En: "{found} must be written \"A > C\": who stands above, and who below"},
	"says_nothing":       {Vi: "ở đây phải có một trong các khóa: {known}", En: "one of these keys belongs here: {known}"},
	"unexpected":         {Vi: "lỗi ngoài dự kiến: {detail}", En: "an unexpected error: {detail}"},
	"cannot_read":        {Vi: "không đọc được tệp: {detail}", En: "the file cannot be read: {detail}"},
	"no_file":            {Vi: "không có tệp {file}", En: "there is no file {file}"},
	"no_cases":           {Vi: "bộ kiểm thử không có trường hợp nào", En: "the suite holds no case"},
	"several_documents":  {Vi: "có nhiều tài liệu mang mã {id}: {files}; hãy ghi đường dẫn tới một tệp", En: "several documents have the id {id}: {files}; name one by its path"},
	"regulation_wrong":   {Vi: "không chạy được vì quy chế {regulation} có {count} lỗi, xem ở trên", En: "not run: the regulation {regulation} has {count} mistakes, shown above"},
	"regulation_missing": {Vi: "không chạy được vì không tìm thấy quy chế, xem ở trên", En: "not run: its regulation was not found, as said above"},
	"fact_twice":         {Vi: "dữ kiện {fact} viết hai nơi khác nhau: {one} trong dossier và {other} ở facts; hãy giữ một", En: "the fact {fact} stands twice and differs: {one} in dossier and {other} in facts; keep one"},

	// Why something came out.
	"assumed":           {Vi: "giả định: {why}", En: "an assumption: {why}"},
	"all_met":           {Vi: "mọi tiêu chuẩn đều đạt hoặc được miễn", En: "every criterion is met or waived"},
	"moved":             {Vi: "{at}, {by} làm bước {step}: {from} → {to}", En: "{at}, {by} took {step}: {from} → {to}"},
	"never_moved":       {Vi: "chưa bước nào đổi trạng thái; vẫn ở {state}", En: "no step has moved the case; it is still {state}"},
	"may_take":          {Vi: "{person} giữ vai {roles} nên được làm bước này khi ở trạng thái {state}", En: "{person} holds {roles} and may take this step while the case is {state}"},
	"clock_not_started": {Vi: "thời hạn {clock} chưa bắt đầu tính", En: "the clock {clock} has not started"},
	"clock_started":     {Vi: "thời hạn {clock} tính từ {start} đến hết ngày {last}; lúc hỏi là {now}", En: "the clock {clock} runs from {start} to the end of {last}; asked at {now}"},
	"clock_extended":    {Vi: "thời hạn {clock} tính từ {start}, đã gia hạn đến hết ngày {last}; lúc hỏi là {now}", En: "the clock {clock} runs from {start}, extended to the end of {last}; asked at {now}"},

	// Coverage.
	"coverage": {Vi: "Quy chế {regulation}: các trường hợp đã thấy {seen} trên {of} cách vận hành của quy tắc ({percent} %)", En: "The regulation {regulation}: the cases have seen {seen} of {of} ways in which its rules work ({percent} %)"},
	"not_seen": {Vi: "chưa thấy {rule}: {ways}", En: "not seen {rule}: {ways}"},
	"and_more": {Vi: "{names} và {more} trường hợp khác", En: "{names} and {more} more"},

	// Changes of a regulation.
	"change_unnoticed": {Vi: "{rule}: đổi {from} thành {to} mà không trường hợp nào phát hiện", En: "{rule}: no case notices when {from} becomes {to}"},
	"change_excused":   {Vi: "{rule}: đổi {from} thành {to} không cần phát hiện: {excuse}", En: "{rule}: no case need notice when {from} becomes {to}: {excuse}"},
	"change_noticed":   {Vi: "{rule}: đổi {from} thành {to} thì hỏng “{case}”", En: "{rule}: when {from} becomes {to}, “{case}” fails"},
	"excuse_stale":     {Vi: "lý do miễn cho {rule} không còn miễn cho thay đổi nào; hãy bỏ", En: "the excuse for {rule} excuses nothing any more; remove it"},
	"excused_too_many": {Vi: "miễn {count} thay đổi, nhiều nhất chỉ {most} (một phần hai mươi của {of}); hãy viết thêm trường hợp", En: "{count} changes are excused, at most {most} may be (one in twenty of {of}); write more cases"},
	"mutated":          {Vi: "Quy chế {regulation}: thử {changes} thay đổi với {cases} trường hợp; {unnoticed} không bị phát hiện, {excused} được miễn; {refused} thay đổi khác không còn là quy chế hợp lệ", En: "The regulation {regulation}: {changes} changes tried on {cases} cases; {unnoticed} unnoticed, {excused} excused; {refused} more made no valid regulation"},
}

func param(name string, value any) wording.Param { return wording.P(name, value) }
