package ranking

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Post is one of several posts that candidates choose among.
type Post struct {
	ID    string
	Seats int
}

// Preference is a post that a candidate chooses and may have.
type Preference struct {
	Post string
	// Values answer [Ranker.Needs] where something is true of the candidate for
	// this post alone; nil: those of the entry hold here too. Merit does not
	// look at them.
	Values []KeyValue
}

// Filled is a post with those who come to it.
type Filled struct {
	Post    string   `json:"post"`
	Seats   int      `json:"seats,string"`
	Holders []string `json:"holders"` // best first, by the order of that post
}

// Refusal is a choice of a candidate that did not come about.
type Refusal struct {
	Post   string          `json:"post"`
	Choice int             `json:"choice,string"`          // which of the candidate's choices, from 1
	Round  int             `json:"round,string,omitempty"` // of the proposals, from 1; 0 with merit, where places say when
	Why    thituyen.Reason `json:"why"`
}

// Allocation is who comes to which of several posts, and why. What its methods
// answer does not change with its fields.
type Allocation struct {
	By           AllocateBy
	Posts        []Filled // in the order of the posts asked about
	Rounds       int      // of proposals that it took; 0 with merit
	Departures   []Departure
	Replacements []Move
	Reasons      []thituyen.Reason // about the whole: seats that stay empty …

	list  *List
	posts []Post
	state allotment
}

// allotment is what an allocation goes on from.
type allotment struct {
	held     []int32   // by row: the preference that came about, -1 none
	refused  []refusal // by preference
	gone     []bool    // by row: who departed
	frozen   bool      // the limit of replacement is reached
	newcomes int       // how many followed who had no post
	said     []thituyen.Reason
}

// refusal is when a preference was refused, and the lowest who was kept then.
type refusal struct {
	round  uint32 // with merit 1; 0: not refused
	lowest int32  // a row of the columns, -1 nobody
}

// preference is one of a candidate's choices: a post by its number among those
// named, and the row of the columns that holds there.
type preference struct{ post, row uint32 }

// Allocate gives several posts to the placed, by their choices, as the rules
// say: by merit, or by proposals that end in the stable outcome best for the
// candidates. The order of the posts changes nothing but that of the answer.
//
// What is wrong is returned as [thituyen.Mistakes]: rules that give seats
// otherwise, posts named twice or with seats below 0, a choice of no post or of
// one twice, a tie that decides where no lot breaks it, a lot without a seed.
func (l *List) Allocate(posts []Post) (*Allocation, error) {
	l = l.made()
	a := &Allocation{By: l.ranker.allocate, list: l, posts: slices.Clone(posts)}
	if err := document.Join(a.unfit()).Err(); err != nil {
		return nil, err
	}
	a.state.gone = make([]bool, l.placed)
	if err := a.run(); err != nil {
		return nil, err
	}
	a.report()
	return a, nil
}

// unfit are the mistakes of what is asked.
func (a *Allocation) unfit() thituyen.Mistakes {
	var mistakes thituyen.Mistakes
	root := thituyen.Path{}
	add := func(at thituyen.Path, code string, params ...thituyen.Param) {
		mistakes = append(mistakes, document.At(at, sentences.Reason(code, params...)))
	}
	if a.By == "" {
		add(root.Key("posts"), "no_allocation")
	}
	known := map[string]bool{}
	ids := make([]string, len(a.posts))
	for i, p := range a.posts {
		at := root.Key("posts").Key(p.ID)
		switch {
		case !document.ValidID(p.ID):
			add(at, "post_id", wording.P("found", p.ID))
		case known[p.ID]:
			add(at, "post_twice", wording.P("post", p.ID))
		}
		if p.Seats < 0 {
			add(at.Key("seats"), "seats_negative", wording.P("found", p.Seats))
		}
		known[p.ID], ids[i] = true, p.ID
	}
	l := a.list
	for row := range l.placed {
		seen := map[uint32]bool{}
		for i, p := range l.preferences(uint32(row)) {
			at, name := root.Key("candidates").Key(l.ids[row]).Key("choices").Index(i), l.postNames[p.post]
			if !known[name] {
				add(at, "unknown_post", wording.P("found", name), wording.P("known", ids))
			}
			if seen[p.post] {
				add(at, "chosen_twice", wording.P("id", l.ids[row]), wording.P("post", name))
			}
			seen[p.post] = true
		}
	}
	return mistakes
}

// preferences are a row's choices, best first.
func (l *List) preferences(row uint32) []preference {
	if l.prefStarts == nil {
		return nil
	}
	return l.prefs[l.prefStarts[row]:l.prefStarts[row+1]]
}

// run allocates anew among those who have not departed.
func (a *Allocation) run() error {
	l := a.list
	a.state.held = make([]int32, l.placed)
	for row := range a.state.held {
		a.state.held[row] = -1
	}
	a.state.refused = make([]refusal, len(l.prefs))
	if a.By == ByMerit {
		return a.merit()
	}
	return a.stable()
}

// rooms is how many seats each of the named posts has.
func (a *Allocation) rooms() []int {
	seats := map[string]int{}
	for _, p := range a.posts {
		seats[p.ID] = p.Seats
	}
	rooms := make([]int, len(a.list.postNames))
	for i, name := range a.list.postNames {
		rooms[i] = seats[name]
	}
	return rooms
}

// merit lets each in order take the first choice with a seat left; those who
// share a place take theirs together.
func (a *Allocation) merit() error {
	l := a.list
	rooms, last := a.rooms(), make([]int32, len(l.postNames))
	for i := range last {
		last[i] = -1
	}
	for g := range l.starts {
		from, to := l.bounds(g)
		wanted := map[uint32][]uint32{}
		for _, row := range l.rows[from:to] {
			if post, ok := a.firstLeft(row, rooms, last); ok && to-from > 1 {
				wanted[post] = append(wanted[post], row)
			} else if ok {
				rooms[post]--
				last[post] = int32(row)
			}
		}
		var mistakes thituyen.Mistakes
		for _, post := range slices.Sorted(maps.Keys(wanted)) {
			rows := wanted[post]
			if len(rows) > rooms[post] {
				mistakes = append(mistakes, l.tieDecides(post, rows, rooms[post]))
			}
			rooms[post] -= len(rows)
			last[post] = int32(rows[len(rows)-1])
		}
		if mistakes != nil {
			return document.Join(mistakes).Err()
		}
	}
	return nil
}

// firstLeft gives a row its first choice with a seat left, and notes those
// that have none.
func (a *Allocation) firstLeft(row uint32, rooms []int, last []int32) (uint32, bool) {
	if a.state.gone[row] {
		return 0, false
	}
	first := a.list.prefStart(row)
	for i, p := range a.list.preferences(row) {
		if rooms[p.post] > 0 {
			a.state.held[row] = int32(i)
			return p.post, true
		}
		a.state.refused[first+i] = refusal{1, last[p.post]}
	}
	return 0, false
}

func (l *List) prefStart(row uint32) int {
	if l.prefStarts == nil {
		return 0
	}
	return int(l.prefStarts[row])
}

// tieDecides is the mistake of a case in which those tied would have to be told
// apart.
func (l *List) tieDecides(post uint32, rows []uint32, seats int) thituyen.Mistake {
	ids := slices.Sorted(slices.Values(l.names(rows)))
	name := l.postNames[post]
	return document.At(thituyen.Path{}.Key("posts").Key(name), sentences.Reason("tie_decides",
		wording.P("tie", ids), wording.P("post", name), wording.P("seats", seats)))
}
