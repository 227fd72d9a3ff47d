package ranking

// wordbook holds each different value of a listed key once: a million
// candidates have few.
type wordbook struct {
	key    *key
	known  map[word]uint32
	values []KeyValue
	cells  []int64
}

type word struct {
	form form
	text string
}

func newWordbook(k *key) wordbook {
	return wordbook{key: k, known: map[word]uint32{}}
}

// enter returns the number of a value in the book.
func (b *wordbook) enter(v KeyValue) uint32 {
	w := word{v.form, v.text}
	if v.form == number {
		w.text = v.String()
	}
	if at, ok := b.known[w]; ok {
		return at
	}
	at := uint32(len(b.values))
	b.known[w] = at
	b.values = append(b.values, v)
	b.cells = append(b.cells, b.cell(v))
	return at
}

// cell is the place of a value in the list of the key; those not listed share
// one after the last.
func (b *wordbook) cell(v KeyValue) int64 {
	if v.Missing() {
		return none
	}
	if at, ok := b.key.listed[v.name(b.key.values)]; ok {
		return at
	}
	return int64(len(b.key.listed))
}
