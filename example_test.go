package thituyen_test

import (
	"encoding/json"
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/ledger/file"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// A regulation that comes with the library: what it says of a group of posts.
func Example_preset() {
	r, err := regulation.Preset("hai-phong-2018")
	if err != nil {
		fmt.Println(err)
		return
	}
	rules, _ := r.For("departments")
	for _, sentence := range rules.Sentences() {
		if sentence.Rule == "scoring.project" {
			fmt.Println(sentence.Name.Text(language.Vietnamese), "–", sentence.Clause)
		}
	}
	// Output:
	// “Trình bày và bảo vệ đề án hành động” – Đề án, nguyên tắc: nội dung, hình thức phù hợp từng chức danh
}

// Who may sit, what they earn, who stands where and who is chosen, each with
// its reasons: the whole road in one call.
func Example_select() {
	r, err := regulation.Parse("vi-du.yaml", []byte(`
regulation: vi-du
eligibility: {criteria: [{id: age, clause: Điều 1, require: {age: {at_least: 30 years}}}]}
scoring: {parts: [{id: written, max: 100, pass: 50, clause: Điều 2}]}
ranking: {keys: [{by: total, prefer: highest}], select: {reserve: 1}}
`))
	if err != nil {
		fmt.Println(err) // every mistake at once, each at its line
		return
	}
	var competition regulation.Case
	applicants := map[string]regulation.Applicant{}
	err = json.Unmarshal([]byte(`{"as_of": "2018-06-01", "post": {"seats": 1}}`), &competition)
	if err == nil {
		err = json.Unmarshal([]byte(`{
			"A": {"dossier": {"born": "1980-05-01"}, "marks": {"written": 80.5}},
			"B": {"dossier": {"born": "1985-05-01"}, "marks": {"written": 79}},
			"C": {"dossier": {"born": "1985-05-01"}, "marks": {"written": 49}},
			"D": {"dossier": {"born": "1999-05-01"}}
		}`), &applicants)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	var all []regulation.Applicant
	for id, a := range applicants {
		a.ID = id
		all = append(all, a)
	}
	rules, _ := r.For("")
	result, err := rules.Select(competition, slices.Values(all), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Selection.Selected, result.Selection.Reserve)
	why, _ := result.Selection.Decided("A", "B")
	fmt.Println(why.Text(language.Vietnamese))
	for _, answer := range result.Answers {
		for _, reason := range answer.Reasons() {
			fmt.Printf("%s: %s (%s)\n", answer.ID, reason.Text(language.Vietnamese), reason.Clause)
		}
	}
	// Output:
	// [A] [[B]]
	// A xếp trước B theo tổng điểm: 80,5 so với 79
	// C: 49 không đạt mức (từ 50) (Điều 2)
	// D: mới 19 tuổi 1 tháng vào ngày 01/06/2018 (sinh ngày 01/05/1999); yêu cầu từ đủ 30 tuổi, đến ngày 01/05/2029 mới đủ, còn thiếu 10 năm 11 tháng (Điều 1)
}

// A round keeps a record, and whoever holds it computes again what it states.
func Example_round() {
	report := round.Verify(file.Lines("examples/verify/testdata/record.jsonl"), round.VerifyOptions{})
	fmt.Println(report.Holds, report.State, report.Round.Selection().Selected)
	// Output:
	// true ended [TS02]
}
