package ruletext

import (
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
	"github.com/thituyen/thituyen/workflow"
)

// Procedure words each role, the states, each clock, the minimum and each
// step.
func Procedure(p *workflow.Procedure, n Names) []Sentence {
	if p == nil {
		return nil
	}
	at := thituyen.Path{}.Key("procedure")
	var out []Sentence
	if !p.Title.IsZero() || p.Clause != "" || p.Why != "" {
		out = append(out, ruled("procedure", at, Say("Trình tự", "The procedure"), p.About))
	}
	if p.Kin != nil {
		out = append(out, kinRule(p.Kin, at.Key("kin")))
	}
	for _, id := range InOrder(n.RolesInOrder, p.Roles) {
		out = append(out, n.roleRule(id, p.Roles[id], at.Key("roles").Key(id)))
	}
	if p.States != nil {
		out = append(out, n.statesRule(p, at.Key("states")))
	}
	if len(p.Clocks) > 0 {
		out = append(out, counting(at.Key("clocks")))
	}
	for i, c := range p.Clocks {
		out = append(out, n.clockRule(c, at.Key("clocks").Index(i)))
	}
	if p.Minimum != nil {
		out = append(out, minimum(*p.Minimum, at.Key("minimum")))
	}
	for i, step := range p.Steps {
		out = append(out, n.stepRule(step, at.Key("steps").Index(i)))
	}
	return out
}

func ruled(rule string, at thituyen.Path, name wording.Word, a workflow.About) Sentence {
	return New(rule, at, name, a.Title, a.Clause, a.Why)
}

// kinRule words the relations that bar.
func kinRule(list []workflow.Kin, at thituyen.Path) Sentence {
	s := New("procedure.kin", at, Say("Quan hệ phải tránh", "Relations that bar"), thituyen.Title{}, "", "")
	var words []wording.Word
	for _, kin := range list {
		words = append(words, wording.Word{Vi: kin.Text(language.Vietnamese), En: kin.Text(language.English)})
	}
	if words == nil {
		s.Add("kin", Say("không có, trừ chính người dự tuyển", "none, save being the candidate"))
		return s
	}
	s.Add("kin", or(words...))
	return s
}

func (n Names) roleRule(id string, r workflow.Role, at thituyen.Path) Sentence {
	s := ruled("procedure.roles."+id, at, n.role(id), r.About)
	if m := r.Members; m != nil {
		s.Add("members", members(*m))
	} else {
		s.Add("members", Say("không quy định số người", "any number of people"))
	}
	if r.Of != "" {
		s.Add("of", Say("phải là thành viên của %s", "only a member of %s may hold it", n.role(r.Of)))
	}
	if r.ApartFrom != nil {
		s.Add("apart_from", Say("không kiêm %s", "nobody holds it together with %s", or(all(r.ApartFrom, n.role)...)))
	}
	switch r.Kin {
	case workflow.AnyCandidate:
		s.Add("kin", Say("người có quan hệ gia đình với bất kỳ người dự tuyển nào không được tham gia", "a relative of any candidate may not sit"))
	case workflow.OwnCandidate:
		s.Add("kin", Say("không làm việc liên quan đến người dự tuyển có quan hệ gia đình với mình", "may not act on a candidate who is a relative"))
	}
	return s
}

func members(m workflow.Members) wording.Word {
	var words []wording.Word
	add := func(count *int, vi, en string) {
		if count != nil {
			words = append(words, Say(vi, en, *count))
		}
	}
	add(m.AtLeast, "ít nhất %s người", "at least %s")
	add(m.AtMost, "nhiều nhất %s người", "at most %s")
	add(m.Exactly, "đúng %s người", "exactly %s")
	if m.Odd {
		words = append(words, Say("số người là số lẻ", "an odd number"))
	}
	if words == nil {
		return Say("không quy định số người", "any number of people")
	}
	return List(words...)
}

func (n Names) statesRule(p *workflow.Procedure, at thituyen.Path) Sentence {
	r := *p.States
	s := ruled("procedure.states", at, Say("Các trạng thái", "The states"), r.About)
	s.Add("start", Say("bắt đầu ở %s", "begins at %s", n.state(r.Start)))
	if r.Final != nil {
		s.Add("final", Say("kết thúc ở %s", "ends at %s", or(all(r.Final, n.state)...)))
	}
	if called := statesInOrder(p); len(called) > 0 {
		s.Add("titles", Say("tên các trạng thái: %s", "they are called %s", List(all(called, func(id string) wording.Word { return Named(id, r.Titles[id]) })...)))
	}
	return s
}

