package regulation_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/eligibility"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const byLevels = `
regulation: cap
words: {levels: [director, head, clerk]}
groups:
  upper: {title: Cấp trên, levels: [director, head]}
  any: {title: Mọi cấp}
eligibility: {criteria: []}
`

// A post of a level that its group has not is a mistake.
func TestPostOfAnotherLevel(t *testing.T) {
	r, err := regulation.Parse("r.yaml", []byte(byLevels))
	require.NoError(t, err)
	upper, err := r.For("upper")
	require.NoError(t, err)
	require.Empty(t, upper.CheckPost(eligibility.Post{Level: "head"}))
	require.Empty(t, upper.CheckPost(eligibility.Post{}), "no level is said")
	wrong := upper.CheckPost(eligibility.Post{Level: "clerk"})
	require.Len(t, wrong, 1)
	require.Equal(t, "level_not_of_group", wrong[0].Code)
	require.Equal(t, "level", wrong[0].Path.String())
	require.Contains(t, wrong.Text(language.Vietnamese), "chức vụ clerk không thuộc “Cấp trên”; nhóm này có: director, head")
	others, err := r.For("any")
	require.NoError(t, err)
	require.Empty(t, others.CheckPost(eligibility.Post{Level: "clerk"}))
	require.Empty(t, (*regulation.Rules)(nil).CheckPost(eligibility.Post{Level: "clerk"}))
	for _, s := range r.Sentences() {
		if s.Rule == "groups.upper" {
			require.Contains(t, s.Text(language.English), "only posts of the levels: director, head")
		}
	}

	_, err = regulation.Parse("r.yaml", []byte("regulation: cap\nwords: {levels: [a, b]}\ngroups:\n  x: {levels: [a, c, a]}\n  y: {levels: []}\n"))
	var mistakes thituyen.Mistakes
	require.True(t, errors.As(err, &mistakes))
	var found []string
	for _, m := range mistakes {
		found = append(found, m.Path.String()+" "+m.Code)
	}
	require.ElementsMatch(t, []string{"groups.x.levels[1] not_one_of", "groups.x.levels[2] named_twice", "groups.y.levels too_few"}, found)
}
