package workflow

import (
	"cmp"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// picture is what both kinds of pictures draw: the states in their order,
// each with the steps that may be taken there, and apart from them the steps
// that are open in many states.
type picture struct {
	tag    language.Tag
	m      *Machine
	states []pictureState
	wide   []pictureStep
	// Of a case only.
	cased    bool
	deadline []string
	paused   bool
}

type pictureState struct {
	id             string
	label          string
	start, final   bool
	passed, atHand bool
	steps          []pictureStep
}

type pictureStep struct {
	number int
	label  string
	who    string
	rules  []string
	to     string   // the state it leads to; empty: it stays
	from   []string // labels, of a wide step
	taken  string   // when, where it was taken
	open   bool     // somebody may take it now
}

// manyStates is how many states a step may have before it is drawn apart:
// cancelling, which goes from everywhere, would hide the rest.
const manyStates = 3

var pictureWords = map[string]wording.Word{
	"or":       {Vi: " hoặc ", En: " or "},
	"and":      {Vi: " và ", En: " and "},
	"joint":    {Vi: "cùng làm: ", En: "jointly: "},
	"within":   {Vi: "trong ", En: "within "},
	"after":    {Vi: "sau khi hết ", En: "after "},
	"needs":    {Vi: "sau khi đã: ", En: "needs: "},
	"vote":     {Vi: "biểu quyết, trên ", En: "by vote, more than "},
	"reached":  {Vi: "biểu quyết, ít nhất ", En: "by vote, at least "},
	"cast":     {Vi: " số phiếu tán thành và không tán thành", En: " of the votes for and against"},
	"not_by":   {Vi: "không do người đã: ", En: "not by who took: "},
	"complete": {Vi: "khi đã đủ người: ", En: "once filled: "},
	"feeds":    {Vi: "Thời hạn nối nhau", En: "Periods that start others"},
	"ends":     {Vi: "hết thì bắt đầu", En: "its end starts"},
	"members":  {Vi: " tổng số thành viên", En: " of the members"},
	"present":  {Vi: " số người biểu quyết", En: " of the votes"},
	"quorum":   {Vi: ", có mặt ít nhất ", En: ", quorum "},
	"secret":   {Vi: ", phiếu kín", En: ", secret ballot"},
	"case":     {Vi: "một lần", En: "once"},
	"person":   {Vi: "mỗi người một lần", En: "once for each person"},
	"candid":   {Vi: "mỗi thí sinh một lần", En: "once for each candidate"},
	"legend":   {Vi: "▷ bắt đầu   ■ kết thúc", En: "▷ start   ■ end"},
	"to":       {Vi: " đến ", En: " to "},
	"wide":     {Vi: "Các bước làm được ở nhiều trạng thái", En: "Steps open in many states"},
	"in":       {Vi: "ở: ", En: "in: "},
	"taken":    {Vi: "đã làm ", En: "done "},
	"times":    {Vi: " lần, lần cuối ", En: " times, last "},
	"open":     {Vi: "làm được lúc này", En: "open now"},
	"here":     {Vi: "đang ở đây", En: "now here"},
	"passed":   {Vi: "đã qua", En: "passed"},
	"running":  {Vi: "Thời hạn đang chạy", En: "Running periods"},
	"paused":   {Vi: "Đang tạm dừng", En: "Suspended"},
	"title":    {Vi: "Quy trình", En: "Procedure"},
	"casename": {Vi: "Tiến trình", En: "Progress"},
}

func (p *picture) word(name string) string { return pictureWords[name].Text(p.tag) }

// picture puts the procedure in order: the states as the steps name them,
// the final ones last.
func (m *Machine) picture(tag language.Tag) *picture {
	p := &picture{tag: tag, m: m}
	at := map[string]int{}
	for _, final := range []bool{false, true} {
		for _, id := range m.states {
			if m.final[id] == final {
				at[id] = len(p.states)
				p.states = append(p.states, pictureState{id: id, label: m.stateName(id).Text(tag), start: id == m.procedure.States.Start, final: final})
			}
		}
	}
	for i := range m.steps {
		s := &m.steps[i]
		drawn := p.step(s)
		if len(s.From) > manyStates {
			drawn.from = p.runs(s, at)
			p.wide = append(p.wide, drawn)
			continue
		}
		for _, from := range s.From {
			state := &p.states[at[from]]
			own := drawn
			if own.to == from {
				own.to = ""
			}
			state.steps = append(state.steps, own)
		}
	}
	return p
}

// runs names the states of a step, those that follow each other in the
// picture by the first and the last of them.
func (p *picture) runs(s *step, at map[string]int) []string {
	var order []int
	for _, from := range s.From {
		order = append(order, at[from])
	}
	slices.Sort(order)
	var out []string
	for first := 0; first < len(order); {
		last := first
		for last+1 < len(order) && order[last+1] == order[last]+1 {
			last++
		}
		label := p.states[order[first]].label
		if last > first+1 {
			label += p.word("to") + p.states[order[last]].label
		} else {
			last = first
		}
		out, first = append(out, label), last+1
	}
	return out
}

func (p *picture) step(s *step) pictureStep {
	out := pictureStep{number: s.number, label: s.name.Text(p.tag), to: s.To}
	if len(s.slots) > 0 {
		parts := make([]string, len(s.slots))
		for i, slot := range s.slots {
			parts[i] = p.names(slot, "or")
		}
		out.who = p.word("joint") + strings.Join(parts, p.word("and"))
	} else {
		out.who = p.names(s.by, "or")
	}
	rule := func(parts ...string) { out.rules = append(out.rules, strings.Join(parts, "")) }
	if len(s.within) > 0 {
		rule(p.word("within"), p.clocks(s.within, "or"))
	}
	if len(s.after) > 0 {
		rule(p.word("after"), p.clocks(s.after, "and"))
	}
	if v := s.votes; v != nil {
		how, base, quorum, secret := "vote", cmp.Or(v.base, BaseMembers), "", ""
		if v.reached {
			how = "reached"
		}
		if v.quorum.Sign() > 0 {
			quorum = p.word("quorum") + share(v.quorum)
		}
		if v.secret {
			secret = p.word("secret")
		}
		rule(p.word(how), share(v.share), p.word(string(base)), quorum, secret)
	}
	if len(s.needs) > 0 {
		needs := make([]string, len(s.needs))
		for i, need := range s.needs {
			needs[i] = p.m.steps[need].name.Text(p.tag)
		}
		rule(p.word("needs"), strings.Join(needs, ", "))
	}
	if len(s.notBy) > 0 {
		others := make([]string, len(s.notBy))
		for i, other := range s.notBy {
			others[i] = p.m.steps[other].name.Text(p.tag)
		}
		rule(p.word("not_by"), strings.Join(others, ", "))
	}
	if len(s.complete) > 0 {
		rule(p.word("complete"), p.names(s.complete, "and"))
	}
	switch s.Once {
	case OncePerCase:
		rule(p.word("case"))
	case OncePerPerson:
		rule(p.word("person"))
	case OncePerCandidate:
		rule(p.word("candid"))
	}
	return out
}

// share writes a share as the fraction it is: 1/2, not 0.5.
func share(v thituyen.Value) string { return v.Rat().RatString() }

func (p *picture) names(roles []int, join string) string {
	parts := make([]string, len(roles))
	for i, r := range roles {
		parts[i] = p.m.roles[r].name.Text(p.tag)
	}
	return strings.Join(parts, p.word(join))
}

func (p *picture) clocks(clocks []int, join string) string {
	parts := make([]string, len(clocks))
	for i, k := range clocks {
		parts[i] = p.clock(k)
	}
	return strings.Join(parts, p.word(join))
}

func (p *picture) clock(i int) string {
	rule := p.m.clocks[i]
	text := thituyen.Format(p.tag, *rule.Lasts)
	if rule.EndsAt != nil {
		text += ", " + rule.EndsAt.String()
	}
	return rule.name.Text(p.tag) + " (" + text + ")"
}

// feeds are the clocks that start at the end of others, each after the one
// that starts it.
func (p *picture) feeds() [][2]int {
	var out [][2]int
	for i := range p.m.clocks {
		for _, next := range p.m.clocks[i].feeds {
			out = append(out, [2]int{i, next})
		}
	}
	return out
}

// picture adds to the procedure the path that the case took, where it is, and
// what somebody may do at a moment.
func (p *Proceeding) picture(tag language.Tag, at civil.DateTime) *picture {
	out := p.machine.picture(tag)
	out.cased, out.paused = true, p.suspended
	for i := range out.states {
		s := &out.states[i]
		s.atHand = s.id == p.state
		s.passed = !s.atHand && slices.ContainsFunc(p.moves, func(m Move) bool { return m.From == s.id })
		for k := range s.steps {
			p.progress(out, &s.steps[k], at, s.atHand)
		}
	}
	for i := range out.wide {
		p.progress(out, &out.wide[i], at, true)
	}
	for _, d := range p.Due(at) {
		out.deadline = append(out.deadline, d.Text(tag))
	}
	return out
}

func (p *Proceeding) progress(out *picture, s *pictureStep, at civil.DateTime, here bool) {
	if t := &p.taken[s.number]; t.count > 0 {
		s.taken = out.word("taken") + thituyen.Format(out.tag, t.last.Date)
		if t.count > 1 {
			s.taken = out.word("taken") + thituyen.Format(out.tag, t.count) + out.word("times") + thituyen.Format(out.tag, t.last.Date)
		}
	}
	s.open = here && len(p.Takers(p.machine.steps[s.number].ID, at)) > 0
}

const openSign = "● "

// marks are the words after a step's own: when it was taken, whether it is
// open.
func (p *picture) marks(s pictureStep) []string {
	var out []string
	if s.taken != "" {
		out = append(out, "✓ "+s.taken)
	}
	if s.open {
		out = append(out, openSign+p.word("open"))
	}
	return out
}

// details is the line below a step's title: who, and under which rules.
func (s pictureStep) details() string { return strings.Join(append([]string{s.who}, s.rules...), "; ") }
