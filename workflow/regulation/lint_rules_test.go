package regulation_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

func read(t *testing.T, names ...string) []*regulation.Regulation {
	t.Helper()
	var all []*regulation.Regulation
	for _, name := range names {
		r, err := regulation.Read(os.DirFS("testdata/odd"), name)
		require.NoError(t, err)
		all = append(all, r)
	}
	return all
}

// Each oddity, by its code and the place where it stands.
func TestWhatIsOdd(t *testing.T) {
	odd := regulation.Lint(append(read(t, "le.yaml", "ban-4.yaml", "ban-2.yaml", "ban-1.yaml", "ban-3.yaml"), nil)...)
	var lines strings.Builder
	for _, m := range odd {
		lines.WriteString(m.Code + " " + m.Path.String() + "\n")
		for _, tag := range []language.Tag{language.Vietnamese, language.English} {
			require.NotContains(t, m.Reason.Text(tag), "{")
		}
	}
	file := filepath.Join("testdata", "odd", "odd.txt")
	if os.Getenv("REWRITE") != "" {
		require.NoError(t, os.WriteFile(file, []byte(lines.String()), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), lines.String(), "run with REWRITE=1 where this is right")
}

func TestVersionsThatFollowEachOtherAreNotOdd(t *testing.T) {
	var all []*regulation.Regulation
	for _, days := range []string{"{from: 2020-01-01}", "{from: 2018-01-01, until: 2019-12-31}"} {
		r, err := regulation.Parse("x.yaml", []byte("regulation: x\nin_force: "+days+"\n"))
		require.NoError(t, err)
		all = append(all, r)
	}
	require.Empty(t, regulation.Lint(all...))
}

func TestRegulationsByNameThatCannotBeRead(t *testing.T) {
	_, err := regulation.Read(os.DirFS("."), "nothing.yaml")
	require.ErrorIs(t, err, os.ErrNotExist)
	require.ErrorContains(t, err, "hai-phong-2018")
	preset, err := regulation.Read(os.DirFS("."), "hai-phong-2018")
	require.NoError(t, err)
	require.Equal(t, "hai-phong-2018", preset.Document().ID)
}
