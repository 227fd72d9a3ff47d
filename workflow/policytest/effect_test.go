package policytest_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
	"github.com/thituyen/thituyen/workflow/regulation"
)

const effectOld = `
regulation: cu
in_force: {until: 2017-12-31}
eligibility: {criteria: [{id: age, title: Tuổi, require: {age: {at_most: 55 years}}}]}
scoring:
  parts:
    - {id: written, title: Thi viết, max: 100, pass: 50, counts: false}
    - {id: project, title: Đề án, after: written, max: 100, pass: 50}
ranking: {keys: [{by: total, prefer: highest}]}
procedure:
  roles: {organiser: {}, head: {}}
  states: {start: draft, final: [ended]}
  steps: [{id: open, by: organiser, from: draft, to: opened}, {id: close, by: organiser, from: opened, to: ended}]
`

const effectNew = `
regulation: moi
in_force: {from: 2018-01-01}
eligibility: {criteria: [{id: age, title: Tuổi, require: {age: {at_most: 50 years}}}]}
scoring:
  parts:
    - {id: written, title: Thi viết, max: 100, pass: 60, counts: false}
    - {id: project, title: Đề án, after: written, max: 100, pass: 50, weight: 2}
ranking: {keys: [{by: total, prefer: highest}, {by: written, prefer: highest}]}
procedure:
  roles: {organiser: {}, head: {}}
  states: {start: draft, final: [ended]}
  steps: [{id: open, by: head, from: draft, to: opened}, {id: close, by: organiser, from: opened, to: ended}]
`

const effectSuite = `
suite: Ảnh hưởng
regulation: cu
cases:
  - name: Người 52 tuổi
    as_of: 2017-06-01
    candidates: {A: {dossier: {born: 1965-01-01}}, B: {dossier: {born: 1975-01-01}}}
    expect: {eligibility: {A: eligible}}
  - name: Bài viết 55 điểm
    as_of: 2017-06-01
    candidates: {A: {dossier: {born: 1975-01-01}, marks: {written: 55, project: 80}}}
    expect: {standing: {A: passed}}
  - name: Bằng tổng điểm
    as_of: 2017-06-01
    post: {group: khong-co, seats: 1}
    candidates:
      A: {dossier: {born: 1975-01-01}, marks: {written: 70, project: 0}}
      B: {dossier: {born: 1975-01-01}, marks: {written: 80, project: 60}}
      C: {dossier: {born: 1975-01-01}, marks: {written: 90, project: 60}}
    expect: {selected: []}
  - name: Mở kỳ thi
    people: {an: [organiser]}
    steps: [{at: 2017-06-01T09:00, by: an, step: open}, {at: 2017-06-02T09:00, by: an, step: close}]
    expect: {state: ended}
  - name: Không đổi gì
    as_of: 2017-06-01
    candidates: {A: {dossier: {born: 1975-01-01}}}
    expect: {eligibility: {A: eligible}}
  - name: Sai điểm ở cả hai
    as_of: 2017-06-01
    candidates: {A: {dossier: {born: 1975-01-01}, marks: {written: 101}}}
    expect: {mistakes: [mark_above_max]}
  - name: Không đọc được
    as_of: 2017-06-31
    expect: {}
`

func effectSide(t *testing.T, text string) policytest.Side {
	t.Helper()
	r, err := regulation.Parse("x.yaml", []byte(text))
	require.NoError(t, err)
	return policytest.Side{Regulation: r}
}

// Whose outcome changes, what, and by which rule.
func TestEffectOfANewRegulation(t *testing.T) {
	suites := fstest.MapFS{"a.yaml": {Data: []byte(effectSuite)}}
	effect, err := policytest.CompareEffect(suites, nil, effectSide(t, effectOld), effectSide(t, effectNew))
	require.NoError(t, err)
	require.Len(t, effect.Cases, 7)

	change := func(who, what, old, newer string, rules ...string) policytest.OutcomeChange {
		return policytest.OutcomeChange{Who: who, What: what, Old: old, New: newer, Rules: rules}
	}
	require.Equal(t, []policytest.OutcomeChange{change("A", "eligibility", "eligible", "{ineligible: [age]}", "eligibility.age")}, effect.Cases[0].Changes)
	require.Len(t, effect.Cases[0].Rules, 1)
	require.Equal(t, "eligibility.age", effect.Cases[0].Rules[0].Rule)

	viet := effect.Cases[1].Changes
	require.Equal(t, change("A", "standing", "passed", "{failed: [written]}", "scoring.written"), viet[0])
	require.Equal(t, "scoring.written", effect.Cases[1].Rules[0].Rule)

	ties := effect.Cases[2].Changes
	require.Equal(t, "scoring.project", effect.Cases[2].Rules[0].Rule)
	require.Contains(t, ties, change("B", "place", "1", "2", "scoring.project", "scoring.total"))
	require.Contains(t, ties, change("B", "selected", "referred", "~", "scoring.project", "scoring.total"))
	require.Contains(t, ties, change("C", "selected", "referred", "selected", "scoring.project", "scoring.total"))
	require.Contains(t, ties, change("B", "total", "60", "120", "scoring.total", "scoring.project"))

	steps := effect.Cases[3].Changes
	require.Equal(t, change("", "open", "accepted", "refused: [wrong_role]", "procedure.steps.open"), steps[0])
	require.Equal(t, "state", steps[len(steps)-1].What)

	require.False(t, effect.Cases[4].Changed())
	require.Empty(t, effect.Cases[4].New)
	require.False(t, effect.Cases[5].Changed(), "what is wrong with the case is wrong under both")
	require.NotEmpty(t, effect.Cases[6].New)

	var vi, en bytes.Buffer
	require.NoError(t, effect.Write(&vi, language.Vietnamese))
	require.NoError(t, effect.Write(&en, language.English))
	require.Contains(t, vi.String(), "4 trường hợp ra kết quả khác, 2 trường hợp như cũ, 1 trường hợp không hỏi được")
	require.Contains(t, vi.String(), "trước: đạt từ 50 điểm\n      nay: đạt từ 60 điểm")
	require.Contains(t, en.String(), "before: by “organiser”\n      now: by “head”")
	require.Contains(t, en.String(), "cannot be asked under the old one")
}

