package policytest_test

import (
	"fmt"
	"os"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

// An office's regulation and what its author expects of it.
var office = fstest.MapFS{
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
  - name: 49,5 điểm là đạt
    candidates: {Bình: {marks: {written: 49.5}}}
    expect: {standing: {Bình: passed}}
`)},
}

func ExampleEvaluate() {
	report, err := policytest.Evaluate(office, nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	_ = report.WriteCases(os.Stdout, language.Vietnamese, false)
	_ = report.WriteCount(os.Stdout)
	// Output:
	// thu.yaml  Mức đạt bài viết
	//   đạt  Đúng 50 điểm là đạt
	//   HỎNG 49,5 điểm là đạt
	//        dòng 10: expect.standing.Bình
	//          mong đợi: passed
	//          kết quả: {failed: [written]}
	//          vì Thi viết: 49,5 không đạt mức (từ 50) (Điều 7)
	// 1 passed, 1 failed
}

func ExampleCheck() {
	fmt.Println(policytest.Check(office, "thu.yaml"))
	// Output:
	// thu.yaml:8:
	//   FAIL 49,5 điểm là đạt
	//        line 10: expect.standing.Bình
	//          expected: passed
	//          came out: {failed: [written]}
	//          because written: 49.5 misses the pass mark (at least 50) (Điều 7)
}
