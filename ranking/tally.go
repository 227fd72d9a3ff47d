package ranking

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"

	"cloud.google.com/go/civil"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/histogram"
)

// Tally is how many of some of the candidates have each value of the first
// key, of all and of each class that seats are for. Tallies of one ranker merge in any order and grouping to the same, and
// what they hold grows with the different values, not with the candidates. So
// a ranking of more than one machine holds is found in parts: [Tally.Contenders]
// says who may have a seat at all, and [Tally.Bands] what can be ranked apart.
// It is used by one goroutine at a time.
type Tally struct {
	ranker  *Ranker
	counts  *histogram.Histogram[height]
	classes []*histogram.Histogram[height] // of those whom seats may be for alone
}

// ErrOtherTally is a programmer's mistake: the tally was not made by this
// ranker, or is merged into itself.
var ErrOtherTally = errors.New("ranking: the tally is of another ranker; make it with Tally of the ranker that asks it")

// height is a value of the first key.
type height struct {
	missing bool
	at      int64 // of a date, its digits; of a listed value, its place in the list
	number  thituyen.Value
}

// heightOf reads a value as the key needs it.
func (k *key) heightOf(v KeyValue) (height, bool) {
	if v.Missing() {
		return height{missing: true}, true
	}
	read, ok := v.read(k.values)
	switch {
	case !ok:
		return height{}, false
	case k.listed != nil:
		return height{at: k.unlisted(read)}, true
	case k.values == dates:
		return height{at: read.num}, true
	}
	n, _ := read.Number()
	return height{number: n}, true
}

// unlisted is the place of a value in the list; those not listed share one
// after the last.
func (k *key) unlisted(v KeyValue) int64 {
	book := wordbook{key: k}
	return book.cell(v)
}

// compare is below 0 where a stands above b.
func (k *key) compare(a, b height) int {
	first := 1
	if k.missing == MissingFirst {
		first = -1
	}
	order := a.number.Cmp(b.number)
	if a.at != b.at {
		order = 1
		if a.at < b.at {
			order = -1
		}
	}
	switch {
	case a.missing && b.missing:
		return 0
	case a.missing:
		return first
	case b.missing:
		return -first
	case k.descend:
		return -order
	}
	return order
}

// value is a height to hand out; of those not listed none.
func (k *key) value(h height) KeyValue {
	switch {
	case h.missing:
		return KeyValue{}
	case k.listed != nil:
		for name, at := range k.listed {
			if at == h.at {
				return Text(name)
			}
		}
		return KeyValue{}
	case k.values == dates:
		return KeyValue{form: date, num: h.at}
	}
	return Number(h.number)
}

// first is the first key; nil of a ranker that nobody compiled.
func (r *Ranker) first() *key {
	if r == nil || len(r.keys) == 0 {
		return nil
	}
	return &r.keys[0]
}

func (r *Ranker) newTally() *Tally {
	t := &Tally{ranker: r, counts: histogram.New(r.first().compare)}
	for range r.seatClasses() {
		t.classes = append(t.classes, histogram.New(r.first().compare))
	}
	return t
}

// seatClasses are the classes that some seat may be for: of the reserved lists,
// of the floors, and of a floor within a reserved list. An entry belongs to one
// if it belongs to each class named.
func (r *Ranker) seatClasses() [][]class {
	if r == nil || r.classes == nil {
		return nil
	}
	var out [][]class
	for i := range r.classes.reserved {
		out = append(out, []class{r.classes.reserved[i].members})
	}
	for i := range r.classes.floors {
		f := &r.classes.floors[i]
		out = append(out, []class{f.members})
		for k := range r.classes.reserved {
			if f.of == ofAll || f.of == k+1 {
				out = append(out, []class{f.members, r.classes.reserved[k].members})
			}
		}
	}
	return out
}

// of reports whether an entry belongs to each of some classes.
func (r *Ranker) of(e Entry, classes []class) bool {
	for _, c := range classes {
		at := len(r.keys) + c.column
		if at >= len(e.Values) || e.Values[at].Missing() {
			return false
		}
		read, ok := e.Values[at].read(r.members[c.column].values)
		if !ok || !c.is[read.name(r.members[c.column].values)] {
			return false
		}
	}
	return true
}

