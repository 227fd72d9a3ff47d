package round

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func bocTham(t testing.TB) played { return play(t, os.DirFS("testdata/boc-tham")) }

func TestARoundWithLotRemarksAndClaims(t *testing.T) {
	p := bocTham(t)
	require.Equal(t, "recognised", p.round.State())
	t.Log(p.round.List().Text(vietnamese))
	for _, openings := range []struct{ all bool }{{true}, {false}} {
		options := VerifyOptions{Head: p.round.Head()}
		if openings.all {
			options.Openings = p.openings
		}
		report := Verify(all(p.lines), options)
		require.True(t, report.Holds, report.Text(vietnamese))
		t.Log(report.Text(vietnamese))
	}
}