// counting words how every period is counted, which no document changes.
func counting(at thituyen.Path) Sentence {
	s := New("procedure.clocks", at, Say("Cách tính thời hạn", "How time limits are counted"), thituyen.Title{}, "", "")
	s.Add("first", Say("ngày bắt đầu không tính", "the day of the start is not counted"))
	s.Add("last", Say("ngày cuối được tính cả ngày; rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp", "the last day counts to its end; where it is not a working day it moves to the next one"))
	s.Add("once", Say("đã bắt đầu thì không tính lại, trừ bước nói rõ là tính lại", "a period once started is not restarted, save by a step said to"))
	return s
}

func (n Names) clockRule(c workflow.Clock, at thituyen.Path) Sentence {
	s := ruled("procedure.clocks."+c.ID, at, n.clock(c.ID), c.About)
	if c.Lasts != nil {
		s.Add("lasts", span(*c.Lasts))
	}
	if c.EndsAt != nil {
		s.Add("ends_at", Say("ngày cuối hết lúc %s", "on the last day it ends at %s", *c.EndsAt))
	}
	switch {
	case c.Starts == nil:
	case c.Starts.EndOf != "":
		s.Add("starts", Say("tính từ ngày cuối của %s", "from the last day of %s", n.clock(c.Starts.EndOf)))
	default:
		s.Add("starts", Say("tính từ bước %s", "from the step %s", or(all(c.Starts.Steps, n.step)...)))
	}
	if c.Restarts != nil {
		s.Add("restarts", Say("bước %s thì tính lại từ đầu", "the step %s starts it afresh", or(all(c.Restarts, n.step)...)))
	}
	if e := c.Extension; e != nil && e.Lasts != nil {
		s.add("extension", Say("bước %s kéo dài thêm %s, một lần", "the step %s adds %s, once", n.step(e.Step), *e.Lasts), about{e.Title, e.Clause, e.Why})
	}
	return s
}

func minimum(m workflow.Minimum, at thituyen.Path) Sentence {
	s := ruled("procedure.minimum", at, Say("Số người dự tuyển tối thiểu", "The minimum of candidates"), m.About)
	s.Add("count", Say("ít nhất %s người %s", "at least %s %s", m.Count, countedWords[or1(m.Of, workflow.Registered)]))
	if word, known := otherwiseWords[m.Otherwise]; known {
		s.Add("otherwise", word)
	}
	return s
}

var (
	countedWords = map[workflow.CountedOf]wording.Word{
		workflow.Registered: {Vi: "đăng ký", En: "registered"},
		workflow.Eligible:   {Vi: "đủ điều kiện", En: "eligible"},
		workflow.Present:    {Vi: "dự thi", En: "present"},
	}
	otherwiseWords = map[workflow.Otherwise]wording.Word{
		workflow.Extend: {Vi: "không đủ thì gia hạn", En: "else the call is extended"},
		workflow.Cancel: {Vi: "không đủ thì hủy kỳ thi", En: "else the round is cancelled"},
	}
	onceWords = map[workflow.Once]wording.Word{
		workflow.OncePerCase:      {Vi: "chỉ một lần trong kỳ", En: "once in a case"},
		workflow.OncePerPerson:    {Vi: "mỗi người chỉ một lần", En: "once by each person"},
		workflow.OncePerCandidate: {Vi: "mỗi người dự tuyển chỉ một lần", En: "once for each candidate"},
	}
	baseWords = map[workflow.Base]wording.Word{
		workflow.BaseMembers: {Vi: "tổng số thành viên", En: "the members"},
		workflow.BasePresent: {Vi: "số người biểu quyết", En: "those who vote"},
		workflow.BaseCast:    {Vi: "số phiếu tán thành và không tán thành", En: "the votes for and against"},
	}
	ballotWords = map[workflow.Ballot]wording.Word{
		workflow.OpenBallot:   {Vi: "biểu quyết công khai", En: "openly"},
		workflow.SecretBallot: {Vi: "bỏ phiếu kín", En: "by secret ballot"},
	}
	recusedWords = map[workflow.Recused]wording.Word{
		workflow.RecusedCount:  {Vi: "người phải tránh vẫn tính trong số thành viên", En: "who stands back is still counted as a member"},
		workflow.RecusedShrink: {Vi: "người phải tránh không tính trong số thành viên", En: "who stands back is not counted as a member"},
	}
)

