package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// synonyms lead words that people write to those of the format: other
// languages of documents, and Vietnamese without its marks and blanks.
var synonyms = map[string][]string{
	"bool": {"yes_no"}, "boolean": {"yes_no"}, "int": {"number"}, "integer": {"number"}, "float": {"number"}, "decimal": {"number"}, "string": {"text"}, "str": {"text"}, "datetime": {"date"},
	"average": {"mean"}, "avg": {"mean"}, "max": {"highest", "at_most"}, "min": {"lowest", "at_least"}, "desc": {"highest"}, "asc": {"lowest"}, "round_half_up": {"half_up"}, "pass": {"passed"}, "fail": {"failed"},
	"m": {"male"}, "f": {"female"}, "yes": {"true", "for"}, "no": {"false", "against"},

	"ten": {"name", "title"}, "tieude": {"title"}, "hoten": {"name"}, "diem": {"marks", "scores", "points"}, "thisinh": {"candidates"}, "ungvien": {"candidates"}, "nguoiduthi": {"candidates"}, "trongso": {"weight"}, "heso": {"weight"},
	"diemtoida": {"max"}, "toida": {"max", "at_most"}, "diemtoithieu": {"min"}, "toithieu": {"min", "at_least"}, "diemdat": {"pass"}, "diemliet": {"pass"}, "dieukhoan": {"clause"}, "cancu": {"basis", "clause"}, "quyche": {"regulation"},
	"bo": {"suite"}, "bokiemthu": {"suite"}, "botruonghop": {"suite"}, "truonghop": {"cases"}, "mongdoi": {"expect"}, "ketqua": {"expect"}, "ngaysinh": {"born"}, "gioitinh": {"sex"}, "dantoc": {"ethnicity"}, "quoctich": {"citizenship"},
	"chucdanh": {"post", "title"}, "chucvu": {"posts", "post"}, "chitieu": {"seats"}, "soluong": {"seats", "count"}, "vaitro": {"roles"}, "buoc": {"steps", "step"}, "trangthai": {"states", "state"}, "thoihan": {"clocks", "within"}, "phanthi": {"parts"}, "phan": {"parts"},
	"tieuchuan": {"criteria"}, "dieukien": {"eligibility", "criteria", "require"}, "yeucau": {"require"}, "xephang": {"ranking"}, "thutu": {"order", "keys"}, "thutuc": {"procedure"}, "quytrinh": {"procedure"}, "chamdiem": {"scoring"}, "tinhdiem": {"scoring"},
	"nguoicham": {"markers", "panel"}, "lamtron": {"round"}, "uutien": {"bonus", "claims", "prefer"}, "diemuutien": {"bonus"}, "kyluat": {"discipline", "sanctions"}, "hoso": {"dossier"}, "dukien": {"facts"}, "nhom": {"groups", "group"}, "hieuluc": {"in_force"},
	"tungay": {"from"}, "denngay": {"until"}, "tu": {"from"}, "den": {"until", "to"}, "lydo": {"why", "reason"}, "ghichu": {"why"}, "trungtuyen": {"selected"}, "dutru": {"reserve"}, "duphong": {"reserve"}, "hang": {"places"}, "nguoi": {"people"}, "quanhe": {"related"},
	"ngayle": {"holidays"}, "capdo": {"level"}, "cap": {"level"}, "donvi": {"unit"}, "linhvuc": {"field", "sector"}, "hocvan": {"education"}, "bangcap": {"education"}, "trinhdo": {"level"}, "lyluanchinhtri": {"political_theory"}, "ngoaingu": {"languages", "language"}, "dangvien": {"party_member", "party"}, "suckhoe": {"health"}, "quyhoach": {"planning"}, "danhgia": {"ratings", "rating"},

	"nu": {"female"}, "nam": {"male", "year"}, "dat": {"passed"}, "truot": {"failed"}, "hong": {"failed"}, "khongdat": {"failed"}, "vang": {"absent"}, "mien": {"exempt"}, "dudieukien": {"eligible"}, "khongdudieukien": {"ineligible"}, "chuadu": {"incomplete"}, "thieuhoso": {"incomplete"},
	"dongy": {"for"}, "khongdongy": {"against"}, "phieutrang": {"abstain"}, "caonhat": {"highest"}, "thapnhat": {"lowest"}, "somnhat": {"earliest"}, "muonnhat": {"latest"}, "trungbinh": {"mean"}, "trungvi": {"median"}, "tong": {"sum", "total"}, "so": {"number"}, "ngay": {"date"}, "chu": {"text"}, "co": {"true"}, "khong": {"false", "none"},
	"khientrach": {"reprimand"}, "canhcao": {"warning"}, "dinhchi": {"suspension"}, "daihoc": {"bachelor"}, "thacsi": {"master"}, "tiensi": {"doctor"}, "caodang": {"college"}, "trungcap": {"intermediate"}, "caocap": {"advanced"}, "bocTham": {"lot"}, "boctham": {"lot"},
}

