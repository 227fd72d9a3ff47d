package programme_test

import (
	"errors"
	"fmt"
	"os"
	"time"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/programme"
	"github.com/thituyen/thituyen/workflow/regulation"
	"github.com/thituyen/thituyen/workflow/round"
)

// The plans of a year join the pilot; a round is held under one of their
// lines and registered.
func Example() {
	pilot, err := programme.Preset("hai-phong-2018")
	if err != nil {
		fmt.Println(err)
		return
	}
	plans, err := programme.ParsePlans("plans.yaml", []byte(`
- id: so-xay-dung-2018
  year: 2018
  group: departments
  by: Sở Xây dựng
  made: 2018-01-20
  lines:
    - {id: ke-hoach, unit: so-xay-dung, post: tp-ke-hoach, title: Trưởng phòng Kế hoạch, seats: 1, months: [3, 4]}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	if pilot, err = pilot.With(plans...); err != nil {
		fmt.Println(err)
		return
	}

	lines := opened("departments")
	record, err := programme.Read(programme.Filing{Round: "1", Plan: "so-xay-dung-2018", Line: "ke-hoach", Record: lines})
	if err != nil {
		fmt.Println(err)
		return
	}
	register := pilot.Register()
	fmt.Println(register.Add(record).Accepted)

	other, err := programme.Read(programme.Filing{Round: "2", Plan: "so-xay-dung-2018", Line: "ke-hoach", Record: opened("districts")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(register.Add(other).Text(language.English))

	at := civil.DateTime{Date: civil.Date{Year: 2018, Month: time.May, Day: 1}}
	for _, why := range register.Supervise(at).Reasons() {
		fmt.Println(why.Text(language.Vietnamese))
	}
	// Output:
	// true
	// the post is of the group districts, outside the authority of the plan so-xay-dung-2018 for the group departments (Đề án, nhóm thứ ba: sở, ban, ngành, đảng đoàn, Mặt trận Tổ quốc, đoàn thể tự quyết định lĩnh vực, đơn vị, chức danh theo thẩm quyền và lập kế hoạch)
	// the round 1 of this line of the plan is not over
	// so-xay-dung-2018: chưa thông báo thi Trưởng phòng Kế hoạch, kế hoạch định chậm nhất ngày 30/04/2018
	// Chức danh diện Thành ủy quản lý: chưa có kế hoạch năm 2018, còn hạn đến ngày 31/12/2018
	// Tuyên truyền về chủ trương thí điểm: chưa có, hạn ngày 31/03/2018; được giao: Ban Tuyên giáo Thành ủy
}

// opened is the record of a round that has just been opened.
func opened(group string) round.History {
	rules, err := regulation.Preset("hai-phong-2018")
	if err != nil {
		panic(err)
	}
	seats := 1
	out, err := round.New(rules).Apply(round.Act{
		Step: "open", By: "hai", Happened: civil.DateTime{Date: civil.Date{Year: 2018, Month: time.March, Day: 1}},
		Body: round.Open{
			Post:   eligibility.Post{ID: "tp-ke-hoach", Group: group, Unit: "so-xay-dung", Seats: &seats, Term: new(thituyen.Months(60))},
			People: map[string][]string{"hai": {"organiser"}, "binh": {"authority", "head"}, "chi": {"authority"}, "dung": {"authority"}},
		},
	}, nil)
	if err != nil {
		panic(err)
	}
	return func(yield func([]byte, error) bool) { yield(out.Entry.Line, nil) }
}

// A wrong plan is told with its line, in both languages.
func ExampleParse() {
	_, err := programme.Parse("programme.yaml", []byte(`programme: thu
regulations: [hai-phong-2018]
window: {from: 2018-01-01, until: 2018-12-31}
groups:
  departments: {planned_by: [Sở Y tế, Sở Xây dựng]}
plans:
  - {id: a, year: 2018, group: department, by: Sở Y tế, made: 2018-01-20, lines: [{id: x, unit: y, post: z, seats: 1, months: [13]}]}
`))
	mistakes, _ := errors.AsType[thituyen.Mistakes](err)
	for _, m := range mistakes {
		fmt.Printf("line %d, %v: %s\n", m.Place.Line, m.Path, m.Reason.Text(language.Vietnamese))
	}
	// Output:
	// line 7, plans[0].group: không có giá trị “department”; có phải là departments?
	// line 7, plans[0].lines[0].months[0]: không có tháng 13; tháng là số từ 1 đến 12
}

// What is brought besides rounds, reports, difficulties and their answers, is
// read from a text and entered.
func ExampleRegister_Enter() {
	pilot, err := programme.Preset("hai-phong-2018")
	if err != nil {
		fmt.Println(err)
		return
	}
	entries, err := programme.ParseEntries("entries.yaml", []byte(`
difficulties:
  - {id: kk1, by: Sở Nội vụ, to: Thường trực Thành ủy, on: 2018-05-02, text: Chưa có kinh phí cho Hội đồng}
reports:
  - {of: oversight-2018, by: Sở Nội vụ, on: 2018-01-01, paper: BC 1, to: Trung ương, text: Năm 2018}
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	register := pilot.Register()
	for _, out := range register.Enter(entries) {
		fmt.Println(out.Accepted, out.Codes())
	}
	at := civil.DateTime{Date: civil.Date{Year: 2018, Month: time.July, Day: 1}}
	fmt.Println(register.Supervise(at).Difficulties[0].Why.Text(language.English))
	// Output:
	// true []
	// false [not_sent_to report_too_early]
	// kk1: raised by Sở Nội vụ to Thường trực Thành ủy on 2 May 2018 and unanswered for 60 days: Chưa có kinh phí cho Hội đồng
}

// The review is written as data, as text and as a page.
func ExampleReview_WriteHTML() {
	pilot, err := programme.Preset("hai-phong-2018")
	if err != nil {
		fmt.Println(err)
		return
	}
	review := pilot.Register().Review(civil.DateTime{Date: civil.Date{Year: 2020, Month: time.March, Day: 31}})
	file, err := os.CreateTemp("", "review-*.html")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if err := review.WriteHTML(file); err != nil {
		fmt.Println(err)
		return
	}
	info, _ := file.Stat()
	fmt.Println(review.Total.Rounds, info.Size() > 1000)
	// Output: 0 true
}
