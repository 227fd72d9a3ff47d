package scoring

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

const together = `
parts:
  - {id: first, max: 100, step: 0.5, adjust: [{standardise: {mean: 50, deviation: 10, by: fact.room, as: sample, statistics: {places: 4, mode: half_up}}}]}
  - {id: second, max: 100, step: 0.5, counts: false, adjust: [{percentile: {by: fact.room}}]}
  - {id: third, max: 100, step: 0.5, min: 1, counts: false, adjust: [{equate: {by: fact.room, centre: median}}, {place: {prefer: lowest}}]}
  - {id: last, max: 10, counts: false, shortlist: {by: first, share: 30%}}
`

var rooms = Declarations{"room": {Type: thituyen.FactText}}

func compiledTogether(t testing.TB, text string, facts Declarations) *Scorer {
	t.Helper()
	s, err := Compile(mustScheme(t, text), facts)
	require.NoError(t, err)
	return s
}

// crowd makes sheets of so many candidates in three rooms.
func crowd(t testing.TB, s *Scorer, seed uint64, count int, prefix string) []*Sheet {
	random := rand.New(rand.NewPCG(seed, 7))
	out := make([]*Sheet, count)
	for i := range out {
		sheet := s.NewSheet(prefix + strconv.Itoa(i))
		for _, id := range []string{"first", "second", "third"} {
			require.NoError(t, sheet.Mark(id, "", decimal.New(int64(random.IntN(199)+2)*5, -1)))
		}
		require.NoError(t, sheet.Fact("room", thituyen.FactOf([]string{"r1", "r2", "r3"}[random.IntN(3)])))
		out[i] = sheet
	}
	return out
}

func valuesOf(t testing.TB, c *Cohort) map[string][]string {
	out := map[string][]string{}
	for score, err := range c.All() {
		require.NoError(t, err)
		for _, id := range []string{"first", "second", "third", "last", Root} {
			v, _ := score.Value(id)
			out[score.ID()] = append(out[score.ID()], v.String()+" "+string(score.Standing(id)))
		}
	}
	return out
}

func TestACohortDependsOnNoOrderAndIsMadeInParts(t *testing.T) {
	s := compiledTogether(t, together, rooms)
	sheets := crowd(t, s, 1, 200, "TS")
	c, err := s.Cohort(slices.Values(sheets), nil)
	require.NoError(t, err)
	want := valuesOf(t, c)

	shuffled := slices.Clone(sheets)
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	absent := s.NewSheet("absent")
	for _, id := range []string{"first", "second", "third"} {
		require.NoError(t, absent.Absent(id))
	}
	again, err := s.Cohort(slices.Values(append(shuffled, absent)), nil)
	require.NoError(t, err)
	got := valuesOf(t, again)
	delete(got, "absent")
	assert.Equal(t, want, got)

	// In parts, written and read, merged in either order: the same bytes.
	f := s.Figures(nil)
	for !f.Complete() {
		var parts [2][]byte
		for i, half := range [][]*Sheet{shuffled[:70], shuffled[70:]} {
			tally, err := f.Tally(slices.Values(half))
			require.NoError(t, err)
			parts[i], err = json.Marshal(tally)
			require.NoError(t, err)
		}
		one, two := merged(t, s, parts[0], parts[1]), merged(t, s, parts[1], parts[0])
		left, err := json.Marshal(one)
		require.NoError(t, err)
		right, err := json.Marshal(two)
		require.NoError(t, err)
		assert.Equal(t, string(left), string(right))
		f, err = f.With(one)
		require.NoError(t, err)
	}
	for _, sheet := range sheets {
		score, err := f.Score(sheet)
		require.NoError(t, err)
		v, _ := score.Total()
		assert.Equal(t, want[sheet.ID()][4], v.String()+" "+string(score.Standing(Root)))
	}
}

func merged(t *testing.T, s *Scorer, a, b []byte) *Tally {
	one, err := s.ReadTally(a)
	require.NoError(t, err)
	two, err := s.ReadTally(b)
	require.NoError(t, err)
	require.NoError(t, one.Merge(two))
	return one
}

