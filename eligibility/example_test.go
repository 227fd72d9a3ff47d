package eligibility_test

import (
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
)

func date(year int, month time.Month, day int) civil.Date {
	return civil.Date{Year: year, Month: month, Day: day}
}

// criteria are those of an invented regulation.
func criteria() eligibility.Criteria {
	return eligibility.Criteria{Criteria: []eligibility.Criterion{
		{
			ID: "term", Title: thituyen.TitleOf("Còn đủ 60 tháng công tác"), Clause: "Điều 4", AsOf: "appointment", WaivableBy: "authority",
			Require: eligibility.RemainingService{AtLeast: eligibility.ForSpan(new(thituyen.Months(60)))},
		},
		{
			ID: "degree", Title: thituyen.TitleOf("Đại học trở lên"), Clause: "Điều 5",
			Require: eligibility.Education{AtLeast: "bachelor"},
		},
		{
			ID: "route", Title: thituyen.TitleOf("Trong quy hoạch hoặc được đề cử"), Clause: "Điều 3",
			Require: eligibility.Any{
				eligibility.Planning{For: eligibility.ForPost},
				eligibility.Nomination{By: "collective_leadership"},
			},
		},
		{
			ID: "health", Title: thituyen.TitleOf("Đủ sức khỏe"), Clause: "Điều 6",
			Require: eligibility.Health{Fit: new(true), IssuedWithin: new(thituyen.Months(6))},
		},
	}}
}

func theCase() eligibility.Case {
	return eligibility.Case{Dates: map[string]civil.Date{"registration": date(2018, 6, 1), "appointment": date(2018, 9, 1)}}
}

// One person: every criterion is judged, and each says why.
func Example() {
	screener, err := eligibility.Compile(criteria(), eligibility.Vocabulary{})
	if err != nil {
		fmt.Println(err)
		return
	}
	dossier := eligibility.Dossier{
		Born: new(date(1963, 8, 20)), Sex: eligibility.Male,
		Education: []eligibility.Degree{{Level: "master", Field: "law"}},
		Planning:  []eligibility.PlanningEntry{{For: "post"}},
		Health:    &eligibility.HealthCertificate{Fit: new(true), Issued: new(date(2018, 3, 15))},
	}
	decision, err := screener.Screen(&dossier, theCase(), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision.Outcome(), decision.NotMet())
	term, _ := decision.Finding("term")
	fmt.Println(term.Text(language.Vietnamese))
	fmt.Println(term.Reason().Code, term.Reason().Clause)
	// Output:
	// ineligible [term]
	// Còn đủ 60 tháng công tác: không đạt – chỉ còn 4 năm 11 tháng 30 ngày công tác từ ngày 01/09/2018 đến khi nghỉ hưu ngày 31/08/2023 (tuổi nghỉ hưu 60/55, áp dụng đến hết năm 2020); yêu cầu ít nhất 60 tháng (đến ngày 01/09/2023), còn thiếu 1 ngày (Điều 4)
	// remaining_service_not_met Điều 4
}

// A pool: many dossiers against one case, each with its reasons; a waiver by
// the authority that the criterion names counts as waived, never as met.
func ExampleScreener_ScreenAll() {
	screener, _ := eligibility.Compile(criteria(), eligibility.Vocabulary{})
	dossier := func(year int, level eligibility.EducationLevel) *eligibility.Dossier {
		return &eligibility.Dossier{
			Born: new(date(year, 8, 20)), Sex: eligibility.Male, Education: []eligibility.Degree{{Level: level}},
			Planning: []eligibility.PlanningEntry{{For: "post"}}, Health: &eligibility.HealthCertificate{Fit: new(true), Issued: new(date(2018, 3, 15))},
		}
	}
	pool := []eligibility.Application{
		{Candidate: "TS01", Dossier: dossier(1975, "bachelor")},
		{Candidate: "TS02", Dossier: dossier(1960, "college")},
		{Candidate: "TS03", Dossier: dossier(1963, "doctor"), Waivers: []eligibility.Waiver{{Criterion: "term", By: "authority", Reason: "trường hợp đặc biệt"}}},
	}
	for decision, err := range screener.ScreenAll(theCase(), slices.Values(pool)) {
		if err != nil {
			fmt.Println(decision.Candidate(), err)
			continue
		}
		fmt.Println(decision.Candidate(), decision.Outcome(), decision.NotMet(), decision.Waived())
		for _, finding := range decision.Findings() {
			if finding.Verdict() == eligibility.NotMet {
				fmt.Println("  ", finding.Reason().Text(language.English))
			}
		}
	}
	// Output:
	// TS01 eligible [] []
	// TS02 ineligible [term degree] []
	//    only 1 year 11 months 30 days of service left from 1 September 2018 to retirement on 31 August 2020 (retirement age 60/55, in force to the end of 2020); required: at least 60 months (to 1 September 2023), short by 3 years 1 day
	//    the highest degree is college; required: one that is at least bachelor
	// TS03 eligible [] [term]
}

// What is missing: an incomplete dossier lists the facts still to be shown,
// only those that can still change the outcome, and then what a supplement
// changed.
func ExampleDecision_Missing() {
	screener, _ := eligibility.Compile(criteria(), eligibility.Vocabulary{})
	dossier := eligibility.Dossier{
		Born: new(date(1975, 8, 20)), Education: []eligibility.Degree{{Level: "bachelor"}},
		Planning: []eligibility.PlanningEntry{{For: "post"}},
	}
	before, _ := screener.Screen(&dossier, theCase(), nil)
	fmt.Println(before.Outcome())
	for _, need := range before.Missing() {
		fmt.Println("-", need.Text(language.Vietnamese))
	}
	dossier.Health = &eligibility.HealthCertificate{Fit: new(true), Issued: new(date(2018, 5, 10))}
	after, _ := screener.Screen(&dossier, theCase(), nil)
	fmt.Println(eligibility.Diff(before, after).Text(language.Vietnamese))
	// Output:
	// incomplete
	// - giấy khám sức khỏe (health)
	// hồ sơ chưa đủ → đủ điều kiện
	// - Đủ sức khỏe: chưa rõ → đạt – giấy khám sức khỏe cấp ngày 10/05/2018, còn giá trị đến hết ngày 10/11/2018 (trong 6 tháng) (Điều 6)
}

// A document with mistakes tells all of them, each with what would be right.
func ExampleCompile() {
	_, err := eligibility.Compile(eligibility.Criteria{Criteria: []eligibility.Criterion{
		{ID: "a", Require: eligibility.Age{}},
		{ID: "a", Require: eligibility.CurrentPost{Level: []string{"divison_head"}}},
	}}, eligibility.Vocabulary{Levels: []string{"division_head", "specialist"}})
	fmt.Println(err)
	// Output:
	// criteria[0].require.age: at least one of these keys is needed: at_least, at_most
	// criteria[1].id: the id a belongs to another criterion already; each has one of its own
	// criteria[1].require.current_post.level[0]: there is no “divison_head”; is division_head meant?
}
