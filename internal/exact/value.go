// Package exact holds the numbers of the library: rational values that are
// never rounded unless somebody asks, and the seven ways to round them.
//
// A [Value] is a fraction kept in machine words where it fits and in
// math/big where it does not; the two forms are one number and compare equal.
package exact

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Value is an exact rational number. The zero Value is 0. Values are
// immutable and safe for concurrent use; compare them with [Value.Cmp], not
// with ==.
type Value struct {
	num int64
	den int64    // 0 stands for 1, so that the zero Value is 0
	big *big.Rat // set when the fraction does not fit in machine words
}

// Int returns n.
func Int(n int64) Value { return Value{num: n, den: 1} }

// Fraction returns num/den in lowest terms. A den of 0 panics: callers check
// their divisors where they read them.
func Fraction(num, den int64) Value {
	if den == 0 {
		panic("exact: a fraction over zero")
	}
	if num == math.MinInt64 || den == math.MinInt64 {
		return FromRat(big.NewRat(num, den))
	}
	if den < 0 {
		num, den = -num, -den
	}
	if g := gcd(abs(num), uint64(den)); g > 1 {
		num, den = num/int64(g), den/int64(g)
	}
	return Value{num: num, den: den}
}

// FromRat returns the value of r, which stays the caller's.
func FromRat(r *big.Rat) Value {
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Value{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Value{big: new(big.Rat).Set(r)}
}

// FromDecimal returns the value of d. Check decimals of callers with
// [Bounded] first: an exponent of a billion is a number of a billion digits.
func FromDecimal(d decimal.Decimal) Value {
	if d.IsZero() {
		return Value{}
	}
	if e := d.Exponent(); e <= 0 && e >= -18 {
		if c := d.Coefficient(); c.IsInt64() {
			return Fraction(c.Int64(), pow10[-e])
		}
	}
	return FromRat(d.Rat())
}

// Bounded reports whether d keeps the limits of a number in a document: at
// most 12 digits before the point and 9 after it. It never expands d.
func Bounded(d decimal.Decimal) bool {
	digits, exponent := d.NumDigits(), int(d.Exponent())
	if digits > WholeDigits+DecimalDigits || exponent < -WholeDigits-DecimalDigits {
		return false
	}
	if d.IsZero() {
		return true
	}
	if digits+exponent > WholeDigits {
		return false
	}
	trimmed := Digits(d)
	_, part, _ := strings.Cut(trimmed, ".")
	return len(part) <= DecimalDigits
}

// Denominator is the denominator in lowest terms and whether it fits in an
// int64.
func (v Value) Denominator() (int64, bool) { return v.d(), v.big == nil }

// Numerator is the numerator in lowest terms and whether it fits in an int64.
func (v Value) Numerator() (int64, bool) { return v.num, v.big == nil }

func (v Value) d() int64 {
	if v.den == 0 {
		return 1
	}
	return v.den
}

// Rat returns the value as a fresh big.Rat.
func (v Value) Rat() *big.Rat {
	if v.big != nil {
		return new(big.Rat).Set(v.big)
	}
	return big.NewRat(v.num, v.d())
}

// Sign is -1, 0 or +1.
func (v Value) Sign() int {
	switch {
	case v.big != nil:
		return v.big.Sign()
	case v.num < 0:
		return -1
	case v.num > 0:
		return 1
	}
	return 0
}

// Cmp compares v with w exactly: -1, 0 or +1.
func (v Value) Cmp(w Value) int {
	if v.big != nil || w.big != nil {
		return v.Rat().Cmp(w.Rat())
	}
	vd, wd := v.d(), w.d()
	if vd == wd {
		return cmp.Compare(v.num, w.num)
	}
	if s, t := v.Sign(), w.Sign(); s != t {
		return cmp.Compare(s, t)
	}
	// Both cross products of a common sign: compare their 128-bit sizes.
	ah, al := bits.Mul64(abs(v.num), uint64(wd))
	bh, bl := bits.Mul64(abs(w.num), uint64(vd))
	c := 0
	switch {
	case ah != bh:
		c = cmp.Compare(ah, bh)
	default:
		c = cmp.Compare(al, bl)
	}
	if v.num < 0 {
		return -c
	}
	return c
}

// Equal reports whether v and w are the same number.
func (v Value) Equal(w Value) bool { return v.Cmp(w) == 0 }

// Add returns v + w.
func (v Value) Add(w Value) Value {
	if v.big == nil && w.big == nil {
		vd, wd := v.d(), w.d()
		if vd == wd {
			if sum, ok := addInt(v.num, w.num); ok {
				return Fraction(sum, vd)
			}
		} else if a, ok := mulInt(v.num, wd); ok {
			if b, ok := mulInt(w.num, vd); ok {
				sum, ok1 := addInt(a, b)
				den, ok2 := mulInt(vd, wd)
				if ok1 && ok2 {
					return Fraction(sum, den)
				}
			}
		}
	}
	return FromRat(new(big.Rat).Add(v.Rat(), w.Rat()))
}

// Neg returns -v.
func (v Value) Neg() Value {
	if v.big != nil {
		return FromRat(new(big.Rat).Neg(v.big))
	}
	return Value{num: -v.num, den: v.d()}
}

// Sub returns v - w.
func (v Value) Sub(w Value) Value { return v.Add(w.Neg()) }

// Mul returns v × w.
func (v Value) Mul(w Value) Value {
	if v.big == nil && w.big == nil {
		num, ok1 := mulInt(v.num, w.num)
		den, ok2 := mulInt(v.d(), w.d())
		if ok1 && ok2 {
			return Fraction(num, den)
		}
	}
	return FromRat(new(big.Rat).Mul(v.Rat(), w.Rat()))
}

// Quo returns v ÷ w. A w of 0 panics: callers check their divisors.
func (v Value) Quo(w Value) Value {
	if w.Sign() == 0 {
		panic("exact: a division by zero")
	}
	if v.big == nil && w.big == nil {
		num, ok1 := mulInt(v.num, w.d())
		den, ok2 := mulInt(v.d(), w.num)
		if ok1 && ok2 {
			return Fraction(num, den)
		}
	}
	return FromRat(new(big.Rat).Quo(v.Rat(), w.Rat()))
}

// Abs returns the distance of v from 0.
func (v Value) Abs() Value {
	if v.Sign() < 0 {
		return v.Neg()
	}
	return v
}

// Decimal returns v as a decimal, and whether v has a finite one.
func (v Value) Decimal() (decimal.Decimal, bool) {
	den := v.Rat().Denom()
	places, rest := 0, new(big.Int).Set(den)
	twos := int(rest.TrailingZeroBits())
	rest.Rsh(rest, uint(twos))
	fives, five, mod := 0, big.NewInt(5), new(big.Int)
	for {
		q, m := new(big.Int).QuoRem(rest, five, mod)
		if m.Sign() != 0 {
			break
		}
		rest, fives = q, fives+1
	}
	if rest.Cmp(big.NewInt(1)) != 0 {
		return decimal.Decimal{}, false
	}
	places = max(twos, fives)
	scaled := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	r := v.Rat()
	scaled.Mul(scaled, r.Num())
	scaled.Quo(scaled, r.Denom())
	return decimal.NewFromBigInt(scaled, int32(-places)), true
}

// String writes a finite decimal in plain digits (86.79) and any other value
// as a fraction in lowest terms (260/3). It reads no process-wide setting.
func (v Value) String() string {
	if v.big == nil && v.d() == 1 {
		return fmt.Sprint(v.num)
	}
	d, finite := v.Decimal()
	if !finite {
		return v.Rat().String()
	}
	return Digits(d)
}

// MarshalText writes v as [Value.String] does, so that JSON holds it as text.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// Digits writes d in plain digits without an exponent, trailing zeros after
// the point left out. It reads no process-wide setting. Only a number far
// beyond every limit keeps its exponent, as 1e1000000: its digits could fill
// the memory.
func Digits(d decimal.Decimal) string {
	coefficient, exponent := d.Coefficient(), int(d.Exponent())
	if exponent > maxExponent || exponent < -maxExponent {
		return coefficient.String() + "e" + strconv.Itoa(exponent)
	}
	sign := ""
	if coefficient.Sign() < 0 {
		sign = "-"
		coefficient.Neg(coefficient)
	}
	digits := coefficient.String()
	if digits == "0" {
		return "0"
	}
	if exponent >= 0 {
		return sign + digits + strings.Repeat("0", exponent)
	}
	if missing := 1 - exponent - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	whole, part := digits[:len(digits)+exponent], strings.TrimRight(digits[len(digits)+exponent:], "0")
	if part == "" {
		return sign + whole
	}
	return sign + whole + "." + part
}

const maxExponent = 1000

var pow10 = func() (p [19]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

// gcd takes shifts and differences, which are several times as fast as
// remainders.
func gcd(a, b uint64) uint64 {
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

func addInt(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (a >= 0) != (b >= 0) || (sum >= 0) == (a >= 0)
}

func mulInt(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(abs(a), abs(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}
