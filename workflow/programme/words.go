package programme

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
)

// words are the headings and names of the review.
var words = map[string]wording.Word{
	"review":      {Vi: "Kết quả thực hiện chương trình", En: "Review of the programme"},
	"as_of":       {Vi: "Tính đến {at}, thời gian thí điểm từ {from} đến {until}", En: "As of {at}; the programme runs from {from} to {until}"},
	"contents":    {Vi: "Bản tiếng Việt", En: "English version"},
	"assumptions": {Vi: "Điều giả định (không có trong nguồn)", En: "Assumptions (in no source)"},
	"total":       {Vi: "Toàn chương trình", En: "The whole programme"},
	"groups":      {Vi: "Theo nhóm chức danh", En: "By group of posts"},
	"quarters":    {Vi: "Theo quý", En: "By quarter"},
	"rounds":      {Vi: "Các kỳ thi", En: "The rounds"},
	"supervision": {Vi: "Giám sát", En: "Supervision"},
	"questions":   {Vi: "Những câu hỏi dưới đây để cùng xem lại; con số không phải là kết luận về ai.", En: "What follows asks for a look; no figure is a verdict on anybody."},
	"nothing":     {Vi: "Không có gì quá hạn hay cần hỏi.", En: "Nothing is overdue, and nothing is asked."},

	"plans":          {Vi: "Kế hoạch hằng năm", En: "The yearly plans"},
	"plan_year":      {Vi: "{group}, năm {year}: {plans} kế hoạch, {lines} dòng, {seats} chỉ tiêu", En: "{group}, {year}: {plans} {plans|plan|plans} with {lines} {lines|line|lines} and {seats} {seats|seat|seats}"},
	"plan_none":      {Vi: "{group}, năm {year}: chưa có kế hoạch (hạn {last})", En: "{group}, {year}: no plan (due {last})"},
	"made":           {Vi: "Báo cáo đã có", En: "Reports made"},
	"made_by":        {Vi: "{title}: {by}, {paper} ngày {on}", En: "{title}: {by}, {paper} of {on}"},
	"made_to":        {Vi: "gửi {to}", En: "sent to {to}"},
	"with_figures":   {Vi: "kèm số liệu: {rounds} kỳ thi, {filled}/{seats} chỉ tiêu", En: "with its figures: {rounds} {rounds|round|rounds}, {filled} of {seats} {seats|seat|seats}"},
	"difficulties":   {Vi: "Khó khăn, vướng mắc: {raised}", En: "Difficulties raised: {raised}"},
	"troubles":       {Vi: "Khó khăn, vướng mắc", En: "Difficulties"},
	"n_answered":     {Vi: "đã trả lời {n}", En: "answered {n}"},
	"n_raised_late":  {Vi: "báo cáo muộn {n}", En: "raised late {n}"},
	"n_late_answer":  {Vi: "trả lời muộn {n}", En: "answered late {n}"},
	"difficulty":     {Vi: "{id}, {by} báo cáo ngày {on}: {text}", En: "{id}, raised by {by} on {on}: {text}"},
	"answer":         {Vi: "{by} trả lời ngày {on}: {text}", En: "answered by {by} on {on}: {text}"},
	"planned":        {Vi: "Kế hoạch: {lines} dòng, {seats} chỉ tiêu", En: "Planned: {lines} {lines|line|lines} with {seats} {seats|seat|seats}"},
	"not_started":    {Vi: "chưa tổ chức {n}", En: "not started {n}"},
	"held":           {Vi: "Kỳ thi: {rounds}", En: "Rounds: {rounds}"},
	"n_held":         {Vi: "đã xong {n}", En: "held {n}"},
	"n_without":      {Vi: "xong mà không có người được bổ nhiệm {n}", En: "held without an appointment {n}"},
	"n_going":        {Vi: "đang làm {n}", En: "going on {n}"},
	"n_cancelled":    {Vi: "hủy {n}", En: "cancelled {n}"},
	"cancelled":      {Vi: "Hủy {round} ngày {on}: {why}", En: "{round} cancelled on {on}: {why}"},
	"filled":         {Vi: "Chỉ tiêu của các kỳ thi: {seats}; đã bổ nhiệm: {filled}", En: "Seats of the rounds: {seats}; appointed: {filled}"},
	"screening":      {Vi: "Đăng ký: {registered}", En: "Registered: {registered}"},
	"n_eligible":     {Vi: "đủ điều kiện {n}", En: "eligible {n}"},
	"n_ineligible":   {Vi: "không đủ điều kiện {n}", En: "ineligible {n}"},
	"n_incomplete":   {Vi: "hồ sơ chưa đủ {n}", En: "incomplete {n}"},
	"n_not_screened": {Vi: "chưa xét {n}", En: "not screened {n}"},
	"n_withdrawn":    {Vi: "xin rút {n}", En: "withdrawn {n}"},
	"candidates":     {Vi: "Người dự tuyển", En: "Candidates"},
	"appointed":      {Vi: "Người được bổ nhiệm", En: "Appointed"},
	"outside_unit":   {Vi: "Ngoài đơn vị", En: "From outside the unit"},
	"outside_plan":   {Vi: "Ngoài quy hoạch", En: "From outside the planning"},
	"women":          {Vi: "Nữ", En: "Women"},
	"yes":            {Vi: "có", En: "yes"},
	"no":             {Vi: "không", En: "no"},
	"unknown":        {Vi: "không rõ", En: "not known"},
	"share":          {Vi: "{yes}/{known} ({percent} %)", En: "{yes} of {known} ({percent} %)"},
	"n_unknown":      {Vi: "không rõ {n}", En: "not known {n}"},
	"ages":           {Vi: "Tuổi khi đăng ký", En: "Age when registering"},
	"mean_age":       {Vi: "trung bình {mean}", En: "mean {mean}"},
	"below":          {Vi: "dưới {age}", En: "below {age}"},
	"from_age":       {Vi: "từ {age}", En: "{age} and over"},
	"components":     {Vi: "Tỷ lệ đạt từng phần thi", En: "Pass rates by component"},
	"component":      {Vi: "{title}: đạt {passed}/{sat} người dự ({percent} %)", En: "{title}: {passed} of {sat} who sat passed ({percent} %)"},
	"n_absent":       {Vi: "vắng {n}", En: "absent {n}"},
	"n_voided":       {Vi: "bị đình chỉ {n}", En: "voided {n}"},
	"passed":         {Vi: "đạt", En: "passed"},
	"failed":         {Vi: "không đạt", En: "failed"},
	"voided":         {Vi: "đình chỉ", En: "voided"},
	"ties":           {Vi: "Bằng điểm và cách giải quyết", En: "Ties, and how they were settled"},
	"tie":            {Vi: "{round}: {candidates} – {settled}", En: "{round}: {candidates} – {settled}"},
	"way_lot":        {Vi: "bốc thăm", En: "by lot"},
	"way_decision":   {Vi: "cấp có thẩm quyền quyết định", En: "the authority decided"},
	"way_referred":   {Vi: "chờ cấp có thẩm quyền", En: "waits for the authority"},
	"way_shared":     {Vi: "cùng thứ hạng, không cần phân định", En: "share the place, nothing rests on it"},
	"way_key":        {Vi: "xét theo {key}", En: "by {key}"},
	"spreads":        {Vi: "Chênh lệch điểm đã xử lý", En: "Spreads settled"},
	"spread":         {Vi: "{round}, {component}, {paper}: điểm {marks}, lệch {spread}; quyết định {value}, so với trung bình {mean}: {moved}", En: "{round}, {component}, {paper}: marks {marks}, apart by {spread}; decided {value}, from the mean {mean} by {moved}"},
	"objections":     {Vi: "Kiến nghị: {raised}", En: "Objections: {raised}"},
	"n_upheld":       {Vi: "chấp nhận {n}", En: "upheld {n}"},
	"n_rejected":     {Vi: "không chấp nhận {n}", En: "rejected {n}"},
	"n_waiting":      {Vi: "chưa trả lời {n}", En: "not answered {n}"},
	"incidents":      {Vi: "Việc khác", En: "What else happened"},
	"days":           {Vi: "Số ngày từ thông báo đến bổ nhiệm", En: "Days from the notice to the appointment"},
	"days_of":        {Vi: "{count} kỳ thi; ít nhất {least}, trung vị {median}, trung bình {mean}, nhiều nhất {most}", En: "{count} {count|round|rounds}; least {least}, median {median}, mean {mean}, most {most}"},
	"clock":          {Vi: "{title}: bắt đầu {started}", En: "{title}: started {started}"},
	"n_in_time":      {Vi: "đúng hạn {n}", En: "in time {n}"},
	"n_late":         {Vi: "quá hạn {n}", En: "late {n}"},
	"n_open":         {Vi: "chưa xong {n}", En: "not done {n}"},
	"n_extended":     {Vi: "gia hạn {n}", En: "extended {n}"},
	"clock_taken":    {Vi: "đã dùng {taken} ngày (trung vị), cho phép {allowed}", En: "took {taken} {taken|day|days} (median), allowed {allowed}"},
	"attested":       {Vi: "Kiểm chứng: tính lại được {recomputed} điều", En: "Verified: {recomputed} recomputed"},
	"n_attested":     {Vi: "dựa vào cam kết chưa mở {n}", En: "resting on commitments that are not opened {n}"},
	"legend_held":    {Vi: "đã xong", En: "held"},
	"legend_going":   {Vi: "đang làm", En: "going on"},
	"legend_cancel":  {Vi: "hủy", En: "cancelled"},
	"legend_planned": {Vi: "kế hoạch", En: "planned"},
	"openness":       {Vi: "Mức độ mở", En: "How open it was"},
	"not_appointed":  {Vi: "Không được bổ nhiệm", En: "Not appointed"},
	"absent":         {Vi: "vắng", En: "absent"},
	"clocks":         {Vi: "Các thời hạn", En: "The deadlines"},
	"in_time":        {Vi: "đúng hạn", En: "in time"},
	"late":           {Vi: "quá hạn", En: "late"},
	"not_done":       {Vi: "chưa xong", En: "not done"},
	"in_quarter":     {Vi: "Quý {quarter}/{year}", En: "Quarter {quarter} of {year}"},
	"none":           {Vi: "không có", En: "none"},
	"post":           {Vi: "Kỳ thi", En: "Round"},
	"filled_head":    {Vi: "Bổ nhiệm / chỉ tiêu", En: "Appointed / seats"},
	"days_head":      {Vi: "Số ngày", En: "Days"},
	"head":           {Vi: "Mã chốt biên bản", En: "Head of the record"},

	"extended":     {Vi: "gia hạn nhận hồ sơ", En: "registration extended"},
	"supplemented": {Vi: "bổ sung hồ sơ", En: "dossiers supplemented"},
	"waived":       {Vi: "miễn điều kiện", En: "conditions waived"},
	"absences":     {Vi: "vắng thi", En: "absences"},
	"sanctions":    {Vi: "xử lý vi phạm", En: "sanctions"},
	"remarks":      {Vi: "phúc khảo", En: "re-marks"},
	"votes_lost":   {Vi: "biểu quyết không thông qua", En: "votes lost"},
	"reconsidered": {Vi: "trả lại Hội đồng", En: "results sent back"},
	"declined":     {Vi: "từ chối", En: "declined"},
	"struck_off":   {Vi: "xóa tên", En: "struck off"},
	"replaced":     {Vi: "lấy người kế tiếp", En: "replacements"},
	"suspended":    {Vi: "tạm dừng", En: "suspensions"},
	"corrected":    {Vi: "đính chính", En: "corrections"},
	"codes_opened": {Vi: "ghép phách", En: "openings of codes"},
	"relations":    {Vi: "khai báo quan hệ", En: "relations declared"},
	"reports":      {Vi: "báo cáo giám sát", En: "supervisors' reports"},
	"findings":     {Vi: "phát hiện giám sát", En: "supervisors' findings"},
	"delayed":      {Vi: "ghi chậm", En: "entries recorded later"},
}

