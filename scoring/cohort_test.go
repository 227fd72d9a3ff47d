package scoring

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// cohortScorer compiles a regulation of the suites.
func cohortScorer(t *testing.T, name string) *Scorer {
	t.Helper()
	regulation := parseFile(t, "testdata/suites/general/"+name)
	var scheme Scheme
	require.Empty(t, document.Decode(regulation.Get("scoring"), &scheme))
	var facts map[string]thituyen.FactDeclaration
	if node := regulation.Get("facts"); node != nil {
		require.Empty(t, document.Decode(node, &facts))
	}
	scorer, err := Compile(scheme, facts)
	require.NoError(t, err)
	require.True(t, scorer.NeedsCohort())
	return scorer
}

// sat is a sheet with a mark on everything, some absent, some out of
// competition.
func sat(t *testing.T, s *Scorer, r *rand.Rand, i int) *Sheet {
	t.Helper()
	sheet := s.NewSheet(fmt.Sprintf("A%02d", i))
	require.NoError(t, sheet.Fact("room", thituyen.FactOf([]string{"r1", "r2"}[i%2])))
	require.NoError(t, sheet.Fact("morning", thituyen.FactOf([]string{"true", "false"}[r.IntN(2)])))
	for _, unit := range s.Units() {
		for i := range unit.Markers.AtLeast {
			require.NoError(t, sheet.Mark(unit.ID, fmt.Sprint("gv", i+1), decimal.NewFromInt(40+r.Int64N(61))))
		}
	}
	if i > 10 && r.IntN(2) == 0 {
		sheet.OutOfCompetition()
	}
	return sheet
}

// TestCohortsInParts gathers a cohort in parts, merges them in any order,
// writes and reads them on the way, and gets the same bytes and scores.
func TestCohortsInParts(t *testing.T) {
	scorer := cohortScorer(t, "cohort.regulation.yaml")
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 3))
		var sheets []*Sheet
		for i := range 14 + r.IntN(6) {
			sheets = append(sheets, sat(t, scorer, r, i))
		}
		whole, err := scorer.Cohort(slices.Values(sheets), nil)
		require.NoError(t, err)
		figures := scorer.Figures(nil)
		for !figures.Complete() {
			one, err := figures.Tally(slices.Values(sheets))
			require.NoError(t, err)
			cut := r.IntN(len(sheets))
			first, err := figures.Tally(slices.Values(sheets[:cut]))
			require.NoError(t, err)
			second, err := figures.Tally(slices.Values(sheets[cut:]))
			require.NoError(t, err)
			written, err := json.Marshal(first)
			require.NoError(t, err)
			again, err := scorer.ReadTally(written)
			require.NoError(t, err)
			require.NoError(t, second.Merge(again))
			want, err := json.Marshal(one)
			require.NoError(t, err)
			got, err := json.Marshal(second)
			require.NoError(t, err)
			require.Equal(t, string(want), string(got))
			figures, err = figures.With(second)
			require.NoError(t, err)
		}
		r.Shuffle(len(sheets), func(i, j int) { sheets[i], sheets[j] = sheets[j], sheets[i] })
		for _, sheet := range sheets {
			alone, err := figures.Score(sheet)
			require.NoError(t, err)
			together, err := whole.Score(sheet.ID())
			require.NoError(t, err)
			for _, id := range scorer.Components() {
				a, hasA := alone.Value(id)
				b, hasB := together.Value(id)
				require.Equal(t, hasA, hasB, id)
				require.Zero(t, a.Cmp(b), id)
			}
			require.Equal(t, alone.Trace().Text(language.Vietnamese), together.Trace().Text(language.Vietnamese))
			require.NotEqual(t, alone.Trace().Text(language.English), together.Trace().Text(language.Vietnamese))
		}
	}
}

// TestCohortsGrowAndShrink: a cohort with more, or without some, is what a
// cohort made anew is; the one before stays as it was.
func TestCohortsGrowAndShrink(t *testing.T) {
	scorer := cohortScorer(t, "cohort.regulation.yaml")
	r := rand.New(rand.NewPCG(1, 3))
	var sheets []*Sheet
	for i := range 12 {
		sheets = append(sheets, sat(t, scorer, r, i))
	}
	small, err := scorer.Cohort(slices.Values(sheets[:10]), nil)
	require.NoError(t, err)
	before := totals(t, small)
	grown, err := small.With(sheets[10:]...)
	require.NoError(t, err)
	require.Len(t, grown.IDs(), 12)
	back, err := grown.Without("A10", "A11")
	require.NoError(t, err)
	require.Equal(t, before, totals(t, back))
	require.Equal(t, before, totals(t, small))
	_, err = small.Score("nobody")
	require.ErrorIs(t, err, ErrNotInCohort)
	var none *Cohort
	_, err = none.With()
	require.ErrorIs(t, err, ErrNotInCohort)
	_, err = none.Without()
	require.ErrorIs(t, err, ErrNotInCohort)
	require.Nil(t, none.IDs())
	for range none.All() {
		t.Fatal("nobody is in no cohort")
	}
	_, err = scorer.Score(sheets[0])
	require.ErrorAs(t, err, new(NeedsCohortError))
	require.NotEmpty(t, err.Error())
	_, err = scorer.ReadTally([]byte(`{"stage":0,"groups":{"r1":[{"value":"x","count":1}]}}`))
	require.Error(t, err)
	_, err = scorer.ReadTally([]byte(`{"stage":99}`))
	require.Error(t, err)
}

func totals(t *testing.T, c *Cohort) []string {
	t.Helper()
	var out []string
	for score, err := range c.All() {
		require.NoError(t, err)
		total, has := score.Total()
		out = append(out, fmt.Sprint(score.ID(), total, has, score.Standing(Root)))
	}
	return out
}

// TestShortlistsInWords: who is left out is told the border, in both
// languages, and seats that nobody gave are a mistake.
func TestShortlistsInWords(t *testing.T) {
	scorer := mustCompile(t, `
parts:
  - {id: written, max: 100, pass: 50, counts: false}
  - {id: talk, max: 100, after: written, shortlist: {by: written, per_seat: 2, plus: 1, at_least: 2}}
`)
	require.True(t, scorer.NeedsSeats())
	var sheets []*Sheet
	for i, mark := range []int64{90, 80, 70, 60, 40} {
		sheet := scorer.NewSheet(fmt.Sprint("A", i))
		require.NoError(t, sheet.Mark("written", "", decimal.NewFromInt(mark)))
		sheets = append(sheets, sheet)
	}
	_, err := scorer.Cohort(slices.Values(sheets), nil)
	require.Error(t, err, "nobody said how many seats there are")
	cohort, err := scorer.Cohort(slices.Values(sheets), new(1))
	require.NoError(t, err)
	for id, want := range map[string]Standing{"A0": Incomplete, "A3": NotShortlisted, "A4": Failed} {
		score, err := cohort.Score(id)
		require.NoError(t, err)
		require.Equal(t, want, score.Standing(Root), id)
		require.NotEqual(t, score.Trace().Text(language.Vietnamese), score.Trace().Text(language.English))
	}
}
