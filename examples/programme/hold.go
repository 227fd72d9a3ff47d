package main

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow"
	"github.com/thituyen/thituyen/workflow/round"
)

// off are days off between Monday and Friday.
var off = []civil.Date{
	{Year: 2018, Month: 2, Day: 15},
	{Year: 2018, Month: 2, Day: 16},
	{Year: 2018, Month: 2, Day: 19},
	{Year: 2018, Month: 2, Day: 20},
	{Year: 2018, Month: 4, Day: 25},
	{Year: 2018, Month: 4, Day: 30},
	{Year: 2018, Month: 5, Day: 1},
	{Year: 2018, Month: 9, Day: 3},
	{Year: 2019, Month: 1, Day: 1},
	{Year: 2019, Month: 2, Day: 4},
	{Year: 2019, Month: 2, Day: 5},
	{Year: 2019, Month: 2, Day: 6},
	{Year: 2019, Month: 4, Day: 15},
	{Year: 2019, Month: 4, Day: 30},
	{Year: 2019, Month: 5, Day: 1},
	{Year: 2019, Month: 9, Day: 2},
	{Year: 2020, Month: 1, Day: 1},
	{Year: 2020, Month: 1, Day: 23},
	{Year: 2020, Month: 1, Day: 24},
	{Year: 2020, Month: 1, Day: 27},
}

// prepare opens the record and goes to the notice.
func (h *hall) prepare() {
	notice := civil.Date{Year: h.year, Month: monthOf(h.month), Day: h.planned.day}
	h.at = civil.DateTime{Date: notice.AddDays(-40), Time: civil.Time{Hour: 8}}
	seats := h.seats
	h.do("open", "hai", round.Open{
		Title:    "Thi tuyển " + h.title + " (ví dụ)",
		Post:     eligibility.Post{ID: h.post, Title: h.title, Group: h.group, Unit: h.unit, Level: h.level, Seats: &seats, Term: new(thituyen.Months(60))},
		People:   map[string][]string{"an": {"planner"}, "binh": {"authority", "head"}, "chi": {"authority"}, "dung": {"authority"}, "em": {"authority"}, "giap": {"authority"}, "hai": {"organiser"}, "khanh": {"informer"}, "lan": {"overseer"}},
		Names:    map[string]string{"binh": "Đỗ Văn Bình", "hai": "Phạm Hải"},
		Holidays: off,
	})
	h.do("plan", "an", round.Note{Paper: "KH " + h.plan})
	h.wrong("leave", "binh", round.Note{}) // nobody confirmed yet that it is a first appointment
	h.do("confirm_first", "an", round.Note{Text: "Bổ nhiệm lần đầu"})
	h.wrong("leave", "hai", round.Note{})
	h.do("leave", "binh", round.Note{Paper: "TB 12"})
	h.formed()
	h.at = civil.DateTime{Date: notice, Time: civil.Time{Hour: 9}}
	h.late = h.suspended
	h.do("announce", "hai", round.Announce{Dates: map[string]civil.Date{"appointment": notice.AddDays(120)}})
	if !h.quiet {
		h.do("publicise", "khanh", round.Note{Text: "Đăng trên cổng thông tin"})
	}
}

// formed forms the council and the boards. Two markers are drawn from those
// who mark in many rounds.
func (h *hall) formed() {
	h.council = []string{"c1", "c2", "c3", "c4", "c5"}
	if h.group == "city-committee" || h.group == "city-caucus" {
		h.council = append(h.council, "c6", "c7")
	}
	h.do("council", "binh", round.Council{Members: map[string][]string{"council": h.council, "chair": {"c1"}, "secretary": {"c2"}, "supervisor": {"s1"}}})
	first := h.chance.IntN(len(markers))
	second := (first + 1 + h.chance.IntN(len(markers)-1)) % len(markers)
	if h.spread {
		first, second = 0, 3
	}
	h.names["m1"], h.names["m2"] = markers[first], markers[second]
	boards := map[string][]string{"questions": {"q1"}, "invigilation": {"i1"}, "codes": {"k1"}, "marking": {"m1", "m2"}}
	h.do("boards", "c1", round.Boards{Members: boards, Names: h.held.names, Marks: map[string]string{"written": "marking", "project": "council"}})
	h.wrong("boards", "c1", round.Boards{Members: map[string][]string{"marking": {"i1", "m2"}}})
}

