package main

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow"
)

// word is a sentence of the report in both languages, in the form of fmt.
type word struct{ vi, en string }

func (w word) in(tag language.Tag, values ...any) string {
	text := w.vi
	if tag == language.English {
		text = w.en
	}
	if len(values) == 0 {
		return text
	}
	return fmt.Sprintf(text, values...)
}

// tongue writes in one language.
type tongue struct{ tag language.Tag }

func (t tongue) say(key string, values ...any) string {
	return words[key].in(t.tag, values...)
}

func (t tongue) english() bool { return t.tag == language.English }

// number writes digits with the decimal point of the language.
func (t tongue) number(digits fmt.Stringer) string {
	if t.english() {
		return digits.String()
	}
	return strings.Replace(digits.String(), ".", ",", 1)
}

// day writes a date.
func (t tongue) day(d civil.Date) string {
	if t.english() {
		return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
}

func (t tongue) hour(m civil.DateTime) string {
	return fmt.Sprintf("%02d:%02d", m.Time.Hour, m.Time.Minute)
}

func (t tongue) moment(m civil.DateTime) string { return t.day(m.Date) + " " + t.hour(m) }

// titled is a thing of the regulation by its title. Regulations are written
// in Vietnamese; in English its id is worded.
func (t tongue) titled(id string, title thituyen.Title) string {
	if known := glossary[id]; t.english() && title.Vi == title.En && known != "" {
		return known
	}
	return title.Or(id).Text(t.tag)
}

// step is a step by its title.
func (t tongue) step(n workflow.Named) string {
	if known := stepGlossary[n.ID]; t.english() && n.Title.Vi == n.Title.En && known != "" {
		return known
	}
	return t.named(n)
}

func (t tongue) named(n workflow.Named) string { return t.titled(n.ID, n.Title) }

// words are the sentences of the report.
var words = map[string]word{
	"wrong":           {"Tìm thấy %d chỗ sai trong tệp của kỳ thi; chưa ghi gì.", "Mistakes in the files of the round: %d; nothing was written."},
	"unlike":          {"%d việc không diễn ra như tệp ghi; chưa ghi gì. Việc sau có thể hỏng theo việc trước.", "Acts that did not go as the files say: %d; nothing was written. Later ones may follow from earlier ones."},
	"unlike_refused":  {"“%s” bị từ chối (%s)", "“%s” is refused (%s)"},
	"unlike_accepted": {"“%s” được chấp nhận, trong khi tệp ghi là bị từ chối: %s", "“%s” is accepted, while the file says that it is refused: %s"},
	"unlike_reasons":  {"“%s” bị từ chối, tệp ghi vì %s, thật ra vì %s", "“%s” is refused, the file says for %s, in fact for %s"},

	"over":           {"Báo cáo kỳ thi tuyển", "Report of a selection round"},
	"unrecorded_all": {"Những việc này không ghi vào biên bản như đã làm.", "None of these is recorded as done."},

	"post":       {"Chức danh: %s", "Post: %s"},
	"group":      {"Nhóm: %s", "Group of posts: %s"},
	"seats":      {"chỉ tiêu %d", "seats: %d"},
	"regulation": {"Quy chế: %s", "Regulation: %s"},
	"invented":   {"Người trong kỳ thi này đều do chúng tôi đặt ra. Trang có tên người dự tuyển nên dùng nội bộ; bản công khai là biên bản.", "Everybody in this round is invented. The report names the candidates and is for use inside; what is public is the record."},
	"marks_note": {"“gđ 3” là chỗ dựa trên giả định thứ 3, ghi ngay dưới đây, không phải luật.", "“as. 3” marks what rests on assumption 3 below, which is not law."},

	"part_result":      {"Kết quả", "The result"},
	"part_events":      {"Diễn biến", "What happened"},
	"part_refusals":    {"Những việc bị từ chối", "What was refused"},
	"part_ranking":     {"Xếp hạng", "Ranking"},
	"part_sums":        {"Điểm của từng người, cộng được", "Each candidate's sums"},
	"part_vote":        {"Biểu quyết", "The vote"},
	"part_path":        {"Đường đi qua các trạng thái", "The path of states"},
	"part_assumptions": {"Những giả định mà kỳ thi này dựa vào", "The assumptions that this round rests on"},
	"part_record":      {"Biên bản", "The record"},

	"refused":    {"BỊ TỪ CHỐI", "REFUSED"},
	"unrecorded": {"không ghi vào biên bản như đã làm", "not recorded as done"},
	"because":    {"vì", "because"},
	"basis":      {"Căn cứ", "By"},
	"assumed":    {"gđ %s", "as. %s"},
	"entry":      {"mục %s", "entry %s"},
	"becomes":    {"→ %s", "→ %s"},
	"late":       {"ghi lúc %s", "recorded at %s"},
	"until":      {"%s: đến hết ngày %s", "%s: to the end of %s"},
	"and_more":   {"%d lượt chấm", "%d marks given"},
	"members":    {"%s: %s", "%s: %s"},
	"marks_by":   {"%s do %s chấm", "%s is marked by: %s"},
	"rules_in":   {"toàn văn quy chế vào biên bản, dùng đến hết kỳ thi", "the regulation itself enters the record and governs to the end"},
	"dossiers":   {"nhận %d hồ sơ; dữ liệu cá nhân chỉ vào biên bản dưới dạng cam kết", "%d dossiers; personal facts enter the record as commitments only"},
	"list":       {"danh sách %d người: %s", "a list of %d: %s"},
	"some":       {"%s: %s", "%s: %s"},
	"published":  {"công bố %s%s", "published: %s%s"},
	"where":      {" tại %s", "; where: %s"},
	"related_to": {"là %s của %s", "is the %s of %s"},
	"sealed":     {"%d phách; biên bản chỉ giữ cam kết, bảng phách ở Ban phách", "%d codes; the record holds commitments, the map stays with the board"},
	"present":    {"có mặt %d", "%d present"},
	"absent":     {"vắng: %s", "absent: %s"},
	"sanctioned": {"%s %s: %s", "%s %s: %s"},
	"settled":    {"%s %s = %s: %s", "%s %s = %s: %s"},
	"value":      {"%s %s", "%s %s"},
	"waiting":    {"còn chờ %s", "waiting for: %s"},
	"opened":     {"%s là %s", "%s is %s"},
	"objection":  {"%s của %s về %s: %s", "%s by %s about %s: %s"},
	"upheld":     {"%s được chấp nhận: %s", "%s is upheld: %s"},
	"not_upheld": {"%s không được chấp nhận: %s", "%s is not upheld: %s"},
	"order":      {"thứ tự: %s", "order: %s"},
	"selected":   {"trúng tuyển: %s", "selected: %s"},
	"reserve":    {"dự phòng: %s", "in reserve: %s"},
	"referred":   {"chờ cấp có thẩm quyền quyết định: %s", "referred to the authority: %s"},
	"nobody":     {"không có ai", "nobody"},
	"tally":      {"%s: %d tán thành, %d không tán thành, %d không có ý kiến; %d trên %d thành viên dự, cần ít nhất %d", "%s: %d for, %d against, %d abstaining; %d of %d members voted, at least %d needed"},
	"appointed":  {"bổ nhiệm %s", "%s is appointed"},
	"again":      {"xét lại đến ngày bổ nhiệm: %s", "judged again as of the appointment: %s"},
	"findings":   {"ghi nhận: %s", "noted: %s"},
	"about":      {"%s: %s", "%s: %s"},
	"changes":    {"mục %d %s: %s → %s", "entry %d %s: %s → %s"},
	"corrects":   {"đính chính mục %d: %s", "corrects entry %d: %s"},

	"r_appointed":         {"Bổ nhiệm %s ngày %s.", "%s is appointed on %s."},
	"r_none":              {"Không có người trúng tuyển.", "Nobody is selected."},
	"r_selected":          {"Trúng tuyển: %s.", "Selected: %s."},
	"r_reserve":           {"Dự phòng: %s.", "In reserve: %s."},
	"r_numbers":           {"%d người đăng ký, %d người rút, %d người không đủ điều kiện, %d người được dự thi, %d người được xếp hạng.", "%d registered, %d withdrew, %d not eligible, %d could sit, %d placed."},
	"r_refused":           {"%d việc bị từ chối, mỗi việc kèm lý do.", "%d acts were refused, each with its reasons."},
	"r_vote":              {"%s %s.", "%s: %s."},
	"place":               {"Hạng", "Place"},
	"candidate":           {"Người dự tuyển", "Candidate"},
	"total":               {"Tổng", "Total"},
	"outcome":             {"Kết quả", "Outcome"},
	"why_above":           {"Vì sao xếp trước người kế tiếp", "Why above the next"},
	"same_total":          {"cùng tổng %s; ", "the same total of %s; "},
	"not_placed":          {"Không xếp hạng", "Not placed"},
	"is_selected":         {"trúng tuyển", "selected"},
	"is_appointed":        {"bổ nhiệm", "appointed"},
	"is_reserve":          {"dự phòng", "reserve"},
	"marker":              {"Người chấm", "Marker"},
	"mark":                {"Điểm", "Mark"},
	"sum":                 {"Cộng", "Sum"},
	"withdrew":            {"đã rút", "withdrew"},
	"member":              {"Thành viên", "Member"},
	"ballot":              {"Phiếu", "Vote"},
	"did_not_vote":        {"không dự", "was not there"},
	"for":                 {"tán thành", "for"},
	"against":             {"không tán thành", "against"},
	"abstain":             {"không có ý kiến", "abstaining"},
	"recused":             {"đứng ngoài", "stood back"},
	"rule":                {"Quy tắc", "Rule"},
	"why":                 {"Vì sao", "Why"},
	"held_by":             {"Toàn bộ trình tự của quy chế, với những bước đã làm", "The whole procedure of the regulation, with the steps taken"},
	"head":                {"Mã chốt biên bản", "Head of the record"},
	"head_note":           {"Hãy in mã chốt này ở nơi khác: có nó thì ai giữ biên bản cũng thấy được chỗ bị sửa, bỏ hay cắt.", "Keep this head elsewhere: with it, whoever holds the record finds what was changed, dropped or cut off."},
	"standing_":           {"không dự phần này", "not reached"},
	"standing_void":       {"bị hủy", "void"},
	"standing_absent":     {"vắng", "absent"},
	"standing_failed":     {"không đạt", "failed"},
	"standing_referred":   {"chờ quyết định", "referred"},
	"standing_incomplete": {"chưa đủ điểm", "incomplete"},
	"standing_passed":     {"đạt", "passed"},

	"contents": {"Mục lục", "Contents"},
	"marks_of": {"Điểm của %s: %s", "Marks of %s: %s"},
	"sheet":    {"Trang", "Page"},

	"sign":           {"(ký, ghi rõ họ tên)", "(signature and full name)"},
	"sign_reporter":  {"Người lập báo cáo", "Reported by"},
	"sign_secretary": {"Thư ký Hội đồng", "Secretary of the council"},
	"sign_chair":     {"Chủ tịch Hội đồng", "Chair of the council"},
}

// The glossaries word in English the ids of the preset: of its steps, and of
// all else. An id that is not here is shown as it is.
var (
	stepGlossary = map[string]string{
		"open": "Open the round", "plan": "Plan: choose field, unit and post", "leave": "Leave to hold the round", "council": "Form the council",
		"boards": "Form the boards", "relation": "Declare a relation with a candidate", "announce": "Announce the examination", "publicise": "Make it known",
		"register": "Take in dossiers", "extend": "Extend the time for applying", "supplement": "Take in a supplement", "withdraw": "Note a withdrawal",
		"close": "Close the list of applicants", "waive": "Waive a criterion", "screen": "Screen the dossiers", "publish": "Publish a list or result",
		"object": "Take in an objection", "answer": "Answer an objection", "issue_codes": "Issue codes", "attendance": "Take attendance",
		"sanction": "Impose a sanction", "mark": "Mark", "settle": "Settle marks that lie too far apart", "open_codes": "Open the codes",
		"close_component": "Close the marking of a component", "rank": "Rank", "decide_tie": "Decide a tie", "propose": "Report the result and propose",
		"recognise": "Recognise the result, by vote", "reconsider": "Send back to the council", "decline": "Note that somebody declines", "replace": "Take the next in reserve",
		"appoint": "Appoint", "conclude": "Conclude and archive", "report": "Report of the supervisors", "oversee": "Inspect, follow and urge",
		"correct": "Correct an earlier act", "suspend": "Suspend the round", "resume": "Go on with the round", "cancel": "Cancel the round", "no_winner": "End without a winner",
	}
	glossary = map[string]string{
		"draft": "no plan yet", "planned": "planned", "approved": "leave given", "formed": "council formed", "announced": "announced, taking dossiers", "closed": "list closed",
		"screened": "screened, examining", "ranked": "ranked", "proposed": "proposed", "recognised": "recognised", "appointed": "appointed", "ended": "ended", "cancelled": "cancelled",
		"planner": "planning body", "authority": "the authority", "head": "who signs for the authority", "organiser": "organising body", "informer": "informing body",
		"overseer": "overseeing body", "council": "council", "chair": "chair of the council", "secretary": "secretary of the council", "questions": "questions board",
		"invigilation": "invigilation board", "codes": "codes board", "marking": "marking board", "supervisor": "supervision board",
		"registration": "Time for applying", "approval": "Time for deciding", "city-committee": "posts managed by the City Party Committee",
		"written": "Written paper", "project": "Action project", "build": "building", "present": "presenting", "answer": "answering", "total": "Total",
		"reprimand": "reprimand", "warning": "warning", "suspension": "suspension",
		"route": "planned for the post or an equivalent, or nominated", "term": "enough service left for a whole term", "education": "a bachelor's degree or more",
		"political_theory": "political theory", "experience": "five years of work", "current_post": "a suitable post for 24 months", "rating": "rated good for three years",
		"discipline": "not under a disciplinary measure", "proceedings": "no proceedings open", "health": "health certificate of the last six months",
		"declaration": "assets declared", "relatives": "no relative in certain posts of the unit",
	}
)
