package ranking

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// The vector was made with the line of shell in Draw's comment.
func TestDrawIsTheLineOfShell(t *testing.T) {
	ids := []string{"TS001", "TS002", "TS003", "Nguyễn Văn A", "b c"}
	want := []string{"TS001", "b c", "Nguyễn Văn A", "TS002", "TS003"}
	assert.Equal(t, want, Draw("hạt giống 2018", ids))
	slices.Reverse(ids)
	assert.Equal(t, want, Draw("hạt giống 2018", ids), "the order given changes nothing")
	assert.Equal(t, "b c", ids[0], "what was given is left as it was")
}

func TestDrawTakesSeedAndIDsAsTheyStand(t *testing.T) {
	sum := func(text string) string {
		s := sha256.Sum256([]byte(text))
		return hex.EncodeToString(s[:])
	}
	for _, seed := range []string{"", "x", " x", "a\nb", "e\u0301"} {
		drawn := Draw(seed, []string{"A", "B", "C", "D", "A"})
		require.Len(t, drawn, 5)
		for i := range drawn[1:] {
			assert.LessOrEqual(t, sum(seed+"\n"+drawn[i]), sum(seed+"\n"+drawn[i+1]))
		}
	}
	assert.Empty(t, Draw("x", nil))
}

func TestTiesByLot(t *testing.T) {
	ranker := byTotal(t, ", ties: lot, style: ordinal, select: {reserve: all}")
	entries := []Entry{passed("A", mark("1")), passed("B", mark("2")), passed("C", mark("1")), passed("D", mark("1")), passed("E", mark("0"))}
	seed := "12 con số"
	list, err := ranker.Rank(entries, &seed)
	require.NoError(t, err)
	order := append(append([]string{"B"}, Draw(seed, []string{"A", "C", "D"})...), "E")
	assert.Empty(t, list.Ties())
	for i, group := range list.Order() {
		assert.Equal(t, order[i:i+1], group)
		place, _ := list.Place(group[0])
		assert.Equal(t, int64(i+1), place.Rat().Num().Int64())
	}
	c, _ := list.Decided(order[2], order[1])
	assert.Equal(t, ByLot, c.By)
	assert.Equal(t, order[1], c.Above)
	assert.Equal(t, "higher_by_lot", c.Reason().Code)
	c, _ = list.Decided(order[0], order[1])
	assert.Equal(t, "total", c.By)

	_, err = ranker.Rank(entries, nil)
	var wrong thituyen.Mistakes
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, "seed_missing", wrong[0].Code)
	_, err = ranker.Rank(entries[:2], nil)
	require.NoError(t, err, "no seed is asked for where no lot decides")
	empty := ""
	_, err = ranker.Rank(entries, &empty)
	require.NoError(t, err, "an empty seed is a seed")
}