// register takes in the applications and closes the list.
func (h *hall) register() {
	for i := range h.people {
		if h.extended && i == 1 {
			break
		}
		h.day(1 + h.chance.IntN(3))
		h.apply(i)
	}
	h.wrong("register", "hai", round.Register{}, of(candidateID(0)))
	if h.withdraws {
		h.do("withdraw", "hai", round.Withdraw{Reason: "Chuyển công tác"}, of(candidateID(len(h.people)-1)))
	}
	if h.extended {
		h.toLast()
		h.wrong("close", "hai", round.Close{})
		h.do("extend", "hai", round.Extend{Reason: "Mới có một người đăng ký"})
		for i := 1; i < len(h.people); i++ {
			h.day(2)
			h.apply(i)
		}
	}
	h.toLast()
	h.day(1)
	h.do("close", "hai", round.Close{})
}

func (h *hall) apply(i int) {
	h.do("register", "hai", round.Register{Dossier: h.people[i].dossier}, of(candidateID(i)))
}

// toLast goes to the last day for applying.
func (h *hall) toLast() {
	for _, due := range h.round.Due(h.at) {
		if due.Clock.ID == "registration" {
			h.at = civil.DateTime{Date: due.Last, Time: civil.Time{Hour: 15}}
		}
	}
}

// screen judges the dossiers and publishes who may sit.
func (h *hall) screen() {
	h.day(4)
	last := candidateID(len(h.people) - 1)
	if h.kin {
		h.do("relation", "m1", round.Relation{Kin: "cousin"}, of(last))
		h.do("relation", "q1", round.Relation{Kin: workflow.Sibling}, of(last))
		h.do("boards", "c1", round.Boards{Members: map[string][]string{"questions": {"q2"}}})
	}
	if h.waiver {
		h.wrong("waive", "c1", round.Waive{Criterion: "term", Reason: "Có kinh nghiệm"}, of(last))
		h.do("waive", "binh", round.Waive{Criterion: "term", Reason: "Trường hợp đặc biệt, cấp ủy đã kết luận"}, of(last))
	}
	h.do("screen", "hai", round.Screen{})
	if h.incomplete {
		h.day(2)
		fit := true
		h.do("supplement", "hai", round.Supplement{Dossier: eligibility.Dossier{Health: &eligibility.HealthCertificate{Fit: &fit, Issued: &civil.Date{Year: h.year, Month: monthOf(h.month), Day: 1}}}}, of(last))
		h.do("screen", "hai", round.Screen{Candidates: []string{last}})
	}
	h.do("publish", "hai", round.PublishList{What: round.PublishEligible, Where: "Cổng thông tin điện tử"})
	if !h.quiet {
		h.do("report", "s1", round.Supervision{Text: "Đúng trình tự", Findings: h.findings()})
	}
	if h.objection {
		h.day(2)
		h.do("object", "hai", round.Object{Objection: "KN1", About: "danh sách đủ điều kiện", Text: "Đề nghị xem lại danh sách"}, of(candidateID(0)))
		h.day(2)
		h.do("answer", "c1", round.Answer{Objection: "KN1", Upheld: h.upheld, Text: "Đã xem xét"})
		h.wrong("answer", "c1", round.Answer{Objection: "KN1", Text: "Trả lời lần nữa"})
	}
	if h.suspended {
		h.do("suspend", "binh", round.WithReason{Reason: "Kiểm tra thông tin về đề thi"})
		h.wrong("publish", "hai", round.PublishList{What: round.PublishEligible})
		if h.cancelled != "" {
			h.day(6)
			h.do("cancel", "binh", round.WithReason{Reason: h.cancelled})
			panic(stopped{})
		}
		h.day(5)
		h.do("resume", "binh", round.WithReason{Reason: "Không có vi phạm"})
	}
}

func (h *hall) findings() []string {
	if h.sanction != "" {
		return []string{"Cần nhắc nội quy trước giờ thi"}
	}
	return nil
}

