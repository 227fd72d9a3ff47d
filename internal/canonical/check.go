package canonical

import "bytes"

// MaxDepth is how deep containers may nest: [[]] is 2 deep, a bare string 0.
const MaxDepth = 64

// Check reports whether data is exactly one value in canonical form. It reads
// the bytes once, allocates nothing unless it finds a fault, and returns an
// [*Error] for the first one.
func Check(data []byte) error { return CheckWithin(data, 0) }

// CheckWithin is Check for a value that will stand inside outer containers, so
// that the whole stays within [MaxDepth].
func CheckWithin(data []byte, outer int) error {
	if found := check(data, MaxDepth-max(outer, 0)); found != nil {
		return found
	}
	return nil
}

// keySpan remembers the latest key of an open object. A span that starts at 0
// is no key: byte 0 of a value that contains a key is a bracket.
type keySpan struct {
	start, end int
	plain      bool
}

// check is a loop over an explicit stack rather than a recursion: hostile
// nesting costs no goroutine stack, and the latest key of each open object is
// at hand for the comparison of keys.
func check(data []byte, limit int) *Error {
	var (
		keys     [MaxDepth + 1]keySpan
		isObject [MaxDepth + 1]bool
		depth    int
		position int
	)
	for {
		// A value starts here.
		if position >= len(data) {
			return fault(FaultEnd, position)
		}
		switch character := data[position]; {
		case character == '"':
			end, _, failed := scanString(data, position+1)
			if failed != nil {
				return failed
			}
			position = end + 1
		case character == '{' || character == '[':
			if depth >= limit {
				return fault(FaultDepth, position)
			}
			depth++
			isObject[depth] = character == '{'
			keys[depth] = keySpan{}
			position++
			if position < len(data) && data[position] == character+2 { // {} or []
				position++
				depth--
				break
			}
			if character == '[' {
				continue
			}
			next, failed := checkKey(data, position, &keys[depth])
			if failed != nil {
				return failed
			}
			position = next
			continue
		case character == '-' || isDigit(character):
			_, end, failed := scanInteger(data, position)
			if failed != nil {
				return failed
			}
			position = end
		default:
			end, failed := scanWord(data, position)
			if failed != nil {
				return failed
			}
			position = end
		}

		// A value ended here: close containers until another value must start.
		for {
			if depth == 0 {
				if position == len(data) {
					return nil
				}
				return trailing(data, position)
			}
			if position >= len(data) {
				return fault(FaultEnd, position)
			}
			character := data[position]
			if character == ',' {
				position++
				break
			}
			closing := byte(']')
			if isObject[depth] {
				closing = '}'
			}
			if character != closing {
				return unexpected(data, position)
			}
			position++
			depth--
		}
		if isObject[depth] {
			next, failed := checkKey(data, position, &keys[depth])
			if failed != nil {
				return failed
			}
			position = next
		}
	}
}

// checkKey checks the key and colon at position and that the key sorts after
// the latest one, which it then replaces.
func checkKey(data []byte, position int, latest *keySpan) (int, *Error) {
	if position >= len(data) {
		return 0, fault(FaultEnd, position)
	}
	if data[position] != '"' {
		return 0, unexpected(data, position)
	}
	start := position + 1
	end, plain, failed := scanString(data, start)
	if failed != nil {
		return 0, failed
	}
	if latest.start != 0 {
		order := 0
		before, key := data[latest.start:latest.end], data[start:end]
		if plain && latest.plain {
			order = bytes.Compare(before, key)
		} else {
			order = compareEscaped(before, key)
		}
		if order == 0 {
			return 0, fault(FaultDuplicateKey, position)
		}
		if order > 0 {
			return 0, fault(FaultKeyOrder, position)
		}
	}
	*latest = keySpan{start: start, end: end, plain: plain}
	position = end + 1
	if position >= len(data) {
		return 0, fault(FaultEnd, position)
	}
	if data[position] != ':' {
		return 0, unexpected(data, position)
	}
	return position + 1, nil
}

// scanWord checks null, true or false at position and returns its end.
func scanWord(data []byte, position int) (int, *Error) {
	var word string
	switch data[position] {
	case 'n':
		word = "null"
	case 't':
		word = "true"
	case 'f':
		word = "false"
	default:
		return 0, unexpected(data, position)
	}
	rest := data[position:]
	if len(rest) < len(word) {
		if string(rest) == word[:len(rest)] {
			return 0, fault(FaultEnd, len(data))
		}
		return 0, fault(FaultSyntax, position)
	}
	if string(rest[:len(word)]) != word {
		return 0, fault(FaultSyntax, position)
	}
	return position + len(word), nil
}

// unexpected tells white space from other bytes that may not stand here.
func unexpected(data []byte, position int) *Error {
	if isWhiteSpace(data[position]) {
		return fault(FaultWhiteSpace, position)
	}
	return fault(FaultSyntax, position)
}

func trailing(data []byte, position int) *Error {
	if isWhiteSpace(data[position]) {
		return fault(FaultWhiteSpace, position)
	}
	return fault(FaultTrailing, position)
}

func isWhiteSpace(character byte) bool {
	return character == ' ' || character == '\t' || character == '\n' || character == '\r'
}

func isDigit(character byte) bool { return character >= '0' && character <= '9' }
