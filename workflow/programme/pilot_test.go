package programme

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the announcement of the pilot says of the scheme above its rounds,
// sentence by sentence: each is a case that is met and one that is refused or
// told. What a single round must do stands in the suites of its regulation.

func pilot(t testing.TB, plans ...Plan) *Programme {
	t.Helper()
	p, err := Preset("hai-phong-2018")
	require.NoError(t, err)
	p, err = p.With(plans...)
	require.NoError(t, err)
	return p
}

func on(year, month, day int) civil.Date {
	return civil.Date{Year: year, Month: civil.Date{Year: year, Month: 1, Day: 1}.AddMonths(month - 1).Month, Day: day}
}

// planOf is a plan of one body, made and handled as the pilot asks.
func planOf(group, by string, year int) Plan {
	made := on(year, 1, 10)
	p := Plan{
		ID: group + by, Year: year, Group: group, By: by, Made: &made,
		Lines: []Line{{ID: "l", Unit: "so-xay-dung", Post: "pgd-so-xay-dung", Seats: 1, Months: []int{3}}},
	}
	if group == "city-committee" {
		p.Reported = []Submission{{To: "Thường trực Thành ủy", On: &made}, {To: "Ban Thường vụ Thành ủy", On: &made}}
		p.Agreed = &Agreement{By: "Ban Thường vụ Thành ủy", On: &made}
	}
	return p
}

// refused are the codes with which a plan is refused.
func refused(t testing.TB, plan Plan) []string {
	t.Helper()
	p, err := Preset("hai-phong-2018")
	require.NoError(t, err)
	if _, err = p.With(plan); err == nil {
		return nil
	}
	return codesOf(t, err)
}

// filed is what becomes of the round of the tests under a plan.
func filed(t testing.TB, plan Plan) []string {
	t.Helper()
	f := played(t, "hai-phong", nil)
	f.Plan, f.Line = plan.ID, "l"
	return pilot(t, plan).Register().Add(read(t, f)).Codes()
}

// reportsOwed are the duties told as not fulfilled on a day.
func reportsOwed(g *Register, at civil.Date) []string {
	var out []string
	for _, o := range g.Supervise(noon(at)).Reports {
		out = append(out, o.ID+" "+o.By)
	}
	return out
}

func TestPilot1EachGroupUnderItsOwnAuthority(t *testing.T) {
	require.Empty(t, filed(t, planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)))
	require.Equal(t, []string{"other_group"}, filed(t, planOf("departments", "Sở Xây dựng", 2018)))
}

func TestPilot2FromTheFirstQuarterOf2018ToTheEndOfTheTerm(t *testing.T) {
	w := pilot(t).Document().Window
	for _, day := range []civil.Date{on(2018, 1, 1), on(2020, 10, 15)} {
		assert.True(t, w.Contains(day), day)
	}
	for _, day := range []civil.Date{on(2017, 12, 31), on(2020, 10, 16)} {
		assert.False(t, w.Contains(day), day)
	}
	require.Empty(t, refused(t, planOf("city-committee", "Ban Tổ chức Thành ủy", 2020)))
	require.Equal(t, []string{"year_outside", "month_outside"}, refused(t, planOf("city-committee", "Ban Tổ chức Thành ủy", 2021)))
}

func TestPilot2PreliminaryReviewInTheFirstQuarterOf2020ReportedToTheCentre(t *testing.T) {
	figures := Figures{Rounds: 3}
	review := Fulfilment{
		ID: "preliminary", By: "Ban Tổ chức Thành ủy", On: on(2020, 3, 31), Paper: "BC 40", To: Bodies{"Ban Thường vụ Thành ủy", "Trung ương"},
		Findings: []string{"Thí điểm đúng hướng"}, Figures: &figures,
	}
	for _, c := range []struct {
		with func(*Fulfilment)
		code string
	}{
		{func(f *Fulfilment) { f.On = on(2019, 12, 31) }, "report_too_early"},
		{func(f *Fulfilment) { f.To = Bodies{"Ban Thường vụ Thành ủy"} }, "not_sent_to"},
		{func(f *Fulfilment) { f.By = "Sở Nội vụ" }, "other_body"},
		{func(f *Fulfilment) { f.Findings, f.Text = nil, "Đã sơ kết" }, "no_findings"},
		{func(f *Fulfilment) { f.Figures = nil }, "no_figures"},
	} {
		f := review
		c.with(&f)
		require.Equal(t, []string{c.code}, pilot(t).Register().Fulfil(f).Codes())
	}
	g := pilot(t).Register()
	require.True(t, g.Fulfil(review).Accepted)
	require.NotContains(t, reportsOwed(g, on(2020, 4, 1)), "preliminary ")
	require.Contains(t, reportsOwed(pilot(t).Register(), on(2020, 4, 1)), "preliminary ")
}

