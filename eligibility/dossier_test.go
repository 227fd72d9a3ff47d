package eligibility

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

func TestReadingDossiers(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"{born: 2018-02-30}", []string{"not_date born"}},
		{"{born: 1975}", []string{"not_date born"}},
		{"{sex: 5}", []string{"not_one_of sex"}},
		{"{sex: femal}", []string{"not_one_of_near sex"}},
		{"{political_theory: phd}", []string{"not_one_of political_theory"}},
		{"{languages: {en: B9}}", []string{"not_one_of_near languages.en"}},
		{"{languages: [en]}", []string{"not_mapping languages"}},
		{"{education: [{level: none}]}", []string{"not_one_of education[0].level"}},
		{"{education: none}", []string{"not_list education"}},
		{"{ratings: {15: good, 2016: fine, 1066: good}}", []string{"not_year ratings.15", "not_one_of ratings.2016", "not_year ratings.1066"}},
		{"{ratings: [good]}", []string{"not_mapping ratings"}},
		{"{posts: [{form: 2010-01-01}]}", []string{"unknown_key_near posts[0].form"}},
		{"{posts: [~]}", []string{"missing_value posts[0]"}},
		{"{party: none}", []string{"not_mapping party"}},
		{"{health: {fit: maybe}}", []string{"not_yes_no health.fit"}},
		{"{citizenship: [~, vietnam]}", []string{"not_text citizenship[0]"}},
		{"{citizenship: {a: b}}", []string{"not_text citizenship"}},
		{"{proceedings: maybe}", []string{"not_one_of proceedings"}},
		{"{planning: [{for: this}]}", []string{"not_one_of planning[0].for"}},
		{"{born: 1980-01-01, born: 1981-01-01}", []string{"duplicate_key born"}},
		{"{brn: 1980-01-01}", []string{"unknown_key_near brn"}},
	} {
		var d Dossier
		require.ElementsMatch(t, c.want, told(tryRead(t, c.text, &d)), c.text)
	}
}

func TestWhatADossierMeans(t *testing.T) {
	d := read[Dossier](t, "{party: {}, health: {}, retires: {}, ratings: {}, languages: {}, facts: {}, posts: [], proceedings: false, citizenship: vietnam, certificates: []}")
	require.Equal(t, &Membership{}, d.Party)
	require.Equal(t, &HealthCertificate{}, d.Health)
	require.NotNil(t, d.Ratings)
	require.NotNil(t, d.Languages)
	require.NotNil(t, d.Posts)
	require.NotNil(t, d.Certificates)
	require.Equal(t, OpenProceedings{}, d.Proceedings)
	require.Equal(t, Citizenships{"vietnam"}, d.Citizenship)
	require.Nil(t, d.Education)
	d = read[Dossier](t, "{party: ~, posts: ~, ratings: ~, citizenship: ~, political_theory: ~, proceedings: ~}")
	require.Equal(t, Dossier{}, d, "null is missing")
	d = read[Dossier](t, "{certificates: [\"Tin ho\u0323c\"]}")
	require.Equal(t, []string{"Tin học"}, d.Certificates, "names are compared in NFC")
}

func TestCheckOfDossiers(t *testing.T) {
	words := Vocabulary{
		Levels: []string{"head", "deputy_head"}, Fields: []string{"law"}, Sectors: []string{"construction"}, Units: []string{"so-xay-dung"},
		Facts: map[string]thituyen.FactDeclaration{"months": {Type: thituyen.FactNumber}},
	}
	on := []civil.Date{day(t, "2018-06-01"), day(t, "2018-03-01")}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"{born: 2018-02-28}", nil},
		{"{born: 2018-03-01}", []string{"future_birth born"}},
		{"{born: 1980-01-01, posts: [{from: 1979-12-31}], education: [{awarded: 1970-01-01}], discipline: [{kind: x, from: 1970-01-01}], health: {issued: 1970-01-01}, retires: {on: 1970-01-01}}", []string{
			"before_birth posts[0].from", "before_birth education[0].awarded", "before_birth discipline[0].from", "before_birth health.issued", "before_birth retires.on",
		}},
		{"{posts: [{level: head, from: 2010-01-02, until: 2010-01-01}]}", []string{"end_before_start posts[0].until"}},
		{"{posts: [{level: head, from: 2010-01-02, share: 150%, leave: [{from: 2011-01-02, until: 2011-01-01}]}]}", []string{"not_a_share posts[0].share", "end_before_start posts[0].leave[0].until"}},
		{"{posts: [{level: head, from: 2010-01-01, until: 2010-01-01}]}", nil},
		{"{posts: [{level: haed, field: x, sector: y, unit: z}]}", []string{"not_one_of_near posts[0].level", "not_one_of posts[0].field", "not_one_of posts[0].sector", "not_one_of posts[0].unit"}},
		{"{education: [{field: lwa}]}", []string{"not_one_of_near education[0].field"}},
		{"{party: {admitted: 2010-01-01, official: 2009-12-31}}", []string{"end_before_start party.official"}},
		{"{facts: {months: many, month: 5}}", []string{"bad_fact facts.months", "not_one_of_near facts.month"}},
		{"{evidence: {educaton: so-1}}", []string{"not_one_of_near evidence.educaton"}},
		{"{planning: [{for: post, post: x}]}", nil},
	} {
		d := read[Dossier](t, c.text)
		require.ElementsMatch(t, c.want, told(d.Check(words, on...)), c.text)
	}
	var none *Dossier
	require.Empty(t, none.Check(words))
}