// bare is a word without the marks of Vietnamese letters, blanks and hyphens.
func bare(word string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "").Replace(wording.Plain(word))
}

// meant is the known name that a strange one most likely stands for, or "".
func meant(name string, known []string) string {
	for _, word := range synonyms[bare(name)] {
		if slices.Contains(known, word) {
			return word
		}
	}
	return wording.Nearest(name, known)
}

// mends say what to write in place of a word that leads to no other word: the
// form that is right has another shape. Each holds where a word of the format
// is known there.
var mends = []struct {
	word, where string
	mend        thituyen.Title
}{
	{"trimmed_mean", "median", thituyen.Title{Vi: "hãy ghi bỏ bao nhiêu điểm cao, điểm thấp: combine: {trimmed_mean: {high: 1, low: 1}}", En: "say how many are left out: combine: {trimmed_mean: {high: 1, low: 1}}"}},
	{"best", "mean", thituyen.Title{Vi: "hãy ghi lấy bao nhiêu phần: combine: {best: 2}", En: "say how many count: combine: {best: 2}"}},
	{"exactly", "at_most", thituyen.Title{Vi: "hãy ghi cả at_least và at_most với cùng một số: {at_least: 7, at_most: 7}", En: "write at_least and at_most with the same number: {at_least: 7, at_most: 7}"}},
	{"female", "highest", thituyen.Title{Vi: "các giá trị ưu tiên viết thành danh sách: prefer: [female]", En: "values to prefer stand in a list: prefer: [female]"}},
	{"male", "highest", thituyen.Title{Vi: "các giá trị ưu tiên viết thành danh sách: prefer: [male]", En: "values to prefer stand in a list: prefer: [male]"}},
	{"ethnicity", "before_bonus", thituyen.Title{Vi: "hãy khai báo thành dữ kiện rồi xếp theo dữ kiện ấy: facts: {ethnic_minority: {type: yes_no}}, by: fact.ethnic_minority, prefer: [true]", En: "declare it as a fact and rank by that: facts: {ethnic_minority: {type: yes_no}}, by: fact.ethnic_minority, prefer: [true]"}},
}

// mendOf is what to write in place of a word; false where nothing is known of
// it.
func mendOf(word string, known []string) (thituyen.Title, bool) {
	for _, m := range mends {
		if m.word == word && slices.Contains(known, m.where) {
			return m.mend, true
		}
	}
	return thituyen.Title{}, false
}

// Visible is a text with the letters that nobody sees, or that would change
// the screen, named: ⟨U+00A0⟩.
func Visible(text string) string {
	if !strings.ContainsFunc(text, unseen) {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		if unseen(r) {
			fmt.Fprintf(&out, "⟨U+%04X⟩", r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

func unseen(r rune) bool {
	return r != ' ' && (unicode.Is(unicode.Zs, r) || unicode.In(r, hidden...))
}
