package exact

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

// Words at their ends: what fits is told as big integers tell it.
func TestWordsAgreeWithBigIntegers(t *testing.T) {
	ends := []int64{0, 1, -1, 2, -2, 3, 7, -7, 1 << 31, -1 << 31, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64 + 1, 3_037_000_500, -3_037_000_500}
	for _, a := range ends {
		for _, b := range ends {
			product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
			got, fits := MulWords(a, b)
			if fits {
				require.Equal(t, product.Int64(), got)
			}
			require.Equal(t, product.IsInt64() && product.Cmp(big.NewInt(math.MinInt64)) != 0, fits, "%d × %d", a, b)
			sum := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
			if got, fits := AddWords(a, b); fits {
				require.Equal(t, sum.Int64(), got)
			} else {
				require.False(t, sum.IsInt64())
			}
			if a > 0 && b > 0 {
				for _, n := range ends {
					for _, m := range ends {
						require.Equal(t, big.NewRat(n, a).Cmp(big.NewRat(m, b)), CompareWords(n, a, m, b))
					}
				}
			}
		}
		require.Equal(t, new(big.Int).Abs(big.NewInt(a)).Uint64(), Abs(a))
	}
}
