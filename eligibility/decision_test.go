package eligibility

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

var (
	vietnamese = language.Vietnamese
	english    = language.English
)

const route = `criteria:
  - {id: route, title: Diện dự tuyển, clause: Điều 3, require: {any: [{planning: {for: post}}, {all: [{nomination: {by: leaders}}, {nomination: {agreed_by: committee}}]}]}}
  - {id: age, require: {age: {at_least: 25 years}}}
  - {id: term, waivable_by: authority, require: {remaining_service: {at_least: 60 months}}}
  - {id: health, require: {health: {fit: true, issued_within: 6 months}}}
`

func routeScreener(t *testing.T) *Screener {
	t.Helper()
	s, err := Compile(read[Criteria](t, route), Vocabulary{})
	require.NoError(t, err)
	return s
}

func screen(t *testing.T, s *Screener, dossier string, waivers ...Waiver) Decision {
	t.Helper()
	d := read[Dossier](t, dossier)
	decision, err := s.Screen(&d, caseOn(t, "2018-06-01"), waivers)
	require.NoError(t, err)
	return decision
}

func facts(d Decision) []string {
	var paths []string
	for _, need := range d.Missing() {
		paths = append(paths, string(need.Fact)+" for "+strings.Join(need.Criteria, ", "))
	}
	return paths
}

func TestMissingIsOnlyWhatCanChangeTheOutcome(t *testing.T) {
	s := routeScreener(t)
	for _, c := range []struct {
		name, dossier string
		outcome       Outcome
		missing       []string
		waivers       []Waiver
	}{
		{
			"all is missing", "{}", Incomplete,
			[]string{"planning for route", "nominations for route", "born for age, term", "sex for term", "health for health"},
			nil,
		},
		{"an entry lacks one field", "{born: 1980-01-01, planning: [], nominations: [{by: leaders}], health: {fit: true}}", Incomplete, []string{"nominations[0].agreed_by for route", "health.issued for health"}, nil},
		{"a branch that cannot be met any more asks for nothing", "{born: 1980-01-01, nominations: [{by: self}], health: {fit: true, issued: 2018-05-01}}", Incomplete, []string{"planning for route"}, nil},
		{"where one criterion fails nothing helps", "{born: 2000-01-01}", Ineligible, nil, nil},
		{"a waived criterion asks for nothing", "{planning: [{for: post}], health: {fit: true, issued: 2018-05-01}}", Incomplete, []string{"born for age"}, []Waiver{{"term", "authority", "x"}}},
		{"what is met asks for nothing", "{born: 1980-01-01, planning: [{for: post}], health: {fit: true, issued: 2018-05-01}}", Eligible, nil, nil},
	} {
		decision := screen(t, s, c.dossier, c.waivers...)
		require.Equal(t, c.outcome, decision.Outcome(), c.name)
		require.Equal(t, c.missing, facts(decision), c.name)
	}
	need := screen(t, s, "{}").Missing()[2]
	require.Equal(t, "ngày sinh (age, term)", need.Text(vietnamese))
}

func TestMissingOfPosts(t *testing.T) {
	s := screenerOf(t, "{experience: {at_least: 24 months, in: {sector: [construction]}}}", Vocabulary{})
	// The second post lies in days that are sure already; the third is of
	// another sector; only the fourth can help.
	decision := screen(t, s, `{posts: [{sector: construction, from: 2017-06-01}, {from: 2017-07-01, until: 2017-08-01},
		{sector: law, until: 2010-01-01}, {from: 2010-01-01, until: 2011-12-31}, {from: 2018-06-01}]}`)
	require.Equal(t, []string{"posts[3].sector for c"}, facts(decision))
	s = screenerOf(t, "{current_post: {level: [head], at_least: 24 months}}", Vocabulary{})
	// Only a post that touches the one held now can lengthen it.
	decision = screen(t, s, `{posts: [{from: 2000-01-01, until: 2010-01-01}, {from: 2014-01-01, until: 2017-12-31}, {level: head, from: 2018-01-01}]}`)
	require.Equal(t, []string{"posts[1].level for c"}, facts(decision))
}

