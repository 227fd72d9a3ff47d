package coverage_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/policytest/coverage"
)

func ExampleCollector() {
	office := fstest.MapFS{
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
	var seen coverage.Collector
	if _, err := policytest.Evaluate(office, nil, nil, seen.Watch); err != nil {
		fmt.Println(err)
		return
	}
	_ = seen.Coverage().Write(os.Stdout, language.Vietnamese, false)
	// Output:
	// Quy chế quy-che: các trường hợp đã thấy 1 trên 2 cách vận hành của quy tắc (50 %)
	//   chưa thấy scoring.written.pass (Thi viết): trượt
}
