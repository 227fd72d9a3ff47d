package thituyen_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
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
	var facts map[string]thituyen.Fact
	require.Empty(t, document.Decode(root, &facts))
	for name, want := range map[string]struct {
		is     thituyen.FactType
		vi, en string
		also   []thituyen.FactType
	}{
		"months":     {thituyen.FactNumber, "90", "90", []thituyen.FactType{thituyen.FactText}},
		"code":       {thituyen.FactText, "90", "90", []thituyen.FactType{thituyen.FactNumber}},
		"day":        {thituyen.FactDate, "01/06/2018", "1 June 2018", []thituyen.FactType{thituyen.FactText}},
		"quoted_day": {thituyen.FactDate, "01/06/2018", "1 June 2018", nil},
		"member":     {thituyen.FactYesNo, "có", "yes", []thituyen.FactType{thituyen.FactText}},
		"retired":    {thituyen.FactYesNo, "không", "no", nil},
		"status":     {thituyen.FactText, "hero", "hero", nil},
		"half":       {thituyen.FactNumber, "0,5", "0.5", nil},
	} {
		f := facts[name]
		require.Equal(t, want.is, f.Type(), name)
		require.Equal(t, want.vi, f.Text(language.Vietnamese), name)
		require.Equal(t, want.en, f.Text(language.English), name)
		for _, as := range append(want.also, want.is) {
			require.True(t, f.Is(as), "%s as %s", name, as)
		}
		text, err := json.Marshal(f)
		require.NoError(t, err)
		var back thituyen.Fact
		require.NoError(t, json.Unmarshal(text, &back))
		require.Equal(t, f.Type(), back.Type())
		require.Equal(t, f.String(), back.String())
	}
	for _, not := range []thituyen.FactType{thituyen.FactNumber, thituyen.FactDate, thituyen.FactYesNo} {
		require.False(t, facts["status"].Is(not), not)
	}
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
	var facts map[string]thituyen.Fact
	mistakes := document.Decode(root, &facts)
	require.Len(t, mistakes, 1)
	require.Equal(t, "not_text", mistakes[0].Code)
	require.Equal(t, []string{"number", "date", "text", "yes_no"}, document.Words[thituyen.FactType]())
	schema, err := document.Schema(reflect.TypeFor[struct {
		Facts map[string]thituyen.Fact `doc:"facts"`
	}](), "facts", "Facts")
	require.NoError(t, err)
	require.Contains(t, string(schema), `"boolean"`)
	require.Equal(t, thituyen.FactNumber, thituyen.FactOf("7").Type())
}

func TestFactsSurviveTheRecord(t *testing.T) {
	var given struct {
		Facts map[string]thituyen.Fact `doc:"facts"`
	}
	root, mistakes := document.Parse("facts.yaml", []byte(`facts: {months: 60, on: 2018-06-01, sure: true, name: Nguyễn, quoted: "12"}`))
	require.Empty(t, mistakes)
	require.Empty(t, document.Decode(root, &given))
	require.Equal(t, thituyen.FactText, given.Facts["quoted"].Type(), "a number in quotes is text where people write")

	var e canonical.Encoder
	e.Reset(nil)
	document.Encode(&e, given)
	bytes, err := e.Bytes()
	require.NoError(t, err)
	value, err := canonical.Parse(bytes)
	require.NoError(t, err)
	again := given
	again.Facts = nil
	require.Empty(t, document.DecodeCanonical(document.FromCanonical(value), &again))
	for name, want := range map[string]thituyen.FactType{"months": thituyen.FactNumber, "on": thituyen.FactDate, "sure": thituyen.FactYesNo, "name": thituyen.FactText} {
		require.Equal(t, given.Facts[name].String(), again.Facts[name].String(), name)
		require.Equal(t, want, again.Facts[name].Type(), name)
	}
}
