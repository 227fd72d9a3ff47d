package eligibility

import (
	"encoding/json"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// Name is a name that a regulation or a dossier uses: of a level of posts, a
// sector, a language, a certificate, a role. The usual ones are worded; any
// other stands as it is written.
type Name string

// Text words the name in Vietnamese or English.
func (n Name) Text(tag language.Tag) string { return wordOf(usualNames, string(n), tag) }

// MarshalJSON writes the name as documents do.
func (n Name) MarshalJSON() ([]byte, error) { return json.Marshal(string(n)) }

// Names are several names.
type Names []Name

// Text joins the names by commas; no names are said in words.
func (n Names) Text(tag language.Tag) string {
	if len(n) == 0 {
		return wording.Word{Vi: "không có", En: "none"}.Text(tag)
	}
	return strings.Join(n.texts(tag), ", ")
}

// MarshalJSON writes the names as they are written in documents.
func (n Names) MarshalJSON() ([]byte, error) { return json.Marshal([]Name(n)) }

func (n Names) texts(tag language.Tag) []string {
	texts := make([]string, len(n))
	for i, name := range n {
		texts[i] = name.Text(tag)
	}
	return texts
}

func namesOf(list []string) Names {
	names := make(Names, len(list))
	for i, name := range list {
		names[i] = Name(name)
	}
	return names
}

// orNames joins names by commas, the last two by or; a name is called by its
// title where it has one.
func orNames(tag language.Tag, list []string, titles map[string]thituyen.Title) string {
	texts := namesOf(list).texts(tag)
	for i, name := range list {
		if title := titles[name]; !title.IsZero() {
			texts[i] = title.Or(name).Text(tag)
		}
	}
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	last := len(texts) - 1
	return strings.Join(texts[:last], ", ") + wording.Word{Vi: " hoặc ", En: " or "}.Text(tag) + texts[last]
}

// usualNames are names that regulations commonly use.
var usualNames = map[string]wording.Word{
	"director":             {Vi: "giám đốc sở và tương đương", En: "director of a department"},
	"deputy_director":      {Vi: "phó giám đốc sở và tương đương", En: "deputy director of a department"},
	"division_head":        {Vi: "trưởng phòng và tương đương", En: "head of a division"},
	"deputy_division_head": {Vi: "phó trưởng phòng và tương đương", En: "deputy head of a division"},
	"unit_head":            {Vi: "trưởng đơn vị", En: "head of a unit"},
	"deputy_unit_head":     {Vi: "phó trưởng đơn vị", En: "deputy head of a unit"},
	"district_leader":      {Vi: "lãnh đạo quận, huyện", En: "leader of a district"},
	"commune_leader":       {Vi: "lãnh đạo xã, phường, thị trấn", En: "leader of a commune"},
	"specialist":           {Vi: "chuyên viên", En: "specialist"},

	"collective_leadership": {Vi: "tập thể lãnh đạo", En: "the collective leadership"},
	"party_committee":       {Vi: "cấp ủy", En: "the Party committee"},
	"authority":             {Vi: "cấp có thẩm quyền", En: "the authority"},

	"personnel_officer": {Vi: "làm tổ chức nhân sự", En: "personnel officer"},
	"accountant":        {Vi: "kế toán", En: "accountant"},
	"treasurer":         {Vi: "thủ quỹ", En: "treasurer"},
	"storekeeper":       {Vi: "thủ kho", En: "storekeeper"},
	"spouse":            {Vi: "vợ hoặc chồng", En: "spouse"},
	"parent":            {Vi: "cha hoặc mẹ", En: "parent"},
	"child":             {Vi: "con", En: "child"},
	"sibling":           {Vi: "anh, chị, em ruột", En: "sibling"},

	"vietnam": {Vi: "Việt Nam", En: "Vietnam"},
	"en":      {Vi: "tiếng Anh", En: "English"},
	"fr":      {Vi: "tiếng Pháp", En: "French"},
	"ru":      {Vi: "tiếng Nga", En: "Russian"},
	"zh":      {Vi: "tiếng Trung Quốc", En: "Chinese"},
	"de":      {Vi: "tiếng Đức", En: "German"},
	"ja":      {Vi: "tiếng Nhật", En: "Japanese"},
	"ko":      {Vi: "tiếng Hàn Quốc", En: "Korean"},

	"full_time": {Vi: "chính quy", En: "full-time study"},
	"part_time": {Vi: "vừa làm vừa học", En: "part-time study"},
	"assets":    {Vi: "tài sản, thu nhập", En: "assets and income"},

	"quality_test": {Vi: "giấy chứng nhận kiểm định chất lượng đầu vào công chức", En: "certificate of the civil-service entry quality test"},

	"reprimand": {Vi: "khiển trách", En: "reprimand"},
	"warning":   {Vi: "cảnh cáo", En: "warning"},
	"demotion":  {Vi: "giáng chức", En: "demotion"},
	"dismissal": {Vi: "cách chức", En: "dismissal"},
}
