package ledger_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

func TestWhatIsBuiltIsReadBack(t *testing.T) {
	var chain ledger.Chain
	require.True(t, chain.Head().IsZero())
	require.True(t, chain.Recorded().IsZero())
	for _, built := range smallRecord(t) {
		read, err := chain.Follow(built.Line)
		require.NoError(t, err)
		require.Equal(t, built, read)
		require.Equal(t, ledger.HashLine(built.Line), read.Hash)
		require.Equal(t, built.Recorded.Sub(built.Happened), read.Delay())
		chain = ledger.After(read)
		require.Equal(t, built.Head(), chain.Head())
		require.Equal(t, built.Recorded, chain.Recorded())
	}
}

func TestTheLineIsWrittenAsDocumented(t *testing.T) {
	entry := smallRecord(t)[0]
	require.Equal(t, `{"actor":"ban-to-chuc","body":{"post":"Phó giám đốc Sở","seats":1},"format":"thituyen-record/1",`+
		`"happened":"2018-06-01T09:00:00+07:00","kind":"leave","number":1,`+
		`"previous":"0000000000000000000000000000000000000000000000000000000000000000",`+
		`"recorded":"2018-06-01T09:00:00+07:00"}`, string(entry.Line))
}

func TestMomentsAreBroughtIntoTheZone(t *testing.T) {
	utc := time.Date(2020, time.March, 31, 20, 15, 30, 987654321, time.UTC)
	entry, err := ledger.Chain{}.Next(ledger.Draft{Kind: "k", Actor: "a", Happened: utc, Recorded: utc, Body: []byte(`0`)})
	require.NoError(t, err)
	require.Contains(t, string(entry.Line), `"recorded":"2020-04-01T03:15:30+07:00"`)
	require.Equal(t, utc.Truncate(time.Second).Unix(), entry.Recorded.Unix())
	require.Equal(t, "+07:00", entry.Recorded.Location().String())
}

func TestSignatures(t *testing.T) {
	entries := smallRecord(t)
	public := councilKey().Public().(ed25519.PublicKey)
	unsigned, signed := entries[0], entries[1]
	require.Equal(t, string(unsigned.Line), string(unsigned.SignedBytes()))
	require.True(t, ed25519.Verify(public, signed.SignedBytes(), signed.Signature))
	require.NotContains(t, string(signed.SignedBytes()), "signature")

	// What is signed is the entry as it would stand without a signature.
	draft := smallDrafts()[1]
	draft.Sign = nil
	plain, err := ledger.After(unsigned).Next(draft)
	require.NoError(t, err)
	require.Equal(t, string(plain.Line), string(signed.SignedBytes()))

	require.Equal(t, "{}"[1:], string(ledger.Entry{Signature: []byte{1}}.SignedBytes()), "no panic on an entry made by hand")

	refused := errors.New("token removed")
	draft.Sign = func([]byte) ([]byte, error) { return nil, refused }
	_, err = ledger.After(unsigned).Next(draft)
	require.ErrorIs(t, err, refused)
	require.Equal(t, ledger.CodeBadSignature, ledger.CodeOf(err))
	draft.Sign = func([]byte) ([]byte, error) { return nil, nil }
	_, err = ledger.After(unsigned).Next(draft)
	require.Equal(t, ledger.CodeBadSignature, ledger.CodeOf(err))
}

func TestReaderAsksTheVerifierForEveryEntry(t *testing.T) {
	entries := smallRecord(t)
	public := councilKey().Public().(ed25519.PublicKey)
	asked := 0
	check := func(entry ledger.Entry, message []byte) error {
		asked++
		if entry.Actor == "hoi-dong" && !ed25519.Verify(public, message, entry.Signature) {
			return errors.New("not the council's")
		}
		return nil
	}
	reader := ledger.Reader{Signature: check}
	_, err := reader.Verify(given(linesOf(entries)))
	require.NoError(t, err)
	require.Equal(t, len(entries), asked)

	// A rewritten chain can leave a signature out but not make one.
	drafts := smallDrafts()
	drafts[1].Sign = nil
	_, err = reader.Verify(given(linesOf(build(t, drafts))))
	require.Equal(t, ledger.CodeBadSignature, ledger.CodeOf(err))
	require.Equal(t, 2, found(t, err).Entry)
}

