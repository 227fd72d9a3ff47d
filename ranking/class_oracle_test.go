package ranking

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/thituyen/thituyen"
)

// classCase is a case of seats by class, small enough to try every way in
// which its ties could be broken.
type classCase struct {
	select_ Select
	seats   int
	total   map[string]int64
	facts   map[string][3]string // sex, fact.m, fact.v
}

var classSources = []string{"sex", "fact.m", "fact.v"}

func randomWho(r *rand.Rand) Who {
	return []Who{{By: "sex", Is: []string{"female"}}, {By: "fact.m", Is: []string{"true"}}, {By: "fact.v", Is: []string{"x", "y"}}}[r.IntN(3)]
}

func randomShare(r *rand.Rand) (*thituyen.Value, Rounding) {
	share := []thituyen.Value{thituyen.Fraction(1, 5), thituyen.Fraction(1, 3), thituyen.Fraction(1, 2)}[r.IntN(3)]
	return &share, []Rounding{RoundHalfUp, RoundUp, RoundDown}[r.IntN(3)]
}

func randomClasses(r *rand.Rand, people, values int, cuts ...Cut) classCase {
	c := classCase{seats: r.IntN(6), total: map[string]int64{}, facts: map[string][3]string{}}
	c.select_.AtCut = cuts[r.IntN(len(cuts))]
	c.select_.Unfilled = []Unfilled{UnfilledOpen, UnfilledKeep}[r.IntN(2)]
	lists := []string{Open}
	for i := range r.IntN(3) {
		seat := Reserved{ID: fmt.Sprintf("r%d", i), Who: randomWho(r)}
		if r.IntN(2) == 0 {
			seat.Seats = seats(r.IntN(3))
		} else if seat.Share, seat.Round = randomShare(r); r.IntN(3) == 0 {
			seat.From = seats(1 + r.IntN(4))
		}
		c.select_.Reserved = append(c.select_.Reserved, seat)
		lists = append(lists, seat.ID)
	}
	if c.select_.AtCut != CutNone && r.IntN(3) == 0 {
		for i := range c.select_.Reserved {
			c.select_.Reserved[i] = Reserved{ID: c.select_.Reserved[i].ID, Who: c.select_.Reserved[i].Who}
		}
		for range 1 + r.IntN(4) {
			c.select_.Pattern = append(c.select_.Pattern, lists[r.IntN(len(lists))])
		}
	}
	for i := range r.IntN(3) {
		f := Floor{ID: fmt.Sprintf("f%d", i), Who: randomWho(r), Of: append(lists, All)[r.IntN(len(lists)+1)]}
		if c.select_.Pattern != nil {
			f.Of = All
		}
		if r.IntN(2) == 0 {
			f.AtLeast = seats(1 + r.IntN(2))
		} else {
			f.Share, f.Round = randomShare(r)
		}
		c.select_.Floors = append(c.select_.Floors, f)
	}
	for i := range people {
		id := string(rune('A' + i))
		c.total[id] = int64(r.IntN(values))
		c.facts[id] = [3]string{[]string{"male", "female", ""}[r.IntN(3)], []string{"true", "false", ""}[r.IntN(3)], []string{"x", "y", "z"}[r.IntN(3)]}
	}
	return c
}

func (c *classCase) list(t *testing.T, seed *string) *List {
	t.Helper()
	rules := Rules{Keys: []Key{{By: "total", Prefer: Prefer{Direction: Highest}}}, Select: c.select_, Replacement: &Replacement{From: ReplaceFromList}}
	ranker, err := Compile(rules, Names{})
	require.NoError(t, err)
	var entries []Entry
	for id, total := range c.total {
		e := passed(id, Ratio(total, 1))
		for _, source := range ranker.Needs()[1:] {
			e.Values = append(e.Values, Text(c.facts[id][slices.Index(classSources, source.String())]))
		}
		entries = append(entries, e)
	}
	list, err := ranker.Rank(entries, seed)
	require.NoError(t, err)
	return list
}

