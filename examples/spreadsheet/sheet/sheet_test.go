package sheet

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

func haiPhong(t *testing.T) *regulation.Rules {
	t.Helper()
	r, err := regulation.Preset("hai-phong-2018")
	require.NoError(t, err)
	rules, err := r.For("city-committee")
	require.NoError(t, err)
	return rules
}

func TestTemplateReadsBack(t *testing.T) {
	form := FormOf(haiPhong(t), Wish{Markers: map[string][]string{"written": {"but-do", "but-xanh"}}})
	var out bytes.Buffer
	require.NoError(t, form.Write(&out))
	book, mistakes := Open("mau.xlsx", out.Bytes())
	require.Empty(t, mistakes.Text(language.Vietnamese))
	_, mistakes = form.Read(book)
	require.Len(t, mistakes, 1, mistakes.Text(language.Vietnamese))
	require.Equal(t, "nothing", mistakes[0].Code)
}
