package ruletext

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/ranking"
)

// Ranking words each key, what becomes of those whom no key tells apart, how
// seats are given, and who follows whom.
func Ranking(r *ranking.Rules, n Names) []Sentence {
	if r == nil {
		return nil
	}
	at := thituyen.Path{}.Key("ranking")
	order := New("ranking", at, Say("Xếp thứ tự", "The order"), r.Title, r.Clause, r.Why)
	order.Add("placed", Say("chỉ xếp người đạt; người không đạt không có thứ hạng, không được chọn, không vào dự phòng", "only those who passed are placed; the others have no place, no seat and no reserve"))
	order.Add("ties", tieWords[or1(r.Ties, ranking.TiesShare)])
	order.Add("style", styleWords[or1(r.Style, ranking.Competition)])
	var out []Sentence
	for i, k := range r.Keys {
		out = append(out, n.key(k, i, at.Key("keys").Index(i)))
	}
	out = append(out, order)
	if r.Allocate != nil {
		out = append(out, allocating(*r.Allocate, at.Key("allocate")))
	} else {
		out = append(out, n.selecting(r, at.Key("select")))
	}
	if r.Lot != nil {
		out = append(out, lot(*r.Lot, at.Key("lot")))
	}
	if r.Replacement != nil {
		out = append(out, replacing(*r.Replacement, at.Key("replacement")))
	}
	return out
}

func or1[T ~string](value, otherwise T) T {
	if value == "" {
		return otherwise
	}
	return value
}

func (n Names) key(k ranking.Key, i int, at thituyen.Path) Sentence {
	name := Say("Thứ tự xếp, xét %s", "The order by %s", n.source(k.By))
	s := New("ranking.keys."+k.By, at, name, k.Title, k.Clause, k.Why)
	if i == 0 {
		s.Add("place", Say("xét trước hết", "looked at first"))
	} else {
		s.Add("place", Say("xét thứ %s, khi những điều trước bằng nhau", "looked at in place %s, where all before are equal", i+1))
	}
	s.Add("prefer", n.prefer(k))
	s.Add("missing", missingWords[or1(k.Missing, ranking.MissingLast)])
	return s
}

// source words what a key compares.
func (n Names) source(by string) wording.Word {
	switch by {
	case "total":
		return Say("tổng điểm", "the total")
	case "before_bonus":
		return Say("tổng điểm chưa cộng ưu tiên, không làm tròn", "the total before the bonus, not rounded")
	case "bonus":
		return Say("điểm ưu tiên", "the bonus")
	case "born":
		return Say("ngày sinh", "the day of birth")
	case "sex":
		return Say("giới tính", "the sex")
	}
	if id, ok := strings.CutPrefix(by, "points."); ok {
		return Say("điểm đã nhân hệ số của %s", "the weighted points of %s", n.component(id))
	}
	if name, ok := strings.CutPrefix(by, "fact."); ok {
		return Say("dữ kiện %s", "the fact %s", n.fact(name))
	}
	return Say("điểm %s", "the value of %s", n.component(by))
}

// prefer words who stands first by a key.
func (n Names) prefer(k ranking.Key) wording.Word {
	if k.Prefer.Listed != nil {
		return n.preferred(k.By, k.Prefer.Listed)
	}
	word, known := directions[k.Prefer.Direction]
	if !known {
		return wording.Word{}
	}
	word.Vi = fill(word.Vi, language.Vietnamese, []any{n.compared(k.By)})
	return word
}

// preferred words a list of values, the first of which stands first.
func (n Names) preferred(by string, listed []string) wording.Word {
	values := IDs(listed)
	if len(values) == 0 {
		return wording.Word{}
	}
	first := Say("%s xếp trước", "in the order: %s", values[0])
	if by != "sex" {
		first.Vi = fill("người có %s là %s", language.Vietnamese, []any{n.compared(by), first})
	}
	return Say("%s; ngoài danh sách thì xếp sau, bằng nhau", "%s; those not listed come after, equal", Join(", rồi đến ", ", ", append([]wording.Word{first}, values[1:]...)...))
}

// compared words what of somebody a key compares.
func (n Names) compared(by string) wording.Word {
	if name, ok := strings.CutPrefix(by, "fact."); ok {
		return n.fact(name)
	}
	if by == "before_bonus" {
		return Say("tổng điểm chưa cộng ưu tiên", "the total before the bonus")
	}
	return n.source(by)
}