func (c *classCase) in(id string, who Who) bool {
	return slices.Contains(who.Is, c.facts[id][slices.Index(classSources, who.By)])
}

// orders are all ways to put the candidates in one order by their totals.
func (c *classCase) orders() [][]string {
	ids := make([]string, 0, len(c.total))
	for id := range c.total {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	var out [][]string
	var put func(done []string)
	put = func(done []string) {
		if len(done) == len(ids) {
			out = append(out, slices.Clone(done))
			return
		}
		best := int64(-1)
		for _, id := range ids {
			if !slices.Contains(done, id) {
				best = max(best, c.total[id])
			}
		}
		for _, id := range ids {
			if c.total[id] == best && !slices.Contains(done, id) {
				put(append(slices.Clone(done), id))
			}
		}
	}
	put(nil)
	return out
}

// whole is so many of some seats, said once more.
func whole(share thituyen.Value, mode Rounding, seats int) int {
	x := share.Mul(thituyen.Int(int64(seats)))
	n := 0
	for thituyen.Int(int64(n+1)).Cmp(x) <= 0 {
		n++
	}
	rest := x.Sub(thituyen.Int(int64(n)))
	if mode == RoundUp && rest.Sign() > 0 || mode == RoundHalfUp && rest.Cmp(thituyen.Fraction(1, 2)) >= 0 {
		n++
	}
	return n
}

// strict gives the seats in an order without ties, as the rules are worded.
type strict struct {
	*classCase
	order  []string
	list   map[string]string // who sits, and in which list
	came   []string          // as they were seated
	left   map[string]map[string]bool
	raised []Floor
	needs  []int
}

func (c *classCase) strictly(order []string) *strict {
	s := &strict{classCase: c, order: order, list: map[string]string{}, left: map[string]map[string]bool{}}
	sizes := map[string]int{Open: c.seats, All: c.seats}
	for _, r := range c.select_.Reserved {
		n := 0
		switch {
		case r.From != nil && c.seats < *r.From:
		case r.Seats != nil:
			n = *r.Seats
		case r.Share != nil:
			n = whole(*r.Share, r.Round, c.seats)
		}
		sizes[r.ID] = n
		sizes[Open] -= n
	}
	if c.select_.Pattern != nil {
		for k := range c.seats {
			word := c.select_.Pattern[k%len(c.select_.Pattern)]
			if !s.seat(word, word) && c.select_.Unfilled != UnfilledKeep {
				s.seat(Open, Open)
			}
		}
		s.floors(All, sizes)
		return s
	}
	unfilled := 0
	lists := []string{Open}
	for _, r := range c.select_.Reserved {
		lists = append(lists, r.ID)
	}
	for _, of := range lists {
		for range sizes[of] {
			if !s.seat(of, of) && of != Open {
				unfilled++
			}
		}
		s.floors(of, sizes)
	}
	if c.select_.Unfilled != UnfilledKeep {
		for range unfilled {
			s.seat(Open, Open)
		}
	}
	s.floors(All, sizes)
	return s
}

func (s *strict) fits(id, of string) bool {
	for _, r := range s.select_.Reserved {
		if r.ID == of {
			return s.in(id, r.Who)
		}
	}
	return true
}

// seat gives a seat of a list to the best not yet seated.
func (s *strict) seat(of, as string) bool {
	for _, id := range s.order {
		if s.list[id] == "" && s.fits(id, of) {
			s.list[id] = as
			s.came = append(s.came, id)
			return true
		}
	}
	return false
}

func (s *strict) floors(of string, sizes map[string]int) {
	for _, f := range s.select_.Floors {
		if f.Of != of {
			continue
		}
		need := 0
		if f.AtLeast != nil {
			need = *f.AtLeast
		} else {
			need = whole(*f.Share, f.Round, sizes[of])
		}
		for s.count(f) < need && s.swap(f) {
		}
		s.raised, s.needs = append(s.raised, f), append(s.needs, need)
	}
}

func (s *strict) count(f Floor) int {
	n := 0
	for id, list := range s.list {
		if list != "" && (f.Of == All || list == f.Of) && s.in(id, f.Who) {
			n++
		}
	}
	return n
}

// swap lets the best of a floor take the seat of the lowest who may leave.
func (s *strict) swap(f Floor) bool {
	for _, out := range slices.Backward(s.order) {
		list := s.list[out]
		if list == "" || f.Of != All && list != f.Of || s.in(out, f.Who) {
			continue
		}
		needed := false
		for i, r := range s.raised {
			needed = needed || (r.Of == All || r.Of == list) && s.in(out, r.Who) && s.count(r) <= s.needs[i]
		}
		if needed {
			continue
		}
		for _, in := range s.order {
			if s.list[in] != "" || !s.in(in, f.Who) || !s.fits(in, list) || s.left[list][in] || s.left[All][in] {
				continue
			}
			s.list[in], s.list[out] = list, ""
			if s.left[f.Of] == nil {
				s.left[f.Of] = map[string]bool{}
			}
			s.left[f.Of][out] = true
			s.came = append(slices.DeleteFunc(s.came, func(id string) bool { return id == out }), in)
			return true
		}
	}
	return false
}

func (s *strict) seated() map[string]string {
	out := map[string]string{}
	for id, list := range s.list {
		if list != "" {
			out[id] = list
		}
	}
	return out
}

func seatsByID(s *Selection) map[string]string {
	out := map[string]string{}
	for _, seat := range s.BySeat {
		out[seat.ID] = seat.Of
	}
	return out
}

// tooMany reports whether more seats are reserved than there are.
func (c *classCase) tooMany() bool {
	n := 0
	for _, r := range c.select_.Reserved {
		switch {
		case r.From != nil && c.seats < *r.From || c.select_.Pattern != nil:
		case r.Seats != nil:
			n += *r.Seats
		default:
			n += whole(*r.Share, r.Round, c.seats)
		}
	}
	return n > c.seats
}

// random asks about cases until one has been of use.
func (c *classCase) useful() bool {
	return len(c.select_.Reserved)+len(c.select_.Floors)+len(c.select_.Pattern) > 0
}

func TestSeatsByClassInOneOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(26, 1))
	for range 2500 {
		c := randomClasses(r, 1+r.IntN(9), 1000000, CutRefer, CutNone, CutLot)
		if !c.useful() {
			continue
		}
		s, err := c.list(t, &seed).Select(&c.seats)
		if c.tooMany() {
			require.Equal(t, []string{"post.seats more_reserved_than_seats"}, wrongCodes(t, err))
			continue
		}
		require.NoError(t, err)
		orders := c.orders()
		if len(orders) > 1 {
			continue
		}
		want := c.strictly(orders[0])
		require.Equal(t, want.seated(), seatsByID(s), "%+v", c)
		require.Equal(t, orEmpty(want.came), s.Selected, "%+v", c)
		require.Empty(t, s.Referred)
	}
}

