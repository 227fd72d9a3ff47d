package ranking

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
)

var seed = "hạt giống"

// stand ranks A, B, … by totals written one a letter: "9 88 7" is A first,
// then B and C tied, then D.
func stand(t *testing.T, rules, totals string) *List {
	t.Helper()
	var entries []Entry
	for _, total := range totals {
		if total != ' ' {
			entries = append(entries, passed(string(rune('A'+len(entries))), mark(string(total))))
		}
	}
	list, err := byTotal(t, ", "+rules).Rank(entries, &seed)
	require.NoError(t, err)
	return list
}

func seats(n int) *int { return &n }

func codes(reasons []thituyen.Reason) []string {
	out := []string{}
	for _, r := range reasons {
		out = append(out, r.Code)
	}
	return out
}

func wrongCodes(t *testing.T, err error) []string {
	t.Helper()
	var wrong thituyen.Mistakes
	require.ErrorAs(t, err, &wrong)
	var out []string
	for _, m := range wrong {
		out = append(out, m.Path.String()+" "+m.Code)
	}
	return out
}

func TestSelect(t *testing.T) {
	lot := Draw(seed, []string{"B", "C", "D"})
	none := [][]string{}
	for _, c := range []struct {
		name, rules, totals string
		seats               *int
		selected            []string
		reserve, referred   [][]string
		reasons             []string
	}{
		{"no seats", "select: {reserve: 2}", "987", nil, []string{}, none, none, []string{"no_seats"}},
		{"no seat", "select: {reserve: 2}", "987", seats(0), []string{}, [][]string{{"A"}, {"B"}}, none, []string{}},
		{"no seat and a tie on top", "select: {reserve: 1}", "997", seats(0), []string{}, [][]string{{"A", "B"}}, none, []string{}},
		{"nobody passed", "select: {reserve: 2}", "", seats(1), []string{}, none, none, []string{"nobody_passed"}},
		{"nobody passed and no seats", "select: {reserve: 2}", "", nil, []string{}, none, none, []string{"nobody_passed", "no_seats"}},
		{"one", "ties: share", "987", seats(1), []string{"A"}, none, none, []string{}},
		{"two", "select: {reserve: none}", "987", seats(2), []string{"A", "B"}, none, none, []string{}},
		{"as many as seats", "ties: share", "98", seats(2), []string{"A", "B"}, none, none, []string{}},
		{"fewer than seats", "select: {reserve: 2}", "98", seats(3), []string{"A", "B"}, none, none, []string{"seats_unfilled"}},
		{"a tie that fits", "select: {reserve: 1}", "9887", seats(3), []string{"A", "B", "C"}, [][]string{{"D"}}, none, []string{}},
		{"a tie behind the seats", "ties: share", "988", seats(1), []string{"A"}, none, none, []string{}},
		{"reserve of two", "select: {reserve: 2}", "9876", seats(1), []string{"A"}, [][]string{{"B"}, {"C"}}, none, []string{}},
		{"reserve of none", "select: {reserve: 0}", "9876", seats(1), []string{"A"}, none, none, []string{}},
		{"all in reserve", "select: {reserve: all}", "98776", seats(1), []string{"A"}, [][]string{{"B"}, {"C", "D"}, {"E"}}, none, []string{}},
		{"reserve beyond the list", "select: {reserve: 9}", "98", seats(1), []string{"A"}, [][]string{{"B"}}, none, []string{}},
		{"a tie at the end of the reserve", "select: {reserve: 2}", "98777", seats(1), []string{"A"}, [][]string{{"B"}, {"C", "D", "E"}}, none, []string{}},
		{"a tie that fills the reserve", "select: {reserve: 2}", "98876", seats(1), []string{"A"}, [][]string{{"B", "C"}}, none, []string{}},
		{"a tie inside the reserve", "select: {reserve: 3}", "98876", seats(1), []string{"A"}, [][]string{{"B", "C"}, {"D"}}, none, []string{}},

		{"refer", "select: {at_cut: refer, reserve: 2}", "98887", seats(2), []string{"A"}, none, [][]string{{"B", "C", "D"}}, []string{"reserve_waits"}},
		{"refer is the rule left out", "ties: share", "998", seats(1), []string{}, none, [][]string{{"A", "B"}}, []string{"reserve_waits"}},
		{"all", "select: {at_cut: all, reserve: 1}", "98887", seats(2), []string{"A", "B", "C", "D"}, [][]string{{"E"}}, none, []string{}},
		{"none", "select: {at_cut: none, reserve: 1}", "98887", seats(2), []string{"A"}, [][]string{{"B", "C", "D"}}, none, []string{"seats_left_empty"}},
		{"none, a longer reserve", "select: {at_cut: none, reserve: 4}", "98887", seats(2), []string{"A"}, [][]string{{"B", "C", "D"}, {"E"}}, none, []string{"seats_left_empty"}},
		{"none without a reserve", "select: {at_cut: none}", "98887", seats(2), []string{"A"}, none, none, []string{"seats_left_empty"}},
		{"lot", "select: {at_cut: lot, reserve: 2}", "98887", seats(2), []string{"A", lot[0]}, [][]string{lot[1:2], lot[2:]}, none, []string{}},
		{"lot, the reserve ends with a tie", "select: {at_cut: lot, reserve: 3}", "9888777", seats(3), []string{"A", lot[0], lot[1]}, [][]string{lot[2:], {"E", "F", "G"}}, none, []string{}},
		{"ties by lot have no cut", "ties: lot, select: {reserve: 1}", "98887", seats(2), []string{"A", lot[0]}, [][]string{lot[1:2]}, none, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := stand(t, c.rules, c.totals).Select(c.seats)
			require.NoError(t, err)
			assert.Equal(t, c.selected, s.Selected)
			assert.Equal(t, c.reserve, s.Reserve)
			assert.Equal(t, c.referred, s.Referred)
			assert.Equal(t, c.reasons, codes(s.Reasons))
			for id := 'A'; id < 'A'+rune(len(c.totals)); id++ {
				why, ok := s.Why(string(id))
				if ok {
					assert.NotEmpty(t, why.Text(language.Vietnamese))
				}
			}
		})
	}
}

