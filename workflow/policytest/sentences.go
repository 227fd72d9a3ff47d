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
	"nothing_expected":   {Vi: "trường hợp không mong đợi gì nên không thể sai; hãy ghi kết quả phải ra dưới expect, ví dụ selected: [A]", En: "the case expects nothing and could not fail; write what must come out under expect, as in selected: [A]"},
	"sound":              {Vi: "{file}: quy chế {regulation} không có lỗi", En: "{file}: nothing is wrong in the regulation {regulation}"},
	"neither":            {Vi: "tệp này không phải bộ trường hợp (thiếu khóa suite) và cũng không phải quy chế (thiếu khóa regulation); các khóa đang có: {keys}", En: "this is no suite (the key suite is missing) and no regulation (the key regulation is missing); it has the keys: {keys}"},
	"is_office":          {Vi: "đây là tệp Word, Excel hoặc tệp nén, không phải văn bản thường; hãy chép nội dung vào một tệp .yaml lưu theo mã UTF-8", En: "this is a Word, Excel or packed file and no plain text; put its content into a .yaml file saved as UTF-8"},
	"is_pdf":             {Vi: "đây là tệp PDF; hãy chép nội dung vào một tệp .yaml lưu theo mã UTF-8", En: "this is a PDF; put its content into a .yaml file saved as UTF-8"},
	"is_table":           {Vi: "đây là một bảng (CSV), không phải bộ trường hợp hay quy chế; hãy viết bảng thành các trường hợp trong một tệp .yaml có khóa suite", En: "this is a table (CSV), no suite and no regulation; write it as cases into a .yaml file with the key suite"},
	"no_cases":           {Vi: "bộ kiểm thử không có trường hợp nào", En: "the suite holds no case"},
	"several_documents":  {Vi: "có nhiều tài liệu mang mã {id}: {files}; hãy ghi đường dẫn tới một tệp", En: "several documents have the id {id}: {files}; name one by its path"},
	"regulation_wrong":   {Vi: "không chạy được vì quy chế {regulation} có {count} lỗi, xem ở trên", En: "not run: the regulation {regulation} has {count} mistakes, shown above"},
	"regulation_missing": {Vi: "không chạy được vì không tìm thấy quy chế, xem ở trên", En: "not run: its regulation was not found, as said above"},
	"fact_twice":         {Vi: "dữ kiện {fact} viết hai nơi khác nhau: {one} trong dossier và {other} ở facts; hãy giữ một", En: "the fact {fact} stands twice and differs: {one} in dossier and {other} in facts; keep one"},

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

	// Coverage.
	"coverage": {Vi: "Quy chế {regulation}: các trường hợp đã thấy {seen} trên {of} cách vận hành của quy tắc ({percent} %)", En: "The regulation {regulation}: the cases have seen {seen} of {of} ways in which its rules work ({percent} %)"},
	"not_seen": {Vi: "chưa thấy {rule}: {ways}", En: "not seen {rule}: {ways}"},
	"and_more": {Vi: "{names} và {more} trường hợp khác", En: "{names} and {more} more"},

	// The effect of another regulation.
	"effect": {Vi: "{changed} trường hợp ra kết quả khác, {same} trường hợp như cũ, {unasked} trường hợp không hỏi được theo cả hai bản", En: "{changed} cases come out otherwise, {same} as before, {unasked} cannot be asked under both"},

	// Changes of a regulation.
	"change_unnoticed": {Vi: "{rule}: đổi {from} thành {to} mà không trường hợp nào phát hiện", En: "{rule}: no case notices when {from} becomes {to}"},
	"change_excused":   {Vi: "{rule}: đổi {from} thành {to} không cần phát hiện: {excuse}", En: "{rule}: no case need notice when {from} becomes {to}: {excuse}"},
	"change_noticed":   {Vi: "{rule}: đổi {from} thành {to} thì hỏng “{case}”", En: "{rule}: when {from} becomes {to}, “{case}” fails"},
	"excuse_stale":     {Vi: "lý do miễn cho {rule} không còn miễn cho thay đổi nào; hãy bỏ", En: "the excuse for {rule} excuses nothing any more; remove it"},
	"excused_too_many": {Vi: "miễn {count} thay đổi, nhiều nhất chỉ {most} (một phần hai mươi của {of}); hãy viết thêm trường hợp", En: "{count} changes are excused, at most {most} may be (one in twenty of {of}); write more cases"},
	"mutated":          {Vi: "Quy chế {regulation}: thử {changes} thay đổi với {cases} trường hợp; {unnoticed} không bị phát hiện, {excused} được miễn; {refused} thay đổi khác không còn là quy chế hợp lệ", En: "The regulation {regulation}: {changes} changes tried on {cases} cases; {unnoticed} unnoticed, {excused} excused; {refused} more made no valid regulation"},

	// What is legal but odd.
	"no_days":                {Vi: "không ghi in_force, nên quy chế áp dụng cho mọi ngày", En: "in_force is left out, so the regulation holds on any day"},
	"no_first_day":           {Vi: "không ghi ngày bắt đầu có hiệu lực", En: "no first day in force is given"},
	"fact_unused":            {Vi: "khai báo dữ kiện {fact} nhưng không quy tắc nào dùng", En: "the fact {fact} is declared and no rule uses it"},
	"without_clause":         {Vi: "{rule} ({name}): không ghi căn cứ (clause) và cũng không nằm trong các giả định", En: "{rule} ({name}): it cites no clause and stands among no assumptions"},
	"assumption_decides":     {Vi: "{rule} quyết định ai được dự, ai đạt hay ai đứng trên mà lại là giả định: {why}", En: "{rule} decides who sits, passes or stands above, and is an assumption: {why}"},
	"tie_out_of_reach":       {Vi: "{rule} không bao giờ xét đến, vì {because}", En: "nothing can reach {rule}: {because}"},
	"no_bonus":               {Vi: "tổng điểm không có điểm ưu tiên nên ai cũng bằng nhau ở khóa này", En: "the total has no bonus and everybody is equal by this key"},
	"lot_leaves_none":        {Vi: "bốc thăm đã xếp thứ tự mọi người bằng nhau", En: "the lot puts everybody who is equal in order"},
	"same_as_before":         {Vi: "ai bằng nhau ở {before} thì cũng bằng nhau ở đây", En: "those equal by {before} are equal here too"},
	"left_by_sum":            {Vi: "ai bằng nhau ở {before} thì cũng bằng nhau ở đây: tổng là tổng các phần", En: "those equal by {before} are equal here too: the total is the sum of its parts"},
	"bonus_past_end":         {Vi: "điểm ưu tiên nhiều nhất {bonus} có thể đưa điểm lên {most}, quá mức cao nhất của thang là {end}", En: "a bonus of up to {bonus} can take the value to {most}, past the scale's end of {end}"},
	"versions_overlap":       {Vi: "hai phiên bản cùng mã mà không phân định ngày có hiệu lực", En: "two versions have one id and no days that tell them apart"},
	"versions_overlap_until": {Vi: "bắt đầu từ {from} trong khi phiên bản trước còn hiệu lực đến hết {until}", En: "it begins on {from} while the version before is in force to the end of {until}"},
	"days_between":           {Vi: "từ {from} đến {until} không phiên bản nào có hiệu lực", En: "from {from} to {until} no version is in force"},

	// A regulation in words.
	"words_group":             {Vi: "Riêng cho nhóm: {group}", En: "For the group {group} alone"},
	"words_clause":            {Vi: "Căn cứ: {clause}", En: "Clause: {clause}"},
	"words_why":               {Vi: "Ghi chú: {why}", En: "Remark: {why}"},
	"words_assumed":           {Vi: "Giả định ({rule}): {why}", En: "Assumption ({rule}): {why}"},
	"words_other_assumptions": {Vi: "Các giả định khác", En: "Other assumptions"},
	"words_not_encoded":       {Vi: "Điều khoản không đưa vào tài liệu", En: "Clauses left out of the document"},
	"words_excused":           {Vi: "Quy tắc không cần trường hợp phát hiện thay đổi", En: "Rules of which no case need notice a change"},
})

func param(name string, value any) thituyen.Param { return wording.P(name, value) }
