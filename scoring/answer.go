package scoring

import (
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
)

// Answer is what one question asked of everybody together came to.
type Answer struct {
	Component string        `json:"component"` // in whose turn it is asked
	Rule      thituyen.Path `json:"rule"`      // the rule's path in the section
	Groups    []GroupAnswer `json:"groups"`    // by name; one without a name where the rule splits nobody
	// Centre is that of everybody, of `equate`.
	Centre *thituyen.Value `json:"centre,omitempty"`
	// Border is where a shortlist ends.
	Border *Border `json:"border,omitempty"`
}

// GroupAnswer is one group of the cohort.
type GroupAnswer struct {
	Name  string `json:"name,omitempty"`
	Count int64  `json:"count"`
	// Values are those before the rule, the lowest first, with how many have
	// each.
	Values []Occurrence `json:"values"`
	// Mean and Deviation are of `standardise`, Centre and Factor of `equate`,
	// each rounded as the rule says. Deviation is nil where the group has none:
	// a sample of one.
	Mean      *thituyen.Value `json:"mean,omitempty"`
	Deviation *thituyen.Value `json:"deviation,omitempty"`
	Centre    *thituyen.Value `json:"centre,omitempty"`
	Factor    *thituyen.Value `json:"factor,omitempty"`
}

// Occurrence is a value and how many have it.
type Occurrence struct {
	Value thituyen.Value `json:"value"`
	Count int64          `json:"count"`
}

// Border is where a shortlist ends.
type Border struct {
	Places int64 `json:"places"` // how many go on, but for a tie
	Able   int64 `json:"able"`   // of how many who could
	// Value is that of the last who goes on; nil where all or nobody does, or
	// while that is awaited.
	Value   *thituyen.Value `json:"value,omitempty"`
	TieOut  bool            `json:"tie_out,omitempty"` // who has just this value stays out
	All     bool            `json:"all,omitempty"`
	Nobody  bool            `json:"nobody,omitempty"`
	Waiting int64           `json:"waiting,omitempty"` // who keeps it from being known
}

// Answers are the answers so far, question by question in the order of
// scoring.
func (f *Figures) Answers() []Answer {
	if f == nil || f.scorer == nil {
		return nil
	}
	out := make([]Answer, len(f.stages))
	for i := range f.stages {
		out[i] = f.answer(f.scorer.stages[i], &f.stages[i])
	}
	return out
}

func (f *Figures) answer(st stage, a *answered) Answer {
	out := Answer{Component: f.scorer.nodes[st.node].id, Groups: []GroupAnswer{}}
	for _, name := range slices.Sorted(maps.Keys(a.groups)) {
		out.Groups = append(out.Groups, a.groups[name].answer(name))
	}
	if st.shortlist != nil {
		out.Rule = st.shortlist.path
		out.Border = a.border.answer(a.able, a.waiting)
		return out
	}
	out.Rule = st.cohort.path
	out.Centre = handed(a.centre)
	return out
}

func (g *groupFigures) answer(name string) GroupAnswer {
	out := GroupAnswer{
		Name: name, Count: g.Total(), Values: make([]Occurrence, len(g.Items)),
		Mean: handed(g.mean), Deviation: handed(g.deviation), Centre: handed(g.centre), Factor: handed(g.factor),
	}
	for i, item := range g.Items {
		out.Values[i] = Occurrence{item.Value.value(), item.Count}
	}
	return out
}

func (b *border) answer(able, waiting int64) *Border {
	out := &Border{Places: b.places, Able: able, TieOut: b.out, All: b.all, Nobody: b.nobody, Waiting: waiting}
	if !b.all && !b.nobody && !b.waiting {
		out.Value = handed(b.value)
	}
	return out
}

// handed is a number to hand out; nil where there is none.
func handed(n number) *thituyen.Value {
	if !n.has() {
		return nil
	}
	v := n.value()
	return &v
}
