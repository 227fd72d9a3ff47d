package ranking

import "github.com/thituyen/thituyen/internal/histogram"

// Border is where the best so many end, by the first key.
type Border struct {
	// Value is that of the last of them; missing where All.
	Value KeyValue
	Above int64 // how many have a better value
	Same  int64 // how many have just this one: later keys tell who of them is in
	All   bool  // there are no more than asked for

	key  *key
	last height
}

// Contenders says who may be selected, referred or in reserve at all, by the
// first key alone: [Ranker.Rank] of those who do and [List.Select] or
// [List.Choose] seat the same as with everybody, on the same seats. With a
// reserve of all that is everybody.
type Contenders struct {
	ranker  *Ranker
	border  Border
	classes []Border
}

// Contenders finds who may have one of some seats.
//
// Without classes that is whoever reaches the seats and then the reserve. With
// them a floor may unseat as many as there are seats, and each class is looked
// through on its own, as far.
func (t *Tally) Contenders(seats int) Contenders {
	if t == nil || t.ranker == nil {
		return Contenders{border: Border{All: true}}
	}
	r := t.ranker
	out := Contenders{ranker: r}
	reach := int64(max(seats, 0))
	if r.classes != nil {
		reach *= 2
	}
	border := func(counts *histogram.Counts[height]) Border {
		b := borderOf(r.first(), counts, reach)
		switch further := int64(r.reserve.Count + r.among); {
		case b.All || r.reserve.All:
			return borderOf(r.first(), counts, counts.Total())
		case further > 0: // the reserve begins where a tie that was taken whole ends
			return borderOf(r.first(), counts, b.Above+b.Same+further)
		}
		return b
	}
	out.border = border(t.counts.Counts())
	for _, counts := range t.classes {
		out.classes = append(out.classes, border(counts.Counts()))
	}
	return out
}

// Reached reports whether an entry is of the contenders.
func (c Contenders) Reached(e Entry) bool {
	if !e.Passed || len(e.Values) == 0 {
		return false
	}
	if c.border.Reached(e.Values[0]) {
		return true
	}
	for i, members := range c.ranker.seatClasses() {
		if c.ranker.of(e, members) && c.classes[i].Reached(e.Values[0]) {
			return true
		}
	}
	return false
}

// Border is where the best so many end; a number below 0 is 0, and nobody is
// asked for then. Whoever does not reach it is not among them, whatever their
// later keys.
func (t *Tally) Border(count int64) Border {
	if t == nil || t.ranker == nil {
		return Border{All: true}
	}
	return borderOf(t.ranker.first(), t.counts.Counts(), count)
}

func borderOf(k *key, counts *histogram.Counts[height], count int64) Border {
	if count >= counts.Total() {
		return Border{All: true, Above: counts.Total(), key: k}
	}
	if count <= 0 {
		return Border{key: k, last: counts.Items[0].Value, Value: k.value(counts.Items[0].Value)}
	}
	i := counts.At(count - 1)
	item := counts.Items[i]
	return Border{Value: k.value(item.Value), Above: counts.Before(i), Same: item.Count, key: k, last: item.Value}
}

// Reached reports whether a value of the first key is the border's or a better
// one. One that is no value of the key reaches nothing.
func (b Border) Reached(v KeyValue) bool {
	if b.key == nil {
		return b.All
	}
	h, ok := b.key.heightOf(v)
	switch {
	case !ok:
		return false
	case b.All:
		return true
	case b.Above+b.Same == 0:
		return false
	}
	return b.key.compare(h, b.last) <= 0
}

// Band is a stretch of a ranking whose values of the first key no other band
// has, so that it can be ranked apart. A place in it is a place among all once
// Before is added, in every style but dense. A fact that a key uses must be held
// by somebody given to [Ranker.Rank], if by one who did not pass.
type Band struct {
	Before int64 // how many stand above the band
	Count  int64 // how many are in it

	key         *key
	first, last height
}

// Bands cuts the ranking into bands of at most so many, the best first; one
// value of the first key that more than that have is a band of its own. A
// number below 1 is 1.
func (t *Tally) Bands(most int64) []Band {
	if t == nil || t.ranker == nil {
		return nil
	}
	var out []Band
	for i, counts := 0, t.counts.Counts(); i < len(counts.Items); {
		b := Band{Before: counts.Before(i), Count: counts.Items[i].Count, key: t.ranker.first(), first: counts.Items[i].Value, last: counts.Items[i].Value}
		for i++; i < len(counts.Items) && b.Count+counts.Items[i].Count <= max(most, 1); i++ {
			b.Count += counts.Items[i].Count
			b.last = counts.Items[i].Value
		}
		out = append(out, b)
	}
	return out
}

// First and Last are the values of the first key where the band begins and
// ends, both in it.
func (b Band) First() KeyValue { return b.end(b.first) }

// Last is described with [Band.First].
func (b Band) Last() KeyValue { return b.end(b.last) }

func (b Band) end(h height) KeyValue {
	if b.key == nil {
		return KeyValue{}
	}
	return b.key.value(h)
}

// Holds reports whether a value of the first key is in the band.
func (b Band) Holds(v KeyValue) bool { return b.key != nil && b.Side(v) == 0 }

// Side is below 0 where a value of the first key stands above the band, above
// 0 where it stands below it or is no value of the key, and 0 in it.
func (b Band) Side(v KeyValue) int {
	if b.key == nil {
		return 1
	}
	h, ok := b.key.heightOf(v)
	switch {
	case !ok || b.key.compare(h, b.last) > 0:
		return 1
	case b.key.compare(h, b.first) < 0:
		return -1
	}
	return 0
}