func TestPilot2FinalReviewAfter(t *testing.T) {
	final := Fulfilment{
		ID: "final", By: "Ban Tổ chức Thành ủy", On: on(2020, 10, 16), Paper: "BC 90", To: Bodies{"Ban Thường vụ Thành ủy", "Trung ương"},
		Findings: []string{"Tổng kết"}, Figures: new(Figures),
	}
	require.True(t, pilot(t).Register().Fulfil(final).Accepted)
	final.On = on(2020, 10, 15)
	require.Equal(t, []string{"report_too_early"}, pilot(t).Register().Fulfil(final).Codes(), "the pilot is not over")
	require.Contains(t, reportsOwed(pilot(t).Register(), on(2021, 4, 1)), "final ")
}

func TestPilot3TheOrganisingCommissionPlansGroupA(t *testing.T) {
	require.Empty(t, refused(t, planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)))
	require.Equal(t, []string{"not_one_of"}, refused(t, planOf("city-committee", "Sở Nội vụ", 2018)))
}

func TestPilot3AConcretePlanEachYearFrom2018(t *testing.T) {
	owing := func(p *Programme, at civil.Date) []string {
		var out []string
		for _, o := range p.Register().Supervise(noon(at)).Plans {
			out = append(out, o.Group+" "+o.Last.String())
		}
		return out
	}
	require.Equal(t, []string{"city-committee 2018-12-31"}, owing(pilot(t), on(2018, 12, 31)), "the others plan nothing yet")
	a := func(year int) Plan { return planOf("city-committee", "Ban Tổ chức Thành ủy", year) }
	b := planOf("city-committee", "Ban Tổ chức Thành ủy", 2019)
	b.ID = "b"
	require.Empty(t, owing(pilot(t, a(2018), b), on(2019, 12, 31)))
	require.Equal(t, []string{"city-committee 2019-12-31", "city-committee 2020-10-15"}, owing(pilot(t, a(2018)), on(2020, 3, 31)))
	require.Contains(t, owing(pilot(t, a(2018), b, planOf("districts", "Quận ủy Lê Chân", 2018)), on(2019, 6, 1)), "districts 2019-12-31", "who plans, plans each year")
	late := a(2018)
	made := on(2019, 1, 1)
	late.Made, late.Reported, late.Agreed = &made, nil, nil
	require.Equal(t, []string{"made_after_year"}, refused(t, late))
}

func TestPilot3ReportedToTheStandingBoardAndTheStandingCommittee(t *testing.T) {
	plan := planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)
	plan.Reported = plan.Reported[:1]
	require.Equal(t, []string{"plan_not_reported"}, filed(t, plan), "to one of the two")
	plan = planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)
	later := on(2018, 3, 3)
	plan.Reported[1].On = &later
	require.Equal(t, []string{"announced_before_reported"}, filed(t, plan), "announced on 2 March")
	plan.Reported[1].To = "Sở Nội vụ"
	require.Equal(t, []string{"not_one_of"}, refused(t, plan))
}

func TestPilot3TheyHaveItCarriedOut(t *testing.T) {
	plan := planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)
	plan.Agreed = nil
	require.Equal(t, []string{"plan_not_agreed"}, filed(t, plan))
	day := on(2018, 3, 2)
	plan.Agreed = &Agreement{By: "Thường trực Thành ủy", On: &day}
	require.Empty(t, filed(t, plan), "agreed on the day of the notice")
	plan.Agreed = &Agreement{By: "Ban Tuyên giáo Thành ủy", On: &day}
	require.Equal(t, []string{"not_one_of_near"}, refused(t, plan))
}

func TestPilot3TheOthersPlanByTheirOwnAuthority(t *testing.T) {
	for _, c := range [][2]string{
		{"city-caucus", "Ban Cán sự đảng UBND thành phố"},
		{"departments", "Sở Y tế"},
		{"departments", "Ủy ban Mặt trận Tổ quốc thành phố"},
		{"departments", "Thành đoàn Hải Phòng"},
		{"departments", "Đảng đoàn Liên đoàn Lao động thành phố"},
		{"districts", "Huyện ủy Cát Hải"},
		{"districts", "Đảng ủy Khối Doanh nghiệp thành phố"},
	} {
		assert.Empty(t, refused(t, planOf(c[0], c[1], 2018)), c[1])
	}
	for _, c := range [][2]string{
		{"departments", "Công ty TNHH ABC"},
		{"departments", "Quận ủy Lê Chân"},
		{"districts", "Sở Y tế"},
		{"city-caucus", "Sở Nội vụ"},
	} {
		assert.Equal(t, []string{"not_one_of"}, refused(t, planOf(c[0], c[1], 2018)), c[1])
	}
}

