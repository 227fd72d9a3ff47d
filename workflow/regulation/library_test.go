package regulation_test

import (
	"os"
	"testing"
	"testing/fstest"
	"time"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/workflow/regulation"
)

func on(year int, month time.Month, day int) civil.Date {
	return civil.Date{Year: year, Month: month, Day: day}
}

func version(t *testing.T, period string) *regulation.Regulation {
	t.Helper()
	return parse(t, "regulation: a\n\nin_force: "+period)
}

func TestTheVersionInForceOnADay(t *testing.T) {
	first, second, third := version(t, "{until: 2014-12-31}"), version(t, "{from: 2015-01-01, until: 2017-06-30}"), version(t, "{from: 2018-01-01, until: 2020-12-31}")
	library, err := regulation.NewLibrary(third, first, second, parse(t, "regulation: b"))
	require.NoError(t, err)
	require.Equal(t, []string{"a", "b"}, library.IDs())
	require.Equal(t, []*regulation.Regulation{first, second, third}, library.Versions("a"))
	for day, want := range map[civil.Date]*regulation.Regulation{
		on(1950, 1, 1): first, on(2014, 12, 31): first, on(2015, 1, 1): second, on(2017, 6, 30): second, on(2018, 1, 1): third, on(2020, 12, 31): third,
	} {
		got, err := library.InForce("a", day)
		require.NoError(t, err, day)
		require.Same(t, want, got, day)
	}
	for _, c := range []struct {
		id     string
		day    civil.Date
		code   string
		vi, en string
	}{
		{"a", on(2021, 1, 1), "no_longer_in_force", "ngày cuối còn hiệu lực là 31/12/2020", "its last day in force was 31 December 2020"},
		{"a", on(2017, 7, 1), "between_versions", "bản trước có hiệu lực đến hết 30/06/2017, bản sau từ 01/01/2018", "the one before was until 30 June 2017"},
		{"c", on(2018, 1, 1), "not_one_of", "a, b", "a, b"},
	} {
		_, err := library.InForce(c.id, c.day)
		mistakes, ok := document.Of(err)
		require.True(t, ok)
		require.Equal(t, c.code, mistakes[0].Code)
		require.Contains(t, mistakes[0].Text(language.Vietnamese), c.vi)
		require.Contains(t, mistakes[0].Text(language.English), c.en)
	}
	late, err := regulation.NewLibrary(second)
	require.NoError(t, err)
	_, err = late.InForce("a", on(2014, 1, 1))
	mistakes, _ := document.Of(err)
	require.Equal(t, "not_yet_in_force", mistakes[0].Code)

	gaps := library.Gaps()
	require.Equal(t, []string{"version_gap"}, codesOf(gaps))
	require.Contains(t, gaps[0].Text(language.Vietnamese), "từ 01/07/2017 đến 31/12/2017")
	require.Equal(t, 3, gaps[0].Place.Line)
	require.Empty(t, late.Gaps())
}

func TestOverlapsAreFound(t *testing.T) {
	for _, c := range []struct {
		periods []string
		codes   []string
	}{
		{[]string{"{from: 2018-01-01, until: 2018-12-31}", "{from: 2019-01-01}"}, []string{}},
		{[]string{"{from: 2018-01-01, until: 2019-01-01}", "{from: 2019-01-01}"}, []string{"version_overlap"}},
		{[]string{"{from: 2018-01-01}", "{from: 2019-01-01}"}, []string{"version_overlap"}},
		{[]string{"{until: 2018-01-01}", "{until: 2019-01-01}"}, []string{"version_overlap_open"}},
		{[]string{"{from: 2018-01-01}", "{from: 2019-01-01}", "{from: 2020-01-01}"}, []string{"version_overlap", "version_overlap", "version_overlap"}},
		{[]string{"{}", "{from: 2019-01-01}"}, []string{"version_overlap"}},
	} {
		var versions []*regulation.Regulation
		for _, period := range c.periods {
			versions = append(versions, version(t, period))
		}
		_, err := regulation.NewLibrary(versions...)
		mistakes, _ := document.Of(err)
		require.Equal(t, c.codes, codesOf(mistakes), c.periods)
		if len(c.codes) > 0 {
			require.Error(t, err)
			require.NotEmpty(t, mistakes.Text(language.Vietnamese))
		}
	}
	none, err := regulation.NewLibrary(parse(t, "regulation: a"), parse(t, "regulation: a"))
	require.Error(t, err)
	require.Len(t, none.Versions("a"), 2)
}

func TestALibraryIsReadFromAFolder(t *testing.T) {
	library, err := regulation.LoadLibrary(os.DirFS("."), "presets")
	require.NoError(t, err)
	require.Equal(t, regulation.Presets(), library.IDs())
	r, err := library.InForce("nd-170-2025", on(2026, 1, 1))
	require.NoError(t, err)
	require.Equal(t, "nd-170-2025", r.Document().ID)

	folder := fstest.MapFS{
		"a/one.yaml":   {Data: []byte("# một\nregulation: a\nin_force: {until: 2018-12-31}")},
		"a/two.json":   {Data: []byte(`{"in_force": {"from": "2019-01-01"}, "regulation": "a"}`)},
		"a/suite.yaml": {Data: []byte("suite: x\nregulation: a\ncases: []")},
		"a/other.yaml": {Data: []byte("marks: [1]")},
		"a/note.txt":   {Data: []byte("regulation: b")},
	}
	library, err = regulation.LoadLibrary(folder, ".")
	require.NoError(t, err)
	require.Len(t, library.Versions("a"), 2)
	folder["a/broken.yaml"] = &fstest.MapFile{Data: []byte("regulation: c\ntitel: x")}
	folder["a/wrong.yaml"] = &fstest.MapFile{Data: []byte("regulation: d\nbasis: x")}
	_, err = regulation.LoadLibrary(folder, ".")
	require.ErrorContains(t, err, "broken.yaml:2:1")
	require.ErrorContains(t, err, "wrong.yaml:2:8")
	folder["a/unread.yaml"] = &fstest.MapFile{Data: []byte("regulation: [")}
	_, err = regulation.LoadLibrary(folder, ".")
	require.ErrorContains(t, err, "unread.yaml")
	_, err = regulation.LoadLibrary(folder, "nowhere")
	require.ErrorIs(t, err, os.ErrNotExist)
}
