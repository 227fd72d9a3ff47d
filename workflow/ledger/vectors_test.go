package ledger_test

import (
	"bytes"
	"flag"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
	ledgerfile "github.com/thituyen/thituyen/workflow/ledger/file"
)

var update = flag.Bool("update", false, "write the vectors in testdata anew")

// A vector is a folder named after what is wrong with the record in it:
//
//	record.jsonl   the record
//	known.txt      a head kept elsewhere, if the vector has one
//	expect.txt     the statement, or the code, entry and field of the error
//
// Other implementations of the format can run them too.
type vector struct {
	content []byte
	known   ledger.Head
}

// vectors derives all of them from the small record.
func vectors(t *testing.T) map[string]vector {
	t.Helper()
	entries := smallRecord(t)
	lines, head := linesOf(entries), headOf(entries)
	whole := file(lines)
	edit := func(number int, old, replacement string) []byte {
		edited := slices.Clone(lines)
		require.Contains(t, string(edited[number-1]), old)
		edited[number-1] = bytes.Replace(edited[number-1], []byte(old), []byte(replacement), 1)
		return file(edited)
	}
	rewritten := linesOf(rechain(t, 3, `{"changed":true}`))
	return map[string]vector{
		"good":                           {content: whole},
		"good_with_head":                 {content: whole, known: head},
		"good_beyond_head":               {content: whole, known: entries[2].Head()},
		"empty":                          {},
		"altered_body":                   {content: edit(3, `"name"`, `"nama"`)},
		"altered_body_of_last_with_head": {content: edit(5, `xong`, `Xong`), known: head},
		"altered_body_of_last_unseen":    {content: edit(5, `xong`, `Xong`)},
		"altered_signature":              {content: edit(2, `"signature":"`+fmt.Sprintf("%x", entries[1].Signature[:1]), `"signature":"00`)},
		"previous_altered":               {content: edit(4, `"previous":"`+entries[2].Hash.String()[:4], `"previous":"0000`)},
		"previous_in_entry_1":            {content: edit(1, `"previous":"0000`, `"previous":"1000`)},
		"undecided_between_last_two":     {content: edit(4, `82.5`, `92.5`)},
		"dropped_first":                  {content: file(lines[1:])},
		"dropped_inside":                 {content: file(slices.Delete(slices.Clone(lines), 2, 3))},
		"doubled":                        {content: file(slices.Insert(slices.Clone(lines), 2, lines[1]))},
		"swapped":                        {content: file([][]byte{lines[0], lines[2], lines[1], lines[3], lines[4]})},
		"cut_off_with_head":              {content: file(lines[:3]), known: head},
		"cut_off_unseen":                 {content: file(lines[:3])},
		"rewritten_with_head":            {content: file(rewritten), known: head},
		"rewritten_unseen":               {content: file(rewritten)},
		"torn_last_line":                 {content: whole[:len(whole)-9]},
		"no_last_newline":                {content: whole[:len(whole)-1]},
		"byte_order_mark":                {content: append([]byte("\uFEFF"), whole...)},
		"carriage_returns":               {content: bytes.ReplaceAll(whole, []byte("\n"), []byte("\r\n"))},
		"empty_line":                     {content: file(slices.Insert(slices.Clone(lines), 2, []byte{}))},
		"white_space":                    {content: edit(2, `":`, `": `)},
		"key_order":                      {content: edit(2, `"actor":"hoi-dong","body":{"days":30}`, `"body":{"days":30},"actor":"hoi-dong"`)},
		"key_twice":                      {content: edit(2, `"body":{"days":30}`, `"body":{"days":30,"days":31}`)},
		"key_in_other_case":              {content: edit(2, `"actor"`, `"Actor"`)},
		"escape_that_is_not_needed":      {content: edit(1, `Phó`, `Ph\u00f3`)},
		"invalid_utf_8":                  {content: edit(1, `Phó`, "Ph\xf3")},
		"fraction":                       {content: edit(2, `30`, `30.0`)},
		"number_too_large":               {content: edit(2, `30`, `9007199254740992`)},
		"member_unknown":                 {content: edit(2, `"number"`, `"note":"","number"`)},
		"member_missing":                 {content: edit(2, `"kind":"announce",`, ``)},
		"version_unknown":                {content: edit(1, `thituyen-record/1`, `thituyen-record/9`)},
		"version_missing":                {content: edit(1, `"format":"thituyen-record/1",`, ``)},
		"moment_in_another_zone":         {content: edit(2, `T10:00:00+07:00`, `T03:00:00+00:00`)},
		"moment_that_does_not_exist":     {content: edit(2, `2018-06-01T10`, `2018-06-31T10`)},
		"recorded_back":                  {content: edit(4, `"recorded":"2018-06-04`, `"recorded":"2018-06-02`)},
		"happened_after_recorded":        {content: edit(4, `"happened":"2018-06-04`, `"happened":"2018-06-05`)},
		"nested_too_deep":                {content: edit(2, `{"days":30}`, string(nest(64)))},
		"hash_in_upper_case":             {content: edit(2, entries[0].Hash.String(), strings.ToUpper(entries[0].Hash.String()))},
	}
}

