package ledger_test

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// start is the moment at which the records of these tests begin.
var start = time.Date(2018, time.June, 1, 9, 0, 0, 0, ledger.Zone())

// councilKey is a fixed key, so that vectors stay the same.
func councilKey() ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed([]byte("a seed of thirty-two fixed bytes"))
}

func councilSigns(message []byte) ([]byte, error) { return ed25519.Sign(councilKey(), message), nil }

// saltFor is a fixed salt; a real one is drawn from crypto/rand.
func saltFor(number int) ledger.Salt {
	return ledger.Salt(ledger.HashLine(fmt.Appendf(nil, "salt %d", number)))
}

// smallDrafts are the acts of a small record: one signed, one with a
// commitment, one with text beyond ASCII, one recorded later than it happened.
func smallDrafts() []ledger.Draft {
	name := ledger.Commit(3, "/name", saltFor(1), []byte(`"Nguyễn Thị Ánh"`))
	return []ledger.Draft{
		{Kind: "leave", Actor: "ban-to-chuc", Happened: start, Recorded: start, Body: []byte(`{"post":"Phó giám đốc Sở","seats":1}`)},
		{Kind: "announce", Actor: "hoi-dong", Happened: start.Add(time.Hour), Recorded: start.Add(2 * time.Hour), Body: []byte(`{"days":30}`), Sign: councilSigns},
		{Kind: "register", Actor: "thu-ky", Happened: start.Add(48 * time.Hour), Recorded: start.Add(48 * time.Hour), Body: append(name.AppendTo([]byte(`{"name":`)), '}')},
		{Kind: "mark", Actor: "giám-khảo-1", Happened: start.Add(72 * time.Hour), Recorded: start.Add(72*time.Hour + 5*time.Second), Body: []byte(`{"code":"A7","marks":["82.5",null,true]}`)},
		{Kind: "publish", Actor: "hoi-dong", Happened: start.Add(96 * time.Hour), Recorded: start.Add(96 * time.Hour), Body: []byte(`"xong\n"`), Sign: councilSigns},
	}
}

// build appends drafts to an empty record.
func build(t testing.TB, drafts []ledger.Draft) []ledger.Entry {
	t.Helper()
	var chain ledger.Chain
	var entries []ledger.Entry
	for _, draft := range drafts {
		entry, err := chain.Next(draft)
		require.NoError(t, err)
		entries = append(entries, entry)
		chain = ledger.After(entry)
	}
	return entries
}

func smallRecord(t testing.TB) []ledger.Entry {
	t.Helper()
	return build(t, smallDrafts())
}

func linesOf(entries []ledger.Entry) [][]byte {
	var lines [][]byte
	for _, entry := range entries {
		lines = append(lines, bytes.Clone(entry.Line))
	}
	return lines
}

func headOf(entries []ledger.Entry) ledger.Head { return entries[len(entries)-1].Head() }

// file joins lines to the bytes of a file.
func file(lines [][]byte) []byte {
	var content []byte
	for _, line := range lines {
		content = append(append(content, line...), '\n')
	}
	return content
}

func verify(content []byte, known ledger.Head) (ledger.Statement, error) {
	return ledger.Reader{Known: known}.Verify(ledger.Lines(bytes.NewReader(content)))
}

// given gives lines as a store would.
func given(lines [][]byte) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		for _, line := range lines {
			if !yield(line, nil) {
				return
			}
		}
	}
}

// rechain rebuilds a record with another body in one entry, hashes and all, as
// someone would who rewrites a chain as a whole.
func rechain(t testing.TB, number int, body string) []ledger.Entry {
	t.Helper()
	drafts := smallDrafts()
	drafts[number-1].Body = []byte(body)
	return build(t, drafts)
}

func found(t testing.TB, err error) *ledger.Error {
	t.Helper()
	var failed *ledger.Error
	require.ErrorAs(t, err, &failed)
	return failed
}

// numbered is a long record whose lines are built only while they are read.
func numbered(t testing.TB, count int) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		var chain ledger.Chain
		for number := range count {
			entry, err := chain.Next(ledger.Draft{
				Kind: "mark", Actor: "giam-khao-1", Happened: start, Recorded: start.Add(time.Duration(number) * time.Second),
				Body: []byte(`{"code":"A7","component":"written","marks":{"examiner-1":"82.5","examiner-2":"79.25"}}`),
			})
			require.NoError(t, err)
			if !yield(slices.Clone(entry.Line), nil) {
				return
			}
			chain = ledger.After(entry)
		}
	}
}
