package ruletext

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/scoring"
)

// Scoring words the total, each component before its parts, and each
// sanction.
func Scoring(s *scoring.Scheme, n Names) []Sentence {
	if s == nil {
		return nil
	}
	at := thituyen.Path{}.Key("scoring")
	root := s.Root()
	total := n.component1(root, at, place{})
	if s.Title.IsZero() {
		total.Name = Say("Tổng điểm", "The total")
	}
	out := append([]Sentence{total}, n.parts(s.Parts, at.Key("parts"), place{&root, s.Panel != nil})...)
	for _, kind := range bySeverity(s.Sanctions) {
		out = append(out, sanction(kind, s.Sanctions[kind], at.Key("sanctions").Key(kind)))
	}
	return out
}

// place is where a component stands in the tree.
type place struct {
	parent *scoring.Component // nil for the root
	panel  bool               // a component above it has a panel
}

func (n Names) parts(parts []scoring.Component, at thituyen.Path, above place) []Sentence {
	var out []Sentence
	for i, c := range parts {
		out = append(out, n.component1(c, at.Index(i), above))
		out = append(out, n.parts(c.Parts, at.Index(i).Key("parts"), place{&c, above.panel || c.Panel != nil})...)
	}
	return out
}

// component1 words one component without its parts' own rules.
func (n Names) component1(c scoring.Component, at thituyen.Path, above place) Sentence {
	s := New("scoring."+c.ID, at, Named(c.ID, c.Title), c.Title, c.Clause, c.Why)
	if c.After != "" {
		s.Add("after", Say("chỉ người đạt %s mới được dự", "only who passed %s takes part", n.component(c.After)))
	}
	n.shortlist(&s, c.Shortlist)
	marked := len(c.Parts) == 0 && c.From == nil
	scale(&s, c, marked)
	pass(&s, c)
	if above.parent != nil {
		n.inParent(&s, c, *above.parent)
	}
	if c.Anonymous {
		s.Add("anonymous", Say("chấm kín theo phách", "marked by code"))
	}
	if c.Exempt {
		s.Add("exempt", Say("người được miễn thì coi là đạt, không có điểm", "who is exempt counts as passed, without a value"))
	}
	if c.Optional {
		s.Add("optional", Say("không bắt buộc: không có điểm nào thì coi như được miễn", "optional: without any mark it is as if exempt"))
	}
	n.value(&s, c, marked, above.panel)
	n.adjustments(&s, "adjust", c.Adjust)
	bonus(&s, c.Bonus)
	if c.Round != nil {
		s.add("round", rounding(c.Round), about{c.Round.Title, c.Round.Clause, c.Round.Why})
	}
	remark(&s, c.Remark)
	if c.RoundPoints != nil {
		s.add("round_points", Say("sau khi nhân hệ số thì %s", "after the weight %s", rounding(c.RoundPoints)), about{c.RoundPoints.Title, c.RoundPoints.Clause, c.RoundPoints.Why})
	}
	return s
}

// scale words the bounds of marks; without marks a maximum is what the pass
// mark is a share of.
func scale(s *Sentence, c scoring.Component, marked bool) {
	least := decimal.Decimal{}
	if c.Min != nil {
		least = *c.Min
	}
	switch {
	case c.Max != nil && (marked || c.Min != nil):
		s.Add("max", Say("thang điểm %s đến %s", "marks from %s to %s", least, *c.Max))
	case c.Max != nil:
		s.Add("max", Say("điểm tối đa %s", "at most %s", points(*c.Max)))
	case c.Min != nil:
		s.Add("max", Say("điểm thấp nhất %s", "at least %s", points(*c.Min)))
	}
	if c.Step != nil {
		s.Add("step", Say("điểm chấm là bội của %s", "marks are multiples of %s", *c.Step))
	}
}

