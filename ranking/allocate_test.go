package ranking

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// market is candidates who choose among posts, each with an order of its own.
type market struct {
	choices map[string][]string
	seats   map[string]int
	worth   map[string]map[string]int64 // by post, of each candidate, highest first
	own     map[string]int64            // of each candidate, without a post
}

func (m *market) list(t *testing.T, by AllocateBy, ties Ties, seed *string) *List {
	t.Helper()
	ranker, err := Compile(Rules{
		Keys: []Key{{By: "fact.worth", Prefer: Prefer{Direction: Highest}}}, Ties: ties, Allocate: &Allocate{By: by},
	}, Names{})
	require.NoError(t, err)
	var entries []Entry
	for id, choices := range m.choices {
		e := passed(id, Ratio(m.own[id], 1))
		for _, post := range choices {
			p := Preference{Post: post}
			if worth, ok := m.worth[post][id]; ok {
				p.Values = []KeyValue{Ratio(worth, 1)}
			}
			e.Choices = append(e.Choices, p)
		}
		entries = append(entries, e)
	}
	list, err := ranker.Rank(entries, seed)
	require.NoError(t, err)
	return list
}

func (m *market) posts() []Post {
	var out []Post
	for _, id := range slices.Sorted(maps.Keys(m.seats)) {
		out = append(out, Post{id, m.seats[id]})
	}
	return out
}

// allocated is who comes to which post.
func (m *market) allocated(a *Allocation) map[string]string {
	out := map[string]string{}
	for id := range m.choices {
		if post, ok := a.Post(id); ok {
			out[id] = post
		}
	}
	return out
}

// above reports whether a post would rather have one than another.
func (m *market) above(post, a, b string) bool {
	worth := func(id string) int64 {
		if w, ok := m.worth[post][id]; ok {
			return w
		}
		return m.own[id]
	}
	return worth(a) > worth(b)
}

// blocking finds a candidate and a post that would both rather have each other.
func (m *market) blocking(got map[string]string) string {
	for id, choices := range m.choices {
		for _, post := range choices {
			if got[id] == post {
				break
			}
			held, worse := 0, false
			for other, at := range got {
				if at == post {
					held++
					worse = worse || m.above(post, id, other)
				}
			}
			if held < m.seats[post] || m.seats[post] > 0 && worse {
				return id + " and " + post
			}
		}
	}
	return ""
}

// outcomes are all ways to give the posts within seats and choices.
func (m *market) outcomes() []map[string]string {
	ids := slices.Sorted(maps.Keys(m.choices))
	left := maps.Clone(m.seats)
	var out []map[string]string
	var give func(i int, got map[string]string)
	give = func(i int, got map[string]string) {
		if i == len(ids) {
			out = append(out, maps.Clone(got))
			return
		}
		give(i+1, got)
		for _, post := range m.choices[ids[i]] {
			if left[post] > 0 {
				left[post]--
				got[ids[i]] = post
				give(i+1, got)
				delete(got, ids[i])
				left[post]++
			}
		}
	}
	give(0, map[string]string{})
	return out
}

// likes is how low a candidate puts what they get.
func (m *market) likes(id string, got map[string]string) int {
	if at := slices.Index(m.choices[id], got[id]); at >= 0 {
		return at
	}
	return len(m.choices[id])
}

func randomMarket(r *rand.Rand, people, posts int) market {
	m := market{choices: map[string][]string{}, seats: map[string]int{}, worth: map[string]map[string]int64{}, own: map[string]int64{}}
	var all []string
	for i := range posts {
		id := fmt.Sprintf("p%d", i)
		all = append(all, id)
		m.seats[id], m.worth[id] = r.IntN(3), map[string]int64{}
	}
	places := r.Perm(people)
	for i := range people {
		id := fmt.Sprintf("c%d", i)
		m.own[id] = int64(places[i])
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		m.choices[id] = slices.Clone(all[:r.IntN(len(all)+1)])
	}
	for _, post := range all {
		if r.IntN(3) == 0 {
			continue // the order of all
		}
		places := r.Perm(people)
		for i := range people {
			m.worth[post][fmt.Sprintf("c%d", i)] = int64(places[i])
		}
	}
	return m
}

