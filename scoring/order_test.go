package scoring

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

const leadership = `
parts:
  - id: written
    title: Thi viết
    max: 100
    pass: 50
    counts: false
    anonymous: true
    panel:
      markers: {at_least: 2}
      combine: mean
      spread:
        - {up_to: 5, then: combine}
        - {below: 10, then: refer}
        - {from: 10, then: another_marker, third: two_equal_else_refer}
    round: {places: 2, mode: half_up}
    remark: {replace_below: 5, else: refer}
  - id: project
    after: written
    max: 100
    pass: 50
    panel: {markers: {at_least: 5}, combine: mean}
    round: {places: 2, mode: half_up}
    parts:
      - {id: build, max: 20}
      - {id: present, max: 40}
      - {id: answer, max: 40}
sanctions:
  reprimand: {deduct: 25%}
  warning: {deduct: 50%}
  suspension: {void: true}
  cancellation: {void: all}
bonus:
  claims: {hero: 7.5, minority: 5, service: 2.5}
  take: highest
  cap: 7.5
  as: points
`

func TestFormatExample(t *testing.T) {
	s := mustCompile(t, leadership)
	score := scoreOf(t, s, `
marks: {written: [80, 82], project: {build: [15, 16, 17, 15, 16], present: [30, 32, 31, 30, 30], answer: [33, 35, 34, 33, 33]}}
claims: [minority]
settled: {written: 81}
remarked: {written: 83}
`)
	require.Equal(t, Passed, score.Standing(Root))
	require.Equal(t, "83", valueText(score, "written"))
	require.Equal(t, "80", valueText(score, "project"))
	require.Equal(t, "85", valueText(score, "total"))
	t.Log("\n" + score.Trace().Text(language.Vietnamese))
	t.Log("\n" + score.Trace().Text(language.English))
}
