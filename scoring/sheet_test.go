package scoring

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

const several = `
parts:
  - {id: law, max: 100, step: 0.25, panel: {markers: {at_least: 2, at_most: 3}}}
  - {id: essay, title: Bài viết, max: 10, min: 1, remark: {replace_below: 1}}
  - id: project
    panel: {markers: {at_least: 2}, spread: [{up_to: 20, then: combine}, {then: refer}]}
    parts:
      - {id: build, max: 20}
      - id: defend
        parts: [{id: present, max: 40}, {id: answer, max: 40}]
  - {id: english, max: 100, pass: 50, counts: false, exempt: true}
  - {id: service, from: {fact: months, per: 1/12, at_most: 20}}
sanctions: {reprimand: {deduct: 25%}, cancellation: {void: all}}
bonus: {claims: {hero: 7.5, minority: 5}}
`

var wrongPerformances = []struct {
	name, text string
	want       []string
}{
	{"unknown names", "marks: {lwa: 5}\nclaims: [heroo]\nsanctions: [{component: esay, kind: reprimant}]\nsettled: {x: 1}\nremarked: {y: 1}", []string{
		"marks.lwa: not_one_of_near", "claims[0]: not_one_of_near", "sanctions[0].kind: not_one_of_near", "sanctions[0].component: not_one_of_near",
		"settled.x: not_one_of", "remarked.y: not_one_of",
	}},
	{"beyond the bounds", "marks: {law: [100.25, ~, -0.25], essay: 0.999999999}", []string{"marks.law[0]: mark_above_max", "marks.law[2]: mark_below_min", "marks.essay: mark_below_min"}},
	{"off the step", "marks: {law: [80.1, 80.333333333]}", []string{"marks.law[0]: mark_off_step", "marks.law[1]: mark_off_step"}},
	{"more markers than there may be", "marks: {law: [80, 81, 82, 83]}", []string{"marks.law: markers_above_most"}},
	{"two marks of one paper", "marks: {essay: [5, 6]}", []string{"marks.essay: one_mark"}},
	{"two named marks of one paper", "marks: {essay: {a: 5, b: 6}}", []string{"marks.essay: one_mark"}},
	{"marks on parts together", "marks: {project: [80, 81]}", []string{"marks.project: parts_are_marked"}},
	{"marks on what is drawn", "marks: {service: 5}", []string{"marks.service: drawn_not_marked"}},
	{"absent from what is drawn", "marks: {service: absent}", []string{"marks.service: drawn_not_marked"}},
	{"unknown parts", "marks: {project: {biuld: [1], defend: {present: [1], law: [1]}}}", []string{"marks.project.biuld: not_one_of_near", "marks.project.defend.law: not_one_of"}},
	{"unknown parts alone", "marks: {project: {biuld: [1, 2]}}", []string{"marks.project.biuld: not_one_of_near"}},
	{"a marker's unknown part", "marks: {project: {gv1: {biuld: 1}}}", []string{"marks.project.gv1.biuld: not_one_of_near"}},
	{"a marker's two marks", "marks: {project: {gv1: {build: [1, 2]}}, law: {gv1: {a: 5}}}", []string{"marks.project.gv1.build: one_mark_per_marker", "marks.law.gv1: one_mark_per_marker"}},
	{"some markers named", "marks: {project: {build: [1, 2], defend: {present: {gv1: 3}}}}", []string{"marks.project.build[0]: mixed_markers", "marks.project.build[1]: mixed_markers"}},
	{"marks twice", "marks: {build: [1, 2], project: {build: [1, 2]}}", []string{"marks.project.build: marks_twice"}},
	{"exempt where nobody is", "marks: {law: exempt}", []string{"marks.law: not_exemptible"}},
	{"absent with marks", "marks: {project: absent, build: [1, 2]}", []string{"marks.project: word_beside_marks"}},
	{"marks but absent", "marks: {english: absent, total: absent, law: [1]}", []string{"marks.total: word_beside_marks"}},
	{"both words", "marks: {english: exempt, total: absent}", []string{"marks.total: words_differ"}},
	{"claims twice", "claims: [hero, hero]", []string{"claims[1]: claimed_twice"}},
	{"a settlement that no rule asks for", "settled: {law: 5}", []string{"settled.law: nothing_refers"}},
	{"a settlement of the other kind", "settled: {project: {remark: 5}, essay: {spread: 5}}", []string{"settled.essay.spread: nothing_refers", "settled.project.remark: nothing_refers"}},
	{"a settlement beyond the component", "settled: {project: 100.5, essay: 10.5}", []string{"settled.essay: beyond_component", "settled.project: beyond_component"}},
	{"a re-mark that no rule allows", "remarked: {law: 5}", []string{"remarked.law: no_remark_rule"}},
	{"a re-mark beyond the component", "remarked: {essay: 11}", []string{"remarked.essay: beyond_component"}},
	{"a fact that is no number", "facts: {months: true}", []string{"facts.months: fact_is_not"}},
}