// On all small markets nobody and no post would both rather have each other,
// and in no outcome of which that is true does anybody do better.
func TestStableIsTheBestOfTheStable(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 1))
	for range 600 {
		m := randomMarket(r, 1+r.IntN(5), 1+r.IntN(3))
		a, err := m.list(t, ByStable, TiesShare, nil).Allocate(m.posts())
		require.NoError(t, err)
		got := m.allocated(a)
		require.Empty(t, m.blocking(got), "%+v", m)
		for _, other := range m.outcomes() {
			if m.blocking(other) != "" {
				continue
			}
			for id := range m.choices {
				require.LessOrEqual(t, m.likes(id, got), m.likes(id, other), "%+v\n%v\n%v", m, got, other)
			}
		}
		m.explained(t, a)
	}
}

// explained holds what is said of each refusal against the outcome.
func (m *market) explained(t *testing.T, a *Allocation) {
	for id, choices := range m.choices {
		refusals := a.Refusals(id)
		require.Len(t, refusals, m.likes(id, m.allocated(a)))
		round := 0
		for i, refusal := range refusals {
			require.Equal(t, choices[i], refusal.Post)
			require.Equal(t, i+1, refusal.Choice)
			require.GreaterOrEqual(t, refusal.Round, round)
			round = refusal.Round
			if last, ok := refusal.Why.Param("last"); ok {
				require.True(t, m.above(refusal.Post, last.(string), id))
			} else {
				require.Zero(t, m.seats[refusal.Post])
			}
		}
		why, ok := a.Why(id)
		require.True(t, ok)
		require.NotEmpty(t, why.Text(language.English))
	}
}

func TestStableHasNoBlockingPair(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 2))
	for range 60 {
		m := randomMarket(r, 80, 25)
		a, err := m.list(t, ByStable, TiesShare, nil).Allocate(m.posts())
		require.NoError(t, err)
		require.Empty(t, m.blocking(m.allocated(a)))
	}
}

// By merit each in order takes the first choice with a seat left.
func TestMeritIsOneAfterAnother(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 3))
	for range 300 {
		m := randomMarket(r, 1+r.IntN(12), 1+r.IntN(4))
		a, err := m.list(t, ByMerit, TiesShare, nil).Allocate(m.posts())
		require.NoError(t, err)
		left, want := maps.Clone(m.seats), map[string]string{}
		ids := slices.SortedFunc(maps.Keys(m.own), func(a, b string) int { return int(m.own[b] - m.own[a]) })
		for _, id := range ids {
			for _, post := range m.choices[id] {
				if left[post] > 0 {
					left[post]--
					want[id] = post
					break
				}
			}
		}
		require.Equal(t, want, m.allocated(a))
	}
}

// What follows somebody who leaves is what would have been without them.
func TestReplacementOfPostsIsAllocatingAnew(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 4))
	for range 600 {
		m := randomMarket(r, 1+r.IntN(7), 1+r.IntN(3))
		by := []AllocateBy{ByMerit, ByStable}[r.IntN(2)]
		a, err := m.list(t, by, TiesShare, nil).Allocate(m.posts())
		require.NoError(t, err)
		for day := 1; day < 4 && len(m.choices) > 0; day++ {
			ids := slices.Sorted(maps.Keys(m.choices))
			gone := ids[r.IntN(len(ids))]
			before := m.allocated(a)
			next, err := a.Replace(result, []Departure{leave(gone, day)})
			require.NoError(t, err)
			require.Equal(t, before, m.allocated(a), "the earlier answer stays")
			delete(m.choices, gone)
			again, err := m.list(t, by, TiesShare, nil).Allocate(m.posts())
			require.NoError(t, err)
			if before[gone] == "" {
				require.Equal(t, before, m.allocated(next))
			} else {
				require.Equal(t, m.allocated(again), m.allocated(next), "%+v", m)
			}
			came := 0
			for _, move := range next.Replacements[len(a.Replacements):] {
				require.NotEmpty(t, move.For)
				require.Equal(t, before[move.ID], move.From)
				require.Equal(t, m.allocated(next)[move.ID], move.Post)
				if move.From == "" {
					came++
				}
			}
			require.LessOrEqual(t, came, 1)
			a = next
		}
	}
}

// ranked is a market of one seat each, from lists of names in order.
func ranked(candidates, posts map[string][]string) market {
	m := market{choices: candidates, seats: map[string]int{}, worth: map[string]map[string]int64{}, own: map[string]int64{}}
	for i, id := range slices.Sorted(maps.Keys(candidates)) {
		m.own[id] = int64(i)
	}
	for post, order := range posts {
		m.seats[post], m.worth[post] = 1, map[string]int64{}
		for i, id := range order {
			m.worth[post][id] = int64(len(order) - i)
		}
	}
	return m
}

