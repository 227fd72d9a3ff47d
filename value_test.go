package thituyen

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/exact"
)

// extremes meet the edges of machine words.
var extremes = []int64{0, 1, -1, 2, 3, 7, 10, 99, -100, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MaxInt64 - 1, math.MinInt64, math.MinInt64 + 1, 1 << 62, -(1 << 62)}

// somewhere returns a fraction and its plain twin.
func somewhere(r *rand.Rand) (Value, *big.Rat) {
	pick := func() int64 {
		if r.IntN(3) == 0 {
			return extremes[r.IntN(len(extremes))]
		}
		return r.Int64N(2001) - 1000
	}
	num, den := pick(), pick()
	if den == 0 {
		den = 1
	}
	return Fraction(num, den), big.NewRat(num, den)
}

// The plain oracle for all arithmetic is math/big.
func TestArithmeticAgreesWithBigRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		a, ra := somewhere(r)
		b, rb := somewhere(r)
		same := func(what string, v Value, want *big.Rat) {
			require.Zerof(t, v.Rat().Cmp(want), "%s of %s and %s: %s, want %s", what, ra, rb, v, want)
			require.True(t, v.Equal(FromRat(want)), what)
		}
		same("value", a, ra)
		same("sum", a.Add(b), new(big.Rat).Add(ra, rb))
		same("difference", a.Sub(b), new(big.Rat).Sub(ra, rb))
		same("product", a.Mul(b), new(big.Rat).Mul(ra, rb))
		same("negation", a.Neg(), new(big.Rat).Neg(ra))
		same("distance", a.Abs(), new(big.Rat).Abs(ra))
		if rb.Sign() != 0 {
			quotient, ok := a.Quo(b)
			require.True(t, ok)
			same("quotient", quotient, new(big.Rat).Quo(ra, rb))
		}
		require.Equal(t, ra.Cmp(rb), a.Cmp(b), "%s against %s", ra, rb)
		require.Equal(t, ra.Sign(), a.Sign())
	}
}

// roundPlainly rounds by the words of the definition, with floor and
// comparison alone.
func roundPlainly(v *big.Rat, places int, mode Mode) *big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	scaled := new(big.Rat).Mul(v, scale)
	floor := new(big.Rat).SetInt(new(big.Int).Div(scaled.Num(), scaled.Denom())) // Euclidean: below
	rest := new(big.Rat).Sub(scaled, floor)
	if rest.Sign() == 0 {
		return v
	}
	above := new(big.Rat).Add(floor, big.NewRat(1, 1))
	half := rest.Cmp(big.NewRat(1, 2))
	positive := v.Sign() > 0
	even := new(big.Int).And(floor.Num(), big.NewInt(1)).Sign() == 0
	var up bool
	switch mode {
	case Ceiling:
		up = true
	case Floor:
		up = false
	case Up:
		up = positive
	case Down:
		up = !positive
	case HalfUp:
		up = half > 0 || half == 0 && positive
	case HalfDown:
		up = half > 0 || half == 0 && !positive
	case HalfEven:
		up = half > 0 || half == 0 && !even
	}
	if up {
		floor = above
	}
	return floor.Quo(floor, scale)
}

func TestRoundingAgreesWithItsDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	modes := []Mode{HalfUp, HalfEven, HalfDown, Up, Down, Ceiling, Floor}
	for range 20000 {
		v, plain := somewhere(r)
		if r.IntN(2) == 0 { // exact halves and near ones
			n := r.Int64N(4001) - 2000
			v, plain = Fraction(n, 200), big.NewRat(n, 200)
		}
		places, mode := r.IntN(4), modes[r.IntN(len(modes))]
		got, want := v.Round(places, mode), roundPlainly(plain, places, mode)
		require.Zerof(t, got.Rat().Cmp(want), "%s to %d places %s: %s, want %s", plain, places, mode, got, want)
	}
}

func TestRoundingHalves(t *testing.T) {
	for _, c := range []struct {
		mode      Mode
		pos, neg  string
		half, odd string
	}{
		{HalfUp, "86.13", "-86.13", "0.3", "0.4"},
		{HalfEven, "86.12", "-86.12", "0.2", "0.4"},
		{HalfDown, "86.12", "-86.12", "0.2", "0.3"},
		{Up, "86.13", "-86.13", "0.3", "0.4"},
		{Down, "86.12", "-86.12", "0.2", "0.3"},
		{Ceiling, "86.13", "-86.12", "0.3", "0.4"},
		{Floor, "86.12", "-86.13", "0.2", "0.3"},
	} {
		require.Equal(t, c.pos, Fraction(86125, 1000).Round(2, c.mode).String(), c.mode)
		require.Equal(t, c.neg, Fraction(-86125, 1000).Round(2, c.mode).String(), c.mode)
		require.Equal(t, c.half, Fraction(1, 4).Round(1, c.mode).String(), c.mode)
		require.Equal(t, c.odd, Fraction(35, 100).Round(1, c.mode).String(), c.mode)
	}
	require.Equal(t, "1200", Int(1234).Round(-2, HalfUp).String())
	require.Equal(t, "1/3", Fraction(1, 3).Round(2, "nearest").String(), "no such way to round")
	require.Equal(t, int64(-3), HalfUp.Quotient(-5, 2))
	require.Equal(t, int64(-2), Mode("nearest").Quotient(-5, 2))
	require.Zero(t, HalfUp.Quotient(5, 0))
}

func TestText(t *testing.T) {
	require.Equal(t, "0", Value{}.String())
	require.Equal(t, "86.79", Fraction(8679, 100).String())
	require.Equal(t, "-0.05", Fraction(-1, 20).String())
	require.Equal(t, "260/3", Fraction(260, 3).String())
	require.Equal(t, "9223372036854775808", Int(math.MaxInt64).Add(Int(1)).String())
	text, err := Fraction(1, 8).MarshalText()
	require.NoError(t, err)
	require.Equal(t, "0.125", string(text))
	for _, c := range [][2]string{{"0.00", "0"}, {"100.50", "100.5"}, {"-3", "-3"}, {"0.001", "0.001"}} {
		d, err := exact.ParseDecimal(c[0])
		require.NoError(t, err)
		require.Equal(t, c[1], exact.Digits(d))
	}
	require.Equal(t, "12000", exact.Digits(decimal.New(12, 3)))
	_, finite := Fraction(1, 3).Decimal()
	require.False(t, finite)
	num, fits := Fraction(6, 4).Numerator()
	den, _ := Fraction(6, 4).Denominator()
	require.True(t, fits)
	require.Equal(t, []int64{3, 2}, []int64{num, den})
}

func TestThereIsNoDivisionByZero(t *testing.T) {
	require.True(t, Fraction(1, 0).Equal(Value{}))
	_, ok := Int(1).Quo(Value{})
	require.False(t, ok)
}

// Settings of the decimal library that a host program may have changed must
// not reach a value.
func TestProcessWideSettingsChangeNothing(t *testing.T) {
	precision, trim := decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes
	defer func() { decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = precision, trim }()
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes = 1, true
	require.Equal(t, "86.125", FromDecimal(decimal.New(86125, -3)).String())
	require.Equal(t, "86.125", exact.Digits(decimal.New(86125, -3)))
}
