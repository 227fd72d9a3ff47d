package canonical

import (
	"cmp"
	"unicode/utf8"
)

// compareEscaped orders two checked strings, given by their raw bytes between
// the quotation marks, by the UTF-16 code units of their text.
func compareEscaped(left, right []byte) int {
	for len(left) > 0 && len(right) > 0 {
		first, firstSize := nextCharacter(left)
		second, secondSize := nextCharacter(right)
		if first != second {
			return compareCharacters(first, second)
		}
		left, right = left[firstSize:], right[secondSize:]
	}
	return cmp.Compare(len(left), len(right))
}

func nextCharacter(raw []byte) (rune, int) {
	if raw[0] == '\\' {
		character, size := unescape(raw)
		return rune(character), size
	}
	return utf8.DecodeRune(raw)
}

// compareCharacters orders by UTF-16 code units: a character beyond U+FFFF is
// written with surrogates, which sort before U+E000.
func compareCharacters(left, right rune) int {
	if order := cmp.Compare(leadingUnit(left), leadingUnit(right)); order != 0 {
		return order
	}
	return cmp.Compare(left, right)
}

func leadingUnit(character rune) rune {
	if character < 0x10000 {
		return character
	}
	return 0xD800 + (character-0x10000)>>10
}
