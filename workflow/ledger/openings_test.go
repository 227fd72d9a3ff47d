package ledger_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// opening is one whose salt is drawn by its number.
func opening(number, entry int, path, value string) ledger.Opening {
	return ledger.Opening{Entry: entry, Path: path, Salt: saltFor(number), Value: []byte(value)}
}

func TestAnOpeningOpensItsCommitmentOnly(t *testing.T) {
	right := opening(1, 3, "/name", `"Nguyễn Thị Ánh"`)
	commitment := right.Commitment()
	require.NoError(t, right.Check(commitment))
	for _, wrong := range []ledger.Opening{
		opening(2, 3, "/name", `"Nguyễn Thị Ánh"`), opening(1, 4, "/name", `"Nguyễn Thị Ánh"`),
		opening(1, 3, "/born", `"Nguyễn Thị Ánh"`), opening(1, 3, "/name", `"Nguyễn Thị Anh"`),
	} {
		err := wrong.Check(commitment)
		failed := found(t, err)
		require.Equal(t, ledger.CodeCommitmentMismatch, failed.Code)
		require.Equal(t, wrong.Entry, failed.Entry)
		require.Equal(t, wrong.Path, failed.Field)
		require.NotContains(t, err.Error(), "Nguy", "values stay out of messages")
	}
}

func TestOpeningsAreWrittenAndReadBack(t *testing.T) {
	var openings ledger.Openings
	given := []ledger.Opening{
		opening(1, 12, "/name", `"Lê Văn Bình"`), opening(2, 3, "/name", `"Nguyễn Thị Ánh"`),
		opening(3, 3, "/born", `{"day":1}`), opening(4, 3, "/~1\n", `null`),
	}
	for _, one := range given {
		require.NoError(t, openings.Add(one))
	}
	require.Equal(t, 4, openings.Len())
	var content bytes.Buffer
	written, err := openings.WriteTo(&content)
	require.NoError(t, err)
	require.Equal(t, int64(content.Len()), written)
	require.Equal(t, []string{
		`{"entry":3,"path":"/born","salt":"` + hexOf(saltFor(3)) + `","value":{"day":1}}`,
		`{"entry":3,"path":"/name","salt":"` + hexOf(saltFor(2)) + `","value":"Nguyễn Thị Ánh"}`,
		`{"entry":3,"path":"/~1\n","salt":"` + hexOf(saltFor(4)) + `","value":null}`,
		`{"entry":12,"path":"/name","salt":"` + hexOf(saltFor(1)) + `","value":"Lê Văn Bình"}`, "",
	}, strings.Split(content.String(), "\n"))

	loaded, err := ledger.LoadOpenings(bytes.NewReader(content.Bytes()))
	require.NoError(t, err)
	require.Equal(t, slices.Collect(openings.All()), slices.Collect(loaded.All()))
	one, ok := loaded.Find(3, "/name")
	require.True(t, ok)
	require.Equal(t, given[1], one)
	for range loaded.All() {
		break
	}

	require.Equal(t, 3, loaded.Drop(func(one ledger.Opening) bool { return one.Entry == 3 }))
	require.Equal(t, 1, loaded.Len())
	_, ok = loaded.Find(3, "/name")
	require.False(t, ok)
	require.Equal(t, ledger.CodeRepeatedSalt, ledger.CodeOf(loaded.Add(given[1])), "a salt is used once, whatever was dropped")
}

func hexOf(salt ledger.Salt) string { return ledger.Hash(salt).String() }

