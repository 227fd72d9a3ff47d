package fact_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/fact"
)

// Each fact is what it looks like, and can be read as what a regulation
// declares it to be.
func TestAFactIsWhatItLooksLike(t *testing.T) {
	root, mistakes := document.Parse("facts.yaml", []byte(`
months: 90
code: "90"
day: 2018-06-01
quoted_day: "2018-06-01"
member: true
retired: false
status: hero
half: 0.5
`))
	require.Empty(t, mistakes)
	var facts map[string]fact.Value
	require.Empty(t, document.Decode(root, &facts))
	for name, want := range map[string]struct {
		is     fact.Type
		vi, en string
		also   []fact.Type
	}{
		"months":     {fact.Number, "90", "90", []fact.Type{fact.Text}},
		"code":       {fact.Text, "90", "90", nil},
		"day":        {fact.Date, "01/06/2018", "1 June 2018", []fact.Type{fact.Text}},
		"quoted_day": {fact.Date, "01/06/2018", "1 June 2018", nil},
		"member":     {fact.YesNo, "có", "yes", []fact.Type{fact.Text}},
		"retired":    {fact.YesNo, "không", "no", nil},
		"status":     {fact.Text, "hero", "hero", nil},
		"half":       {fact.Number, "0,5", "0.5", nil},
	} {
		f := facts[name]
		require.Equal(t, want.is, f.Type(), name)
		require.Equal(t, want.vi, f.Text(language.Vietnamese), name)
		require.Equal(t, want.en, f.Text(language.English), name)
		for _, as := range append(want.also, want.is) {
			require.True(t, f.Is(as), "%s as %s", name, as)
		}
		text, err := f.MarshalText()
		require.NoError(t, err)
		require.Equal(t, f.String(), string(text))
	}
	for _, not := range []fact.Type{fact.Number, fact.Date, fact.YesNo} {
		require.False(t, facts["status"].Is(not), not)
	}
	require.False(t, facts["code"].Is(fact.Number), "a number in quotes is text")
	number, ok := facts["half"].Number()
	require.True(t, ok)
	require.Equal(t, "1/2", number.Rat().String())
	yes, known := facts["member"].YesNo()
	require.True(t, yes && known)
	_, known = facts["status"].YesNo()
	require.False(t, known)
}

func TestWhatIsNoFact(t *testing.T) {
	root, _ := document.Parse("facts.yaml", []byte("months: [90]\n"))
	var facts map[string]fact.Value
	mistakes := document.Decode(root, &facts)
	require.Len(t, mistakes, 1)
	require.Equal(t, "not_text", mistakes[0].Code)
	require.Equal(t, []string{"number", "date", "text", "yes_no"}, fact.Type("").Values())
	var v *fact.Value
	require.NotEmpty(t, v.DocumentShape(func(reflect.Type) document.Shape { return nil }))
	require.Equal(t, fact.Number, fact.Of("7").Type())
}
