package workflow_test

import (
	"fmt"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow"
)

func moment(year, month, day, hour int) civil.DateTime {
	var at civil.DateTime
	at.Date, _ = civil.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	at.Time.Hour = hour
	return at
}

func days(count int) *thituyen.Span { return &thituyen.Span{Count: count} }

func about(title, clause string) workflow.About {
	return workflow.About{Title: thituyen.TitleOf(title), Clause: clause}
}

// selection is a small procedure; people and clauses are invented.
func selection() workflow.Procedure {
	return workflow.Procedure{
		Roles: map[string]workflow.Role{
			"organiser": {About: about("Cơ quan tổ chức", "")},
			"council":   {About: about("Hội đồng thi tuyển", "Điều 8"), ApartFrom: []string{"supervisor"}, Kin: workflow.AnyCandidate},
			"chair":     {About: about("Chủ tịch Hội đồng", "Điều 8"), Of: "council"},
			"supervisor": {
				About: about("Ban giám sát", ""),
			},
		},
		States: &workflow.States{
			Start: "draft", Final: []string{"recognised"},
			Titles: map[string]thituyen.Title{"draft": thituyen.TitleOf("Dự thảo"), "announced": thituyen.TitleOf("Đã thông báo"), "closed": thituyen.TitleOf("Hết hạn nhận hồ sơ"), "recognised": thituyen.TitleOf("Đã công nhận")},
		},
		Clocks: []workflow.Clock{
			{About: about("Thời hạn nhận hồ sơ", "Điều 15"), ID: "registration", Starts: workflow.StartsWith("announce"), Lasts: days(30)},
		},
		Steps: []workflow.StepRule{
			{About: about("Thông báo", ""), ID: "announce", By: workflow.Names{"organiser"}, From: workflow.Names{"draft"}, To: "announced"},
			{About: about("Nhận hồ sơ", ""), ID: "register", By: workflow.Names{"organiser"}, From: workflow.Names{"announced"}, Within: workflow.Names{"registration"}},
			{About: about("Chốt danh sách", "Điều 15"), ID: "close", By: workflow.Names{"chair"}, From: workflow.Names{"announced"}, To: "closed", After: workflow.Names{"registration"}},
			{
				About: about("Công nhận kết quả", "Điều 18"), ID: "recognise", By: workflow.Names{"council"}, From: workflow.Names{"closed"}, To: "recognised",
				Votes: &workflow.Votes{Tie: "chair"},
			},
		},
	}
}

