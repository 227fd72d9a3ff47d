package eligibility

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// chance makes random documents and dossiers, small enough that days, words
// and bounds meet often.
type chance struct{ *rand.Rand }

func (c chance) yes() bool { return c.IntN(2) == 0 }

func pick[T any](c chance, from ...T) T { return from[c.IntN(len(from))] }

// some is a list of some of the names, empty only where it may be.
func some[T any](c chance, least int, from ...T) []T {
	out := []T{}
	for range least + c.IntN(3) {
		out = append(out, pick(c, from...))
	}
	return out
}

// date is near the edges that rules have: month ends, leap days, equal days.
func (c chance) date(from, to int) civil.Date {
	d := civil.Date{Year: from + c.IntN(to-from+1), Month: pick(c, monthsAround...), Day: pick(c, 1, 1, 2, 15, 27, 28, 29, 30, 31)}
	for !exists(d) {
		d.Day--
	}
	return d
}

var monthsAround = []time.Month{1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 10, 12}

func (c chance) maybeDate(from, to int) *civil.Date {
	if c.IntN(5) == 0 {
		return nil
	}
	d := c.date(from, to)
	return &d
}

func (c chance) span(most int) *thituyen.Span {
	return pick(c, new(thituyen.Months(c.IntN(12*most))), new(thituyen.Years(c.IntN(most))), new(thituyen.Days(c.IntN(365*most))))
}

func (c chance) maybeSpan(most int) *thituyen.Span {
	if c.yes() {
		return nil
	}
	return c.span(most)
}

func (c chance) ageLimit(from int) *AgeLimit {
	one, other := new(thituyen.Years(from+c.IntN(8))), new(thituyen.Months(12*from+c.IntN(80)))
	if c.yes() {
		return OfAge(one)
	}
	return &AgeLimit{Male: *one, Female: *other}
}

var (
	levelNames  = []string{"head", "deputy", "specialist"}
	sectorNames = []string{"construction", "transport"}
)

func (c chance) leaf() Requirement {
	truth := true
	switch c.IntN(20) {
	case 0:
		return pick[Requirement](c, Age{AtLeast: c.ageLimit(25)}, Age{AtMost: c.ageLimit(50)}, Age{AtLeast: c.ageLimit(20), AtMost: c.ageLimit(50)})
	case 1:
		return pick[Requirement](c, RemainingService{AtLeast: TheTerm()}, RemainingService{AtLeast: ForSpan(c.span(12))})
	case 2:
		return Citizenship{OneOf: some(c, 1, "vietnam", "laos"), Only: c.yes()}
	case 3:
		return PartyMember{OfficialFor: c.maybeSpan(4)}
	case 4:
		e := Education{AtLeast: pick(c, EducationLevel("college"), "bachelor", "master")}
		if c.yes() {
			e.Fields = some(c, 1, "construction", "law")
		}
		if c.yes() {
			e.Modes = []string{"full_time"}
		}
		return e
	case 5:
		return PoliticalTheory{AtLeast: pick(c, TheoryLevel("elementary"), "intermediate", "bachelor")}
	case 6:
		return StateManagement{AtLeast: pick(c, ManagementLevel("officer"), "principal", "senior")}
	case 7:
		return pick[Requirement](c, Language{AtLeast: "B1"}, Language{OneOf: []string{"en"}}, Language{AtLeast: "A2", OneOf: some(c, 1, "en", "fr")})
	case 8:
		return pick[Requirement](c, Certificate{OneOf: some(c, 1, "it", "x")}, Certificate{AllOf: some(c, 1, "it", "x")})
	case 9, 10:
		e := Experience{AtLeast: c.span(6)}
		if c.yes() {
			e.In = pick(c, &PostKind{Level: some(c, 1, levelNames...)}, &PostKind{Sector: some(c, 1, sectorNames...)}, &PostKind{Level: some(c, 1, levelNames...), Sector: some(c, 1, sectorNames...)})
		}
		if c.yes() {
			e.Within = new(thituyen.Years(6 + c.IntN(6)))
		}
		return e
	case 11, 12:
		p := CurrentPost{Level: some(c, 1, levelNames...), AtLeast: c.maybeSpan(6)}
		return p
	case 13:
		return Planning{For: pick(c, ForPost, ForEquivalent, ForHigher)}
	case 14:
		return pick[Requirement](c, Nomination{By: "leaders"}, Nomination{AgreedBy: "committee"}, Nomination{By: "leaders", AgreedBy: "committee"})
	case 15:
		return Rating{Last: new(thituyen.Years(1 + c.IntN(4))), AtLeast: pick(c, RatingLevel("complete"), "good")}
	case 16:
		clear := func() map[string]thituyen.Span {
			return map[string]thituyen.Span{"reprimand": *c.span(2), "warning": *c.span(3)}
		}
		d := Discipline{ClearFor: clear()}
		for year := 2016; c.yes() && year < 2022; year += 2 {
			d.Changes = append(d.Changes, DisciplineChange{From: on(year, 7, 1), ClearFor: clear()})
		}
		return d
	case 17:
		return pick[Requirement](c, Proceedings{None: &truth}, Declaration{AllOf: some(c, 1, "assets", "x")}, Relatives{NoneAs: some(c, 1, "accountant", "treasurer")})
	case 18:
		return pick[Requirement](c, Health{Fit: &truth}, Health{IssuedWithin: c.span(2)}, Health{Fit: &truth, IssuedWithin: c.span(2)})
	}
	number := thituyen.FactOf(pick(c, "59.5", "60", "60.0", "61", "123456789012"))
	return pick[Requirement](
		c, FactTest{Name: "months", AtLeast: &number}, FactTest{Name: "months", AtMost: &number}, FactTest{Name: "months", Above: &number},
		FactTest{Name: "months", Below: &number}, FactTest{Name: "months", Equals: &number}, FactTest{Name: "months", OneOf: []thituyen.Fact{number, thituyen.FactOf("60")}},
	)
}

