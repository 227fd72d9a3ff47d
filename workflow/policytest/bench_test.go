package policytest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// tenThousand is a folder of a hundred suites of a hundred cases, each a
// screening, three scores and a ranking under the preset hai-phong-2018.
func tenThousand() fstest.MapFS {
	const candidate = `      %s:
        dossier: {born: 1978-05-20, sex: male, education: [{level: bachelor}], political_theory: advanced,
                  posts: [{level: division_head, from: 2010-01-01}], planning: [{for: post}],
                  ratings: {2015: good, 2016: good, 2017: excellent}, discipline: [], proceedings: [],
                  health: {fit: true, issued: 2018-02-01}, declarations: [assets], relatives: []}
        marks: {written: [%d, %d], project: {build: [16, 16, 16, 16, 16], present: [30, 30, 30, 30, %d], answer: [34, 34, 34, 34, 34]}}
`
	out := fstest.MapFS{}
	for s := range 100 {
		var suite strings.Builder
		fmt.Fprintf(&suite, "suite: Bộ %d\nregulation: hai-phong-2018\ncases:\n", s)
		for c := range 100 {
			fmt.Fprintf(&suite, "  - name: Trường hợp %d.%d\n    as_of: {registration: 2018-03-15, appointment: 2018-09-01}\n    post: {group: city-committee, level: deputy_director, seats: 1, term: 60 months}\n    candidates:\n", s, c)
			for i, id := range []string{"A", "B", "C"} {
				fmt.Fprintf(&suite, candidate, id, 60+i, 61+c%5, 20+i*5)
			}
			suite.WriteString("    expect: {standing: {A: passed}, order: [C, B, A], selected: [C], reserve: [B, A]}\n")
		}
		out[fmt.Sprintf("%03d.yaml", s)] = &fstest.MapFile{Data: []byte(suite.String())}
	}
	return out
}

func BenchmarkTenThousandCases(b *testing.B) {
	fsys := tenThousand()
	for b.Loop() {
		report, err := policytest.Evaluate(fsys, nil, nil)
		require.NoError(b, err)
		passed, failed := report.Count()
		require.Equal(b, []int{10000, 0}, []int{passed, failed})
	}
}
