package document

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A synonym is looked for without marks, blanks and hyphens: written otherwise
// it is never found.
func TestSynonymsAreBare(t *testing.T) {
	for word := range synonyms {
		require.Equal(t, bare(word), word)
	}
}

func TestAScalarInPlaceOfATable(t *testing.T) {
	type declaration struct {
		Kind choiceOfTwo `doc:"kind" validate:"required"`
		Name string      `doc:"name"`
	}
	for text, want := range map[string]string{"a: first": "{kind: first}", "a: frist": "{kind: first}", "a: strange": ""} {
		root, mistakes := Parse("x.yaml", []byte(text))
		require.Empty(t, mistakes)
		var into struct {
			A declaration `doc:"a"`
		}
		told := Decode(root, &into)
		require.Len(t, told, 1)
		mend, _ := told[0].Param("mend")
		if want == "" {
			require.Equal(t, "not_mapping", told[0].Code)
		} else {
			require.Equal(t, want, mend, text)
		}
	}
}

type choiceOfTwo string

func init() { Enumerate[choiceOfTwo]("first", "second") }
