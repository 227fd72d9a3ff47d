package main

import (
	"fmt"
	"math/rand/v2"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/programme"
)

// today is the end of the quarter of the preliminary review: nothing that
// would come later has happened.
var today = civil.DateTime{Date: civil.Date{Year: 2020, Month: 3, Day: 31}, Time: civil.Time{Hour: 17}}

// scenario is what a round goes through besides the ordinary.
type scenario struct {
	candidates  int // 0: three to six
	ineligible  bool
	incomplete  bool
	hidden      bool // the openings of one candidate were deleted
	withdraws   bool
	extended    bool // too few candidates at first
	waiver      bool
	absent      bool
	sanction    string
	spread      bool // two markers far apart
	tied        bool // equal in everything at the last seat
	nearTie     bool // equal in the project, told apart by the written paper
	kin         bool // a marker is a candidate's kin
	objection   bool
	upheld      bool
	lostVote    bool
	declines    bool
	suspended   bool
	corrected   bool
	nobody      bool   // nobody passes
	cancelled   string // why
	quiet       bool   // no publicity, no supervisors' report
	late        bool   // announced in 2020 and not decided on in time
	both        bool   // a candidate of the round before is here too
	neverOpened bool   // planned, and no round
}

// scenarios are those of the first rounds; further rounds begin again.
var scenarios = []scenario{
	{incomplete: true, objection: true},
	{ineligible: true, sanction: "reprimand", spread: true},
	{nearTie: true},
	{candidates: 1, extended: true, cancelled: "Hết thời gian gia hạn vẫn chỉ có một người đăng ký, nên chỉ có một người dự thi"},
	{extended: true, waiver: true},
	{withdraws: true, absent: true},
	{tied: true},
	{lostVote: true},
	{declines: true, hidden: true},
	{suspended: true, kin: true},
	{corrected: true},
	{nobody: true},
	{cancelled: "Đề thi bị lộ trước giờ thi", suspended: true},
	{objection: true, upheld: true, sanction: "suspension"},
	{quiet: true, spread: true},
	{both: true, sanction: "warning"},
	{neverOpened: true},
	{late: true},
}

// planned is a round as it was planned.
type planned struct {
	scenario
	index      int
	id         string
	group      string
	year       int
	month      int
	day        int
	plan, line string
	unit, post string
	title      string
	level      string
	seats      int
}

// groups are the four groups of posts, with the posts and bodies that are
// drawn for each.
var groups = []struct {
	id, body, agreed      string
	titles, levels, units []string // a title and its level each
}{
	{
		"city-committee", "Ban Tổ chức Thành ủy", "Ban Thường vụ Thành ủy",
		[]string{"Phó Giám đốc", "Giám đốc"},
		[]string{"deputy_director", "director"},
		[]string{"Sở Xây dựng", "Sở Giao thông vận tải", "Sở Y tế", "Sở Công Thương", "Sở Du lịch", "Sở Tư pháp"},
	},
	{
		"city-caucus", "Ban Cán sự đảng UBND thành phố", "",
		[]string{"Giám đốc", "Phó Giám đốc"},
		[]string{"unit_head", "deputy_unit_head"},
		[]string{"Trung tâm Xúc tiến đầu tư", "Bệnh viện Việt Tiệp", "Trường Cao đẳng Kỹ thuật", "Ban Quản lý dự án giao thông"},
	},
	{
		"departments", "", "",
		[]string{"Trưởng phòng Kế hoạch", "Trưởng phòng Tổ chức", "Phó Trưởng phòng Nghiệp vụ"},
		[]string{"division_head", "division_head", "deputy_division_head"},
		[]string{"Sở Tài chính", "Sở Nội vụ", "Sở Lao động - Thương binh và Xã hội", "Thành đoàn Hải Phòng", "Liên đoàn Lao động thành phố"},
	},
	{
		"districts", "", "",
		[]string{"Trưởng phòng Nội vụ", "Phó Trưởng phòng Tài chính", "Trưởng phòng Giáo dục"},
		[]string{"division_head", "deputy_division_head", "division_head"},
		[]string{"Quận ủy Lê Chân", "Quận ủy Ngô Quyền", "Huyện ủy Thủy Nguyên", "Huyện ủy An Dương"},
	},
}

// source is the source of chance of one thing: the seed, and which thing.
func source(seed uint64, which int) *rand.Rand {
	return rand.New(rand.NewPCG(seed, uint64(which)))
}

// plan draws a round.
func plan(seed uint64, i int) planned {
	r := source(seed, i)
	p := planned{scenario: scenarios[i%len(scenarios)], index: i, id: fmt.Sprintf("R%04d", i+1)}
	g := groups[i%len(groups)]
	p.group = g.id
	quarter := (3*i + i/8) % 8 // of the two years, each group in all of them
	p.year = 2018 + quarter/4
	p.month = max(2, quarter%4*3+1+r.IntN(3))
	if p.late {
		p.year, p.month = 2020, 1
	}
	p.day = 1 + r.IntN(25)
	unit := r.IntN(len(g.units))
	p.unit = g.units[unit]
	kind := r.IntN(len(g.titles))
	p.title, p.level = g.titles[kind]+" "+p.unit, g.levels[kind]
	p.post = fmt.Sprintf("cd-%04d", i+1)
	p.seats = 1
	if i%7 == 5 {
		p.seats = 2
	}
	if p.both { // the same time as the round before
		before := plan(seed, i-1)
		p.year, p.month, p.day = before.year, before.month, min(before.day+5, 28)
	}
	p.plan = fmt.Sprintf("%d-%s", p.year, p.group)
	if g.body == "" {
		p.plan += fmt.Sprintf("-%d", unit+1)
	}
	p.line = p.post
	return p
}

// plans brings the planned rounds into yearly plans.
func plans(scheme programme.Document, all []planned) []programme.Plan {
	var out []programme.Plan
	at := map[string]int{}
	for _, p := range all {
		i, known := at[p.plan]
		if !known {
			i = len(out)
			at[p.plan] = i
			out = append(out, newPlan(scheme, p))
		}
		out[i].Lines = append(out[i].Lines, programme.Line{
			ID: p.line, Field: "Lĩnh vực của " + p.unit, Unit: p.unit, Post: p.post, Title: p.title, Seats: p.seats, Months: []int{p.month},
		})
	}
	return out
}

func newPlan(scheme programme.Document, p planned) programme.Plan {
	g := groups[p.index%len(groups)]
	plan := programme.Plan{ID: p.plan, Title: thituyen.TitleOf("Kế hoạch thi tuyển (ví dụ)"), Year: p.year, Group: p.group, By: g.body}
	if g.body == "" {
		plan.By = p.unit
	}
	// The first plans are made when the pilot begins, the others before their
	// year.
	made, told, agreed := date(p.year-1, 12, 10), date(p.year-1, 12, 12), date(p.year-1, 12, 20)
	if p.year == 2018 {
		made, told, agreed = date(2018, 1, 8), date(2018, 1, 10), date(2018, 1, 15)
	}
	plan.Made, plan.Paper = &made, fmt.Sprintf("KH %d", 10+p.index)
	for _, to := range scheme.Groups[p.group].ReportedTo {
		plan.Reported = append(plan.Reported, programme.Submission{To: to, On: &told, Paper: "BC 02"})
	}
	if g.agreed != "" {
		plan.Agreed = &programme.Agreement{By: g.agreed, On: &agreed, Paper: "TB 01"}
	}
	return plan
}
