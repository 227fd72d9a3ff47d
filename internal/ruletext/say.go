package ruletext

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/exact"
	"github.com/thituyen/thituyen/internal/wording"
)

// Say words a text in both languages; each %s takes the next of the things
// given, worded in the language.
func Say(vi, en string, args ...any) wording.Word {
	return wording.Word{Vi: fill(vi, language.Vietnamese, args), En: fill(en, language.English, args)}
}

func fill(form string, tag language.Tag, args []any) string {
	if len(args) == 0 {
		return strings.ReplaceAll(form, "%%", "%")
	}
	texts := make([]any, len(args))
	for i, a := range args {
		texts[i] = thituyen.Format(tag, a)
	}
	return fmt.Sprintf(form, texts...)
}

// Join joins words by a separator.
func Join(vi, en string, words ...wording.Word) wording.Word {
	var out wording.Word
	for i, w := range words {
		if i > 0 {
			out.Vi, out.En = out.Vi+vi, out.En+en
		}
		out.Vi, out.En = out.Vi+w.Vi, out.En+w.En
	}
	return out
}

// List joins words by commas.
func List(words ...wording.Word) wording.Word { return Join(", ", ", ", words...) }

// or joins words as things of which one is enough.
func or(words ...wording.Word) wording.Word { return lastly(" hoặc ", " or ", words) }

// and joins words as things of which all are meant.
func and(words ...wording.Word) wording.Word { return lastly(" và ", " and ", words) }

// lastly joins words by commas, and the last one by a word.
func lastly(vi, en string, words []wording.Word) wording.Word {
	if len(words) < 2 {
		return List(words...)
	}
	last := len(words) - 1
	return Join(vi, en, List(words[:last]...), words[last])
}

// Plain is a text that is the same in both languages.
func Plain(text string) wording.Word { return wording.Word{Vi: text, En: text} }

// Quoted is a text in quotes.
func Quoted(text string) wording.Word { return Plain("“" + text + "”") }

// Named is a thing of the document in quotes: its title, or its id where it
// has none; see [thituyen.Title.Or].
func Named(id string, title thituyen.Title) wording.Word {
	name := title.Or(id)
	return wording.Word{Vi: "“" + name.Vi + "”", En: "“" + name.En + "”"}
}

// ID words an id that documents use as a word of the trade, and any other as
// it is written.
func ID(id string) wording.Word {
	if vi, ok := trade[id]; ok {
		return wording.Word{Vi: vi, En: strings.ReplaceAll(id, "_", " ")}
	}
	return wording.Word{Vi: id, En: strings.ReplaceAll(id, "_", " ")}
}

// IDs words several ids.
func IDs(ids []string) []wording.Word {
	out := make([]wording.Word, len(ids))
	for i, id := range ids {
		out[i] = ID(id)
	}
	return out
}

// trade are the words that regulations write as ids.
var trade = map[string]string{
	"collective_leadership": "tập thể lãnh đạo", "party_committee": "cấp ủy", "assets": "tài sản, thu nhập",
	"reprimand": "khiển trách", "warning": "cảnh cáo", "pay_reduction": "hạ bậc lương", "demotion": "giáng chức", "dismissal": "cách chức", "forced_resignation": "buộc thôi việc",
	"suspension": "đình chỉ", "cancellation": "hủy kết quả", "expulsion": "khai trừ",
	"personnel_officer": "người làm tổ chức nhân sự", "accountant": "kế toán", "treasurer": "thủ quỹ", "storekeeper": "thủ kho",
	"vietnam": "Việt Nam", "quality_test": "kiểm định chất lượng đầu vào", "male": "nam", "female": "nữ",

	"director": "giám đốc", "deputy_director": "phó giám đốc", "division_head": "trưởng phòng", "deputy_division_head": "phó trưởng phòng",
	"unit_head": "trưởng đơn vị trực thuộc", "deputy_unit_head": "phó trưởng đơn vị trực thuộc", "district_leader": "lãnh đạo cấp huyện",
	"commune_leader": "lãnh đạo cấp xã", "specialist": "chuyên viên", "other": "chức vụ khác",

	"hero_or_war_invalid": "anh hùng, thương binh", "minority_or_martyr_family": "dân tộc thiểu số, con liệt sĩ",
	"completed_service": "người đã hoàn thành nghĩa vụ", "union_cadre": "cán bộ công đoàn trưởng thành từ cơ sở",
	"hero": "anh hùng", "war_invalid": "thương binh", "treated_as_war_invalid": "người hưởng chính sách như thương binh",
	"martyr_child": "con liệt sĩ", "war_invalid_child": "con thương binh", "treated_as_war_invalid_child": "con của người hưởng chính sách như thương binh",
	"ethnic_minority": "người dân tộc thiểu số", "youth_volunteer": "đội viên thanh niên xung phong",
	"young_intellectual_volunteer": "đội viên tri thức trẻ tình nguyện",
}