func TestCheckOfLiterals(t *testing.T) {
	never := civil.Date{Year: 2018, Month: 2, Day: 30}
	d := Dossier{
		Born: &never, Sex: "x", Citizenship: Citizenships{""}, Ratings: Ratings{2015: "fine", 15: "good"}, PoliticalTheory: "phd",
		Education: []Degree{{Level: "phd"}}, Party: &Membership{Admitted: &civil.Date{}}, Planning: []PlanningEntry{{For: "x"}}, Languages: Languages{"en": "Z9"},
	}
	require.ElementsMatch(t, []string{
		"bad_date born", "not_one_of sex", "empty_name citizenship[0]", "not_one_of ratings.2015", "not_year ratings", "not_one_of political_theory",
		"not_one_of education[0].level", "bad_date party.admitted", "not_one_of planning[0].for", "not_one_of languages.en",
	}, told(d.Check(Vocabulary{})))
}

func TestMistakesOfDossiersFindTheirLines(t *testing.T) {
	text := "born: 1980-01-01\nposts:\n  - {from: 2010-01-01,\n     until: 2009-01-01}\n"
	root, mistakes := document.Parse("a.yaml", []byte(text))
	require.Empty(t, mistakes)
	var d Dossier
	require.Empty(t, document.Decode(root, &d))
	found := document.In(d.Check(Vocabulary{}), root)
	require.Len(t, found, 1)
	require.Equal(t, 4, found[0].Place.Line)
	require.True(t, strings.HasPrefix(found[0].Text(vietnamese), "a.yaml:4:13: posts[0].until: ngày 01/01/2009 trước ngày bắt đầu 01/01/2010"), found[0].Text(vietnamese))
}

// again writes a value to a record and reads it back.
func again[T any](t *testing.T, value T) T {
	t.Helper()
	var e canonical.Encoder
	e.Reset(nil)
	document.Encode(&e, value)
	text, err := e.Bytes()
	require.NoError(t, err)
	parsed, err := canonical.Parse(text)
	require.NoError(t, err)
	var back T
	require.Empty(t, document.DecodeCanonical(document.FromCanonical(parsed), &back), string(text))
	return back
}

func TestDossiersSurviveTheRecord(t *testing.T) {
	for _, text := range []string{
		"{}", "{party: {}, health: {}, retires: {}, posts: [], ratings: {}, languages: {}, proceedings: none}", "{party: {official: ~}, health: {fit: ~}, retires: {on: ~}}",
		"{born: 1975-04-30, sex: female, citizenship: [vietnam, laos], political_theory: none, state_management: senior, languages: {en: B2, fr: ~}, ratings: {2015: good, 2016: ~}}",
		"{party: {admitted: 2010-01-01, official: 2011-01-01}, education: [{level: master, field: law, awarded: 2005-06-30}], posts: [{title: Trưởng phòng, level: head, from: 2010-01-01}]}",
		"{health: {fit: true, issued: 2018-01-01}, proceedings: [audit], retires: {on: 2030-01-01, basis: x}, relatives: [{kin: child, role: clerk}], facts: {a: 60.5, b: 2018-01-01}, evidence: {born: so-1}}",
		"{planning: [{for: post, term: 2015-2020}, {post: x}], nominations: [{by: a}], discipline: [{kind: warning, from: 2010-01-01}], declarations: [assets], certificates: [], name: Nguyễn Văn A}",
	} {
		d := read[Dossier](t, text)
		require.Equal(t, d, again(t, d), text)
	}
}

func TestCriteriaSurviveTheRecord(t *testing.T) {
	for _, s := range said {
		criteria := criterionOf(t, s.requirement)
		require.Equal(t, criteria, again(t, criteria), s.requirement)
	}
	p := read[Post](t, "{unit: u, level: l, seats: 0, term: 5 years, equivalents: [a], requires: [{id: a, as_of: appointment, require: {not: {any: [{age: {at_most: {male: 5 years, female: 4 years}}}]}}}]}")
	require.Equal(t, p, again(t, p))
}

func TestUnreadRequirementsAreWrittenAsMissing(t *testing.T) {
	var e canonical.Encoder
	e.Reset(nil)
	document.Encode(&e, All{unread{}, partly{Health{}}, nil})
	text, err := e.Bytes()
	require.NoError(t, err)
	require.Equal(t, `[null,{"health":{}},null]`, string(text))
}
