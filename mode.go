package thituyen

import (
	"cmp"
	"math/big"

	"github.com/thituyen/thituyen/internal/exact"
)

// Mode is a way to round, as a regulation names it.
type Mode string

// The seven modes. Halves go away from zero in HalfUp and towards it in
// HalfDown; Up is away from zero and Down towards it.
const (
	HalfUp   Mode = "half_up"
	HalfEven Mode = "half_even"
	HalfDown Mode = "half_down"
	Up       Mode = "up"
	Down     Mode = "down"
	Ceiling  Mode = "ceiling"
	Floor    Mode = "floor"
)

// Known reports whether m is one of the seven modes.
func (m Mode) Known() bool {
	switch m {
	case HalfUp, HalfEven, HalfDown, Up, Down, Ceiling, Floor:
		return true
	}
	return false
}

// Round returns v rounded to so many places after the point by mode; of a
// negative number of places, to tens, hundreds and so on. By a mode that is
// none of the seven nothing is rounded: v itself comes back.
func (v Value) Round(places int, mode Mode) Value {
	if !mode.Known() {
		return v
	}
	if v.big == nil && places >= 0 && places < len(exact.Tens) {
		if scaled, ok := exact.MulWords(v.num, exact.Tens[places]); ok {
			return Fraction(mode.Quotient(scaled, v.d()), exact.Tens[places])
		}
	}
	return v.roundBig(places, mode)
}

// Quotient returns num ÷ den rounded to a whole number. It is 0 where den is
// not positive, and cut towards zero by a mode that is none of the seven.
func (m Mode) Quotient(num, den int64) int64 {
	if den <= 0 {
		return 0
	}
	quotient := num / den
	rest := num - quotient*den // one division, where % would be a second
	if rest == 0 {
		return quotient
	}
	sign := int64(1)
	if num < 0 {
		sign = -1
	}
	// Twice the rest against the divisor, without overflow.
	half := cmp.Compare(exact.Abs(rest), uint64(den)-exact.Abs(rest))
	if awayFromZero(m, int(sign), half, quotient%2 != 0) {
		return quotient + sign
	}
	return quotient
}

// awayFromZero says whether a quotient cut towards zero takes one more step
// away from it: half is the rest against one half, odd the last digit kept.
func awayFromZero(mode Mode, sign, half int, odd bool) bool {
	switch mode {
	case HalfUp:
		return half >= 0
	case HalfDown:
		return half > 0
	case HalfEven:
		return half > 0 || half == 0 && odd
	case Up:
		return true
	case Down:
		return false
	case Ceiling:
		return sign > 0
	case Floor:
		return sign < 0
	}
	return false
}

func (v Value) roundBig(places int, mode Mode) Value {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil)
	r := v.Rat()
	factor := new(big.Rat).SetInt(scale)
	if places < 0 {
		factor.Inv(factor)
	}
	r.Mul(r, factor)
	quotient, rest := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	if rest.Sign() != 0 {
		twice := new(big.Int).Lsh(new(big.Int).Abs(rest), 1)
		if awayFromZero(mode, r.Sign(), twice.Cmp(r.Denom()), quotient.Bit(0) == 1) {
			quotient.Add(quotient, big.NewInt(int64(r.Sign())))
		}
	}
	return FromRat(new(big.Rat).Quo(new(big.Rat).SetInt(quotient), factor))
}
