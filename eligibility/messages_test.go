package eligibility

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

var update = flag.Bool("update", false, "write the golden files again")

// said are requirements, each with dossiers that draw out what its kind says.
var said = []struct {
	requirement string
	dossiers    []string
}{
	{"{age: {at_least: 25 years, at_most: {male: 55 years, female: 50 years}}}", []string{
		"{born: 1980-02-29, sex: male}", "{born: 1993-06-02, sex: male}", "{born: 1968-05-01, sex: female}",
		"{born: 1963-05-01, sex: male}", "{born: 2019-01-01, sex: male}", "{}", "{born: 1965-01-01}",
	}},
	{"{age: {at_least: 216 months}}", []string{"{born: 2000-06-01}", "{born: 2000-06-02}", "{sex: male}"}},
	{"{age: {at_most: 55 years}}", []string{"{born: 1963-06-01}", "{born: 1963-05-31}"}},
	{"{remaining_service: {at_least: 60 months}}", []string{
		"{born: 1970-01-01, sex: male}", "{born: 1962-01-15, sex: male}", "{born: 1950-01-15, sex: male}", "{}", "{sex: female}", "{born: 1967-01-01}",
		"{retires: {on: 2025-01-01, basis: Quyết định kéo dài}}", "{retires: {on: 2020-01-01}}", "{retires: {basis: Chờ quyết định}}",
	}},
	{"{remaining_service: {at_least: term}}", []string{"{born: 1963-05-15, sex: male}", "{born: 1950-01-01}", "{born: 1990-01-01}"}},
	{"{citizenship: {one_of: [vietnam, laos]}}", []string{"{citizenship: vietnam}", "{citizenship: [france, japan]}", "{citizenship: []}", "{}"}},
	{"{party_member: {official_for: 12 months}}", []string{"{party: {official: 2010-01-01}}", "{party: {official: 2017-06-02}}", "{party: {}}", "{party: {admitted: 2017-01-01}}", "{}"}},
	{"{party_member: {}}", []string{"{party: {official: 2018-06-01}}", "{party: {official: 2018-06-02}}", "{party: {}}", "{}"}},
	{"{education: {at_least: bachelor, fields: [construction, architecture], modes: [full_time]}}", []string{
		"{education: [{level: master, field: construction, mode: full_time}]}", "{education: [{level: college, field: construction, mode: full_time}]}",
		"{education: [{level: master, field: law, mode: full_time}]}", "{education: []}", "{education: [{level: master, awarded: 2018-06-02}]}", "{education: [{level: master}, {}]}", "{}",
	}},
	{"{education: {at_least: college}}", []string{"{education: [{level: bachelor}]}"}},
	{"{education: {fields: [law]}}", []string{"{education: [{field: law}]}", "{education: [{level: bachelor, field: law}]}"}},
	{"{political_theory: {at_least: advanced}}", []string{"{political_theory: bachelor}", "{political_theory: intermediate}", "{political_theory: none}", "{}"}},
	{"{state_management: {at_least: principal}}", []string{"{state_management: senior}", "{state_management: officer}", "{state_management: none}", "{}"}},
	{"{language: {at_least: B2, one_of: [en, fr]}}", []string{"{languages: {en: C1, fr: A1}}", "{languages: {en: B1}}", "{languages: {zh: C2}}", "{languages: {en: ~}}", "{}"}},
	{"{language: {at_least: B1}}", []string{"{languages: {zh: B1, en: B1}}", "{languages: {}}"}},
	{"{language: {one_of: [en]}}", []string{"{languages: {en: ~}}", "{languages: {en: none}}", "{languages: {en: A1}}"}},
	{"{certificate: {one_of: [it_basic, it_advanced]}}", []string{"{certificates: [it_advanced]}", "{certificates: [x]}", "{}"}},
	{"{certificate: {all_of: [it_basic, accounting]}}", []string{"{certificates: [it_basic, accounting]}", "{certificates: [accounting]}", "{}"}},
	{"{experience: {at_least: 24 months, in: {sector: [construction, transport], level: [head], field: [planning], unit: [so-xay-dung]}, within: 5 years}}", []string{
		"{posts: [{sector: construction, level: head, field: planning, unit: so-xay-dung, from: 2010-01-01}]}", "{posts: [{sector: construction, level: head, field: planning, unit: so-xay-dung, from: 2018-01-01}]}",
		"{posts: [{from: 2010-01-01}]}", "{}",
	}},
	{"{experience: {at_least: 5 years}}", []string{"{posts: [{from: 2010-01-01}]}", "{posts: [{}]}", "{posts: [{from: 2010-01-01, until: 2012-02-01, share: 50%}, {from: 2014-01-01, until: 2014-05-02}]}"}},
	{"{experience: {at_least: 400 days}}", []string{"{posts: [{from: 2018-05-31}]}", "{posts: [{from: 2017-04-28}]}"}},
	{"{citizenship: {one_of: [vietnam], only: true}}", []string{"{citizenship: [vietnam]}", "{citizenship: [vietnam, france]}"}},
	{"{current_post: {level: [head, deputy_head], at_least: 24 months}}", []string{"{posts: [{level: head, from: 2010-01-01}]}", "{posts: [{level: head, from: 2017-01-01}]}", "{posts: []}", "{posts: [{level: head}, {from: 2000-01-01}]}", "{}"}},
	{"{current_post: {level: [head]}}", []string{"{posts: [{level: head, from: 2018-06-01}]}", "{posts: [{level: x, from: 2018-06-01}]}"}},
	{"{planning: {for: post}}", []string{"{planning: [{for: post}]}", "{planning: [{post: so-xay-dung/deputy_director}]}", "{planning: [{for: higher}]}", "{planning: []}", "{planning: [{}]}", "{}"}},
	{"{planning: {for: equivalent}}", []string{"{planning: [{for: equivalent}]}"}},
	{"{planning: {for: higher}}", []string{"{planning: [{for: post}]}"}},
	{"{nomination: {by: collective_leadership, agreed_by: party_committee}}", []string{"{nominations: [{by: collective_leadership, agreed_by: party_committee}]}", "{nominations: [{by: self, agreed_by: union}]}", "{nominations: []}", "{nominations: [{}]}", "{}"}},
	{"{nomination: {by: collective_leadership}}", []string{"{nominations: [{by: self}]}"}},
	{"{nomination: {agreed_by: party_committee}}", []string{"{nominations: [{agreed_by: union}]}"}},
	{"{rating: {last: 3 years, at_least: good}}", []string{"{ratings: {2015: good, 2016: good, 2017: excellent}}", "{ratings: {2015: good, 2016: complete}}", "{ratings: {}}", "{ratings: {2016: good}}", "{}"}},
	{"{discipline: {clear_for: {reprimand: 12 months, dismissal: 24 months, fine: 3 months}}}", []string{
		"{discipline: []}", "{discipline: [{kind: reprimand, from: 2018-01-01}]}", "{discipline: [{kind: fine, from: 2018-05-01}]}", "{discipline: [{}]}", "{}",
	}},
	{"{discipline: {clear_for: {reprimand: 12 months, dismissal: 12 months}, changes: [{from: 2018-06-01, clear_for: {dismissal: 24 months}}]}}", []string{
		"{discipline: [{kind: reprimand, from: 2018-01-01}]}", "{discipline: [{kind: dismissal, from: 2016-07-01}]}",
	}},
	{"{proceedings: {none: true}}", []string{"{proceedings: none}", "{proceedings: [inspection, audit]}", "{proceedings: true}", "{}"}},
	{"{health: {fit: true, issued_within: 6 months}}", []string{
		"{health: {fit: true, issued: 2018-05-01}}", "{health: {fit: false, issued: 2018-05-01}}", "{health: {fit: true, issued: 2017-01-01}}",
		"{health: {fit: true, issued: 2018-07-01}}", "{health: {}}", "{health: {fit: true}}", "{}",
	}},
	{"{health: {fit: true}}", []string{"{health: {fit: true}}", "{health: {issued: 2018-01-01}}"}},
	{"{declaration: {all_of: [assets, interests]}}", []string{"{declarations: [assets, interests]}", "{declarations: [interests]}", "{}"}},
	{"{relatives: {none_as: [accountant, treasurer]}}", []string{"{relatives: []}", "{relatives: [{role: accountant}]}", "{relatives: [{kin: sibling, role: accountant}]}", "{relatives: [{kin: sibling}]}", "{}"}},
	{"{fact: {name: months, at_least: 60}}", []string{"{facts: {months: 60.5}}", "{facts: {months: 12}}", "{facts: {}}", "{facts: {x: 1}}"}},
	{"{fact: {name: months, at_most: 60}}", []string{"{facts: {months: 61}}"}},
	{"{fact: {name: months, above: 60}}", []string{"{facts: {months: 60}}"}},
	{"{fact: {name: months, below: 60}}", []string{"{facts: {months: 60}}"}},
	{"{fact: {name: joined, at_most: 2010-06-01}}", []string{"{facts: {joined: 2010-06-02}}"}},
	{"{fact: {name: barred, equals: false}}", []string{"{facts: {barred: true}}"}},
	{"{fact: {name: school, one_of: [A, B]}}", []string{"{facts: {school: C}}"}},
	{"{all: [{political_theory: {at_least: advanced}}, {state_management: {at_least: senior}}]}", []string{"{political_theory: advanced, state_management: senior}", "{political_theory: none}", "{political_theory: advanced}"}},
	{"{any: [{political_theory: {at_least: advanced}}, {state_management: {at_least: senior}}]}", []string{"{political_theory: advanced}", "{political_theory: none, state_management: none}", "{political_theory: none}"}},
	{"{not: {political_theory: {at_least: advanced}}}", []string{"{political_theory: none}", "{political_theory: advanced}", "{}"}},
	{"{at_least: {count: 2, of: [{political_theory: {at_least: advanced}}, {state_management: {at_least: senior}}, {declaration: {all_of: [assets]}}]}}", []string{
		"{political_theory: advanced, state_management: senior}", "{political_theory: none, state_management: none}", "{political_theory: advanced}",
	}},
}