func TestWhatCannotBeTrueIsUnknown(t *testing.T) {
	// Unchecked literals: an end before its start, days that do not exist.
	never := day(t, "2018-05-01")
	never.Day = 32
	from, until := day(t, "2010-01-01"), day(t, "2009-01-01")
	for name, d := range map[string]*Dossier{
		"an end before its start": {Posts: []HeldPost{{Level: "head", From: &from, Until: &until}}},
		"no such end":             {Posts: []HeldPost{{Level: "head", From: &from, Until: &never}}},
		"no such start":           {Posts: []HeldPost{{Level: "head", From: &never}}},
	} {
		for _, requirement := range []string{"{experience: {at_least: 5 years}}", "{current_post: {level: [head], at_least: 5 years}}"} {
			decision, err := screenerOf(t, requirement, Vocabulary{}).Screen(d, caseOn(t, "2018-06-01"), nil)
			require.NoError(t, err)
			require.Equal(t, Incomplete, decision.Outcome(), name)
			require.Len(t, decision.Missing(), 1, name)
			require.NotEmpty(t, d.Check(Vocabulary{}), name)
		}
	}
	odd := &Dossier{PoliticalTheory: "phd", Planning: []PlanningEntry{{For: "all"}}, Party: &Membership{Official: &never}, Born: &never}
	s, err := Compile(read[Criteria](t, "criteria: [{id: a, require: {political_theory: {at_least: advanced}}}, {id: b, require: {planning: {for: post}}}, {id: c, require: {party_member: {}}}, {id: d, require: {age: {at_least: 18 years}}}]"), Vocabulary{})
	require.NoError(t, err)
	decision, err := s.Screen(odd, caseOn(t, "2018-06-01"), nil)
	require.NoError(t, err)
	require.Equal(t, []string{"a", "b", "c", "d"}, decision.Unknown())
}

func TestDecisionsKeepNothingOfTheDossier(t *testing.T) {
	s := screenerOf(t, "{all: [{rating: {last: 3 years, at_least: good}}, {certificate: {all_of: [a, b]}}, {citizenship: {one_of: [vietnam]}}, {proceedings: {none: true}}, {relatives: {none_as: [x]}}]}", Vocabulary{})
	d := read[Dossier](t, "{ratings: {2015: complete}, certificates: [a], citizenship: [laos], proceedings: [audit], relatives: [{kin: child, role: x}], evidence: {ratings: so-1}}")
	decision, err := s.Screen(&d, caseOn(t, "2018-06-01"), nil)
	require.NoError(t, err)
	before := decision.Text(vietnamese)
	d.Ratings[2015], d.Certificates[0], d.Citizenship[0], d.Proceedings[0], d.Relatives[0].Role = "good", "z", "vietnam", "none", "y"
	d.Evidence["ratings"] = "so-2"
	require.Equal(t, before, decision.Text(vietnamese))
	require.Contains(t, before, "so-1")
}

func TestScreenersKeepNothingOfTheDocument(t *testing.T) {
	levels := []string{"head"}
	criteria := Criteria{Criteria: []Criterion{{ID: "a", Require: CurrentPost{Level: levels}}}}
	s, err := Compile(criteria, Vocabulary{})
	require.NoError(t, err)
	levels[0] = "clerk"
	require.Equal(t, Eligible, screen(t, s, "{posts: [{level: head, from: 2010-01-01}]}").Outcome())
}

func TestWaivers(t *testing.T) {
	s := routeScreener(t)
	waiver := Waiver{Criterion: "term", By: "authority", Reason: "trường hợp đặc biệt"}
	decision := screen(t, s, "{born: 1958-01-01, sex: male, planning: [{for: post}], health: {fit: true, issued: 2018-05-01}}", waiver)
	require.Equal(t, Eligible, decision.Outcome())
	require.Equal(t, []string{"term"}, decision.Waived())
	require.Empty(t, decision.NotMet())
	f, _ := decision.Finding("term")
	require.Equal(t, Waived, f.Verdict())
	require.Equal(t, NotMet, f.Judged(), "what the dossier shows is told too")
	given, ok := f.Waiver()
	require.True(t, ok)
	require.Equal(t, waiver, given)
	require.Contains(t, f.Text(vietnamese), "được miễn – được cấp có thẩm quyền miễn, lý do: trường hợp đặc biệt")
}

