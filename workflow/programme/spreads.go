package programme

import (
	"cloud.google.com/go/civil"

	"github.com/shopspring/decimal"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/workflow/round"
)

// Settled is a spread between the markers of one paper that the rules referred
// and somebody settled.
type Settled struct {
	Round     string `json:"round"`
	Component string `json:"component"`
	// Paper is the candidate, or the code as long as codes are closed.
	Paper string     `json:"paper"`
	On    civil.Date `json:"on"`
	// Marks are those of the markers, each the sum of its parts, in the order
	// in which they were given.
	Marks []thituyen.Value `json:"marks"`
	// Spread is the largest less the smallest of them, and Mean their mean.
	Spread thituyen.Value `json:"spread"`
	Mean   thituyen.Value `json:"mean"`
	// Value is what was decided, and Moved by how much that is above (+) or
	// below (−) the mean.
	Value thituyen.Value `json:"value"`
	Moved thituyen.Value `json:"moved"`
}

// spreads finds what was settled.
func (r *Record) spreads() []Settled {
	whose := r.codes()
	var out []Settled
	for _, a := range r.taken("settle") {
		value, err := thituyen.ParseValue(a.said("value"))
		if err != nil {
			continue // decided by rule to be a number, else the record did not hold
		}
		s := Settled{Round: r.id, Component: a.said("component"), Paper: a.candidate, On: a.happened.Date, Value: value}
		if code := a.said("code"); code != "" {
			s.Paper = code
			if candidate, opened := whose[s.Component][code]; opened {
				s.Paper = candidate
			}
		}
		s.Marks = totals(r.round.Marks(s.Paper), r.marked(s.Component))
		if len(s.Marks) == 0 {
			continue
		}
		s.measure()
		out = append(out, s)
	}
	return out
}

func (s *Settled) measure() {
	least, most, sum := s.Marks[0], s.Marks[0], thituyen.Value{}
	for _, mark := range s.Marks {
		sum = sum.Add(mark)
		if mark.Cmp(least) < 0 {
			least = mark
		}
		if mark.Cmp(most) > 0 {
			most = mark
		}
	}
	s.Spread = most.Sub(least)
	s.Mean = sum.Mul(thituyen.Fraction(1, int64(len(s.Marks))))
	s.Moved = s.Value.Sub(s.Mean)
}

// codes are whose each code is, by component, of those that were opened.
func (r *Record) codes() map[string]map[string]string {
	out := map[string]map[string]string{}
	byCode := ""
	for _, c := range r.round.Components() {
		if c.ByCode {
			byCode = c.ID
		}
	}
	for _, a := range r.taken("open_codes") {
		component := a.said("component")
		if component == "" {
			component = byCode
		}
		book, _ := a.says.Member("codes")
		for code, opening := range book.Members() {
			if out[component] == nil {
				out[component] = map[string]string{}
			}
			out[component][string(code)] = text(opening, "candidate")
		}
	}
	return out
}

// totals are the marks of each marker on some leaves, summed, in the order of
// their first.
func totals(marks []round.Given, leaves map[string]bool) []thituyen.Value {
	at := map[string]int{}
	var out []thituyen.Value
	for _, g := range marks {
		if !leaves[g.Component] {
			continue
		}
		mark := markOf(g)
		i, known := at[g.Marker]
		if !known {
			i = len(out)
			at[g.Marker], out = i, append(out, thituyen.Value{})
		}
		out[i] = out[i].Add(mark)
	}
	return out
}

// markOf is a mark as a number: the record holds only numbers there.
func markOf(g round.Given) thituyen.Value {
	mark, err := decimal.NewFromString(g.Mark)
	if err != nil {
		return thituyen.Value{}
	}
	return thituyen.FromDecimal(mark)
}

// marked are the components that take marks, at or below one.
func (r *Record) marked(component string) map[string]bool {
	out := map[string]bool{}
	if rules := r.round.Rules(); rules != nil {
		for _, id := range rules.Scorer.MarkedIn(component) {
			out[id] = true
		}
	}
	return out
}