// wrong are criteria with mistakes.
var wrong = []string{
	"{id: a, require: {}}", "{id: a, require: {age: {at_least: 1 years}, health: {fit: true}}}", "{id: a, require: {agee: {}}}", "{id: a}",
	"{id: a, require: {age: {}}}", "{id: a, require: {age: {at_least: 5 working days}}}", "{id: a, require: {age: {at_least: {male: 5 years}}}}",
	"{id: a, require: {age: {at_least: {male: ~, female: ~}}}}", "{id: a, require: {age: {at_least: 60 years, at_most: 55 years}}}",
	"{id: a, require: {discipline: {clear_for: {x: 1 years}, changes: [{from: 2020-07-01, clear_for: {x: 2 years}}, {from: 2020-07-01, clear_for: {x: 3 years}}]}}}",
	"{id: a, require: {certificate: {one_of: [x], all_of: [y]}}}", "{id: a, require: {certificate: {one_of: []}}}", "{id: a, require: {citizenship: {}}}",
	"{id: a, require: {political_theory: {at_least: none}}}", "{id: a, require: {experience: {at_least: 5 years, within: 3 years}}}",
	"{id: a, require: {rating: {last: 36 months, at_least: good}}}", "{id: a, require: {proceedings: {none: false}}}", "{id: a, require: {all: []}}",
	"{id: a, require: {at_least: {count: 3, of: [{health: {fit: true}}]}}}", "{id: a, require: {fact: {name: school, at_least: A}}}",
	"{id: a, require: {fact: {name: months, equals: many}}}", "{id: a, require: {fact: {name: monhts, equals: 5}}}", "{id: a, require: {fact: {name: months}}}",
	"{id: a, require: {current_post: {level: [haed]}}}", "{id: same, require: {health: {fit: true}}}", "{require: {health: {fit: true}}}",
	"{id: a, require: [1]}", "{id: a, omit: true, require: {health: {fit: true}}}",
}

