package round

import (
	"os"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/workflow/ledger"

	"github.com/stretchr/testify/require"
)

func TestAWholeRoundUnderHaiPhong2018(t *testing.T) {
	p := haiPhong(t)
	require.Equal(t, "ended", p.round.State())
	require.Equal(t, [][]string{{"TS04"}, {"TS01"}, {"TS02"}}, p.round.List().Order())
	require.Equal(t, []string{"TS01"}, p.round.Selection().Selected)
}

func TestReplayGivesTheSameRound(t *testing.T) {
	p := haiPhong(t)
	again, err := Replay(all(p.lines), ReplayOptions{Openings: p.openings})
	require.NoError(t, err)
	require.Equal(t, p.round.Head(), again.Head())
	require.Equal(t, p.round.State(), again.State())
	require.Equal(t, p.round.Selection().Selected, again.Selection().Selected)
}

func TestVerify(t *testing.T) {
	p := haiPhong(t)
	full := Verify(all(p.lines), VerifyOptions{Openings: p.openings, Head: p.round.Head()})
	require.True(t, full.Holds, full.Text(vietnamese))
	require.Zero(t, full.Attested)
	public := Verify(all(p.lines), VerifyOptions{})
	require.True(t, public.Holds, public.Text(vietnamese))
}

func TestCorrect(t *testing.T) {
	p := haiPhong(t)
	_ = p
	c, err := ReadCase(os.DirFS("testdata/hai-phong"))
	require.NoError(t, err)
	r := New(c.Regulation)
	salt := salts("case")
	for _, act := range c.Acts {
		if act.Refused != nil {
			continue
		}
		if act.Step == "decline" {
			break
		}
		prepared, err := c.Prepare(r, act.Act, salt)
		require.NoError(t, err)
		out, err := r.Apply(prepared, salt)
		require.NoError(t, err)
		require.True(t, out.Accepted, out.Text(vietnamese))
	}
	require.Equal(t, []string{"TS04"}, r.Selection().Selected)
	require.Equal(t, "recognised", r.State())
	at := civil.DateTime{Date: civil.Date{Year: 2018, Month: 6, Day: 1}, Time: civil.Time{Hour: 9}}
	instead, err := InsteadOf(Act{Body: Mark{Component: "project", Parts: map[string]decimal.Decimal{"build": decimal.New(16, 0), "present": decimal.New(30, 0), "answer": decimal.New(30, 0)}}})
	require.NoError(t, err)
	out, err := r.Apply(Act{Step: "correct", By: "giang", Happened: at, Body: Correct{Entry: 45, Instead: instead, Reason: "Cộng nhầm"}}, nil)
	require.NoError(t, err)
	require.True(t, out.Accepted, out.Text(vietnamese))
	t.Log(out.Text(vietnamese))
	require.Equal(t, []string{"TS01"}, r.Selection().Selected)
	require.Equal(t, "ranked", r.State())
	for _, openings := range []*ledger.Openings{nil, r.openings} {
		report := Verify(r.history, VerifyOptions{Openings: openings})
		require.True(t, report.Holds, report.Text(vietnamese))
	}
}