func TestWhy(t *testing.T) {
	for _, c := range []struct {
		rules, totals string
		seats         *int
		want          map[string]string
	}{
		{"select: {reserve: 2}", "987766", seats(1), map[string]string{"A": "selected_in_order", "B": "in_reserve", "C": "in_reserve_tie", "D": "in_reserve_tie", "E": "below_seats"}},
		{"select: {at_cut: refer}", "9887", seats(2), map[string]string{"A": "selected_in_order", "B": "referred", "D": "waiting"}},
		{"select: {at_cut: all}", "9887", seats(2), map[string]string{"B": "selected_tie_whole", "D": "below_seats"}},
		{"select: {at_cut: none}", "9887", seats(2), map[string]string{"B": "tie_left_out", "C": "tie_left_out", "D": "below_seats"}},
		{"ties: share", "98", nil, map[string]string{"A": "no_seats"}},
	} {
		s, err := stand(t, c.rules, c.totals).Select(c.seats)
		require.NoError(t, err)
		for id, want := range c.want {
			why, ok := s.Why(id)
			require.True(t, ok)
			assert.Equal(t, want, why.Code, "%s %s", c.rules, id)
		}
		_, ok := s.Why("unknown")
		assert.False(t, ok)
	}
	list := mustRank(t, byTotal(t, `, select: {clause: "khoản 5"}`), passed("A", mark("1")), Entry{ID: "B"})
	s, err := list.Select(seats(1))
	require.NoError(t, err)
	why, _ := s.Why("B")
	assert.Equal(t, "not_passed", why.Code)
	why, _ = s.Why("A")
	assert.Equal(t, "khoản 5", why.Clause)
}

func TestSelectRefuses(t *testing.T) {
	list := stand(t, "select: {at_cut: lot}", "99")
	_, err := list.Select(seats(-1))
	assert.Equal(t, []string{"post.seats seats_negative"}, wrongCodes(t, err))
	list.seed = nil
	_, err = list.Select(seats(1))
	assert.Equal(t, []string{"lot_seed seed_missing"}, wrongCodes(t, err))
	_, err = list.Select(seats(2))
	require.NoError(t, err)
}