// The main road: compile a procedure, open a case, take steps, read why one
// was refused.
func Example() {
	machine, err := workflow.Compile(selection())
	if err != nil {
		fmt.Println(err)
		return
	}
	proceeding, err := machine.Start(workflow.Case{People: map[string][]string{
		"an": {"organiser"}, "binh": {"council", "chair"}, "chi": {"council"},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	announced := proceeding.Apply(workflow.Step{At: moment(2018, 3, 1, 9), By: "an", Step: "announce"})
	fmt.Println(announced.Text(language.Vietnamese))
	again := proceeding.Apply(workflow.Step{At: moment(2018, 3, 2, 9), By: "chi", Step: "announce"})
	fmt.Println(again.Codes())
	fmt.Println(again.Text(language.English))
	// Output:
	// đã ghi nhận; trạng thái: Đã thông báo
	// [wrong_role wrong_state]
	// “announce” can only be taken in the state: draft; it is now “announced”
	// chi holds no role that may take “announce”; it is for: organiser
}

// Why is the button grey? Open answers for every step with all that is in the
// way of this person at this moment.
func ExampleProceeding_Open() {
	machine, _ := workflow.Compile(selection())
	proceeding, _ := machine.Start(workflow.Case{
		People:  map[string][]string{"an": {"organiser"}, "binh": {"council", "chair"}},
		Related: map[string]map[string]workflow.Kin{"binh": {"A": workflow.Sibling}},
	})
	proceeding.Apply(workflow.Step{At: moment(2018, 3, 1, 9), By: "an", Step: "announce"})

	for _, button := range proceeding.Open("binh", moment(2018, 3, 20, 9)) {
		if button.Step.ID == "close" {
			fmt.Println("mở được:", button.Open(), button.Codes())
			fmt.Println(button.Text(language.Vietnamese))
		}
	}
	// Output:
	// mở được: false [related too_early]
	// binh có quan hệ với thí sinh A (anh, chị, em ruột) nên không được tham gia với vai trò Hội đồng thi tuyển (Điều 8)
	// chưa đến lúc: “Thời hạn nhận hồ sơ” còn đến hết ngày 02/04/2018 (Điều 15)
}

// A vote ends as soon as the votes still to come cannot change it.
func ExampleProceeding_Apply_vote() {
	machine, _ := workflow.Compile(selection())
	proceeding, _ := machine.Start(workflow.Case{People: map[string][]string{
		"an": {"organiser"}, "binh": {"council", "chair"}, "chi": {"council"}, "dung": {"council"}, "em": {"council"}, "giang": {"council"},
	}})
	proceeding.Apply(workflow.Step{At: moment(2018, 3, 1, 9), By: "an", Step: "announce"})
	proceeding.Apply(workflow.Step{At: moment(2018, 4, 3, 9), By: "binh", Step: "close"})
	for _, member := range []string{"chi", "dung", "binh", "em"} {
		vote := proceeding.Apply(workflow.Step{At: moment(2018, 4, 4, 9), By: member, Step: "recognise"})
		fmt.Println(member, vote.Accepted, vote.Text(language.Vietnamese))
	}
	// Output:
	// chi true đã ghi nhận; trạng thái: Hết hạn nhận hồ sơ; biểu quyết chưa ngã ngũ: 1 tán thành, 0 không tán thành, 0 không có ý kiến; 1 trên 5 thành viên, cần ít nhất 1
	// dung true đã ghi nhận; trạng thái: Hết hạn nhận hồ sơ; biểu quyết chưa ngã ngũ: 2 tán thành, 0 không tán thành, 0 không có ý kiến; 2 trên 5 thành viên, cần ít nhất 1
	// binh true đã ghi nhận; trạng thái: Đã công nhận; biểu quyết được thông qua: 3 tán thành, 0 không tán thành, 0 không có ý kiến; 3 trên 5 thành viên, cần ít nhất 1
	// em false quy trình đã kết thúc ở trạng thái “Đã công nhận” nên không làm được bước “Công nhận kết quả” nữa (Điều 18)
}

// A deadline across Tết: thirty days from 17 January 2018 end on Friday, 16
// February, the first day of the year of Mậu Tuất, and so move to the first
// working day after the holiday.
func ExampleProceeding_Due() {
	machine, _ := workflow.Compile(selection())
	proceeding, _ := machine.Start(workflow.Case{
		People: map[string][]string{"an": {"organiser"}},
		Holidays: []civil.Date{
			{Year: 2018, Month: 2, Day: 15}, {Year: 2018, Month: 2, Day: 16}, {Year: 2018, Month: 2, Day: 19}, {Year: 2018, Month: 2, Day: 20},
		},
	})
	proceeding.Apply(workflow.Step{At: moment(2018, 1, 17, 9), By: "an", Step: "announce"})
	for _, deadline := range proceeding.Due(moment(2018, 2, 14, 9)) {
		fmt.Println(deadline.Clock.Text(language.Vietnamese), deadline.Last)
	}
	late := proceeding.Apply(workflow.Step{At: moment(2018, 2, 22, 8), By: "an", Step: "register"})
	fmt.Println(late.Text(language.Vietnamese))
	// Output:
	// Thời hạn nhận hồ sơ 2018-02-21
	// đã quá hạn: “Thời hạn nhận hồ sơ” đã hết ngày 21/02/2018 (Điều 15)
}
