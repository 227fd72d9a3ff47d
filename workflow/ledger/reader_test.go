package ledger_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

func TestLinesGivesLinesInMemoryOfTheirOwn(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	var kept [][]byte
	for line, err := range ledger.Lines(iotest.HalfReader(strings.NewReader("a\n\n" + long + "\nb\n"))) {
		require.NoError(t, err)
		kept = append(kept, line)
	}
	require.Len(t, kept, 4)
	require.Equal(t, []string{"a", "", long, "b"}, []string{string(kept[0]), string(kept[1]), string(kept[2]), string(kept[3])})
}

func TestLinesStopsWhenAsked(t *testing.T) {
	count := 0
	for range ledger.Lines(strings.NewReader("a\nb\nc\n")) {
		if count++; count == 2 {
			break
		}
	}
	require.Equal(t, 2, count)
}

func TestLinesReportsTheLimitOfALine(t *testing.T) {
	longest := strings.Repeat("x", ledger.MaxLine)
	for content, expected := range map[string]ledger.Code{
		"a\n" + longest + "\n":       "",
		"a\n" + longest + "x\n":      ledger.CodeLineTooLong,
		"a\n" + longest + "xx":       ledger.CodeLineTooLong,
		"a\n" + longest:              ledger.CodeTornLine,
		"a\n" + longest + longest:    ledger.CodeLineTooLong,
		"a\n" + longest[:1000]:       ledger.CodeTornLine,
		"a\n" + longest[:70_000]:     ledger.CodeTornLine,
		"a\n" + longest[:64<<10]:     ledger.CodeTornLine,
		"a\n" + longest[:(64<<10)-1]: ledger.CodeTornLine,
	} {
		var last error
		for _, err := range ledger.Lines(strings.NewReader(content)) {
			last = err
		}
		require.Equal(t, expected, ledger.CodeOf(last), "%d bytes", len(content))
		if expected != "" {
			require.Equal(t, 2, found(t, last).Entry)
		}
		if expected == ledger.CodeTornLine {
			require.Equal(t, 2, found(t, last).Offset)
		}
	}
}

func TestLinesPassesErrorsOfTheReaderOn(t *testing.T) {
	broken := errors.New("cable pulled")
	_, err := ledger.Reader{}.Verify(ledger.Lines(io.MultiReader(
		bytes.NewReader(smallRecord(t)[0].Line), strings.NewReader("\n{"), iotest.ErrReader(broken))))
	require.ErrorIs(t, err, broken)
}

func TestEntriesStopsWhenAsked(t *testing.T) {
	count := 0
	for entry, err := range (ledger.Reader{}).Entries(given(linesOf(smallRecord(t)))) {
		require.NoError(t, err)
		count = entry.Number
		if count == 2 {
			break
		}
	}
	require.Equal(t, 2, count)
}

func TestStatements(t *testing.T) {
	entries := smallRecord(t)
	content := file(linesOf(entries))
	head := headOf(entries)

	statement, err := verify(content, ledger.Head{})
	require.NoError(t, err)
	require.Equal(t, "complete to entry 5, head "+head.Hash.String()+"; without a head kept elsewhere nothing more can be known", statement.String())

	statement, err = verify(content, head)
	require.NoError(t, err)
	require.Equal(t, ledger.Statement{Head: head, Known: head}, statement)
	require.Equal(t, "complete to entry 5, head "+head.Hash.String()+", as kept elsewhere", statement.String())

	statement, err = verify(content, entries[2].Head())
	require.NoError(t, err)
	require.Equal(t, "complete to entry 3, the head kept elsewhere; unbroken from there to entry 5, head "+head.Hash.String()+
		"; whether more followed cannot be known", statement.String())

	statement, err = verify(nil, ledger.Head{})
	require.NoError(t, err)
	require.True(t, statement.Head.IsZero())

	// With an error the statement reaches to the entry before it.
	statement, err = verify(content[:len(content)-1], head)
	require.Equal(t, ledger.CodeTornLine, ledger.CodeOf(err))
	require.Equal(t, ledger.Statement{Head: entries[3].Head()}, statement)
}

// FuzzVerify checks that no content makes reading panic, and that what is
// accepted is exactly the lines that were given.
func FuzzVerify(f *testing.F) {
	lines := linesOf(smallRecord(f))
	f.Add(file(lines))
	f.Add(file(lines[:2]))
	f.Add(append(file(lines), "{"...))
	f.Add(file([][]byte{lines[0], lines[2], lines[1]}))
	f.Fuzz(func(t *testing.T, content []byte) {
		var again []byte
		for entry, err := range (ledger.Reader{}).Entries(ledger.Lines(bytes.NewReader(content))) {
			if err != nil {
				if ledger.CodeOf(err) == "" {
					t.Fatalf("no code: %v", err)
				}
				return
			}
			again = append(append(again, entry.Line...), '\n')
		}
		if !bytes.Equal(again, content) {
			t.Fatalf("%q was read as %q", content, again)
		}
	})
}
