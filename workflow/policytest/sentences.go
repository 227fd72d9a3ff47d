package policytest

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

var sentences = wording.NewBook("policytest", wording.Sentences{
	// Suites and cases.
	"no_section":         {Vi: "trường hợp này cần phần {section}, nhưng quy chế không có phần ấy", En: "this case needs the section {section}, which the regulation does not have"},
	"not_a_pair":         {Vi: "{found} phải viết dạng \"A > C\": người trên, dấu lớn hơn, người dưới", En: "{found} must be written \"A > C\": who stands above, and who below"},
	"says_nothing":       {Vi: "ở đây phải có một trong các khóa: {known}", En: "one of these keys belongs here: {known}"},
	"unexpected":         {Vi: "lỗi ngoài dự kiến: {detail}", En: "an unexpected error: {detail}"},
	"cannot_read":        {Vi: "không đọc được tệp: {detail}", En: "the file cannot be read: {detail}"},
	"no_file":            {Vi: "không có tệp {file}", En: "there is no file {file}"},
	"no_margin":          {Vi: "không có khoảng cách đến điểm chuẩn khi bốc thăm quyết định, hoặc khi khóa xếp hạng đầu tiên không phải là số", En: "there is no margin where a lot decides, or where the first key is not a number"},
	"nothing_expected":   {Vi: "trường hợp không mong đợi gì nên không thể sai; hãy ghi kết quả phải ra dưới expect, ví dụ selected: [A]", En: "the case expects nothing and could not fail; write what must come out under expect, as in selected: [A]"},
	"sound":              {Vi: "{file}: quy chế {regulation} không có lỗi", En: "{file}: nothing is wrong in the regulation {regulation}"},
	"neither":            {Vi: "tệp này không phải bộ trường hợp (thiếu khóa suite) và cũng không phải quy chế (thiếu khóa regulation); các khóa đang có: {keys}", En: "this is no suite (the key suite is missing) and no regulation (the key regulation is missing); it has the keys: {keys}"},
	"is_office":          {Vi: "đây là tệp Word, Excel hoặc tệp nén, không phải văn bản thường; hãy chép nội dung vào một tệp .yaml lưu theo mã UTF-8", En: "this is a Word, Excel or packed file and no plain text; put its content into a .yaml file saved as UTF-8"},
	"is_pdf":             {Vi: "đây là tệp PDF; hãy chép nội dung vào một tệp .yaml lưu theo mã UTF-8", En: "this is a PDF; put its content into a .yaml file saved as UTF-8"},
	"is_table":           {Vi: "đây là một bảng (CSV), không phải bộ trường hợp hay quy chế; hãy viết bảng thành các trường hợp trong một tệp .yaml có khóa suite", En: "this is a table (CSV), no suite and no regulation; write it as cases into a .yaml file with the key suite"},
	"suite_unread":       {Vi: "bộ có quá nhiều lỗi nên chưa hỏi trường hợp này; hãy sửa các lỗi đã kể trước", En: "the suite has too many mistakes, so this case was not asked; mend those told first"},
	"no_cases":           {Vi: "bộ kiểm thử không có trường hợp nào", En: "the suite holds no case"},
	"several_documents":  {Vi: "có nhiều tài liệu mang mã {id}: {files}; hãy ghi đường dẫn tới một tệp", En: "several documents have the id {id}: {files}; name one by its path"},
	"regulation_wrong":   {Vi: "không chạy được vì quy chế {regulation} có {count} lỗi, xem ở trên", En: "not run: the regulation {regulation} has {count} {count|mistake|mistakes}, shown above"},
	"regulation_missing": {Vi: "không chạy được vì không tìm thấy quy chế, xem ở trên", En: "not run: its regulation was not found, as said above"},

	"post_and_posts":  {Vi: "chỉ nêu một vị trí (post) hoặc nhiều vị trí (posts), không cả hai", En: "give one post or several posts, not both"},
	"no_seats":        {Vi: "vị trí {post} chưa có chỉ tiêu (seats)", En: "the post {post} has no number of seats"},
	"posts_of_groups": {Vi: "các vị trí phải thuộc một nhóm; “{found}” khác “{other}”", En: "the posts are of one group; “{found}” is not “{other}”"},
	"unknown_post":    {Vi: "không có vị trí “{found}”; các vị trí: {known}", En: "there is no post “{found}”; there are: {known}"},
	"chosen_twice":    {Vi: "nguyện vọng {post} nêu hai lần; hãy bỏ một", En: "the choice {post} stands twice; remove one"},
	"not_of_posts":    {Vi: "với nhiều vị trí theo nguyện vọng thì không có {key}; hãy dùng allocated", En: "with several posts given by preferences there is no {key}; use allocated"},
	"of_posts_alone":  {Vi: "{key} chỉ dùng khi quy chế có allocate và trường hợp có posts", En: "{key} is only where the regulation has allocate and the case has posts"},

	// Why something came out.
	"assumed":           {Vi: "giả định: {why}", En: "an assumption: {why}"},
	"by_hand":           {Vi: "dòng {line}: {path}: không ghi thay được, hãy sửa tay; kết quả là {came}", En: "line {line}: {path}: cannot be written in place, mend it by hand; what came out is {came}"},
	"all_met":           {Vi: "mọi tiêu chuẩn đều đạt hoặc được miễn", En: "every criterion is met or waived"},
	"moved":             {Vi: "{at}, {by} làm bước {step}: {from} → {to}", En: "{at}, {by} took {step}: {from} → {to}"},
	"never_moved":       {Vi: "chưa bước nào đổi trạng thái; vẫn ở {state}", En: "no step has moved the case; it is still {state}"},
	"may_take":          {Vi: "{person} giữ vai {roles} nên được làm bước này khi ở trạng thái {state}", En: "{person} holds {roles} and may take this step while the case is {state}"},
	"clock_not_started": {Vi: "thời hạn {clock} chưa bắt đầu tính", En: "the clock {clock} has not started"},
	"clock_started":     {Vi: "thời hạn {clock} tính từ {start} đến hết ngày {last}; lúc hỏi là {now}", En: "the clock {clock} runs from {start} to the end of {last}; asked at {now}"},
	"clock_extended":    {Vi: "thời hạn {clock} tính từ {start}, đã gia hạn đến hết ngày {last}; lúc hỏi là {now}", En: "the clock {clock} runs from {start}, extended to the end of {last}; asked at {now}"},

	// The effect of another regulation.
	"effect": {Vi: "{changed} trường hợp ra kết quả khác, {same} trường hợp như cũ, {unasked} trường hợp không hỏi được theo cả hai bản", En: "{changed} {changed|case|cases} {changed|comes|come} out otherwise, {same} as before, {unasked} cannot be asked under both"},
})

func param(name string, value any) thituyen.Param { return wording.P(name, value) }