func TestSheetsFindWhatIsWrong(t *testing.T) {
	s := mustCompile(t, several)
	for _, c := range wrongPerformances {
		t.Run(c.name, func(t *testing.T) {
			sheet, err := s.Sheet("A", performance(t, c.text))
			require.Nil(t, sheet)
			require.ElementsMatch(t, c.want, codesOf(err))
			require.NotEmpty(t, err.Error())
		})
	}
}

const wholeSheet = `
marks: {law: [80, 82.25], essay: 7, english: 60, project: {build: [15, 16], defend: {present: [30, 31], answer: [35, 34]}}}
claims: [hero, minority]
facts: {months: 100, other: x}
`

func TestWaysToGiveTheSameMarks(t *testing.T) {
	s := mustCompile(t, several)
	want := scoreOf(t, s, wholeSheet)
	require.Equal(t, "81.125", valueText(want, "law"))
	require.Equal(t, "80.5", valueText(want, "project"))
	require.Equal(t, "15.5", valueText(want, "build"))
	require.Equal(t, "65", valueText(want, "defend"))
	require.Equal(t, "25/3", valueText(want, "service"))
	require.Equal(t, Passed, want.Standing("build"))
	for _, project := range []string{
		"{build: {a: 15, b: 16}, defend: {present: {b: 31, a: 30}, answer: {a: 35, b: 34}}}",
		"{a: {build: 15, defend: {present: 30, answer: 35}}, b: {build: 16, present: 31, answer: 34}}",
		"{a: {build: 15, defend: {present: 30, answer: 35}}, c: ~, b: {build: 16, present: 31, answer: 34}}",
		"{build: [15, 16, 3], defend: {present: [30, 31, ~], answer: [35, 34]}}",
	} {
		text := strings.Replace(wholeSheet, "{build: [15, 16], defend: {present: [30, 31], answer: [35, 34]}}", project, 1)
		require.NotEqual(t, wholeSheet, text)
		got := scoreOf(t, s, text)
		require.Equal(t, valueText(want, Root), valueText(got, Root), project)
		require.Equal(t, "15.5", valueText(got, "build"))
	}
	flat := scoreOf(t, s, "marks: {law: {x: 80, y: 82.25, z: ~}, essay: [7], english: {x: 60}, build: [15, 16], present: [30, 31], answer: [35, 34]}\nclaims: [minority, hero]\nfacts: {months: 100}")
	require.Equal(t, valueText(want, Root), valueText(flat, Root))
}