// speaker words things in one language.
type speaker struct{ tag language.Tag }

// say words a heading or a sentence; values stand in pairs of name and value,
// and a word that goes with a count stands as {count|round|rounds}.
func (s speaker) say(key string, values ...any) string {
	return prose.Fill(words[key].Text(s.tag), func(name, one, other string) string {
		for i := 0; i+1 < len(values); i += 2 {
			switch {
			case values[i] != name:
			case other == "":
				return s.format(values[i+1])
			case s.format(values[i+1]) == "1":
				return one
			default:
				return other
			}
		}
		return name
	})
}

// format words a value; an exact number that is no finite decimal is rounded
// to two places.
func (s speaker) format(value any) string {
	if v, number := value.(thituyen.Value); number {
		if _, finite := v.Decimal(); !finite {
			value = v.Round(2, thituyen.HalfUp)
		}
	}
	return thituyen.Format(s.tag, value)
}

// signed is a number with its sign, also where it is above 0.
func (s speaker) signed(v thituyen.Value) string {
	if v.Sign() > 0 {
		return "+" + s.format(v)
	}
	return strings.Replace(s.format(v), "-", "−", 1)
}

// percentOf is how many of all, in hundredths to one place.
func percentOf(part, all int) thituyen.Value {
	v, _ := quotient(part, max(all, 1))
	return percent(v)
}

