package round

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/ledger"
)

// salts are salts for tests: fresh, the same on every run.
func salts(seed string) Salts {
	n := 0
	return func() []byte {
		n++
		sum := sha256.Sum256([]byte(fmt.Sprint(seed, n)))
		return sum[:]
	}
}

// played is a case that was run: its round, lines and openings.
type played struct {
	round    *Round
	lines    [][]byte
	openings *ledger.Openings
}

// play runs a case; each act must be accepted or refused as the case says.
func play(t testing.TB, fsys fs.FS) played {
	t.Helper()
	c, err := ReadCase(fsys)
	require.NoError(t, err)
	p := played{round: New(c.Regulation)}
	salt := salts("case")
	for _, act := range c.Acts {
		where := fmt.Sprintf("line %d: %s by %s", act.Place.Line, act.Step, act.By)
		before := p.round.Head()
		prepared, err := c.Prepare(p.round, act.Act, salt)
		require.NoError(t, err, where)
		out, err := p.round.Apply(prepared, salt)
		require.NoError(t, err, where)
		if act.Refused != nil {
			require.False(t, out.Accepted, where)
			require.ElementsMatch(t, act.Refused, out.Codes(), "%s\n%s", where, out.Text(vietnamese))
			require.Equal(t, before, p.round.Head(), where)
			require.NotContains(t, out.Text(language.English)+out.Text(vietnamese), "{")
			continue
		}
		require.True(t, out.Accepted, "%s\n%s", where, out.Text(vietnamese))
		require.NotEmpty(t, out.Text(language.English))
		p.lines = append(p.lines, out.Entry.Line)
	}
	p.openings = p.round.openings
	return p
}

var haiPhongFiles = os.DirFS("testdata/hai-phong")

func haiPhong(t testing.TB) played { return play(t, haiPhongFiles) }

// all gives lines as a record.
func all(lines [][]byte) History {
	return func(yield func([]byte, error) bool) {
		for _, line := range lines {
			if !yield(bytes.Clone(line), nil) {
				return
			}
		}
	}
}
