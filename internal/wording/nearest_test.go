package wording

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// plainDistance is the definition, without giving up early.
func plainDistance(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	cost := 1
	if a[len(a)-1] == b[len(b)-1] {
		cost = 0
	}
	least := min(plainDistance(a[:len(a)-1], b)+1, plainDistance(a, b[:len(b)-1])+1, plainDistance(a[:len(a)-1], b[:len(b)-1])+cost)
	if len(a) > 1 && len(b) > 1 && a[len(a)-1] == b[len(b)-2] && a[len(a)-2] == b[len(b)-1] {
		least = min(least, plainDistance(a[:len(a)-2], b[:len(b)-2])+1)
	}
	return least
}

func TestDistanceAgreesWithItsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	word := func() []rune {
		out := make([]rune, r.IntN(7))
		for i := range out {
			out[i] = rune('a' + r.IntN(3))
		}
		return out
	}
	for range 3000 {
		a, b, limit := word(), word(), 1+r.IntN(6)
		require.Equal(t, min(plainDistance(a, b), limit), min(distance(a, b, limit), limit), "%s and %s within %d", string(a), string(b), limit)
	}
}
