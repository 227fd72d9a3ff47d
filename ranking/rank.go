package ranking

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
	"github.com/thituyen/thituyen/internal/wording"
)

// Entry is one candidate of a case.
type Entry struct {
	ID     string
	Passed bool // the standing is `passed`: only such are placed
	// Why says why not, where not passed. It is shown and decides nothing.
	Why []thituyen.Reason
	// Values answer [Ranker.Needs] one by one. Those of a candidate who did
	// not pass may be left out, save that a fact counts as held by somebody
	// only where it stands here.
	Values []KeyValue
	// Choices are the posts that the candidate chooses and may have, best
	// first, where there are several; see [List.Allocate].
	Choices []Preference
}

// ValuesError is a wrong call of [Ranker.Rank]: an entry whose values do not
// answer [Ranker.Needs] one by one.
type ValuesError struct {
	ID        string
	Got, Want int
}

func (e *ValuesError) Error() string {
	if e == nil {
		e = &ValuesError{}
	}
	return fmt.Sprintf("ranking: entry %q has %d values where Ranker.Needs asks for %d: give one for each, KeyValue{} for what is missing", e.ID, e.Got, e.Want)
}

// Rank puts the candidates in order. The order of the entries changes
// nothing. The seed is that of the lot, nil where none was drawn; it is asked
// for only where a lot decides something.
//
// What is wrong in the case is returned as [Mistakes], all of it: ids given
// twice or unfit to be ids, values that are missing where the rules refuse
// that, values of another kind than the key's, a fact that a key uses and no
// candidate holds, a lot without a seed. A wrong call is a [*ValuesError].
func (r *Ranker) Rank(entries []Entry, seed *string) (*List, error) {
	return r.rank(slices.Values(entries), len(entries), seed)
}

// RankAll is [Ranker.Rank] for candidates who come one at a time: nothing of
// an entry but its id and reasons is kept, so its Values may be written over
// for the next.
func (r *Ranker) RankAll(entries iter.Seq[Entry], seed *string) (*List, error) {
	if entries == nil {
		entries = slices.Values([]Entry(nil))
	}
	return r.rank(entries, 0, seed)
}

