package scoring

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/histogram"
)

// Tally is what one question asked of everybody together gathers from some of
// the sheets: how often each value occurs in each group. Tallies of the same
// question merge in any order and grouping to the same; what they hold grows
// with the different values, not with the sheets. See [Figures.Tally].
type Tally struct {
	scorer *Scorer
	stage  int
	groups map[string]*distribution
	// Of a shortlist: who could go on, and who keeps it waiting.
	able, waiting int64
}

// distribution is how often each value occurs.
type distribution = histogram.Histogram[number]

// group is the distribution of a group, made where it is not there yet.
func (t *Tally) group(name string) *distribution {
	d := t.groups[name]
	if d == nil {
		d = histogram.New(number.cmp)
		t.groups[name] = d
	}
	return d
}

// add notes a value in a group.
func (t *Tally) add(group string, v number) { t.group(group).Add(v, 1) }

// Merge adds what another tally of the same question gathered.
func (t *Tally) Merge(other *Tally) error {
	if t == nil || other == nil || t == other || t.scorer != other.scorer || t.stage != other.stage || t.groups == nil {
		return ErrOtherTally
	}
	for name, d := range other.groups {
		t.group(name).Merge(d)
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
	groups := map[string]*histogram.Counts[number]{}
	for name, d := range t.groups {
		groups[name] = d.Counts()
	}
	return json.Marshal(written(t.stage, groups, t.able, t.waiting))
}

func written(stage int, groups map[string]*histogram.Counts[number], able, waiting int64) writtenTally {
	out := writtenTally{Stage: stage, Groups: map[string][]writtenCount{}, Able: able, Waiting: waiting}
	for name, counts := range groups {
		list := make([]writtenCount, len(counts.Items))
		for i, item := range counts.Items {
			list[i] = writtenCount{item.Value.value(), item.Count}
		}
		out.Groups[name] = list
	}
	return out
}

// ReadTally reads what MarshalJSON of a tally of this scorer wrote.
func (s *Scorer) ReadTally(data []byte) (*Tally, error) {
	var in readTally
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("scoring: this is no tally: %w", err)
	}
	return s.made().readTally(in)
}

type readTally struct {
	Stage  int `json:"stage"`
	Groups map[string][]struct {
		Value string `json:"value"`
		Count int64  `json:"count"`
	} `json:"groups"`
	Able    int64 `json:"able"`
	Waiting int64 `json:"waiting"`
}

func (s *Scorer) readTally(in readTally) (*Tally, error) {
	if in.Stage < 0 || in.Stage >= len(s.stages) || in.Able < 0 || in.Waiting < 0 {
		return nil, ErrOtherTally
	}
	t := &Tally{scorer: s, stage: in.Stage, groups: map[string]*distribution{}, able: in.Able, waiting: in.Waiting}
	for group, counts := range in.Groups {
		d := t.group(group)
		for _, c := range counts {
			v, err := thituyen.ParseValue(c.Value)
			if err != nil || c.Count < 1 {
				return nil, fmt.Errorf("scoring: this is no tally: %q occurs %d times", c.Value, c.Count)
			}
			d.Add(s.constant(numberOf(v)), c.Count)
		}
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
