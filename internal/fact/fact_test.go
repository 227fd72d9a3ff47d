package fact

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/canonical"
	"github.com/thituyen/thituyen/internal/document"
)

func TestFactsSurviveTheRecord(t *testing.T) {
	var given struct {
		Facts map[string]Value `doc:"facts"`
	}
	root, mistakes := document.Parse("facts.yaml", []byte(`facts: {months: 60, on: 2018-06-01, sure: true, name: Nguyễn, quoted: "12"}`))
	require.Empty(t, mistakes)
	require.Empty(t, document.Decode(root, &given))
	require.Equal(t, Text, given.Facts["quoted"].Type(), "a number in quotes is text where people write")

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
	for name, want := range map[string]Type{"months": Number, "on": Date, "sure": YesNo, "name": Text} {
		require.Equal(t, given.Facts[name].String(), again.Facts[name].String(), name)
		require.Equal(t, want, again.Facts[name].Type(), name)
	}
}
