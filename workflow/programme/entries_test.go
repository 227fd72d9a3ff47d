package programme

import (
	"encoding/json"
	"os"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// enter enters what stands in testdata/entries.yaml.
func enter(t testing.TB, g *Register) {
	t.Helper()
	text, err := os.ReadFile("testdata/entries.yaml")
	require.NoError(t, err)
	entries, err := ParseEntries("entries.yaml", text)
	require.NoError(t, err)
	for _, out := range g.Enter(entries) {
		require.True(t, out.Accepted, out.Text(en))
	}
}

// half is the report on half a year, five days late.
func half() Fulfilment {
	return Fulfilment{ID: "half", By: "Sở Nội vụ", On: day(7, 20), Paper: "BC 15", To: Bodies{"Thường trực Thành ủy"}, Text: "Sáu tháng đầu năm"}
}

// preliminary is the preliminary review, with the figures of the register.
func preliminary(g *Register) Fulfilment {
	figures := g.Review(noon(day(10, 2))).Total
	return Fulfilment{
		ID: "preliminary", By: "Ban Tổ chức Thành ủy", On: day(10, 2), Paper: "BC 40", To: Bodies{"Trung ương"},
		Findings: []string{"Ít người ngoài đơn vị dự thi"}, Figures: &figures,
	}
}

// Each refusal of a report, with the change that brings it.
func TestReportsRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		report func(g *Register) Fulfilment
		with   func(*Fulfilment)
		codes  []string
	}{
		{"whole", func(*Register) Fulfilment { return half() }, nil, nil},
		{"of nothing", nil, func(f *Fulfilment) { f.ID = "hlaf" }, []string{"unknown_duty"}},
		{"of rounds", nil, func(f *Fulfilment) { f.ID = "publicity" }, []string{"duty_of_rounds"}},
		{"by another body", nil, func(f *Fulfilment) { f.By = "Sở Y tế" }, []string{"other_body"}},
		{"on no day", nil, func(f *Fulfilment) { f.On = civil.Date{} }, []string{"not_a_date"}},
		{"before the period is over", nil, func(f *Fulfilment) { f.On = day(6, 29) }, []string{"report_too_early"}},
		{"on the last day of the period", nil, func(f *Fulfilment) { f.On = day(6, 30) }, nil},
		{"without a paper", nil, func(f *Fulfilment) { f.Paper = "" }, []string{"no_paper"}},
		{"that says nothing", nil, func(f *Fulfilment) { f.Text = "" }, []string{"nothing_said"}},
		{"sent to nobody", nil, func(f *Fulfilment) { f.To = nil }, []string{"not_sent_to"}},
		{"sent elsewhere", nil, func(f *Fulfilment) { f.To = Bodies{"Trung ương"} }, []string{"not_sent_to"}},
		{"sent further", nil, func(f *Fulfilment) { f.To = Bodies{"Trung ương", "Thường trực Thành ủy"} }, nil},
		{"a review", preliminary, nil, nil},
		{"a review before its time", preliminary, func(f *Fulfilment) { f.On = day(9, 30) }, []string{"report_too_early"}},
		{"a review sent to nobody", preliminary, func(f *Fulfilment) { f.To = nil }, []string{"not_sent_to"}},
		{"a review without findings", preliminary, func(f *Fulfilment) { f.Findings, f.Text = nil, "Đã xong" }, []string{"no_findings"}},
		{"a review without figures", preliminary, func(f *Fulfilment) { f.Figures = nil }, []string{"no_figures"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := scheme(t).Register()
			f := half()
			if c.report != nil {
				f = c.report(g)
			}
			if c.with != nil {
				c.with(&f)
			}
			out := g.Fulfil(f)
			assert.ElementsMatch(t, c.codes, out.Codes())
			assert.Equal(t, c.codes == nil, out.Accepted)
			for _, r := range out.Reasons {
				assert.NotContains(t, r.Text(vi)+r.Text(en), "{", "every parameter is there")
			}
			if out.Accepted {
				assert.Equal(t, []string{"already_fulfilled"}, g.Fulfil(f).Codes())
			}
		})
	}
}

