package ranking

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// plainKey and plainEntry are the rules once more, for a ranking so plain that
// nothing in it can hide: every two candidates are compared, key by key.
type plainKey struct {
	listed  []string // nil: by number
	highest bool
	missing WhenMissing
}

type plainEntry struct {
	id     string
	values []KeyValue
}

func plainCompare(keys []plainKey, a, b plainEntry) int {
	for i, k := range keys {
		x, y := a.values[i], b.values[i]
		if x.Missing() || y.Missing() {
			if x.Missing() == y.Missing() {
				continue
			}
			if x.Missing() == (k.missing == MissingFirst) {
				return -1
			}
			return 1
		}
		c := 0
		if k.listed != nil {
			place := func(v KeyValue) int {
				if at := slices.Index(k.listed, v.String()); at >= 0 {
					return at
				}
				return len(k.listed)
			}
			c = cmp.Compare(place(x), place(y))
		} else {
			n, _ := x.Number()
			m, _ := y.Number()
			c = n.Rat().Cmp(m.Rat())
			if k.highest {
				c = -c
			}
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

// plainOrder counts for each how many stand above, and puts equal counts
// together.
func plainOrder(keys []plainKey, entries []plainEntry) [][]string {
	above := map[int][]string{}
	for _, e := range entries {
		count := 0
		for _, other := range entries {
			if plainCompare(keys, other, e) < 0 {
				count++
			}
		}
		above[count] = append(above[count], e.id)
	}
	var order [][]string
	for count := range len(entries) + 1 {
		if group := above[count]; group != nil {
			slices.Sort(group)
			order = append(order, group)
		}
	}
	return order
}

// random makes rules and candidates who often tie.
func random(r *rand.Rand, candidates int) (*Ranker, []plainKey, []plainEntry) {
	var rules Rules
	keys := make([]plainKey, 1+r.IntN(4))
	for i := range keys {
		keys[i] = plainKey{highest: r.IntN(2) == 0, missing: []WhenMissing{MissingLast, MissingFirst}[r.IntN(2)]}
		key := Key{By: fmt.Sprintf("part%d", i), Prefer: Prefer{Direction: Lowest}, Missing: keys[i].missing}
		switch {
		case r.IntN(3) == 0:
			keys[i].listed = []string{"c", "a", "d"}[:1+r.IntN(3)]
			key.By, key.Prefer = fmt.Sprintf("fact.f%d", i), Prefer{Listed: keys[i].listed}
		case keys[i].highest:
			key.Prefer.Direction = Highest
		}
		rules.Keys = append(rules.Keys, key)
	}
	ranker, err := Compile(rules, Names{})
	if err != nil {
		panic(err)
	}
	entries := make([]plainEntry, candidates)
	for i := range entries {
		entries[i] = plainEntry{id: fmt.Sprintf("TS%d", i), values: make([]KeyValue, len(keys))}
		for j, k := range keys {
			entries[i].values[j] = randomValue(r, k)
		}
	}
	for j, k := range keys { // a fact must be held by somebody
		if k.listed != nil {
			entries[0].values[j] = Text("a")
		}
	}
	return ranker, keys, entries
}

func randomValue(r *rand.Rand, k plainKey) KeyValue {
	switch {
	case r.IntN(6) == 0:
		return KeyValue{}
	case k.listed != nil:
		return Text(string(rune('a' + r.IntN(5))))
	}
	switch r.IntN(12) {
	case 0:
		return Number(thituyen.Fraction(int64(r.IntN(9)), int64(1+r.IntN(7))))
	case 1:
		return Ratio(int64(r.Uint64()>>r.IntN(64)), 1+int64(r.Uint64()>>(1+r.IntN(63))))
	case 2:
		return Number(thituyen.Int(int64(r.IntN(3))).Mul(thituyen.Int(1 << 62)))
	}
	return Ratio(int64(r.IntN(5)), int64(1+r.IntN(2)))
}

func entriesOf(plain []plainEntry) []Entry {
	entries := make([]Entry, len(plain))
	for i, e := range plain {
		entries[i] = passed(e.id, e.values...)
	}
	return entries
}

func TestAgreesWithThePlainRanking(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 6))
	for range 1500 {
		ranker, keys, entries := random(r, 1+r.IntN(24))
		list, err := ranker.Rank(entriesOf(entries), nil)
		require.NoError(t, err)
		require.Equal(t, plainOrder(keys, entries), list.Order())
		for range 8 {
			a, b := entries[r.IntN(len(entries))], entries[r.IntN(len(entries))]
			checkDecided(t, list, keys, a, b)
		}
	}
}

func checkDecided(t *testing.T, list *List, keys []plainKey, a, b plainEntry) {
	c, ok := list.Decided(a.id, b.id)
	require.Equal(t, a.id != b.id, ok)
	if !ok {
		return
	}
	want := plainCompare(keys, a, b)
	require.Equal(t, want == 0, c.Tied())
	if want < 0 {
		require.Equal(t, a.id, c.Above)
	} else if want > 0 {
		require.Equal(t, b.id, c.Above)
	}
	for i := range keys {
		if plainCompare(keys[i:i+1], plainEntry{values: a.values[i:]}, plainEntry{values: b.values[i:]}) != 0 {
			require.Equal(t, list.ranker.keys[i].by, c.By, "the first key on which they differ")
			return
		}
	}
}

// Groups long enough to be sorted by digits agree with those sorted by
// comparing.
func TestSortingByDigitsAgrees(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 6))
	for range 20 {
		ranker, keys, entries := random(r, 3000)
		list, err := ranker.Rank(entriesOf(entries), nil)
		require.NoError(t, err)
		slices.SortFunc(entries, func(a, b plainEntry) int {
			return cmp.Or(plainCompare(keys, a, b), strings.Compare(a.id, b.id))
		})
		position := 0
		for _, group := range list.Order() {
			for i, id := range group {
				require.Equal(t, entries[position].id, id)
				if position > 0 {
					require.Equal(t, i > 0, plainCompare(keys, entries[position-1], entries[position]) == 0)
				}
				position++
			}
		}
		require.Equal(t, len(entries), position)
	}
}

func TestTheOrderOfEntriesChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 6))
	for range 300 {
		ranker, _, plain := random(r, 1+r.IntN(20))
		ranker.ties, ranker.atCut = []Ties{TiesShare, TiesLot}[r.IntN(2)], CutLot
		ranker.reserve = Reserve{Count: r.IntN(4)}
		entries, seed, seats := entriesOf(plain), "hạt giống", r.IntN(6)
		ask := func() (string, *Selection) {
			list, err := ranker.Rank(entries, &seed)
			require.NoError(t, err)
			s, err := list.Select(&seats)
			require.NoError(t, err)
			return fmt.Sprint(list.Order()), s
		}
		order, selection := ask()
		for range 3 {
			r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
			again, reselected := ask()
			require.Equal(t, order, again)
			require.Equal(t, selection.Selected, reselected.Selected)
			require.Equal(t, selection.Reserve, reselected.Reserve)
			require.Equal(t, selection.Reasons, reselected.Reasons)
		}
	}
}

func TestAnotherCandidateChangesNoOrderBetweenOthers(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 6))
	for range 400 {
		ranker, _, plain := random(r, 2+r.IntN(16))
		ranker.ties = []Ties{TiesShare, TiesLot}[r.IntN(2)]
		seed := "hạt giống"
		entries := entriesOf(plain)
		all, err := ranker.Rank(entries, &seed)
		require.NoError(t, err)
		fewer, err := ranker.Rank(entries[:len(entries)-1], &seed)
		require.NoError(t, err)
		gone := plain[len(plain)-1].id
		var without [][]string
		for _, group := range all.Order() {
			if group = slices.DeleteFunc(group, func(id string) bool { return id == gone }); len(group) > 0 {
				without = append(without, group)
			}
		}
		require.Equal(t, fewer.Order(), without)
	}
}

func TestMistakesDoNotDependOnTheOrderOfEntries(t *testing.T) {
	ranker := mustCompile(t, `{keys: [{by: total, prefer: highest, missing: refuse}, {by: born, prefer: earliest, missing: refuse}]}`, names)
	entries := []Entry{passed("A", KeyValue{}, KeyValue{}), passed("B", Text("x"), KeyValue{}), passed("C", mark("1"), mark("1")), passed("A", mark("1"), mark("2"))}
	_, err := ranker.Rank(entries, nil)
	slices.Reverse(entries)
	_, again := ranker.Rank(entries, nil)
	assert.Equal(t, err.Error(), again.Error())
}

// FuzzRank holds the ranking against the plain one on whatever rules and
// candidates a seed makes.
func FuzzRank(f *testing.F) {
	f.Add(uint64(1), uint16(5))
	f.Add(uint64(7), uint16(1))
	f.Fuzz(func(t *testing.T, seed uint64, size uint16) {
		ranker, keys, entries := random(rand.New(rand.NewPCG(seed, 0)), 1+int(size%40))
		list, err := ranker.Rank(entriesOf(entries), nil)
		require.NoError(t, err)
		require.Equal(t, plainOrder(keys, entries), list.Order())
	})
}
