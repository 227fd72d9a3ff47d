package round

import (
	"iter"
	"testing"

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
	again, err := Replay(iter.Seq2[[]byte, error](all(p.lines)), ReplayOptions{Openings: p.openings})
	require.NoError(t, err)
	require.Equal(t, p.round.Head(), again.Head())
	require.Equal(t, p.round.State(), again.State())
	require.Equal(t, p.round.Selection().Selected, again.Selection().Selected)
}

func TestVerify(t *testing.T) {
	p := haiPhong(t)
	full := Verify(iter.Seq2[[]byte, error](all(p.lines)), VerifyOptions{Openings: p.openings, Head: p.round.Head()})
	require.True(t, full.Holds, full.Text(vietnamese))
	require.Zero(t, full.Attested)
	public := Verify(iter.Seq2[[]byte, error](all(p.lines)), VerifyOptions{})
	require.True(t, public.Holds, public.Text(vietnamese))
	t.Log(full.Text(vietnamese))
	t.Log(public.Text(vietnamese))
	for _, l := range p.lines {
		if len(l) < 1500 {
			t.Log(string(l))
		}
	}
}
