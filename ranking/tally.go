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
// key. Tallies of one ranker merge in any order and grouping to the same, and
// what they hold grows with the different values, not with the candidates. So
// a ranking of more than one machine holds is found in parts: [Tally.Border]
// says who may have a seat at all, and [Tally.Bands] what can be ranked apart.
// It is used by one goroutine at a time.
type Tally struct {
	ranker *Ranker
	counts *histogram.Histogram[height]
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
	return &Tally{ranker: r, counts: histogram.New(r.first().compare)}
}

// Tally counts those of the entries who passed by their value of the first key.
// The error is a [*ValuesError], [Mistakes] where a value is not of the key's
// kind or missing where the rules refuse that, or [ErrOtherTally] of a ranker
// without keys.
func (r *Ranker) Tally(entries iter.Seq[Entry]) (*Tally, error) {
	if r.first() == nil {
		return nil, ErrOtherTally
	}
	t, c := r.newTally(), r.newCollector(0)
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

// MarshalJSON writes how many have each value, best first; tallies that
// counted the same give the same bytes. A listed value is its place in the
// list.
func (t *Tally) MarshalJSON() ([]byte, error) {
	if t == nil || t.ranker == nil {
		return []byte("null"), nil
	}
	k, out := t.ranker.first(), []writtenHeight{}
	for _, item := range t.counts.Counts().Items {
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
	return json.Marshal(map[string]any{"key": k.by, "counts": out})
}

// ReadTally reads what MarshalJSON of a tally of this ranker wrote.
func (r *Ranker) ReadTally(text []byte) (*Tally, error) {
	if r.first() == nil {
		return nil, ErrOtherTally
	}
	var in struct {
		Key    string          `json:"key"`
		Counts []writtenHeight `json:"counts"`
	}
	if err := json.Unmarshal(text, &in); err != nil {
		return nil, fmt.Errorf("ranking: this is no tally: %w", err)
	}
	if in.Key != r.first().by {
		return nil, ErrOtherTally
	}
	t := r.newTally()
	for _, w := range in.Counts {
		h, ok := r.first().written(w.Value)
		if !ok || w.Count < 1 {
			return nil, fmt.Errorf("ranking: this is no tally: %s occurs %d times", text, w.Count)
		}
		t.counts.Add(h, w.Count)
	}
	return t, nil
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
