package mutation_test

import (
	"fmt"
	"testing/fstest"

	"github.com/thituyen/thituyen/workflow/policytest/mutation"
)

func ExampleMutate() {
	cases := fstest.MapFS{
		"quy-che.yaml": {Data: []byte(`
regulation: quy-che
scoring:
  parts:
    - {id: written, title: Thi viết, clause: Điều 7, max: 100, pass: 50}
`)},
		"thu.yaml": {Data: []byte(`
suite: Mức đạt bài viết
regulation: quy-che
cases:
  - name: Đúng 50 điểm là đạt
    candidates: {An: {marks: {written: 50}}}
    expect: {standing: {An: passed}}
`)},
	}
	tried, err := mutation.Mutate(cases, "quy-che.yaml", nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, change := range tried.Unnoticed() {
		fmt.Println(change.Rule, change.From, "→", change.To)
	}
	// Output:
	// scoring.written.max 100 → 101
	// scoring.written.max 100 → 99
	// scoring.written.pass 50 → 49
}
