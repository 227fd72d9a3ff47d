package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// The record and the openings are those that examples/haiphong writes; its
// test holds them against it.
const (
	recordFile   = "testdata/record.jsonl"
	openingsFile = "testdata/openings.jsonl"
)

// verified runs the program: what it printed and its exit status.
func verified(t *testing.T, args ...string) (string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	status := run(args, &out, &errs)
	return out.String() + errs.String(), status
}

func lines(t *testing.T, file string) []string {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	all := strings.SplitAfter(string(text), "\n")
	return all[:len(all)-1]
}

// headOf is the head of a record, as kept elsewhere.
func headOf(record []string) string {
	last := strings.TrimSuffix(record[len(record)-1], "\n")
	return ledger.Head{Number: len(record), Hash: ledger.HashLine([]byte(last))}.String()
}

func written(t *testing.T, record []string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "record.jsonl")
	require.NoError(t, os.WriteFile(name, []byte(strings.Join(record, "")), 0o600))
	return name
}

// The record verifies from files alone: by itself, with all its openings, and
// with those of a person erased; what rests on commitments is named.
func TestTheRecordHolds(t *testing.T) {
	head := headOf(lines(t, recordFile))
	for _, lang := range []string{"vi", "en"} {
		nothingMore := map[string]string{"vi": "không có mã chốt lưu ở nơi khác nên không biết được gì thêm", "en": "without a head kept elsewhere nothing more can be known"}[lang]
		said, status := verified(t, "-lang", lang, recordFile)
		require.Zero(t, status, said)
		require.Contains(t, said, head)
		require.Contains(t, said, nothingMore)
		require.Contains(t, said, "/says/dossier/born")

		said, status = verified(t, "-lang", lang, "-head", head, "-openings", openingsFile, recordFile)
		require.Zero(t, status, said)
		require.Contains(t, said, head)
		require.NotContains(t, said, nothingMore)
		require.NotContains(t, said, "/says/dossier")
	}
	var kept []string
	for _, line := range lines(t, openingsFile) {
		if !strings.HasPrefix(line, `{"entry":13,`) {
			kept = append(kept, line)
		}
	}
	require.Less(t, len(kept), len(lines(t, openingsFile)))
	said, status := verified(t, "-lang", "en", "-openings", written(t, kept), recordFile)
	require.Zero(t, status, said)
	require.Contains(t, said, "attested 1")
	require.Contains(t, said, "result.screened.TS05")
}

// changed is an entry with one letter changed: in a value of its body if it
// can be, always another one from entry to entry.
func changed(t *testing.T, line string, seed int) string {
	t.Helper()
	var letters []int
	for i := strings.Index(line, `"body":`) + len(`"body":`); i < len(line); i++ {
		if c := line[i]; 'a' <= c && c < 'z' {
			letters = append(letters, i)
		}
	}
	require.NotEmpty(t, letters, line)
	at := letters[(seed*7919)%len(letters)]
	return line[:at] + string(line[at]+1) + line[at+1:]
}

// One letter changed in any entry: the entry is named. Of the last two this
// needs the head.
func TestOneLetterOfAnyEntry(t *testing.T) {
	record := lines(t, recordFile)
	head := headOf(record)
	for i := range record {
		altered := append([]string(nil), record...)
		altered[i] = changed(t, record[i], i+1)
		file := written(t, altered)
		want := fmt.Sprintf("entry %d", i+1)
		said, status := verified(t, "-lang", "en", "-head", head, file)
		require.Equal(t, 1, status, "%s: %s", want, said)
		require.Regexp(t, `DOES NOT HOLD: .*`+want+`\b`, said)
		if i+2 < len(record) {
			said, status = verified(t, file)
			require.Equal(t, 1, status, "%s: %s", want, said)
			require.Regexp(t, fmt.Sprintf(`KHÔNG ĐÚNG: .*mục %d\b`, i+1), said)
		}
	}
}

// Without a head a record whose end is cut off is complete to where it ends,
// and says that no more can be known; with a head the cut is found.
func TestTheEndCutOff(t *testing.T) {
	record := lines(t, recordFile)
	head := headOf(record)
	for _, keep := range []int{1, 5, 40, len(record) - 1} {
		file := written(t, record[:keep])
		said, status := verified(t, "-lang", "en", file)
		require.Zero(t, status, said)
		require.Contains(t, said, fmt.Sprintf("complete to entry %d, head %s", keep, headOf(record[:keep])))
		require.Contains(t, said, "nothing more can be known")
		said, status = verified(t, "-lang", "en", "-head", head, file)
		require.Equal(t, 1, status, said)
		require.Contains(t, said, "DOES NOT HOLD")
	}
	torn := written(t, record)
	require.NoError(t, os.Truncate(torn, int64(len(strings.Join(record, ""))-10)))
	said, status := verified(t, torn)
	require.Equal(t, 1, status, said)
	require.Contains(t, said, "dòng cuối chưa ghi xong")
	require.Contains(t, said, fmt.Sprintf("đã kiểm tra đúng đến mục %d", len(record)-1))
}

// Entries dropped inside, doubled and swapped are found and named.
func TestEntriesOutOfPlace(t *testing.T) {
	record := lines(t, recordFile)
	for i := 10; i < 20; i++ {
		dropped := append(append([]string(nil), record[:i]...), record[i+1:]...)
		doubled := append(append([]string(nil), record[:i+1]...), record[i:]...)
		swapped := append([]string(nil), record...)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		for name, other := range map[string][]string{"dropped": dropped, "doubled": doubled, "swapped": swapped} {
			said, status := verified(t, "-lang", "en", written(t, other))
			require.Equal(t, 1, status, name)
			require.Regexp(t, fmt.Sprintf(`entry (%d|%d)\b`, i+1, i+2), said, name)
		}
	}
}

// An opening that opens nothing, or something else, is found.
func TestWrongOpenings(t *testing.T) {
	openings := lines(t, openingsFile)
	openings[3] = strings.Replace(openings[3], `"value":"`, `"value":"Không phải `, 1)
	said, status := verified(t, "-openings", written(t, openings), recordFile)
	require.Equal(t, 1, status, said)
	require.Contains(t, said, "mục 8")
	require.Contains(t, said, "/says/dossier/name")
	require.Contains(t, said, "bản mở không khớp cam kết")

	said, status = verified(t, "-lang", "en", "-openings", written(t, []string{"{}\n"}), recordFile)
	require.Equal(t, 1, status, said)
	require.Contains(t, said, "line 1")
}

func TestWrongCalls(t *testing.T) {
	for _, args := range [][]string{
		{},
		{recordFile, recordFile},
		{"-lang", "fr", recordFile},
		{"-head", "108", recordFile},
		{"-nope"},
		{"-h"},
		{"nowhere"},
		{"-openings", "nowhere", recordFile},
	} {
		said, status := verified(t, args...)
		require.Equal(t, 2, status, args)
		require.NotEmpty(t, said, args)
	}
}
