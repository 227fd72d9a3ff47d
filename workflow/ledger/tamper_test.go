package ledger_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// TestEveryFlippedBitIsFoundAndNamed flips each bit of each byte of a small
// record. With the head, the altered entry is named each time. Without it, an
// altered last entry can pass, and nothing tells which side of the last link
// was altered.
func TestEveryFlippedBitIsFoundAndNamed(t *testing.T) {
	entries := smallRecord(t)
	content := file(linesOf(entries))
	head, last := headOf(entries), len(entries)
	_, err := verify(content, head)
	require.NoError(t, err)

	passed, undecided := 0, 0
	number := 1 // of the entry in which the byte lies; a newline belongs to the line it ends
	for position, character := range content {
		for bit := range 8 {
			content[position] ^= 1 << bit

			_, err := verify(content, head)
			failed := found(t, err)
			require.Equal(t, number, failed.Entry, "byte %d bit %d: %v", position, bit, err)
			require.Zero(t, failed.Or, "byte %d bit %d: %v", position, bit, err)

			_, err = verify(content, ledger.Head{})
			switch {
			case err == nil:
				require.Equal(t, last, number, "byte %d bit %d passed", position, bit)
				passed++
			case found(t, err).Or != 0:
				require.GreaterOrEqual(t, number, last-1, "byte %d bit %d: %v", position, bit, err)
				require.Equal(t, []int{last - 1, last}, []int{found(t, err).Or, found(t, err).Entry})
				undecided++
			default:
				require.Equal(t, number, found(t, err).Entry, "byte %d bit %d: %v", position, bit, err)
			}
			content[position] ^= 1 << bit
		}
		if character == '\n' {
			number++
		}
	}
	require.Equal(t, last+1, number)
	require.Positive(t, passed, "the limit that the documentation states")
	require.Positive(t, undecided, "the limit that the documentation states")
}

func TestDroppedDoubledAndSwappedEntriesAreFound(t *testing.T) {
	entries := smallRecord(t)
	lines, head := linesOf(entries), headOf(entries)
	for _, known := range []ledger.Head{{}, head} {
		for index := range lines {
			place := index + 1
			if index < len(lines)-1 {
				dropped := slices.Delete(slices.Clone(lines), index, index+1)
				_, err := verify(file(dropped), known)
				require.Equal(t, place, found(t, err).Entry, "dropped %d", place)
				require.Equal(t, ledger.CodeNumberGap, ledger.CodeOf(err), "dropped %d", place)
			}
			doubled := slices.Insert(slices.Clone(lines), index, lines[index])
			_, err := verify(file(doubled), known)
			require.Equal(t, place+1, found(t, err).Entry, "doubled %d", place)
			require.Equal(t, ledger.CodeNumberGap, ledger.CodeOf(err))

			for other := index + 1; other < len(lines); other++ {
				swapped := slices.Clone(lines)
				swapped[index], swapped[other] = swapped[other], swapped[index]
				_, err := verify(file(swapped), known)
				require.Equal(t, place, found(t, err).Entry, "swapped %d and %d", place, other+1)
				require.Equal(t, ledger.CodeNumberGap, ledger.CodeOf(err), "swapped %d and %d", place, other+1)
			}
		}
	}
}

func TestAnEndCutOffIsFoundWithAHead(t *testing.T) {
	entries := smallRecord(t)
	lines, head := linesOf(entries), headOf(entries)
	for kept := range len(lines) {
		content := file(lines[:kept])
		_, err := verify(content, head)
		require.Equal(t, ledger.CodeIncomplete, ledger.CodeOf(err))
		require.Equal(t, kept+1, found(t, err).Entry)

		statement, err := verify(content, ledger.Head{})
		require.NoError(t, err)
		require.Equal(t, kept, statement.Head.Number)
		require.Contains(t, statement.String(), "nothing more can be known")
	}
}

func TestARewrittenChainIsFoundWithAHead(t *testing.T) {
	head := headOf(smallRecord(t))
	for number := 1; number <= head.Number; number++ {
		rewritten := rechain(t, number, `{"changed":true}`)
		content := file(linesOf(rewritten))
		_, err := verify(content, head)
		require.Equal(t, ledger.CodeHeadMismatch, ledger.CodeOf(err))
		require.Equal(t, head.Number, found(t, err).Entry)

		_, err = verify(content, ledger.Head{})
		require.NoError(t, err, "by itself a rewritten chain is whole")
	}
}

// TestCuttingAtEveryByteKeepsCompleteEntries is the same for reading; the file
// store has its own.
func TestCuttingAtEveryByteKeepsCompleteEntries(t *testing.T) {
	content := file(linesOf(smallRecord(t)))
	for size := range len(content) + 1 {
		complete := bytes.Count(content[:size], []byte("\n"))
		statement, err := verify(content[:size], ledger.Head{})
		require.Equal(t, complete, statement.Head.Number)
		if size == 0 || content[size-1] == '\n' {
			require.NoError(t, err)
			continue
		}
		failed := found(t, err)
		require.Equal(t, ledger.CodeTornLine, failed.Code)
		require.Equal(t, complete+1, failed.Entry)
		require.Equal(t, bytes.LastIndexByte(content[:size], '\n')+1, failed.Offset)
	}
}

// TestALinkThatTwoEntriesVouchFor alters entries in the middle and lets the
// next entry, the head, or nothing say which one it was.
func TestALinkThatTwoEntriesVouchFor(t *testing.T) {
	entries := smallRecord(t)
	altered := func(number int) [][]byte {
		lines := linesOf(entries)
		lines[number-1] = linesOf(rechain(t, number, `{"changed":true}`))[number-1]
		return lines
	}
	last := len(entries)
	for _, example := range []struct {
		name      string
		lines     [][]byte
		known     ledger.Head
		entry, or int
	}{
		{"the next entry vouches", altered(3), ledger.Head{}, 3, 0},
		{"nothing vouches", altered(last - 1), ledger.Head{}, last, last - 1},
		{"the head vouches", altered(last - 1), headOf(entries), last - 1, 0},
		{"a later head says nothing", altered(3)[:4], headOf(entries), 4, 3},
		{"the next line is torn in form", append(altered(3)[:4], []byte(`{`)), ledger.Head{}, 4, 3},
	} {
		_, err := verify(file(example.lines), example.known)
		failed := found(t, err)
		require.Equal(t, ledger.CodeBrokenChain, failed.Code, example.name)
		require.Equal(t, []int{example.entry, example.or}, []int{failed.Entry, failed.Or}, example.name)
		if example.or == 0 {
			require.Equal(t, entries[example.entry-1].Hash.String(), failed.Want, "the hash that was written after it")
			require.Equal(t, ledger.HashLine(example.lines[example.entry-1]).String(), failed.Have)
			require.Empty(t, failed.Field, "previous is a member of the entry behind")
		}
	}

	// Reading fails right behind the broken link.
	torn := file(altered(3)[:4])
	_, err := verify(append(torn, `{"actor"`...), ledger.Head{})
	require.Equal(t, 3, found(t, err).Or)
}
