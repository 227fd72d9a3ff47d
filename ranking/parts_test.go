package ranking

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// firstKeys are first keys of every kind, with a way to draw a value.
var firstKeys = map[string]struct {
	key  Key
	draw func(*rand.Rand) KeyValue
}{
	"highest": {Key{By: "total", Prefer: Prefer{Direction: Highest}}, func(r *rand.Rand) KeyValue { return Ratio(r.Int64N(40), 1+r.Int64N(3)) }},
	"lowest":  {Key{By: "total", Prefer: Prefer{Direction: Lowest}, Missing: MissingFirst}, func(r *rand.Rand) KeyValue { return Ratio(r.Int64N(20)-9, 4) }},
	"latest": {Key{By: "born", Prefer: Prefer{Direction: Latest}}, func(r *rand.Rand) KeyValue {
		return Date(civil.Date{Year: 1980, Month: 1, Day: 1 + r.IntN(28)})
	}},
	"listed": {Key{By: "fact.group", Prefer: Prefer{Listed: []string{"hero", "7", "none"}}}, func(r *rand.Rand) KeyValue {
		return OfFact(thituyen.FactOf([]string{"hero", "7.0", "none", "other", "else"}[r.IntN(5)]))
	}},
}

// partsRanker ranks by a first key and two more.
func partsRanker(t *testing.T, first Key, choice Select, ties Ties, style Style) *Ranker {
	t.Helper()
	r, err := Compile(Rules{Keys: []Key{
		first,
		{By: "written", Prefer: Prefer{Direction: Highest}},
		{By: "sex", Prefer: Prefer{Listed: []string{"female"}}},
	}, Select: choice, Ties: ties, Style: style}, Names{})
	require.NoError(t, err)
	return r
}

func drawEntries(random *rand.Rand, draw func(*rand.Rand) KeyValue) []Entry {
	entries := make([]Entry, 1+random.IntN(80))
	for i := range entries {
		v := []KeyValue{{}, Ratio(random.Int64N(3), 1), Text([]string{"male", "female"}[random.IntN(2)])}
		if random.IntN(12) > 0 {
			v[0] = draw(random)
		}
		entries[i] = Entry{ID: fmt.Sprintf("TS%03d", i), Passed: random.IntN(9) > 0, Values: v}
	}
	entries[0].Values[0], entries[0].Passed = draw(random), true
	return entries
}

// tallyInParts counts entries that are split at will, and merges the parts in
// any order, written and read on the way.
func tallyInParts(t *testing.T, r *Ranker, entries []Entry, random *rand.Rand) *Tally {
	t.Helper()
	parts := make([][]Entry, 1+random.IntN(5))
	for _, e := range entries {
		k := random.IntN(len(parts))
		parts[k] = append(parts[k], e)
	}
	var out *Tally
	for _, k := range random.Perm(len(parts)) {
		tally, err := r.Tally(slices.Values(parts[k]))
		require.NoError(t, err)
		text, err := json.Marshal(tally)
		require.NoError(t, err)
		tally, err = r.ReadTally(text)
		require.NoError(t, err)
		if out == nil {
			out = tally
		} else {
			require.NoError(t, tally.Merge(out))
			out = tally
		}
	}
	return out
}

// Whoever reaches the border of the seats and the reserve is enough to find
// who is selected, and the bands one after the other are the whole list.
func TestRankingInParts(t *testing.T) {
	cuts := []Cut{CutRefer, CutAll, CutNone, CutLot}
	styles := []Style{Competition, Modified, Average}
	for name, first := range firstKeys {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(60) {
				random := rand.New(rand.NewPCG(seed, 5))
				entries := drawEntries(random, first.draw)
				choice := Select{AtCut: cuts[seed%4], Reserve: Reserve{Count: random.IntN(4), All: random.IntN(9) == 0}}
				r := partsRanker(t, first.key, choice, TiesShare, styles[seed%3])
				lot := "seed"
				whole, err := r.Rank(entries, &lot)
				require.NoError(t, err)
				tally := tallyInParts(t, r, entries, random)
				one, err := r.Tally(slices.Values(entries))
				require.NoError(t, err)
				require.Equal(t, marshalled(t, one), marshalled(t, tally))
				require.EqualValues(t, whole.Len(), tally.Len())

				seats := random.IntN(whole.Len() + 3)
				selectedAlike(t, whole, r, tally.Contenders(seats), entries, seats, &lot)
				bandsAreTheList(t, whole, r, tally.Bands(int64(1+random.IntN(30))), entries, &lot)
			}
		})
	}
}