// With a lot the seats are as in the one order that the lot makes.
func TestSeatsByClassByLot(t *testing.T) {
	r := rand.New(rand.NewPCG(26, 2))
	for range 1500 {
		c := randomClasses(r, 1+r.IntN(8), 3, CutLot)
		if !c.useful() || c.tooMany() {
			continue
		}
		s, err := c.list(t, &seed).Select(&c.seats)
		require.NoError(t, err)
		ids := make([]string, 0, len(c.total))
		for id := range c.total {
			ids = append(ids, id)
		}
		ids = Draw(seed, ids)
		slices.SortStableFunc(ids, func(a, b string) int { return int(c.total[b] - c.total[a]) })
		require.Equal(t, c.strictly(ids).seated(), seatsByID(s), "%+v", c)
	}
}

// A tie that is referred matters, and one that is not does not: nobody's list
// depends on how it is broken. What is seated before a tie stands however it
// goes, and the authority's decisions lead to what the order they make does.
func TestSeatsByClassReferred(t *testing.T) {
	r := rand.New(rand.NewPCG(26, 3))
	referred := 0
	for range 1200 {
		c := randomClasses(r, 1+r.IntN(6), 3, CutRefer)
		if !c.useful() || c.tooMany() {
			continue
		}
		list := c.list(t, nil)
		s, err := list.Select(&c.seats)
		require.NoError(t, err)
		differ := false
		orders := c.orders()
		first := c.strictly(orders[0]).seated()
		for _, order := range orders {
			end := c.strictly(order).seated()
			differ = differ || fmt.Sprint(end) != fmt.Sprint(first)
			if len(s.Referred) == 0 {
				require.Equal(t, end, seatsByID(s), "%+v\n%v", c, order)
			}
		}
		if len(c.select_.Floors) == 0 {
			require.Equal(t, differ, len(s.Referred) > 0, "%+v", c)
		}
		if len(s.Referred) == 0 {
			continue
		}
		referred++
		require.Empty(t, s.Reserve)
		for _, order := range []([]string){orders[0], orders[len(orders)-1], orders[r.IntN(len(orders))]} {
			c.decided(t, list, order)
		}
	}
	require.Greater(t, referred, 100)
}