func TestEvidence(t *testing.T) {
	s := routeScreener(t)
	decision := screen(t, s, "{born: 1980-01-01, sex: male, evidence: {born: so-1, sex: so-1, retires: so-2, planning: so-3}}")
	f, _ := decision.Finding("term")
	require.Equal(t, []string{"so-2", "so-1"}, f.Evidence())
	f, _ = decision.Finding("route")
	require.Equal(t, []string{"so-3"}, f.Evidence())
	f, _ = decision.Finding("health")
	require.Empty(t, f.Evidence())
	_, ok := decision.Finding("none")
	require.False(t, ok)
}

func TestDiff(t *testing.T) {
	s := routeScreener(t)
	before := screen(t, s, "{born: 1980-01-01, nominations: [{}]}")
	after := screen(t, s, "{born: 1980-01-01, nominations: [{by: leaders}], planning: [], health: {fit: true, issued: 2018-05-01}}")
	diff := Diff(before, after)
	require.False(t, diff.Empty())
	require.True(t, Diff(before, before).Empty())
	var changed []string
	for _, c := range diff.Changes {
		changed = append(changed, c.Criterion+" "+c.Before.Verdict().String()+" "+c.After.Verdict().String())
	}
	require.Equal(t, []string{"route unknown unknown", "health unknown met"}, changed, "another reason is a change too")
	require.Contains(t, diff.Text(vietnamese), "- health: chưa rõ → đạt – giấy khám sức khỏe cấp ngày 01/05/2018")
	require.True(t, strings.HasPrefix(diff.Text(english), "incomplete\n- route: unknown – "))

	with, err := s.With([]Criterion{{ID: "english", Require: Language{AtLeast: "B1"}}})
	require.NoError(t, err)
	wider := Diff(before, screen(t, with, "{born: 2000-01-01, nominations: [{}], languages: {en: B1}}"))
	require.Equal(t, Ineligible, wider.After)
	require.Contains(t, wider.Text(english), "incomplete → ineligible")
	require.Contains(t, wider.Text(english), "- english: – → met")
	require.Contains(t, Diff(screen(t, with, "{}"), screen(t, s, "{}")).Text(english), "- english: unknown → –")
}

func TestScreenAllKeepsTheOrder(t *testing.T) {
	s := routeScreener(t)
	born := day(t, "2000-01-01")
	applications := []Application{
		{Candidate: "C", Dossier: &Dossier{}},
		{Candidate: "A", Dossier: &Dossier{Born: &born}},
		{Candidate: "B", Waivers: []Waiver{{Criterion: "age", By: "authority", Reason: "x"}}},
		{Candidate: "D"},
	}
	var order []string
	for decision, err := range s.ScreenAll(caseOn(t, "2018-06-01"), slices.Values(applications)) {
		order = append(order, decision.Candidate()+" "+string(decision.Outcome()))
		require.Equal(t, decision.Candidate() == "B", err != nil)
	}
	require.Equal(t, []string{"C incomplete", "A ineligible", "B ", "D incomplete"}, order)
	for decision := range s.ScreenAll(caseOn(t, "2018-06-01"), slices.Values(applications)) {
		require.Equal(t, "C", decision.Candidate())
		break
	}
	c := caseOn(t, "2018-06-01")
	c.Post.Requires = []Criterion{{ID: "age", Require: Health{}}}
	n := 0
	for decision, err := range s.ScreenAll(c, slices.Values(applications)) {
		require.Error(t, err)
		require.Empty(t, decision.Findings())
		if n++; n == 2 {
			break
		}
	}
}

func TestPostsRequire(t *testing.T) {
	s := routeScreener(t)
	c := caseOn(t, "2018-06-01")
	c.Post.Requires = read[Post](t, "{requires: [{id: english, require: {language: {at_least: B1, one_of: [en]}}}]}").Requires
	direct, err := s.Screen(&Dossier{}, c, nil)
	require.NoError(t, err)
	require.Len(t, direct.Findings(), 5, "criteria of the post are judged without being asked for")
	with, err := s.With(c.Post.Requires)
	require.NoError(t, err)
	once, err := with.Screen(&Dossier{}, c, nil)
	require.NoError(t, err)
	require.True(t, Diff(direct, once).Empty(), "and judged once where the screener was made with them")
	require.Len(t, s.Criteria(), 4, "the first screener is as it was")
	c.Post.Requires = []Criterion{{ID: "age", Require: Health{}}}
	_, err = s.Screen(&Dossier{}, c, nil)
	require.ErrorContains(t, err, "post.requires[0].id: the id age belongs to another criterion already")
	require.ErrorContains(t, err, "post.requires[0].require.health: at least one of these keys is needed: fit, issued_within")
}