func (c chance) requirement(depth int) Requirement {
	if depth == 0 || c.IntN(3) > 0 {
		return c.leaf()
	}
	var list []Requirement
	for range 1 + c.IntN(4) {
		list = append(list, c.requirement(depth-1))
	}
	return pick[Requirement](c, All(list), Any(list), Not{list[0]}, AtLeast{Count: 1 + c.IntN(len(list)), Of: list})
}

func (c chance) dossier() *Dossier {
	d := &Dossier{Born: c.maybeDate(1958, 1995), Sex: pick(c, Male, Female, "")}
	d.PoliticalTheory = pick(c, Held[TheoryLevel](""), None, "elementary", "intermediate", "advanced", "bachelor")
	d.StateManagement = pick(c, Held[ManagementLevel](""), None, "officer", "principal", "senior")
	d.Citizenship = pick(c, nil, Citizenships{}, Citizenships{"vietnam"}, Citizenships{"japan", "laos"})
	d.Party = pick(c, nil, &Membership{}, &Membership{Admitted: c.maybeDate(2010, 2012), Official: c.maybeDate(2013, 2022)})
	d.Certificates = pick(c, nil, some(c, 0, "it", "x", "y"))
	d.Declarations = pick(c, nil, some(c, 0, "assets", "x"))
	d.Proceedings = pick(c, nil, OpenProceedings{}, OpenProceedings{"audit"})
	d.Languages = pick(c, nil, Languages{}, Languages{"en": pick(c, Held[LanguageLevel](""), None, "A1", "B1"), "zh": "C1"}, Languages{"fr": "A2"})
	truth, untruth := true, false
	d.Health = pick(c, nil, &HealthCertificate{}, &HealthCertificate{Fit: pick(c, nil, &truth, &untruth), Issued: c.maybeDate(2015, 2022)})
	d.Retires = pick(c, nil, nil, nil, &Retirement{}, &Retirement{On: c.maybeDate(2018, 2035), Basis: "x"})
	d.Facts = pick(c, nil, map[string]thituyen.Fact{}, map[string]thituyen.Fact{"other": thituyen.FactOf("1")}, map[string]thituyen.Fact{"months": thituyen.FactOf(pick(c, "12", "60", "60.00", "60.5", "abc"))})
	c.entries(d)
	return d
}

