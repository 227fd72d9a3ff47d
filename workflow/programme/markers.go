package programme

import (
	"cmp"
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/round"
)

// compared is a mark beside those of the others who marked the same paper: the
// difference from their mean, as a part of the highest mark.
type compared struct {
	marker, name, round string
	difference          thituyen.Value
}

// Marker is how the marks of one person lie beside those of the others who
// marked the same papers. Differences are parts of the highest mark: of 100,
// 1/20 are 5 marks. A figure that stands out is a question to ask and no
// finding: papers differ, panels differ, and of two markers each stands out as
// far as the other.
type Marker struct {
	Marker string   `json:"marker"` // the identity, or round/id where none was given
	Name   string   `json:"name"`   // as the rounds show it
	Rounds []string `json:"rounds"`
	Marks  int      `json:"marks"`
	// Mean is the mean difference; above 0 the marks lie above the others'.
	Mean thituyen.Value `json:"mean"`
	// Variance is the mean of the squared distances of the differences from
	// their mean: the square of their standard deviation.
	Variance thituyen.Value `json:"variance"`
	// Questions say what stands out; none: nothing does.
	Questions []thituyen.Reason `json:"questions"`
}

// compare holds each mark against the others on the same paper.
func (r *Record) compare(identity func(string) string) []compared {
	scorer := r.round.Rules().Scorer
	papers := r.round.Registered()
	for _, c := range r.round.Components() {
		if c.ByCode && c.Issued && !c.Opened {
			papers = append(papers, r.issued(c.ID)...)
		}
	}
	var out []compared
	for _, paper := range papers {
		byLeaf := map[string][]round.Given{}
		for _, g := range r.round.Marks(paper) {
			byLeaf[g.Component] = append(byLeaf[g.Component], g)
		}
		for _, leaf := range slices.Sorted(maps.Keys(byLeaf)) {
			within, takesMarks := scorer.Range(leaf)
			if !takesMarks || within.Max.Sign() <= 0 {
				continue
			}
			out = append(out, r.beside(byLeaf[leaf], within.Max, identity)...)
		}
	}
	return out
}

// issued are the codes of a component.
func (r *Record) issued(component string) []string {
	var out []string
	for _, a := range r.taken("issue_codes") {
		if a.said("component") != component {
			continue
		}
		codes, _ := a.says.Member("codes")
		for code := range codes.Members() {
			out = append(out, string(code))
		}
	}
	return out
}

// beside compares the marks of one panel on one paper.
func (r *Record) beside(marks []round.Given, highest thituyen.Value, identity func(string) string) []compared {
	if len(marks) < 2 {
		return nil
	}
	var sum thituyen.Value
	for _, g := range marks {
		sum = sum.Add(markOf(g))
	}
	share := thituyen.Fraction(1, int64(len(marks)-1))
	var out []compared
	for _, g := range marks {
		mark := markOf(g)
		who := ""
		if identity != nil {
			who = identity(g.Marker)
		}
		if who == "" {
			who = r.id + "/" + g.Marker
		}
		if apart, ok := mark.Sub(sum.Sub(mark).Mul(share)).Quo(highest); ok {
			out = append(out, compared{who, r.round.Name(g.Marker), r.id, apart})
		}
	}
	return out
}

// Markers are all who marked beside others, in the order of their ids.
func (g *Register) Markers() []Marker {
	g = g.made()
	by := map[string][]compared{}
	for _, r := range g.Records() {
		for _, c := range r.marks {
			by[c.marker] = append(by[c.marker], c)
		}
	}
	var out []Marker
	for _, id := range slices.Sorted(maps.Keys(by)) {
		m := marker(id, by[id])
		if w := g.programme.document.Watch; w != nil {
			m.ask(w)
		}
		out = append(out, m)
	}
	return out
}

func marker(id string, marks []compared) Marker {
	m := Marker{Marker: id, Name: marks[0].name, Marks: len(marks)}
	share := thituyen.Fraction(1, int64(len(marks)))
	var sum, squares thituyen.Value
	for _, c := range marks {
		sum = sum.Add(c.difference)
		squares = squares.Add(c.difference.Mul(c.difference))
		if !slices.Contains(m.Rounds, c.round) {
			m.Rounds = append(m.Rounds, c.round)
		}
	}
	m.Mean = sum.Mul(share)
	m.Variance = squares.Mul(share).Sub(m.Mean.Mul(m.Mean))
	return m
}

// ask puts the questions. Whether one is put is decided exactly; what it shows
// is rounded to one place.
func (m *Marker) ask(w *Watch) {
	if m.Marks < w.AtLeast {
		return
	}
	if m.Mean.Abs().Cmp(*w.Mean) > 0 {
		code := "marker_higher"
		if m.Mean.Sign() < 0 {
			code = "marker_lower"
		}
		m.question(code, param("mean", percent(m.Mean.Abs())))
	}
	if m.Variance.Cmp(w.Spread.Mul(*w.Spread)) > 0 {
		m.question("marker_spread", param("spread", percent(root(m.Variance))))
	}
}

func (m *Marker) question(code string, figure thituyen.Param) {
	m.Questions = append(m.Questions, sentences.Reason(code, param("marker", m.Name), figure, param("marks", m.Marks), param("rounds", len(m.Rounds))))
}

// onePlace is a number to one place, as shown.
func onePlace(v thituyen.Value) thituyen.Value { return v.Round(1, thituyen.HalfUp) }

// percent is a part in hundredths, to one place, as shown.
func percent(v thituyen.Value) thituyen.Value {
	return v.Mul(thituyen.Int(100)).Round(1, thituyen.HalfUp)
}

// root is a square root for showing, cut to four places: only whether its
// square is above another is decided, and that exactly.
func root(v thituyen.Value) thituyen.Value {
	const scale = 10_000
	square := v.Mul(thituyen.Int(scale*scale)).Round(0, thituyen.Floor)
	whole, fits := square.Numerator()
	if !fits || whole < 0 {
		return thituyen.Value{}
	}
	low, high := int64(0), int64(3_000_000_000)
	for low < high {
		middle := (low + high + 1) / 2
		if middle <= whole/max(middle, 1) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return thituyen.Fraction(low, scale)
}

// standing orders markers by how much is asked of them, then by their ids.
func standing(a, b Marker) int {
	return cmp.Or(-cmp.Compare(len(a.Questions), len(b.Questions)), -a.Mean.Abs().Cmp(b.Mean.Abs()), cmp.Compare(a.Marker, b.Marker))
}
