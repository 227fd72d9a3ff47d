package eligibility

import (
	"reflect"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/calendar"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/prose"
	"github.com/thituyen/thituyen/internal/wording"
)

// Age asks for an age on the date: at least, at most, or both.
//
// An age is reached on the birthday; someone born on 29 February reaches it
// on 1 March of a year without one. Both bounds are met on the birthday
// itself: `at_least: 25 years` from the 25th birthday on, `at_most: 55 years`
// up to the 55th birthday and no longer the day after. Where the bounds of
// the sexes differ and the sex is unknown, the verdict stands if both sexes
// give the same.
type Age struct {
	AtLeast *AgeLimit `doc:"at_least"`
	AtMost  *AgeLimit `doc:"at_most"`
}

// AgeLimit is an age in days, months or years, by sex. A document writes one
// span for both sexes, or {male: span, female: span}.
type AgeLimit struct{ Male, Female thituyen.Span }

// OfAge is the limit of one age for both sexes; nil is no limit.
func OfAge(s *thituyen.Span) *AgeLimit {
	if s == nil {
		return nil
	}
	return &AgeLimit{Male: *s, Female: *s}
}

// agesForm is an AgeLimit written for each sex.
type agesForm struct {
	Male   *thituyen.Span `doc:"male" validate:"required"`
	Female *thituyen.Span `doc:"female" validate:"required"`
}

// decodeAgeLimit reads a span, or a span for each sex.
func decodeAgeLimit(l *AgeLimit, c document.Cursor) {
	if !c.Is(document.Mapping) {
		if s, ok := c.Span(); ok {
			*l = AgeLimit{Male: s, Female: s}
		}
		return
	}
	var form agesForm
	before := c.Mistaken()
	c.Into(&form)
	if form.Male != nil && form.Female != nil {
		*l = AgeLimit{Male: *form.Male, Female: *form.Female}
	} else if c.Mistaken() == before {
		c.Report(sentences.Reason("both_sexes"))
	}
}

// shapeAgeLimit is the shape of a span, or of a span for each sex.
func shapeAgeLimit(of func(reflect.Type) document.Shape) document.Shape {
	return document.AnyShape(document.SpanShape, of(reflect.TypeFor[agesForm]()))
}

// Text words the limit: "55 tuổi", or both sexes' where they differ.
func (l AgeLimit) Text(tag language.Tag) string {
	if l.Male == l.Female {
		return ageText(tag, l.Male)
	}
	return ageText(tag, l.Male) + wording.Word{Vi: " (nam), ", En: " (men), "}.Text(tag) +
		ageText(tag, l.Female) + wording.Word{Vi: " (nữ)", En: " (women)"}.Text(tag)
}

func ageText(tag language.Tag, s thituyen.Span) string {
	text := thituyen.Format(tag, s)
	switch {
	case prose.English(tag):
		return text
	case s.Unit == thituyen.Year:
		return thituyen.Format(tag, s.Count) + " tuổi"
	}
	return text + " tuổi"
}

func (l *AgeLimit) of(s Sex) thituyen.Span {
	if s == Female {
		return l.Female
	}
	return l.Male
}

func (Age) kind() string { return "age" }

func (a Age) compile(c *compiler, at thituyen.Path) judge {
	c.check(a, at)
	c.needs(at, a.AtLeast != nil || a.AtMost != nil, "at_least", "at_most")
	j := &ageJudge{slot: c.slot()}
	if a.AtLeast != nil {
		j.low, j.hasLow = c.ages(at.Key("at_least"), *a.AtLeast), true
	}
	if a.AtMost != nil {
		j.high, j.hasHigh = c.ages(at.Key("at_most"), *a.AtMost), true
	}
	j.bySex = j.hasLow && j.low.Male != j.low.Female || j.hasHigh && j.high.Male != j.high.Female
	if j.hasLow && j.hasHigh && (longer(j.low.Male, j.high.Male) || longer(j.low.Female, j.high.Female)) {
		c.report(at, "age_nobody", wording.P("at_least", j.low), wording.P("at_most", j.high))
	}
	return j
}

func (c *compiler) ages(at thituyen.Path, l AgeLimit) AgeLimit {
	if l.Male == l.Female {
		c.span(at, &l.Male)
		return l
	}
	c.span(at.Key("male"), &l.Male)
	c.span(at.Key("female"), &l.Female)
	return l
}

// longer reports whether a span is longer than another on every calendar; of
// months against days nobody can say it for all of them.
func longer(a, b thituyen.Span) bool {
	x, xMonths := a.InMonths()
	y, yMonths := b.InMonths()
	if xMonths && yMonths {
		return x > y
	}
	return !xMonths && !yMonths && a.Count > b.Count
}

type ageJudge struct {
	slot
	low, high       AgeLimit
	hasLow, hasHigh bool
	bySex           bool
}

// The codes of notes; x is the stamp of the day of birth, y the sex.
const (
	ageFits uint8 = iota
	ageTooYoung
	ageTooOld
)

const (
	eitherSex int32 = iota
	maleSex
	femaleSex
)