// The words of things that one id names differently by what it is.
var (
	fieldWords = map[string]string{
		"name": "họ tên", "born": "ngày sinh", "sex": "giới tính", "citizenship": "quốc tịch", "ethnicity": "dân tộc",
		"party": "đảng viên", "education": "trình độ đào tạo", "languages": "ngoại ngữ", "certificates": "chứng chỉ",
		"posts": "quá trình công tác", "planning": "quy hoạch", "nominations": "đề cử", "ratings": "xếp loại hằng năm",
		"health": "sức khỏe", "declarations": "bản kê khai", "relatives": "người thân", "retires": "ngày nghỉ hưu",
		"proceedings": "việc đang bị xem xét", "discipline": "kỷ luật", "evidence": "giấy tờ kèm theo", "facts": "dữ kiện khác",
		"political_theory": "lý luận chính trị", "state_management": "quản lý nhà nước",
	}
	dateWords = map[string]string{"registration": "ngày đăng ký dự tuyển (một ngày chung cho mọi người)", "appointment": "ngày bổ nhiệm", "notice": "ngày thông báo"}
	roleWords = map[string]string{
		"planner": "cơ quan xây dựng kế hoạch", "reported_to": "nơi nhận báo cáo", "organiser": "cơ quan tổ chức", "authority": "cấp có thẩm quyền",
		"head": "người đứng đầu", "informer": "cơ quan tuyên truyền", "overseer": "cơ quan theo dõi, đôn đốc", "supervisor": "cơ quan giám sát",
		"council": "hội đồng", "chair": "chủ tịch hội đồng", "secretary": "thư ký hội đồng",
	}
)

func known(id string, in map[string]string) wording.Word {
	word := ID(id)
	if vi, ok := in[id]; ok {
		word.Vi = vi
	}
	return word
}

// Personal words a field or fact of the dossier.
func (n Names) Personal(name string) wording.Word {
	if _, declared := n.Facts[strings.TrimPrefix(name, "facts.")]; declared {
		return n.fact(strings.TrimPrefix(name, "facts."))
	}
	return known(name, fieldWords)
}

// Role words a role by its id alone.
func Role(id string) wording.Word { return known(id, roleWords) }

// points words a number of points.
func points(d decimal.Decimal) wording.Word {
	if exact.Digits(d) == "1" {
		return Say("%s điểm", "%s point", d)
	}
	return Say("%s điểm", "%s points", d)
}

// share words a fraction as it is written: 2/3, 1/2.
func share(v thituyen.Value) wording.Word { return Plain(v.Rat().RatString()) }

// percent words a share as a percentage.
func percent(v thituyen.Value) wording.Word {
	return Say("%s%%", "%s%%", v.Mul(thituyen.Int(100)))
}

// factor words a weight: a decimal, or the fraction that has no end.
func factor(v thituyen.Value) wording.Word {
	if d, finite := v.Decimal(); finite {
		return Say("%s", "%s", d)
	}
	return share(v)
}

func span(s thituyen.Span) wording.Word { return Say("%s", "%s", s) }

// Names are the things of a regulation by their ids, to call them by their
// titles.
type Names struct {
	Facts map[string]thituyen.FactDeclaration
	// The titles of the others; an id that is not here is called by itself.
	Components, Roles, States, Clocks, Steps map[string]thituyen.Title
	Words                                    eligibility.Titles
	// The roles as the document has them.
	RolesInOrder []string
}

// Words words ids of which some have titles.
func Words(ids []string, titles map[string]thituyen.Title) []wording.Word {
	out := IDs(ids)
	for i, id := range ids {
		if title := titles[id]; !title.IsZero() {
			out[i] = wording.Word(title.Or(id))
		}
	}
	return out
}

func (n Names) fact(name string) wording.Word { return Named(name, n.Facts[name].Title) }

func (n Names) component(id string) wording.Word                  { return titled(id, n.Components) }
func (n Names) clock(id string) wording.Word                      { return titled(id, n.Clocks) }
func (n Names) step(id string) wording.Word                       { return titled(id, n.Steps) }
func (n Names) state(id string) wording.Word                      { return titled(id, n.States) }
func titled(id string, in map[string]thituyen.Title) wording.Word { return Named(id, in[id]) }

// role words a role, known or not: a procedure may be left out.
func (n Names) role(id string) wording.Word {
	if title := n.Roles[id]; !title.IsZero() {
		return Named(id, title)
	}
	return Say("“%s”", "“%s”", Role(id))
}

func all(ids []string, word func(string) wording.Word) []wording.Word {
	out := make([]wording.Word, len(ids))
	for i, id := range ids {
		out[i] = word(id)
	}
	return out
}
