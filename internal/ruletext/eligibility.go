package ruletext

import (
	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/internal/wording"
)

// Eligibility words each criterion.
func Eligibility(c *eligibility.Criteria, n Names) []Sentence {
	if c == nil {
		return nil
	}
	out := make([]Sentence, len(c.Criteria))
	at := thituyen.Path{}.Key("eligibility").Key("criteria")
	for i, criterion := range c.Criteria {
		out[i] = n.criterion(criterion, at.Index(i))
	}
	return out
}

func (n Names) criterion(c eligibility.Criterion, at thituyen.Path) Sentence {
	s := New("eligibility."+c.ID, at, Named(c.ID, c.Title), c.Title, c.Clause, c.Why)
	if c.Require != nil {
		s.Add("require", n.requirement(c.Require))
	}
	asOf := c.AsOf
	if asOf == "" {
		asOf = eligibility.DefaultDate
	}
	s.Add("as_of", Say("xét tại %s", "judged on the date “%s”", date(asOf)))
	if c.WaivableBy == "" {
		s.Add("waivable_by", Say("không ai được miễn", "nobody may waive it"))
	} else {
		s.Add("waivable_by", Say("%s có thể cho miễn", "%s may waive it", n.role(c.WaivableBy)))
	}
	return s
}

// date words a named date of a case.
func date(name string) wording.Word {
	if _, usual := dateWords[name]; usual {
		return known(name, dateWords)
	}
	return Say("ngày “%s”", "%s", name)
}

// requirement words what must be met.
func (n Names) requirement(r eligibility.Requirement) wording.Word {
	switch r := r.(type) {
	case eligibility.All:
		return n.members(Say("đủ mọi điều sau", "all of these"), r)
	case eligibility.Any:
		return n.members(Say("một trong các điều sau", "one of these"), r)
	case eligibility.AtLeast:
		return n.members(Say("ít nhất %s trong các điều sau", "at least %s of these", r.Count), r.Of)
	case eligibility.Not:
		return Say("không thuộc trường hợp [%s]", "not so that [%s]", n.requirement(r.Requirement))
	case eligibility.FactTest:
		return n.factTest(r)
	}
	if word, ok := n.personal(r); ok {
		return word
	}
	return n.career(r)
}

// members words a connective; each member stands in brackets of its own, so
// that nested ones cannot be misread.
func (n Names) members(lead wording.Word, of []eligibility.Requirement) wording.Word {
	words := make([]wording.Word, len(of))
	for i, r := range of {
		words[i] = Say("[%s]", "[%s]", n.requirement(r))
	}
	return Join(": ", ": ", lead, List(words...))
}

// personal words the requirements on the person and on what the person has
// learned.
func (n Names) personal(r eligibility.Requirement) (wording.Word, bool) {
	switch r := r.(type) {
	case eligibility.Age:
		return age(r), true
	case eligibility.Citizenship:
		if r.Only {
			return Say("có quốc tịch %s và không có quốc tịch nào khác", "citizen of %s and of no other country", or(IDs(r.OneOf)...)), true
		}
		return Say("có quốc tịch %s", "citizen of %s", or(IDs(r.OneOf)...)), true
	case eligibility.PartyMember:
		if r.OfficialFor == nil {
			return Say("là đảng viên chính thức", "an official member of the Party"), true
		}
		return Say("là đảng viên chính thức được ít nhất %s", "an official member of the Party for at least %s", *r.OfficialFor), true
	case eligibility.Education:
		return n.education(r), true
	case eligibility.PoliticalTheory:
		return Say("trình độ lý luận chính trị từ %s trở lên", "political theory of at least %s level", r.AtLeast), true
	case eligibility.StateManagement:
		return Say("bồi dưỡng quản lý nhà nước từ %s trở lên", "training in State management of at least %s level", r.AtLeast), true
	case eligibility.Language:
		return foreignLanguage(r), true
	case eligibility.Certificate:
		return certificate(r), true
	case eligibility.Health:
		return health(r), true
	case eligibility.Declaration:
		return Say("đã kê khai đủ: %s", "declarations made of all of: %s", List(IDs(r.AllOf)...)), true
	case eligibility.Relatives:
		return Say("không có người thân ở đơn vị là: %s", "no relative in the unit who is: %s", or(IDs(r.NoneAs)...)), true
	}
	return wording.Word{}, false
}