func TestPilot4ThePropagandaCommissionDirectsPublicityAboutThePolicy(t *testing.T) {
	made := Fulfilment{ID: "policy-publicity", By: "Ban Tuyên giáo Thành ủy", On: on(2018, 2, 1), Paper: "HD 4", Text: "Tuyên truyền chủ trương"}
	g := pilot(t).Register()
	require.True(t, g.Fulfil(made).Accepted, "before there is any round")
	require.NotContains(t, reportsOwed(g, on(2018, 4, 1)), "policy-publicity ")
	made.By = "Sở Thông tin và Truyền thông"
	require.Equal(t, []string{"other_body"}, pilot(t).Register().Fulfil(made).Codes())
	require.Contains(t, reportsOwed(pilot(t).Register(), on(2018, 4, 1)), "policy-publicity ")
}

func TestPilot5TheThreeInspectMonitorGuideAndUrge(t *testing.T) {
	g := pilot(t).Register()
	report := func(by string) Fulfilment {
		return Fulfilment{ID: "oversight-2019", By: by, On: on(2020, 1, 20), Paper: "BC 5", To: Bodies{"Thường trực Thành ủy"}, Text: "Năm 2019"}
	}
	early := report("Sở Nội vụ")
	early.On = on(2018, 1, 1)
	require.Equal(t, []string{"report_too_early"}, g.Fulfil(early).Codes(), "a report on 2019 made at the beginning of 2018")
	require.Equal(t, []string{"other_body"}, g.Fulfil(report("Sở Tư pháp")).Codes())
	require.True(t, g.Fulfil(report("Sở Nội vụ")).Accepted)
	owed := reportsOwed(g, on(2020, 2, 1))
	require.NotContains(t, owed, "oversight-2019 Sở Nội vụ")
	require.Contains(t, owed, "oversight-2019 Ban Tổ chức Thành ủy", "one does not fulfil it for all")
	require.Contains(t, owed, "oversight-2019 Ủy ban Kiểm tra Thành ủy")
}

func TestPilot5DifficultiesAreReportedInTimeToTheStandingBoard(t *testing.T) {
	arose := on(2018, 5, 2)
	d := Difficulty{ID: "k", By: "Sở Nội vụ", To: Bodies{"Thường trực Thành ủy"}, Arose: &arose, On: on(2018, 5, 17), Text: "Chưa có kinh phí"}
	g := pilot(t).Register()
	require.True(t, g.Raise(d).Accepted)
	require.Empty(t, g.Supervise(noon(on(2018, 6, 16))).Difficulties, "in time, and may be answered until 16 June")
	require.Len(t, g.Supervise(noon(on(2018, 6, 17))).Difficulties, 1, "unanswered")
	require.True(t, g.Answer(Reply{Difficulty: "k", By: "Thường trực Thành ủy", On: on(2018, 6, 16), Text: "Cấp bổ sung"}).Accepted)
	require.Empty(t, g.Supervise(noon(on(2018, 6, 17))).Difficulties)
	late := d
	late.ID, late.On = "l", on(2018, 5, 18)
	require.True(t, g.Raise(late).Accepted)
	require.Equal(t, "difficulty_raised_late", g.Supervise(noon(on(2018, 5, 18))).Difficulties[0].Why.Code)
	nobody := d
	nobody.ID, nobody.To = "n", nil
	require.Equal(t, []string{"not_sent_to"}, g.Raise(nobody).Codes())
	nobody.By = "Sở Y tế"
	require.Contains(t, g.Raise(nobody).Codes(), "other_body")
}

func TestPilot6LegalBase(t *testing.T) {
	require.Contains(t, pilot(t).Document().Basis[0], "3135-CV/VPTW")
	f := played(t, "boc-tham", nil)
	f.Plan, f.Line = "departmentsSở Y tế", "l"
	require.Contains(t, pilot(t, planOf("departments", "Sở Y tế", 2018)).Register().Add(read(t, f)).Codes(), "other_regulation")
}

func TestPilot7WhatTheReviewMeasuresOfThePurpose(t *testing.T) {
	g := pilot(t, planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)).Register()
	f := played(t, "hai-phong", nil)
	f.Plan, f.Line = "city-committeeBan Tổ chức Thành ủy", "l"
	require.True(t, g.Add(read(t, f)).Accepted)
	total := g.Review(noon(on(2020, 3, 31))).Total
	require.Equal(t, 4, total.Candidates.Ages.Known(), "young or not")
	require.Equal(t, 4, total.Candidates.OutsidePlanning.Known(), "closed or not")
	f.Openings = nil
	g = pilot(t, planOf("city-committee", "Ban Tổ chức Thành ủy", 2018)).Register()
	require.True(t, g.Add(read(t, f)).Accepted)
	require.Zero(t, g.Review(noon(on(2020, 3, 31))).Total.Candidates.Ages.Known(), "unknown is never no")
}

// What a machine cannot see is listed with why.
func TestPilotNotEncoded(t *testing.T) {
	for _, not := range pilot(t).Document().NotEncoded {
		require.NotEmpty(t, not.Why, not.Clause)
	}
	require.Len(t, pilot(t).Document().NotEncoded, 6)
}
