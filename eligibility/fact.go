package eligibility

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// FactTest asks something of one fact of the dossier: that it equals a value
// or one of several, or that it is within a bound. Exactly one of the keys
// beside `name` is given.
//
// A fact is read by its declared type; where the regulation declares none, by
// what the value asked for looks like. Numbers are compared as numbers (60 is
// 60.0), dates as dates; only those two have bounds. A fact that the dossier
// does not name, or that cannot be read by its type, is unknown, also where
// the dossier holds no fact at all: each fact is its own statement.
type FactTest struct {
	Name    string          `doc:"name,id" validate:"required"`
	Equals  *thituyen.Fact  `doc:"equals"`
	OneOf   []thituyen.Fact `doc:"one_of" validate:"omitnil,too_few=1"`
	AtLeast *thituyen.Fact  `doc:"at_least"`
	AtMost  *thituyen.Fact  `doc:"at_most"`
	Above   *thituyen.Fact  `doc:"above"`
	Below   *thituyen.Fact  `doc:"below"`
}

func (FactTest) kind() string { return "fact" }

// bound is one way to compare.
type bound uint8

const (
	equals bound = iota
	oneOf
	atLeast
	atMost
	above
	below
)

var boundKeys = [...]string{"equals", "one_of", "at_least", "at_most", "above", "below"}

func (q FactTest) compile(c *compiler, at thituyen.Path) judge {
	c.check(q, at)
	j := &factJudge{slot: c.slot(), title: c.vocabulary.Facts[q.Name].Title.Or(q.Name), name: q.Name}
	given := 0
	for i, value := range [...]*thituyen.Fact{q.Equals, nil, q.AtLeast, q.AtMost, q.Above, q.Below} {
		if value != nil {
			given++
			j.bound, j.values = bound(i), []thituyen.Fact{*value}
		}
	}
	if q.OneOf != nil {
		given++
		j.bound, j.values = oneOf, slices.Clone(q.OneOf)
	}
	c.onlyOne(at, given, boundKeys[:]...)
	if q.Name != "" && c.vocabulary.Facts != nil {
		if _, declared := c.vocabulary.Facts[q.Name]; !declared {
			c.mistakes = append(c.mistakes, document.At(at.Key("name"), document.NotOneOf(q.Name, c.vocabulary.factNames())))
			return j
		}
	}
	if given == 1 {
		c.factType(j, at)
	}
	return j
}

// factType settles by which type a fact is read, and tests the values by it.
func (c *compiler) factType(j *factJudge, at thituyen.Path) {
	key := at.Key(boundKeys[j.bound])
	j.kindOfFact = c.vocabulary.Facts[j.name].Type
	j.declared = j.kindOfFact != ""
	if !j.declared && len(j.values) > 0 {
		j.kindOfFact = j.values[0].Type()
		for _, v := range j.values[1:] {
			if v.Type() != j.kindOfFact {
				j.kindOfFact = thituyen.FactText
			}
		}
	}
	if j.bound > oneOf && j.kindOfFact != thituyen.FactNumber && j.kindOfFact != thituyen.FactDate {
		c.report(key, "no_bounds", wording.P("fact", j.name), wording.P("type", factType(j.kindOfFact)))
		return
	}
	for i, v := range j.values {
		place := key
		if j.bound == oneOf {
			place = key.Index(i)
		}
		if !v.Is(j.kindOfFact) {
			c.report(place, "bad_fact", wording.P("found", v), wording.P("fact", j.name), wording.P("type", factType(j.kindOfFact)))
		}
	}
}

// factType words the types of facts.
type factType thituyen.FactType

var factTypeWords = map[string]wording.Word{
	"number": {Vi: "số", En: "a number"},
	"date":   {Vi: "ngày", En: "a date"},
	"text":   {Vi: "chữ", En: "text"},
	"yes_no": {Vi: "có hoặc không (true, false)", En: "yes or no (true, false)"},
}

// Text words the type.
func (t factType) Text(tag language.Tag) string { return wordOf(factTypeWords, string(t), tag) }

// factJudge leaves in text the fact as written.
type factJudge struct {
	slot
	name       string
	title      thituyen.Title
	bound      bound
	values     []thituyen.Fact
	kindOfFact thituyen.FactType
	declared   bool
}

func (j *factJudge) judge(h *hearing) Verdict {
	found, ok := h.dossier.Facts[j.name]
	if !ok || found.String() == "" {
		return j.leave(h, note{list: []string{"facts." + j.name}})
	}
	n := note{verdict: j.compare(found), text: found.String()}
	if n.verdict == Unknown {
		n.list = []string{"facts." + j.name}
	}
	return j.leave(h, n)
}

