package exact

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestBoundedNeverExpands(t *testing.T) {
	for _, d := range []decimal.Decimal{
		decimal.New(1, 1<<30), decimal.New(1, -(1 << 30)), decimal.New(1, 12),
		decimal.New(1, -10), decimal.New(math.MaxInt64, 12),
	} {
		require.False(t, Bounded(d), d.Exponent())
	}
	for _, d := range []decimal.Decimal{decimal.New(0, 1<<30), decimal.New(1, 11), decimal.New(1, -9), decimal.New(10, -10), decimal.New(-99, 0)} {
		require.True(t, Bounded(d), d.Exponent())
	}
}

func TestDigitsOfAHostileExponentStayShort(t *testing.T) {
	require.Equal(t, "5e1073741824", Digits(decimal.New(5, 1<<30)))
	require.Equal(t, "-5e-1073741824", Digits(decimal.New(-5, -1<<30)))
	require.Equal(t, "500", Digits(decimal.New(5, 2)))
}

func TestWords(t *testing.T) {
	sum, ok := AddWords(2, 3)
	require.True(t, ok)
	require.Equal(t, int64(5), sum)
	_, ok = MulWords(1<<40, 1<<40)
	require.False(t, ok)
	require.Equal(t, 1, CompareWords(2, 3, 1, 2))
}

func TestGreatestCommonDivisor(t *testing.T) {
	plain := func(a, b uint64) uint64 {
		for b != 0 {
			a, b = b, a%b
		}
		return a
	}
	edges := []uint64{0, 1, 2, 3, 6, 1 << 62, 1<<63 - 1, 1 << 63, 1<<64 - 1, 5_000_000_000, 432_500_000_000}
	for _, a := range edges {
		for _, b := range edges {
			require.Equal(t, plain(a, b), Divisor(a, b), "%d %d", a, b)
		}
	}
	for a := range uint64(200) {
		for b := range uint64(200) {
			require.Equal(t, plain(a, b), Divisor(a, b), "%d %d", a, b)
		}
	}
}
