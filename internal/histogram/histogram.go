// Package histogram counts how often each value occurs, in parts that add up to
// the same whatever the order in which they are added.
package histogram

import (
	"slices"
	"sort"
)

// Item is a value and how often it occurs.
type Item[V any] struct {
	Value V
	Count int64
}

// Histogram is how often each value occurs. What it holds grows with the
// different values, not with how often they occur.
type Histogram[V any] struct {
	compare func(a, b V) int
	items   []Item[V]
	sorted  int // so many stand in order, each value once
}

// New makes an empty histogram of values in an order. Values that compare equal
// are one.
func New[V any](compare func(a, b V) int) *Histogram[V] { return &Histogram[V]{compare: compare} }

// slack is how many items may wait to be put in order, beside as many as are.
const slack = 512

// Add notes that a value occurs so many times more.
func (h *Histogram[V]) Add(v V, count int64) {
	h.items = append(h.items, Item[V]{v, count})
	if len(h.items) > 2*h.sorted+slack {
		h.items = h.inOrder(h.items)
		h.sorted = len(h.items)
	}
}

// Merge adds what another histogram counted.
func (h *Histogram[V]) Merge(other *Histogram[V]) {
	if other == nil {
		return
	}
	for _, item := range other.items {
		h.Add(item.Value, item.Count)
	}
}

// inOrder sorts items in place, each value once.
func (h *Histogram[V]) inOrder(items []Item[V]) []Item[V] {
	slices.SortStableFunc(items, func(a, b Item[V]) int { return h.compare(a.Value, b.Value) })
	kept := items[:0]
	for _, item := range items {
		if last := len(kept) - 1; last >= 0 && h.compare(kept[last].Value, item.Value) == 0 {
			kept[last].Count += item.Count
		} else {
			kept = append(kept, item)
		}
	}
	return kept
}

// Counts are the values in order with their counts, as they are now.
func (h *Histogram[V]) Counts() *Counts[V] {
	if h == nil {
		return &Counts[V]{}
	}
	c := &Counts[V]{compare: h.compare, Items: h.inOrder(slices.Clone(h.items))}
	c.upTo = make([]int64, len(c.Items))
	total := int64(0)
	for i, item := range c.Items {
		total += item.Count
		c.upTo[i] = total
	}
	return c
}

// Counts are values in order, each once, with how often it occurs. They never
// change.
type Counts[V any] struct {
	Items   []Item[V]
	compare func(a, b V) int
	upTo    []int64 // how many have each value or one before it
}

// Total is how many there are in all.
func (c *Counts[V]) Total() int64 {
	if c == nil || len(c.upTo) == 0 {
		return 0
	}
	return c.upTo[len(c.upTo)-1]
}

// Around counts who stands before a value, and who has the same.
func (c *Counts[V]) Around(v V) (before, same int64) {
	if c == nil {
		return 0, 0
	}
	i, found := c.find(v)
	if found {
		same = c.Items[i].Count
	}
	return c.Before(i), same
}

// Distinct is how many values stand before one.
func (c *Counts[V]) Distinct(v V) int64 {
	if c == nil {
		return 0
	}
	i, _ := c.find(v)
	return int64(i)
}

func (c *Counts[V]) find(v V) (int, bool) {
	return slices.BinarySearchFunc(c.Items, v, func(item Item[V], v V) int { return c.compare(item.Value, v) })
}

// Before is how many have a value before the i-th.
func (c *Counts[V]) Before(i int) int64 {
	if i == 0 {
		return 0
	}
	return c.upTo[i-1]
}

// UpTo is how many have the i-th value or one before it.
func (c *Counts[V]) UpTo(i int) int64 { return c.upTo[i] }

// At is the index of the value that the k-th has, counted from 0 and below
// [Counts.Total].
func (c *Counts[V]) At(k int64) int {
	return sort.Search(len(c.upTo), func(i int) bool { return c.upTo[i] > k })
}
