package exact

import (
	"errors"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// The limits of a number in a document: digits before and after the point.
const (
	WholeDigits   = 12
	DecimalDigits = 9
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
	if !AllDigits(whole) || pointed && !AllDigits(part) || len(whole) > 1 && whole[0] == '0' {
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

// AllDigits reports whether text is digits and nothing else.
func AllDigits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text != ""
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
