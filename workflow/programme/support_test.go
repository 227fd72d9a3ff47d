package programme

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/ledger"
	"github.com/thituyen/thituyen/workflow/round"
)

var (
	vi = language.Vietnamese
	en = language.English
)

func day(month, n int) civil.Date {
	return civil.Date{Year: 2018, Month: civil.Date{Year: 2018, Month: 1, Day: 1}.AddMonths(month - 1).Month, Day: n}
}

func noon(d civil.Date) civil.DateTime {
	return civil.DateTime{Date: d, Time: civil.Time{Hour: 12}}
}

// scheme is the programme of the tests.
func scheme(t testing.TB) *Programme {
	t.Helper()
	p, err := Load(os.DirFS("testdata"), "programme.yaml")
	require.NoError(t, err)
	return p
}

// edit changes the acts of a case before they are done.
type edit func(t testing.TB, r *round.Round, act *round.CaseAct) []round.Act

// played does the acts of a round in text. Each act goes through the edit, if
// there is one: nil stops there, and more than one does more.
func played(t testing.TB, dir string, with edit) Filing {
	t.Helper()
	c, err := round.ReadCase(os.DirFS("testdata/rounds/" + dir))
	require.NoError(t, err)
	r, openings, n := round.New(c.Regulation), new(ledger.Openings), 0
	salts := func() []byte {
		n++
		sum := sha256.Sum256(fmt.Append(nil, dir, n))
		return sum[:]
	}
	var lines [][]byte
	for i := range c.Acts {
		acts := []round.Act{c.Acts[i].Act}
		if with != nil {
			acts = with(t, r, &c.Acts[i])
		}
		for _, act := range acts {
			prepared, err := c.Prepare(r, act, salts)
			require.NoError(t, err)
			out, err := r.Apply(prepared, salts)
			require.NoError(t, err)
			require.True(t, out.Accepted, "%s: %s", act.Step, out.Text(en))
			lines = append(lines, out.Entry.Line)
			for _, opening := range out.Openings {
				require.NoError(t, openings.Add(opening))
			}
		}
		if acts == nil {
			break
		}
	}
	f := Filing{Round: dir, Openings: openings, Regulation: c.Regulation, Head: r.Head(), Person: NameAndBirthday}
	f.Record = func(yield func([]byte, error) bool) {
		for _, line := range lines {
			if !yield(bytes.Clone(line), nil) {
				return
			}
		}
	}
	switch dir {
	case "hai-phong":
		f.Plan, f.Line = "a", "xay-dung"
	case "boc-tham":
		f.Plan, f.Line = "b", "phong"
	}
	return f
}

// until stops before a step.
func until(step string) edit {
	return func(_ testing.TB, _ *round.Round, act *round.CaseAct) []round.Act {
		if act.Step == step {
			return nil
		}
		return []round.Act{act.Act}
	}
}

// before does more acts before a step and stops there.
func before(step string, more ...round.Act) edit {
	done := false
	return func(_ testing.TB, _ *round.Round, act *round.CaseAct) []round.Act {
		switch {
		case done:
			return nil
		case act.Step == step:
			done = true
			return more
		}
		return []round.Act{act.Act}
	}
}

func read(t testing.TB, f Filing) *Record {
	t.Helper()
	r, err := Read(f)
	require.NoError(t, err)
	return r
}