// Two identical halves leave means, population deviations, percentiles and
// borders by share where they are.
func TestTwoIdenticalHalvesChangeNothing(t *testing.T) {
	s := compiledTogether(t, `
parts:
  - {id: first, max: 100, adjust: [{standardise: {mean: 50, deviation: 10, as: population, statistics: {places: 6, mode: half_even}}}]}
  - {id: second, max: 100, counts: false, adjust: [{percentile: {counts: midpoint}}]}
  - {id: third, max: 100, counts: false, adjust: [{equate: {by: fact.room, centre: mean, statistics: {places: 3, mode: up}}}]}
  - {id: last, max: 10, counts: false, shortlist: {by: first, share: 20%}}
`, rooms)
	one, two := crowd(t, s, 9, 50, "a"), crowd(t, s, 9, 50, "b")
	single, err := s.Cohort(slices.Values(one), nil)
	require.NoError(t, err)
	both, err := single.With(two...)
	require.NoError(t, err)
	want, got := valuesOf(t, single), valuesOf(t, both)
	for id, values := range want {
		assert.Equal(t, values, got[id])
		assert.Equal(t, values, got["b"+id[1:]])
	}
	ids := make([]string, len(two))
	for i := range two {
		ids[i] = two[i].ID()
	}
	back, err := both.Without(ids...)
	require.NoError(t, err)
	assert.Equal(t, want, valuesOf(t, back))
	assert.Len(t, back.IDs(), 50)
}

// A plain program says the same of everybody.
func TestACohortAgreesWithAPlainProgram(t *testing.T) {
	s := compiledTogether(t, together, rooms)
	for seed := range uint64(10) {
		sheets := crowd(t, s, seed, 41, "TS")
		c, err := s.Cohort(slices.Values(sheets), nil)
		require.NoError(t, err)
		raw := func(sheet *Sheet, leaf int) *big.Rat {
			return big.NewRat(sheet.body.row(leaf)[0], s.nodes[s.leaves[leaf]].unit)
		}
		room := func(sheet *Sheet) string { return *sheet.body.more.groups[0] }
		equated := func(sheet *Sheet) *big.Rat {
			var all, own []*big.Rat
			for _, other := range sheets {
				all = append(all, raw(other, 2))
				if room(other) == room(sheet) {
					own = append(own, raw(other, 2))
				}
			}
			v := new(big.Rat).Mul(raw(sheet, 2), medianOf(all))
			return v.Quo(v, medianOf(own))
		}
		for _, sheet := range sheets {
			var first []*big.Rat
			atOrBelow, place := int64(0), int64(1)
			for _, other := range sheets {
				if equated(other).Cmp(equated(sheet)) < 0 {
					place++
				}
				if room(other) != room(sheet) {
					continue
				}
				first = append(first, raw(other, 0))
				if raw(other, 1).Cmp(raw(sheet, 1)) <= 0 {
					atOrBelow++
				}
			}
			score, err := c.Score(sheet.ID())
			require.NoError(t, err)
			equals := func(id string, want *big.Rat) {
				got, ok := score.Value(id)
				require.True(t, ok, id)
				require.Zero(t, got.Rat().Cmp(want), "%s: %s, %s expected", id, got, want.RatString())
			}
			equals("first", plainStandard(raw(sheet, 0), first))
			equals("second", big.NewRat(100*atOrBelow, int64(len(first))))
			equals("third", big.NewRat(place, 1))
		}
		shortlistAgrees(t, c, sheets)
	}
}

// shortlistAgrees sorts everybody and counts off.
func shortlistAgrees(t *testing.T, c *Cohort, sheets []*Sheet) {
	value := func(sheet *Sheet) thituyen.Value {
		score, err := c.Score(sheet.ID())
		require.NoError(t, err)
		v, _ := score.Value("first")
		return v
	}
	sorted := slices.Clone(sheets)
	slices.SortFunc(sorted, func(a, b *Sheet) int { return value(b).Cmp(value(a)) })
	border := value(sorted[(len(sorted)*3+9)/10-1])
	for _, sheet := range sheets {
		score, _ := c.Score(sheet.ID())
		want := NotShortlisted
		if value(sheet).Cmp(border) >= 0 {
			want = Incomplete // on it, and not marked yet
		}
		require.Equal(t, want, score.Standing("last"))
	}
}

func medianOf(values []*big.Rat) *big.Rat {
	sorted := slices.Clone(values)
	slices.SortFunc(sorted, (*big.Rat).Cmp)
	low, high := sorted[(len(sorted)-1)/2], sorted[len(sorted)/2]
	sum := new(big.Rat).Add(low, high)
	return sum.Quo(sum, big.NewRat(2, 1))
}

func plainStandard(v *big.Rat, group []*big.Rat) *big.Rat {
	n := int64(len(group))
	mean := new(big.Rat)
	for _, x := range group {
		mean.Add(mean, x)
	}
	mean.Quo(mean, big.NewRat(n, 1))
	squares := new(big.Rat)
	for _, x := range group {
		away := new(big.Rat).Sub(x, mean)
		squares.Add(squares, away.Mul(away, away))
	}
	if n < 2 || squares.Sign() == 0 {
		return big.NewRat(50, 1)
	}
	s := plainRoot(squares.Quo(squares, big.NewRat(n-1, 1)), 10_000)
	m := thituyen.FromRat(mean).Round(4, thituyen.HalfUp).Rat()
	out := new(big.Rat).Sub(v, m)
	out.Mul(out, big.NewRat(10, 1))
	return out.Add(out.Quo(out, s), big.NewRat(50, 1))
}