func TestNextRefuses(t *testing.T) {
	good := ledger.Draft{Kind: "mark", Actor: "a", Happened: start, Recorded: start, Body: []byte(`{}`)}
	for name, example := range map[string]struct {
		change func(*ledger.Draft)
		code   ledger.Code
		field  string
	}{
		"no kind":         {func(d *ledger.Draft) { d.Kind = "" }, ledger.CodeMissingField, "kind"},
		"no actor":        {func(d *ledger.Draft) { d.Actor = "" }, ledger.CodeMissingField, "actor"},
		"no happened":     {func(d *ledger.Draft) { d.Happened = time.Time{} }, ledger.CodeMissingField, "happened"},
		"no recorded":     {func(d *ledger.Draft) { d.Recorded = time.Time{} }, ledger.CodeMissingField, "recorded"},
		"no body":         {func(d *ledger.Draft) { d.Body = nil }, ledger.CodeNotCanonical, "body"},
		"loose body":      {func(d *ledger.Draft) { d.Body = []byte(`{"b":1,"a":2}`) }, ledger.CodeNotCanonical, "body"},
		"bad kind":        {func(d *ledger.Draft) { d.Kind = "\xff" }, ledger.CodeNotCanonical, "kind"},
		"bad actor":       {func(d *ledger.Draft) { d.Actor = "\xed\xa0\x80" }, ledger.CodeNotCanonical, "actor"},
		"far future":      {func(d *ledger.Draft) { d.Recorded = start.AddDate(9000, 0, 0) }, ledger.CodeBadValue, "recorded"},
		"before the era":  {func(d *ledger.Draft) { d.Happened = start.AddDate(-3000, 0, 0) }, ledger.CodeBadValue, "happened"},
		"happened later":  {func(d *ledger.Draft) { d.Happened = start.Add(time.Second) }, ledger.CodeHappenedAfterRecorded, "happened"},
		"recorded back":   {func(d *ledger.Draft) { d.Recorded = start.Add(-time.Second); d.Happened = d.Recorded }, ledger.CodeRecordedBack, "recorded"},
		"too long":        {func(d *ledger.Draft) { d.Body = []byte(`"` + strings.Repeat("a", ledger.MaxLine) + `"`) }, ledger.CodeLineTooLong, ""},
		"body at depth":   {func(d *ledger.Draft) { d.Body = nest(64) }, ledger.CodeNotCanonical, "body"},
		"signed too long": {func(d *ledger.Draft) { d.Sign = longSignature }, ledger.CodeLineTooLong, ""},
	} {
		draft := good
		example.change(&draft)
		chain := ledger.After(ledger.Entry{Number: 6, Recorded: start})
		_, err := chain.Next(draft)
		failed := found(t, err)
		require.Equal(t, example.code, failed.Code, name)
		require.Equal(t, example.field, failed.Field, name)
		require.Equal(t, 7, failed.Entry, name)
	}
	_, err := ledger.After(ledger.Entry{Number: math.MaxInt, Recorded: start}).Next(good)
	require.Equal(t, ledger.CodeBadValue, ledger.CodeOf(err))

	deepest := good
	deepest.Body = nest(63)
	entry, err := ledger.Chain{}.Next(deepest)
	require.NoError(t, err)
	_, err = ledger.Chain{}.Follow(entry.Line)
	require.NoError(t, err, "what is written can be read")
}

func nest(depth int) []byte {
	return []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))
}

func longSignature([]byte) ([]byte, error) { return make([]byte, ledger.MaxLine/2), nil }

