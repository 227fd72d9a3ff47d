package workflow

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestFormatExample(t *testing.T) {
	m, err := Compile(readFile(t, "format.yaml"))
	require.NoError(t, err)
	t.Log(m.Remarks().Text(language.Vietnamese))
	p := start(t, m, Case{People: map[string][]string{"an": {"organiser"}, "binh": {"council", "chair"}, "chi": {"council"}}, Related: map[string]map[string]Kin{"chi": {"A": Sibling}}})
	require.True(t, p.Apply(Step{At: at(t, "2018-03-01T09:00"), By: "an", Step: "announce"}).Accepted)
	out := p.Apply(Step{At: at(t, "2018-03-02T09:00"), By: "chi", Step: "announce"})
	require.Equal(t, []string{"wrong_role", "wrong_state"}, out.Codes())
	t.Log(out.Text(language.Vietnamese))
	out = p.Apply(Step{At: at(t, "2018-06-01T09:00"), By: "binh", Step: "recognise", Votes: map[string]Choice{"binh": For, "chi": Against}})
	t.Log(out.Codes(), out.Text(language.Vietnamese))
	for _, o := range p.Open("an", at(t, "2018-06-01T09:00")) {
		t.Log(o.Step.ID, o.Text(language.Vietnamese))
	}
}