// Where each of several owes a report, one does not fulfil it for the others.
func TestEachOfSeveral(t *testing.T) {
	g := scheme(t).Register()
	at := noon(civil.Date{Year: 2019, Month: 2, Day: 1})
	of := func() []string {
		var out []string
		for _, o := range g.Supervise(at).Reports {
			if o.ID == "year" {
				out = append(out, o.By+" "+o.Why.Code)
			}
		}
		return out
	}
	require.Equal(t, []string{"Sở Nội vụ report_missing", "Ủy ban Kiểm tra Thành ủy report_missing"}, of())
	f := Fulfilment{ID: "year", By: "Sở Nội vụ", On: civil.Date{Year: 2019, Month: 1, Day: 20}, Paper: "BC 2", To: Bodies{"Thường trực Thành ủy"}, Text: "Cả năm"}
	require.Equal(t, []string{"not_sent_to"}, g.Fulfil(f).Codes(), "one of the two to whom it is owed")
	f.To = append(f.To, "Trung ương")
	require.True(t, g.Fulfil(f).Accepted)
	require.Equal(t, []string{"Ủy ban Kiểm tra Thành ủy report_missing"}, of())
	f.By, f.On = "Ủy ban Kiểm tra Thành ủy", civil.Date{Year: 2019, Month: 2, Day: 1}
	require.True(t, g.Fulfil(f).Accepted)
	require.Equal(t, []string{"Ủy ban Kiểm tra Thành ủy duty_late"}, of())
}

func TestDifficulties(t *testing.T) {
	g := scheme(t).Register()
	good := Difficulty{ID: "k", By: "Sở Nội vụ", To: Bodies{"Thường trực Thành ủy"}, On: day(5, 2), Text: "Chưa có kinh phí"}
	early := day(5, 3)
	for _, c := range []struct {
		with  func(*Difficulty)
		codes []string
	}{
		{func(d *Difficulty) { d.ID = "" }, []string{"difficulty_no_id"}},
		{func(d *Difficulty) { d.By = "Sở Y tế" }, []string{"other_body"}},
		{func(d *Difficulty) { d.To = nil }, []string{"not_sent_to"}},
		{func(d *Difficulty) { d.Text = "" }, []string{"nothing_said"}},
		{func(d *Difficulty) { d.On = civil.Date{} }, []string{"not_a_date"}},
		{func(d *Difficulty) { d.Arose = &early }, []string{"raised_before"}},
		{func(d *Difficulty) { d.Round = "x" }, []string{"unknown_round"}},
		{func(*Difficulty) {}, []string{}},
		{func(*Difficulty) {}, []string{"difficulty_twice"}},
	} {
		d := good
		c.with(&d)
		out := g.Raise(d)
		require.Equal(t, c.codes, out.Codes())
		require.Equal(t, len(c.codes) == 0, out.Accepted)
		require.NotContains(t, out.Text(vi)+out.Text(en), "{")
	}
	answer := Reply{Difficulty: "k", By: "Thường trực Thành ủy", On: day(6, 2), Text: "Đã cấp"}
	for _, c := range []struct {
		with  func(*Reply)
		codes []string
	}{
		{func(r *Reply) { r.Difficulty = "z" }, []string{"unknown_difficulty"}},
		{func(r *Reply) { r.By = "Sở Nội vụ" }, []string{"other_body"}},
		{func(r *Reply) { r.On = day(5, 1) }, []string{"answered_before"}},
		{func(r *Reply) { r.On = civil.Date{} }, []string{"not_a_date"}},
		{func(r *Reply) { r.Text = "" }, []string{"nothing_said"}},
		{func(*Reply) {}, []string{}},
		{func(*Reply) {}, []string{"already_answered"}},
	} {
		r := answer
		c.with(&r)
		out := g.Answer(r)
		require.Equal(t, c.codes, out.Codes())
		require.NotContains(t, out.Text(vi)+out.Text(en), "{")
	}
	d := scheme(t).Document()
	d.Difficulties = nil
	p, err := Compile(d)
	require.NoError(t, err)
	require.Equal(t, []string{"no_difficulties"}, p.Register().Raise(good).Codes())
}