// Roth and Sotomayor, Two-Sided Matching, examples 2.9 and 2.17.
func TestTextbookMarkets(t *testing.T) {
	m := ranked(map[string][]string{
		"m1": {"w1", "w2", "w3", "w4"}, "m2": {"w4", "w2", "w3", "w1"}, "m3": {"w4", "w3", "w1", "w2"},
		"m4": {"w1", "w4", "w3", "w2"}, "m5": {"w1", "w2", "w4"},
	}, map[string][]string{
		"w1": {"m2", "m3", "m1", "m4", "m5"}, "w2": {"m3", "m1", "m2", "m4", "m5"},
		"w3": {"m5", "m4", "m1", "m2", "m3"}, "w4": {"m1", "m4", "m5", "m2", "m3"},
	})
	a, err := m.list(t, ByStable, TiesShare, nil).Allocate(m.posts())
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"m1": "w1", "m2": "w2", "m3": "w3", "m4": "w4"}, m.allocated(a))
	assert.Equal(t, 4, a.Rounds)
	var rounds []int
	for _, refusal := range a.Refusals("m5") {
		rounds = append(rounds, refusal.Round)
	}
	assert.Equal(t, []int{1, 3, 4}, rounds)

	m = ranked(map[string][]string{
		"m1": {"w1", "w2", "w3", "w4"}, "m2": {"w2", "w1", "w4", "w3"}, "m3": {"w3", "w4", "w1", "w2"}, "m4": {"w4", "w3", "w2", "w1"},
	}, map[string][]string{
		"w1": {"m4", "m3", "m2", "m1"}, "w2": {"m3", "m4", "m1", "m2"}, "w3": {"m2", "m1", "m4", "m3"}, "w4": {"m1", "m2", "m3", "m4"},
	})
	a, err = m.list(t, ByStable, TiesShare, nil).Allocate(m.posts())
	require.NoError(t, err)
	assert.Equal(t, map[string]string{"m1": "w1", "m2": "w2", "m3": "w3", "m4": "w4"}, m.allocated(a))
	stable := 0
	for _, other := range m.outcomes() {
		if m.blocking(other) == "" {
			stable++
		}
	}
	assert.Equal(t, 10, stable)
}

func TestTiesOfPosts(t *testing.T) {
	m := market{
		choices: map[string][]string{"A": {"p"}, "B": {"p", "q"}, "C": {"q"}},
		seats:   map[string]int{"p": 1, "q": 1}, own: map[string]int64{"A": 5, "B": 5, "C": 5},
	}
	for _, by := range []AllocateBy{ByMerit, ByStable} {
		_, err := m.list(t, by, TiesShare, nil).Allocate(m.posts())
		assert.Equal(t, []string{"posts.p tie_decides"}, wrongCodes(t, err), by)
		a, err := m.list(t, by, TiesLot, &seed).Allocate(m.posts())
		require.NoError(t, err)
		assert.Len(t, m.allocated(a), 2)
		order := Draw(seed, []string{"A", "B", "C"})
		assert.Equal(t, m.choices[order[0]][0], m.allocated(a)[order[0]])
	}
	m.worth = map[string]map[string]int64{"p": {"A": 5, "B": 5}}
	_, err := m.list(t, ByStable, TiesLot, &seed).Allocate(m.posts())
	require.NoError(t, err)
	apart := m
	apart.own = map[string]int64{"A": 1, "B": 2, "C": 3} // only the values for p are equal
	_, err = apart.list(t, ByStable, TiesLot, nil).Allocate(m.posts())
	assert.Equal(t, []string{"lot_seed seed_missing"}, wrongCodes(t, err))
	m.choices = map[string][]string{"A": {"p"}, "C": {"q"}}
	for _, by := range []AllocateBy{ByMerit, ByStable} {
		_, err := m.list(t, by, TiesShare, nil).Allocate(m.posts())
		require.NoError(t, err, "a tie that decides nothing")
	}
}

