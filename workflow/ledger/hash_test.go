package ledger_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

func TestHeadsAreReadAsTheyArePrinted(t *testing.T) {
	for _, head := range []ledger.Head{{}, headOf(smallRecord(t)), {Number: 1, Hash: ledger.HashLine(nil)}} {
		read, err := ledger.ParseHead(head.String())
		require.NoError(t, err)
		require.Equal(t, head, read)
		read, err = ledger.ParseHead(" " + head.String() + "\n")
		require.NoError(t, err)
		require.Equal(t, head, read)
	}
	digits := ledger.HashLine(nil).String()
	for _, text := range []string{
		"", "5", "5:", ":" + digits, digits, "05:" + digits, "+5:" + digits, "-5:" + digits, "5 :" + digits,
		"5:" + digits[1:], "5:" + digits + "0", "5:" + strings.ToUpper(digits), "5:" + strings.Repeat("g", 64),
		"0:" + digits, "5:" + strings.Repeat("0", 64), "99999999999999999999:" + digits,
	} {
		_, err := ledger.ParseHead(text)
		require.Equal(t, ledger.CodeBadValue, ledger.CodeOf(err), text)
	}
}

func TestHashesAreReadAsTheyArePrinted(t *testing.T) {
	hash := ledger.HashLine([]byte("abc"))
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash.String(), "FIPS 180-2, appendix B.1")
	read, err := ledger.ParseHash(hash.String())
	require.NoError(t, err)
	require.Equal(t, hash, read)
	_, err = ledger.ParseHash(strings.ToUpper(hash.String()))
	require.Equal(t, ledger.CodeBadValue, ledger.CodeOf(err))
}