func TestAddRefuses(t *testing.T) {
	var openings ledger.Openings
	require.NoError(t, openings.Add(opening(1, 1, "/a", `1`)))
	for _, example := range []struct {
		opening ledger.Opening
		code    ledger.Code
	}{
		{opening(2, 1, "/a", `1`), ledger.CodeRepeatedOpening},
		{opening(1, 1, "/b", `1`), ledger.CodeRepeatedSalt},
		{ledger.Opening{Entry: 1, Path: "/b", Value: []byte(`1`)}, ledger.CodeBadSalt},
		{opening(3, 0, "/b", `1`), ledger.CodeBadValue},
		{opening(3, 1, "/b", ``), ledger.CodeNotCanonical},
		{opening(3, 1, "/b", `1.5`), ledger.CodeNotCanonical},
		{opening(3, 1, "\xff", `1`), ledger.CodeNotCanonical},
		{opening(3, 1, "/b", string(nest(64))), ledger.CodeNotCanonical},
		{opening(3, 1, "/b", `"`+strings.Repeat("x", ledger.MaxLine)+`"`), ledger.CodeLineTooLong},
	} {
		require.Equal(t, example.code, ledger.CodeOf(openings.Add(example.opening)), "%.40s", example.opening.Value)
	}
	require.Equal(t, 1, openings.Len())

	value := []byte(`"kept"`)
	require.NoError(t, openings.Add(ledger.Opening{Entry: 2, Path: "/a", Salt: saltFor(9), Value: value}))
	clear(value)
	one, _ := openings.Find(2, "/a")
	require.Equal(t, `"kept"`, string(one.Value))
}