// Difficulties are told when they lie unanswered, and when they were raised or
// answered late; the last day itself is in time.
func TestDifficultiesUnanswered(t *testing.T) {
	g := both(t)
	of := func(month, d int) []string {
		var out []string
		for _, o := range g.Supervise(noon(day(month, d))).Difficulties {
			out = append(out, o.ID+" "+o.Why.Code)
		}
		return out
	}
	require.Empty(t, of(5, 10), "kk1 may be answered until 10 May")
	require.Equal(t, []string{"kk1 difficulty_answered_late"}, of(5, 11))
	require.Equal(t, []string{"kk1 difficulty_answered_late", "kk2 difficulty_raised_late"}, of(6, 17))
	require.Equal(t, []string{"kk1 difficulty_answered_late", "kk2 difficulty_raised_late", "kk2 difficulty_unanswered"}, of(6, 18))
	v := g.Review(noon(day(12, 1)))
	require.Equal(t, DifficultyFigures{Raised: 3, Answered: 1, Waiting: 2, RaisedLate: 1, AnsweredLate: 1}, v.DifficultyFigures)
	require.Equal(t, "Chi theo mức thi công chức", v.Difficulties[0].Answer.Text)
	require.Contains(t, v.Supervision.Text(vi), "197 ngày chưa được trả lời")
	require.Equal(t, DifficultyFigures{Raised: 1, Waiting: 1}, g.Review(noon(day(5, 10))).DifficultyFigures, "as it was then")
	require.True(t, g.Update(read(t, played(t, "hai-phong", nil))).Accepted)
	require.Len(t, g.Review(noon(day(12, 1))).Difficulties, 3, "they stay when a round goes on")

	d := scheme(t).Document()
	rule := *d.Difficulties
	rule.AnsweredWithin, rule.RaisedWithin = nil, nil
	d.Difficulties = &rule
	p, err := Compile(d)
	require.NoError(t, err)
	g = p.Register()
	require.True(t, g.Raise(Difficulty{ID: "k", By: "Sở Nội vụ", To: Bodies{"Thường trực Thành ủy"}, On: day(5, 2), Text: "x"}).Accepted)
	require.Empty(t, of(5, 2))
	require.Equal(t, []string{"k difficulty_unanswered"}, of(5, 3))
}

// A plan is owed for every year, by a group that plans at all or always.
func TestYearlyPlans(t *testing.T) {
	d := scheme(t).Document()
	d.Window.Until = &civil.Date{Year: 2020, Month: 10, Day: 15}
	owing := func(d Document, at civil.Date) []string {
		p, err := Compile(d)
		require.NoError(t, err)
		var out []string
		for _, o := range p.Register().Supervise(noon(at)).Plans {
			out = append(out, o.Group+" "+o.Why.Code+" "+o.Last.String())
			require.NotContains(t, o.Why.Text(vi)+o.Why.Text(en), "{")
		}
		return out
	}
	year := func(y, m, d int) civil.Date { return civil.Date{Year: y, Month: day(m, 1).Month, Day: d} }
	require.Empty(t, owing(d, year(2018, 12, 31)))
	require.Equal(t, []string{"city-committee plan_not_yet 2019-12-31", "others plan_not_yet 2019-12-31"}, owing(d, year(2019, 12, 31)))
	require.Equal(t, []string{
		"city-committee plan_missing 2019-12-31", "city-committee plan_not_yet 2020-10-15", "others plan_missing 2019-12-31", "others plan_not_yet 2020-10-15",
	}, owing(d, year(2020, 10, 15)))
	require.Contains(t, owing(d, year(2020, 10, 16)), "others plan_missing 2020-10-15", "the window is over")
	require.Contains(t, owing(d, year(2018, 1, 9)), "city-committee plan_not_yet 2018-12-31", "not made yet")
	d.Plans = nil
	require.Equal(t, []string{"city-committee plan_missing 2018-12-31", "city-committee plan_not_yet 2019-12-31"}, owing(d, year(2019, 6, 1)), "others plan nothing")
	p, err := Compile(d)
	require.NoError(t, err)
	v := p.Register().Review(noon(year(2019, 6, 1)))
	require.True(t, v.Plans[0].Missing())
	require.Contains(t, v.Text(vi), "Chức danh diện Thành ủy quản lý: không có kế hoạch năm 2018, hạn ngày 31/12/2018 (Đề án, nhóm thứ nhất)")
}

