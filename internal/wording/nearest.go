package wording

// Nearest returns the known name closest to a mistyped one, or "" where none
// is near: at most a third of the letters, and never all of them, differ.
func Nearest(name string, known []string) string {
	var buffer [64]rune
	letters := appendRunes(buffer[:0], name)
	best, least := "", len(letters)/3+2
	var other [64]rune
	for _, k := range known {
		if len(k)-len(name) >= 4*least || len(name)-len(k) >= 4*least {
			continue // a letter has at most four bytes
		}
		word := appendRunes(other[:0], k)
		if d := distance(letters, word, least); d < least && d < len(word) {
			best, least = k, d
		}
	}
	return best
}

func appendRunes(to []rune, text string) []rune {
	for _, r := range text {
		to = append(to, r)
	}
	return to
}

// distance counts the letters to insert, drop, replace or swap with their
// neighbour; it gives up at the limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	var rows [3][64]int
	before, last, row := rows[0][:], rows[1][:], rows[2][:]
	if len(b) >= len(before) {
		before, last, row = make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	}
	for j := range last[:len(b)+1] {
		last[j] = j
	}
	lowest := 0 // of the row before, which no later row goes below by more than a swap
	for i := 1; i <= len(a); i++ {
		row[0] = i
		beforeLowest := lowest
		lowest = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			lowest = min(lowest, row[j])
		}
		if min(lowest, beforeLowest+1) >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
