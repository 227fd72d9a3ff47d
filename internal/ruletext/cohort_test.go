package ruletext_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen/workflow/regulation"
)

// What is asked of everybody together is said in both languages, with every
// number of it.
func TestCohortsInWords(t *testing.T) {
	r, err := regulation.Parse("together.yaml", []byte(`
regulation: together
title: Cùng nhau
facts: {room: {type: text, title: {vi: phòng thi, en: room}}}
scoring:
  parts:
    - {id: a, max: 100, adjust: [{standardise: {mean: 50, deviation: 12, by: fact.room, as: sample, statistics: {places: 4, mode: half_up}}}]}
    - {id: b, max: 100, adjust: [{percentile: {counts: midpoint}}], counts: false}
    - {id: c, max: 100, adjust: [{equate: {by: fact.room, centre: {trimmed_mean: {high: 3, low: 2}}}}], counts: false}
    - {id: d, max: 100, adjust: [{place: {prefer: lowest, style: dense}}], counts: false}
    - {id: e, max: 100, panel: {markers: {at_least: 2}, each: [{standardise: {mean: 61, deviation: 7, by: marker, as: population, statistics: {places: 2, mode: down}}}]}, counts: false}
    - {id: f, max: 100, counts: false, remark: {replaces: if_higher}}
    - {id: g, max: 100, counts: false, remark: {replaces: always, panel: {markers: {at_least: 3}, combine: median}}}
    - {id: h, max: 100, counts: false, shortlist: {by: f, per_seat: 3, plus: 4, at_least: 6, ties: none}}
    - {id: i, max: 100, counts: false, after: f, shortlist: {by: g, share: 35%, prefer: lowest}}
    - {id: j, max: 100, counts: false, shortlist: {by: f, count: 11}}
  bonus: {claims: {hero: 2}, taper: {from: 22, to: 30}, up_to: 40}
  sanctions: {small: {deduct: 8}}
ranking: {keys: [{by: total, prefer: highest}]}
`))
	require.NoError(t, err)
	for _, tag := range []language.Tag{language.Vietnamese, language.English} {
		text := ""
		for _, s := range r.Sentences() {
			text += s.Text(tag) + "\n"
		}
		for _, number := range []string{"50", "12", "3", "2", "61", "7", "4", "6", "35", "11", "22", "30", "40", "8"} {
			require.Contains(t, text, number, tag)
		}
		require.NotContains(t, text, "{", tag)
	}
}