func TestFollowNamesWhatIsWrong(t *testing.T) {
	entries := smallRecord(t)
	first, second := string(entries[0].Line), string(entries[1].Line)
	zeros := strings.Repeat("0", 64)
	signature := hex.EncodeToString(entries[1].Signature)
	for name, example := range map[string]struct {
		place    int
		old, new string
		code     ledger.Code
		field    string
	}{
		"white space":             {2, `"kind":`, `"kind": `, ledger.CodeNotCanonical, ""},
		"carriage return":         {2, `"}`, "\"}\r", ledger.CodeNotCanonical, ""},
		"key order":               {2, `"actor":"hoi-dong","body":{"days":30}`, `"body":{"days":30},"actor":"hoi-dong"`, ledger.CodeNotCanonical, ""},
		"doubled key":             {2, `"actor":"hoi-dong"`, `"actor":"hoi-dong","actor":"hoi-dong"`, ledger.CodeNotCanonical, ""},
		"other case of a key":     {1, `{"actor"`, `{"Actor"`, ledger.CodeUnknownField, "Actor"},
		"unknown member":          {2, `,"number":2`, `,"note":"","number":2`, ledger.CodeUnknownField, "note"},
		"format later":            {2, `"happened"`, `"format":"thituyen-record/1","happened"`, ledger.CodeUnknownField, "format"},
		"no format":               {1, `"format":"thituyen-record/1",`, ``, ledger.CodeUnknownVersion, "format"},
		"unknown format":          {1, `"thituyen-record/1"`, `"thituyen-record/2"`, ledger.CodeUnknownVersion, "format"},
		"format not text":         {1, `"thituyen-record/1"`, `1`, ledger.CodeUnknownVersion, "format"},
		"unknown format, members": {1, `{"actor":"ban-to-chuc","body"`, `{"act":1,"body"`, ledger.CodeUnknownField, "act"},
		"no actor":                {2, `"actor":"hoi-dong",`, ``, ledger.CodeMissingField, "actor"},
		"no kind":                 {2, `"kind":"announce",`, ``, ledger.CodeMissingField, "kind"},
		"no body":                 {2, `"body":{"days":30},`, ``, ledger.CodeMissingField, "body"},
		"no number":               {2, `"number":2,`, ``, ledger.CodeMissingField, "number"},
		"empty actor":             {2, `"hoi-dong"`, `""`, ledger.CodeBadValue, "actor"},
		"empty kind":              {2, `"announce"`, `""`, ledger.CodeBadValue, "kind"},
		"actor a number":          {2, `"hoi-dong"`, `7`, ledger.CodeWrongType, "actor"},
		"number as text":          {2, `"number":2`, `"number":"2"`, ledger.CodeWrongType, "number"},
		"null moment":             {2, `"happened":"2018-06-01T10:00:00+07:00"`, `"happened":null`, ledger.CodeWrongType, "happened"},
		"other zone":              {2, `T10:00:00+07:00`, `T03:00:00+00:00`, ledger.CodeBadValue, "happened"},
		"no zone":                 {2, `T10:00:00+07:00`, `T10:00:00`, ledger.CodeBadValue, "happened"},
		"fraction":                {2, `T11:00:00+07:00`, `T11:00:00.5+07:00`, ledger.CodeBadValue, "recorded"},
		"no such day":             {2, `2018-06-01T10`, `2018-06-31T10`, ledger.CodeBadValue, "happened"},
		"upper-case hash":         {1, zeros, strings.Repeat("A", 64), ledger.CodeBadValue, "previous"},
		"short hash":              {1, zeros, zeros[:62], ledger.CodeBadValue, "previous"},
		"a hash before entry 1":   {1, zeros, "1" + zeros[1:], ledger.CodeBrokenChain, "previous"},
		"another hash":            {2, `"previous":"` + entries[0].Hash.String(), `"previous":"` + zeros, ledger.CodeBrokenChain, "previous"},
		"number too high":         {2, `"number":2`, `"number":3`, ledger.CodeNumberGap, "number"},
		"number too low":          {2, `"number":2`, `"number":1`, ledger.CodeNumberGap, "number"},
		"negative number":         {2, `"number":2`, `"number":-2`, ledger.CodeNumberGap, "number"},
		"huge number":             {2, `"number":2`, `"number":9007199254740991`, ledger.CodeNumberGap, "number"},
		"number as decimal":       {2, `"number":2`, `"number":2.0`, ledger.CodeNotCanonical, ""},
		"recorded back":           {2, `"recorded":"2018-06-01T11`, `"recorded":"2018-06-01T08`, ledger.CodeRecordedBack, "recorded"},
		"happened later":          {2, `T10:00:00+07:00`, `T11:00:01+07:00`, ledger.CodeHappenedAfterRecorded, "happened"},
		"empty signature":         {2, signature, ``, ledger.CodeBadValue, "signature"},
		"odd signature":           {2, signature, `abc`, ledger.CodeBadValue, "signature"},
		"upper-case signature":    {2, signature, `AB`, ledger.CodeBadValue, "signature"},
	} {
		chain, line := ledger.Chain{}, first
		if example.place == 2 {
			chain, line = ledger.After(entries[0]), second
		}
		require.Contains(t, line, example.old, name)
		_, err := chain.Follow([]byte(strings.Replace(line, example.old, example.new, 1)))
		failed := found(t, err)
		require.Equal(t, example.code, failed.Code, "%s: %v", name, err)
		require.Equal(t, example.field, failed.Field, "%s: %v", name, err)
		require.Equal(t, example.place, failed.Entry, name)
	}
	for _, line := range []string{``, `[]`, `null`, `"line"`} {
		_, err := ledger.Chain{}.Follow([]byte(line))
		require.Error(t, err)
	}
	_, err := ledger.Chain{}.Follow(bytes.Repeat([]byte("["), ledger.MaxLine+1))
	require.Equal(t, ledger.CodeLineTooLong, ledger.CodeOf(err))
}

func TestANewerFormatIsNamedBeforeItsMembers(t *testing.T) {
	line := bytes.Replace(smallRecord(t)[0].Line, []byte("record/1"), []byte("record/9"), 1)
	line = bytes.Replace(line, []byte(`"actor"`), []byte(`"acting"`), 1)
	_, err := ledger.Chain{}.Follow(line)
	require.Equal(t, ledger.CodeUnknownVersion, ledger.CodeOf(err))
}

// FuzzFollow checks that lines never make Follow panic, and that a line it
// takes is the very line that Next writes from what was read.
func FuzzFollow(f *testing.F) {
	entries := smallRecord(f)
	for _, entry := range entries {
		f.Add(entry.Line)
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		for _, chain := range []ledger.Chain{{}, ledger.After(entries[0])} {
			entry, err := chain.Follow(line)
			if err != nil {
				if failed := found(t, err); failed.Entry != chain.Head().Number+1 {
					t.Fatalf("names entry %d", failed.Entry)
				}
				continue
			}
			draft := ledger.Draft{
				Kind: entry.Kind, Actor: entry.Actor, Happened: entry.Happened, Recorded: entry.Recorded, Body: entry.Body,
			}
			if len(entry.Signature) > 0 {
				draft.Sign = func([]byte) ([]byte, error) { return entry.Signature, nil }
			}
			again, err := chain.Next(draft)
			if err != nil || !bytes.Equal(again.Line, line) {
				t.Fatalf("%q became %q: %v", line, again.Line, err)
			}
		}
	})
}
