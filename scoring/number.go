package scoring

import (
	"math"
	"math/big"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/exact"
)

// number is a fraction as the scorer computes with it: two words, not kept in
// lowest terms, or a big.Rat where they would not hold it. Once big it stays
// big, so that a scorer whose constants are big takes that path throughout.
// The zero number is no value at all.
type number struct {
	num, den int64    // den is positive
	wide     *big.Rat // never changed once it is here
}

func (a number) has() bool { return a.den != 0 || a.wide != nil }

func numberOf(v thituyen.Value) number {
	num, ok := v.Numerator()
	den, _ := v.Denominator()
	if !ok {
		return number{wide: v.Rat()}
	}
	return number{num: num, den: den}
}

func whole(n int) number { return number{num: int64(n), den: 1} }

// widened returns a as a big number.
func (a number) widened() number { return number{wide: a.rat()} }

// value returns a in lowest terms.
func (a number) value() thituyen.Value {
	switch {
	case a.wide != nil:
		return thituyen.FromRat(a.wide)
	case a.den == 0:
		return thituyen.Value{}
	}
	return thituyen.Fraction(a.num, a.den)
}

// rat returns a as a big.Rat that must not be changed.
func (a number) rat() *big.Rat {
	if a.wide != nil {
		return a.wide
	}
	return big.NewRat(a.num, a.den)
}

func (a number) reduced() number {
	v := thituyen.Fraction(a.num, a.den)
	num, _ := v.Numerator()
	den, _ := v.Denominator()
	return number{num: num, den: den}
}

func (a number) narrow(b number) bool { return a.wide == nil && b.wide == nil }

func (a number) add(b number) number {
	if a.narrow(b) {
		if sum, ok := addNarrow(a, b); ok {
			return sum
		}
		if sum, ok := addNarrow(a.reduced(), b.reduced()); ok {
			return sum
		}
	}
	return number{wide: new(big.Rat).Add(a.rat(), b.rat())}
}

func addNarrow(a, b number) (number, bool) {
	if a.den == b.den {
		sum, ok := addWords(a.num, b.num)
		return number{num: sum, den: a.den}, ok
	}
	den := a.den
	switch {
	case a.den%b.den == 0:
		var ok bool
		if b.num, ok = exact.MulWords(b.num, a.den/b.den); !ok {
			return number{}, false
		}
	case b.den%a.den == 0:
		var ok bool
		if a.num, ok = exact.MulWords(a.num, b.den/a.den); !ok {
			return number{}, false
		}
		den = b.den
	default:
		left, ok1 := exact.MulWords(a.num, b.den)
		right, ok2 := exact.MulWords(b.num, a.den)
		both, ok3 := exact.MulWords(a.den, b.den)
		if !ok1 || !ok2 || !ok3 {
			return number{}, false
		}
		a.num, b.num, den = left, right, both
	}
	sum, ok := addWords(a.num, b.num)
	return number{num: sum, den: den}, ok
}

// addWords leaves out the one word that has no opposite.
func addWords(a, b int64) (int64, bool) {
	sum, ok := exact.AddWords(a, b)
	return sum, ok && sum != math.MinInt64
}

func (a number) neg() number {
	if a.wide != nil {
		return number{wide: new(big.Rat).Neg(a.wide)}
	}
	if negated, ok := exact.MulWords(a.num, -1); ok {
		return number{num: negated, den: a.den}
	}
	return number{wide: new(big.Rat).Neg(a.rat())}
}

func (a number) sub(b number) number { return a.add(b.neg()) }

func (a number) mul(b number) number {
	if a.narrow(b) {
		if product, ok := mulNarrow(a, b); ok {
			return product
		}
		if product, ok := mulNarrow(a.reduced(), b.reduced()); ok {
			return product
		}
	}
	return number{wide: new(big.Rat).Mul(a.rat(), b.rat())}
}

func mulNarrow(a, b number) (number, bool) {
	num, ok1 := exact.MulWords(a.num, b.num)
	den, ok2 := exact.MulWords(a.den, b.den)
	return number{num: num, den: den}, ok1 && ok2
}

// quo returns a / b; callers see to it that b is not 0.
func (a number) quo(b number) number {
	if a.narrow(b) && b.num > 0 {
		return a.mul(number{num: b.den, den: b.num})
	}
	return number{wide: new(big.Rat).Quo(a.rat(), b.rat())}
}

func (a number) cmp(b number) int {
	if !a.narrow(b) {
		return a.rat().Cmp(b.rat())
	}
	if a.den == b.den {
		switch {
		case a.num < b.num:
			return -1
		case a.num > b.num:
			return 1
		}
		return 0
	}
	return exact.CompareWords(a.num, a.den, b.num, b.den)
}

func (a number) sign() int {
	switch {
	case a.wide != nil:
		return a.wide.Sign()
	case a.num < 0:
		return -1
	case a.num > 0:
		return 1
	}
	return 0
}

func (a number) abs() number {
	if a.sign() < 0 {
		return a.neg()
	}
	return a
}

// rounding is a Round as compiled.
type rounding struct {
	places int
	mode   thituyen.Mode
	unit   int64 // 10 to the places
	clause string
}

// words rounds num/den units of the last place.
func (r *rounding) words(num, den int64) number {
	return number{num: r.mode.Quotient(num, den), den: r.unit}
}

func (a number) round(r *rounding) number {
	if a.wide != nil {
		return number{wide: thituyen.FromRat(a.wide).Round(r.places, r.mode).Rat()}
	}
	if step := a.den / r.unit; step*r.unit == a.den {
		return r.words(a.num, step)
	}
	if scaled, ok := exact.MulWords(a.num, r.unit); ok {
		return r.words(scaled, a.den)
	}
	return numberOf(a.value().Round(r.places, r.mode))
}