func (c chance) entries(d *Dossier) {
	if c.yes() {
		d.Ratings = Ratings{}
		for year := 2013; year <= 2021 && c.IntN(8) > 0; year++ {
			d.Ratings[year] = pick(c, RatingLevel(""), "complete", "good", "good", "good", "excellent")
		}
	}
	if c.IntN(8) > 0 {
		d.Posts, d.Education, d.Planning = []HeldPost{}, []Degree{}, []PlanningEntry{}
		d.Nominations, d.Discipline, d.Relatives = []NominationEntry{}, []DisciplineEntry{}, []Relative{}
	}
	for range c.IntN(5) {
		post := HeldPost{Level: pick(c, "head", "deputy", "specialist", "clerk", ""), Sector: pick(c, "construction", "transport", "law", ""), From: c.maybeDate(2008, 2022)}
		if until := c.maybeDate(2008, 2023); until != nil && (post.From == nil || !until.Before(*post.From)) {
			post.Until = until
		}
		if last := len(d.Posts) - 1; last >= 0 && c.yes() && d.Posts[last].Until != nil {
			next := d.Posts[last].Until.AddDays(c.IntN(3))
			post.From, post.Until = &next, nil
		}
		if c.IntN(4) == 0 {
			share := pick(c, thituyen.Fraction(1, 2), thituyen.Fraction(3, 4), thituyen.Int(1))
			post.Share = &share
		}
		if c.IntN(4) == 0 {
			from := c.date(2008, 2022)
			leave := Leave{From: &from}
			if c.IntN(3) > 0 {
				until := from.AddDays(c.IntN(400))
				leave.Until = &until
			}
			post.Leave = []Leave{leave}
		}
		d.Posts = append(d.Posts, post)
	}
	for range c.IntN(3) {
		d.Education = append(d.Education, Degree{Level: pick(c, EducationLevel(""), "college", "bachelor", "doctor"), Field: pick(c, "", "construction", "law"), Mode: pick(c, "", "full_time", "part_time"), Awarded: c.maybeDate(2000, 2022)})
		d.Planning = append(d.Planning, pick(c, PlanningEntry{For: pick(c, ForPost, ForEquivalent, ForHigher)}, PlanningEntry{Post: pick(c, "this", "that", "other")}, PlanningEntry{}))
		d.Nominations = append(d.Nominations, NominationEntry{By: pick(c, "", "leaders", "self"), AgreedBy: pick(c, "", "committee", "union")})
		d.Discipline = append(d.Discipline, DisciplineEntry{Kind: pick(c, "", "reprimand", "warning", "fine"), From: c.maybeDate(2014, 2022)})
		d.Relatives = append(d.Relatives, Relative{Role: pick(c, "", "clerk", "accountant")})
	}
}

// TestAgainstThePlainEvaluator judges random requirements of random dossiers
// both ways.
func TestAgainstThePlainEvaluator(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(3_000) {
		c := chance{rand.New(rand.NewPCG(seed, 1))}
		requirement := c.requirement(3)
		screener, err := Compile(Criteria{Criteria: []Criterion{{ID: "c", Require: requirement}}}, Vocabulary{})
		require.NoError(t, err, "seed %d: %#v", seed, requirement)
		for range 4 {
			d, on := c.dossier(), c.date(2016, 2023)
			require.Empty(t, d.check(t), "seed %d", seed)
			post := Post{ID: "this", Equivalents: []string{"that"}, Term: new(thituyen.Years(5))}
			decision, err := screener.Screen(d, Case{Date: on, Post: post}, nil)
			require.NoError(t, err)
			want := map[int]Verdict{1: Met, 0: Unknown, -1: NotMet}[plainly{d, on, post}.judge(requirement)]
			got := decision.Findings()[0]
			require.Equal(t, want, got.Verdict(), "seed %d on %s: %#v\n%+v\n%s", seed, on, requirement, d, got.Reason().Text(language.English))
			require.Equal(t, want == Unknown, len(got.Missing()) > 0, "unknown is what something is missing for: seed %d on %s: %#v\n%+v", seed, on, requirement, d)
			seen[fmt.Sprintf("%T %s", requirement, want)]++
		}
	}
	for _, k := range kinds {
		kind := fmt.Sprintf("%T", k.zero)
		for _, v := range []Verdict{Met, NotMet, Unknown} {
			require.NotZero(t, seen[kind+" "+v.String()], "the property test never drew %s %s", kind, v)
		}
	}
}

// check leaves out that days are before the birth, which random ones may be.
func (d *Dossier) check(t *testing.T) thituyen.Mistakes {
	t.Helper()
	var found thituyen.Mistakes
	for _, m := range d.Check(Vocabulary{}) {
		if m.Code != "before_birth" {
			found = append(found, m)
		}
	}
	return found
}
