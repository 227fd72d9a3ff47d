package ruletext

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/scoring"
)

// panel words how the marks of several markers become one value.
func (n Names) panel(s *Sentence, c scoring.Component) {
	p := c.Panel
	n.adjustments(s, "panel.each", p.Each)
	if len(c.Parts) > 0 {
		s.Add("panel.parts", Say("mỗi người chấm cho điểm đủ các phần, điểm các phần của từng người được kết hợp trước", "each marker marks every part, and the part marks of each marker are combined first"))
	}
	marksOf(s, "panel", p)
}

// marksOf words how several marks become one, under a key.
func marksOf(s *Sentence, key string, p *scoring.Panel) {
	s.add(key+".markers", markers(p.Markers), about{p.Title, p.Clause, p.Why})
	s.Add(key+".combine", panelWay(p.Combine))
	bands(s, key, p)
	if o := p.Outliers; o != nil {
		word := Say("bỏ cùng lúc những điểm cách trung bình mọi điểm quá %s", "marks further than %s from the mean of all are struck out together", decimalOf(o.Beyond))
		if o.Repeat {
			word = Say("%s, lặp lại đến khi không còn điểm nào như vậy", "%s, again until none is", word)
		}
		s.add(key+".outliers", word, about{o.Title, o.Clause, o.Why})
	}
}

func markers(m *scoring.Markers) wording.Word {
	least := 1
	if m != nil && m.AtLeast != nil {
		least = *m.AtLeast
	}
	switch {
	case m == nil || m.AtMost == nil:
		return Say("ít nhất %s người chấm", "markers: at least %s", least)
	case *m.AtMost == least:
		return Say("đúng %s người chấm", "markers: exactly %s", least)
	}
	return Say("từ %s đến %s người chấm", "markers: from %s to %s", least, *m.AtMost)
}

func panelWay(p *scoring.PanelCombine) wording.Word {
	if p == nil {
		return panelWays[scoring.PanelMean]
	}
	if p.Way == scoring.PanelTrimmedMean {
		return Say("bỏ %s điểm cao nhất và %s điểm thấp nhất rồi lấy trung bình cộng", "the mean after leaving out the %s highest and the %s lowest marks", p.Trim.High, p.Trim.Low)
	}
	return panelWays[p.Way]
}

var panelWays = map[scoring.PanelWay]wording.Word{
	scoring.PanelMean:    {Vi: "lấy trung bình cộng", En: "their mean is taken"},
	scoring.PanelMedian:  {Vi: "lấy trung vị", En: "their median is taken"},
	scoring.PanelSum:     {Vi: "cộng điểm những người chấm", En: "their sum is taken"},
	scoring.PanelHighest: {Vi: "lấy điểm cao nhất", En: "the highest is taken"},
	scoring.PanelLowest:  {Vi: "lấy điểm thấp nhất", En: "the lowest is taken"},
}

// bands words the lines of a spread. The first that holds decides: a line
// without a lower end begins where those before it ended.
func bands(s *Sentence, key string, p *scoring.Panel) {
	from, above, whole := &decimal.Decimal{}, (*decimal.Decimal)(nil), true
	for i, b := range p.Spread {
		e := ends{b.From, b.Above, b.Below, b.UpTo}
		lower := b.From != nil || b.Above != nil
		if !lower && whole {
			e.from, e.above = from, above
		}
		word := Say("chênh lệch %s thì %s", "a spread %s: %s", interval(e), settled(b, p))
		if !lower && !whole {
			word = Say("còn lại, chênh lệch %s thì %s", "else a spread %s: %s", interval(e), settled(b, p))
		}
		s.add(fmt.Sprintf("%s.spread[%d]", key, i), word, about{b.Title, b.Clause, b.Why})
		// What follows a line without a lower end begins at its upper one.
		switch {
		case lower:
			whole = false
		case b.UpTo != nil && (b.Below == nil || b.UpTo.Cmp(*b.Below) < 0):
			from, above = nil, b.UpTo
		case b.Below != nil:
			from, above = b.Below, nil
		}
	}
}

// settled words what a line of a spread leads to.
func settled(b scoring.Band, p *scoring.Panel) wording.Word {
	switch b.Then {
	case scoring.ThenRefer:
		return Say("người có thẩm quyền quyết định", "the competent person decides")
	case scoring.ThenAnotherMarker:
		third, known := thirds[b.Third]
		if !known {
			third = Say("kết hợp ba điểm theo cách chung: %s", "the three are combined as the panel says: %s", panelWay(p.Combine))
		}
		return Say("người thứ ba chấm, rồi %s", "a third marker marks, then %s", third)
	}
	return panelWay(p.Combine)
}

var thirds = map[scoring.Third]wording.Word{
	scoring.ThirdTwoEqualElseRefer: {Vi: "hai điểm bằng nhau là điểm của bài, ba điểm khác nhau cả thì người có thẩm quyền quyết định", En: "the mark that two share stands, and where all three differ the competent person decides"},
	scoring.ThirdTwoEqualElseMean:  {Vi: "hai điểm bằng nhau là điểm của bài, ba điểm khác nhau cả thì lấy trung bình ba điểm", En: "the mark that two share stands, and where all three differ the mean of the three is taken"},
	scoring.ThirdMean:              {Vi: "lấy trung bình ba điểm", En: "the mean of the three is taken"},
	scoring.ThirdMedian:            {Vi: "lấy điểm đứng giữa", En: "the middle one is taken"},
	scoring.ThirdClosestTwo:        {Vi: "lấy trung bình hai điểm gần nhau nhất (cách đều thì lấy cặp cao hơn)", En: "the mean of the closest two is taken (equidistant: of the higher pair)"},
}

var modeWords = map[thituyen.Mode]wording.Word{
	thituyen.HalfUp:   {Vi: "số 5 làm tròn lên", En: "halves away from zero"},
	thituyen.HalfEven: {Vi: "số 5 làm tròn về chữ số chẵn", En: "halves to the even digit"},
	thituyen.HalfDown: {Vi: "số 5 làm tròn xuống", En: "halves towards zero"},
	thituyen.Up:       {Vi: "phần lẻ luôn làm tròn lên", En: "always away from zero"},
	thituyen.Down:     {Vi: "phần lẻ luôn bỏ đi", En: "always towards zero"},
	thituyen.Ceiling:  {Vi: "phần lẻ làm tròn về phía số lớn hơn", En: "always towards the larger number"},
	thituyen.Floor:    {Vi: "phần lẻ làm tròn về phía số nhỏ hơn", En: "always towards the smaller number"},
}

func rounding(r *scoring.Round) wording.Word {
	places := 0
	if r.Places != nil {
		places = *r.Places
	}
	return Say("làm tròn %s chữ số thập phân, %s", "rounded to %s decimals, %s", places, modeWords[r.Mode])
}