func TestEntriesInText(t *testing.T) {
	text := `reports: [{of: preliminary, by: A, on: 2018-10-02, findings: [x], figures: {rounds: 2, ways: [{round: a, notice: 2018-03-02, appointed: 2018-07-02, days: 122}]}}]`
	e, err := ParseEntries("entries.yaml", []byte(text))
	require.NoError(t, err)
	require.Equal(t, 2, e.Reports[0].Figures.Rounds)
	require.Equal(t, day(7, 2), e.Reports[0].Figures.Ways[0].Appointed)

	whole := both(t).Review(noon(day(12, 1))).Total
	kept, err := json.Marshal(Entries{Reports: []Fulfilment{{ID: "preliminary", By: "A", On: day(10, 2), Figures: &whole}}})
	require.NoError(t, err)
	e, err = ParseEntries("entries.json", kept)
	require.NoError(t, err)
	require.Equal(t, whole, *e.Reports[0].Figures)

	for wrong, code := range map[string]string{
		"reports: [": "yaml_syntax", "reprots: []": "unknown_key_near", "reports: [{of: a, by: A}]": "missing_key",
		"reports: [{of: a, by: A, on: 2018-01-01, figures: {round: 1}}]": "not_figures",
	} {
		_, err := ParseEntries("entries.yaml", []byte(wrong))
		mistakes, ok := document.Of(err)
		require.True(t, ok, wrong)
		if code != "yaml_syntax" {
			require.Equal(t, code, mistakes[0].Code, wrong)
		}
	}
}

// What is handed in or out does not change what is inside.
func TestEntriesAreKept(t *testing.T) {
	g := scheme(t).Register()
	f := preliminary(g)
	require.True(t, g.Fulfil(f).Accepted)
	f.To[0], f.Findings[0], f.Figures.Rounds = "x", "x", 9
	v := g.Review(noon(day(10, 3)))
	require.Equal(t, Bodies{"Trung ương"}, v.Reports[0].To)
	v.Reports[0].To[0], v.Reports[0].Figures.Rounds = "y", 8
	v = g.Review(noon(day(10, 3)))
	require.Equal(t, Bodies{"Trung ương"}, v.Reports[0].To)
	require.Zero(t, v.Reports[0].Figures.Rounds)
	require.Empty(t, g.Review(noon(day(10, 1))).Reports, "not there yet")
}

// Every answer reads back as it was, wording included.
func TestAnswersAreKept(t *testing.T) {
	g := both(t)
	require.True(t, g.Fulfil(preliminary(g)).Accepted)
	v := g.Review(noon(day(12, 1)))
	require.NotEmpty(t, v.Supervision.Reports)
	again := keep(t, v, new(Review))
	require.Equal(t, v.Text(vi), again.Text(vi))
	require.Equal(t, v.Text(en), again.Text(en))
	s := keep(t, &v.Supervision, new(Supervision))
	require.Equal(t, v.Supervision.Text(en), s.Text(en))
	figures := keep(t, &v.Total, new(Figures))
	require.Equal(t, v.Total, *figures)
	out := g.Add(read(t, played(t, "boc-tham", nil)))
	kept := keep(t, &out, new(Outcome))
	require.Equal(t, out.Text(vi), kept.Text(vi))
	require.Error(t, json.Unmarshal([]byte(`{"round": 1}`), new(Figures)))
	for _, into := range []any{new(Review), new(Supervision), new(Outcome)} {
		var other *thituyen.FormError
		require.ErrorAs(t, json.Unmarshal([]byte(`{"form":"x/1"}`), into), &other)
	}
}

// keep writes an answer, reads it back and writes it again.
func keep[T any](t *testing.T, answer, into *T) *T {
	t.Helper()
	text, err := json.Marshal(answer)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(text, into), "%s", text)
	again, err := json.Marshal(into)
	require.NoError(t, err)
	require.Equal(t, string(text), string(again))
	require.NotRegexp(t, `"[A-Z]\w*":`, string(text), "keys are lower-case")
	return into
}