func age(r eligibility.Age) wording.Word {
	var words []wording.Word
	if r.AtLeast != nil {
		words = append(words, Say("đủ %s trở lên, tính cả ngày sinh nhật", "aged at least %s, the birthday included", *r.AtLeast))
	}
	if r.AtMost != nil {
		words = append(words, Say("không quá %s, tính cả ngày sinh nhật", "aged at most %s, the birthday included", *r.AtMost))
	}
	return List(words...)
}

func (n Names) education(r eligibility.Education) wording.Word {
	words := []wording.Word{Say("có bằng", "a degree")}
	if r.AtLeast != "" {
		words = append(words, Say("từ %s trở lên", "of at least %s level", r.AtLeast))
	}
	if r.Fields != nil {
		words = append(words, Say("thuộc ngành %s", "in %s", or(Words(r.Fields, n.Words.Fields)...)))
	}
	if r.Modes != nil {
		words = append(words, Say("theo hình thức %s", "taken %s", or(IDs(r.Modes)...)))
	}
	return Join(" ", " ", words...)
}

func foreignLanguage(r eligibility.Language) wording.Word {
	words := []wording.Word{Say("biết một ngoại ngữ", "a foreign language")}
	if r.OneOf != nil {
		words[0] = Say("biết ngoại ngữ %s", "the language %s", or(IDs(r.OneOf)...))
	}
	if r.AtLeast != "" {
		words = append(words, Say("từ bậc %s trở lên", "at %s or above", string(r.AtLeast)))
	}
	return Join(" ", " ", words...)
}

func certificate(r eligibility.Certificate) wording.Word {
	var words []wording.Word
	if r.OneOf != nil {
		words = append(words, Say("có một trong các chứng chỉ: %s", "one of the certificates: %s", List(IDs(r.OneOf)...)))
	}
	if r.AllOf != nil {
		words = append(words, Say("có đủ các chứng chỉ: %s", "all of the certificates: %s", List(IDs(r.AllOf)...)))
	}
	return List(words...)
}

func health(r eligibility.Health) wording.Word {
	var words []wording.Word
	if r.Fit != nil && *r.Fit {
		words = append(words, Say("đủ sức khỏe", "fit"))
	}
	if r.Fit != nil && !*r.Fit {
		words = append(words, Say("không đủ sức khỏe", "not fit"))
	}
	if r.IssuedWithin != nil {
		words = append(words, Say("giấy khám sức khỏe cấp không quá %s trước ngày xét", "a certificate of health issued no more than %s before the date", *r.IssuedWithin))
	}
	return List(words...)
}

// career words the requirements on service and conduct.
func (n Names) career(r eligibility.Requirement) wording.Word {
	switch r := r.(type) {
	case eligibility.RemainingService:
		return remaining(r)
	case eligibility.Experience:
		return n.experience(r)
	case eligibility.CurrentPost:
		return n.currentPost(r)
	case eligibility.Planning:
		return Say("có trong quy hoạch %s", "planned for %s", plannedFor[r.For])
	case eligibility.Nomination:
		return nomination(r)
	case eligibility.Rating:
		return rating(r)
	case eligibility.Discipline:
		said := Say("không trong thời hạn kỷ luật, tính từ ngày kỷ luật: %s", "not under discipline, counted from its first day: %s", clearFor(r.ClearFor))
		for _, change := range r.Changes {
			if change.From != nil {
				said = Say("%s; xét từ ngày %s: %s", "%s; asked from %s on: %s", said, *change.From, clearFor(change.ClearFor))
			}
		}
		return said
	case eligibility.Proceedings:
		if r.None != nil && *r.None {
			return Say("không đang bị xem xét kỷ luật, điều tra, truy tố, xét xử", "no proceedings open")
		}
	}
	return Say("điều kiện chưa đọc được", "a requirement that could not be read")
}

var plannedFor = map[eligibility.PlanningFor]wording.Word{
	eligibility.ForPost:       {Vi: "chức danh dự tuyển", En: "the post itself"},
	eligibility.ForEquivalent: {Vi: "chức danh tương đương", En: "an equivalent post"},
	eligibility.ForHigher:     {Vi: "chức danh cao hơn", En: "a higher post"},
}

func remaining(r eligibility.RemainingService) wording.Word {
	switch {
	case r.AtLeast == nil:
		return Say("còn thời gian công tác", "service left")
	case r.AtLeast.Term:
		return Say("thời gian công tác còn lại đến khi nghỉ hưu ít nhất bằng nhiệm kỳ của chức danh", "at least the term of the post left before retirement")
	}
	return Say("thời gian công tác còn lại đến khi nghỉ hưu ít nhất %s", "at least %s left before retirement", r.AtLeast.Span)
}

