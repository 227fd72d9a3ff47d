package thituyen

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestPathsLead(t *testing.T) {
	list := Path{}.Key("posts").Index(2)
	whole := Path{}.Key("dossier").Join(list.Key("from"))
	require.Equal(t, "dossier.posts[2].from", whole.String())
	require.Equal(t, []string{"dossier", "posts", "from"}, whole.Keys())
	var steps []string
	for key, index := range list.Steps() {
		steps = append(steps, key)
		if key == "" {
			require.Equal(t, 2, index)
		}
	}
	require.Equal(t, []string{"posts", ""}, steps)
	for range whole.Steps() {
		break // a caller may stop
	}
	at, inside := list.Item("posts")
	require.True(t, inside)
	require.Equal(t, 2, at)
	_, inside = whole.Item("posts")
	require.False(t, inside)
	parent, below := Path{}.Parent()
	require.False(t, below)
	require.True(t, parent.IsZero())
}

func TestMistakesAreErrors(t *testing.T) {
	require.NoError(t, Mistakes(nil).Err())
	all := Mistakes{{Reason: Reason{Code: "first"}, Path: Path{}.Key("a")}, {Reason: Reason{Code: "second"}}}
	below := all.Under(Path{}.Key("section"))
	require.Equal(t, "section.a", below[0].Path.String())
	require.Equal(t, "a", all[0].Path.String(), "the list it was made from stays")
	err := below.Err()
	require.ErrorContains(t, err, "first")
	require.ErrorContains(t, err, "second")
	var one Mistake
	require.True(t, errors.As(err, &one))
	require.Equal(t, one.Error(), one.Text(language.English))
}

func TestFormsThatAreNotRead(t *testing.T) {
	require.ErrorContains(t, &FormError{Known: "a/1"}, `"a/1"`)
	require.ErrorContains(t, &FormError{Found: "a/2", Known: "a/1"}, `"a/2"`)
}

func TestSpansAreWritten(t *testing.T) {
	for want, span := range map[string]Span{"15 days": Days(15), "5 working days": WorkingDays(5), "60 months": Months(60), "5 years": Years(5)} {
		require.Equal(t, want, span.String())
		read, err := ParseSpan(want)
		require.NoError(t, err)
		require.Equal(t, span, read)
	}
}

func TestTitlesCallThingsByTheirNames(t *testing.T) {
	require.True(t, Title{}.IsZero())
	for _, c := range []struct {
		title  Title
		vi, en string
	}{
		{Title{}, "division_head", "division head"},
		{TitleOf("Trưởng phòng"), "Trưởng phòng", "division head"},
		{Title{Vi: "Trưởng phòng", En: "Head of division"}, "Trưởng phòng", "Head of division"},
	} {
		called := c.title.Or("division_head")
		require.Equal(t, c.vi, called.Text(language.Vietnamese))
		require.Equal(t, c.en, called.Text(language.English))
	}
}

func TestDecimalsBecomeValues(t *testing.T) {
	require.Equal(t, "86.79", FromDecimal(decimal.RequireFromString("86.79")).String())
	require.Equal(t, "1200", FromDecimal(decimal.New(12, 2)).String())
	big := decimal.RequireFromString("123456789012345678901234567890.5")
	require.Equal(t, big.String(), FromDecimal(big).String())
}

func TestCountsOfLists(t *testing.T) {
	require.True(t, single([]string{"a"}))
	require.False(t, single([]string{"a", "b"}))
	require.True(t, single([]any{1}))
	require.False(t, single([]any{}))
	require.True(t, single(Int(1)))
	require.False(t, single(2))
}
