package scoring

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/thituyen/thituyen"
)

// Tally is what one question asked of everybody together gathers from some of
// the sheets: how often each value occurs in each group. Tallies of the same
// question merge in any order to the same; see [Figures.Tally].
type Tally struct {
	scorer *Scorer
	stage  int
	groups map[string]*distribution
	// Of a shortlist: who could go on, and who keeps it waiting.
	able, waiting int64
}

// distribution is how often each value occurs. It is sorted when read.
type distribution struct {
	values []tallied
	sorted bool
}

type tallied struct {
	value number
	count int64
}

// add notes a value in a group.
func (t *Tally) add(group string, v number) {
	d := t.groups[group]
	if d == nil {
		d = &distribution{}
		t.groups[group] = d
	}
	d.values, d.sorted = append(d.values, tallied{v, 1}), false
}

// sort brings the values into order, each once.
func (d *distribution) sort() {
	if d.sorted {
		return
	}
	d.sorted = true
	slices.SortFunc(d.values, func(a, b tallied) int { return a.value.cmp(b.value) })
	kept := d.values[:0]
	for _, v := range d.values {
		if last := len(kept) - 1; last >= 0 && kept[last].value.cmp(v.value) == 0 {
			kept[last].count += v.count
		} else {
			kept = append(kept, v)
		}
	}
	d.values = kept
}

// Merge adds what another tally of the same question gathered.
func (t *Tally) Merge(other *Tally) error {
	if t == nil || other == nil || t.scorer != other.scorer || t.stage != other.stage || t.groups == nil {
		return ErrOtherTally
	}
	for _, group := range slices.Sorted(maps.Keys(other.groups)) {
		d := t.groups[group]
		if d == nil {
			d = &distribution{}
			t.groups[group] = d
		}
		d.values, d.sorted = append(d.values, other.groups[group].values...), false
	}
	t.able, t.waiting = t.able+other.able, t.waiting+other.waiting
	return nil
}

// ErrOtherTally is a programmer's mistake: the tally is of another scorer, or
// of another question than the one to be answered next.
var ErrOtherTally = errors.New("scoring: the tally was gathered for another scorer or another question; gather it with Tally of the figures it is added to")

type writtenTally struct {
	Stage   int                       `json:"stage"`
	Groups  map[string][]writtenCount `json:"groups"`
	Able    int64                     `json:"able,omitempty"`
	Waiting int64                     `json:"waiting,omitempty"`
}

type writtenCount struct {
	Value thituyen.Value `json:"value"`
	Count int64          `json:"count"`
}

// MarshalJSON writes the question and, by group, how often each value occurs;
// tallies that gathered the same give the same bytes.
func (t *Tally) MarshalJSON() ([]byte, error) {
	if t == nil || t.groups == nil {
		return []byte("null"), nil
	}
	out := writtenTally{Stage: t.stage, Groups: map[string][]writtenCount{}, Able: t.able, Waiting: t.waiting}
	for group, d := range t.groups {
		copied := distribution{values: slices.Clone(d.values)}
		copied.sort()
		for _, v := range copied.values {
			out.Groups[group] = append(out.Groups[group], writtenCount{v.value.value(), v.count})
		}
	}
	return json.Marshal(out)
}

// ReadTally reads what MarshalJSON of a tally of this scorer wrote.
func (s *Scorer) ReadTally(data []byte) (*Tally, error) {
	var in struct {
		Stage  int `json:"stage"`
		Groups map[string][]struct {
			Value string `json:"value"`
			Count int64  `json:"count"`
		} `json:"groups"`
		Able    int64 `json:"able"`
		Waiting int64 `json:"waiting"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("scoring: this is no tally: %w", err)
	}
	s = s.made()
	if in.Stage < 0 || in.Stage >= len(s.stages) || in.Able < 0 || in.Waiting < 0 {
		return nil, ErrOtherTally
	}
	t := &Tally{scorer: s, stage: in.Stage, groups: map[string]*distribution{}, able: in.Able, waiting: in.Waiting}
	for group, counts := range in.Groups {
		d := &distribution{}
		for _, c := range counts {
			v, err := thituyen.ParseValue(c.Value)
			if err != nil || c.Count < 1 {
				return nil, fmt.Errorf("scoring: this is no tally: %q occurs %d times", c.Value, c.Count)
			}
			d.values = append(d.values, tallied{s.constant(numberOf(v)), c.Count})
		}
		t.groups[group] = d
	}
	return t, nil
}

// constant is a number from outside, big where all are.
func (s *Scorer) constant(v number) number {
	if s.wide && v.wide == nil {
		return v.widened()
	}
	return v
}

// Tally gathers from some of the sheets what the next question asks: the
// figures so far answer those before it. The sheets are the scorer's; what is
// wrong with one shows when it is scored.
func (f *Figures) Tally(sheets iter.Seq[*Sheet]) (*Tally, error) {
	if f == nil || f.scorer == nil || f.Complete() {
		return nil, ErrOtherTally
	}
	t := &Tally{scorer: f.scorer, stage: len(f.stages), groups: map[string]*distribution{}}
	if sheets == nil {
		return t, nil
	}
	results := make([]result, f.scorer.slots)
	for sheet := range sheets {
		if sheet == nil || sheet.body == nil || sheet.body.scorer != f.scorer {
			return nil, WrongSheetError{}
		}
		clear(results)
		r := run{Scorer: f.scorer, body: sheet.body, results: results, figures: f, tally: t}
		r.all()
	}
	return t, nil
}
