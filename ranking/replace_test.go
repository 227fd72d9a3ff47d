package ranking

import (
	"math/rand/v2"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// result is the day of the result in these tests.
var result = civil.Date{Year: 2018, Month: 6, Day: 30}

// leave is somebody who declines on a day of July.
func leave(id string, day int) Departure {
	return Departure{ID: id, Kind: Declined, On: civil.Date{Year: 2018, Month: 7, Day: day}}
}

func chosen(t *testing.T, rules, totals string, n int) *Selection {
	t.Helper()
	s, err := stand(t, rules, totals).Select(seats(n))
	require.NoError(t, err)
	return s
}

func TestReplace(t *testing.T) {
	lot := Draw(seed, []string{"C", "D"})
	for _, c := range []struct {
		name, rules, totals string
		seats               int
		departures          []Departure
		decisions           []Decision
		selected            []string
		reserve, referred   [][]string
		reasons             []string
	}{
		{"the next of the reserve", "select: {reserve: 2}", "9876", 1, []Departure{leave("A", 1)}, nil, []string{"B"}, [][]string{{"C"}}, nil, nil},
		{"nobody leaves", "select: {reserve: 2}", "9876", 1, nil, nil, []string{"A"}, [][]string{{"B"}, {"C"}}, nil, nil},
		{"one of the reserve leaves", "select: {reserve: 2}", "9876", 1, []Departure{leave("B", 1)}, nil, []string{"A"}, [][]string{{"C"}}, nil, nil},
		{"the successor leaves too", "select: {reserve: 2}", "9876", 1, []Departure{leave("A", 1), leave("B", 2)}, nil, []string{"C"}, nil, nil, nil},
		{"the reserve is used up", "select: {reserve: 1}", "9876", 1, []Departure{leave("A", 1), leave("B", 2)}, nil, nil, nil, nil, []string{"nobody_left"}},
		{"there is no reserve", "ties: share", "9876", 1, []Departure{leave("A", 1)}, nil, nil, nil, nil, []string{"nobody_left"}},
		{"the next of the list", "replacement: {from: list}", "9876", 1, []Departure{leave("A", 1), leave("B", 1)}, nil, []string{"C"}, nil, nil, nil},
		{"the list after the reserve", "select: {reserve: 1}, replacement: {from: list}", "9876", 1, []Departure{leave("B", 1), leave("A", 1)}, nil, []string{"C"}, nil, nil, nil},
		{"fewer passed than seats", "select: {reserve: 1}", "98", 3, []Departure{leave("A", 1)}, nil, []string{"B"}, nil, nil, []string{"nobody_left"}},

		{"as many as the limit", "select: {reserve: all}, replacement: {at_most: 1}", "9876", 1, []Departure{leave("A", 1)}, nil, []string{"B"}, [][]string{{"C"}, {"D"}}, nil, nil},
		{"more than the limit", "select: {reserve: all}, replacement: {at_most: 1}", "9876", 1, []Departure{leave("A", 1), leave("B", 2)}, nil, nil, [][]string{{"C"}, {"D"}}, nil, []string{"limit_reached"}},
		{"a limit of nobody", "select: {reserve: all}, replacement: {at_most: 0}", "98", 1, []Departure{leave("A", 1)}, nil, nil, [][]string{{"B"}}, nil, []string{"limit_reached"}},
		{"on the last day", "select: {reserve: all}, replacement: {within: 5 days}", "98", 1, []Departure{leave("A", 5)}, nil, []string{"B"}, nil, nil, nil},
		{"after the last day", "select: {reserve: all}, replacement: {within: 5 days}", "98", 1, []Departure{leave("A", 6)}, nil, nil, [][]string{{"B"}}, nil, []string{"limit_past"}},
		{"one in time and one late", "select: {reserve: all}, replacement: {within: 5 days}", "9876", 2, []Departure{leave("A", 5), leave("B", 6)}, nil, []string{"C"}, [][]string{{"D"}}, nil, []string{"limit_past"}},

		{"a tie that fits", "select: {reserve: all}", "9877", 2, []Departure{leave("A", 1), leave("B", 1)}, nil, []string{"C", "D"}, nil, nil, nil},
		{"a tie is referred", "select: {reserve: all}", "9877", 2, []Departure{leave("A", 1)}, nil, []string{"B"}, [][]string{{"C", "D"}}, [][]string{{"C", "D"}}, []string{"replacement_tie"}},
		{"a tie is decided", "select: {reserve: all}", "9877", 2, []Departure{leave("A", 1)}, []Decision{decide("CD", "D")}, []string{"B", "D"}, [][]string{{"C"}}, nil, nil},
		{"a decided tie goes on", "select: {reserve: all}", "98777", 2, []Departure{leave("A", 1), leave("B", 2)}, []Decision{decide("CDE", "DEC")}, []string{"D", "E"}, [][]string{{"C"}}, nil, nil},
		{"what is left of a decided tie is decided again", "select: {reserve: all}", "98777", 2, []Departure{leave("A", 1), leave("B", 2)}, []Decision{decide("CDE", "D"), decide("CE", "E")}, []string{"D", "E"}, [][]string{{"C"}}, nil, nil},
		{"a tie shrinks until it fits", "select: {reserve: all}", "9877", 2, []Departure{leave("A", 1), leave("C", 2)}, nil, []string{"B", "D"}, nil, nil, nil},
		{"the seats grow until a tie fits", "select: {reserve: all}", "9877", 2, []Departure{leave("A", 1), leave("B", 2)}, nil, []string{"C", "D"}, nil, nil, nil},
		{"a tie is decided without those who left", "select: {reserve: all}", "98777", 2, []Departure{leave("C", 1), leave("A", 2)}, []Decision{decide("DE", "E")}, []string{"B", "E"}, [][]string{{"D"}}, nil, nil},
		{"a tie is drawn", "select: {at_cut: lot, reserve: all}", "9877", 2, []Departure{leave("A", 1)}, nil, []string{"B", lot[0]}, [][]string{lot[1:]}, nil, nil},
		{"a tie is drawn without those who left", "select: {at_cut: lot, reserve: all}", "9877", 2, []Departure{leave(lot[0], 1), leave("A", 1)}, nil, []string{"B", lot[1]}, nil, nil, nil},
		{"a tie is taken whole", "select: {at_cut: all, reserve: all}", "98776", 2, []Departure{leave("A", 1)}, nil, []string{"B", "C", "D"}, [][]string{{"E"}}, nil, nil},
		{"a tie taken whole leaves no seat vacant", "select: {at_cut: all, reserve: all}", "98776", 3, []Departure{leave("A", 1)}, nil, []string{"B", "C", "D"}, [][]string{{"E"}}, nil, nil},
		{"whole beyond the limit is referred", "select: {at_cut: all, reserve: all}, replacement: {at_most: 1}", "98776", 2, []Departure{leave("A", 1)}, nil, []string{"B"}, [][]string{{"C", "D"}, {"E"}}, [][]string{{"C", "D"}}, []string{"replacement_tie"}},
		{"a tie is left out", "select: {at_cut: none, reserve: all}", "98776", 2, []Departure{leave("A", 1)}, nil, []string{"B"}, [][]string{{"C", "D"}, {"E"}}, nil, []string{"seats_left_empty"}},
		{"a seat left empty stays so", "select: {at_cut: none, reserve: all}", "9886", 2, []Departure{leave("A", 1)}, nil, nil, [][]string{{"B", "C"}, {"D"}}, nil, []string{"seats_left_empty", "seats_left_empty"}},
		{"the limit makes a tie not fit", "select: {reserve: all}, replacement: {at_most: 1}", "9877", 2, []Departure{leave("A", 1), leave("B", 1)}, nil, nil, [][]string{{"C", "D"}}, [][]string{{"C", "D"}}, []string{"replacement_tie"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			first := chosen(t, c.rules, c.totals, c.seats)
			before := slices.Clone(first.Selected)
			s, err := first.Replace(result, c.departures, c.decisions...)
			require.NoError(t, err)
			assert.Equal(t, before, first.Selected)
			assert.Equal(t, orEmpty(c.selected), s.Selected)
			assert.Equal(t, orEmpty(c.reserve), s.Reserve)
			assert.Equal(t, orEmpty(c.referred), s.Referred)
			assert.Equal(t, orEmpty(c.reasons), codes(s.Reasons))
			assert.Equal(t, c.departures, s.Departures)
			if len(c.decisions) == 0 {
				assertOneByOne(t, first, c.departures, s)
			}
		})
	}
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// assertOneByOne goes the same way with a call for each departure.
func assertOneByOne(t *testing.T, s *Selection, departures []Departure, want *Selection) {
	t.Helper()
	for _, d := range departures {
		next, err := s.Replace(result, []Departure{d})
		require.NoError(t, err)
		s = next
	}
	assert.Equal(t, want.Selected, s.Selected)
	assert.Equal(t, want.Reserve, s.Reserve)
	assert.Equal(t, want.Reasons, s.Reasons)
	assert.Equal(t, want.Replacements, s.Replacements)
}

func TestWhoFollowsWhom(t *testing.T) {
	s := chosen(t, `select: {reserve: all}, replacement: {clause: "khoản 9"}`, "98765", 2)
	struck := Departure{ID: "B", Kind: StruckOff, On: civil.Date{Year: 2018, Month: 7, Day: 2}, By: "Ban Thường vụ", Reason: "khai không đúng hồ sơ"}
	s, err := s.Replace(result, []Departure{leave("A", 1), struck})
	require.NoError(t, err)
	assert.Equal(t, []Successor{{"C", "A", civil.Date{Year: 2018, Month: 7, Day: 1}}, {"D", "B", civil.Date{Year: 2018, Month: 7, Day: 2}}}, s.Replacements)
	assert.Equal(t, `Trúng tuyển: C, D
  C: hạng 3, thay cho A (khoản 9)
  D: hạng 4, thay cho B (khoản 9)
  A: đã rút ngày 01/07/2018
  B: bị loại ngày 02/07/2018 theo quyết định của Ban Thường vụ: khai không đúng hồ sơ
Dự phòng: E
`, s.Text(language.Vietnamese))
	why, _ := s.Why("B")
	assert.Equal(t, "struck_off", why.Code)

	whole := chosen(t, "select: {at_cut: all, reserve: all}", "9877", 2)
	whole, err = whole.Replace(result, []Departure{leave("A", 1)})
	require.NoError(t, err)
	assert.Equal(t, "A", whole.Replacements[1].For)
}

func TestADecisionOfAnEarlierTieIsHandedInLater(t *testing.T) {
	s := chosen(t, "select: {reserve: all}", "9877", 2)
	waiting, err := s.Replace(result, []Departure{leave("A", 1)})
	require.NoError(t, err)
	assert.Contains(t, waiting.Text(language.Vietnamese), "Chờ cấp có thẩm quyền quyết định: (C, D)")
	done, err := waiting.Replace(result, nil, decide("CD", "D"))
	require.NoError(t, err)
	assert.Equal(t, []string{"B", "D"}, done.Selected)
	c, _ := done.Decided("C", "D")
	assert.Equal(t, "D", c.Above)
	assert.Equal(t, ByDecision, c.By)
	assert.Len(t, done.Decisions, 1)
	assert.Len(t, waiting.Referred, 1, "the earlier answer stays")
}

func TestReplaceRefuses(t *testing.T) {
	struck := leave("A", 1)
	struck.Kind = StruckOff
	for name, c := range map[string]struct {
		rules, totals string
		result        civil.Date
		departures    []Departure
		decisions     []Decision
		want          []string
	}{
		"a stranger":            {"ties: share", "98", result, []Departure{leave("X", 1)}, nil, []string{"departures[0].id departure_unknown"}},
		"somebody further down": {"select: {reserve: 1}", "987", result, []Departure{leave("C", 1)}, nil, []string{"departures[0].id departure_unknown"}},
		"twice":                 {"select: {reserve: 1}", "987", result, []Departure{leave("A", 1), leave("A", 2)}, nil, []string{"departures[1].id departure_twice"}},
		"backwards":             {"select: {reserve: 1}", "987", result, []Departure{leave("A", 2), leave("B", 1)}, nil, []string{"departures[1].on departure_backwards"}},
		"no such day":           {"ties: share", "98", result, []Departure{leave("A", 32)}, nil, []string{"departures[0].on day_invalid"}},
		"unsigned":              {"ties: share", "98", result, []Departure{struck}, nil, []string{"departures[0] departure_unsigned"}},
		"no kind and no id":     {"ties: share", "98", result, []Departure{{On: result}}, nil, []string{"departures[0].id missing_key", "departures[0].kind missing_key"}},
		"no day of the result":  {"replacement: {within: 5 days}", "98", civil.Date{}, []Departure{leave("A", 1)}, nil, []string{"result day_missing"}},
		"the cut waits":         {"select: {reserve: 1}", "99", result, []Departure{leave("A", 1)}, nil, []string{"departures cut_waits"}},
		"a decision of nothing": {"select: {reserve: 1}", "987", result, []Departure{leave("A", 1)}, []Decision{decide("BC", "B")}, []string{"decisions[0].tie decision_needless"}},
		"a broken decision":     {"select: {reserve: 2}", "988", result, []Departure{leave("A", 1)}, []Decision{decide("BC", "X")}, []string{"decisions[0].order[0] order_stranger"}},
	} {
		_, err := chosen(t, c.rules, c.totals, 1).Replace(c.result, c.departures, c.decisions...)
		assert.Equal(t, c.want, wrongCodes(t, err), name)
	}
	s, err := chosen(t, "select: {reserve: all}", "987", 1).Replace(result, []Departure{leave("A", 5)})
	require.NoError(t, err)
	_, err = s.Replace(result, []Departure{leave("B", 4)})
	assert.Equal(t, []string{"departures[0].on departure_backwards"}, wrongCodes(t, err), "after what was recorded before")

	drawn := chosen(t, "select: {at_cut: lot, reserve: all}", "988", 1)
	drawn.list.seed = nil
	_, err = drawn.Replace(result, []Departure{leave("A", 1)})
	assert.Equal(t, []string{"lot_seed seed_missing"}, wrongCodes(t, err))

	tied, err := chosen(t, "select: {reserve: all}", "988", 1).Replace(result, []Departure{leave("A", 1)})
	require.NoError(t, err)
	tied.list.ranker.atCut, tied.list.seed = CutLot, nil
	_, err = tied.Replace(result, nil)
	assert.Equal(t, []string{"lot_seed seed_missing"}, wrongCodes(t, err))
}

func TestWithoutALimitTheDayOfTheResultIsNotAskedFor(t *testing.T) {
	_, err := chosen(t, "select: {reserve: 1}", "98", 1).Replace(civil.Date{}, []Departure{leave("A", 1)})
	require.NoError(t, err)
}

// Whatever happens: nobody is in two places, nobody who left is chosen, and
// nobody is chosen before somebody who stands above and waits.
func TestReplaceKeepsTheOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 1500 {
		ranker, keys, plain := random(r, 2+r.IntN(12))
		ranker.atCut = []Cut{CutRefer, CutAll, CutNone, CutLot}[r.IntN(4)]
		ranker.reserve = Reserve{All: r.IntN(2) == 0, Count: r.IntN(5)}
		list, err := ranker.Rank(entriesOf(plain), &seed)
		require.NoError(t, err)
		n := 1 + r.IntN(4)
		s, err := list.Select(&n)
		require.NoError(t, err)
		for i := 1; i < 6 && len(s.Referred) == 0 && len(s.Selected) > 0; i++ {
			s, err = s.Replace(result, []Departure{leave(s.Selected[r.IntN(len(s.Selected))], i)})
			require.NoError(t, err)
		}
		seen := map[string]bool{}
		for _, id := range slices.Concat(s.Selected, slices.Concat(s.Reserve...)) {
			require.False(t, seen[id])
			seen[id] = true
		}
		for _, d := range s.Departures {
			require.False(t, seen[d.ID])
		}
		byID := map[string]plainEntry{}
		for _, e := range plain {
			byID[e.id] = e
		}
		for _, up := range s.Selected {
			for _, group := range s.Reserve {
				require.LessOrEqual(t, plainCompare(keys, byID[up], byID[group[0]]), 0)
			}
		}
	}
}

// FuzzSelect looks only for panics and for people in two places.
func FuzzSelect(f *testing.F) {
	f.Add(uint64(3), 2, "TS1", "TS2", "")
	f.Fuzz(func(t *testing.T, seedOf uint64, n int, a, b, c string) {
		r := rand.New(rand.NewPCG(seedOf, 1))
		ranker, _, plain := random(r, 1+r.IntN(10))
		ranker.atCut = []Cut{CutRefer, CutAll, CutNone, CutLot}[r.IntN(4)]
		ranker.reserve = Reserve{Count: r.IntN(5)}
		list, err := ranker.Rank(entriesOf(plain), &seed)
		require.NoError(t, err)
		_, _ = list.Select(&n, Decision{Tie: []string{a, b}, Order: []string{c, a}, By: a, At: at, Reason: b})
		s, err := list.Select(&n)
		if err != nil {
			return
		}
		next, err := s.Replace(result, []Departure{leave(a, 1), leave(b, 2), leave(c, 3)}, Decision{Tie: []string{a, b}, Order: []string{c}})
		if err == nil {
			s = next
		}
		seen := map[string]bool{}
		for _, id := range s.Selected {
			require.False(t, seen[id])
			seen[id] = true
			_, ok := s.Why(id)
			require.True(t, ok)
		}
		require.NotEmpty(t, s.Text(language.Vietnamese))
	})
}
