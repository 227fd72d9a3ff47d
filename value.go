package thituyen

import (
	"fmt"
	"math"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen/internal/exact"
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

// Fraction returns num/den in lowest terms, as in [Fraction](2, 3). There is no
// fraction over zero: a den of 0 gives 0, so check one that is not written out.
func Fraction(num, den int64) Value {
	if den == 0 {
		return Value{}
	}
	if num == math.MinInt64 || den == math.MinInt64 {
		return FromRat(big.NewRat(num, den))
	}
	if den < 0 {
		num, den = -num, -den
	}
	if g := exact.Divisor(exact.Abs(num), uint64(den)); g > 1 {
		num, den = num/int64(g), den/int64(g)
	}
	return Value{num: num, den: den}
}

// FromRat returns the value of r, which stays the caller's.
func FromRat(r *big.Rat) Value {
	if r == nil {
		return Value{}
	}
	if r.Num().IsInt64() && r.Denom().IsInt64() && r.Num().Int64() != math.MinInt64 {
		return Value{num: r.Num().Int64(), den: r.Denom().Int64()}
	}
	return Value{big: new(big.Rat).Set(r)}
}

// FromDecimal returns the value of d. Check decimals of callers with
// the limits of a document first: an exponent of a billion is a number of a billion digits.
func FromDecimal(d decimal.Decimal) Value {
	if d.IsZero() {
		return Value{}
	}
	if e := d.Exponent(); e <= 0 && e >= -18 {
		if c := d.Coefficient(); c.IsInt64() {
			return Fraction(c.Int64(), exact.Tens[-e])
		}
	}
	return FromRat(d.Rat())
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
	return exact.CompareWords(v.num, v.d(), w.num, w.d())
}

// Equal reports whether v and w are the same number.
func (v Value) Equal(w Value) bool { return v.Cmp(w) == 0 }

// Add returns v + w.
func (v Value) Add(w Value) Value {
	if v.big == nil && w.big == nil {
		vd, wd := v.d(), w.d()
		if vd == wd {
			if sum, ok := exact.AddWords(v.num, w.num); ok {
				return Fraction(sum, vd)
			}
		} else if a, ok := exact.MulWords(v.num, wd); ok {
			if b, ok := exact.MulWords(w.num, vd); ok {
				sum, ok1 := exact.AddWords(a, b)
				den, ok2 := exact.MulWords(vd, wd)
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
		num, ok1 := exact.MulWords(v.num, w.num)
		den, ok2 := exact.MulWords(v.d(), w.d())
		if ok1 && ok2 {
			return Fraction(num, den)
		}
	}
	return FromRat(new(big.Rat).Mul(v.Rat(), w.Rat()))
}

// Quo returns v ÷ w, and false where w is 0.
func (v Value) Quo(w Value) (Value, bool) {
	if w.Sign() == 0 {
		return Value{}, false
	}
	if v.big == nil && w.big == nil {
		num, ok1 := exact.MulWords(v.num, w.d())
		den, ok2 := exact.MulWords(v.d(), w.num)
		if ok1 && ok2 {
			return Fraction(num, den), true
		}
	}
	return FromRat(new(big.Rat).Quo(v.Rat(), w.Rat())), true
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
	return exact.Digits(d)
}

// MarshalText writes v as [Value.String] does, so that JSON holds it as text.
func (v Value) MarshalText() ([]byte, error) { return []byte(v.String()), nil }
