package ranking

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"
)

// Draw draws a lot: it returns the ids in the order of SHA-256 over the seed,
// a newline and the id, as UTF-8, lowest first. Seed and ids are taken as
// they stand. The ids given are left as they are; their order changes nothing.
//
// Whoever has the seed and the ids redraws it. With the ids in a file, one a
// line, this prints them in the same order:
//
//	while IFS= read -r id; do printf '%s %s\n' "$(printf '%s\n%s' "$seed" "$id" | sha256sum | cut -c1-64)" "$id"; done < ids.txt | LC_ALL=C sort | cut -d' ' -f2-
func Draw(seed string, ids []string) []string {
	tickets := make([]ticket, len(ids))
	var text []byte
	for i, id := range ids {
		tickets[i], text = ticketOf(text, seed, id)
	}
	slices.SortFunc(tickets, func(a, b ticket) int {
		if c := bytes.Compare(a.sum[:], b.sum[:]); c != 0 {
			return c
		}
		return strings.Compare(a.id, b.id)
	})
	out := make([]string, len(ids))
	for i, t := range tickets {
		out[i] = t.id
	}
	return out
}

type ticket struct {
	sum [sha256.Size]byte
	id  string
}

// ticketOf draws for one id; the text is room to write in.
func ticketOf(text []byte, seed, id string) (ticket, []byte) {
	text = append(append(append(text[:0], seed...), '\n'), id...)
	return ticket{sha256.Sum256(text), id}, text
}
