package canonical

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

const (
	everyByte = 0x0101010101010101
	highBits  = 0x80 * everyByte
)

// firstSpecial returns the index within the eight bytes of word of the first
// that is not plain ASCII text (a control character, a quotation mark, a
// backslash, or a byte of a longer character), or 8 when all are plain.
// Borrows between bytes can only flag bytes after a truly special one, so the
// first flag is exact.
func firstSpecial(word uint64) int {
	quotes := (word ^ '"'*everyByte) - everyByte
	backslashes := (word ^ '\\'*everyByte) - everyByte
	controls := word - ' '*everyByte
	return bits.TrailingZeros64((quotes|backslashes|controls|word)&highBits) / 8
}

// scanString checks the string whose first byte after the opening quotation
// mark is at position, and returns the index of the closing one. plain says
// that the raw bytes sort as the text does: no escapes, and no character from
// U+E000 on, where the orders of UTF-8 and UTF-16 part.
func scanString(data []byte, position int) (end int, plain bool, failed *Error) {
	plain = true
	for {
		for position+8 <= len(data) {
			skip := firstSpecial(binary.LittleEndian.Uint64(data[position:]))
			position += skip
			if skip < 8 {
				break
			}
		}
		if position >= len(data) {
			return 0, false, fault(FaultEnd, len(data))
		}
		switch character := data[position]; {
		case character == '"':
			return position, plain, nil
		case character == '\\':
			size, failed := scanEscape(data, position)
			if failed != nil {
				return 0, false, failed
			}
			plain = false
			position += size
		case character >= utf8.RuneSelf:
			// Texts in Vietnamese alternate between one and several bytes:
			// stay here as long as longer characters follow each other.
			for {
				size := longCharacter(data[position:])
				if size == 0 {
					return 0, false, fault(FaultText, position)
				}
				if data[position] >= 0xEE {
					plain = false
				}
				position += size
				if position >= len(data) || data[position] < utf8.RuneSelf {
					break
				}
			}
		case character < ' ':
			return 0, false, fault(FaultEscape, position)
		default:
			position++ // plain bytes among the last seven
		}
	}
}

// longCharacter returns the size of the valid UTF-8 character of two or more
// bytes at the start of data, or 0.
func longCharacter(data []byte) int {
	if len(data) >= 2 && data[0] >= 0xC2 && data[0] <= 0xDF && data[1]&0xC0 == 0x80 {
		return 2
	}
	// 0xE1..0xEC holds Vietnamese letters with marks; all of it is valid.
	if len(data) >= 3 && data[0] >= 0xE1 && data[0] <= 0xEC && data[1]&0xC0 == 0x80 && data[2]&0xC0 == 0x80 {
		return 3
	}
	if character, size := utf8.DecodeRune(data); character != utf8.RuneError || size > 1 {
		return size
	}
	return 0
}

// scanEscape checks the escape at position and returns its size.
func scanEscape(data []byte, position int) (int, *Error) {
	if position+1 >= len(data) {
		return 0, fault(FaultEnd, len(data))
	}
	switch data[position+1] {
	case '"', '\\', 'b', 't', 'n', 'f', 'r':
		return 2, nil
	case 'u':
		if position+6 > len(data) {
			return 0, fault(FaultEnd, len(data))
		}
		character, ok := controlOf(data[position+2 : position+6])
		if !ok || shortEscape(character) != 0 {
			return 0, fault(FaultEscape, position)
		}
		return 6, nil
	}
	return 0, fault(FaultEscape, position)
}

// controlOf reads the four digits of \u00xx in the one form of the RFC: lower
// case, and only for control characters.
func controlOf(digits []byte) (byte, bool) {
	if digits[0] != '0' || digits[1] != '0' || (digits[2] != '0' && digits[2] != '1') {
		return 0, false
	}
	high := (digits[2] - '0') << 4
	switch low := digits[3]; {
	case isDigit(low):
		return high | (low - '0'), true
	case low >= 'a' && low <= 'f':
		return high | (low - 'a' + 10), true
	}
	return 0, false
}

// shortEscape returns the letter of the two-byte escape of a character, or 0.
func shortEscape(character byte) byte {
	switch character {
	case '"', '\\':
		return character
	case '\b':
		return 'b'
	case '\t':
		return 't'
	case '\n':
		return 'n'
	case '\f':
		return 'f'
	case '\r':
		return 'r'
	}
	return 0
}

// unescape returns the character of the escape at the start of data, which has
// been checked, and its size.
func unescape(data []byte) (byte, int) {
	if len(data) < 2 {
		return 0, len(data)
	}
	switch data[1] {
	case 'b':
		return '\b', 2
	case 't':
		return '\t', 2
	case 'n':
		return '\n', 2
	case 'f':
		return '\f', 2
	case 'r':
		return '\r', 2
	case 'u':
		if len(data) < 6 {
			return 0, len(data)
		}
		character, _ := controlOf(data[2:6])
		return character, 6
	}
	return data[1], 2
}

// AppendString appends text as a canonical string with its quotation marks. It
// refuses invalid UTF-8, which includes surrogates, and returns dst unchanged.
func AppendString(dst []byte, text string) ([]byte, error) {
	written, failed := appendString(dst, text)
	if failed != nil {
		return dst, failed
	}
	return written, nil
}

func appendString(dst []byte, text string) ([]byte, *Error) {
	const digits = "0123456789abcdef"
	written := append(dst, '"')
	pending := 0 // start of the text not yet copied
	for position := 0; position < len(text); {
		character := text[position]
		if character >= utf8.RuneSelf {
			decoded, size := utf8.DecodeRuneInString(text[position:])
			if decoded == utf8.RuneError && size == 1 {
				return dst, fault(FaultText, len(dst))
			}
			position += size
			continue
		}
		if character >= ' ' && character != '"' && character != '\\' {
			position++
			continue
		}
		written = append(written, text[pending:position]...)
		if letter := shortEscape(character); letter != 0 {
			written = append(written, '\\', letter)
		} else {
			written = append(written, '\\', 'u', '0', '0', digits[character>>4], digits[character&0xF])
		}
		position++
		pending = position
	}
	written = append(written, text[pending:]...)
	return append(written, '"'), nil
}