func TestJSONOfDecisions(t *testing.T) {
	s := routeScreener(t)
	decision := screen(t, s, "{born: 1980-01-01, sex: male, planning: [{for: post}], health: {fit: true, issued: 2017-01-01}, evidence: {health: so-9}}")
	text, err := json.MarshalIndent(decision, "", " ")
	require.NoError(t, err)
	golden(t, "testdata/decision.json", string(text)+"\n")
}

// A decision that was kept says what it said, in both languages.
func TestDecisionsAreKept(t *testing.T) {
	s := routeScreener(t)
	for _, dossier := range []string{
		"{}", "{born: 1980-01-01, sex: male}",
		"{born: 1980-01-01, sex: male, planning: [{for: post}], health: {fit: true, issued: 2017-01-01}, evidence: {health: so-9}}",
	} {
		decision := screen(t, s, dossier)
		text, err := json.Marshal(decision)
		require.NoError(t, err)
		var back Decision
		require.NoError(t, json.Unmarshal(text, &back))
		for _, tag := range []language.Tag{vietnamese, english} {
			require.Equal(t, decision.Text(tag), back.Text(tag))
		}
		require.Equal(t, decision.Outcome(), back.Outcome())
		require.Equal(t, decision.NotMet(), back.NotMet())
		require.Equal(t, decision.Unknown(), back.Unknown())
		require.Equal(t, decision.Waived(), back.Waived())
		require.Equal(t, decision.Missing(), back.Missing())
		require.True(t, Diff(decision, back).Empty())
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
		for _, f := range decision.Findings() {
			one, ok := back.Finding(f.ID())
			require.True(t, ok)
			require.Equal(t, f.Judged(), one.Judged())
			require.Equal(t, f.Evidence(), one.Evidence())
			require.Equal(t, f.Date(), one.Date())
			text, err := json.Marshal(f)
			require.NoError(t, err)
			var alone Finding
			require.NoError(t, json.Unmarshal(text, &alone))
			require.Equal(t, f.Text(vietnamese), alone.Text(vietnamese))
		}
		_, ok := back.Finding("nobody")
		require.False(t, ok)
	}
	var wrong *thituyen.FormError
	require.ErrorAs(t, json.Unmarshal([]byte(`{"form":"eligibility.decision/2","findings":[]}`), new(Decision)), &wrong)
	require.Equal(t, "eligibility.decision/2", wrong.Found)
	require.ErrorAs(t, json.Unmarshal([]byte(`{"outcome":"eligible"}`), new(Decision)), &wrong)
	require.ErrorContains(t, wrong, "no kept answer")
	require.ErrorContains(t, json.Unmarshal([]byte(`{"form":"eligibility.decision/1","outcom":"eligible"}`), new(Decision)), "outcom")
	require.Error(t, json.Unmarshal([]byte(`{"form":"eligibility.decision/1","findings":[{"verdict":"perhaps"}]}`), new(Decision)))
}

func TestZeroValuesDoNotPanic(t *testing.T) {
	var d Decision
	require.Empty(t, string(d.Outcome())+d.Candidate())
	require.Empty(t, d.Findings())
	require.Empty(t, d.Missing())
	require.Empty(t, d.Text(english))
	_, ok := d.Finding("a")
	require.False(t, ok)
	_, err := json.Marshal(d)
	require.NoError(t, err)
	var f Finding
	require.Equal(t, Unknown, f.Verdict())
	require.Empty(t, f.ID()+f.Title().Vi)
	require.Empty(t, f.Missing())
	require.Empty(t, f.Evidence())
	require.True(t, f.Date().IsZero())
	require.NotEmpty(t, f.Reason().Text(english))
	require.NotEmpty(t, f.Text(english))
	require.True(t, Diff(d, d).Empty())
	require.Empty(t, Change{}.Criterion)
	require.NotEmpty(t, Change{}.Text(english))

	var none *Screener
	require.Empty(t, none.Criteria())
	require.Empty(t, none.DateNames())
	require.Empty(t, none.Check(nil, Case{}))
	all, err := none.Screen(nil, Case{}, nil)
	require.NoError(t, err)
	require.Equal(t, Eligible, all.Outcome(), "without criteria everyone is eligible")
	some, err := none.With([]Criterion{{ID: "a", Require: Declaration{AllOf: []string{"assets"}}}})
	require.NoError(t, err)
	require.Equal(t, []string{"registration"}, some.DateNames())
	decision, err := some.Screen(nil, caseOn(t, "2018-06-01"), nil)
	require.NoError(t, err)
	require.Equal(t, Incomplete, decision.Outcome(), "a nil dossier says nothing")
}