// decide takes the result to the appointment.
func (h *hall) decide() {
	h.rank()
	if len(h.round.Selection().Selected) == 0 {
		h.day(2)
		h.do("no_winner", "binh", round.Note{Text: "Không có người đạt"})
		panic(stopped{})
	}
	h.propose()
	if h.planned.late {
		panic(stopped{}) // nobody has decided since
	}
	h.day(2)
	if h.lostVote {
		h.recognise(map[string]workflow.Choice{"binh": workflow.For, "chi": workflow.Against, "dung": workflow.Against, "em": workflow.Against, "giap": workflow.For})
		h.do("reconsider", "binh", round.Reconsider{Reason: "Cần giải trình thêm về điểm đề án"})
		h.day(1)
		h.propose()
	}
	all := map[string]workflow.Choice{"binh": workflow.For, "chi": workflow.For, "dung": workflow.For, "em": workflow.For, "giap": workflow.Abstain}
	h.recognise(all)
	if h.corrected {
		h.correct()
		if h.round.State() == "ranked" { // the winner is another
			h.propose()
			h.recognise(all)
		}
	}
	if h.declines {
		h.day(3)
		winner := h.round.Selection().Selected[0]
		h.wrong("appoint", "binh", round.Appoint{}, of(candidateID(99)))
		h.do("decline", "hai", round.Decline{Reason: "Việc gia đình"}, of(winner))
		h.day(2)
		h.do("replace", "binh", round.Replace{})
	}
	if len(h.round.Selection().Selected) == 0 {
		h.do("cancel", "binh", round.WithReason{Reason: "Người trúng tuyển từ chối, không còn người dự phòng"})
		panic(stopped{})
	}
	h.appoint()
	h.day(10)
	if h.quiet { // publicity and the supervisors' report are owed, late as they are
		h.wrong("conclude", "hai", round.Note{})
		h.do("publicise", "khanh", round.Note{Text: "Đăng kết quả"})
		h.do("report", "s1", round.Supervision{Text: "Đúng trình tự"})
	}
	h.do("conclude", "hai", round.Note{Text: "Lưu hồ sơ"})
}

// appoint takes each who is selected through the steps of personnel work to
// the appointment.
func (h *hall) appoint() {
	wait := 3 + h.chance.IntN(25)
	for _, winner := range slices.Clone(h.round.Selection().Selected) {
		h.wrong("appoint", "binh", round.Appoint{}, of(winner))
		h.day(2)
		h.do("file", "hai", round.Note{}, of(winner))
		h.day(4)
		h.do("standard", "hai", round.Note{Paper: "KL tiêu chuẩn chính trị"}, of(winner))
		h.do("opinions", "hai", round.Note{}, of(winner))
		h.day(3)
		h.do("decide_appointment", "binh", round.Note{Paper: "NQ"}, of(winner), func(a *round.Act) {
			a.Counted = &workflow.Counted{Voters: []string{"binh", "chi", "dung", "em", "giap"}, For: 4, Abstain: 1}
		})
	}
	h.day(wait)
	for _, winner := range slices.Clone(h.round.Selection().Selected) {
		h.do("appoint", "binh", round.Appoint{Paper: "QĐ bổ nhiệm"}, of(winner))
	}
}

func (h *hall) rank() {
	h.day(1)
	h.do("rank", "c1", round.Rank{})
	for _, tie := range slices.Clone(h.round.Selection().Referred) {
		h.wrong("propose", "c1", round.Propose{})
		h.day(1)
		seats := h.seats - len(h.round.Selection().Selected)
		h.do("decide_tie", "binh", round.DecideTie{Tie: tie, Order: tie[:min(seats, len(tie))], Reason: "Có thâm niên ở chức vụ liền kề"})
	}
	h.do("publish", "c2", round.PublishList{What: round.PublishRanking})
}

func (h *hall) propose() {
	h.day(1)
	h.do("propose", "c1", round.Propose{Note: round.Note{Paper: fmt.Sprintf("BC %d", h.index+1)}})
}

func (h *hall) recognise(votes map[string]workflow.Choice) {
	h.do("recognise", "binh", round.Recognise{}, func(a *round.Act) { a.Votes = votes })
}
