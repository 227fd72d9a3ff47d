package programme

import "github.com/thituyen/thituyen/internal/wording"

// sentences are those of every reason of this package.
var sentences = wording.NewBook("programme", wording.Sentences{
	// Of documents.
	"window_open":       {Vi: "khoảng thời gian của chương trình phải có cả ngày đầu (`from`) và ngày cuối (`until`)", En: "the window of a programme needs both its first day (`from`) and its last (`until`)"},
	"ends_before_start": {Vi: "ngày cuối {until} đứng trước ngày đầu {from}", En: "the last day {until} is before the first day {from}"},
	"year_outside":      {Vi: "năm {year} nằm ngoài thời gian của chương trình, từ {from} đến {until}", En: "the year {year} lies outside the programme, from {from} to {until}"},
	"no_such_month":     {Vi: "không có tháng {month}; tháng là số từ 1 đến 12", En: "there is no month {month}; a month is a number from 1 to 12"},
	"month_outside":     {Vi: "tháng {month}/{year} nằm ngoài thời gian của chương trình, từ {from} đến {until}", En: "month {month} of {year} lies outside the programme, from {from} to {until}"},
	"month_twice":       {Vi: "tháng {month} viết hai lần", En: "month {month} stands twice"},
	"id_twice":          {Vi: "mã {id} dùng hai lần; mỗi mục một mã riêng", En: "the id {id} is used twice; give each its own"},
	"not_above_zero":    {Vi: "phải lớn hơn 0, không phải {found}", En: "must be above 0, not {found}"},
	"due_or_step":       {Vi: "nhiệm vụ “{duty}” cần đúng một trong hai: ngày phải xong (`due`), hoặc bước trong mỗi kỳ thi (`step`)", En: "the duty “{duty}” needs exactly one of a day on which it is due (`due`) and a step of every round (`step`)"},
	"step_needs_time":   {Vi: "nhiệm vụ làm bằng bước {step} cần ghi tính từ bước nào (`after`) và trong bao lâu (`within`)", En: "a duty fulfilled by the step {step} needs the step it is counted from (`after`) and how long it may take (`within`)"},
	"due_has_no_time":   {Vi: "nhiệm vụ “{duty}” có ngày phải xong, nên không có `after` và `within`", En: "the duty “{duty}” has a day on which it is due, so it has no `after` and `within`"},

	// Of registering.
	"no_id":                {Vi: "kỳ thi chưa có mã trong chương trình", En: "the round has no id in the programme"},
	"not_opened":           {Vi: "biên bản chưa có mục đầu tiên, nên chưa có kỳ thi nào", En: "the record has no first entry, so there is no round yet"},
	"already_registered":   {Vi: "đã có kỳ thi mang mã {round}", En: "a round {round} is registered already"},
	"unknown_plan":         {Vi: "chương trình không có kế hoạch {plan}; có: {known}", En: "the programme has no plan {plan}; there are {known}"},
	"unknown_line":         {Vi: "kế hoạch {plan} không có dòng {line}; có: {known}", En: "the plan {plan} has no line {line}; there are {known}"},
	"other_regulation":     {Vi: "kỳ thi theo quy chế {found}, mà chương trình chỉ nhận kỳ thi theo: {known}", En: "the round is under the regulation {found}, while the programme takes rounds under {known}"},
	"other_group":          {Vi: "chức danh thuộc nhóm {found}, không thuộc thẩm quyền của kế hoạch {plan} cho nhóm {group}", En: "the post is of the group {found}, outside the authority of the plan {plan} for the group {group}"},
	"other_unit":           {Vi: "kế hoạch ghi đơn vị {planned}, kỳ thi ghi {found}", En: "the plan names the unit {planned}, the round {found}"},
	"other_post":           {Vi: "kế hoạch ghi chức danh {planned}, kỳ thi ghi {found}", En: "the plan names the post {planned}, the round {found}"},
	"seats_unknown":        {Vi: "kỳ thi không ghi chỉ tiêu; kế hoạch còn {left}", En: "the round does not give its seats; {left} are left in the plan"},
	"too_many_seats":       {Vi: "kỳ thi có {seats} chỉ tiêu, dòng kế hoạch chỉ còn {left}", En: "the round has {seats} {seats|seat|seats}, the line of the plan only {left} left"},
	"outside_window":       {Vi: "ngày {day} nằm ngoài thời gian của chương trình, từ {from} đến {until}", En: "{day} lies outside the programme, from {from} to {until}"},
	"outside_months":       {Vi: "ngày {day} nằm ngoài các tháng kế hoạch đã định: {months} năm {year}", En: "{day} lies outside the planned months {months} of {year}"},
	"plan_not_agreed":      {Vi: "kế hoạch {plan} chưa được đồng ý; cần một trong: {by}", En: "the plan {plan} is not agreed to; one of these must: {by}"},
	"announced_before":     {Vi: "thông báo thi ngày {day}, trước ngày {agreed} kế hoạch được đồng ý", En: "announced on {day}, before the plan was agreed to on {agreed}"},
	"round_going_on":       {Vi: "kỳ thi {round} của dòng kế hoạch này chưa kết thúc", En: "the round {round} of this line of the plan is not over"},
	"unknown_duty":         {Vi: "chương trình không có nhiệm vụ hay kỳ tổng kết {id}; có: {known}", En: "the programme has no duty or review {id}; there are {known}"},
	"duty_of_rounds":       {Vi: "nhiệm vụ “{duty}” được làm trong từng kỳ thi, bằng bước {step}", En: "the duty “{duty}” is fulfilled in every round, by the step {step}"},
	"other_body":           {Vi: "{found} không phải cơ quan được giao; được giao: {by}", En: "{found} is not the body charged with it; charged are {by}"},
	"already_fulfilled":    {Vi: "đã ghi nhận ngày {on}", En: "it was noted on {on} already"},
	"review_too_early":     {Vi: "làm từ ngày {from}, không phải ngày {on}", En: "it is made from {from} on, not on {on}"},
	"not_a_date":           {Vi: "ngày không có thật", En: "there is no such day"},
	"concurrent":           {Vi: "một người dự hai kỳ thi cùng lúc: {first} ({candidate}) và {second} ({other}), từ {from}", En: "one person is in two rounds at once: {first} ({candidate}) and {second} ({other}), from {from}"},
	"concurrent_unknown":   {Vi: "không biết {count} người dự tuyển là ai, nên không biết họ có dự kỳ thi khác cùng lúc không", En: "it is not known who {count} {count|candidate|candidates} are, so nor whether they are in another round at once"},
	"record_does_not_hold": {Vi: "biên bản của kỳ thi {round} không đứng vững: {report}", En: "the record of the round {round} does not hold: {report}"},

	// Of supervision.
	"step_overdue":    {Vi: "{round}: {clock} hết hạn ngày {last}, đã quá {days} ngày", En: "{round}: {clock} ended on {last}, {days} {days|day|days} ago"},
	"line_overdue":    {Vi: "{plan}: chưa thông báo thi {title}, kế hoạch định chậm nhất ngày {last}", En: "{plan}: {title} is not announced yet, planned by {last} at the latest"},
	"duty_missing":    {Vi: "{duty}: chưa có, hạn ngày {due}; được giao: {by}", En: "{duty}: not there, due on {due}; charged with it: {by}"},
	"duty_missing_in": {Vi: "{round}: {duty}: chưa có, hạn ngày {due}; được giao: {by}", En: "{round}: {duty}: not there, due on {due}; charged with it: {by}"},
	"duty_late":       {Vi: "{duty}: có ngày {on}, sau hạn {due}", En: "{duty}: there on {on}, after {due} when it was due"},
	"duty_late_in":    {Vi: "{round}: {duty}: có ngày {on}, sau hạn {due}", En: "{round}: {duty}: there on {on}, after {due} when it was due"},
	"review_to":       {Vi: "{duty}: chưa có, hạn ngày {due}; do {by} làm, báo cáo {to}", En: "{duty}: not there, due on {due}; made by {by}, reported to {to}"},
	"marker_lower":    {Vi: "Vì sao điểm của {marker} thấp hơn những người cùng chấm trung bình {mean} % điểm tối đa, trên {marks} điểm chấm ở {rounds} kỳ thi?", En: "Why are the marks of {marker} on average {mean} % of the highest mark below those of the others who marked the same, over {marks} {marks|mark|marks} in {rounds} {rounds|round|rounds}?"},
	"marker_higher":   {Vi: "Vì sao điểm của {marker} cao hơn những người cùng chấm trung bình {mean} % điểm tối đa, trên {marks} điểm chấm ở {rounds} kỳ thi?", En: "Why are the marks of {marker} on average {mean} % of the highest mark above those of the others who marked the same, over {marks} {marks|mark|marks} in {rounds} {rounds|round|rounds}?"},
	"marker_spread":   {Vi: "Vì sao điểm của {marker} khi cao khi thấp hơn những người cùng chấm, với độ lệch chuẩn {spread} % điểm tối đa, trên {marks} điểm chấm ở {rounds} kỳ thi?", En: "Why do the marks of {marker} lie now above, now below those of the others who marked the same, with a standard deviation of {spread} % of the highest mark, over {marks} {marks|mark|marks} in {rounds} {rounds|round|rounds}?"},
})
