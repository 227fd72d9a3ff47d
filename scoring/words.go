package scoring

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// decisive are the lines of a trace that say why a candidate has not passed.
var decisive = map[string]bool{
	"void_all": true, "voided": true, "absent": true, "part_absent": true, "no_mark": true, "too_few_marks": true,
	"third_awaited": true, "fact_missing": true, "source_without_value": true, "spread_refers": true,
	"remark_refers": true, "group_unknown": true, "group_empty": true, "off_shortlist": true, "off_shortlist_whole": true,
	"off_shortlist_without_value": true, "shortlist_awaited": true, "pass_missed": true, "pass_missed_before_bonus": true, "not_reached": true,
}

var modeWords = map[thituyen.Mode]wording.Word{
	thituyen.HalfUp:   {Vi: "nửa thì lên", En: "halves up"},
	thituyen.HalfEven: {Vi: "nửa thì về số chẵn", En: "halves to even"},
	thituyen.HalfDown: {Vi: "nửa thì xuống", En: "halves down"},
	thituyen.Up:       {Vi: "luôn xa số 0", En: "away from zero"},
	thituyen.Down:     {Vi: "bỏ phần lẻ", En: "towards zero"},
	thituyen.Ceiling:  {Vi: "lên số lớn hơn", En: "up to the greater"},
	thituyen.Floor:    {Vi: "xuống số nhỏ hơn", En: "down to the smaller"},
}

var thenWords = map[Then]wording.Word{
	ThenCombine:       {Vi: "lấy điểm chung", En: "combine"},
	ThenRefer:         {Vi: "người có thẩm quyền quyết định", En: "the competent person decides"},
	ThenAnotherMarker: {Vi: "chấm thêm người thứ ba", En: "another marker"},
}

var thirdWords = map[Third]wording.Word{
	ThirdTwoEqualElseRefer: {Vi: "người thứ ba chấm; hai điểm trùng nhau thì lấy, không thì người có thẩm quyền quyết định", En: "a third marker; two equal marks count, else the competent person decides"},
	ThirdTwoEqualElseMean:  {Vi: "người thứ ba chấm; hai điểm trùng nhau thì lấy, không thì lấy trung bình cộng ba điểm", En: "a third marker; two equal marks count, else the mean of the three"},
	ThirdMean:              {Vi: "người thứ ba chấm, lấy trung bình cộng", En: "a third marker, then the mean"},
	ThirdMedian:            {Vi: "người thứ ba chấm, lấy điểm giữa", En: "a third marker, then the median"},
	ThirdClosestTwo:        {Vi: "người thứ ba chấm, lấy trung bình hai điểm gần nhau nhất", En: "a third marker, then the mean of the closest two"},
}

var typeWords = map[thituyen.FactType]wording.Word{
	thituyen.FactNumber: {Vi: "một số", En: "a number"},
	thituyen.FactDate:   {Vi: "một ngày", En: "a date"},
	thituyen.FactText:   {Vi: "chữ", En: "text"},
	thituyen.FactYesNo:  {Vi: "true hoặc false", En: "true or false"},
}

// passWords say whether the pass mark itself passes.
var passWords = map[bool]wording.Word{
	false: {Vi: "từ", En: "at least"},
	true:  {Vi: "trên", En: "above"},
}

func markerWord(number int) wording.Word {
	n := strconv.Itoa(number)
	return wording.Word{Vi: "người chấm " + n, En: "marker " + n}
}

func percentWord(v thituyen.Value) wording.Word {
	share := v.Mul(thituyen.Int(100))
	return wording.Word{Vi: formatVi(share) + "%", En: formatEn(share) + "%"}
}

func cycleWord(ids []string) string { return strings.Join(ids, " → ") }

func formatVi(v thituyen.Value) string { return thituyen.Format(language.Vietnamese, v) }
func formatEn(v thituyen.Value) string { return thituyen.Format(language.English, v) }

// term is a value as an operand: in brackets where a sign or a stroke could
// be misread.
type term thituyen.Value

func (t term) Text(tag language.Tag) string {
	text := prose.Number(tag, thituyen.Value(t).String())
	if strings.ContainsAny(text, "-/") {
		return "(" + text + ")"
	}
	return text
}

// terms are values to be added.
type terms []thituyen.Value

func (t terms) Text(tag language.Tag) string { return t.joined(tag, " + ") }

func (t terms) joined(tag language.Tag, by string) string {
	texts := make([]string, len(t))
	for i, v := range t {
		texts[i] = term(v).Text(tag)
	}
	return strings.Join(texts, by)
}

// factors are values to be multiplied.
type factors terms

func (f factors) Text(tag language.Tag) string { return terms(f).joined(tag, " × ") }

// list are values beside each other.
type list terms

func (l list) Text(tag language.Tag) string { return terms(l).joined(tag, "; ") }