func (n Names) experience(r eligibility.Experience) wording.Word {
	words := []wording.Word{Say("đã công tác", "service")}
	if r.AtLeast != nil {
		words[0] = Say("đã công tác ít nhất %s", "at least %s of service", *r.AtLeast)
	}
	if r.In != nil {
		for _, list := range []struct {
			names  []string
			titles map[string]thituyen.Title
			word   wording.Word
		}{
			{r.In.Sector, n.Words.Sectors, Say("ngành", "sector")},
			{r.In.Level, n.Words.Levels, Say("chức vụ", "level")},
			{r.In.Field, n.Words.Fields, Say("lĩnh vực", "field")},
			{r.In.Unit, n.Words.Units, Say("đơn vị", "unit")},
		} {
			if list.names != nil {
				words = append(words, Say("ở %s %s", "in %s %s", list.word, or(Words(list.names, list.titles)...)))
			}
		}
	}
	if r.Within != nil {
		words = append(words, Say("trong %s trước ngày xét", "within the %s before the date", *r.Within))
	}
	return List(words...)
}

func (n Names) currentPost(r eligibility.CurrentPost) wording.Word {
	word := Say("đang giữ một chức vụ", "holding a post")
	if r.Level != nil {
		word = Say("đang giữ chức vụ %s", "holding a post of level %s", or(Words(r.Level, n.Words.Levels)...))
	}
	if r.AtLeast != nil {
		return Say("%s được ít nhất %s", "%s for at least %s", word, *r.AtLeast)
	}
	return word
}

func nomination(r eligibility.Nomination) wording.Word {
	var words []wording.Word
	if r.By != "" {
		words = append(words, Say("được %s đề cử", "nominated by %s", ID(r.By)))
	}
	if r.AgreedBy != "" {
		words = append(words, Say("được %s đồng ý đề cử", "nomination agreed to by %s", ID(r.AgreedBy)))
	}
	return List(words...)
}

func rating(r eligibility.Rating) wording.Word {
	if r.Last == nil {
		return Say("xếp loại từ %s trở lên", "rated at least %s", r.AtLeast)
	}
	return Say("%s dương lịch trước năm xét đều được xếp loại từ %s trở lên", "rated at least %[2]s in each of the last %[1]s before the year of the date", *r.Last, r.AtLeast)
}

func (n Names) factTest(r eligibility.FactTest) wording.Word {
	name := n.fact(r.Name)
	words := []wording.Word{}
	add := func(f *thituyen.Fact, vi, en string) {
		if f == nil {
			return
		}
		if form, ok := dayForms[vi]; ok && f.Type() == thituyen.FactDate {
			vi, en = form.Vi, form.En
		}
		words = append(words, Say(vi, en, *f))
	}
	add(r.Equals, "là %s", "is %s")
	if r.OneOf != nil {
		values := make([]wording.Word, len(r.OneOf))
		for i, v := range r.OneOf {
			values[i] = Say("%s", "%s", v)
		}
		words = append(words, Say("là %s", "is %s", or(values...)))
	}
	add(r.AtLeast, "từ %s trở lên", "is at least %s")
	add(r.AtMost, "từ %s trở xuống", "is at most %s")
	add(r.Above, "lớn hơn %s", "is above %s")
	add(r.Below, "nhỏ hơn %s", "is below %s")
	return Join(" ", " ", name, List(words...))
}

// dayForms are the bounds of numbers as they are said of days.
var dayForms = map[string]wording.Word{
	"từ %s trở lên":   {Vi: "từ ngày %s trở đi", En: "is on or after %s"},
	"từ %s trở xuống": {Vi: "không sau ngày %s", En: "is on or before %s"},
	"lớn hơn %s":      {Vi: "sau ngày %s", En: "is after %s"},
	"nhỏ hơn %s":      {Vi: "trước ngày %s", En: "is before %s"},
}

// clearFor says for how long each kind of discipline bars.
func clearFor(spans map[string]thituyen.Span) wording.Word {
	var kinds []wording.Word
	for _, kind := range bySeverity(spans) {
		kinds = append(kinds, Say("%s trong %s", "%s for %s", ID(kind), spans[kind]))
	}
	return List(kinds...)
}
