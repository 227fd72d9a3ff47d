package scoring_test

import (
	"fmt"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/scoring"
)

// An essay of two markers, and a project that only those who passed the essay
// present; the essay is a gate and is not added.
func Example() {
	scheme := scoring.Scheme{
		Parts: []scoring.Component{
			{
				ID: "written", Title: thituyen.TitleOf("Thi viết"), Max: new(decimal.NewFromInt(100)), Counts: new(false), Pass: scoring.PassAtLeast(50),
				Panel: &scoring.Panel{Markers: &scoring.Markers{AtLeast: new(2)}},
				Round: scoring.RoundTo(2, "half_up"),
			},
			{ID: "project", Title: thituyen.TitleOf("Đề án"), Max: new(decimal.NewFromInt(100)), After: "written", Panel: &scoring.Panel{}, Round: scoring.RoundTo(2, "half_up")},
		},
	}
	scorer, err := scoring.Compile(scheme, nil)
	if err != nil {
		fmt.Println(err) // every mistake at once
		return
	}
	sheet := scorer.NewSheet("TS001")
	mark := func(component, marker, value string) {
		if err := sheet.Mark(component, marker, decimal.RequireFromString(value)); err != nil {
			fmt.Println(err)
		}
	}
	mark("written", "an", "80")
	mark("written", "bình", "82.25")
	mark("project", "an", "86")
	mark("project", "bình", "87")
	mark("project", "chi", "87.38")
	score, err := scorer.Score(sheet)
	if err != nil {
		fmt.Println(err)
		return
	}
	total, _ := score.Total()
	fmt.Println(score.Standing(scoring.Root), total)
	fmt.Print(score.Trace().Text(language.English))
	// Output:
	// passed 86.79
	// written
	//   an: 80
	//   bình: 82.25
	//   mean: (80 + 82.25) / 2 = 81.125
	//   rounded to 2 decimals (halves up): 81.125 → 81.13
	//   81.13 meets the pass mark (at least 50)
	//   standing: 81.13, passed
	// project
	//   an: 86
	//   bình: 87
	//   chi: 87.38
	//   mean: (86 + 87 + 87.38) / 3 = 13019/150 (≈ 86.7933)
	//   rounded to 2 decimals (halves up): 13019/150 (≈ 86.7933) → 86.79
	//   standing: 86.79, passed
	// total
	//   sum: 86.79 = 86.79
	//   standing: 86.79, passed
}

// Reasons say why a candidate has not passed, all of them.
func ExampleScore_Reasons() {
	scorer, _ := scoring.Compile(scoring.Scheme{Parts: []scoring.Component{
		{ID: "law", Title: thituyen.TitleOf("Luật"), Max: new(decimal.NewFromInt(10)), Pass: scoring.PassAtLeast(5), Clause: "Điều 5"},
		{ID: "english", Title: thituyen.TitleOf("Tiếng Anh"), Max: new(decimal.NewFromInt(10)), Pass: scoring.PassAtLeast(5), Clause: "Điều 6"},
	}}, nil)
	sheet := scorer.NewSheet("TS002")
	_ = sheet.Mark("law", "", decimal.RequireFromString("4.75"))
	_ = sheet.Absent("english")
	score, _ := scorer.Score(sheet)
	fmt.Println(score.Standing(scoring.Root), score.Failed())
	for _, reason := range score.Reasons() {
		fmt.Println(reason.Text(language.Vietnamese), "–", reason.Clause)
	}
	// Output:
	// absent [law]
	// 4,75 không đạt mức (từ 5) – Điều 5
	// vắng mặt – Điều 6
}