func TestSheetsFilledCallByCall(t *testing.T) {
	s := mustCompile(t, several)
	want := scoreOf(t, s, wholeSheet)
	sheet := s.NewSheet("A")
	require.Equal(t, "A", sheet.ID())
	for _, m := range []struct{ component, marker, mark string }{
		{"answer", "b", "34"},
		{"law", "", "80"},
		{"build", "b", "16"},
		{"english", "", "60"},
		{"present", "b", "31"},
		{"build", "a", "15"},
		{"law", "", "82.25"},
		{"essay", "c", "7"},
		{"present", "a", "30"},
		{"answer", "a", "35"},
	} {
		require.NoError(t, sheet.Mark(m.component, m.marker, dec(m.mark)))
	}
	require.NoError(t, sheet.Claim("minority"))
	require.NoError(t, sheet.Claim("hero"))
	require.NoError(t, sheet.Fact("months", thituyen.FactOf("100")))
	got, err := s.Score(sheet)
	require.NoError(t, err)
	require.Equal(t, "A", got.ID())
	require.Equal(t, valueText(want, Root), valueText(got, Root))

	for _, wrong := range []struct {
		err  error
		want string
	}{
		{sheet.Mark("nobody", "", dec("1")), "marks.nobody: not_one_of"},
		{sheet.Marks("nobody", dec("1")), "marks.nobody: not_one_of"},
		{sheet.Mark("project", "", dec("1")), "marks.project: parts_are_marked"},
		{sheet.Marks("service", dec("1")), "marks.service: drawn_not_marked"},
		{sheet.Mark("build", "a", dec("1")), "marks.build.a: marked_twice"},
		{sheet.Mark("build", "", dec("1")), "marks.build[2]: mixed_markers"},
		{sheet.Mark("law", "x", dec("1")), "marks.law.x: mixed_markers"},
		{sheet.Mark("law", "", decimal.New(1, 1<<30)), "marks.law[2]: out_of_bounds"},
		{sheet.Mark("law", "", decimal.New(1, -1<<30)), "marks.law[2]: out_of_bounds"},
		{sheet.Mark("law", "", decimal.RequireFromString(strings.Repeat("9", 40))), "marks.law[2]: out_of_bounds"},
		{sheet.Mark("law", "", decimal.RequireFromString("0."+strings.Repeat("9", 40))), "marks.law[2]: out_of_bounds"},
		{sheet.Mark("law", "", decimal.New(99999999999, 1)), "marks.law[2]: mark_above_max"},
		{sheet.Mark("law", "", decimal.New(1, 300)), "marks.law[2]: out_of_bounds"},
		{sheet.Absent("law"), "marks.law: word_beside_marks"},
		{sheet.Exempt("law"), "marks.law: not_exemptible"},
		{sheet.Absent("x"), "marks.x: not_one_of"},
		{sheet.Claim("hero"), "claims[0]: claimed_twice"},
		{sheet.Sanction("law", "x"), "sanctions[0].kind: not_one_of"},
		{sheet.Settle("project", decimal.New(1, 1<<30)), "settled.project: out_of_bounds"},
		{sheet.SettleRemark("project", dec("50")), "settled.project.remark: nothing_refers"},
		{sheet.Remark("essay", decimal.New(1, 1<<30)), "remarked.essay: out_of_bounds"},
		{sheet.Fact("months", thituyen.FactOf("x")), "facts.months: fact_is_not"},
	} {
		require.Equal(t, []string{wrong.want}, codesOf(wrong.err))
	}
	require.NoError(t, sheet.SettleSpread("project", dec("50")))
	require.Equal(t, []string{"settled.project: settled_twice"}, codesOf(sheet.Settle("project", dec("50"))))
	require.NoError(t, sheet.SettleRemark("essay", dec("5")))
	require.NoError(t, sheet.Remark("essay", dec("7")))
	require.Equal(t, []string{"remarked.essay: remarked_twice"}, codesOf(sheet.Remark("essay", dec("8"))))
	require.NoError(t, sheet.Sanction("law", "reprimand"))
	later, err := s.Score(sheet)
	require.NoError(t, err)
	require.Equal(t, "60.84375", valueText(later, "law"))
	require.Equal(t, "81.125", valueText(got, "law"), "an earlier score keeps what the sheet held")
	require.NotContains(t, fmt.Sprint(got.Trace()), "reprimand")

	absent := s.NewSheet("B")
	require.NoError(t, absent.Exempt("english"))
	require.Equal(t, []string{"marks.english: words_differ"}, codesOf(absent.Absent("english")))
	require.NoError(t, absent.Absent("project"))
	require.Equal(t, []string{"marks.build[0]: mark_beside_word"}, codesOf(absent.Mark("build", "", dec("1"))))
	score, err := s.Score(absent)
	require.NoError(t, err)
	require.Equal(t, Absent, score.Standing(Root))
	require.Equal(t, Passed, score.Standing("english"))
	require.Equal(t, Absent, score.Standing("present"))
	require.Equal(t, "~", valueText(score, "english"))
}

func TestWordsOfALiteral(t *testing.T) {
	s := mustCompile(t, several)
	_, err := s.Sheet("A", Performance{Marks: map[string]*Marks{"law": {Word: "ill"}, "essay": {}, "project": {}, "build": nil}})
	require.Equal(t, []string{"marks.law: unknown_word", "marks.project: parts_are_marked"}, codesOf(err))
}

