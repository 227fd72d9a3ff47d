package regulation

import "github.com/thituyen/thituyen/internal/wording"

var sentences = wording.NewBook("regulation", wording.Sentences{
	"ends_before_start":  {Vi: "ngày cuối {until} đứng trước ngày đầu {from}", En: "the last day {until} is before the first day {from}"},
	"not_yet_in_force":   {Vi: "quy chế {regulation} chưa có hiệu lực ngày {day}; ngày đầu có hiệu lực là {from}", En: "the regulation {regulation} is not yet in force on {day}; its first day is {from}"},
	"no_longer_in_force": {Vi: "quy chế {regulation} không còn hiệu lực ngày {day}; ngày cuối còn hiệu lực là {until}", En: "the regulation {regulation} is no longer in force on {day}; its last day in force was {until}"},
	"level_not_of_group": {Vi: "chức vụ {found} không thuộc {group}; nhóm này có: {known}", En: "the level {found} is none of {group}, which has: {known}"},
	"group_needed":       {Vi: "quy chế này chia chức danh theo nhóm; hãy ghi rõ nhóm: {known}", En: "this regulation has groups of posts; name one: {known}"},
	"no_groups":          {Vi: "quy chế này không chia chức danh theo nhóm; hãy hỏi với nhóm để trống (\"\") thay vì {found}", En: "this regulation has no groups of posts; ask for the group \"\" instead of {found}"},
	"no_section":         {Vi: "trường hợp này cần phần {section}, nhưng quy chế không có phần ấy", En: "this case needs the section {section}, which the regulation does not have"},
	"fact_twice":         {Vi: "dữ kiện {fact} viết hai nơi khác nhau: {one} trong dossier và {other} ở facts; hãy giữ một", En: "the fact {fact} stands twice and differs: {one} in dossier and {other} in facts; keep one"},
	"applicant_twice":    {Vi: "mã {id} đã có thí sinh khác; mỗi người một mã", En: "another applicant has the id {id}; each has one of their own"},
	"out_of_competition": {Vi: "dự thi ngoài danh sách xét tuyển", En: "out of competition"},
	"not_compiled":       {Vi: "quy chế này rỗng: chưa đọc từ văn bản nào; hãy đọc bằng Load, Parse hoặc Preset", En: "this regulation is empty: it was read from no document; read one by Load, Parse or Preset"},
	"library_empty":      {Vi: "không có quy chế {regulation}: tủ quy chế chưa có quy chế nào", En: "there is no regulation {regulation}: the library holds none"},
	"rule_not_found":     {Vi: "giả định nói về {rule}, nhưng không thấy quy tắc ấy trong tài liệu", En: "the assumption is about {rule}, but no such rule stands in the document"},
	"named_twice":        {Vi: "{name} viết hai lần", En: "{name} stands twice"},

	"date_like":           {Vi: "{name} gần giống ngày {nearest}; nếu đúng là một ngày khác thì hồ sơ mỗi kỳ phải cho biết ngày ấy", En: "{name} is close to the date {nearest}; if another date is meant, every case must give it"},
	"role_of_nobody":      {Vi: "{role} không phải là vai hay cơ quan nào của quy chế này: {known}", En: "{role} is no role or body of this regulation: {known}"},
	"gate_not_followed":   {Vi: "{component} phải đạt nhưng không tính điểm, và không phần nào đứng sau nó (after), lấy từ nó hay xét theo nó", En: "{component} must be passed and is not counted, and nothing stands after it, is drawn from it or compared by it"},
	"without_effect":      {Vi: "{component} không tính điểm, không có điểm đạt, và không gì dùng đến nó", En: "{component} is not counted, has no pass mark, and nothing uses it"},
	"role_unfilled":       {Vi: "bước {step} cần vai {role}, mà nhóm {group} không giao vai ấy cho cơ quan nào", En: "the step {step} needs the role {role}, which no body of the group {group} fills"},
	"act_without_section": {Vi: "bước {step} làm theo phần {section}, mà quy chế không có phần ấy", En: "the step {step} works by the section {section}, which the regulation leaves out"},

	"between_versions":     {Vi: "ngày {day} không có bản nào của quy chế {regulation} có hiệu lực: bản trước có hiệu lực đến hết {until}, bản sau từ {from}", En: "no version of the regulation {regulation} is in force on {day}: the one before was until {until}, the next is from {from}"},
	"version_gap":          {Vi: "từ {from} đến {until} không có bản nào của quy chế {regulation} có hiệu lực", En: "from {from} to {until} no version of the regulation {regulation} is in force"},
	"version_overlap":      {Vi: "ngày {day} có hai bản của quy chế {regulation} cùng có hiệu lực; mỗi ngày chỉ một bản", En: "two versions of the regulation {regulation} are in force on {day}; a day has one"},
	"version_overlap_open": {Vi: "hai bản của quy chế {regulation} cùng có hiệu lực mà không ghi ngày đầu; hãy ghi in_force cho từng bản", En: "two versions of the regulation {regulation} are in force without a first day; give each its in_force"},
	"governs_outside":      {Vi: "{day} không nằm trong những ngày quy chế có hiệu lực (in_force)", En: "{day} is not among the days that the regulation is in force (in_force)"},
	"none_governs":         {Vi: "ngày {day} không có quy chế nào được ghi ở đây cho {examination}", En: "no regulation encoded here governs {examination} on {day}"},
	"unexpected":           {Vi: "lỗi ngoài dự kiến khi biên dịch: {detail}", En: "an unexpected error while compiling: {detail}"},

	// What is legal but odd.
	"no_days":            {Vi: "không ghi in_force, nên quy chế áp dụng cho mọi ngày", En: "in_force is left out, so the regulation holds on any day"},
	"no_first_day":       {Vi: "không ghi ngày bắt đầu có hiệu lực", En: "no first day in force is given"},
	"fact_unused":        {Vi: "khai báo dữ kiện {fact} nhưng không quy tắc nào dùng", En: "the fact {fact} is declared and no rule uses it"},
	"without_clause":     {Vi: "{rule} ({name}): không ghi căn cứ (clause) và cũng không nằm trong các giả định", En: "{rule} ({name}): it cites no clause and stands among no assumptions"},
	"assumption_decides": {Vi: "{rule} quyết định ai được dự, ai đạt hay ai xếp trước mà lại là giả định: {why}", En: "{rule} decides who sits, passes or stands above, and is an assumption: {why}"},
	"tie_out_of_reach":   {Vi: "{rule} không bao giờ xét đến, vì {because}", En: "nothing can reach {rule}: {because}"},
	"no_bonus":           {Vi: "tổng điểm không có điểm ưu tiên nên ai cũng bằng nhau ở khóa này", En: "the total has no bonus and everybody is equal by this key"},
	"lot_leaves_none":    {Vi: "bốc thăm đã xếp thứ tự mọi người bằng nhau", En: "the lot puts everybody who is equal in order"},
	"same_as_before":     {Vi: "ai bằng nhau ở {before} thì cũng bằng nhau ở đây", En: "those equal by {before} are equal here too"},
	"left_by_sum":        {Vi: "ai bằng nhau ở {before} thì cũng bằng nhau ở đây: tổng là tổng các phần", En: "those equal by {before} are equal here too: the total is the sum of its parts"},
	"bonus_past_end":     {Vi: "điểm ưu tiên nhiều nhất {bonus} có thể đưa điểm lên {most}, quá mức cao nhất của thang là {end}", En: "a bonus of up to {bonus} can take the value to {most}, past the scale's end of {end}"},

	// A regulation in words.
	"words_group":             {Vi: "Riêng cho nhóm: {group}", En: "For the group {group} alone"},
	"words_clause":            {Vi: "Căn cứ: {clause}", En: "Clause: {clause}"},
	"words_why":               {Vi: "Ghi chú: {why}", En: "Remark: {why}"},
	"words_assumed":           {Vi: "Giả định {number}: {why}", En: "Assumption {number}: {why}"},
	"words_rests":             {Vi: "[giả định {numbers}]", En: "[{numbers|assumption|assumptions} {numbers}]"},
	"words_other_assumptions": {Vi: "Các giả định khác", En: "Other assumptions"},
	"words_not_encoded":       {Vi: "Điều khoản không đưa vào tài liệu", En: "Clauses left out of the document"},
	"words_excused":           {Vi: "Quy tắc không cần trường hợp phát hiện thay đổi", En: "Rules of which no case need notice a change"},
})