func TestAFileOfOpeningsIsReadStrictly(t *testing.T) {
	salt := hexOf(saltFor(1))
	good := `{"entry":3,"path":"/name","salt":"` + salt + `","value":1}` + "\n"
	require.Equal(t, 1, loadLen(t, good))
	require.Equal(t, 0, loadLen(t, ""))
	for name, example := range map[string]struct {
		content string
		code    ledger.Code
		line    int
		field   string
	}{
		"torn":             {good + `{"entry":4`, ledger.CodeTornLine, 2, ""},
		"too long":         {good + strings.Repeat("x", ledger.MaxLine+2), ledger.CodeLineTooLong, 2, ""},
		"empty line":       {good + "\n", ledger.CodeNotCanonical, 2, ""},
		"white space":      {good + " " + good, ledger.CodeNotCanonical, 2, ""},
		"no object":        {"[]\n", ledger.CodeWrongType, 1, ""},
		"no entry":         {strings.Replace(good, `"entry":3,`, ``, 1), ledger.CodeMissingField, 1, "entry"},
		"no path":          {strings.Replace(good, `"path":"/name",`, ``, 1), ledger.CodeMissingField, 1, "path"},
		"no salt":          {strings.Replace(good, `"salt":"`+salt+`",`, ``, 1), ledger.CodeMissingField, 1, "salt"},
		"no value":         {strings.Replace(good, `,"value":1`, ``, 1), ledger.CodeMissingField, 1, "value"},
		"unknown first":    {strings.Replace(good, `{`, `{"also":1,`, 1), ledger.CodeUnknownField, 1, "also"},
		"unknown last":     {strings.Replace(good, `1}`, `1,"x":1}`, 1), ledger.CodeUnknownField, 1, "x"},
		"entry as text":    {strings.Replace(good, `3`, `"3"`, 1), ledger.CodeWrongType, 1, "entry"},
		"entry 0":          {strings.Replace(good, `3`, `0`, 1), ledger.CodeBadValue, 1, "entry"},
		"path a number":    {strings.Replace(good, `"/name"`, `1`, 1), ledger.CodeWrongType, 1, "path"},
		"salt a number":    {strings.Replace(good, `"`+salt+`"`, `1`, 1), ledger.CodeWrongType, 1, "salt"},
		"short salt":       {strings.Replace(good, salt, salt[2:], 1), ledger.CodeBadSalt, 1, "salt"},
		"repeated opening": {good + strings.Replace(good, salt, hexOf(saltFor(2)), 1), ledger.CodeRepeatedOpening, 2, "/name"},
		"repeated salt":    {good + strings.Replace(good, `name`, `born`, 1), ledger.CodeRepeatedSalt, 2, "/born"},
		"empty salt":       {strings.Replace(good, salt, strings.Repeat("0", 64), 1), ledger.CodeBadSalt, 1, "/name"},
	} {
		_, err := ledger.LoadOpenings(strings.NewReader(example.content))
		failed := found(t, err)
		require.Equal(t, example.code, failed.Code, name)
		require.Equal(t, example.line, failed.Line, name)
		require.Equal(t, example.field, failed.Field, name)
		require.NotContains(t, err.Error(), salt[4:20], "%s: salts stay out of messages", name)
	}
	broken := errors.New("cable pulled")
	_, err := ledger.LoadOpenings(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	for range ledger.ReadOpenings(strings.NewReader(good + "{")) {
		break
	}
}

func loadLen(t *testing.T, content string) int {
	t.Helper()
	openings, err := ledger.LoadOpenings(strings.NewReader(content))
	require.NoError(t, err)
	return openings.Len()
}

// full is a writer that is full after some bytes.
type full struct{ room int }

func (f *full) Write(data []byte) (int, error) {
	if len(data) > f.room {
		return f.room, errors.New("full")
	}
	f.room -= len(data)
	return len(data), nil
}

func TestWriteToReportsWhatWasWritten(t *testing.T) {
	var openings ledger.Openings
	require.NoError(t, openings.Add(opening(1, 1, "/a", `1`)))
	require.NoError(t, openings.Add(opening(2, 1, "/b", `1`)))
	written, err := openings.WriteTo(&full{room: 150})
	require.ErrorContains(t, err, "full")
	require.Equal(t, int64(150), written)
}

func TestResolveSaysWhatIsOpenedAndWhatIsAttested(t *testing.T) {
	name, born := opening(1, 1, "/name", `"Nguyễn Thị Ánh"`), opening(2, 1, "/born", `"1980-05-17"`)
	body := slices.Concat([]byte(`{"born":`), born.Commitment().AppendTo(nil), []byte(`,"name":`), name.Commitment().AppendTo(nil), []byte(`}`))
	draft := smallDrafts()[0]
	draft.Body = body
	entry := build(t, []ledger.Draft{draft})[0]

	var openings ledger.Openings
	resolution, err := openings.Resolve(entry)
	require.NoError(t, err)
	require.Equal(t, ledger.Resolution{Attested: []string{"/born", "/name"}}, resolution)

	require.NoError(t, openings.Add(name))
	resolution, err = openings.Resolve(entry)
	require.NoError(t, err)
	require.Equal(t, ledger.Resolution{Opened: []ledger.Opening{name}, Attested: []string{"/born"}}, resolution)

	require.NoError(t, openings.Add(opening(3, 1, "/wife", `""`)))
	_, err = openings.Resolve(entry)
	require.Equal(t, ledger.CodeStrayOpening, ledger.CodeOf(err))
	require.Equal(t, "/wife", found(t, err).Field)

	require.NoError(t, openings.Add(opening(4, 1, "/born", `"1980-05-18"`)))
	_, err = openings.Resolve(entry)
	require.Equal(t, ledger.CodeCommitmentMismatch, ledger.CodeOf(err))
	require.Equal(t, "/born", found(t, err).Field)

	entry.Number, entry.Body = 9, []byte(`{"commitment":1}`)
	_, err = openings.Resolve(entry)
	require.Equal(t, ledger.CodeBadCommitment, ledger.CodeOf(err))
	require.Equal(t, 9, found(t, err).Entry)
}

// TestNoGuessMatchesWithoutTheSalt tries all possible dates of birth.
func TestNoGuessMatchesWithoutTheSalt(t *testing.T) {
	born := opening(1, 1, "/born", `"1980-05-17"`)
	commitment := born.Commitment()
	for day := range 31 {
		guess := born
		guess.Value = []byte(`"1980-05-` + string([]byte{byte('0' + day/10), byte('0' + day%10)}) + `"`)
		require.Equal(t, string(guess.Value) == string(born.Value), guess.Check(commitment) == nil)
		guess.Salt = saltFor(2)
		require.Error(t, guess.Check(commitment))
	}
}

// FuzzReadOpenings checks that no content makes reading panic, and that a line
// that is accepted is the one that would be written.
func FuzzReadOpenings(f *testing.F) {
	line, err := opening(1, 3, "/name", `"Nguyễn Thị Ánh"`).AppendLine(nil)
	require.NoError(f, err)
	f.Add(line)
	f.Add(append(line, line...))
	f.Add(line[:len(line)-1])
	f.Fuzz(func(t *testing.T, content []byte) {
		var again []byte
		for one, err := range ledger.ReadOpenings(bytes.NewReader(content)) {
			if err != nil {
				if ledger.CodeOf(err) == "" {
					t.Fatalf("no code: %v", err)
				}
				return
			}
			if again, err = one.AppendLine(again); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(again, content) {
			t.Fatalf("%q was read as %q", content, again)
		}
	})
}