// decided hands in the decisions that an order makes, tie by tie.
func (c *classCase) decided(t *testing.T, list *List, order []string) {
	var decisions []Decision
	for range 20 {
		s, err := list.Select(&c.seats, decisions...)
		require.NoError(t, err)
		if len(s.Referred) == 0 {
			require.Equal(t, c.strictly(order).seated(), seatsByID(s), "%+v\n%v\n%v", c, order, decisions)
			return
		}
		for _, tie := range s.Referred {
			by := slices.Clone(tie)
			slices.SortFunc(by, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
			decisions = append(decisions, Decision{Tie: tie, Order: by, By: "x", At: at, Reason: "y"})
		}
	}
	t.Fatal("decisions without end")
}

// Who takes the place of somebody is who would have had the seat, had that one
// never been there.
func TestReplacementByClassIsGivingTheSeatsAnew(t *testing.T) {
	r := rand.New(rand.NewPCG(26, 4))
	lost := 0
	for range 1500 {
		c := randomClasses(r, 2+r.IntN(7), []int{3, 1000000}[r.IntN(2)], CutRefer, CutNone, CutLot)
		if !c.useful() || c.tooMany() {
			continue
		}
		s, err := c.list(t, &seed).Select(&c.seats)
		require.NoError(t, err)
		if len(s.Referred) > 0 {
			continue
		}
		for i := 1; i < 4 && len(s.Selected) > 0; i++ {
			before := seatsByID(s)
			gone := s.Selected[r.IntN(len(s.Selected))]
			next, err := s.Replace(result, []Departure{leave(gone, i)})
			require.NoError(t, err)
			delete(c.total, gone)
			again, err := c.list(t, &seed).Select(&c.seats)
			require.NoError(t, err)
			require.Equal(t, again.Referred, next.Referred)
			if len(next.Referred) > 0 {
				delete(before, gone)
				require.Equal(t, before, seatsByID(next))
				break
			}
			require.Equal(t, seatsByID(again), seatsByID(next), "%+v\n%s", c, gone)
			require.Equal(t, again.Reserve, next.Reserve)
			for id := range before {
				if _, sits := seatsByID(next)[id]; !sits && id != gone {
					lost++
					require.Contains(t, codes(next.Reasons), "seat_lost")
				}
			}
			s = next
		}
	}
	require.Less(t, lost, 100, "floors of all seats and ties that stay out do that, and seldom")
}
