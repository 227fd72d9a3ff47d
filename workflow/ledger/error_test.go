package ledger_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

func TestEveryCodeSaysWhatToDo(t *testing.T) {
	seen := map[string]ledger.Code{}
	for _, code := range []ledger.Code{
		ledger.CodeTornLine, ledger.CodeLineTooLong, ledger.CodeNotCanonical, ledger.CodeWrongType, ledger.CodeMissingField,
		ledger.CodeUnknownField, ledger.CodeBadValue, ledger.CodeUnknownVersion, ledger.CodeNumberGap, ledger.CodeBrokenChain,
		ledger.CodeRecordedBack, ledger.CodeHappenedAfterRecorded, ledger.CodeBadSignature, ledger.CodeHeadMismatch,
		ledger.CodeIncomplete, ledger.CodeConflict, ledger.CodeFileChanged, ledger.CodeStoreFailed, ledger.CodeCommitmentMismatch,
		ledger.CodeBadCommitment, ledger.CodeRepeatedOpening, ledger.CodeStrayOpening, ledger.CodeBadSalt, ledger.CodeRepeatedSalt,
		"another",
	} {
		text := (&ledger.Error{Code: code}).Error()
		prefix := "ledger: " + string(code) + ": "
		require.True(t, strings.HasPrefix(text, prefix), text)
		advice := strings.TrimPrefix(text, prefix)
		require.NotContains(t, seen, advice, "%s and %s say the same", code, seen[advice])
		seen[advice] = code
	}
}

func TestErrorsNameWhatTheyKnow(t *testing.T) {
	cause := errors.New("the cause")
	for expected, failed := range map[string]ledger.Error{
		"entry 7: ":                     {Code: ledger.CodeIncomplete, Entry: 7},
		"entry 6 or 7: ":                {Code: ledger.CodeBrokenChain, Entry: 7, Or: 6},
		"line 3 of the openings: ":      {Code: ledger.CodeBadSalt, Line: 3},
		"missing_field in body: ":       {Code: ledger.CodeMissingField, Field: "body"},
		"(want 1, have 2)":              {Code: ledger.CodeNumberGap, Want: "1", Have: "2"},
		"(want 32 bytes)":               {Code: ledger.CodeBadSalt, Want: "32 bytes"},
		"(have x)":                      {Code: ledger.CodeBadValue, Have: "x"},
		strings.Repeat("đ", 50) + "…)":  {Code: ledger.CodeBadValue, Have: strings.Repeat("đ", 5000)},
		"a" + strings.Repeat("đ", 49):   {Code: ledger.CodeBadValue, Have: "a" + strings.Repeat("đ", 5000)},
		"after the new head (want 0:00": {Code: "", Err: &ledger.ConflictError{}},
		": the cause":                   {Code: ledger.CodeStoreFailed, Err: cause},
	} {
		require.Contains(t, failed.Error(), expected)
	}
	require.NotContains(t, (&ledger.Error{Code: ledger.CodeIncomplete}).Error(), "entry 0")
	require.ErrorIs(t, &ledger.Error{Err: cause}, cause)
}

func TestCodesAreFoundThroughOtherErrors(t *testing.T) {
	failed := fmt.Errorf("replay: %w", &ledger.Error{Code: ledger.CodeBrokenChain, Entry: 3})
	require.Equal(t, ledger.CodeBrokenChain, ledger.CodeOf(failed))
	require.ErrorIs(t, failed, &ledger.Error{Code: ledger.CodeBrokenChain})
	require.NotErrorIs(t, failed, &ledger.Error{Code: ledger.CodeNumberGap})
	require.NotErrorIs(t, failed, &ledger.Error{Code: ledger.CodeBrokenChain, Entry: 4})
	require.Equal(t, ledger.CodeConflict, ledger.CodeOf(fmt.Errorf("append: %w", &ledger.ConflictError{})))
	require.Equal(t, ledger.Code(""), ledger.CodeOf(errors.New("another")))
	require.Equal(t, ledger.Code(""), ledger.CodeOf(nil))
}
