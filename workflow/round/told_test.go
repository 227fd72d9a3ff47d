package round

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const namedRules = `
regulation: ten-nguoi
personal: [name]
scoring: {parts: [{id: talk, max: 10}]}
procedure:
  roles: {office: {}, marking: {title: Ban chấm, apart_from: [codes]}, codes: {title: Ban phách, apart_from: [marking]}}
  states: {start: draft, final: [done]}
  steps:
    - {id: boards, by: office, from: draft}
    - {id: announce, by: office, from: draft}
    - {id: register, by: office, from: draft}
    - {id: withdraw, by: office, from: draft}
    - {id: screen, by: office, from: draft}
    - {id: attendance, by: [marking, codes], from: draft}
    - {id: finish, jointly: [office, marking], from: draft, to: done, once: case}
`

func named(t testing.TB, roles ...string) *player {
	reg, err := regulation.Parse("r.yaml", []byte(namedRules))
	require.NoError(t, err)
	p := &player{t: t, r: New(reg)}
	p.do("open", "an", "", Open{
		People: map[string][]string{"an": {"office"}, "hai": append(roles, "office")}, Names: map[string]string{"an": "Trần Văn An", "hai": "Lê Thị Hai"},
	})
	p.do("announce", "an", "", nil)
	return p
}

// Refusals show people by their names and keep their ids; two roles that must
// be apart are told once.
func TestRefusalsNamePeople(t *testing.T) {
	p := named(t)
	out := p.try("boards", "an", "", Boards{
		Members: map[string][]string{"marking": {"minh", "vy"}, "codes": {"minh"}}, Names: map[string]string{"minh": "Phạm Thị Minh"},
	})
	require.Equal(t, "Phạm Thị Minh giữ cùng lúc hai vai trò không được kiêm nhiệm: Ban phách và Ban chấm", out.Text(vietnamese))
	person, _ := out.Reasons[0].Param("person")
	require.Equal(t, "minh", person)

	p = named(t, "marking", "codes")
	out = p.try("attendance", "hai", "", Attendance{Component: "talk", Present: []string{"A"}})
	require.Equal(t, []string{"not_apart", "unknown_candidate"}, out.Codes())
	require.Len(t, out.Reasons, 2)
	require.True(t, strings.HasPrefix(out.Text(language.English), "Lê Thị Hai holds two roles"), out.Text(language.English))

	require.Contains(t, p.try("attendance", "an", "", nil).Text(vietnamese), "Trần Văn An không giữ vai trò")
	require.Contains(t, p.try("register", "vy", "A", Register{}).Text(vietnamese), "vy không giữ vai trò", "an id where there is no name")
	p.do("finish", "an", "", nil)
	again := p.try("finish", "an", "", nil)
	require.Equal(t, []string{"already_done"}, again.Codes())
	require.Contains(t, again.Text(vietnamese), "Trần Văn An", "also inside of a reason")
	require.Equal(t, "nobody", Outcome{}.name("nobody"))
}

// What stands against several candidates is said once, with all of them.
func TestOneReasonForManyCandidates(t *testing.T) {
	p := named(t)
	p.do("boards", "an", "", Boards{Members: map[string][]string{"marking": {"minh"}}})
	for _, id := range []string{"A", "B", "C", "D"} {
		p.do("register", "an", id, nil)
	}
	p.do("withdraw", "an", "C", nil)
	p.do("withdraw", "an", "D", nil)
	out := p.try("attendance", "minh", "", Attendance{Component: "talk", Present: []string{"A", "X", "C", "Y"}, Absent: []string{"D", "X", "X", "B"}})
	require.Equal(t, []string{"has_withdrawn", "named_twice", "not_eligible", "unknown_candidate"}, out.Codes())
	require.Equal(t, strings.Join([]string{
		"A, B không có trong danh sách đủ điều kiện",
		"không có người dự tuyển nào mang mã X, Y",
		"C, D đã rút khỏi kỳ thi",
		"X được ghi hai lần",
	}, "\n"), out.Text(vietnamese))
	out = p.try("screen", "an", "", Screen{Candidates: []string{"X", "C", "Y", "Z"}})
	require.Equal(t, "no candidate has the id X, Y, Z\nC withdrew", out.Text(language.English))
}

