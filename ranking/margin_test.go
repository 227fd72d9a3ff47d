package ranking

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

// marginCase is a random case: a number, a second number, seats.
type marginCase struct {
	rules  Rules
	first  []*int64 // in quarters
	second []int64
	seats  int
}

func randomMargins(r *rand.Rand) marginCase {
	c := marginCase{rules: Rules{Keys: []Key{{By: "fact.x", Prefer: Prefer{Direction: Highest}}, {By: "fact.y", Prefer: Prefer{Direction: Lowest}}}}}
	if r.IntN(2) == 0 {
		c.rules.Keys[0].Prefer.Direction = Lowest
	}
	if r.IntN(3) == 0 {
		c.rules.Keys[0].Missing = MissingFirst
	}
	c.rules.Select.AtCut = []Cut{CutRefer, CutAll, CutNone}[r.IntN(3)]
	for range 2 + r.IntN(6) {
		value := new(4 * r.Int64N(5))
		if r.IntN(8) == 0 {
			value = nil
		}
		c.first, c.second = append(c.first, value), append(c.second, r.Int64N(3))
	}
	c.seats = r.IntN(len(c.first) + 1)
	return c
}

// selected ranks anew with one first value changed, and says whether that
// candidate is selected.
func (c *marginCase) selected(t *testing.T, ranker *Ranker, who int, value *int64) bool {
	t.Helper()
	changed := *c
	changed.first = slices.Clone(c.first)
	changed.first[who] = value
	list := changed.list(t, ranker)
	s, err := list.Select(new(c.seats))
	require.NoError(t, err)
	return slices.Contains(s.Selected, string(rune('A'+who)))
}

// TestMarginsByTrying tries every quarter around every border: values are
// whole, so that what holds a quarter beyond a border holds however little
// beyond it.
func TestMarginsByTrying(t *testing.T) {
	names := Names{Facts: map[string]thituyen.FactDeclaration{"x": {Type: thituyen.FactNumber}, "y": {Type: thituyen.FactNumber}}}
	lacking := 0
	for seed := range uint64(3_000) {
		c := randomMargins(rand.New(rand.NewPCG(seed, 7)))
		ranker, err := Compile(c.rules, names)
		require.NoError(t, err)
		if !slices.ContainsFunc(c.first, func(v *int64) bool { return v != nil }) {
			continue // a fact that nobody holds
		}
		for who := range c.first {
			if c.first[who] == nil {
				continue
			}
			was := c.selected(t, ranker, who, c.first[who])
			want := ""
			step := int64(1)
			if was {
				step = -1
			}
			if c.rules.Keys[0].Prefer.Direction == Lowest {
				step = -step
			}
			for change := int64(1); change <= 40; change++ {
				if c.selected(t, ranker, who, new(*c.first[who]+step*change)) != was {
					want = fmt.Sprint(change/4, change%4 == 1) // a quarter beyond is «above»
					break
				}
			}
			got := ""
			list := c.list(t, ranker)
			s, err := list.Select(new(c.seats))
			require.NoError(t, err)
			m, ok, err := s.Margin(string(rune('A' + who)))
			require.NoError(t, err)
			if ok {
				got = fmt.Sprint(m.Amount, m.Above)
				require.Equal(t, was, m.Selected)
				require.NotEqual(t, m.Text(language.Vietnamese), m.Text(language.English))
				lacking++
			}
			require.Equal(t, want, got, "seed %d candidate %c seats %d", seed, 'A'+who, c.seats)
		}
	}
	require.Greater(t, lacking, 3_000)
}

func (c *marginCase) list(t *testing.T, ranker *Ranker) *List {
	t.Helper()
	var entries []Entry
	for i, v := range c.first {
		e := Entry{ID: string(rune('A' + i)), Passed: true, Values: []KeyValue{{}, Number(thituyen.Int(c.second[i]))}}
		if v != nil {
			e.Values[0] = Number(thituyen.Fraction(*v, 4))
		}
		entries = append(entries, e)
	}
	list, err := ranker.Rank(entries, nil)
	require.NoError(t, err)
	return list
}

func TestNoMargin(t *testing.T) {
	var none *Selection
	_, _, err := none.Margin("A")
	require.ErrorIs(t, err, ErrNoMargin)
	for _, rules := range []Rules{
		{Keys: []Key{{By: "fact.x", Prefer: Prefer{Direction: Highest}}}, Ties: TiesLot},
		{Keys: []Key{{By: "fact.x", Prefer: Prefer{Direction: Highest}}}, Select: Select{AtCut: CutLot}},
		{Keys: []Key{{By: "born", Prefer: Prefer{Direction: Earliest}}}},
	} {
		ranker, err := Compile(rules, Names{})
		require.NoError(t, err)
		list, err := ranker.Rank(nil, nil)
		require.NoError(t, err)
		s, err := list.Select(new(1))
		require.NoError(t, err)
		_, _, err = s.Margin("A")
		require.ErrorIs(t, err, ErrNoMargin)
	}
}