// Where only the ranking differs, its rules are what a change rests on; a
// group can be named for each side.
func TestEffectOfTheRankingAndOfGroups(t *testing.T) {
	old := effectSide(t, `
regulation: cu
scoring: {parts: [{id: a, max: 10}, {id: b, max: 10}]}
ranking: {keys: [{by: total, prefer: highest}, {by: a, prefer: highest}]}`)
	newer := effectSide(t, `
regulation: moi
groups: {g: {ranking: {keys: [{by: total, prefer: highest}, {by: b, prefer: highest}]}}}
scoring: {parts: [{id: a, max: 10}, {id: b, max: 10}]}
ranking: {keys: [{by: total, prefer: highest}, {by: a, prefer: highest}]}`)
	newer.Group = "g"
	suites := fstest.MapFS{"a.yaml": {Data: []byte(`
suite: Thứ tự
regulation: cu
cases:
  - name: Bằng tổng
    candidates: {A: {marks: {a: 6, b: 4}}, B: {marks: {a: 4, b: 6}}}
    expect: {order: [A, B]}
  - name: Cùng không có gì
    candidates: {A: {marks: {a: 6, c: 4}}}
    expect: {standing: {A: passed}}
`)}}
	effect, err := policytest.CompareEffect(suites, []string{"a.yaml"}, old, newer)
	require.NoError(t, err)
	require.Equal(t, []policytest.OutcomeChange{
		{Who: "A", What: "place", Old: "1", New: "2", Rules: []string{"ranking.keys.b", "ranking.keys.a"}},
		{Who: "B", What: "place", Old: "2", New: "1", Rules: []string{"ranking.keys.b", "ranking.keys.a"}},
	}, effect.Cases[0].Changes)
	var out bytes.Buffer
	require.NoError(t, effect.Write(&out, language.English))
	require.Contains(t, out.String(), "by the rule ranking.keys.a")
	require.Contains(t, out.String(), "now: none")

	newer.Group = "h"
	effect, err = policytest.CompareEffect(suites, nil, old, newer)
	require.NoError(t, err)
	require.NotEmpty(t, effect.Cases[0].New)
	out.Reset()
	require.NoError(t, effect.Write(&out, language.Vietnamese))
	require.Contains(t, out.String(), "không hỏi được theo bản mới")

	_, err = policytest.CompareEffect(suites, []string{"nowhere"}, old, newer)
	require.Error(t, err)
}

// Who does not reach a part under the new rules owes no marks there, at
// whatever depth they stand.
func TestEffectOnWhoDoesNotReachAPart(t *testing.T) {
	scheme := func(pass string) policytest.Side {
		return effectSide(t, "regulation: a\nscoring: {parts: [{id: written, max: 10, pass: "+pass+", counts: false}, {id: project, after: written, parts: [{id: build, panel: {spread: [{then: refer}]}, max: 10}, {id: rest, max: 10}]}]}\n"+
			"ranking: {keys: [{by: total, prefer: highest}], select: {reserve: 1}}")
	}
	suites := fstest.MapFS{"a.yaml": {Data: []byte(`
suite: Không tới phần sau
regulation: a
cases:
  - name: Không qua bài viết
    post: {seats: 1}
    candidates:
      A: {marks: {written: 6, project: {build: [5, 9], rest: 3}}, settled: {build: 7}}
      B: {marks: {written: 9, project: {build: [5], rest: 2}}, settled: {build: 6}}
    expect: {selected: [A]}
`)}}
	effect, err := policytest.CompareEffect(suites, nil, scheme("5"), scheme("7"))
	require.NoError(t, err)
	require.Empty(t, effect.Cases[0].New)
	outcome := map[string]string{}
	for _, c := range effect.Cases[0].Changes {
		outcome[c.Who+" "+c.What] = c.Old + " → " + c.New
	}
	require.Equal(t, "passed → {failed: [written]}", outcome["A standing"])
	require.Equal(t, "selected → ~", outcome["A selected"])
	require.Equal(t, "reserve → selected", outcome["B selected"])
	require.Equal(t, "10 → ~", outcome["A total"])
}
