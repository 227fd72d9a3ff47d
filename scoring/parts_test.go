package scoring

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// inParts gathers the figures of a scorer over sheets that are split at will,
// with the tallies merged in any order and grouping and written and read on the
// way.
func inParts(t *testing.T, s *Scorer, sheets []*Sheet, random *rand.Rand) *Figures {
	t.Helper()
	f := s.Figures(nil)
	for !f.Complete() {
		parts := make([][]*Sheet, 1+random.IntN(6))
		for _, sheet := range sheets {
			k := random.IntN(len(parts))
			parts[k] = append(parts[k], sheet)
		}
		tallies := make([]*Tally, len(parts))
		for i, part := range parts {
			tally, err := reread(t, s, f).Tally(slices.Values(part))
			require.NoError(t, err)
			tallies[i] = rewritten(t, s, tally)
		}
		for len(tallies) > 1 {
			random.Shuffle(len(tallies), func(i, j int) { tallies[i], tallies[j] = tallies[j], tallies[i] })
			require.NoError(t, tallies[0].Merge(tallies[1]))
			tallies = slices.Delete(tallies, 1, 2)
			if random.IntN(2) == 0 {
				tallies[0] = rewritten(t, s, tallies[0])
			}
		}
		next, err := f.With(tallies[0])
		require.NoError(t, err)
		f = reread(t, s, next)
	}
	return f
}

func rewritten(t *testing.T, s *Scorer, tally *Tally) *Tally {
	t.Helper()
	text, err := json.Marshal(tally)
	require.NoError(t, err)
	out, err := s.ReadTally(text)
	require.NoError(t, err)
	return out
}

// reread writes and reads figures.
func reread(t *testing.T, s *Scorer, f *Figures) *Figures {
	t.Helper()
	text, err := json.Marshal(f)
	require.NoError(t, err)
	out, err := s.ReadFigures(text)
	require.NoError(t, err)
	return out
}

// Any split, any order of merging: the same bytes, and the same scores.
func TestFiguresInPartsAreTheSameToTheByte(t *testing.T) {
	s := compiledTogether(t, together, rooms)
	for seed := range uint64(25) {
		random := rand.New(rand.NewPCG(seed, 11))
		sheets := crowd(t, s, seed, 1+random.IntN(120), "TS")
		whole, err := s.Cohort(slices.Values(sheets), nil)
		require.NoError(t, err)
		want, err := json.Marshal(whole.Figures())
		require.NoError(t, err)
		parts := inParts(t, s, sheets, random)
		got, err := json.Marshal(parts)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got))
		require.Equal(t, whole.Figures().Answers(), parts.Answers())
		for _, sheet := range sheets {
			one, err := parts.Score(sheet)
			require.NoError(t, err)
			all, err := whole.Score(sheet.ID())
			require.NoError(t, err)
			left, err := json.Marshal(one)
			require.NoError(t, err)
			right, err := json.Marshal(all)
			require.NoError(t, err)
			require.Equal(t, string(right), string(left))
		}
	}
}

// What a tally holds grows with the different values alone.
func TestATallyDoesNotGrowWithTheSheets(t *testing.T) {
	s := compiledTogether(t, "max: 10\nadjust: [{percentile: {}}]", nil)
	sheets := make([]*Sheet, 11)
	for i := range sheets {
		sheets[i] = s.NewSheet("A")
		require.NoError(t, sheets[i].Mark(Root, "", decimal.New(int64(i), 0)))
	}
	size := func(times int) int {
		tally, err := s.Figures(nil).Tally(func(yield func(*Sheet) bool) {
			for i := range times {
				if !yield(sheets[i%len(sheets)]) {
					return
				}
			}
		})
		require.NoError(t, err)
		text, err := json.Marshal(tally)
		require.NoError(t, err)
		return len(text)
	}
	require.Less(t, size(110_000), 2*size(1_100))
}

// Answers say what was asked, of whom, and what came of it.
func TestAnswersInTheOpen(t *testing.T) {
	s := compiledTogether(t, `
parts:
  - {id: first, max: 10, adjust: [{standardise: {mean: 50, deviation: 10, by: fact.room, as: sample, statistics: {places: 2, mode: half_up}}}]}
  - {id: second, max: 10, counts: false, adjust: [{equate: {by: fact.room, centre: mean}}]}
  - {id: last, max: 10, counts: false, shortlist: {by: second, count: 2}}
  - {id: later, max: 10, counts: false, shortlist: {by: second, count: 9}}
`, rooms)
	var sheets []*Sheet
	for i, mark := range []int64{2, 4, 6, 8} {
		sheet := s.NewSheet(string(rune('A' + i)))
		require.NoError(t, sheet.Mark("first", "", decimal.New(mark, 0)))
		require.NoError(t, sheet.Mark("second", "", decimal.New(mark, 0)))
		require.NoError(t, sheet.Fact("room", thituyen.FactOf([]string{"r1", "r1", "r1", "r2"}[i])))
		sheets = append(sheets, sheet)
	}
	c, err := s.Cohort(slices.Values(sheets), nil)
	require.NoError(t, err)
	text, err := json.Marshal(c.Figures().Answers())
	require.NoError(t, err)
	require.JSONEq(t, `[
		{"component": "first", "rule": "parts[0].adjust[0].standardise", "groups": [
			{"name": "r1", "count": 3, "values": [{"value": "2", "count": 1}, {"value": "4", "count": 1}, {"value": "6", "count": 1}], "mean": "4", "deviation": "2"},
			{"name": "r2", "count": 1, "values": [{"value": "8", "count": 1}], "mean": "8"}]},
		{"component": "second", "rule": "parts[1].adjust[0].equate", "centre": "5", "groups": [
			{"name": "r1", "count": 3, "values": [{"value": "2", "count": 1}, {"value": "4", "count": 1}, {"value": "6", "count": 1}], "centre": "4", "factor": "1.25"},
			{"name": "r2", "count": 1, "values": [{"value": "8", "count": 1}], "centre": "8", "factor": "0.625"}]},
		{"component": "last", "rule": "parts[2].shortlist", "groups": [
			{"count": 4, "values": [{"value": "2.5", "count": 1}, {"value": "5", "count": 2}, {"value": "7.5", "count": 1}]}],
			"border": {"places": 2, "able": 4, "value": "5"}},
		{"component": "later", "rule": "parts[3].shortlist", "groups": [
			{"count": 4, "values": [{"value": "2.5", "count": 1}, {"value": "5", "count": 2}, {"value": "7.5", "count": 1}]}],
			"border": {"places": 9, "able": 4, "all": true}}
	]`, string(text))
}

// Figures and tallies that are none are told.
func TestFiguresThatAreNone(t *testing.T) {
	s := compiledTogether(t, together, rooms)
	for _, text := range []string{
		"x", "null", "{}", `{"form":"scoring.score/1"}`,
		`{"form":"scoring.figures/1","answers":[{"stage":7}]}`,
		`{"form":"scoring.figures/1","answers":[{"stage":1}]}`,
		`{"form":"scoring.figures/1","answers":[{"stage":0,"groups":{"r1":[{"value":"?","count":1}]}}]}`,
	} {
		_, err := s.ReadFigures([]byte(text))
		require.Error(t, err, text)
	}
	var none *Figures
	text, err := json.Marshal(none)
	require.NoError(t, err)
	require.Equal(t, "null", string(text))
	require.Nil(t, none.Answers())
	tally, err := s.Figures(nil).Tally(nil)
	require.NoError(t, err)
	require.ErrorIs(t, tally.Merge(tally), ErrOtherTally, "a tally is not added to itself")
}
