package thituyen

import (
	"strings"

	"github.com/thituyen/thituyen/internal/exact"
)

// ParseValue reads a decimal, a fraction 2/9 of whole numbers, or a
// percentage 25% as its value.
func ParseValue(text string) (Value, error) {
	if over, under, ok := strings.Cut(text, "/"); ok {
		num, err := exact.ParseDecimal(over)
		if err != nil {
			return Value{}, err
		}
		den, err := exact.ParseDecimal(under)
		switch {
		case err != nil:
			return Value{}, err
		case !exact.AllDigits(strings.TrimPrefix(over, "-")) || !exact.AllDigits(under):
			return Value{}, exact.ErrNotNumber
		case len(over) > exact.FractionDigits+1 || len(under) > exact.FractionDigits:
			return Value{}, exact.ErrTooLong
		case den.IsZero():
			return Value{}, exact.ErrZero
		}
		quotient, _ := FromDecimal(num).Quo(FromDecimal(den))
		return quotient, nil
	}
	percent := strings.HasSuffix(text, "%")
	d, err := exact.ParseDecimal(strings.TrimSuffix(text, "%"))
	if err != nil {
		return Value{}, err
	}
	if percent {
		return FromDecimal(d).Mul(Fraction(1, 100)), nil
	}
	return FromDecimal(d), nil
}