func (n Names) stepRule(r workflow.StepRule, at thituyen.Path) Sentence {
	s := ruled("procedure.steps."+r.ID, at, n.step(r.ID), r.About)
	if r.Effect != "" {
		s.Add("effect", Say("có tác dụng của việc %s", "has the effect of %s", known(r.Effect, actWords)))
	}
	if r.By != nil {
		s.Add("by", Say("%s làm", "by %s", or(all(r.By, n.role)...)))
	}
	if r.Jointly != nil {
		s.Add("jointly", Say("%s cùng làm, mỗi vai một người khác nhau", "jointly by %s, different people", and(all(r.Jointly, n.role)...)))
	}
	s.Add("from", Say("khi kỳ thi ở %s", "in the state %s", or(all(r.From, n.state)...)))
	if r.To != "" {
		s.Add("to", Say("chuyển sang %s", "leads to %s", n.state(r.To)))
	}
	if r.Within != nil {
		s.Add("within", Say("trong thời hạn %s, tính cả ngày cuối", "while %s runs, the last day included", or(all(r.Within, n.clock)...)))
	}
	if r.After != nil {
		s.Add("after", Say("từ hôm sau ngày hết thời hạn %s", "from the day after %s has run out", and(all(r.After, n.clock)...)))
	}
	if r.Needs != nil {
		s.Add("needs", Say("sau khi đã có bước %s", "after the step %s", and(all(r.Needs, n.step)...)))
	}
	if r.NotBy != nil {
		s.Add("not_by", Say("không do người đã làm bước %s", "not by who took the step %s", or(all(r.NotBy, n.step)...)))
	}
	if r.Complete != nil {
		s.Add("complete", Say("khi %s đã đủ người", "once %s are as many as they must be", and(all(r.Complete, n.role)...)))
	}
	if r.Own {
		s.Add("own", Say("được làm về chính mình", "also about oneself"))
	}
	if word, known := onceWords[r.Once]; known {
		s.Add("once", word)
	}
	if r.Votes != nil {
		n.votes(&s, *r.Votes)
	}
	return s
}

// votes words a decision by votes.
func (n Names) votes(s *Sentence, v workflow.Votes) {
	base := baseWords[or1(v.Base, workflow.BaseMembers)]
	key, rule := "votes.over", Say("quyết định bằng biểu quyết: số phiếu tán thành phải quá %s %s", "decided by votes: more than %s of %s must be for it", share(thituyen.Fraction(1, 2)), base)
	switch {
	case v.AtLeast != nil:
		key, rule = "votes.at_least", Say("quyết định bằng biểu quyết: số phiếu tán thành phải ít nhất bằng %s %s", "decided by votes: at least %s of %s must be for it", share(*v.AtLeast), base)
	case v.Over != nil:
		rule = Say("quyết định bằng biểu quyết: số phiếu tán thành phải quá %s %s", "decided by votes: more than %s of %s must be for it", share(*v.Over), base)
	}
	s.add(key, rule, about{v.Title, v.Clause, v.Why})
	if v.Quorum != nil {
		s.Add("votes.quorum", Say("ít nhất %s số thành viên biểu quyết", "at least %s of the members vote", share(*v.Quorum)))
	} else {
		s.Add("votes.quorum", Say("không quy định số thành viên phải có mặt", "no quorum is asked"))
	}
	if v.Tie == "" || v.Tie == "lost" {
		s.Add("votes.tie", Say("đúng một nửa tán thành, một nửa không tán thành thì không thông qua", "half for and half against: lost"))
	} else {
		s.Add("votes.tie", Say("đúng một nửa tán thành, một nửa không tán thành thì theo phiếu của %s, nếu người ấy có biểu quyết; không thì coi là không thông qua", "half for and half against: as %s voted; lost where they did not", n.role(v.Tie)))
	}
	s.Add("votes.ballot", ballotWords[or1(v.Ballot, workflow.OpenBallot)])
	if v.Revote {
		s.Add("votes.revote", Say("được đổi phiếu cho đến khi đóng biểu quyết", "a vote may be changed until the vote is closed"))
	}
	s.Add("votes.recused", recusedWords[or1(v.Recused, workflow.RecusedCount)])
}
