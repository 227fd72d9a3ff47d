package ledger_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// TestCommitIsTheDocumentedHash writes the bytes down by the letter of the
// documentation.
func TestCommitIsTheDocumentedHash(t *testing.T) {
	salt := saltFor(7)
	value := `"Nguyễn Thị Ánh"`
	number := func(count int) string { return string(binary.BigEndian.AppendUint64(nil, uint64(count))) }
	message := number(21) + "thituyen/commitment/1" + number(42) + number(5) + "/name" + string(salt[:]) + number(len(value)) + value
	require.Equal(t, ledger.Commitment(sha256.Sum256([]byte(message))), ledger.Commit(42, "/name", salt, []byte(value)))
	require.Equal(t, "24c80ce35765a80512204a65b93346d01249875b27a028cbcfebd6a8a78c71a1",
		ledger.Commit(1, "", ledger.Salt{}, nil).String(), "this vector never changes")
}

// TestCommitmentsDifferWhenAnyPartDoes moves bytes between the parts: parts
// that run together must not give the same commitment.
func TestCommitmentsDifferWhenAnyPartDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	seen := map[ledger.Commitment]string{}
	for range 20_000 {
		entry := random.IntN(3)
		path := strings.Repeat("a", random.IntN(4))
		salt := ledger.Salt{}
		salt[random.IntN(2)*31] = byte(random.IntN(2)) * 'a'
		value := strings.Repeat("a", random.IntN(4))
		parts := fmt.Sprintf("%d|%s|%x|%s", entry, path, salt, value)
		commitment := ledger.Commit(entry, path, salt, []byte(value))
		if before, found := seen[commitment]; found {
			require.Equal(t, before, parts)
		}
		seen[commitment] = parts
	}
	require.Len(t, seen, 3*4*3*4)
}

func TestCommitmentsAreFoundInABody(t *testing.T) {
	one, two := ledger.Commit(1, "/a", saltFor(1), nil), ledger.Commit(1, "/b", saltFor(2), nil)
	body := fmt.Sprintf(`{"a":%s,"b/~":[1,%s,{"c":{"":%s}}],"commit":"%s"}`,
		one.AppendTo(nil), two.AppendTo(nil), one.AppendTo(nil), one)
	found, err := ledger.Commitments([]byte(body))
	require.NoError(t, err)
	require.Equal(t, []ledger.Committed{
		{Path: "/a", Commitment: one}, {Path: "/b~1~0/1", Commitment: two}, {Path: "/b~1~0/2/c/", Commitment: one},
	}, found)

	found, err = ledger.Commitments(one.AppendTo(nil))
	require.NoError(t, err)
	require.Equal(t, []ledger.Committed{{Path: "", Commitment: one}}, found)

	found, err = ledger.Commitments([]byte(`["commitment",1,null]`))
	require.NoError(t, err)
	require.Empty(t, found)
}

func TestCommitmentsHaveOneForm(t *testing.T) {
	digits := ledger.Commit(1, "", saltFor(1), nil).String()
	for _, body := range []string{
		`{"commitment":"` + digits[1:] + `"}`, `{"commitment":"` + digits + `0"}`,
		`{"commitment":"` + strings.ToUpper(digits) + `"}`, `{"commitment":1}`, `{"commitment":{}}`,
		`{"commitment":"` + digits + `","salt":""}`, `{"a":1,"commitment":"` + digits + `"}`,
		`{"commitment":["` + digits[2:] + `"]}`,
	} {
		_, err := ledger.Commitments([]byte(`{"x":[` + body + `]}`))
		failed := found(t, err)
		require.Equal(t, ledger.CodeBadCommitment, failed.Code, body)
		require.Equal(t, "/x/0", failed.Field, body)
	}
	_, err := ledger.Commitments([]byte(`{ }`))
	require.Equal(t, ledger.CodeNotCanonical, ledger.CodeOf(err))
}

func TestSaltBookRefusesWhatDoesNotHide(t *testing.T) {
	var book ledger.SaltBook
	good := saltFor(1)
	taken, err := book.Take(good[:])
	require.NoError(t, err)
	require.Equal(t, good, taken)

	_, err = book.Take(good[:])
	require.Equal(t, ledger.CodeRepeatedSalt, ledger.CodeOf(err))
	require.NotContains(t, err.Error(), fmt.Sprintf("%x", good[:4]), "salts stay out of messages")
	for _, short := range [][]byte{nil, {}, good[:31], append(good[:], 0), make([]byte, 32), []byte(strings.Repeat("\xff", 32))} {
		_, err := book.Take(short)
		require.Equal(t, ledger.CodeBadSalt, ledger.CodeOf(err), "%x", short)
	}
	other := saltFor(2)
	_, err = book.Take(other[:])
	require.NoError(t, err)
}
