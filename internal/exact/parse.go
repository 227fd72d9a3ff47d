package exact

import (
	"errors"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"
)

// The limits of a number in a document: digits before and after the point.
const (
	WholeDigits    = 12
	DecimalDigits  = 9
	FractionDigits = 9 // each of a fraction's two numbers
)

// What can be wrong with the text of a number.
var (
	ErrNotNumber = errors.New("not a number written as -digits or -digits.digits")
	ErrTooLong   = errors.New("more than 12 digits before the point or 9 after it")
	ErrZero      = errors.New("a fraction over zero")
)

// ParseDecimal reads -?digits or -?digits.digits from its digits: no
// exponent, no leading zero, sign plus, separator or bare point.
func ParseDecimal(text string) (decimal.Decimal, error) {
	whole, part, pointed := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if !digits(whole) || pointed && !digits(part) || len(whole) > 1 && whole[0] == '0' {
		return decimal.Decimal{}, ErrNotNumber
	}
	if len(whole) > WholeDigits || len(part) > DecimalDigits {
		return decimal.Decimal{}, ErrTooLong
	}
	var coefficient int64
	wide := len(whole)+len(part) > 18
	if wide {
		number, _ := new(big.Int).SetString(whole+part, 10)
		if text[0] == '-' {
			number.Neg(number)
		}
		return decimal.NewFromBigInt(number, int32(-len(part))), nil
	}
	for _, c := range []byte(whole + part) {
		coefficient = 10*coefficient + int64(c-'0')
	}
	if text[0] == '-' {
		coefficient = -coefficient
	}
	return decimal.New(coefficient, int32(-len(part))), nil
}

// ParseNumber reads a decimal, a fraction 2/9 of whole numbers, or a
// percentage 25% as its value.
func ParseNumber(text string) (Value, error) {
	if over, under, ok := strings.Cut(text, "/"); ok {
		num, err := ParseDecimal(over)
		if err != nil {
			return Value{}, err
		}
		den, err := ParseDecimal(under)
		switch {
		case err != nil:
			return Value{}, err
		case !digits(strings.TrimPrefix(over, "-")) || !digits(under):
			return Value{}, ErrNotNumber
		case len(over) > FractionDigits+1 || len(under) > FractionDigits:
			return Value{}, ErrTooLong
		case den.IsZero():
			return Value{}, ErrZero
		}
		return FromDecimal(num).Quo(FromDecimal(den)), nil
	}
	percent := strings.HasSuffix(text, "%")
	d, err := ParseDecimal(strings.TrimSuffix(text, "%"))
	if err != nil {
		return Value{}, err
	}
	if percent {
		return FromDecimal(d).Quo(Int(100)), nil
	}
	return FromDecimal(d), nil
}

func digits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text != ""
}