func (j *factJudge) compare(found thituyen.Fact) Verdict {
	if !found.Is(j.kindOfFact) {
		if !j.declared && j.bound <= oneOf {
			return NotMet // it is something else than what is asked for
		}
		return Unknown
	}
	verdict := NotMet
	for _, asked := range j.values {
		order := compareFacts(found, asked, j.kindOfFact)
		verdict = either(verdict, holds(j.within(order)))
	}
	return verdict
}

func (j *factJudge) within(order int) bool {
	switch j.bound {
	case atLeast:
		return order >= 0
	case atMost:
		return order <= 0
	case above:
		return order > 0
	case below:
		return order < 0
	}
	return order == 0
}

// compareFacts compares two facts of one type.
func compareFacts(a, b thituyen.Fact, t thituyen.FactType) int {
	switch t {
	case thituyen.FactNumber:
		if x, y, ok := smallNumbers(a.String(), b.String()); ok {
			return x - y
		}
		x, _ := a.Number()
		y, _ := b.Number()
		return x.Cmp(y)
	case thituyen.FactDate:
		x, _ := a.Date()
		y, _ := b.Date()
		return int(stampOf(x)) - int(stampOf(y))
	}
	if a.String() == b.String() {
		return 0
	}
	return strings.Compare(norm.NFC.String(a.String()), norm.NFC.String(b.String()))
}

// smallNumbers reads whole numbers of a few digits, as most facts are.
func smallNumbers(a, b string) (x, y int, ok bool) {
	x, ok = smallNumber(a)
	if !ok {
		return 0, 0, false
	}
	y, ok = smallNumber(b)
	return x, y, ok
}

func smallNumber(text string) (int, bool) {
	if len(text) > 9 || text == "" {
		return 0, false
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = 10*n + int(text[i]-'0')
	}
	return n, true
}

func (j *factJudge) reason(r *record, _ civil.Date) thituyen.Reason {
	n := j.note(r)
	params := []thituyen.Param{wording.P("fact", j.title), wording.P("required", factAsked{j})}
	switch {
	case n.verdict == Unknown:
		return sentences.Reason("fact_unknown", append(params, missingOf(n))...)
	case n.verdict == Met:
		return sentences.Reason("fact_met", append(params, wording.P("found", thituyen.FactOf(n.text)))...)
	}
	return sentences.Reason("fact_not_met", append(params, wording.P("found", thituyen.FactOf(n.text)))...)
}

func (*factJudge) reads(yield func(string)) { yield("facts") }

// factAsked words the comparison.
type factAsked struct{ *factJudge }

var boundWords = [...]wording.Word{
	{Vi: "là ", En: ""},
	{Vi: "một trong ", En: "one of "},
	{Vi: "ít nhất ", En: "at least "},
	{Vi: "nhiều nhất ", En: "at most "},
	{Vi: "trên ", En: "above "},
	{Vi: "dưới ", En: "below "},
}

var dateBoundWords = [...]wording.Word{
	{Vi: "là ngày ", En: ""},
	{Vi: "một trong các ngày ", En: "one of "},
	{Vi: "từ ngày ", En: "not before "},
	{Vi: "không sau ngày ", En: "not after "},
	{Vi: "sau ngày ", En: "after "},
	{Vi: "trước ngày ", En: "before "},
}

// Text words the bound and the values.
func (f factAsked) Text(tag language.Tag) string {
	word := boundWords[f.bound]
	if f.kindOfFact == thituyen.FactDate {
		word = dateBoundWords[f.bound]
	}
	texts := make([]string, len(f.values))
	for i, v := range f.values {
		texts[i] = v.Text(tag)
	}
	return word.Text(tag) + strings.Join(texts, ", ")
}

var factSentences = wording.Sentences{
	"fact_met":     {Vi: "{fact}: {found}; yêu cầu {required}", En: "{fact}: {found}; required: {required}"},
	"fact_not_met": {Vi: "{fact}: {found}, không đạt yêu cầu {required}", En: "{fact}: {found}, not as required: {required}"},
	"fact_unknown": {Vi: "chưa rõ {fact}, hồ sơ còn thiếu: {missing}; yêu cầu {required}", En: "{fact} is not known, the dossier lacks: {missing}; required: {required}"},
	"no_bounds":    {Vi: "{fact} là {type}, không so lớn nhỏ được; hãy dùng equals hoặc one_of", En: "{fact} is {type} and has no bounds; use equals or one_of"},
	"bad_fact":     {Vi: "“{found}” không đọc được như {type}, là kiểu của {fact}", En: "“{found}” cannot be read as {type}, which {fact} is"},
}
