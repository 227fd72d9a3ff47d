package regulation_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/ranking"
	"github.com/thituyen/thituyen/scoring"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const wholeRoad = `
regulation: duong
facts: {months: {type: number}, room: {type: text}}
eligibility:
  criteria:
    - {id: age, require: {age: {at_least: 25 years}}, clause: Điều 1}
    - {id: months, require: {fact: {name: months, at_least: 12}}, waivable_by: authority}
scoring:
  parts: [{id: written, max: 100, pass: 50, clause: Điều 2}, {id: talk, max: 50, after: written}]
ranking:
  keys: [{by: total, prefer: highest}, {by: fact.months, prefer: highest}, {by: born, prefer: earliest}]
  select: {at_cut: lot, reserve: 1}
`

func rulesOf(t testing.TB, text string) *regulation.Rules {
	t.Helper()
	r, err := regulation.Parse("x.yaml", []byte(text))
	require.NoError(t, err)
	rules, err := r.For("")
	require.NoError(t, err)
	return rules
}

// applicants reads applicants as documents write them.
func applicants(t testing.TB, text string) []regulation.Applicant {
	t.Helper()
	byID := map[string]regulation.Applicant{}
	require.NoError(t, json.Unmarshal([]byte(text), &byID))
	var out []regulation.Applicant
	for id, a := range byID {
		a.ID = id
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b regulation.Applicant) int { return -compareText(a.ID, b.ID) })
	return out
}