// TestEveryMessage writes all that the package can say, in both languages,
// into a file that a policy officer can read through.
func TestEveryMessage(t *testing.T) {
	seen := map[string]bool{}
	var out strings.Builder
	reason := func(r thituyen.Reason) {
		mark(r, seen)
		fmt.Fprintf(&out, "  %s\n  vi  %s\n  en  %s\n", r.Code, r.Text(language.Vietnamese), r.Text(language.English))
	}
	vocabulary := Vocabulary{Facts: map[string]thituyen.FactDeclaration{
		"months": {Type: thituyen.FactNumber, Title: thituyen.TitleOf("số tháng công tác")}, "joined": {Type: thituyen.FactDate}, "barred": {Type: thituyen.FactYesNo}, "school": {Type: thituyen.FactText},
	}}
	for _, s := range said {
		fmt.Fprintf(&out, "== %s\n", s.requirement)
		screener := screenerOf(t, s.requirement, vocabulary)
		for _, text := range s.dossiers {
			fmt.Fprintf(&out, "- %s\n", text)
			for _, date := range []string{"2018-06-01", "2021-06-01"} {
				if date == "2021-06-01" && !strings.HasPrefix(s.requirement, "{remaining_service") {
					continue
				}
				d := read[Dossier](t, text)
				decision, err := screener.Screen(&d, caseOn(t, date), nil)
				require.NoError(t, err)
				reason(decision.Findings()[0].Reason())
			}
		}
	}
	out.WriteString("\n== miễn / waived\n")
	d := Dossier{}
	decision, err := screenerOf(t, "{health: {fit: true}}", vocabulary).Screen(&d, caseOn(t, "2018-06-01"),
		[]Waiver{{Criterion: "c", By: "authority", Reason: "đang điều trị, đã có ý kiến bệnh viện"}})
	require.NoError(t, err)
	reason(decision.Findings()[0].Reason())
	out.WriteString("\n== lỗi trong quy chế / mistakes of a regulation\n")
	for _, text := range wrong {
		fmt.Fprintf(&out, "- %s\n", text)
		for _, m := range mistakesIn(t, "criteria: [{id: same, require: {health: {fit: true}}}, "+text+"]", vocabularyOfWords(vocabulary)) {
			fmt.Fprintf(&out, "  [%s]\n", m.Path)
			reason(m.Reason)
		}
	}
	out.WriteString("\n== lỗi khác / other mistakes\n")
	for _, m := range otherMistakes(t) {
		fmt.Fprintf(&out, "- [%s]\n", m.Path)
		reason(m.Reason)
	}
	for code := range sentences.Sentences() {
		require.True(t, seen[code], "no example of %s", code)
	}
	golden(t, "testdata/messages.txt", out.String())
}