var at = civil.DateTime{Date: civil.Date{Year: 2018, Month: 7, Day: 2}, Time: civil.Time{Hour: 9}}

// decide is a decision of the tie, best first.
func decide(tie, order string) Decision {
	d := Decision{By: "Bà Chủ tịch", At: at, Reason: "có kinh nghiệm ở lĩnh vực của đơn vị"}
	for _, id := range tie {
		d.Tie = append(d.Tie, string(id))
	}
	for _, id := range order {
		d.Order = append(d.Order, string(id))
	}
	return d
}

func TestADecisionSettlesTheTie(t *testing.T) {
	list := stand(t, `select: {at_cut: refer, reserve: 2, clause: "khoản 5"}`, "98887")
	s, err := list.Select(seats(2), decide("DCB", "DBC"))
	require.NoError(t, err)
	assert.Equal(t, []string{"A", "D"}, s.Selected)
	assert.Equal(t, [][]string{{"B"}, {"C"}}, s.Reserve)
	assert.Empty(t, s.Referred)
	assert.Equal(t, []Decision{decide("DCB", "DBC")}, s.Decisions, "recorded as given")
	why, _ := s.Why("D")
	assert.Equal(t, "hạng 2, được chọn trong nhóm bằng nhau theo quyết định của Bà Chủ tịch lúc 09:00 02/07/2018: có kinh nghiệm ở lĩnh vực của đơn vị", why.Text(language.Vietnamese))
	c, ok := s.Decided("B", "D")
	require.True(t, ok)
	assert.Equal(t, "D", c.Above)
	assert.Equal(t, ByDecision, c.By)
	assert.Equal(t, "khoản 5", c.Reason().Clause)
	assert.Equal(t, "higher_by_decision", c.Reason().Code)
	d, ok := c.Decision()
	require.True(t, ok)
	assert.Equal(t, "Bà Chủ tịch", d.By)
	d.Order[0] = "x"
	s.Decisions[0].Order[0] = "x"
	c, _ = s.Decided("D", "B")
	d, _ = c.Decision()
	assert.Equal(t, "D", d.Order[0], "what was recorded stays")
	c, _ = s.Decided("A", "E")
	assert.Equal(t, "total", c.By)
	c, _ = list.Decided("B", "C")
	assert.True(t, c.Tied(), "the list itself knows no decision")
	_, ok = s.Decided("A", "A")
	assert.False(t, ok)
}

func TestADecisionMayNameOnlyWhoTakesASeat(t *testing.T) {
	list := stand(t, "select: {reserve: 1}", "98887")
	s, err := list.Select(seats(2), decide("BCD", "C"))
	require.NoError(t, err)
	assert.Equal(t, []string{"A", "C"}, s.Selected)
	assert.Equal(t, [][]string{{"B", "D"}}, s.Reserve, "the others are still tied")
	c, _ := s.Decided("B", "C")
	assert.Equal(t, ByDecision, c.By)
	assert.Equal(t, "C", c.Above)
	c, _ = s.Decided("B", "D")
	assert.True(t, c.Tied())
}

func TestDecisionsThatSettleNothing(t *testing.T) {
	unsigned := decide("BCD", "B")
	unsigned.By, unsigned.Reason, unsigned.At = "", "", civil.DateTime{}
	for name, c := range map[string]struct {
		decisions []Decision
		want      []string
	}{
		"another group":       {[]Decision{decide("BC", "B")}, []string{"decisions[0].tie decision_needless"}},
		"a tie inside":        {[]Decision{decide("FG", "F")}, []string{"decisions[0].tie decision_needless"}},
		"too few":             {[]Decision{decide("BCD", "B")}, []string{"decisions[0].order order_short"}},
		"a stranger":          {[]Decision{decide("BCD", "BE")}, []string{"decisions[0].order[1] order_stranger"}},
		"somebody twice":      {[]Decision{decide("BCD", "BB")}, []string{"decisions[0].order[1] named_twice"}},
		"a tie written twice": {[]Decision{decide("BCDB", "BC")}, []string{"decisions[0].tie[3] named_twice"}},
		"unsigned":            {[]Decision{unsigned}, []string{"decisions[0].at moment_missing", "decisions[0].by missing_key", "decisions[0].reason missing_key"}},
		"empty":               {[]Decision{{By: "x", At: at, Reason: "x"}}, []string{"decisions[0].order missing_key", "decisions[0].tie missing_key"}},
		"twice":               {[]Decision{decide("BCD", "BC"), decide("BCD", "CD")}, []string{"decisions[1].tie decision_needless"}},
	} {
		_, err := stand(t, "ties: share", "9888766").Select(seats(3), c.decisions...)
		assert.ElementsMatch(t, c.want, wrongCodes(t, err), name)
	}
	_, err := stand(t, "select: {at_cut: all}", "988").Select(seats(2), decide("BC", "B"))
	assert.Equal(t, []string{"decisions[0].tie decision_needless"}, wrongCodes(t, err), "the rule itself settles it")
	_, err = stand(t, "ties: share", "988").Select(nil, decide("BC", "B"))
	assert.Equal(t, []string{"decisions[0].tie decision_needless"}, wrongCodes(t, err))
}

