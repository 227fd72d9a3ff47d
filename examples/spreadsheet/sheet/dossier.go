package sheet

// The columns of dossiers. The headings are those that offices write; the
// keys and values are those of documents. What stands in lists has a sheet of
// its own, a row an entry.

// nothing is what a cell says where a candidate has none of something: the
// field is then an empty list, while a cell left empty is unknown.
const nothing = "không có"

var (
	sexes  = []Word{{"male", "Nam"}, {"female", "Nữ"}}
	theory = []Word{{"none", "Chưa có"}, {"elementary", "Sơ cấp"}, {"intermediate", "Trung cấp"}, {"advanced", "Cao cấp"}, {"bachelor", "Cử nhân"}}
	levels = []Word{{"intermediate", "Trung cấp"}, {"college", "Cao đẳng"}, {"bachelor", "Đại học"}, {"master", "Thạc sĩ"}, {"doctor", "Tiến sĩ"}}
	rated  = []Word{{"incomplete", "Không hoàn thành nhiệm vụ"}, {"complete", "Hoàn thành nhiệm vụ"}, {"good", "Hoàn thành tốt nhiệm vụ"}, {"excellent", "Hoàn thành xuất sắc nhiệm vụ"}}
	pools  = []Word{{"post", "Chức danh này"}, {"equivalent", "Chức danh tương đương"}, {"higher", "Chức danh cao hơn"}}
	bars   = []Word{{"reprimand", "Khiển trách"}, {"warning", "Cảnh cáo"}, {"demotion", "Giáng chức"}, {"dismissal", "Cách chức"}}
)

// personal are the columns of the sheet of candidates, before the facts and
// claims that a regulation declares.
func personal() []Column {
	return []Column{
		{Key: "order", Heading: "TT", Also: []string{"STT", "Số TT", "Thứ tự"}, Type: Skip},
		{Key: "id", Heading: "SBD", Also: []string{"Số báo danh", "Mã số", "Mã dự tuyển", "Mã", "id"}, Type: ID, Needed: true},
		{Key: "name", Heading: "Họ và tên", Also: []string{"Họ tên", "Họ, tên", "Họ và tên thí sinh", "Họ và tên người dự tuyển"}, Type: Text},
		{Key: "born", Heading: "Ngày sinh", Also: []string{"Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Sinh ngày"}, Type: Date, Note: "ngày/tháng/năm, như 30/04/1975"},
		{Key: "born.male", Group: "Ngày, tháng, năm sinh", Heading: "Nam", Type: Date, sex: "male"},
		{Key: "born.female", Group: "Ngày, tháng, năm sinh", Heading: "Nữ", Type: Date, sex: "female"},
		{Key: "sex", Heading: "Giới tính", Also: []string{"Nam/Nữ", "Giới"}, Type: Text, Words: sexes},
		{Key: "ethnicity", Heading: "Dân tộc", Type: Text},
		{Key: "citizenship", Heading: "Quốc tịch", Type: List, Note: "nhiều quốc tịch cách nhau bằng dấu chấm phẩy"},
		{Key: "party.admitted", Heading: "Ngày vào Đảng", Also: []string{"Ngày kết nạp"}, Type: Date},
		{Key: "party.official", Heading: "Ngày chính thức", Also: []string{"Ngày vào Đảng chính thức"}, Type: Date},
		{Key: "political_theory", Heading: "Lý luận chính trị", Also: []string{"Trình độ lý luận chính trị", "LLCT"}, Type: Text, Words: theory},
		{Key: "state_management", Heading: "Quản lý nhà nước", Also: []string{"QLNN"}, Type: Text, Words: management},
		{Key: "languages", Heading: "Ngoại ngữ", Type: Pairs, Note: "như en B2; fr A2"},
		{Key: "certificates", Heading: "Chứng chỉ", Type: List},
		{Key: "health.fit", Heading: "Đủ sức khỏe", Also: []string{"Sức khỏe"}, Type: YesNo},
		{Key: "health.issued", Heading: "Ngày cấp giấy khám sức khỏe", Also: []string{"Ngày giấy khám sức khỏe"}, Type: Date},
		{Key: "declarations", Heading: "Bản kê khai", Also: []string{"Kê khai"}, Type: List, Note: "như assets (tài sản, thu nhập)"},
		{Key: "proceedings", Heading: "Đang bị xem xét, điều tra", Type: List, Note: "ghi «không có» nếu không; để trống là chưa rõ"},
		{Key: "remark", Heading: "Ghi chú", Type: Skip},
	}
}

// management are the levels of training in state management.
var management = []Word{{"none", "Chưa có"}, {"officer", "Chuyên viên"}, {"principal", "Chuyên viên chính"}, {"senior", "Chuyên viên cao cấp"}}

// list is a sheet whose rows are the entries of a list in dossiers.
type list struct {
	name    string
	key     string
	columns []Column
}

// lists are the sheets of lists: several rows a candidate, or one with
// «không có» behind the id where there is nothing to tell.
func lists() []list {
	return []list{
		{"Quá trình công tác", "posts", []Column{
			{Key: "title", Heading: "Chức vụ", Type: Text},
			{Key: "level", Heading: "Cấp", Also: []string{"Cấp chức vụ"}, Type: Text},
			{Key: "unit", Heading: "Đơn vị", Type: Text},
			{Key: "sector", Heading: "Ngành", Type: Text},
			{Key: "field", Heading: "Lĩnh vực", Type: Text},
			{Key: "from", Heading: "Từ ngày", Type: Date},
			{Key: "until", Heading: "Đến ngày", Type: Date, Note: "để trống: còn giữ chức vụ"},
		}},
		{"Văn bằng", "education", []Column{
			{Key: "level", Heading: "Trình độ", Type: Text, Words: levels},
			{Key: "field", Heading: "Chuyên ngành", Type: Text},
			{Key: "mode", Heading: "Hình thức đào tạo", Type: Text},
			{Key: "awarded", Heading: "Ngày cấp", Type: Date},
		}},
		{"Quy hoạch", "planning", []Column{
			{Key: "for", Heading: "Quy hoạch cho", Type: Text, Words: pools}, {Key: "post", Heading: "Chức danh quy hoạch", Type: Text}, {Key: "term", Heading: "Nhiệm kỳ", Type: Text},
		}},
		{"Đề cử", "nominations", []Column{
			{Key: "by", Heading: "Nơi đề cử", Type: Text}, {Key: "agreed_by", Heading: "Nơi đồng ý", Type: Text},
		}},
		{"Kỷ luật", "discipline", []Column{
			{Key: "kind", Heading: "Hình thức", Type: Text, Words: bars}, {Key: "from", Heading: "Từ ngày", Type: Date},
		}},
		{"Người thân", "relatives", []Column{
			{Key: "kin", Heading: "Quan hệ", Type: Text}, {Key: "role", Heading: "Vai trò trong đơn vị", Type: Text},
		}},
		{"Xếp loại", "ratings", []Column{
			{Key: "year", Heading: "Năm", Type: Text, Needed: true}, {Key: "rating", Heading: "Mức xếp loại", Type: Text, Words: rated, Needed: true},
		}},
	}
}
