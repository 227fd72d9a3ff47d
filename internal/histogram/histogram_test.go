package histogram

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestPartsAddUp splits values, counts the parts, merges them in any order and
// grouping, and finds what a sorted list of all says.
func TestPartsAddUp(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		all := make([]int, r.IntN(3000))
		for i := range all {
			all[i] = r.IntN(1 + int(seed)*20)
		}
		parts := make([]*Histogram[int], 1+r.IntN(5))
		for i := range parts {
			parts[i] = New(cmp.Compare[int])
		}
		for _, v := range all {
			parts[r.IntN(len(parts))].Add(v, 1)
		}
		for len(parts) > 1 {
			i, j := r.IntN(len(parts)), r.IntN(len(parts)-1)
			if j >= i {
				j++
			}
			parts[i].Merge(parts[j])
			parts = slices.Delete(parts, j, j+1)
		}
		slices.Sort(all)
		agrees(t, parts[0].Counts(), all)
		require.LessOrEqual(t, len(parts[0].items), 2*len(slices.Compact(all))+slack, "what is kept grows with the different values alone")
	}
}

func agrees(t *testing.T, c *Counts[int], sorted []int) {
	t.Helper()
	require.EqualValues(t, len(sorted), c.Total())
	for k, v := range sorted {
		i := c.At(int64(k))
		require.Equal(t, v, c.Items[i].Value)
		from, found := slices.BinarySearch(sorted, v)
		require.True(t, found)
		to, _ := slices.BinarySearch(sorted, v+1)
		before, same := c.Around(v)
		require.Equal(t, []int64{int64(from), int64(to - from)}, []int64{before, same})
		require.Equal(t, []int64{int64(from), int64(to)}, []int64{c.Before(i), c.UpTo(i)})
		require.EqualValues(t, i, c.Distinct(v))
	}
	before, same := c.Around(-1)
	require.Zero(t, before+same)
}

func TestNothing(t *testing.T) {
	var none *Histogram[int]
	require.Zero(t, none.Counts().Total())
	var counts *Counts[int]
	require.Zero(t, counts.Total()+counts.Distinct(3))
	before, same := counts.Around(3)
	require.Zero(t, before+same)
	h := New(cmp.Compare[int])
	h.Merge(nil)
	require.Zero(t, h.Counts().Total())
}
