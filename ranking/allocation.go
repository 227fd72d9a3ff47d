package ranking

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/wording"
)

// report writes the fields that the caller sees from the state.
func (a *Allocation) report() {
	l := a.list
	at := map[string]int{}
	a.Posts = make([]Filled, len(a.posts))
	for i, p := range a.posts {
		at[p.ID] = i
		a.Posts[i] = Filled{Post: p.ID, Seats: p.Seats, Holders: []string{}}
	}
	holders := make([][]proposal, len(a.posts))
	for row, choice := range a.state.held {
		if choice < 0 || a.state.gone[row] {
			continue
		}
		p := l.preferences(uint32(row))[choice]
		i := at[l.postNames[p.post]]
		holders[i] = append(holders[i], proposal{p.row, uint32(row)})
	}
	a.inOrder(holders)
	for i := range holders {
		for _, h := range holders[i] {
			a.Posts[i].Holders = append(a.Posts[i].Holders, l.ids[h.by])
		}
	}
	a.Reasons = slices.Clone(a.state.said)
	for _, p := range a.Posts {
		if empty := p.Seats - len(p.Holders); empty > 0 {
			a.Reasons = append(a.Reasons, sentences.Reason("post_unfilled", wording.P("post", p.Post), wording.P("seats", p.Seats), wording.P("empty", empty)))
		}
	}
}

// inOrder puts the holders of each post in its order: with merit that of all.
func (a *Allocation) inOrder(holders [][]proposal) {
	l := a.list
	if a.By == ByMerit {
		for _, of := range holders {
			slices.SortFunc(of, func(x, y proposal) int { return int(l.position[x.by]) - int(l.position[y.by]) })
		}
		return
	}
	order := l.proposals()
	for _, of := range holders {
		slices.SortFunc(of, func(x, y proposal) int {
			switch {
			case x == y:
				return 0
			case order.worse(x, y):
				return 1
			}
			return -1
		})
	}
}

// List is who stands where, by the keys without what is true for one post
// alone.
func (a *Allocation) List() *List {
	if a == nil {
		return nil
	}
	return a.list
}

// row is the row of a placed candidate.
func (a *Allocation) row(id string) (uint32, bool) {
	if a == nil || a.list == nil {
		return 0, false
	}
	row, ok := a.list.register.row(id)
	return uint32(row), ok && row < a.list.placed
}

// Post is the post that a candidate comes to; false where to none.
func (a *Allocation) Post(id string) (string, bool) {
	row, ok := a.row(id)
	if !ok || a.state.held[row] < 0 || a.state.gone[row] {
		return "", false
	}
	return a.list.postNames[a.list.preferences(row)[a.state.held[row]].post], true
}

// Refusals are the choices of a candidate that came before the post they come
// to, or all of them: by which post each was refused, when and why.
func (a *Allocation) Refusals(id string) []Refusal {
	row, ok := a.row(id)
	if !ok || a.state.gone[row] {
		return nil
	}
	var out []Refusal
	for i, p := range a.list.preferences(row) {
		if r := a.state.refused[a.list.prefStart(row)+i]; r.round > 0 {
			out = append(out, a.refusal(row, i, p, r))
		}
	}
	return out
}

func (a *Allocation) refusal(row uint32, i int, p preference, r refusal) Refusal {
	l := a.list
	out := Refusal{Post: l.postNames[p.post], Choice: i + 1}
	params := []thituyen.Param{wording.P("post", out.Post), wording.P("id", l.ids[row]), wording.P("seats", a.seatsOf(out.Post))}
	code := "refused_by_merit"
	place, _ := l.Place(l.ids[row])
	if a.By == ByStable {
		out.Round, code = int(r.round), "refused_in_round"
		params = append(params, wording.P("round", out.Round))
	} else {
		params = append(params, wording.P("place", place))
	}
	if r.lowest < 0 {
		out.Why = sentences.Reason(code+"_without_seats", params...).Under(l.ranker.allocateClause)
		return out
	}
	lowest := l.rowID(uint32(r.lowest))
	params = append(params, wording.P("last", lowest), wording.P("because", a.between(uint32(r.lowest), p.row, row)))
	out.Why = sentences.Reason(code, params...).Under(l.ranker.allocateClause)
	return out
}

// rowID is the candidate whose row of the columns it is.
func (l *List) rowID(row uint32) string {
	if int(row) < l.placed {
		return l.ids[row]
	}
	by, _ := slices.BinarySearchFunc(l.prefStarts[1:], l.ownPrefs[int(row)-l.placed], func(start, pref uint32) int {
		if start <= pref {
			return -1
		}
		return 1
	})
	return l.ids[by]
}

// between says why one stands above another at a post.
func (a *Allocation) between(above, below, by uint32) thituyen.Reason {
	l := a.list
	c := l.compareRows(int(above), int(below))
	c.Above, c.Below = l.rowID(above), l.ids[by]
	if c.By == "" {
		c.By = ByLot
	}
	return c.Reason()
}

func (a *Allocation) seatsOf(post string) int {
	for _, p := range a.posts {
		if p.ID == post {
			return p.Seats
		}
	}
	return 0
}

// Why says for one candidate of the case what they come to and why; false for
// an id that is not of the case.
func (a *Allocation) Why(id string) (thituyen.Reason, bool) {
	if a == nil || a.list == nil {
		return thituyen.Reason{}, false
	}
	l := a.list
	at, known := l.register.row(id)
	switch {
	case !known:
		return thituyen.Reason{}, false
	case at >= l.placed:
		return sentences.Reason("not_passed"), true
	}
	row := uint32(at)
	if a.state.gone[row] {
		for _, d := range a.Departures {
			if d.ID == id {
				return d.reason(), true
			}
		}
	}
	place, _ := l.Place(id)
	choices := len(l.preferences(row))
	params := []thituyen.Param{wording.P("place", place), wording.P("choices", choices)}
	clause := l.ranker.allocateClause
	post, ok := a.Post(id)
	switch {
	case ok:
		return sentences.Reason("allocated", append(params, wording.P("post", post), wording.P("choice", int(a.state.held[row])+1))...).Under(clause), true
	case choices == 0:
		return sentences.Reason("chooses_nothing", params...).Under(clause), true
	}
	return sentences.Reason("allocated_nothing", params...).Under(clause), true
}

// Text words the allocation in Vietnamese or English: each post with who comes
// to it, and then those who come to none, with what was refused to each.
func (a *Allocation) Text(tag language.Tag) string {
	if a == nil || a.list == nil {
		return ""
	}
	var out strings.Builder
	for _, p := range a.Posts {
		out.WriteString(p.Post + ": " + wordGroups(alone(p.Holders)) + "\n")
		for _, id := range p.Holders {
			a.write(&out, tag, id)
		}
	}
	for row := range a.list.placed {
		id := a.list.ids[row]
		if _, ok := a.Post(id); !ok && !a.state.gone[row] {
			a.write(&out, tag, id)
		}
	}
	for _, d := range a.Departures {
		writeReason(&out, tag, "  "+d.ID+": ", d.reason())
	}
	for _, m := range a.Replacements {
		writeReason(&out, tag, "", m.Reason())
	}
	for _, reason := range a.Reasons {
		writeReason(&out, tag, "", reason)
	}
	return out.String()
}

func (a *Allocation) write(out *strings.Builder, tag language.Tag, id string) {
	if why, ok := a.Why(id); ok {
		writeReason(out, tag, "  "+id+": ", why)
	}
	for _, r := range a.Refusals(id) {
		writeReason(out, tag, "    ↓ ", r.Why)
	}
}