var (
	directions = map[ranking.Direction]wording.Word{
		ranking.Highest:  {Vi: "người có %s cao hơn xếp trước", En: "the higher stands above"},
		ranking.Lowest:   {Vi: "người có %s thấp hơn xếp trước", En: "the lower stands above"},
		ranking.Earliest: {Vi: "người có %s sớm hơn xếp trước", En: "the earlier stands above"},
		ranking.Latest:   {Vi: "người có %s muộn hơn xếp trước", En: "the later stands above"},
	}
	missingWords = map[ranking.WhenMissing]wording.Word{
		ranking.MissingLast:   {Vi: "người đạt mà thiếu điều này thì xếp sau cùng", En: "who passed and has none stands last"},
		ranking.MissingFirst:  {Vi: "người đạt mà thiếu điều này thì xếp trước hết", En: "who passed and has none stands first"},
		ranking.MissingRefuse: {Vi: "không có thì không xếp được, phải bổ sung", En: "who has none keeps the list from being made"},
	}
	tieWords = map[ranking.Ties]wording.Word{
		ranking.TiesShare: {Vi: "bằng nhau mọi điều thì cùng thứ hạng", En: "who is equal in everything shares a place"},
		ranking.TiesLot:   {Vi: "bằng nhau mọi điều thì bốc thăm", En: "who is equal in everything draws lots"},
	}
	styleWords = map[ranking.Style]wording.Word{
		ranking.Competition: {Vi: "đánh số hạng kiểu 1, 2, 2, 4", En: "places are counted 1, 2, 2, 4"},
		ranking.Dense:       {Vi: "đánh số hạng kiểu 1, 2, 2, 3", En: "places are counted 1, 2, 2, 3"},
		ranking.Modified:    {Vi: "đánh số hạng kiểu 1, 3, 3, 4", En: "places are counted 1, 3, 3, 4"},
		ranking.Ordinal:     {Vi: "đánh số hạng kiểu 1, 2, 3, 4", En: "places are counted 1, 2, 3, 4"},
		ranking.Average:     {Vi: "đánh số hạng kiểu 1; 2,5; 2,5; 4", En: "places are counted 1, 2.5, 2.5, 4"},
	}
	cutWords = map[ranking.Cut]wording.Word{
		ranking.CutRefer: {Vi: "bằng nhau ở chỉ tiêu cuối cùng thì cấp có thẩm quyền quyết định", En: "a tie across the last seat is referred to the authority"},
		ranking.CutAll:   {Vi: "bằng nhau ở chỉ tiêu cuối cùng thì lấy cả", En: "a tie across the last seat is taken whole"},
		ranking.CutNone:  {Vi: "bằng nhau ở chỉ tiêu cuối cùng thì không lấy ai, chỗ còn lại để trống", En: "a tie across the last seat is left out whole, and the seats left stay empty"},
		ranking.CutLot:   {Vi: "bằng nhau ở chỉ tiêu cuối cùng thì bốc thăm", En: "a tie across the last seat is drawn by lot"},
	}
	classCutWords = map[ranking.Cut]wording.Word{
		ranking.CutRefer: {Vi: "người bằng nhau không cùng được ghế của một lớp thì cấp có thẩm quyền quyết định", En: "a tie of whom not all come to seats of one list is referred to the authority"},
		ranking.CutNone:  {Vi: "người bằng nhau không đủ ghế cho cả nhóm thì không ai được ghế của lớp ấy, chỗ còn lại để trống", En: "a tie that does not fit stays out of that list, and its seats left stay empty"},
		ranking.CutLot:   {Vi: "người bằng nhau không cùng được ghế của một lớp thì bốc thăm", En: "a tie of whom not all come to seats of one list is drawn by lot"},
	}
	replaceWords = map[ranking.ReplaceFrom]wording.Word{
		ranking.ReplaceFromReserve: {Vi: "lấy người kế tiếp trong danh sách dự phòng", En: "the next of the reserve follows"},
		ranking.ReplaceFromList:    {Vi: "lấy người kế tiếp trong danh sách xếp hạng", En: "the next of the whole list follows"},
	}
)

func (n Names) selecting(rules *ranking.Rules, at thituyen.Path) Sentence {
	r := rules.Select
	s := New("ranking.select", at, Say("Chọn người trúng tuyển", "Who is selected"), r.Title, r.Clause, r.Why)
	n.classes(&s, r)
	switch cut := or1(r.AtCut, ranking.CutRefer); {
	case r.Among != nil:
	case len(r.Reserved)+len(r.Floors)+len(r.Pattern) > 0:
		s.Add("at_cut", classCutWords[cut])
	default:
		s.Add("at_cut", cutWords[cut])
	}
	switch {
	case r.Reserve.All:
		s.Add("reserve", Say("mọi người còn lại vào danh sách dự phòng", "all the others are in reserve"))
	case r.Reserve.Count == 0:
		s.Add("reserve", Say("không lập danh sách dự phòng", "there is no reserve"))
	default:
		s.Add("reserve", Say("dự phòng %s người kế tiếp", "the next %s are in reserve", r.Reserve.Count))
	}
	if rules.Replacement == nil && (r.Reserve.All || r.Reserve.Count > 0) {
		s.Add("replacement", Say("người trúng tuyển không nhận hoặc bị loại thì %s, không giới hạn số người và thời gian", "when somebody selected declines or is struck off %s, without a limit of number or time", replaceWords[ranking.ReplaceFromReserve]))
	}
	return s
}

func replacing(r ranking.Replacement, at thituyen.Path) Sentence {
	s := New("ranking.replacement", at, Say("Thay người trúng tuyển không nhận hoặc bị loại", "When somebody selected declines or is struck off"), r.Title, r.Clause, r.Why)
	s.Add("from", replaceWords[or1(r.From, ranking.ReplaceFromReserve)])
	if r.AtMost != nil {
		s.Add("at_most", Say("nhiều nhất %s người", "at most %s people in all", *r.AtMost))
	}
	if r.Within != nil {
		s.Add("within", Say("trong %s từ ngày có kết quả", "within %s of the result", *r.Within))
	}
	return s
}