func (r *Ranker) rank(entries iter.Seq[Entry], count int, seed *string) (*List, error) {
	r = r.made()
	c := r.newCollector(count)
	for e := range entries {
		if err := c.add(e); err != nil {
			return nil, err
		}
	}
	placed := len(c.ids)
	c.ownValues()
	list := &List{ranker: r, columns: c.columns, placed: placed, seed: copied(seed), postNames: c.postNames, prefs: c.prefs, prefStarts: c.prefStarts, ownPrefs: c.ownPrefs}
	slices.SortFunc(c.others, func(a, b NotPlaced) int { return strings.Compare(a.ID, b.ID) })
	list.others = c.others
	for _, other := range c.others {
		c.ids = append(c.ids, other.ID)
	}
	list.ids = c.ids
	var repeated []int
	list.register, repeated = enrol(c.ids)
	c.repeated(repeated)
	c.unheld()
	if err := c.told(); err != nil {
		return nil, err
	}
	list.order()
	if r.ties == TiesLot {
		if err := list.drawTies(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// collector turns entries into columns.
type collector struct {
	ranker   *Ranker
	columns  []column
	ids      []string // of the placed, a row each
	others   []NotPlaced
	held     []bool // by key: some candidate has a value
	mistakes []caseMistake

	postNames  []string
	postOf     map[string]uint32
	prefs      []preference
	prefStarts []uint32
	own        []ownValues
	ownPrefs   []uint32
}

// ownValues are those of a choice, kept until all the placed have their rows.
type ownValues struct {
	row, pref int
	values    []KeyValue
	own       []bool // by column: differs from the candidate's
}

type caseMistake struct {
	id  string
	key int
	thituyen.Mistake
}

func (r *Ranker) newCollector(count int) *collector {
	keys := r.columns()
	c := &collector{ranker: r, columns: make([]column, len(keys)), ids: make([]string, 0, count), held: make([]bool, len(keys))}
	for i := range c.columns {
		c.columns[i] = column{key: &keys[i], cells: make([]int64, 0, count)}
		if keys[i].listed != nil {
			c.columns[i].words = make([]uint32, 0, count)
			c.columns[i].book = newWordbook(&keys[i])
		}
	}
	return c
}

func (c *collector) add(e Entry) error {
	if len(e.Values) != len(c.columns) && (e.Passed || len(e.Values) > 0) {
		return &ValuesError{ID: e.ID, Got: len(e.Values), Want: len(c.columns)}
	}
	if !plainID(e.ID) && !document.ValidID(e.ID) {
		c.mistake(e.ID, -1, thituyen.Path{}.Key("candidates").Key(e.ID), "candidate_id", wording.P("found", e.ID))
	}
	for _, choice := range e.Choices {
		if choice.Values != nil && len(choice.Values) != len(c.columns) {
			return &ValuesError{ID: e.ID, Got: len(choice.Values), Want: len(c.columns)}
		}
		for i, v := range choice.Values {
			c.held[i] = c.held[i] || !v.Missing()
		}
	}
	if !e.Passed {
		for i, v := range e.Values {
			c.held[i] = c.held[i] || !v.Missing()
		}
		c.others = append(c.others, NotPlaced{ID: e.ID, Why: slices.Clone(e.Why)})
		return nil
	}
	c.room()
	c.ids = append(c.ids, e.ID)
	for i := range e.Values {
		c.value(e.ID, "", i, &e.Values[i], len(e.Choices) > 0 && c.everywhere(e, i))
	}
	c.choices(e)
	return nil
}

// everywhere reports whether a candidate has a value of their own at each of
// the posts they choose, where posts have orders of their own: what else they
// have or lack then decides nothing.
func (c *collector) everywhere(e Entry, i int) bool {
	if c.ranker.allocate != ByStable {
		return false
	}
	for _, choice := range e.Choices {
		if choice.Values == nil || choice.Values[i].Missing() {
			return false
		}
	}
	return true
}

// choices keeps the choices of the candidate whose row was added last.
func (c *collector) choices(e Entry) {
	row := len(c.ids) - 1
	if len(e.Choices) == 0 && c.prefStarts == nil {
		return
	}
	for len(c.prefStarts) <= row {
		c.prefStarts = append(c.prefStarts, uint32(len(c.prefs)))
	}
	for _, choice := range e.Choices {
		post, known := c.postOf[choice.Post]
		if !known {
			if c.postOf == nil {
				c.postOf = map[string]uint32{}
			}
			post = uint32(len(c.postNames))
			c.postOf[choice.Post] = post
			c.postNames = append(c.postNames, choice.Post)
		}
		if choice.Values != nil {
			own := ownValues{row: row, pref: len(c.prefs), values: slices.Clone(choice.Values), own: make([]bool, len(c.columns))}
			for i, v := range choice.Values {
				own.own[i] = v != e.Values[i]
			}
			c.own = append(c.own, own)
		}
		c.prefs = append(c.prefs, preference{post, uint32(row)})
	}
}

// ownValues gives the values of choices rows after those of the placed.
func (c *collector) ownValues() {
	if c.prefStarts != nil {
		for len(c.prefStarts) <= len(c.ids) {
			c.prefStarts = append(c.prefStarts, uint32(len(c.prefs)))
		}
	}
	for k, own := range c.own {
		id, post := c.ids[own.row], c.postNames[c.prefs[own.pref].post]
		for i := range c.columns {
			if !own.own[i] {
				c.columns[i].again(own.row)
				continue
			}
			c.value(id, post, i, &own.values[i], false)
		}
		c.prefs[own.pref].row = uint32(len(c.ids) + k)
		c.ownPrefs = append(c.ownPrefs, uint32(own.pref))
	}
}

// room doubles what is full: append alone would grow by a quarter, and copy a
// million rows many times over.
func (c *collector) room() {
	if len(c.ids) < cap(c.ids) {
		return
	}
	more := max(len(c.ids), 64)
	c.ids = slices.Grow(c.ids, more)
	for i := range c.columns {
		column := &c.columns[i]
		column.cells = slices.Grow(column.cells, more)
		if column.words != nil {
			column.words = slices.Grow(column.words, more)
		}
	}
}

// value adds a value to a column, one that is true for a post alone where one is
// named; needless says that nobody looks at it.
func (c *collector) value(id, post string, i int, v *KeyValue, needless bool) {
	column := &c.columns[i]
	k := column.key
	if v.Missing() {
		if k.missing == MissingRefuse && !needless {
			c.mistake(id, i, k.source.path(id, post), "value_missing", wording.P("id", id), wording.P("key", k.title))
		}
		column.add(*v)
		return
	}
	c.held[i] = true
	if v.form == number && k.values == numbers {
		column.add(*v)
		return
	}
	read, ok := v.read(k.values)
	if !ok {
		c.mistake(id, i, k.source.path(id, post), "value_unfit",
			wording.P("id", id), wording.P("key", k.title), wording.P("type", typeWords[k.values]), wording.P("found", *v))
		return
	}
	column.add(read)
}

func (c *collector) mistake(id string, key int, at thituyen.Path, code string, params ...thituyen.Param) {
	reason := sentences.Reason(code, params...)
	if key >= 0 {
		reason = reason.Under(c.columns[key].key.clause)
	}
	c.mistakes = append(c.mistakes, caseMistake{id, key, document.At(at, reason)})
}

func (c *collector) repeated(rows []int) {
	for _, row := range rows {
		c.mistake(c.ids[row], -1, thituyen.Path{}.Key("candidates").Key(c.ids[row]), "candidate_twice", wording.P("id", c.ids[row]))
	}
}

// unheld reports the facts that no candidate of the case holds.
func (c *collector) unheld() {
	for i, held := range c.held[:len(c.ranker.keys)] {
		if k := c.ranker.keys[i]; k.source.Kind == FactValue && !held && len(c.ids) > 0 {
			c.mistake("", i, thituyen.Path{}.Key("candidates"), "fact_unheld", wording.P("name", k.source.Name), wording.P("key", k.title))
		}
	}
}

// told returns the mistakes in an order that does not depend on that of the
// entries.
func (c *collector) told() error {
	slices.SortFunc(c.mistakes, func(a, b caseMistake) int {
		return cmp.Or(strings.Compare(a.id, b.id), a.key-b.key, strings.Compare(a.Mistake.Error(), b.Mistake.Error()))
	})
	out := make(thituyen.Mistakes, len(c.mistakes))
	for i, m := range c.mistakes {
		out[i] = m.Mistake
	}
	return document.Join(out).Err()
}

// plainID reports whether an id is of letters and marks that need no closer
// look.
func plainID(id string) bool {
	if id == "" || len(id) > 200 {
		return false
	}
	for i := range len(id) {
		if id[i] <= ' ' || id[i] >= 0x7f {
			return false
		}
	}
	return true
}