func TestAllocateRefuses(t *testing.T) {
	m := market{choices: map[string][]string{"A": {"p", "p", "x"}}, own: map[string]int64{"A": 1}}
	_, err := m.list(t, ByMerit, TiesShare, nil).Allocate([]Post{{"p", -1}, {"p", 1}, {" ", 1}})
	assert.Equal(t, []string{
		"posts.p.seats seats_negative", "posts.p post_twice", `posts[" "] post_id`, "candidates.A.choices[1] chosen_twice", "candidates.A.choices[2] unknown_post",
	}, wrongCodes(t, err))
	_, err = stand(t, "ties: share", "98").Allocate(nil)
	assert.Equal(t, []string{"posts no_allocation"}, wrongCodes(t, err))
	ranker, err := Compile(Rules{Keys: []Key{{By: "fact.worth", Prefer: Prefer{Direction: Highest}}}, Allocate: &Allocate{By: ByStable}}, Names{})
	require.NoError(t, err)
	_, err = ranker.Rank([]Entry{{ID: "A", Passed: true, Values: []KeyValue{{}}, Choices: []Preference{{Post: "p", Values: []KeyValue{}}}}}, nil)
	var call *ValuesError
	require.ErrorAs(t, err, &call)
	_, err = ranker.Rank([]Entry{{ID: "A", Passed: true, Values: []KeyValue{{}}, Choices: []Preference{{Post: "p", Values: []KeyValue{Text("x")}}}}}, nil)
	assert.Equal(t, []string{"candidates.A.at.p.facts.worth value_unfit"}, wrongCodes(t, err))
}

func TestLimitsOfReplacementOfPosts(t *testing.T) {
	one := 1
	ranker, err := Compile(Rules{
		Keys: []Key{{By: "total", Prefer: Prefer{Direction: Highest}}}, Allocate: &Allocate{By: ByMerit}, Replacement: &Replacement{AtMost: &one},
	}, Names{})
	require.NoError(t, err)
	var entries []Entry
	for i, id := range []string{"A", "B", "C", "D"} {
		entries = append(entries, Entry{ID: id, Passed: true, Values: []KeyValue{Ratio(int64(9-i), 1)}, Choices: []Preference{{Post: "p"}, {Post: "q"}}})
	}
	list, err := ranker.Rank(entries, nil)
	require.NoError(t, err)
	a, err := list.Allocate([]Post{{"p", 1}, {"q", 1}})
	require.NoError(t, err)
	a, err = a.Replace(result, []Departure{leave("A", 1), leave("C", 2)})
	require.NoError(t, err)
	assert.Equal(t, []Move{{"B", "p", "q", "A", leave("A", 1).On}, {"C", "q", "", "B", leave("A", 1).On}}, a.Replacements)
	assert.Equal(t, []string{"limit_reached", "post_unfilled"}, codes(a.Reasons))
	assert.Equal(t, `p: B
  B: place 2, comes to p, choice 1 of 2
q: –
  D: place 4, comes to none of 2 choices
    ↓ p had no seat left, of 1, when it was the turn of place 4; the last went to B: B stands above D by the total: 8 against 6
    ↓ q had no seat left, of 1, when it was the turn of place 4; the last went to C: C stands above D by the total: 7 against 6
  A: declined on 1 July 2018
  C: declined on 2 July 2018
B moves from q to p, where A left a seat
C comes to q, where B left a seat
as many as the regulation allows (1) have been replaced; the seat stays empty
q has 1 seat; 1 stays empty
`, a.Text(language.English))
	_, err = a.Replace(result, []Departure{leave("A", 3), leave("X", 3)})
	assert.Equal(t, []string{"departures[0].id departure_twice"}, wrongCodes(t, err))
	_, err = a.Replace(result, []Departure{leave("X", 1)})
	assert.Equal(t, []string{"departures[0].on departure_backwards"}, wrongCodes(t, err))
}

func BenchmarkStable(b *testing.B) {
	r := rand.New(rand.NewPCG(17, 5))
	const people, posts, choices = 100_000, 1_000, 10
	ranker, err := Compile(Rules{Keys: []Key{{By: "fact.worth", Prefer: Prefer{Direction: Highest}}}, Ties: TiesLot, Allocate: &Allocate{By: ByStable}}, Names{})
	require.NoError(b, err)
	entries := make([]Entry, people)
	for i := range entries {
		e := Entry{ID: fmt.Sprintf("c%d", i), Passed: true, Values: []KeyValue{Ratio(int64(r.IntN(10000)), 1)}}
		for _, post := range r.Perm(posts)[:choices] {
			e.Choices = append(e.Choices, Preference{Post: fmt.Sprintf("p%d", post), Values: []KeyValue{Ratio(int64(r.IntN(10000)), 1)}})
		}
		entries[i] = e
	}
	all := make([]Post, posts)
	for i := range all {
		all[i] = Post{fmt.Sprintf("p%d", i), 60}
	}
	for b.Loop() {
		list, err := ranker.Rank(entries, &seed)
		require.NoError(b, err)
		_, err = list.Allocate(all)
		require.NoError(b, err)
	}
}
