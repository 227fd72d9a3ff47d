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
		require.Zero(t, d.Rat().Cmp(want), text)
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
