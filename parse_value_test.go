package thituyen

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/exact"
)

func TestParseValue(t *testing.T) {
	for text, want := range map[string]Value{
		"2/9": Fraction(2, 9), "25%": Fraction(1, 4), "-1/3": Fraction(-1, 3), "12.5%": Fraction(1, 8), "3": Int(3), "0.25": Fraction(1, 4),
	} {
		v, err := ParseValue(text)
		require.NoError(t, err, text)
		require.True(t, v.Equal(want), text)
	}
	for text, want := range map[string]error{
		"1/0": exact.ErrZero, "1/": exact.ErrNotNumber, "/2": exact.ErrNotNumber, "1/2/3": exact.ErrNotNumber, "1.5/2": exact.ErrNotNumber, "1/2.5": exact.ErrNotNumber,
		"1/-2": exact.ErrNotNumber, "%": exact.ErrNotNumber, "2/9%": exact.ErrNotNumber, "5 %": exact.ErrNotNumber, "1/02": exact.ErrNotNumber,
		"1/9999999999": exact.ErrTooLong, "99999999999/2": exact.ErrTooLong, "x/2": exact.ErrNotNumber,
	} {
		_, err := ParseValue(text)
		require.ErrorIs(t, err, want, text)
	}
}

func FuzzParseValue(f *testing.F) {
	for _, text := range []string{"86.79", "2/9", "25%", "1e3", "-0.000000001", "١"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := ParseValue(text)
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
