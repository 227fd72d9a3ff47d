package thituyen

import (
	"math/big"
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

// parseExactly reads a number of any length, as answers are kept: -digits,
// -digits.digits or a fraction of whole numbers.
func parseExactly(text string) (Value, error) {
	over, under, fraction := strings.Cut(strings.TrimPrefix(text, "-"), "/")
	whole, part, pointed := strings.Cut(over, ".")
	switch {
	case len(text) > longest:
		return Value{}, exact.ErrTooLong
	case !exact.AllDigits(whole), pointed && (fraction || !exact.AllDigits(part)), fraction && !exact.AllDigits(under):
		return Value{}, exact.ErrNotNumber
	case fraction && strings.Trim(under, "0") == "":
		return Value{}, exact.ErrZero
	}
	read, ok := new(big.Rat).SetString(text)
	if !ok {
		return Value{}, exact.ErrNotNumber
	}
	return FromRat(read), nil
}

// longest is how many letters a kept number has at most.
const longest = 10_000