func (j *ageJudge) judge(h *hearing) Verdict {
	d := h.dossier
	born, ok := given(d.Born)
	if !ok {
		return j.leave(h, note{list: j.absent(d)})
	}
	n := note{x: int32(stampOf(born))}
	switch {
	case !j.bySex:
		n.verdict, n.code = j.of(born, Male, h.on.date)
	case d.Sex == Male:
		n.verdict, n.code = j.of(born, Male, h.on.date)
		n.y = maleSex
	case d.Sex == Female:
		n.verdict, n.code = j.of(born, Female, h.on.date)
		n.y = femaleSex
	default:
		male, code := j.of(born, Male, h.on.date)
		female, _ := j.of(born, Female, h.on.date)
		n.verdict, n.code = male, code
		if male != female {
			n = note{list: []string{"sex"}}
		}
	}
	return j.leave(h, n)
}

func (j *ageJudge) absent(d *Dossier) []string {
	if j.bySex && d.Sex != Male && d.Sex != Female {
		return []string{"born", "sex"}
	}
	return []string{"born"}
}

// of judges the age of one sex.
func (j *ageJudge) of(born civil.Date, s Sex, on civil.Date) (Verdict, uint8) {
	if j.hasLow && after(j.low.of(s).Reached(born), on) {
		return NotMet, ageTooYoung
	}
	if j.hasHigh && after(on, j.high.of(s).Reached(born)) {
		return NotMet, ageTooOld
	}
	return Met, ageFits
}

func (j *ageJudge) reason(r *record, on civil.Date) thituyen.Reason {
	n := j.note(r)
	required := wording.P("required", ageRange{j})
	date := wording.P("date", on)
	if n.verdict == Unknown {
		return sentences.Reason("age_unknown", required, date, missingOf(n))
	}
	born, sex := stamp(n.x).date(), Male
	if n.y == femaleSex {
		sex = Female
	}
	found := Gap{}
	if !after(born, on) {
		found = between(born, on, calendar.Anniversary)
	}
	params := []thituyen.Param{required, date, wording.P("born", born), wording.P("found", lived(found))}
	switch n.code {
	case ageTooYoung:
		reached := j.low.of(sex).Reached(born)
		return sentences.Reason("age_too_young", append(params, wording.P("reached", reached), wording.P("short_by", gap(on, reached)))...)
	case ageTooOld:
		last := j.high.of(sex).Reached(born)
		return sentences.Reason("age_too_old", append(params, wording.P("last", last), wording.P("over_by", gap(last, on)))...)
	}
	return sentences.Reason("age_met", params...)
}

func (j *ageJudge) reads(yield func(string)) {
	yield("born")
	if j.bySex {
		yield("sex")
	}
}

// lived is an age in full: "38 tuổi 3 tháng 2 ngày".
type lived Gap

// Text words the age; the days alone where there is no month yet.
func (l lived) Text(tag language.Tag) string {
	text := Gap(l).Text(tag)
	if prose.English(tag) || l.Months < 12 {
		return text
	}
	return strings.Replace(text, " năm", " tuổi", 1)
}

// MarshalText writes the age in English.
func (l lived) MarshalText() ([]byte, error) { return Gap(l).MarshalText() }

// ageRange words what is asked for.
type ageRange struct{ *ageJudge }

// Text words the bounds that are given.
func (a ageRange) Text(tag language.Tag) string {
	from := wording.Word{Vi: "từ đủ ", En: "at least "}.Text(tag) + a.low.Text(tag)
	to := wording.Word{Vi: "không quá ", En: "at most "}.Text(tag) + a.high.Text(tag)
	switch {
	case !a.hasHigh:
		return from
	case !a.hasLow:
		return to
	}
	return from + wording.Word{Vi: " và ", En: " and "}.Text(tag) + to
}

var ageSentences = wording.Sentences{
	"age_met":       {Vi: "{found} vào ngày {date} (sinh ngày {born}); yêu cầu {required}", En: "{found} old on {date} (born {born}); required: {required}"},
	"age_too_young": {Vi: "mới {found} vào ngày {date} (sinh ngày {born}); yêu cầu {required}, đến ngày {reached} mới đủ, còn thiếu {short_by}", En: "only {found} old on {date} (born {born}); required: {required}, reached on {reached}, short by {short_by}"},
	"age_too_old":   {Vi: "đã {found} vào ngày {date} (sinh ngày {born}); yêu cầu {required}, ngày cuối còn đạt là {last}, đã quá {over_by}", En: "already {found} old on {date} (born {born}); required: {required}, last met on {last}, over by {over_by}"},
	"age_unknown":   {Vi: "chưa xác định được tuổi vào ngày {date}, hồ sơ còn thiếu: {missing}; yêu cầu {required}", En: "the age on {date} cannot be told, the dossier lacks: {missing}; required: {required}"},
	"age_nobody":    {Vi: "không ai vừa từ đủ {at_least} vừa không quá {at_most}; mức thấp phải không lớn hơn mức cao", En: "nobody is both at least {at_least} and at most {at_most}; the lower bound must not be above the upper one"},
	"both_sexes":    {Vi: "cần cả hai khóa male và female, mỗi khóa một khoảng thời gian", En: "both keys male and female are needed, a span each"},
}