// plainRoot is the root rounded half up to units, by counting.
func plainRoot(v *big.Rat, unit int64) *big.Rat {
	k := int64(0)
	for step := int64(1 << 30); step > 0; step /= 2 {
		half := big.NewRat(2*(k+step)-1, 2*unit) // the least that rounds to k + step
		if half.Mul(half, half).Cmp(v) <= 0 {
			k += step
		}
	}
	return big.NewRat(k, unit)
}

func TestRootsAreRoundedExactly(t *testing.T) {
	for _, c := range []struct {
		square string
		mode   thituyen.Mode
		want   string
	}{
		{"2.25", thituyen.HalfUp, "2"},
		{"2.25", thituyen.HalfDown, "1"},
		{"2.25", thituyen.HalfEven, "2"},
		{"6.25", thituyen.HalfEven, "2"},
		{"2.250000001", thituyen.HalfDown, "2"},
		{"2.249999999", thituyen.HalfUp, "1"},
		{"4", thituyen.Up, "2"},
		{"4.000000001", thituyen.Ceiling, "3"},
		{"8.999999999", thituyen.Floor, "2"},
		{"0", thituyen.Up, "0"},
	} {
		got := root(thituyen.FromDecimal(dec(c.square)), &rounding{places: 0, unit: 1, mode: c.mode})
		assert.Equal(t, c.want, got.String(), "%s %s", c.square, c.mode)
	}
}

// The published standard scores follow from the mean and the deviation given.
func TestPublishedStandardScores(t *testing.T) {
	s := compiledTogether(t, "max: 100\nadjust: [{standardise: {mean: 50, deviation: 15, as: population, statistics: {places: 3, mode: half_up}}}]", nil)
	for _, c := range []struct{ raw, mean, deviation, weight, want string }{
		{"24", "19.099", "4.807", "20/9", "145.096"},
		{"24", "21.808", "7.213", "40/9", "242.482"},
	} {
		f := s.Figures(nil)
		f.stages = []answered{{groups: map[string]*groupFigures{"": {
			mean: numberOf(thituyen.FromDecimal(dec(c.mean))), deviation: numberOf(thituyen.FromDecimal(dec(c.deviation))),
		}}}}
		sheet := s.NewSheet("A")
		require.NoError(t, sheet.Mark(Root, "", dec(c.raw)))
		score, err := f.Score(sheet)
		require.NoError(t, err)
		weight, err := thituyen.ParseValue(c.weight)
		require.NoError(t, err)
		total, _ := score.Total()
		assert.Equal(t, c.want, total.Mul(weight).Round(3, thituyen.HalfUp).String())
	}
}

// 37,244 of 41,326 have as much or less.
func TestPublishedPercentile(t *testing.T) {
	s := compiledTogether(t, "max: 300\nadjust: [{percentile: {}}, {round: {places: 7, mode: half_up}}]", nil)
	sheets := make([]*Sheet, 41_326)
	for i := range sheets {
		mark := int64(100)
		if i >= 37_244 {
			mark = 200
		}
		sheets[i] = s.NewSheet(strconv.Itoa(i))
		require.NoError(t, sheets[i].Mark(Root, "", decimal.New(mark, 0)))
	}
	c, err := s.Cohort(slices.Values(sheets), nil)
	require.NoError(t, err)
	for id, want := range map[string]string{"0": "90.1224411", "41325": "100"} {
		score, err := c.Score(id)
		require.NoError(t, err)
		total, _ := score.Total()
		assert.Equal(t, want, total.String())
	}
}

func TestOneSheetAloneIsTold(t *testing.T) {
	s := compiledTogether(t, together, rooms)
	_, err := s.Score(s.NewSheet("A"))
	assert.ErrorAs(t, err, &NeedsCohortError{})
	assert.NotEmpty(t, err.Error())
	assert.True(t, s.NeedsCohort())
	assert.False(t, s.NeedsSeats())
	_, err = s.Figures(nil).Score(s.NewSheet("A"))
	assert.ErrorAs(t, err, &NeedsCohortError{})
	c, err := s.Cohort(nil, nil)
	require.NoError(t, err)
	_, err = c.Score("nobody")
	assert.ErrorIs(t, err, ErrNotInCohort)
	_, err = s.Cohort(slices.Values([]*Sheet{nil}), nil)
	assert.ErrorAs(t, err, &WrongSheetError{})
	_, err = s.Figures(nil).With(nil)
	assert.ErrorIs(t, err, ErrOtherTally)
	_, err = c.Figures().Tally(nil)
	assert.ErrorIs(t, err, ErrOtherTally)
	for _, text := range []string{"x", `{"stage": 9}`, `{"stage": 0, "groups": {"a": [{"value": "x", "count": 1}]}}`, `{"stage": 0, "groups": {"a": [{"value": "1", "count": 0}]}}`} {
		_, err = s.ReadTally([]byte(text))
		assert.Error(t, err, text)
	}
}

