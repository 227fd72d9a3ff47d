package scoring

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// stepCodes are the steps that the worlds must have taken, all of them.
const stepCodes = ` mark mark_of_part mark_missing marker_left_out absent part_absent exempt no_mark too_few_marks not_reached
 spread spread_refers spread_settled third_awaited struck_out trimmed_high combined_mean combined_sum combined_highest
 combined_lowest combined_median_odd combined_median_even weighted points_rounded parts_sum parts_mean parts_best parts_highest
 parts_lowest source source_without_value fact_missing fact_per fact_capped table_line table_off deducted voided void_all scaled
 raised lowered rounded bonus_points bonus_percent remark_replaces remark_refers remark_settled pass_met pass_missed
 pass_met_before_bonus pass_missed_before_bonus settlement_unused standing standing_value `

// compared scores one random world three ways, and reports whether its scheme
// compiled and its sheet was accepted.
func compared(t *testing.T, seed uint64, seen map[string]int) (compiled, accepted bool) {
	t.Helper()
	w := newWorld(seed)
	scheme := w.scheme()
	fast, err := compile(scheme, nil, false)
	wide, wideErr := compile(scheme, nil, true)
	require.Equal(t, err == nil, wideErr == nil)
	if err != nil {
		require.Equal(t, err.Error(), wideErr.Error())
		return false, false
	}
	for range 4 {
		p := w.performance(fast, scheme)
		sheet, err := fast.Sheet("A", p)
		wideSheet, wideErr := wide.Sheet("A", p)
		require.Equal(t, err == nil, wideErr == nil)
		if err != nil {
			continue
		}
		accepted = true
		agree(t, seen, scheme, p, sheet, wideSheet)
	}
	return true, accepted
}

func agree(t *testing.T, seen map[string]int, scheme Scheme, p Performance, sheet, wideSheet *Sheet) {
	t.Helper()
	score, err := sheet.body.scorer.Score(sheet)
	wideScore, wideErr := wideSheet.body.scorer.Score(wideSheet)
	o := newOracle(scheme, p)
	o.run()
	require.Equal(t, o.wrong, err != nil, "%v", err)
	require.Equal(t, o.wrong, wideErr != nil)
	if err != nil {
		require.Equal(t, err.Error(), wideErr.Error())
		return
	}
	require.Equal(t, score.Trace().Text(language.Vietnamese), wideScore.Trace().Text(language.Vietnamese))
	require.Equal(t, score.Trace().Text(language.English), wideScore.Trace().Text(language.English))
	var missed []string
	for _, id := range sheet.body.scorer.Components() {
		v := o.at(id)
		if o.panelAbove(id) == "" {
			same(t, v.standing, score.Standing(id), id, scheme, p, score)
		}
		require.Equal(t, score.Standing(id), wideScore.Standing(id))
		if v.missed {
			missed = append(missed, id)
		}
		value, ok := score.Value(id)
		same(t, v.value != nil, ok, id, scheme, p, score)
		if !ok {
			continue
		}
		same(t, v.value.RatString(), value.Rat().RatString(), id, scheme, p, score)
		before, _ := score.BeforeBonus(id)
		bonus, _ := score.Bonus(id)
		if v.before != nil {
			require.Equal(t, v.before.RatString(), before.Rat().RatString(), id)
			require.Equal(t, v.bonus.RatString(), bonus.Rat().RatString(), id)
		}
		for _, of := range []func(Score) (thituyen.Value, bool){
			func(s Score) (thituyen.Value, bool) { return s.Value(id) }, func(s Score) (thituyen.Value, bool) { return s.Points(id) },
			func(s Score) (thituyen.Value, bool) { return s.BeforeBonus(id) }, func(s Score) (thituyen.Value, bool) { return s.Bonus(id) },
		} {
			one, _ := of(score)
			other, _ := of(wideScore)
			require.Equal(t, one.String(), other.String(), id)
		}
		got, _ := score.Points(id)
		require.Equal(t, points(o.nodes[id], v.value).RatString(), got.Rat().RatString(), id)
	}
	require.Equal(t, missed, score.Failed())
	trace := score.Trace()
	addsUp(t, trace)
	for _, step := range trace {
		seen[step.Code]++
	}
	seen["root "+string(score.Standing(Root))]++
}

func same[T comparable](t *testing.T, want, got T, id string, scheme Scheme, p Performance, s Score) {
	t.Helper()
	if want != got {
		a, _ := json.MarshalIndent(scheme, "", " ")
		b, _ := json.MarshalIndent(p, "", " ")
		t.Fatalf("%s: want %v, got %v\n%s\n%s\n%s", id, want, got, a, b, s.Trace().Text(language.English))
	}
}

func TestThreeWaysAgree(t *testing.T) {
	compiled, accepted, seen := 0, 0, map[string]int{}
	const worlds = 1500
	for seed := range uint64(worlds) {
		c, a := compared(t, seed, seen)
		if c {
			compiled++
		}
		if a {
			accepted++
		}
	}
	require.Greater(t, compiled, worlds/4, "most of what is made should be scored")
	require.Greater(t, accepted, worlds/4)
	for _, standing := range document.Words[Standing]() {
		if standing != string(NotShortlisted) { // which only a cohort gives
			require.Contains(t, seen, "root "+standing)
		}
	}
	for _, code := range strings.Fields(stepCodes) {
		require.Contains(t, seen, code, "no world took this step")
	}
}

func FuzzThreeWaysAgree(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { compared(t, seed, map[string]int{}) })
}

// FuzzDocuments compiles and scores whatever can be read, and must not panic.
func FuzzDocuments(f *testing.F) {
	f.Add(leadership, "marks: {written: [80, 82], project: {build: [15]}}\nclaims: [minority]")
	f.Add("max: 100\nadjust: [{scale: {from: [3, 9], to: [70, 100]}}]", "marks: {total: 5}")
	f.Fuzz(func(t *testing.T, scheme, candidate string) {
		root, _ := document.Parse("scheme.yaml", []byte(scheme))
		var s Scheme
		document.Decode(root, &s)
		scorer, err := Compile(s, nil)
		if err != nil {
			_ = err.Error()
			return
		}
		root, _ = document.Parse("candidate.yaml", []byte(candidate))
		var p Performance
		document.Decode(root, &p)
		sheet, err := scorer.Sheet("A", p)
		if err != nil {
			_ = err.Error()
			return
		}
		if score, err := scorer.Score(sheet); err == nil {
			_ = score.Trace().Text(language.Vietnamese)
			addsUp(t, score.Trace())
		}
	})
}
