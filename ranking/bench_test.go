package ranking

import (
	"fmt"
	"testing"
)

// crowd makes entries whose totals repeat, as marks of two decimals do.
func crowd(n int) []Entry {
	entries, values := make([]Entry, n), make([]KeyValue, 3*n)
	state := uint64(1)
	next := func(below uint64) int64 {
		state = state*6364136223846793005 + 1442695040888963407
		return int64((state >> 33) % below)
	}
	for i := range entries {
		v := values[3*i : 3*i+3 : 3*i+3]
		v[0], v[1], v[2] = Ratio(next(150000), 1500), Ratio(next(1500), 15), Text([]string{"male", "female"}[next(2)])
		entries[i] = Entry{ID: fmt.Sprintf("TS%07d", i), Passed: true, Values: v}
	}
	return entries
}

func BenchmarkRank(b *testing.B) {
	ranker, err := Compile(Rules{Keys: []Key{
		{By: "total", Prefer: Prefer{Direction: Highest}},
		{By: "written", Prefer: Prefer{Direction: Highest}},
		{By: "sex", Prefer: Prefer{Listed: []string{"female"}}},
	}}, Names{})
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1_000, 100_000, 1_000_000} {
		entries := crowd(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				list, err := ranker.Rank(entries, nil)
				if err != nil || list.Len() != n {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/candidate")
		})
	}
}