func TestTracesNameTheFiguresUsed(t *testing.T) {
	s := compiledTogether(t, together, rooms)
	c, err := s.Cohort(slices.Values(crowd(t, s, 5, 12, "TS")), nil)
	require.NoError(t, err)
	codes := map[string]bool{}
	for score := range c.All() {
		for _, step := range score.Trace() {
			codes[step.Code] = true
			for _, tag := range []language.Tag{language.Vietnamese, language.English} {
				assert.NotContains(t, step.Text(tag), "{")
			}
		}
	}
	for _, code := range []string{"standardised", "percentile_at_or_below", "equated", "placed_at", "on_shortlist", "off_shortlist"} {
		assert.Contains(t, codes, code)
	}
}

func TestRulesOfACohortThatCannotWork(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"no facts declared":   {"max: 9\nadjust: [{percentile: {by: fact.room}}]", []string{"adjust[0].percentile.by: by_undeclared"}},
		"not a fact":          {"max: 9\nadjust: [{percentile: {by: room}}]", []string{"adjust[0].percentile.by: by_what"}},
		"marker of no panel":  {"max: 9\nadjust: [{percentile: {by: marker}}]", []string{"adjust[0].percentile.by: marker_not_here"}},
		"a deviation of 0":    {"max: 9\nadjust: [{standardise: {mean: 50, deviation: 0, as: sample, statistics: {places: 1, mode: up}}}]", []string{"adjust[0].standardise.deviation: above"}},
		"an odd centre":       {"max: 9\nadjust: [{equate: {by: marker, centre: sum}}]", []string{"adjust[0].equate.by: marker_not_here", "adjust[0].equate.centre: not_one_of"}},
		"below a panel":       {"panel: {}\nparts: [{id: a, max: 9, adjust: [{place: {prefer: highest}}]}]", []string{"parts[0].adjust[0]: cohort_below_panel"}},
		"each of a re-mark":   {"max: 9\nremark: {replaces: always, panel: {each: [{at_most: 5}]}}", []string{"remark.panel.each: each_of_remark"}},
		"a shortlist of two":  {"parts: [{id: a, max: 9}, {id: b, max: 9, shortlist: {by: a, count: 3, share: 10%}}]", []string{"parts[1].shortlist: shortlist_one_of"}},
		"plus alone":          {"parts: [{id: a, max: 9}, {id: b, max: 9, shortlist: {by: a, count: 3, plus: 1}}]", []string{"parts[1].shortlist.plus: plus_without_per_seat"}},
		"a share of nothing":  {"parts: [{id: a, max: 9}, {id: b, max: 9, shortlist: {by: a, share: 0%}}]", []string{"parts[1].shortlist.share: share_range"}},
		"by itself":           {"parts: [{id: a, max: 9}, {id: b, max: 9, shortlist: {by: b, count: 3}}]", []string{"parts[1].shortlist.by: cycle"}},
		"optional in a sum":   {"parts: [{id: a, max: 9, optional: true}, {id: b, max: 9}]", []string{"parts[0].optional: optional_counts"}},
		"nothing in a sum":    {"parts: [{id: a, combine: mean, parts: [{id: c, max: 9, exempt: true}]}, {id: b, max: 9}]", []string{"parts[0].parts: all_exempt_counts"}},
		"optional and drawn":  {"parts: [{id: a, optional: true, counts: false, from: {components: [b]}}, {id: b, max: 9}]", []string{"parts[0].optional: optional_drawn"}},
		"a taper backwards":   {"max: 9\nbonus: {claims: {a: 1}, taper: {from: 5, to: 5}}", []string{"bonus.taper: taper_crossed"}},
		"points below 0":      {"max: 9\nsanctions: {a: {deduct: -1}}", []string{"sanctions.a.deduct: deduct_points_range"}},
		"a spread beyond all": {"max: 9\npanel: {spread: [{up_to: 9, then: combine}, {above: 9, then: refer}]}", []string{"panel.spread[1]: band_shadowed"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Compile(mustScheme(t, c.text), nil)
			assert.ElementsMatch(t, c.want, codesOf(err))
		})
	}
	_, err := Compile(mustScheme(t, "max: 9\nadjust: [{percentile: {by: fact.rom}}]"), rooms)
	assert.Equal(t, []string{"adjust[0].percentile.by: not_one_of_near"}, codesOf(err))
	_, err = Compile(mustScheme(t, "max: 9\nadjust: [{percentile: {by: fact.n}}]"), Declarations{"n": {Type: thituyen.FactNumber}})
	assert.Equal(t, []string{"adjust[0].percentile.by: by_type"}, codesOf(err))
}
