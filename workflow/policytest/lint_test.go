package policytest_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/policytest"
)

func TestWhatIsOdd(t *testing.T) {
	fsys := os.DirFS("testdata/rules/odd")
	odd, err := policytest.Lint(fsys, "le.yaml", "ban-4.yaml", "ban-2.yaml", "ban-1.yaml", "ban-3.yaml")
	require.NoError(t, err)
	golden(t, "odd.vi.txt", []byte(odd.Text(language.Vietnamese)+"\n"))
	golden(t, "odd.en.txt", []byte(odd.Text(language.English)+"\n"))
	for _, m := range odd {
		require.NotNil(t, m.Place.File, m.Text(language.English))
	}
}

func TestOddityOfWhatCannotBeRead(t *testing.T) {
	fsys := os.DirFS("testdata/failing")
	_, err := policytest.Lint(fsys, "wrong.yaml")
	var mistakes thituyen.Mistakes
	require.ErrorAs(t, err, &mistakes)
	require.Len(t, mistakes, 5)
	_, err = policytest.Lint(fsys, "syntax.yaml")
	require.ErrorAs(t, err, &mistakes)
	_, err = policytest.Lint(fsys, "nothing.yaml")
	require.ErrorIs(t, err, os.ErrNotExist)
	require.ErrorContains(t, err, "hai-phong-2018")
}

func TestVersionsThatFollowEachOtherAreNotOdd(t *testing.T) {
	fsys := folder(map[string]string{
		"1.yaml": "regulation: x\nin_force: {from: 2018-01-01, until: 2019-12-31}\n",
		"2.yaml": "regulation: x\nin_force: {from: 2020-01-01}\n",
	})
	odd, err := policytest.Lint(fsys, "2.yaml", "1.yaml")
	require.NoError(t, err)
	require.Empty(t, odd)
}
