package programme

import (
	"errors"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

func TestRegister(t *testing.T) {
	g := scheme(t).Register()
	out := g.Add(read(t, played(t, "hai-phong", nil)))
	require.True(t, out.Accepted, out.Text(vi))
	require.Empty(t, out.Concurrent)
	out = g.Add(read(t, played(t, "boc-tham", nil)))
	require.True(t, out.Accepted, out.Text(vi))
	require.Equal(t, 1, out.Unidentified, "one candidate gave no name")
	require.Contains(t, out.Text(en), "not known who 1")
	require.Len(t, g.Records(), 2)
	require.Equal(t, "thu", g.Programme().Document().ID)
}

// Each refusal, with the change of the filing or the programme that brings it.
func TestRefusals(t *testing.T) {
	whole := played(t, "hai-phong", nil)
	cases := []struct {
		name   string
		filing func(*Filing)
		scheme func(*Document)
		codes  []string
	}{
		{"no id", func(f *Filing) { f.Round = "" }, nil, []string{"no_id"}},
		{"unknown plan", func(f *Filing) { f.Plan = "z" }, nil, []string{"unknown_plan"}},
		{"unknown line", func(f *Filing) { f.Line = "z" }, nil, []string{"unknown_line"}},
		{"another line", func(f *Filing) { f.Line = "y-te" }, nil, []string{"other_post", "other_unit", "outside_months"}},
		{"another authority", func(f *Filing) { f.Plan, f.Line = "b", "phong" }, nil, []string{"other_group", "other_post", "other_unit", "outside_months"}},
		{"not agreed", func(f *Filing) { f.Plan = "c" }, nil, []string{"plan_not_agreed", "plan_not_reported"}},
		{"agreed later", nil, func(d *Document) { d.Plans[0].Agreed.On = &civil.Date{Year: 2018, Month: 3, Day: 3} }, []string{"announced_before"}},
		{"agreed on the day", nil, func(d *Document) { d.Plans[0].Agreed.On = &civil.Date{Year: 2018, Month: 3, Day: 2} }, nil},
		{"made later", nil, func(d *Document) {
			made := &civil.Date{Year: 2018, Month: 3, Day: 3}
			d.Plans[0].Made, d.Plans[0].Reported[0].On, d.Plans[0].Agreed.On = made, made, made
		}, []string{"announced_before", "announced_before_made", "announced_before_reported"}},
		{"reported later", nil, func(d *Document) { d.Plans[0].Reported[0].On = &civil.Date{Year: 2018, Month: 3, Day: 3} }, []string{"announced_before_reported"}},
		{"reported on the day", nil, func(d *Document) { d.Plans[0].Reported[0].On = &civil.Date{Year: 2018, Month: 3, Day: 2} }, nil},
		{"reported to nobody", nil, func(d *Document) { d.Plans[0].Reported = nil }, []string{"plan_not_reported"}},
		{"outside the window", nil, func(d *Document) {
			d.Window.From = &civil.Date{Year: 2018, Month: 3, Day: 3}
			d.Plans[0].Lines[0].Months = []int{3}
			d.Plans = d.Plans[:1]
		}, []string{"outside_window"}},
		{"the first day of the window", nil, func(d *Document) {
			d.Window.From = &civil.Date{Year: 2018, Month: 3, Day: 2}
			d.Plans[0].Lines[0].Months = []int{3}
			d.Plans = d.Plans[:1]
		}, nil},
		{"another regulation", nil, func(d *Document) { d.Regulations = []string{"thu-boc-tham"} }, []string{"other_regulation"}},
		{"nothing recorded", func(f *Filing) { f.Record, f.Head = func(func([]byte, error) bool) {}, ledger.Head{} }, nil, []string{"not_opened"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := whole
			f.Openings = new(ledger.Openings)
			if c.filing != nil {
				c.filing(&f)
			}
			d := scheme(t).Document()
			if c.scheme != nil {
				c.scheme(&d)
			}
			p, err := Compile(d)
			require.NoError(t, err)
			g := p.Register()
			out := g.Add(read(t, f))
			assert.ElementsMatch(t, c.codes, out.Codes(), out.Text(en))
			assert.Equal(t, c.codes == nil, out.Accepted)
			assert.Equal(t, c.codes == nil, len(g.Records()) == 1)
			for _, r := range out.Reasons {
				assert.NotContains(t, r.Text(vi)+r.Text(en), "{", "every parameter is there")
			}
			if c.name == "not agreed" {
				assert.Contains(t, out.Text(vi), "Đề án, nhóm thứ nhất")
			}
		})
	}
}

func TestSeatsOfALine(t *testing.T) {
	g := scheme(t).Register()
	going := played(t, "hai-phong", until("rank"))
	require.True(t, g.Add(read(t, going)).Accepted)
	second := played(t, "hai-phong", nil)
	second.Round = "second"
	require.Equal(t, []string{"round_going_on"}, g.Add(read(t, second)).Codes())
	require.Equal(t, []string{"already_registered", "round_going_on"}, g.Add(read(t, going)).Codes())

	whole := played(t, "hai-phong", nil)
	require.True(t, g.Update(read(t, whole)).Accepted)
	require.Len(t, g.Records(), 1)
	require.Equal(t, []string{"too_many_seats"}, g.Add(read(t, second)).Codes())

	whole.Line = "z"
	require.Equal(t, []string{"unknown_line"}, g.Update(read(t, whole)).Codes())
	require.Equal(t, "ended", g.Records()[0].Round().State(), "refused, the register is as it was")
	other := played(t, "boc-tham", nil)
	require.True(t, g.Update(read(t, other)).Accepted)
	require.Len(t, g.Records(), 2)
}

func TestSeatsUnknown(t *testing.T) {
	f := played(t, "hai-phong", func(_ testing.TB, _ *round.Round, act *round.CaseAct) []round.Act {
		if said, opens := act.Body.(*round.Open); opens {
			said.Post.Seats = nil
			return []round.Act{act.Act}
		}
		return nil
	})
	require.Equal(t, []string{"seats_unknown"}, scheme(t).Register().Add(read(t, f)).Codes())
}

func TestOnePersonInTwoRounds(t *testing.T) {
	g := scheme(t).Register()
	one, other := played(t, "hai-phong", nil), played(t, "boc-tham", nil)
	same := func(id string) func(round.Candidate) string {
		return func(c round.Candidate) string {
			if c.ID == id {
				return "somebody"
			}
			return ""
		}
	}
	one.Person, other.Person = same("TS01"), same("A")
	require.Equal(t, 3, g.Add(read(t, one)).Unidentified)
	out := g.Add(read(t, other))
	require.True(t, out.Accepted)
	require.Len(t, out.Concurrent, 1)
	c := out.Concurrent[0]
	require.Equal(t, "boc-tham", c.Round, "who registered first")
	require.Equal(t, [3]string{"A", "hai-phong", "TS01"}, [3]string{c.Candidate, c.Other, c.OtherID})
	require.Equal(t, day(3, 5), c.From.Date)
	require.Equal(t, day(7, 30), c.Until.Date, "the end of the round that is over")
	require.Contains(t, out.Text(vi), "hai kỳ thi cùng lúc")
	require.Equal(t, out.Concurrent, g.Concurrent())

	// Somebody who withdrew before is not in two.
	g = scheme(t).Register()
	other.Person = same("G")
	require.True(t, g.Add(read(t, other)).Accepted)
	require.Empty(t, g.Add(read(t, one)).Concurrent)
}

func TestStays(t *testing.T) {
	at := func(m, d int) *civil.DateTime { n := noon(day(m, d)); return &n }
	a := stay{person: "x", round: "a", from: *at(1, 1), until: at(2, 1)}
	for _, c := range []struct {
		from, until *civil.DateTime
		together    bool
	}{
		{at(2, 1), nil, false},
		{at(1, 31), nil, true},
		{at(1, 2), at(1, 3), true},
		{at(1, 1), at(1, 1), false},
	} {
		b := stay{person: "x", round: "b", from: *c.from, until: c.until}
		_, one := a.together(b)
		_, other := b.together(a)
		assert.Equal(t, c.together, one)
		assert.Equal(t, one, other)
	}
	_, same := a.together(a)
	assert.False(t, same)
}

func TestBrokenRecords(t *testing.T) {
	f := played(t, "hai-phong", nil)
	f.Head.Number++
	_, err := Read(f)
	broken, ok := errors.AsType[*BrokenError](err)
	require.True(t, ok)
	require.Equal(t, "hai-phong", broken.Round)
	require.NotNil(t, errors.Unwrap(broken))
	require.Contains(t, broken.Reason().Text(vi), "không đứng vững")
	require.Contains(t, err.Error(), "does not hold")
	text, err := reportText{broken.Report}.MarshalText()
	require.NoError(t, err)
	require.NotEmpty(t, text)

	// Lines that can be read once only.
	f, once := played(t, "hai-phong", nil), false
	record := f.Record
	f.Record = func(yield func([]byte, error) bool) {
		if once {
			yield(nil, errors.New("gone"))
			return
		}
		once = true
		record(yield)
	}
	_, err = Read(f)
	require.ErrorContains(t, err, "gone")
}
