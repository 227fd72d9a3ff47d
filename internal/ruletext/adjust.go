package ruletext

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/scoring"
)

// adjustments words conversions in their order, each of a list under a key.
func (n Names) adjustments(s *Sentence, key string, list []scoring.Adjustment) {
	for i, a := range list {
		at := fmt.Sprintf("%s[%d]", key, i)
		adjustment(s, at, a)
		n.together(s, at, a)
	}
}

// adjustment words one conversion of a value.
func adjustment(s *Sentence, key string, a scoring.Adjustment) {
	own := about{a.Title, a.Clause, a.Why}
	if a.Scale != nil {
		s.add(key+".scale", Say("quy đổi đều từ thang %s sang thang %s, không cắt ở hai đầu", "converted linearly from %s to %s, not clipped", stretch(a.Scale.From), stretch(a.Scale.To)), own)
	}
	if a.Table != nil {
		s.add(key+".table", Say("quy đổi theo bảng", "converted by a table"), own)
		table(s, key+".table", a.Table, a.Else)
	}
	if a.Round != nil {
		s.add(key+".round", rounding(a.Round), about{a.Round.Title, a.Round.Clause, a.Round.Why})
	}
	if a.AtLeast != nil {
		s.add(key+".at_least", Say("thấp hơn %s thì lấy %s", "what is below %s becomes %s", *a.AtLeast, *a.AtLeast), own)
	}
	if a.AtMost != nil {
		s.add(key+".at_most", Say("cao hơn %s thì lấy %s", "what is above %s becomes %s", *a.AtMost, *a.AtMost), own)
	}
}

func stretch(ends []decimal.Decimal) wording.Word {
	words := make([]wording.Word, len(ends))
	for i, d := range ends {
		words[i] = Say("%s", "%s", d)
	}
	return Join("–", "–", words...)
}

// bonus words the priority points.
func bonus(s *Sentence, b *scoring.Bonus) {
	if b == nil {
		return
	}
	unit := points
	if b.As == scoring.AsPercent {
		unit = func(d decimal.Decimal) wording.Word { return Say("%s%%", "%s%%", d) }
	}
	own := about{b.Title, b.Clause, b.Why}
	for _, claim := range slices.Sorted(maps.Keys(b.Claims)) {
		s.add("bonus.claims."+claim, Say("%s được cộng %s", "%s adds %s", ID(claim), unit(b.Claims[claim])), own)
		own = about{}
	}
	if b.As == scoring.AsPercent {
		s.Add("bonus.as", Say("phần trăm tính trên điểm chưa cộng ưu tiên", "the percentages are of the value before the bonus"))
	}
	if b.Take == scoring.TakeSum {
		s.Add("bonus.take", Say("thuộc nhiều diện thì cộng các mức", "several claims are added"))
	} else {
		s.Add("bonus.take", Say("thuộc nhiều diện thì chỉ tính mức cao nhất", "of several claims only the highest counts"))
	}
	if b.Cap != nil {
		s.Add("bonus.cap", Say("tất cả không quá %s", "in all at most %s", unit(*b.Cap)))
	}
	if t := b.Taper; t != nil {
		s.Add("bonus.taper", Say("điểm chưa cộng từ %s thì ưu tiên giảm dần, đến %s thì không còn", "from %s before the bonus on it is lessened evenly, to nothing at %s", points(decimalOf(t.From)), points(decimalOf(t.To))))
	}
	if b.UpTo != nil {
		s.Add("bonus.up_to", Say("cộng ưu tiên xong nhiều nhất %s", "with the bonus at most %s", points(*b.UpTo)))
	}
}

func remark(s *Sentence, r *scoring.Remark) {
	if r == nil {
		return
	}
	own := about{r.Title, r.Clause, r.Why}
	defer func() {
		if r.Panel != nil {
			marksOf(s, "remark.panel", r.Panel)
		}
	}()
	switch r.Replaces {
	case scoring.ReplacesAlways:
		s.add("remark", Say("điểm phúc khảo luôn thay điểm cũ", "a re-mark always replaces the value"), own)
		return
	case scoring.ReplacesIfHigher:
		s.add("remark", Say("điểm phúc khảo thay điểm cũ khi cao hơn", "a re-mark replaces the value where it is higher"), own)
		return
	}
	limit := decimalOf(r.ReplaceBelow)
	s.add("remark", Say("phúc khảo lệch dưới %s thì lấy điểm phúc khảo, từ %s thì người có thẩm quyền quyết định", "a re-mark less than %s away replaces the value, from %s on the competent person decides", points(limit), points(limit)), about{r.Title, r.Clause, r.Why})
}