// some is a count by the key of its word.
type some struct {
	key string
	n   int
}

// with adds the counts that are not 0 to a sentence.
func (s speaker) with(text, separator string, counts ...some) string {
	for _, c := range counts {
		if c.n != 0 {
			text += separator + s.say(c.key, "n", c.n)
			separator = ", "
		}
	}
	return text
}

// share words how many of those of whom it is known.
func (s speaker) share(of Share) string {
	if of.Known() == 0 {
		return s.say("n_unknown", "n", of.Unknown)
	}
	text := s.say("share", "yes", of.Yes, "known", of.Known(), "percent", percentOf(of.Yes, of.Known()))
	return s.with(text, ", ", some{"n_unknown", of.Unknown})
}

// band is the name of a band of ages.
func (s speaker) band(i int) string {
	switch i {
	case 0:
		return s.say("below", "age", AgeBands[1])
	case len(AgeBands) - 1:
		return s.say("from_age", "age", AgeBands[i])
	}
	return s.format(AgeBands[i]) + "–" + s.format(AgeBands[i+1]-1)
}

// named is a thing of a document as shown: its title, or its id where it has
// none; see [thituyen.Title.Or].
func (s speaker) named(id string, title thituyen.Title) string { return title.Or(id).Text(s.tag) }

// componentNamed is a component by its id, with the title that the figures
// know.
func (s speaker) componentNamed(f *Figures, id string) string {
	for _, c := range f.Components {
		if c.ID == id {
			return s.named(id, c.Title)
		}
	}
	return id
}

func (s speaker) group(p Part) string { return s.named(p.ID, p.Title) }

// quarter is the name of a quarter such as 2018-Q1.
func (s speaker) quarter(p Part) string {
	return s.say("in_quarter", "quarter", p.ID[len(p.ID)-1:], "year", p.ID[:len(p.ID)-3])
}

// waysOf are what may settle a tie besides the keys of the ranking.
var waysOf = map[string]string{
	ranking.ByLot: "way_lot", ranking.ByDecision: "way_decision", ReferredTie: "way_referred", SharedPlace: "way_shared",
}

// ways words how a tie was settled.
func (s speaker) ways(f *Figures, tie Tie) string {
	parts := make([]string, len(tie.Settled))
	for i, settled := range tie.Settled {
		if key, known := waysOf[settled]; known {
			parts[i] = s.say(key)
		} else {
			parts[i] = s.say("way_key", "key", s.componentNamed(f, settled))
		}
	}
	return strings.Join(parts, ", ")
}
