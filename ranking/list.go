package ranking

import (
	"iter"
	"slices"
	"sort"

	"github.com/thituyen/thituyen"
	"github.com/thituyen/thituyen/internal/document"
)

// List is who stands where. It is immutable and safe for concurrent use.
type List struct {
	ranker   *Ranker
	columns  []column
	ids      []string // of the placed by row, then of the others
	register register
	placed   int
	others   []NotPlaced
	seed     *string

	rows     []uint32 // the placed, best first
	position []uint32 // of a row in rows
	starts   []uint32 // where in rows each group begins

	postNames  []string // chosen by somebody
	prefs      []preference
	prefStarts []uint32 // by row, where in prefs the choices begin; nil: nobody chooses
	ownPrefs   []uint32 // the choices with values of their own, whose rows of the columns come after the placed
}

// made is the list to ask: of nil or zero, one of nobody.
func (l *List) made() *List {
	if l == nil || l.ranker == nil {
		return &List{ranker: &Ranker{}}
	}
	return l
}

// NotPlaced is a candidate whose standing is not `passed`.
type NotPlaced struct {
	ID  string
	Why []thituyen.Reason
}

// Group is the candidates who share a place.
type Group struct {
	Place thituyen.Value // in the style of the rules; average places may end in .5
	IDs   []string
}

// order sorts the rows and notes the groups.
func (l *List) order() {
	for i := range l.columns {
		l.columns[i].settle()
	}
	s := newSorter(l.columns[:len(l.ranker.keys)], l.ids[:l.placed])
	s.sort()
	l.rows = make([]uint32, l.placed)
	l.position = make([]uint32, l.placed)
	for at, p := range s.pairs {
		l.rows[at] = p.row
		l.position[p.row] = uint32(at)
	}
	l.starts = slices.Clip(s.starts)
}

// drawTies puts every group that no key tells apart in the order of a lot.
func (l *List) drawTies() error {
	if len(l.starts) == l.placed {
		return nil
	}
	if l.seed == nil {
		return thituyen.Mistakes{document.At(thituyen.Path{}.Key("lot_seed"), sentences.Reason("seed_missing"))}
	}
	for g := range l.starts {
		from, to := l.bounds(g)
		if to-from == 1 {
			continue
		}
		for i, id := range Draw(*l.seed, l.group(from, to)) {
			row, _ := l.register.row(id)
			l.rows[from+i], l.position[row] = uint32(row), uint32(from+i)
		}
	}
	l.starts = make([]uint32, l.placed)
	for at := range l.starts {
		l.starts[at] = uint32(at)
	}
	return nil
}

// bounds are where in rows a group begins and where the next one does.
func (l *List) bounds(group int) (from, to int) {
	from, to = int(l.starts[group]), l.placed
	if group+1 < len(l.starts) {
		to = int(l.starts[group+1])
	}
	return from, to
}

// groupAt is the group that a position in rows belongs to.
func (l *List) groupAt(position int) int {
	return sort.Search(len(l.starts), func(g int) bool { return int(l.starts[g]) > position }) - 1
}

func (l *List) id(position int) string { return l.ids[l.rows[position]] }

func (l *List) group(from, to int) []string {
	ids := make([]string, to-from)
	for i := range ids {
		ids[i] = l.id(from + i)
	}
	return ids
}

// find is the position of a placed candidate in rows.
func (l *List) find(id string) (int, bool) {
	row, ok := l.register.row(id)
	if !ok || row >= l.placed {
		return 0, false
	}
	return int(l.position[row]), true
}

// Len is how many candidates are placed.
func (l *List) Len() int { return l.made().placed }

// All goes through the groups, best first. Those of a group stand in the
// order of their ids, which means nothing.
func (l *List) All() iter.Seq[Group] {
	l = l.made()
	return func(yield func(Group) bool) {
		all := l.group(0, l.placed)
		for g := range l.starts {
			from, to := l.bounds(g)
			if !yield(Group{Place: l.place(g), IDs: all[from:to:to]}) {
				return
			}
		}
	}
}

// Order is everybody placed, best first, those who share a place together.
func (l *List) Order() [][]string {
	l = l.made()
	all, order := l.group(0, l.placed), make([][]string, len(l.starts))
	for g := range order {
		from, to := l.bounds(g)
		order[g] = all[from:to:to]
	}
	return order
}

// Ties are the groups that no key tells apart, best first.
func (l *List) Ties() [][]string {
	l = l.made()
	var ties [][]string
	for g := range l.starts {
		if from, to := l.bounds(g); to-from > 1 {
			ties = append(ties, l.group(from, to))
		}
	}
	return ties
}

// Place is a candidate's place, and whether the candidate is placed.
func (l *List) Place(id string) (thituyen.Value, bool) {
	l = l.made()
	position, ok := l.find(id)
	if !ok {
		return thituyen.Value{}, false
	}
	return l.place(l.groupAt(position)), true
}

// place counts in the style of the rules.
func (l *List) place(group int) thituyen.Value {
	from, to := l.bounds(group)
	switch l.ranker.style {
	case Dense:
		return thituyen.Int(int64(group + 1))
	case Modified:
		return thituyen.Int(int64(to))
	case Average: // the mean of from+1 … to
		return thituyen.Fraction(int64(from+1+to), 2)
	}
	return thituyen.Int(int64(from + 1)) // Ordinal too: it has no shared places
}

// Values are what a placed candidate has for each key and each class, in the
// order of [Ranker.Needs].
func (l *List) Values(id string) ([]KeyValue, bool) {
	l = l.made()
	position, ok := l.find(id)
	if !ok {
		return nil, false
	}
	values := make([]KeyValue, len(l.columns))
	for i := range l.columns {
		values[i] = l.columns[i].value(int(l.rows[position]))
	}
	return values, true
}

// NotPlaced are those whose standing is not `passed`, by id, with why.
func (l *List) NotPlaced() []NotPlaced {
	out := slices.Clone(l.made().others)
	for i := range out {
		out[i].Why = slices.Clone(out[i].Why)
	}
	return out
}
