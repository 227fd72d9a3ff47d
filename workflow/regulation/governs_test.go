package regulation_test

import (
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/regulation"
)

// Who governs each examination on each day from 2010 on: every gap and every
// overlap of the presets by name.
func TestTheCalendarOfThePresets(t *testing.T) {
	library, err := regulation.PresetLibrary()
	require.NoError(t, err)
	first, last := on(2010, 1, 1), on(2030, 12, 31)
	var text strings.Builder
	for _, examination := range regulation.Examinations() {
		fmt.Fprintln(&text, examination)
		stretches := library.Calendar(examination, first, last)
		walked := first
		for _, s := range stretches {
			require.Equal(t, walked, s.From, "no day is left out")
			require.False(t, s.Until.Before(s.From))
			for ; !walked.After(s.Until); walked = walked.AddDays(1) {
				governing, err := library.Governing(examination, walked)
				require.Equal(t, s.Regulations, governing, "%s on %s", examination, walked)
				require.Equal(t, len(governing) == 0, err != nil)
				require.LessOrEqual(t, everywhere(governing, examination), 1, "%s on %s: two at once", examination, walked)
			}
			fmt.Fprintf(&text, "  %s – %s  %s\n", s.From, s.Until, called(s.Regulations))
		}
		require.Equal(t, last.AddDays(1), walked)
	}
	golden(t, "testdata/calendar.txt", []byte(text.String()))
}

// everywhere counts the regulations that hold in every place.
func everywhere(governing []*regulation.Regulation, examination regulation.Examination) int {
	count := 0
	for _, r := range governing {
		for _, g := range r.Document().Governs {
			if g.Examination == examination && g.Where == "" {
				count++
			}
		}
	}
	return count
}

