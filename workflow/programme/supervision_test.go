package programme

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/round"
)

// codes are those of the reasons, in their order.
func codes(reasons []thituyen.Reason) []string {
	var out []string
	for _, r := range reasons {
		out = append(out, r.Code)
	}
	return out
}

func owed(s Supervision) []string {
	var out []string
	for _, o := range s.Reports {
		out = append(out, o.Round+" "+o.ID+" "+o.Why.Code)
	}
	return out
}

// The last day itself is in time; the day after it is not.
func TestOverdueSteps(t *testing.T) {
	g := scheme(t).Register()
	require.True(t, g.Add(read(t, played(t, "hai-phong", until("recognise")))).Accepted)
	require.Empty(t, g.Supervise(noon(day(5, 28))).Overdue)
	s := g.Supervise(noon(day(5, 29)))
	require.Len(t, s.Overdue, 1)
	require.Equal(t, [3]any{"approval", day(5, 28), 1}, [3]any{s.Overdue[0].What, s.Overdue[0].Last, s.Overdue[0].Days})
	require.Contains(t, s.Text(vi), "đã quá 1 ngày")
	require.True(t, g.Update(read(t, played(t, "hai-phong", nil))).Accepted)
	require.Empty(t, g.Supervise(noon(day(12, 29))).Overdue)
}

func TestLinesNotAnnounced(t *testing.T) {
	g := scheme(t).Register()
	require.Empty(t, g.Supervise(noon(day(2, 28))).NotAnnounced)
	var what []string
	for _, o := range g.Supervise(noon(day(3, 1))).NotAnnounced {
		what = append(what, o.What)
	}
	require.Equal(t, []string{"b/phong"}, what)
	require.True(t, g.Add(read(t, played(t, "boc-tham", nil))).Accepted)
	require.Empty(t, g.Supervise(noon(day(3, 1))).NotAnnounced)
	late := g.Supervise(noon(day(5, 1))).NotAnnounced
	require.Len(t, late, 3)
	require.Contains(t, late[1].Why.Text(vi), "pgd-so-y-te")
	require.Equal(t, 1, late[1].Days)
}

func TestReportsNotMade(t *testing.T) {
	g := scheme(t).Register()
	require.True(t, g.Add(read(t, played(t, "hai-phong", nil))).Accepted)
	policy := " policy duty_missing"
	require.Empty(t, owed(g.Supervise(noon(day(2, 28)))))
	require.Equal(t, []string{policy}, owed(g.Supervise(noon(day(3, 12)))))
	require.Equal(t, []string{"hai-phong publicity duty_missing_in", policy}, owed(g.Supervise(noon(day(3, 13)))))
	require.Equal(t, []string{"hai-phong publicity duty_missing_in", "hai-phong reports duty_missing_in", policy}, owed(g.Supervise(noon(day(4, 2)))),
		"the report of 17 April is not there yet")
	require.Equal(t, []string{"hai-phong publicity duty_missing_in", "hai-phong reports duty_late_in", policy}, owed(g.Supervise(noon(day(4, 17)))))
	require.NotContains(t, owed(g.Supervise(noon(day(7, 15)))), " half report_missing")
	require.Contains(t, owed(g.Supervise(noon(day(7, 16)))), " half report_missing")
	require.True(t, g.Fulfil(half()).Accepted)
	require.Contains(t, owed(g.Supervise(noon(day(7, 19)))), " half report_missing")
	require.Contains(t, owed(g.Supervise(noon(day(7, 20)))), " half duty_late")
	s := g.Supervise(noon(day(11, 1)))
	require.Contains(t, owed(s), " preliminary report_missing")
	require.Contains(t, s.Text(vi), "báo cáo Trung ương")
	made := preliminary(g)
	made.On = day(10, 31)
	require.True(t, g.Fulfil(made).Accepted)
	require.NotContains(t, owed(g.Supervise(noon(day(11, 1)))), " preliminary report_missing")
	late := g.Supervise(noon(civil.Date{Year: 2019, Month: 4, Day: 1}))
	require.Contains(t, owed(late), " final report_missing")
	require.Contains(t, late.Text(en), "final: not there", "a review without a title goes by its id")
}

// A round cancelled before the day owes nothing more.
func TestCancelledRoundsOweNothing(t *testing.T) {
	cancel := func(month, d int) edit {
		return before("close", round.Act{Step: "cancel", By: "binh", Happened: noon(day(month, d)), Body: round.WithReason{Reason: "Bão"}})
	}
	g := scheme(t).Register()
	require.True(t, g.Add(read(t, played(t, "hai-phong", cancel(4, 3)))).Accepted)
	require.Equal(t, []string{"hai-phong publicity duty_missing_in", "hai-phong reports duty_missing_in", " policy duty_missing"}, owed(g.Supervise(noon(day(7, 1)))))
	r := read(t, played(t, "hai-phong", until("announce")))
	s := Supervision{}
	s.inRound(&g.programme.document.Duties[0], r, noon(day(7, 1)))
	require.Empty(t, s.Reports, "not announced")
	soon := read(t, played(t, "hai-phong", cancel(4, 3)))
	duty := g.programme.document.Duties[0]
	duty.Within = &thituyen.Span{Count: 60}
	s.inRound(&duty, soon, noon(day(7, 1)))
	require.Empty(t, s.Reports)
}

