package exact

import (
	"cmp"
	"math/big"
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

// Values lists the modes by their names in documents.
func (Mode) Values() []string {
	return []string{"half_up", "half_even", "half_down", "up", "down", "ceiling", "floor"}
}

// Round returns v rounded to so many places after the point by mode. An
// unknown mode panics: it is checked where it is read.
func (v Value) Round(places int, mode Mode) Value {
	if v.big == nil && places >= 0 && places < len(pow10) {
		if scaled, ok := mulInt(v.num, pow10[places]); ok {
			return Fraction(roundQuotient(scaled, v.d(), mode), pow10[places])
		}
	}
	return v.roundBig(places, mode)
}

// roundQuotient rounds num/den to a whole number; den is positive.
func roundQuotient(num, den int64, mode Mode) int64 {
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
	half := cmp.Compare(abs(rest), uint64(den)-abs(rest))
	if awayFromZero(mode, int(sign), half, quotient%2 != 0) {
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
	panic("exact: unknown rounding mode " + string(mode))
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
