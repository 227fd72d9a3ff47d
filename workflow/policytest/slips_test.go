package policytest_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

const slipRules = `regulation: q
title: Quy chế thử
facts: {minority: {type: yes_no}, months: {type: number}}
eligibility: {criteria: [{id: months, require: {fact: {name: months, at_least: 12}}}]}
scoring:
  parts:
    - {id: written, max: 100, pass: 50, panel: {markers: {at_least: 2}, combine: mean}, round: {places: 2, mode: half_up}}
    - {id: project, after: written, max: 100, pass: 50}
  bonus: {claims: {hero: 7.5, minority: 5}}
ranking:
  keys: [{by: total, prefer: highest}, {by: sex, prefer: [female]}]
  select: {at_cut: refer, reserve: 2}
procedure:
  roles: {organiser: {}, council: {members: {exactly: 3}}}
  states: {start: draft, final: [done]}
  clocks: [{id: registration, starts: announce, lasts: 30 days}]
  steps:
    - {id: announce, by: organiser, from: draft, to: announced}
    - {id: recognise, by: council, from: announced, to: done, votes: {at_least: 2/3}}
`

const slipSuite = `suite: s
regulation: q.yaml
cases:
  - name: một
    as_of: 2018-06-01
    post: {seats: 1}
    candidates:
      A: {dossier: {sex: female, facts: {months: 24}}, marks: {written: [80, 82], project: 70}}
    people: {an: [organiser], binh: [council]}
    steps:
      - {at: 2018-03-01T09:00, by: an, step: announce}
    expect: {selected: [A]}
`