func TestSheetsOfOthers(t *testing.T) {
	a, b := mustCompile(t, several), mustCompile(t, several)
	_, err := a.Score(b.NewSheet("A"))
	require.ErrorAs(t, err, &WrongSheetError{})
	require.Contains(t, err.Error(), "NewSheet")
	_, err = a.Score(nil)
	require.Error(t, err)
	_, err = a.Score(&Sheet{})
	require.Error(t, err)
	var none Score
	require.Equal(t, "", none.ID())
	require.Nil(t, none.Trace())
	require.Nil(t, none.Reasons())
	require.Nil(t, none.Failed())
	require.Equal(t, NotReached, none.Standing(Root))
	for _, of := range []func(string) (thituyen.Value, bool){none.Value, none.Points, none.BeforeBonus, none.Bonus} {
		_, ok := of(Root)
		require.False(t, ok)
	}
	full := scoreOf(t, a, wholeSheet)
	_, ok := full.Points("nobody")
	require.False(t, ok)
	require.Equal(t, NotReached, full.Standing("nobody"))
}

func TestMarksTooWideForAWord(t *testing.T) {
	s := mustCompile(t, "parts: [{id: a, max: 999999999999, step: 0.000000003, panel: {}, pass: 1}, {id: b, max: 999999999999, min: -999999999999}]")
	score := scoreOf(t, s, "marks: {a: [999999999998.999999997, 0.000000003, ~], b: 999999999999}")
	require.Equal(t, "499999999999.5", valueText(score, "a"))
	require.Equal(t, "1499999999998.5", valueText(score, Root))
	addsUp(t, score.Trace())
	_, err := s.Sheet("A", performance(t, "marks: {a: [0.000000001, -1], b: 999999999999.5}"))
	require.Equal(t, []string{"marks.a[0]: mark_off_step", "marks.a[1]: mark_below_min", "marks.b: mark_above_max"}, codesOf(err))
}

func TestHostileSizesEndSoon(t *testing.T) {
	s := mustCompile(t, "max: 100\npanel: {markers: {at_least: 2}, outliers: {beyond: 0.5, repeat: true}, combine: {trimmed_mean: {high: 1}}}")
	sheet := s.NewSheet("A")
	marks := make([]decimal.Decimal, 10_000)
	for i := range marks {
		marks[i] = decimal.New(int64(i)*10_000, -6)
	}
	require.NoError(t, sheet.Marks(Root, marks...))
	score, err := s.Score(sheet)
	require.NoError(t, err)
	// The marks left lie within 0.5 of their mean, or all are left as they were.
	_, ok := score.Total()
	require.True(t, ok)
	require.Len(t, score.Trace(), len(marks)+1+countOf(score.Trace(), "struck_out")+countOf(score.Trace(), "trimmed_high")+1)

	tooMany := &Marks{List: make([]*decimal.Decimal, maxMarkers+1)}
	_, err = s.Sheet("A", Performance{Marks: map[string]*Marks{Root: tooMany}})
	require.Equal(t, []string{"marks.total: too_many_markers"}, codesOf(err))
	hundred := dec("100")
	require.Equal(t, []string{"marks.total[100000]: too_many_markers"}, codesOf(s.NewSheet("A").Marks(Root, append(make([]decimal.Decimal, maxMarkers), hundred)...)))

	deep := Component{ID: "c", Max: &hundred}
	for i := range 60 {
		deep = Component{ID: fmt.Sprint("d", i), Parts: []Component{deep}, Weight: WeightOf(2, 3)}
	}
	root := Scheme{Parts: []Component{deep}}
	for i := range 1000 {
		root.Parts = append(root.Parts, Component{ID: fmt.Sprint("w", i), Max: &hundred, Weight: WeightOf(1, int64(i+1))})
	}
	wideTree, err := Compile(root, nil)
	require.NoError(t, err)
	all := wideTree.NewSheet("A")
	require.NoError(t, all.Mark("c", "", hundred))
	for i := range 1000 {
		require.NoError(t, all.Mark(fmt.Sprint("w", i), "", hundred))
	}
	score, err = wideTree.Score(all)
	require.NoError(t, err)
	total, ok := score.Total()
	require.True(t, ok)
	require.Equal(t, 1, total.Cmp(thituyen.Value{}))
}

func countOf(trace Trace, code string) (n int) {
	for _, step := range trace {
		if step.Code == code {
			n++
		}
	}
	return n
}