func expectation(statement ledger.Statement, err error) string {
	if err == nil {
		return statement.String() + "\n"
	}
	text := "code " + string(ledger.CodeOf(err)) + "\n"
	if failed, ok := err.(*ledger.Error); ok {
		text += fmt.Sprintf("entry %d\n", failed.Entry)
		if failed.Or != 0 {
			text += fmt.Sprintf("or %d\n", failed.Or)
		}
		if failed.Field != "" {
			text += "field " + failed.Field + "\n"
		}
	}
	return text
}

func TestVectors(t *testing.T) {
	if *update {
		writeVectors(t)
	}
	folders, err := filepath.Glob("testdata/vectors/*")
	require.NoError(t, err)
	require.Len(t, folders, len(vectors(t)))
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			path := filepath.Join(folder, "record.jsonl")
			content, err := os.ReadFile(path)
			require.NoError(t, err)
			expected, err := os.ReadFile(filepath.Join(folder, "expect.txt"))
			require.NoError(t, err)
			var known ledger.Head
			if text, err := os.ReadFile(filepath.Join(folder, "known.txt")); err == nil {
				known, err = ledger.ParseHead(string(text))
				require.NoError(t, err)
			}
			written := vectors(t)[filepath.Base(folder)]
			require.Equal(t, string(written.content), string(content), "run with -update if the format was meant to change")
			require.Equal(t, written.known, known)

			// One vector runs through every way to read a record.
			reader := ledger.Reader{Known: known}
			for name, lines := range everyWay(t, path, content) {
				statement, err := reader.Verify(lines)
				require.Equal(t, string(expected), expectation(statement, err), name)
			}
		})
	}
}

func everyWay(t *testing.T, path string, content []byte) map[string]iter.Seq2[[]byte, error] {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "record.jsonl")
	require.NoError(t, os.WriteFile(copied, content, 0o600))
	store, err := ledgerfile.Open(t.Context(), copied)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return map[string]iter.Seq2[[]byte, error]{
		"Lines":           ledger.Lines(bytes.NewReader(content)),
		"file.Lines":      ledgerfile.Lines(path),
		"file.Store.Read": store.Read(t.Context(), 1),
	}
}

func writeVectors(t *testing.T) {
	t.Helper()
	require.NoError(t, os.RemoveAll("testdata/vectors"))
	for name, one := range vectors(t) {
		folder := filepath.Join("testdata/vectors", name)
		require.NoError(t, os.MkdirAll(folder, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(folder, "record.jsonl"), one.content, 0o644))
		if !one.known.IsZero() {
			require.NoError(t, os.WriteFile(filepath.Join(folder, "known.txt"), []byte(one.known.String()+"\n"), 0o644))
		}
		expected := expectation(ledger.Reader{Known: one.known}.Verify(ledger.Lines(bytes.NewReader(one.content))))
		require.NoError(t, os.WriteFile(filepath.Join(folder, "expect.txt"), []byte(expected), 0o644))
	}
}