// The slips that an office makes: what is written in place of what, in the
// regulation or in the suite, the code that tells it, the line, and what the
// sentence says to write in its place.
var slips = []struct {
	name, right, wrong string
	code               string
	line               int
	mend               string
}{
	// Numbers.
	{"decimal comma", "pass: 50, panel", "pass: 49,5, panel", "decimal_comma", 7, "49.5"},
	{"decimal comma in marks", "[80, 82]", "[85,5, 86,5]", "decimal_comma", 8, "85.5"},
	{"decimal comma in block", "project: 70", "project: 7,5", "decimal_comma", 8, "7.5"},
	{"percent for a weight", "id: project,", "id: project, weight: 60%,", "percent_not_here", 8, "0.6"},
	{"a number in quotes", "max: 100, pass: 50, panel", `max: "100", pass: 50, panel`, "quoted_number", 7, "bỏ dấu ngoặc"},
	{"thousands", "max: 100, pass: 50, panel", "max: 1_000, pass: 50, panel", "not_number", 7, "86.79"},
	{"a number in words", "max: 100, pass: 50, panel", "max: một trăm, pass: 50, panel", "not_number", 7, "86.79"},
	{"a pass mark above the scale", "max: 100, pass: 50}", "max: 100, pass: 500}", "", 8, "100"},
	{"half a place", "places: 2", "places: 2.5", "not_whole", 7, "số nguyên"},
	{"too many places", "places: 2", "places: 12", "at_most", 7, "9"},
	// Days and spans.
	{"a day in Vietnamese order", "as_of: 2018-06-01", "as_of: 01/06/2018", "not_date", 5, "2018-06-01"},
	{"a day that is none", "as_of: 2018-06-01", "as_of: 2018-06-31", "not_date", 5, "2018-06-01"},
	{"an hour in Vietnamese", "2018-03-01T09:00", "2018-03-01 9h00", "not_moment", 11, "2018-06-01T09:00"},
	{"a span in Vietnamese", "lasts: 30 days", "lasts: 30 ngày", "not_span", 16, "15 days"},
	{"a span without its unit", "lasts: 30 days", "lasts: 30", "not_span", 16, "15 days"},
	// Words for others.
	{"trimmed mean alone", "combine: mean", "combine: trimmed_mean", "not_one_of_but", 7, "{trimmed_mean: {high: 1, low: 1}}"},
	{"best alone", "  bonus: {claims", "  combine: best\n  bonus: {claims", "not_one_of_but", 9, "{best: 2}"},
	{"average", "combine: mean", "combine: average", "not_one_of_near", 7, "mean"},
	{"prefer a sex", "prefer: [female]", "prefer: female", "not_one_of_but", 11, "[female]"},
	{"rank by ethnicity", "{by: sex, prefer: [female]}", "{by: ethnicity, prefer: [Kinh]}", "not_one_of_but", 11, "by: fact.ethnic_minority"},
	{"exactly so many markers", "markers: {at_least: 2}", "markers: {exactly: 7}", "unknown_key_but", 7, "{at_least: 7, at_most: 7}"},
	{"a fact without its table", "minority: {type: yes_no}", "minority: bool", "not_mapping_but", 3, "{type: yes_no}"},
	{"a kind of fact", "minority: {type: yes_no}", "minority: {type: boolean}", "not_one_of_near", 3, "yes_no"},
	{"a rounding of another world", "mode: half_up", "mode: round_half_up", "not_one_of_near", 7, "half_up"},
	{"yes in English", "by: organiser, from: draft", "by: organiser, own: yes, from: draft", "not_yes_no", 18, "true"},
	{"a unit of bonuses", "bonus: {claims", "bonus: {as: percents, claims", "not_one_of_near", 9, "percent"},
	// Keys.
	{"a key misspelt", "pass: 50, panel", "pas: 50, panel", "unknown_key_near", 7, "pass"},
	{"a key in Vietnamese", "title: Quy chế thử", "tiêu đề: Quy chế thử", "unknown_key_near", 2, "title"},
	{"marks in Vietnamese", "marks: {written", "điểm: {written", "unknown_key_near", 8, "marks"},
	{"candidates in Vietnamese", "    candidates:", "    thí sinh:", "unknown_key_near", 7, "candidates"},
	{"seats in Vietnamese", "{seats: 1}", "{chỉ tiêu: 1}", "unknown_key_near", 6, "seats"},
	{"weight in Vietnamese", "id: project,", "id: project, hệ số: 2,", "unknown_key_near", 8, "weight"},
	{"a key twice", "title: Quy chế thử", "title: Quy chế thử\ntitle: Quy chế", "duplicate_key", 3, "dòng 2"},
	// Names.
	{"an unknown part", "after: written", "after: writen", "", 8, "written"},
	{"an unknown fact", "name: months", "name: month", "", 4, "months"},
	{"marks for an unknown part", "project: 70", "projet: 70", "", 8, "project"},
	{"an unknown candidate", "selected: [A]", "selected: [a]", "", 12, "A"},
	{"an unknown role", "an: [organiser]", "an: [organizer]", "", 9, "organiser"},
	{"people the other way round", "{an: [organiser], binh: [council]}", "{organiser: [an], council: [binh, an]}", "people_turned", 9, "{an: [council, organiser], binh: [council]}"},
	{"an unknown state", "from: announced, to: done", "from: anounced, to: done", "", 0, "announced"},
	{"an unknown clock", "by: council, from", "by: council, after: registraton, from", "", 19, "registration"},
	{"an id twice", "id: project,", "id: written,", "", 8, "written"},
	{"ids that look the same", "id: project,", "id: Written,", "lookalike_id", 8, "written"},
	{"an unknown claim", "marks: {written: [80, 82]", "claims: [heros], marks: {written: [80, 82]", "", 8, "hero"},
	{"a mark above the scale", "[80, 82]", "[80, 820]", "", 8, "thí sinh A"},
	{"a refusal that is none", "step: announce}", "step: announce, refused: [wrongrole]}", "", 11, "wrong_role"},
	// What is expected.
	{"nothing expected", "expect: {selected: [A]}", "expect: {}", "nothing_expected", 12, "expect"},
	{"no expectation at all", "\n    expect: {selected: [A]}", "", "nothing_expected", 4, "expect"},
	{"selected without a list", "selected: [A]", "selected: A", "not_list", 12, "danh sách"},
	{"a pair of one", "expect: {selected: [A]}", `expect: {decided: {"A hơn B": total}}`, "not_a_pair", 12, `A > C`},
	// YAML.
	{"a colon in a title", "title: Quy chế thử", "title: Quy chế: thử", "syntax", 2, "ngoặc kép"},
	{"a blank forgotten", "title: Quy chế thử", "title:Quy chế thử", "syntax", 0, "dấu cách"},
	{"wrong indentation", "  select: {at_cut", "   select: {at_cut", "syntax", 12, "thụt"},
	{"a tab", "  select: {at_cut", "\tselect: {at_cut", "tab", 12, "dấu cách"},
	{"a bracket not closed", "[{by: total, prefer: highest}, {by: sex, prefer: [female]}]", "[{by: total, prefer: highest}, {by: sex, prefer: [female]}", "", 0, "ngoặc"},
	{"curly quotes", "title: Quy chế thử", "title: “Quy chế: thử”", "foreign_letter", 2, "ngoặc thẳng"},
	{"an en dash", "  - name: một", "  – name: một", "foreign_letter", 4, "dấu trừ"},
	{"a quote not closed", "title: Quy chế thử", `title: "Quy chế thử`, "", 2, "đóng"},
	{"no-break space in an id", "id: project,", "id: đề\u00a0án,", "not_id", 8, "dấu cách"},
	{"zero-width space in a key", "title: Quy", "ti\u200btle: Quy", "unknown_key_near", 2, "title"},
	{"UTF-16", "", "\xff\xfe", "not_utf8", 1, "UTF-8"},
	{"an old code page", "Quy chế thử", "Quy ch\xea th\xfd", "not_utf8", 2, "UTF-8"},
	{"an anchor", "[80, 82]", "&x [80, 82]", "anchor", 8, "bỏ"},
	{"a regulation that is not there", "regulation: q.yaml", "regulation: qq.yaml", "no_file", 2, "qq.yaml"},
}

