package programme

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func TestPresets(t *testing.T) {
	for _, id := range Presets() {
		p, err := Preset(id)
		require.NoError(t, err)
		require.Empty(t, p.Document().Plans)
		for _, regulated := range p.Document().Regulations {
			r, err := regulation.Preset(regulated)
			require.NoError(t, err)
			require.NoError(t, p.CheckRegulation(r))
			require.Len(t, p.Document().Groups, len(r.Groups()))
		}
		require.NotEmpty(t, p.AssumptionsOn("window.until"))
	}
	_, err := Preset("hai-phong")
	require.ErrorContains(t, err, "hai-phong-2018")
}

func TestPlans(t *testing.T) {
	p := scheme(t)
	plan, known := p.Plan("a")
	require.True(t, known)
	require.Equal(t, 2018, plan.Year)
	_, known = p.Plan("z")
	require.False(t, known)
	_, known = p.Line("a", "z")
	require.False(t, known)

	text := "- {id: d, year: 2018, group: others, by: Thư viện, made: 2018-01-05, lines: [{id: x, unit: thu-vien, post: gd, seats: 1, months: [5]}]}"
	list, err := ParsePlans("plans.yaml", []byte(text))
	require.NoError(t, err)
	more, err := p.With(list...)
	require.NoError(t, err)
	require.Len(t, p.Document().Plans, 3, "the programme before is as it was")
	line, known := more.Line("d", "x")
	require.True(t, known)
	require.Equal(t, "gd", line.name())
	_, err = more.With(list...)
	require.Contains(t, codesOf(t, err), "id_twice")

	wrapped, err := ParsePlans("plans.yaml", []byte("plans:\n"+text))
	require.NoError(t, err)
	require.Equal(t, list, wrapped)
	for _, wrong := range []string{"plans: [", "plan: []", "- {jd: d}"} {
		_, err = ParsePlans("plans.yaml", []byte(wrong))
		_, mistakes := document.Of(err)
		require.True(t, mistakes, wrong)
	}
}

func codesOf(t testing.TB, err error) []string {
	t.Helper()
	mistakes, ok := document.Of(err)
	require.True(t, ok, "%v", err)
	var out []string
	for _, m := range mistakes {
		out = append(out, m.Code)
	}
	return out
}

// Every mistake, in its golden file with line, column and what would be right.
func TestEveryMistakeAtOnce(t *testing.T) {
	files, err := filepath.Glob("testdata/mistakes/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		_, err = Parse(filepath.Base(file), text)
		mistakes, ok := document.Of(err)
		require.True(t, ok, file)
		golden(t, strings.TrimSuffix(file, ".yaml")+".txt", mistakes.Text(vi)+"\n\n"+mistakes.Text(en)+"\n")
	}
}

// golden holds a text against a file; UPDATE_GOLDEN=1 writes it.
func golden(t *testing.T, file, have string) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(file, []byte(have), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), have)
}

func TestProgrammesInGo(t *testing.T) {
	_, err := Compile(Document{})
	require.Subset(t, codesOf(t, err), []string{"missing_key"})
	_, err = Load(fstest.MapFS{}, "programme.yaml")
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = Parse("programme.yaml", []byte("{"))
	require.Error(t, err)
}

func TestCheckRegulation(t *testing.T) {
	r, err := regulation.Preset("nd-24-2010")
	require.NoError(t, err)
	err = scheme(t).CheckRegulation(r)
	require.Len(t, codesOf(t, err), 3)

	p, err := Preset("hai-phong-2018")
	require.NoError(t, err)
	d := p.Document()
	d.Duties = append([]Duty{}, d.Duties...)
	d.Duties[1].Step, d.Duties[2].After = "publicice", "anounce"
	p, err = Compile(d)
	require.NoError(t, err)
	r, err = regulation.Preset("hai-phong-2018")
	require.NoError(t, err)
	mistakes, _ := document.Of(p.CheckRegulation(r))
	require.Len(t, mistakes, 2, "each is told once, not once for each group")
	require.Equal(t, "duties[1].step", mistakes[0].Path.String())
	require.Contains(t, mistakes[0].Reason.Text(en), "publicise")
}

// Whatever the text, there is an answer; and what is compiled can be reviewed.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/*.yaml", "testdata/mistakes/*.yaml", "presets/*.yaml"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("programme.yaml", []byte(text))
		if err != nil {
			mistakes, ok := document.Of(err)
			require.True(t, ok)
			require.NotEmpty(t, mistakes.Text(vi))
			return
		}
		v := p.Register().Review(noon(day(6, 1)))
		require.NotEmpty(t, v.Text(vi))
		require.NoError(t, v.WriteHTML(io.Discard))
	})
}
