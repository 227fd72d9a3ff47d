package regulation_test

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

var someDay = civil.Date{Year: 2018, Month: 5, Day: 1}

// What nobody compiled answers nothing, and says so.
func TestAnEmptyRegulationIsAskedInVain(t *testing.T) {
	for name, r := range map[string]*regulation.Regulation{"nil": nil, "zero": {}} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, r.Document())
			require.Empty(t, r.Groups())
			require.Empty(t, r.Warnings())
			require.Empty(t, r.Sentences())
			require.Empty(t, r.AssumptionsOn("scoring"))
			require.Nil(t, r.Canonical())
			for _, group := range []string{"", "x"} {
				_, err := r.For(group)
				require.ErrorContains(t, err, "read from no document")
			}
			require.ErrorContains(t, r.InForce(someDay), "read from no document")
			require.ErrorContains(t, r.AnyDay().InForce(someDay), "read from no document")
			_, err := regulation.NewLibrary(preset(t, "hai-phong-2018"), r)
			require.ErrorContains(t, err, "read from no document")
		})
	}
}

func TestEmptyRulesSayNothing(t *testing.T) {
	for _, r := range []*regulation.Rules{nil, {}, {Regulation: &regulation.Regulation{}}} {
		require.Empty(t, r.Sentences())
		entry := r.Entry("a", true, nil, nil)
		require.Equal(t, "a", entry.ID)
		require.Empty(t, entry.Values)
		require.Empty(t, regulation.CompareRules(r, r).Changes)
	}
}

func TestAnEmptyLibraryHoldsNone(t *testing.T) {
	for _, l := range []*regulation.Library{nil, {}} {
		require.Empty(t, l.IDs())
		require.Empty(t, l.Versions("x"))
		require.Empty(t, l.Gaps())
		_, err := l.InForce("x", someDay)
		require.ErrorContains(t, err, "the library holds none")
	}
}

// Beside nothing, every rule is new, or gone.
func TestComparisonWithNothing(t *testing.T) {
	require.Empty(t, regulation.Compare(nil, nil).Changes)
	require.Empty(t, regulation.CompareRules(nil, nil).Changes)
	made := regulation.Comparison{Changes: []regulation.Change{{}, {Kind: regulation.Added}, {Kind: regulation.Removed}, {Kind: regulation.Changed}}}
	for _, c := range []regulation.Comparison{{}, made, regulation.Compare(nil, nil), regulation.CompareRules(nil, nil)} {
		require.Contains(t, c.Text(language.Vietnamese), "Cũ:  không có\nMới: không có\n")
		require.Contains(t, c.Text(language.English), "Old: none\nNew: none\n")
	}

	r := preset(t, "hai-phong-2018")
	added, removed := regulation.Compare(nil, r), regulation.Compare(r, nil)
	require.NotEmpty(t, added.Changes)
	require.Len(t, removed.Changes, len(added.Changes))
	for i := range added.Changes {
		require.Equal(t, regulation.Added, added.Changes[i].Kind)
		require.Equal(t, regulation.Removed, removed.Changes[i].Kind)
	}
	require.Contains(t, added.Text(language.English), "Old: none\n")
	require.Contains(t, removed.Text(language.English), "New: none\n")

	rules, err := r.For("districts")
	require.NoError(t, err)
	require.NotEmpty(t, regulation.CompareRules(nil, rules).Changes)
	require.NotEmpty(t, regulation.CompareRules(rules, nil).Text(language.Vietnamese))
}

func TestARegulationWithoutGroupsSaysSo(t *testing.T) {
	_, err := preset(t, "nd-24-2010").For("x")
	require.EqualError(t, err, "this regulation has no groups of posts; ask for the group \"\" instead of “x”")
}