// Every slip is told at its place, with a mend, in Vietnamese and in English.
func TestSlipsOfAnOffice(t *testing.T) {
	require.GreaterOrEqual(t, len(slips), 60)
	for _, slip := range slips {
		t.Run(slip.name, func(t *testing.T) {
			rules, suite := slipRules, slipSuite
			switch {
			case strings.Contains(rules, slip.right) && slip.right != "":
				rules = strings.Replace(rules, slip.right, slip.wrong, 1)
			case slip.right == "":
				suite = slip.wrong + suite
			default:
				require.Contains(t, suite, slip.right)
				suite = strings.Replace(suite, slip.right, slip.wrong, 1)
			}
			report, err := policytest.Evaluate(fstest.MapFS{"q.yaml": {Data: []byte(rules)}, "s.yaml": {Data: []byte(suite)}}, []string{"s.yaml"}, nil)
			require.NoError(t, err)
			told := toldBy(report)
			i := slices.IndexFunc(told, func(m policytest.MistakeJSON) bool {
				return (slip.code == "" || m.Code == slip.code) && strings.Contains(m.Text, slip.mend)
			})
			require.GreaterOrEqual(t, i, 0, "%q of %+v", slip.mend, told)
			if slip.line > 0 {
				require.Equal(t, slip.line, told[i].Line, "%+v", told[i])
			}
			_, failed := report.Count()
			require.Positive(t, failed)
		})
	}
}

// toldBy lists every mistake of a report as people read it.
func toldBy(report *policytest.Report) []policytest.MistakeJSON {
	all := report.JSON(language.Vietnamese)
	english := report.JSON(language.English)
	var out []policytest.MistakeJSON
	for _, r := range all.Regulations {
		out = append(out, r.Mistakes...)
	}
	for i, s := range all.Suites {
		out = append(out, s.Mistakes...)
		for j, c := range s.Cases {
			out = append(out, c.Mistakes...)
			if len(c.Mistakes) > 0 && english.Suites[i].Cases[j].Mistakes[0].Text == c.Mistakes[0].Text {
				panic("the same in both languages: " + c.Mistakes[0].Text)
			}
		}
	}
	return out
}

// The right documents are right.
func TestWhatTheSlipsAreMadeFrom(t *testing.T) {
	report, err := policytest.Evaluate(fstest.MapFS{"q.yaml": {Data: []byte(slipRules)}, "s.yaml": {Data: []byte(slipSuite)}}, []string{"s.yaml"}, nil)
	require.NoError(t, err)
	passed, failed := report.Count()
	require.Equal(t, []int{1, 0}, []int{passed, failed}, "%+v", toldBy(report))
}

// Beside the file that is asked for, a second copy and a draft that cannot be
// read change nothing.
func TestASecondCopyIsNotRead(t *testing.T) {
	suite := strings.Replace(slipSuite, "regulation: q.yaml", "regulation: q", 1)
	report, err := policytest.Evaluate(fstest.MapFS{
		"q.yaml": {Data: []byte(slipRules)}, "s.yaml": {Data: []byte(suite)}, "q - copy.yaml": {Data: []byte(slipRules)},
		"q nháp.yaml": {Data: []byte(strings.Replace(slipRules, "pass: 50", "pas: 50", 1))},
	}, []string{"s.yaml"}, nil)
	require.NoError(t, err)
	passed, failed := report.Count()
	require.Equal(t, []int{1, 0}, []int{passed, failed}, "%+v", toldBy(report))
	require.Empty(t, report.Regulations)
}