func TestLotAtTheCutSaysLot(t *testing.T) {
	list := stand(t, "select: {at_cut: lot}", "9888")
	s, err := list.Select(seats(2))
	require.NoError(t, err)
	drawn := Draw(seed, []string{"B", "C", "D"})
	for i := range drawn {
		for _, below := range drawn[i+1:] {
			c, ok := s.Decided(below, drawn[i])
			require.True(t, ok)
			assert.Equal(t, ByLot, c.By)
			assert.Equal(t, drawn[i], c.Above)
		}
	}
	why, _ := s.Why(drawn[0])
	assert.Equal(t, "selected_by_lot", why.Code)
	assert.Len(t, list.Ties(), 1, "they share a place all the same")
}

func TestSelectionIsTheCallersToKeep(t *testing.T) {
	list := stand(t, "select: {reserve: 2}", "9876")
	n := 1
	s, err := list.Select(&n)
	require.NoError(t, err)
	n = 7
	assert.Equal(t, 1, *s.Seats)
	s.Selected[0], s.Reserve[0][0] = "x", "x"
	next, err := s.Replace(civil.Date{}, []Departure{leave("A", 3)})
	require.NoError(t, err)
	assert.Equal(t, []string{"B"}, next.Selected)
}

// plainSelect gives seats the way one would with a pencil.
func plainSelect(order [][]string, seats, reserve int, cut Cut) (selected []string, behind, referred [][]string) {
	selected, behind, referred = []string{}, [][]string{}, [][]string{}
	for len(order) > 0 && len(selected) < seats {
		group, left := order[0], seats-len(selected)
		order = order[1:]
		switch {
		case len(group) <= left, cut == CutAll:
			selected = append(selected, group...)
			continue
		case cut == CutRefer:
			return selected, behind, append(referred, group)
		case cut == CutNone:
			order = slices.Insert(order, 0, group)
		case cut == CutLot:
			drawn := Draw(seed, group)
			selected = append(selected, drawn[:left]...)
			for i := len(drawn) - 1; i >= left; i-- {
				order = slices.Insert(order, 0, drawn[i:i+1])
			}
		}
		break
	}
	for count := 0; len(order) > 0 && count < reserve; order = order[1:] {
		behind = append(behind, order[0])
		count += len(order[0])
	}
	return selected, behind, referred
}

func TestSelectAgreesWithThePencil(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1500 {
		ranker, _, plain := random(r, 1+r.IntN(14))
		ranker.atCut = []Cut{CutRefer, CutAll, CutNone, CutLot}[r.IntN(4)]
		ranker.reserve.Count = r.IntN(5)
		list, err := ranker.Rank(entriesOf(plain), &seed)
		require.NoError(t, err)
		n := r.IntN(8)
		s, err := list.Select(&n)
		require.NoError(t, err)
		selected, behind, referred := plainSelect(list.Order(), n, ranker.reserve.Count, ranker.atCut)
		require.Equal(t, fmt.Sprint(selected, behind, referred), fmt.Sprint(s.Selected, s.Reserve, s.Referred), "%s %d %d", list.Order(), n, ranker.reserve.Count)
	}
}