func pass(s *Sentence, c scoring.Component) {
	p := c.Pass
	if p == nil {
		return
	}
	var words []wording.Word
	if p.AtLeast != nil {
		words = append(words, Say("đạt từ %s", "passed from %s on", threshold(*p.AtLeast, c.Max)))
	}
	if p.Above != nil {
		words = append(words, Say("đạt khi trên %s", "passed above %s", threshold(*p.Above, c.Max)))
	}
	word := List(words...)
	if p.On == scoring.BeforeBonus {
		word = Say("%s, xét điểm chưa cộng ưu tiên", "%s, tested before the bonus", word)
	}
	s.add("pass", word, about{p.Title, p.Clause, p.Why})
}

// threshold words a pass mark; of a share of the maximum the points too.
func threshold(t scoring.Threshold, most *decimal.Decimal) wording.Word {
	if !t.Percent {
		d, _ := t.Value.Decimal()
		return points(d)
	}
	if most == nil {
		return Say("%s điểm tối đa", "%s of the maximum", percent(t.Value))
	}
	return Say("%s điểm tối đa (%s điểm)", "%s of the maximum (%s points)", percent(t.Value), thituyen.FromDecimal(*most).Mul(t.Value))
}

// inParent words what a component is to the one above it.
func (n Names) inParent(s *Sentence, c, parent scoring.Component) {
	above := Say("tổng điểm", "the total")
	if parent.ID != scoring.Root {
		above = n.component(parent.ID)
	}
	switch {
	case c.Counts != nil && !*c.Counts:
		s.Add("counts", Say("điểm không tính vào %s", "not counted in %s", above))
	default:
		s.Add("counts", Say("điểm được tính vào %s", "counted in %s", above))
	}
	if c.Weight != nil {
		s.Add("weight", Say("hệ số %s", "weight %s", factor(c.Weight.Value)))
	}
}

// value words where a component's value comes from: marks, a panel, its
// parts, or what it is drawn from.
func (n Names) value(s *Sentence, c scoring.Component, marked, panelled bool) {
	if c.From != nil {
		n.from(s, c)
		return
	}
	if len(c.Parts) > 0 || c.Combine != nil {
		n.combine(s, c)
	}
	switch {
	case c.Panel != nil:
		n.panel(s, c)
	case marked && panelled:
		s.Add("panel", Say("mỗi người chấm cho một điểm", "one mark of each marker"))
	case marked && c.Max != nil:
		s.Add("panel", Say("lấy một điểm chấm", "one mark is taken"))
	}
}

// combine words how the parts make the value.
func (n Names) combine(s *Sentence, c scoring.Component) {
	way, most := scoring.Sum, 0
	if c.Combine != nil {
		way, most = c.Combine.Way, c.Combine.Best
	}
	var counted []string
	for _, part := range c.Parts {
		if part.Counts == nil || *part.Counts {
			counted = append(counted, part.ID)
		}
	}
	if len(counted) == 0 {
		s.Add("combine", Say("các phần chỉ cần đạt, không cộng điểm", "its parts are only to be passed, none is added"))
		return
	}
	s.Add("combine", n.combined(way, most, counted, Say("điểm là", "the value is")))
}

// combined words a way to make one value of those of the components.
func (n Names) combined(way scoring.Way, most int, components []string, lead wording.Word) wording.Word {
	of, parts := List(all(components, n.component)...), len(components)
	switch way {
	case scoring.Mean:
		return Say("%s trung bình theo hệ số của %s", "%s the mean by weights of %s", lead, of)
	case scoring.Best:
		return Say("%s tổng %s điểm cao nhất trong %s", "%s the sum of the %s largest of %s", lead, most, of)
	case scoring.Highest:
		return Say("%s điểm cao nhất trong %s", "%s the largest of %s", lead, of)
	case scoring.Lowest:
		return Say("%s điểm thấp nhất trong %s", "%s the smallest of %s", lead, of)
	}
	if way == scoring.Product && parts > 1 {
		return Say("%s tích của %s", "%s the product of %s", lead, of)
	}
	if parts == 1 {
		return Say("%s điểm của %s", "%s the value of %s", lead, of)
	}
	return Say("%s tổng của %s", "%s the sum of %s", lead, of)
}