func vocabularyOfWords(v Vocabulary) Vocabulary {
	v.Levels = []string{"head", "deputy_head"}
	return v
}

// mark notes the codes of a reason and of the reasons inside it.
func mark(r thituyen.Reason, seen map[string]bool) {
	seen[r.Code] = true
	for _, p := range r.Params {
		switch v := p.Value.(type) {
		case Parts:
			for _, part := range v {
				mark(part.Reason, seen)
			}
		case thituyen.Reason:
			mark(v, seen)
		}
	}
}

// mistakesIn reads and compiles a section that has mistakes.
func mistakesIn(t *testing.T, text string, vocabulary Vocabulary) thituyen.Mistakes {
	t.Helper()
	root, mistakes := document.Parse("x.yaml", []byte(text))
	require.Empty(t, mistakes)
	var criteria Criteria
	read := document.Decode(root, &criteria)
	_, err := Compile(criteria, vocabulary)
	compiled, _ := document.Of(err)
	all := document.Join(read, document.In(compiled, root))
	require.NotEmpty(t, all, text)
	return all
}

// otherMistakes are those of Go literals, cases, waivers and dossiers.
func otherMistakes(t *testing.T) thituyen.Mistakes {
	t.Helper()
	var all thituyen.Mistakes
	take := func(err error) {
		mistakes, ok := document.Of(err)
		require.True(t, ok)
		all = append(all, mistakes...)
	}
	deep := Requirement(Health{})
	for range 70 {
		deep = Not{deep}
	}
	_, err := Compile(Criteria{Criteria: []Criterion{
		{ID: "bad > id", Require: Language{OneOf: []string{""}}},
		{ID: "span", Require: PartyMember{OfficialFor: &thituyen.Span{Count: -1}}},
		{ID: "deep", Require: deep},
	}}, Vocabulary{})
	take(err)
	s, err := Compile(read[Criteria](t, `criteria: [
		{id: term, waivable_by: authority, require: {remaining_service: {at_least: term}}},
		{id: fixed, as_of: appointment, require: {health: {fit: true}}}]`), Vocabulary{Facts: map[string]thituyen.FactDeclaration{"months": {Type: thituyen.FactNumber}}})
	require.NoError(t, err)
	_, err = s.Screen(nil, Case{}, nil)
	take(err)
	date := day(t, "2018-06-01")
	impossible := date
	impossible.Day = 31
	working := thituyen.Span{Count: 3, Unit: 1}
	_, err = s.Screen(nil, Case{Date: impossible, Post: Post{Term: &working}}, nil)
	take(err)
	_, err = s.Screen(nil, Case{Date: date, Post: Post{Term: new(thituyen.Years(5))}}, []Waiver{
		{Criterion: "trem", By: "authority", Reason: "x"},
		{Criterion: "fixed", By: "authority", Reason: "x"},
		{Criterion: "term", By: "organiser", Reason: "x"},
		{Criterion: "term", By: "authority", Reason: "x"},
		{Criterion: "term", By: "authority"},
	})
	take(err)
	_, err = s.Screen(nil, Case{Date: date, Post: Post{Term: new(thituyen.Years(5))}}, []Waiver{{Criterion: "term"}})
	take(err)
	decision, err := broken(t).Screen(nil, Case{Date: date}, nil)
	require.NoError(t, err)
	all = append(all, document.At(thituyen.Path{}, decision.Findings()[0].Reason()))
	var d Dossier
	all = append(all, tryRead(t, "{ratings: {20x5: good}, languages: {\"a > b\": B1}}", &d)...)
	d = read[Dossier](t, `{born: 2018-06-01, party: {admitted: 2018-05-31, official: 2017-01-01}, posts: [{from: 2019-02-01, until: 2019-01-01, share: 2}],
		facts: {months: abc}, planning: [{for: post, post: x}]}`)
	all = append(all, s.Check(&d, Case{Date: date})...)
	return all
}

// broken is a screener whose only requirement could not be read.
func broken(t *testing.T) *Screener {
	t.Helper()
	var criteria Criteria
	require.NotEmpty(t, tryRead(t, "criteria: [{id: a, require: {agee: {}}}]", &criteria))
	s, err := Compile(criteria, Vocabulary{})
	require.NoError(t, err, "its reading has told the mistake")
	return s
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "run the test with -update and read the difference")
}