func TestMarkers(t *testing.T) {
	g := both(t)
	by := map[string]Marker{}
	for _, m := range g.Markers() {
		by[m.Marker] = m
	}
	// van 82.5, 70, 60 beside xuan 80, 72, 75.5.
	van, xuan := by["hai-phong/van"], by["hai-phong/xuan"]
	require.Equal(t, 3, van.Marks)
	require.Equal(t, "-0.05", van.Mean.String(), "(2.5 − 2 − 15.5) / 3, of 100")
	require.Zero(t, van.Mean.Add(xuan.Mean).Sign(), "of two each stands out as far as the other")
	require.Equal(t, []string{"marker_lower", "marker_spread"}, codes(van.Questions))
	require.Equal(t, []string{"marker_higher", "marker_spread"}, codes(xuan.Questions))
	require.Contains(t, van.Questions[0].Text(vi), "Vì sao điểm của van thấp hơn những người cùng chấm trung bình 5 % điểm tối đa, trên 3 điểm chấm ở 1 kỳ thi?")
	require.Contains(t, van.Questions[1].Text(en), "?")
	require.Equal(t, "Lê Giang", by["hai-phong/giang"].Name)
	s := g.Supervise(noon(day(12, 1)))
	require.NotEmpty(t, s.Markers)
	text, err := json.Marshal(s)
	require.NoError(t, err)
	require.Contains(t, string(text), `"mean":"-0.05"`)
}

// One person who marks in two rounds, where the caller says so.
func TestMarkersAcrossRounds(t *testing.T) {
	g := scheme(t).Register()
	for _, dir := range []string{"hai-phong", "boc-tham"} {
		f := played(t, dir, nil)
		f.Marker = func(id string) string {
			if id == "van" {
				return "Ông Văn"
			}
			return ""
		}
		require.True(t, g.Add(read(t, f)).Accepted)
	}
	for _, m := range g.Markers() {
		if m.Marker == "Ông Văn" {
			require.Equal(t, 7, m.Marks)
			require.Equal(t, []string{"boc-tham", "hai-phong"}, m.Rounds)
			return
		}
	}
	t.Fatal("nobody")
}

// Marks under codes that are closed are compared too.
func TestMarkersUnderCodes(t *testing.T) {
	r := read(t, played(t, "hai-phong", until("open_codes")))
	require.Len(t, r.marks, 6)
}

// The thresholds are decided exactly: at the limit nothing is asked.
func TestLimits(t *testing.T) {
	of := func(parts ...string) Marker {
		var marks []compared
		for _, p := range parts {
			marks = append(marks, compared{marker: "x", name: "x", round: "r", difference: number(p)})
		}
		return marker("x", marks)
	}
	mean, spread := number("1/30"), number("1/30")
	w := &Watch{AtLeast: 2, Mean: &mean, Spread: &spread}
	for _, c := range []struct {
		m    Marker
		want []string
	}{
		{of("1/30", "1/30"), nil},
		{of("1/30", "0.033333334"), []string{"marker_higher"}},
		{of("1/30", "-1/30"), nil},
		{of("0.033333334", "-0.033333334"), []string{"marker_spread"}},
		{of("-1/2"), nil},
	} {
		c.m.ask(w)
		assert.Equal(t, c.want, codes(c.m.Questions))
	}
}

// Mean and variance against a plain second way through big.Rat.
func TestMarkersPlainly(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		var marks []compared
		var all []*big.Rat
		for range 1 + r.IntN(40) {
			num, den := r.Int64N(400)-200, 1+r.Int64N(60)
			marks = append(marks, compared{round: fmt.Sprint(r.IntN(3)), difference: thituyen.Fraction(num, den)})
			all = append(all, big.NewRat(num, den))
		}
		n := big.NewRat(int64(len(all)), 1)
		mean, variance := new(big.Rat), new(big.Rat)
		for _, x := range all {
			mean.Add(mean, x)
		}
		mean.Quo(mean, n)
		for _, x := range all {
			d := new(big.Rat).Sub(x, mean)
			variance.Add(variance, d.Mul(d, d))
		}
		variance.Quo(variance, n)
		m := marker("x", marks)
		require.Zero(t, m.Mean.Rat().Cmp(mean))
		require.Zero(t, m.Variance.Rat().Cmp(variance))
		shown, _ := root(m.Variance).Rat().Float64()
		want, _ := variance.Float64()
		require.InDelta(t, math.Sqrt(want), shown, 0.0002)
	}
	require.Equal(t, "0", root(number("-1")).String())
}