func marshalled(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}

func selectedAlike(t *testing.T, whole *List, r *Ranker, contenders Contenders, entries []Entry, seats int, lot *string) {
	t.Helper()
	reached := []Entry{{ID: "somebody", Values: entries[0].Values}}
	for _, e := range entries {
		if contenders.Reached(e) {
			reached = append(reached, e)
		}
	}
	few, err := r.Rank(reached, lot)
	require.NoError(t, err)
	want, err := whole.Select(&seats)
	require.NoError(t, err)
	got, err := few.Select(&seats)
	require.NoError(t, err)
	require.Equal(t, want.Selected, got.Selected)
	require.Equal(t, want.Referred, got.Referred)
	require.Equal(t, want.Reserve, got.Reserve)
	require.Equal(t, want.Choice, got.Choice)
	require.Equal(t, chairs(want), chairs(got))
}

// chairs are who sits where.
func chairs(s *Selection) []string {
	var out []string
	for _, seat := range s.BySeat {
		out = append(out, fmt.Sprint(seat.Number, seat.Of, seat.ID))
	}
	return out
}

// Of seats by class too, whoever contends is enough.
func TestSeatsByClassInParts(t *testing.T) {
	fewer := 0
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 9))
		who := Who{By: "fact.minority", Is: []string{"true"}}
		women := Who{By: "sex", Is: []string{"female"}}
		choice := Select{AtCut: []Cut{CutRefer, CutNone, CutLot}[seed%3], Reserve: Reserve{Count: random.IntN(3)}, Unfilled: []Unfilled{UnfilledOpen, UnfilledKeep}[random.IntN(2)]}
		if random.IntN(3) == 0 && choice.AtCut != CutNone {
			choice.Reserved, choice.Pattern = []Reserved{{ID: "minority", Who: who}}, []string{Open, Open, "minority"}
		} else {
			choice.Reserved = []Reserved{{ID: "minority", Who: who, Seats: new(random.IntN(2))}}
			choice.Floors = []Floor{{ID: "women", Who: women, AtLeast: new(random.IntN(4)), Of: []string{Open, "minority", All}[random.IntN(3)]}}
		}
		r, err := Compile(Rules{Keys: []Key{
			{By: "total", Prefer: Prefer{Direction: Highest}},
			{By: "written", Prefer: Prefer{Direction: Highest}},
		}, Select: choice}, Names{})
		require.NoError(t, err)
		entries := make([]Entry, 5+random.IntN(60))
		for i := range entries {
			entries[i] = Entry{ID: fmt.Sprintf("TS%03d", i), Passed: random.IntN(9) > 0, Values: []KeyValue{
				Ratio(random.Int64N(30), 1), Ratio(random.Int64N(2), 1), {}, {},
			}}
			for k, source := range r.Needs() {
				switch source.Kind {
				case Sex:
					entries[i].Values[k] = Text([]string{"male", "male", "female"}[random.IntN(3)])
				case FactValue:
					entries[i].Values[k] = OfFact(thituyen.FactOf([]string{"true", "false", "false", "false"}[random.IntN(4)]))
				}
			}
			entries[i].Values = entries[i].Values[:len(r.Needs())]
		}
		lot, seats := "seed", 2+random.IntN(6)
		whole, err := r.Rank(entries, &lot)
		require.NoError(t, err)
		contenders := tallyInParts(t, r, entries, random).Contenders(seats)
		selectedAlike(t, whole, r, contenders, entries, seats, &lot)
		for _, e := range entries {
			if e.Passed && !contenders.Reached(e) {
				fewer++
			}
		}
	}
	require.Positive(t, fewer, "somebody is left out of the ranking")
}