func called(governing []*regulation.Regulation) string {
	if len(governing) == 0 {
		return "none is encoded"
	}
	var names []string
	for _, r := range governing {
		name := r.Document().ID
		for _, g := range r.Document().Governs {
			if g.Where != "" {
				name += " (" + g.Where + ")"
			}
		}
		if len(regulation.PresetVersions(r.Document().ID)) > 1 {
			name += " of " + r.Document().InForce.From.String()
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func TestGoverning(t *testing.T) {
	text := func(id, days, governs string) *regulation.Regulation {
		return parse(t, "regulation: "+id+"\nin_force: "+days+"\ngoverns: "+governs)
	}
	library, err := regulation.NewLibrary(
		text("a", "{from: 2010-01-01, until: 2019-12-31}", "[{examination: civil_servants}, {examination: public_employees, until: 2015-06-30}]"),
		text("b", "{from: 2015-07-01}", "[{examination: public_employees, from: 2016-01-01}]"),
		text("c", "{from: 2012-01-01, until: 2012-12-31}", "[{examination: civil_servants, where: Hải Phòng}]"),
		parse(t, "regulation: d"))
	require.NoError(t, err)
	for _, c := range []struct {
		examination regulation.Examination
		day         civil.Date
		ids         []string
	}{
		{regulation.CivilServants, on(2009, 12, 31), nil},
		{regulation.CivilServants, on(2010, 1, 1), []string{"a"}},
		{regulation.CivilServants, on(2012, 5, 1), []string{"a", "c"}},
		{regulation.CivilServants, on(2020, 1, 1), nil},
		{regulation.PublicEmployees, on(2015, 6, 30), []string{"a"}},
		{regulation.PublicEmployees, on(2015, 7, 1), nil},
		{regulation.PublicEmployees, on(2999, 12, 31), []string{"b"}},
		{regulation.Leaders, on(2012, 5, 1), nil},
	} {
		governing, err := library.Governing(c.examination, c.day)
		var ids []string
		for _, r := range governing {
			ids = append(ids, r.Document().ID)
		}
		require.Equal(t, c.ids, ids, "%s %s", c.examination, c.day)
		if c.ids == nil {
			var mistake thituyen.Mistake
			require.ErrorAs(t, err, &mistake)
			require.Equal(t, "none_governs", mistake.Code)
			require.NotEqual(t, mistake.Text(language.Vietnamese), mistake.Text(language.English))
		}
	}
	_, err = library.Governing("leader", on(2012, 5, 1))
	require.ErrorContains(t, err, "leaders")
	require.Empty(t, library.Calendar(regulation.Leaders, on(2012, 1, 2), on(2012, 1, 1)))
	var none *regulation.Library
	require.Len(t, none.Calendar(regulation.Leaders, on(2012, 1, 1), on(2012, 1, 2)), 1)
}

func TestWhatARegulationGovernsIsChecked(t *testing.T) {
	for text, code := range map[string]string{
		"[{examination: cooks}]": "not_one_of",
		"[{}]":                   "missing_key",
		"[{examination: leaders, from: 2018-02-01, until: 2018-01-01}]":                                      "ends_before_start",
		"[{examination: leaders, from: 2017-12-31}]":                                                         "governs_outside",
		"[{examination: leaders, until: 2019-01-01}]":                                                        "governs_outside",
		"[{examination: leaders, where: Hải Phòng}, {examination: leaders, where: Hải Phòng}]":               "named_twice",
		"[{examination: leaders, from: 2018-01-01, until: 2018-12-31}, {examination: leaders, where: \"\"}]": "named_twice",
	} {
		_, err := regulation.Parse("a.yaml", []byte("regulation: a\nin_force: {from: 2018-01-01, until: 2018-12-31}\ngoverns: "+text))
		var mistakes thituyen.Mistakes
		require.ErrorAs(t, err, &mistakes, text)
		require.Equal(t, []string{code}, codesOf(mistakes), text)
	}
	r := parse(t, "regulation: a\nin_force: {from: 2018-01-01}\ngoverns: [{examination: leaders, where: Hải Phòng, from: 2018-02-01, until: 2019-01-01}]")
	var said []string
	for _, s := range r.Sentences() {
		said = append(said, s.Text(language.Vietnamese)+" | "+s.Text(language.English))
	}
	require.Contains(t, strings.Join(said, "\n"), "Áp dụng cho: tuyển chọn lãnh đạo, quản lý ở Hải Phòng từ ngày 01/02/2018 đến hết ngày 01/01/2019")
	require.Contains(t, strings.Join(said, "\n"), "the selection of leaders in Hải Phòng from 1 February 2018 until the end of 1 January 2019")
}

// A preset in several versions is named by a day; its id alone is the last.
func TestVersionsOfAPreset(t *testing.T) {
	versions := regulation.PresetVersions("nd-138-2020")
	require.Equal(t, []string{"nd-138-2020@2020-12-01", "nd-138-2020@2023-04-10", "nd-138-2020@2024-08-01"}, versions)
	require.Empty(t, regulation.PresetVersions("nd-138"))
	for name, want := range map[string]string{
		"nd-138-2020": versions[2], "nd-138-2020@2023-04-09": versions[0], "nd-138-2020@2023-04-10": versions[1],
		"nd-138-2020@2024-07-31": versions[1], "nd-138-2020@2024-09-16": versions[2], "nd-170-2025@2026-01-01": "nd-170-2025",
	} {
		require.True(t, regulation.IsPreset(name), name)
		require.Same(t, preset(t, want), preset(t, name), name)
	}
	for _, name := range []string{"nd-138-2020@2024-09-17", "nd-138-2020@2020-11-30", "nd-138-2020@x", "nd-138@2020-12-01", "@", ""} {
		require.False(t, regulation.IsPreset(name), name)
		_, err := regulation.Preset(name)
		require.Error(t, err, name)
		_, err = regulation.PresetText(name)
		require.Error(t, err, name)
	}
	text, err := regulation.PresetText("nd-138-2020@2023-05-01")
	require.NoError(t, err)
	require.Contains(t, string(text), "from: 2023-04-10")
}
