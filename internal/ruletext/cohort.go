package ruletext

import (
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/scoring"
)

// together words a conversion by what is asked of everybody together.
func (n Names) together(s *Sentence, key string, a scoring.Adjustment) {
	own := about{a.Title, a.Clause, a.Why}
	if m := a.Standardise; m != nil {
		kind := Say("độ lệch chuẩn của tổng thể", "standard deviation of the population")
		if m.As == scoring.OfSample {
			kind = Say("độ lệch chuẩn mẫu", "standard deviation of a sample")
		}
		s.add(key+".standardise", Say("chuẩn hóa %s về trung bình %s, độ lệch %s (%s)", "standardised %s to the mean %s and the deviation %s (%s)",
			n.group(m.By), decimalOf(m.Mean), decimalOf(m.Deviation), kind), own)
		n.statistics(s, key+".standardise.statistics", m.Statistics)
	}
	if p := a.Percentile; p != nil {
		s.add(key+".percentile", Say("đổi thành bách phân vị %s: %s", "made a percentile %s: %s", n.group(p.By), counted[p.Counts]), own)
	}
	if e := a.Equate; e != nil {
		s.add(key+".equate", Say("cân bằng %s: nhân với trung tâm của tất cả chia trung tâm của nhóm (%s)", "equated %s: times the centre of all over that of the group (%s)", n.group(e.By), panelWay(e.Centre)), own)
		n.statistics(s, key+".equate.statistics", e.Statistics)
	}
	if p := a.Place; p != nil {
		better := Say("điểm cao đứng trước", "the higher is the better")
		if p.Prefer == scoring.PreferLowest {
			better = Say("điểm thấp đứng trước", "the lower is the better")
		}
		s.add(key+".place", Say("đổi thành thứ hạng trong mọi thí sinh: %s, kiểu %s", "made the place among all candidates: %s, counted %s", better, styles[p.Style]), own)
	}
}

var counted = map[scoring.PercentileCounts]wording.Word{
	"":                {Vi: "tỷ lệ người có điểm không cao hơn", En: "the share of those who have as much or less"},
	scoring.AtOrBelow: {Vi: "tỷ lệ người có điểm không cao hơn", En: "the share of those who have as much or less"},
	scoring.Below:     {Vi: "tỷ lệ người có điểm thấp hơn", En: "the share of those who have less"},
	scoring.Midpoint:  {Vi: "tỷ lệ người có điểm thấp hơn cùng nửa số người bằng điểm", En: "the share of those who have less and half of those who have as much"},
}

var styles = map[scoring.PlaceStyle]wording.Word{
	"":                       {Vi: "1 2 2 4", En: "1 2 2 4"},
	scoring.PlaceCompetition: {Vi: "1 2 2 4", En: "1 2 2 4"},
	scoring.PlaceDense:       {Vi: "1 2 2 3", En: "1 2 2 3"},
	scoring.PlaceModified:    {Vi: "1 3 3 4", En: "1 3 3 4"},
	scoring.PlaceAverage:     {Vi: "1 2,5 2,5 4", En: "1 2.5 2.5 4"},
}

// group words among whom something is asked.
func (n Names) group(by string) wording.Word {
	switch name, isFact := strings.CutPrefix(by, "fact."); {
	case isFact:
		return Say("trong từng nhóm theo %s", "within each group by %s", n.fact(name))
	case by == "marker":
		return Say("trong các điểm của từng người chấm", "within the marks of each marker")
	}
	return Say("trong mọi thí sinh", "among all candidates")
}

func (n Names) statistics(s *Sentence, key string, r *scoring.Round) {
	if r != nil {
		s.add(key, Say("số liệu thống kê %s", "the statistics are %s", rounding(r)), about{r.Title, r.Clause, r.Why})
	}
}

// shortlist words who reaches a component.
func (n Names) shortlist(s *Sentence, l *scoring.Shortlist) {
	if l == nil {
		return
	}
	own := about{l.Title, l.Clause, l.Why}
	better := Say("cao nhất", "highest")
	if l.Prefer == scoring.PreferLowest {
		better = Say("thấp nhất", "lowest")
	}
	by := n.component(l.By)
	switch {
	case l.Count != nil:
		s.add("shortlist.count", Say("chỉ %s người có điểm %s %s được dự", "only the %s with the %[3]s value at %[2]s take part", *l.Count, by, better), own)
	case l.PerSeat != nil:
		s.add("shortlist.per_seat", Say("mỗi chỉ tiêu lấy %s người có điểm %s %s được dự, số lẻ làm tròn lên", "%s for each seat, rounded up, with the %[3]s value at %[2]s take part", *l.PerSeat, by, better), own)
	case l.Share != nil:
		s.add("shortlist.share", Say("chỉ %s số người đủ điều kiện, làm tròn lên, có điểm %s %s được dự", "only %s of those who could go on, rounded up, with the %[3]s value at %[2]s take part", percent(l.Share.Value), by, better), own)
	}
	if l.Plus != nil {
		s.Add("shortlist.plus", Say("và thêm %s người", "and %s more", *l.Plus))
	}
	if l.AtLeast != nil {
		s.Add("shortlist.at_least", Say("ít nhất %s người", "at least %s people", *l.AtLeast))
	}
	if l.Ties == scoring.TiesNone {
		s.Add("shortlist.ties", Say("bằng điểm ở ranh giới thì đều ở ngoài", "a tie at the border stays out whole"))
	} else {
		s.Add("shortlist.ties", Say("bằng điểm ở ranh giới thì đều được dự", "a tie at the border goes in whole"))
	}
}

// pointsOf are points that are a value.
func pointsOf(v thituyen.Value) wording.Word {
	d, _ := v.Decimal()
	return points(d)
}
