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
	fmt.Println(register.Supervise(at).Text(language.Vietnamese))
	// Output:
	// true
	// the post is of the group districts, outside the authority of the plan so-xay-dung-2018 for the group departments (Đề án, nhóm thứ ba: tự quyết định lĩnh vực, đơn vị, chức danh theo thẩm quyền)
	// the round 1 of this line of the plan is not over
	// – so-xay-dung-2018: chưa thông báo thi Trưởng phòng Kế hoạch, kế hoạch định chậm nhất ngày 30/04/2018
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
  departments: {planned_by: Sở, own_plans: true}
plans:
  - {id: a, year: 2018, group: department, by: Sở Y tế, lines: [{id: x, unit: y, post: z, seats: 1, months: [13]}]}
`))
	mistakes, _ := errors.AsType[thituyen.Mistakes](err)
	for _, m := range mistakes {
		fmt.Printf("line %d, %v: %s\n", m.Place.Line, m.Path, m.Reason.Text(language.Vietnamese))
	}
	// Output:
	// line 7, plans[0].group: không có giá trị “department”; có phải là departments?
	// line 7, plans[0].lines[0].months[0]: không có tháng 13; tháng là số từ 1 đến 12
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
