package exact

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseDecimal(t *testing.T) {
	for _, text := range []string{"0", "-0", "7", "86.79", "-0.5", "999999999999", "0.123456789", "-999999999999.999999999", "100.00"} {
		d, err := ParseDecimal(text)
		require.NoError(t, err, text)
		want, _ := new(big.Rat).SetString(text)
		require.Zero(t, FromDecimal(d).Rat().Cmp(want), text)
	}
	for text, want := range map[string]error{
		"": ErrNotNumber, "-": ErrNotNumber, "1e3": ErrNotNumber, "0x1F": ErrNotNumber, "010": ErrNotNumber,
		"1_000": ErrNotNumber, ".5": ErrNotNumber, "5.": ErrNotNumber, "86,79": ErrNotNumber, "+1": ErrNotNumber,
		"--1": ErrNotNumber, " 1": ErrNotNumber, "1 ": ErrNotNumber, "NaN": ErrNotNumber, "Inf": ErrNotNumber,
		"1.2.3": ErrNotNumber, "٣": ErrNotNumber, "-.5": ErrNotNumber, "00": ErrNotNumber, "1.-5": ErrNotNumber,
		"1000000000000": ErrTooLong, "0.1234567890": ErrTooLong,
		"0.1000000000000000055511151231257827": ErrTooLong, strings.Repeat("9", 40): ErrTooLong,
	} {
		_, err := ParseDecimal(text)
		require.ErrorIs(t, err, want, text)
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]Value{
		"2/9": Fraction(2, 9), "25%": Fraction(1, 4), "-1/3": Fraction(-1, 3), "12.5%": Fraction(1, 8), "3": Int(3), "0.25": Fraction(1, 4),
	} {
		v, err := ParseNumber(text)
		require.NoError(t, err, text)
		require.True(t, v.Equal(want), text)
	}
	for text, want := range map[string]error{
		"1/0": ErrZero, "1/": ErrNotNumber, "/2": ErrNotNumber, "1/2/3": ErrNotNumber, "1.5/2": ErrNotNumber, "1/2.5": ErrNotNumber,
		"1/-2": ErrNotNumber, "%": ErrNotNumber, "2/9%": ErrNotNumber, "5 %": ErrNotNumber, "1/02": ErrNotNumber,
		"1/9999999999": ErrTooLong, "99999999999/2": ErrTooLong, "x/2": ErrNotNumber,
	} {
		_, err := ParseNumber(text)
		require.ErrorIs(t, err, want, text)
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, text := range []string{"86.79", "2/9", "25%", "1e3", "-0.000000001", "١"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := ParseNumber(text)
		if err != nil {
			return
		}
		plain, ok := new(big.Rat).SetString(strings.TrimSuffix(text, "%"))
		require.True(t, ok, text)
		if strings.HasSuffix(text, "%") {
			plain.Quo(plain, big.NewRat(100, 1))
		}
		require.Zero(t, v.Rat().Cmp(plain), text)
	})
}
