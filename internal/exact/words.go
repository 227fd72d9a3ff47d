package exact

// AddWords returns a + b, and whether it fits in a word.
func AddWords(a, b int64) (int64, bool) { return addInt(a, b) }

// MulWords returns a × b, and whether it fits in a word.
func MulWords(a, b int64) (int64, bool) { return mulInt(a, b) }

// RoundWords rounds num/den, of a positive den, to a whole number by mode. An
// unknown mode panics: it is checked where it is read.
func RoundWords(num, den int64, mode Mode) int64 { return roundQuotient(num, den, mode) }

// CompareWords compares a/b with c/d, of positive b and d: -1, 0 or +1.
func CompareWords(a, b, c, d int64) int {
	return Value{num: a, den: b}.Cmp(Value{num: c, den: d})
}