// from words what a component is drawn from.
func (n Names) from(s *Sentence, c scoring.Component) {
	f := c.From
	own := about{f.Title, f.Clause, f.Why}
	if f.Components != nil {
		way, most := scoring.Sum, 0
		for _, m := range []*scoring.Combine{c.Combine, f.Combine} {
			if m != nil {
				way, most = m.Way, m.Best
			}
		}
		s.add("from", n.combined(way, most, f.Components, Say("điểm lấy từ", "drawn from")), own)
	}
	if f.Fact == "" {
		return
	}
	words := []wording.Word{Say("điểm lấy từ dữ kiện %s", "drawn from the fact %s", n.fact(f.Fact))}
	if f.Per != nil {
		words = append(words, Say("mỗi đơn vị được %s điểm", "%s points for each unit", factor(f.Per.Value)))
	}
	if f.AtMost != nil {
		words = append(words, Say("nhiều nhất %s", "at most %s", points(*f.AtMost)))
	}
	s.add("from", List(words...), own)
	if f.Table != nil {
		table(s, "from.table", f.Table, f.Else)
	}
}

// table words each line and what stands off them.
func table(s *Sentence, key string, lines []scoring.Line, otherwise *decimal.Decimal) {
	for i, l := range lines {
		s.add(fmt.Sprintf("%s[%d]", key, i), Say("%s thì được %s", "%s earns %s", between(ends{l.From, l.Above, l.Below, l.UpTo}, figure), points(decimalOf(l.Points))), about{l.Title, l.Clause, l.Why})
	}
	s.Add(key+".else", Say("ngoài các mức ấy được %s", "off these lines %s", points(decimalOf(otherwise))))
}

func decimalOf(d *decimal.Decimal) decimal.Decimal {
	if d == nil {
		return decimal.Decimal{}
	}
	return *d
}

// ends are those of an interval, each left out where open.
type ends struct{ from, above, below, upTo *decimal.Decimal }

// interval words the values between two ends, in points.
func interval(e ends) wording.Word {
	if e.from != nil && e.upTo != nil && e.above == nil && e.below == nil {
		return Say("từ %s đến %s điểm", "from %s to %s points", *e.from, *e.upTo)
	}
	return between(e, func(d decimal.Decimal) wording.Word { return points(d) })
}

// between words the values between two ends in a unit.
func between(e ends, unit func(decimal.Decimal) wording.Word) wording.Word {
	var words []wording.Word
	add := func(d *decimal.Decimal, vi, en string) {
		if d != nil {
			words = append(words, Say(vi, en, unit(*d)))
		}
	}
	add(e.from, "từ %s trở lên", "from %s on")
	add(e.above, "trên %s", "above %s")
	add(e.below, "dưới %s", "below %s")
	add(e.upTo, "không quá %s", "up to %s")
	if words == nil {
		return Say("bất kỳ", "of any size")
	}
	return Join(" và ", " and ", words...)
}

// figure is a number without a unit.
func figure(d decimal.Decimal) wording.Word { return Say("%s", "%s", d) }

func sanction(kind string, r scoring.Sanction, at thituyen.Path) Sentence {
	name := Named(kind, r.Title)
	if r.Title.IsZero() {
		name = Say("“%s”", "“%s”", ID(kind))
	}
	s := New("scoring.sanctions."+kind, at, name, r.Title, r.Clause, r.Why)
	if r.Deduct != nil && !r.Deduct.Percent {
		s.Add("deduct", Say("trừ %s của phần thi bị xử lý, sau các mức trừ theo tỷ lệ, không dưới 0; nhiều lần trên một phần thì cộng các mức", "deducts %s of the component's value, after the shares and never below 0; several on one component are added", pointsOf(r.Deduct.Value)))
	}
	if r.Deduct != nil && r.Deduct.Percent {
		s.Add("deduct", Say("trừ %s điểm của phần thi bị xử lý; nhiều lần trên một phần thì cộng các mức, nhiều nhất 100%%", "deducts %s of the component's value; several on one component are added, to 100%% at most", percent(r.Deduct.Value)))
	}
	switch r.Void {
	case scoring.VoidComponent:
		s.Add("void", Say("phần thi bị xử lý không có giá trị", "the component is void"))
	case scoring.VoidAll:
		s.Add("void", Say("toàn bộ kết quả thi không có giá trị", "the whole performance is void"))
	}
	return s
}
