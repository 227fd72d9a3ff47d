package eligibility

import (
	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Check returns what in a dossier cannot be true: words that no level or
// declared list has, dates that do not exist, an end before its start, a
// birth not before the earliest of the days asked about, anything dated
// before the birth, facts not declared or not of their type. Paths begin in
// the dossier: posts[0].until; a loader adds the lines with [Mistakes.In].
func (d *Dossier) Check(vocabulary Vocabulary, on ...civil.Date) thituyen.Mistakes {
	if d == nil {
		return nil
	}
	c := &dossierCheck{vocabulary: vocabulary, mistakes: document.Check(*d)}
	c.person(d, on)
	c.membership(d.Party)
	c.degrees(d.Education)
	c.posts(d.Posts)
	c.entries(d)
	c.facts(d.Facts)
	c.evidence(d.Evidence)
	return c.mistakes
}

type dossierCheck struct {
	vocabulary Vocabulary
	mistakes   thituyen.Mistakes
	born       *civil.Date // where it is a day that exists
}

// in is the path of a field of the dossier.
func in(field string) thituyen.Path { return thituyen.Path{}.Key(field) }

func (c *dossierCheck) report(at thituyen.Path, code string, params ...thituyen.Param) {
	c.mistakes = append(c.mistakes, document.At(at, sentences.Reason(code, params...)))
}

// date tests a day, which nothing but the birth itself may come before.
func (c *dossierCheck) date(at thituyen.Path, d *civil.Date) {
	switch {
	case d == nil:
	case !exists(*d):
		c.report(at, "bad_date", wording.P("found", *d))
	case c.born != nil && after(*c.born, *d):
		c.report(at, "before_birth", wording.P("found", *d), wording.P("born", *c.born))
	}
}

// order tests that one day is not before another, where both exist.
func (c *dossierCheck) order(at thituyen.Path, from, until *civil.Date) {
	first, ok1 := given(from)
	last, ok2 := given(until)
	if ok1 && ok2 && after(first, last) {
		c.report(at, "end_before_start", wording.P("found", last), wording.P("from", first))
	}
}

func (c *dossierCheck) person(d *Dossier, on []civil.Date) {
	c.date(in("born"), d.Born)
	if born, ok := given(d.Born); ok {
		c.born = &born
		earliest := civil.Date{}
		for _, day := range on {
			if exists(day) && (earliest == civil.Date{} || after(earliest, day)) {
				earliest = day
			}
		}
		if (earliest != civil.Date{}) && !after(earliest, born) {
			c.report(in("born"), "future_birth", wording.P("found", born), wording.P("date", earliest))
		}
	}
	for i, name := range d.Citizenship {
		if name == "" {
			c.report(in("citizenship").Index(i), "empty_name")
		}
	}
	if d.Retires != nil {
		c.date(in("retires").Key("on"), d.Retires.On)
	}
	if d.Health != nil {
		c.date(in("health").Key("issued"), d.Health.Issued)
	}
}

func (c *dossierCheck) membership(m *Membership) {
	if m == nil {
		return
	}
	at := in("party")
	c.date(at.Key("admitted"), m.Admitted)
	c.date(at.Key("official"), m.Official)
	c.order(at.Key("official"), m.Admitted, m.Official)
}

func (c *dossierCheck) degrees(degrees []Degree) {
	for i := range degrees {
		at := in("education").Index(i)
		c.date(at.Key("awarded"), degrees[i].Awarded)
		c.word(at.Key("field"), degrees[i].Field, c.vocabulary.Fields)
	}
}

// word tests one name by a list of the vocabulary.
func (c *dossierCheck) word(at thituyen.Path, name string, declared []string) {
	c.mistakes = append(c.mistakes, among([]string{name}, declared, func(int) thituyen.Path { return at })...)
}

func (c *dossierCheck) posts(posts []HeldPost) {
	for i := range posts {
		at, post := in("posts").Index(i), &posts[i]
		c.date(at.Key("from"), post.From)
		c.date(at.Key("until"), post.Until)
		c.order(at.Key("until"), post.From, post.Until)
		c.word(at.Key("level"), post.Level, c.vocabulary.Levels)
		c.word(at.Key("unit"), post.Unit, c.vocabulary.Units)
		c.word(at.Key("sector"), post.Sector, c.vocabulary.Sectors)
		c.word(at.Key("field"), post.Field, c.vocabulary.Fields)
		if post.Share != nil && !isShare(*post.Share) {
			c.report(at.Key("share"), "not_a_share", wording.P("found", *post.Share))
		}
		for k := range post.Leave {
			away := at.Key("leave").Index(k)
			c.date(away.Key("from"), post.Leave[k].From)
			c.date(away.Key("until"), post.Leave[k].Until)
			c.order(away.Key("until"), post.Leave[k].From, post.Leave[k].Until)
		}
	}
}

// isShare reports whether a value can be the part of full time worked.
func isShare(v thituyen.Value) bool { return v.Sign() > 0 && v.Cmp(thituyen.Int(1)) <= 0 }

func (c *dossierCheck) entries(d *Dossier) {
	for i := range d.Discipline {
		c.date(in("discipline").Index(i).Key("from"), d.Discipline[i].From)
	}
	for _, year := range sortedKeys(d.Ratings) {
		if year < firstYear || year > lastYear {
			c.report(in("ratings"), "not_year", wording.P("found", year), wording.P("from", firstYear), wording.P("to", lastYear))
		}
	}
}

func (c *dossierCheck) facts(facts map[string]thituyen.Fact) {
	if c.vocabulary.Facts == nil {
		return
	}
	names := c.vocabulary.factNames()
	for _, name := range sortedKeys(facts) {
		at, declared := in("facts").Key(name), c.vocabulary.Facts[name]
		switch {
		case !contains(names, name):
			c.mistakes = append(c.mistakes, document.At(at, document.NotOneOf(name, names)))
		case facts[name].String() != "" && !facts[name].Is(declared.Type):
			c.report(at, "bad_fact", wording.P("found", facts[name]), wording.P("fact", name), wording.P("type", factType(declared.Type)))
		}
	}
}

// evidenced are the fields of a dossier that evidence can be given for.
var evidenced = []string{
	"name", "born", "sex", "citizenship", "ethnicity", "party", "education", "political_theory", "state_management",
	"languages", "certificates", "posts", "planning", "nominations", "ratings", "discipline", "proceedings", "health",
	"declarations", "relatives", "retires", "facts",
}

func (c *dossierCheck) evidence(evidence map[string]string) {
	for _, field := range sortedKeys(evidence) {
		if !contains(evidenced, field) {
			c.mistakes = append(c.mistakes, document.At(in("evidence").Key(field), document.NotOneOf(field, evidenced)))
		}
	}
}

var dossierSentences = wording.Sentences{
	"not_year":         {Vi: "“{found}” không phải là một năm từ {from} đến {to}", En: "“{found}” is not a year from {from} to {to}"},
	"future_birth":     {Vi: "ngày sinh {found} không trước ngày xét {date}", En: "the date of birth {found} is not before the day asked about, {date}"},
	"before_birth":     {Vi: "ngày {found} trước ngày sinh {born}", En: "{found} is before the date of birth, {born}"},
	"not_a_share":      {Vi: "phần thời gian {found} phải lớn hơn 0 và nhiều nhất 100%; viết như 50% hoặc 1/2", En: "a share of {found} must be above 0 and at most 100 %; write it as 50% or 1/2"},
	"end_before_start": {Vi: "ngày {found} trước ngày bắt đầu {from}; hãy xem lại hai ngày", En: "{found} is before the start, {from}; look at both dates"},
}