func compareText(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func caseOf(t testing.TB, text string) regulation.Case {
	t.Helper()
	var c regulation.Case
	require.NoError(t, json.Unmarshal([]byte(text), &c))
	return c
}

const six = `{
	"A": {"dossier": {"born": "1980-01-01", "facts": {"months": 24}}, "marks": {"written": 80, "talk": 40}},
	"B": {"dossier": {"born": "1970-01-01"}, "facts": {"months": 36}, "marks": {"written": 90, "talk": 30}},
	"C": {"dossier": {"born": "2010-01-01"}, "facts": {"months": 36}},
	"D": {"dossier": {"born": "1980-01-01"}, "facts": {"months": 36}, "marks": {"written": 40}},
	"E": {"dossier": {"born": "1980-01-01"}, "facts": {"months": 36}, "marks": {"written": 180, "talk": 1}},
	"F": {"dossier": {"born": "1980-01-01"}, "facts": {"months": 1}, "marks": {"written": 99, "talk": 50}, "out_of_competition": true,
	      "waived": {"months": {"by": "authority", "reason": "…"}}}
}`

func TestTheWholeRoad(t *testing.T) {
	rules := rulesOf(t, wholeRoad)
	c := caseOf(t, `{"as_of": "2018-06-01", "post": {"seats": 1}}`)
	result, err := rules.Select(c, slices.Values(applicants(t, six)), nil)
	require.NoError(t, err)

	require.Equal(t, "duong", result.Regulation)
	require.Len(t, result.Fingerprint, 64)
	require.Equal(t, []string{"B"}, result.Selection.Selected)
	require.Equal(t, [][]string{{"A"}}, result.Selection.Reserve)
	require.Len(t, result.Answers, 6)

	codes := map[string][]string{}
	for _, a := range result.Answers {
		for _, reason := range a.Reasons() {
			codes[a.ID] = append(codes[a.ID], reason.Code)
		}
		require.Equal(t, codes[a.ID] == nil, a.Passed(), a.ID)
	}
	require.Equal(t, map[string][]string{
		"C": {"age_too_young"}, "D": {"pass_missed", "not_reached"}, "E": {"mark_above_max"}, "F": {"out_of_competition"},
	}, codes)
	listed := map[string]int{}
	for _, other := range result.List.NotPlaced() {
		listed[other.ID] = len(other.Why)
	}
	require.Equal(t, map[string]int{"C": 1, "D": 2, "E": 1, "F": 1}, listed)

	e, found := result.Answer("E")
	require.True(t, found)
	require.Nil(t, e.Score)
	require.Empty(t, e.Decision.Outcome())
	require.Equal(t, "marks.written", e.Mistakes[0].Path.String())
	_, found = result.Answer("Z")
	require.False(t, found)
	_, found = (*regulation.Result)(nil).Answer("A")
	require.False(t, found)
	f, _ := result.Answer("F")
	total, _ := f.Score.Total()
	require.Equal(t, "149", total.String())
}

// The road in one call is the road taken by hand.
func TestTheRoadIsThatOfTheFourPackages(t *testing.T) {
	rules := rulesOf(t, wholeRoad)
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 40 {
		var all []regulation.Applicant
		for i := range 1 + random.IntN(30) {
			all = append(all, someApplicant(random, fmt.Sprintf("%d-%02d", round, i)))
		}
		seats, seed := random.IntN(4), fmt.Sprint("seed", round)
		c := caseOf(t, fmt.Sprintf(`{"as_of": "2018-06-01", "post": {"seats": %d}}`, seats))
		result, err := rules.Select(c, slices.Values(all), &seed)
		require.NoError(t, err)

		var entries []ranking.Entry
		for _, a := range all {
			dossier := a.Shown()
			on := eligibility.Case{Date: *c.AsOf.All, Post: *c.Post}
			decision, err := rules.Screener.Screen(&dossier, on, nil)
			require.NoError(t, err)
			var score *scoring.Score
			if decision.Outcome() == eligibility.Eligible {
				performance := a.Performance
				performance.Facts = nil
				sheet, err := rules.Scorer.Sheet(a.ID, performance)
				require.NoError(t, err)
				scored, err := rules.Scorer.Score(sheet)
				require.NoError(t, err)
				score = &scored
			}
			passed := score != nil && score.Standing(scoring.Root) == scoring.Passed
			entries = append(entries, rules.Entry(a.ID, passed, score, &dossier))
		}
		list, err := rules.Ranker.Rank(entries, &seed)
		require.NoError(t, err)
		selection, err := list.Select(&seats)
		require.NoError(t, err)
		require.Equal(t, list.Order(), result.List.Order())
		require.Equal(t, selection.Selected, result.Selection.Selected)
		require.Equal(t, selection.Reserve, result.Selection.Reserve)

		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		again, err := rules.Select(c, slices.Values(all), &seed)
		require.NoError(t, err)
		require.Equal(t, result.List.Order(), again.List.Order(), "the order of the applicants changes nothing")
		require.Equal(t, result.Selection.Selected, again.Selection.Selected)
		for i := range result.Answers {
			require.Equal(t, result.Answers[i].ID, again.Answers[i].ID)
		}
	}
}

func someApplicant(random *rand.Rand, id string) regulation.Applicant {
	written := decimal.NewFromInt(int64(40 + random.IntN(5)*10))
	a := regulation.Applicant{ID: id, Dossier: &eligibility.Dossier{Born: new(someDay.AddDays(-365 * (20 + random.IntN(20))))}}
	months := thituyen.FactOf(fmt.Sprint(10 + random.IntN(5)))
	a.Facts = map[string]*thituyen.Fact{"months": &months}
	a.Marks = map[string]*scoring.Marks{"written": {Single: &written}}
	if !written.LessThan(decimal.NewFromInt(50)) {
		talk := decimal.NewFromInt(int64(random.IntN(3)))
		a.Marks["talk"] = &scoring.Marks{Single: &talk}
	}
	return a
}

// What cannot stand of one is told beside them, and the others are judged.
func TestOneBadApplicant(t *testing.T) {
	rules := rulesOf(t, `
regulation: xau
scoring: {parts: [{id: written, max: 100}, {id: talk, max: 10, after: written}]}
ranking: {keys: [{by: total, prefer: highest}, {by: sex, prefer: [female], missing: refuse}]}
`)
	all := applicants(t, `{
		"A": {"dossier": {"sex": "male"}, "marks": {"written": 50, "talk": 1}},
		"B": {"marks": {"written": 60, "talk": 1}},
		"C": {"dossier": {"sex": "male", "facts": {"x": 1}}, "facts": {"x": 2}, "marks": {"written": 60, "talk": 1}},
		"D": {"dossier": {"sex": "male"}, "marks": {"written": "absent", "talk": 1}}
	}`)
	twice := all[len(all)-1]
	twice.Marks = nil
	all = append(all, twice, regulation.Applicant{ID: "no > id"})
	result, err := rules.Select(caseOf(t, `{"post": {"seats": 5}}`), slices.Values(all), nil)
	require.NoError(t, err)
	require.Equal(t, []string{"A"}, result.Selection.Selected)
	var told []string
	for _, a := range result.Answers {
		for _, m := range a.Mistakes {
			told = append(told, a.ID+" "+m.Path.String()+" "+m.Code)
		}
	}
	require.Equal(t, []string{
		"A  applicant_twice", "B dossier.sex value_missing", "C facts.x fact_twice",
		"D marks.talk marks_not_reached", "no > id  candidate_id",
	}, told)
	a, _ := result.Answer("A")
	require.True(t, a.Passed(), "the first of two has the id")
}

// Where something is asked of everybody together, the others are scored too.
func TestTheRoadOfACohort(t *testing.T) {
	rules := rulesOf(t, `
regulation: chung
scoring:
  parts:
    - {id: written, max: 100, counts: false}
    - {id: talk, max: 10, after: written, shortlist: {by: written, per_seat: 2}}
ranking: {keys: [{by: total, prefer: highest}]}
`)
	text := `{
		"A": {"marks": {"written": 50}}, "B": {"marks": {"written": 60, "talk": 1}},
		"C": {"marks": {"written": 70, "talk": 5}}, "D": {"marks": {"written": 700}}
	}`
	c := caseOf(t, `{"post": {"seats": 1}}`)
	result, err := rules.Select(c, slices.Values(applicants(t, text)), nil)
	require.NoError(t, err)
	require.Equal(t, []string{"C"}, result.Selection.Selected)
	a, _ := result.Answer("A")
	require.Equal(t, scoring.NotShortlisted, a.Score.Standing(scoring.Root))
	d, _ := result.Answer("D")
	require.NotEmpty(t, d.Mistakes)

	_, err = rules.Select(caseOf(t, `{}`), slices.Values(applicants(t, text)), nil)
	require.ErrorContains(t, err, "seats")
	stop := errors.New("stop")
	_, err = rules.SelectEach(c, slices.Values(applicants(t, text)), nil, func(a regulation.Answer) error {
		if a.ID == "B" {
			return stop
		}
		return nil
	})
	require.ErrorIs(t, err, stop)
}

func TestWhatIsWrongWithTheCase(t *testing.T) {
	rules := rulesOf(t, wholeRoad+"in_force: {until: 2018-12-31}\n")
	all := applicants(t, six)
	for text, code := range map[string]string{
		`{}`:                      "no_date",
		`{"as_of": "2019-01-01"}`: "no_longer_in_force",
		`{"as_of": "2018-01-01", "post": {"seats": -1}}`: "at_least",
	} {
		result, err := rules.Select(caseOf(t, text), slices.Values(all), nil)
		require.Error(t, err, text)
		require.Nil(t, result.List)
		require.Empty(t, result.Answers)
		var one thituyen.Mistake
		require.ErrorAs(t, err, &one)
		require.Equal(t, code, one.Code, text)
	}
	tied := applicants(t, six)[4:]
	tied[0].Dossier, tied[0].Performance = tied[1].Dossier, tied[1].Performance
	result, err := rules.Select(caseOf(t, `{"as_of": "2018-01-01", "post": {"seats": 1}}`), slices.Values(tied), nil)
	require.ErrorContains(t, err, "lot")
	require.Len(t, result.Answers, 2, "what was judged is told")
}

// Each answer goes out as it is known; an error ends the road.
func TestAnswersAreStreamed(t *testing.T) {
	rules := rulesOf(t, wholeRoad)
	asked := 0
	endless := iter.Seq[regulation.Applicant](func(yield func(regulation.Applicant) bool) {
		random := rand.New(rand.NewPCG(3, 4))
		for yield(someApplicant(random, fmt.Sprint(asked))) {
			asked++
		}
	})
	stop := errors.New("enough")
	got := 0
	_, err := rules.SelectEach(caseOf(t, `{"as_of": "2018-01-01"}`), endless, nil, func(regulation.Answer) error {
		if got++; got == 100 {
			return stop
		}
		return nil
	})
	require.ErrorIs(t, err, stop)
	require.Equal(t, 99, asked)
}

func TestARoadWithoutSections(t *testing.T) {
	result, err := rulesOf(t, "regulation: rong").Select(regulation.Case{}, slices.Values([]regulation.Applicant{{ID: "A"}, {ID: "B", Performance: scoring.Performance{Claims: []string{"x"}}}}), nil)
	require.NoError(t, err)
	require.Nil(t, result.List)
	require.True(t, result.Answers[0].Passed(), "everybody may sit, and passes")
	require.Equal(t, "no_section", result.Answers[1].Mistakes[0].Code)
	for _, r := range []*regulation.Rules{nil, {}} {
		result, err := r.Select(regulation.Case{}, nil, nil)
		require.NoError(t, err)
		require.Empty(t, result.Answers)
	}
	require.Empty(t, (*regulation.Competition)(nil).Mistakes())
	require.Empty(t, (*regulation.Competition)(nil).Missing())
	require.Equal(t, eligibility.Eligible, (*regulation.Competition)(nil).Examine(regulation.Applicant{}).Decision.Outcome())
}

func TestCasesAndApplicantsAreReadStrictly(t *testing.T) {
	var c regulation.Case
	require.ErrorContains(t, json.Unmarshal([]byte(`{"as_off": "2018-01-01"}`), &c), "as_of")
	var a regulation.Applicant
	require.ErrorContains(t, json.Unmarshal([]byte(`{"mark": {}}`), &a), "marks")
}

func BenchmarkSelectEach(b *testing.B) {
	rules := rulesOf(b, wholeRoad)
	c := caseOf(b, `{"as_of": "2018-06-01", "post": {"seats": 10}}`)
	seed := "s"
	b.ReportAllocs()
	some := func(yield func(regulation.Applicant) bool) {
		random := rand.New(rand.NewPCG(5, 6))
		for i := range b.N {
			if !yield(someApplicant(random, fmt.Sprint(i))) {
				return
			}
		}
	}
	if _, err := rules.SelectEach(c, some, &seed, func(regulation.Answer) error { return nil }); err != nil {
		b.Fatal(err)
	}
}

// An answer that was kept says the same, and by which rules it was given.
func TestAnswersAreKept(t *testing.T) {
	rules := rulesOf(t, wholeRoad)
	result, err := rules.Select(caseOf(t, `{"as_of": "2018-06-01", "post": {"seats": 1}}`), slices.Values(applicants(t, six)), nil)
	require.NoError(t, err)
	for _, a := range result.Answers {
		require.Equal(t, rules.Provenance(), a.Provenance)
		text, err := json.Marshal(a)
		require.NoError(t, err)
		require.Contains(t, string(text), `{"form":"regulation.answer/1","regulation":"duong","fingerprint":"`+rules.Regulation.Fingerprint()+`",`)
		var read regulation.Answer
		require.NoError(t, json.Unmarshal(text, &read))
		again, err := json.Marshal(read)
		require.NoError(t, err)
		require.Equal(t, string(text), string(again))
		require.Equal(t, a.Passed(), read.Passed())
		require.Len(t, read.Reasons(), len(a.Reasons()))
		for i, reason := range a.Reasons() {
			for _, tag := range []language.Tag{language.Vietnamese, language.English} {
				require.Equal(t, reason.Text(tag), read.Reasons()[i].Text(tag))
			}
		}
	}
	var read regulation.Answer
	var wrong *thituyen.FormError
	require.ErrorAs(t, json.Unmarshal([]byte(`{"form": "regulation.answer/9"}`), &read), &wrong)
	require.ErrorAs(t, json.Unmarshal([]byte(`{"form": "regulation.answer/1", "regulation": "x", "fingerprint": "", "id": "A", "decision": {"form": "eligibility.decision/9"}}`), &read), &wrong)
}