func TestReasonsHaveTypedParameters(t *testing.T) {
	r := finding(t, "{experience: {at_least: 24 months}}", "{posts: [{from: 2017-06-01}]}", "2018-06-01").Reason()
	require.Equal(t, "experience_not_met", r.Code)
	require.Equal(t, "Điều 1", r.Clause)
	for name, want := range map[string]any{"required": thituyen.Months(24), "found": Gap{Months: 12}, "short_by": Gap{Months: 12}, "date": day(t, "2018-06-01")} {
		got, ok := r.Param(name)
		require.True(t, ok, name)
		require.Equal(t, want, got, name)
	}
}

func TestEveryKindNamesWhatItReads(t *testing.T) {
	for _, s := range said {
		var fields []string
		screenerOf(t, s.requirement, Vocabulary{}).compiled[0].judge.reads(func(field string) { fields = append(fields, field) })
		require.NotEmpty(t, fields, s.requirement)
		require.Subset(t, evidenced, fields, s.requirement)
	}
}

func TestManyPostsAreMergedInAnyOrder(t *testing.T) {
	// Forty posts of a month each, one after another, the last one first.
	var posts []HeldPost
	for i := 39; i >= 0; i-- {
		from := plus(day(t, "2015-01-31"), thituyen.Months(i), 1)
		until := plus(day(t, "2015-01-31"), thituyen.Months(i+1), 1).AddDays(-1)
		posts = append(posts, HeldPost{Level: "head", From: &from, Until: &until})
	}
	s, err := Compile(read[Criteria](t, "criteria: [{id: days, require: {experience: {at_least: 40 months}}}, {id: held, require: {current_post: {level: [head], at_least: 40 months}}}]"), Vocabulary{})
	require.NoError(t, err)
	for date, want := range map[string][]string{"2018-05-30": {"days", "held"}, "2018-05-31": {"held"}} {
		decision, err := s.Screen(&Dossier{Posts: posts}, caseOn(t, date), nil)
		require.NoError(t, err)
		require.Equal(t, want, decision.NotMet(), date)
	}
}

func TestFactsByWhatIsAsked(t *testing.T) {
	for _, c := range []struct {
		requirement, dossier string
		want                 Verdict
	}{
		{"{fact: {name: a, equals: Tin ho\u0323c}}", "{facts: {a: Tin học}}", Met},
		{"{fact: {name: a, equals: 60}}", "{facts: {a: sixty}}", NotMet},
		{"{fact: {name: a, at_least: 60}}", "{facts: {a: sixty}}", Unknown},
		{"{fact: {name: a, one_of: [60, sixty]}}", "{facts: {a: sixty}}", Met},
		{"{fact: {name: a, above: 2018-01-01}}", "{facts: {a: 2018-01-02}}", Met},
		{"{fact: {name: a, above: 2018-01-01}}", "{facts: {a: 2018-01-01}}", NotMet},
		{"{fact: {name: a, equals: true}}", "{facts: {a: true}}", Met},
		{"{fact: {name: a, at_least: -5}}", "{facts: {a: -4.5}}", Met},
		{"{fact: {name: a, at_least: 999999999999.999999999}}", "{facts: {a: 999999999999.999999998}}", NotMet},
		{"{fact: {name: a, at_least: 0.1}}", "{facts: {a: 0.10}}", Met},
	} {
		require.Equal(t, c.want, finding(t, c.requirement, c.dossier, "2018-06-01").Verdict(), c.requirement)
	}
	declared := screenerOf(t, "{fact: {name: a, equals: 60}}", Vocabulary{Facts: map[string]thituyen.FactDeclaration{"a": {Type: "number"}}})
	require.Equal(t, Incomplete, screen(t, declared, "{facts: {a: sixty}}").Outcome(), "a number that is none says nothing")
}
