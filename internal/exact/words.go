// Package exact holds the arithmetic of machine words that says when a result
// does not fit, and the text of decimals.
package exact

import (
	"cmp"
	"math"
	"math/bits"
)

// Tens are the powers of ten that fit in a word.
var Tens = func() (p [19]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

// Abs is the distance of n from 0.
func Abs(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

// Divisor is the greatest common divisor of a and b. It takes shifts and differences, which are several times as fast as
// remainders.
func Divisor(a, b uint64) uint64 {
	if a == 0 || b == 0 {
		return a | b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	for b != 0 {
		b >>= bits.TrailingZeros64(b)
		if a > b {
			a, b = b, a
		}
		b -= a
	}
	return a << shift
}

// AddWords returns a + b, and whether it fits in a word.
func AddWords(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (a >= 0) != (b >= 0) || (sum >= 0) == (a >= 0)
}

// MulWords returns a × b, and whether it fits in a word.
func MulWords(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(Abs(a), Abs(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// CompareWords compares a/b with c/d, of positive b and d: -1, 0 or +1.
func CompareWords(a, b, c, d int64) int {
	if b == d {
		return cmp.Compare(a, c)
	}
	if s, t := cmp.Compare(a, 0), cmp.Compare(c, 0); s != t {
		return cmp.Compare(s, t)
	}
	// Both cross products of a common sign: compare their 128-bit sizes.
	ah, al := bits.Mul64(Abs(a), uint64(d))
	ch, cl := bits.Mul64(Abs(c), uint64(b))
	order := cmp.Compare(ah, ch)
	if order == 0 {
		order = cmp.Compare(al, cl)
	}
	if a < 0 {
		return -order
	}
	return order
}
