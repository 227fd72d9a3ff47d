package policytest_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/policytest"
)

const rulesOfDefaults = `regulation: x
facts: {months: {type: number}}
eligibility:
  criteria:
    - {id: degree, require: {education: {at_least: bachelor}}}
    - {id: months, require: {fact: {name: months, at_least: 12}}}
ranking: {keys: [{by: fact.months, prefer: highest}]}
`

func reportOf(t *testing.T, suite string) *policytest.Report {
	t.Helper()
	report, err := policytest.Evaluate(fstest.MapFS{
		"x.yaml": {Data: []byte(rulesOfDefaults)}, "s.yaml": {Data: []byte(suite)},
	}, []string{"s.yaml"}, nil)
	require.NoError(t, err)
	return report
}

func TestDefaultsOfASuite(t *testing.T) {
	report := reportOf(t, `suite: s
regulation: x.yaml
defaults:
  as_of: 2018-06-01
  post: {seats: 1}
  dossier: {education: [{level: bachelor}], facts: {months: 24}}
cases:
  - name: all in common
    candidates: {A: {}, B: ~, C: {dossier: ~}}
    expect: {eligibility: {A: eligible, B: eligible, C: eligible}}
  - name: what a candidate says goes before, a fact by itself
    candidates:
      A: {dossier: {education: [{level: college}]}}
      B: {dossier: {facts: {months: 6}}}
      C: {dossier: {education: ~}}
      D: {dossier: {facts: {months: 30}}}
    expect:
      eligibility: {A: {ineligible: [degree]}, B: {ineligible: [months]}, C: {incomplete: [degree]}, D: eligible}
      selected: [D]
  - name: what a case says goes before, key by key
    post: {seats: 2}
    candidates: {A: {}, B: {}}
    expect: {selected: [A, B]}
`)
	passed, failed := report.Count()
	require.Equal(t, []int{3, 0}, []int{passed, failed}, "%+v", report.JSON(language.English))
}

func TestMistakesInDefaultsAreToldOnce(t *testing.T) {
	report := reportOf(t, `suite: s
regulation: x.yaml
defaults: {dossier: {borne: 1980-01-01}}
cases:
  - {name: a, candidates: {A: {}}, expect: {eligibility: {A: {incomplete: [degree, months]}}}}
  - {name: b, candidates: {A: {}}, expect: {eligibility: {A: {incomplete: [degree, months]}}}}
`)
	require.Len(t, report.Suites[0].Mistakes, 1)
	told := report.Suites[0].Mistakes[0]
	require.Equal(t, "defaults.dossier.borne", told.Path.String())
	require.Equal(t, "there is no key borne; is born meant?", told.Reason.Text(language.English))
}