func bandsAreTheList(t *testing.T, whole *List, r *Ranker, bands []Band, entries []Entry, lot *string) {
	t.Helper()
	var order [][]string
	before := int64(0)
	somebody := Entry{ID: "somebody", Values: entries[0].Values} // a fact that a key uses is held in the case, if not in the band
	for _, band := range bands {
		held := []Entry{somebody}
		for _, e := range entries {
			if e.Passed && band.Holds(e.Values[0]) {
				held = append(held, e)
			}
		}
		require.EqualValues(t, band.Count, len(held)-1)
		require.Equal(t, before, band.Before)
		before += band.Count
		list, err := r.Rank(held, lot)
		require.NoError(t, err)
		order = append(order, list.Order()...)
		for _, e := range held[1:] {
			place, _ := list.Place(e.ID)
			want, _ := whole.Place(e.ID)
			require.Equal(t, want.String(), place.Add(thituyen.Int(band.Before)).String())
		}
	}
	require.Equal(t, whole.Order(), order)
}

// A tally says what is wrong, and nothing that was never made panics.
func TestTalliesThatAreNone(t *testing.T) {
	r := partsRanker(t, Key{By: "total", Prefer: Prefer{Direction: Highest}, Missing: MissingRefuse}, Select{}, "", "")
	_, err := r.Tally(slices.Values([]Entry{{ID: "A", Passed: true}}))
	require.ErrorAs(t, err, new(*ValuesError))
	_, err = r.Tally(slices.Values([]Entry{{ID: "A", Passed: true, Values: []KeyValue{{}, {}, {}}}, {ID: "B", Passed: true, Values: []KeyValue{Text("x"), {}, {}}}}))
	require.ErrorContains(t, err, "candidates.A")
	require.ErrorContains(t, err, "candidates.B")
	for _, text := range []string{"x", "null", `{"key":"born"}`, `{"key":"total","counts":[{"value":"x","count":1}]}`, `{"key":"total","counts":[{"value":"1","count":0}]}`} {
		_, err = r.ReadTally([]byte(text))
		require.Error(t, err, text)
	}
	for _, first := range []string{"latest", "listed"} {
		other := partsRanker(t, firstKeys[first].key, Select{}, "", "")
		for _, value := range []string{"x", "9", "2020-13-01"} {
			_, err = other.ReadTally([]byte(`{"key":"` + firstKeys[first].key.By + `","counts":[{"value":"` + value + `","count":1}]}`))
			require.Error(t, err, value)
		}
		mine, err := r.Tally(nil)
		require.NoError(t, err)
		theirs, err := other.Tally(nil)
		require.NoError(t, err)
		require.ErrorIs(t, mine.Merge(theirs), ErrOtherTally)
		require.ErrorIs(t, mine.Merge(mine), ErrOtherTally)
		require.True(t, mine.Border(3).All)
	}
	var none *Ranker
	_, err = none.Tally(nil)
	require.ErrorIs(t, err, ErrOtherTally)
	_, err = none.ReadTally(nil)
	require.ErrorIs(t, err, ErrOtherTally)
	var nothing *Tally
	require.Zero(t, nothing.Len())
	require.Nil(t, nothing.Bands(3))
	require.Equal(t, "null", marshalled(t, nothing))
	require.True(t, nothing.Border(3).All)
	require.True(t, nothing.Contenders(3).Reached(Entry{Passed: true, Values: []KeyValue{{}}}))
	require.False(t, nothing.Contenders(3).Reached(Entry{}))
	require.True(t, Border{All: true}.Reached(Text("x")))
	require.False(t, Band{}.Holds(Text("x")))
	require.True(t, Band{}.First().Missing())
	one, err := r.Tally(slices.Values([]Entry{{ID: "A", Passed: true, Values: []KeyValue{Ratio(1, 1), {}, {}}}}))
	require.NoError(t, err)
	require.False(t, one.Border(0).Reached(Ratio(5, 1)))
	require.False(t, one.Border(1).Reached(Text("x")))
	require.Positive(t, one.Bands(0)[0].Side(Text("x")))
	require.Positive(t, one.Bands(1)[0].Side(Ratio(0, 1)))
	require.Negative(t, one.Bands(1)[0].Side(Ratio(2, 1)))
}