// Tally counts those of the entries who passed by their value of the first key.
// The error is a [*ValuesError], [Mistakes] where a value is not of the key's
// kind or missing where the rules refuse that, or [ErrOtherTally] of a ranker
// without keys.
func (r *Ranker) Tally(entries iter.Seq[Entry]) (*Tally, error) {
	if r.first() == nil {
		return nil, ErrOtherTally
	}
	t, c, classes := r.newTally(), r.newCollector(0), r.seatClasses()
	if entries == nil {
		return t, nil
	}
	for e := range entries {
		if !e.Passed {
			continue
		}
		if columns := len(c.columns); len(e.Values) != columns {
			return nil, &ValuesError{ID: e.ID, Got: len(e.Values), Want: columns}
		}
		h, ok := r.first().heightOf(e.Values[0])
		if !ok || h.missing && r.first().missing == MissingRefuse {
			c.value(e.ID, "", 0, &e.Values[0], false)
			continue
		}
		t.counts.Add(h, 1)
		for i, members := range classes {
			if r.of(e, members) {
				t.classes[i].Add(h, 1)
			}
		}
	}
	if err := c.told(); err != nil {
		return nil, err
	}
	return t, nil
}

// Merge adds what another tally of the same ranker counted.
func (t *Tally) Merge(other *Tally) error {
	if t == nil || other == nil || t == other || t.ranker == nil || t.ranker != other.ranker {
		return ErrOtherTally
	}
	t.counts.Merge(other.counts)
	for i := range t.classes {
		t.classes[i].Merge(other.classes[i])
	}
	return nil
}

// Len is how many were counted.
func (t *Tally) Len() int64 {
	if t == nil {
		return 0
	}
	return t.counts.Counts().Total()
}

type writtenHeight struct {
	Value *string `json:"value"` // null: missing
	Count int64   `json:"count"`
}

type writtenTally struct {
	Key     string            `json:"key"`
	Counts  []writtenHeight   `json:"counts"`
	Classes [][]writtenHeight `json:"classes,omitempty"`
}

// MarshalJSON writes how many have each value, best first; tallies that
// counted the same give the same bytes. A listed value is its place in the
// list.
func (t *Tally) MarshalJSON() ([]byte, error) {
	if t == nil || t.ranker == nil {
		return []byte("null"), nil
	}
	k := t.ranker.first()
	out := writtenTally{Key: k.by, Counts: k.write(t.counts)}
	for _, counts := range t.classes {
		out.Classes = append(out.Classes, k.write(counts))
	}
	return json.Marshal(out)
}

func (k *key) write(counts *histogram.Histogram[height]) []writtenHeight {
	out := []writtenHeight{}
	for _, item := range counts.Counts().Items {
		w := writtenHeight{Count: item.Count}
		if h := item.Value; !h.missing {
			text := k.value(h).String()
			if k.listed != nil {
				text = strconv.FormatInt(h.at, 10)
			}
			w.Value = &text
		}
		out = append(out, w)
	}
	return out
}

// ReadTally reads what MarshalJSON of a tally of this ranker wrote.
func (r *Ranker) ReadTally(text []byte) (*Tally, error) {
	if r.first() == nil {
		return nil, ErrOtherTally
	}
	var in writtenTally
	if err := json.Unmarshal(text, &in); err != nil {
		return nil, fmt.Errorf("ranking: this is no tally: %w", err)
	}
	t := r.newTally()
	if in.Key != r.first().by || len(in.Classes) != len(t.classes) {
		return nil, ErrOtherTally
	}
	err := r.first().read(in.Counts, t.counts)
	for i := range t.classes {
		err = errors.Join(err, r.first().read(in.Classes[i], t.classes[i]))
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

func (k *key) read(counts []writtenHeight, into *histogram.Histogram[height]) error {
	for _, w := range counts {
		h, ok := k.written(w.Value)
		if !ok || w.Count < 1 {
			return fmt.Errorf("ranking: this is no tally: one of its values occurs %d times", w.Count)
		}
		into.Add(h, w.Count)
	}
	return nil
}

// written reads a height as it is written.
func (k *key) written(text *string) (height, bool) {
	if text == nil {
		return height{missing: true}, true
	}
	switch {
	case k.listed != nil:
		at, err := strconv.ParseInt(*text, 10, 64)
		return height{at: at}, err == nil && at >= 0 && at <= int64(len(k.listed))
	case k.values == dates:
		d, err := civil.ParseDate(*text)
		v := Date(d)
		return height{at: v.num}, err == nil && v.form == date
	}
	v, err := thituyen.ParseValue(*text)
	return height{number: v}, err == nil
}