// A round keeps why somebody could be appointed, beside why they could sit.
func TestTheDecisionOfTheAppointment(t *testing.T) {
	p := bocTham(t)
	r, err := Replay(all(p.lines), ReplayOptions{Openings: p.openings})
	require.NoError(t, err)
	before, _ := r.Candidate("D")
	require.Nil(t, before.Appointment)
	act := Act{Step: "appoint", By: "binh", Candidate: "D", Happened: now(r)}
	act.Happened.Date = act.Happened.Date.AddDays(400)
	apply(t, r, act)
	after, _ := r.Candidate("D")
	require.Equal(t, before.Decision, after.Decision)
	require.NotNil(t, after.Appointment)
	asOf := 0
	for _, finding := range after.Appointment.Findings() {
		if finding.Criterion().AsOf == appointmentDate {
			asOf++
			earlier, _ := after.Decision.Finding(finding.ID())
			require.NotEqual(t, earlier.Reason().Text(vietnamese), finding.Reason().Text(vietnamese), "judged on another day")
		}
	}
	require.NotZero(t, asOf)
	public := Verify(r.history, VerifyOptions{})
	require.True(t, public.Holds, public.Text(vietnamese))
	attested, _ := public.Round.Candidate("D")
	require.NotNil(t, attested.Appointed)
	require.Nil(t, attested.Appointment, "it rests on a day of birth that is not at hand")
}

func TestARoundDrawsItself(t *testing.T) {
	p := haiPhong(t)
	at := now(p.round)
	require.Equal(t, p.round.proceeding.SVG(vietnamese, at), p.round.SVG(vietnamese, at))
	require.Contains(t, p.round.SVG(language.English, at), "<svg")
	require.Equal(t, p.round.proceeding.Mermaid(vietnamese, at), p.round.Mermaid(vietnamese, at))
	require.Contains(t, p.round.Mermaid(vietnamese, at), "stateDiagram")
	require.Empty(t, New(nil).SVG(vietnamese, at))
	require.Empty(t, New(nil).Mermaid(vietnamese, at))
}

// A wrong opening is told as one, in either language.
func TestWrongOpeningsAreTold(t *testing.T) {
	p := named(t)
	p.do("register", "an", "A", Register{Dossier: eligibility.Dossier{Name: "Bùi Văn Ba"}})
	var wrong ledger.Openings
	for opening := range p.r.openings.All() {
		opening.Value = []byte(`"Bùi Văn Bốn"`)
		require.NoError(t, wrong.Add(opening))
		break
	}
	report := Verify(p.r.history, VerifyOptions{Openings: &wrong})
	require.False(t, report.Holds)
	require.Equal(t, "KHÔNG ĐÚNG: mục 3, /says/dossier/name: bản mở không khớp cam kết\nđã kiểm tra đúng đến mục 2", report.Text(vietnamese))
	english := report.Text(language.English)
	require.Contains(t, english, "entry 3")
	require.NotContains(t, english, "not one of an act")
	require.Equal(t, ledger.CodeCommitmentMismatch, ledger.CodeOf(report.Failure))

	broken := alteredAt(t, *p.r.kept, 3, func(body []byte) []byte { return []byte(strings.Replace(string(body), "dossier", "dosier", 1)) })
	vi := Verify(all(broken), VerifyOptions{}).Text(vietnamese)
	require.Contains(t, vi, "nội dung không phải của một việc trong kỳ thi: ")
	require.NotContains(t, vi, "round:")
	broken = alteredAt(t, *p.r.kept, 3, func([]byte) []byte { return []byte(`{"poem":"x"}`) })
	require.Contains(t, Verify(all(broken), VerifyOptions{}).Text(vietnamese), "trong kỳ thi: poem\n")
}

// Delays are told in words.
func TestDelaysAreWorded(t *testing.T) {
	report := &Report{Holds: true, Delayed: 2, Longest: 28 * time.Hour, LongestEntry: 5}
	require.Contains(t, report.Text(vietnamese), "lâu nhất 1 ngày 4 giờ ở mục 5")
	require.Contains(t, report.Text(language.English), "the longest 1 day 4 hours at entry 5")
}
